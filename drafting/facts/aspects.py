"""What an indicator is seen by: values that the data states, names, one quantity of several, computed values part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.blocks.marks import unliteral
from drafting.facts import derived
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, PRESENT, Collection, Fact
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker, Ordinal, Value
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.fact import FactBook


class NodeFact(Fact):
    """A fact of a node of 指标, by what its aspects ask of it."""

    __slots__ = ("indicator",)
    indicator: Indicator

    def parts(self) -> Collection:
        found = self.lookup("构成")
        assert isinstance(found, Collection)
        return found


class StatedFact(Fact):
    """A derived value that the data states: it prints as typed."""

    __slots__ = ("of",)

    def __init__(self, of: NodeFact, name: str, value: Value) -> None:
        path, source = f"{of.path}.{name}", (*of.source, name)
        super().__init__(of.book, path, name, PRESENT, source=source)
        self.of = of
        if isinstance(value, Measure | Ordinal):
            self.value = value
        elif isinstance(value, Formula):
            computed = of.book.evaluate(value.text, of, of.indicator.unit, inside=True)
            self.state, self.value = computed.state, computed.value
            self.formula, self.inputs = computed.formula, computed.inputs
        else:
            self.state = OWED if value is Marker.OWED else INAPPLICABLE

    def __str__(self) -> str:
        return super().__str__() if len(self.of.units) < 2 else self.book.printer.each(self, self.of)

    @property
    def lower_is_better(self) -> bool:
        return self.of.lower_is_better

    @property
    def direction_is_open(self) -> bool:
        return self.of.direction_is_open

    def _find(self, name: str) -> Fact:
        if name in ("截至", "提供单位"):
            return self.of.lookup(name)
        if self.of.indicator.parts:
            pieces = pieces_of(self.of, self.name)
            if name == "构成":
                return Collection(self.book, f"{self.path}.构成", name, pieces, self.source)
            for piece in pieces:
                if piece.name == name:
                    return piece
        return super()._find(name)


class NameList(Fact):
    """名录 as one value; a map of lists can be looped over, a list item by item."""

    __slots__ = ("groups", "whole")

    def __init__(
        self, book: FactBook, path: str, name: str, names: tuple[str, ...], groups: list[Fact], source: Path,
        whole: Measure | None = None,
    ) -> None:
        super().__init__(book, path, name, PRESENT if names else ABSENT, names, source=source)
        self.groups = groups
        self.whole = whole

    def members(self) -> list[Fact]:
        if self.state is not PRESENT:
            return [self]
        if self.groups:
            return self.groups
        assert isinstance(self.value, tuple)
        return [Fact(self.book, self.path, unliteral(each), PRESENT, each, self.source) for each in self.value]

    def _find(self, name: str) -> Fact:
        for group in self.groups:
            if group.name == name:
                return group
        return self.gap(name)


class ComponentFact(Fact):
    """One quantity of an indicator, with the derived values of that quantity."""

    __slots__ = ("of", "unit")

    def __init__(self, of: NodeFact, plain: Fact, unit: str) -> None:
        super().__init__(
            of.book, plain.path, of.name, PRESENT, plain.value,
            of.source, of.formula, of.inputs,
        )
        self.of = of
        self.unit = unit

    @property
    def lower_is_better(self) -> bool:
        return self.of.lower_is_better

    @property
    def direction_is_open(self) -> bool:
        return self.of.direction_is_open

    def _find(self, name: str) -> Fact:
        if name in COMPARISONS:
            whole = self.of.lookup(name)
            pair = derived.comparable(self, whole)
            return self.gap(name) if pair is None else derived.figure_of(whole, pair[1])
        if name == "截至":
            return self.of.lookup(name)
        return derived.derive(self, name) or self.gap(name)


class PartedFact(Fact):
    """A computed value of a whole that has parts: its 构成 are the same value of each part."""

    __slots__ = ("key", "whole")

    def __init__(self, whole: NodeFact, key: str, computed: Fact, formula: str | None) -> None:
        super().__init__(
            whole.book, f"{whole.path}.{key}", key, PRESENT, computed.value,
            whole.source, formula, computed.inputs,
        )
        self.whole = whole
        self.key = key

    def _find(self, name: str) -> Fact:
        if name == "构成":
            return Collection(self.book, f"{self.path}.构成", name, pieces_of(self.whole, self.key), self.source)
        if name in ("截至", "提供单位"):
            return self.whole.lookup(name)
        for piece in pieces_of(self.whole, self.key):
            if piece.name == name:
                return piece
        return derived.derive(self, name) or super()._find(name)


def pieces_of(whole: NodeFact, key: str) -> list[Fact]:
    """The same value of each part that has it, under the part's name."""
    pieces = [(part.name, part.lookup(key)) for part in whole.parts().items]
    return [renamed(piece, name) for name, piece in pieces if piece.state is PRESENT]


def renamed(fact: Fact, name: str) -> Fact:
    """The same fact under the name that a list gives it (已消除 of a part is called by the part)."""
    if fact.name == name:
        return fact
    return Fact(
        fact.book, fact.path, name, fact.state, fact.value,
        fact.source, fact.formula, fact.inputs,
    )
