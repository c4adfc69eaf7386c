"""Rows of tables in which more was done than was due."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of

HEAD = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n指标: "


def told(body: str) -> list[Diagnostic]:
    return examine(book_of(f"{HEAD}{body}\n", ""))[0]


def test_of_two_rows_one_is_told() -> None:
    rows = "[{镇: 甲, 应参保: 80人, 实参保: 90人}, {镇: 乙, 应参保: 80人, 实参保: 76人}]"
    assert [each.message for each in told(f"{{}}\n明细表:\n  参保: {rows}") if each.code == "D322"] == ["参保·甲·实参保：填 90人，比应参保 80人 还多"]


@pytest.mark.parametrize(
    ("heads", "cells", "found"),
    [
        (("应参保（人）", "实参保（人）"), ("8600, 8620", "8600, 8200", "8100, 7600"), ["参保·甲·实参保（人）：填 8620，比应参保（人） 8600 还多"]),
        (("应到人数", "实到"), ("30人, 30人", "30人, 35人", "30人, 29人"), ["参保·乙·实到：填 35人，比应到人数 30人 还多"]),
        (("应缴", "已缴"), ("30万元, 30万元", "30万元, 2900元", "30万元, 28万元"), []),
        (("应参保", "实参保"), ("80人, 90人", "80人, 91人", "80人, 76人"), []),  # most of the rows: the heads mean something else
        (("应到", "实检"), ("30人, 30人", "30人, 35人", "30人, 29人"), []),
        (("应参保", "实参保"), ("30户, 35人", "30户, 28户", "30户, 29户"), []),  # people are no households
        (("应参保", "实参保"), ("30户10人, 35户", "30户, 28户", "30户, 29户"), []),
    ],
)
def test_no_row_has_more_than_was_due(heads: tuple[str, str], cells: tuple[str, ...], found: list[str]) -> None:
    rows = ", ".join(f"{{镇: {name}, {heads[0]}: {due}, {heads[1]}: {done}}}" for name, (due, done) in zip("甲乙丙", (each.split(", ") for each in cells), strict=True))
    assert [each.message for each in told(f"{{}}\n明细表:\n  参保: [{rows}]") if each.code == "D322"] == found


def test_a_row_of_totals_is_none_of_them() -> None:
    rows = "[{镇: 甲, 应参保: 80人, 实参保: 90人}, {镇: 乙, 应参保: 80人, 实参保: 76人}, {镇: 合计, 应参保: 160人, 实参保: 166人}]"
    assert [each.message for each in told(f"{{}}\n明细表:\n  参保: {rows}") if each.code == "D322"] == ["参保·甲·实参保：填 90人，比应参保 80人 还多"]
