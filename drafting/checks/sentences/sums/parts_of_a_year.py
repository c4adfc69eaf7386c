"""Parts of a year that make up a longer one: 1—3月完成投资2亿元，4—6月完成投资3亿元，上半年共完成5亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import LISTED, Claim, added
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import SUM
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_sum

_TIME: Final = lazy(
    r"^(?:其中)?(?:今年|\d{4}年)?(?:(?P<from>\d{1,2})月?[—–－～~至-]+(?P<to>\d{1,2})月份?|(?P<month>\d{1,2})月份?|(?P<half>[上下])半年|第?(?P<quarter>[一二三四])季度|(?P<three>前三个?季度)|(?P<year>全年))(?P<said>[^，。；\d]{0,12})$"
)
_TIMES: Final = ("月", "季度", "半年")
_STOCK: Final = lazy("末|底|存|在|余额|净增|增[长加速幅]|减|比|计划|目标|预计|均|价")
"""What does not add up over a year, and what is not yet."""
_TOTALLED: Final = lazy("共|累计|合计|总")
_SAID: Final = lazy("共|累计|合计|总计|完成|实现|达到?|为|有")
_MONTHS: Final = 12
_QUARTERS: Final = "一二三四"
_TWO: Final = 2


@frozen
class _Part:
    """A figure of the months from `first` to `last`, and what is said of it."""

    cell: Cell
    first: int
    last: int
    said: str


def parts_of_a_year(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of parts that follow each other, and a figure of just their months that is said to be of all."""
    if not any(each in line.words for each in _TIMES):
        return
    told = [part for cell in line.cells if not cell.is_rate and not cell.is_change and not cell.bracket and (part := _part(cell))]
    for _, group in groupby(told, key=lambda each: each.cell.sentence):
        parts = list(group)
        if len(parts) <= _TWO or any(each.cell.quantity.is_marked for each in parts):
            continue
        for whole in (parts[-1], parts[0]):
            others = [each for each in parts if each is not whole]
            if _make_up(whole, others, units):
                cells = [each.cell for each in others]
                judged = judge_sum(whole.cell.quantity, [each.quantity for each in cells], units)
                yield Claim(LISTED, SUM, whole.cell, tuple(cells), judged, added(cells), accused=True, slip=explained(whole.cell, cells, units).slip, doubtful=True)
                break


def _part(cell: Cell) -> _Part | None:
    found = _TIME.match(cell.label)
    if found is None or _STOCK.search(found["said"]) or not cell.quantity.unit:
        return None
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
    elif found["month"]:
        first = last = int(found["month"])
    elif found["half"]:
        first, last = (1, 6) if found["half"] == "上" else (7, 12)
    elif found["quarter"]:
        last = 3 * (_QUARTERS.index(found["quarter"]) + 1)
        first = last - 2
    else:
        first, last = 1, 9 if found["three"] else 12
    return _Part(cell, first, last, found["said"])


def _make_up(whole: _Part, others: Sequence[_Part], units: UnitTable) -> bool:
    follow = all(one.last + 1 == other.first for one, other in pairwise(others))
    is_total = _TOTALLED.search(whole.said) is not None or _are_nearly_all(whole, others, units)
    is_all = (whole.first, whole.last) == (others[0].first, others[-1].last) and is_total
    names = {name for each in (whole, *others) if (name := _SAID.sub("", each.said))}
    return follow and is_all and len(names) <= 1 and all(of_one_kind(whole.cell, each.cell, units) for each in others)


def _are_nearly_all(whole: _Part, others: Sequence[_Part], units: UnitTable) -> bool:
    """一季度45起，…，四季度62起，全年188起: what was there in each quarter comes to several times the year, what happened misses it by less than the least."""
    total, *parts = (each.cell.quantity.amount * units.factor(each.cell.quantity.unit) for each in (whole, *others))
    return (whole.first, whole.last, whole.said) == (1, _MONTHS, "") and abs(sum(parts) - total) < min(parts)
