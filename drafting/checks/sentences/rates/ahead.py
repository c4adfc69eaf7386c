"""Rates and means that stand before what they are of: 完好率97.8%，共45辆，完好42辆; 人均经费2.6万元，86人共233.6万元; 平均每天出动2.36次，全年出动1860次.

The two sides stand right behind, and nothing else is counted alike between the mean and the end of the ；-part. What a year has of days leaves
room for those on which nobody works: only more than all of them is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, is_said_of, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.checks.sentences.rules import SHARE
from drafting.patterns import lazy
from drafting.quantities.display import typeset
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_average

_RATE: Final = lazy("(?![^率]*[期时次初复首年月季日累综权][^率]{2})[\u4e00-\u9fff]{0,6}?([\u4e00-\u9fff]{2})率(?:为|达到?|仅为?|是)?")
"""首次合格率 and 当年就业率 are of fewer than have passed, or found work, in the end."""
_WHOLE: Final = lazy("(?:共|总|现|应|实)?(?:计|有)?(?:抽检|检测|受理|排查|交办|下达)?|[\u4e00-\u9fff]{0,6}总数(?:为)?")
_PART: Final = lazy("(?:其中)?(?:已|现|实际|共)*")
_MEAN: Final = lazy("([人户亩村期场])均(?![\u4e00-\u9fff]{0,6}[月季日天周])[\u4e00-\u9fff]{0,6}?(?:为|达到?|约)?|每([人户亩村期场])平均?(?![\u4e00-\u9fff]{0,4}[月季日天周])[\u4e00-\u9fff]{0,4}")
_OF_ALL: Final = lazy("(?:共|合计|共计|总共|总计)(?:计|为|达|发放|兑付|兑现|拨付|分红)?")
_COUNTED: Final = {"人": ("人", "名"), "期": ("期",), "户": ("户",), "亩": ("亩",), "村": ("个",), "场": ("场", "场次")}
_A_TIME: Final = lazy("(?:(?:日均|平均每[天日]|每[天日]平均)|(?:月均|平均每个?月|每月平均))([\u4e00-\u9fff]{0,6})")
_A_YEAR: Final = lazy("全年(?:累计|共|总计)?([\u4e00-\u9fff]{0,6})")
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折|不计)")
_DAYS: Final = 366
_MONTHS: Final = 12
_TWO: Final = 2


def ahead(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        if cell.noun or cell.quantity.is_marked or cell.is_change or _ON_OTHER_TERMS.search(line.sentence_of(cell)):
            continue
        behind = [each for each in line.cells[at + 1 :] if (each.sentence, each.segment, each.bracket) == (cell.sentence, cell.segment, cell.bracket)]
        claim = _a_year(cell, behind, units)
        if claim is None and len(behind) >= _TWO and not _are_more(line, at, behind, units):
            claim = _share(cell, behind, units) if cell.quantity.unit == "%" else _mean(cell, behind, units)
        if claim:
            yield claim


def _are_more(line: Line, at: int, behind: Sequence[Cell], units: UnitTable) -> bool:
    """Whether either of the two right behind may be other than its sides: one of the kind stands before it in its sentence, or goes on behind."""
    sides = behind[:_TWO]
    others = [*(each for each in line.cells[:at] if each.sentence == line.cells[at].sentence), *behind[_TWO:]]
    plain = not any(each.quantity.is_marked or each.is_rate or each.is_change for each in sides)
    in_a_row = sides[0].clause - line.cells[at].clause == 1 and sides[1].clause - sides[0].clause <= 1
    return not plain or not in_a_row or any(of_one_kind(each, side, units) for side in sides for each in others)


def _share(cell: Cell, behind: Sequence[Cell], units: UnitTable) -> Claim | None:
    named = _RATE.fullmatch(cell.label)
    whole, part = behind[:_TWO]
    is_part = named is not None and is_said_of(named[1], part) and _PART.sub("", part.label, count=1) == named[1] and not part.noun
    if not is_part or not _WHOLE.fullmatch(whole.label) or whole.noun or not of_one_kind(part, whole, units):
        return None
    return share_of(cell, part, whole, units, accused=True, doubtful=True)


def _mean(cell: Cell, behind: Sequence[Cell], units: UnitTable) -> Claim | None:
    """What all have together says so: 共233.6万元."""
    named = _MEAN.fullmatch(cell.label)
    count, amount = behind[:_TWO]
    if named is None or count.quantity.unit not in _COUNTED[named[1] or named[2]] or count.label or not _OF_ALL.fullmatch(amount.label) or not of_one_kind(cell, amount, units):
        return None
    judged = judge_average(cell.quantity, amount.quantity, count.quantity, units)
    return Claim("平均", SHARE, cell, (amount, count), judged, f"{amount.quantity.text} ÷ {count.quantity.text}", accused=True, doubtful=True)


def _a_year(cell: Cell, behind: Sequence[Cell], units: UnitTable) -> Claim | None:
    """More than on each day of the year, or in each month, as many as on a day, or in a month."""
    mean = _A_TIME.fullmatch(cell.label)
    year = _A_YEAR.fullmatch(behind[0].label) if mean and behind else None
    if mean is None or year is None or mean[1] != year[1] or behind[0].noun or behind[0].clause - cell.clause != 1 or not of_one_kind(cell, behind[0], units) or not cell.quantity.amount:
        return None
    total, factor = behind[0].quantity, units.factor(behind[0].quantity.unit) / units.factor(cell.quantity.unit)
    times, of = (_MONTHS, "个月") if "月" in cell.label else (_DAYS, "天")
    if total.is_marked or total.amount * factor <= (times + 1) * (cell.quantity.amount + cell.quantity.half_width(units)):
        return None
    most = typeset(cell.quantity.amount * times / factor, total.scale, total.unit, total.decimals)
    told = Judgement(Verdict.CONTRADICTS, total.text, f"{times}{of}至多{most.text}", "")
    return Claim("平均", SHARE, behind[0], (cell,), told, "", accused=True, doubtful=True)
