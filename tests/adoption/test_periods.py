"""Of which period a report is, and where its text says so."""

from __future__ import annotations

from datetime import date

import pytest

from drafting.adoption.periods import period_asked, period_of, years_in
from drafting.adoption.writing import with_holes
from drafting.model.dataset import Period

YEAR = Period(2025, "年度", 1, 12)
HALF = Period(2025, "半年", 1, 6)


@pytest.mark.parametrize(
    ("title", "name"),
    [("某局2025年工作总结", "2025年"), ("某局2025年工作总结和2026年工作打算", "2025年"), ("某局2025年上半年总结", "2025年上半年"), ("某局2025年工作总结（2024年12月）", "2025年"), ("某局2026年计划和2024年总结", "2024年"), ("某市2025年1-10月进展", "2025年1—10月"), ("某局2025年第三季度小结", "2025年第三季度"), ("某局2025年前三季度小结", "2025年前三季度")],
)
def test_the_title_says_it(title, name):
    assert period_of(title, None, []) == period_asked(name)
    assert period_asked(name).name == name


def test_without_a_year_in_the_title_the_day_or_the_text_says_it():
    assert period_of("某局上半年总结", date(2025, 7, 14), []) == HALF
    assert period_of("某局工作总结", date(2026, 1, 5), []) == YEAR
    assert period_of("某局工作总结", None, ["2025年，改造。", "2025年和2024年。"]) == YEAR
    assert period_of("某局工作总结", None, ["改造。"]) is None


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("2025年，改造；2025年度任务。", "{{ 报告期.名称 }}，改造；{{ 报告期.年度 }}年度任务。"),
        ("谋划2026年项目。", "谋划{{ 报告期.下年 }}年项目。"),
        *((same, same) for same in ("2025年12月14日", "2024—2025年", "2025年以来", "《2025年方案》", "“2025年案例”", "2024年反馈", "2025年底")),
    ],
)
def test_years_of_the_period_and_no_others_are_printed_by_it(words, written):
    assert with_holes(words, list(years_in(words, YEAR))) == written


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("某局2025年工作总结及2026年工作打算", "某局{{ 报告期.名称 }}工作总结及{{ 报告期.下期 }}工作打算"),
        ("某局2025年度工作总结", "某局{{ 报告期.年度 }}年度工作总结"),
        ("2025年第一批项目", "{{ 报告期.年度 }}年第一批项目"),
    ],
)
def test_the_year_of_a_heading_is_the_period(words, written):
    assert with_holes(words, list(years_in(words, YEAR, heading=True))) == written


def test_a_part_of_a_year_is_printed_as_one():
    words = "2025年上半年，落实2025年任务。"
    assert with_holes(words, list(years_in(words, HALF))) == "{{ 报告期.名称 }}，落实{{ 报告期.年度 }}年任务。"


def test_months_are_of_the_period_with_any_dash():
    period = Period(2025, "月份", 1, 10)
    assert with_holes("2025年1-10月，2025年1-9月", list(years_in("2025年1-10月，2025年1-9月", period))) == "{{ 报告期.年度 }}年1-10月，2025年1-9月"


@pytest.mark.parametrize("asked", ["2025年13月", "2025年9—3月", "2025年冬", "去年"])
def test_a_period_that_says_nothing_is_none(asked):
    assert period_asked(asked) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("截至2025年12月底，改造12户。", "截至{{ 报告期.年度 }}年12月底，改造12户。"),
        ("截止到2025年底，比2024年减收36万元。", "截止到{{ 报告期.年度 }}年底，比{{ 报告期.上年 }}年减收36万元。"),
        ("公路由2024年的280公里增加到320公里，由2024年建成。", "公路由{{ 报告期.上年 }}年的280公里增加到320公里，由2024年建成。"),
        ("截至2025年11月底，较2024年底多3户。", "截至2025年11月底，较{{ 报告期.上年 }}年底多3户。"),
        ("比2024年以来的多，2024年建成。", "比2024年以来的多，2024年建成。"),
        ("2024年", "{{ 报告期.上年 }}年"),  # the head of a column
        ("2024年完成数", "{{ 报告期.上年 }}年完成数"),
        ("2024年建成", "2024年建成"),
    ],
)
def test_the_end_of_the_period_and_the_year_it_is_held_against_are_the_periods(words, said):
    assert with_holes(words, list(years_in(words, YEAR))) == said
