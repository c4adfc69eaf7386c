"""What can be written into a Word file that people have: tracked changes and comments, by paragraph and character.

Paragraphs count every w:p of the main part from 0, in the order in which they open. Characters count what a reader
sees with all changes accepted: a line break and a tab are one each, what is struck out is none.
"""

from __future__ import annotations

from datetime import date

from drafting.frozen import frozen
from drafting.tuples import NamedTuple

Span = tuple[int, int]
"""Bytes of the main part, from and up to."""


class NotEditable(ValueError):
    """The file, or the place in it, cannot be changed so that all the rest stays as it is."""


class Words(NamedTuple):
    """Some words to insert, highlighted if `marked`. `bookmark` stands around them where it is given.

    In a new paragraph `closing` words look like the last ones of its model, others like the first.
    """

    text: str
    bookmark: str = ""
    closing: bool = False
    marked: bool = False


@frozen
class Replace:
    """Characters `start` to `end` struck out and `words` inserted behind them, in the same look. Either may be empty.

    `unmarked` words do not take over the highlight. `look` names the character whose look they take, by default the
    first that is struck out, or the one before the place.
    """

    paragraph: int
    start: int
    end: int
    words: tuple[Words, ...] = ()
    unmarked: bool = False
    look: int | None = None


@frozen
class Note:
    """A comment on characters `start` to `end`; each line of `text` is a paragraph of it."""

    paragraph: int
    start: int
    end: int
    text: str


@frozen
class Drop:
    """A whole paragraph struck out, its mark too."""

    paragraph: int


@frozen
class Add:
    """A new paragraph before paragraph `before`, in the look of paragraph `like`."""

    before: int
    like: int
    words: tuple[Words, ...]


@frozen
class AddRow:
    """A new row of a table at byte `at` of the main part, between two rows or behind the last, in the look of a row of it.

    `like` holds the bytes of that row. `cells` gives for each cell of it the paragraphs there, and the words of the new one.
    """

    at: int
    like: Span
    cells: tuple[tuple[range, tuple[Words, ...]], ...]


@frozen
class DropRow:
    """A whole row struck out: its bytes, and its paragraphs, which no other edit touches."""

    row: Span
    paragraphs: range


Edit = Replace | Note | Drop | Add | AddRow | DropRow


@frozen
class Author:
    """Who signs changes and comments, and on which day."""

    name: str
    day: date

    @property
    def stamp(self) -> str:
        return f"{self.day:%Y-%m-%d}T00:00:00Z"
