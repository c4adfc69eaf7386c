"""One judge of relations between figures, for data and for prose.

Every figure is an interval. A relation is contradicted only if the intervals of its two sides do not meet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import Final

from drafting.quantities.display import number_text, places, rounded
from drafting.quantities.interval import Interval
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity, step
from drafting.quantities.units import ONE, UnitTable


class Verdict(StrEnum):
    """What a relation turned out to be; the value is what a reader sees."""

    AGREES = "相符"
    TAIL = "尾差"
    CONTRADICTS = "不符"
    UNDECIDED = "无法判断"


class Judgement:
    """`stated_text` as printed, `computed_text` and `gap` (unsigned) in the stated figure's unit; '' where there is none.

    `truncated`: the figure fits if it was cut off instead of rounded (a 尾差). The verdict of what does not agree, and
    the texts, are made when first read: who tries many figures asks of most only whether they agree, and nobody reads
    what is said of those that do.
    """

    __slots__ = ("_may_agree", "_settle", "_settled", "_verdict")
    _may_agree: bool
    _settle: Callable[[], _Settled]

    def __init__(self, verdict: Verdict, stated_text: str, computed_text: str, gap: str, truncated: bool = False) -> None:
        self._settled: _Settled | None = (verdict, stated_text, computed_text, gap, truncated)
        self._verdict: Verdict | None = verdict

    @classmethod
    def later(cls, verdict: Verdict | None, settle: Callable[[], _Settled], *, may_agree: bool = False) -> Judgement:
        """A judgement that `settle` makes when it is read: its texts, and the verdict where that is None."""
        judgement = cls.__new__(cls)
        judgement._settled = None
        judgement._verdict = verdict
        judgement._may_agree = may_agree
        judgement._settle = settle
        return judgement

    def _now(self) -> _Settled:
        if self._settled is None:
            self._settled = self._settle()
        return self._settled

    @property
    def agrees(self) -> bool:
        return self._verdict is _AGREES or (self._verdict is None and self._may_agree and self.verdict is _AGREES)

    @property
    def verdict(self) -> Verdict:
        if self._verdict is None:
            self._verdict = self._now()[0]
        return self._verdict

    @property
    def stated_text(self) -> str:
        return self._now()[1]

    @property
    def computed_text(self) -> str:
        return self._now()[2]

    @property
    def gap(self) -> str:
        return self._now()[3]

    @property
    def truncated(self) -> bool:
        return self._now()[4]

    def as_verdict(self, verdict: Verdict) -> Judgement:
        """The same said with another verdict."""
        return Judgement(verdict, *self._now()[1:])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Judgement) and self._now() == other._now()

    def __hash__(self) -> int:
        return hash(self._now())

    def __repr__(self) -> str:
        return repr(self._now())


_Settled = tuple[Verdict, str, str, str, bool]
"""Verdict, stated text, computed text, gap, truncated: a plain tuple, most of which are made and never read."""

_AGREES: Final = Verdict.AGREES
_HUNDRED: Final = Decimal(100)
_PERCENT: Final = "%"
_POINTS: Final = "个百分点"
_TIMES: Final = "倍"
_MOST_DECIMALS: Final = 4

Reading = Callable[[Quantity], Interval]
"""What a figure may stand for, in the base of its family: as rounded, or as cut off."""


def judge_sum(whole: Quantity, parts: Iterable[Quantity], units: UnitTable) -> Judgement:
    """Judge whole = Σ parts. A bare part takes the whole's unit."""
    members = [inherit_unit(part, whole) for part in parts]
    if not members or not _convertible(units, whole, *members):
        return _undecided(whole)
    nominal = sum((_base(part, units) for part in members), Decimal(0))
    return _judge(whole, members, nominal, lambda read: _added(map(read, members)), units)


def judge_difference(stated: Quantity, a: Quantity, b: Quantity, units: UnitTable) -> Judgement:
    """Judge stated = a - b (未消除 = 累计 - 已消除)."""
    return judge_signed(stated, (1, -1), (a, b), units)


def judge_signed(stated: Quantity, signs: Iterable[int], parts: Iterable[Quantity], units: UnitTable) -> Judgement:
    """Judge stated = ±a ± b ± …; `signs` holds 1 or -1 for each part. A bare part takes the stated figure's unit."""
    members = [inherit_unit(part, stated) for part in parts]
    if not members or not _convertible(units, stated, *members):
        return _undecided(stated)
    weights = [Decimal(sign) for sign in signs]
    nominal = sum((_base(part, units) * weight for part, weight in zip(members, weights, strict=True)), Decimal(0))

    def combined(read: Reading) -> Interval:
        return _added(read(part).scale(weight) for part, weight in zip(members, weights, strict=True))

    return _judge(stated, members, nominal, combined, units)


def judge_equal(stated: Quantity, other: Quantity, units: UnitTable) -> Judgement:
    """The same fact printed twice, perhaps in another scale: 1.09亿元 and 10923.4万元."""
    if not _convertible(units, stated, other):
        return _undecided(stated)
    judgement = _judge(stated, (other,), _base(other, units), lambda read: read(other), units)
    if judgement.verdict is Verdict.TAIL and not judgement.truncated and _prints_as(other, _base(stated, units), units):
        return Judgement(Verdict.AGREES, judgement.stated_text, judgement.computed_text, judgement.gap)
    return judgement


def judge_at_most(part: Quantity, whole: Quantity, units: UnitTable) -> Judgement:
    """Judge part <= whole. `computed_text` is the whole in the part's unit, `gap` the excess."""
    part = inherit_unit(part, whole)
    if not _convertible(units, part, whole):
        return _undecided(part)
    limit = _base(whole, units)
    if _base(part, units) <= limit:
        return Judgement.later(_AGREES, lambda: _told(_AGREES, part, limit, units))
    reading = _reading(units, truncated=False)
    if not reading(whole).below(reading(part)):
        return _judgement(Verdict.TAIL, part, limit, units)
    verdict = Verdict.UNDECIDED if part.is_about or whole.is_about else Verdict.CONTRADICTS
    return _judgement(verdict, part, limit, units)


def judge_rate(stated: Quantity, numerator: Quantity, denominator: Quantity, units: UnitTable) -> Judgement:
    """Judge stated % = numerator ÷ denominator, both of one family."""
    numerator = inherit_unit(numerator, denominator)
    if not _is_rate(stated, units) or not _convertible(units, numerator, denominator) or denominator.is_zero:
        return _undecided(stated)
    nominal = _base(numerator, units) / _base(denominator, units) * _HUNDRED
    return _judge(
        stated,
        (numerator, denominator),
        nominal,
        lambda read: read(numerator).divide(read(denominator)).scale(_HUNDRED),
        units,
    )


def judge_growth(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable) -> Judgement:
    """Judge stated % = now ÷ before - 1; a fall is negative. With a target for `before` it is 超额完成."""
    now = inherit_unit(now, before)
    if not _is_rate(stated, units) or not _convertible(units, now, before) or before.is_zero:
        return _undecided(stated)
    nominal = (_base(now, units) / _base(before, units) - 1) * _HUNDRED
    minus_hundred = Interval.point(-_HUNDRED)
    return _judge(
        stated,
        (now, before),
        nominal,
        lambda read: read(now).divide(read(before)).scale(_HUNDRED).add(minus_hundred),
        units,
    )


def judge_times(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable) -> Judgement:
    """Judge stated 倍 = now ÷ before: 是上年的3倍."""
    return _times(stated, now, before, units, beyond=0)


def judge_more(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable) -> Judgement:
    """Judge stated 倍 = now ÷ before - 1: 增长2倍."""
    return _times(stated, now, before, units, beyond=1)


def _times(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable, *, beyond: int) -> Judgement:
    now = inherit_unit(now, before)
    if stated.unit != _TIMES or not _convertible(units, now, before) or before.is_zero:
        return _undecided(stated)
    less = Interval.point(Decimal(-beyond))
    nominal = _base(now, units) / _base(before, units) - beyond
    loose = replace(stated, exact=stated.amount, slack=stated.step / 2)  # 3倍 of 2.6 is no count
    judged = _judge(loose, (now, before), nominal, lambda read: read(now).divide(read(before)).add(less), units)
    is_cut_off = stated.number <= nominal < stated.number + stated.step
    return judged.as_verdict(Verdict.TAIL) if is_cut_off and judged.verdict is Verdict.CONTRADICTS else judged


def judge_decline(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable) -> Judgement:
    """Judge stated % = 1 - now ÷ before: 下降5%, the fall itself."""
    now = inherit_unit(now, before)
    if not _is_rate(stated, units) or units.convertible(now.unit, _PERCENT) or not _convertible(units, now, before) or before.is_zero:
        return _undecided(stated)
    nominal = (1 - _base(now, units) / _base(before, units)) * _HUNDRED
    hundred = Interval.point(_HUNDRED)
    return _judge(
        stated,
        (now, before),
        nominal,
        lambda read: read(now).divide(read(before)).scale(-_HUNDRED).add(hundred),
        units,
    )


def judge_excess(stated: Quantity, rate: Quantity, units: UnitTable) -> Judgement:
    """超额完成 stated % = rate - 100 %."""
    if not _is_rate(stated, units) or not _is_rate(rate, units):
        return _undecided(stated)
    minus_hundred = Interval.point(-_HUNDRED)
    return _judge(stated, (rate,), _base(rate, units) - _HUNDRED, lambda read: read(rate).add(minus_hundred), units)


def judge_points(stated: Quantity, a: Quantity, b: Quantity, units: UnitTable) -> Judgement:
    """Judge stated 个百分点 = a % - b %."""
    if not (_is_points(stated, units) and _is_rate(a, units) and _is_rate(b, units)):
        return _undecided(stated)
    nominal = _base(a, units) - _base(b, units)
    return _judge(stated, (a, b), nominal, lambda read: read(a).sub(read(b)), units)


def judge_average(stated: Quantity, amount: Quantity, count: Quantity, units: UnitTable) -> Judgement:
    """Judge stated = amount ÷ count of another family: 6151万元 over 5910人次 is 1.04万元 (or 万元/人次) each."""
    above, _, below = stated.unit.partition("/")
    comparable = units.convertible(above, amount.unit) and (not below or units.convertible(below, count.unit))
    if count.is_zero or not comparable:
        return _undecided(stated)
    per = units.factor(count.unit) if below else Decimal(1)  # plain 元 is per one of whatever is counted
    nominal = _base(amount, units) / (count.amount * per)
    is_whole = not (units.continuous(above) or stated.is_marked) and stated.step >= 1
    loose = replace(stated, exact=stated.amount, slack=stated.step / 2) if is_whole else stated  # 125人次 of 125.4 is no count
    return _judge(
        loose,
        (amount, count),
        nominal,
        lambda read: read(amount).divide(count.interval(units).scale(per)),
        units,
    )


def _judge(
    stated: Quantity,
    members: Iterable[Quantity],
    nominal: Decimal,
    combine: Callable[[Reading], Interval],
    units: UnitTable,
) -> Judgement:
    """`nominal` (the printed figures taken literally) and what `combine` gives are in the base of the stated family."""
    figures = (stated, *members)
    marked = _any_marked(figures)
    if not marked and nominal == _base(stated, units):

        def agreed() -> _Settled:
            computed = number_text(stated.number, stated.decimals) + stated.printed_unit
            return _AGREES, stated.text, computed, "", False

        return Judgement.later(_AGREES, agreed)  # to the digit: no interval can say more
    may_agree = marked or _prints_as(stated, nominal, units)
    if may_agree and not marked and stated.exact is None and stated.half_width(units):
        # what was rounded to the stated figure lies within it, and the intervals of the others hold their own numbers
        return Judgement.later(_AGREES, lambda: _told(_AGREES, stated, nominal, units))

    def settle() -> _Settled:
        verdict, truncated = _compared(figures, combine, units, marked=marked, may_agree=may_agree)
        return _told(verdict, stated, nominal, units, truncated=truncated)

    return Judgement.later(None, settle, may_agree=may_agree)


def _any_marked(figures: Iterable[Quantity]) -> bool:
    for figure in figures:  # noqa: SIM110 -- a generator takes longer than what it asks
        if figure.is_marked:
            return True
    return False


def _compared(
    figures: tuple[Quantity, ...], combine: Callable[[Reading], Interval], units: UnitTable, *, marked: bool, may_agree: bool
) -> tuple[Verdict, bool]:
    """(the verdict, whether the figure fits only if it was cut off). The first of `figures` is the stated one."""
    stated = figures[0]
    as_rounded = _reading(units, truncated=False)
    if as_rounded(stated).meets(combine(as_rounded)):
        return (Verdict.AGREES if may_agree else Verdict.TAIL), False
    if marked and any(figure.is_about for figure in figures):
        return Verdict.UNDECIDED, False
    as_cut_off = _reading(units, truncated=True)
    if as_cut_off(stated).meets(combine(as_cut_off)):
        return Verdict.TAIL, True
    return Verdict.CONTRADICTS, False


def _judgement(verdict: Verdict, stated: Quantity, nominal: Decimal, units: UnitTable) -> Judgement:
    return Judgement(*_told(verdict, stated, nominal, units))


def _told(
    verdict: Verdict, stated: Quantity, nominal: Decimal, units: UnitTable, *, truncated: bool = False
) -> _Settled:
    """Puts the computed side into the stated figure's unit and scale, with digits enough to see the difference."""
    number = _in_scale_of(stated, nominal, units)
    needed = places(number, _MOST_DECIMALS + 1)
    decimals = max(stated.decimals, needed if needed <= _MOST_DECIMALS else 2)
    while verdict is not Verdict.AGREES and decimals < 8 and rounded(number, decimals) == stated.number != number:
        decimals += 1
    gap = abs(stated.number - rounded(number, decimals))
    gap_unit = _POINTS if stated.unit == _PERCENT else stated.printed_unit
    computed = number_text(number, decimals) + stated.printed_unit
    return verdict, stated.text, computed, f"{number_text(gap, places(gap, decimals))}{gap_unit}" if gap else "", truncated


def _undecided(stated: Quantity) -> Judgement:
    return Judgement(Verdict.UNDECIDED, stated.text, "", "")


def _prints_as(stated: Quantity, nominal: Decimal, units: UnitTable) -> bool:
    """Whether the computed number, rounded as the stated one was, is the stated one: half up, or half to even (GB/T 8170)."""
    number = _in_scale_of(stated, nominal, units)
    if abs(number - stated.number) > ONE:
        return False  # however it is rounded
    if rounded(number, stated.decimals) == stated.number:
        return True
    return number.quantize(step(1, stated.decimals), ROUND_HALF_EVEN) == stated.number


def _in_scale_of(stated: Quantity, nominal: Decimal, units: UnitTable) -> Decimal:
    factor, scale = units.factor(stated.unit), stated.scale
    return nominal if factor is ONE and scale == 1 else nominal / (factor * scale)


def _reading(units: UnitTable, *, truncated: bool) -> Reading:
    def read(figure: Quantity) -> Interval:
        interval = figure.truncated_interval(units) if truncated else figure.interval(units)
        factor = units.factor(figure.unit)
        return interval if factor is ONE else interval.scale(factor)

    return read


def _convertible(units: UnitTable, first: Quantity, *others: Quantity) -> bool:
    unit = first.unit
    for other in others:  # noqa: SIM110
        if other.unit != unit and not units.convertible(unit, other.unit):
            return False
    return True


def _is_rate(quantity: Quantity, units: UnitTable) -> bool:
    return quantity.unit == _PERCENT or units.convertible(quantity.unit, _PERCENT)


def _is_points(quantity: Quantity, units: UnitTable) -> bool:
    return units.convertible(quantity.unit, _POINTS)


def _base(quantity: Quantity, units: UnitTable) -> Decimal:
    factor = units.factor(quantity.unit)
    return quantity.amount if factor is ONE else quantity.amount * factor


def _added(intervals: Iterable[Interval]) -> Interval:
    result = Interval.point(Decimal(0))
    for interval in intervals:
        result = result.add(interval)
    return result
