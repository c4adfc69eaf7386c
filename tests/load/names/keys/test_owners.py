"""Whose a task or 同比 is that stands above the sides of a thing: one answer, wherever the thing and whatever word of it is given."""

from __future__ import annotations

import pytest

from drafting.load.house.catalogue import read_catalogue
from drafting.load.validation.indicators import values_of
from drafting.model.dataset import Dataset
from drafting.model.indicator import COMPARISONS
from tests.load.validating import HEAD, accepted, tree_of

CATALOGUE = """\
畜牧: {生猪存栏: {计量单位: 头}, 生猪出栏: {计量单位: 头, 用项: [任务]}}
人居环境: {新建厕所: {计量单位: 座}}
"""


def read(body: str) -> Dataset:
    known, diagnostics = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    return accepted(f"{HEAD}指标: {body}\n", known=known)


def compared(body: str) -> dict[str, str]:
    """Each indicator of 畜牧 that has something to compare with → that."""
    nodes = read(body).indicators["畜牧"].children
    said = {name: [str(each.value) for field in COMPARISONS.values() if (each := getattr(node, field))] for name, node in nodes.items()}
    return {name: "、".join([*said[name], *map(str, node.stated.values())]) for name, node in nodes.items() if said[name] or node.stated}


@pytest.mark.parametrize("body", ["畜牧: {生猪: {存栏: 5头, 产值: 8元, 任务: 9头}}", "生猪: {存栏: 5头, 产值: 8元, 任务: 9头}"])
@pytest.mark.parametrize("word", ["任务", "年度任务"])
def test_it_is_the_same_wherever_the_thing_is_given(body: str, word: str) -> None:
    assert compared(f"{{{body.replace('任务', word)}}}") == {"生猪存栏": "9头"}


@pytest.mark.parametrize(
    ("above", "owned"),
    [
        ("年度任务: 9头", {"生猪出栏": "9头"}),  # the one that has tasks
        ("目标: 90%", {}),  # of none of them
        ("去年同期: 9头", {}),  # of which?
    ],
)
def test_of_several_sides_a_task_by_another_word_is_that_of_one(above: str, owned: dict[str, str]) -> None:
    assert compared(f"{{畜牧: {{生猪: {{存栏: 5头, 出栏: 7头, {above}}}}}}}") == owned


def test_what_is_planned_is_no_task_of_what_is_begun() -> None:
    body = "{人居环境: {厕所: {新建: 5座, 开工: 3座, 计划: 9座}}}"
    assert read(body).indicators["人居环境"].children["新建厕所"].target is None


@pytest.mark.parametrize(
    ("above", "owned", "left"),
    [
        ("增速: 5%", "5%", []),
        ("任务: 10只, 年度任务: 11只", "10只", ["年度任务"]),
        ("目标: 10只, 年度任务: 11只", "10只", ["年度任务"]),
        ("去年末: 8只, 增速: 5%", "8只", ["增速"]),  # since when?
    ],
)
def test_nothing_that_is_handed_down_hides_another_figure(above: str, owned: str, left: list[str]) -> None:
    dataset = accepted(f"{HEAD}指标: {{组: {{羊: {{饲养量: 9只, {above}}}}}}}\n")
    thing = dataset.indicators["组"].children["羊"]
    (side, *others) = thing.children.items()
    assert [str(value) for path, value in values_of(side[1], ()) if path != ("数值",)] == [owned]
    assert [name for name, _ in others] == left


@pytest.mark.parametrize("body", ["{值: {数值: 9只, 任务: 8只}, 任务: 7只}", "{值: {数值: 9只, 甲: 8只}, 乙: 7只}"])
def test_what_becomes_the_figure_loses_nothing(body: str) -> None:
    """Of two tasks none is written over the other, and what stands beside the figure stays."""
    thing = accepted(f"{HEAD}指标: {{组: {{羊: {body}}}}}\n").indicators["组"].children["羊"]
    assert len(list(values_of(thing, ()))) == body.count("只")


def test_the_task_of_a_side_is_found_where_it_is_written() -> None:
    known = read_catalogue(tree_of(CATALOGUE, "indicators.yaml"))[0]
    dataset = accepted(f"{HEAD}指标:\n  畜牧:\n    生猪:\n      存栏: 7头\n      出栏: 9头\n      任务: 8头\n", known=known)
    assert dataset.tree.line(("指标", "畜牧", "生猪出栏", "任务"))[1] == 8


@pytest.mark.parametrize(
    ("thing", "side", "owned"),
    [
        ("占道经营: {取缔: 126处, 上年同期: 189处}", "取缔", ("189处", None)),
        ("信访: {接访: 86批132人次, 办结: 82批, 未办结: 4批, 上年同期: 103批}", "接访", ("103批", None)),
        ("就业: {新增就业: 612人, 任务: 1000人}", "新增就业", (None, "1000人")),
        ("就业: {开工: 612人, 任务: 1000人}", "开工", (None, None)),
        ("就业: {省外: 612人, 上年同期: 1000人}", "省外", (None, None)),
        ("耕地: {撂荒: 200亩, 上年同期: 5000亩}", "撂荒", (None, None)),
        ("占道经营: {取缔: 12处, 上年同期: 189处}", "取缔", (None, None)),
        ("矛盾: {受理: 300件, 化解: 290件, 上年同期: 280件, 同比: 3.6%}", "受理", (None, None)),  # 290 grew by 3.6%
        ("矛盾: {受理: 300件, 化解: 290件, 上年同期: 280件, 同比: 7.1%}", "受理", ("280件", None)),
        ("信访: {受理: 86批, 办结: 82批, 任务: 103批}", "受理", (None, None)),
    ],
)
def test_what_has_one_side_or_what_came_in_is_held_against_it(thing: str, side: str, owned: tuple[str | None, str | None]) -> None:
    dataset = accepted(f"{HEAD}指标: {{组: {{{thing}}}}}\n")
    [node] = dataset.indicators["组"].children.values()
    found = node.children[side]
    before, task = found.same_period_last_year, found.target
    assert (str(before.value) if before else None, str(task.value) if task else None) == owned
