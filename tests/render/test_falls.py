"""A figure below zero: what fell says so, a level says how low it stands."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("净资产收益率: {数值: -0.25%, 上年同期: 1.2%}", "净资产收益率为-0.25%（同比下降1.45个百分点）。"),
        ("人口自然增长率: -2.31‰", "人口自然增长率为-2.31‰。"),
        ("工业增加值增速: -1.6%", "工业增加值增速为-1.6%。"),
        ("CPI涨幅: -0.2%", "CPI涨幅为-0.2%。"),
        ("存贷利差: -0.12个百分点", "存贷利差为-0.12个百分点。"),
        ("登记失业率: -0.3个百分点", "登记失业率下降0.3个百分点。"),
        ("利润率: {数值: -2.3%, 其中: {水务: -0.3%}}", "利润率为-2.3%（其中水务为-0.3%）。"),
        ("净利润: {数值: -3.2亿元, 上年同期: -1.6亿元}", "净利润为-3.2亿元（上年同期-1.6亿元）。"),
        ("资产收益: {数值: -320万元, 任务: 500万元}", "资产收益为-320万元（年度任务500万元）。"),
        ("工业投资: -8.6%", "工业投资下降8.6%。"),
        ("用电量增长: -3.6%", "用电量下降3.6%。"),
        ("物价指数变动: -0.3个百分点", "物价指数变动下降0.3个百分点。"),
        ("增速: {工业: -1.6%}", "增速工业下降1.6%。"),
        ("净增人口: -3户-9人", "净增人口为-3户-9人。"),
    ],
)
def test_only_what_tells_a_change_fell(given: str, printed: str):
    assert say("{% 其余 甲 %}", f"甲: {{{given}}}") == printed


@pytest.mark.parametrize(("text", "printed"), [("净利率为{{ 甲.净利率 }}。", "净利率为-0.9%。"), ("净利率{{ 甲.净利率|升降 }}。", "净利率下降0.9%。"), ("同比{{ 甲.净利率.同比 }}。", "同比下降1.2个百分点。")])
def test_a_text_says_a_level_with_its_sign(text: str, printed: str):
    assert say(text, "甲: {净利率: {数值: -0.9%, 上年同期: 0.3%}}") == printed


@pytest.mark.parametrize(("given", "printed"), [("数值: 95%, 任务: 98%", "低3个百分点"), ("数值: 95‰, 任务: 98‰", "低3个千分点"), ("数值: 95户, 任务: 98户", "少3户"), ("数值: 95户300人, 任务: 98户310人", "少3户10人")])
def test_beside_a_task_it_stands_below_it(given: str, printed: str):
    assert say("较任务{{ 甲.子.较任务 }}。", f"甲: {{子: {{{given}}}}}") == f"较任务{printed}。"
