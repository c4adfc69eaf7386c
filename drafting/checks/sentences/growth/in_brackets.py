"""Growth beside last year's figure in brackets: 登记2103对，同比下降15.4%（上年2486对）; 2103对（上年2486对），下降15.4%; 2103对（上年同期2486对，下降15.4%)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import PART_OF_A_YEAR, Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.growth.changes import change_between, is_said_of_both
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_decline

_A_YEAR_AGO: Final = lazy("(?:上年|去年)(?:同期|同口径)?(?:数?[为是]|有|共)?|同期(?:数?[为是]|有)?")
_NEARLY: Final = Decimal("0.8")
"""Of what was in a year, so much is of more than three quarters."""
_OTHERWISE: Final = lazy("口径|可比|调整|修订|剔|扣|含|快报|初步|按")
"""What a bracket says of a figure of last year that is another than that of which the growth was reckoned."""


def in_brackets(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of three figures one right behind the other, of which the last two may stand in any order."""
    for now, one, other in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        for said, old in ((one, other), (other, one)):
            claim = change_between(old, now, said, line, units) if _are_one_matter(now, said, old, line, units) else None
            if claim and (claim.verdict is not Verdict.CONTRADICTS or _are_as_long(now, old, claim, line, units)):
                yield replace(claim, doubtful=True)


def _are_as_long(now: Cell, old: Cell, claim: Claim, line: Line, units: UnitTable) -> bool:
    """Whether both are of as much of a year: what half a year brought may be set beside 上年, all of it, though the growth is none from that."""
    if "同期" in old.label:
        return True
    if PART_OF_A_YEAR.search(line.sentence_of(now)):
        return False
    is_turned = judge_decline(claim.whole.quantity, now.quantity, old.quantity, units).agrees
    return is_turned or now.quantity.amount * units.factor(now.quantity.unit) >= old.quantity.amount * units.factor(old.quantity.unit) * _NEARLY


def _are_one_matter(now: Cell, said: Cell, old: Cell, line: Line, units: UnitTable) -> bool:
    """Whether brackets hold what was there a year ago of the figure before, and a change that is said of nothing else stands with it."""
    if now.is_change or now.noun or old.noun or not of_one_kind(now, old, units) or not is_said_of_both(said) or _A_YEAR_AGO.fullmatch(old.label) is None:
        return False
    before = said if said.start < old.start else now
    opens = line.between(before.end, old.start) == f"（{old.label}"
    is_near = now.segment == said.segment and said.clause - now.clause <= 1 and said.bracket in (now.bracket, old.bracket)
    plain = not any(each.quantity.is_marked for each in (now, said, old))
    return opens and is_near and plain and not _OTHERWISE.search(line.words[old.end - line.start :].partition("）")[0])
