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
