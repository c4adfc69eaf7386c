"""Words of which each excludes the others."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.listed.axes import of_one_axis


@pytest.mark.parametrize(
    "names",
    [
        ("小学", "初中", "高中", "幼儿园"),
        ("小学在校生", "初中在校生"),
        ("民事案件", "刑事"),  # the rest is not said again
        ("水田", "旱地"),
        ("县道", "乡道", "村道"),
        ("春茶", "夏茶", "秋茶"),
        ("高级职称", "中级职称", "初级职称"),
        ("旧存", "新收"),
        ("村卫生室", "卫生院", "医院"),
    ],
)
def test_what_is_of_one_word_of_an_axis_is_of_none_of_its_others(names):
    assert of_one_axis(names)


@pytest.mark.parametrize(
    "names",
    [
        ("工业投资", "民间投资", "技改投资"),
        ("涉农贷款", "小微贷款", "绿色贷款"),
        ("老年人口", "女性人口"),
        ("公益林", "国有林"),
        ("开工", "完工"),
        ("民事案件", "涉企民事案件"),
        ("小学", "小学"),
        ("农村小学", "城区初中"),
        ("", "小学"),
        ("水稻", "优质稻"),
    ],
)
def test_what_may_be_of_both_is_not(names):
    assert not of_one_axis(names)
