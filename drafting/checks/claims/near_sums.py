"""What would be the sum of those beside it, if one of them were not mistyped: 通车里程 3260公里, 国道 126, 省道 210 … 村道 160 for 1600.

No name says that they add up, so this is doubted only where a slip of the pen mends the whole sum to the digit, where the names are of one
series or stand below their whole, and where hardly any slip would do so by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from drafting.checks.claims.families import Family, first
from drafting.checks.claims.splits import Divided
from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD, Relation, joined_paths
from drafting.checks.reconciling.slips import SCALE, SWAPPED, TENFOLD, Slip, slips
from drafting.checks.reconciling.sums import may_be_mean
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict, judge_sum
from drafting.tuples import NamedTuple

NEAR_SUM: Final = declare(
    Rule(
        "D328",
        "像是各项之和，有一个数填错了",
        Severity.WARNING,
        "一个数后面（下面）的几项，名称是一套的（国道、省道、县道，第一、二、三产业，税收、非税），相加不等于它，而其中一个数只要颠倒两位、挪一位小数点、改一个“万”“亿”就正好相等：多半是这个数填错了。"
        "本来不是相加的，注明情况属实。",
        hits=HEAD + "指标: {公路: {通车里程: 3260公里, 国道: 126公里, 省道: 210公里, 县道: 424公里, 乡道: 900公里, 村道: 160公里}}\n",
        clean=HEAD + "指标: {公路: {通车里程: 3260公里, 国道: 126公里, 省道: 210公里, 县道: 424公里, 乡道: 900公里, 村道: 1600公里}}\n",
        silence="村道: 160公里  # 情况属实 D328：通车里程含专用公路",
    )
)

_LIKELY: Final = (SWAPPED, SCALE, TENFOLD)
_NO_PART: Final = lazy("已|未|其中|完成|新|本月|本[周季]|当月|上年|去年|累计|历年|均|每|计划|任务|目标|应|涉及|参与|惠及|覆盖|带动|同比|净|年初|年末|期初|期末")
"""Figures that are no part of what stands before them, or not the only ones."""
_TOTAL: Final = lazy("合计|总|共")
_RATE: Final = lazy("标准|价|工资|水平|补[助贴]标|人均|户均")
"""In a path: what is paid for one adds up to nothing."""
_MAY_BE_OF_ONE: Final = lazy("收入|补[助贴]")
"""What is that of one, where it is in plain 元."""
_FEWEST: Final = 2
_MONEY: Final = "元"
_CHANCE: Final = Decimal("0.1")
"""The chance up to which it is believed that a slip that mends the sum was made."""


class _Sum(NamedTuple):
    """What may be the whole of the parts."""

    whole: Figure
    parts: tuple[Figure, ...]


class _Mended(NamedTuple):
    figure: Figure
    slip: Slip


def nearly_adding_up(book: Book, divided: Iterable[Divided], relations: Iterable[Relation]) -> list[Diagnostic]:
    """A finding for each; what a relation joins already, or its name claims, is not said again."""
    found = []
    for each in divided:
        if each.divisions:
            continue
        for may_be in _sums(each.family, book.units):
            mended = _mended(may_be, book.units)
            if mended is not None:
                found.append((may_be, mended))
    if not found:
        return []
    joined = joined_paths(relations)
    return [_said(*each) for each in found if not any({each[0].whole.path, *(part.path for part in each[0].parts)} <= paths for paths in joined)]


def _sums(family: Family, units: UnitTable) -> Iterator[_Sum]:
    """Those below a figure that are counted as it is, runs of one series behind a figure, and all that stands before a total."""
    figures = list(family.figures.items())
    whole = family.figures.get("")
    if whole is not None:
        parts = [(name, each) for name, each in figures if name and _is_alike(each, whole, units)]
        if len(parts) >= _FEWEST and not any(_NO_PART.search(name) for name, _ in parts) and not _is_mean(whole, units):
            yield _Sum(whole, tuple([each for _, each in parts]))
    listed = [(name, each) for name, each in figures if name]
    for at, (name, each) in enumerate(listed):
        if _NO_PART.search(name) or _is_mean(each, units):
            continue
        run = _run(listed[at + 1 :], each, units)
        if len(run) >= _FEWEST:
            yield _Sum(each, tuple(run))
        if _TOTAL.search(name):
            before = [figure for _, figure in _counted_alike(listed[:at][::-1], each, units)][::-1]
            if len(before) >= _FEWEST:
                yield _Sum(each, tuple(before))


def _is_mean(whole: Figure, units: UnitTable) -> bool:
    """Whether it may lie between those of its parts."""
    stated = first(whole)
    is_of_one = stated.unit == _MONEY and stated.scale == 1 and _MAY_BE_OF_ONE.search(whole.path) is not None
    return is_of_one or _RATE.search(whole.path) is not None or may_be_mean(whole.path, stated, units)


def _run(listed: Sequence[tuple[str, Figure]], whole: Figure, units: UnitTable) -> list[Figure]:
    """The figures of one series at the beginning of these: counted as the whole is, and called alike at the end."""
    alike = list(_counted_alike(listed, whole, units))
    return [each for _, each in takewhile(lambda named: named[0][-1] == alike[0][0][-1], alike)]


def _counted_alike(listed: Iterable[tuple[str, Figure]], whole: Figure, units: UnitTable) -> Iterator[tuple[str, Figure]]:
    return takewhile(lambda named: _is_alike(named[1], whole, units) and not _NO_PART.search(named[0]), listed)


def _is_alike(part: Figure, whole: Figure, units: UnitTable) -> bool:
    mine, theirs = first(part), first(whole)
    return units.convertible(mine.unit, theirs.unit) and mine.amount > 0


def _mended(may_be: _Sum, units: UnitTable) -> _Mended | None:
    """The one slip that would make it a sum; None where it is one, without one of them or of one alone, where none would, and where some would by chance."""
    whole, parts = first(may_be.whole), [first(each) for each in may_be.parts]
    ways = [parts, *([each] for each in parts), *([*parts[:at], *parts[at + 1 :]] for at in range(len(parts)))]
    if any(judge_sum(whole, each, units).verdict is not Verdict.CONTRADICTS for each in ways):
        return None
    tried, found = 0, []
    for at, figure in enumerate((may_be.whole, *may_be.parts)):
        for slip in slips(first(figure)):
            if slip.kind not in _LIKELY:
                continue
            tried += 1
            meant = parts if at == 0 else [*parts[: at - 1], slip.quantity, *parts[at:]]
            if judge_sum(slip.quantity if at == 0 else whole, meant, units).agrees:
                found.append(_Mended(figure, slip))
    steps = max(whole.amount, sum(each.amount for each in parts)) / min(each.step for each in (whole, *parts))
    return found[0] if len(found) == 1 and tried / steps <= _CHANCE else None


def _said(may_be: _Sum, mended: _Mended) -> Diagnostic:
    figure, slip = mended
    names = " + ".join(str(each.source[-1]) for each in may_be.parts)
    message = f"{figure.label}：填 {figure.measure.text}，{may_be.whole.label}（{may_be.whole.measure.text}）和 {names} 加起来对不上，改成 {slip.quantity.text} 就正好"
    others = [each.place for each in (may_be.whole, *may_be.parts) if each is not figure]
    hint = f"看是不是 {slip.quantity.text}（{slip.kind}）；本来不是相加的，注明情况属实"
    return NEAR_SUM.at(figure.place, message, hint, path=figure.path, excerpt=figure.measure.text, related=others)
