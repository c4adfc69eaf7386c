"""Slips of typing: what a figure would be if one of the usual mistakes were undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.quantities.display import number_text
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

SWAPPED: Final = "相邻两位写颠倒"
DIGIT: Final = "有一位数字填错"
DROPPED: Final = "漏了一位"
DOUBLED: Final = "多了一位"
TENFOLD: Final = "差了十倍"
SCALE: Final = "“万”“亿”写错"

ORDER: Final = (SWAPPED, SCALE, TENFOLD, DIGIT, DROPPED, DOUBLED)
"""The likeliest first, for a figure that two of them explain (120 for 12 is ten times too much rather than a digit more)."""

_MOST_DIGITS: Final = 12
_LONG: Final = 4
_SCALES: Final = (1, 10**4, 10**8)


class Slip(NamedTuple):
    """A figure as it may have been meant, and what went wrong: another number, with so many decimals, or another scale."""

    kind: str
    typed: Quantity
    number: Decimal
    decimals: int
    scale: int

    @property
    def amount(self) -> Decimal:
        return self.number if self.scale == 1 else self.number * self.scale

    @property
    def quantity(self) -> Quantity:
        return retyped(replace(self.typed, scale=self.scale), self.number, self.decimals)


@lru_cache(maxsize=256)
def slips(quantity: Quantity) -> tuple[Slip, ...]:
    """Every figure from which a single slip leads to this one. None for computed figures and Chinese numerals."""
    return tuple(_slips(quantity))


def _slips(quantity: Quantity) -> Iterator[Slip]:
    if quantity.exact is not None or quantity.chinese or quantity.number < 0:
        return
    digits = number_text(quantity.number, quantity.decimals).replace(".", "")
    if len(digits) > _MOST_DIGITS:
        return
    for kind, meant, decimals in _numbers(digits, quantity.decimals, scaled=quantity.scale > 1):
        number = Decimal(meant).scaleb(-decimals) if decimals else Decimal(meant)
        well_typed = len(meant) == decimals + 1 or meant[0] != "0"
        if number and number != quantity.number and well_typed:
            yield Slip(kind, quantity, number, decimals, quantity.scale)
    for scale in _SCALES:
        if scale != quantity.scale:
            yield Slip(SCALE, quantity, quantity.number, quantity.decimals, scale)


def _numbers(digits: str, decimals: int, *, scaled: bool) -> Iterator[tuple[str, str, int]]:
    """What was meant, as all its digits and how many of them are decimals."""
    for at in range(len(digits) - 1):
        yield SWAPPED, digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], decimals
    yield (TENFOLD, digits, decimals - 1) if decimals else (TENFOLD, digits + "0", 0)
    if decimals or scaled:
        yield TENFOLD, digits, decimals + 1
    if not decimals and digits.endswith("0") and len(digits) > 1:
        yield TENFOLD, digits[:-1], 0
    for at in range(len(digits)):
        for other in "0123456789":
            if other != digits[at]:
                yield DIGIT, digits[:at] + other + digits[at + 1 :], decimals
    whole = len(digits) - decimals
    for at in range(len(digits) + 1):
        for other in "0123456789":
            yield DROPPED, digits[:at] + other + digits[at:], decimals + (at > whole)
            if decimals and at == whole:
                yield DROPPED, digits[:at] + other + digits[at:], decimals + 1
    for at in range(len(digits)):
        if len(digits) > 1:
            yield DOUBLED, digits[:at] + digits[at + 1 :], decimals - (at >= whole)


def swapped(quantity: Quantity) -> set[Decimal]:
    """What a figure comes to with two neighbouring digits swapped back: one kind of `slips`, for who asks of every figure of a text."""
    if quantity.exact is not None or quantity.chinese or quantity.number < 0:
        return set()
    digits = number_text(quantity.number, quantity.decimals).replace(".", "")
    meant = {digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1) if digits[at] != digits[at + 1]}
    return {Decimal(each).scaleb(-quantity.decimals) * quantity.scale for each in meant if len(each) == quantity.decimals + 1 or each[0] != "0"}


def slip_to(quantity: Quantity, meant: Quantity, units: UnitTable) -> str:
    """The slip that leads from `meant` to the figure as typed; '' where none does."""
    amount = meant.amount * units.factor(meant.unit)
    factor = units.factor(quantity.unit)
    found = {slip.kind for slip in slips(quantity) if slip.amount * factor == amount}
    return next((kind for kind in ORDER if kind in found), "")


def is_surely_slip(typed: Quantity, meant: Quantity, units: UnitTable) -> bool:
    """Whether a slip explains the difference where nothing else bears it out: one wrong digit explains nearly any between short figures."""
    slip = slip_to(typed, meant, units)
    return bool(slip) and (slip != DIGIT or len(str(typed.number).replace(".", "").strip("0")) >= _LONG)


def retyped(quantity: Quantity, number: Decimal, decimals: int) -> Quantity:
    """The same figure with another number, unit and scale as they were, without its marks."""
    text = f"{number_text(number, decimals)}{SCALE_NAMES[quantity.scale]}{quantity.unit}"
    return replace(quantity, text=text, number=number, decimals=decimals, exact=None, prefix="", suffix="")
