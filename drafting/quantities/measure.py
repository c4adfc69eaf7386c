"""A measure: one or more quantities with different units, and exact arithmetic unit by unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from decimal import Decimal
from itertools import repeat
from typing import Any, Final

from drafting.frozen import frozen
from drafting.quantities.display import places, typeset
from drafting.quantities.errors import MeasureError
from drafting.quantities.exact_unit import (
    WIDE,
    Printed,
    decimals_needed,
    exact_in,
    in_few_decimals,
    is_to_the_yuan,
    one_of,
)
from drafting.quantities.quantity import EXPECTED, SCALE_NAMES, Quantity
from drafting.quantities.units import UnitTable, fold

__all__ = ["Measure", "MeasureError", "converted", "inherit_unit", "minus", "ratio", "total"]


_ZERO: Final = Decimal(0)
_ALL_ADDED: Final = repeat(1)
_new: Final = object.__new__


@frozen
class Measure:
    """5361户12591人. `separators` stand between the quantities, one fewer than them, as typed ('' as a rule).

    `kind` is what figures have in common that differ in their numbers alone: the units, and what each of them says, 预计 or that it is a limit (不超过6小时), where one does.
    """

    quantities: tuple[Quantity, ...]
    separators: tuple[str, ...] = ()
    units: tuple[str, ...] = field(init=False, repr=False, compare=False)
    kind: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __init__(self, quantities: tuple[Quantity, ...], separators: tuple[str, ...] = ()) -> None:
        own: Any = self  # written by hand, as that of its quantities
        own.quantities = quantities
        own.separators = separators
        own.units = own.kind = tuple([quantity.unit for quantity in quantities])
        for quantity in quantities:
            if (quantity.prefix and quantity.prefix.startswith(EXPECTED)) or (quantity.is_marked and quantity.is_limit):
                own.kind = (*own.units, *[EXPECTED if each.prefix.startswith(EXPECTED) else each.way if each.is_limit else "" for each in quantities])
                break

    @classmethod
    def of(cls, *quantities: Quantity) -> Measure:
        return cls(quantities, ("",) * (len(quantities) - 1))

    @property
    def text(self) -> str:
        quantities = self.quantities
        if len(quantities) == 1:
            return quantities[0].text
        if len(quantities) == 2:  # as nearly all others are
            return quantities[0].text + self.separators[0] + quantities[1].text
        return quantities[0].text + "".join(
            separator + quantity.text for separator, quantity in zip(self.separators, quantities[1:], strict=True)
        )

    @property
    def first(self) -> Quantity:
        return self.quantities[0]

    @property
    def is_zero(self) -> bool:
        """Whether every quantity is zero."""
        return all(quantity.is_zero for quantity in self.quantities)

    def says_again(self, other: Measure) -> bool:
        """Whether each of its quantities stands in the other too, as the same amount of the same unit."""
        known = {quantity.unit: quantity.amount for quantity in other.quantities}
        return all(known.get(quantity.unit) == quantity.amount for quantity in self.quantities)

    def component(self, name: str) -> Quantity | None:
        """The quantity of that unit; 元, 万元 and 亿元 all name the money in it."""
        name = fold(name)
        if not name.endswith(self.units):  # as nearly all that are asked for
            return None
        for quantity in self.quantities:
            unit = quantity.unit
            if name == unit or (unit and name.endswith(unit) and name[: -len(unit)] in ("万", "亿", "万亿")):
                return quantity
        return None

    def __str__(self) -> str:
        return self.text


def of_unmarked(*quantities: Quantity) -> Measure:
    """The very measure of quantities without marks (`quantity.unmarked`), made as they are."""
    own: Any = _new(Measure)
    own.quantities = quantities
    if len(quantities) == 1:
        own.separators = ()
        own.units = own.kind = (quantities[0].unit,)
    else:
        own.separators = ("",) * (len(quantities) - 1)
        own.units = own.kind = tuple([quantity.unit for quantity in quantities])
    return own  # type: ignore[no-any-return]


def total(measures: Iterable[Measure], units: UnitTable) -> Measure:
    """The sum, unit by unit, in the order of the first measure. Raises MeasureError: unit, empty."""
    rows = _aligned(tuple(measures), units)
    return Measure.of(*(_summed(column, units) for column in zip(*rows, strict=True)))


def minus(a: Measure, b: Measure, units: UnitTable) -> Measure:
    """Take b from a, unit by unit. Raises MeasureError: unit."""
    rows = _aligned((a, b), units)
    return Measure.of(
        *(_summed((left, right), units, signs=(1, -1)) for left, right in zip(rows[0], rows[1], strict=True))
    )


def ratio(a: Quantity, b: Quantity, units: UnitTable) -> Decimal:
    """Quotient a ÷ b within one family (1.2亿元 ÷ 6000万元 = 2). Raises MeasureError: unit, zero."""
    a = inherit_unit(a, b)
    b = inherit_unit(b, a)
    if not units.convertible(a.unit, b.unit):
        raise _mismatch(a, b)
    if b.is_zero:
        raise MeasureError("zero", f"{a.text}不能除以{b.text}", "除数为零，请核对")
    return (a.amount * units.factor(a.unit)) / (b.amount * units.factor(b.unit))


def converted(q: Quantity, unit: str, units: UnitTable) -> Decimal:
    """The amount of `q` in `unit`. Raises MeasureError: unit."""
    if unit == q.unit or fold(unit) == q.unit:
        return q.amount
    if not units.convertible(q.unit, unit):
        raise MeasureError("unit", f"{q.text}不能换算成{unit}", f"改用{unit}作单位")
    return q.amount * units.factor(q.unit) / units.factor(unit)


def inherit_unit(q: Quantity, whole: Quantity) -> Quantity:
    """A bare number takes the unit, and if it has no scale the scale too, of what it stands beside (85.444万元 = 38.526万元 + 46.9180)."""
    if q.unit or not whole.unit:
        return q
    if q.scale != 1 or whole.exact is not None or q.exact is not None:
        return replace(q, unit=whole.unit)
    return replace(q, unit=whole.unit, scale=whole.scale)


def _aligned(measures: tuple[Measure, ...], units: UnitTable) -> list[Sequence[Quantity]]:
    """Every measure's quantities in the order of the first one's units, or, where that has a bare number, of the one that says most units."""
    if not measures:
        raise MeasureError("empty", "没有可以相加的数")
    columns = measures[0].quantities
    if not all(measures[0].units):
        columns = max(measures, key=lambda measure: sum(map(bool, measure.units))).quantities
    return [_row(measure, columns, units) for measure in measures]


def _row(measure: Measure, columns: tuple[Quantity, ...], units: UnitTable) -> Sequence[Quantity]:
    if measure.quantities is columns:
        return columns
    if len(columns) == 1 and len(measure.quantities) == 1:
        given = inherit_unit(measure.first, columns[0])
        if not units.convertible(given.unit, columns[0].unit):
            raise _mismatch(columns[0], given)
        return (given,)
    if len(measure.quantities) != len(columns):
        raise _mismatch_of_sets(columns, measure.quantities)
    return [_matching(column, measure, columns, units) for column in columns]


def _matching(column: Quantity, measure: Measure, columns: tuple[Quantity, ...], units: UnitTable) -> Quantity:
    for quantity in measure.quantities:
        if quantity.unit == column.unit:
            return quantity
    taken = {each.unit for each in columns}
    for quantity in measure.quantities:
        if quantity.unit not in taken and units.convertible(quantity.unit, column.unit):
            return quantity
    raise _mismatch_of_sets(columns, measure.quantities)


def _summed(quantities: Sequence[Quantity], units: UnitTable, signs: Iterable[int] = _ALL_ADDED) -> Quantity:
    """One column added up and printed by the house rules: one scale stays; of several that which most have and which loses no digit, the largest of as many."""
    first = quantities[0]
    unit, scale, decimals = first.unit, first.scale, first.decimals
    if len({quantity.unit for quantity in quantities}) > 1:
        unit = max((quantity.unit for quantity in quantities), key=units.factor)
    uniform, prefix = True, ""
    slack = amount = _ZERO
    for quantity, sign in zip(quantities, signs, strict=False):
        given, half = quantity.amount, quantity.half_width(units)
        if quantity.unit != unit:
            uniform = False
            given, half = converted(quantity, unit, units), half * units.factor(quantity.unit) / units.factor(unit)
        amount = amount - given if sign < 0 else amount + given
        if half:
            slack += half
        if quantity.scale != scale:
            uniform, scale = False, max(scale, quantity.scale)
        decimals = max(decimals, quantity.decimals)
        if quantity.prefix or quantity.suffix:
            prefix = "约"
    if uniform:
        return typeset(amount, scale, unit, decimals, prefix=prefix, slack=slack)
    exact = _exact_unit(quantities, signs, units)
    if exact is not None:
        number, (scale, own) = exact
        less = WIDE.divide(units.factor(unit), units.factor(own))
        decimals = max(_lossless(quantities, own, scale, units), decimals_needed(number))
        return typeset(WIDE.multiply(number, Decimal(scale)), scale, own, decimals, prefix=prefix, slack=slack * less)
    return typeset(amount, scale, unit, _lossless(quantities, unit, scale, units), prefix=prefix, slack=slack)


def _exact_unit(quantities: Sequence[Quantity], signs: Iterable[int], units: UnitTable) -> tuple[Decimal, Printed] | None:
    """The sum in the first of the units that keeps it whole: that which most have, the largest of as many. None where each would lose digits."""
    amount = _ZERO
    for quantity, sign in zip(quantities, signs, strict=False):
        amount = WIDE.add(amount, WIDE.multiply(sign * quantity.amount, units.factor(quantity.unit)))
    counted = Counter((each.scale, each.unit) for each in quantities)
    preferred = sorted(counted, key=lambda each: (counted[each], one_of(each, units)), reverse=True)
    exact = exact_in(amount, preferred, units)
    return None if is_to_the_yuan(counted, exact) else next(iter(in_few_decimals(exact)), None)


def _lossless(quantities: Sequence[Quantity], unit: str, scale: int, units: UnitTable) -> int:
    """Decimals in `scale` that keep every digit typed, at most four."""
    return max(places(converted(quantity, unit, units) / scale) for quantity in quantities)


def _mismatch(whole: Quantity, part: Quantity) -> MeasureError:
    """Of two that have their units: a bare number takes the other's."""
    return MeasureError(
        "unit",
        f"单位不一致：{whole.text}（{whole.unit}）与{part.text}（{part.unit}）",
        f"统一写成{SCALE_NAMES[whole.scale]}{whole.unit}",
    )


def _mismatch_of_sets(columns: Sequence[Quantity], given: Sequence[Quantity]) -> MeasureError:
    text = "".join(quantity.text for quantity in given)
    wanted = "、".join(quantity.unit for quantity in columns)
    found = "、".join(quantity.unit or "无单位" for quantity in given)
    return MeasureError("unit", f"单位不一致：应有{wanted}，{text}只有{found}", f"每一项都按{wanted}填写")
