"""What has come in this year against all that has come in so far, right behind it: 今年新增市场主体1260户，累计1.86万户."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import ONE_PART, Claim
from drafting.checks.sentences.rules import PART
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_at_most

_NEW: Final = lazy("^(?:今年(?:以来)?|本年|全年|年内|当年|本月|当月|本季度|[上下]半年)?(?:全[省市州县区旗乡镇村])?新增(?!长)")
_OF_A_MONTH: Final = lazy(r"^(?:今年)?(?:\d{1,2}月份?|[当本]月|[一二三四]季度)([\u4e00-\u9fff]{2,})$")
_OF_ALL: Final = lazy(r"^(?:(?:1|一)月?[—–－～~至-]+\d{1,2}月份?|年初以来|今年以来|全年|年内)?(?:累计|共)([\u4e00-\u9fff]{2,})$")
"""What came in one month, and in all of them."""
_SO_FAR: Final = lazy("(?:历年)?(?:累计|累积)(?:已|共|达到?|为|有)*")


def running_totals(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of what is new and, in the next clause, a 累计 that names nothing else, the first is no more than the second."""
    for new, so_far in pairwise(line.cells) if "累" in line.words or "共" in line.words else ():
        if not _are_of_one(new, so_far, units):
            continue
        judged = judge_at_most(new.quantity, so_far.quantity, units)
        if judged.verdict is Verdict.CONTRADICTS:
            yield Claim(ONE_PART, PART, new, (so_far,), Judgement(judged.verdict, new.quantity.text, so_far.quantity.text, judged.gap), "", accused=True, doubtful=True)


def _are_of_one(new: Cell, so_far: Cell, units: UnitTable) -> bool:
    in_one = (new.sentence, new.segment, new.bracket) == (so_far.sentence, so_far.segment, so_far.bracket) and so_far.clause - new.clause == 1
    if not in_one:
        return False
    of_month, of_all = _OF_A_MONTH.match(new.label), _OF_ALL.match(so_far.label)
    alike = of_month is not None and of_all is not None and (of_month[1].startswith(of_all[1]) or of_month[1].endswith(of_all[1]))
    named = (alike or (_NEW.match(new.label) is not None and _SO_FAR.fullmatch(so_far.label) is not None)) and not new.noun and not so_far.noun
    return named and of_one_kind(new, so_far, units)
