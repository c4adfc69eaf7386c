"""R106 and R110 in rows of a 明细表."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import HEAD, book_of

BORNE_OUT = "{乡镇: 甲乡, 新增就业: 3120人, 任务: 2900人, 完成率: 107.6%}"


def told(*rows: str, total: str = "") -> list[str]:
    text = f"{HEAD}指标: {{}}\n明细表:\n  表:\n    行: [{', '.join(rows)}]\n" + (f"    合计: {total}\n" if total else "")
    found = mismatches(book_of(text), offering=False)
    return [f"{each.code} {each.path} {each.message}" for each in found if each.code in ("R106", "R110")]


def test_a_wrong_rate_is_told_at_its_cell() -> None:
    wrong = "{乡镇: 乙乡, 新增就业: 1460人, 任务: 1500人, 完成率: 90.3%}"
    message = "表·乙乡·完成率：填 90.3%，按 新增就业 / 任务 = 1460人 / 1500人 应为 97.33%，相差 7.03个百分点"
    assert told(BORNE_OUT, wrong) == [f"R106 明细表.表.乙乡.完成率 {message}"]
    (finding,) = mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n    - {BORNE_OUT}\n    - {wrong}\n"), offering=False)
    assert (finding.place.line, finding.excerpt) == (7, "90.3%")


@pytest.mark.parametrize(
    ("row", "paths"),
    [
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 1460人, 完成率: 90.3%}", ["完成率"]),
        ("{乡镇: 甲乡, 计划数: 1500, 实际完成: 1460, 户数: 900, 完成比例: 90.3%}", ["完成比例"]),
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 1460人, 完成率: 97.3%}", []),
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 1460人, 完成率: 约90%}", []),
        ("{乡镇: 甲乡, 任务: 1.5万人, 完成: 1.4万人, 完成率: 95%}", []),  # as the figures were rounded
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 1460人, 累计完成: 1300人, 完成率: 90.3%}", []),  # of which
        ("{乡镇: 甲乡, 任务: 1500人, 目标: 1600人, 完成: 1460人, 完成率: 91.25%}", []),
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 待补, 完成率: 90.3%}", []),
        ("{乡镇: 甲乡, 任务: 1500人, 完成: 1460亩, 完成率: 90.3%}", []),
        ("{乡镇: 甲乡, 任务: 0人, 完成: 14人, 完成率: 100%}", []),
        ("{乡镇: 甲乡, 本期: 110人, 上年同期: 100人, 同比: 12%}", ["同比"]),
        ("{乡镇: 甲乡, 本期: 110人, 任务: 150人, 去年同期: 100人, 同比: 10人}", []),
        ("{乡镇: 甲乡, 本期: 90人, 去年同期: 100人, 同比: 10%}", ["同比"]),
        ("{乡镇: 甲乡, 本年: 110人, 上年: 100人, 增减: 12人, 增长率: 10%}", ["增减"]),
        ("{乡镇: 甲乡, 本年: 110人, 上年: 100人, 增减: 10人, 增长率: 11%}", ["增长率"]),
        ("{指标: 甲, 本年: 110, 上年栏: 100, 增减额: 12, 增减率: 10}", ["增减额"]),  # what they are the heads say
        ("{指标: 甲, 本年: 110, 上年栏: 100, 增减额: 10, 增减率: 12}", ["增减率"]),
        ("{指标: 资产负债率, 本年: 57.5, 上年栏: 57.0, 增减额: 0.5, 增减率: –}", []),
        ("{指标: 服务业, 本年: 59.9亿元, 上年: 54.8亿元, 增减率: 6.9%}", []),  # at constant prices
        ("{指标: 服务业税收, 本年: 59.9亿元, 上年: 54.8亿元, 增减率: 6.9%}", ["增减率"]),
        ("{指标: 甲, 本年: 110, 上年: 100, 增减: 12, 增长率: 13}", []),  # bare, and no other row bears it out
    ],
)
def test_heads_that_leave_no_choice(row: str, paths: list[str]) -> None:
    assert [line.split()[1].rsplit(".", 1)[1] for line in told(row)] == paths


def test_bare_changes_that_other_rows_bear_out() -> None:
    fine = "{指标: 甲, 本年: 326000, 上年: 310500, 增减: 15500, 增长率: 5.0}"
    wrong = "{指标: 乙, 本年: 22900, 上年: 21680, 增减: 1040, 增长率: 4.8}"
    assert [line.split(" ", 2)[1].rsplit(".", 1)[1] for line in told(fine, fine.replace("甲", "丙"), wrong)] == ["增长率", "增减"]
    in_percent = "{指标: %s, 本年: 326000, 上年: 310500, 增减: 5.0}"
    assert told(in_percent % "甲", in_percent % "乙") == []


@pytest.mark.parametrize(
    "rows",
    [
        ["{乡镇: 甲乡, 新增就业: 1460人, 任务: 1500人, 完成率: 90.3%}"],  # no other row says of what it is
        [BORNE_OUT, "{乡镇: 乙乡, 新增就业: 1460人, 培训: 1300人, 任务: 1500人, 完成率: 86.7%}"],
        ["{乡镇: 甲乡, 户数: 1500户, 任务: 1500户, 完成率: 100%}", "{乡镇: 乙乡, 户数: 1500户, 任务: 900户, 完成率: 90%}"],
        ["{乡镇: 甲乡, 差额: 50人, 任务: 100人, 完成率: 50%}", "{乡镇: 乙乡, 差额: 30人, 任务: 100人, 完成率: 71%}"],  # what is left fits once by chance
        ["{项目: 甲, 总投资: 5000, 完成投资: 1000, 进度: 30%}", "{项目: 乙, 总投资: 8000, 完成投资: 2000, 进度: 60%}"],  # of the works
        ["{乡镇: 甲乡, 就业: 110人, 本月: 10人, 上年同期: 9人, 同比: 11%}", "{乡镇: 乙乡, 就业: 10人, 本月: 1人, 上年同期: 2人, 同比: 40%}"],
    ],
)
def test_what_may_be_of_something_else_is_not_told(rows: list[str]) -> None:
    assert told(*rows) == []


def test_progress_of_investment_where_other_rows_bear_it_out() -> None:
    rows = ("{项目: 甲, 总投资: 48000, 完成投资: 46000, 进度: 95.8%}", "{项目: 乙, 总投资: 12600, 完成投资: 12600, 进度: 90%}")
    assert [line.split()[1] for line in told(*rows)] == ["明细表.表.乙.进度"]


def test_a_typed_row_of_totals_is_judged_and_no_mean_nor_a_total_that_is_added() -> None:
    rows = ("{乡镇: 甲乡, 任务: 100人, 完成: 90人, 完成率: 90%}", "{乡镇: 乙乡, 任务: 300人, 完成: 150人, 完成率: 50%}")
    assert told(*rows, "{乡镇: 合计, 任务: 400人, 完成: 240人, 完成率: 70%}") == [
        "R106 明细表.表.合计.完成率 表·合计·完成率：填 70%，按 完成 / 任务 = 240人 / 400人 应为 60%，相差 10个百分点"
    ]
    assert told(*rows, "{乡镇: 平均, 任务: 200人, 完成: 120人, 完成率: 70%}") == []
    assert told(*rows) == told(*rows, total="{完成率: 70%}") == []


def test_the_facts_of_a_case_silence_it() -> None:
    row = "{乡镇: 甲乡, 任务: 1500人, 完成: 1460人, 完成率: 90.3%}  # 情况属实 R106：按调整后的任务计算"
    assert mismatches(book_of(f"{HEAD}指标: {{}}\n明细表:\n  表:\n    - {row}\n"), offering=False) == []


@pytest.mark.parametrize(("name", "paths"), [("地区生产总值", []), ("规上工业增加值", []), ("农林牧渔业总产值", []), ("农村公路里程", ["增长率"])])
def test_growth_at_comparable_prices_is_not_that_of_the_two_figures(name: str, paths: list[str]) -> None:
    row = f"{{指标: {name}, 本年: 120亿元, 上年: 110亿元, 增长率: 6.2%}}"
    assert [line.split()[1].rsplit(".", 1)[1] for line in told(row)] == paths
