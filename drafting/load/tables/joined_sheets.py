"""The other sheets of a workbook, one a topic: the figures of a unit that stands in several of them are joined by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field, replace
from hashlib import blake2b
from itertools import islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.frozen import mutable
from drafting.load.names.words.place_in_name import place_in_name
from drafting.load.tables.grid import SPAN_OF_A_SHEET, Cell, Grid
from drafting.load.tables.head import said_of
from drafting.load.tables.row import Row
from drafting.load.tables.stacked_sheets import is_of_one, stack
from drafting.load.tables.table import NO_HEAD, Columns, Table
from drafting.patterns import lazy
from drafting.registry import declare

OTHER_SHEETS = declare(
    Rule(
        "S118",
        "还有别的工作表没有读",
        Severity.WARNING,
        "一份工作簿以第一张有表头的工作表为准，别的工作表照单位名称合进来。没有“地区”一列的、各列都和前面重复的（如按月、按片区分的表）没有读。",
    )
)
JOINED = declare(
    Rule(
        "S137",
        "几张工作表照单位名称合在一起",
        Severity.INFO,
        "几张工作表各写一个方面、每张一行一个单位的，同一单位的数合成一份报告。提示里写明合进来几列。不要合的，删去那张工作表，或者隐藏它。",
    )
)
NOT_JOINED = declare(
    Rule(
        "S138",
        "别的工作表里有数没有合进来",
        Severity.WARNING,
        "只有第一张工作表里有的单位才生成报告：别的工作表里多出来的单位没有用上；和前面重复的列，填得不一样的在那一格指出来（S141）。核对单位名称（几张表里要写成一样），重复的列删去一处。",
    )
)
TWICE = declare(
    Rule(
        "S139",
        "别的工作表里同一单位填了两行",
        Severity.ERROR,
        "合进来的工作表里，一个单位只能有一行：填了两行的不猜哪一行对，这个单位不生成。删去错的一行，再运行一次。",
    )
)

_MOST_ROWS: Final = 20_000
"""Of a sheet that is joined: it is held whole."""
_MOST_NAMED: Final = 5
_NO_DATA: Final = lazy("说明|目录|封面|要求|须知|代码|字典")
"""Names of sheets that hold no figures."""

Opened = Callable[[Grid], Table]


@mutable
class _Sheet:
    """A sheet that is joined. Its columns count from `at` × SPAN_OF_A_SHEET."""

    grid: Grid
    at: int
    columns: Columns
    rows: dict[str, list[Row]]
    used: set[str] = field(default_factory=set)
    lacking: list[str] = field(default_factory=list)

    def of(self, row: Row, key: str) -> Row | None:
        """What the sheet says of a unit; nothing but faults where it says so twice."""
        found = self.rows.get(key, [])
        self.used.add(key)
        if not found:
            self.lacking.append(row.label)
            return None
        if len(found) == 1:
            return found[0]
        numbers = "、".join(str(each.number) for each in found)
        message = f"{row.label}：“{self.grid.sheet}”里同一单位填了 {len(found)} 行（第{numbers}行），不知道以哪一行为准"
        fault = TWICE.at(Place(found[0].shown), message, "留下对的一行，删去其余，再运行一次")
        return replace(found[0], cells=tuple(Cell(each.index, "", fault) for each in self.columns.columns[:1]), unread=())


def join_other_sheets(table: Table, others: Iterator[Grid], opened: Opened, region: str = "") -> None:
    """Put the columns and the rows of the other sheets to those of the first one, `table`."""
    sheets: list[_Sheet] = []
    for grid in others:
        try:
            other = opened(grid)
            rows = list(islice(other.rows, _MOST_ROWS + 1))
        except Refused as refused:
            _passed_over(grid, refused, table)
            continue
        if is_of_one(table) and is_of_one(other):
            stack(table, other, rows)
            table.notes.append(JOINED.at(_sheet_place(grid), f"工作表“{grid.sheet}”是一个单位的表（{rows[0].label}），也生成", "不要的，删去或者隐藏这张工作表"))
            continue
        if table.turned or other.turned:
            message = f"工作表“{grid.sheet}”没有读，只读了“{table.sheet}”：一行一个指标的表不和别的表合在一起"
            hint = "几张表的指标合到一张表里，或各存成一份工作簿"
            if is_of_one(table) or is_of_one(other):
                hint = "一张工作表一个单位的，工作表的名称都写成单位的名称（柏树镇），或者表上面写“填报单位：柏树镇”；是汇总表的不用管"
            table.notes.append(OTHER_SHEETS.at(_sheet_place(grid), message, hint))
            continue
        columns = _new_columns(other.columns, table, grid)
        if not columns.columns or len(rows) > _MOST_ROWS:
            why = f"超过 {_MOST_ROWS // 10_000} 万行" if len(rows) > _MOST_ROWS else "没有新的列"
            message = f"工作表“{grid.sheet}”{why}，没有读，只读了“{table.sheet}”"
            table.notes.append(OTHER_SHEETS.at(_sheet_place(grid), message, "按月、按片区分的，各存成一份工作簿，分别生成到不同的文件夹"))
            continue
        kept: dict[str, list[Row]] = {}
        for row in rows:
            kept.setdefault(_key(row.label, region), []).append(row)
        sheet = _Sheet(grid, len(sheets) + 1, columns, kept)
        message = f"工作表“{grid.sheet}”照单位名称合了进来：{len(columns.columns)} 列，{len(kept)} 个单位"
        table.notes += [*other.notes, JOINED.at(_sheet_place(grid), message, "不要合的，删去或者隐藏这张工作表")]
        table.columns = _side_by_side(table.columns, sheet)
        table.sizes |= {index + sheet.at * SPAN_OF_A_SHEET: size for index, size in other.sizes.items()}
        sheets.append(sheet)
    if sheets:
        table.rows = _joined(table.rows, sheets, region, table.notes)


def _passed_over(grid: Grid, refused: Refused, table: Table) -> None:
    """What is said of a sheet that cannot be read as a table of units."""
    first = refused.diagnostics[0]
    if first.code != NO_HEAD.code:
        table.notes.append(OTHER_SHEETS.at(first.place, f"工作表“{grid.sheet}”没有读：{first.message}", first.hint))
    elif "什么也没有" not in first.message and not _NO_DATA.search(grid.sheet):
        message = f"工作表“{grid.sheet}”没有读：没有“地区”或“单位名称”一列"
        table.notes.append(OTHER_SHEETS.at(_sheet_place(grid), message, "是各单位的数的，加一列“地区”；填表说明一类的不用管"))


def _new_columns(columns: Columns, table: Table, grid: Grid) -> Columns:
    """The figures of a sheet, none where the sheets before it have them all. What they have, too, is held against them row by row."""
    taken = {said_of(column.meaning) for column in table.columns.columns}
    figures = tuple(column for column in columns.columns if column.meaning.path[0] == "指标")
    again = [column for column in figures if said_of(column.meaning) in taken]
    if len(again) == len(figures):
        return replace(columns, columns=())
    if again:
        message = f"工作表“{grid.sheet}”的 {'、'.join(column.heading for column in again)} 前面已经有了"
        hint = "一样的算一个，有一处空着的用另一处，不一样的在那一格指出来；最好留下一处"
        table.notes.append(NOT_JOINED.at(_sheet_place(grid), message, hint))
    return replace(columns, columns=figures)


def _side_by_side(columns: Columns, sheet: _Sheet) -> Columns:
    shift = sheet.at * SPAN_OF_A_SHEET
    more = tuple(replace(column, index=column.index + shift) for column in sheet.columns.columns)
    unused = tuple((index + shift, heading) for index, heading in sheet.columns.unused)
    return Columns((*columns.columns, *more), columns.last, (*columns.unused, *unused))


def _joined(rows: Iterator[Row], sheets: Sequence[_Sheet], region: str, notes: list[Diagnostic]) -> Iterator[Row]:
    for row in rows:
        key = _key(row.label, region)
        digest = blake2b(row.digest.encode(), digest_size=16)
        cells, unread, beside = list(row.cells), list(row.unread), []
        for sheet in sheets:
            other = sheet.of(row, key)
            shift = sheet.at * SPAN_OF_A_SHEET
            wanted = sheet.columns.by_index
            beside.append((sheet.grid.sheet, other.number if other else 0))
            digest.update(f"\0{sheet.grid.sheet}\0{other.digest if other else ''}".encode())
            if other is not None:
                cells += [cell._replace(column=cell.column + shift) for cell in other.cells if cell.column in wanted]
                unread += [(index + shift, heading) for index, heading in other.unread]
        yield replace(row, cells=tuple(cells), unread=tuple(unread), digest=digest.hexdigest(), beside=tuple(beside))
    for sheet in sheets:
        if foreign := [held[0] for key, held in sheet.rows.items() if key not in sheet.used]:
            message = f"工作表“{sheet.grid.sheet}”里的 {_listed([row.label for row in foreign])} 在前面的表里没有，没有用上"
            notes.append(NOT_JOINED.at(Place(foreign[0].shown), message, "几张表里的单位名称要写成一样；漏了的单位补进第一张表"))
        if sheet.lacking:
            message = f"工作表“{sheet.grid.sheet}”里没有 {_listed(sheet.lacking)}，这几个单位缺这张表里的数"
            notes.append(NOT_JOINED.at(_sheet_place(sheet.grid), message, "核对是不是名称写得不一样；没有这些数的不用管"))


def _listed(labels: list[str]) -> str:
    return "、".join(labels[:_MOST_NAMED]) + (f"等 {len(labels)} 个单位" if len(labels) > _MOST_NAMED else "")


def _key(label: str, region: str) -> str:
    """By which one unit is known in all sheets: 柏树镇人民政府, 青禾县柏树镇 and 柏树镇 are one."""
    place = place_in_name(label) or label
    return place.removeprefix(region) or place


def _sheet_place(grid: Grid) -> Place:
    return Place(f"{grid.file}[{grid.sheet}]")
