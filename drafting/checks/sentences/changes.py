"""Changes that a text gives beside the figures before and after: 由28个增加到35个，增加7个，增长25%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import Claim
from drafting.checks.sentences.rules import CHANGE
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import judge_decline, judge_difference, judge_growth, judge_points

_FROM: Final = lazy("[由从][^，]{0,20}$")
_TO: Final = lazy(r"^[^，]{0,6}(?:增加|增长|提高|上升|扩大|提升|减少|下降|降低|回落|缩小|压减|增|升|降)[^，]{0,6}[到至为][^，]{0,6}$")
_RISE: Final = lazy("^(?:共|净|累计)?(?:(?:增加|增长|提高|上升|提升)了?|增幅[为达]?)$")
_FALL: Final = lazy("^(?:共|净|累计)?(?:(?:减少|下降|降低|回落)了?|降幅[为达]?)$")


def changes(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    cells = line.cells
    for at in range(len(cells) - 2):
        old, new, *later = cells[at : at + 4]
        if new.sentence != old.sentence or not _FROM.search(old.label) or not _TO.search(new.label) or not of_one_kind(old, new, units):
            continue
        for said in later:
            if said.sentence != old.sentence or said.clause - new.clause > 2 or said.item != old.item or said.noun or not _is_said(said):
                break  # another matter: 增加9个示范村
            yield from _change(old, new, said, units)


def _is_said(said: Cell) -> bool:
    return bool(_RISE.search(said.label) or _FALL.search(said.label))


def _change(old: Cell, new: Cell, said: Cell, units: UnitTable) -> Iterator[Claim]:
    rises = bool(_RISE.search(said.label))
    high, low = (new, old) if rises else (old, new)
    unit = said.quantity.unit
    if unit == "%" and not new.is_rate:
        judge = judge_growth if rises else judge_decline
        yield Claim("增减", CHANGE, said, (new, old), judge(said.quantity, new.quantity, old.quantity, units), f"（{_less(high, low)}）÷ {old.quantity.text}", accused=True)
    elif new.is_rate and units.convertible(unit, "个百分点") and unit != "%":
        yield Claim("增减", CHANGE, said, (new, old), judge_points(_points(said.quantity), high.quantity, low.quantity, units), _less(high, low), accused=True)
    elif of_one_kind(said, new, units) and not new.is_rate:
        yield Claim("增减", CHANGE, said, (new, old), judge_difference(said.quantity, high.quantity, low.quantity, units), _less(high, low), accused=True)


def _less(high: Cell, low: Cell) -> str:
    return f"{high.quantity.text} - {low.quantity.text}"


def _points(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="个百分点")
