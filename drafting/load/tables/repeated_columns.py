"""Two columns of one indicator: what they say alike is one figure, and only a cell that says otherwise is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import COMMON
from drafting.load.tables.cell_figures import figure_text
from drafting.load.tables.grid import Cell
from drafting.load.tables.head import COLUMN_UNCLEAR, Column, Columns, said_of
from drafting.load.tables.heading_units import scale_of, unscaled
from drafting.load.tables.row import Row
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.values import Marker
from drafting.registry import declare

CONTRADICTS = declare(
    Rule(
        "S141",
        "一个指标两列填得不一样",
        Severity.ERROR,
        "两列（隐藏的、合进来的工作表里的也算）是同一个指标，一样的算一个，有一处空着的用另一处；填得不一样的，不猜哪一处对，这个单位不生成，别的照常。"
        "改成一样，或者删去错的一处。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,危房改造,住房.危房改造\n"
        "甲乡,8,8\n"
        "乙乡,9,6\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,危房改造\n"
        "甲乡,8\n"
        "乙乡,9\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

Given = tuple[Column, Cell]
_SEVERAL: Final = 2


def said_once(cells: Sequence[Given], row: Row, problems: list[Diagnostic]) -> list[Given]:
    """The cells of one indicator, of columns that say the same one that has something; [] where two contradict, which is told."""
    if len(cells) == 1:
        return [*cells]
    first: dict[object, Given] = {}
    for column, cell in cells:
        key = said_of(column.meaning)
        held = first.get(key)
        if held is None or _is_blank(held[1]) or (_is_owed(held[1]) and not _is_blank(cell)):
            first[key] = column, cell
        elif not (_is_blank(cell) or _is_owed(cell) or _alike(held, (column, cell))):
            problems.append(CONTRADICTS.at(row.place(cell.column), *_contradiction(held, (column, cell), row), excerpt=cell.text))
            return []
    return [*first.values()]


def not_wholly_contradicting(rows: Iterator[Row], columns: Columns) -> Iterator[Row]:
    """The rows as they are. Raises Refused after the last where two columns differ in each of several: they are two things."""
    alike: dict[object, list[Column]] = {}
    for column in columns.columns:
        alike.setdefault(said_of(column.meaning), []).append(column)
    again = [each for each in alike.values() if len(each) > 1 and each[0].meaning.path[0] == "指标"]
    if not again:
        yield from rows
        return
    differing = {at: 0 for at, _ in enumerate(again)}
    both = dict.fromkeys(differing, 0)
    last: dict[int, Row] = {}
    for row in rows:
        yield row
        cells = {cell.column: cell for cell in row.cells if not (_is_blank(cell) or _is_owed(cell))}
        for at, repeated in enumerate(again):
            given = [(column, cells[column.index]) for column in repeated if column.index in cells]
            both[at] += len(given) > 1
            if len(given) > 1 and not all(_alike(given[0], other) for other in given[1:]):
                differing[at] += 1
                last[at] = row
    told = [_wholly(again[at], last[at]) for at, count in differing.items() if count == both[at] >= _SEVERAL]
    if told:
        raise Refused(told)


def _wholly(repeated: Sequence[Column], row: Row) -> Diagnostic:
    one, other = repeated[0], repeated[1]
    message = f"{other.heading}（{_where(row, other)}）：和“{one.heading}”（{_where(row, one)}）读作同一个指标，数却没有一个相同，都没有生成"
    hint = f"不是一回事的，{'名称' if row.said else '表头'}写明各是哪个指标（组.指标）；按月、按片区分的，各存成一份工作簿；是一回事的，删去一处"
    return COLUMN_UNCLEAR.at(Place(f"{row.file}"), message, hint, excerpt=other.heading)


def _where(row: Row, column: Column) -> str:
    """表!C3, and C3 in a file without sheets."""
    return str(row.place(column.index)).rpartition("[")[2].rstrip("]")


def _contradiction(one: Given, other: Given, row: Row) -> tuple[str, str]:
    here, there = (f"{cell.text}{column.meaning.unit if _number(cell.text) is not None else ''}" for column, cell in (other, one))
    message = f"{other[0].heading}：{_where(row, other[0])} 是{here}，{_where(row, one[0])}（{one[0].heading}）是{there}，两处是同一个指标"
    return message, "改成一样，或者删去错的一处；不是一回事的，表头写明各是哪个指标"


def _is_blank(cell: Cell) -> bool:
    return cell.fault is None and (not cell.text or cell.text in BLANK)


def _is_owed(cell: Cell) -> bool:
    """What one column still owes may stand in the other."""
    return cell.fault is None and cell.text == Marker.OWED.value


def _alike(one: Given, other: Given) -> bool:
    (column, cell), (column_there, cell_there) = one, other
    if cell.fault is not None or cell_there.fault is not None:
        return False
    here, there = (_bare(cell.text, column.meaning.unit) for column, cell in (one, other))
    unit, unit_there = unscaled(column.meaning.unit), unscaled(column_there.meaning.unit)
    first, second = _number(here), _number(there)
    if first is None or second is None:
        return here == there and unit == unit_there
    return unit == unit_there and first * scale_of(column.meaning.unit) == second * scale_of(column_there.meaning.unit)


def _bare(text: str, unit: str) -> str:
    """A cell without the unit that stands in its head."""
    return figure_text(" ".join(text.split()), counted=bool(unit)).removesuffix(unit).rstrip()


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
