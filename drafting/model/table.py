"""明细表: rows of cells, read into columns."""

from __future__ import annotations

from drafting.frozen import frozen
from drafting.model.rows_over import NONE_OVER, RowsOver
from drafting.quantities.values import Value
from drafting.source import Path

Cell = Value | str | None
"""A measure in a numeric column, or –, 无 as typed; text elsewhere, a marker where it is 待补 or 不适用, None where the cell is absent."""


@frozen
class DetailTable:
    """Rows in the order of the file. `columns` are the headers in order of first appearance; the first is text.

    A column is numeric only if every filled cell is a measure, or says that there is none. `stated_totals` holds 合计 where the file gives it
    (a measure, or a formula beginning with =); `totals` says which of the rows are typed totals, that are never added.
    """

    name: str
    path: Path
    columns: tuple[str, ...]
    numeric: frozenset[str]
    rows: tuple[dict[str, Cell], ...]
    stated_totals: dict[str, Cell]
    caption: str = ""
    unit_note: str = ""
    notes: tuple[str, ...] = ()
    turned: bool | None = None  # 版面: 横排 is a page turned on its side, 竖排 an upright one, None as it fits
    has_row_key: bool = False  # written as {行: […], …}
    totals: RowsOver = NONE_OVER
    numbers: tuple[int, ...] = ()
    """Which row of the file each is, where blank ones stand between them."""

    def called(self, row: int) -> str:
        """A row by its first words: not by its serial number."""
        words = (cell for column in self.columns[:2] if isinstance(cell := self.rows[row].get(column), str) and not cell.isdigit())
        return next(words, f"第{row + 1}行")

    def place_of(self, row: int) -> Path:
        """Where a row stands in the file."""
        number = self.numbers[row] if self.numbers else row
        return (*self.path, "行", number) if self.has_row_key else (*self.path, number)
