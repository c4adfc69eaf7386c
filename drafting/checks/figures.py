"""Figures as they stand in the data: a measure with its place, and the quantities of it that a relation compares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from drafting.diagnostics import Place
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula, Marker
from drafting.source import Path, Tree

_STRUCTURE: Final = frozenset({"指标", "明细表", "构成", "其中", "数值", "行"})


class Figure(NamedTuple):
    """A measure and where it stands: `source` is its place in `tree`, `name` its dotted path if that is another.

    `inputs` are the places of what a computed figure is made from; a typed one has none. `said` is what a message
    calls it where its path does not say it.
    """

    measure: Measure
    tree: Tree
    source: Path
    name: str = ""
    inputs: tuple[Place, ...] = ()
    said: str = ""

    @property
    def path(self) -> str:
        """Dotted as templates write it."""
        return self.name or ".".join(str(key) for key in self.source[1:])

    @property
    def place(self) -> Place:
        return self.tree.place((*self.source, "数值"))

    @property
    def label(self) -> str:
        """What a message calls it: the names of the indicator and below, without its group."""
        if self.said:
            return self.said
        names = [name for name in self.path.split(".") if name not in _STRUCTURE]
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


def figure_of_fact(fact: Fact) -> Figure | None:
    """A fact as a figure, with the places of what it was computed from."""
    if fact.measure is None:
        return None
    tree = fact.book.dataset.tree
    inputs = tuple(tree.place((*fact.book.find(path).source, "数值")) for path in fact.inputs)
    return Figure(fact.measure, tree, fact.source, fact.path, inputs)


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
    for each in measure.quantities:
        if each.unit == quantity.unit:
            return each
    for each in measure.quantities:
        if units.convertible(each.unit, quantity.unit):
            return each
    if len(measure.quantities) == 1 and not (measure.first.unit and quantity.unit):
        return measure.first
    return None


def pairs(one: Figure, other: Figure, units: UnitTable) -> list[tuple[Term, Term]]:
    """The quantities of two figures that can be compared, in the order of the first."""
    found = ((each, matching(each, other.measure, units)) for each in one.measure.quantities)
    return [(Term(one, mine), Term(other, theirs)) for mine, theirs in found if theirs is not None]
