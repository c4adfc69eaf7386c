"""What the names of a run mean: words, tables, and the groups of 指标, each looked up when it is first named."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from jinja2.utils import missing

from drafting.facts.book import Book

QUIET: Final = "_无言"
"""In the context: the groups of which the data surely says nothing."""


class Meanings(dict[str, object]):
    """The names of one run. `words` go before groups of the same name."""

    def __init__(self, book: Book, words: Mapping[str, object]) -> None:
        super().__init__(words)
        self._book = book
        dataset = book.dataset
        called = {given.partition(".")[0] for given in dataset.renamed}  # a text of the data may use the names it gives
        self.groups = called.union(book.catalogue.groups, dataset.indicators)
        self.speaking = called.union(book.groups_required(), (group for group, node in dataset.indicators.items() if node.given or node.children))
        """The groups of which the data gives something, or owes it."""
        self[QUIET] = self.groups - self.speaking

    def __missing__(self, name: str) -> object:
        """A group; Jinja's `missing` where nothing is called so, as what a template is yet to set."""
        if name not in self.groups:
            return missing
        found = self[name] = self._book.group(name)
        return found

    def find(self, name: str) -> object | None:
        """None where nothing is called so."""
        return self[name] if name in self or name in self.groups else None

    def knows(self, names: frozenset[str]) -> bool:
        """Whether all of them mean something. Asked when all words are there; most are groups of the catalogue."""
        return all(name in self or name in self.groups for name in names.difference(self._book.catalogue.groups))

    def complete(self) -> None:
        """Look up all groups, for a template that takes over the names of another."""
        for name in self.groups:
            self.find(name)
