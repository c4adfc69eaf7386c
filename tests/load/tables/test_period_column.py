"""A table with a column for 报告期: its headings are read by what its rows say there."""

from __future__ import annotations

from drafting.load.names.words.heading_times import Times
from drafting.load.tables.grid import Cell, Line
from drafting.load.tables.period_column import period_column, times_of
from drafting.model.dataset import Period

COMMON = Times(Period(2024, "年度", 1, 12))


def lines(*texts: str) -> list[Line]:
    return [Line(number, (Cell(0, f"{number}乡"), *((Cell(1, text),) if text else ()))) for number, text in enumerate(texts, 2)]


def test_the_column_is_found_by_its_heading_alone():
    assert period_column([Line(1, (Cell(0, "地区"), Cell(1, "报 告 期")))]) == 1
    assert period_column([Line(1, (Cell(0, "地区"), Cell(1, "年份")))]) == 1
    assert period_column([Line(1, (Cell(0, "地区"), Cell(1, "2026年")))]) is None


def test_what_all_rows_say_goes_before_what_is_common_to_them():
    times = times_of(1, lines("2026年", "2026", "", "报告期", "2026年度"), COMMON)
    assert times.key("2025年") == "上年同期"
    assert times_of(1, lines("", ""), COMMON) is COMMON


def test_rows_of_several_periods_have_no_last_year_in_common():
    times = times_of(1, lines("2026年", "2025年"), COMMON).of(["2026年", "2025年"])
    assert (times.period, times.key("2025年"), times.why_not) == (None, "", "是什么时候，各行的报告期不一样，看不出来")
