"""Rates beside both of their sides."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


@pytest.mark.parametrize(
    ("text", "confirmed"),
    [
        ("改厕任务63950户，已完成改厕任务61107户，完成率95.55%。", "95.55% = 61107户 ÷ 63950户"),
        ("务工422人，占上年383人的110.18%。", "110.18% = 422人 ÷ 383人"),
        ("完成率为120.74%，超额完成20.74%。", "20.74% = 120.74% - 100%"),
        ("吸纳群众5910人次，发放报酬6151万元，人均增收1.04万元。", "1.04万元 = 6151万元 ÷ 5910人次"),
    ],
)
def test_a_rate_is_confirmed(text, confirmed):
    assert confirmed in holding(text)
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("计划完成760个村庄规划。截至10月，597个村庄已完成，占比80%。", ["80% ≠ 597个 ÷ 760个 = 78.55%"]),
        ("改厕任务63950户，已完成改厕任务61107户，完成率96.55%。", ["96.55% ≠ 61107户 ÷ 63950户 = 95.55%"]),
        ("务工422人，占上年383人的101.18%。", ["101.18% ≠ 422人 ÷ 383人 = 110.18%"]),
        ("排查隐患156处，已整改149处，整改率85.5%。", ["85.5% ≠ 149处 ÷ 156处 = 95.51%"]),
        ("完成率为120.74%，超额完成24.74%。", ["24.74% ≠ 120.74% - 100% = 20.74%"]),
    ],
)
def test_one_that_is_not_theirs_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "一是安排资金154.65万元。二是支出146万元，支付率94.8%。",
        "任务63950户，已完成61107户，完成投资11836.06万元，完成率为120.74%。",
        "收入16200元，增长13.4%；占全市平均水平的96%。",
        "年度目标300户，完成280户，合格率95%。",
        "发放报酬6151万元，带动5910人次，人均增收3000元。",
    ],
)
def test_what_may_be_of_other_figures_is_no_fault(text):
    assert wrong(text) == []
