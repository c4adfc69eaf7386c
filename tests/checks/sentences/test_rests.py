"""What is left, beside the whole and what is done."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("反馈问题47个，已整改44个，其余3个正在整改。", ["3个 = 47个 - 44个"]),
        ("任务680户，已完成640户，未完成40户。", ["40户 = 680户 - 640户"]),
        ("不稳定户7850户，已消除4556户。目前暂未消除6083户（不稳定户3294户）。", ["3294户 = 7850户 - 4556户"]),
    ],
)
def test_a_difference_is_confirmed(text, confirmed):
    assert [each for each in holding(text) if " - " in each] == confirmed
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("反馈问题47个，已整改44个，其余4个正在整改。", ["4个 ≠ 47个 - 44个 = 3个"]),
        ("反馈问题47个，已整改54个，其余3个正在整改。", ["3个 ≠ 47个 - 54个 = -7个"]),
        ("完成9座，占计划12座的75%，其余4座正在施工。", ["4座 ≠ 12座 - 9座 = 3座"]),
        ("需资金500万元，已到位380万元，缺口130万元。", ["130万元 ≠ 500万元 - 380万元 = 120万元"]),
        ("排查隐患50处，已整改30处，正在整改15处，其余6处。", ["6处 ≠ 50处 - 30处 - 15处 = 5处"]),
        ("结转支出129068.86万元，已使用126442.16万元，剩余2636.7万元。", ["2636.7万元 ≠ 129068.86万元 - 126442.16万元 = 2626.7万元"]),
        ("基金收入86218万元，完成113%。基金支出80453万元，完成106%。当年收支结余5675万元。", ["5675万元 ≠ 86218万元 - 80453万元 = 5765万元"]),
        ("甲类7850户18363人，已消除4556户11871人，未消除3294户6429人。", ["6429人 ≠ 18363人 - 11871人 = 6492人"]),
        ("甲类7850户18363人，已消除4556户11871人，未消除3249户6492人。", ["3249户 ≠ 7850户 - 4556户 = 3294户"]),
    ],
)
def test_one_that_is_none_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "全县有村240个，已完成改造100个，正在改造60个，未改造70个。",
        "未发生返贫3户，排查86户，整改5户。",
        "任务680户，今年完成40户，上年结转12户。",
        "建成车间12个，吸纳就业917人，还有3个在建。",
    ],
)
def test_what_may_mean_otherwise_is_no_fault(text):
    assert wrong(text) == []
