"""Which words of a paragraph a reader takes for the time of a figure."""

from __future__ import annotations

import pytest

from tests.saying import say

YEAR = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 年度}\n"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("前三季度子{{ 甲.子 }}。", "前三季度子5元。"),
        ("丑{{ 甲.丑 }}（前三季度数），子{{ 甲.子 }}。", "丑7元（前三季度数），子5元（前三季度）。"),  # a closed bracket speaks for what it follows
        ("丑{{ 甲.丑 }}（前三季度子{{ 甲.子 }}）。", "丑7元（前三季度子5元）。"),
        ("丑{{ 甲.丑 }}（前三季度（含往年）子{{ 甲.子 }}）。", "丑7元（前三季度（含往年）子5元）。"),
        ("前三季度较好。子{{ 甲.子 }}。", "前三季度较好。子5元（前三季度）。"),  # a sentence for itself
        ("前三季度：一是好；二是子{{ 甲.子 }}。", "前三季度：一是好；二是子5元（前三季度）。"),
        ("1—9月子{{ 甲.子 }}。", "1—9月子5元。"),
        ("前三季度好于2025年，子{{ 甲.子 }}。", "前三季度好于2025年，子5元（前三季度）。"),
        ("丑{{ 甲.丑 }}，寅{{ 甲.寅 }}，子{{ 甲.子 }}。", "丑7元，寅前三季度最高，子5元（前三季度）。"),  # words of another figure
        ("截至10月底，卯{{ 甲.卯 }}。再说卯{{ 甲.卯 }}。", "截至10月底，卯3元。再说卯3元。"),  # a day holds for the paragraph
        ("截至10月底一般。\n\n卯{{ 甲.卯 }}。", "截至10月底一般。\n卯3元（截至10月底）。"),
        ("截至10月底：一是好；二是卯{{ 甲.卯 }}。", "截至10月底：一是好；二是卯3元（截至10月底）。"),
        ("2010月底，卯{{ 甲.卯 }}。", "2010月底，卯3元（截至10月底）。"),  # the end of a longer number
    ],
)
def test_where_a_time_holds(template, printed):
    data = "甲: {子: {数值: 5元, 统计期间: 前三季度}, 丑: 7元, 寅: {表述: 前三季度最高}, 卯: {数值: 3元, 截至: 2026-10-31}}"
    assert say(template, data, head=YEAR) == printed


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("2025年，子{{ 甲.子 }}。", "2025年，子5元（2026年）。"),  # another time opens the sentence
        ("全年子{{ 甲.子 }}。", "全年子5元。"),
        ("好。2025年，丑{{ 甲.丑 }}。", "好。2025年，丑7元。"),
    ],
)
def test_a_figure_of_the_report_s_own_year_behind_another_year(template, printed):
    assert say(template, "甲: {子: {数值: 5元, 统计期间: 2026年}, 丑: 7元}", head=YEAR) == printed


def test_another_time_right_behind_its_own_is_no_part_of_it():
    data = "甲: {子: {数值: 5元, 统计期间: 2026年1—9月}}"
    assert say("前三季度，2025年子{{ 甲.子 }}。", data, head=YEAR) == "前三季度，2025年子5元（2026年1—9月）。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{子: {数值: 5人, 任务: 10人, 统计期间: 1—9月}}", "子5人（1—9月），完成50%。"),  # the report's day is not its own
        ("{子: {数值: 5人, 统计期间: 1—9月, 截至: 2026-10-15}}", "截至10月15日，子5人（1—9月）。"),
        ("{子: {数值: 5人, 统计期间: 2026年}}", "截至11月底，子5人。"),
        ("{子: {数值: 5人, 统计期间: 1—9月}, 丑: 7人}", "截至11月底，子5人（1—9月），丑7人。"),  # true of the other
        ("{卯: {数值: 3人, 截至: 2026-12-31}, 子: {数值: 5人, 统计期间: 1—9月}}", "截至12月底，卯3人。子5人（1—9月）。"),
    ],
)
def test_the_report_s_day_before_a_figure_of_a_period_of_its_own_goes(data, printed):
    head = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 年度, 截至: 2026-11-30}\n"
    text = "[[[[截至{{ 甲.卯.截至|月日 }}，]]卯{{ 甲.卯 }}。]][[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}[[，完成{{ 甲.子.完成率 }}]][[，丑{{ 甲.丑 }}]]。"
    assert say(text, f"甲: {data}", head=head) == printed
