"""One figure in two units, the second in brackets right behind the first: 1.5万亩（合1000公顷）."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import TWO_FIGURES
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_equal

_MAY_BE: Final = lazy("（(?:[折约]?合|即|相当于)")
_THAT_IS: Final = lazy("(?:[折约]?合|即|相当于|折算为)")


def other_units(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line; what is only near is rounded, so that no less than a slip of the pen is told."""
    for one, other in pairwise(line.cells) if _MAY_BE.search(line.words) else ():
        if not _are_one(one, other, line, units):
            continue
        judged = judge_equal(other.quantity, one.quantity, units)
        slip = explained(other, (one,), units).slip if judged.verdict is Verdict.CONTRADICTS else ""
        if judged.agrees or slip:
            yield Claim("换算", TWO_FIGURES, other, (one,), judged, one.quantity.text, accused=True, slip=slip, doubtful=True)


def _are_one(one: Cell, other: Cell, line: Line, units: UnitTable) -> bool:
    behind = line.between(one.end, other.start)
    in_brackets = behind.startswith("（") and _THAT_IS.fullmatch(behind[1:]) is not None and line.between(other.end, other.end + 1) == "）"
    return in_brackets and one.quantity.unit != other.quantity.unit and of_one_kind(one, other, units) and not (one.quantity.is_marked or other.quantity.is_marked)
