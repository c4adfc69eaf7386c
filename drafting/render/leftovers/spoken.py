"""What a text has said without printing it: the earlier figure behind a rate, the same figure under another name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.facts.aspects import NameList
from drafting.facts.book import Book
from drafting.facts.derived import figure_of
from drafting.facts.fact import OWED, Fact
from drafting.facts.strands import agreeing
from drafting.facts.typed import TypedFigures, printed_paths
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import COMPARISONS, DONE
from drafting.model.paths import last_step, path_above, steps_of
from drafting.quantities.measure import Measure
from drafting.render.ledger import Ledger

_BEHIND: Final = {"同比": "上年同期", "较上年末": "上年末", "完成率": "任务"}
"""A rate → the figure behind it."""
_COMPARED: Final = tuple(f".{key}" for key in COMPARISONS)


def said_in_pieces(fact: Fact, said: set[str]) -> bool:
    """Whether others said all of it: the units of an owed pair, or the groups of a map of names."""
    if isinstance(fact, NameList):
        return bool(fact.groups) and all(group.path in said for group in fact.groups)
    if fact.state is not OWED:
        return False
    return any(path_above(path) == fact.path and fact.book.units.known(last_step(path)) for path in said)


def spoken_for(ledger: Ledger, said: set[str]) -> set[str]:
    """Tasks and earlier figures for which a printed rate speaks: 同比增长7% says that there was a last year.

    So does a computed figure for one that the data gives beside it: 监测对象.未消除 for 未消除风险, of the same value;
    one that hangs on another for the same as an indicator of its own: 危房改造.竣工 for 危房改造竣工; and what is given twice.
    """
    found = {*_given_beside(ledger, said), *_behind_a_stated_rate(ledger.book, said)}
    if ledger.twins is None:
        again = ((ledger.book.find(one), ledger.book.find(other)) for one, other in ledger.book.given_again.items())
        ledger.twins = (*_twins(ledger.book), *(_printed(*both) for both in again))
    found.update(path for twins in ledger.twins if not said.isdisjoint(twins) for path in twins)
    for computed in ledger.computed(said):
        for path in computed.inputs:
            above, last = path_above(path), last_step(path)
            if last in COMPARISONS or above.endswith(_COMPARED):
                found.update(_spoken_by(computed, path, ledger.book.typed_paths()))
    return found


def _spoken_by(computed: Fact, path: str, typed: TypedFigures) -> list[str]:
    """The figures of an input for which what was computed from it speaks: of a pair, those in its own units."""
    if path in typed:
        return [path]
    convertible = computed.book.units.convertible
    units = [unit for unit in computed.book.find(path).units if any(convertible(unit, own) for own in computed.units)]
    return [paired for unit in units if (paired := f"{path}.{unit}") in typed]


def _behind_a_stated_rate(book: Book, said: set[str]) -> Iterator[str]:
    """Earlier figures of which a rate that the data gives itself was said, and that agree with it."""
    for whole, name in book.typed.stated:
        if name not in _BEHIND or f"{whole}.{name}" not in said:
            continue
        fact = book.find(whole)
        if pair := agreeing(fact, name):
            yield figure_of(fact.lookup(_BEHIND[name]), pair[1]).path


def _given_beside(ledger: Ledger, said: set[str]) -> Iterator[str]:
    for computed in ledger.computed(said):
        found = ledger.given_beside.get(computed.path)
        if found is None:
            found = ledger.given_beside[computed.path] = tuple(_same_beside(ledger.book, computed))
        yield from found


def _same_beside(book: Book, computed: Fact) -> Iterator[str]:
    """Indicators of the same group that are called by the computed figure's name and more, and have its value."""
    group, *_, name = steps_of(computed.path)
    node = book.dataset.indicators.get(group)
    for beside in node.children if node is not None else ():
        if name in beside and beside != name:
            fact = book.find(f"{group}.{beside}")
            if fact.measure is not None and _amounts(fact) == _amounts(computed):
                yield from printed_paths(fact.path, fact.value)


def _twins(book: Book) -> Iterator[tuple[str, ...]]:
    """What the catalogue foresees below an indicator, and the same figure beside that or in its pair: 5个120人, 吸纳就业: 120人."""
    likeness, catalogue = book.dataset.likeness, book.catalogue
    places: tuple[Catalogue, list[tuple[str, str]]] | None = None if likeness is None else likeness.plans.get(_twins)
    if places is None or places[0] is not catalogue:
        places = catalogue, [*_may_have_twins(book)]
        if likeness is not None:
            likeness.plans[_twins] = places
    for group, name in places[1]:
        yield from _twins_below(book, group, name)


def _may_have_twins(book: Book) -> Iterator[tuple[str, str]]:
    """Group and name of each indicator below which something may stand that another says: by names, and by whether it is counted in several units."""
    catalogue = book.catalogue
    for group, top in book.dataset.indicators.items():
        entries = catalogue.groups.get(group, {})
        for name, node in top.children.items():
            entry = entries.get(name)
            if any(each in DONE and (entry is None or each not in entry.children) for each in node.children):
                yield group, name
            elif entry is not None:
                paired = not isinstance(node.value, Measure) or len(node.value.units) > 1  # what is computed may be
                below = [each for each in (*node.children, *node.subset) if each in entry.children or each in entry.subset]
                if below and (paired or any(not top.children.keys().isdisjoint(catalogue.said_again_by(group, name, each)) for each in below)):
                    yield group, name


def _twins_below(book: Book, group: str, name: str) -> Iterator[tuple[str, ...]]:
    top = book.dataset.indicators[group]
    node, entry = top.children[name], book.catalogue.groups.get(group, {}).get(name)
    fact = book.find(f"{group}.{name}")
    for each in DONE.intersection(node.children):
        if (entry is None or each not in entry.children) and says_again(again := fact.lookup(each), fact):
            yield _printed(fact, again)
    if entry is None:
        return
    below = [(each, f"{group}.{name}.{each}") for each in node.children if each in entry.children]
    below += [(each, f"{group}.{name}.其中.{each}") for each in node.subset if each in entry.subset]
    pair = fact.units if len(fact.units) > 1 else ()
    for each, path in below:
        alike = book.catalogue.said_again_by(group, name, each)
        units = pair if each in entry.children else ()
        if top.children.keys().isdisjoint(alike) and not units:  # as of most
            continue
        one = book.find(path)
        for other in (other for other in top.children if other in alike):
            yield from _if_same(one, book.find(f"{group}.{other}"))
        for unit in units:
            yield from _if_same(one, fact.lookup(unit))


def _if_same(one: Fact, other: Fact) -> Iterator[tuple[str, ...]]:
    if one.measure is not None and _amounts(one) == _amounts(other):
        yield _printed(one, other)


def says_again(hanging: Fact, fact: Fact) -> bool:
    """Whether what hangs on a figure is the figure once more: 危房改造74户, 完成74户."""
    if hanging.name not in DONE or hanging.measure is None or fact.measure is None:
        return False
    return hanging.measure.says_again(fact.measure)


def _printed(one: Fact, other: Fact) -> tuple[str, ...]:
    return (*printed_paths(one.path, one.value), *printed_paths(other.path, other.value))


def _amounts(fact: Fact) -> list[tuple[str, Decimal]]:
    return [(quantity.unit, quantity.amount) for quantity in fact.measure.quantities] if fact.measure is not None else []
