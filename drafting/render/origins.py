"""In which group the data gives a figure, where it was read as one of another."""

from __future__ import annotations

from drafting.facts.book import Book


class Origins:
    """Of one data file; gathered when first asked."""

    __slots__ = ("_book", "_given")

    def __init__(self, book: Book) -> None:
        self._book = book
        self._given: dict[str, str] | None = None  # catalogue's path → the group of the data, where they differ

    def group(self, path: str) -> str:
        """The name of the group as it is typed."""
        if self._given is None:
            self._given = {real: given.partition(".")[0] for given, real in self._book.dataset.renamed.items()}
        group = self._given.get(path) or self._given.get(_indicator(path)) or path.partition(".")[0]
        return self._given.get(group, group)  # the group as a whole is called otherwise


def _indicator(path: str) -> str:
    """组.指标 of what stands below it."""
    return ".".join(path.split(".", 2)[:2])
