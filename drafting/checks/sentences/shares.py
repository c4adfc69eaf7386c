"""Rates that a text gives beside both of their sides: 任务760个，完成597个，占比80%; 完成率120.74%，超额完成20.74%; 人均1.04万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import Claim
from drafting.checks.sentences.of_whole import is_share_of_sums, may_be_share, share_of, size_of
from drafting.checks.sentences.own_rates import of_its_name
from drafting.checks.sentences.rules import SHARE
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_average, judge_difference, judge_excess

_SHARE: Final = lazy(r"占|率|完成[^，]*(?:任务|目标|计划|预算)|进度|的$|达到?$|为$")
_TASK: Final = lazy("任务|计划|目标|下达|应|指标")
_THEIR_RATE: Final = lazy(
    "(?:完成率|占比|(?:开工)?完成率|竣工率|开工率|(?:占|完成|达到?|为)(?:年度|全年)?(?:目标任务|任务|计划|目标)数?的)(?:为|达到?|仅为?|是)?"
)
"""A rate that names no other thing and no other base: 完成率, 占年度任务的; but not 资金完成率, 占半年计划的, 高于全市平均完成率."""
_DONE: Final = lazy("已|实际|(?<!计划)(?<!目标)(?<!应)(?<!拟)完成")
_OF: Final = lazy("占|(?:完成|达到?|为|是|相当于)[^，]*(?:任务|计划|目标|预算)")
_NAMED: Final = lazy("占(?!比)[到了]?([\u4e00-\u9fff]{2,14}?)(?:的(?:比[重例]|份额)?|比[重例]|份额)(?:为|达到?|是|约|的)?$")
_BEGUN: Final = lazy("(竣工|开工)率")
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折)")
"""Brackets behind a rate that say how else it was reckoned."""
_SCOPED: Final = lazy("^(?:全[省市州县区旗乡镇村]|[全本]辖区|我[省市县区局镇乡]|其中|共有?|完成|实现|累计|现有|有|[，：])*")
_TOTALLED: Final = lazy("总[额数量]$")
_EXCESS: Final = lazy("超额|超任务|超目标|超计划|超出?$")
_EXCEEDED: Final = lazy("(?:超额|超)(?:完成)?(?:任务|计划|目标)?")
_AVERAGE: Final = lazy("人均|户均|亩均|村均|平均每")
_PART_OF_A_YEAR: Final = lazy(r"前[一二三]个?季度|[一二三四]季度|[上下]半年|\d月|[当本]月|阶段|第[一二三]批")
_SCOPE: Final = 2
"""Sentences back in which the sides of a rate may stand."""
_NEXT: Final = 2
_AFAR: Final = 24
"""Figures back, of which two may be the sides."""
_HUNDRED: Final = 100


def shares(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        is_rate = cell.quantity.unit == "%"
        if not is_rate and (claim := _exceeded(cell, line.cells[max(0, at - _AFAR) : at], units)):
            yield claim
        if not is_rate and not _AVERAGE.search(cell.label):
            continue
        before = [each for each in line.cells[max(0, at - _AFAR) : at] if each.item == cell.item and each.sentence >= cell.sentence - _SCOPE]
        if not is_rate:
            claim = _average(cell, before, units)
        elif _ON_OTHER_TERMS.match(line.between(cell.end, line.start + len(line.words))):
            claim = None
        else:
            claim = _excess(cell, before, units) or _of_this(cell, before, units) or of_its_name(cell, before, units) or _share(cell, before, units)
        if claim:
            yield claim


def _excess(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """超额完成20.74% behind 完成率120.74%."""
    if not before or before[-1].quantity.unit != "%" or not _EXCESS.search(cell.label) or before[-1].quantity.number < _HUNDRED or before[-1].sentence != cell.sentence:
        return None
    judged = judge_excess(cell.quantity, before[-1].quantity, units)
    return Claim("超额", SHARE, cell, (before[-1],), judged, f"{before[-1].quantity.text} - 100%", accused=True)


def _of_this(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """422人，占去年383人的110.18%: both sides stand in the very words."""
    if len(before) < 2 or cell.label != "的" or not _OF.search(before[-1].label) or before[-2].sentence != cell.sentence:
        return None
    part, whole = before[-2:]
    if not of_one_kind(part, whole, units) or part.is_rate or part.is_change or part.bracket != whole.bracket or whole.clause - part.clause > 1 or "其中" in part.label or "分别" in whole.label:
        return None
    claim = share_of(cell, part, whole, units, accused=True)
    others = [each for each in before[:-2] if each.sentence == cell.sentence and of_one_kind(each, part, units) and not each.is_change]
    fits = any(share_of(cell, each, whole, units).judgement.agrees for each in others) or any(is_share_of_sums(cell, (*others[at:], part), (whole,), units) for at in range(len(others)))
    return None if fits else claim


def _share(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    if cell.is_change or not _SHARE.search(cell.label):
        return None
    return _agreeing(cell, before, units) or _of_named(cell, before, units) or _contradicted(cell, before, units)


def _agreeing(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """The claim of the nearest two of which it is the share; the whole may stand before its part or behind it."""
    counts = [each for each in before if not each.is_rate and not each.quantity.is_marked and each.quantity.amount]  # 1万余亿元 would confirm nearly anything
    sizes = [size_of(each, units) for each in counts]
    for at in range(len(counts) - 1, -1, -1):
        if counts[at].is_change:
            continue
        for other in (*range(at - 1, -1, -1), *range(at + 1, len(counts))):
            if may_be_share(cell, sizes[at], sizes[other]) and of_one_kind(counts[at], counts[other], units):
                claim = share_of(cell, counts[at], counts[other], units)
                if claim.judgement.agrees:
                    return claim
    return None


def _of_named(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """产值52.35亿元（其中外来企业完成45.7亿元，占产值比重为87.3%）: the base is named as one figure before is, and no other."""
    named = _NAMED.search(cell.label)
    part = before[-1] if before else None
    if named is None or part is None or not _is_right_behind(cell, part) or _TASK.search(named[1]):
        return None
    alike = [each for each in before[:-1] if of_one_kind(each, part, units)]
    bases = [each for each in alike if _is_called(named[1], each)]
    others = [each for each in alike if each.sentence == cell.sentence and each not in bases and not each.is_change]
    if len(bases) != 1 or others or bases[0].quantity.is_marked or bases[0].is_change or bases[0].quantity.amount < part.quantity.amount:
        return None
    return share_of(cell, part, bases[0], units, accused=True, doubtful=True)


def _is_right_behind(cell: Cell, part: Cell) -> bool:
    is_part = not part.is_rate and not part.is_change and not part.quantity.is_marked
    return is_part and not cell.noun and part.sentence == cell.sentence and cell.clause - part.clause <= _NEXT


def _is_called(name: str, cell: Cell) -> bool:
    """Whether a figure is called so: 产值52.35亿元 is 产值, 3603.8万元救助金 is 救助金总额."""
    return name in (cell.label, _SCOPED.sub("", cell.label)) or (bool(cell.noun) and _TOTALLED.sub("", name) == cell.noun)


def _exceeded(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """任务300户，完成320户，超额完成20户; of more tasks than one any that fits is meant."""
    if not _EXCEEDED.fullmatch(cell.label) or cell.noun or len(before) < 2:
        return None
    done = before[-1]
    if _is_task(done) or done.is_rate or done.is_change or not of_one_kind(done, cell, units) or (done.segment, done.bracket) != (cell.segment, cell.bracket):
        return None
    tasks = [each for each in before[:-1] if each.item == cell.item and of_one_kind(each, done, units) and _is_task(each)]
    claims = [Claim("超额", SHARE, cell, (done, each), judge_difference(cell.quantity, done.quantity, each.quantity, units), f"{done.quantity.text} - {each.quantity.text}", accused=True, doubtful=True) for each in tasks]
    fitting = next((each for each in claims if each.verdict is not Verdict.CONTRADICTS), None)
    if fitting or len(tasks) != 1 or tasks[0] is not before[-2]:
        return fitting
    in_one = (tasks[0].sentence, tasks[0].segment, tasks[0].bracket) == (cell.sentence, cell.segment, cell.bracket) and cell.clause - tasks[0].clause <= _NEXT
    is_more = done.quantity.amount * units.factor(done.quantity.unit) > tasks[0].quantity.amount * units.factor(tasks[0].quantity.unit)
    return claims[0] if in_one and is_more and not _PART_OF_A_YEAR.search(done.label) else None


def _contradicted(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """The figure right before a rate is what was done, one figure of the kind alone is called a task, and the rate says of nothing else: it must be theirs."""
    part = before[-1] if before else None
    if part is None or part.is_rate or part.is_change or part.bracket != cell.bracket or not _THEIR_RATE.fullmatch(cell.label) or cell.noun:
        return None
    if (part.segment, part.sentence) != (cell.segment, cell.sentence) or cell.clause - part.clause > 1:
        return None
    if _PART_OF_A_YEAR.search(part.label):
        return None
    begun = _BEGUN.match(cell.label)
    if begun and begun[1] not in part.words:
        return None
    tasks = [each for each in before[:-1] if of_one_kind(each, part, units) and _is_task(each) and not each.is_change]
    between = [each for each in before[:-1] if of_one_kind(each, part, units) and each.segment == part.segment and not _is_task(each)]
    return share_of(cell, part, tasks[0], units, accused=True, doubtful=True) if len(tasks) == 1 and not between and not _is_task(part) else None


def _is_task(cell: Cell) -> bool:
    """任务680户, 计划完成680户, but not 已完成任务640户."""
    return _TASK.search(cell.words) is not None and _DONE.search(cell.words) is None


def _average(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """人均 confirms what stands before it: whose average it is the text seldom says, so nothing is told."""
    for amount in reversed(before):
        for count in reversed(before):
            sides = amount.quantity, count.quantity
            if amount is not count and not any(each.is_marked or not each.unit for each in sides) and not count.is_rate and count.quantity.amount:
                judged = judge_average(cell.quantity, amount.quantity, count.quantity, units)
                if judged.agrees:
                    return Claim("平均", SHARE, cell, (amount, count), judged, f"{amount.quantity.text} ÷ {count.quantity.text}")
    return None
