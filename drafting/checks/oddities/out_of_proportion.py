"""Figures that are many times what they stand beside, a task or last year's: mostly a 万 or 亿 that was forgotten.

A draft prints what comes of it (完成年度任务的0.01%, 同比增长900%), so drafts are told as well as `check`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, figure_of_fact, pairs
from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes_of_two
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import DONE, FOR_WORK, OWN_CHANGE, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.registry import declare
from drafting.source import Path

JUMP: Final = declare(
    Rule(
        "D254",
        "和上年相差悬殊",
        Severity.WARNING,
        "数值是上年同期（或上年文件里的数）的5倍以上或五分之一以下，多半有一个差了十倍或“万”“亿”写错。"
        "小于100的数、自己写明了同比的不看。",
        hits=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 上年同期: 5526人}}}\n",
        clean=HEAD + "指标: {就业: {务工就业: {数值: 59674人, 上年同期: 55261人}}}\n",
        silence="务工就业: {数值: 59674人, 上年同期: 5526人}  # 情况属实 D254：今年起按全口径统计",
    )
)
FAR_FROM_TASK: Final = declare(
    Rule(
        "D321",
        "和任务相差悬殊",
        Severity.WARNING,
        "数值（完成、开工、竣工）是任务的5倍以上或百分之一以下，多半有一个多了一位，或者“万”“亿”写错，完成率会印成百分之几百、几千；数一样、单位不同的（12000亩、任务1.2万公顷）也提示。小于100的数、自己写明了完成率的不看。",
        hits=HEAD + "指标: {粮食: {播种面积: {数值: 2100万亩, 任务: 2.1万亩}}}\n",
        clean=HEAD + "指标: {粮食: {播种面积: {数值: 2.15万亩, 任务: 2.1万亩}}}\n",
        silence="播种面积: {数值: 2100万亩, 任务: 2.1万亩}  # 情况属实 D321：任务只是示范片的",
    )
)
_FACTOR: Final = 5
_FIVE: Final = Decimal(_FACTOR)
_IN_A_GROUP: Final = 3
"""The length of an indicator's place; what hangs on one may follow from the rest of it."""
_FAR: Final = (Decimal("0.01"), 5)
"""A figure beside its task: what is at most, or at least, so many times the task is told."""
_SMALL: Final = Decimal(100)
_DONE: Final = DONE | {"开工", "竣工", "完工"}


def out_of_proportion(book: Book) -> Iterator[Diagnostic]:
    """What the file itself puts beside a figure; a rate that is stated is held against both."""
    for source, node in book.typed.compared.items():
        value, task = node.value, node.target
        if not isinstance(value, Measure):
            if task is not None and isinstance(task.value, Measure):
                yield from _done_of_task(book, node, source, Figure(task.value, book.dataset.tree, (*source, "任务")))
            continue
        before = node.same_period_last_year
        if before is not None and isinstance(before.value, Measure) and node.stated.keys().isdisjoint(OWN_CHANGE):
            yield from _jumps(book, Figure(value, book.dataset.tree, source), Figure(before.value, book.dataset.tree, (*source, "上年同期")))
        if task is not None and isinstance(task.value, Measure) and node.stated.keys().isdisjoint(FOR_WORK):
            yield from _far_from_task(book, Figure(value, book.dataset.tree, source), Figure(task.value, book.dataset.tree, (*source, "任务")))


def _done_of_task(book: Book, node: Indicator, source: Path, task: Figure) -> Iterator[Diagnostic]:
    """What is done of a thing that says no more than its task: {任务: 600套, 开工: 6000套}."""
    if node.stated.keys().isdisjoint(FOR_WORK):
        for name, child in node.children.items():
            if name in _DONE and isinstance(child.value, Measure) and child.period is None:
                yield from _far_from_task(book, Figure(child.value, book.dataset.tree, (*source, name)), task)


def jumps_from_last_years_file(book: Book) -> Iterator[Diagnostic]:
    """Of what the file itself puts nothing beside."""
    if book.previous is None:
        return
    now, then = book.dataset.period, book.previous.dataset.period
    if (now.first_month, now.last_month) == (then.first_month, then.last_month):
        for source, node, before in nodes_of_two(book.dataset.indicators, book.previous.dataset.indicators):
            value = node.value
            if not isinstance(value, Measure) or (before is None and len(source) == _IN_A_GROUP):
                continue
            last = before.value if before is not None else None
            if not (isinstance(last, Measure) and _is_near(value, last)):
                yield from _jumps_from_last_year(book, source, node, value)


def _jumps_from_last_year(book: Book, source: Path, node: Indicator, value: Measure) -> Iterator[Diagnostic]:
    """The facts are asked what it was: where last year's file has no number it may be a sum, or follow from others."""
    if node.period is not None or node.same_period_last_year is not None or not node.stated.keys().isdisjoint(OWN_CHANGE):
        return
    reported = figure_of_fact(fact) if (fact := book.last_year(source)) is not None else None
    if reported is not None:
        yield from _jumps(book, Figure(value, book.dataset.tree, source), reported)


def _is_near(now: Measure, before: Measure) -> bool:
    """Whether two figures are plainly of one size, as nearly all are."""
    if len(now.quantities) == len(before.quantities) == 1:
        one, other = now.quantities[0], before.quantities[0]
        return one.unit == other.unit and other.amount < one.amount * _FIVE and one.amount < other.amount * _FIVE
    if now.units != before.units:
        return False
    for mine, theirs in zip(now.quantities, before.quantities, strict=True):
        if not theirs.amount < mine.amount * _FIVE or not mine.amount < theirs.amount * _FIVE:
            return False
    return True


def _jumps(book: Book, now: Figure, before: Figure) -> Iterator[Diagnostic]:
    for mine, theirs in pairs(now, before, book.units):
        ratio = _ratio(book, mine.quantity, theirs.quantity)
        if ratio is None or 1 / Decimal(_FACTOR) < ratio < _FACTOR:
            continue
        times = f"是上年同期{theirs.quantity.text}的{ratio:.1f}倍" if ratio > 1 else f"只有上年同期{theirs.quantity.text}的{float(ratio) * 100:.3g}%"
        hint = "核对两个数：位数、“万”“亿”、单位；确实如此的，注明情况属实"
        related = [theirs.figure.place]
        yield JUMP.at(
            now.place, f"{mine.label}：{mine.quantity.text}，{times}", hint, path=mine.path, excerpt=mine.quantity.text, related=related
        )


def _one_number(mine: Quantity, theirs: Quantity, ratio: Decimal) -> bool:
    """12000亩 of 12000公顷: one of the units is wrong."""
    return ratio != 1 and mine.amount == theirs.amount and mine.unit != theirs.unit


def _far_from_task(book: Book, figure: Figure, task: Figure) -> Iterator[Diagnostic]:
    for mine, theirs in pairs(figure, task, book.units):
        ratio = _ratio(book, mine.quantity, theirs.quantity)
        if ratio is None or (_FAR[0] < ratio < _FAR[1] and not _one_number(mine.quantity, theirs.quantity, ratio)):
            continue
        times = f"是任务{theirs.quantity.text}的{ratio:.1f}倍" if ratio > 1 else f"只有任务{theirs.quantity.text}的{ratio * 100:.2g}%"
        yield FAR_FROM_TASK.at(
            mine.figure.place, f"{mine.label}：{mine.quantity.text}，{times}", "核对两个数：位数、“万”“亿”、单位；确实如此的，注明情况属实",
            path=mine.path, excerpt=mine.quantity.text, related=[theirs.figure.place],
        )  # fmt: skip


def _ratio(book: Book, now: Quantity, before: Quantity) -> Decimal | None:
    """Now ÷ before; None for small figures and for rates, which change as they like."""
    if book.units.convertible(now.unit, "%") or not book.units.convertible(now.unit, before.unit):
        return None
    larger, smaller = (each.amount * book.units.factor(each.unit) for each in (now, before))
    if larger <= 0 or smaller <= 0 or max(now.amount, before.amount) < _SMALL:
        return None
    return larger / smaller
