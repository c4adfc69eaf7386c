"""What stands around a name tells whether more of it is a setback."""

from __future__ import annotations

import pytest

from tests.shipped import shipped

FAULTS = shipped().faults()


@pytest.mark.parametrize(("name", "around"), [("刑事案件", ["平安建设"]), ("农村治安案件数", ["综治"]), ("来访批次", ["信访维稳"]), ("来信", ["综合", "信访总量"]), ("群体访", ["综合"])])
def test_more_of_it_is_nothing_to_praise(name: str, around: list[str]) -> None:
    assert FAULTS.is_worse_if_more(name, around)


@pytest.mark.parametrize(
    ("name", "around"),
    [("刑事案件", ["法律援助"]), ("刑事案件", ["审判", "民事案件"]), ("破获刑事案件", ["平安建设"]), ("来访", ["文旅"]), ("来访游客", ["信访"]), ("来访", ["信访", "受理"]), ("接待来访", ["信访"]), ("刑事案件", [])],
)
def test_it_may_be_work_or_welcome(name: str, around: list[str]) -> None:
    assert not FAULTS.is_worse_if_more(name, around)


def test_a_task_for_it_is_asked_about_as_before() -> None:
    assert not FAULTS.less_is_better("刑事案件")


def test_what_something_cost_is_none_where_it_was_got_back() -> None:
    assert [name for name in ("直接经济损失", "过火面积", "被骗金额", "挽回损失", "挽回经济损失") if FAULTS.is_cost(name)] == ["直接经济损失", "过火面积", "被骗金额"]


def test_a_storm_is_of_nature_and_a_fire_is_not() -> None:
    assert [name for name in ("雷电灾害", "冰雹", "火灾", "交通事故") if FAULTS.is_of_nature(name)] == ["雷电灾害", "冰雹"]
