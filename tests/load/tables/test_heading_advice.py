"""What a message says to write over a column is read when it is written there."""

from __future__ import annotations

import re

import pytest

from drafting.load.tables.heading_names import Headings
from drafting.load.tables.heading_places import Unclear
from tests.shipped import shipped

TEMPLATE = "rural/township"
LIBRARY = shipped()
HEADINGS = Headings(LIBRARY.catalogue(TEMPLATE), LIBRARY.units_of(TEMPLATE))
KEYS = ("", "任务", "任务数", "完成率", "同比", "上年", "计划")
NAMES = (
    "务工", "务工人数", "培训", "培训人次", "贷款", "车间", "公岗", "医保", "资金", "项目", "监测户", "监测", "危房改", "改厕户", "省外", "余额", "保险", "低保金",
    "脱贫户", "补贴", "网格", "路灯", "饮水", "厕所", "垃圾", "合作社", "土地流转", "农机", "粮食", "大棚", "分红", "村集体", "帮扶责任", "驻村", "党员", "宣讲",
)  # fmt: skip


def advised(hint: str) -> list[str]:
    """The headings that a hint says to write; of 组名.指标名 the form alone."""
    named = re.fullmatch(r"(?:写成|只写|写明是哪一个：|是其中一个的，照这样写：|是不是|是)[ “]?(.+?)”?(?:？|的，照这样写；不是的，写明组名：(.+))?", hint)
    found = [*named[1].split("、"), *filter(None, named.groups()[1:])] if named else []
    return [each for each in found if "指标名" not in each and "如 " not in each]


def typed_out(heading: str) -> list[tuple[str, str]]:
    """(heading that was advised, how it is read)"""
    found = HEADINGS.read([heading])
    return [(each, HEADINGS.read([each])) for each in advised(found.hint)] if isinstance(found, Unclear) else []


@pytest.mark.parametrize("key", KEYS)
def test_the_heading_that_is_advised_is_read(key):
    said = [pair for name in NAMES for pair in typed_out(name + key)]
    assert len(said) > 10
    assert [(written, found.hint) for written, found in said if isinstance(found, Unclear)] == []


@pytest.mark.parametrize("key", ["任务", "完成率", "上年同期"])
def test_a_key_that_is_typed_is_in_what_is_advised(key):
    said = [written for name in NAMES if name != "余额" for written, _ in typed_out(name + key)]
    assert [written for written in said if key not in written] == []


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("务工任务", "写明是哪一个：就业.务工就业.任务、搬迁.搬迁群众就业.任务"), ("培训人次", "写明是哪一个：帮扶力量.驻村培训.人次、就业.技能培训.人次"),
        ("计划务工就业", "写成 就业.务工就业.任务"), ("目标", "写成 组名.指标名.任务，或者放在那个指标的右边一列"),
    ],
)
def test_what_is_advised(heading, hint):
    found = HEADINGS.read([heading])
    assert isinstance(found, Unclear)
    assert found.hint == hint


@pytest.mark.parametrize(
    ("heading", "first"), [("人均收入", "收入.农民人均收入"), ("种植面积", "产业.特色种植"), ("人均收入任务", "收入.农民人均收入.任务")]
)
def test_names_that_hold_all_of_a_heading_are_advised_first(heading, first):
    assert typed_out(heading)[0][0] == first


@pytest.mark.parametrize("heading", ["经办服务.满意率（%）", "窗口管理.办件", "参保.缴费.任务（万元）"])
def test_a_heading_that_names_its_group_with_a_dot_is_of_that_group(heading):
    general = Headings(LIBRARY.catalogue("general/annual"), LIBRARY.units_of("general/annual"))
    found = general.read([heading], ("指标", "参保", "缴费"))
    assert not isinstance(found, Unclear)
    assert found is not None
    assert (".".join(map(str, found.path[1:])), found.assumed) == (heading.partition("（")[0], False)


def test_words_that_say_of_whom_are_asked_about():
    assert isinstance(HEADINGS.read(["妇女.务工就业"]), Unclear)


def test_what_anything_may_have_is_of_the_heading_above_it():
    """演练 below 防灾减灾 is no 安全生产.演练, and 完成时间 is no 已完成."""
    general = Headings(LIBRARY.catalogue("general/annual"), LIBRARY.units_of("general/annual"))
    assert general.read(["防灾减灾", "演练"]).path == ("指标", "防灾减灾", "演练")
    assert HEADINGS.read(["养老服务.产值"]).path == ("指标", "养老服务", "产值")
    assert HEADINGS.read(["渔业生产.产值"]).path == ("指标", "渔业", "产值")
    assert general.read(["防灾减灾.演练"]).path == ("指标", "防灾减灾", "演练")
    assert general.read(["完成时间"]).hint == "写明是哪一组的：组名.完成时间，或者在它上面单独一行写组名"


@pytest.mark.parametrize(
    ("lines", "path"),
    [
        (["组名.职工.参训（人）"], "组名.职工.参训"),
        (["职工", "组名.职工.参训（人）"], "组名.职工.参训"),
        (["组名.职工", "参训（人）"], "组名.职工.参训"),
        (["培训", "人才.培训.参训（人）"], "人才.培训.参训"),
        (["应急.演练", "次数（次）"], "应急.演练.次数"),
        (["危房改造", "住房.危房改造.任务"], "住房.危房改造.任务"),
    ],
)
def test_a_group_that_is_typed_is_taken_though_the_name_below_it_is_one_of_another_group(lines, path):
    found = Headings(LIBRARY.catalogue("general/annual"), LIBRARY.units_of("general/annual")).read(lines)
    assert found is not None
    assert not isinstance(found, Unclear), found.hint
    assert (".".join(map(str, found.path[1:])), found.assumed) == (path, False)


@pytest.mark.parametrize("template", [TEMPLATE, "general/annual"])
def test_the_heading_that_is_advised_is_read_below_the_words_that_stand_above_it(template):
    headings = Headings(LIBRARY.catalogue(template), LIBRARY.units_of(template))
    above = ("培训", "演练", "项目", "资金", "农机", "村集体", "应急", "人才", "监测对象", "生产", "驻村", "执法")
    below = ("参训（人）", "次数", "完成投资（万元）", "户数", "完成率", "新增（个）", "排名", "总投资", "项目个数", "脱贫户（户）", "县级（万元）")
    refused = [(upper, each) for upper in above for lower in below if isinstance(found := headings.read([upper, lower]), Unclear) for each in advised(found.hint)]
    assert len(refused) > 3
    assert [pair for pair in refused if isinstance(headings.read(list(pair)), Unclear)] == []


def test_whose_it_is_is_asked_with_what_to_leave_out():
    found = HEADINGS.read(["妇女", "就业.务工就业（人）"])
    assert isinstance(found, Unclear)
    assert found.hint == "是分类的，只写 就业.务工就业，不写“妇女”；是其中一部分的，写成 就业.务工就业.其中.妇女"
