"""A table as its cells show it: the common form of a worksheet and a CSV file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Final

from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen, mutable
from drafting.tuples import NamedTuple


class Cell(NamedTuple):
    """A cell that holds something. `column` counts from 0; `text` is what a person sees in it.

    `fault` is set where it shows an error (#DIV/0!) or nothing that can be trusted; `indent` is how far its words stand in from the left.
    """

    column: int
    text: str
    fault: Diagnostic | None = None
    indent: int = 0


SPAN_OF_A_SHEET: Final = 1000
"""More columns than any sheet has: where sheets are joined, those of the next one count from here on."""


@frozen
class Line:
    """A row that holds something; `number` as the sheet counts it, from 1."""

    number: int
    cells: tuple[Cell, ...]


@mutable
class Grid:
    """One sheet. `lines` can be read once; `merges` are (first row, first column, last row, last column), rows from 1.

    `hidden` are the rows that a person does not see, `hidden_columns` the columns (from 0), `unread` the book's hidden sheets.
    """

    file: str
    sheet: str
    lines: Iterator[Line]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unread: tuple[str, ...] = ()
    struck: set[tuple[int, int]] = field(default_factory=set)
    """(row, column) of the cells read so far that are struck through."""

    def place(self, row: int, column: int) -> Place:
        return cell_place(self.file, self.sheet, row, column)


def letters(column: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell_name(sheet: str, row: int, column: int) -> str:
    """工作表!C7, and C7 in a file without sheets."""
    return f"{sheet}!{letters(column)}{row}" if sheet else f"{letters(column)}{row}"


def cell_place(file: str, sheet: str, row: int, column: int) -> Place:
    """表.xlsx[工作表!C7]."""
    return Place(f"{file}[{cell_name(sheet, row, column)}]")


def indent_of(text: str) -> int:
    """How many blanks stand before the words, a full one for two."""
    blanks = text[: len(text) - len(text.lstrip())]
    return len(blanks) + blanks.count("\u3000")


def squeezed(text: str) -> str:
    """A cell's words without the blanks and line ends that only make them fit: 乡 镇."""
    return "".join(text.split())
