"""A table with a row per indicator: of one unit (指标 | 单位 | 本年 | 上年同期), or with a column per unit (指标 | 柏树镇 | 竹溪乡).

It is read into the same rows of units as any other table: each of its lines goes on with the unit as a sheet that is joined does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import PurePath
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import COMMON
from drafting.load.names.words.heading_words import NAME, ONE_A_ROW, REGION
from drafting.load.names.words.place_in_name import place_in_name, place_said
from drafting.load.tables.grid import SPAN_OF_A_SHEET, Cell, Grid, Line, letters, squeezed
from drafting.load.tables.head import (
    COLUMN_ASSUMED,
    Column,
    Columns,
    HeadReader,
    Read,
    matter_above,
    read_by_matter,
    units_above,
)
from drafting.load.tables.heading_levels import with_levels
from drafting.load.tables.heading_names import Headings, Meaning
from drafting.load.tables.hidden_figures import hidden_columns, hidden_lines, struck_cells
from drafting.load.tables.row import Row
from drafting.load.tables.told_in_percent import cells_below, with_percent_told
from drafting.load.tables.turned_head import (
    UNITS,
    Head,
    column_of_no_group,
    read_head,
    split_turned_head,
    unused_columns,
)
from drafting.load.tables.turned_lines import indicator_lines
from drafting.load.tables.turned_totals import total_findings
from drafting.patterns import lazy
from drafting.registry import declare

TURNED = declare(
    Rule(
        "S140",
        "表里一行是一个指标",
        Severity.INFO,
        "“指标、单位、本年、上年同期、同比、年度任务、完成率”的表，一份表是一个单位；“指标、柏树镇、竹溪乡……”的表，一列是一个单位。"
        "一个单位的，是哪个单位写在 --common 文件里，或者表上面写“填报单位：”，或者用单位的名称作工作表的名称；一张工作表一个单位的，都生成。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "指标,单位,甲乡,乙乡\n"
        "监测对象,户,86,90\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,90\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

WHOSE: Final = "填报单位"
"""What the column is called that says of which one unit a table is."""
_REPORTER: Final = lazy(r"(?:填报|报送)单位(?:[（(][^（）()]*[）)])?[:：]\s*([^\s　（(][^\s　]*?)(?:[（(][^（）()]*章[^（）()]*[）)])?(?=[\s　]|$)")
"""Who reports; the place for a seal behind it, （盖章）, is no part of the name."""



def is_turned(line: Line, place: int | None) -> bool:
    """Whether a line is the head of such a table: it has 指标, and no column of places."""
    texts = {cell.column: squeezed(cell.text) for cell in line.cells}
    return len(texts) > 1 and any(text in ONE_A_ROW for text in texts.values()) and (place is None or texts[place] in UNITS)


class _Turned(Grid):
    """The sheet, whose lines are counted as the sheets that are joined: index // SPAN_OF_A_SHEET is the line."""

    lines_below: tuple[Line, ...] = ()

    def place(self, row: int, column: int) -> Place:
        at, own = divmod(column, SPAN_OF_A_SHEET)
        return Grid.place(self, self.lines_below[at - 1].number if at else row, own)


def read_turned(
    grid: Grid, above: Sequence[Line], line: Line, below: Sequence[Line], headings: Headings, *, by_sheet: bool
) -> tuple[Columns, Iterator[Row], list[Diagnostic]]:
    """The columns that its lines are, a row for each unit, and what is to be said. Raises Refused.

    `by_sheet`: a sheet may be called by the unit whose it is.
    """
    lines, below = split_turned_head(grid, line, below, headings)
    head = read_head(grid, lines, below, headings)
    turned = _Turned(grid.file, grid.sheet, iter(()), [])
    turned.lines_below = tuple(below)
    names = headings.of_lines().knowing(head.units_of(below)).below(units_above(list(above), headings))

    def lines_read(told: list[Diagnostic], matter: str) -> Read:
        reader = HeadReader(turned, line.number, names, told, frozenset(), "", matter)
        _take_lines(reader, head, below, told)
        return reader.finished(), reader.unused

    notes, found, unused = read_by_matter(lines_read, matter_above(above))
    read = with_percent_told(found, _of_each_key(head, below))
    beside = tuple((grid.sheet, each.number) for each in below)
    which, rows = _several(grid, line, below, head, beside) if head.places else _one(grid, line, above, below, head, beside, by_sheet=by_sheet)
    columns = Columns((*which, *read), 0, unused)
    units = [_of_columns(row, columns) for row in rows]
    message = f"表里一行是一个指标，{f'一列是一个单位，共 {len(units)} 个' if head.places else '读作一个单位的表'}"
    notes += unused_columns(grid, lines[-1], head, headings)
    if unused:
        notes += column_of_no_group(grid, lines[0], head, below)
    notes += _hidden(grid, line, below, head, read)
    if head.totals:
        notes += total_findings(grid, head, below, Columns(read), headings)
    notes.insert(0, TURNED.at(grid.place(line.number, head.name), message))
    return columns, iter(units), notes


def _of_each_key(head: Head, below: Sequence[Line]) -> dict[int, list[str]]:
    """What stands in the column of 同比, for each line that has one: of the figures themselves each is counted otherwise."""
    held, cells = head.held(), cells_below(below)
    keys: dict[int, list[str]] = {}
    for column, own in held.items():
        if head.keys[own] != "数值":
            keys.setdefault(own, []).extend(cells.get(column, ()))
    return {at * SPAN_OF_A_SHEET + own: texts for own, texts in keys.items() for at in range(1, len(below) + 1)}


def _hidden(grid: Grid, line: Line, below: Sequence[Line], head: Head, columns: Sequence[Column]) -> Iterator[Diagnostic]:
    """That figures come from columns, or from lines, that nobody sees."""
    texts = {cell.column: squeezed(cell.text) for cell in line.cells}
    aside = [column for column in head.held() if column in grid.hidden_columns]
    if aside:
        yield hidden_columns(grid, line.number, [(column, texts.get(column, head.keys[head.held()[column]])) for column in aside])
    read = {column.index // SPAN_OF_A_SHEET: column.heading for column in columns}
    lines = [(each.number, read[at]) for at, each in enumerate(below, 1) if at in read and each.number in grid.hidden]
    if lines:
        yield hidden_lines(grid, head.name, lines)
    numbers = {each.number for at, each in enumerate(below, 1) if at in read}
    struck = sorted((row, column) for row, column in grid.struck if row in numbers and column in head.held())
    if struck:
        yield struck_cells(grid, struck)


def _take_lines(reader: HeadReader, head: Head, below: Sequence[Line], notes: list[Diagnostic]) -> None:
    """Each line's name, below the name of its group, with the key of each column: that this is the line's own is not told."""
    own = next((column for column, key in head.keys.items() if key == "数值"), head.name)
    lines = indicator_lines(head, below, reader.groups_of)
    named = with_levels({at: [line.group, line.heading] for at, line in enumerate(lines)}, reader.is_indicator)
    for at, line in enumerate(lines):
        group, *heading = named[at]
        parts, known = reader.below_group(group, heading), len(reader.columns)
        reader.take(line.at * SPAN_OF_A_SHEET + own, parts)
        if len(reader.columns) > known:
            more = [(line.at * SPAN_OF_A_SHEET + column, key) for column, key in head.keys.items() if key != "数值" and column in line.numbers]
            told, last = len(notes), reader.columns[-1]
            for index, key in more:
                if reader.at_a_part:
                    reader.take_key_of_part(last, index, key)
                else:
                    reader.take(index, [*parts, key])
            notes[told:] = [each for each in notes[told:] if each.code != COLUMN_ASSUMED.code]


def _several(
    grid: Grid, line: Line, below: Sequence[Line], head: Head, beside: tuple[tuple[str, int], ...]
) -> tuple[list[Column], list[Row]]:
    cells = {first: [Cell(0, label)] for first, label in head.places.items()}
    of = {column + first - head.home: (first, column) for first in head.places for column in head.keys}
    for at, each in enumerate(below, 1):
        for cell in each.cells:
            if cell.column in of:
                first, column = of[cell.column]
                cells[first].append(cell._replace(column=at * SPAN_OF_A_SHEET + column))
    rows = [
        _row(grid, line.number, cells[first], label, beside, said=f"{letters(first)}列", shift=first - head.home)
        for first, label in head.places.items()
    ]
    return [Column(0, Meaning(REGION), "地区")], rows


def _one(
    grid: Grid, line: Line, above: Sequence[Line], below: Sequence[Line], head: Head, beside: tuple[tuple[str, int], ...], *, by_sheet: bool
) -> tuple[list[Column], list[Row]]:
    told = ((each.number, cell.column, found[1]) for each in above for cell in each.cells if (found := _REPORTER.match(cell.text)))
    number, column, name = next(told, (line.number, 0, place_in_name(place_said(grid.sheet)) if by_sheet else ""))
    cells = [Cell(column, name)] if name else []
    for at, each in enumerate(below, 1):
        cells += [cell._replace(column=at * SPAN_OF_A_SHEET + cell.column) for cell in each.cells if cell.column in head.keys]
    label = place_said(name) or PurePath(grid.file).stem
    return [Column(column, Meaning(NAME), WHOSE)] if name else [], [_row(grid, number, cells, label, beside, said="全表")]


def _row(
    grid: Grid, number: int, cells: list[Cell], label: str, beside: tuple[tuple[str, int], ...], *, said: str, shift: int = 0
) -> Row:
    return Row(grid.file, grid.sheet, number, tuple(cells), label, "", (label,), (), beside, said, shift)


def _of_columns(row: Row, columns: Columns) -> Row:
    """With the cells that belong to columns alone, those of which the line could not be read, and the digest of what all that means."""
    held = {cell.column for cell in row.cells if cell.text}
    cells = tuple(cell for cell in row.cells if cell.column in columns.by_index)
    unread = tuple((index, heading) for index, heading in columns.unused if index in held)
    digest = blake2b(columns.signature, digest_size=16)
    told = [(cell.column, cell.text, cell.fault is not None) for cell in cells]
    digest.update(repr((row.file, row.sheet, row.beside, row.shift, told, unread)).encode())
    return replace(row, cells=cells, unread=unread, digest=digest.hexdigest())
