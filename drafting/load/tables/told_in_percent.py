"""Whether a bare 0.8 in a column of percentages is 0.8% or 80%: what stands beside it tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import Final

from drafting.load.tables.cell_figures import number_in
from drafting.load.tables.grid import Line
from drafting.load.tables.head import Column
from drafting.load.tables.heading_names import rates_unsaid
from drafting.model.indicator import CHANGES, DERIVED_NAMES, DIFFERENCES
from drafting.source import Path

PERCENT: Final = ("%", "％")
_HALF: Final = 2
_FOURTH: Final = 4
_LARGE: Final = 3
"""300%, which in a column of changes few reach beside others of 8%."""
_SMALL: Final = 10
"""Nearer to 0.8 than to 80, as rates go."""
_GROWTH: Final = ("增速", "增幅", "降幅", "涨幅", "增长率", "下降率", "同比", "环比")


def is_change(path: Path) -> bool:
    """Whether a column says by how much something rose or fell, which may well be by less than one per cent."""
    name = str(path[-1])
    return name in CHANGES or name in rates_unsaid() or name.endswith(_GROWTH)


def as_change(column: Column, text: str) -> Column:
    """-3.15% below 同比增减 of what is counted in 亿元 is 同比: by what share it changed, and no amount of money."""
    meaning = column.meaning
    *above, key = meaning.path
    if not text.endswith(PERCENT) or key not in DIFFERENCES or meaning.unit in ("", *PERCENT):
        return column
    return replace(column, meaning=replace(meaning, path=(*above, str(key).removesuffix("增减")), unit="%", rate=True, among=()))


def cells_below(lines: Iterable[Line]) -> dict[int, list[str]]:
    """Column → the texts of its cells."""
    found: dict[int, list[str]] = {}
    for line in lines:
        for cell in line.cells:
            found.setdefault(cell.column, []).append(cell.text)
    return found


def with_percent_told(columns: Sequence[Column], cells: Mapping[int, Sequence[str]]) -> tuple[Column, ...]:
    """The columns, each told whether `cells` below it show that a bare number under one is a percentage as it stands."""
    return tuple(
        replace(each, in_percent=True) if each.meaning.unit in PERCENT and _shown(cells.get(each.index, ()), each.meaning.path) else each
        for each in columns
    )


def _shown(texts: Iterable[str], path: Path) -> bool:
    """12.5 and 9.8 beside 0.8: not half of all grow by more than their own size, one by 1250%; nor does anything fall by 350%. 1.5 beside 0.08 may be 150%.

    Of what is no change the others must be small themselves (1.2, 3.5): 0.985 beside 97 is 98.5%, and 1.05 of a task 105%.
    """
    numbers = [number for text in texts if (number := number_in(text))]
    sizes = [*map(abs, numbers)]
    beyond = sum(size > 1 for size in sizes)
    fallen = is_change(path) and min(numbers, default=0) < -1
    if not beyond or beyond * (_FOURTH if fallen else _HALF) < len(sizes) or not (fallen or max(sizes) > _LARGE):
        return False
    return is_change(path) or (str(path[-1]) not in DERIVED_NAMES and median(sizes) <= _SMALL)


def is_borne_out(text: str, now: str, before: str) -> bool:
    """Whether the figure and last year's, both of the same row, grow by so many per cent: 38.9 from 38.6 by 0.8."""
    change, one, other = number_in(text), number_in(now), number_in(before)
    if change is None or one is None or not other:
        return False
    exponent = change.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs((one - other) / abs(other) * 100 - change) <= step
