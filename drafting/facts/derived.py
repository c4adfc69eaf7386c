"""Derived values by name: rates, growth, what is left to do. Filters only phrase what is computed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.facts.fact import INAPPLICABLE, OWED, PRESENT, Fact
from drafting.facts.finished import finished
from drafting.quantities.display import percent, points, typeset
from drafting.quantities.measure import Measure, MeasureError, minus, ratio
from drafting.quantities.quantity import Quantity
from drafting.quantities.rough import change_of, difference_of, rate_of
from drafting.quantities.units import UnitTable
from drafting.quantities.values import rank_of
from drafting.tuples import NamedTuple

Derivation = Callable[[Fact, str], Fact | None]
Compared = tuple[Quantity, Quantity]
"""A quantity of a figure, and that of another with which it is compared."""

_ONE: Final = Decimal(1)
_ROUGH: Final = ("余", "多")
_HUNDRED: Final = Decimal(100)
ON_A_SCALE: Final = ("℃", "摄氏度", "分贝", "dB", "百帕", "hPa")
"""Units of which no share can be told."""
_POINTS_OF: Final = {"%": "个百分点", "‰": "个千分点"}
"""What two rates in it differ by."""
_CLOSER: Final = range(1, 7)
"""Decimals of a rate that is all but 100%."""


def derive(fact: Fact, name: str) -> Fact | None:
    """The derived value `name` of `fact`, None where it is no derived name or something it needs is not given."""
    derivation = DERIVATIONS.get(name)
    if derivation is None or fact.measure is None:
        return None
    needed = NEEDED.get(name)
    return derivation(fact, name) if needed is None or fact.may_have(needed) else None


class RateOfSeveral(Fact):
    """A rate of a figure in several units. As a value it is that of one of them; printed, it is said of each."""

    __slots__ = ("of",)

    def __init__(self, rate: Fact, of: Fact) -> None:
        super().__init__(
            rate.book, rate.path, rate.name, rate.state, rate.value, rate.source, rate.formula, rate.inputs
        )
        self.of = of

    def __str__(self) -> str:
        return self.book.printer.each(self, self.of)


def made(fact: Fact, name: str, quantity: Quantity, formula: str, *inputs: Fact) -> Fact:
    """A computed single quantity belonging to `fact`."""
    return Fact(
        fact.book, f"{fact.path}.{name}", name, PRESENT, Measure.of(quantity),
        fact.source, formula, tuple([each.path for each in inputs]),
    )


def _rate(fact: Fact, name: str, quantity: Quantity, formula: str, *inputs: Fact) -> Fact:
    """The same, of which each figure of a pair has its own."""
    rate = made(fact, name, quantity, formula, *inputs)
    return rate if len(fact.units) < 2 else RateOfSeveral(rate, fact)


def share(part: Fact, whole: Fact) -> Quantity | None:
    """Part ÷ whole in per cent, on the first quantity whose unit both have; None where it cannot be computed."""
    pair = _divisible(part, whole)
    if pair is None or not pair[1].amount:
        return None
    return rate_of(ratio(pair[0], pair[1], part.book.units), *pair, part.book.units)


def comparable(one: Fact, other: Fact) -> Compared | None:
    """The first quantities of two facts that measure the same thing."""
    pairs = comparables(one, other)
    return pairs[0] if pairs else None


def comparables(one: Fact, other: Fact) -> list[Compared]:
    """The quantities of two facts that measure the same thing, in the order of the first: 户 and 户, 万元 and 亿元."""
    first, second = one.measure, other.measure
    if first is None or second is None:
        return []
    convertible = one.book.units.convertible
    if len(first.quantities) == len(second.quantities) == 1:  # as most are
        mine, theirs = first.quantities[0], second.quantities[0]
        return [(mine, theirs)] if convertible(mine.unit, theirs.unit) else []
    found = []
    for mine in first.quantities:
        same = next((each for each in second.quantities if convertible(mine.unit, each.unit)), None)
        if same is not None:
            found.append((mine, same))
    return found


def places(one: Fact, other: Fact) -> tuple[int, int] | None:
    """Their places in one ranking, where both are: 全市第3位, 全市第5位; the higher number is the lower place."""
    mine, theirs = rank_of(one.value), rank_of(other.value)
    if mine is None or theirs is None:
        return None
    among = {each.text.partition("第")[0] for each in (mine, theirs)} - {""}
    return (mine.number, theirs.number) if len(among) < 2 else None


def _divisible(one: Fact, other: Fact) -> Compared | None:
    """The first of these of which the other is not zero, else the first."""
    pairs = comparables(one, other)
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    return next((pair for pair in pairs if pair[1].amount), pairs[0])


def figure_of(fact: Fact, quantity: Quantity) -> Fact:
    """The fact of one of its quantities; itself, where it has no other."""
    return fact if len(fact.units) < 2 else fact.lookup(quantity.unit)


def _comparison(fact: Fact, name: str) -> Fact | None:
    """A figure to compare with, None where it is not given."""
    other = fact.lookup(name)
    return other if other.state is PRESENT else None


def _completion(fact: Fact, name: str) -> Fact | None:
    target = fact.lookup("任务")
    if target.state is not PRESENT:
        return target if target.state is OWED else None
    counts = finished(fact)
    pair = _divisible(counts, target)
    if pair is None:
        return None
    done, due = pair
    if not due.amount:
        return Fact(fact.book, f"{fact.path}.{name}", name, INAPPLICABLE, None, fact.source)
    rate = _told_from_all(ratio(done, due, fact.book.units), done, _due(due), fact.book.units)
    if rate is None:
        return Fact(fact.book, f"{fact.path}.{name}", name, INAPPLICABLE, None, fact.source)
    return _rate(fact, name, rate, f"{'数值' if counts is fact else counts.name} / 任务", figure_of(counts, done), figure_of(target, due))


def _due(task: Quantity) -> Quantity:
    """Of a task that says which way it is meant, the very number that is to be reached: 不少于30人, 300户以上; 4000余人 is rough, as a figure is."""
    return replace(task, prefix="", suffix="") if task.is_limit and task.suffix not in _ROUGH else task


def _told_from_all(rate: Decimal, done: Quantity, due: Quantity, units: UnitTable) -> Quantity | None:
    """A rate in %, with more decimals where it would make 100% of a task that is missed by a little: 99.995%, 约99.9%."""
    found = rate_of(rate, done, due, units)
    if found is None or found.number != _HUNDRED or rate >= _ONE or done.way:
        return found
    closer = (typeset(rate * _HUNDRED, 1, "%", decimals, prefix=found.prefix, strip=True) for decimals in _CLOSER)
    return next((each for each in closer if each.number != _HUNDRED), found)


def _excess(fact: Fact, name: str) -> Fact | None:
    if fact.lower_is_better:
        return None
    rate = fact.lookup("完成率")
    measure = rate.measure
    if measure is None:
        return rate if rate.state is INAPPLICABLE else None
    over = measure.first.amount - _HUNDRED
    if over <= 0 or (rate.formula is not None and _falls_short(fact)):
        return None
    decimals = measure.first.decimals if rate.formula is None else 2
    excess = percent(over / _HUNDRED, decimals)
    if measure.first.is_marked:
        if measure.first.way == "down":  # of less than 105% nothing tells that the task is passed
            return None
        excess = replace(excess, text=f"{measure.first.prefix}{excess.text}{measure.first.suffix}", prefix=measure.first.prefix, suffix=measure.first.suffix)
    return _rate(fact, name, excess, "完成率 - 100%", rate) if excess.number else None


def _falls_short(fact: Fact) -> bool:
    """Whether a pair is behind its task in one of its figures: 7期224人次 of 6期230人次 are no over-fulfilment."""
    if len(fact.units) < 2:
        return False
    units = fact.book.units
    return any(due.amount and ratio(done, due, units) < _ONE for done, due in comparables(fact, fact.lookup("任务")))


def _left(fact: Fact, name: str) -> Fact | None:
    target = _comparison(fact, "任务")
    counts = finished(fact)
    if target is None or counts.measure is None or target.measure is None:
        return None
    try:
        difference = minus(target.measure, counts.measure, fact.book.units)
    except MeasureError:
        return None
    if any(each.is_below_zero for each in difference.quantities) or difference.is_zero:
        return None
    return Fact(
        fact.book, f"{fact.path}.{name}", name, PRESENT, difference,
        fact.source, f"任务 - {'数值' if counts is fact else counts.name}", (target.path, counts.path),
    )


def _schedule(fact: Fact, name: str) -> Fact | None:
    if _comparison(fact, "任务") is None:
        return None
    return made(fact, name, passed(fact.book.dataset.period.last_month), "报告期止月 / 12")


@lru_cache(maxsize=12)
def passed(months: int) -> Quantity:
    """The share of the year that is over after its month of that number."""
    return percent(Decimal(months) / 12)


def _growth(comparison: str) -> Derivation:
    """(now - before) ÷ before; for a rate the difference in percentage points."""

    def derivation(fact: Fact, name: str) -> Fact | None:
        before = _comparison(fact, comparison)
        pair = _divisible(fact, before) if before is not None else None
        if before is None or pair is None:
            return None
        now, then = pair
        compared = figure_of(fact, now), figure_of(before, then)
        if now.unit == then.unit and now.unit in _POINTS_OF:
            apart = difference_of(points(now.amount - then.amount, unit=_POINTS_OF[now.unit]), now, then, fact.book.units)
            if apart is None:
                return Fact(fact.book, f"{fact.path}.{name}", name, INAPPLICABLE, None, fact.source)
            return _rate(fact, name, apart, f"数值 - {comparison}", *compared)
        if now.unit == then.unit and now.unit in ON_A_SCALE and fact.measure is not None and before.measure is not None:  # 15℃ is not 1.5 times 10℃
            return Fact(fact.book, f"{fact.path}.{name}", name, PRESENT, minus(fact.measure, before.measure, fact.book.units), source=fact.source, formula=f"数值 - {comparison}", inputs=(fact.path, before.path))
        if then.is_zero or then.is_below_zero or now.is_below_zero:  # of what was made of a loss, or became one, no rate says anything
            return Fact(fact.book, f"{fact.path}.{name}", name, INAPPLICABLE, None, fact.source)
        change = change_of(ratio(now, then, fact.book.units), now, then, fact.book.units)
        if change is None:
            return Fact(fact.book, f"{fact.path}.{name}", name, INAPPLICABLE, None, fact.source)
        return _rate(fact, name, change, f"数值 / {comparison} - 1", *compared)

    return derivation


def _difference(comparison: str) -> Derivation:
    """Now - before (or what is due), unit by unit; may be negative. Between two rates these are percentage points."""

    def derivation(fact: Fact, name: str) -> Fact | None:
        before = _comparison(fact, comparison)
        if before is None or fact.measure is None or before.measure is None:
            return None
        now, then = fact.measure.first, _due(before.measure.first) if comparison == "任务" else before.measure.first
        alone = len(fact.units) == len(before.units) == 1
        if alone and fact.units == before.units and now.unit in _POINTS_OF:
            apart = difference_of(points(now.amount - then.amount, unit=_POINTS_OF[now.unit]), now, then, fact.book.units)
            return made(fact, name, apart, f"数值 - {comparison}", fact, before) if apart is not None else None
        try:
            difference = minus(fact.measure, Measure.of(then) if alone else before.measure, fact.book.units)
        except MeasureError:
            return None
        if alone:
            apart = difference_of(difference.first, now, then, fact.book.units)
            if apart is None:
                return None
            difference = Measure.of(apart) if apart is not difference.first else difference
        return Fact(
            fact.book, f"{fact.path}.{name}", name, PRESENT, difference,
            fact.source, f"数值 - {comparison}", (fact.path, before.path),
        )

    return derivation


def _share_of(comparison: str) -> Derivation:
    """Now ÷ before as a percentage; of a pair there is no one that speaks for both."""

    def derivation(fact: Fact, name: str) -> Fact | None:
        before = _comparison(fact, comparison)
        pairs = comparables(fact, before) if before is not None else []
        if before is None or len(pairs) != 1 or not pairs[0][1].amount:
            return None
        now, then = pairs[0]
        part = rate_of(ratio(now, then, fact.book.units), now, then, fact.book.units)
        if part is None:
            return None
        return made(fact, name, part, f"数值 / {comparison}", figure_of(fact, now), figure_of(before, then))

    return derivation


class _Declared(NamedTuple):
    needs: str
    """The figure to compare with, without which there is none; '' where that is not all: 超额完成 follows from a 完成率, which may be given itself."""
    derived: Derivation


_DECLARED: Final = {
    "完成率": _Declared("任务", _completion),
    "超额完成": _Declared("", _excess),
    "剩余任务": _Declared("任务", _left),
    "较任务": _Declared("任务", _difference("任务")),
    "序时进度": _Declared("任务", _schedule),
    "同比": _Declared("上年同期", _growth("上年同期")),
    "同比增减": _Declared("上年同期", _difference("上年同期")),
    "较上年末": _Declared("上年末", _growth("上年末")),
    "较上年末增减": _Declared("上年末", _difference("上年末")),
    "较基期": _Declared("基期", _growth("基期")),
    "占基期": _Declared("基期", _share_of("基期")),
}
DERIVATIONS: Final = {name: each.derived for name, each in _DECLARED.items()}
"""Names that templates and formulas may use on any figure; the catalogue adds its own 派生."""
NEEDED: Final = {name: each.needs for name, each in _DECLARED.items() if each.needs}
"""Derived value → the figure to compare with."""
