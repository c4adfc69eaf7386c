"""The claim that a figure is a share of another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import SHARE
from drafting.frozen import frozen
from drafting.quantities.units import UnitTable
from drafting.relations import judge_rate

_HUNDRED: Final = 100


@frozen
class Size:
    """A figure as a plain number in the base of its kind, and what part of it its rounding may be."""

    amount: float
    loose: float


def size_of(cell: Cell, units: UnitTable) -> Size:
    amount = float(cell.quantity.amount * units.factor(cell.quantity.unit))
    return Size(amount, abs(float(cell.quantity.step / cell.quantity.amount)) if cell.quantity.amount else 0.0)


def may_be_share(cell: Cell, part: Size, whole: Size) -> bool:
    """Whether a share is near enough to be judged: of a thousand in one text nearly all pairs of figures are far off."""
    if cell.quantity.is_marked or not whole.amount:
        return bool(whole.amount)
    told = part.amount / whole.amount * _HUNDRED
    return abs(told - float(cell.quantity.number)) <= float(cell.quantity.step) + abs(told) * (part.loose + whole.loose)


def share_of(cell: Cell, part: Cell, whole: Cell, units: UnitTable, *, accused: bool = False, doubtful: bool = False) -> Claim:
    """The claim that `cell` is the share of the part in the whole."""
    judged = judge_rate(cell.quantity, part.quantity, whole.quantity, units)
    return Claim("占比", SHARE, cell, (part, whole), judged, f"{part.quantity.text} ÷ {whole.quantity.text}", accused, doubtful=doubtful)


def is_share_of_sums(cell: Cell, parts: Sequence[Cell], wholes: Sequence[Cell], units: UnitTable) -> bool:
    """东片200户、西片100户，占任务300户的100%; 旧存20件、新收100件，结案90件，结案率75%."""
    amount, base = (sum((each.quantity.amount * units.factor(each.quantity.unit) for each in cells), Decimal(0)) for cells in (parts, wholes))
    return bool(base) and abs(amount / base * _HUNDRED - cell.quantity.number) <= cell.quantity.half_width(units) * 2
