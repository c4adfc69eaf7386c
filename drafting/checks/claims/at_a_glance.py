"""What a draft is told of local names: a later step that is more than the one before (D322), and rates whose names say what they divide (D323).

Which names are asked is found by the names alone, and kept: the units of a batch use the same ones. All that names say is told by `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import WITHIN, families, figures_at, named_at
from drafting.checks.claims.rates_by_name import is_made_of_two, rate_by_name
from drafting.checks.claims.stages import out_of_order
from drafting.checks.judged import Relation
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS
from drafting.relations import Verdict
from drafting.source import Path

_ENDS: Final = ("率", "占比", "比重", "进度")
_PER_CENT: Final = "%"
_OTHERS: Final = frozenset(COMPARISONS)
"""Below these stand other times."""


def doubted_at_a_glance(book: Book, relations: Sequence[Relation]) -> list[Diagnostic]:
    """What a relation judges already is not said again."""
    found = out_of_order(book, relations)
    claims = [each for each in _rates(book) if each.judgement.verdict is Verdict.CONTRADICTS]
    if claims:
        from drafting.checks.claims.named import findings

        found += findings(claims, relations)
    return found


def _rates(book: Book) -> Iterator[Claim]:
    tree = book.dataset.tree
    beside = _of_families(book) if tree.moved else None
    for source, value in book.typed.rates.items():
        name = str(tree.typed(source)[-1])
        if not name.endswith(_ENDS) or value.first.unit != _PER_CENT or not _OTHERS.isdisjoint(source):
            continue
        if beside is not None:
            figures = beside.get(source, {})
        else:
            above = source[:-2] if source[-2] == WITHIN else source[:-1]
            if not is_made_of_two(name, named_at(book, above)):  # as most are not
                continue
            figures = figures_at(book, above)
        stated = figures.get(name)
        if stated is not None:
            yield from rate_by_name(name, stated, figures, book.units)


def _of_families(book: Book) -> Mapping[Path, Figures]:
    """By the place of each figure those that it was typed with, where names have moved."""
    return {figure.source: family.figures for family in families(book) for name, figure in family.figures.items() if name}
