"""Figures as they stand in the data: a measure with its place, and the quantities of it that a relation compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.diagnostics import Place
from drafting.facts.book import Book
from drafting.facts.derived import DERIVATIONS
from drafting.facts.fact import Collection, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.sums import SUM
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.model.paths import steps_of
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, MeasureError, total
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula, Marker
from drafting.source import Path, Tree
from drafting.tuples import NamedTuple

COUNT: Final = "项数"
"""基地.项数 in a rule: how many items the data lists there."""

_REFERENCE: Final = lazy(r"[^\W\d]\w*(?:\.\w+)*")
_ZERO: Final = Decimal(0)
_STRUCTURE: Final = frozenset({"指标", "明细表", "构成", "其中", "数值", "行"})


class Figure(NamedTuple):
    """A measure and where it stands: `source` is its place in `tree`, `name` its dotted path if that is another.

    `inputs` are where that stands which a computed figure is made from; a typed one has none. `addends` are the figures
    of which it is the sum, where it is one. `said` is what a message calls it where its path does not say it.
    """

    measure: Measure
    tree: Tree
    source: Path
    name: str = ""
    inputs: tuple[tuple[Tree, Path], ...] = ()
    said: str = ""
    addends: tuple[Figure, ...] = ()

    @property
    def path(self) -> str:
        """Dotted as templates write it."""
        return self.name or ".".join(map(str, self.source[1:]))

    @property
    def is_literal(self) -> bool:
        """Whether it is written in a rule (100%): nobody has stated it in the data."""
        return bool(self.said) and self.said == self.name == self.measure.text

    @property
    def place(self) -> Place:
        return self.tree.place((*self.source, "数值"))

    @property
    def places(self) -> list[Place]:
        """Its own, and those of its inputs."""
        return [self.place, *(tree.place(source) for tree, source in self.inputs)]

    @property
    def label(self) -> str:
        """What a message calls it: the names of the indicator and below, without its group."""
        if self.said:
            return self.said
        names = [name for name in steps_of(self.path) if name not in _STRUCTURE]
        inner = names[1:] if len(names) > 1 and not self.path.startswith("明细表.") else names
        return "·".join(inner)


class Term(NamedTuple):
    """One quantity of a figure, as a member of a relation."""

    figure: Figure
    quantity: Quantity

    @property
    def path(self) -> str:
        """That of the figure; with the unit where the figure has several quantities (监测对象.户)."""
        return f"{self.figure.path}.{self.quantity.unit}" if self._is_one_of_several else self.figure.path

    @property
    def label(self) -> str:
        return f"{self.figure.label}·{self.quantity.unit}" if self._is_one_of_several else self.figure.label

    @property
    def _is_one_of_several(self) -> bool:
        return len(self.figure.measure.quantities) > 1


class Missing(NamedTuple):
    """A member that is named in the data and has no figure (yet)."""

    name: str


Member = Figure | Missing


def typed_figure(node: Indicator, source: Path, tree: Tree) -> Figure | None:
    return Figure(node.value, tree, source) if isinstance(node.value, Measure) else None


def figure_of(book: Book, node: Indicator, source: Path) -> Figure | None:
    """The node's figure: typed, computed by its formula, or the sum of its parts. None where there is none."""
    if isinstance(node.value, Measure):
        return Figure(node.value, book.dataset.tree, source)
    if not isinstance(node.value, Formula) and (node.value is not None or not node.parts):
        return None
    return figure_of_fact(book.at(source))


def typed_at(book: Book, names: Sequence[str]) -> Figure | None:
    """The figure that is typed at a dotted name of 指标. None also where only facts can say what the name means."""
    node, length = _led_to(book.dataset.indicators, names)
    if node is not None and (key := _holder(book, node, names, length)):
        return typed_at(book, (*names[:length], key, *names[length:]))
    if node is None or not isinstance(node.value, Measure):
        return None
    source = ("指标", *names[:length])
    if length == len(names):
        return Figure(node.value, book.dataset.tree, source)
    quantity = _component(node.value, names[length:])
    if quantity is None:
        return None
    path = ".".join(names if len(node.value.quantities) > 1 else names[:-1])
    return Figure(Measure.of(quantity), book.dataset.tree, source, path)


def typed_measure(book: Book, names: tuple[str, ...]) -> Measure | None:
    """The measure of `typed_at` alone, and how many names or parts are listed (名录.项数, 构成.项数)."""
    if len(names) == 2 and (group := book.dataset.indicators.get(names[0])) is not None and (found := group.children.get(names[1])) is not None:
        return found.value if isinstance(found.value, Measure) else None  # an indicator, as most are
    node, length = _led_to(book.dataset.indicators, names)
    if node is None:
        return None
    if length == len(names):
        return node.value if isinstance(node.value, Measure) else None
    if key := _holder(book, node, names, length):
        return typed_measure(book, (*names[:length], key, *names[length:]))
    if names[-1] == COUNT:
        return _listed(node, names[length]) if length + 2 == len(names) and COMPARISONS.keys().isdisjoint(names) else None
    quantity = _component(node.value, names[length:]) if isinstance(node.value, Measure) else None
    return Measure.of(quantity) if quantity is not None else None


def _led_to(indicators: Mapping[str, Indicator], names: Sequence[str]) -> tuple[Indicator | None, int]:
    """The last node to which the steps of a dotted name lead, and how many of them do. None where there surely is no figure."""
    node, at, end = indicators.get(names[0]), 1, len(names)
    while node is not None and at < end:
        name = names[at]
        child = node.children.get(name)  # no child is called like a key of the node itself
        if child is None:
            if name in COMPARISONS:
                child = getattr(node, COMPARISONS[name])
            elif name in PARTS and at + 1 < end and (child := getattr(node, PARTS[name]).get(names[at + 1])) is not None:
                at += 1
            else:
                return node, at
        node = child
        at += 1
    return node, at


def _holder(book: Book, node: Indicator, names: Sequence[str], length: int) -> str:
    """构成 or 其中, where the next of the names surely means one of the node's parts; '' where it may mean something else."""
    name = names[length] if 1 < length < len(names) else ""
    key = "构成" if name in node.parts else "其中" if name in node.subset else ""
    if not key or name in DERIVATIONS or not PARTS.keys().isdisjoint(names) or any(name in part.children for part in node.parts.values()):
        return ""
    entry = book.entry(".".join(names[:length]))
    return "" if entry is not None and (name in entry.children or name in entry.derived) else key


def _component(value: Measure, names: Sequence[str]) -> Quantity | None:
    return value.component(names[0]) if len(names) == 1 and names[0] not in PARTS else None


def _listed(node: Indicator, key: str) -> Measure | None:
    if key == "名录":
        listed = node.names or ()
        number = sum(map(len, listed.values())) if isinstance(listed, dict) else len(listed)
    else:
        number = len(getattr(node, PARTS[key])) if key in PARTS else 0
    return _count(number) if number else None


def figure_of_fact(fact: Fact) -> Figure | None:
    """A fact as a figure, with the places of what it was computed from; one that only repeats another is the other."""
    if fact.measure is None:
        return None
    book = fact.book
    tree = book.dataset.tree
    if not fact.inputs:
        return Figure(fact.measure, tree, fact.source, fact.path)
    operands = [book.find(path) for path in fact.inputs]
    if len(operands) == 1 and fact.formula and _REFERENCE.fullmatch(fact.formula) and operands[0].value == fact.value:
        return figure_of_fact(operands[0])
    inputs = tuple([(tree, (*operand.source, "数值")) for operand in operands])
    addends = _addends(fact, operands) if (fact.formula or "").endswith(SUM) else ()
    return Figure(fact.measure, tree, fact.source, fact.path, inputs, "", addends)


def _addends(fact: Fact, operands: Sequence[Fact]) -> tuple[Figure, ...]:
    """The figures that a computed sum adds up. Rows of one name are found as one: then they make another sum."""
    figures = [figure_of_fact(operand) for operand in operands]
    found = tuple([figure for figure in figures if figure is not None])
    assert fact.measure is not None
    return found if _amounts(found, fact) == [each.amount for each in fact.measure.quantities] else ()


def _amounts(figures: Sequence[Figure], whole: Fact) -> list[Decimal]:
    """What the figures add up to, for each quantity of the whole; [] where they cannot be added."""
    assert whole.measure is not None
    if {figure.measure.units for figure in figures} == {whole.measure.units}:  # as nearly all are: nothing to convert
        return [sum(amounts, _ZERO) for amounts in zip(*([each.amount for each in figure.measure.quantities] for figure in figures), strict=True)]
    try:
        added = total([figure.measure for figure in figures], whole.book.units)
    except MeasureError:
        return []
    return [each.amount for each in added.quantities]


def counted(fact: Fact) -> Figure | None:
    """项数: how many names, items or rows stand under a fact, as a figure without unit. None where there is no list."""
    number = _length(fact)
    if not number:
        return None
    return Figure(_count(number), fact.book.dataset.tree, fact.source, f"{fact.path}.{COUNT}", said=f"{fact.label}的{COUNT}")


@lru_cache(maxsize=256)
def _count(number: int) -> Measure:
    return Measure.of(Quantity(str(number), Decimal(number), 0, 1, ""))


def _length(fact: Fact) -> int:
    if isinstance(fact.value, tuple):
        return len(fact.value)
    if isinstance(fact, Collection):
        return len(fact.items)
    if isinstance(fact, IndicatorFact):
        node = fact.indicator
        if node.names is not None:
            return _length(fact.lookup("名录"))
        return len(node.children or node.parts or node.subset)
    return 0


def member(book: Book, node: Indicator, source: Path) -> Member:
    return figure_of(book, node, source) or Missing(str(source[-1]))


def leaves(book: Book, nodes: Mapping[str, Indicator], source: Path) -> list[Member]:
    """The figures that add up to a whole: a part without 数值 stands for its own parts; 不适用 is none."""
    found: list[Member] = []
    for name, node in nodes.items():
        if node.value is Marker.NOT_APPLICABLE:
            continue
        if node.value is None and node.parts:
            found += leaves(book, node.parts, (*source, name, "构成"))
        else:
            found.append(member(book, node, (*source, name)))
    return found


def matching(quantity: Quantity, measure: Measure, units: UnitTable) -> Quantity | None:
    """The quantity of `measure` that measures the same thing; a bare number beside one quantity does."""
    unit, given = quantity.unit, measure.quantities
    for each in given:
        if each.unit == unit:
            return each
    for each in given:
        if units.convertible(each.unit, unit):
            return each
    return given[0] if len(given) == 1 and not (given[0].unit and unit) else None


def pairs(one: Figure, other: Figure, units: UnitTable) -> list[tuple[Term, Term]]:
    """The quantities of two figures that can be compared, in the order of the first."""
    if len(one.measure.quantities) == len(other.measure.quantities) == 1:  # as nearly all are
        first, second = one.measure.quantities[0], other.measure.quantities[0]
        if first.unit == second.unit:
            return [(Term(one, first), Term(other, second))]
    found: list[tuple[Term, Term]] = []
    for mine in one.measure.quantities:
        theirs = matching(mine, other.measure, units)
        if theirs is not None:
            found.append((Term(one, mine), Term(other, theirs)))
    return found
