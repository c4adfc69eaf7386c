"""Plain tables as a workbook: frozen header, filter, nothing that a cell's text could set off."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from drafting.frozen import frozen

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575
"""Rows that a sheet holds below its header."""
_LONGEST: Final = 32_000
MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook says it was made: the same content gives the same bytes."""

_FACE: Final = {"font_name": "宋体", "font_size": 11}
_BODY: Final = {**_FACE, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
_COUNT: Final = {**_BODY, "align": "center", "num_format": '0;-0;""'}
"""No count is an empty cell: what there is stands out."""
_PROPERTIES: Final = "docProps/core.xml"
_A4: Final = 9
_HEAD: Final = 20
_LINE: Final = 15
"""Points of one line."""
_MOST_LINES: Final = 27
"""A row is at most 409 points high."""

Value = str | int


@frozen
class Sheet:
    """`columns` are (heading, width in characters), `tints` the background of cells that hold just these words.

    Rows beyond what a sheet holds are told in its last one.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Value]]
    tints: Mapping[str, str] = field(default_factory=dict)


def write_tables(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes. Rows are taken one at a time and never held."""
    from xlsxwriter import Workbook

    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, options) as book:
        book.set_properties({"created": MADE})
        looks = _Looks(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, looks)
    return target.getvalue()


def is_as_written(data: bytes) -> bool:
    """Whether a workbook is as it was written here: whatever program has saved it since has said so in its properties."""
    try:
        with ZipFile(BytesIO(data)) as book:
            return book.read(_PROPERTIES) == _own_properties()
    except (BadZipFile, KeyError, OSError, zlib.error, NotImplementedError):
        return False


@cache
def _own_properties() -> bytes:
    with ZipFile(BytesIO(write_tables([Sheet("空", (("空", 1),), ())]))) as book:
        return book.read(_PROPERTIES)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._tinted: dict[str, Format] = {}
        self.head = book.add_format({**_FACE, "bold": True, "bg_color": "#DDEBF7", "border": 1, "border_color": "#BFBFBF", "valign": "vcenter", "align": "center"})
        self.body = book.add_format(_BODY)
        self.count = book.add_format(_COUNT)

    def of(self, value: Value, tints: Mapping[str, str]) -> Format:
        colour = tints.get(value) if isinstance(value, str) else None
        if colour is None:
            return self.body
        if colour not in self._tinted:
            self._tinted[colour] = self._book.add_format({**_BODY, "bg_color": colour})
        return self._tinted[colour]


def _write(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, looks.head)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(0.4, 0.4, 0.6, 0.6)
    page.set_footer(f"&L{sheet.name}&R第 &P 页，共 &N 页")
    page.set_row(0, _HEAD)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last == MOST_ROWS:
            page.write_string(last, 0, "行数超过一张表的上限，其余没有列出", looks.body)
            break
        page.set_row(last, _LINE * max(map(_lines, row, (width for _, width in sheet.columns))))
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(last, column, value, looks.count)
            elif value:
                page.write_string(last, column, value[:_LONGEST], looks.of(value, sheet.tints))
            else:
                page.write_blank(last, column, None, looks.body)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _lines(value: Value, width: int) -> int:
    """How many lines a cell takes: not every program makes a row as high as its text."""
    if isinstance(value, int) or len(value) * 2 <= width:
        return 1
    return min(_MOST_LINES, -(-sum(1 if each < "\u2000" else 2 for each in value[:_LONGEST]) // width))
