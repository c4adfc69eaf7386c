"""R122 in rows of a 明细表, and growth of what a statistician might reckon otherwise where the other rows bear out that nobody has."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of

SHOPS = ("12000万元, 上年: 9800万元, 增长率: 22.4%, 占比: 44.8%", "8600万元, 上年: 8000万元, 增长率: 7.5%, 占比: 32.1%", "6200万元, 上年: 6500万元, 增长率: -4.6%, 占比: 23.1%")


def told(*cells: str, more: str = "") -> list[str]:
    rows = "".join(f"      - {{店: {name}店, 销售额: {each}}}\n" for name, each in zip("东西南北", cells, strict=False))
    found = mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n    行:\n{rows}{more}"), offering=False)
    return [f"{each.code} {each.path.removeprefix('明细表.表.')} {each.message.rpartition('，')[0].rpartition(' = ')[2]}" for each in found if each.code in ("R110", "R122")]


def test_rows_that_fit_are_fine() -> None:
    assert told(*SHOPS) == []


@pytest.mark.parametrize(
    ("at", "typed", "wrong", "message"),
    [
        (1, "7.5%", "9.5%", "R110 西店.增长率 8600万元 / 8000万元 - 1 应为 7.5%"),
        (1, "8000", "9000", "R110 西店.增长率 8600万元 / 9000万元 - 1 应为 -4.44%"),
        (2, "-4.6%", "4.6%", "R110 南店.增长率 6200万元 / 6500万元 - 1 应为 -4.62%"),
        (2, "23.1%", "13.1%", "R122 南店.占比 6200万元 / 26800万元 应为 23.13%"),
        (2, "23.1%", "13.1", "R122 南店.占比 6200万元 / 26800万元 应为 23.13%"),
    ],
)
def test_a_wrong_cell_is_told_where_the_other_rows_say_of_what_the_column_is(at: int, typed: str, wrong: str, message: str) -> None:
    rows = [*SHOPS]
    rows[at] = rows[at].replace(typed, wrong)
    assert told(*rows) == [message]


def test_a_share_is_one_of_the_total_that_the_table_types() -> None:
    wrong = [each.replace("44.8%", "48.4%") for each in SHOPS]
    total = "    合计: {销售额: 26800万元}\n"
    assert told(*SHOPS, more=total) == []
    assert told(*wrong, more=total) == ["R122 东店.占比 12000万元 / 26800万元 应为 44.78%"]


@pytest.mark.parametrize(
    "rows",
    [
        ("12000万元, 占比: 60%", "8600万元, 占比: 50%", "6200万元, 占比: 20%"),  # of something else
        ("12000万元, 占比: 50%", "8600万元, 占比: 41.7%", "6200万元, 占比: 11%"),
        ("120万元, 利润: 10万元, 占比: 55.0%", "98万元, 利润: 30万元, 占比: 75%"),  # the profit's fits as well
        ("待补, 占比: 44.8%", "8600万元, 占比: 12.1%", "6200万元, 占比: 23.1%"),
    ],
)
def test_what_no_column_bears_out_is_not_told(rows: tuple[str, ...]) -> None:
    assert told(*rows) == []


def test_of_two_rows_a_slip_tells_which_is_wrong() -> None:
    assert told("120万元, 占比: 55.0%", "98万元, 占比: 54.0%") == ["R122 西店.占比 98万元 / 218万元 应为 44.95%"]
    assert told("120万元, 占比: 55.0%", "98万元, 占比: 61.3%") == []


def test_of_two_columns_of_shares_nobody_knows_which_is_of_what() -> None:
    rows = [each.replace("23.1%", "13.1%") + ", 比重: 33.3%" for each in SHOPS]
    assert told(*rows) == []


def test_of_two_columns_that_the_rows_bear_out_it_is_the_one_that_more_do() -> None:
    rows = "".join(
        f"      - {{店: {name}店, 利润: {profit}万元, 销售额: {sales}万元, 占比: {share}%}}\n"
        for name, profit, sales, share in (("东", 8, 40, 40), ("西", 6, 30, 30), ("南", 3, 15, 15), ("北", 1, 10, 10), ("中", 2, 5, 50))
    )
    found = mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n    行:\n{rows}"), offering=False)
    assert [each.message.partition("，按 ")[2].partition("，")[0] for each in found if each.code == "R122"] == ["销售额 / 合计的销售额 = 5万元 / 100万元 应为 5%"]


def test_a_row_that_compares_has_no_share() -> None:
    rows = "".join(f"      - {{店: {name}, 销售额: {each}}}\n" for name, each in zip(("东店", "西店", "南店", "平均"), (*SHOPS, "8933万元, 占比: 50%"), strict=True))
    found = mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n    行:\n{rows}"), offering=False)
    assert [each.message for each in found if each.code == "R122"] == []
