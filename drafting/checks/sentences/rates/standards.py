"""What each gets, how many there are, and what that comes to: 每亩300元标准补贴2.5万亩，补贴资金750万元; 每期50人，举办12期，共培训600人次.

Standards have steps and limits that a sentence need not tell, so that three figures that do not fit are doubted only where a slip of the pen in one of
them explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Final

from drafting.checks.reconciling.slips import ORDER, slips
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import STANDARD
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_equal

_EACH: Final = lazy("每(?:一|个|名|位)?([人户亩村月年季天日家名生床场期班批次轮组队站座台只头套件吨株张栋间所]|公里|公斤|乡镇|社区|特困|学期)")
_PER: Final = lazy("^/([人户亩村月年季天日家名期场批次轮座台只套吨株间])")
_PRICE: Final = lazy("(?:单价|均价)(?:为|是)?$")
_ANY: Final = "件"
"""What a price is of: whatever is counted in the sentence."""
_LASTING: Final = {"月": 12, "季": 4, "年": 1}
_ONCE: Final = ("天", "日", "学期")
"""Stretches of time of which nobody knows how many there were."""
_COUNTED_IN: Final = {"人": ("人", "名", "位"), "名": ("人", "名", "位"), "生": ("人", "名"), "户": ("户",), "家": ("家", "户", "个"), "村": ("个", "村"), "乡镇": ("个",), "社区": ("个",), "特困": ("人", "名")}
"""In what units those are counted that are named otherwise than their unit."""
_NAMED_BEHIND: Final = ("村", "乡镇", "社区")
"""What is counted in 个 and named behind or before it."""
_TOTAL: Final = lazy("共|合计|总|累计|资金|金额|费用|价款|奖金|支出|需|投入|补[贴助]|经费|计")
_SUMMED: Final = lazy("共|合计|总[计额]|增|产|节[本约省支]|第[一二三四五]|前[一二两三四]")
"""What no standard of all says: a sum, how much more was harvested, some of several."""
_GAINS: Final = "增收|增产|节本|节约|节支|增效"
_MORE: Final = lazy(f"每[户人亩头只棵](?:平均|可)?({_GAINS})$")
_GAINED: Final = lazy(f"(?:^|[共计总每均可户人亩头只棵])(?:{_GAINS})$")
_ALTOGETHER: Final = lazy("(?:全[县市区乡镇]|预计|可)?(?:共计?|合计|累计|总计?|总共)(?:可|实现|为|带动)?")
_OF_ANOTHER: Final = lazy("其中|剩余|还|上级|自筹|缺口|产值|第[一二三]|争取|申请|申报|统筹|整合|撬动|带动|吸引|筹[集措]|另|配套|捐|贷款|社会资[本金]|专项债|销售|[营创]收")
"""Of a fund or a sum that stands beside those that got so much each."""
_VISITS: Final = ("人", "人次")
_AFAR: Final = 3
"""Clauses between the first and the last of the three."""


@frozen
class _Standard:
    """`things` and `times` of which a figure is for each: 每村每年 is of a 村 and a 年."""

    cell: Cell
    things: tuple[str, ...]
    times: tuple[str, ...]


def standards(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    if "每" not in line.words and "价" not in line.words and "/" not in line.words:
        return
    plain = [each for each in line.cells if not each.is_rate and (not each.is_change or _GAINED.search(each.label)) and each.quantity.unit]
    for _, sentence in groupby(plain, key=lambda each: (each.item, each.sentence)):
        cells = list(sentence)
        told = [standard for each in cells if (standard := _standard(each, cells))]
        if len(told) == 1 and not any(each.quantity.is_marked or each.bracket for each in cells):
            yield from _claims(told[0], cells, units)


def _standard(cell: Cell, cells: Sequence[Cell]) -> _Standard | None:
    more = _MORE.search(cell.label)  # 每亩增收120元 is of 共增收7200万元
    if _SUMMED.search(cell.label) and not (more and any(each is not cell and _ALTOGETHER.fullmatch(each.label.removesuffix(more[1])) for each in cells)):
        return None
    if _PRICE.search(cell.label):
        return _Standard(cell, (_ANY,), ())
    each = [*_EACH.findall(cell.label), *_PER.findall(cell.noun)]
    if not each or any(one in _ONCE for one in each):
        return None
    times = tuple(one for one in each if one in _LASTING)
    return _Standard(cell, tuple(one for one in each if one not in _LASTING), times)


def _claims(of: _Standard, cells: Sequence[Cell], units: UnitTable) -> Iterator[Claim]:
    others = [each for each in cells if each is not of.cell]
    totals = [each for each in others if _is_total(each, of, units)]
    if len(totals) != 1 or len(of.things) > 1:
        return
    total = totals[0]
    counts = [each for each in others if each is not total and of.things and _is_count(each, of.things[0])]
    if of.things and len(counts) != 1:
        return
    parts = (of.cell, *counts)
    if max(each.clause for each in (total, *parts)) - min(each.clause for each in (total, *parts)) > _AFAR:
        return
    tried = [_claim(total, of, counts, times, units) for times in _how_often(of, total)]
    fitting = next((each for each in tried if not each.is_wrong), None)
    if fitting:
        yield fitting
    elif len(tried) == 1 and tried[0].slip:
        yield tried[0]


def _is_total(cell: Cell, of: _Standard, units: UnitTable) -> bool:
    own = of.cell.quantity.unit
    if cell.is_change != of.cell.is_change:
        return False
    alike = units.convertible(cell.quantity.unit, own) or (own in ("人", "名") and cell.quantity.unit in _VISITS)
    more = cell.quantity.amount * units.factor(cell.quantity.unit) > of.cell.quantity.amount * units.factor(own)
    return alike and more and _TOTAL.search(cell.label) is not None and not _OF_ANOTHER.search(cell.label)


def _is_count(cell: Cell, thing: str) -> bool:
    if thing == _ANY:
        return cell.quantity.unit != "元"
    if cell.quantity.unit not in _COUNTED_IN.get(thing, (thing,)):
        return False
    return thing not in _NAMED_BEHIND or cell.quantity.unit == thing or thing in cell.noun or cell.label.endswith(thing)


def _how_often(of: _Standard, total: Cell) -> list[int]:
    """How many of its times may be in the total: none but one where both are of one (每年…每年共), twelve months where it is of a year."""
    if not of.times or f"每{of.times[-1]}" in total.label:
        return [1] if of.things or not of.times else []
    often = _LASTING[of.times[-1]]
    if "全年" in total.label or "年共" in total.label or "年度" in total.label:
        return [often]
    return [1, often] if of.things else []


def _claim(total: Cell, of: _Standard, counts: Sequence[Cell], often: int, units: UnitTable) -> Claim:
    """What is reckoned is in the total's unit, as loose as what it is reckoned from."""
    each = of.cell.quantity
    scale = units.factor(each.unit) / units.factor(total.quantity.unit) if units.convertible(each.unit, total.quantity.unit) else Decimal(1)
    factor = scale * often
    count = counts[0].quantity if counts else None
    amount = each.amount * (count.amount if count else 1) * factor
    loose = _loose(each, units) + (_loose(count, units) if count else 0)
    reckoned = replace(total.quantity, exact=amount, slack=amount * loose)
    judged = judge_equal(total.quantity, reckoned, units)
    formula = " × ".join((each.text, *([count.text] if count else []), *([str(often)] if often > 1 else [])))
    slip = _slip(total.quantity, each, count, factor, amount, units) if judged.verdict is Verdict.CONTRADICTS else ""
    return Claim("标准", STANDARD, total, (of.cell, *counts), judged, formula, accused=True, slip=slip, doubtful=True)


def _loose(quantity: Quantity, units: UnitTable) -> Decimal:
    return quantity.half_width(units) / quantity.amount if quantity.amount and quantity.scale > 1 else Decimal(0)


def _slip(total: Quantity, each: Quantity, count: Quantity | None, factor: Decimal, amount: Decimal, units: UnitTable) -> str:
    """Which of the figures may be mistyped and how: the total, what each gets, or how many there are."""
    half = total.half_width(units)
    found: dict[str, str] = {}
    for quantity, others in ((total, None), (each, (count.amount if count else 1) * factor), *([(count, each.amount * factor)] if count else [])):
        for slip in slips(quantity):
            meant = slip.amount if others is None else slip.amount * others
            against = amount if others is None else total.amount
            if abs(meant - against) <= half:
                found.setdefault(slip.kind, f"{quantity.text}{slip.kind}")
    return next((found[kind] for kind in ORDER if kind in found), "")
