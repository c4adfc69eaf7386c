"""What is to be, held against what a text says of its own year by the same name: 准确率88.6% and among the plans 达到90%，比2026年提高1.4个百分点; 自动站46个, and 新建自动站3个，总数达到49个.

What is said of this year is one figure of that name, or of one that ends with it; where there are two, nobody knows which is meant. What goes
out besides what is new a plan need not say: only a slip explains that a number is another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import CHANGE
from drafting.checks.sentences.twice.repeated import says_otherwise
from drafting.checks.sentences.twice.swapped_twice import bare_name
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE
from drafting.relations import judge_difference, judge_points, judge_sum

_TO_BE: Final = lazy("(?:力争|争取|确保|计划|预计|目标|拟|将|要|全年|提高到|提升到|达到?|在)+$")
_SINCE: Final = lazy(rf"[比较](20\d\d年)?(?:({RISE})|(?:{FALL}))")
_NEW: Final = lazy("(?:计划|拟|再|将)*新[建增]([\u4e00-\u9fff]{2,10})")
_IN_ALL: Final = lazy("(?:使|全县|全市)*(?:总数|总量)(?:将|预计|力争)?达到?")
_CAME: Final = lazy("今年|年内|[新建增改]|完成")
"""今年建成养老服务站12个 are not all of them."""
_NAME: Final = lazy("[\u4e00-\u9fff]{3}")


def since_this_year(lines: Sequence[Line], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text: of what is said before it."""
    said: list[Cell] = []
    for line in lines:
        for one, other in pairwise(line.cells):
            in_a_row = other.clause - one.clause == 1 and (one.segment, one.bracket) == (other.segment, other.bracket) and not (one.quantity.is_marked or other.quantity.is_marked)
            claim = (_since(one, other, line, said, units) or _in_all(one, other, said, units)) if in_a_row else None
            if claim:
                yield claim
        said += [each for each in line.cells if not each.is_change and not each.bracket and not each.quantity.is_marked and not says_otherwise(each.label)]


def _since(now: Cell, by: Cell, line: Line, said: Sequence[Cell], units: UnitTable) -> Claim | None:
    since = _SINCE.fullmatch(by.label) if not by.noun else None
    if since is None or not line.year or since[1] != line.year or not _TO_BE.search(now.label):
        return None
    was = _called(bare_name(_TO_BE.sub("", now.label)), now, said, units)
    if was is None or (now.is_rate and by.quantity.unit == "%") or not (now.is_rate or of_one_kind(now, by, units)):
        return None
    high, low = (now, was) if since[2] else (was, now)
    judge = judge_points if now.is_rate else judge_difference
    formula = f"{high.quantity.text} - {low.quantity.text}"
    return Claim("增减", CHANGE, by, (now, was), judge(by.quantity, high.quantity, low.quantity, units), formula, accused=True, doubtful=True)


def _in_all(new: Cell, total: Cell, said: Sequence[Cell], units: UnitTable) -> Claim | None:
    named = _NEW.fullmatch(new.label) if not new.noun else None
    if named is None or _IN_ALL.fullmatch(total.label) is None or total.noun or not of_one_kind(new, total, units):
        return None
    was = _called(named[1], new, said, units)
    if was is None or was.is_rate or _CAME.search(was.label.removesuffix(named[1])):
        return None
    judged = judge_sum(total.quantity, (was.quantity, new.quantity), units)
    slip = "" if judged.agrees else explained(total, (was, new), units).slip
    return Claim("增减", CHANGE, total, (was, new), judged, f"{was.quantity.text} + {new.quantity.text}", accused=True, slip=slip, doubtful=True) if judged.agrees or slip else None


def _called(name: str, of: Cell, said: Sequence[Cell], units: UnitTable) -> Cell | None:
    """The one figure of this year that is called so."""
    if not _NAME.search(name):
        return None
    found = [each for each in said if of_one_kind(each, of, units) and bare_name(each.label).endswith(name) and not _NEW.search(each.label)]
    return found[0] if len({each.quantity.amount for each in found}) == 1 else None
