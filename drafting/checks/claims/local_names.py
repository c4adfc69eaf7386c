"""All that local names say of the figures that stand together (D322, D323, D325, D326, D328), in one place for those who look for it.

Which figures a name makes claims of hangs on the names and units of a family alone; whether they hold, on its figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.checks.claims.exceeding import more_than_all
from drafting.checks.claims.named import unlike_their_names
from drafting.checks.claims.near_sums import nearly_adding_up
from drafting.checks.claims.splits import divided_families
from drafting.checks.claims.stages import out_of_order
from drafting.checks.judged import Relation
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book


def unlike_local_names(book: Book, relations: Sequence[Relation]) -> list[Diagnostic]:
    """What a relation judges already is not said again."""
    found = out_of_order(book, relations)
    divided = divided_families(book)
    return [*found, *unlike_their_names(book, divided, relations), *more_than_all(book, divided, relations), *nearly_adding_up(book, divided, relations)]
