"""明细表 as facts: rows to loop over, cells by column, totals by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.facts.fact import ABSENT, OWED, PRESENT, Collection, Fact
from drafting.facts.sums import sum_of
from drafting.facts.typed import printed_paths
from drafting.model.amounts import is_no_amount
from drafting.model.table import Cell, DetailTable
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker, Ordinal
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.fact import FactBook


class CrossedOut(Fact):
    """What a column of numbers says with –, 无: there is none, by its nature. It is no value, and not waited for either; `typed` prints in a cell."""

    __slots__ = ("typed",)

    def __init__(self, row: Fact, name: str, typed: str) -> None:
        super().__init__(row.book, f"{row.path}.{name}", name, ABSENT, source=(*row.source, name))
        self.typed = row.book.data_text(typed)


class RowFact(Fact):
    """One row; its name is the text of its first cell."""

    __slots__ = ("cells", "numeric")

    def __init__(self, book: FactBook, path: str, name: str, cells: dict[str, Cell], numeric: frozenset[str], source: Path) -> None:
        first = next(iter(cells.values()), None)
        super().__init__(book, path, name, OWED if first is Marker.OWED else PRESENT, book.data_text(name), source=source)
        self.cells = cells
        self.numeric = numeric

    def _find(self, name: str) -> Fact:
        cell = self.cells.get(name)
        return CrossedOut(self, name, cell) if isinstance(cell, str) and name in self.numeric else _of_cell(self, name, cell)


def _of_cell(row: Fact, name: str, cell: Cell) -> Fact:
    path, source = f"{row.path}.{name}", (*row.source, name)
    if cell is None or cell is Marker.NOT_APPLICABLE:
        return Fact(row.book, path, name, ABSENT, source=source)
    if cell is Marker.OWED:
        return Fact(row.book, path, name, OWED, source=source)
    if isinstance(cell, Formula):
        return row.book.evaluate(cell.text, row, None)
    value = row.book.data_text(cell) if isinstance(cell, str) else cell
    return Fact(row.book, path, name, PRESENT, value, source=source)


class TableFact(Collection):
    """The rows of one 明细表; a loop runs over 合计, 小计, 其中, 平均 too, which are no items. `列.合计` is `totals().lookup(列)`.

    Rows of one name are told apart in paths by what else they say (东乡·冷链中心), a bare name is the first of them.
    """

    __slots__ = ("_by_step", "lines", "table")

    def __init__(self, book: FactBook, table: DetailTable) -> None:
        path = f"明细表.{table.name}"
        rows: list[Fact] = []
        names = [_name(table, cells) for cells in table.rows]
        steps = _steps(table, names)
        for position, (cells, name, step) in enumerate(zip(table.rows, names, steps, strict=True)):
            source = table.place_of(position)
            rows.append(RowFact(book, f"{path}.{step}", name, cells, table.numeric, source))
        for position, over in table.totals.over.items():
            row, path_of_row = rows[position], f"{path}.{steps[position]}"
            rows[position] = TotalsFact(book, self, path_of_row, names[position], row.source, table.rows[position], [rows[each] for each in over])
        super().__init__(book, path, table.name, [row for position, row in enumerate(rows) if position not in table.totals.apart], source=table.path)
        self.table = table
        self.lines = rows
        self._by_step = dict(zip(steps, rows, strict=True))

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.lines or [self])

    def may_have(self, name: str) -> bool:
        return name == "合计" or name in self._by_step or super().may_have(name)

    def _find(self, name: str) -> Fact:
        if name == "合计":
            return self.totals()
        return self._by_step.get(name) or super()._find(name)

    def totals(self) -> Fact:
        """合计: the row that the file types, or that which is made of its columns."""
        if self.table.totals.whole >= 0:
            return self.lines[self.table.totals.whole]
        if self._by_step.get("合计") in self.items:  # the only row there is: over nothing
            return self._by_step["合计"]
        return TotalsFact(self.book, self, f"{self.path}.合计", "合计", self.source, {}, self.items)

    def column(self, name: str) -> list[Fact]:
        """The filled cells of a column, without its totals."""
        return filled(self.items, name)

    def adds_up(self, name: str) -> bool:
        """Whether a sum of the column says something: not of rates, means, levels, years or ranks. Their total is stated or stays empty."""
        if name not in self.table.numeric:
            return False
        quantities = [each for cell in self.column(name) if cell.measure for each in cell.measure.quantities]
        if is_no_amount(name, quantities):
            return False
        return not any(self.book.units.convertible(unit, "%") for unit in {each.unit for each in quantities})


def typed_cells(book: FactBook) -> list[str]:
    """The dotted paths of all numbers that the 明细表 of a file give, with the totals that are typed; one for each quantity of a cell."""
    found: list[str] = []
    for table in book.dataset.tables.values():
        facts = TableFact(book, table)
        given = [(f"{line.path}.{column}", cell) for line, row in zip(facts.lines, table.rows, strict=True) for column, cell in row.items()]
        given += [(f"{facts.path}.合计.{column}", cell) for column, cell in table.stated_totals.items()]
        for path, cell in given:
            if isinstance(cell, Measure):
                found += printed_paths(path, cell)
    return found


def filled(rows: list[Fact], column: str) -> list[Fact]:
    cells = [row.lookup(column) for row in rows]
    return [cell for cell in cells if cell.state is not ABSENT]


def _name(table: DetailTable, cells: dict[str, Cell]) -> str:
    """The text of a row's first cell."""
    first = cells.get(table.columns[0]) if table.columns else None
    return first if isinstance(first, str) else (first.text if isinstance(first, Measure | Ordinal) else "")


def _steps(table: DetailTable, names: list[str]) -> list[str]:
    """What each row is called in paths, no two alike."""
    if len(set(names)) == len(names) and all(names):
        return names
    counts = Counter(names)
    told = [
        name if counts[name] == 1 else "·".join([name, *_words(table, cells)]).strip("·")
        for name, cells in zip(names, table.rows, strict=True)
    ]
    alike = Counter(told)
    return [
        text if text and alike[text] == 1 else f"{text}（第{position}行）" if text else str(position)
        for position, text in enumerate(told, 1)
    ]


def _words(table: DetailTable, cells: dict[str, Cell]) -> Iterator[str]:
    """The texts of a row's cells but the first; a full stop parts the steps of a path."""
    for column in table.columns[1:]:
        text = cells.get(column)
        if isinstance(text, str) and text:
            yield text.replace(".", "．")


class TotalsFact(Fact):
    """合计, or a row that stands over some of the rows: what the file says, else the sums of their columns."""

    __slots__ = ("added", "cells", "table")

    def __init__(
        self, book: FactBook, table: TableFact, path: str, name: str, source: Path, cells: dict[str, Cell], added: list[Fact]
    ) -> None:
        super().__init__(book, path, name, PRESENT, book.data_text(name), source=source)
        self.table = table
        self.cells = cells
        self.added = added

    def _find(self, name: str) -> Fact:
        typed = self.cells.get(name)
        if typed is not None:
            return _of_cell(self, name, typed)
        stated = self.table.table.stated_totals.get(name) if self.is_over_all else None
        if isinstance(stated, Measure):
            source = (*self.table.source, "合计", name)
            return Fact(self.book, f"{self.path}.{name}", name, PRESENT, stated, source=source)
        if isinstance(stated, Formula):
            return self.book.evaluate(stated.text, self, None)
        if not self.added or not self.table.adds_up(name):
            return self.gap(name)
        self.book.columns_added.setdefault(self.table.table.name, set()).add(name)
        owner = Fact(self.book, f"{self.path}.{name}", name, ABSENT, source=self.source)
        return sum_of(owner, filled(self.added, name), f"{name}列之和")

    @property
    def is_over_all(self) -> bool:
        """Whether it is the total of the table, and no 小计."""
        return not self.cells or self.table.lines[self.table.table.totals.whole] is self
