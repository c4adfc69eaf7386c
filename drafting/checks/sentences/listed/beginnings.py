"""Sums of the first so many figures of a list, told all at once: which of them may be a total is asked before any is judged.

A list of forty figures behind forty others has 1600 sums to try, of which nearly all are far off.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from drafting.checks.sentences.cells import Cell
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

_BINARY: Final = 1e-9
"""What is lost in a sum of binary numbers is much less."""

class Beginnings:
    """The figures of one list; bare ones are in the unit of whatever they are held against, so that the sums are kept by unit and scale."""

    def __init__(self, column: Sequence[Cell], units: UnitTable) -> None:
        self._column = column
        self._units = units
        self._by_unit: dict[tuple[str, int], tuple[list[float], list[float]]] = {}

    def may_be(self, total: Cell, count: int) -> bool:
        """Whether the first so many are near enough to a total to be judged: what no rounding brings together is not."""
        amounts, loose = self._sums(total)
        whole, own = _size(total.quantity, self._units)
        return abs(amounts[count - 1] - whole) <= loose[count - 1] + own + _BINARY * (abs(whole) + abs(amounts[count - 1]))

    def _sums(self, total: Cell) -> tuple[list[float], list[float]]:
        key = total.quantity.unit, total.quantity.scale
        if key not in self._by_unit:
            sizes = [_size(inherit_unit(each.quantity, total.quantity), self._units) for each in self._column]
            self._by_unit[key] = list(accumulate(amount for amount, _ in sizes)), list(accumulate(own for _, own in sizes))
        return self._by_unit[key]


def _size(quantity: Quantity, units: UnitTable) -> tuple[float, float]:
    """A figure in the base of its kind, and how far what is meant may lie from it: a whole last place where it was cut off, as much again for 至少."""
    factor = float(units.factor(quantity.unit))
    if quantity.looseness in ("at least", "at most"):
        last = abs(quantity.amount)
    else:
        last = quantity.place if quantity.is_marked else quantity.half_width(units) * 2
    return float(quantity.amount) * factor, float(last) * factor
