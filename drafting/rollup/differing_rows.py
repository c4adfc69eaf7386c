"""What a 明细表 of the whole's own file says otherwise than the places' tables: rows that it lacks, or has beside theirs, and cells that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from drafting.frozen import frozen
from drafting.model.table import Cell, DetailTable
from drafting.model.total_rows import is_total_row
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.rollup.differing import is_equal
from drafting.rollup.tables import NUMBERS, cell_text

_Cells = Mapping[str, Cell]


@frozen
class Differing:
    """`lacking` are the places of which the table has no row, with how many they have; `unlike` what is otherwise in the rows of the others, in words. Of the `rows` a cell is: which, and whose."""

    lacking: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    rows: dict[int, str] = field(default_factory=dict)


def differing_rows(there: DetailTable, given: Sequence[tuple[str, DetailTable]], units: UnitTable) -> Differing:
    """A table without a column of places is another one."""
    column = _column_of_places(there, [name for name, _ in given])
    if not column:
        return Differing()
    lacking: list[str] = []
    unlike: list[str] = []
    rows: dict[int, str] = {}
    for name, table in given:
        theirs = [(_label(row, table, column), row) for row in table.rows if not is_total_row(_label(row, table, ""))]
        ours = {at: row for at, row in enumerate(there.rows) if name in cell_text(row.get(column)) and not _waits(row, column)}
        if theirs and not ours:
            lacking.append(f"{name}的{len(theirs)}行")
            continue
        mine = [(_label(row, there, column), row) for row in ours.values()]
        unlike += _unlike(name, mine, theirs, units)
        alone = _alone(mine) & _alone(theirs)
        rows |= {at: name for (label, row), at in zip(mine, ours, strict=True) if label in alone and any(_cells(name, label, row, dict(theirs)[label], units))}
    return Differing() if len(lacking) == len(given) else Differing(tuple(lacking), tuple(unlike), rows)


def _alone(rows: Sequence[tuple[str, _Cells]]) -> set[str]:
    """What one row alone is called."""
    return {label for label, many in Counter(label for label, _ in rows).items() if many == 1}


def _column_of_places(table: DetailTable, names: Sequence[str]) -> str:
    """The one in which most of the names stand, "" where there is none."""
    found = {column: len({name for name in names for row in table.rows if name in cell_text(row.get(column))}) for column in table.columns if column not in table.numeric}
    best = max(found, key=lambda column: found[column], default="")
    return best if best and found[best] else ""


def _waits(row: _Cells, column: str) -> bool:
    """One that a roll-up has put there for a place of which nothing had come."""
    others = [cell_text(cell) for name, cell in row.items() if name != column and cell is not None]
    return bool(others) and set(others) == {"待补"}


def _label(row: _Cells, table: DetailTable, places: str) -> str:
    """What the row is of: its first words that are no number and no place."""
    return next((cell_text(row.get(column)) for column in table.columns if column not in (*NUMBERS, places) and column not in table.numeric and row.get(column) is not None), "")


def _unlike(name: str, ours: Sequence[tuple[str, _Cells]], theirs: Sequence[tuple[str, _Cells]], units: UnitTable) -> Iterator[str]:
    """Row by row where each is called otherwise; else only how many there are."""
    mine, their = Counter(label for label, _ in ours), Counter(label for label, _ in theirs)
    for label in dict.fromkeys([*their, *mine]):
        if mine[label] > 1 or their[label] > 1:
            if mine[label] != their[label]:
                yield f"{name}的“{label}”有{their[label]}行，文件里{mine[label]}行"
        elif not mine[label]:
            yield f"{name}的“{label}”一行文件里没有"
        elif not their[label]:
            yield f"文件里{name}的“{label}”一行，{name}没有"
        else:
            yield from _cells(name, label, dict(ours)[label], dict(theirs)[label], units)


def _cells(name: str, label: str, mine: _Cells, their: _Cells, units: UnitTable) -> Iterator[str]:
    for column, cell in their.items():
        own = mine.get(column)
        if column in NUMBERS or _is_same(own, cell, units) or (column not in mine and not isinstance(cell, Measure)):
            continue
        yield f"{name}“{label}”的{column}，文件里{_said(own)}，{name}的{_said(cell)}"


def _said(cell: Cell) -> str:
    return f"是{cell_text(cell)}" if cell_text(cell) else "空着"


def _is_same(one: Cell, other: Cell, units: UnitTable) -> bool:
    if isinstance(one, Measure) and isinstance(other, Measure):
        return is_equal(one, other, units)
    return cell_text(one) == cell_text(other)
