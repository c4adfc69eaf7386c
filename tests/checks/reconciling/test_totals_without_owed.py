"""Totals of a 明细表 that are typed while a row is 待补 (R123)."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of

HEAD = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n指标: {}\n明细表:\n  村: "


def told(rows: str) -> list[Diagnostic]:
    return [each for each in mismatches(book_of(f"{HEAD}{rows}\n", ""), offering=True) if each.code == "R123"]


@pytest.mark.parametrize(
    ("second", "total", "found"),
    [
        ("待补", "12个", ["村·合计·项目：乙乡还是待补，写的 12个 只是其余各行的（相加是 12个）"]),
        ("待补", "11个", ["村·合计·项目：乙乡还是待补，写的 11个 只是其余各行的（相加是 12个）"]),
        ("待补", "20个", []),  # what is owed may be in it already
        ("待补", "待补", []),
        ("不适用", "12个", []),
        ("3个", "15个", []),
    ],
)
def test_a_total_that_leaves_out_what_is_owed(second: str, total: str, found: list[str]) -> None:
    rows = f"{{序号: '1', 乡镇: 甲乡, 项目: 5个}}, {{序号: '2', 乡镇: 乙乡, 项目: {second}}}, {{序号: '3', 乡镇: 丙乡, 项目: 7个}}"
    assert [each.message for each in told(f"[{rows}, {{序号: 合计, 项目: {total}}}]")] == found
    assert [each.message for each in told(f"{{行: [{rows}], 合计: {{项目: {total}}}}}")] == found


def test_it_is_that_of_the_figure_in_the_row() -> None:
    (found,) = told("[{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 待补}, {乡镇: 丙乡, 项目: 7个}, {乡镇: 合计, 项目: 12个}]")
    assert (found.path, found.excerpt) == ("明细表.村.合计.项目", "12个")


def test_means_and_rates_have_no_total() -> None:
    assert told("[{乡镇: 甲乡, 完成率: 90%}, {乡镇: 乙乡, 完成率: 待补}, {乡镇: 丙乡, 完成率: 80%}, {乡镇: 合计, 完成率: 85%}]") == []
