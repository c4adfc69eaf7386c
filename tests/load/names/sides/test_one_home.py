"""The sides of one thing stand in one group, wherever the thing is given."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, codes, tree_of

CATALOGUE = """\
产业: {近组: [粮食, 畜牧], 羊存栏: {计量单位: 只, 别名: [羊]}, 蔬菜: {计量单位: 亩, 别名: [蔬菜面积], 子项: [产量]}}
粮食: {近组: [产业], 生猪存栏: {计量单位: 头}, 生猪出栏: {计量单位: 头}, 蔬菜产量: {计量单位: 吨}, 油菜: {计量单位: 亩, 别名: [油菜面积]}}
畜牧: {限本组: [牛存栏], 生猪存栏: {计量单位: 头}, 生猪出栏: {计量单位: 头}, 牛存栏: {计量单位: 头}, 牛出栏: {计量单位: 头, 别名: [出栏牛]}, 羊存栏: {计量单位: 只}, 羊出栏: {计量单位: 只}}
协作: {所属: [协作地区], 近组: [畜牧]}
"""


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        ("{产业: {牛: {存栏: 6头, 出栏: 2头}, 甲: 5户}}", {"产业": ["甲"], "畜牧": ["牛存栏", "牛出栏"]}),
        ("{产业: {羊: {存栏: 6只, 出栏: 2只}}}", {"畜牧": ["羊存栏", "羊出栏"]}),  # it knows one of them itself
        ("{产业: {羊: {存栏: 6只, 产值: 2元}}}", {"产业": ["羊存栏", "羊"]}),
        # several know as many: the first near, but for one that the file has or that is the one for the others
        ("{产业: {生猪: {存栏: 6头, 出栏: 2头}}}", {"粮食": ["生猪存栏", "生猪出栏"]}),
        ("{产业: {生猪: {存栏: 6头, 出栏: 2头}}, 畜牧: {牛存栏: 2头}}", {"畜牧": ["牛存栏", "生猪存栏", "生猪出栏"]}),
        ("{产业: {生猪: {存栏: 6头, 出栏: 2头}, 牛: {存栏: 6头, 出栏: 2头}}}", {"畜牧": ["生猪存栏", "生猪出栏", "牛存栏", "牛出栏"]}),
        # what nobody knows goes along
        ("{产业: {牛: {存栏: 6头, 出栏: 2头, 产值: 9元}}}", {"畜牧": ["牛存栏", "牛出栏", "牛"]}),
        # of a group that nobody knows
        ("{种植: {蔬菜: {面积: 9亩, 产量: 8吨}, 油菜: {面积: 7亩, 产量: 6吨}}}", {"产业": ["蔬菜"], "粮食": ["油菜"]}),
        ("{种植: {甲: 8吨, 乙: 6亩, 油菜: {面积: 9亩, 产量: 8吨}}}", {"种植": ["甲", "乙", "油菜"], "粮食": ["油菜"]}),
        # whose figures are others', and what is given there already
        ("{协作: {牛: {存栏: 6头, 出栏: 2头}}}", {"协作": ["牛出栏", "牛"]}),
        ("{产业: {牛: {存栏: 6头, 出栏: 2头}}, 畜牧: {牛: {甲: 2户}}}", {"畜牧": ["牛", "牛出栏"], "产业": ["牛"]}),
    ],
)
def test_a_thing_goes_where_most_of_its_sides_are_known(body: str, read_as: dict[str, list[str]]) -> None:
    known, diagnostics = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    assert {group: list(node.children) for group, node in accepted(f"{HEAD}指标: {body}\n", known=known).indicators.items()} == read_as


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("{产业: {生猪: {存栏: 6头, 出栏: 2头}, 甲: 5户}}", 0),
        ("{种植: {蔬菜: {面积: 9亩, 产量: 8吨}, 油菜: {面积: 7亩, 产量: 6吨}}}", 2),
    ],
)
def test_that_it_went_to_a_group_near_is_nothing_to_tell(body: str, told: int) -> None:
    known, _ = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert codes(f"{HEAD}指标: {body}\n", known=known) .count("D105") == told
