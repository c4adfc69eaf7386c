"""The headings of a head of several lines: of each column those that stand over it, merged or not."""

from __future__ import annotations

from collections.abc import Container, Sequence

from drafting.load.tables.grid import Grid, Line, squeezed


def stacked_headings(grid: Grid, head: list[Line]) -> dict[int, list[str]]:
    """The heading of each column from the top: a group's name stands over all its columns."""
    rows = [{cell.column: squeezed(cell.text) for cell in line.cells} for line in head]
    covered = {index for row in rows for index in row}
    merged = {
        (row, column): (first_row, first_column)
        for first_row, first_column, last_row, last_column in grid.merges
        if head[0].number <= first_row <= head[-1].number
        for row in range(first_row, min(last_row, head[-1].number) + 1)
        for column in range(first_column, min(last_column, max(covered)) + 1)
    }
    at = {line.number: rows[index] for index, line in enumerate(head)}
    texts: dict[int, list[str]] = {}
    for index in sorted(covered):
        parts = []
        for depth, line in enumerate(head):
            text = rows[depth].get(index, "")
            if not text and (line.number, index) in merged:
                row, column = merged[line.number, index]
                text = at.get(row, {}).get(column, "")
            elif not text and depth < len(head) - 1 and any(index in below for below in rows[depth + 1 :]):
                text = _group_to_the_left(rows, depth, index, {column for row, column in merged if row == line.number})
            parts.append(text)
        texts[index] = parts
    return texts


def _group_to_the_left(rows: Sequence[dict[int, str]], depth: int, index: int, merged: Container[int]) -> str:
    """The heading that stands over this column without being merged: the next to the left that has names below it. One that is merged says itself how far it goes."""
    for left in range(index - 1, -1, -1):
        if left in rows[depth]:
            return rows[depth][left] if left not in merged and any(left in below for below in rows[depth + 1 :]) else ""
    return ""
