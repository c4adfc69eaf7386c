"""The records of a document's figures in columns: as they are found, asked for and written, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, overload

from drafting.blocks.document import FigureRecord, SaidBy
from drafting.tuples import NamedTuple


class Columns(NamedTuple):
    """One for each field of a `FigureRecord`, in its order."""

    texts: Sequence[str] = ()
    paths: Sequence[str] = ()
    values: Sequence[str | None] = ()
    units: Sequence[str] = ()
    formulas: Sequence[str | None] = ()
    inputs: Sequence[tuple[str, ...]] = ()
    files: Sequence[str] = ()
    lines: Sequence[int | None] = ()
    sources: Sequence[str | None] = ()
    said_by: Sequence[SaidBy] = ()


class Figures(Sequence[FigureRecord]):
    """A record is made for who asks for one. Nobody does of most documents."""

    __slots__ = ("columns",)

    def __init__(self, columns: Columns) -> None:
        self.columns = columns

    @classmethod
    def of(cls, records: Sequence[FigureRecord]) -> Figures:
        """The same records in columns."""
        if isinstance(records, Figures):
            return records
        columns: Any = zip(*records, strict=True)
        return cls(Columns(*columns))

    def chosen(self, indexes: Sequence[int]) -> Columns:
        """The columns of these, in this order."""
        if indexes == list(range(len(self))):  # as of nearly every document
            return self.columns
        columns: Any = [[column[at] for at in indexes] for column in self.columns]
        return Columns(*columns)

    def __len__(self) -> int:
        return len(self.columns.texts)

    @overload
    def __getitem__(self, index: int) -> FigureRecord: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[FigureRecord]: ...

    def __getitem__(self, index: int | slice) -> Any:
        found: Any = [column[index] for column in self.columns]
        return Figures(Columns(*found)) if isinstance(index, slice) else FigureRecord(*found)

    def __iter__(self) -> Iterator[FigureRecord]:
        return map(tuple.__new__, repeat(FigureRecord), zip(*self.columns, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
