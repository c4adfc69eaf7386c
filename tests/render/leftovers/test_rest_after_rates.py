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


@pytest.mark.parametrize(
    ("data", "task"),
    [("{数值: 20999人, 任务: 21000人, 完成率: 100%}", "（年度任务21000人）"), ("{数值: 21000人, 任务: 21000人, 完成率: 100%}", "")],
)
def test_a_stated_rate_that_hides_what_is_missing_does_not_speak_for_the_task(data: str, task: str) -> None:
    assert say("子{{ 甲.子 }}，完成率{{ 甲.子.完成率 }}。{% 其余 甲 %}", f"甲: {{子: {data}}}") == f"子{data[5:11]}{task}，完成率100%。"


def test_without_the_phrase_it_is_listed() -> None:
    assert say("子{{ 甲.子 }}。{% 其余 甲 %}", "甲: {子: {数值: 50户, 任务: 50户}}") == "子50户（年度任务50户，完成率100%）。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 50人, 同比增减: -200人}", "同比减少200人"),
        ("{数值: 50人, 同比增减: 20人}", "同比增加20人"),
        ("{数值: 50人, 较上年末增减: -20人}", "较上年末减少20人"),
        ("{数值: 5户9人, 同比增减: -2户3人}", "户数同比减少2户，人数同比增加3人"),  # apart: no one word for both
        ("{数值: 5户9人, 同比增减: -2户0人}", "户数同比减少2户，人数与上年同期持平"),
        ("{数值: 50人, 同比增减: 0人}", "与上年同期持平"),
        ("{数值: 50人, 同比: 0%}", "与上年同期持平"),
        ("{数值: 50人, 同比: -2.5%}", "同比下降2.5%"),
        ("{数值: 5户9人, 同比增减: 2户3人}", "同比增加2户3人"),
        ("{数值: 5户9人, 同比增减: -2户-3人}", "同比减少2户3人"),
        ("{数值: 91%, 同比增减: -4个百分点}", "同比下降4个百分点"),
        ("{数值: 50人, 同比增减: 待补}", "同比增减【待补：子·同比增减】"),
    ],
)
def test_a_difference_that_the_data_gives_is_said_by_its_sign(data: str, printed: str) -> None:
    assert say("子{{ 甲.子 }}。{% 其余 甲 %}", f"甲: {{子: {data}}}").partition("（")[2] == f"{printed}）。"
