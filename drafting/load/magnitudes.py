"""Figures of one column of a table that lie ten thousand times apart: one clerk wrote 元 where the others wrote 万元."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import floor, log10
from typing import Final

from drafting.patterns import lazy

_ONE_NUMBER: Final = lazy(r"\D*?([\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?)([^\d０-９]*)")
_SCALES: Final = {"万亿": 12, "亿": 8, "万": 4, "千": 3, "百": 2}
_FEWEST: Final = 2
"""Units before anything can be said of what is usual."""
_APART: Final = 4
"""Powers of ten."""


@dataclass(slots=True)
class Magnitudes:
    """Of one column: how many figures there are of each power of ten, and the first of each. Takes no more room for more rows."""

    unit: str
    _counts: Counter[int] = field(default_factory=Counter)
    _first: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, line: int, text: str) -> None:
        """A cell; what is not one plain number is passed over."""
        found = _ONE_NUMBER.fullmatch(text.strip())
        if not found:
            return
        number = float(found[1].translate(_PLAIN))
        if number:
            power = floor(log10(number)) + _scale(found[2].strip() or self.unit)
            self._counts[power] += 1
            self._first.setdefault(power, (line, text.strip()))

    def outliers(self) -> list[tuple[int, str, int, str]]:
        """(line, text, how many of that power, a usual one's text) of figures that lie far from the middle one."""
        powers = sorted(self._counts.elements())
        if len(powers) < _FEWEST:
            return []
        usual = powers[(len(powers) - 1) // 2]
        return [
            (*self._first[power], self._counts[power], self._first[usual][1])
            for power in sorted(self._counts)
            if abs(power - usual) >= _APART
        ]


_PLAIN: Final = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


def _scale(unit: str) -> int:
    return next((power for word, power in _SCALES.items() if unit.startswith(word)), 0)
