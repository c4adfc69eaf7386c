"""Cells of recorded tables in an edited text: a number belongs to the row that its label names."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from drafting.blocks.record import Record
from drafting.patterns import lazy
from drafting.readers.word import WordText

_NO_NAME: Final = lazy(r"[\d\s.,，、—-]*")


class Cells:
    """The rows of both, by their first cells that say a name."""

    def __init__(self, text: WordText, record: Record) -> None:
        self._text = text
        self._record = record

    def same_row(self, recorded: int, paragraph: int) -> bool | None:
        """Whether a paragraph stands in the row of a recorded cell, in its column; None where no label can tell."""
        old = self._old.get(recorded)
        if old is None:
            return None
        column, labels = old
        now = self._now.get(paragraph)
        named = [(at, label) for at, label in enumerate(labels) if label and not _NO_NAME.fullmatch(label)]
        if not named:
            return None
        if now is None:
            return False
        at, label = next(((at, label) for at, label in named if at != column), (-1, ""))
        if at < 0:
            return None
        place, texts = now
        return place == column and at < len(texts) and texts[at].strip() == label

    @cached_property
    def _old(self) -> dict[int, tuple[int, list[str]]]:
        """Recorded cell → its column, and the texts of its row."""
        paragraphs = self._record.paragraphs
        found: dict[int, tuple[int, list[str]]] = {}
        for grid in self._record.tables:
            for first in range(grid.first, grid.end, grid.columns):
                labels = [each.strip() for each in paragraphs[first : first + grid.columns]]
                found |= {first + column: (column, labels) for column in range(grid.columns)}
        return found

    @cached_property
    def _now(self) -> dict[int, tuple[int, list[str]]]:
        found: dict[int, tuple[int, list[str]]] = {}
        for row in self._text.rows:
            texts = ["".join(self._text.texts[each] for each in cell) for cell in row.cells]
            found |= {paragraph: (column, texts) for column, cell in enumerate(row.cells) for paragraph in cell}
        return found
