"""勾稽: the relations that the data's shape implies, judged on intervals: what a draft needs of them. `examination.py` has what `check` says besides."""

from __future__ import annotations

from drafting.checks.judged import Relation, Unmade, finding
from drafting.checks.oddities.computed import computed_findings
from drafting.checks.oddities.dated import date_findings
from drafting.checks.oddities.given_twice import given_twice
from drafting.checks.oddities.impossible_rates import impossible_rates
from drafting.checks.oddities.out_of_proportion import out_of_proportion
from drafting.checks.oddities.points import points_meant, points_of_amounts
from drafting.checks.reconciling.joined import joined
from drafting.checks.reconciling.own import own_relation
from drafting.checks.reconciling.rates_of_parts import rates_of_parts
from drafting.checks.reconciling.rates_of_rows import RATES, rates_of_rows
from drafting.checks.reconciling.tables import table_totals
from drafting.checks.reconciling.walk import relations_of_indicators
from drafting.checks.silences import unsilenced
from drafting.checks.unsettled import unsettled_findings
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book


def mismatches(book: Book, *, offering: bool) -> list[Diagnostic]:
    """The findings alone, as a draft needs them; with `offering` each says what may have been meant, and where the other figures stand."""
    return unsilenced([*judged_relations(book, offering=offering)[0], *of_the_file(book)], book.dataset)


def of_the_file(book: Book) -> list[Diagnostic]:
    """What is wrong in print, be it a draft: dates that cannot all be right, what is given twice, results and rates that cannot be, what is marked as 待核, what is many times its task."""
    return [
        *date_findings(book.dataset, book.typed.dated),
        *computed_findings(book),
        *impossible_rates(book),
        *points_meant(book),
        *points_of_amounts(book),
        *given_twice(book.dataset),
        *unsettled_findings(book),
        *out_of_proportion(book),
    ]


def judged_relations(book: Book, *, offering: bool = True) -> tuple[list[Diagnostic], list[Relation]]:
    """A finding for each relation that does not hold, and all that can be judged."""
    relations = [*relations_of_indicators(book), *rates_of_parts(book)]
    for table in book.dataset.tables.values():
        if table.stated_totals or table.totals.over:
            relations += table_totals(book, table)
        if not RATES.isdisjoint(table.columns):
            relations += rates_of_rows(book, table)
    found: list[Diagnostic] = []
    for written in book.dataset.relations:
        judged = own_relation(book, written)
        if isinstance(judged, Diagnostic):
            found.append(judged)
        else:
            relations += judged
    made = [relation for relation in joined(relations, book.units, offering=offering) if not isinstance(relation, Unmade)]
    found += [said for relation in made if (said := finding(relation, related=offering)) is not None]
    return found, relations
