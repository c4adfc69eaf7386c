"""What the text and a table said alike last year, and say otherwise this year: 利润1.02亿元, and 1.12 in the row 利润总额 below 本年; 新增就业残疾人268人, and 188 below 新增就业 in the row 合计.

That both are one figure last year's report says, in which they were the same to the digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.reconciling.last_years_rows import rows_called
from drafting.checks.reconciling.rates_of_rows import CHANGED_BY, THIS_YEARS
from drafting.diagnostics import Diagnostic, Rule
from drafting.facts.book import Book
from drafting.frozen import frozen
from drafting.model.below_zero import is_change
from drafting.model.dataset import Dataset
from drafting.model.table import DetailTable
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity

_DONE: Final = lazy("^(?:累计|全年|年末|实现|完成|达到)+|总[额量数]$")
_SHORTEST: Final = 2
_POINTS: Final = "个百分点"
_HINT: Final = "核对是不是一回事：是的，改成一个数；不是的，在这一行末尾写 # 情况属实 D327：理由"


@frozen
class _Said:
    group: str
    name: str
    quantity: Quantity


def said_otherwise_in_tables(book: Book, rule: Rule) -> Iterator[Diagnostic]:
    """A finding for each figure of the text that a table says otherwise; a figure that several cells may be, or a cell several figures, is of none."""
    if book.previous is None or not book.is_compared:
        return
    was, now = list(_figures(book.previous.dataset)), {(each.group, each.name): each for each in _figures(book.dataset)}
    for table in book.dataset.tables.values():
        before = book.previous.dataset.tables.get(table.name)
        if before is None:
            continue
        for row, at, column, last in _cells(before):
            called = column if at in before.totals.over else row
            said = [each for each in was if _is_one(each, called, last, _units_of(before, at, last, each), of_change=column in CHANGED_BY)]
            this = _cell(table, row, column)
            figure = now.get((said[0].group, said[0].name)) if len(said) == 1 else None
            if this is None or figure is None or figure.quantity.printed_unit != said[0].quantity.printed_unit or _same(figure.quantity, this):
                continue
            message = f"{figure.group}.{figure.name}：正文是 {figure.quantity.text}，{table.name}“{row}”的“{column}”是 {this.text}；上年两处都是 {said[0].quantity.text}"
            yield rule.at(book.dataset.tree.place(("指标", figure.group, figure.name)), message, _HINT, path=f"{figure.group}.{figure.name}", excerpt=figure.quantity.text)


def _figures(dataset: Dataset) -> Iterator[_Said]:
    for group, node in dataset.indicators.items():
        for name, child in node.children.items():
            if isinstance(child.value, Measure) and len(child.value.quantities) == 1:
                yield _Said(group, name, child.value.first)


def _cells(table: DetailTable) -> Iterator[tuple[str, int, str, Quantity]]:
    """Of each row what it was that year, and by how much it had changed; of one over others what each column comes to."""
    for row, at in rows_called(table).items():
        for column in table.columns:
            if (column in THIS_YEARS or column in CHANGED_BY or at in table.totals.over) and (quantity := _quantity(table, at, column)) is not None:
                yield row, at, column, quantity


def _cell(table: DetailTable, row: str, column: str) -> Quantity | None:
    at = rows_called(table).get(row)
    return _quantity(table, at, column) if at is not None else None


def _quantity(table: DetailTable, at: int, column: str) -> Quantity | None:
    cell = table.rows[at].get(column)
    return cell.first if isinstance(cell, Measure) and len(cell.quantities) == 1 else None


def _units_of(table: DetailTable, at: int, quantity: Quantity, said: _Said) -> tuple[str, ...]:
    """Its own unit, or what stands in the other cells of its row; the head of a column that is added up says it in the template alone."""
    if quantity.unit:
        return (quantity.printed_unit,)
    return (said.quantity.printed_unit,) if at in table.totals.over else tuple(each for each in table.rows[at].values() if isinstance(each, str))


def _is_one(said: _Said, called: str, cell: Quantity, units: tuple[str, ...], *, of_change: bool) -> bool:
    """Whether a figure of the text is what a cell says, by its name, its number and its unit."""
    unit = said.quantity.printed_unit
    is_alike = is_change(said.name) == of_change and (called in said.name or (not of_change and len(name := _DONE.sub("", said.name)) >= _SHORTEST and name in called))
    return is_alike and said.quantity.number == cell.number and said.quantity.decimals == cell.decimals and (unit in units or (of_change and unit == _POINTS and "%" in units))


def _same(one: Quantity, other: Quantity) -> bool:
    places = Decimal(1).scaleb(-min(one.decimals, other.decimals))
    return abs(one.number - other.number) < places
