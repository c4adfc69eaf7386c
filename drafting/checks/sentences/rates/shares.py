"""Rates that a text gives beside both of their sides: 任务760个，完成597个，占比80%; 完成率120.74%，超额完成20.74%; 人均1.04万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import PART_OF_A_YEAR, Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import mistyped
from drafting.checks.sentences.rates.averages import AVERAGE, average
from drafting.checks.sentences.rates.of_whole import is_share_of_sums, may_be_share, share_of, size_of
from drafting.checks.sentences.rates.own_rates import of_its_name
from drafting.checks.sentences.rules import SHARE
from drafting.checks.sentences.twice.repeated import digits_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_difference, judge_excess, judge_growth, judge_times

_SHARE: Final = lazy(r"占|率|完成[^，]*(?:任务|目标|计划|预算)|进度|的$|达到?$|为$")
_TASK: Final = lazy("任务|计划|目标|下达|应|指标")
_THEIR_RATE: Final = lazy(
    "(?:完成率|占比|(?:开工)?完成率|竣工率|开工率|(?:占|完成|达到?|为)(?:年度|全年)?(?:目标任务|任务|计划|目标)数?的)(?:为|达到?|仅为?|是)?"
)
"""A rate that names no other thing and no other base: 完成率, 占年度任务的; but not 资金完成率, 占半年计划的, 高于全市平均完成率."""
_DONE: Final = lazy("已|实际|(?<!计划)(?<!目标)(?<!应)(?<!拟)完成")
_OF: Final = lazy("占|(?:完成|达到?|为|是|相当于)[^，]*(?:任务|计划|目标|预算)")
_TIMES_OF: Final = lazy("^(?:约?是|为|达到?|相当于)(?:上年|去年|上年同期|去年同期|计划|目标|任务)?")
_NAMED: Final = lazy("占(?!比)[到了]?([\u4e00-\u9fff]{2,14}?)(?:的(?:比[重例]|份额)?|比[重例]|份额)(?:为|达到?|是|约|的)?$")
_BEGUN: Final = lazy("(竣工|开工)率")
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折)")
"""Brackets behind a rate that say how else it was reckoned."""
_SCOPED: Final = lazy("^(?:全[省市州县区旗乡镇村]|[全本]辖区|我[省市县区局镇乡]|地方|其中|共有?|完成|实现|累计|现有|有|[，：])*")
_DID: Final = lazy("(?:累计|共|已)*(?:完成|实现|达到?|为|有|计)*$")
_BARE_SHARE: Final = lazy("占|(?:占比|比[重例])(?:为|达到?|是|约)?")
_TOTALLED: Final = lazy("总[额数量]$")
_EXCESS: Final = lazy("超额|超任务|超目标|超计划|超出?$")
_EXCEEDED: Final = lazy("(?:超额|超)(?:完成)?(?:任务|计划|目标)?")
_BEYOND: Final = lazy("超出?(?:额完成)?(?:年度|全年|年初|预期)?(?:目标任务|任务|计划|目标)数?")
_OF_THE_YEAR: Final = lazy("年度|全年")
"""What says that a task, or a rate, is of the year, whatever part of it has gone."""
_SCOPE: Final = 2
"""Sentences back in which the sides of a rate may stand."""
_NEXT: Final = 2
_NEAR: Final = 4
_NAMES: Final = 2
"""Signs of a name, or digits of a rate, at least."""
_AFAR: Final = 24
"""Figures back, of which two may be the sides."""
_HUNDRED: Final = 100
_OF_THE_WHOLE: Final = lazy("占|比[重例]")
_DIGITS: Final = 3


def shares(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        is_rate = cell.quantity.unit == "%"
        if not is_rate and (claim := _exceeded(cell, line.cells[max(0, at - _AFAR) : at], units)):
            yield claim
        if cell.quantity.unit == "倍" and (claim := _times(cell, line.cells[max(0, at - 2) : at], units)):
            yield claim
        if not is_rate and not AVERAGE.search(cell.label):
            continue
        before = [each for each in line.cells[max(0, at - _AFAR) : at] if each.item == cell.item and each.sentence >= cell.sentence - _SCOPE]
        if not is_rate:
            claim = average(cell, before, units)
        elif _ON_OTHER_TERMS.match(line.between(cell.end, line.start + len(line.words))):
            claim = None
        else:
            claim = _excess(cell, before, units) or _beyond_task(cell, before, units) or _of_this(cell, before, units) or of_its_name(cell, before, units) or _share(cell, before, units)
        if claim:
            yield claim


def _excess(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """超额完成20.74% behind 完成率120.74%."""
    if not before or before[-1].quantity.unit != "%" or not _EXCESS.search(cell.label) or before[-1].quantity.number < _HUNDRED or before[-1].sentence != cell.sentence:
        return None
    judged = judge_excess(cell.quantity, before[-1].quantity, units)
    return Claim("超额", SHARE, cell, (before[-1],), judged, f"{before[-1].quantity.text} - 100%", accused=True)


def _beyond_task(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """完成投资13.2亿元，超年度目标12亿元10%: both sides stand in the very words."""
    if len(before) < _NEXT or cell.label not in ("", "的") or cell.noun:
        return None
    done, task = before[-2:]
    in_one = (done.segment, done.bracket) == (task.segment, task.bracket) == (cell.segment, cell.bracket) and task.clause - done.clause <= 1 and cell.clause == task.clause
    if not in_one or _BEYOND.fullmatch(task.label) is None or done.is_rate or done.is_change or done.quantity.is_marked or not of_one_kind(done, task, units):
        return None
    judged = judge_growth(cell.quantity, done.quantity, task.quantity, units)
    return Claim("超额", SHARE, cell, (done, task), judged, f"（{done.quantity.text} - {task.quantity.text}）÷ {task.quantity.text}", accused=True, doubtful=True)


def _times(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """360吨，是上年120吨的3倍: both sides stand in the very words."""
    if len(before) < 2 or cell.label != "的" or cell.noun or not _TIMES_OF.match(before[1].label):
        return None
    now, then = before
    in_one = (now.sentence, now.segment, now.bracket) == (cell.sentence, cell.segment, cell.bracket) and then.clause - now.clause <= 1
    if not in_one or now.is_change or then.is_change or now.is_rate or not of_one_kind(now, then, units):
        return None
    return Claim("倍数", SHARE, cell, (now, then), judge_times(cell.quantity, now.quantity, then.quantity, units), f"{now.quantity.text} ÷ {then.quantity.text}", accused=True, doubtful=True)


def _of_this(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """422人，占去年383人的110.18%: both sides stand in the very words."""
    sides = _in_the_very_words(cell, before, units)
    if sides is None:
        return None
    part, whole = sides
    others = [each for each in before[:-2] if each.sentence == cell.sentence and of_one_kind(each, part, units) and not each.is_change]
    if any(share_of(cell, each, whole, units).judgement.agrees for each in others):
        return None
    if any(is_share_of_sums(cell, (*others[at:], part), (whole,), units) for at in range(len(others))):
        return None
    return share_of(cell, part, whole, units, accused=True)


def _in_the_very_words(cell: Cell, before: Sequence[Cell], units: UnitTable) -> tuple[Cell, Cell] | None:
    """The two right before a rate that is only joined by 的, where the second is called what the first is a share of."""
    if len(before) < 2 or cell.label != "的":
        return None
    whole = before[-1]
    part = next((each for each in reversed(before[:-1]) if not each.is_rate and not each.is_change), whole)
    between = sum(part.start < each.start < whole.start for each in before)
    if part is whole or not _OF.search(whole.label) or "分别" in whole.label or "其中" in part.label:
        return None
    beside = part.bracket == whole.bracket or (not part.bracket and whole.clause == part.clause)  # 2400座（占计划2000座的120%）
    stand_together = part.sentence == cell.sentence and beside and whole.clause - part.clause <= 1 + between
    are_counts = of_one_kind(part, whole, units) and not part.is_rate and not part.is_change
    return (part, whole) if stand_together and are_counts else None


def _share(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    if cell.is_change or not _SHARE.search(cell.label):
        return None
    agreeing = _agreeing(cell, before, units)
    if agreeing:
        return replace(agreeing, sure=_is_surely_of(agreeing, before, units))
    return next((claim for way in _MEANT if (claim := way(cell, before, units))), None)


def _is_surely_of(claim: Claim, before: Sequence[Cell], units: UnitTable) -> bool:
    """Whether the words name the whole, or a share of so many digits, right behind its part, is met by no other figure by chance."""
    part, cell = claim.parts[0], claim.whole
    if _in_the_very_words(cell, before, units) == claim.parts:
        return True
    if part is not _right_behind(cell, before):
        return False
    if _OF_THE_WHOLE.match(cell.label) and digits_of(cell.quantity) >= _DIGITS:
        return True
    return any(meant.parts == claim.parts for way in _MEANT if (meant := way(cell, before, units)))


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
    part = _right_behind(cell, before)
    if named is None or part is None or _TASK.search(named[1]):
        return None
    alike = [each for each in before if each.end <= part.start and of_one_kind(each, part, units) and not each.is_change]
    own = [each for each in alike if each.sentence == cell.sentence]
    bases = [each for each in alike if _is_called(named[1], each)] or [each for each in own if len(own) == 1 and _is_deed_of(named[1], cell, each, part, units)]
    if len(bases) != 1 or bases[0].quantity.is_marked or bases[0].quantity.amount * units.factor(bases[0].quantity.unit) < part.quantity.amount * units.factor(part.quantity.unit):
        return None
    others = [each for each in alike if each is not bases[0] and each.start > bases[0].start]
    is_of_several = any(is_share_of_sums(cell, (*others[at:], part), bases, units) for at in range(len(others)))
    is_of_another = any(share_of(cell, each, bases[0], units).judgement.agrees for each in others)
    return None if is_of_several or is_of_another else share_of(cell, part, bases[0], units, accused=True, doubtful=True)


def _of_those(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """36个大类行业中，28个行业增长，占行业大类的77.8%: the whole says itself that it is one."""
    part = _right_behind(cell, before)
    if part is None or not cell.label.startswith("占"):
        return None
    at = before.index(part)
    whole = before[at - 1] if at else None
    if whole is None or not whole.noun.endswith("中") or part.clause - whole.clause != 1 or part.label or not of_one_kind(whole, part, units):
        return None
    is_named = len(set(whole.noun) & set(cell.label)) >= _NAMES or "总" in cell.label
    return share_of(cell, part, whole, units, accused=True, doubtful=True) if is_named and not whole.quantity.is_marked else None


def _among(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """零售总额9.38亿元。其中限额以上1.97亿元，增长11.7%，比重为21.0%: of the one figure that 其中 divides."""
    part = _right_behind(cell, before)
    if part is None or not _BARE_SHARE.fullmatch(cell.label) or not _begins_among(part, before, units):
        return None
    wholes = [each for each in before if each.end <= part.start and part.sentence - each.sentence <= 1 and of_one_kind(each, part, units) and not each.is_change]
    if len(wholes) != 1 or wholes[0].quantity.is_marked or part.clause - wholes[0].clause > _NEAR:
        return None
    claim = share_of(cell, part, wholes[0], units, accused=True, doubtful=True)
    return None if cell.label == "占" and _is_nearly(cell, part, wholes[0], units) else claim


def _begins_among(part: Cell, before: Sequence[Cell], units: UnitTable) -> bool:
    """其中党员52人; 其中35岁以下52人."""
    if part.label.startswith("其中"):
        return True
    last = next((each for each in reversed(before) if each.end <= part.start), None)
    return not part.label and last is not None and last.clause == part.clause and last.label == "其中" and not of_one_kind(last, part, units)


def _is_nearly(cell: Cell, part: Cell, whole: Cell, units: UnitTable) -> bool:
    """Whether a share is but one last place off: 58.07% for 58.06%, so that those of its list make up 100%."""
    told = size_of(part, units).amount / size_of(whole, units).amount * _HUNDRED
    return abs(told - float(cell.quantity.number)) < float(cell.quantity.step) * 2


def _right_behind(cell: Cell, before: Sequence[Cell]) -> Cell | None:
    """The figure that a rate is said of: the last before it in its segment, rates and changes of that apart (4218人，比上年增加135人，增长3.3%，占…)."""
    part = next((each for each in reversed(before) if not each.is_rate and not each.is_change), None)
    if part is None or part.quantity.is_marked or cell.noun or (part.sentence, part.segment, part.bracket) != (cell.sentence, cell.segment, cell.bracket):
        return None
    between = sum(each.start > part.start for each in before)
    return part if cell.clause - part.clause <= _NEXT + between else None


def _is_called(name: str, cell: Cell) -> bool:
    """Whether a figure is called so: 产值52.35亿元 is 产值, 地方一般公共预算收入完成28583万元 is 一般公共预算收入, 3603.8万元救助金 is 救助金总额."""
    scoped = _SCOPED.sub("", cell.label)
    is_its_label = name in (cell.label, scoped, _DID.sub("", scoped))
    return is_its_label or (bool(cell.noun) and _TOTALLED.sub("", name) == cell.noun)


def _is_deed_of(name: str, cell: Cell, base: Cell, part: Cell, units: UnitTable) -> bool:
    """福利彩票销售3862万元，筹集公益金1081.4万元，占销售额的28%: what was sold, right before the part; as there may be more of it, one digit is wrong."""
    deed = name.removesuffix("额")
    beside = part.clause - base.clause == 1 and (base.segment, base.bracket) == (part.segment, part.bracket) and not base.noun
    named = beside and deed != name and len(deed) >= _NAMES and base.label.endswith(deed) and not _TOTALLED.search(name)
    return named and (share_of(cell, part, base, units).judgement.agrees or bool(mistyped(cell, part, base, units, digits=_NAMES)))


def _exceeded(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """任务300户，完成320户，超额完成20户; of more tasks than one any that fits is meant."""
    if not _EXCEEDED.fullmatch(cell.label) or cell.noun or len(before) < 2:
        return None
    done = before[-1]
    is_done = not _is_task(done) and not done.is_rate and not done.is_change and of_one_kind(done, cell, units)
    if not is_done or (done.segment, done.bracket) != (cell.segment, cell.bracket):
        return None
    tasks = [each for each in before[:-1] if each.item == cell.item and of_one_kind(each, done, units) and _is_task(each)]
    claims = [_beyond(cell, done, each, units) for each in tasks]
    fitting = next((each for each in claims if each.verdict is not Verdict.CONTRADICTS), None)
    if fitting or len(tasks) != 1:
        return fitting
    return claims[0] if tasks[0] is before[-2] and _is_one_matter(cell, done, tasks[0], units) else None


def _beyond(cell: Cell, done: Cell, task: Cell, units: UnitTable) -> Claim:
    judged = judge_difference(cell.quantity, done.quantity, task.quantity, units)
    return Claim("超额", SHARE, cell, (done, task), judged, f"{done.quantity.text} - {task.quantity.text}", accused=True, doubtful=True)


def _is_one_matter(cell: Cell, done: Cell, task: Cell, units: UnitTable) -> bool:
    """Whether what is beyond, what is done and the task are said in one breath, and of one stretch of time."""
    in_one = (task.sentence, task.segment, task.bracket) == (cell.sentence, cell.segment, cell.bracket) and cell.clause - task.clause <= _NEXT
    is_more = done.quantity.amount * units.factor(done.quantity.unit) > task.quantity.amount * units.factor(task.quantity.unit)
    return in_one and is_more and not PART_OF_A_YEAR.search(done.label)


def _contradicted(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """The figure right before a rate is what was done, one figure of the kind alone is called a task, and the rate says of nothing else: it must be theirs."""
    part = before[-1] if before else None
    if part is None or not _THEIR_RATE.fullmatch(cell.label) or not _is_what_was_done(part, cell):
        return None
    alike = [each for each in before[:-1] if of_one_kind(each, part, units)]
    tasks = [each for each in alike if _is_task(each) and not each.is_change]
    between = [each for each in alike if each.segment == part.segment and not _is_task(each)]
    if len(tasks) != 1 or between or (_OF_THE_YEAR.search(cell.label) and not _OF_THE_YEAR.search(tasks[0].label) and PART_OF_A_YEAR.search(f"{part.label}{tasks[0].label}")):
        return None
    return share_of(cell, part, tasks[0], units, accused=True, doubtful=True)


def _is_what_was_done(part: Cell, cell: Cell) -> bool:
    """Whether a figure may be the one side of a rate right behind it: no task, none of a part of the year, and 竣工 where the rate is of that."""
    if part.is_rate or part.is_change or _is_task(part) or (PART_OF_A_YEAR.search(part.label) and not _OF_THE_YEAR.search(cell.label)):
        return False
    if cell.noun or (part.segment, part.sentence, part.bracket) != (cell.segment, cell.sentence, cell.bracket) or cell.clause - part.clause > 1:
        return False
    begun = _BEGUN.match(cell.label)
    return begun is None or begun[1] in part.words


def _is_task(cell: Cell) -> bool:
    """任务680户, 计划完成680户, but not 已完成任务640户."""
    return _TASK.search(cell.words) is not None and _DONE.search(cell.words) is None


_MEANT: Final = (_of_named, _of_those, _among, _contradicted)
"""Ways in which the words say of which figures a rate is."""

