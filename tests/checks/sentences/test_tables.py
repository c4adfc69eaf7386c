"""The rows of totals in tables that are already written."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.tables import total_rows
from drafting.diagnostics import Place
from tests.checks.sentences.saying import UNITS

HEAD = ["序号", "乡镇", "户数", "投资（万元）", "完成率", "岗位"]


def told(*rows: list[str]) -> list[str]:
    places = [[Place(f"表[{line}.{column}]") for column in range(len(row))] for line, row in enumerate(rows)]
    return [each.message for each in total_rows(rows, places, UNITS)]


@pytest.mark.parametrize(
    "rows",
    [
        (HEAD, ["1", "东乡", "86", "12.5", "91%", "3"], ["2", "西乡", "75", "7.5", "95%", "4"], ["合计", "", "161", "20", "93%", "7"]),
        (HEAD, ["合计", "", "161", "20.0", "93%", "7"], ["1", "东乡", "86", "12.5", "91%", "3"], ["2", "西乡", "75", "7.5", "95%", "4"]),
        (HEAD, ["1", "东乡", "86户", "12.5", "—", ""], ["2", "西乡", "75户", "7.5", "95%", "4"], ["", "总计", "161户", "20", "", "4"]),
        (
            HEAD, ["1", "东乡", "86", "1", "", "3"], ["2", "西乡", "75", "2", "", "4"], ["", "小计", "161", "3", "", "7"],
            ["3", "南乡", "10", "4", "", "1"], ["4", "北乡", "20", "5", "", "1"], ["", "小计", "30", "9", "", "2"], ["", "合计", "191", "12", "", "9"],
        ),
        # a table that adds nothing up
        (HEAD, ["1", "东乡", "86", "12.5", "", "3"], ["2", "西乡", "75", "7.5", "", "4"], ["合计", "", "999", "99", "", "9"]),
        (HEAD, ["1", "东乡", "86", "待补", "", "3"], ["2", "西乡", "75", "7.5", "", "4"], ["合计", "", "161", "99", "", "7"]),
    ],
)  # fmt: skip
def test_what_adds_up_or_cannot_be_added_is_no_fault(rows):
    assert told(*rows) == []


def test_the_one_column_that_does_not_is_told():
    rows = (HEAD, ["1", "东乡", "86", "12.5", "91%", "3"], ["2", "西乡", "75", "7.5", "95%", "4"], ["合计", "", "161", "21", "93%", "7"])
    assert told(*rows) == ["投资（万元）：合计写的是21，各行相加是20，差1"]
