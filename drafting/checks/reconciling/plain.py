"""What holds beyond doubt, seen from typed figures alone: no figure, term or judgement is made of it until it is listed.

Whatever is said to hold here holds for the full judge, too; what is not may hold all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

Names = tuple[str, ...]

Typed = Callable[[Names], Measure | None]
"""The measure that is typed at a name; None also where only facts can say what the name means."""

_ZERO: Final = Decimal(0)


class Plain(NamedTuple):
    """A comparison over names and figures as typed: one <= whole, one = whole, or with `signs` ±a ± b … = whole."""

    whole: Names | Measure
    parts: tuple[Names | Measure, ...]
    signs: tuple[int, ...] = ()
    is_limit: bool = False


def holding(plain: Plain, typed: Typed, units: UnitTable) -> list[Measure] | None:
    """The typed figures of which the comparison plainly holds, None where that is not to be seen."""
    measures: list[Measure] = []
    for each in (plain.whole, *plain.parts):
        measure = each if isinstance(each, Measure) else typed(each)
        if measure is None:
            return None
        measures.append(measure)
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
