"""Marks by which people say that a figure is none yet, in texts."""

from __future__ import annotations

import pytest

from drafting.quantities.unsettled import marks_in


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("新修公路【待确认】公里", "【待确认】"),
        ("新修公路【此处待补】", "【此处待补】"),
        ("新修公路【请补充】", "【请补充】"),
        ("新修公路［户数待补］", "［户数待补］"),
        ("新修公路10公里（数据待核）", "（数据待核）"),
        ("新修公路10公里（待核，问交通局）", "（待核，问交通局）"),
        ("新修公路10公里（待复核）", "（待复核）"),
        ("新修公路10公里（此处补数）", "（此处补数）"),
        ("新修公路10公里（待定）", "（待定）"),
        ("新修公路待补公里", "待补"),
        ("【待补：里程", "【待补：里程"),
    ],
)
def test_holds_up_a_final_copy_however_it_is_typed(words: str, mark: str) -> None:
    assert [each[0] for each in marks_in(words)] == [mark]


@pytest.mark.parametrize(
    "words",
    ["（待核定后拨付）", "（待核销款项12万元）", "待核准项目3个", "（待核准项目3个）", "新申报风电项目3个（待核准）", "（已核实）", "待补贴资金", "待补充", "待补个人账户", "（含待补栽面积）", "【待办事项】", "【请示报告】", "（选址待定）", "【待核销款项】", "［待核销款项］", "【待定点采购】", "〔待定向培养〕"],
)
def test_what_is_said_of_checking_is_none(words: str) -> None:
    assert list(marks_in(words)) == []
