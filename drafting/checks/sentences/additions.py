"""What a text adds to a figure itself: 收入147.1亿元，…。加上转移性收入49.2亿元，收入合计196.3亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import LISTED, Claim, added
from drafting.checks.sentences.explained import explained
from drafting.checks.sentences.rules import SUM
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_sum

_PLUS: Final = lazy("加上|再加")
_TOTAL: Final = lazy("(?:总计|合计|总量|共计|总财力)(?:为|达到?|是)?$|^(?:总收入|总支出|总财力|共有?)(?:为|达到?|是)?$")
_LEFT_OPEN: Final = lazy("等(?=[，。；）]|[项收支])|减去|扣除|扣减|减：")
_SIDES: Final = ("收入", "支出")
_BACK: Final = 2
"""Sentences back in which that stands to which something is added."""
_AMONG: Final = "其中"


def additions(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for match in _PLUS.finditer(line.words):
        at = line.start + match.start()
        counts = [each for each in line.cells if not each.is_rate and not each.is_change and not each.bracket]
        after = [each for each in counts if each.start > at]
        total = next((each for each in after if each.sentence == after[0].sentence and _TOTAL.search(each.label)), None)
        if total is None or _LEFT_OPEN.search(line.between(at, total.start)):
            continue
        items = [each for each in after if each.start < total.start]
        before = [each for each in counts if each.end <= at and each.item == total.item and total.sentence - each.sentence <= _BACK]
        if items and all(of_one_kind(each, total, units) for each in items) and (claim := _judged(total, items, _first(before, total, line, units), units)):
            yield claim


def _first(before: Sequence[Cell], total: Cell, line: Line, units: UnitTable) -> list[Cell]:
    """What the sum may begin with, the nearest first: of the total's side (收入, 支出), and no part of another figure."""
    alike = [each for each in reversed(before) if of_one_kind(each, total, units) and _AMONG not in line.said_before(each)]
    side = next((each for each in _SIDES if each in total.label), "")
    return [each for each in alike if side in each.label]


def _judged(total: Cell, items: Sequence[Cell], firsts: Sequence[Cell], units: UnitTable) -> Claim | None:
    """Any beginning that fits is meant; the only one there is is told."""
    claims = []
    for first in firsts:
        parts = (first, *items)
        judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
        claims.append(Claim(LISTED, SUM, total, parts, judged, added(parts), accused=True, slip=explained(total, parts, units).slip, doubtful=True))
    fitting = next((each for each in claims if each.verdict is not Verdict.CONTRADICTS), None)
    marked = any(each.quantity.is_marked for each in (total, *items, *firsts))
    return fitting or (claims[0] if len(claims) == 1 and not marked else None)
