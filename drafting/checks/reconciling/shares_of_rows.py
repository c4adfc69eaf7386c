"""占比 in the rows of a 明细表: of which column's total it is, the other rows have to bear out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.figures import Figure, Term, figure_of_fact
from drafting.checks.judged import Judged, Relation, equality
from drafting.checks.reconciling.formulas import first_fitting
from drafting.checks.reconciling.rates_of_parts import RATE_OF_PARTS
from drafting.checks.reconciling.rates_of_rows import bear_out
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure
from drafting.relations import Verdict, judge_rate

SHARES: Final = frozenset({"占比", "比重", "所占比重", "所占比例", "占总数比重", "占总量比重"})
_HINT: Final = "核对这一行和合计，改正填错的一个；占的是别的数的，在这一行末尾写 # 情况属实 R122：占什么的比重"


def shares_of_rows(book: Book, table: DetailTable) -> list[Relation]:
    """A relation for each share of the one column whose total most of them are of; none for a row that another column's total fits."""
    shares = [each for each in table.columns if each in SHARES]
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    if len(shares) != 1:
        return []
    tried = {column: [*_judged(book, table, facts, shares[0], column)] for column in table.columns[1:] if facts.adds_up(column)}
    borne_out = {column: judged for column, judged in tried.items() if bear_out([[each] for _, each in judged], book.units, needs_more=True)}
    if not borne_out:
        return []
    chosen = max(borne_out, key=lambda column: _fitting([each for _, each in borne_out[column]]))
    fitting_others = {at for column, judged in tried.items() if column != chosen for at, each in judged if each.verdict is not Verdict.CONTRADICTS}
    return [[each] for at, each in borne_out[chosen] if each.verdict is not Verdict.CONTRADICTS or at not in fitting_others]


def _fitting(judged: Sequence[Judged]) -> tuple[int, int]:
    """How many fit, and how many of them to the digit: so coarse a figure as 2万元 of 20万元 is nearly any share."""
    return sum(each.verdict is not Verdict.CONTRADICTS for each in judged), sum(each.verdict is Verdict.AGREES for each in judged)


def _judged(book: Book, table: DetailTable, facts: TableFact, share: str, column: str) -> Iterator[tuple[int, Judged]]:
    """Each row's share, as one of what the whole column comes to."""
    whole = figure_of_fact(facts.totals().lookup(column))
    if whole is None:
        return
    for at, row in enumerate(table.rows):
        stated, part = row.get(share), row.get(column)
        if at in table.totals.apart or not isinstance(stated, Measure) or not isinstance(part, Measure):
            continue
        place, path = table.place_of(at), facts.lines[at].path
        figure = Figure(stated, book.dataset.tree, (*place, share), f"{path}.{share}")
        quantity = stated.first if stated.first.unit else replace(stated.first, unit="%")
        shaped = first_fitting(quantity, Figure(part, book.dataset.tree, (*place, column), f"{path}.{column}"), whole, book.units, judge_rate, "{} / {}")
        if shaped is not None:
            formula = f"{column} / 合计的{column}"
            yield at, equality(share, RATE_OF_PARTS, Term(figure, quantity), shaped.terms, shaped.judgement, formula, shaped.pattern, _HINT, shaped.again, shaped.signs)
