"""The tables of two drafts: which row of one is which row of the other, and so which cell.

A row is known by whose figures it holds and by its labels, whatever stands near it: a row that comes or goes must not
give its neighbours' numbers other places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.updating.matching import matched
from drafting.updating.sentences import Sentence

NUMBER: Final = lazy(r"[\d.,，、．\s—-]*")
_Key = tuple[int, str, object]
"""What is known of a cell: its column, and its label or whose figures it holds."""


@frozen
class Row:
    """One row of a draft: its paragraphs, one a cell."""

    first: int
    columns: int

    @property
    def paragraphs(self) -> range:
        return range(self.first, self.first + self.columns)


@frozen
class Tables:
    """The rows of both drafts. `partners` gives for an old row the new one, by their first paragraphs."""

    old: tuple[tuple[Row, ...], ...]
    new: tuple[tuple[Row, ...], ...]
    partners: dict[int, int]

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every old cell with the new one that it is, by their paragraphs."""
        news = {row.first: row for table in self.new for row in table}
        for table in self.old:
            for row in table:
                partner = news.get(self.partners.get(row.first, -1))
                if partner is not None:
                    yield from zip(row.paragraphs, partner.paragraphs, strict=False)


def tables_of(record: Record) -> tuple[tuple[Row, ...], ...]:
    """The tables of a draft, each as its rows."""
    tables: list[list[Row]] = []
    end = -1
    for grid in record.tables:
        rows = [Row(grid.first + grid.columns * number, grid.columns) for number in range(grid.rows)]
        if grid.first == end:
            tables[-1] += rows
        else:
            tables.append(rows)
        end = grid.end
    return tuple(map(tuple, tables))


def pair_tables(old: Record, new: Record, olds: Sequence[list[Sentence]], news: Sequence[list[Sentence]]) -> Tables:
    """`olds` and `news` are the sentences of the paragraphs."""
    before, after = tables_of(old), tables_of(new)
    keys = [[_keys(row, olds, old) for row in table] for table in before]
    fresh = [[_keys(row, news, new) for row in table] for table in after]
    partners: dict[int, int] = {}
    for at, to in enumerate(matched(keys, fresh, _likeness_of_tables)):
        if to >= 0:
            for row, partner in enumerate(matched(keys[at], fresh[to], _likeness)):
                if partner >= 0 and before[at][row].columns == after[to][partner].columns:
                    partners[before[at][row].first] = after[to][partner].first
    return Tables(before, after, partners)


def _keys(row: Row, sentences: Sequence[list[Sentence]], record: Record) -> frozenset[_Key]:
    """A number that is no figure, as 序号 is, says nothing of its row, nor does a gap."""
    keys: set[_Key] = set()
    for column, paragraph in enumerate(row.paragraphs):
        marks = [mark for each in sentences[paragraph] for mark in each.marks]
        label = record.paragraphs[paragraph].strip()
        if marks and not any(mark.is_gap for mark in marks):
            keys.add((column, "", tuple(mark.path or mark.text for mark in marks)))
        elif label and not marks and not NUMBER.fullmatch(label):
            keys.add((column, label, None))
    return frozenset(keys)


def _likeness(one: frozenset[_Key], other: frozenset[_Key]) -> float:
    if one == other:
        return 1.0
    return 0.99 * len(one & other) / (min(len(one), len(other)) or 1)


def _likeness_of_tables(one: Sequence[frozenset[_Key]], other: Sequence[frozenset[_Key]]) -> float:
    """Half of it the header's."""
    if one == other:
        return 1.0
    rows, others = (frozenset[_Key]().union(*each[1:]) for each in (one, other))
    return 0.5 * _likeness(one[0], other[0]) + 0.49 * len(rows & others) / (min(len(rows), len(others)) or 1)
