"""One walk over the indicators: what each node's shape implies to be asked of it. Files alike (`model.likeness`) are asked the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
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
from drafting.model.indicator import COMPARED, COMPARISONS, FIGURE_ALONE, PLAIN, Indicator
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.source import Path

_TERM: Final = lazy(r"[^\s+\-*/()（）<>=≤≥≠＜＞＝≈]+")
_NO_ENTRIES: Final[Mapping[str, Entry]] = {}

Ask = Callable[[Book, Indicator, Path, Entry | None], Iterable[Relation]]
"""Gives the relations of one kind of the node at a place, which has an entry in the catalogue or none."""
Asked = tuple[Ask, Path, Entry | None]


def relations_of_indicators(book: Book) -> list[Relation]:
    """Every relation that the shape of 指标 and the catalogue imply, in the order of the file."""
    nodes = book.dataset.indicators
    found: list[Relation] = []
    for ask, source, entry in _asked(book):
        node = node_at(nodes, source)
        assert node is not None  # it was seen there, or in a file alike
        found += ask(book, node, source, entry)
    return found


def _asked(book: Book) -> list[Asked]:
    """What is asked of the nodes of a file. No number tells: what is asked of one file is asked of those like it."""
    likeness = book.dataset.likeness
    if likeness is None:
        return [*_of_all(book)]
    with_previous = book.previous is not None
    known: dict[bool, list[Asked]] = likeness.plans.setdefault(relations_of_indicators, {})
    if with_previous not in known:
        known[with_previous] = [*_of_all(book)]
    return known[with_previous]


def _of_all(book: Book) -> Iterator[Asked]:
    for group, node in book.dataset.indicators.items():
        yield from _of(node, ("指标", group), None, book.catalogue.groups.get(group, {}), book.previous is not None)


def _of(node: Indicator, source: Path, entry: Entry | None, below: Mapping[str, Entry], with_previous: bool) -> Iterator[Asked]:
    """What is asked of a node and of all below it. `below` are the entries of its children."""
    value, given = node.value, node.given
    if isinstance(value, Measure) and len(value.quantities) > 1:
        yield _households, source, None
    if entry is not None and entry.rules:
        yield _rules, source, entry
    if given is FIGURE_ALONE or given <= PLAIN:
        return
    if node.parts:
        yield composition, source, entry
        of_each = _of_a_part(entry, node.parts)
        for name, inner in node.parts.items():
            yield from _of(inner, (*source, "构成", name), of_each, below, with_previous)
    if node.subset:
        yield subset, source, entry
        of_each = _of_a_part(entry, node.subset)
        for name, inner in node.subset.items():
            nested = below.get(name, of_each)  # a part is held to what holds for the whole, unless the catalogue knows it by itself
            yield from _of(inner, (*source, "其中", name), nested, nested.children if nested else {}, with_previous)
    if node.stated:
        yield stated_values, source, entry
        if any(isinstance(stated, Measure) and len(stated.quantities) > 1 for stated in node.stated.values()):
            yield _stated_households, source, None
    if node.names is not None:
        yield _names, source, None
    if with_previous:
        yield _last_year, source, None
    if node.children and value is not None and (with_previous or not given.isdisjoint(COMPARED)):
        yield _grown, source, None
    if not given.isdisjoint(COMPARED):
        for key, field in COMPARISONS.items():
            inner = getattr(node, field)
            if inner is not None:
                yield from _of(inner, (*source, key), None, _NO_ENTRIES, with_previous)
    for name, inner in node.children.items():
        child = below.get(name)
        yield from _of(inner, (*source, name), child, child.children if child else _NO_ENTRIES, with_previous)


def _of_a_part(entry: Entry | None, parts: Mapping[str, Indicator]) -> Entry | None:
    """What holds for each part: a rule that names one of them (新建 + 续建 <= 数值) says what they come to, and nothing of any."""
    if entry is None or not entry.rules:
        return entry
    of_each = tuple(rule for rule in entry.rules if parts.keys().isdisjoint(_TERM.findall(rule)))
    return entry if len(of_each) == len(entry.rules) else replace(entry, rules=of_each)


def _households(book: Book, node: Indicator, source: Path, _: Entry | None) -> Iterable[Relation]:
    assert isinstance(node.value, Measure)
    relation = households(node.value, book.dataset.tree, source, book.units)
    return (relation,) if relation else ()


def _stated_households(book: Book, node: Indicator, source: Path, _: Entry | None) -> Iterable[Relation]:
    for name, stated in node.stated.items():
        if isinstance(stated, Measure) and len(stated.quantities) > 1 and (relation := households(stated, book.dataset.tree, (*source, name), book.units)):
            yield relation


def _rules(book: Book, node: Indicator, source: Path, entry: Entry | None) -> Iterable[Relation]:
    assert entry is not None
    return rules_of_catalogue(book, node, source, entry)


def _names(book: Book, node: Indicator, source: Path, _: Entry | None) -> Iterable[Relation]:
    relation = listed_names(book, node, source)
    return (relation,) if relation else ()


def _last_year(book: Book, node: Indicator, source: Path, _: Entry | None) -> Iterable[Relation]:
    relation = compare_last_year(book, node, source)
    return (relation,) if relation else ()


def _grown(book: Book, node: Indicator, source: Path, _: Entry | None) -> Iterable[Relation]:
    return grown(book, node, source)
