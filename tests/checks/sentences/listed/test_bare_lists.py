"""Lists whose figures have no unit of their own."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


def test_they_are_in_the_unit_of_what_they_divide():
    assert holding("到位资金1500万元，其中省级500、市级300、县级700。") == ["1500万元 = 500 + 300 + 700"]
    assert holding("到位资金1500万元，其中省级500万、市级300万、县级700万元。") == ["1500万元 = 500万 + 300万 + 700万元"]
    assert wrong("到位资金1500万元，其中省级500万、市级300万、县级900万元。") == ["1500万元 ≠ 500万 + 300万 + 900万元 = 1700万元"]
    assert wrong("完成投资1500万元，其中省级500、市级300、县级900。") == ["1500万元 ≠ 500 + 300 + 900 = 1700万元"]


@pytest.mark.parametrize(
    "text",
    [
        "到位资金1500万元，其中省级500、市级300、县级600。",  # others may have given the rest
        "到位资金1500万元，其中省级500、市级300、县级900等。",
        "到位资金1500万元，其中省级500万元、重点项目3。",
        "到位资金1500万元，其中省级500、市级约300、县级900。",
        "检查企业120家，其中A级50、B级80项问题。",
        "到位资金1500万元，其中省级500、市级300万元、县级900。",
        "到位资金1500万元，增长12%，其中项目3。",
    ],
)
def test_what_may_leave_something_out_is_no_fault(text):
    assert wrong(text) == []


def test_money_of_different_governments_is_no_more_than_all_of_it():
    assert wrong("到位资金1500万元，其中中央700万元、省级500万元、市级400万元。") == ["1500万元 ≠ 700万元 + 500万元 + 400万元 = 1600万元"]
    assert wrong("到位资金1500万元，其中省级以上1200万元、中央900万元。") == []
    assert wrong("龙头企业40家，其中国家级5家、省级12家、市级30家。") == []  # one may be of several levels
