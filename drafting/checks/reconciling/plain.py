"""What holds beyond doubt, seen from typed figures alone: no figure, term or judgement is made of it until it is listed.

Whatever is said to hold here holds for the full judge, too; what is not may hold all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from drafting.checks.judged import Plain
from drafting.model.indicator import Indicator
from drafting.model.node_at import reached, way_to
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

Typed = Callable[[Any], Measure | None]
"""The measure that is typed at a name, or a place; None also where only facts can say what the name means."""

_ZERO: Final = Decimal(0)


def holding(plain: Plain, typed: Typed, units: UnitTable) -> list[Measure] | None:
    """The typed figures of which the comparison plainly holds, None where that is not to be seen."""
    measures: list[Measure] = []
    for each in plain.operands:
        measure = each if isinstance(each, Measure) else typed(each)
        if measure is None:
            return None
        measures.append(measure)
    return measures if holds(plain, measures, units) else None


def with_ways(plain: Plain, measures: Sequence[Measure], indicators: Mapping[str, Indicator]) -> Plain | None:
    """A comparison over places with the ways to them, by which `shown_again` takes the figures of a file alike; None where they do not lead to these measures."""
    ways = [each if isinstance(each, Measure) else way_to(indicators, each) for each in plain.operands]
    if [each if each is None or isinstance(each, Measure) else reached(indicators, each) for each in ways] != [*measures]:
        return None
    return plain._replace(operands=tuple(ways))


def shown_again(plain: Plain, indicators: Mapping[str, Indicator], units: UnitTable) -> list[Measure] | None:
    """The figures at the ends of the ways, where the comparison plainly holds of them, too; else None."""
    measures = [each if each.__class__ is Measure else reached(indicators, each) for each in plain.operands]
    return measures if holds(plain, measures, units) else None


def holds(plain: Plain, measures: Sequence[Measure], units: UnitTable) -> bool:
    """Whether a comparison plainly holds of such figures: that of its whole, and those of its parts."""
    whole, *parts = measures
    if plain.signs:
        return adds_up(whole, parts, plain.signs)
    return at_most(parts[0], whole, units) if plain.is_limit else equal(whole, parts[0], units)


def at_most(part: Measure, whole: Measure, units: UnitTable) -> bool:
    """Whether there is nothing to weigh: no number is greater. Counts of different things (户 <= 人) are numbers, too."""
    if len(part.quantities) > 1 or len(whole.quantities) > 1:
        if part.units != whole.units:
            return False
        for mine, limit in zip(part.quantities, whole.quantities, strict=True):  # noqa: SIM110 -- a generator takes longer
            if mine.amount > limit.amount:
                return False
        return True
    mine, limit = part.quantities[0], whole.quantities[0]
    if mine.unit == limit.unit:
        return mine.amount <= limit.amount
    if mine.unit and limit.unit and units.convertible(mine.unit, limit.unit):
        return mine.amount * units.factor(mine.unit) <= limit.amount * units.factor(limit.unit)
    return mine.amount <= limit.amount and _are_numbers(mine, limit, units)


def equal(one: Measure, other: Measure, units: UnitTable) -> bool:
    """Whether two measures say the same to the digit, and nothing is 约 or 近."""
    if len(one.quantities) > 1 or len(other.quantities) > 1:
        return one.units == other.units and adds_up(one, (other,))
    mine, theirs = one.quantities[0], other.quantities[0]
    if mine.is_marked or theirs.is_marked:
        return False
    if mine.unit == theirs.unit:
        return mine.amount == theirs.amount
    if mine.unit and theirs.unit and units.convertible(mine.unit, theirs.unit):
        return mine.amount * units.factor(mine.unit) == theirs.amount * units.factor(theirs.unit)
    return mine.amount == theirs.amount and mine.scale == theirs.scale == 1 and _are_numbers(mine, theirs, units)


def _are_numbers(one: Quantity, other: Quantity, units: UnitTable) -> bool:
    """Whether two quantities of different units compare as numbers: one is bare, or both are counts."""
    return not (one.unit and other.unit) or not (units.continuous(one.unit) or units.continuous(other.unit))


def adds_up(whole: Measure, parts: Iterable[Measure], signs: Iterable[int] = ()) -> bool:
    """The same of a sum: to the digit in all units of the whole, and nothing is 约 or 近. Without `signs` all are added."""
    units = whole.units
    sums = [_ZERO] * len(units)
    sign = iter(signs)
    for part in parts:
        if part.units != units:
            return False
        taken = next(sign, 1) < 0
        for at, each in enumerate(part.quantities):
            if each.is_marked:
                return False
            sums[at] += -each.amount if taken else each.amount
    for total, each in zip(sums, whole.quantities, strict=True):  # noqa: SIM110
        if each.is_marked or each.amount != total:
            return False
    return True
