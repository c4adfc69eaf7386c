"""One walk over the indicators: what each node's shape implies to be asked of it. Files alike (`model.likeness`) are asked the same,
and first whether the same figures show again that nothing is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.judged import BY_SHAPE, Holding, Lacking, Plain, Relation, Unmade
from drafting.checks.reconciling.catalogued import rules_in, rules_of_catalogue
from drafting.checks.reconciling.counts import households, listed_names, may_bound
from drafting.checks.reconciling.grown import grown
from drafting.checks.reconciling.last_year import compare_last_year
from drafting.checks.reconciling.plain import shown_again, with_ways
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
Shown = tuple[Plain, ...] | None
"""What shows of each of its relations that nothing is wrong with it; None where something may be."""


def relations_of_indicators(book: Book) -> list[Relation]:
    """Every relation that the shape of 指标 and the catalogue imply, in the order of the file."""
    likeness = book.dataset.likeness
    if likeness is None:
        return [relation for asked in _of_all(book) for relation in _judged(book, *asked)]
    known: dict[object, list[tuple[Asked, Shown]]] = likeness.plans.setdefault(relations_of_indicators, {})
    plan = known.get(with_ := (book.previous is not None, book.required_paths))
    if plan is None:
        every = [(asked, [*_judged(book, *asked)]) for asked in _of_all(book)]
        known[with_] = [(asked, _shown(book, relations)) for asked, relations in every]
        return [relation for _, relations in every for relation in relations]
    found: list[Relation] = []
    for asked, shown in plan:
        found += (_again(book, asked, shown) if shown else None) or _judged(book, *asked)
    return found


def _judged(book: Book, ask: Ask, source: Path, entry: Entry | None) -> Iterable[Relation]:
    node = node_at(book.dataset.indicators, source)
    assert node is not None  # it was seen there, or in a file alike
    return ask(book, node, source, entry)


def _shown(book: Book, relations: Sequence[Relation]) -> Shown:
    """What is to be asked of a file alike instead of these; last year's file is never alike."""
    if book.previous is not None:
        return None
    found: list[Plain] = []
    for each in relations:
        if not isinstance(each, Unmade) or each.shown is None:
            return None
        shown = BY_SHAPE if each.shown is BY_SHAPE else with_ways(each.shown, each.measures, book.dataset.indicators)
        if shown is None:
            return None
        found.append(shown)
    return tuple(found)


def _again(book: Book, asked: Asked, shown: tuple[Plain, ...]) -> list[Relation] | None:
    """The relations of what was asked of a file alike, unmade; None where its figures do not show that they hold."""
    nodes = book.dataset.indicators
    found: list[Relation] = []
    for at, plain in enumerate(shown):
        if plain is BY_SHAPE:
            found.append(Lacking((), _listed, book, asked, at))
            continue
        measures = shown_again(plain, nodes, book.units)
        if measures is None:
            return None
        found.append(Holding(measures, _listed, book, asked, at))
    return found


def _listed(book: Book, asked: Asked, at: int) -> Relation:
    return [*_judged(book, *asked)][at]


def _of_all(book: Book) -> Iterator[Asked]:
    """What is asked of the nodes of a file. No number tells."""
    for group, node in book.dataset.indicators.items():
        yield from _of(node, ("指标", group), None, book.catalogue.groups.get(group, {}), book)


def _of(node: Indicator, source: Path, entry: Entry | None, below: Mapping[str, Entry], book: Book) -> Iterator[Asked]:
    """What is asked of a node and of all below it. `below` are the entries of its children."""
    value, given, with_previous = node.value, node.given, book.previous is not None
    if isinstance(value, Measure) and may_bound(value, source):
        yield _households, source, None
    if entry is not None and entry.rules and rules_in(entry, book.units):
        yield _rules, source, entry
    if given is FIGURE_ALONE or given <= PLAIN:
        return
    if node.parts:
        yield composition, source, entry
        of_each = _of_a_part(entry, node.parts)
        for name, inner in node.parts.items():
            yield from _of(inner, (*source, "构成", name), of_each, below, book)
    if node.subset:
        yield subset, source, entry
        of_each = _of_a_part(entry, node.subset)
        for name, inner in node.subset.items():
            nested = below.get(name, of_each)  # a part is held to what holds for the whole, unless the catalogue knows it by itself
            yield from _of(inner, (*source, "其中", name), nested, nested.children if nested else {}, book)
    if node.stated:
        yield stated_values, source, entry
        if any(isinstance(stated, Measure) and may_bound(stated, (*source, name)) for name, stated in node.stated.items()):
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
                yield from _of(inner, (*source, key), None, _NO_ENTRIES, book)
    for name, inner in node.children.items():
        child = below.get(name)
        yield from _of(inner, (*source, name), child, child.children if child else _NO_ENTRIES, book)


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
        if isinstance(stated, Measure) and may_bound(stated, (*source, name)) and (relation := households(stated, book.dataset.tree, (*source, name), book.units)):
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
