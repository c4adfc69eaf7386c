"""Rows 合计, 小计 that are typed among the others of a 明细表, against those that they stand over.

A row's name says only half of it: 小计 may stand below its rows or above them, 全县 beside a few of its places, and what stands in
it may be no sum (水位, 亩产). Its figures are held to that of its readings which they fit best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import Relation, is_decided, is_wrong
from drafting.checks.reconciling.slips import is_surely_slip, slip_to
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.amounts import may_count_twice, runs_on
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure, MeasureError, total
from drafting.quantities.units import UnitTable

_MEAN: Final = "均"
_ALIKE: Final = 3
"""How many times the least the most is of what a mean is taken of."""
_FEWEST: Final = 2

Rows = Sequence[int]
Added = Callable[[str, Figure, Rows], Relation]
"""The relation of a column's total, typed in some row, with the cells of others."""


def rows_of_totals(book: Book, table: DetailTable, added: Added) -> Iterator[Relation]:
    """What each says of each column that can be added."""
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    for at, over in table.totals.over.items():
        columns = [each for each in table.columns[1:] if facts.adds_up(each)] if over else []
        wholes = {each: cell for each in columns if isinstance(cell := table.rows[at].get(each), Measure)}
        read = [
            {
                column: added(column, Figure(whole, book.dataset.tree, (*table.place_of(at), column), f"{facts.lines[at].path}.{column}"), rows)
                for column, whole in wholes.items()
                if not _runs_on(table, column, whole, rows) and not _is_like_a_mean(column, whole, _cells(table, column, rows), book.units)
                and not _may_be_less(column, whole, _cells(table, column, rows), book.units)
            }
            for rows in readings(table, at)
        ]
        meant = max(read, key=lambda each: sum(map(_fits, each.values())))
        for column, relation in meant.items():
            if at not in table.totals.of_some or any(map(_fits, meant.values())) or _is_slip(wholes[column], _cells(table, column, over), book.units):
                yield relation


def readings(table: DetailTable, at: int) -> Iterator[Rows]:
    """Which rows a row of totals may be made of: the first is what its name and place say."""
    totals = table.totals
    over = totals.over[at]
    yield over
    if at == totals.whole:
        subtotals = [other for other, rows in totals.over.items() if rows and other != at]
        if len(subtotals) >= _FEWEST:
            yield subtotals
        return
    end = min((other for other in totals.over if other > at), default=len(table.rows))
    if end - at > 1 and at + 1 not in over:
        yield [each for each in range(at + 1, end) if each not in totals.apart]


def _cells(table: DetailTable, column: str, rows: Rows) -> list[Measure]:
    return [cell for row in rows if isinstance(cell := table.rows[row].get(column), Measure)]


def _runs_on(table: DetailTable, column: str, whole: Measure, rows: Rows) -> bool:
    """What is there at the end of each month."""
    return runs_on(column) and table.rows[rows[-1]].get(column) == whole


def _may_be_less(column: str, whole: Measure, cells: Sequence[Measure], units: UnitTable) -> bool:
    """Whether several rows may count the same, and all together are no more than their sum; but what a slip of the pen explains is one."""
    if not may_count_twice(column, whole.quantities):
        return False
    try:
        added = total(cells, units).first
    except MeasureError:
        return True
    is_less = whole.first.amount * units.factor(whole.first.unit) <= added.amount * units.factor(added.unit)
    return is_less and not is_surely_slip(whole.first, added, units)


def _is_like_a_mean(column: str, whole: Measure, cells: Sequence[Measure], units: UnitTable) -> bool:
    """Whether the figure of all lies among those of the rows, which are all of one size: a sum does so only by a slip, and what is called 日均 not even then."""
    amounts = [each.first.amount * units.factor(each.first.unit) for each in cells]
    if len(cells) < _FEWEST or not 0 < max(amounts) <= _ALIKE * min(amounts):
        return False
    return min(amounts) <= whole.first.amount * units.factor(whole.first.unit) <= max(amounts) and (_MEAN in column or not _is_slip(whole, cells, units))


def _is_slip(whole: Measure, cells: Sequence[Measure], units: UnitTable) -> bool:
    """Whether one slip of typing makes the figure of the sum."""
    try:
        meant = total(cells, units).first
    except MeasureError:
        return False
    return bool(slip_to(whole.first, meant, units))


def _fits(relation: Relation) -> bool:
    return bool(relation) and is_decided(relation) and not is_wrong(relation)
