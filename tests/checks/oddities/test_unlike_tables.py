"""Columns of a 明细表 that come to another figure than the indicator of their name."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.unlike_tables import unlike_tables
from tests.checks.judging import book_of

HEAD = "单位: {名称: 示例县供销社, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"
ROWS = "[{社: 甲社, 销售额: 3520万元, 职工: 12人}, {社: 乙社, 销售额: 4415万元, 职工: 17人}]"


def told(figures: str, rows: str = ROWS, caption: str = "基层社情况") -> list[str]:
    book = book_of(f"{HEAD}指标: {{经营: {{{figures}}}}}\n明细表: {{基层社: {{标题: {caption}, 行: {rows}}}}}\n")
    return [each.message.partition("，明细表")[0] for each in unlike_tables(book)]


@pytest.mark.parametrize(
    ("figures", "messages"),
    [
        ("销售额: 8935万元", ["经营.销售额：填 8935万元"]),  # one digit
        ("职工: 26人", ["经营.职工：填 26人"]),  # more in the table than in all
        ("职工: 30人", ["经营.职工：填 30人"]),  # all but the same
        ("职工: 60人", []),  # the table lists some of them
        ("职工: 60人, 销售额: 7935万元", ["经营.职工：填 60人"]),  # it lists all
        ("销售额: 7935万元, 职工: 29人", []),
        ("销售额: 0.79亿元", []),  # as coarse as it says
        ("销售额: 0.89亿元", ["经营.销售额：填 0.89亿元"]),
        ("销售额: 79350万元", ["经营.销售额：填 79350万元"]),  # ten times
        ("职工: 26户", []),
        ("职工: 26户, 销售额: 18935万元", []),  # of other units nothing fits
        ("职工: 26人3户", []),
        ("职工: =明细表.基层社.合计.职工", []),
    ],
)
def test_the_text_and_the_annex_say_the_same(figures: str, messages: list[str]) -> None:
    assert told(figures) == messages


def test_a_table_of_some_is_held_against_nothing() -> None:
    assert told("销售额: 8935万元", caption="重点基层社情况") == []


@pytest.mark.parametrize("rows", ["[{社: 甲社, 职工: 29人}]", "[{社: 甲社, 职工: 12人2户}, {社: 乙社, 职工: 17人3户}]"])
def test_one_row_alone_and_columns_of_two_units_are_none_to_add(rows: str) -> None:
    assert told("职工: 26人", rows=rows) == []


def test_a_table_without_a_heading_is_called_by_its_name() -> None:
    book = book_of(f"{HEAD}指标: {{经营: {{职工: 26人}}}}\n明细表: {{基层社: {ROWS}}}\n")
    assert ["明细表“基层社”" in each.message for each in unlike_tables(book)] == [True]


def test_two_figures_of_one_name_are_neither_its() -> None:
    book = book_of(f"{HEAD}指标: {{经营: {{职工: 26人}}, 培训: {{职工: 260人}}}}\n明细表: {{基层社: {ROWS}}}\n")
    assert list(unlike_tables(book)) == []


def test_a_column_that_does_not_say_of_what_it_is_is_nobodys() -> None:
    assert told("人数: 26人", rows="[{社: 甲社, 人数: 12人}, {社: 乙社, 人数: 17人}]") == []


def test_rates_are_no_sums() -> None:
    assert told("覆盖率: 90%, 网点: 3个", rows="[{社: 甲社, 覆盖率: 90%}, {社: 乙社, 覆盖率: 96%}]") == []
    assert told("覆盖率: 90%", rows="[{社: 甲社, 覆盖率: 90%}, {社: 乙社, 覆盖率: 96%}, {社: 合计, 覆盖率: 93%}]") == ["经营.覆盖率：填 90%"]
