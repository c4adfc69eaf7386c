"""One addressable value: a figure, a text, a list of names, or the gap where one should stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from drafting.quantities.measure import Measure
from drafting.quantities.values import Ordinal
from drafting.source import Path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.diagnostics import Diagnostic
    from drafting.facts.typed import Typed
    from drafting.model.catalogue import Catalogue, Entry
    from drafting.model.dataset import Dataset
    from drafting.quantities.units import UnitTable


class State(Enum):
    """Absent and owed are different: an absent figure's clause goes, an owed one prints 【待补】."""

    PRESENT = "present"
    ABSENT = "absent"
    OWED = "owed"
    INAPPLICABLE = "inapplicable"


PRESENT: Final = State.PRESENT
ABSENT: Final = State.ABSENT
OWED: Final = State.OWED
INAPPLICABLE: Final = State.INAPPLICABLE
"""By names of their own: asking a class of `Enum` for a member takes longer than most of what a fact is asked."""


Names = tuple[str, ...]
FactValue = Measure | Ordinal | Names | str | date | None


class Printer(Protocol):
    """What turns facts into text; render's ledger, which also remembers what it printed."""

    def print(self, fact: Fact) -> str:
        """The text of a fact, marked with its origin."""

    def each(self, rate: Fact, whole: Fact) -> str:
        """The text of a rate of a figure in several units: that of each."""


class Plain:
    """Prints values as they are, without marks: for messages and tests."""

    def print(self, fact: Fact) -> str:
        if fact.state is not PRESENT:
            return ""
        return "、".join(fact.value) if isinstance(fact.value, tuple) else str(fact.value)

    def each(self, rate: Fact, whole: Fact) -> str:  # noqa: ARG002
        return self.print(rate)


if TYPE_CHECKING:

    class FactBook(Protocol):
        """What facts ask of the book that they stand in (`book.Book`), which makes them of the data when they are asked for."""

        dataset: Dataset
        catalogue: Catalogue
        units: UnitTable
        printer: Printer
        is_compared: bool
        required_paths: frozenset[str]
        given_again: Mapping[str, str]
        memos: list[dict[str, Fact]]
        columns_added: dict[str, set[str]]
        problems: list[Diagnostic]

        @property
        def typed(self) -> Typed: ...
        def group(self, name: str) -> Fact: ...
        def find(self, dotted: str) -> Fact: ...
        def data_text(self, text: str) -> str: ...
        def entry(self, path: str) -> Entry | None: ...
        def required(self, entry: Entry) -> bool: ...
        def required_in(self, group: str) -> frozenset[str]: ...
        def provider(self, fact: Fact) -> str | None: ...
        def as_of(self, fact: Fact) -> Fact: ...
        def last_year(self, source: Path) -> Fact | None: ...
        def evaluate(self, text: str, owner: Fact, unit: str | None, *, inside: bool = False) -> Fact: ...
        def without_figure(self, text: str, owner: Fact) -> list[str]: ...


NOTHING_ASKED: Final[dict[str, Fact]] = {}
"""The memo of a fact below which nothing was looked for yet, as of most: one for all, and never written."""


class Fact:
    """A named value with its origin.

    `path` is dotted as templates write it; `name` is what a list calls it; `source` is the place in the data
    file, () for what stands nowhere; `formula` and `inputs` are set for computed values.

    Where many are made they are given in their order: a class takes twice as long to make one by names.
    """

    __slots__ = ("book", "formula", "inputs", "memo", "name", "path", "source", "state", "value")

    def __init__(
        self,
        book: FactBook,
        path: str,
        name: str,
        state: State,
        value: FactValue = None,
        source: Path = (),
        formula: str | None = None,
        inputs: tuple[str, ...] = (),
    ) -> None:
        self.book = book
        self.path = path
        self.name = name
        self.state = state
        self.value = value
        self.source = source
        self.formula = formula
        self.inputs = inputs
        self.memo = NOTHING_ASKED

    def lookup(self, name: str) -> Fact:
        """What templates write as `fact.name`; never raises, an unknown name is a gap."""
        found = self.memo.get(name)
        if found is None:
            found = self._find(name)
            if self.memo is NOTHING_ASKED:
                self.memo = {}
                self.book.memos.append(self.memo)
            self.memo[name] = found
        return found

    def may_have(self, name: str) -> bool:  # noqa: ARG002
        """False where `lookup` would surely find nothing: asked before a fact is made of it, for most are absent."""
        return True

    def _find(self, name: str) -> Fact:
        if isinstance(self.value, Measure):
            component = self.component(name)
            if component is not None:
                return component
        return self.gap(name)

    def component(self, unit: str) -> Fact | None:
        """One quantity of a measure, by its unit: 监测对象.户. The only quantity is the figure itself."""
        if not isinstance(self.value, Measure):
            return None
        quantity = self.value.component(unit)
        if quantity is None:
            return None
        measure = Measure.of(quantity)
        several = len(self.value.quantities) > 1
        return Fact(
            self.book, f"{self.path}.{unit}" if several else self.path, self.name, PRESENT, measure,
            self.source, self.formula, self.inputs,
        )

    def gap(self, name: str) -> Fact:
        """The gap at `self.name`. Of an owed figure only its quantities are owed with it; what hangs on it is absent."""
        state = self.state
        if state is PRESENT or (state is OWED and not self.book.units.known(name)):
            state = ABSENT
        return Fact(self.book, f"{self.path}.{name}", name, state, None, self.source)

    def members(self) -> list[Fact]:
        """What a loop over this fact runs over; a gap yields itself once, so that what is said of it goes."""
        return [self] if self.state is not PRESENT else []

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.members())

    def __str__(self) -> str:
        return self.book.printer.print(self)

    @property
    def measure(self) -> Measure | None:
        return self.value if isinstance(self.value, Measure) and self.state is PRESENT else None

    @property
    def units(self) -> tuple[str, ...]:
        """The units of a measure."""
        return self.value.units if isinstance(self.value, Measure) else ()

    @property
    def label(self) -> str:
        """The name as a text prints it: literal, like all text of the data."""
        return self.book.data_text(self.name)

    @property
    def provider(self) -> str | None:
        return self.book.provider(self)

    @property
    def lower_is_better(self) -> bool:
        return False

    @property
    def direction_is_open(self) -> bool:
        """Whether nothing tells if a task of it is to be reached or not to be passed."""
        return False


class Collection(Fact):
    """构成, 其中, a node's children, or the rows of a table: an ordered list of facts, addressable by name."""

    __slots__ = ("items",)

    def __init__(self, book: FactBook, path: str, name: str, items: list[Fact], source: Path = ()) -> None:
        super().__init__(book, path, name, PRESENT if items else ABSENT, None, source)
        self.items = items

    def may_have(self, name: str) -> bool:
        return any(item.name == name for item in self.items)

    def members(self) -> list[Fact]:
        return self.items or [self]

    def _find(self, name: str) -> Fact:
        for item in self.items:
            if item.name == name:
                return item
        return self.gap(name)
