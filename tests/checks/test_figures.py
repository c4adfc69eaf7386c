"""The short ways to a figure lead where the long ones do."""

from __future__ import annotations

import pytest

from drafting.checks.figures import figure_of_fact, matching, typed_at, typed_measure
from drafting.checks.nodes import nodes
from drafting.model.node_at import node_at
from tests.checks.judging import HEAD, book_of, units
from tests.quantities.table import measure, quantity

DATA = """\
单位: {名称: 示例县农业农村局, 地区: 示例县}
报告期: 2021年
指标:
  就业:
    务工:
      数值: 500人
      任务: {数值: 480人, 其中: {脱贫户: 90人}}
      上年末: 470人
      构成: {省内: {数值: 300人, 已培训: 20人}, 省外: 200人}
      其中: {脱贫户: 100人}
      完成率: 104%
      车间: {数值: 3个, 名录: [甲, 乙, 丙]}
    补助: 12万元30人
    工资: =务工 * 2
    待报: 待补
"""


def test_a_node_is_found_again_at_its_place() -> None:
    indicators = book_of(DATA, name="数据.yaml").dataset.indicators
    every = list(nodes(indicators))
    assert [label for label, _, _ in every] == [
        "务工", "务工·任务", "务工·任务·脱贫户", "务工·上年末", "务工·省内", "务工·省内·已培训", "务工·省外", "务工·脱贫户",
        "务工·车间", "补助", "工资", "待报",
    ]  # fmt: skip
    for _, source, node in every:
        assert node_at(indicators, source) is node
    assert node_at(indicators, ("指标", "就业")) is indicators["就业"]
    assert node_at(indicators, ("指标", "没有", "务工")) is None
    assert node_at(indicators, ("指标", "就业", "没有", "务工")) is None
    assert node_at(indicators, ("指标", "就业", "补助", "任务")) is None
    assert node_at(indicators, ("指标",)) is None


TYPED = (
    "就业.务工", "就业.务工.任务", "就业.务工.任务.其中.脱贫户", "就业.务工.上年末", "就业.务工.构成.省内", "就业.务工.构成.省内.已培训",
    "就业.务工.其中.脱贫户", "就业.务工.车间", "就业.务工.省内", "就业.务工.省内.已培训", "就业.务工.脱贫户", "就业.务工.任务.脱贫户", "就业.务工.人", "就业.补助", "就业.补助.元", "就业.补助.万元", "就业.补助.人", "就业.务工.任务.人",
)  # fmt: skip


@pytest.mark.parametrize("path", TYPED)
def test_a_typed_figure_is_the_one_that_its_fact_says(path: str) -> None:
    book = book_of(DATA, name="数据.yaml")
    typed, said = typed_at(book, path.split(".")), figure_of_fact(book.find(path))
    assert typed is not None
    assert said is not None
    assert (typed.measure, typed.place, typed.path, typed.label) == (said.measure, said.place, said.path, said.label)


@pytest.mark.parametrize(
    "path",
    [
        "就业", "就业.没有", "没有.务工", "就业.工资", "就业.待报", "就业.务工.完成率", "就业.务工.基期",
        "就业.务工.基期.人", "就业.务工.人.人", "就业.务工.户", "就业.务工.构成", "就业.务工.构成.没有", "就业.务工.构成.没有.人", "就业.工资.人",
    ],
)  # fmt: skip
def test_what_only_facts_can_say_is_left_to_them(path: str) -> None:
    assert typed_at(book_of(DATA, name="数据.yaml"), path.split(".")) is None


@pytest.mark.parametrize(
    ("node", "name", "meant"),
    [
        ("{数值: 5户, 构成: {东: 2户, 西: 3户}}", "东", "2户"),
        ("{数值: 5户, 其中: {东: 2户}}", "东", "2户"),
        ("{数值: 5户, 构成: {东: 2户, 西: 3户}, 其中: {东: 1户}}", "东", "2户"),
        ("{构成: {东: 2户, 西: 3户}}", "东", "2户"),
        ("{数值: 5户, 构成: {东: {数值: 2户, 西: 1户}, 西: {数值: 3户, 西: 2户}}}", "西", ""),
        ("{数值: 5户, 构成: {已办: 2户, 西: 3户}}", "已办", ""),
        ("{数值: 5户, 构成: {未办: 2户, 西: 3户}}", "未办", ""),
        ("{数值: 5户, 任务: 9户, 其中: {完成率: 3户}}", "完成率", ""),
        ("{数值: 5户, 办结: 4户, 其中: {已办: 3户}}", "已办", ""),
    ],
)
def test_a_part_by_its_bare_name_is_the_part_where_the_name_means_no_other(node: str, name: str, meant: str) -> None:
    catalogue = "甲: {子: {计量单位: 户, 子项: {已办: {计量单位: 户, 别名: [办结]}}, 派生: {未办: =数值 - 已办}}}"
    book = book_of(f"{HEAD}指标: {{甲: {{子: {node}}}}}\n", catalogue)
    figure, measured = typed_at(book, ("甲", "子", name)), typed_measure(book, ("甲", "子", name))
    assert (figure.measure.text if figure else "") == (measured.text if measured else "") == meant
    if figure is not None:
        said = figure_of_fact(book.find(f"甲.子.{name}"))
        assert said is not None
        assert (figure.measure, figure.place, figure.path) == (said.measure, said.place, said.path)


@pytest.mark.parametrize(
    ("one", "others", "found"),
    [
        ("5户", "3户9人", "3户"),
        ("5人", "3户9人", "9人"),
        ("5公顷", "3个40亩", "40亩"),
        ("5", "3户", "3户"),
        ("5户", "3", "3"),
        ("5户", "3人", None),
        ("5", "3户9人", None),
    ],
)
def test_a_quantity_is_matched_by_what_it_measures(one: str, others: str, found: str | None) -> None:
    matched = matching(quantity(one), measure(others), units())
    assert (matched.text if matched else None) == found
