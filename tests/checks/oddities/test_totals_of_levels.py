"""Typed totals below rates, means and levels (D341)."""

from __future__ import annotations

import pytest

from tests.checks.oddities.examined import codes


def said(column: str, *cells: str, over: str = "合计", more: str = "") -> list[str]:
    *rows, whole = cells
    towns = ", ".join(f"{{乡镇: {town}乡, {column}: {cell}}}" for town, cell in zip("甲乙丙丁戊己", rows, strict=False))
    return codes(f"{{}}\n明细表:\n  表: [{towns}, {{乡镇: {over}, {column}: {whole}}}{more}]")


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("户均用水", ("93吨", "88吨", "97吨", "287吨")),
        ("户均用水", ("93吨", "88吨", "97吨", "29吨")),
        ("水位（米）", ("120.5", "119.5", "121.5", "361.9")),
        ("覆盖率", ("90%", "91%", "92%", "19%")),
        ("占比", ("30%", "50%", "19.9%", "109.9%")),
        ("增幅（%）", ("3.2", "-1", "5", "6.1")),
        ("低保标准", ("720元", "720元", "720元", "270元")),
    ],
)
def test_a_total_that_is_neither_among_the_rows_nor_their_sum(column: str, cells: tuple[str, ...]) -> None:
    assert said(column, *cells) == ["D341"]


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("户均用水", ("93吨", "88吨", "97吨", "92吨")),
        ("户均用水", ("93吨", "88吨", "97吨", "278吨")),
        ("户均用水", ("93吨", "88吨", "待补", "287吨")),
        ("户均用水", ("93吨", "88吨", "–", "90吨")),
        ("最高水位（米）", ("120.5", "119.5", "121.5", "121.5")),
        ("覆盖率", ("90%", "91%", "92%", "92.0%")),
        ("占比", ("30%", "50%", "20.1%", "100%")),
        ("占比", ("30%", "20%", "10.1%", "100%")),
        ("全省位次", ("3", "5", "7", "1")),
        ("建成年份", ("2021", "2022", "2023", "2026")),
        ("距县城（公里）", ("12", "15", "20", "8")),
        ("均价", ("3元", "3元", "约3元", "5元")),
        ("均价", ("3元", "3元", "2吨", "5元")),
    ],
)
def test_means_sums_and_what_only_orders(column: str, cells: tuple[str, ...]) -> None:
    assert "D341" not in said(column, *cells)


def test_a_total_of_some_and_one_typed_apart() -> None:
    assert said("户均用水", "93吨", "88吨", "97吨", "29吨", over="东片小计", more=", {乡镇: 戊乡, 户均用水: 30吨}") == ["D341"]
    assert codes("{}\n明细表:\n  表: {行: [{乡镇: 甲乡, 户均用水: 93吨}, {乡镇: 乙乡, 户均用水: 88吨}], 合计: {户均用水: 812吨}}") == ["D341"]
    assert codes("{}\n明细表:\n  表: {行: [{乡镇: 甲乡, 户均用水: 93吨}, {乡镇: 乙乡, 户均用水: 88吨}], 合计: {户均用水: 90吨}}") == []


def test_a_row_of_the_whole_county_is_over_more_than_the_rows_that_are_listed() -> None:
    assert said("户均用水", "93吨", "88吨", "97吨", "287吨", over="全县") == []


def test_a_total_that_is_rounded_is_among_the_rows() -> None:
    assert said("户均用水", "88.6吨", "90.2吨", "97.1吨", "88吨") == []
    assert said("户均用水", "88.6吨", "90.2吨", "97.1吨", "98吨") == []
    assert said("户均用水", "88.6吨", "90.2吨", "97.1吨", "87吨") == ["D341"]


def test_a_growth_that_its_own_row_bears_out_is_none_of_the_rows_alone() -> None:
    rows = "{企业: 甲, 销售额: 1.2亿元, 上年同期: 1.1亿元, 增长: 9.1%}, {企业: 乙, 销售额: 8600万元, 上年同期: 9100万元, 增长: 5.5%}"
    total = "{企业: 合计, 销售额: 2.06亿元, 上年同期: 2.02亿元, 增长: %s}"
    told = [each for each in codes(f"{{}}\n明细表: {{企业: [{rows}, {total % '2.0%'}]}}\n") if each in ("D341", "R110")]
    assert told == ["R110"]  # of the row that fell
    assert "R110" in codes(f"{{}}\n明细表: {{企业: [{rows.replace('5.5%', '-5.5%')}, {total % '12.0%'}]}}\n")
