"""规则 that say of a figure what is derived of another (数值 = 乙.同比), and growth as formulas."""

from __future__ import annotations

import pytest

from drafting.checks.relations import mismatches
from tests.checks.judging import book_of, judged

LAST = "{水利: {投资: 3.12亿元, 普及率: 92.1%, 检测: 180份}}"


def catalogue(rule: str) -> str:
    return f"水利: {{投资: 元, 普及率: '%', 检测: 份, 变化: {{规则: [{rule}]}}}}\n"


@pytest.mark.parametrize(
    ("rule", "figures", "codes"),
    [
        ("数值 = 投资.同比", "投资: 38600万元, 变化: 23.7%", []),
        ("数值 = 投资.同比", "投资: 38600万元, 变化: 23.9%", ["R190"]),  # of 3.12亿元 as it was rounded
        ("数值 = 投资.同比", "投资: 38600万元, 变化: 32.7%", ["R105"]),
        ("数值 = 投资.同比", "投资: 2.5亿元, 变化: -19.9%", []),
        ("数值 = 投资.同比", "投资: 2.5亿元, 变化: 19.9%", ["R105"]),
        ("数值 = 普及率.同比增减", "普及率: 94.6%, 变化: 2.5个百分点", []),
        ("数值 = 普及率.同比增减", "普及率: 94.6%, 变化: 3.5个百分点", ["R105"]),
        ("数值 = 检测.同比增减", "检测: 200份, 变化: 20份", []),
        ("数值 = 检测.同比增减", "检测: 200份, 变化: 21份", ["R105"]),
        ("数值 = 投资.同比", "投资: 待补, 变化: 32.7%", []),
        ("数值 = 投资.同比", "变化: 32.7%", []),
        ("数值 = 检测.完成率", "检测: {数值: 30份, 任务: 40份}, 变化: 75%", []),
        ("数值 = 检测.完成率", "检测: {数值: 30份, 任务: 40份}, 变化: 57%", ["R105"]),
        ("数值 = 检测 / 检测.上年同期 - 100%", "检测: 200份, 变化: 11.1%", []),
        ("数值 = 检测 / 检测.上年同期 - 100%", "检测: 200份, 变化: 12.1%", ["R105"]),
        ("数值 = 检测 / 检测.上年同期 - 1", "检测: 200份, 变化: 12.1%", ["R105"]),
        ("数值 = (检测 - 检测.上年同期) / 检测.上年同期", "检测: 171份, 变化: -5%", []),
        ("数值 = (检测 - 检测.上年同期) / 检测.上年同期", "检测: 171份, 变化: 5%", ["R105"]),
        ("数值 = (检测.上年同期 - 检测) / 检测.上年同期", "检测: 171份, 变化: 5%", []),
        ("数值 = (检测.上年同期 - 检测) / 检测.上年同期", "检测: 171份, 变化: 6%", ["R105"]),
    ],
)
def test_growth_is_held_against_last_years_file(rule, figures, codes):
    found = judged(f"{{水利: {{{figures}}}}}", catalogue=catalogue(rule), previous=LAST).codes
    assert [each for each in found if each != "D254"] == codes


def test_the_message_says_of_what_it_is_reckoned():
    (finding,) = judged("{水利: {投资: 38600万元, 变化: 32.7%}}", catalogue=catalogue("数值 = 投资.同比"), previous=LAST).findings
    assert finding.message == "变化：填 32.7%，按 投资.同比 = 38600万元 / 3.12亿元 - 1 应为 23.72%，相差 8.98个百分点"
    assert [str(place) for place in finding.related] == ["data.yaml:3:15", "last.yaml:3:15"]


def test_without_last_years_figure_nothing_is_judged():
    found = judged("{水利: {投资: 38600万元, 变化: 32.7%}}", catalogue=catalogue("数值 = 投资.同比"))
    assert found.verdict_of("规则") == "无法判断"


def test_last_years_file_of_other_months_says_nothing():
    found = judged("{水利: {投资: 38600万元, 变化: 32.7%}}", catalogue=catalogue("数值 = 投资.同比"), previous=LAST, period="2021年上半年")
    assert found.codes == ["R105"]
    head = "单位: {名称: 示例县水利局, 地区: 示例县}\n报告期: "
    known = catalogue("数值 = 投资.同比")
    last = book_of(f"{head}2020年\n指标: {LAST}\n", known, name="last.yaml")
    now = book_of(f"{head}2021年上半年\n指标: {{水利: {{投资: 38600万元, 变化: 32.7%}}}}\n", known, last)
    assert mismatches(now, offering=True) == []
