"""What a figure is counted in: money and rates want other words around them than what is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.facts.fact import Fact
from drafting.render.filters.kinds import Test


def _only(unit: str) -> Callable[[Fact], bool]:
    def ask(fact: Fact) -> bool:
        measure = fact.measure
        return measure is not None and len(measure.quantities) == 1 and measure.first.unit == unit

    return ask


TESTS: Final = (
    Test("金额", _only("元"), "只有一个数，是多少钱", ("{数值: 5万元}", "甲 is 金额", True)),
    Test("比率", _only("%"), "只有一个数，是百分之几", ("{数值: 5户}", "甲 is 比率", False)),
)
