"""The 数据核对单 as a workbook: a sheet per department, to be filled in or printed and signed."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any, Final

from drafting.blocks.confirmation import CHOICE, FIGURE, HEADER, NEW, RIGHT, SUBJECT, WRONG, Confirmation, Question
from drafting.patterns import lazy
from drafting.writers.title import width
from drafting.writers.xlsx import MADE

_WIDTHS: Final = (5, 18, 38, 13, 22, 11, 9, 14, 18)
_SIZE: Final = 11.0  # points
_SMALL: Final = 9.0
_BOLD: Final = 1.1  # how much wider bold figures run
_LEADING: Final = 1.35
_FORBIDDEN: Final = lazy(r"[\[\]:*?/\\]")
_LONGEST: Final = 31  # characters of a sheet's name
_FIRST: Final = 3  # the row of the header, from 0
_PADDING: Final = 5  # points above and below the text of a row, together
_INTENT: Final = (
    f"请逐项核对“数”一栏：没有问题的在“核对”一栏选“{RIGHT}”；有问题的选“{WRONG}”，并在后一栏填上正确的数和单位。"
    "灰底的数由程序算出，不用填。其他栏不能改。"
)


def write_confirmation(form: Confirmation) -> bytes:
    """The bytes of an .xlsx. Only 核对 and 更正后的数 can be filled in; the protection has no password."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        looks = _Looks(book)
        names: set[str] = set()
        for provider, questions in form.sheets:
            _sheet(book, looks, form, provider, questions, _sheet_name(provider, names))
    return out.getvalue()


class _Looks:
    def __init__(self, book: Any) -> None:
        base = {"font_name": "宋体", "font_size": _SIZE, "valign": "vcenter", "text_wrap": True}
        boxed = {**base, "border": 1}
        self.title = book.add_format({**base, "font_name": "黑体", "font_size": 16, "align": "center"})
        self.intent = book.add_format({**base, "font_size": 10})
        self.header = book.add_format({**boxed, "bold": True, "align": "center", "bg_color": "#D9E2F3"})
        self.text = book.add_format(boxed)
        self.small = book.add_format({**boxed, "font_size": _SMALL})
        self.middle = book.add_format({**boxed, "align": "center"})
        self.figure = book.add_format({**boxed, "bold": True, "align": "center"})
        self.computed = book.add_format({**boxed, "align": "center", "bg_color": "#EDEDED"})
        self.open = book.add_format({**boxed, "align": "center", "locked": False, "bg_color": "#FFF8DC"})
        self.signed = book.add_format(base)


def _sheet(
    book: Any, looks: _Looks, form: Confirmation, provider: str, questions: tuple[Question, ...], name: str
) -> None:
    sheet = book.add_worksheet(name)
    last = len(HEADER) - 1
    sheet.merge_range(0, 0, 0, last, f"{form.title}数据核对单（{provider}）", looks.title)
    sheet.merge_range(1, 0, 1, last, _INTENT, looks.intent)
    sheet.merge_range(2, 0, 2, last, f"{SUBJECT}{form.subject}", looks.intent)
    sheet.set_row(0, 28)
    sheet.set_row(1, 32)
    for column, (heading, room) in enumerate(zip(HEADER, _WIDTHS, strict=True)):
        sheet.set_column(column, column, room)
        sheet.write_string(_FIRST, column, heading, looks.header)
    for number, question in enumerate(questions, 1):
        _row(sheet, looks, _FIRST + number, number, question)
    end = _FIRST + len(questions)
    sheet.write_string(end + 2, 2, "核对人（签字）：", looks.signed)
    sheet.write_string(end + 2, 4, "负责人（签字）：", looks.signed)
    sheet.write_string(end + 2, 6, "日期：", looks.signed)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    sheet.freeze_panes(_FIRST + 1, FIGURE + 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _row(sheet: Any, looks: _Looks, row: int, number: int, question: Question) -> None:
    """One figure; its choice is a list, and the field beside it takes any figure as people type it."""
    figure = looks.computed if question.computed else looks.figure
    sheet.set_row(row, _height(question))
    cells = (str(number), question.path, question.sentence, question.figure, question.definition, question.as_of)
    formats = (looks.middle, looks.small, looks.text, figure, looks.small, looks.middle)
    for column, (text, look) in enumerate(zip(cells, formats, strict=True)):
        sheet.write_string(row, column, text, look)
    for column in (CHOICE, NEW):
        sheet.write_blank(row, column, None, looks.computed if question.computed else looks.open)
    sheet.write_string(row, NEW + 1, question.note, looks.small)
    if not question.computed:
        rule = {
            "validate": "list",
            "source": [RIGHT, WRONG],
            "error_title": "请选择",
            "error_message": f"只能选“{RIGHT}”或“{WRONG}”",
        }
        sheet.data_validation(row, CHOICE, row, CHOICE, rule)


def _height(question: Question) -> float:
    """Points: not every program fits a row to what is wrapped in it, so the lines are counted here."""
    texts = (
        (question.path, 1, _SMALL),
        (question.sentence, 2, _SIZE),
        (question.figure, 3, _SIZE * _BOLD),
        (question.definition, 4, _SMALL),
        (question.as_of, 5, _SIZE),
        (question.note, NEW + 1, _SMALL),
    )
    return _PADDING + max(_lines(text, _WIDTHS[column], size) * size * _LEADING for text, column, size in texts)


def _lines(text: str, room: int, size: float) -> int:
    """How many lines a text takes in a column of `room` digits of the default size."""
    return max(1, ceil(width(text) * 2 * size / _SIZE / (room - 1)))


def _sheet_name(provider: str, taken: set[str]) -> str:
    """The provider's name as Excel takes it, never twice (case is not told apart)."""
    bare = _FORBIDDEN.sub(" ", provider).strip(" '") or "未注明"
    name, number = bare[:_LONGEST], 2
    while name.lower() in taken or name.lower() == "history":
        tail = f"（{number}）"
        name, number = f"{bare[: _LONGEST - len(tail)]}{tail}", number + 1
    taken.add(name.lower())
    return name
