"""A table with a row per unit: its head is found and read, its rows come out one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.frozen import frozen
from drafting.load.grid import Cell, Grid, Line, cell_place
from drafting.load.heading_names import NAME, REGION, Headings, Meaning, Unclear
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare

NO_HEAD = declare(
    Rule(
        "S115",
        "表里找不到表头",
        Severity.ERROR,
        "一行一个单位的表，表头里要有一列“地区”（或 乡镇、县区、单位名称），其余各列写指标的名称，如 监测帮扶.监测对象.户。表头可以有两三行，分组写在上面。",
    )
)
COLUMN_UNUSED = declare(
    Rule(
        "S116",
        "有一列没有用上",
        Severity.WARNING,
        "表头的名称在指标目录里没有，也没有写明是哪一组，这一列的数进不了报告。写成“组.指标”，或者在上面一行写组名；不是指标的列可以留着不管。",
    )
)
COLUMN_UNCLEAR = declare(
    Rule(
        "S117",
        "有一列说不清是哪个指标",
        Severity.ERROR,
        "表头的名称对得上几个指标，或者两列是同一个指标，或者一个指标有两种单位而没有写明。写成“组.指标.单位”，如 监测帮扶.监测对象.户。",
    )
)
OTHER_SHEETS = declare(
    Rule(
        "S118",
        "还有别的工作表没有读",
        Severity.WARNING,
        "一份工作簿只读第一张有表头的工作表。数据分在几张表里的，合到一张表；或者各存成一份工作簿，分别生成。",
    )
)
NO_NAME = declare(
    Rule(
        "S119",
        "有一行没写是哪个单位",
        Severity.ERROR,
        "这一行有数，但“地区”（或 单位名称）一格是空的，不知道是谁的。补上名称；不是数据的行，删去或移到表外。",
    )
)
TOTAL_ROW = declare(
    Rule("S120", "跳过了合计行", Severity.INFO, "“合计”“总计”“小计”一行不是一个单位，不生成报告。")
)

_LINES_LOOKED_AT: Final = 20
_MOST_HEAD_LINES: Final = 3
_TOTALS: Final = frozenset(("合计", "总计", "小计", "总合计", "全县合计", "全市合计", "全乡合计", "累计"))
_REMARK: Final = lazy(r"(?:注|备注|说明|填表|制表|填报|审核|审批|单位负责人|负责人|联系人|统计负责人|附)[^，。]{0,8}[:：]?")
_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_UNIT_OF_TABLE: Final = lazy(r"(?:计量|金额)?单位[:：]\s*(\S{1,6})")


@frozen
class Column:
    """A column of the table (from 0) and where its cells belong; `heading` is what messages call it."""

    index: int
    meaning: Meaning
    heading: str


@dataclass(frozen=True)
class Columns:
    """The head of a table: the same for each of its rows."""

    columns: tuple[Column, ...]

    @cached_property
    def by_index(self) -> dict[int, Column]:
        return {each.index: each for each in self.columns}

    @cached_property
    def signature(self) -> bytes:
        return repr(self.columns).encode()


NO_COLUMNS: Final = Columns(())


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

    @property
    def shown(self) -> str:
        sheet = f"{self.sheet}!" if self.sheet else ""
        return f"{self.file}[{sheet}第{self.number}行]"

    def place(self, column: int) -> Place:
        return cell_place(self.file, self.sheet, self.number, column)


@dataclass(slots=True)
class Table:
    """A table whose head has been read. `notes` grow while the rows are."""

    columns: Columns
    rows: Iterator[Row]
    notes: list[Diagnostic]


def open_table(grids: Iterator[Grid], file: str, headings: Headings, units: UnitTable) -> Table:
    """The first sheet that has a head. Raises Refused where none has, or where its head cannot be read safely."""
    for grid in grids:
        first = list(islice(grid.lines, _LINES_LOOKED_AT))
        top = next((at for at, line in enumerate(first) if _place_column(line, headings) is not None), None)
        if top is None:
            continue
        notes: list[Diagnostic] = []
        head, rest = _split(grid, first, top, headings)
        columns = _columns(grid, head, headings.with_money(_money(first[:top], units)), notes)
        return Table(columns, _rows(grid, grids, [*rest], columns, notes), notes)
    raise Refused(
        [NO_HEAD.at(Place(file), f"{file} 里找不到表头：没有“地区”或“单位名称”一列", "第一列写“地区”，其余各列写指标，如 监测帮扶.监测对象.户")]
    )


# the head --------------------------------------------------------------------------


def _place_column(line: Line, headings: Headings) -> int | None:
    """The column that names the units, where the line is the top of a head: beside others."""
    if len(line.cells) < 2:
        return None
    return next((cell.column for cell in line.cells if headings.is_place([_squeezed(cell.text)])), None)


def _split(grid: Grid, first: list[Line], top: int, headings: Headings) -> tuple[list[Line], list[Line]]:
    """(lines of the head, lines below it already read)."""
    place = _place_column(first[top], headings)
    start = first[top].number
    bottom = max((last for row, column, last, _ in grid.merges if (row, column) == (start, place)), default=start)
    at = top + 1
    while at < len(first) and at - top < _MOST_HEAD_LINES:
        line = first[at]
        words = {cell.column: cell.text for cell in line.cells}
        figures = any(_NUMBER.fullmatch(text) for text in words.values())
        if line.number > bottom and (place in words or figures or not _beneath(words, first[top])):
            break
        at += 1
    return first[top:at], first[at:]


def _beneath(words: dict[int, str], above: Line) -> bool:
    """Whether a line can be the lower line of a head: something stands where the line above groups or is blank."""
    return len(words) >= 2 and min(words) >= above.cells[0].column


def _columns(grid: Grid, head: list[Line], headings: Headings, notes: list[Diagnostic]) -> Columns:
    texts = _filled(grid, head)
    columns: list[Column] = []
    problems: list[Diagnostic] = []
    taken: dict[object, str] = {}
    before: tuple[str | int, ...] = ()
    for index, parts in sorted(texts.items()):
        heading = "·".join(dict.fromkeys(part for part in parts if part))
        place = grid.place(head[-1].number, index)
        meaning = headings.read(parts, before)
        if isinstance(meaning, Unclear):
            rule = COLUMN_UNCLEAR if meaning.fatal else COLUMN_UNUSED
            (problems if meaning.fatal else notes).append(rule.at(place, f"{heading}：{meaning.message}", meaning.hint, excerpt=heading))
        elif meaning is not None:
            key = (meaning.path, meaning.unit if meaning.component else "")
            if key in taken:
                message = f"{heading}：和“{taken[key]}”是同一个指标"
                problems.append(COLUMN_UNCLEAR.at(place, message, "删去重复的一列，或写明各是哪个指标", excerpt=heading))
            taken[key] = heading
            columns.append(Column(index, meaning, heading))
            if meaning.path[0] == "指标" and not ({"其中", "构成"} & set(meaning.path)):
                before = meaning.path
    if problems:
        raise Refused(problems)
    return Columns(tuple(columns))


def _filled(grid: Grid, head: list[Line]) -> dict[int, list[str]]:
    """The heading of each column from the top: a group's name stands over all its columns."""
    rows = [{cell.column: _squeezed(cell.text) for cell in line.cells} for line in head]
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
                text = _group_to_the_left(rows, depth, index)
            parts.append(text)
        texts[index] = parts
    return texts


def _group_to_the_left(rows: Sequence[dict[int, str]], depth: int, index: int) -> str:
    """The heading that stands over this column without being merged: the next to the left that has names below it."""
    for left in range(index - 1, -1, -1):
        if left in rows[depth]:
            return rows[depth][left] if any(left in below for below in rows[depth + 1 :]) else ""
    return ""


def _money(above: list[Line], units: UnitTable) -> str:
    """万元, where a line above the table says 单位：万元."""
    for line in above:
        for cell in line.cells:
            found = _UNIT_OF_TABLE.search(cell.text)
            if found and found[1].endswith("元") and units.known("元"):
                return found[1].strip("）)")
    return ""


# the rows --------------------------------------------------------------------------


def _rows(grid: Grid, others: Iterator[Grid], waiting: list[Line], columns: Columns, notes: list[Diagnostic]) -> Iterator[Row]:
    by_path = {column.meaning.path: column.index for column in columns.columns}
    names = [by_path[path] for path in (REGION, NAME) if path in by_path]
    for line in _chained(waiting, grid.lines):
        texts = {cell.column: cell.text for cell in line.cells}
        label = next((texts[index] for index in names if texts.get(index)), "")
        if "".join(label.split()) in _TOTALS or (not label and _is_total(line, columns)):
            notes.append(TOTAL_ROW.at(grid.place(line.number, line.cells[0].column), f"第 {line.number} 行是合计，跳过"))
        elif label and not (_REMARK.match(label) and len(line.cells) <= 2):
            used = tuple(cell for cell in line.cells if cell.column in columns.by_index)
            yield Row(grid.file, grid.sheet, line.number, used, label, _digest(grid, line, used, columns), tuple(texts.get(index, "") for index in names))
        elif not label and any(cell.column in columns.by_index for cell in line.cells) and not _REMARK.match(line.cells[0].text):
            place = grid.place(line.number, names[0])
            notes.append(NO_NAME.at(place, f"第 {line.number} 行有数，没写是哪个单位，没有生成", "补上名称；不是数据的行请删去"))
    for other in others:
        if sum(1 for _ in islice(other.lines, 2)) > 1:
            message = f"工作表“{other.sheet}”没有读，只读了“{grid.sheet}”"
            notes.append(OTHER_SHEETS.at(Place(f"{other.file}[{other.sheet}]"), message, "各单位的数合到一张表里，或分开存成几份工作簿"))


def _is_total(line: Line, columns: Columns) -> bool:
    """合计 may stand in a column of its own, such as 序号."""
    return any("".join(cell.text.split()) in _TOTALS for cell in line.cells if cell.column not in columns.by_index)


def _digest(grid: Grid, line: Line, cells: tuple[Cell, ...], columns: Columns) -> str:
    digest = blake2b(columns.signature, digest_size=16)
    digest.update(f"{grid.file}\0{grid.sheet}\0{line.number}".encode())
    for cell in cells:
        digest.update(f"\0{cell.column}\0{cell.text}\0{cell.fault is not None}".encode())
    return digest.hexdigest()


def _chained(waiting: list[Line], lines: Iterator[Line]) -> Iterator[Line]:
    yield from waiting
    yield from lines


def _squeezed(text: str) -> str:
    return "".join(text.split())
