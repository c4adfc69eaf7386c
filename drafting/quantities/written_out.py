"""A bare number written out with the units it may have: 8.4 → 8.4万元, 8.4元; 4982万 → 4982万元."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.quantity import SCALES

MONEY: Final = ("万元", "元")
"""What money is written in; which of the two a bare number means, only its writer knows."""

FOR_ONE: Final = lazy("人均|户均|月均|每[人户月亩]|工资|(?<!高)标准(?!化|厂房)|单价|均价")
"""In a name: money of one person or household, which is never in 万元."""

_SCALED: Final = lazy("[万亿][余多来]?$")
_SCALES: Final = tuple(sorted(filter(None, SCALES), key=len, reverse=True))


def written_out(text: str, units: Iterable[str]) -> tuple[str, ...]:
    """`text` with each of the units, none twice. A number that says its scale (4982万) takes no second one."""
    scaled = _SCALED.search(text) is not None
    return tuple(dict.fromkeys(f"{text}{without_scale(unit) if scaled else unit}" for unit in units))


def without_scale(unit: str) -> str:
    """万元 → 元; a word that is nothing but a scale stays."""
    return next((unit.removeprefix(scale) for scale in _SCALES if unit.startswith(scale) and unit != scale), unit)
