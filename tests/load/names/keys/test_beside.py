"""Keys of an indicator that stand beside it: 危房改造任务, 危房改造完成率, 交通补贴金额."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.load.house.catalogue import read_catalogue
from tests.load.validating import HEAD, accepted, only, tree_of, validate

HOUSES = read_catalogue(
    tree_of("住房: {危房改造: {计量单位: 户, 用项: [任务], 别名: [农村危房改造]}}\n就业: {交通补贴: {计量单位: [人, 元], 别名: [交通补助]}}\n兜底: {低保: {计量单位: [户, 人], 别名: [低保户, 低保人口]}}\n", "indicators.yaml")
)[0]


@pytest.mark.parametrize(
    ("below", "key", "value"),
    [
        ("改造任务: 10户", "target", "10户"),
        ("改造目标任务: 10户", "target", "10户"),
        ("改造去年同期: 10户", "same_period_last_year", "10户"),
        ("改造的上年末: 10户", "end_of_last_year", "10户"),
    ],
)
def test_a_figure_to_compare_with_is_the_key_of_what_it_stands_beside(below: str, key: str, value: str) -> None:
    group = accepted(f"{HEAD}指标:\n  住房:\n    改造: 12户\n    {below}\n").indicators["住房"]
    assert list(group.children) == ["改造"]
    assert str(getattr(group.children["改造"], key).value) == value


@pytest.mark.parametrize(("below", "name"), [("改造完成率: 120%", "完成率"), ("改造同比增长: 20%", "同比"), ("改造增速: 20%", "同比")])
def test_a_rate_is_stated_of_what_it_stands_beside(below: str, name: str) -> None:
    group = accepted(f"{HEAD}指标:\n  住房:\n    改造: {{数值: 12户, 任务: 10户}}\n    {below}\n").indicators["住房"]
    assert list(group.children) == ["改造"]
    assert list(group.children["改造"].stated) == [name]


@pytest.mark.parametrize("lines", ["    改造: {数值: 12户, 上年末: 10户}\n    改造增速: 20%\n", "    改造: 12户\n    改造增速: 20%\n    改造上年末: 10户\n"])
def test_beside_the_end_of_last_year_alone_a_rate_of_growth_is_not_guessed(lines: str) -> None:
    text = f"{HEAD}指标:\n  住房:\n{lines}"
    assert list(accepted(text).indicators["住房"].children) == ["改造", "改造增速"]
    [found] = [each for each in validate(text)[1] if each.severity is Severity.WARNING]
    assert (found.code, found.message) == ("D261", "住房.改造增速：没有当作“改造”的同比：不知道是同比还是较上年末")


def test_it_is_told_once_for_a_group() -> None:
    found = only(f"{HEAD}指标:\n  住房:\n    改造: 12户\n    改造任务: 10户\n    改造完成率: 120%\n")
    assert (found.code, found.severity) == ("D261", Severity.INFO)
    assert found.message == "住房：“改造任务”当作“改造”的任务；“改造完成率”当作“改造”的完成率"


def test_it_finds_the_indicator_where_the_catalogue_has_brought_it() -> None:
    text = f"{HEAD}指标:\n  各项保障:\n    农村危房改造: 12户\n    农村危房改造任务: 10户\n    交通补助: 5人\n    交通补助金额: 2万元\n"
    dataset, _ = validate(text, known=HOUSES)
    assert dataset is not None
    assert str(dataset.indicators["住房"].children["危房改造"].target.value) == "10户"  # type: ignore[union-attr]
    assert str(dataset.indicators["就业"].children["交通补贴"].children["金额"].value) == "2万元"
    assert dataset.tree.typed(("指标", "住房", "危房改造", "任务")) == ("指标", "各项保障", "农村危房改造任务")
    assert dataset.tree.place(("指标", "住房", "危房改造", "任务")).line == 6


def test_two_names_of_one_indicator_that_count_otherwise_are_one() -> None:
    dataset, _ = validate(f"{HEAD}指标: {{民生: {{低保户: 3户, 低保人口: 8人, 甲: 1个}}}}\n", known=HOUSES)
    assert dataset is not None
    low = dataset.indicators["兜底"].children["低保"]
    assert (str(low.value), {name: str(each.value) for name, each in low.children.items()}) == ("3户", {"人数": "8人"})
    dataset, _ = validate(f"{HEAD}指标: {{兜底: {{低保户: 3户, 低保人口: 8户}}}}\n", known=HOUSES)
    assert dataset is not None
    assert list(dataset.indicators["兜底"].children) == ["低保", "低保人口"]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("    改造: {数值: 12户, 任务: 11户}\n    改造任务: 10户\n", "写在“改造”下面：改造: {数值: 12户, 任务: 10户}"),
        ("    改造: 12户\n    改造任务: 10亩\n", "写在“改造”下面：改造: {数值: 12户, 任务: 10亩}"),
        ("    改造: 12户\n    改造同比: 5户\n", "增加的数写成 同比增减: …；增长的百分比写成 同比: …"),
        ("    改造: {数值: 12户, 任务: 10户, 完成率: 120%}\n    改造完成率: 110%\n", "“改造”有任务，完成率由程序算，这一行删去；要照原文印的，写在“改造”下面：完成率: 110%"),
    ],
)
def test_what_does_not_fit_stays_and_is_told_its_place(lines: str, hint: str) -> None:
    found = only(f"{HEAD}指标:\n  住房:\n{lines}")
    assert (found.code, found.severity, found.hint) == ("D261", Severity.WARNING, hint)


@pytest.mark.parametrize("below", ["改造金额: 5户", "改造户数: 5户", "改造金额: {数值: 5万元, 其中: {中央: 2万元}}", "改造金额: 5%"])
def test_a_count_of_the_same_or_of_another_kind_stays_an_indicator(below: str) -> None:
    assert list(accepted(f"{HEAD}指标:\n  住房:\n    改造: 12户\n    {below}\n").indicators["住房"].children) == ["改造", below.partition(":")[0]]


@pytest.mark.parametrize(
    ("below", "key"),
    [("改造户次: 15户次", "户次"), ("改造期数: 3期", "期数"), ("改造资金: 30万元", "资金"), ("改造补助金额: 30万元", "补助金额"), ("改造面积: 900平方米", "面积")],
)
def test_what_says_no_more_than_its_unit_counts_the_same_thing_otherwise(below: str, key: str) -> None:
    group = accepted(f"{HEAD}指标:\n  住房:\n    改造: 12户\n    {below}\n").indicators["住房"]
    assert {name: list(node.children) for name, node in group.children.items()} == {"改造": [key]}


@pytest.mark.parametrize(("figure", "key"), [("30万元", "金额"), ("8笔", "笔数"), ("3期", "期数")])
def test_a_second_name_of_an_indicator_counts_it_otherwise(figure: str, key: str) -> None:
    text = f"{HEAD}指标:\n  兜底:\n    低保户: 12户\n    低保人口: {figure}\n"
    dataset, _ = validate(text, known=HOUSES)
    assert dataset is not None
    assert str(dataset.indicators["兜底"].children["低保"].children[key].value) == figure


def test_a_share_beside_its_figure_may_be_a_formula() -> None:
    found = only(f"{HEAD}指标:\n  就业:\n    务工: 12人\n    务工占比: 3%\n")
    assert (found.code, found.severity) == ("D261", Severity.INFO)
    assert "务工占比: =就业.务工 / " in found.hint


@pytest.mark.parametrize("lines", ["    完成率: 5%\n", "    改造完成率: 5%\n", "    改造: 5户\n    改造计划书: 5份\n"])
def test_what_has_no_figure_beside_it_is_an_indicator(lines: str) -> None:
    if "改造" in lines:
        accepted(f"{HEAD}指标:\n  住房:\n{lines}")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("    保交楼年度任务: 260套\n    保交楼交付: 130套\n", ["保交楼交付"]),
        ("    厕所革命年度任务: 320户\n    厕所革命已开工: 286户\n", ["厕所革命年度任务", "厕所革命已开工"]),  # what has begun is not done
        ("    保交楼年度任务: 260套\n    保交楼交付: 130套\n    保交楼完工: 140套\n", ["保交楼年度任务", "保交楼交付", "保交楼完工"]),
        ("    危房维修任务: 260套\n    危房维修完成套数: 50套\n", ["危房维修完成套数"]),
        ("    危房维修任务: 60户\n    危房维修完成: 50户\n    农村危房维修: 40户\n", ["危房维修任务", "危房维修完成", "农村危房维修"]),
        ("    招商任务: 20亿元\n    招商兑付: 1亿元\n", ["招商任务", "招商兑付"]),  # other work than the task asks for
        ("    拆迁任务: 120户\n    拆迁安置: 90户\n", ["拆迁任务", "拆迁安置"]),
        ("    燃气管网任务: 20公里\n    燃气管网整改: 30公里\n", ["燃气管网任务", "燃气管网整改"]),
        ("    公租房任务: 500套\n    公租房交付: 300套\n", ["公租房任务", "公租房交付"]),  # the task may be what is to begin
        ("    保交楼年度任务: 260套\n    保交楼投用: 3个\n", ["保交楼年度任务", "保交楼投用"]),
    ],
)
def test_a_task_is_that_of_the_one_figure_of_its_thing(lines: str, names: list[str]) -> None:
    group = accepted(f"{HEAD}指标:\n  住房:\n{lines}").indicators["住房"]
    assert list(group.children) == names
    assert [str(each.target.value) for each in group.children.values() if each.target] == ["260套"] * (len(names) == 1)
