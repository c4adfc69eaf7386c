"""Groups called by a time or a key: their figures are those of indicators, or of another time, and never this year's of all."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from drafting.load.validation.validate import read_tentatively
from tests.load.validating import tree_of
from tests.shipped import shipped

HEAD = "单位: {{名称: 竹溪乡人民政府, 地区: 竹溪乡, 层级: 乡镇}}\n报告期: {period}\n模板: rural/township\n指标:\n"


def read(figures: str, period: str = "2026年"):
    """(groups, what is refused and why, all findings)"""
    tree = tree_of(HEAD.format(period=period) + figures, "乡.yaml")
    library = shipped()
    dataset, found = read_tentatively(tree, library.units_of("rural/township"), library.catalogue("rural/township"))
    assert dataset is not None
    return dataset.indicators, [(each.message, each.hint) for each in found if each.severity == Severity.ERROR], found


@pytest.mark.parametrize("group", ["上年同期", "去年", "2025年", "去年同期"])
def test_a_group_of_last_year_is_the_key_of_what_stands_elsewhere(group: str):
    indicators, errors, found = read(f"  就业: {{务工就业: 3000人, 技能培训: 5期}}\n  {group}: {{务工就业: 2900人, 就业: {{技能培训: 4期}}}}\n")
    assert not errors
    assert group not in indicators
    assert str(indicators["就业"].children["务工就业"].same_period_last_year.value) == "2900人"
    assert str(indicators["就业"].children["技能培训"].same_period_last_year.value) == "4期"
    assert [each.message for each in found if each.code == "D330"] == [f"{group}：当作“务工就业”、“技能培训”的上年同期"]


def test_a_task_too_and_within_a_group():
    indicators, errors, _ = read("  就业:\n    务工就业: 3000人\n    技能培训: 5期\n    去年: {务工就业: 2900人}\n  年度任务: {技能培训: 4期}\n")
    assert not errors
    assert list(indicators) == ["就业"]
    assert str(indicators["就业"].children["务工就业"].same_period_last_year.value) == "2900人"
    assert str(indicators["就业"].children["技能培训"].target.value) == "4期"


def test_the_same_indicator_by_another_name_and_the_side_of_a_thing():
    indicators, errors, _ = read("  产业: {生猪: {存栏: 5万头, 出栏: 6万头}}\n  住房: {危房改造: 12户}\n  上年同期: {生猪: {出栏: 5万头}, 农村危房改造: 10户}\n")
    assert not errors
    assert "上年同期" not in indicators
    assert str(indicators["住房"].children["危房改造"].same_period_last_year.value) == "10户"


@pytest.mark.parametrize(
    ("figures", "message", "hint"),
    [
        ("  上年同期: {技能培训: 4期}\n", "文件里没有“技能培训”报告期的数", "写在“就业:”的下面：技能培训: {数值: …, 上年同期: 4期}"),
        ("  甲: {场次: 5次}\n  乙: {场次: 6次}\n  上年同期: {场次: 4次}\n", "叫“场次”的不止一处（甲.场次、乙.场次）", "写在那一个里面：场次: {数值: …, 上年同期: 4次}"),
        ("  就业: {务工就业: 3000人}\n  上年同期: {务工就业: 4期}\n", "单位不同", "也用“人”作单位"),
        ("  上半年: {技能培训: 4期}\n", "“上半年”不是报告期（2026年）的", "名称里写明时间：上半年技能培训: 4期"),
        ("  2024年: {技能培训: 4期}\n", "“2024年”不是报告期", "统计期间: 2024年"),
    ],
)
def test_what_cannot_be_told_is_refused(figures: str, message: str, hint: str):
    _, errors, _ = read(figures)
    ((said, advice),) = errors
    assert message in said
    assert hint in advice


def test_what_is_of_the_period_itself_is_this_year_s():
    indicators, errors, _ = read("  上半年: {技能培训: 4期}\n", period="2026年上半年")
    assert not errors
    assert str(indicators["就业"].children["技能培训"].value) == "4期"


def test_the_figures_of_some_people_are_not_those_of_all():
    indicators, errors, found = read("  妇女: {务工就业: 900人, 技能培训: 5期, 粮食产量: 3万吨, 公益性岗位: 3个}\n")
    assert not errors
    assert list(indicators) == ["妇女"]
    assert not [each for each in found if "移到" in each.hint]
