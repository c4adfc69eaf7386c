"""What a figure below zero says: that something fell (同比, 工业投资: 下降8.6%), or how low it stands (净资产收益率: -0.25%)."""

from __future__ import annotations

from typing import Final

from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.below_zero import FALLEN, is_level
from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.quantities.display import POINTS, RATES
from drafting.quantities.quantity import Quantity

BESIDE_A_TASK: Final = "较任务"
SIGNED: Final = DIFFERENCES | {BESIDE_A_TASK}
"""What says by a word that it is below zero, whatever its unit."""
_RATES: Final = RATES | {"‰"}
"""Units of which a negative figure is a fall, but for those of a level."""
_IN_POINTS: Final = lazy("差|拉动|贡献")
"""What stands so many points below: any other rate fell by them."""


def fall_of(fact: Fact, quantity: Quantity) -> str:
    """The word that a figure below zero prints instead of its sign; "" where the sign stays."""
    if quantity.unit in _RATES:
        if _stands_below(fact) and (quantity.unit not in POINTS or _IN_POINTS.search(fact.name)):
            return ""
        return "低" if fact.name == BESIDE_A_TASK else "下降"
    if not (fact.name in SIGNED or _is_fallen(fact)):
        return ""
    return "少" if fact.name == BESIDE_A_TASK else "减少"


def _is_fallen(fact: Fact) -> bool:
    return isinstance(fact, IndicatorFact) and fact.called.endswith(FALLEN)


def _stands_below(fact: Fact) -> bool:
    """Whether it is a rate, or a part of one, of which so much is there, not by so much less."""
    if is_level(fact.called if isinstance(fact, IndicatorFact) else fact.name):
        return True
    above = fact.parent if isinstance(fact, IndicatorFact) else None
    return isinstance(above, IndicatorFact) and is_level(above.called, growing=False)
