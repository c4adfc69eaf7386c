"""`|升降`: a figure that tells a change says which way it went by its own sign."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("value", "printed"),
    [("-17.3%", "下降17.3%"), ("5%", "增长5%"), ("2.1个百分点", "提高2.1个百分点"), ("-2.1个百分点", "下降2.1个百分点"), ("-12人", "减少12人"), ("12人", "增加12人"), ("0%", "持平")],
)
def test_the_word_is_the_signs(value, printed):
    assert say("投诉量同比{{ 甲.投诉量变化|升降 }}。", f"甲: {{投诉量变化: {value}}}") == f"投诉量同比{printed}。"


@pytest.mark.parametrize(("value", "printed"), [("-36万元", "减收36万元"), ("36万元", "增收36万元"), ("0万元", "持平")])
def test_words_that_are_given_are_said(value, printed):
    assert say('比上年{{ 甲.罚没款变化|升降("增收", "减收") }}。', f"甲: {{罚没款变化: {value}}}") == f"比上年{printed}。"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("-64户-107人", "减少64户107人"),
        ("64户107人", "增加64户107人"),
        ("-64户107人", "减少64户、增加107人"),
        ("64户-107人", "增加64户、减少107人"),
        ("0户-3人", "户数持平、减少3人"),
        ("-3户0人", "减少3户、人数持平"),
        ("0户0人", "持平"),
    ],
)
def test_each_of_several_goes_its_own_way(value, printed):
    assert say('较去年{{ 甲.低保对象变化|升降("增加", "减少") }}。', f"甲: {{低保对象变化: {value}}}") == f"较去年{printed}。"


def test_a_clause_without_the_figure_goes():
    assert say("受理{{ 甲.受理 }}[[，同比{{ 甲.变化量|升降 }}]]。", "甲: {受理: 5件}") == "受理5件。"


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("地下水位: {数值: 12.6米, 同比增减: -0.3米}", "地下水位12.6米（同比下降0.3米）。"),
        ("平均气温: {数值: 16.2℃, 上年末: 15℃}", "平均气温16.2℃（较上年末上升1.2℃）。"),
        ("环境噪声: {数值: 52分贝, 上年同期: 55分贝}", "环境噪声52分贝（同比下降3分贝）。"),
        ("气压: {数值: 1013.2百帕, 上年同期: 1012百帕}", "气压1013.2百帕（同比上升1.2百帕）。"),
        ("平均气温: {数值: 15℃, 上年同期: 15℃}", "平均气温15℃（与上年同期持平）。"),
        ("土壤墒情指数: {数值: 2.4, 上年同期: 2}", "土壤墒情指数2.4（同比上升20%）。"),
        ("玉米价格: {数值: 2.4元, 上年同期: 2元}", "玉米价格2.4元（同比上升20%）。"),
        ("玉米种植: {数值: 12.6亩, 同比增减: -0.3亩}", "玉米种植12.6亩（同比减少0.3亩）。"),
    ],
)
def test_a_level_rises_and_falls_an_amount_grows_and_shrinks(figure, printed):
    assert say("{% 其余 甲 %}", f"甲: {{{figure}}}") == printed


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("食堂: {数值: 3家, 上年末: 4家}", "食堂3家（较上年末减少1家）"),
        ("演练: {数值: 9场, 上年同期: 8场}", "演练9场（同比增加1场）"),
        ("演练: {数值: 10场, 上年同期: 8场}", "演练10场（同比增长25%）"),  # a handful no more
        ("收入: {数值: 3元, 上年同期: 4元}", "收入3元（同比下降25%）"),  # what is measured is no count
        ("演练: {数值: 约9场, 上年同期: 8场}", "演练约9场（同比增长约13%）"),  # a rate of what is about so many is about so much
        ("演练: {数值: 9场, 上年同期: 8场, 同比: 12.5%}", "演练9场（同比增长12.5%）"),  # as the data say it
        ("平均住院日: {数值: 7.0天, 上年同期: 7.2天}", "平均住院日7.0天（同比缩短0.2天）"),
        ("响应时间: {数值: 25分钟, 上年同期: 30分钟}", "响应时间25分钟（同比缩短5分钟）"),
        ("优良天数: {数值: 312天, 上年同期: 305天}", "优良天数312天（同比增加7天）"),
        ("志愿服务: {数值: 1200小时, 上年同期: 1000小时}", "志愿服务1200小时（同比增长20%）"),
        ("增速: {数值: 2倍, 上年同期: 3倍}", "增速2倍（同比下降33.33%）"),  # times are no things
        ("演练: {数值: 2场, 上年同期: 2场}", "演练2场（与上年同期持平）"),
    ],
)
def test_of_a_handful_and_of_days_how_many_more_is_said_and_no_rate(figure: str, printed: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{{figure}}}").endswith(f"{printed}。")
