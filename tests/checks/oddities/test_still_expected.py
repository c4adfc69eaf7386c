"""Figures that say 预计 when the period is over."""

from __future__ import annotations

from tests.checks.oddities.examined import codes


def test_expected_figures_after_the_period_is_over() -> None:
    late, early = "公文: {成文日期: 2022-01-05}\n", "公文: {成文日期: 2021-12-20}\n"
    assert codes("{甲: {子: 预计5.9万人}}", document=late) == ["D253"]
    assert codes("{甲: {子: 预计5.9万人}}", document=early) == []
    assert codes("{甲: {子: 预计5.9万人}}") == []
    assert codes("{甲: {子: {数值: 5人, 任务: 预计8人}}}", document=late) == []
    assert codes("{甲: {子: {数值: 预计5.9万人, 统计期间: 2022年}}}", document=late) == []
