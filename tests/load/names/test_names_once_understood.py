"""What was once read, as a heading of a table or as a name in a group of one's own, is read by every later catalogue too."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.tables.heading_names import Headings, Meaning
from drafting.load.tables.heading_places import Unclear
from drafting.model.catalogue import Entry
from tests.shipped import shipped

_LIBRARY = shipped()
_CATALOGUE = _LIBRARY.catalogue("rural/township")
_UNITS = _LIBRARY.units_of("rural/township")
_ONCE: Final = {
    name: tuple(where.split())
    for name, _, where in (line.partition("\t") for line in (Path(__file__).parent / "names_once_understood.tsv").read_text("utf-8").splitlines())
}
"""Name or alias of an earlier catalogue → where it was understood: 表头 by itself over a column, 数据 in any group."""

_WITHDRAWN: Final = {
    "环卫工人": "not only 保洁员 of villages",
    "招商项目": "of any trade, not of farming",
    "招商引资项目": "of any trade, not of farming",
    "道路": "roads that there are, of any kind, not those built for villages",
    "新修道路": "roads of any kind",
    "专题研究": "a session of any body, not only a 专题会议",
    "住院救治": "people treated, not 住院报销",
    "供水管网": "pipes that there are, not those renewed",
    "入户核查": "a check, not 排查走访",
    "公岗安置脱贫劳动力": "those out of poverty alone, not all that hold a post",
    "公益岗增收": "what people earn more, not what is paid out",
    "公益性岗位增收": "what people earn more, not what is paid out",
    "单位包村": "villages or bodies",
    "发现问题": "found by whom?",
    "帮扶干部选派": "帮扶干部 are those with households of their own to help, not those who live in the village",
    "撤换驻村干部": "not 召回",
    "派驻单位": "bodies that send, or are sent to",
    "省直单位": "a part of 帮扶单位",
    "采购销售农副产品": "bought and sold together",
    "转移就业培训": "a part of 技能培训",
    "低收入人口": "by income, or as the office of civil affairs has them on its list",
    "到位资金": "of which money?",
    "总投资": "of all projects, of the model villages, of the fields built",
    "完成投资": "of all projects, of the model villages, of the fields built",
    "累计完成投资": "of all projects, of the model villages, of the fields built",
    "累计开工项目": "of all projects, of the model villages",
    "受益人数": "of the water, of a project, of a partner's help",
    "受益群众": "of the water, of a project, of a partner's help",
    "惠及人口": "of the water, of a project, of a partner's help",
    "惠及群众": "of the water, of a project, of a partner's help",
    "补助资金": "for houses, for pupils, for machines",
    "奖补资金": "for crops, for machines, for solar plants",
    "兑现奖补资金": "for crops, for machines, for solar plants",
    "带动农户": "by crops, by beasts, by solar plants",
    "总产值": "of the fields, of the fish ponds, of all",
    "面积": "of the county, of its fields, of what was leased",
    "农户": "all of them, or those of a trial village",
    "户数": "all of them, or those that borrowed",
    "惠及农户": "all of them, or those of a trial village",
    "惠及户数": "all of them, or those that borrowed",
    "组": "of the villages, or of a team",
    "排查农户": "those that were asked are not all that there are",
    "排查户数": "those that were asked are not all that there are",
    "秋季学期资助": "of one term, not of the year",
    "春季学期资助": "of one term, not of the year",
    "特色农产品保险": "a part of 农业保险",
    "种植业保险": "a part of 农业保险",
    "招标采购中": "not yet 完成招标",
    "集中式电站": "a part of 光伏电站",
    "社区工厂": "in a place that people were moved to, or in any village",
    "一单式结算": "another way to settle than 一站式",
    "义务教育学生资助": "a part of those who are helped",
    "义务教育资助": "a part of those who are helped",
    "义务教育阶段学生资助": "a part of those who are helped",
    "大学新生资助": "a part of 大学资助",
    "职业教育补助": "any help for 职业教育, not 雨露计划 alone",
    "薄弱学校改造": "a programme, not the mending of 校舍",
    "改善办学条件学校": "a programme, not the mending of 校舍",
    "农林牧渔业增加值": "with the services of the trade, which 第一产业 is without",
    "国家级示范村镇": "a part of 示范村镇",
    "带动脱贫户和监测户": "with those who are watched",
    "涉及脱贫户和边缘户": "with those on the edge, and only concerned",
    "带户合作社": "a part of the 合作社",
    "带贫合作社": "a part of the 合作社",
    "带户龙头企业": "a part of the 龙头企业",
    "永农范围现状耕地": "the fields that there are within 永久基本农田",
    "科技特派团": "a team, not those who are sent",
    "自种自养补助": "a part of 奖补资金",
    "车间带动农户": "helped along, not employed",
    "边缘户就业": "a part of those who are watched",
    "道德模范评选": "a choosing, not those who were chosen",
}
"""Names that claimed more than they say: a word on the column (or the name's own words in the report), never a stop."""

_OF_ITS_GROUP: Final = frozenset(("风险户",))
"""No longer taken from any group to one: it is at risk of poverty, not of having no water."""


class _AnyFigure:
    def may_be(self, entry: Entry, figure: Any) -> bool:  # noqa: ARG002
        return True

    def takes(self, entry: Entry, figure: Any, *, strictly: bool) -> bool:  # noqa: ARG002
        return True

    def unit_of(self, figure: Any) -> str:  # noqa: ARG002
        return ""


def test_a_heading_once_understood_is_understood() -> None:
    headings = Headings(_CATALOGUE, _UNITS)
    read = {name: headings.read([name]) for name, where in _ONCE.items() if "表头" in where}
    assert len(read) > 2800
    assert [name for name, meaning in read.items() if isinstance(meaning, Unclear) and meaning.fatal] == []
    assert [name for name, meaning in read.items() if name not in _WITHDRAWN and (meaning is None or isinstance(meaning, Unclear))] == []


def test_a_name_once_at_home_in_any_group_is_at_home() -> None:
    known = KnownNames(_CATALOGUE, _AnyFigure())
    names = [name for name, where in _ONCE.items() if "数据" in where]
    assert len(names) > 2500
    assert [name for name in names if name not in {*_WITHDRAWN, *_OF_ITS_GROUP} and known.home(name, None) is None] == []


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("公益性岗位（个）", ("指标", "就业", "公益岗位")),
        ("光伏电站（座）", ("指标", "产业", "光伏电站")),
        ("生猪出栏（头）", ("指标", "粮食耕地", "生猪出栏")),
        ("劳动力（人）", ("指标", "概况", "劳动力")),
        ("农机（台）", ("指标", "产业", "农机")),
    ],
)
def test_a_name_that_another_group_keeps_to_itself_means_the_one_that_is_left(heading: str, path: tuple[str, ...]) -> None:
    meaning = Headings(_CATALOGUE, _UNITS).read([heading])
    assert isinstance(meaning, Meaning)
    assert meaning.path == path


@pytest.mark.parametrize("heading", ["总投资（万元）", "完成投资（万元）", "到位资金（万元）", "帮扶措施（条）"])
def test_of_groups_that_all_have_such_an_indicator_none_is_guessed_and_none_stops_the_table(heading: str) -> None:
    meaning = Headings(_CATALOGUE, _UNITS).read([heading])
    assert isinstance(meaning, Unclear)
    assert not meaning.fatal
    assert "写明是哪一个" in meaning.hint


def test_below_the_group_that_keeps_it_the_name_means_its_own() -> None:
    meaning = Headings(_CATALOGUE, _UNITS).read(["光伏", "公益性岗位（个）"])
    assert isinstance(meaning, Meaning)
    assert meaning.path == ("指标", "光伏", "光伏岗位")


@pytest.mark.parametrize(("heading", "path"), [("道路（公里）", "乡村建设.道路"), ("新修道路（公里）", "乡村建设.新修道路"), ("招商项目（个）", "产业.招商项目")])
def test_what_says_too_little_in_a_group_of_ones_own_is_a_column_of_its_own(heading: str, path: str) -> None:
    """Read by its own name, and told where it was put: the table is of the field."""
    meaning = Headings(_CATALOGUE, _UNITS).read([heading])
    assert isinstance(meaning, Meaning)
    assert meaning.path == ("指标", *path.split("."))
    assert meaning.assumed
