"""What a text says to be as much as last year, or so many times that, where somebody knows what it was: 办结率97.5%，同比持平; 融资2.1亿元，是上年的1.3倍; or to
have gone the way that it has not: 办理时间压缩至1个工作日, and 投资3.5亿元，同比增长9.1%, which the statisticians may reckon otherwise, but hardly so.

Of which of the figures before it a multiple is need not be plain: it is told where it is that of none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.growth.changes import is_rise, is_said_of_both
from drafting.checks.sentences.growth.multiples import LastYears
from drafting.checks.sentences.rules import CHANGE
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE
from drafting.relations import Judgement, Verdict, judge_growth, judge_times

_TIMES: Final = lazy("^(?:达到?|约?是|为|相当于)?(?:上年|去年)(?:同期)?的$")
_LEVEL: Final = lazy("[^，。；：（）\\d]{0,4}，?(?:同比|[与和同比较](?:上年|去年)(?:同期)?(?:相比)?)((?:基本|大体|大致)?(?:持平|相当))")
_MOST: Final = {"持": Decimal("0.005"), "基": Decimal("0.05"), "大": Decimal("0.05"), "相": Decimal("0.05")}
"""Of what it was, how much more or less is still 持平, 基本持平, 大体相当."""
_TURNED: Final = lazy(f"(?:({RISE}|扩大|延长)|(?:{FALL}|缩小|缩短|压缩|压减|精简))(?:到|至|为)$")
_FROM: Final = lazy("[由从][^，]*$")
_ANOTHER_TIME: Final = lazy("年初|年[末底]|季度|[上本当]月|环比|常年|以来|\\d{4}年")
_FAR: Final = 10
"""Percentage points between what a growth is said to be and what the figures have grown: a base that statisticians revised, or prices, make fewer."""
Changed = Callable[[Cell], "tuple[Quantity, Quantity] | None"]
"""What that is now, and was last year, of which a figure is the change."""
_NEAR: Final = 3
"""Clauses between a figure and its multiple."""


def since_last_year(lines: Sequence[Line], was: LastYears, changed: Changed, units: UnitTable) -> Iterator[Claim]:
    """The claims of a text that do not hold."""
    for line in lines:
        for at, cell in enumerate(line.cells):
            for claim in (_level(cell, line, was, units), _turned(cell, line, was, units), _grown(cell, line, changed, units)):
                if claim is not None:
                    yield claim
            if cell.quantity.unit == "倍" and _TIMES.search(cell.label) is not None:
                yield from _multiple(cell, line.cells[:at], was, units)


def _multiple(said: Cell, before: Sequence[Cell], was: LastYears, units: UnitTable) -> Iterator[Claim]:
    """That it is of none of the figures before it in its part of the sentence; nobody knows where one of them is new."""
    found: list[Claim] = []
    for now in before:
        if now.segment != said.segment or now.item != said.item or now.is_change or said.clause - now.clause > _NEAR or now.quantity.is_marked:
            continue
        then = was(now)
        if then is None:
            return
        old = replace(now, quantity=then)
        claim = _times(said, now, old, units)
        if claim is not None and claim.verdict is not Verdict.CONTRADICTS:
            return
        if claim is not None:
            found.append(replace(claim, parts=(now,), doubtful=True))
    yield from found[-1:]


def _times(said: Cell, now: Cell, old: Cell, units: UnitTable) -> Claim | None:
    if now.is_rate or not old.quantity.amount or not of_one_kind(now, old, units):
        return None
    judged = judge_times(said.quantity, now.quantity, old.quantity, units)
    return Claim("增减", CHANGE, said, (now,), judged, f"{now.quantity.text} ÷ {old.quantity.text}", accused=True)


def _turned(cell: Cell, line: Line, was: LastYears, units: UnitTable) -> Claim | None:
    """压缩至1个工作日, where it was half of one."""
    match = _TURNED.search(cell.label)
    then = was(cell) if match is not None and not _FROM.search(line.said_before(cell)) else None
    if match is None or then is None or cell.quantity.is_marked or not units.convertible(then.unit, cell.quantity.unit):
        return None
    now, before = (each.amount * units.factor(each.unit) for each in (cell.quantity, then))
    if now == before or (now > before) == bool(match[1]):
        return None
    judged = Judgement(Verdict.CONTRADICTS, f"{match[0]}{cell.quantity.text}", then.text, "")
    return Claim("增减", CHANGE, cell, (), judged, "上年", accused=True, doubtful=True)


def _grown(cell: Cell, line: Line, changed: Changed, units: UnitTable) -> Claim | None:
    """3.5亿元，同比增长9.1%, where it was 3.86亿元: how much may be the statisticians' own, which way is not."""
    pair = changed(cell) if cell.quantity.unit == "%" and is_said_of_both(cell) and not _ANOTHER_TIME.search(line.said_before(cell)) else None
    if pair is None or not pair[1].amount or not units.convertible(pair[0].unit, pair[1].unit):
        return None
    now, before = (each.amount * units.factor(each.unit) for each in pair)
    rises = is_rise(cell)
    said, grown = cell.quantity.amount if rises else -cell.quantity.amount, (now / before - 1) * 100
    if (now > before) == rises or abs(said - grown) < _FAR:
        return None
    judged = judge_growth(cell.quantity, *pair, units)
    return Claim("增减", CHANGE, cell, (), Judgement(Verdict.CONTRADICTS, f"{'增长' if rises else '下降'}{judged.stated_text}", judged.computed_text, ""), f"{pair[0].text} ÷ {pair[1].text} - 1", accused=True, doubtful=True)


def _level(cell: Cell, line: Line, was: LastYears, units: UnitTable) -> Claim | None:
    """97.5%，同比持平, where it was 99.2%."""
    match = _LEVEL.match(line.words, cell.end - line.start) if not cell.is_change and not cell.quantity.is_marked else None
    then = was(cell) if match is not None else None
    if match is None or then is None or not then.amount or not units.convertible(then.unit, cell.quantity.unit):
        return None
    now, before = (each.amount * units.factor(each.unit) for each in (cell.quantity, then))
    if abs(now - before) <= abs(before) * _MOST[match[1][0]]:
        return None
    judged = Judgement(Verdict.CONTRADICTS, match[1], then.text, "")
    return Claim("增减", CHANGE, cell, (), judged, "上年", accused=True, doubtful=True)
