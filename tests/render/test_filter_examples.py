"""Every filter and test does what its own example says."""

from __future__ import annotations

import pytest

from drafting.render.filters import FILTERS, TESTS
from tests.saying import say

WITH_DATA = [each for each in FILTERS.values() if each.example[0]]  # 表格 prints a table of 明细表: tests/facts/test_tables.py


@pytest.mark.parametrize("each", WITH_DATA, ids=lambda each: each.name)
def test_a_filter_prints_its_example(each):
    data, expression, printed = each.example
    assert say(f"{{{{ {expression.replace('甲', '组.甲')} }}}}。", f"组: {{甲: {data}}}") == f"{printed}。"


@pytest.mark.parametrize("each", TESTS.values(), ids=lambda each: each.name)
def test_a_test_answers_its_example(each):
    data, question, answer = each.example
    text = f"{{% if {question.replace('甲', '组.甲')} %}}是{{% else %}}否{{% endif %}}。"
    assert say(text, f"组: {{甲: {data}}}") == ("是。" if answer else "否。")


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{构成: {东: 3户, 西: 4户}}", "东、西分别为3户、4户。"),
        ("{构成: {东: 0户, 西: 4户}}", "西为4户。"),
        ("{构成: {东: 待补, 西: 4户}}", "东、西分别为【待补：甲·东】、4户。"),
        ("{构成: {东: 不适用}}", "好。"),
        ("{数值: 4户}", "好。"),
    ],
)
def test_one_after_the_other(data, printed):
    assert say("好。[[{{ 组.甲.构成|分别 }}。]]", f"组: {{甲: {data}}}").removeprefix("好。" * (printed != "好。")) == printed
