"""The 报告期 of a table that has a column for it: by that its headings are read (2025年务工就业 is last year's in a report of 2026)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from drafting.load.findings import Findings
from drafting.load.names.words.heading_times import Times
from drafting.load.names.words.heading_words import FIXED
from drafting.load.tables.grid import Line, squeezed
from drafting.load.validation.period import read_period
from drafting.source import Tree

PERIOD: Final = ("报告期",)
"""What its heading means."""
MOST_LINES: Final = 5000
"""Lines that are read ahead for it; of a longer table the column is not believed."""


def period_column(head: Sequence[Line]) -> int | None:
    """Where a head has that column."""
    return next((cell.column for line in head for cell in line.cells if FIXED.get(squeezed(cell.text)) == PERIOD), None)


def times_of(column: int, lines: Iterable[Line], times: Times) -> Times:
    """By what all rows say in that column, where they say one thing; else by nothing: what is last year's of one is not of another."""
    said = {squeezed(cell.text) for line in lines for cell in line.cells if cell.column == column}
    periods = {read_period(text, Findings(Tree("", {}, {}, {}))) for text in said if text and FIXED.get(text) != PERIOD}
    if not periods:
        return times
    only = periods.pop() if len(periods) == 1 else None
    return Times(only, times.months, times.compared, unlike=only is None)
