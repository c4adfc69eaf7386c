"""More than the place has, by its own figures and by its level."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.too_many import too_many
from drafting.diagnostics import Severity
from drafting.proofreading.finals import mismatches_as_errors
from tests.checks.judging import book_of

PLACE = "概况: {人口: 8612户30216人, 土地面积: 96平方公里}"


def told(indicators: str, level: str = "乡镇") -> list[tuple[str, str]]:
    region = {"村": "示例村", "乡镇": "示例乡", "县": "示例县", "市": "示例市"}[level]
    text = f"单位: {{名称: {region}某单位, 地区: {region}, 层级: {level}}}\n报告期: 2021年\n指标: {{{indicators}}}\n"
    return [(each.path or "", each.message) for each in too_many(book_of(text))]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("务工: 108010人", "务工：108010人，比本地全部的人口（8612户30216人）多出一半以上"),
        ("低保户: 2.3万户", "低保户：2.3万户，比本地全部的人口（8612户30216人）多出一半以上"),
        ("茶园: 11700万亩", "茶园：11700万亩，比本地全部的土地面积（96平方公里）多出一半以上"),
        ("企业: 32万家", "企业：32万家，一个乡镇不会有这么多"),
        ("道路: 79.6万公里", "道路：79.6万公里，一个乡镇不可能有这么多"),
        ("道路: 7.96万公里", "道路：7.96万公里，一个乡镇不会有这么多"),
    ],
)
def test_more_than_there_are(figure: str, message: str) -> None:
    (found,) = told(f"{PLACE}, 组: {{{figure}}}")
    assert found[1] == message.replace("8612户30216人", "30216人" if "人口" in message and "务工" in message else "8612户" if "户" in figure else "96平方公里")


@pytest.mark.parametrize("figure", ["务工: 10801人", "务工: 4.2万人", "游客: 120万人", "培训: 56000人", "接待: {人数: 32万人}", "脱贫户: 1.2万户", "茶园: 11700亩", "统防统治作业: 96万亩", "排查: 56万人次", "市场主体: 2.3万户"])
def test_what_the_place_may_well_have_and_who_is_of_elsewhere(figure: str) -> None:
    assert told(f"{PLACE}, 组: {{{figure}}}") == []


def test_where_nothing_is_said_of_the_place_its_level_tells() -> None:
    assert told("组: {务工: 385万人}", "县") == []
    assert told("组: {务工: 385万人}") == [("组.务工", "务工：385万人，一个乡镇不会有这么多")]
    assert told("组: {务工: 3850万人}", "市") == [("组.务工", "务工：3850万人，一个市不会有这么多")]


@pytest.mark.parametrize(
    ("indicators", "paths"),
    [
        ("概况: {人口: 3021人}, 组: {务工: 10801人, 参保: 28960人}", ["组.务工", "组.参保"]),  # two may be wrong themselves
        ("组: {务工: 385万人, 培育: 285万人, 参保: 185万人}", ["组.务工", "组.培育", "组.参保"]),  # beyond no figure of the place
        ("概况: {人口: 0人}, 组: {务工: 10801人}", []),  # nought is none yet
    ],
)
def test_a_figure_of_the_place_is_doubted_where_three_exceed_it(indicators: str, paths: list[str]) -> None:
    assert [path for path, _ in told(indicators)] == paths


def test_a_population_that_lacks_a_digit_is_told_itself() -> None:
    place = "概况: {人口: 3021人}, 组: {务工: 10801人, 培育: 5210人, 参保: 28960人}"
    assert told(place) == [("概况.人口", "人口：填 3021人，务工（10801人）等 3 项比它多出一半以上")]


@pytest.mark.parametrize(
    ("indicators", "codes"),
    [
        ("概况: {户籍人口: 20953万人}", ["D350"]),
        ("概况: {户籍人口: 209万人}", ["D269"]),
        ("概况: {户籍人口: 20953人}", []),
        ("就业: {全国采样: 20953万人}", []),
    ],
)
def test_ten_times_what_the_largest_has_is_no_doubt_but_an_error(indicators: str, codes: list[str]) -> None:
    text = f"单位: {{名称: 示例乡某单位, 地区: 示例乡, 层级: 乡镇}}\n报告期: 2021年\n指标: {{{indicators}}}\n"
    found = list(too_many(book_of(text)))
    assert [each.code for each in found] == codes
    assert [each.code for each in mismatches_as_errors(found) if each.severity is Severity.ERROR] == [code for code in codes if code == "D350"]
