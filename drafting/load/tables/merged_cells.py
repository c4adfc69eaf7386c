"""Merged cells among the figures of a table: only the first of them holds any."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from drafting.diagnostics import Rule, Severity
from drafting.load.names.words.heading_words import NAME, REGION
from drafting.load.tables.grid import Cell, Grid, Line
from drafting.load.tables.head import Columns
from drafting.registry import declare

MERGED = declare(
    Rule("S129", "数据区里有合并的单元格", Severity.ERROR, "合并的单元格只在左上角有数，别的单位、别的指标那一格是空的，不猜着补；几个单位合写一个数的，也不算第一个单位的。")
)


class Merged:
    """Cells of the rows that are covered by a merged cell: they hold no figure of their own."""

    def __init__(self, grid: Grid, columns: Columns) -> None:
        self._grid = grid
        self._columns = columns.by_index
        self._names = {each.index for each in columns.columns if each.meaning.path in (REGION, NAME)}
        self._waiting = deque(sorted(grid.merges))
        self._open: list[tuple[int, int, int, int]] = []

    def marked(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines, with a fault in each cell that is covered."""
        if not self._waiting:
            yield from lines
            return
        for line in lines:
            while self._waiting and self._waiting[0][0] <= line.number:
                self._open.append(self._waiting.popleft())
            self._open = [each for each in self._open if each[2] >= line.number]
            covered = tuple(self._covered(line))
            unsure = {cell.column for cell in covered}
            yield Line(line.number, tuple(sorted((*(cell for cell in line.cells if cell.column not in unsure), *covered)))) if covered else line

    def _covered(self, line: Line) -> Iterator[Cell]:
        held = {cell.column for cell in line.cells}
        for first_row, first_column, last_row, last_column in self._open:
            of_several = last_row > first_row and not self._of_one_unit(first_row, last_row)
            for column in range(first_column, min(last_column, max(self._columns, default=0)) + 1):
                used = self._columns.get(column)
                if used is None or (not of_several and (column in held or (line.number, column) == (first_row, first_column))):
                    continue
                if used.meaning.path[0] == "指标":
                    message = f"{used.heading}：单元格合并了，看不出这一格是多少"
                    yield Cell(column, "", MERGED.at(self._grid.place(line.number, column), message, "拆开合并的单元格，每格各填各的数"))

    def _of_one_unit(self, first: int, last: int) -> bool:
        """Whether the unit's name is merged over these rows, too: then its figure is its own."""
        return any(top <= first and last <= bottom and not self._names.isdisjoint(range(left, right + 1)) for top, left, bottom, right in self._grid.merges)
