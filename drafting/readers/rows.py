"""The rows of a Word file's tables, by their bytes and the paragraphs in their cells."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from drafting.frozen import frozen, mutable
from drafting.patterns import lazy

TABLE_PARTS: Final = frozenset({"tbl", "tr", "trPr", "tc", "tcPr"})
_SPAN: Final = lazy(rb"<(?:[\w.-]+:)?gridSpan\s[^>]*?val\s*=\s*[\"'](\d{1,4})[\"']")
_VERTICAL: Final = lazy(rb"<(?:[\w.-]+:)?vMerge(?:\s[^>]*)?/?>")
_BEFORE_CHANGES: Final = b"tcPrChange"
_MOST_COLUMNS: Final = 200
_STRUCK: Final = lazy(rb"<(?:[\w.-]+:)?del[\s>/]")


@frozen
class Merge:
    """How many columns a cell takes, and whether it is the lower part of the one above."""

    columns: int = 1
    continued: bool = False


ALONE: Final = Merge()


@frozen
class WordRow:
    """One w:tr: the number of its table, its bytes from and up to, and for each cell the indexes of its paragraphs.

    `deleted` rows are struck out by a tracked change. A row with another table in it is not `simple`.
    """

    table: int
    span: tuple[int, int]
    cells: tuple[range, ...]
    deleted: bool
    simple: bool
    merges: tuple[Merge, ...] = ()
    """Of each cell how it is merged."""


@mutable
class _OpenRow:
    table: int
    begin: int
    cells: list[range] = field(default_factory=list)
    first: int = 0  # paragraph of the cell that is open
    merge: Merge = ALONE  # of that cell
    merges: list[Merge] = field(default_factory=list)
    deleted: bool = False
    simple: bool = True


class RowScan:
    """Told of the parts of tables as they open and close; `count` is how many paragraphs have opened before."""

    def __init__(self, content: bytes) -> None:
        self.rows: list[WordRow] = []
        self._content = content
        self._tables: list[int] = []  # numbers of those that are open
        self._next = 0
        self._open: list[_OpenRow] = []

    def opens(self, name: str, begin: int, count: int) -> None:
        if name == "tbl":
            if self._open:
                self._open[-1].simple = False
            self._tables.append(self._next)
            self._next += 1
        elif name == "tr" and self._tables:
            self._open.append(_OpenRow(self._tables[-1], begin))
        elif name == "tc" and self._open:
            self._open[-1].first, self._open[-1].merge = count, ALONE

    def closes(self, name: str, begin: int, stop: int, count: int) -> None:
        if name == "tbl" and self._tables:
            self._tables.pop()
        elif not self._open:
            return
        elif name == "tc":
            self._open[-1].cells.append(range(self._open[-1].first, count))
            self._open[-1].merges.append(self._open[-1].merge)
        elif name == "tcPr":
            self._open[-1].merge = _merge(self._content[begin:stop])
        elif name == "trPr":
            self._open[-1].deleted |= bool(_STRUCK.search(self._content, begin, stop))
        elif name == "tr":
            row = self._open.pop()
            self.rows.append(WordRow(row.table, (row.begin, stop), tuple(row.cells), row.deleted, row.simple, tuple(row.merges)))


def _merge(properties: bytes) -> Merge:
    now = properties.partition(_BEFORE_CHANGES)[0]
    span = _SPAN.search(now)
    continued = (match := _VERTICAL.search(now)) is not None and b"restart" not in match[0]
    return Merge(max(1, min(int(span[1]), _MOST_COLUMNS)), continued) if span else Merge(continued=True) if continued else ALONE
