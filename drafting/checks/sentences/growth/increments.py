"""Growth that stands beside how much there is more: 低保金286万元，同比增加24万元，增长9.2%; 比上年的150件减少18件，下降12%.

What was there before is what is there now without what has come to it, so that the three are of each other where nothing else is said to be
what is compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from drafting.checks.reconciling.slips import SWAPPED, slips
from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.growth.changes import is_reckoned_otherwise
from drafting.checks.sentences.rules import CHANGE
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE
from drafting.relations import Judgement, Verdict, judge_at_most, judge_rate

_SINCE: Final = r"(?:同比|[比较](?:上年|去年|(?:19|20)\d\d年)(?:同期|全年)?|[比较](?:同期|年初|上年末|去年末|上年底|去年底))?"
_SINCE_JANUARY: Final = lazy("[比较](?:年初|上年末|去年末|上年底|去年底)")
_MORE: Final = lazy(f"{_SINCE}(?:净|共)?(?:{RISE}|{GAIN}|多|[增升涨]幅|增)[了为达]?")
_LESS: Final = lazy(f"{_SINCE}(?:净|共)?(?:{FALL}|{LOSS}|少|[降减跌]幅|减|降)[了为达]?")
_BASE: Final = lazy(r"^[比较](?:上年|去年|(?:19|20)\d\d年(?:同期)?|上年同期|去年同期|同期|上年末|去年底|年初)的?$")
_MAY_BE_BASE: Final = lazy("[与同比较由从]|上年|去年|同期|年初")
"""Words of a figure that may be what was there before: 与上次普查的725482人相比，增加25907人."""
_STOCK: Final = lazy("余额|存量|总量|保有量|存栏|在册|库存|人口")
"""What there was at the beginning of the year already."""
_MAY_BE_LESS: Final = lazy("利润|净|结余|盈|亏|差|收益|余额")
_SINCE_WHEN: Final = lazy("[比较]|同比|环比")
_AFAR: Final = 12
"""Figures of a sentence back among which that stands which has grown."""


def increments(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of a figure in what is counted and one as a percentage, one right behind the other."""
    cells = line.cells
    for rate, base, by in zip(cells, cells[1:], cells[2:], strict=False):
        same = _rises(by, rate)
        if same is not None and _BASE.search(base.label) and base.clause == by.clause and _stand_together(rate, base) and of_one_kind(base, by, units) and not by.quantity.is_marked:
            yield _of_base(by, rate, base, units)
    for at in range(1, len(cells) - 1):
        one, other = cells[at : at + 2]
        by, rate = (other, one) if one.quantity.unit == "%" else (one, other)
        rises = _rises(by, rate)
        if rises is None and (claim := _opposed(by, rate, cells[max(0, at - _AFAR) : at], units)):
            yield claim
        if rises and (claim := _more_than_all(by, cells[at - 1], line, units)):
            yield claim
        elif rises is not None and _stand_together(one, other) and not by.quantity.is_marked and by.quantity.unit:
            yield from _judged(by, rate, cells[max(0, at - _AFAR) : at], line, units, rises=rises)


def _rises(by: Cell, rate: Cell) -> bool | None:
    """Whether both are said to be more, or less, than the same; None where not."""
    if rate.quantity.unit != "%" or by.is_rate or by.noun or rate.noun:
        return None
    of_january = _SINCE_JANUARY.match(by.label) is not None
    if of_january is not (_SINCE_JANUARY.match(rate.label) is not None) and not (of_january and by.start < rate.start and not _SINCE_WHEN.match(rate.label)):
        return None
    for pattern, rises in ((_MORE, True), (_LESS, False)):
        said = pattern.fullmatch(by.label), pattern.fullmatch(rate.label)
        if said[0] and said[1]:
            return rises
    return None


def _more_than_all(by: Cell, now: Cell, line: Line, units: UnitTable) -> Claim | None:
    """争取资金2.35亿元，同比增加3500亿元: nothing has grown by more than it is, but for what may have been less than nothing."""
    if not _is_right_behind(now, by, line) or not of_one_kind(now, by, units) or now.is_change or now.is_rate or now.quantity.is_marked or _MAY_BE_LESS.search(now.label):
        return None
    judged = judge_at_most(by.quantity, now.quantity, units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return None
    said = Judgement(Verdict.CONTRADICTS, f"增加{by.quantity.text}", f"{now.quantity.text}，增加的比现有的还多", "")
    return Claim("增减", CHANGE, by, (now,), said, "", accused=True, doubtful=True)


def _opposed(by: Cell, rate: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """案件156件，同比增加12件，下降8.3%: the one is the other but for its word."""
    if rate.quantity.unit != "%" or by.is_rate or by.noun or rate.noun or not _stand_together(by, rate):
        return None
    more = _MORE.fullmatch(by.label) and _LESS.fullmatch(rate.label)
    less = _LESS.fullmatch(by.label) and _MORE.fullmatch(rate.label)
    if not (more or less) or by.quantity.is_marked or _SINCE_WHEN.match(rate.label):
        return None
    stood = [each for each in reversed(before) if each.sentence == by.sentence and of_one_kind(each, by, units) and not each.quantity.is_marked and not each.is_change]
    for now, rises in product(stood, (True, False)):  # by the word of the one, or of the other
        claim = _of_now(by, rate, now, units, rises=rises)
        if claim is not None and claim.judgement.agrees:
            odd = rate if bool(more) is rises else by
            said = Judgement(Verdict.CONTRADICTS, f"{odd.label}{odd.quantity.text}", f"{'增加' if rises else '减少'}{odd.quantity.text}", "")
            return replace(claim, whole=odd, parts=(by if odd is rate else rate, now), judgement=said)
    return None


def _stand_together(one: Cell, other: Cell) -> bool:
    return (one.sentence, one.segment, one.bracket, one.item) == (other.sentence, other.segment, other.bracket, other.item) and other.clause - one.clause <= 1


def _is_right_behind(now: Cell, change: Cell, line: Line) -> bool:
    """Whether a change stands in the next clause, or in brackets right behind a figure: 客运量386万人次（同比增加24万人次，增长6.6%）."""
    return _stand_together(now, change) or (line.between(now.end, now.end + 1) == "（" and now.clause == change.clause)


def _judged(by: Cell, rate: Cell, before: Sequence[Cell], line: Line, units: UnitTable, *, rises: bool) -> Iterator[Claim]:
    """Any figure of the sentence that fits is meant; of its segment the only one, right before, is told."""
    last = before[-1]
    if _BASE.search(last.label) and of_one_kind(last, by, units) and last.clause == by.clause:
        claims = [_of_base(by, rate, last, units)]
    else:
        stood = [each for each in reversed(before) if each.sentence == by.sentence and not each.is_change and not each.is_rate and of_one_kind(each, by, units)]
        claims = [claim for each in stood if (claim := _of_now(by, rate, each, units, rises=rises))]
        claims += [_of_base(by, rate, each, units) for each in stood if _MAY_BE_BASE.search(each.label)]
    fitting = next((each for each in claims if each.verdict is not Verdict.CONTRADICTS), None)
    if fitting:
        yield fitting
    elif claims and (head := _divided_before(by, rate, before)) and (claim := _of_now(by, rate, head, units, rises=rises)):
        yield claim
    elif _is_of_the_last(claims, last) and (_SINCE_JANUARY.match(by.label) is None or _STOCK.search(last.label)) and _is_right_behind(last, min(by, rate, key=lambda each: each.start), line) and (not is_reckoned_otherwise(rate, line) or _is_swapped(rate, claims[0], units)):
        yield claims[0]


def _divided_before(by: Cell, rate: Cell, before: Sequence[Cell]) -> Cell | None:
    """预警信号86期，其中红色3期、橙色18期、黄色65期；比上年少6期，下降6.5%: behind ； and with no name of its own, it is of what is divided right before."""
    first = min(by, rate, key=lambda each: each.start)
    part = [each for each in before if (each.sentence, each.segment) == (first.sentence, first.segment - 1) and not each.bracket]
    is_head = len(part) > 1 and part[1].label.startswith("其中") and not any(each.segment == first.segment for each in before) and _SINCE_WHEN.match(first.label) is not None
    return part[0] if is_head and not (part[0].is_rate or part[0].is_change or part[0].quantity.is_marked) and part[0].quantity.unit == by.quantity.unit else None


def _is_swapped(rate: Cell, claim: Claim, units: UnitTable) -> bool:
    """收入21632元，比上年增加1260元，增长2.6%: whatever prices a growth is reckoned at, that of the two figures with its digits swapped it is hardly by chance."""
    meant = [slip.quantity for slip in slips(rate.quantity) if slip.kind == SWAPPED]
    by, now = claim.parts
    was = _before(now.quantity, by.quantity, units, rises=_MORE.fullmatch(by.label) is not None)
    return any(judge_rate(each, by.quantity, was, units).agrees for each in meant)


def _is_of_the_last(claims: Sequence[Claim], last: Cell) -> bool:
    """Whether of its segment no other figure may be what has grown."""
    may_be = {each.parts[1].start for each in claims if each.parts[1].segment == last.segment}
    return may_be == {last.start} and claims[0].parts[1] is last


def _of_base(by: Cell, rate: Cell, base: Cell, units: UnitTable) -> Claim:
    judged = judge_rate(rate.quantity, by.quantity, base.quantity, units)
    return Claim("增减", CHANGE, rate, (by, base), judged, f"{by.quantity.text} ÷ {base.quantity.text}", accused=True, doubtful=True)


def _of_now(by: Cell, rate: Cell, now: Cell, units: UnitTable, *, rises: bool) -> Claim | None:
    """None where nothing would have been there before."""
    was = _before(now.quantity, by.quantity, units, rises=rises)
    if was.amount <= 0:
        return None
    formula = f"{by.quantity.text} ÷（{now.quantity.text} {'-' if rises else '+'} {by.quantity.text}）"
    judged = judge_rate(rate.quantity, by.quantity, was, units)
    return Claim("增减", CHANGE, rate, (by, now), judged, formula, accused=True, doubtful=True)


def growth_beside(by: Cell, rate: Cell, now: Cell, units: UnitTable, *, rises: bool) -> Claim | None:
    """The claim that a rate is by how much a figure has grown, or fallen; None where nothing would have been there before."""
    return _of_now(by, rate, now, units, rises=rises)


def _before(now: Quantity, by: Quantity, units: UnitTable, *, rises: bool) -> Quantity:
    """What was there, as loose as what it is reckoned from."""
    factor = units.factor(by.unit) / units.factor(now.unit)
    change = by.amount * factor * (-1 if rises else 1)
    return replace(now, exact=now.amount + change, slack=now.half_width(units) + by.half_width(units) * factor)
