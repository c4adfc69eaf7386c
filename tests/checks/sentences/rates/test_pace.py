"""How far a task of the year is ahead of the year itself."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("1—6月完成投资6.6亿元，占年度计划12亿元的55%，超序时进度15个百分点。", "15个百分点 ≠ 55% - 50.0% = 5个百分点"),
        ("截至9月底，完成税收7.8亿元，占全年任务10亿元的78%，高于序时进度8个百分点。", "8个百分点 ≠ 78% - 75.0% = 3个百分点"),
        ("上半年完成税收4.2亿元，完成年度任务的42%，低于序时进度18个百分点。", "18个百分点 ≠ 50.0% - 42% = 8个百分点"),
        ("预算支出进度为78%，序时进度为66.7%，快于序时进度1.13个百分点。", "1.13个百分点 ≠ 78% - 66.7% = 11.30个百分点"),
    ],
)
def test_points_that_are_not_between_the_task_and_the_year_are_told(sentence, told):
    assert wrong(sentence) == [told]


@pytest.mark.parametrize(
    "sentence",
    [
        "1—6月完成投资6.6亿元，占年度计划12亿元的55%，超序时进度5个百分点。",
        "截至8月底，完成年度任务的72%，超序时进度5.3个百分点。",
        "截至10月15日，完成年度任务的85%，超序时进度5.9个百分点。",
        "完成年度任务的55%，超序时进度15个百分点。",
        "1—6月完成投资6.6亿元，占年度计划12亿元的55%，超序时进度约10个百分点。",
        "1—6月完成投资6.6亿元，占年度计划12亿元的55%，高于全市平均15个百分点。",
        "1—6月收入同比增长55%，超序时进度15个百分点。",
    ],
)
def test_what_fits_or_says_no_time_is_no_fault(sentence):
    assert wrong(sentence) == []


def test_points_that_fit_are_confirmed():
    assert "5个百分点 = 55% - 50.0%" in holding("1—6月完成投资6.6亿元，占年度计划12亿元的55%，超序时进度5个百分点。")
