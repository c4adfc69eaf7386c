"""By whose trade a group is, before its names are looked up."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.names.words.name_words import says_less
from drafting.model.general_words import of_any_trade
from tests.load.validating import HEAD, accepted, tree_of

CATALOGUE = """\
灾情:
  别名: [防灾]
  行业: [应急]
  应急演练: {计量单位: 次, 别名: [演练]}
  预警信息: {计量单位: 条, 别名: [预警]}
  检查点: {计量单位: 处, 别名: [检查]}
村路:
  行业: [交通]
  近组: [治理]
  村组道路: {计量单位: 公里, 别名: [道路]}
  护路员: {计量单位: 名}
治理:
  门类: {队伍各项: {计量单位: [支, 名], 含: [队伍, 人员]}}
  志愿者: {计量单位: 名}
渔业:
  限本组: [安全检查]
  渔船: {计量单位: 艘}
  安全检查: {计量单位: 次, 别名: [渔船安全检查]}
"""
KNOWN = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]


@pytest.mark.parametrize(
    ("body", "groups"),
    [
        # of a wider word, and most names say nothing of the group
        ("{应急: {检查: 9次, 救援: 3次}}", {"应急": ["检查", "救援"]}),
        ("{应急工作: {检查: 9处, 救援: 3次}}", {"应急工作": ["检查", "救援"]}),
        ("{交通: {道路: 9公里}}", {"交通": ["道路"]}),
        ("{交通: {队伍: 9支, 工作人员: 8名}}", {"交通": ["队伍", "工作人员"]}),
        # most say themselves that they are its; what does not is not looked up
        ("{应急: {演练: 9次, 预警: 3条}}", {"灾情": ["应急演练", "预警信息"]}),
        ("{应急: {演练: 9次, 检查: 3处}}", {"灾情": ["应急演练", "检查"]}),
        ("{交通: {护路员: 9名, 公交车: 3辆}}", {"村路": ["护路员", "公交车"]}),
        # another name of the same group is the group
        ("{防灾: {检查: 9处}}", {"灾情": ["检查点"]}),
        # what any trade has goes to no other group, and what a group keeps to itself is not read in another
        ("{村路: {队伍: 9支, 护路员: 2名}}", {"村路": ["队伍", "护路员"]}),
        ("{学校: {志愿者: 9名}}", {"学校": ["志愿者"]}),
        ("{渔业: {渔船: 9艘}, 安全: {检查: 3次}}", {"渔业": ["渔船"], "安全": ["检查"]}),
    ],
)
def test_a_name_is_looked_up_in_the_group_whose_trade_it_is(body: str, groups: dict[str, list[str]]) -> None:
    indicators = accepted(f"{HEAD}指标: {body}\n", known=KNOWN).indicators
    assert {group: list(node.children) for group, node in indicators.items()} == groups


@pytest.mark.parametrize("name", ["检查", "安全检查", "志愿者", "工作人员", "项目", "资金", "培训人数"])
def test_what_every_trade_has_says_nothing_of_whose_it_is(name: str) -> None:
    assert of_any_trade(name)


@pytest.mark.parametrize("name", ["渔船检查", "干部培训", "企业培训", "饮水工程", "护路员"])
def test_a_word_of_a_trade_says_it(name: str) -> None:
    assert not of_any_trade(name)


@pytest.mark.parametrize(
    ("name", "real", "less"),
    [("道路", "村组道路", True), ("安全检查", "渔船安全检查", True), ("公路", "农村公路", False), ("造林", "造林面积", False), ("道路", "道路", False), ("通组路", "村组道路", False)],
)
def test_a_name_with_the_words_left_out_that_say_of_what_it_is(name: str, real: str, less: bool) -> None:
    assert says_less(name, real) is less
