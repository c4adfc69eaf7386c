"""A table with merged cells as rows of one width: a head of several rows in one. Of cells merged downwards below it the words stay in the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafting.frozen import frozen
from drafting.readers.rows import Merge
from drafting.readers.written import WrittenTable

_MOST_OF_HEAD: Final = 3
"""Rows of a head that anybody would read in one."""
_SHORT: Final = 2


@frozen
class Flat:
    """The rows, the head first. `caption` is what a row across the whole table says above them; they are `merged` where other cells were."""

    rows: tuple[tuple[str, ...], ...]
    merged: bool
    caption: str


def flattened(table: WrittenTable) -> Flat | None:
    """None where nothing is merged, or nobody could tell which figure is of which row and column."""
    if len(table.merges) != len(table.rows) or not any(_is_merged(row) for row in table.merges):
        return None
    caption = " ".join(table.rows[0][0].split()) if len(table.rows[0]) == 1 and len(table.rows) > 1 else ""
    below = replace(table, rows=table.rows[1:], merges=table.merges[1:]) if caption else table
    heads = _rows_of_head(below)
    body = tuple(tuple(" ".join(cell.split()) for cell in row) for row in below.rows[heads:])
    above = list(_spread(below, heads))
    if len({len(row) for row in (*above, *body)}) != 1 or heads > _MOST_OF_HEAD or not body or any(each.columns > 1 for row in below.merges[heads:] for each in row):
        return None
    head = tuple(_in_one([row[column] for row in above]) for column in range(len(above[0])))
    return Flat((head, *body), heads > 1, caption) if all(head) and len(head) > 1 else None


def _is_merged(row: Sequence[Merge]) -> bool:
    return any(each.columns > 1 or each.continued for each in row)


def _rows_of_head(table: WrittenTable) -> int:
    """The first row, and those below it that its cells are divided into, or go on in."""
    heads = 1
    for at, (row, below) in enumerate(pairwise(table.merges)):
        if at < heads and (any(each.columns > 1 for each in row) or any(each.continued for each in below)):
            heads = at + 2
    return heads


def _spread(table: WrittenTable, heads: int) -> Iterator[tuple[str, ...]]:
    """Each row of the head with the words of a merged cell in all its columns and rows."""
    above: tuple[str, ...] = ()
    for cells, merges in zip(table.rows[:heads], table.merges[:heads], strict=True):
        row: list[str] = []
        for words, merge in zip(cells, merges, strict=True):
            said = " ".join(words.split())
            row += [above[len(row)] if merge.continued and len(row) < len(above) else said for _ in range(merge.columns)]
        above = tuple(row)
        yield above


def _in_one(words: Sequence[str]) -> str:
    """供水工程 over 新建（处） is 供水工程新建（处）, 受益 over 户 is 受益（户）."""
    parts = [each for at, each in enumerate(words) if each and each not in words[:at]]
    if len(parts) > 1 and len(parts[-1]) <= _SHORT:
        return f"{''.join(parts[:-1])}（{parts[-1]}）"
    return "".join(parts)
