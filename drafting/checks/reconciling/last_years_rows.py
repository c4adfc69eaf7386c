"""What the rows of a 明细表 say of last year against the rows of last year's file that are called alike: 上年 beside 本年."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.figures import Figure, pairs
from drafting.checks.judged import Relation, equality
from drafting.checks.reconciling.last_year import HINT, LAST_YEAR
from drafting.checks.reconciling.rates_of_rows import LAST_YEARS, THIS_YEARS
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure
from drafting.relations import judge_equal

_LAST, _THIS = "上年", "本年"


def rows_of_last_year(book: Book, table: DetailTable) -> Iterator[Relation]:
    """A relation for each cell that says what a row was last year, where that row's file has it."""
    before = book.previous.dataset.tables.get(table.name) if book.previous is not None and book.is_compared else None
    columns = [*_columns(table)]
    if before is None or not columns:
        return
    assert book.previous is not None
    rows = rows_called(before)
    facts, then = book.table(table.name), book.previous.table(table.name)
    assert isinstance(facts, TableFact)
    assert isinstance(then, TableFact)
    for name, at in rows_called(table).items():
        row, was = table.rows[at], rows.get(name)
        if was is None:
            continue
        for last, this in columns:
            stated, reported = row.get(last), before.rows[was].get(this)
            if isinstance(stated, Measure) and isinstance(reported, Measure):
                mine = Figure(stated, book.dataset.tree, (*table.place_of(at), last), f"{facts.lines[at].path}.{last}")
                theirs = Figure(reported, book.previous.dataset.tree, (*before.place_of(was), this), f"{then.lines[was].path}.{this}")
                yield [equality(last, LAST_YEAR, one, (other,), judge_equal(one.quantity, other.quantity, book.units), "上年文件", "{}", HINT) for one, other in pairs(mine, theirs, book.units)]


def _columns(table: DetailTable) -> Iterator[tuple[str, str]]:
    """Each column of last year with that of this year: 上年同期 beside 本年, 利润上年 beside 利润本年."""
    last, this = ([each for each in table.columns if each in known] for known in (LAST_YEARS, THIS_YEARS))
    if len(last) == len(this) == 1:
        yield last[0], this[0]
    for column in table.columns:
        other = f"{column.removesuffix(_LAST)}{_THIS}"
        if column.endswith(_LAST) and column != _LAST and other in table.columns:
            yield column, other


def rows_called(table: DetailTable) -> dict[str, int]:
    """Rows by what they are called; none by a name that two have."""
    names = [table.called(at) for at in range(len(table.rows))]
    return {name: at for at, name in enumerate(names) if names.count(name) == 1}
