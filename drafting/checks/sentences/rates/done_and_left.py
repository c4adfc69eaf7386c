"""What is done, its rate and what is left, where nothing says of how many: 化解积案36件，化解率90%，剩余4件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, is_said_of, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.checks.sentences.rules import SHARE
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_rate

_RATE: Final = lazy("([\u4e00-\u9fff]{2,3})率(?:为|达到?|仅为)?")
_LEFT: Final = lazy("(?:其余|剩余|余下|剩下|尚余|还剩)的?")
_OF_OTHERS: Final = lazy("为|系|属|是|新")
"""Behind what is left, which may be no part of what was to be done: 其余14件为新增."""
_BEHIND: Final = 3


def done_and_left(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of three figures in a row, if none of the kind stands before them in their item of which they may be."""
    cells = line.cells
    for at in range(len(cells) - _BEHIND + 1):
        done, rate, left = cells[at : at + _BEHIND]
        if _are_of_one(done, rate, left, units) and not _have_a_whole(done, rate, cells[:at], units):
            quantity = done.quantity
            factor = units.factor(left.quantity.unit) / units.factor(quantity.unit)
            slack = quantity.half_width(units) + left.quantity.half_width(units) * factor
            together = replace(quantity, exact=quantity.amount + left.quantity.amount * factor, slack=slack)
            formula = f"{quantity.text} ÷（{quantity.text} + {left.quantity.text}）"
            yield Claim("占比", SHARE, rate, (done, left), judge_rate(rate.quantity, quantity, together, units), formula, accused=True, doubtful=True)


def _are_of_one(done: Cell, rate: Cell, left: Cell, units: UnitTable) -> bool:
    if rate.quantity.unit != "%" or not rate.clause - done.clause == left.clause - rate.clause == 1:
        return False
    named = _RATE.fullmatch(rate.label)
    in_one = (done.sentence, done.segment, done.bracket) == (rate.sentence, rate.segment, rate.bracket) == (left.sentence, left.segment, left.bracket)
    plain = not any(each.quantity.is_marked or each.is_change for each in (done, rate, left)) and not done.is_rate
    return named is not None and in_one and plain and is_said_of(named[1], done) and _LEFT.fullmatch(left.label) is not None and not _OF_OTHERS.match(left.noun) and of_one_kind(done, left, units)


def _have_a_whole(done: Cell, rate: Cell, before: Sequence[Cell], units: UnitTable) -> bool:
    """Whether a figure of the kind stands before it in the sentence, or gives the rate."""
    alike = [each for each in before if each.item == done.item and of_one_kind(each, done, units)]
    return any(each.sentence == done.sentence or share_of(rate, done, each, units).judgement.agrees for each in alike)
