"""A rate is held against its task and against last year in percentage points."""

from __future__ import annotations

import pytest

from tests.saying import say

OVERDUE = "甲: {子: {类型: 比率, 方向: 越小越好, 用项: [任务, 上年同期]}}"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 91%, 任务: 92%}", "低于年度目标1个百分点"),
        ("{数值: 92%, 任务: 92%}", "达到年度目标"),
        ("{数值: 95.5%, 任务: 92%}", "高于年度目标3.5个百分点"),
        ("{数值: 91%, 任务: 92%, 完成率: 98.9%}", "完成年度任务的98.9%"),  # as the data says it
    ],
)
def test_of_a_rate_its_task_is_no_whole(data: str, printed: str) -> None:
    assert say("{{ 甲.子|完成情况 }}。{% 其余 甲 %}", f"甲: {{子: {data}}}").startswith(f"{printed}。")


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 1.5%, 任务: 1%, 上年同期: 1.2%}", "高于年度控制目标0.5个百分点，同比上升0.3个百分点"),
        ("{数值: 0.5%, 任务: 1%, 上年同期: 1.2%}", "控制在年度目标以内，同比下降0.7个百分点"),
    ],
)
def test_what_is_better_small_is_not_raised(data: str, printed: str) -> None:
    said = say("{{ 甲.子 }}，{{ 甲.子|完成情况 }}，{{ 甲.子|同比 }}。{% 其余 甲 %}", f"甲: {{子: {data}}}", catalogue=OVERDUE)
    assert said.partition("，")[2] == f"{printed}。"


@pytest.mark.parametrize("given", ["上年同期: 2.5%", "同比: 0.5个百分点", "同比增减: 0.5个百分点"])
def test_what_is_better_small_is_not_raised_however_it_is_filled_in(given: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{子: {{数值: 3%, {given}}}}}", catalogue=OVERDUE) == "子3%（同比上升0.5个百分点）。"
    at_year_end = given.replace("上年同期", "上年末").replace("同比", "较上年末")
    assert say("{% 其余 甲 %}", f"甲: {{子: {{数值: 3%, {at_year_end}}}}}", catalogue=OVERDUE) == "子3%（较上年末上升0.5个百分点）。"


@pytest.mark.parametrize("given", ["上年同期: 2.5%", "同比增减: 0.5个百分点"])
def test_nor_is_it_by_a_difference_that_a_sentence_asks_for(given: str) -> None:
    said = say("{{ 甲.子|同比增减 }}。{% 其余 甲 %}", f"甲: {{子: {{数值: 3%, {given}}}}}", catalogue=OVERDUE)
    assert said.startswith("比上年同期上升0.5个百分点。")


@pytest.mark.parametrize(
    ("given", "gap"), [("5户", "【待补：子·同比增减（缺上年同期）】"), ("{数值: 5户, 同比增减: 待补}", "【待补：子·同比增减】")]
)
def test_a_difference_that_is_not_there_is_a_gap_alone(given: str, gap: str) -> None:
    assert say("{{ 甲.子|同比增减 }}。{% 其余 甲 %}", f"甲: {{子: {given}}}").startswith(f"{gap}。")
