"""What no sentence says goes behind the figure that it belongs to, where one says that: 采购410万元（年度任务800万元）."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from drafting.facts.book import Book
from drafting.facts.indicator import IndicatorFact
from drafting.facts.typed import printed_paths
from drafting.model.indicator import PARTS
from drafting.render.ledger import Ledger
from drafting.render.leftovers.against import Against
from drafting.render.leftovers.beside import Beside
from drafting.render.leftovers.brackets import ordered
from drafting.render.leftovers.left_figures import MOST, LeftFigures
from drafting.render.naming import bare_count, is_part_of_something, named, named_in_a_row
from drafting.source import Path

_OWN_PLACE: Final = 3  # of the place of an indicator


class Hanging:
    """A task, an earlier figure, a few simple children."""

    def __init__(self, book: Book, ledger: Ledger, beside: Beside, against: Against, left: LeftFigures) -> None:
        self._book = book
        self._ledger = ledger
        self._beside = beside
        self._against = against
        self._left = left

    def hang(self, text: str, said: set[str], groups: Set[str | int]) -> None:
        """A task, an earlier figure, a child that no sentence says goes behind its figure, where one says that: 采购410万元（年度任务800万元）."""
        told = list(self._told(said, groups))
        if not told:
            return
        before, self._ledger.voice = self._ledger.voice, "rest"
        try:
            self._beside.hang(text, told, lambda fact: "，".join((*self._against.all(fact, said), *self._hanging(fact, said))))
        finally:
            self._ledger.voice = before

    def _told(self, said: set[str], groups: Set[str | int]) -> Iterator[IndicatorFact]:
        """Figures of these groups that are said, of which something that stands right below them is not."""
        unsaid: dict[Path, None] = {}
        for group, indicators in self._book.typed.figures.items():
            for figures in indicators.values() if group in groups else ():
                if len(figures) > 1:
                    unsaid |= {source[:-1]: None for path, source in figures.items() if path not in said and len(source) > _OWN_PLACE and source[-2] not in PARTS}
        for source in unsaid:
            fact = self._book.at(source)
            if isinstance(fact, IndicatorFact) and fact.measure is not None and not fact.measure.is_zero and said.issuperset(printed_paths(fact.path, fact.value)):
                yield fact

    def _hanging(self, fact: IndicatorFact, said: set[str]) -> list[str]:
        """A few simple children, for brackets."""
        children, simple = self._left.unsaid_below(fact, said)
        if not simple or len(children) > MOST or any(map(is_part_of_something, children)):
            return []  # 其中… may be a part of what else is said there
        shorts = named_in_a_row(named(fact), fact, children)
        pieces = [self._left.piece(child, said, bare_count(short, child), above=fact) for child, short in zip(children, shorts, strict=True)]
        return ordered(fact, [piece.text for piece in pieces if piece.text], self._ledger)
