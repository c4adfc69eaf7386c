"""勾稽: the relations that the data's shape implies, judged on intervals: what a draft needs of them. `examination.py` has what `check` says besides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.checks.claims.at_a_glance import doubted_at_a_glance
from drafting.checks.incomplete_sums import incomplete_sums
from drafting.checks.judged import Relation, Unmade, finding
from drafting.checks.oddities.computed import computed_findings
from drafting.checks.oddities.dated import date_findings
from drafting.checks.oddities.given_twice import given_twice
from drafting.checks.oddities.impossible_rates import impossible_rates
from drafting.checks.oddities.lost_scale import lost_scale
from drafting.checks.oddities.more_than_one_has import more_than_one_has
from drafting.checks.oddities.out_of_proportion import jumps_from_last_years_file, out_of_proportion
from drafting.checks.oddities.own_names import misspelt_heads, other_places, placeholder
from drafting.checks.oddities.points import points_meant, points_of_amounts
from drafting.checks.oddities.still_expected import still_expected
from drafting.checks.oddities.swapped import swapped_by_file, swapped_by_rates
from drafting.checks.oddities.totals_of_levels import totals_of_levels
from drafting.checks.oddities.unchanged import copied_within, unchanged
from drafting.checks.oddities.unlike_scales import unlike_scales
from drafting.checks.reconciling.joined import joined
from drafting.checks.reconciling.last_years_rows import rows_of_last_year
from drafting.checks.reconciling.own import own_relation
from drafting.checks.reconciling.rates_of_parts import rates_of_parts
from drafting.checks.reconciling.rates_of_rows import RATES, rates_of_rows
from drafting.checks.reconciling.shares_of_rows import SHARES, shares_of_rows
from drafting.checks.reconciling.tables import table_totals, totals_without_owed
from drafting.checks.reconciling.walk import relations_of_indicators
from drafting.checks.silences import unsilenced
from drafting.checks.unsettled import unsettled_findings
from drafting.diagnostics import Diagnostic, Severity
from drafting.facts.book import Book


def mismatches(book: Book, *, offering: bool) -> list[Diagnostic]:
    """The findings alone, as a draft needs them; with `offering` each says what may have been meant, and where the other figures stand."""
    found, relations = judged_relations(book, offering=offering)
    found += [*of_the_file(book), *misspelt_heads(book.dataset), *doubted_at_a_glance(book, relations)]
    return unsilenced([*found, *not_told(found, (*lost_scale(book), *totals_of_levels(book)))], book.dataset)


def of_the_file(book: Book) -> list[Diagnostic]:
    """What is wrong in print, be it a draft: dates and names of places that cannot all be right, what is given twice, results, rates and incomes
    that cannot be, what is marked as 待核, what is many times its task or its like, what is all as it was last year.
    """
    found = [
        *date_findings(book.dataset, book.typed.dated),
        *computed_findings(book),
        *impossible_rates(book),
        *points_meant(book),
        *points_of_amounts(book),
        *given_twice(book.dataset),
        *unsettled_findings(book),
        *incomplete_sums(book),
        *out_of_proportion(book),
        *jumps_from_last_years_file(book),
        *still_expected(book),
        *more_than_one_has(book),
        *unlike_scales(book),
        *other_places(book.dataset),
        *placeholder(book.dataset),
        *copied_within(book),
        *_as_last_year(book),
    ]
    if book.dataset.tables:
        from drafting.checks.claims.rows_beyond_due import more_than_was_due
        from drafting.checks.oddities.columns import unlike_their_columns

        found += unlike_their_columns(book)
        found += [each for table in book.dataset.tables.values() for each in more_than_was_due(book, table)]
        found += [each for table in book.dataset.tables.values() for each in totals_without_owed(book, table)]
    return found


def _as_last_year(book: Book) -> list[Diagnostic]:
    """What the file says otherwise, or just as the year before: two columns that are swapped are told as that."""
    before = book.previous
    swapped = [*(swapped_by_file(book, before) if before is not None else ())] or [*swapped_by_rates(book)]
    return swapped or ([*unchanged(book, before)] if before is not None else [])


def not_told(found: Sequence[Diagnostic], more: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose figure nothing else is said of: one fault is told once."""
    doubted = list(more)
    if not doubted:
        return doubted
    places = {place for each in found if each.severity is not Severity.INFO for place in (each.place, *each.related)}
    return [each for each in doubted if each.place not in places]


def judged_relations(book: Book, *, offering: bool = True) -> tuple[list[Diagnostic], list[Relation]]:
    """A finding for each relation that does not hold, and all that can be judged."""
    relations = [*relations_of_indicators(book), *rates_of_parts(book)]
    for table in book.dataset.tables.values():
        if table.stated_totals or table.totals.over:
            relations += table_totals(book, table)
        if not RATES.isdisjoint(table.columns):
            relations += rates_of_rows(book, table)
        if not SHARES.isdisjoint(table.columns):
            relations += shares_of_rows(book, table)
        if book.previous is not None:
            relations += rows_of_last_year(book, table)
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
