"""The 核对单 as a person opens it: nothing is hidden in a row too low, answers are chosen, the same form is the same bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from drafting.blocks.confirmation import CHOICE, NEW, Confirmation, Question
from drafting.writers.confirmation import write_confirmation

SHORT = Question("住房.危房改造.户", "改造危房【8户】。", "8户")
LONG = Question(
    "监测帮扶.监测对象.构成.脱贫不稳定户.人",
    "截至11月底，全镇共识别防止返贫监测对象126户348人，包括脱贫不稳定户38户【105人】、边缘易致贫户49户135人、突发严重困难户39户108人…",
    "105人",
    "信息系统中累计识别的三类户，含已消除风险的户",
)
COMPUTED = Question("住房.危房改造.完成率", "完成率【100%】。", "100%", computed=True)
FORM = Confirmation("示例乡2026年工作总结", "示例乡 2026年", (("县住建局", (SHORT, LONG, COMPUTED)), ("县住建局/二股", (SHORT,))))
FIRST = 5  # the row below the header, from 1


def opened() -> Worksheet:
    return load_workbook(BytesIO(write_confirmation(FORM))).worksheets[0]


def test_a_row_is_as_high_as_the_lines_of_its_sentence() -> None:
    sheet = opened()
    low, high = (sheet.row_dimensions[FIRST + place].height for place in (0, 1))
    assert low is not None
    assert high is not None
    assert low >= 15
    assert high >= 4 * 14  # 66 characters in a column of 18


def test_an_answer_is_chosen_from_a_list_and_computed_figures_take_none() -> None:
    sheet = opened()
    chosen = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert chosen == {f"G{FIRST}": '"无误,更正为"', f"G{FIRST + 1}": '"无误,更正为"'}
    locked = [[sheet.cell(row, column + 1).protection.locked for column in (CHOICE, NEW)] for row in range(FIRST, FIRST + 3)]
    assert locked == [[False, False], [False, False], [True, True]]
    assert sheet.protection.sheet


def test_the_same_form_gives_the_same_bytes_on_any_day() -> None:
    data = write_confirmation(FORM)
    assert data == write_confirmation(FORM)
    with ZipFile(BytesIO(data)) as book:
        assert b"2000-01-01T00:00:00Z</dcterms:created>" in book.read("docProps/core.xml")
        assert {each.date_time for each in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
