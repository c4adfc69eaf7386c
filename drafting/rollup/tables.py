"""The 明细表 of the places put together: the rows of all of them below one head, what two of them count told, and why one stays with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.writing.commented_lines import key, line, scalar
from drafting.model.table import Cell, DetailTable
from drafting.model.total_rows import is_total_row
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker
from drafting.rollup.counted_twice import NAMED_TWICE
from drafting.rollup.remarks import of_a_part
from drafting.rollup.town import Town

KEY: Final = "明细表"
WAITED_FOR: Final = "没有交，交了再汇总一次"
"""Behind the row of a place of which nothing has come."""
NUMBERS: Final = ("序号", "编号")
_THING: Final = lazy("项目|工程|名称|水库|水源|山塘|塘坝|路|桥|河|渠|灌区|基地|园区|产业园|景区|企业|公司|合作社|车间|工坊|电站|厂|市场|站点|设施")
"""Heads of columns that name a thing which two places may count: a road, a reservoir."""
_OWN: Final = lazy("村|社区|组|姓名|户主|人|责任|类|种|产业|作物|产品|年|月|时间|批|级|来源|内容|指标|单位|地[区点]|问题|措施|任务")
"""Heads of those that name what each place has of its own, though it be called the same."""
_A_PLACE: Final = lazy(".{1,6}(?:村|社区|组|寨|屯)")
_FEW: Final = 5


@frozen
class Row:
    """One row as it is written: `remark` behind it; `off` is one that a person may put in by taking the sign away. `town` is the place that gives it, "" where one is waited for."""

    cells: tuple[tuple[str, str], ...]
    remark: str = ""
    off: bool = False
    town: str = ""


@frozen
class Joined:
    """One table of the whole; of each of the `towns`, so many rows that count. `about` are 标题, 单位 and the like, `totals` the formulas that all places have for 合计,
    `place` the column that names the place, `given` the table of each place by its name.
    """

    name: str
    rows: tuple[Row, ...]
    towns: tuple[tuple[str, int], ...]
    remark: str
    about: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    totals: tuple[tuple[str, str], ...] = ()
    place: str = ""
    given: tuple[tuple[str, DetailTable], ...] = ()


@frozen
class Tables:
    """What came of all tables: those that were put together, why others were not (by name), and what is in two of them."""

    joined: tuple[Joined, ...]
    apart: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]


def tables_together(towns: Sequence[Town], absent: Sequence[str] = ()) -> Tables:
    """Every table that two or more places have, where their heads are alike. It waits for places that are `absent`, in a row of each."""
    by_name: dict[str, list[tuple[Town, DetailTable]]] = defaultdict(list)
    for town in towns:
        for name, table in town.book.dataset.tables.items():
            if table.rows:
                by_name[name].append((town, table))
    joined, apart, found = [], [], []
    for name, given in by_name.items():
        why = _unlike(given)
        if why:
            apart.append((name, why))
        else:
            twice = _twice(given)
            one = _joined(name, given, twice, len(towns))
            joined.append(_waiting(one, given, absent))
            found += [_told(name, given, twice)] if twice else []
    return Tables(tuple(joined), tuple(apart), tuple(found))


def table_lines(table: Joined, depth: int) -> Iterator[str]:
    """The table as it stands below 明细表."""
    step = "  "
    yield line(depth, table.name, "", table.remark)
    has_keys = bool(table.about or table.notes or table.totals)
    yield from (line(depth + 1, name, scalar(text)) for name, text in table.about)
    if has_keys:
        yield line(depth + 1, "行")
    yield from (f"{step * (depth + 1 + has_keys)}{row_line(row)}" for row in table.rows)
    if table.totals:
        yield line(depth + 1, "合计", "{" + ", ".join(f"{key(name)}: {text}" for name, text in table.totals) + "}")
    if table.notes:
        yield line(depth + 1, "注", "[" + ", ".join(map(scalar, table.notes)) + "]")


def row_line(row: Row) -> str:
    cells = ", ".join(f"{key(name)}: {scalar(text)}" for name, text in row.cells)
    return f"{'# ' if row.off else ''}- {{{cells}}}{f'  # {row.remark}' if row.remark else ''}"


# whether their heads are alike ---------------------------------------------------------------


def _unlike(given: Sequence[tuple[Town, DetailTable]]) -> str:
    """Why the tables of one name are not put together, "" where they are. Columns of words may be lacking, those of figures not."""
    if len(given) < 2:
        return f"只有{given[0][0].name}有"
    first, table = given[0]
    for town, other in given[1:]:
        if _first(other) != _first(table):
            return f"第一列不一样：{first.name}的是“{_first(table)}”，{town.name}的是“{_first(other)}”"
        lacking = [column for column in table.columns if column in table.numeric and column not in other.columns]
        more = [column for column in other.columns if column in other.numeric and column not in table.columns]
        if lacking or more:
            return f"列不一样：{town.name if lacking else first.name}的没有“{'”“'.join(lacking or more)}”"
        for column in table.columns:
            if column in other.columns and (column in table.numeric) != (column in other.numeric):
                return f"“{column}”一列，{first.name}、{town.name}的一个是数，一个不是"
        if other.unit_note != table.unit_note:
            return f"单位不一样：{first.name}的是{table.unit_note or '没有写'}，{town.name}的是{other.unit_note or '没有写'}"
    for column in table.columns:
        bare = [town.name for town, each in given if column in each.numeric and not _has_units(each, column)]
        if column in table.numeric and 0 < len(bare) < len(given):
            return f"“{column}”一列有的写了单位，有的没有写（{'、'.join(bare[:_FEW])}）"
    return ""


def _first(table: DetailTable) -> str:
    return next((column for column in table.columns if column not in NUMBERS), "")


def _has_units(table: DetailTable, column: str) -> bool:
    """Cells without a unit are in that which the head says."""
    return any(quantity.unit for row in table.rows if isinstance(cell := row[column], Measure) for quantity in cell.quantities)


# the rows of all ------------------------------------------------------------------------------

_Twice = dict[str, list[tuple[int, int]]]
"""What it is called → the rows (of which table, at which place) that have it for their name; the tables are two or more."""


def _joined(name: str, given: Sequence[tuple[Town, DetailTable]], twice: _Twice, all_places: int) -> Joined:
    level = given[0][0].book.dataset.unit.level
    columns = [column for column in dict.fromkeys(column for _, table in given for column in table.columns) if column not in NUMBERS]
    place = _place_column(level, given, columns)
    again = {at: (label, rows[0]) for label, rows in twice.items() for at in rows[1:]}
    rows: list[Row] = []
    towns, said = [], []
    for at, (town, table) in enumerate(given):
        own = [_row(given, (at, row), (place, columns), again.get((at, row))) for row, cells in enumerate(table.rows) if not _is_total(table, cells)]
        rows += own
        towns.append((town.name, sum(not each.off for each in own)))
        said.append(f"{town.name}{len(own)}行")
    counts = "、".join(said[:_FEW]) + (f"等{len(given)}个{level}" if len(given) > _FEW else "")
    rest = all_places - len(given)
    about = [(label, texts[0]) for label, texts in _about(given) if texts[0] and len(set(texts)) == 1]
    notes = tuple(dict.fromkeys(note for _, table in given for note in table.notes))
    over = [cell_text(cells.get(_first(table))) for _, table in given for cells in table.rows if _is_total(table, cells)]
    remark = counts + (f"；其余{rest}个没有这张表" if rest else "") + (f"；“{'”“'.join(dict.fromkeys(over))}”的行没有放进来" if over else "")
    return Joined(name, tuple(rows), tuple(towns), remark, tuple(about), notes, tuple(_totals([table for _, table in given])), place, tuple([(town.name, table) for town, table in given]))


def _waiting(table: Joined, given: Sequence[tuple[Town, DetailTable]], absent: Sequence[str]) -> Joined:
    """With a row for each place that has not come: whether it has any, nobody knows, and a total without it is not the whole's."""
    first = given[0][1]
    figures = [column for column in first.columns if column in first.numeric] or first.columns[1:2]
    place = table.place or _column_of_places(given)
    rows = [Row(((place, name), *((column, Marker.OWED.value) for column in figures if column != place)), WAITED_FOR) for name in absent]
    return replace(table, rows=(*table.rows, *rows), place=place)


def _row(given: Sequence[tuple[Town, DetailTable]], at: tuple[int, int], heads: tuple[str, Sequence[str]], again: tuple[str, tuple[int, int]] | None) -> Row:
    """One row with its place in front; `again` is what the row of another is called, and where it is."""
    town, table = given[at[0]]
    place, columns = heads
    texts = [(column, cell_text(table.rows[at[1]].get(column))) for column in columns]
    cells = tuple([each for each in ((place, town.name), *texts) if all(each)])
    unsettled = _unsettled(town, table, at[1])
    if again is None:
        return Row(cells, unsettled, town=town.name)
    remark, off = _doubt(given, at, *again)
    return Row(cells, "；".join(each for each in (unsettled, remark) if each), off, town.name)


def _unsettled(town: Town, table: DetailTable, row: int) -> str:
    """What a place has written behind a row, one of its cells or the name of the table that it is not sure of; "" where it is. So is the whole, then."""
    dataset = town.book.dataset
    if not dataset.unsettled:
        return ""
    path = table.place_of(row)
    places = [dataset.tree.place(table.path, key=True), dataset.tree.place(path, key=True), *(dataset.tree.place((*path, column)) for column in table.rows[row])]
    said = dict.fromkeys(dataset.unsettled[each.line] for each in places if each.line in dataset.unsettled and each.file == dataset.tree.name)
    return of_a_part("；".join(filter(None, (unsettled_of(town.name), *said)))) if said else ""


def unsettled_of(town: str) -> str:
    """How that begins."""
    return f"{town}写着待核"


def _place_column(level: str, given: Sequence[tuple[Town, DetailTable]], columns: Sequence[str]) -> str:
    """乡镇, where no column says it already."""
    if _column_of_places(given):
        return ""
    return level if level not in columns else f"填报{level}"


def _column_of_places(given: Sequence[tuple[Town, DetailTable]]) -> str:
    """That which names the place in every row of all tables."""
    first = given[0][1]
    return next((column for column in first.columns if all(column in table.columns and _says_the_place(town, table, column) for town, table in given)), "")


def _says_the_place(town: Town, table: DetailTable, column: str) -> bool:
    """东乡 in each row, be it 白水县东乡, or 东禾 of 东禾街道."""
    cells = {cell_text(row.get(column)) for row in table.rows}
    return all(len(cell) > 1 and (town.name.startswith(cell) or town.book.dataset.unit.region.endswith(cell)) for cell in cells)


def _about(given: Sequence[tuple[Town, DetailTable]]) -> Iterator[tuple[str, list[str]]]:
    yield "标题", [table.caption for _, table in given]
    yield "单位", [table.unit_note for _, table in given]
    yield "版面", ["" if table.turned is None else "横排" if table.turned else "竖排" for _, table in given]


def _totals(tables: Sequence[DetailTable]) -> Iterator[tuple[str, str]]:
    """A typed total is that of one place; a formula (=示范创建.典型村) means the whole's own figure."""
    for column, total in tables[0].stated_totals.items():
        if isinstance(total, Formula) and all(each.stated_totals.get(column) == total for each in tables[1:]):
            yield column, f"={total.text}"


def _is_total(table: DetailTable, cells: dict[str, Cell]) -> bool:
    return is_total_row(cell_text(cells.get(_first(table))))


def cell_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Measure):
        return cell.text
    return " ".join((cell.value if isinstance(cell, Marker) else str(cell)).split())


# what two places count ------------------------------------------------------------------------


def _twice(given: Sequence[tuple[Town, DetailTable]]) -> _Twice:
    column = _naming_column(given[0][1])
    if not column:
        return {}
    found: _Twice = defaultdict(list)
    for at, (_, table) in enumerate(given):
        for row, cells in enumerate(table.rows):
            label = cell_text(cells.get(column))
            if label and not _is_total(table, cells) and not _A_PLACE.fullmatch(label):
                found[label].append((at, row))
    return {label: rows for label, rows in found.items() if len({at for at, _ in rows}) > 1}


def _naming_column(table: DetailTable) -> str:
    """The column that says what a row is of, where that may be one thing in two places: not 村, 姓名, 种类."""
    words = [column for column in table.columns if column not in table.numeric and column not in NUMBERS]
    named = next((column for column in words if _THING.search(column)), "")
    return named or ("" if not words or _OWN.search(words[0]) else words[0])


def _doubt(given: Sequence[tuple[Town, DetailTable]], at: tuple[int, int], label: str, first: tuple[int, int]) -> tuple[str, bool]:
    """What is said behind a row whose name another place's has, and whether it is left out: where its figures are the same, too."""
    name = given[first[0]][0].name
    one, other = (_figures(given[which][1], row) for which, row in (first, at))
    if one and one == other:
        return f"和{name}的“{label}”同名、数也一样，没有算；不是同一个的，去掉行首的“# ”", True
    return f"和{name}的“{label}”同名：是同一个的，只留一行", False


def _figures(table: DetailTable, row: int) -> dict[str, str]:
    return {column: cell_text(cell) for column, cell in table.rows[row].items() if column in table.numeric and isinstance(cell, Measure)}


def _told(name: str, given: Sequence[tuple[Town, DetailTable]], twice: _Twice) -> Diagnostic:
    said = [f"“{label}”（{'、'.join(dict.fromkeys(given[at][0].name for at, _ in rows))}）" for label, rows in twice.items()]
    at, row = next(iter(twice.values()))[-1]
    town, table = given[at]
    message = f"明细表“{name}”：{'、'.join(said[:_FEW])}{f'等{len(said)}个' if len(said) > _FEW else ''}几个{town.book.dataset.unit.level}都有"
    hint = "是同一个的，只留一行，指标里的座数、资金也只算一次；不是的，名称写全，例如前面加上地名"
    return NAMED_TWICE.at(town.book.dataset.tree.place(table.place_of(row)), message, hint)
