"""其余: a list-like sentence of what a group still holds that no sentence of the report has said."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.indicator import IndicatorFact, NameList
from drafting.quantities.measure import Measure
from drafting.render.ledger import Ledger

_COMPARISONS = (("任务", "年度任务"), ("上年同期", "上年同期"), ("上年末", "上年末"), ("基期", "基期"))


class Rest:
    """Says what is left, in the order of the data; each figure once."""

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger

    def say(self, group: str, said: set[str]) -> str:
        """Marked text: the sentence for one group, or a sentence a group for "". Adds what it says to `said`."""
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            groups = [group] if group else list(self._book.dataset.indicators)
            sentences = [sentence for name in groups if (sentence := self._sentence(name, said, titled=not group))]
        finally:
            self._ledger.voice = before
        return "".join(sentences)

    def _sentence(self, group: str, said: set[str], *, titled: bool) -> str:
        typed = self._book.typed.get(group)
        if not typed:
            return ""
        fact = self._book.group(group)
        left = [name for name, figures in typed.items() if not said.issuperset(figures)]
        pieces = [piece for name in left if (piece := self._piece(fact.lookup(name), said, ""))]
        if not pieces:
            return ""
        lead = f"{self._book.data_text(group)}方面，" if titled else "此外，"
        return f"{lead}{'，'.join(pieces)}。"

    def _piece(self, fact: Fact, said: set[str], prefix: str) -> str:
        """One indicator with what hangs on it, as far as it is unsaid."""
        if fact.state is State.INAPPLICABLE or not isinstance(fact, IndicatorFact):
            return ""
        label = prefix + self._book.data_text(fact.name)
        own = self._value(fact, said)
        inner = [*self._comparisons(fact, said), *self._stated(fact, said), *self._parts(fact, said)]
        children = [
            piece
            for name in fact.indicator.children
            if (piece := self._piece(fact.lookup(name), said, label if fact.state is State.PRESENT else prefix))
        ]
        names = self._names(fact, said)
        if names:
            own = f"{own}（{names}）" if own else names
        pieces = []
        if own:
            pieces.append(f"{label}{own}" + (f"（{'，'.join(inner)}）" if inner else ""))
        elif inner:
            pieces.append(f"{label}{'，'.join(inner)}")
        return "，".join([*pieces, *children])

    def _value(self, fact: IndicatorFact, said: set[str]) -> str:
        """The figure as typed, unless every quantity of it is said. A computed value is not owed a sentence."""
        if fact.indicator.value is None and fact.indicator.statement is None:
            return ""
        if fact.state is State.OWED:
            return self._once(fact, said)
        measure = fact.measure
        if isinstance(measure, Measure) and len(measure.quantities) > 1:
            paths = [f"{fact.path}.{quantity.unit}" for quantity in measure.quantities]
            if all(path in said for path in paths):
                return ""
            said.update(paths)
            return str(fact)
        return self._once(fact, said)

    def _once(self, fact: Fact, said: set[str]) -> str:
        if fact.path in said or fact.state not in (State.PRESENT, State.OWED):
            return ""
        said.add(fact.path)
        return str(fact)

    def _comparisons(self, fact: IndicatorFact, said: set[str]) -> Iterator[str]:
        for key, words in _COMPARISONS:
            other = fact.lookup(key)
            if isinstance(other, IndicatorFact) and other.path.startswith(f"{fact.path}.") and other.state is State.PRESENT:
                printed = self._value(other, said)
                if printed:
                    yield f"{words}{printed}"

    def _stated(self, fact: IndicatorFact, said: set[str]) -> Iterator[str]:
        for name in fact.indicator.stated:
            printed = self._once(fact.lookup(name), said)
            if printed:
                yield f"{name}{printed}"

    def _parts(self, fact: IndicatorFact, said: set[str]) -> Iterator[str]:
        for key in ("构成", "其中"):
            pieces = [
                piece
                for item in fact.lookup(key).members()
                if isinstance(item, IndicatorFact) and item.path != fact.path and (piece := self._piece(item, said, ""))
            ]
            if pieces:
                yield ("其中" if key == "其中" else "") + "、".join(pieces)

    def _names(self, fact: IndicatorFact, said: set[str]) -> str:
        names = fact.lookup("名录")
        if not isinstance(names, NameList) or names.path in said or fact.path in said:
            return ""
        said.add(names.path)
        assert isinstance(names.value, tuple)
        return self._ledger.said(names, "、".join(names.value))
