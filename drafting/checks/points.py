"""A change of a rate that says % and is, to the digit, the difference of the two: percentage points were meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.quantities.display import rounded
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.registry import declare

POINTS_MEANT: Final = declare(
    Rule(
        "D272",
        "百分点写成了百分数",
        Severity.WARNING,
        "率的同比（较上年末）写成 %，而这个数正好是两个率之差：参保率由95%到98.6%，是提高3.6个百分点，不是增长3.6%（增长是3.79%）。",
        hits=HEAD + "指标: {医疗: {参保率: {数值: 98.6%, 上年同期: 95%, 同比: 3.6%}}}\n",
        clean=HEAD + "指标: {医疗: {参保率: {数值: 98.6%, 上年同期: 95%, 同比: 3.6个百分点}}}\n",
        silence="同比: 3.6%  # 情况属实 D272：按增长率算的",
    )
)

_BEFORE: Final = {"同比": "same_period_last_year", "较上年末": "end_of_last_year"}
_PER_CENT: Final = "%"


def points_meant(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such change."""
    for label, source, node in nodes(book.dataset.indicators):
        for name, field in _BEFORE.items():
            now, before, stated = _rate(node), _rate(getattr(node, field)), _one(node.stated.get(name))
            if now is None or before is None or stated is None or stated.unit != _PER_CENT or before.amount <= 0:
                continue
            difference, growth = now.amount - before.amount, (now.amount / before.amount - 1) * 100
            if difference and stated.amount == difference != rounded(growth, stated.decimals):
                place = book.dataset.tree.place((*source, name))
                message = f"{label}·{name}：填 {stated.text}，正好是 {now.text} 和 {before.text} 之差，是百分点，不是百分数"
                path = ".".join(map(str, (*source[1:], name)))
                yield POINTS_MEANT.at(place, message, f"写成 {stated.text.replace(_PER_CENT, '个百分点')}", path=path, excerpt=stated.text)


def _rate(node: Indicator | None) -> Quantity | None:
    found = _one(node.value) if node is not None else None
    return found if found is not None and found.unit == _PER_CENT else None


def _one(value: object) -> Quantity | None:
    return value.first if isinstance(value, Measure) and len(value.quantities) == 1 else None
