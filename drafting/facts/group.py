"""The fact of a group of 指标."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Final

from drafting.facts.fact import ABSENT, NOTHING_ASKED, Collection, Fact
from drafting.facts.indicator import OWN_NAMES, IndicatorFact
from drafting.facts.places import places_in
from drafting.model.below_zero import is_balance
from drafting.model.catalogue import Entry, LocalKind
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure

if TYPE_CHECKING:
    from drafting.facts.fact import FactBook

_NO_ENTRIES: Final[dict[str, Entry]] = {}
_NO_KINDS: Final[dict[str, LocalKind]] = {}
_NOTHING_OF_ANY: Final[dict[str, list[str]]] = {}
_CHILDREN: Final = frozenset({"children"})


class Spread(Fact):
    """Nothing, or a thing whose sides are read as indicators of their own: 生猪.出栏 is 生猪出栏."""

    __slots__ = ()

    def _find(self, name: str) -> Fact:
        real = self.book.dataset.renamed.get(f"{self.path}.{name}")
        return self.gap(name) if real is None else self.book.find(real)


class GroupFact(IndicatorFact):
    """A group of 指标: holds nothing but its children."""

    __slots__ = ("_elsewhere", "_entries", "_kinds", "_of_kinds", "_says", "names")

    def __init__(self, book: FactBook, name: str, indicator: Indicator) -> None:
        self.book = book  # as `IndicatorFact.__init__` does: nearly all groups of the catalogue are named, and few are given
        self.path = name
        self.name = name
        self.state = ABSENT
        self.value = None
        self.source = ("指标", name)
        self.formula = None
        self.inputs = ()
        self.memo = NOTHING_ASKED
        self.indicator = indicator
        self.parent = None
        self.entry = None
        self.is_part = False
        if not indicator.given <= _CHILDREN:
            self._settle(indicator.value)
        self._entries = book.catalogue.groups.get(name, _NO_ENTRIES)
        self._kinds = book.catalogue.kinds.get(name, _NO_KINDS)
        self._elsewhere = book.required_in(name)  # owed, or given under another name
        if book.dataset.renamed:
            own = f"{name}."
            self._elsewhere |= {each.removeprefix(own).partition(".")[0] for each in book.dataset.renamed if each.startswith(own)}
        self.names: Set[str] = indicator.children.keys()
        """What may be found below it, but for OWN_NAMES: what is given or owed, and the 门类 of which something is given."""
        self._of_kinds: dict[str, list[str]] = _NOTHING_OF_ANY
        if self._kinds and not self.names <= book.catalogue.outside_kinds[name]:
            self._of_kinds = self._held()
            self.names |= self._of_kinds.keys()
        if self._elsewhere:
            self.names |= self._elsewhere
        self._says: bool | None = None

    def _held(self) -> dict[str, list[str]]:
        """The 门类 of which something is given, each with the names of its indicators in the data's order, but for what says another again."""
        entries = self._entries
        found: dict[str, list[str]] = {}
        for name, node in self.indicator.children.items():
            entry = entries.get(name)
            if (entry is None or entry.local_kind) and (kind := self._kind_of(name, node)) is not None and f"{self.name}.{name}" not in self.book.given_again:  # few are
                found.setdefault(kind.name, []).append(name)
        return found

    def may_have(self, name: str) -> bool:
        return name in self.names or name in OWN_NAMES

    @property
    def says_anything(self) -> bool:
        """Whether the data gives or owes something of the group: what is 不适用 or left empty makes no heading and no plan."""
        if self._says is None:
            given = self.book.typed.figures.get(self.name, {})
            self._says = any(given.values()) or not self.book.required_in(self.name).isdisjoint(self.indicator.children)
        return self._says

    def _find(self, name: str) -> Fact:
        if name in OWN_NAMES:
            return self._own(name)
        child = self.indicator.children.get(name)
        if child is not None:
            if self.memo is NOTHING_ASKED:
                self._make_typed()
                if name in self.memo:
                    return self.memo[name]
            path, source = f"{self.path}.{name}", ("指标", self.path, name)
            return IndicatorFact(self.book, path, name, child, self, source, self._entries.get(name))
        if name in self._kinds:
            return self._of_kind(self._kinds[name])
        if name not in self._elsewhere:
            return self.gap(name)
        return self._missing_child(name) or Spread(self.book, f"{self.path}.{name}", name, ABSENT, None, self.source)

    def _make_typed(self) -> None:
        """All that are typed figures, at once when the first is asked for: nearly every one is printed. What is computed waits."""
        book, places, entries = self.book, places_in(self.path), self._entries
        self.memo = {
            name: IndicatorFact(book, places[name][0], name, node, self, places[name][1], entries.get(name))
            for name, node in self.indicator.children.items()
            if node.value.__class__ is Measure
        }
        book.memos.append(self.memo)

    def _of_kind(self, kind: LocalKind) -> Collection:
        """The indicators of a 门类, in the data's order."""
        children = self.indicator.children
        items: list[Fact] = [self._child(name, children[name]) for name in self._of_kinds.get(kind.name, ())]
        return Collection(self.book, f"{self.path}.{kind.name}", kind.name, items, self.source)

    def _kind_of(self, name: str, node: Indicator) -> LocalKind | None:
        """None for what is below zero and is no balance: no sentence that says what is done is made for it."""
        if not isinstance(node.value, Measure) or (_is_below_zero(node.value) and not is_balance(self.name, name)):
            return None
        return self.book.catalogue.kind_of(self.name, name, node.value.units, self.book.units.convertible)

    def _child_entry(self, name: str) -> Entry | None:
        return self._entries.get(name)


def _is_below_zero(value: Measure) -> bool:
    return any(each.is_below_zero and each.unit != "%" for each in value.quantities)
