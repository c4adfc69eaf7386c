"""Texts of the data's own that speak of another time than the report."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.texts_of_other_times import out_of_time, texts_of_other_times
from drafting.model.dataset import Period
from tests.checks.judging import book_of

HALF = Period(2026, "半年", 1, 6)
YEAR = Period(2026, "年度", 1, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全年完成投资3.26亿元，完成年度任务的81.5%。", "全年完成投资3.26亿元"),
        ("推进重点工程，全年共接待来访{{ 信访.来访 }}。", "全年共接待来访{{ 信访.来访 }}"),
        ("前三季度，全县新增就业2060人。", "前三季度，全县新增就业2060人"),
        ("1—9月完成投资3.2亿元。", "1—9月完成投资3.2亿元"),
        ("下半年累计发放补贴86万元。", "下半年累计发放补贴86万元"),
        ("截至12月底，共建成高标准农田2.1万亩。", "截至12月底"),
        ("2025年上半年，我局完成投资3.26亿元。", "2025年上半年"),
        ("2025年，全局完成投资3.26亿元。", "2025年"),
        ("2025年以来，我局坚持项目为王。", "2025年以来"),
        ("2024年，全局完成投资3.26亿元。", "2024年"),
    ],
)
def test_what_cannot_be_of_the_report_is_found(text: str, words: str) -> None:
    assert [each.words for each in out_of_time(text, HALF)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "完成全年任务的51.2%，为实现全年目标打下了基础。",
        "全年计划完成投资4亿元，上半年完成2.1亿元。",
        "全年完成投资目标4亿元，已完成2.1亿元。",
        "预计全年完成投资4亿元。",
        "确保全年新增就业4000人。",
        "力争全年实现产值12亿元，全年接待游客20万人次。",
        "下半年，我局将再建3处水厂。下一步，全年完成培训10万人次。",
        "全年安排资金3亿元，已拨付1.6亿元。",
        "全年培训40万人次以上。",
        "2025年底，全县共有水厂12座。2026年上半年新建2座。",
        "2025年，全县完成投资6亿元；今年上半年完成3.26亿元。",
        "2021年以来，全县累计整治撂荒地3万亩。",
        "2020年以来，我局坚持项目为王。",
        "2024年脱贫以来，我县坚持“四个不摘”。",
        "去年全年完成投资6亿元，今年上半年完成3.26亿元。",
        "上半年完成投资3.26亿元。",
        "截至7月10日，共收到反馈28条。",
        "1—7月完成投资3.2亿元。",
        "全年无休开放，全年度推进。",
        "2025年1—3月，我局完成投资1.2亿元。",
        "截至12月底，预计共建成高标准农田2.1万亩。",
    ],
)
def test_what_may_be_said_in_it_is_not(text: str) -> None:
    assert list(out_of_time(text, HALF)) == []


def test_late_in_the_year_its_figures_may_stand_for_all_of_it() -> None:
    assert list(out_of_time("全年完成投资3.26亿元。", Period(2026, "1—10月", 1, 10))) == []


@pytest.mark.parametrize("text", ["全年完成投资3.26亿元。", "上半年完成投资1.2亿元，下半年完成2.06亿元。", "截至12月底，共建成2.1万亩。"])
def test_a_report_on_the_year_speaks_of_all_of_it(text: str) -> None:
    assert list(out_of_time(text, YEAR)) == []


def test_it_is_told_where_it_stands_with_what_to_type() -> None:
    texts = "文字材料: {导语: 全年完成投资3亿元。, 下步打算: 全年完成投资4亿元。, 基本情况: 2025年，全县共有水厂12座。}\n"
    book = book_of(f"单位: {{名称: 甲县水务局, 地区: 甲县, 层级: 县}}\n报告期: 2026年上半年\n指标: {{}}\n{texts}")
    (found,) = texts_of_other_times(book)
    assert (found.message, found.place.line if found.place else 0) == ("文字材料“导语”写的是“全年完成投资3亿元”，报告期是2026年上半年，全年还没有过完", 4)
    assert found.hint.startswith("改成“上半年”，")


@pytest.mark.parametrize("period", ["2026年上半年", "2026年"])
def test_what_is_of_another_year_is_told_with_the_year_of_the_report(period: str) -> None:
    book = book_of(f"单位: {{名称: 甲县水务局, 地区: 甲县, 层级: 县}}\n报告期: {period}\n指标: {{}}\n文字材料: {{导语: '2025年，全局完成投资3.26亿元。'}}\n")
    (found,) = texts_of_other_times(book)
    assert (found.message, found.hint[:12]) == (f"文字材料“导语”写的是“2025年”，报告期是{period}", f"改成“{period}”，是往年"[:12])
