"""What slip of the pen explains that a list does not add up, and how likely one would do so by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell
from drafting.checks.slips import ORDER, slips
from drafting.frozen import frozen
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


@frozen
class Explained:
    """`slip` says which figure may be mistyped and how, '' where no single slip would mend the list.

    `chance` is the share of all differences of this sign that some slip in some figure would explain: a list of many figures
    with few digits is nearly always explained, whatever is wrong with it. `gap` is what the parts have too much, in the base of their kind;
    `exact`: none of the figures is rounded.
    """

    slip: str
    chance: Decimal
    gap: Decimal
    exact: bool


def explained(total: Cell, parts: Sequence[Cell], units: UnitTable) -> Explained:
    """Why the parts may not add up to the total."""
    typed = [inherit_unit(each.quantity, total.quantity) for each in parts]
    amounts = [_base(each, units) for each in typed]
    whole, together = _base(total.quantity, units), sum(amounts, _ZERO)
    gap = together - whole
    about = sum((_half(each, units) for each in (total.quantity, *typed)), _ZERO)
    found: dict[str, str] = {}
    gaps: set[Decimal] = set()
    band = max(about * 2, _ONE)
    for figure, own, sign in ((total.quantity, whole, 1), *((each, amount, -1) for each, amount in zip(typed, amounts, strict=True))):
        for kind, amount in _meant(figure, units):
            explains = (amount - own) * sign
            if abs(explains - gap) <= about:
                found.setdefault(kind, f"{figure.text}{kind}")
            if (explains > 0) == (gap > 0) and abs(explains) <= max(whole, together):
                gaps.add((explains / band).to_integral_value())
    slip = next((found[kind] for kind in ORDER if kind in found), "")
    reach = max(whole, together)
    return Explained(slip, min(_ONE, len(gaps) * band / reach) if reach > 0 else _ONE, gap, about == 0)


def _meant(figure: Quantity, units: UnitTable) -> Iterator[tuple[str, Decimal]]:
    factor = units.factor(figure.unit)
    return ((slip.kind, slip.amount * factor) for slip in slips(figure))


def _base(quantity: Quantity, units: UnitTable) -> Decimal:
    return quantity.amount * units.factor(quantity.unit)


def _half(quantity: Quantity, units: UnitTable) -> Decimal:
    return quantity.half_width(units) * units.factor(quantity.unit)
