"""What the data's own text quotes where no results are told is reported in its section all the same, unless it is what is wanting."""

from __future__ import annotations

import pytest

from tests.saying import say

TEMPLATE = "{% 文字材料 导语 %}{% 文字材料完 %}\n\n做法：{% 其余 甲 %}\n\n{% 文字材料 存在问题 %}{% 文字材料完 %}\n\n{% 文字材料 下步打算 独段 %}{% 文字材料完 %}"
FIGURES = "甲: {接收档案: 42680卷, 征集: 126件}"


@pytest.mark.parametrize(
    "own",
    [
        "导语: 全年接收{{ 甲.接收档案 }}。",
        "前言: 全年接收{{ 甲.接收档案 }}。",
        "下步打算: [{标题: 扩大馆藏, 内容: '比{{ 甲.接收档案 }}多7000卷'}]",
        "打算: [{标题: '{{ 甲.接收档案 }}以上'}]",
    ],
)
def test_it_is_no_result_reported(own: str) -> None:
    assert "做法：接收档案42680卷，征集126件。" in say(TEMPLATE, FIGURES, own=own)


@pytest.mark.parametrize(
    "own",
    [
        "存在问题: 只接收{{ 甲.接收档案 }}。",
        "存在的主要问题: [{标题: 馆藏不足, 内容: '虽接收{{ 甲.接收档案 }}，仍不够用'}]",
        "意见建议: 今年接收{{ 甲.接收档案 }}，建议拨付经费。",
        "明年工作打算: 比{{ 甲.接收档案 }}多7000卷。",
        "存在的困难和建议: 接收{{ 甲.接收档案 }}，库房不足。",
    ],
)
def test_a_result_that_problems_quote_is_a_result_all_the_same(own: str) -> None:
    name = own.partition(":")[0]
    template = f"做法：{{% 其余 甲 %}}\n\n{{% 文字材料 {name} %}}{{% 文字材料完 %}}"
    assert "做法：接收档案42680卷，征集126件。" in say(template, FIGURES, own=own)


@pytest.mark.parametrize(
    ("figure", "own"),
    [
        ("隐患未整改: 6处", "还有{{ 甲.隐患未整改 }}。"),
        ("隐患: {未整改: 6处}", "隐患{{ 甲.隐患.未整改 }}。"),
        ("溺水事故: {数值: 2起, 同比: 100%}", "溺水{{ 甲.溺水事故 }}，同比{{ 甲.溺水事故.同比 }}。"),
        ("逾期率: 6%", "贷款逾期率{{ 甲.逾期率 }}。"),
        ("需购置扫描仪: 6台", "需要扫描仪{{ 甲.需购置扫描仪 }}。"),
        ("收入下降人口: 17人", "其中收入下降{{ 甲.收入下降人口 }}。"),
        ("病险水库: 17座", "病险水库{{ 甲.病险水库 }}待除险。"),
        ("整改不到位问题: 8处", "整改不到位{{ 甲.整改不到位问题 }}。"),
        ("漏雨库房: 6间", "库房陈旧，尚有{{ 甲.漏雨库房 }}漏雨。"),
    ],
)
def test_what_is_wanting_is_told_where_the_text_tells_it(figure: str, own: str) -> None:
    assert say(TEMPLATE, f"甲: {{征集: 126件, {figure}}}", own=f"存在问题: {own}").split("\n")[0] == "做法：此外，征集126件。"


def test_of_what_fell_the_results_tell() -> None:
    assert "溺水事故2起（同比下降50%）" in say(TEMPLATE, "甲: {征集: 126件, 溺水事故: {数值: 2起, 同比: -50%}}", own="存在问题: 仍发生溺水{{ 甲.溺水事故 }}。").split("\n")[0]


def test_a_problem_named_in_the_lead_is_told_with_the_problems() -> None:
    template = "{% 文字材料 导语 %}{% 文字材料完 %}\n\n问题：{% for 组, 事 in 未了事项 %}{{ 组 }}{{ 事 }}。{% endfor %}\n\n其余：{% 其余 %}"
    said = say(template, "安全: {隐患未整改: 7处}", own="导语: 还有{{ 安全.隐患未整改 }}未整改。")
    assert said == "还有7处未整改。\n问题：安全隐患未整改7处。\n其余。"
