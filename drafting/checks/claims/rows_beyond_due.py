"""Rows of a 明细表 in which more was done than was due: 实参保 8620人 of 应参保 8600人."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.claims.rates_of_pairs import due_and_done
from drafting.checks.claims.stages import OUT_OF_ORDER
from drafting.checks.oddities.columns import told_of_cell
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure
from drafting.relations import Verdict, judge_at_most


def more_than_was_due(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    """实参保 8620人 of 应参保 8600人. Where most rows have more, the heads mean something else."""
    for due, done in due_and_done(table.columns):
        rows = [(at, each[due], each[done]) for at, each in enumerate(table.rows) if at not in table.totals.apart and isinstance(each.get(due), Measure) and isinstance(each.get(done), Measure)]
        above = [(at, was, cell) for at, was, cell in rows if isinstance(was, Measure) and isinstance(cell, Measure) and _is_more(cell, was, book)]
        for at, was, cell in above if len(above) * 2 <= len(rows) else ():
            yield told_of_cell(OUT_OF_ORDER, book, table, at, done, f"填 {cell}，比{due} {was} 还多", "核对两个数；口径不同的，列名里写明，或在这一行末尾写 # 情况属实 D322：理由")


def _is_more(cell: Measure, was: Measure, book: Book) -> bool:
    alone = len(cell.quantities) == 1 == len(was.quantities)
    return alone and book.units.convertible(cell.first.unit, was.first.unit) and judge_at_most(cell.first, was.first, book.units).verdict is Verdict.CONTRADICTS
