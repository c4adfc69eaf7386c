"""Columns 合计 beside those of the units: what they say is held against the sum of these, as a row 合计 is below rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen
from drafting.load.tables.grid import SPAN_OF_A_SHEET, Grid, Line, cell_name, letters
from drafting.load.tables.head import Columns
from drafting.load.tables.heading_names import Headings
from drafting.load.tables.totals import Totals, UnitRows
from drafting.load.tables.turned_head import Head


@frozen
class UnitColumns(UnitRows):
    """A unit is counted by its first column, from 1, and an indicator is a line: its index says which, and in which column of the first unit it stands."""

    below: tuple[Line, ...] = ()
    home: int = 0
    indicator: ClassVar[str] = "行"
    unit: ClassVar[str] = "列"

    def place(self, number: int, index: int) -> Place:
        return self.grid.place(self._line(index), self._column(number, index))

    def cell(self, number: int, index: int) -> str:
        return cell_name(self.grid.sheet, self._line(index), self._column(number, index))

    def called(self, first: int, last: int) -> str:
        """D—F列."""
        return f"{letters(first - 1)}列" if first == last else f"{letters(first - 1)}—{letters(last - 1)}列"

    def _column(self, number: int, index: int) -> int:
        return index % SPAN_OF_A_SHEET + number - 1 - self.home

    def _line(self, index: int) -> int:
        return self.below[index // SPAN_OF_A_SHEET - 1].number


def total_findings(grid: Grid, head: Head, below: Sequence[Line], columns: Columns, headings: Headings) -> Iterator[Diagnostic]:
    """Of a table with a column for each unit."""
    totals = Totals(columns, headings.units, headings.catalogue)
    for first in sorted({*head.places, *head.totals}):
        shift = first - head.home
        cells = tuple(
            cell._replace(column=at * SPAN_OF_A_SHEET + cell.column - shift)
            for at, line in enumerate(below, 1)
            for cell in line.cells
            if cell.column - shift in head.keys
        )
        if first in head.totals:
            totals.total(Line(first + 1, cells), head.totals[first])
        else:
            totals.add(Line(first + 1, cells))
    yield from totals.findings(UnitColumns(grid, tuple(below), head.home))
