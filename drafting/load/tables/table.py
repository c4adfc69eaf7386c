"""A table with a row per unit: its head is found and read, its rows come out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import field, replace
from itertools import chain, islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import COMMON
from drafting.frozen import mutable
from drafting.load.names.words.heading_times import Times
from drafting.load.tables.grid import Grid, Line, squeezed
from drafting.load.tables.head import (
    NO_COLUMNS,
    Column,
    Columns,
    group_above,
    matter_above,
    place_column,
    read_columns,
    split_head,
    stands_over,
    units_above,
)
from drafting.load.tables.heading_names import Headings
from drafting.load.tables.hidden_figures import hidden_columns
from drafting.load.tables.magnitudes import Magnitudes
from drafting.load.tables.period_column import MOST_LINES, period_column, times_of
from drafting.load.tables.row import Row
from drafting.load.tables.row_tree import answers_of_row
from drafting.load.tables.rows import FAR_APART, Rows, doubting
from drafting.load.tables.told_in_percent import cells_below, with_percent_told
from drafting.load.tables.totals import Totals
from drafting.load.tables.turned_table import is_turned, read_turned
from drafting.load.tables.whole_columns import made_of_their_parts
from drafting.registry import declare

NO_HEAD = declare(
    Rule(
        "S115",
        "表里找不到表头",
        Severity.ERROR,
        "一行一个单位的表，表头里要有一列“地区”（或 乡镇、县区、单位名称），其余各列写指标的名称，如 监测帮扶.监测对象.户。表头可以有两三行，分组写在上面。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "说明\n"
        "一\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
__all__ = ["NO_COLUMNS", "Column", "Columns", "Row", "Table", "open_table"]

_LINES_LOOKED_AT: Final = 20
_SIDEWAYS: Final = frozenset(("指标", "指标名称", "项目", "项目名称", "内容", "指标项"))
_MOST_TURNED: Final = 5000
"""Lines of a table with a row per indicator."""


@mutable
class Table:
    """A table whose head has been read. `notes` grow while the rows are."""

    columns: Columns
    rows: Iterator[Row]
    notes: list[Diagnostic]
    sheet: str = ""
    turned: bool = False
    sizes: dict[int, Magnitudes] = field(default_factory=dict)
    answered: set[Place] = field(default_factory=set)
    """Cells of rows that say they are right, however far from the others."""

    @property
    def is_doubtful(self) -> bool:
        """Whether the rows, all read by now, say anything against each other's figures."""
        return any(each.code == FAR_APART.code for each in self.notes)

    def doubting(self, row: Row) -> Row:
        """One of the rows of a doubtful table, after the last was read, with what the others say against it."""
        if FAR_APART.code in answers_of_row(row, self.columns):
            self.answered.update(row.place(cell.column) for cell in row.cells)
        return doubting(row, self.columns, self.sizes)

    def leave_told(self, told: Set[Place | None]) -> None:
        """Keep of what the rows say against each other what is not told of a row, nor answered for."""
        self.notes[:] = [each for each in self.notes if each.code != FAR_APART.code or each.place not in told | self.answered]

    def rows_doubted(self) -> list[Row]:
        """All of them, with what they say against each other; the notes keep of that what no row says."""
        rows = [*self.rows]
        if self.is_doubtful:
            rows = [self.doubting(each) for each in rows]
            self.leave_told({each.place for row in rows for each in row.doubted})
        return rows


def open_table(grids: Iterator[Grid], file: str, headings: Headings, region: str = "", *, by_sheet: bool = False) -> Table:
    """The first sheet that has a head; `region` is what all its units lie in, `by_sheet`: a sheet may be called by its unit. Raises Refused where no sheet has one, or where it cannot be read safely."""
    seen: list[Line] = []
    hidden: tuple[str, ...] = ()
    for grid in grids:
        hidden = grid.unread
        first = list(islice(grid.lines, _LINES_LOOKED_AT))
        top = next((at for at, line in enumerate(first) if place_column(line, headings) is not None), None)
        turned = next((at for at, line in enumerate(first) if is_turned(line, place_column(line, headings))), None)
        if turned is not None and (top is None or turned <= top):
            below = [*first[turned + 1 :], *islice(grid.lines, _MOST_TURNED)]
            return Table(*read_turned(grid, first[:turned], first[turned], below, headings, by_sheet=by_sheet), grid.sheet, turned=True)
        if top is None:
            seen += first
            continue
        head, rest = split_head(grid, first, top, headings)
        dated = period_column(head)
        if dated is not None:
            rest += islice(grid.lines, MOST_LINES)
            headings = headings.at(times_of(dated, rest, headings.times) if len(rest) < MOST_LINES else Times())
        columns, notes = _columns(grid, first[:top], head, rest, headings)
        columns = replace(columns, columns=with_percent_told(made_of_their_parts(columns.columns, rest), cells_below(rest)))
        notes += _hidden_columns(grid, columns, head[-1].number)
        rows = Rows(grid, columns, Totals(columns, headings.units, headings.catalogue, region), notes)
        return Table(columns, rows.read(chain(rest, grid.lines)), notes, grid.sheet, sizes=rows.sizes)
    hint = "第一列写“地区”，其余各列写指标，如 监测帮扶.监测对象.户"
    if hidden:
        hint = f"隐藏的工作表“{'”“'.join(hidden)}”没有读：数在里面的，在 Excel 里取消隐藏；不在的，{hint}"
    if not seen and not hidden:
        raise Refused([NO_HEAD.at(Place(file), f"{file} 是空的，里面什么也没有", "打开看看是不是存错了文件；" + hint)])
    raise Refused([NO_HEAD.at(Place(file), f"{file} 里找不到表头：没有“地区”或“单位名称”一列", _why_no_head(seen, headings) or hint)])


def _columns(grid: Grid, above: list[Line], head: list[Line], rest: list[Line], headings: Headings) -> tuple[Columns, list[Diagnostic]]:
    """The columns, and what is to be said of them. A line right above the head names groups where more of them are read with it: 必填 and 选填 name none.

    Raises Refused where no row would have a figure.
    """
    ways = [(above, head)]
    if above and stands_over(grid, above[-1], head[0]):
        ways.append((above[:-1], [above[-1], *head]))
    found: list[tuple[Columns, list[Diagnostic]]] = []
    refused: list[Refused] = []
    for over, lines in ways:
        notes: list[Diagnostic] = []
        try:
            found.append((read_columns(grid, lines, headings.below(units_above(over, headings)), notes, group_above(over, headings), rest, matter_above(over)), notes))
        except Refused as each:
            refused.append(each)
    if not found:
        raise refused[0]
    return max(found, key=_known)


def _known(read: tuple[Columns, list[Diagnostic]]) -> int:
    """How many columns tell figures."""
    return sum(each.meaning.path[0] == "指标" for each in read[0].columns)


def _hidden_columns(grid: Grid, columns: Columns, line: int) -> Iterator[Diagnostic]:
    """That figures come from columns that nobody sees."""
    hidden = [(each.index, each.heading) for each in columns.columns if each.index in grid.hidden_columns and each.meaning.path[0] == "指标"]
    if hidden:
        yield hidden_columns(grid, line, hidden)


def _why_no_head(lines: list[Line], headings: Headings) -> str:
    """What to do about a table that nearly has a head: full-width commas, or units side by side and indicators below."""
    for line in lines:
        parts = line.cells[0].text.split("，")
        if len(line.cells) == 1 and len(parts) > 1 and headings.is_place([squeezed(parts[0])]):
            return "各列之间是全角逗号“，”，改成半角逗号“,”"
        if len(line.cells) > 1 and squeezed(line.cells[0].text) in _SIDEWAYS:
            return "表是横着的：一行要写一个单位。在 Excel 里复制全表，用“选择性粘贴—转置”，第一格写“地区”"
    return ""
