"""A column without a unit under which no row can be read: told once, of the column, before anything is made."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.diagnostics import Refused
from drafting.frozen import frozen
from drafting.load.names.units.likely_units import which_unit
from drafting.load.tables.cell_figures import figure_text
from drafting.load.tables.grid import Cell
from drafting.load.tables.head import Columns
from drafting.load.tables.row import Row
from drafting.load.tables.row_tree import BARE_NUMBER, is_bare


@frozen
class _First:
    """The first cell of a column that holds nothing but a number."""

    row: Row
    cell: Cell


def not_wholly_unitless(rows: Iterator[Row], columns: Columns) -> Iterator[Row]:
    """The rows as they are. Raises Refused after the last where each of several has a number that counts nobody knows what."""
    unsure = [each for each in columns.columns if each.meaning.among]
    found: dict[int, _First] = {}
    seen, bare = 0, 0
    for row in rows:
        yield row
        if unsure:
            cells = {cell.column: cell for cell in row.cells}
            own = [cell for each in unsure if (cell := cells.get(each.index)) is not None and is_bare(figure_text(cell.text, counted=True))]
            seen, bare = seen + 1, bare + bool(own)
            for cell in own:
                found.setdefault(cell.column, _First(row, cell))
    if seen > 1 and bare == seen:
        told = []
        for column in (each for each in unsure if each.index in found):
            first = found[column.index]
            line = "行" if first.row.said else "列"
            message = f"{column.heading}：这一{line}只有数（如 {first.cell.text}），没有单位，{seen} 个单位的都读不出来"
            hint = which_unit(column.heading.rpartition("·")[2], first.cell.text, column.meaning.among)
            told.append(BARE_NUMBER.at(first.row.place(column.index), message, hint, excerpt=first.cell.text))
        raise Refused(told)
