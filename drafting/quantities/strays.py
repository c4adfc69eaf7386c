"""Figures that stand far from those of their peers: a 万 too many, a place that slipped, a wrong unit.

Peers are the townships of a county, or the rows of a table. A figure is held against the same one of
the others as a ratio (in logarithms, after Tukey's median polish: what is usual of the figure, and how large the unit is
by all of its figures), by the median and the median deviation, which the strays themselves do not move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import exp, log
from statistics import median
from typing import Final, NamedTuple

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
_NORMAL: Final = 1.4826
"""The standard deviation of what is spread normally, in median deviations."""
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


class Stray(NamedTuple):
    """`figure` of the unit at `unit` among its peers is `times` what is usual for a unit of that size."""

    unit: int
    figure: Name
    times: float


def strays(peers: Iterable[Amounts]) -> Iterator[Stray]:
    """The figures that stand far from those of the other units; the same whatever the order in which a unit says its figures."""
    columns: dict[Name, dict[int, float]] = defaultdict(dict)
    for unit, said in enumerate(peers):
        for figure, amount in said.items():
            columns[figure][unit] = log(amount)
    columns = {figure: logs for figure, logs in sorted(columns.items()) if len(logs) >= FEWEST}
    usual = {figure: median(logs.values()) for figure, logs in columns.items()}
    sizes = _sizes(columns, usual)
    for figure, logs in columns.items():
        yield from _of_column(figure, logs, sizes)


def _sizes(columns: Mapping[Name, Mapping[int, float]], usual: Mapping[Name, float]) -> dict[int, float]:
    """How large each unit is beside the others, by all of its figures."""
    above: dict[int, list[float]] = defaultdict(list)
    for figure, logs in columns.items():
        for unit, amount in logs.items():
            above[unit].append(amount - usual[figure])
    return {unit: median(found) for unit, found in above.items() if len(found) >= _FEWEST_OF_UNIT}


def _of_column(figure: Name, logs: Mapping[int, float], sizes: Mapping[int, float]) -> Iterator[Stray]:
    """By the figures themselves or by the size of the units, whichever they follow more closely; the other must not explain it."""
    plain = dict(logs)
    sized = {unit: amount - sizes.get(unit, 0.0) for unit, amount in logs.items()}
    rest, other = sorted((plain, sized), key=lambda each: _spread(each.values()))
    for _ in range(_MOST_STRAYS):
        if len(rest) < FEWEST:
            return
        middle = median(rest.values())
        unit = max(rest, key=lambda each: abs(rest[each] - middle))
        amount, otherwise = rest.pop(unit), other.pop(unit)
        distance = amount - median(rest.values())
        nearest = min(abs(amount - each) for each in rest.values())
        if abs(distance) < max(_FAR, _SPREADS * _spread(rest.values())) or nearest < _APART:
            return
        is_explained = abs(otherwise - median(other.values())) < _SEEN
        if not is_explained and max(logs[unit], median(logs[each] for each in rest)) >= _SMALL:
            yield Stray(unit, figure, exp(distance))


def _spread(values: Iterable[float]) -> float:
    known = list(values)
    middle = median(known)
    return _NORMAL * median(abs(each - middle) for each in known)
