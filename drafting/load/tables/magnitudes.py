"""Figures of one column of a table that lie thousands of times apart: one clerk wrote 元 where the others wrote 万元."""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from decimal import Decimal
from typing import Final

from drafting.frozen import mutable
from drafting.load.tables.heading_units import scale_of
from drafting.patterns import lazy

_ONE_NUMBER: Final = lazy(r"\D*?([\d０-９][\d０-９,，]{0,30}(?:[.．][\d０-９]{1,10})?)([^\d０-９]*)")
_RATES: Final = ("%", "‰", "％")
_PLAIN: Final = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")
_APART: Final = 33
"""Tenths of powers of ten: two thousand times. Units differ themselves, so that what was ten thousandfold may look less."""
_GAP: Final = 20
"""A hundred times: between what is of one order and what is of another nothing stands."""


@mutable
class Magnitudes:
    """Of one column: how many figures there are of each size, and the first of each. Takes no more room for more rows."""

    unit: str
    _counts: Counter[int] = field(default_factory=Counter)
    _first: dict[int, tuple[int, str]] = field(default_factory=dict)

    def add(self, line: int, text: str) -> None:
        """A cell; what is not one plain number is passed over."""
        size = self._size(text)
        if size is not None:
            self._counts[size] += 1
            self._first.setdefault(size, (line, text.strip()))

    def outliers(self) -> list[tuple[int, str, int, str]]:
        """(line, text, how many of that size, a usual one's text) of figures that lie far from the middle one."""
        usual = self._usual()
        return [(*self._first[size], self._counts[size], self._first[usual][1]) for size in sorted(self._counts) if abs(size - usual) >= _APART]

    def unlike(self, text: str) -> str:
        """A usual figure, where this one lies far from it and from all that do not: 2000 beside 0.1 and 0.2, and no more where 60 stands between them."""
        usual, size = self._usual(), self._size(text)
        if size is None or abs(size - usual) < _APART:
            return ""
        return self._first[usual][1] if all(abs(size - each) >= _GAP for each in self._counts if abs(each - usual) < _APART) else ""

    def _size(self, text: str) -> int | None:
        found = _ONE_NUMBER.fullmatch(text.strip())
        if found and found[2].strip() in _RATES and self.unit not in _RATES:
            return None  # a share beside amounts
        number = Decimal(found[1].translate(_PLAIN)) * scale_of(found[2].strip() or self.unit) if found else None
        return int(number.log10() * 10) if number else None

    def _usual(self) -> int:
        """The size of the middle figure."""
        total, usual, seen = self._counts.total(), 0, 0
        for size, count in sorted(self._counts.items()):
            if seen * 2 < total:
                usual = size
            seen += count
        return usual
