"""Which name is offered for one that nobody knows."""

from __future__ import annotations

import pytest

from drafting.model.names import closest, probable_typo


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("风险消除户数", ("风险未消除户",)),
        ("新增监测对象", ("监测对象",)),
        ("已整改问题", ("未整改问题",)),
        ("合格饮水户", ("不合格饮水户",)),
        ("贷款", ("逾期贷款",)),
    ],
)
def test_a_name_of_another_meaning_is_never_offered(name, known):
    assert closest(name, known) is None
    assert probable_typo(name, known) is None


@pytest.mark.parametrize(("name", "found"), [("农产品销售额", "农产品网络销售额"), ("在建项目", "基建项目")])
def test_a_name_with_more_words_in_it_is_no_typo(name, found):
    assert probable_typo(name, (found,)) is None


def test_a_typo_still_finds_its_name():
    assert closest("监测对像", ("监测对象", "未消除")) == "监测对象"
    assert probable_typo("未消除风险人囗", ("未消除风险人口",)) == "未消除风险人口"
