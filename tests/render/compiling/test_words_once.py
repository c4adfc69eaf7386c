"""A name of the data that begins with the verb of its sentence says it alone."""

from __future__ import annotations

import pytest

from tests.saying import say

CATALOGUE = "低保:\n  门类: {补贴: {计量单位: 元, 含: [补贴]}}\n  低保资金: {计量单位: 元, 别名: [发放低保, 低保金]}\n"
TEMPLATE = "{% 分条 '，' %}{% 条 %}发放{{ 低保.低保资金.叫法 }}{{ 低保.低保资金 }}{% 条 %}发放{{ 低保.补贴|列举 }}{% 分条完 %}。"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("发放低保: 386万元", "发放低保386万元。"),
        ("低保金: 386万元", "发放低保金386万元。"),
        ("发放甲补贴: 3万元", "发放甲补贴3万元。"),
        ("甲补贴: 3万元", "发放甲补贴3万元。"),
    ],
)
def test_the_verb_of_a_sentence_is_said_once(data: str, said: str) -> None:
    assert say(TEMPLATE, f"低保: {{{data}}}", catalogue=CATALOGUE) == said
