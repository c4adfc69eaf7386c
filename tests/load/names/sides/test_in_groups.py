"""A thing with its sides below it: which sides the catalogue knows, and where they are found afterwards."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.validation.indicators import nodes_below, values_of
from tests.load.validating import HEAD, accepted, only, tree_of
from tests.saying import say

CATALOGUE = """\
畜牧: {生猪存栏: {计量单位: 头}, 生猪出栏: {计量单位: 头, 用项: [任务], 别名: [出栏生猪]}}
产业: {别名: [特产], 近组: [畜牧], 水果产量: {计量单位: 吨, 别名: [柑橘产量]}, 龙头企业: {计量单位: 家, 子项: [产值]}, 企业产值: 元, 龙头企业产值: 元, 茶叶: {计量单位: 亩, 别名: [茶叶面积, 茶叶种植]}, 防火: {计量单位: 次, 别名: [防火宣传]}}
人居环境: {新建厕所: {计量单位: 座}, 改厕: {计量单位: 户, 别名: [厕所改造]}}
小额信贷: {新增: {计量单位: 户}}
"""


def read(body: str):
    known, diagnostics = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    return accepted(f"{HEAD}指标: {body}\n", known=known)


@pytest.mark.parametrize(
    ("body", "read_as"),
    [
        ("{畜牧: {甲: 1头, 生猪: {存栏: 6800头, 出栏: 11200头}, 乙: 2头}}", {"畜牧": ["甲", "生猪存栏", "生猪出栏", "乙"]}),
        ("{人居环境: {厕所: {新建: 45座, 改造: 60户}}}", {"人居环境": ["新建厕所", "改厕"]}),
        # as whatever else of that name: near and far groups, other words
        ("{产业: {生猪: {存栏: 6800头}}}", {"畜牧": ["生猪存栏"]}),
        ("{产业: {柑橘: {面积: 9亩, 产量: 8吨}}}", {"产业": ["水果产量", "柑橘"]}),
        ("{特产: {生猪: {存栏: 6800头}, 甲: 5户}}", {"产业": ["甲"], "畜牧": ["生猪存栏"]}),
        # what nobody knows, in another unit, or is no side stays
        ("{畜牧: {肉牛: {存栏: 6800头}}}", {"畜牧": ["肉牛"]}),
        # a side that says more than the thing is no mere figure of it
        ("{产业: {防火: {宣传: 9次, 巡护员: 3人}}}", {"产业": ["防火宣传", "防火"]}),
        ("{人居环境: {厕所: {改造: 60元}}}", {"人居环境": ["厕所"]}),
        ("{畜牧: {牛: {数值: 9头, 存栏: 6800头}}}", {"畜牧": ["牛"]}),
        ("{产业: {龙头企业: {数值: 3家, 产值: 9元}}}", {"产业": ["龙头企业"]}),
        # so do those of a thing that has a figure, which stays
        ("{畜牧: {生猪: {数值: 9头, 存栏: 6800头, 规模场: 3个}}}", {"畜牧": ["生猪", "生猪存栏"]}),
        ("{畜牧: {生猪存栏: 5头, 生猪: {数值: 9头, 存栏: 6头}}}", {"畜牧": ["生猪存栏", "生猪"]}),
        ("{产业: {龙头企业: {产值: 9元}}}", {"产业": ["龙头企业"]}),  # the catalogue lists it there
        ("{畜牧: {生猪存栏: 5头, 生猪: {存栏: 6头, 出栏: 7头}}}", {"畜牧": ["生猪存栏", "生猪出栏", "生猪"]}),
        ("{小额信贷: {新增: {户: 5户}}}", {"小额信贷": ["新增"]}),
        # a task is that of the one side that there is
        ("{畜牧: {生猪: {出栏: 9头, 任务: 8头}}}", {"畜牧": ["生猪出栏"]}),
        ("{畜牧: {生猪: {出栏: 9头, 存栏: 7头, 任务: 8头, 规模场: 3个}}}", {"畜牧": ["生猪出栏", "生猪存栏", "生猪"]}),
        ("{畜牧: {生猪: {出栏: 9头, 存栏: 7头, 上年同期: 8头}}}", {"畜牧": ["生猪"]}),
    ],
)
def test_sides_that_are_known_stand_beside_the_others(body: str, read_as: dict[str, list[str]]) -> None:
    assert {group: list(node.children) for group, node in read(body).indicators.items()} == read_as


def test_of_several_sides_the_one_that_has_tasks_has_it() -> None:
    sides = read("{畜牧: {生猪: {出栏: 9头, 存栏: 7头, 任务: 8头, 规模场: 3个}}}").indicators["畜牧"].children
    assert {name: str(side.target.value) if side.target else "" for name, side in sides.items()} == {"生猪出栏": "8头", "生猪存栏": "", "生猪": ""}


def test_a_task_that_is_for_nobody_knows_which_side_is_told() -> None:
    known = read_catalogue(tree_of("畜牧: {羊存栏: 只, 羊出栏: 只}", "indicators.yaml"))[0]
    found = only(f"{HEAD}指标: {{畜牧: {{羊: {{存栏: 9只, 出栏: 7只, 任务: 8只}}}}}}\n", known=known)
    assert (found.code, found.message) == ("D108", "畜牧.羊.任务：存栏、出栏里，任务是哪一项的分不清")


def test_the_figure_of_a_thing_keeps_what_is_its_own() -> None:
    thing = read("{畜牧: {生猪: {数值: 9头, 任务: 8头, 提供单位: 站, 存栏: {数值: 7头, 上年同期: 6头}}}}").indicators["畜牧"].children
    assert (str(thing["生猪"].target.value), thing["生猪存栏"].target, thing["生猪存栏"].provider) == ("8头", None, None)
    assert str(thing["生猪存栏"].same_period_last_year.value) == "6头"


def test_the_task_goes_along() -> None:
    side = read("{畜牧: {生猪: {出栏: 9头, 任务: 8头}}}").indicators["畜牧"].children["生猪出栏"]
    assert (str(side.value), str(side.target.value)) == ("9头", "8头")


@pytest.mark.parametrize(
    ("body", "figure", "below"),
    [
        ("{产业: {水果产量: {产量: 8吨, 产值: 9元}}}", None, ["产量", "产值"]),  # no other name of it
        ("{产业: {茶叶: {面积: 8亩, 产量: 9吨}}}", "8亩", ["产量"]),
        ("{产业: {茶叶: {面积: 8吨, 产量: 9吨}}}", None, ["面积", "产量"]),
        ("{产业: {茶叶: {面积: 8亩, 种植: 9亩}}}", None, ["面积", "种植"]),  # which of the two?
    ],
)
def test_of_a_thing_that_is_known_one_side_may_be_the_figure(body: str, figure: str | None, below: list[str]) -> None:
    (thing,) = read(body).indicators["产业"].children.values()
    assert (str(thing.value) if thing.value else None, list(thing.children)) == (figure, below)


@pytest.mark.parametrize(
    ("body", "kept"),
    [  # nothing that the data give is lost
        ("{产业: {茶叶: {面积: {数值: 9亩, 新增: 2亩}, 产值: 8元}}}", ["9亩", "8元", "2亩"]),
        ("{产业: {茶叶: {面积: {数值: 9亩, 任务: 7亩}, 产值: 8元, 任务: 6亩}}}", ["9亩", "7亩", "8元", "6亩"]),
        ("{畜牧: {生猪: {出栏: {数值: 9头, 任务: 8头}, 任务: 7头}}}", ["9头", "8头", "7头"]),
        ("{畜牧: {生猪: {出栏: 9头, 上年同期: 7头, 提供单位: 站}}}", ["9头", "7头"]),
    ],
)
def test_every_figure_stays(body: str, kept: list[str]) -> None:
    figures = [str(value) for group, node in read(body).indicators.items() for _, value in values_of(node, ("指标", group))]
    assert sorted(figures) == sorted(kept)


def test_what_is_called_as_a_side_and_a_key_is_that_key() -> None:
    (side,) = read("{畜牧: {生猪: {出栏: 9头, 出栏同比: -6%}}}").indicators["畜牧"].children.values()
    assert (str(side.value), str(side.stated["同比"])) == ("9头", "-6%")
    thing = read("{产业: {茶叶: {面积: 8亩, 产量: 9吨, 产量任务: 10吨}}}").indicators["产业"].children["茶叶"]
    assert str(thing.children["产量"].target.value) == "10吨"


def test_what_stands_beside_the_sides_is_true_of_each() -> None:
    sides = read("{畜牧: {生猪: {存栏: 6头, 出栏: 9头, 提供单位: 农业站, 截至: 2021-11-30}}}").indicators["畜牧"].children
    assert {name: (side.provider, str(side.as_of)) for name, side in sides.items()} == {
        "生猪存栏": ("农业站", "2021-11-30"),
        "生猪出栏": ("农业站", "2021-11-30"),
    }


def test_each_is_found_at_its_line() -> None:
    dataset = accepted(
        f"{HEAD}指标:\n  畜牧:\n    生猪:\n      存栏: 6800头\n      出栏: 11200头\n",
        known=read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0],
    )
    found = {path[-1]: dataset.tree.line(path)[1] for path, node in nodes_below(dataset.indicators["畜牧"], ("指标", "畜牧")) if node.value}
    assert found == {"生猪存栏": 6, "生猪出栏": 7}


@pytest.mark.parametrize("name", ["产业.生猪.存栏", "产业.生猪存栏", "畜牧.生猪存栏", "特产.生猪.存栏"])
def test_the_data_s_own_text_may_call_it_as_it_was_typed(name: str) -> None:
    group = name.partition(".")[0].replace("畜牧", "产业")
    data = f"{group}: {{生猪: {{存栏: 6800头}}, 龙头企业: 3家}}"
    text = "{% 文字材料 好 %}{% 文字材料完 %}"
    assert say(text, data, catalogue=CATALOGUE, own=f"好: 存栏{{{{ {name} }}}}。") == "存栏6800头。"


def test_formulas_may_call_them_as_they_were_typed() -> None:
    data = "产业: {生猪: {存栏: 6头, 出栏: 9头}, 净减: =生猪.出栏 - 生猪.存栏}"
    assert say("{% 其余 产业 %}", data, catalogue=CATALOGUE) == "净减3头。"
    below = "产业: {茶叶: {面积: 8亩, 产量: =面积 / 2}, 生猪: {存栏: 6头, 出栏: 9头, 差: =出栏 - 存栏}}"
    assert say("{% 其余 产业 %}{% 其余 畜牧 %}", below, catalogue=CATALOGUE) == "茶叶8亩（产量4亩）。生猪存栏6头，生猪出栏9头，生猪差3头。"
