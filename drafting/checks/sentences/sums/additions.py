"""What a text adds to a figure itself: 收入147.1亿元，…。加上转移性收入49.2亿元，收入合计196.3亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import LISTED, Claim, added
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import SUM
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_sum

_PLUS: Final = lazy("加上|再加")
_TOTAL: Final = lazy("(?:总计|合计|总量|共计|总财力)(?:为|达到?|是)?$|^(?:总收入|总支出|总财力|共有?)(?:为|达到?|是)?$")
_LEFT_OPEN: Final = lazy("等(?=[，。；）]|[项收支])|减去|扣除|扣减|减(?!少|免|排|税)")
_SIDES: Final = ("收入", "支出")
_BACK: Final = 2
"""Sentences back in which that stands to which something is added."""
_MOST_ITEMS: Final = 40
_AFAR: Final = 40
"""Figures before 加上 of which one may be that to which something is added."""
_AMONG: Final = "其中"


def additions(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of each total one, which begins behind its first 加上."""
    counts = [each for each in line.cells if not each.is_rate and not each.is_change and not each.bracket]
    done = 0
    for match in _PLUS.finditer(line.words):
        at = line.start + match.start()
        if at < done:
            continue
        after = [each for each in counts if each.start > at]
        total = next((each for each in after if each.sentence == after[0].sentence and _TOTAL.search(each.label)), None)
        if total is None or _LEFT_OPEN.search(line.between(at, total.start)):
            continue
        done = total.start
        items = [each for each in after if each.start < total.start]
        before = [each for each in counts if each.end <= at and each.item == total.item and total.sentence - each.sentence <= _BACK]
        if len(items) <= _MOST_ITEMS and all(of_one_kind(each, total, units) for each in items) and (claim := _judged(total, _ways(items, at, line), _first(before[-_AFAR:], total, line, units), units)):
            yield claim


def _ways(items: Sequence[Cell], at: int, line: Line) -> list[list[Cell]]:
    """What may be added behind an offset: all but what is 其中; behind its first figure nobody knows where that ends: 其中专项5亿元，债务收入20亿元."""
    own = [each for each in items if _AMONG not in line.between(at, each.start)]
    parts = {each.start for prior, each in pairwise(items) if _AMONG in line.between(prior.end, each.start)}
    longer = [each for each in items if each.start not in parts]
    return [way for way in ([own] if longer == own else [own, longer]) if way]


def _is_part(cell: Cell, line: Line) -> bool:
    """Whether it is of the figure before it: 上级补助20亿元，其中专项5亿元."""
    return _AMONG in line.said_before(cell)


def _first(before: Sequence[Cell], total: Cell, line: Line, units: UnitTable) -> list[Cell]:
    """What the sum may begin with, the nearest first: of the total's side (收入, 支出), and no part of another figure."""
    alike = [each for each in reversed(before) if of_one_kind(each, total, units) and not _is_part(each, line)]
    side = next((each for each in _SIDES if each in total.label), "")
    return [each for each in alike if side in each.label]


def _judged(total: Cell, ways: Sequence[Sequence[Cell]], firsts: Sequence[Cell], units: UnitTable) -> Claim | None:
    """Any way that fits, from any beginning, is meant; the only one there is is told."""
    begun = [(first, *items) for items in ways for first in firsts]
    judged = [judge_sum(total.quantity, [each.quantity for each in parts], units) for parts in begun]
    fitting = next((at for at, each in enumerate(judged) if each.verdict is not Verdict.CONTRADICTS), None)
    marked = any(each.quantity.is_marked for each in (total, *firsts, *(each for items in ways for each in items)))
    if fitting is None and (len(begun) != 1 or marked):
        return None
    parts = begun[fitting or 0]
    slip = explained(total, parts, units).slip if fitting is None else ""
    return Claim(LISTED, SUM, total, parts, judged[fitting or 0], added(parts), accused=True, slip=slip, doubtful=True)
