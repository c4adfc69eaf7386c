"""What is printed, with its origin: every figure and gap of a run gets an index that its mark carries."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from datetime import date
from decimal import Decimal
from itertools import compress, islice
from operator import attrgetter, itemgetter
from typing import Final

from drafting.blocks import marks
from drafting.blocks.document import SaidBy
from drafting.blocks.figures import Columns, Figures
from drafting.facts.book import Book
from drafting.facts.fact import INAPPLICABLE, OWED, PRESENT, Fact, State
from drafting.facts.indicator import IndicatorFact
from drafting.facts.lacking import is_strange, lacking
from drafting.facts.strands import strands
from drafting.facts.table import CrossedOut
from drafting.model.dates import day_text
from drafting.model.indicator import FIGURE_ALONE
from drafting.model.paths import steps_of
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity, unsigned
from drafting.quantities.values import Ordinal
from drafting.render.falls import BESIDE_A_TASK, SIGNED, fall_of
from drafting.source import Path

_FIGURE, _ZERO, _SEP, _CLOSE = marks.FIGURE, marks.ZERO, marks.SEP, marks.CLOSE
_SILENT_STEPS: Final = frozenset({"构成", "其中", "数值"})


_Entry = tuple[Fact, str, str, Decimal | None, str | Quantity, SaidBy]
"""(fact, path, text, number, unit or the quantity that has it, voice). A plain tuple: a report makes some two hundred."""
_FACT: Final = itemgetter(0)
_PATH: Final = itemgetter(1)
_SOURCE: Final = attrgetter("source")
_FORMULA: Final = attrgetter("formula")
_INPUTS: Final = attrgetter("inputs")
_STATE: Final = attrgetter("state")
_CHANGES: Final = frozenset({"同比", "较上年末", "较基期"})


class Ledger:
    """The references of one run, by index. `voice` says who speaks: the template, the data's own text, or 其余.

    Most references stand in sentences that vanish, so a reference is kept as it came and its record made when asked.
    With `omit_owed` an owed figure counts as absent (`--missing omit`).
    """

    def __init__(self, book: Book, *, omit_owed: bool = False) -> None:
        self.book = book
        self.voice: SaidBy = "template"
        self._entries: dict[str, _Entry] = {}  # by index as the marks carry it, in the order of printing
        self._computed: list[_Entry] = []  # those of the first `_sifted` that have inputs
        self._sifted = 0
        self._in_passing: set[str] = set()  # indexes
        self.omits_owed = omit_owed
        self.given_beside: dict[str, tuple[str, ...]] = {}  # by computed figure, the same ones that the data gives
        self.twins: tuple[tuple[str, ...], ...] | None = None  # paths under which the data gives one figure, each set once
        self.attach: Callable[[IndicatorFact, Ledger], str] | None = None  # what hangs on a figure of a sentence
        book.printer = self

    def __len__(self) -> int:
        return len(self._entries)

    def path(self, index: str) -> str:
        """The dotted path of a figure or gap."""
        return self._entries[index][1]

    def paths(self, indexes: list[str]) -> set[str]:
        """The dotted paths of several."""
        return {*map(_PATH, map(self._entries.__getitem__, indexes))}

    def named_in_passing(self, begin: int, but_for: Callable[[Fact], bool] | None) -> None:
        """What was printed since the index `begin` is told elsewhere, too: `quoted.py` says which texts only name it."""
        since = map(str, range(begin, len(self._entries)))
        self._in_passing.update(since if but_for is None else (index for index in since if not but_for(self._entries[index][0])))

    def reported(self, indexes: list[str]) -> set[str]:
        """The dotted paths of several, but for those that are named in passing."""
        return self.paths([index for index in indexes if index not in self._in_passing] if self._in_passing else indexes)

    def printed_paths(self) -> set[str]:
        """The dotted paths of all that was reported so far, be it in sentences that vanish."""
        return self.reported([*self._entries])

    def fact(self, index: str) -> Fact:
        """What a figure or gap says."""
        return self._entries[index][0]

    def sources(self, indexes: list[str]) -> list[Path]:
        """The places of the data at which what they say stands."""
        return [*map(_SOURCE, map(_FACT, map(self._entries.__getitem__, indexes)))]

    def standing_below(self, tops: Set[Path], steps: int, indexes: list[str]) -> list[tuple[int, str, Path]]:
        """Those that say what stands below one of these places, each of so many `steps`: the how manieth it is, its index and its own place."""
        sources = self.sources(indexes)
        standing = compress(range(len(sources)), map(tops.__contains__, map(itemgetter(slice(steps)), sources)))
        return [(at, indexes[at], sources[at]) for at in standing]

    def voice_of(self, index: str) -> SaidBy:
        """Who said it."""
        return self._entries[index][5]

    def is_number(self, index: str) -> bool:
        """Whether it is a number, not words."""
        return self._entries[index][3] is not None

    def only_quoted(self, path: str) -> bool:
        """Whether nobody but the data's own text says it."""
        return {entry[5] for entry in self._entries.values() if entry[1] == path} == {"data"}

    def computed(self, paths: set[str]) -> list[Fact]:
        """The computed facts of which some of `paths` were printed."""
        since = [*islice(self._entries.values(), self._sifted, None)]
        self._computed += compress(since, map(_INPUTS, map(_FACT, since)))
        self._sifted = len(self._entries)
        return [entry[0] for entry in self._computed if entry[1] in paths]

    def state(self, index: str) -> State:
        """Whether it is a figure, or which kind of gap."""
        return self._entries[index][0].state

    def unit(self, index: str) -> str:
        """What a figure counts, without 万 and 亿."""
        given = self._entries[index][4]
        return (given if isinstance(given, str) else given.unit).lstrip("万亿")

    def shown(self, index: str) -> tuple[str, str, str]:
        """What prints in the place of a gap (【待补：…】), its dotted path, and who provides it."""
        fact, path, said, *_ = self._entries[index]
        providers = self.book.providers((fact,))
        return _as_printed((said,), (fact,), (path,), providers)[0], path, providers[0] or ""

    def records(self, indexes: list[str]) -> Figures:
        """Those of several, column by column."""
        if not indexes:
            return Figures(Columns())
        facts, paths, said, amounts, given, voices = zip(*map(self._entries.__getitem__, indexes), strict=True)
        providers = self.book.providers(facts)
        files, lines = self.book.dataset.tree.lines_of([*map(_SOURCE, facts)])
        return Figures(
            Columns(
                _as_printed(said, facts, paths, providers), paths, _in_digits(amounts),
                [each if each.__class__ is str else each.unit if each.scale == 1 else each.printed_unit for each in given],
                [*map(_FORMULA, facts)], [*map(_INPUTS, facts)], files, lines, providers, voices,
            )
        )  # fmt: skip

    def print(self, fact: Fact) -> str:
        """The marked text of a fact, as `{{ fact }}` gives it."""
        value = fact.value
        if fact.state is not PRESENT:
            printed = self.gap(fact)
            if fact.state is OWED and not self.omits_owed and isinstance(fact, IndicatorFact) and self.voice == "template" and self.attach:
                printed += self.attach(fact, self)
            return printed
        if value.__class__ is Measure:
            quantities = value.quantities
            printed = self.quantity(fact, quantities[0]) if len(quantities) == 1 else self._quantities(fact, value)
            if fact.__class__ is IndicatorFact and fact.indicator.given is not FIGURE_ALONE and self.voice == "template" and self.attach:
                printed += self.attach(fact, self)
            return printed
        if isinstance(value, str):
            said = isinstance(fact, IndicatorFact) or fact.name == "表述"
            return self._mark(marks.FIGURE, fact, value, None, "") if said else value
        if isinstance(value, Ordinal):
            return self._mark(marks.FIGURE, fact, marks.literal(value.text), Decimal(value.number), "")
        if isinstance(value, tuple):
            return self.said(fact, "、".join(value))
        if isinstance(value, date):
            return day_text(value)
        return self.gap(fact)

    def each(self, rate: Fact, whole: Fact) -> str:
        """90%（户数）、95%（人数）; 下降12.5%（期数）、增长8.21%（人次）, where they move apart, 持平 where none does."""
        found = [each for each in strands(whole, rate.name) if each.rate.measure is not None]
        if not found or not found[0].called:
            return self.print(found[0].rate if found else rate)
        amounts = [each.rate.measure.first.amount for each in found if each.rate.measure is not None]
        if rate.name in _CHANGES and not any(amounts):
            return self.said(rate, "持平")
        apart = any(amount < 0 or (not amount and rate.name in _CHANGES) for amount in amounts)
        words = ("增长" if apart and amount >= 0 else "" for amount in amounts)
        return "、".join(f"{self._alone(each.rate, word)}（{each.called}）" for each, word in zip(found, words, strict=True))

    def _alone(self, rate: Fact, word: str) -> str:
        still = word and rate.measure is not None and rate.measure.is_zero
        return self.said(rate, "持平") if still else f"{word}{self.print(rate)}"

    def _quantities(self, fact: Fact, measure: Measure) -> str:
        """Each quantity of a paired measure is a figure of its own."""
        quantities = measure.quantities
        if fact.name in SIGNED and any(each.is_below_zero for each in quantities):
            return self._apart(fact, quantities)
        pieces = [self.quantity(fact, quantities[0], quantities[0].unit)]
        for separator, quantity in zip(measure.separators, quantities[1:], strict=True):
            pieces.append(marks.literal(separator) + self.quantity(fact, quantity, quantity.unit))
        return "".join(pieces)

    def _apart(self, fact: Fact, quantities: Sequence[Quantity]) -> str:
        """A difference that falls, or falls in part: 减少2户3人, 增加2户、减少3人; beside a task 多1期、少6人次."""
        more, less = ("多", "少") if fact.name == BESIDE_A_TASK else ("增加", "减少")
        falls = [each.is_below_zero for each in quantities]
        figures = [self.quantity(fact, unsigned(each), each.unit) for each in quantities]
        if all(falls):
            return f"{less}{''.join(figures)}"
        return "、".join(f"{less if fall else more}{figure}" for fall, figure in zip(falls, figures, strict=True))

    def quantity(self, fact: Fact, quantity: Quantity, component: str = "", signed: bool = True) -> str:
        """One figure. With `signed` one below zero prints its fall as a word (`falls.py` says which); of a pair only a percentage. Else no sign prints."""
        text, word, is_zero = quantity.text, "", quantity.is_zero
        if not text.isalnum():  # half of them have neither a point nor a sign
            if not is_zero and quantity.amount.is_signed() and ((word := fall_of(fact, quantity)) or not signed):
                text = text.replace("-", "", 1).replace("－", "", 1)
                word = word if signed else ""
            if not text.replace(".", "", 1).removesuffix("%").isalnum():
                text = marks.literal(text)
        entries = self._entries
        index = str(len(entries))
        entries[index] = fact, f"{fact.path}.{component}" if component else fact.path, text, quantity.number, quantity, self.voice
        return f"{word}{_ZERO if is_zero else _FIGURE}{index}{_SEP}{text}{_CLOSE}"

    def without_unit(self, fact: Fact, quantity: Quantity) -> str:
        """The bare number, for a column whose header says the unit."""
        text = quantity.text.removesuffix(quantity.printed_unit)
        kind = marks.ZERO if quantity.is_zero else marks.FIGURE
        return self._mark(kind, fact, marks.literal(text), quantity.number, quantity.printed_unit)

    def count(self, fact: Fact, number: int, unit: str) -> str:
        """How many names a 名录 holds."""
        kind = marks.FIGURE if number else marks.ZERO
        return self._mark(kind, fact, f"{number}{unit}", Decimal(number), unit)

    def said(self, fact: Fact, text: str) -> str:
        """Text of the data that is no figure and still says the indicator."""
        return self._mark(marks.SAID, fact, text, None, "")

    def gap(self, fact: Fact) -> str:
        """A mark that decides whether its clause stays; what prints in its place is `shown`, in a cell that is crossed out what it says."""
        kind = marks.ABSENT
        if fact.state is OWED and not self.omits_owed:
            kind = marks.OWED
        elif fact.state is INAPPLICABLE:
            kind = marks.INAPPLICABLE
        return self._mark(kind, fact, fact.typed if fact.__class__ is CrossedOut else "", None, "")

    def _mark(self, kind: str, fact: Fact, text: str, number: Decimal | None, unit: str) -> str:
        entries = self._entries
        index = str(len(entries))
        entries[index] = fact, fact.path, text, number, unit, self.voice
        return f"{kind}{index}{_SEP}{text}{_CLOSE}"


def _as_printed(said: Sequence[str], facts: Sequence[Fact], paths: Sequence[str], providers: Sequence[str | None]) -> Sequence[str]:
    """What a reader sees, of gaps the 【待补：…】."""
    states = [*map(_STATE, facts)]
    gaps = [at for at, state in enumerate(states) if state is not PRESENT] if states.count(PRESENT) < len(states) else []
    if not gaps and marks.LITERAL_MARK.search("".join(said)) is None:
        return said
    texts = [*map(marks.unliteral, said)]
    for at in gaps:
        texts[at] = _owed_text(facts[at], paths[at], providers[at])
    return texts


def _in_digits(amounts: Sequence[Decimal | None]) -> list[str | None]:
    found = [None if amount is None else str(amount) for amount in amounts]
    if "E" in "".join(filter(None, found)):
        return [None if amount is None else f"{amount:f}" for amount in amounts]
    return found


def _owed_text(fact: Fact, path: str, provider: str | None) -> str:
    """【待补：监测对象·户（县医保局）】; of what others make, without which it cannot be worked out: 【待补：务工就业·同比（缺上年同期）】."""
    steps = [step for step in steps_of(path)[1:] if step not in _SILENT_STEPS] or [path]
    lacks = lacking(fact)
    if lacks is not None:
        owner = f"（缺{'、'.join(lacks.missing)}）" if lacks.missing else ""
    else:
        owner = f"（{provider}）" if provider and not is_strange(fact) else ""
    return marks.printable(f"【待补：{'·'.join(steps)}{owner}】")
