"""How far a task of the year is ahead of the year itself: 1—6月…，占年度计划的55%，超序时进度5个百分点."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import SHARE
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_points

PACE: Final = "序时"
_AHEAD: Final = lazy("(?:超|超出|超过|高于|快于|领先|超前)(?:于)?(?:全年)?(?:序时|时序|时间)进度(?:要求)?(?:约)?$")
_BEHIND: Final = lazy("(?:低于|慢于|落后|滞后|欠|落后于)(?:于)?(?:全年)?(?:序时|时序|时间)进度(?:要求)?(?:约)?$")
_ITSELF: Final = lazy("^(?:序时|时序|时间)进度(?:为|应为|要求为?|是)?$")
_OF_A_TASK: Final = lazy("任务|计划|目标|预算|进度|完成率")
_TO_A_DAY: Final = lazy(r"截[至止]到?(\d{1,2})月(\d{1,2})日")
_TO_A_MONTH: Final = lazy(r"(?:1|一)月?[—–－～~至-]+(\d{1,2})月|截[至止]到?(\d{1,2})月(?:底|末|份)?(?!\d)|(\d{1,2})月[底末]|前(\d{1,2})个月")
_PARTS: Final = {"上半年": 6, "前三季度": 9, "前三个季度": 9, "一季度": 3, "第一季度": 3}
_ANOTHER_TIME: Final = lazy("\\d月|季度|截[至止]")
_LOOSE: Final = Decimal("0.6")
"""Points that rounded months, and days of a year that are counted otherwise, may make."""
_NEAR: Final = 2
_MONTHS: Final = 12


def paces(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of a rate of the year's task, and behind it how much more, or less, that is than what has passed of the year."""
    if "进度" not in line.words:
        return
    for rate, points in pairwise(each for each in line.cells if each.is_rate and not _ITSELF.search(each.label)):
        ahead = _AHEAD.search(points.label) is not None
        if not ahead and not _BEHIND.search(points.label):
            continue
        passed = _passed(points, line)
        together = points.sentence == rate.sentence and points.clause - rate.clause <= _NEAR and rate.quantity.unit == "%" and not rate.is_change
        if passed is not None and together and points.quantity.unit != "%" and _OF_A_TASK.search(line.said_before(rate)) and not (rate.quantity.is_marked or points.quantity.is_marked):
            yield _claim(points, rate, passed, units, ahead=ahead)


def _passed(points: Cell, line: Line) -> Quantity | None:
    """What part of the year the sentence, or else the title, says has passed, as a percentage; None where it says nothing, or two times."""
    own = [each for each in line.cells if each.sentence == points.sentence and each.start < points.start and each.quantity.unit == "%" and _ITSELF.search(each.label)]
    if len(own) == 1:
        return own[0].quantity
    return _passed_by(line.said_before(points)) or (None if _ANOTHER_TIME.search(line.words) else _passed_by(line.titled))


def _passed_by(words: str) -> Quantity | None:
    days = {(int(month), int(day)) for month, day in _TO_A_DAY.findall(words)}
    months = {int(next(filter(None, found))) for found in _TO_A_MONTH.findall(_TO_A_DAY.sub("", words))} | {month for part, month in _PARTS.items() if part in words}
    if len(days) == 1 and not months:
        month, day = days.pop()
        if 1 <= month <= _MONTHS:
            return _percent((month - 1 + Decimal(min(day, 31)) / monthrange(2001, month)[1]) / _MONTHS)
    if len(months) == 1 and not days and 1 <= (month := months.pop()) < _MONTHS:
        return _percent(Decimal(month) / _MONTHS)
    return None


def _percent(part: Decimal) -> Quantity:
    number = round(part * 100, 1)
    return Quantity(f"{number:f}%", number, 1, 1, "%", exact=part * 100, slack=_LOOSE)


def _claim(points: Cell, rate: Cell, passed: Quantity, units: UnitTable, *, ahead: bool) -> Claim:
    high, low = (rate.quantity, passed) if ahead else (passed, rate.quantity)
    judged = judge_points(points.quantity, high, low, units)
    believed = judged.verdict is Verdict.CONTRADICTS
    return Claim(PACE, SHARE, points, (rate,), judged, f"{high.text} - {low.text}", accused=believed, doubtful=True)
