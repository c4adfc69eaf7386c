"""明细表 as facts: rows to loop over, cells by column, totals by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.facts.fact import ABSENT, OWED, PRESENT, Collection, Fact
from drafting.facts.sums import sum_of
from drafting.model.table import Cell, DetailTable
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker, Ordinal
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.book import Book

_MEAN: Final = lazy("[人户村亩]均|平均|均价|单价|标准$")
_NO_AMOUNT: Final = lazy("年份|年$|序号|编号|排名|位次|名次|电话|率$|占比|比[例重]|增[速幅长]|同比|较上年")
"""Headers of columns that hold no amounts although their numbers bear no unit."""


class RowFact(Fact):
    """One row; its name is the text of its first cell."""

    __slots__ = ("cells",)

    def __init__(self, book: Book, path: str, name: str, cells: dict[str, Cell], source: Path) -> None:
        first = next(iter(cells.values()), None)
        super().__init__(book, path, name, OWED if first is Marker.OWED else PRESENT, book.data_text(name), source=source)
        self.cells = cells

    def _find(self, name: str) -> Fact:
        cell = self.cells.get(name)
        path, source = f"{self.path}.{name}", (*self.source, name)
        if cell is None or cell is Marker.NOT_APPLICABLE:
            return Fact(self.book, path, name, ABSENT, source=source)
        if cell is Marker.OWED:
            return Fact(self.book, path, name, OWED, source=source)
        if isinstance(cell, Formula):
            return self.book.evaluate(cell.text, self, None)
        value = self.book.data_text(cell) if isinstance(cell, str) else cell
        return Fact(self.book, path, name, PRESENT, value, source=source)


class TableFact(Collection):
    """The rows of one 明细表. `列.合计` is `totals().lookup(列)`.

    Rows of one name are told apart in paths by what else they say (东乡·冷链中心), a bare name is the first of them.
    """

    __slots__ = ("_by_step", "table")

    def __init__(self, book: Book, table: DetailTable) -> None:
        path = f"明细表.{table.name}"
        rows: list[Fact] = []
        names = [_name(table, cells) for cells in table.rows]
        steps = _steps(table, names)
        for position, (cells, name, step) in enumerate(zip(table.rows, names, steps, strict=True)):
            source = (*table.path, "行", position) if table.has_row_key else (*table.path, position)
            rows.append(RowFact(book, f"{path}.{step}", name, cells, source))
        super().__init__(book, path, table.name, rows, source=table.path)
        self.table = table
        self._by_step = dict(zip(steps, rows, strict=True))

    def may_have(self, name: str) -> bool:
        return name == "合计" or name in self._by_step or super().may_have(name)

    def _find(self, name: str) -> Fact:
        if name == "合计":
            return TotalsFact(self)
        return self._by_step.get(name) or super()._find(name)

    def column(self, name: str) -> list[Fact]:
        """The filled cells of a column."""
        cells = [row.lookup(name) for row in self.items]
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
    """合计: column sums, or what the file states."""

    __slots__ = ("table",)

    def __init__(self, table: TableFact) -> None:
        super().__init__(table.book, f"{table.path}.合计", "合计", PRESENT, "合计", source=table.source)
        self.table = table

    def _find(self, name: str) -> Fact:
        stated = self.table.table.stated_totals.get(name)
        if isinstance(stated, Measure):
            source = (*self.source, "合计", name)
            return Fact(self.book, f"{self.path}.{name}", name, PRESENT, stated, source=source)
        if isinstance(stated, Formula):
            return self.book.evaluate(stated.text, self, None)
        if name not in self.table.table.numeric or not self._adds_up(name):
            return self.gap(name)
        owner = Fact(self.book, f"{self.path}.{name}", name, ABSENT, source=self.source)
        return sum_of(owner, self.table.column(name), f"{name}列之和")

    def _adds_up(self, name: str) -> bool:
        """Whether a sum says something: not of rates, means, years or ranks. Their total is stated or stays empty."""
        if _MEAN.search(name):
            return False
        units = {each.unit for cell in self.table.column(name) if cell.measure for each in cell.measure.quantities}
        known = self.book.units
        return not any(
            known.convertible(unit, "%") or "/" in unit or unit in ("℃", "个百分点") or (not unit and _NO_AMOUNT.search(name))
            for unit in units
        )
