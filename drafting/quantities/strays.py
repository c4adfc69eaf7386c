"""Figures that stand far from those of their peers: a 万 too many, a place that slipped, a wrong unit.

Peers are the townships of a county, or the rows of a table. A figure is held against the same one of the others as a
ratio (in logarithms, after Tukey's median polish: what is usual of the figure, and how large the unit is by all of its
figures), by the median and the quartiles, which the strays themselves do not move.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log
from typing import Final

from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

FEWEST: Final = 8
"""Units that must have a figure before one of them is held against the others."""
_FEWEST_OF_UNIT: Final = 10
"""Figures by which the size of a unit is known."""
_FAR: Final = log(6)
"""How far from what is usual a stray is at least; a place that slipped is log(10)."""
_SPREADS: Final = 5
"""And so many times the spread of the others."""
_APART: Final = log(3)
"""And so far from the next of the others."""
_NORMAL: Final = 0.7413
"""The standard deviation of what is spread normally, in distances between the quartiles."""
_SEEN: Final = log(2)
"""How far from what is usual it is at least either way: by itself, and by the size of its unit."""
_SMALL: Final = log(50)
"""What is smaller, and usually so, is anything: 3 meetings, 40 meetings."""
_MOST_STRAYS: Final = 2
"""Of one figure; where more stand apart, they are another kind of unit."""

Name = tuple[str, str]
"""Dotted path and unit."""
Amounts = Mapping[Name, float]
"""The figures of one unit that are above zero."""
Ranked = list[tuple[float, int]]
"""(logarithm, unit), the smallest first."""


class Stray(NamedTuple):
    """`figure` of the unit at `unit` among its peers is `times` what is usual for a unit of that size."""

    unit: int
    figure: Name
    times: float


def times_said(times: float, what: str) -> str:
    """12.6 and 它 → 是它的12.6倍, 14800 → 是它的1.5万倍, 0.1 → 只有它的10%."""
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if times >= scale:
            return f"是{what}的{_digits(times / scale, 2)}{name}倍"
    if times > 1:
        return f"是{what}的{_digits(times, 3)}倍"
    return f"只有{what}的{100 * times:.2g}%" if times >= 0.0001 else f"不到{what}的万分之一"


def _digits(number: float, least: int) -> str:
    return f"{number:.{least}g}" if number < 10**least else f"{number:.0f}"


def in_one_unit(peers: Sequence[Amounts], units: UnitTable) -> Sequence[Amounts]:
    """The same figures; what some say in 吨 and some in 公斤 is all in what most say it in."""
    of_path: dict[str, Counter[str]] = defaultdict(Counter)
    for peer in peers:
        for path, unit in peer:
            of_path[path][unit] += 1
    renamed: dict[Name, tuple[Name, float]] = {}
    for path, said in of_path.items():
        ranked = [unit for unit, _ in sorted(said.items(), key=lambda each: (-each[1], each[0]))] if len(said) > 1 else []
        for at, unit in enumerate(ranked):
            usual = next((each for each in ranked[:at] if units.convertible(each, unit)), None)
            if usual is not None:
                renamed[path, unit] = (path, usual), float(units.factor(unit) / units.factor(usual))
    return [_renamed(peer, renamed) for peer in peers] if renamed else peers


def _renamed(peer: Amounts, renamed: Mapping[Name, tuple[Name, float]]) -> Amounts:
    found: dict[Name, float] = {}
    for name, amount in peer.items():
        again, times = renamed.get(name, (name, 1.0))
        found.setdefault(again, amount * times)
    return found


def strays(peers: Iterable[Amounts], *, by_size: bool = True) -> Iterator[Stray]:
    """The figures that stand far from those of the other units; the same whatever the order in which a unit says its figures.

    Without `by_size` each figure is held against itself alone.
    """
    columns: dict[Name, Ranked] = defaultdict(list)
    for unit, said in enumerate(peers):
        for figure, amount in said.items():
            columns[figure].append((log(amount), unit))
    compared = {figure: sorted(column) for figure, column in sorted(columns.items()) if len(column) >= FEWEST}
    sizes = _sizes(compared.values()) if by_size else {}
    for figure, plain in compared.items():
        sized = sorted((amount - sizes.get(unit, 0.0), unit) for amount, unit in plain)
        yield from _of_column(figure, plain, sized)


def _sizes(columns: Iterable[Ranked]) -> dict[int, float]:
    """How large each unit is beside the others, by all of its figures."""
    above: dict[int, list[float]] = defaultdict(list)
    for column in columns:
        usual = _middle(column)
        for amount, unit in column:
            above[unit].append(amount - usual)
    return {unit: sorted(found)[len(found) // 2] for unit, found in above.items() if len(found) >= _FEWEST_OF_UNIT}


def _of_column(figure: Name, plain: Ranked, sized: Ranked) -> Iterator[Stray]:
    """By the figures themselves or by the size of the units, whichever they follow more closely; the other must not explain it."""
    rest, other = sorted((plain, sized), key=_spread)
    otherwise = {unit: abs(amount - _middle(other)) for amount, unit in other}
    known = {unit: amount for amount, unit in plain}
    for _ in range(_MOST_STRAYS):
        if len(rest) <= FEWEST - 1:
            return
        usual = _middle(rest)
        is_high = rest[-1][0] - usual >= usual - rest[0][0]
        (amount, unit), rest = (rest[-1], rest[:-1]) if is_high else (rest[0], rest[1:])
        distance = amount - _middle(rest)
        nearest = abs(amount - rest[-1 if is_high else 0][0])
        if abs(distance) < max(_FAR, _SPREADS * _spread(rest)) or nearest < _APART:
            return
        if otherwise[unit] >= _SEEN and max(known[unit], _middle([(known[each], each) for _, each in rest])) >= _SMALL:
            yield Stray(unit, figure, exp(distance))


def _middle(column: Ranked) -> float:
    return column[len(column) // 2][0]


def _spread(column: Ranked) -> float:
    return _NORMAL * (column[3 * len(column) // 4][0] - column[len(column) // 4][0])
