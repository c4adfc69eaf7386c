"""One walk over the indicators: which relations each node's shape implies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.checks.judged import Relation
from drafting.checks.reconciling.catalogued import rules_of_catalogue
from drafting.checks.reconciling.counts import households, listed_names
from drafting.checks.reconciling.grown import grown
from drafting.checks.reconciling.last_year import compare_last_year
from drafting.checks.reconciling.stated import stated_values
from drafting.checks.reconciling.sums import composition, subset
from drafting.facts.book import Book
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, FIGURE_ALONE, PLAIN, Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path

_BESIDE: Final = frozenset(COMPARISONS.values())
_NO_ENTRIES: Final[Mapping[str, Entry]] = {}


def relations_of_indicators(book: Book) -> list[Relation]:
    """Every relation that the shape of 指标 and the catalogue imply, in the order of the file."""
    found: list[Relation] = []
    for group, node in book.dataset.indicators.items():
        _visit(book, node, ("指标", group), None, book.catalogue.groups.get(group, {}), found)
    return found


def _visit(
    book: Book, node: Indicator, source: Path, entry: Entry | None, below: Mapping[str, Entry], found: list[Relation]
) -> None:
    """`below` are the entries of the node's children."""
    value, given = node.value, node.given
    if isinstance(value, Measure) and len(value.quantities) > 1:
        _households(book, value, source, found)
    if entry is not None and entry.rules:
        found += rules_of_catalogue(book, node, source, entry)
    if given is FIGURE_ALONE or given <= PLAIN:
        return
    if node.parts:
        found += composition(book, node, source, entry)
        for name, inner in node.parts.items():
            _visit(book, inner, (*source, "构成", name), entry, below, found)
    if node.subset:
        found += subset(book, node, source, entry)
        for name, inner in node.subset.items():
            nested = below.get(name, entry)  # a part is held to what holds for the whole, unless the catalogue knows it by itself
            _visit(book, inner, (*source, "其中", name), nested, nested.children if nested else {}, found)
    if node.stated:
        found += stated_values(book, node, source, entry)
        for name, stated in node.stated.items():
            if isinstance(stated, Measure) and len(stated.quantities) > 1:
                _households(book, stated, (*source, name), found)
    if node.names is not None and (relation := listed_names(book, node, source)):
        found.append(relation)
    if book.previous is not None and (relation := compare_last_year(book, node, source)):
        found.append(relation)
    if node.children and value is not None and (book.previous is not None or not given.isdisjoint(_BESIDE)):
        found += grown(book, node, source)
    if not given.isdisjoint(_BESIDE):
        for key, field in COMPARISONS.items():
            inner = getattr(node, field)
            if inner is not None:
                _visit(book, inner, (*source, key), None, _NO_ENTRIES, found)
    for name, inner in node.children.items():
        child = below.get(name)
        if inner.given is FIGURE_ALONE and (child is None or not child.rules):  # most are one number: nothing is asked of it
            own = inner.value
            if isinstance(own, Measure) and len(own.quantities) > 1:
                _households(book, own, (*source, name), found)
        else:
            _visit(book, inner, (*source, name), child, child.children if child else _NO_ENTRIES, found)


def _households(book: Book, value: Measure, source: Path, found: list[Relation]) -> None:
    relation = households(value, book.dataset.tree, source, book.units)
    if relation:
        found.append(relation)
