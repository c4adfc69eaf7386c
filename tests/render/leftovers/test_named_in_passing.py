"""What the lead, the plans and the closing words of the data's own text quote is reported in its section all the same."""

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


def test_what_is_told_as_a_problem_is() -> None:
    assert "42680" not in say(TEMPLATE, FIGURES, own="存在问题: 只接收{{ 甲.接收档案 }}。").split("\n")[0]


def test_a_problem_named_in_the_lead_is_told_with_the_problems() -> None:
    template = "{% 文字材料 导语 %}{% 文字材料完 %}\n\n问题：{% for 组, 事 in 未了事项 %}{{ 组 }}{{ 事 }}。{% endfor %}\n\n其余：{% 其余 %}"
    said = say(template, "安全: {隐患未整改: 7处}", own="导语: 还有{{ 安全.隐患未整改 }}未整改。")
    assert said == "还有7处未整改。\n问题：安全隐患未整改7处。\n其余。"
