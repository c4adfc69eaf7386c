"""A figure's own 统计期间, 截至 and 表述 stand with it wherever its sentence does not say them."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Severity
from tests.saying import drafted, found, say

YEAR = "单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: {年度: 2026, 类型: 年度}\n"
DATED = "[[{{ 甲.子.统计期间 }}，]]子{{ 甲.子 }}[[，{{ 甲.子|同比 }}]][[；丑{{ 甲.丑 }}]]。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        # the lead is true of all it covers
        ("{子: {数值: 5元, 统计期间: 前三季度, 同比: 6%}}", "前三季度，子5元，同比增长6%。"),
        ("{子: {数值: 5元, 统计期间: 前三季度}, 丑: {数值: 7元, 统计期间: 1—9月}}", "前三季度，子5元；丑7元。"),
        ("{子: {数值: 5元, 统计期间: 前三季度}, 丑: 7元}", "子5元（前三季度）；丑7元。"),
        ("{子: {数值: 5元, 统计期间: 前三季度, 同比: 6%}, 丑: {数值: 7元, 统计期间: 2025年}}", "子5元（前三季度），同比增长6%；丑7元（2025年）。"),
        ("{子: {数值: 5元, 统计期间: 2025年}, 丑: {数值: 7元, 统计期间: 每月}}", "子5元（2025年）；丑7元（每月）。"),
        # what every figure of the report is taken for needs no words
        ("{子: 5元, 丑: {数值: 7元, 统计期间: 2026年}}", "子5元；丑7元。"),
        ("{子: 5元, 丑: {数值: 7元, 统计期间: 全年}}", "子5元；丑7元。"),
        # an earlier figure and a task are no figures of that period
        ("{子: {数值: 5元, 上年同期: 4元, 统计期间: 前三季度}}", "前三季度，子5元，同比增长25%。"),
    ],
)
def test_a_period_of_its_own(data, printed):
    assert say(DATED, f"甲: {data}", head=YEAR) == printed


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{子: {数值: 5吨, 截至: 11月30日}}", "子5吨（截至11月30日）。"),
        ("{子: {数值: 5吨, 截至: 2026-11-30}}", "子5吨（截至11月底）。"),
        ("{子: {数值: 5吨, 截至: 2025-11-30}}", "子5吨（截至2025年11月30日）。"),
        ("{子: {数值: 5吨, 截至: 2026-12-31}}", "子5吨。"),
        ("{子: {数值: 5户9人, 截至: 5月31日}, 丑: 7人}", "子5户9人（截至5月31日），丑7人。"),
        ("{子: {截至: 5月31日, 丑: 5吨, 寅: 7人}}", "子丑5吨（截至5月31日）、寅7人。"),
        ("{子: {数值: 5吨, 统计期间: 前三季度, 截至: 10月15日}}", "子5吨（前三季度，截至10月15日）。"),
        ("{子: {数值: 5吨, 截至: 5月31日, 其中: {东: 2吨}}}", "子5吨（截至5月31日，其中东2吨）。"),
        ("{子: {数值: 5吨, 其中: {东: {数值: 2吨, 截至: 5月31日}}}}", "子5吨（其中东2吨，截至5月31日）。"),
        ("{子: {数值: 5吨, 其中: {东: {数值: 2吨, 统计期间: 2025年}}}}", "子5吨（其中东2吨，为2025年数）。"),
        ("{子: {数值: 5吨, 构成: {东: {数值: 2吨, 统计期间: 2025年}, 西: 3吨}}}", "子5吨（东2吨〔2025年〕、西3吨）。"),
        ("{子: {数值: 5吨, 上年同期: {数值: 4人, 统计期间: 2019年底}}}", "子5吨（2019年底4人）。"),
        ("{子: {数值: 91.6%, 表述: 松澧县}}", "子91.6%（松澧县）。"),
        ("{子: {数值: 86个, 截至: 5月31日, 表述: 全部建起“一站式”窗口}}", "子86个（截至5月31日，全部建起“一站式”窗口）。"),
    ],
)
def test_what_the_rest_says(data, printed):
    assert say("{% 其余 甲 %}", f"甲: {data}", head=YEAR) == printed


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("子{{ 甲.子 }}，好。", "子5个（截至5月31日），好。"),
        ("让{{ 甲.子 }}项目开工，好。", "让5个项目开工（截至5月31日），好。"),
        ("子{{ 甲.子 }}[[，丑{{ 甲.无 }}]]。", "子5个（截至5月31日）。"),
        ("好（子{{ 甲.子 }}）。", "好（子5个，截至5月31日）。"),
        ("截至5月31日，子{{ 甲.子 }}。", "截至5月31日，子5个。"),
        ("截至5月底，子{{ 甲.子 }}，子{{ 甲.子 }}。", "截至5月底，子5个，子5个。"),
        ("截至6月底，子{{ 甲.子 }}。", "截至6月底，子5个（截至5月31日）。"),
        ("子{{ 甲.子 }}和丑{{ 甲.丑 }}。", "子5个和丑6人。"),
        ("有{{ 甲.子 }}和{{ 甲.丑 }}。", "有5个（截至5月31日）和6人。"),
        # a unit that says what it counts needs nothing behind it
        ("丑{{ 甲.寅 }}和{{ 甲.丑 }}帮扶到位，好。", "丑7户9人（截至5月31日）和6人帮扶到位，好。"),
        ("对{{ 甲.寅 }}帮扶到位。", "对7户9人（截至5月31日）帮扶到位。"),
        # of one paragraph, one point
        ("[[截至{{ 甲.子.截至|月日 }}，]]子{{ 甲.子 }}。余{{ 甲.子 }}。", "截至5月31日，子5个。余5个。"),
        ("子{{ 甲.子 }}。好。余{{ 甲.子 }}。", "子5个（截至5月31日）。好。余5个。"),
        ("{% 分条 %}{% 条 %}子{{ 甲.子 }}{% 条 %}余{{ 甲.子 }}{% 分条完 %}", "一是子5个（截至5月31日）；二是余5个（截至5月31日）。"),
    ],
)
def test_where_it_stands(template, printed):
    assert say(template, "甲: {子: {数值: 5个, 截至: 5月31日}, 丑: 6人, 寅: {数值: 7户9人, 截至: 5月31日}}") == printed


def test_a_time_that_cannot_be_said_is_a_warning():
    data = "甲: {子: {数值: 5个, 截至: 5月31日}, 丑: 6人}"
    [finding] = found("子{{ 甲.子 }}和丑{{ 甲.丑 }}。", data)
    assert (finding.code, finding.severity, finding.path) == ("D225", Severity.WARNING, "甲.子")
    assert finding.message == "子：截至“5月31日”没有印出来，印的地方会当成报告期的数"
    assert [each.code for each in found("## 子{{ 甲.子 }}\n\n丑{{ 甲.丑 }}。", data)] == ["D225"]
    assert found("## 子{{ 甲.子 }}\n\n截至5月31日，丑{{ 甲.丑 }}。", data) == []


def test_the_data_s_own_text_stays_and_is_told():
    data = "甲: {子: {数值: 5个, 统计期间: 2025年, 表述: 好}}"
    template = "{% 文字材料 导语 %}{% 文字材料完 %}"
    draft = drafted(template, data, own="导语: 子{{ 甲.子 }}。")
    assert [(each.code, each.severity) for each in draft.diagnostics] == [("D222", Severity.INFO), ("D225", Severity.INFO)]
    assert say(template, data, own="导语: 子{{ 甲.子 }}。") == "子5个。"
    assert not {"D225"} & {each.code for each in found(template, data, own="导语: 去年，子{{ 甲.子 }}。")}


class TestWordsBesideANumber:
    DATA = "甲: {子: {数值: 5个, 表述: 全省第三批, 任务: 6个}}"

    def test_they_stand_once(self):
        assert say("子{{ 甲.子 }}，完成{{ 甲.子.完成率 }}，子{{ 甲.子 }}。", self.DATA) == "子5个（全省第三批），完成83.33%，子5个。"

    def test_a_template_that_says_them_itself_is_left_alone(self):
        assert say("{{ 甲.子.表述 }}：子{{ 甲.子 }}。", self.DATA) == "全省第三批：子5个。"

    def test_they_are_a_figure_of_the_data(self):
        draft = drafted("子{{ 甲.子 }}。", self.DATA)
        assert draft.document is not None
        assert [(each.path, each.said_by) for each in draft.document.figures] == [("甲.子", "template"), ("甲.子.表述", "rest")]

    def test_where_their_figure_is_not_printed_they_are_named(self):
        paths = {each.path for each in found("丑{{ 甲.丑 }}。{% 其余 甲 %}", "甲: {丑: 6人, 子: {数值: 0个, 表述: 好}}")}
        assert paths == {"甲.子", "甲.子.表述"}


@pytest.mark.parametrize(
    ("template", "data", "said"),
    [
        ("采购{{ 甲.子 }}，好。{% 其余 甲 %}", "甲: {子: {数值: 4元, 任务: 8元}}", "采购4元（年度任务8元，完成率50%），好。"),
        # into brackets that are there, with what else no sentence says
        ("采购{{ 甲.子 }}（丑{{ 甲.丑 }}）。{% 其余 甲 %}", "甲: {子: {数值: 4元, 任务: 8元}, 丑: 1户, 寅: 2户}", "采购4元（年度任务8元，完成率50%，丑1户）。此外，寅2户。"),
        ("采购{{ 甲.子 }}，好。{% 其余 甲 %}", "甲: {子: {数值: 4个, 占比: 5%}}", "采购4个（占比5%），好。"),
        # where the figure stands in brackets or in a heading there is no room
        ("好（采购{{ 甲.子 }}）。{% 其余 甲 %}", "甲: {子: {数值: 4元, 任务: 8元}}", "好（采购4元）。此外，子年度任务8元，完成率50%。"),
        # a template without 其余 leaves out what it does not say
        ("采购{{ 甲.子 }}。{% 其余 乙 %}", "甲: {子: {数值: 4元, 任务: 8元}}\n乙: {丑: 1户}", "采购4元。丑1户。"),
        ("采购{{ 甲.子 }}。{% 其余 甲 %}", "甲: {子: {数值: 4元, 任务: 待补}}", "采购4元（年度任务【待补：子·任务】）。"),
    ],
)
def test_what_a_figure_is_held_against_and_no_sentence_says_stands_behind_it(template: str, data: str, said: str) -> None:
    assert say(template, data) == said
