"""Figures that still say 预计 when the time that they are of is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.quantities.measure import Measure
from drafting.registry import declare

STILL_EXPECTED: Final = declare(
    Rule(
        "D253",
        "预计数过了期还没有改",
        Severity.WARNING,
        "报告期已过（成文日期在报告期末之后），数值还写着“预计”。换成实际数，或者去掉“预计”。",
        hits=HEAD + "公文: {成文日期: 2027-01-08}\n指标: {就业: {务工就业: 预计5.9万人}}\n",
        clean=HEAD + "公文: {成文日期: 2027-01-08}\n指标: {就业: {务工就业: 5.9万人}}\n",
    )
)

_PLANNED: Final = "任务"


def still_expected(book: Book) -> Iterator[Diagnostic]:
    """A finding for each; a task may well be expected, and so may what has a time of its own."""
    if not book.typed.expected or not _is_over(book):
        return
    for source, node in book.typed.expected.items():
        if _PLANNED not in source and node.period is None and isinstance(node.value, Measure):
            figure = Figure(node.value, book.dataset.tree, source)
            message = f"{figure.label}：{node.value}还是预计数，报告期（{book.dataset.period.name}）已经过了"
            yield STILL_EXPECTED.at(figure.place, message, "换成实际数；已是实际数的，去掉“预计”", path=figure.path, excerpt=node.value.text)


def _is_over(book: Book) -> bool:
    signed, period = book.dataset.document.date, book.dataset.period
    return isinstance(signed, date) and (signed.year, signed.month) > (period.year, period.last_month)
