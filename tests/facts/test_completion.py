"""Rates against a task: what is all but reached is not reached."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("done", "rate"),
    [
        ("20999亩", "完成年度任务的99.995%"),
        ("20999.999亩", "完成年度任务的99.999995%"),
        ("20000亩", "完成年度任务的95.24%"),
        ("21000亩", "全面完成年度任务"),
        ("21000.5亩", "完成年度任务的100%"),
        ("21100亩", "超额完成年度任务0.48%"),
    ],
)
def test_a_task_that_is_missed_by_a_little_is_not_told_as_reached(done: str, rate: str) -> None:
    data = f"粮食: {{播种面积: {{数值: {done}, 任务: 21000亩}}}}"
    assert say("{{ 粮食.播种面积|完成情况 }}", data) == rate
