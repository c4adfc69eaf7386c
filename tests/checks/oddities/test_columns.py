"""Cells unlike the others of their column."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of

HEAD = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n指标: "


def told(body: str) -> list[Diagnostic]:
    return examine(book_of(f"{HEAD}{body}\n", ""))[0]


def codes(body: str) -> list[str]:
    return [each.code for each in told(body)]


TABLE = "{}\n明细表:\n  村: [{镇: 甲, 投资: 5万元}, {镇: 乙, 投资: %s}, {镇: 丙, 投资: %s}, {镇: 丁, 投资: 2亿元}]"


@pytest.mark.parametrize(
    ("second", "third", "found"),
    [("6万户", "7万元", ["D257"]), ("6万元", "7元", []), ("6万户", "7人", []), ("6万户", "7户", []), ("待补", "6户", [])],
)
def test_one_cell_of_a_column_in_another_unit(second: str, third: str, found: list[str]) -> None:
    assert codes(TABLE % (second, third)) == found


@pytest.mark.parametrize(
    ("others", "odd", "said", "remedy"),
    [("5", "6万元", "6万元，别的格只写数", "照别的格只写数，折成表头的单位"), ("5万元", "6", "6，别的格写了“万元”", "写上单位，如 6万元；不是这个单位的，折算"), ("5元", "6户", "6户，这一列其余都用“元”", "单位改成“元”")],
)
def test_what_to_write_instead_is_said(others: str, odd: str, said: str, remedy: str) -> None:
    cells = ", ".join(f"{{镇: {town}, 投资: {odd if town == '乙' else others}}}" for town in "甲乙丙丁")
    [found] = [each for each in told(f"{{}}\n明细表:\n  村: [{cells}]") if each.code in ("D257", "D338")]
    assert (found.message.partition("：")[2], found.hint) == (said, remedy)


def test_columns_behind_one_that_is_in_order_are_looked_at() -> None:
    cells = zip("甲乙丙丁", ("2亩", "3亩", "4亩", "1公顷"), ("5万元", "6万元", "7万元", "2户"), strict=True)
    rows = ", ".join(f"{{镇: {town}, 项目: 3个, 面积: {area}, 投资: {cost}}}" for town, area, cost in cells)
    assert codes(f"{{}}\n明细表:\n  村: [{rows}]") == ["D257"]


def eight(*jobs: str, more: str = "") -> str:
    rows = ", ".join(f"{{镇: {town}镇, 务工: {each}{more}}}" for town, each in zip("子丑寅卯辰巳午未", jobs, strict=True))
    return f"{{}}\n明细表:\n  各镇: [{rows}]"


def test_a_cell_far_from_all_others_of_a_long_column() -> None:
    found = told(eight("810人", "920人", "1030人", "0.88万人", "760人", "990人", "850人", "1100人", more=", 占比: 80%"))
    assert [(each.code, each.path, each.excerpt) for each in found] == [("D265", "明细表.各镇.卯镇.务工", "0.88万人")]
    assert found[0].message == "各镇·卯镇·务工：0.88万人，是各行中间数的9.57倍"


@pytest.mark.parametrize(
    "jobs",
    [
        ("810人", "920人", "1030人", "2200人", "760人", "990人", "850人", "1100人"),
        ("8人", "9人", "10人", "48人", "6人", "9人", "8人", "1人"),
        ("81人", "92人", "10300人", "880人", "7人", "9900人", "85人", "110人"),
        ("0人", "0人", "0人", "880人", "0人", "0人", "待补", "不适用"),
    ],
)
def test_what_differs_from_row_to_row_is_let_be(jobs: tuple[str, ...]) -> None:
    assert codes(eight(*jobs)) == []


def test_a_row_of_totals_is_no_row_among_the_others() -> None:
    rows = eight("810人", "920人", "1030人", "880人", "760人", "990人", "850人", "1100人").rstrip("]")
    assert codes(f"{rows}, {{镇: 合计, 务工: 7340人}}]") == []


def test_fewer_rows_tell_nothing() -> None:
    assert codes(TABLE % ("500万元", "3万元")) == []


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("0.94", "90%", "42%"), ["甲：0.94，别的格写了“%” → 写成 94%；确是 0.94% 的，写成 0.94%"]),
        (("94", "90%", "42%"), ["甲：94，别的格写了“%” → 写上单位，如 94%；不是这个单位的，折算"]),
        (("0.94", "0.9", "42%"), ["丙：42%，别的格只写数 → 照别的格只写数，折成表头的单位"]),
        (("3", "3万元", "待补"), ["甲：3，别的格写了“万元” → 写上单位，如 3万元；不是这个单位的，折算"]),
        (("0", "90%", "42%"), []),
        (("94%", "90%", "42%"), []),
        (("0.94", "0.9", "0.42"), []),
    ],
)
def test_a_column_says_its_unit_in_each_cell_or_in_none(cells: tuple[str, ...], found: list[str]) -> None:
    rows = ", ".join(f"{{序号: '{number}', 镇: {town}, 进度: {cell}}}" for number, (town, cell) in enumerate(zip("甲乙丙", cells, strict=True), 1))
    assert [f"{each.message.split('·')[1]}：{each.message.partition('：')[2]} → {each.hint}" for each in told(f"{{}}\n明细表:\n  村: [{rows}]") if each.code == "D338"] == found


@pytest.mark.parametrize(
    ("column", "cells", "found"),
    [
        ("参保率", ("103.2%", "98.2%"), ["各镇·甲·参保率：填 103.2%，大于100%"]),
        ("覆盖率（%）", ("98.2", "982"), ["各镇·乙·覆盖率（%）：填 982，大于100%"]),
        ("合格率", ("-98.5%", "98.2%"), ["各镇·甲·合格率：填 -98.5%，小于0"]),
        ("完成率", ("103.2%", "98.2%"), []),
        ("毛入学率", ("103.2%", "98.2%"), []),
        ("参保率", ("103.2", "98.2"), []),  # of what nobody has said
        ("合格率", ("100%", "待补"), []),
    ],
)
def test_a_rate_of_all_in_a_column_is_no_more_than_all(column: str, cells: tuple[str, str], found: list[str]) -> None:
    body = f"{{}}\n明细表:\n  各镇: [{{镇: 甲, {column}: {cells[0]}}}, {{镇: 乙, {column}: {cells[1]}}}]"
    assert [each.message for each in told(body) if each.code == "D255"] == found


@pytest.mark.parametrize(("name", "rate", "found"), [("参保率", "100.23%", False), ("参保率", "102.3%", True), ("合格率", "100.23%", True)])
def test_of_a_rate_that_its_row_gives_its_figures_are_doubted(name: str, rate: str, found: bool) -> None:
    body = f"{{}}\n明细表:\n  各镇: [{{镇: 甲, 应参保: 8600人, 实际参保: 8620人, {name}: {rate}}}, {{镇: 乙, 应参保: 5000人, 实际参保: 4900人, {name}: 98%}}]"
    assert ("D255" in [each.code for each in told(body)]) is found
