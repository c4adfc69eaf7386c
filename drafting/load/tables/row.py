"""What a table says of one unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen
from drafting.load.tables.grid import SPAN_OF_A_SHEET, Cell, cell_name, cell_place


@frozen
class Row:
    """One unit's row. `shown` is how messages speak of it, `label` names the unit, `digest` is of all it says.

    `names` is what its cells say of the place and the unit: two rows with the same are of one unit.
    """

    file: str
    sheet: str
    number: int
    cells: tuple[Cell, ...]
    label: str
    digest: str
    names: tuple[str, ...]
    unread: tuple[tuple[int, str], ...] = ()
    """(column, heading) of its cells that hold a figure under a heading that could not be read."""
    beside: tuple[tuple[str, int], ...] = ()
    """(sheet, line) where other sheets, or other lines, go on with the unit; line 0 where one does not. Each counts columns from another SPAN_OF_A_SHEET on."""

    said: str = ""
    """Where it is no line of the sheet: what messages call it (H列, 全表)."""
    shift: int = 0
    """By how many columns its cells stand to the right, where units stand side by side."""
    doubted: tuple[Diagnostic, ...] = ()
    """What the rows of the other units say against its figures."""

    @property
    def shown(self) -> str:
        sheet = f"{self.sheet}!" if self.sheet else ""
        return f"{self.file}[{sheet}{self.said or f'第{self.number}行'}]"

    def place(self, column: int) -> Place:
        at, own = divmod(column, SPAN_OF_A_SHEET)
        sheet, number = self.beside[at - 1] if at else (self.sheet, self.number)
        return cell_place(self.file, sheet, number, own + self.shift) if number else Place(self.shown)

    def cell(self, column: int) -> str:
        """B2, and 住房!B2 in a sheet that was joined."""
        at, own = divmod(column, SPAN_OF_A_SHEET)
        sheet, number = self.beside[at - 1] if at else ("", self.number)
        return cell_name(sheet, number, own + self.shift)


_COUNTS: Final = {2: "两", 3: "三", 4: "四"}
_MOST_NUMBERED: Final = 5
WHICH_IS_RIGHT: Final = "留下对的一行，删去其余，再运行一次；确是两个单位的，名称写全（清河县东乡），或者补一列“单位名称”来区分"


def said_to_be_one(rows: Sequence[Row]) -> str:
    """That several rows are of one and the same unit."""
    numbers = "、".join(str(row.number) for row in rows[:_MOST_NUMBERED]) + ("……" if len(rows) > _MOST_NUMBERED else "")
    return f"{rows[0].label}：同一单位填了{_COUNTS.get(len(rows), len(rows))}行（第{numbers}行），不知道以哪一行为准"


def repeated(rows: Iterable[Row]) -> list[list[Row]]:
    """Those of one and the same unit, in the order of the table."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(row.names, []).append(row)
    return [same for same in found.values() if len(same) > 1]
