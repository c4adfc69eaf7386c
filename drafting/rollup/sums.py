"""The sum of what several places give, exact to the last digit, in the unit in which most of them give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.quantities.display import number_text
from drafting.quantities.exact_unit import (
    MOST_DECIMALS,
    MOST_DIGITS,
    WIDE,
    Printed,
    decimals_needed,
    exact_in,
    in_few_decimals,
    is_to_the_yuan,
    one_of,
)
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALE_NAMES, Looseness, Quantity
from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

_WIDE_MARKS: Final = str.maketrans("()", "（）")
_SAID: Final[dict[frozenset[Looseness], str]] = {
    frozenset(): "",
    frozenset({"above"}): "超",
    frozenset({"below"}): "近",
    frozenset({"at least"}): "至少",
    frozenset({"above", "at least"}): "至少",
    frozenset({"at most"}): "不超过",
    frozenset({"below", "at most"}): "不超过",
}
"""How loose the addends are → what is said before their sum."""
_ENDLESS: Final[frozenset[Looseness]] = frozenset({"at least", "at most"})


class Left(NamedTuple):
    """A unit that not all give: the places (by number) that do, and what they come to."""

    unit: str
    places: tuple[int, ...]
    text: str


class Sum(NamedTuple):
    """`text` as it is written in a data file. `converted` are the places (by number) whose figures stand there in another unit, or in 元 among 万元 that are rounded, `rounded`
    whether it is not to the last digit: computed figures have no end, or it would be too long to be read. `left` is what only some give: it is not in it.
    """

    text: str
    converted: tuple[int, ...] = ()
    rounded: bool = False
    left: tuple[Left, ...] = ()


class NoSum(NamedTuple):
    """Why there is none, as the part of a sentence, the places (by number) that it is for, and what the others come to."""

    why: str
    places: tuple[int, ...]
    rest: str = ""


def sum_of(measures: Sequence[Measure], units: UnitTable) -> Sum | NoSum:
    """Quantity by quantity, those that all places give. There is none where they have no unit in common, or one of them gives no amount."""
    rates = [at for at, each in enumerate(measures) if any(units.convertible(unit, "%") or "/" in unit for unit in each.units)]
    if rates:
        return _none("是比率、单价", rates, measures, units)
    usual = _most_common([each.units for each in measures])
    rows = [_by_usual(each, usual, units) for each in measures]
    shared = [at for at in range(len(usual)) if all(row[at] is not None for row in rows)]
    if not shared:
        return _none(f"和别的单位不同（别的写{'、'.join(map(_unit_said, usual))}）", [at for at, row in enumerate(rows) if None in row], measures, units)
    texts: list[str] = []
    converted: set[int] = set()
    rounded = False
    for column in ([each for row in rows if (each := row[at]) is not None] for at in shared):
        mark = _mark(column)
        if mark is None:
            return _none("是约数，说法不同", [at for at, each in enumerate(column) if each.looseness], measures, units)
        (number, unit, decimals), is_rounded = _added(column, units)
        texts.append(f"{mark}{number_text(number, decimals)}{SCALE_NAMES[unit[0]]}{unit[1].translate(_WIDE_MARKS)}")
        converted.update(_converted(column, unit, units, is_rounded=is_rounded))
        rounded |= is_rounded
    taken = [{id(row[at]) for at in shared} for row in rows]
    return Sum("".join(texts), tuple(sorted(converted)), rounded, tuple(_left(measures, taken, units)))


def _none(why: str, odd: Sequence[int], measures: Sequence[Measure], units: UnitTable) -> NoSum:
    others = [each for at, each in enumerate(measures) if at not in odd]
    rest = sum_of(others, units) if others and len(others) < len(measures) else None
    return NoSum(why, tuple(odd), rest.text if isinstance(rest, Sum) else "")


def _left(measures: Sequence[Measure], taken: Sequence[Collection[int]], units: UnitTable) -> Iterator[Left]:
    """What did not go into the sum, by its unit."""
    found: dict[str, dict[int, Quantity]] = {}
    for at, measure in enumerate(measures):
        for each in measure.quantities:
            if id(each) not in taken[at]:
                found.setdefault(each.unit, {}).setdefault(at, each)
    for unit, several in found.items():
        added = sum_of([Measure.of(each) for each in several.values()], units)
        yield Left(_unit_said(unit), tuple(several), added.text if isinstance(added, Sum) else "")


def _unit_said(unit: str) -> str:
    return unit or "没有单位的数"


def _most_common(several: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The first of those that are most frequent."""
    return Counter(several).most_common(1)[0][0]


def _by_usual(measure: Measure, usual: tuple[str, ...], units: UnitTable) -> list[Quantity | None]:
    """The quantities one for each of the usual units, None where it has none of the kind."""
    left = list(measure.quantities)
    found: list[Quantity | None] = []
    for unit in usual:
        same = next((each for each in left if each.unit == unit), None)
        fitting = same or next((each for each in left if each.unit and unit and each.unit not in usual and units.convertible(each.unit, unit)), None)
        found.append(fitting)
        if fitting is not None:
            left.remove(fitting)
    return found


def _mark(column: Sequence[Quantity]) -> str | None:
    """约, 超 … for the sum; None where nothing short is true of it."""
    loose = frozenset(each.looseness for each in column if each.looseness)
    if loose in _SAID:
        return _SAID[loose] or ("预计" if any(each.prefix == "预计" for each in column) else "")
    return "约" if loose.isdisjoint(_ENDLESS) else None


def _added(column: Sequence[Quantity], units: UnitTable) -> tuple[tuple[Decimal, Printed, int], bool]:
    """The sum in the printed unit of most, if it can be said there in few digits; and whether it is rounded."""
    amount = Decimal(0)
    for each in column:
        amount = WIDE.add(amount, WIDE.multiply(each.amount, units.factor(each.unit)))
    counted = Counter((each.scale, each.unit) for each in column)
    printed = [unit for unit, _ in counted.most_common()]
    exact = exact_in(amount, printed, units)
    if not exact:
        return _rounded(amount, max(printed, key=lambda unit: one_of(unit, units)), units), True
    if is_to_the_yuan(counted, exact) and not _is_endless(column):
        return _rounded(amount, printed[0], units), True
    fitting = in_few_decimals(exact) or sorted(exact, key=lambda each: decimals_needed(each[0]))
    number, unit = fitting[0]
    typed = [each.decimals for each in column if (each.scale, each.unit) == unit and each.exact is None]
    room = MOST_DIGITS - max(number.adjusted() + 1, 1)
    return (number, unit, max(decimals_needed(number), min(max(typed, default=0), room))), False


def _converted(column: Sequence[Quantity], unit: Printed, units: UnitTable, *, is_rounded: bool) -> Iterator[int]:
    """Those in another unit; in 元 among 万元, where the sum is rounded for them."""
    for at, each in enumerate(column):
        if units.factor(each.unit) != units.factor(unit[1]) or (is_rounded and each.scale != unit[0]):
            yield at


def _rounded(amount: Decimal, unit: Printed, units: UnitTable) -> tuple[Decimal, Printed, int]:
    number = WIDE.divide(amount, one_of(unit, units))
    return number, unit, max(0, min(MOST_DECIMALS, MOST_DIGITS - max(number.adjusted() + 1, 1)))


def _is_endless(column: Sequence[Quantity]) -> bool:
    """至少 of a number that was rounded up may be untrue."""
    return any(each.looseness in _ENDLESS for each in column)
