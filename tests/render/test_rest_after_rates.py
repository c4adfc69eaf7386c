"""A task or an earlier figure that a phrase has spoken for is not listed again by 其余."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("phrase", "data", "printed"),
    [
        ("完成情况", "{数值: 45户, 任务: 50户}", "子45户，完成年度任务的90%。"),
        ("完成情况", "{数值: 50户, 任务: 50户}", "子50户，全面完成年度任务。"),
        ("完成情况", "{数值: 60户, 任务: 50户}", "子60户，超额完成年度任务20%。"),
        ("同比", "{数值: 50户, 上年同期: 50户}", "子50户，与上年同期持平。"),
        ("同比增减", "{数值: 50户, 上年同期: 50户}", "子50户，与上年同期持平。"),
        ("同比", "{数值: 45户, 上年同期: 50户}", "子45户，同比下降10%。"),
    ],
)
def test_it_is_spoken_for(phrase: str, data: str, printed: str) -> None:
    assert say(f"子{{{{ 甲.子 }}}}[[，{{{{ 甲.子|{phrase} }}}}]]。{{% 其余 甲 %}}", f"甲: {{子: {data}}}") == printed


def test_without_the_phrase_it_is_listed() -> None:
    assert say("子{{ 甲.子 }}。{% 其余 甲 %}", "甲: {子: {数值: 50户, 任务: 50户}}") == "子50户。此外，子年度任务50户，完成率100%。"
