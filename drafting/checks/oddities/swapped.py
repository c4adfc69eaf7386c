"""数值 and 上年同期 that stand in each other's place throughout a file: what last year's file says, and rates that come out the other way round, prove it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.source import Path

_THREE: Final = "务工就业: {数值: %s, 上年同期: %s, 同比: 5.18%%}, 技能培训: {数值: %s, 上年同期: %s, 同比: 6.53%%}, 公益岗位安置: {数值: %s, 上年同期: %s, 同比: 8.37%%}"
SWAPPED: Final = declare(
    Rule(
        "D273",
        "数值和上年同期像是填反了",
        Severity.WARNING,
        "三项以上、占八成以上的数值正是上年的文件里的数，上年同期却不是；或者写明的同比，照现在的数对不上，数值和上年同期对调就都对上了：多半是两列填反了，增的印成降的。",
        hits=HEAD + "指标: {就业: {" + _THREE % ("4172人", "4388人", "536人次", "571人次", "215人", "233人") + "}}\n",
        clean=HEAD + "指标: {就业: {" + _THREE % ("4388人", "4172人", "571人次", "536人次", "233人", "215人") + "}}\n",
    )
)
_SHARE: Final = 0.8
_FEWEST: Final = 3
_MOST_NAMED: Final = 3
_Given = tuple[Path, Indicator]


def swapped_by_rates(book: Book) -> Iterator[Diagnostic]:
    """By the 同比 that the file states."""
    rated = [
        (source, node)
        for source, node in book.typed.derived.items()
        if isinstance(node.stated.get("同比"), Measure) and source in book.typed.compared and _is_compared(source, node)
    ]
    if _are_most(found := [each for each in rated if _fits(each[1], swapped=True) and not _fits(each[1], swapped=False)], rated):
        yield _told(book, found, "写明的同比照现在的数对不上，数值和上年同期对调就对上了")


def swapped_by_file(now: Book, before: Book) -> Iterator[Diagnostic]:
    """By what the file of the same stretch of last year says."""
    if not now.dataset.period.is_a_year_after(before.dataset.period):
        return
    given = [(each, then) for each in _compared(now) if (then := _text(node_at(before.dataset.indicators, each[0])))]
    found = [each for each, then in given if _text(each[1]) == then != _text(each[1].same_period_last_year)]
    if _are_most(found, given):
        yield _told(now, found, f"数值正是{before.dataset.period.name}的（{before.dataset.tree.name}），上年同期却不是")


def _compared(book: Book) -> list[_Given]:
    """What says of itself what it was a year before."""
    return [(source, node) for source, node in book.typed.compared.items() if _is_compared(source, node)]


def _is_compared(source: Path, node: Indicator) -> bool:
    return bool(_text(node) and _text(node.same_period_last_year)) and COMPARISONS.keys().isdisjoint(source)


def _text(node: Indicator | None) -> str:
    return node.value.text if node is not None and isinstance(node.value, Measure) else ""


def _are_most(found: Sequence[object], given: Sequence[object]) -> bool:
    return len(found) >= _FEWEST and len(found) >= _SHARE * len(given)


def _fits(node: Indicator, *, swapped: bool) -> bool:
    """Whether the rate is that of the two figures, as far as it is written out."""
    before, rate = node.same_period_last_year, node.stated["同比"]
    assert before is not None
    now, then = (each.first for each in (node.value, before.value) if isinstance(each, Measure))
    if not isinstance(rate, Measure) or rate.first.unit != "%" or now.unit != then.unit or not (now.amount and then.amount):
        return True  # it proves nothing
    now, then = (then, now) if swapped else (now, then)
    half = Decimal(5).scaleb(-rate.first.decimals - 1)
    return abs((now.amount / then.amount - 1) * 100 - rate.first.amount) <= half


def _told(book: Book, found: Sequence[_Given], why: str) -> Diagnostic:
    tree = book.dataset.tree
    named = "、".join(Figure(node.value, tree, source).label for source, node in found[:_MOST_NAMED] if isinstance(node.value, Measure)) + ("等" if len(found) > _MOST_NAMED else "")
    message = f"数值和上年同期像是填反了：{named} {len(found)} 项，{why}"
    hint = "对照原表核对，填反了的把两个数对调；没有反的，改正同比，或者核对上年的文件"
    places = [tree.place((*source, "上年同期", "数值")) for source, _ in found]
    return SWAPPED.at(places[0], message, hint, related=places[1:])
