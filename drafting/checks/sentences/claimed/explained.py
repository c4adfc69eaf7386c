"""What slip of the pen explains that a list does not add up, or that a share does not fit, and how likely one would do so by chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.reconciling.slips import DIGIT, DOUBLED, DROPPED, ORDER, SCALE, SWAPPED, TENFOLD, slips
from drafting.checks.sentences.cells import Cell
from drafting.frozen import frozen
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

_OFTEN: Final = {
    DIGIT: Decimal("0.45"), SWAPPED: Decimal("0.3"), TENFOLD: Decimal("0.1"), DROPPED: Decimal("0.05"), DOUBLED: Decimal("0.05"), SCALE: Decimal("0.05"),
}  # fmt: skip
"""Of how many slips each is."""
_ZERO: Final = Decimal(0)
_HALF: Final = Decimal("0.5")
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_NEAR: Final = Decimal("0.9")
_DIGITS: Final = 3
"""A rate of fewer is met by chance with one digit changed."""


@frozen
class Explained:
    """`slip` says which figure may be mistyped and how, '' where no single slip would mend the list.

    `weight`: how many times likelier the difference is by some slip than by chance; a list of many figures with few digits is nearly always
    explained, whatever is wrong with it.
    """

    slip: str
    weight: Decimal


@frozen
class ExplainedShare:
    """`slip` as of a list; `chance` is the share of all differences that some slip would explain, `swapped` that two swapped digits would, where they do, and else 1."""

    slip: str
    chance: Decimal
    swapped: Decimal


def explained(total: Cell, parts: Sequence[Cell], units: UnitTable, signs: Sequence[int] = ()) -> Explained:
    """Why the parts may not add up to the total; `signs` are those of the parts where some are taken away."""
    weights = tuple(signs) or (1,) * len(parts)
    typed = [inherit_unit(each.quantity, total.quantity) for each in parts]
    amounts = [_base(each, units) for each in typed]
    whole, together = _base(total.quantity, units), sum((amount * weight for amount, weight in zip(amounts, weights, strict=True)), _ZERO)
    gap = together - whole
    about = sum((_half(each, units) for each in (total.quantity, *typed)), _ZERO)
    place = min(each.place * units.factor(each.unit) for each in (total.quantity, *typed))  # what 320 and 150 differ by is a multiple of 10
    to_the_digit = _HALF if about >= place else _ONE  # of parts that are rounded people see to it that they add up
    found: dict[str, str] = {}
    likely = _ZERO
    for figure, own, sign in ((total.quantity, whole, 1), *((each, amount, -weight) for each, amount, weight in zip(typed, amounts, weights, strict=True))):
        meant = list(_meant(figure, units))
        of_kind = Counter(kind for kind, _ in meant)
        for kind, amount in meant:
            off = abs((amount - own) * sign - gap)
            if off <= about:
                found.setdefault(kind, f"{figure.text}{kind}")
                likely += _OFTEN[kind] / of_kind[kind] * (to_the_digit if off < place else (1 - to_the_digit) / (2 * about / place))
    slip = next((found[kind] for kind in ORDER if kind in found), "")
    differences = max(whole, together) / place / (len(parts) + 1)  # so many there are that chance might make, for each figure
    return Explained(slip, likely * differences)


def explained_share(share: Cell, part: Cell, whole: Cell, units: UnitTable) -> ExplainedShare:
    """Why a part may not be its share of the whole."""
    stated, one, all_of_it = share.quantity.number, _base(part.quantity, units), _base(whole.quantity, units)
    told = one / all_of_it * _HUNDRED
    about = share.quantity.half_width(units)
    explaining = [(share, slip.kind, slip.amount) for slip in slips(share.quantity)]  # what the share would have to be, were it no slip
    explaining += [(part, kind, stated * one / amount) for kind, amount in _meant(part.quantity, units)]
    explaining += [(whole, kind, stated * amount / all_of_it) for kind, amount in _meant(whole.quantity, units)]
    found: dict[str, str] = {}
    for cell, kind, meant in explaining:
        if abs(meant - told) <= about:
            found.setdefault(kind, f"{cell.quantity.text}{kind}")
    bands = {(meant / (about * 2)).to_integral_value() for _, _, meant in explaining if 0 < meant <= _HUNDRED}
    slip = next((found[kind] for kind in ORDER if kind in found), "")
    by_swapping = {(meant / (about * 2)).to_integral_value() for _, kind, meant in explaining if kind == SWAPPED and 0 < meant <= _HUNDRED}
    swapped = len(by_swapping) * about * 2 / _HUNDRED if SWAPPED in found else _ONE
    return ExplainedShare(slip, min(_ONE, len(bands) * about * 2 / _HUNDRED), swapped)


def mistyped(share: Cell, part: Cell, whole: Cell, units: UnitTable, *, digits: int = _DIGITS) -> str:
    """The slip in a rate alone that would make it the share of the two; '' where there is none, or where the rate is so near that it may be of a base that is little else."""
    told = _base(part.quantity, units) / _base(whole.quantity, units) * _HUNDRED
    if abs(told - share.quantity.number) < _NEAR or len(str(share.quantity.number).replace(".", "")) < digits or share.quantity.number == _HUNDRED:
        return ""
    about = share.quantity.half_width(units)
    found = {slip.kind for slip in slips(share.quantity) if slip.kind in (SWAPPED, DIGIT) and abs(slip.amount - told) <= about}
    return next((kind for kind in ORDER if kind in found), "")


def _meant(figure: Quantity, units: UnitTable) -> Iterator[tuple[str, Decimal]]:
    factor = units.factor(figure.unit)
    return ((slip.kind, slip.amount * factor) for slip in slips(figure))


def _base(quantity: Quantity, units: UnitTable) -> Decimal:
    return quantity.amount * units.factor(quantity.unit)


def _half(quantity: Quantity, units: UnitTable) -> Decimal:
    return quantity.half_width(units) * units.factor(quantity.unit)
