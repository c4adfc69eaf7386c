"""The head of a table: where it begins and ends, and what each of its columns means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from drafting.diagnostics import Diagnostic, Refused, Rule, Severity
from drafting.examples import COMMON
from drafting.frozen import frozen
from drafting.load.grid import Grid, Line, squeezed
from drafting.load.heading_names import Headings, Meaning, rates_unsaid
from drafting.load.heading_places import NAMED_IN_FULL, Unclear
from drafting.load.heading_words import key_of
from drafting.model.dataset import Called
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

COLUMN_UNUSED = declare(
    Rule(
        "S116",
        "有一列没有用上",
        Severity.WARNING,
        "表头的名称在指标目录里没有，也没有写明是哪一组，这一列的数进不了报告。写成“组.指标”，或者在上面一行写组名；不是指标的列可以留着不管。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,帮扶事项（件）\n"
        "甲乡,86,5\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
COLUMN_ASSUMED = declare(
    Rule(
        "S131",
        "有一列只写了名称，按目录里唯一的一处来读",
        Severity.INFO,
        "“余额”“新增”“满意度”这样的名称，离了组就不知道说的是谁。目录里只有一处叫这个名称，就读作那一处；不是的，表头写明组名。"
        "只写“任务”“完成率”“上年同期”的一列，读作左边一列那个指标的。",
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
_MOST_HEAD_LINES: Final = 4
_STEM: Final = lazy("[甲乙丙丁戊己庚辛壬癸]|栏次|列次|列号|栏目|序号")
_COLUMN_NUMBER: Final = lazy(r"[（(\[【]?([1-9]\d?)[）)\]】]?(?:[=＝][\d+＋\-－*×/÷%（()）]+)?")
_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_UNITS_OF_TABLE: Final = lazy(r"(?:计量|金额)?单位[:：]\s*([^）)]+)")
_BETWEEN_UNITS: Final = lazy(r"[、，,;；/／\s]+")
_NO_HEADING: Final = frozenset(("—", "——", "-", "－", "/", "／", "单位", "计量单位"))
"""What stands in a line of units over the columns that have none."""


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
    last: int = 0  # the last column that has a heading, used or not
    unused: tuple[tuple[int, str], ...] = ()
    """(column, heading) of those that mean nothing here."""

    @cached_property
    def by_index(self) -> dict[int, Column]:
        return {each.index: each for each in self.columns}

    @cached_property
    def called(self) -> dict[str, Called]:
        """By the catalogue's dotted path, how the head calls indicators and groups otherwise; nothing where its columns differ in that."""
        said: dict[str, set[Called | None]] = {}
        for meaning in (column.meaning for column in self.columns if column.meaning.path[0] == "指标"):
            group, name = (str(each) for each in meaning.path[1:3])
            if meaning.group_called is not None:
                said.setdefault(group, set()).add(meaning.group_called)
            if not {"其中", "构成"} & set(meaning.path):
                said.setdefault(f"{group}.{name}", set()).add(meaning.called)
        return {path: word for path, words in said.items() if len(words) == 1 and (word := next(iter(words))) is not None}

    @cached_property
    def signature(self) -> bytes:
        return repr((self.columns, self.unused)).encode()


NO_COLUMNS: Final = Columns(())


def place_column(line: Line, headings: Headings) -> int | None:
    """The column that names the units, where the line is the top of a head: beside others."""
    if len(line.cells) < 2:
        return None
    return next((cell.column for cell in line.cells if headings.is_place([squeezed(cell.text)])), None)


def split_head(grid: Grid, first: list[Line], top: int, headings: Headings) -> tuple[list[Line], list[Line]]:
    """(lines of the head, lines below it already read)."""
    place = place_column(first[top], headings)
    start = first[top].number
    bottom = max((last for row, _, last, _ in grid.merges if row == start), default=start)
    head = [first[top]]
    at = top + 1
    while at < len(first) and at - top < _MOST_HEAD_LINES:
        line = first[at]
        words = {cell.column: cell.text for cell in line.cells}
        if numbers_columns(line, place):
            at += 1
            break
        figures = any(_NUMBER.fullmatch(text) for text in words.values())
        units = _line_of_units(line, place, headings)
        if units:
            return [*head, units], first[at + 1 :]
        if place in words or (line.number > bottom and (figures or not _beneath(words, first[top]))):
            break
        head.append(line)
        at += 1
    return head, first[at:]


def numbers_columns(line: Line, place: int | None) -> bool:
    """Whether a line only numbers the columns of a form: 甲 | 1 | 2 | 3=1+2, under the names of the units 甲 or nothing."""
    label, last = next((squeezed(cell.text) for cell in line.cells if cell.column == place), ""), None
    if label and not _STEM.fullmatch(label):
        return False
    for cell in line.cells:
        number = _COLUMN_NUMBER.fullmatch(squeezed(cell.text))
        if number is None and not _STEM.fullmatch(squeezed(cell.text)):
            return False
        if number is not None:
            if last is not None and int(number[1]) != last + 1:
                return False
            last = int(number[1])
    return len(line.cells) > 1 if last is not None or label else False


def _line_of_units(line: Line, place: int | None, headings: Headings) -> Line | None:
    """The line without what stands for no unit, where all else in it are units (户, 万元): the last of a head."""
    cells = tuple(cell for cell in line.cells if squeezed(cell.text) not in _NO_HEADING)
    if cells and all(cell.column != place and headings.is_unit(squeezed(cell.text)) for cell in cells):
        return Line(line.number, cells)
    return None


def _beneath(words: dict[int, str], above: Line) -> bool:
    """Whether a line can be the lower line of a head: something stands where the line above groups or is blank."""
    first = above.cells[0].column
    return min(words) >= first and (len(words) >= 2 or min(words) > first)


def read_columns(grid: Grid, head: list[Line], headings: Headings, notes: list[Diagnostic]) -> Columns:
    texts = _filled(grid, head)
    columns: list[Column] = []
    problems: list[Diagnostic] = []
    unused: list[tuple[int, str]] = []
    taken: dict[object, str] = {}
    said = {parts[-1] for parts in texts.values()}
    before: Path | None = ()
    beside = True
    for index, parts in sorted(texts.items()):
        heading = "·".join(dict.fromkeys(part for part in parts if part))
        place = grid.place(head[-1].number, index)
        meaning = headings.read(parts, before, beside=beside)
        if isinstance(meaning, Unclear):
            rule = COLUMN_UNCLEAR if meaning.fatal else COLUMN_UNUSED
            unused.append((index, heading))
            if not parts[-1].startswith("其中"):
                before = None
            hint = NAMED_IN_FULL if meaning.near and meaning.near in said else meaning.hint
            (problems if meaning.fatal else notes).append(rule.at(place, f"{heading}：{meaning.message}", hint, excerpt=heading))
        elif meaning is not None:
            key = (meaning.path, meaning.unit if meaning.component else "")
            if key in taken:
                message = f"{heading}：和“{taken[key]}”是同一个指标"
                problems.append(COLUMN_UNCLEAR.at(place, message, "删去重复的一列，或写明各是哪个指标", excerpt=heading))
            taken[key] = heading
            if meaning.assumed:
                notes.append(COLUMN_ASSUMED.at(place, *_assumed(heading, parts[-1], meaning), excerpt=heading))
            beside = not ({"其中", "构成"} & set(meaning.path))
            columns.append(Column(index, meaning, heading))
            if meaning.path[0] == "指标" and not meaning.rate and not ({"其中", "构成"} & set(meaning.path)):
                before = _indicator(meaning.path)
    if problems:
        raise Refused(problems)
    columns = [_unsure_of_rate(each, {column.meaning.path for column in columns}) for each in columns]
    return Columns(_with_units(_among(columns, headings)), max(texts, default=0), tuple(unused))


def _assumed(heading: str, last: str, meaning: Meaning) -> tuple[str, str]:
    read_as = ".".join(str(each) for each in meaning.path[1:])
    if key := key_of(last):
        return f"{heading}：没有写是哪个指标的，读作左边一列的 {read_as}", f"不是的，表头写全，如 组名.指标名.{key}"
    return f"{heading}：没有写是哪一组，读作 {read_as}", f"不是的，表头写全（组名.{heading}），或者在上面一行写组名"


def _with_units(columns: list[Column]) -> tuple[Column, ...]:
    """改厕任务（户） beside 改厕完成: where all columns of an indicator that name a unit name the same, the others count in it."""
    said: dict[Path, set[str]] = {}
    for column in columns:
        if column.meaning.unit and not column.meaning.rate:
            said.setdefault(_indicator(column.meaning.path), set()).add(column.meaning.unit)
    found = []
    for column in columns:
        units = said.get(_indicator(column.meaning.path), set())
        if column.meaning.among and len(units) == 1:
            column = replace(column, meaning=replace(column.meaning, unit=next(iter(units)), among=()))
        found.append(column)
    return tuple(found)


def _among(columns: list[Column], headings: Headings) -> list[Column]:
    """Parts of which the table does not have all are 其中: as 构成 they would have to add up."""
    parts: dict[Path, set[str | int]] = {}
    for column in columns:
        whole, key = _indicator(column.meaning.path), column.meaning.path[-2:-1]
        if key == ("构成",) and column.meaning.tentative:
            parts.setdefault(whole, set()).add(column.meaning.path[-1])
    partial = {whole for whole, names in parts.items() if not names.issuperset(headings.parts_of(whole))}
    return [
        replace(column, meaning=replace(column.meaning, path=(*whole, "其中", column.meaning.path[-1])))
        if column.meaning.tentative and (whole := _indicator(column.meaning.path)) in partial
        else column
        for column in columns
    ]


def _indicator(path: Path) -> Path:
    """The path of the indicator itself: without what it is compared with and the part it is cut into."""
    cut = next((at for at, key in enumerate(path) if key in PARTS or key in COMPARISONS), len(path))
    return path[:cut]


def _unsure_of_rate(column: Column, paths: set[Path]) -> Column:
    """Beside a column 上年末 alone, 增长率 may be since then: its cells keep that name, and the rows say so (D123)."""
    *above, key = column.meaning.path
    name = next((word for word in rates_unsaid() if word in column.heading), "")
    unsure = key == "同比" and name and key not in column.heading and (*above, "上年末") in paths and (*above, "上年同期") not in paths
    return replace(column, meaning=replace(column.meaning, path=(*above, name))) if unsure else column


def _filled(grid: Grid, head: list[Line]) -> dict[int, list[str]]:
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


def units_above(above: list[Line], headings: Headings) -> tuple[str, ...]:
    """万元, where a line above the table says 单位：万元; 户, 人 and 万元 of 单位：户、人、万元."""
    named = (found[1] for line in above for cell in line.cells if (found := _UNITS_OF_TABLE.search(cell.text)))
    pieces = (piece.strip() for each in named for piece in _BETWEEN_UNITS.split(each))
    return tuple(dict.fromkeys(piece for piece in pieces if headings.is_unit(piece)))
