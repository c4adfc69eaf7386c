"""Tables to which people added a row of their own: what is summed over them is no longer what the data say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks.record import Record, Row, tables_of
from drafting.model.paths import TABLES
from drafting.patterns import lazy
from drafting.readers.rows import WordRow
from drafting.way_back.updating.person import Person

_NUMBER: Final = lazy(r"\d")


def tables_with_own_rows(person: Person, old: Record, new: Record) -> Iterator[str]:
    """The path of each 明细表 (明细表.典型村) among whose rows one with numbers stands that neither draft has."""
    known = {row.span for row in person.rows.values()}
    fresh = {tuple(new.paragraphs[each] for each in row.paragraphs) for table in tables_of(new) for row in table}
    for table in tables_of(old):
        held = {place.table for row in table if (place := person.row_of(row)) is not None}
        path = _path(table, old)
        if path and any(_is_own(person, row, known, fresh) for row in person.text.rows if row.table in held):
            yield path


def _is_own(person: Person, row: WordRow, known: set[tuple[int, int]], fresh: set[tuple[str, ...]]) -> bool:
    if row.deleted or row.span in known:
        return False
    texts = tuple(person.row_texts(row))
    return texts not in fresh and any(map(_NUMBER.search, texts))


def _path(table: tuple[Row, ...], old: Record) -> str:
    """明细表.典型村, of which the cells are."""
    cells = {cell for row in table for cell in row.paragraphs}
    paths = (each.figure.path for each in old.figures if each.paragraph in cells and each.figure.path.startswith(TABLES))
    return next((".".join(path.split(".")[:2]) for path in paths), "")
