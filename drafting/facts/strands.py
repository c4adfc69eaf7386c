"""A figure in several units, held against another unit by unit: 18户80万元 of 20户70万元 are 90% of the 户数, 114.29% of the 金额."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from drafting.facts.aspects import StatedFact
from drafting.facts.derived import NEEDED, Compared, comparables, figure_of
from drafting.facts.fact import PRESENT, Fact
from drafting.model.indicator import DIFFERENCES
from drafting.quantities.display import POINTS
from drafting.quantities.measure import ratio
from drafting.relations import Verdict, judge_growth, judge_points, judge_rate
from drafting.tuples import NamedTuple

AGAINST: Final = {**NEEDED, "超额完成": "任务"}
"""Derived value → the figure that it is held against."""
_JUDGES: Final = {"完成率": judge_rate, "占基期": judge_rate}
_TRUE: Final = (Verdict.AGREES, Verdict.TAIL)
_RATES: Final = POINTS | {"%"}
_HUNDRED: Final = Decimal(100)


class Strand(NamedTuple):
    """One figure of the `whole` with its rate; the only one of a whole is called nothing. `stated`: the data itself gives the rate."""

    called: str
    figure: Fact
    rate: Fact
    whole: Fact
    stated: bool = False


def strands(whole: Fact, name: str) -> list[Strand]:
    """The figures of which there is a value called `name`. A rate that the data states is of the one that it fits, else of none of them."""
    rate = whole.lookup(name)
    if rate.state is not PRESENT:
        return _from_nothing(whole, name)
    stated = isinstance(rate, StatedFact)
    pairs = comparables(whole, whole.lookup(AGAINST[name])) if name in AGAINST and len(whole.units) > 1 else None
    fits = _fitting(whole, rate) if stated and pairs else None
    if not pairs or (stated and fits is None):
        return [Strand("", whole, rate, whole, stated)]
    found = []
    for mine, _ in pairs:
        figure = figure_of(whole, mine)
        own = figure.lookup(name)
        of_this = fits is not None and mine is fits[0]
        if of_this or own.state is PRESENT:
            found.append(Strand(whole.book.units.called(mine.unit), figure, _alone(rate) if of_this else own, whole, of_this))
    return found


def _from_nothing(whole: Fact, name: str) -> list[Strand]:
    """Of what there was nothing a rise has no rate, but a number: 3起 after 0起 are 3起 more."""
    before = whole.lookup(AGAINST[name]) if f"{name}增减" in DIFFERENCES else None
    if before is None or before.measure is None or not before.measure.is_zero or len(whole.units) > 1:
        return []
    more = whole.lookup(f"{name}增减")
    return [Strand("", whole, more, whole)] if more.measure is not None and not more.measure.is_zero else []


def _alone(rate: Fact) -> Fact:
    """A rate that the data states, as that of one figure: it prints itself alone."""
    return Fact(rate.book, rate.path, rate.name, rate.state, rate.value, rate.source, rate.formula, rate.inputs)


def agreeing(whole: Fact, name: str) -> Compared | None:
    """The figures of which the rate that the data states is true, now and earlier: it says both.

    100% of 20999 of 21000 hides that something is missing, so it does not speak for the task.
    """
    stated = whole.lookup(name)
    pair = _fitting(whole, stated)
    if pair is None or stated.measure is None:
        return None
    hides = name == "完成率" and (stated.measure.first.amount >= _HUNDRED) is not (ratio(*pair, whole.book.units) >= 1)
    return None if hides else pair


def _fitting(whole: Fact, stated: Fact) -> Compared | None:
    """The figures of which it is true; of a difference, those in its unit."""
    if stated.measure is None:
        return None
    units, rate, pairs = whole.book.units, stated.measure.first, comparables(whole, whole.lookup(AGAINST[stated.name]))
    if stated.name in DIFFERENCES and rate.unit not in _RATES:
        same = [pair for pair in pairs if units.convertible(pair[0].unit, rate.unit)]
        return same[0] if same and len(stated.measure.quantities) == 1 else None
    judged = _JUDGES.get(stated.name) or (judge_points if rate.unit in POINTS else judge_growth)
    return next((pair for pair in pairs if judged(rate, *pair, units).verdict in _TRUE), None)
