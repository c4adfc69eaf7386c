"""Figures of a text against the rows of its tables that are called alike: 查处行政处罚案件246件, and 264 in the row 行政处罚案件 of an annex.

Told where two digits are swapped between the two, for nothing else tells that they are of one time and range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.reconciling.slips import SWAPPED, swapped
from drafting.checks.sentences.cells import Cell, lines_of
from drafting.checks.sentences.claimed.as_typed import to_read
from drafting.checks.sentences.of_tables.totals_of_columns import RowFigure
from drafting.checks.sentences.rules import TABLE_TOTAL
from drafting.checks.sentences.twice.repeated import digits_of
from drafting.checks.sentences.twice.swapped_twice import are_called_alike, bare_name, is_of_the_whole, said_of
from drafting.quantities.units import UnitTable

_DIGITS: Final = 2


def beside_rows(text: Text, rows: Iterable[RowFigure], units: UnitTable) -> Iterator[Finding]:
    """Where a figure of the text has two digits swapped against the row that is called alike; none where another row says as much as the text."""
    known: dict[tuple[str | None, Decimal], list[RowFigure]] = defaultdict(list)
    for each in rows:
        known[units.family(each.figure.unit), each.figure.amount * units.factor(each.figure.unit)].append(each)
    if not known:
        return
    typed = to_read(text)
    if typed is None:
        yield from _found(text, known, units)
    else:
        yield from map(typed.finding, _found(typed.text, known, units))


def _found(text: Text, known: dict[tuple[str | None, Decimal], list[RowFigure]], units: UnitTable) -> Iterator[Finding]:
    for line in lines_of(text, units):
        for cell in line.cells:
            said = said_of(cell, line)
            if said is None or digits_of(cell.quantity) < _DIGITS or not is_of_the_whole(said):
                continue
            family, factor = units.family(cell.quantity.unit), units.factor(cell.quantity.unit)
            if any(_are_one(said.name, each, cell) for each in known.get((family, cell.quantity.amount * factor), ())):
                continue
            meant = (each for amount in swapped(cell.quantity) for each in known.get((family, amount * factor), ()))
            if row := next((each for each in meant if _are_one(said.name, each, cell)), None):
                yield _finding(cell, row, text)


def _are_one(name: str, row: RowFigure, cell: Cell) -> bool:
    return are_called_alike(name, bare_name(row.name), digits_of(cell.quantity))


def _finding(cell: Cell, row: RowFigure, text: Text) -> Finding:
    start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
    excerpt = text.whole[start : cell.end]
    message = f"“{excerpt}”：表里“{row.name}”是{row.figure.text}"
    return Finding(TABLE_TOTAL, cell.start, excerpt, message, f"核对是不是一回事（可能是{SWAPPED}）；是的，改成一个数；不是的，写明是哪一时间、哪一范围的", cell.end, doubtful=True)
