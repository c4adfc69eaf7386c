"""A thing that stands where groups stand: it goes into the group that knows its sides, and none of them loses its name."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, codes, tree_of, validate
from tests.saying import say
from tests.shipped import shipped

CATALOGUE = """\
畜牧: {牲畜存栏: {计量单位: 头, 别名: [存栏]}, 生猪存栏: {计量单位: 头}, 能繁母猪: {计量单位: 头}}
渔业: {产值: 元}
产业: {别名: [特产], 近组: [畜牧], 蔬菜: {计量单位: 亩, 别名: [蔬菜面积]}, 合作社: 家}
"""
KNOWN = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        ("{生猪: {存栏: 9头, 能繁母猪: 3头}}", {"畜牧": ["生猪存栏", "能繁母猪"]}),
        ("{生猪: {存栏: 9头, 规模场: 3个}, 甲: {乙: 1户}}", {"畜牧": ["生猪存栏", "生猪"], "甲": ["乙"]}),
        ("{畜牧: {牲畜存栏: 8头}, 生猪: {存栏: 9头}}", {"畜牧": ["牲畜存栏", "生猪存栏"]}),
        ("{畜牧: {生猪: {规模场: 3个}}, 生猪: {存栏: 9头}}", {"畜牧": ["生猪存栏", "生猪"]}),
        ("{蔬菜: {面积: 9亩, 产值: 8元}}", {"产业": ["蔬菜"]}),
        # what the catalogue does not know, or knows as a group, stays
        ("{肉牛: {规模场: 9头}}", {"肉牛": ["规模场"]}),
        ("{特产: {蔬菜: 9亩}}", {"产业": ["蔬菜"]}),
        ("{本地生猪: {存栏: 9头}}", {"本地生猪": ["存栏"]}),
        # mostly sides that nobody knows, or things of its own: a group
        ("{生猪: {存栏: 9头, 规模场: 3个, 保险: 5元}}", {"生猪": ["存栏", "规模场", "保险"]}),
        ("{生猪: {存栏: 9头, 规模场: {新建: 3个}}}", {"生猪": ["存栏", "规模场"]}),
        ("{项目: {存栏: 9头}}", {"项目": ["存栏"]}),
    ],
)
def test_it_stands_in_the_group_of_its_sides(body: str, read_as: dict[str, list[str]]) -> None:
    indicators = accepted(f"{HEAD}指标: {body}\n", known=KNOWN).indicators
    assert {group: list(node.children) for group, node in indicators.items()} == read_as


def test_texts_and_formulas_may_call_it_as_it_was_typed() -> None:
    data = "生猪: {存栏: 9头, 规模场: 3个}\n甲: {别的: =生猪.存栏}"
    own = "好: 存栏{{ 生猪.存栏 }}，规模场{{ 生猪.规模场 }}。"
    assert say("{% 文字材料 好 %}{% 文字材料完 %}", data, catalogue=CATALOGUE, own=own) == "存栏9头，规模场3个。"


THINGS = ["生猪", "肉牛", "羊", "家禽", "蔬菜", "水稻", "小麦", "玉米", "大豆", "柑橘", "茶叶", "水果", "食用菌", "中药材", "水产", "高标准农田", "撂荒地", "厕所", "垃圾", "污水", "农机", "公益岗"]
SIDES = ["面积", "产量", "产值", "存栏", "出栏", "能繁母猪", "合作社", "村", "水面", "收入", "户", "整治", "建设", "人数", "补贴"]


@pytest.mark.parametrize("thing", THINGS)
def test_no_advice_takes_a_side_away_from_its_thing(thing: str) -> None:
    """D104 sent 面积 of 蔬菜 to 概况, where it is the land of the county."""
    known = shipped().catalogue("rural")
    for side in SIDES:
        found = validate(f"{HEAD}指标: {{{thing}: {{{side}: 3亩, 某某: 5户}}}}\n", known=known)[1]
        assert not [each.message for each in found if each.code == "D104" and side not in (known.homes if len(side) > 2 else ())]


def test_of_what_is_left_below_a_thing_nothing_is_said() -> None:
    known = shipped().catalogue("rural")
    assert codes(f"{HEAD}指标: {{畜牧: {{羊: {{存栏: 68头, 保险: 5户}}}}}}\n", known=known) == []


@pytest.mark.parametrize("thing", ["生猪", "肉牛", "羊"])
def test_a_task_beside_several_sides_is_that_of_the_one_that_has_tasks(thing: str) -> None:
    """羊 is 羊存栏 where it stands alone: it took the task of what was sold."""
    animals = accepted(f"{HEAD}指标: {{畜牧: {{{thing}: {{存栏: 68头, 出栏: 112头, 任务: 120头}}}}}}\n", known=shipped().catalogue("rural")).indicators["畜牧"].children
    assert {name: str(node.target.value) for name, node in animals.items() if node.target} == {f"{thing}出栏": "120头"}


def test_a_side_beside_a_figure_takes_its_task_along_and_a_twin_is_told() -> None:
    known = shipped().catalogue("rural")
    animals = accepted(f"{HEAD}指标: {{畜牧: {{生猪: {{数值: 6800头, 出栏: 11200头, 出栏任务: 12000头}}}}}}\n", known=known).indicators["畜牧"].children
    assert {name: str(node.target.value) for name, node in animals.items() if node.target} == {"生猪出栏": "12000头"}
    dataset = accepted(f"{HEAD}指标: {{产业: {{蔬菜: {{数值: 9亩, 产值: 8元}}, 蔬菜产值: 9元}}}}\n", known=known)
    assert [tuple(map(str, twice.figures)) for twice in dataset.twice] == [("8元", "9元")]


def test_a_thing_that_is_all_spread_may_be_called_as_it_was_typed() -> None:
    assert say("{% 文字材料 好 %}{% 文字材料完 %}", "生猪: {存栏: 9头}", catalogue=CATALOGUE, own="好: 存栏{{ 生猪.存栏 }}。") == "存栏9头。"
