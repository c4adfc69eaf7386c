"""Sheets of one unit each, with a row per indicator: those after the first have its columns, or bring their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from drafting.load.tables.grid import SPAN_OF_A_SHEET
from drafting.load.tables.table import Columns, Row, Table
from drafting.load.tables.turned_table import WHOSE

_AS_READ: Final = "S131"
"""What is said of a heading as it is read, once where every sheet has it."""


def is_of_one(table: Table) -> bool:
    """Whether a table is of one unit, and says of which."""
    return table.turned and any(column.heading == WHOSE for column in table.columns.columns[:1])


def stack(table: Table, other: Table, rows: Sequence[Row]) -> None:
    """The unit of another sheet is one more of `table`."""
    told = {each.message for each in table.notes if each.code == _AS_READ}
    table.notes += [each for each in other.notes if each.code != "S140" and not (each.code == _AS_READ and each.message in told)]
    if other.columns != table.columns:
        first, whose = table.columns.columns[0].index, other.columns.columns[0].index
        lines = max((column.index for column in (*table.columns.columns, *other.columns.columns)), default=0) // SPAN_OF_A_SHEET + 1
        shift = lines * SPAN_OF_A_SHEET
        moved = tuple(replace(column, index=column.index + shift) for column in other.columns.columns[1:])
        unused = tuple((index + shift, heading) for index, heading in other.columns.unused)
        table.columns = Columns((*table.columns.columns, *moved), table.columns.last, (*table.columns.unused, *unused))
        rows = [_moved(row, whose, first, lines) for row in rows]
    table.rows = chain(table.rows, rows)


def _moved(row: Row, whose: int, first: int, lines: int) -> Row:
    """With its cells under columns that stand `lines` lines further on; the cell that says whose it is, under the `first` of the table."""
    shift = lines * SPAN_OF_A_SHEET
    cells = tuple(cell._replace(column=first if cell.column == whose else cell.column + shift) for cell in row.cells)
    unread = tuple((index + shift, heading) for index, heading in row.unread)
    return replace(row, cells=cells, unread=unread, beside=(*(("", 0),) * lines, *row.beside))
