"""What the words around a figure say of it, in a text about problems."""

from __future__ import annotations

import pytest

from drafting.model.shortcomings import FIGURE, Shortcomings
from tests.shipped import shipped

WORDS = shipped().faults().shortcomings


@pytest.mark.parametrize("before", ["尚有", "库房存在漏雨", "仍缺教师", "恳请新增编制"])
def test_the_clause_says_that_it_is_lacking(before: str) -> None:
    assert WORDS.says_lacking(before)
    assert not WORDS.says_lacking(f"{before}较多，建成")


@pytest.mark.parametrize(("before", "behind"), [("仅有执业医师", "，"), ("床位只有", "。"), ("有", "不通客车"), ("", "消防验收没有通过"), ("全县", "酸化。")])
def test_there_are_too_few_of_it(before: str, behind: str) -> None:
    assert WORDS.says_too_few(before, behind)


@pytest.mark.parametrize(("before", "behind"), [("接待游客", "，过夜的不多"), ("建成", "但不够用"), ("改造", f"、{FIGURE}没有完成")])
def test_what_is_lacking_of_another_thing_is_not_of_it(before: str, behind: str) -> None:
    assert not WORDS.says_too_few(before, behind)


@pytest.mark.parametrize("before", ["虽有帮扶车间", f"虽建成{FIGURE}、", "尽管培训", "今年实施供水工程", "发放"])
def test_it_was_done(before: str) -> None:
    assert WORDS.says_done(before)


@pytest.mark.parametrize("before", [f"虽建成{FIGURE}，但仍有", "未完成", "需要改造", "建议新建", "实施滞后项目", "落实不到位的企业", "完成率", "没有开展", "实施改造，库房"])
def test_it_was_not(before: str) -> None:
    assert not WORDS.says_done(before)


def test_names_say_what_falls_short_and_what_was_done() -> None:
    names = ("失能老人", "停业民宿", "校舍维修", "适配辅具", "更新滞后", "龙头企业", "零研发规上企业")
    assert [name for name in names if WORDS.is_short(name)] == ["失能老人", "停业民宿", "更新滞后"]
    assert [name for name in names if WORDS.is_work(name)] == ["校舍维修", "适配辅具"]
    assert [name for name in names if WORDS.is_merit(name)] == ["龙头企业"]


@pytest.mark.parametrize("behind", [f"，停运{FIGURE}。", f"，有隐患{FIGURE}", f"，其中{FIGURE}停运", f"（破损{FIGURE}）", f"，有安防设施的仅{FIGURE}。"])
def test_a_part_of_it_falls_short(behind: str) -> None:
    assert WORDS.says_what_part_falls_short(behind)


@pytest.mark.parametrize("behind", ["，停运的不少。", f"。停运{FIGURE}", f"，其中{FIGURE}在城区", f"，群众反映强烈，停运{FIGURE}", ""])
def test_nothing_is_said_of_a_part(behind: str) -> None:
    assert not WORDS.says_what_part_falls_short(behind)


def test_a_remedy_by_itself_does_not_say_of_what() -> None:
    assert [name for name in ("整治", "已整改", "帮销", "路面整治", "培训") if WORDS.is_remedy(name)] == ["整治", "已整改", "帮销"]


def test_an_organization_is_nothing_that_was_done() -> None:
    assert [before for before in ("社会组织失联", "党组织空转", "组织培训", "社会组织组织活动") if WORDS.says_done(before)] == ["组织培训", "社会组织组织活动"]


def test_only_what_is_to_be_had_anew_is_wished_for() -> None:
    assert [before for before in ("建议新建小学", "恳请增加校车", "建议支持资金", "建议核定编制", "建议提高", "希望关心孤儿") if WORDS.says_lacking(before)] == ["建议新建小学", "恳请增加校车", "建议支持资金", "建议核定编制"]


def test_what_is_not_needed_is_not_wished_for() -> None:
    assert not WORDS.says_lacking("无需新增人员")


def test_what_is_wished_for_may_stand_behind_the_figure() -> None:
    assert WORDS.says_wanted("建议县财政支持", "资金用于改造")
    assert not WORDS.says_wanted("建议支持", "孤儿")
    assert not WORDS.says_wanted("建议对到位的", "资金加强监管")
    assert not WORDS.says_wanted("已支持", "资金")
    assert not Shortcomings({}).says_wanted("建议支持", "资金")


def test_a_house_without_words_knows_of_none() -> None:
    nothing = Shortcomings({})
    said = [nothing.says_lacking("尚有"), nothing.says_too_few("仅有", "不够"), nothing.says_done("建成"), nothing.says_enough("", "，但"), nothing.is_short("滞销"), nothing.is_remedy("整治"), nothing.says_what_part_falls_short(f"，停运{FIGURE}")]
    assert not any(said)


@pytest.mark.parametrize(("before", "behind"), [("已加固", "座"), ("已经疏通", "处"), ("养殖", "头，但"), ("养殖", "但规模小"), ("", "中，"), ("", "当中，"), ("", "里，"), ("", "以内、")])
def test_there_is_enough_of_it(before: str, behind: str) -> None:
    assert WORDS.says_enough(before, behind)


@pytest.mark.parametrize(("before", "behind"), [("已有", "座"), ("已达到", "处"), ("已超过", "处"), ("养殖", "头。但规模小"), ("", "座中国结"), ("已加固，停运", "座"), ("已经加固了全县所有乡镇的", "座")])
def test_that_there_is_enough_is_not_said(before: str, behind: str) -> None:
    assert not WORDS.says_enough(before, behind)


def test_too_few_are_those_right_behind_the_word() -> None:
    assert WORDS.says_too_few("仅有执业医师", "，")
    assert not WORDS.says_too_few("仅有的几家重点企业带动周边", "，")


def test_what_is_denied_is_no_merit_and_what_is_needed_is_asked_for() -> None:
    assert [name for name in ("龙头企业", "无龙头企业", "零专利企业", "企业") if WORDS.is_merit(name)] == ["龙头企业"]
    assert [name for name in ("需购置扫描仪", "急需护理员", "购置扫描仪", "刚需商品房") if WORDS.is_asked_for(name)] == ["需购置扫描仪", "急需护理员"]
