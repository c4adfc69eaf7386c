"""Stated totals of 明细表 against the sums of their columns."""

from __future__ import annotations

from typing import Final

from drafting.checks.figures import Figure, Member, Missing, figure_of_fact
from drafting.checks.judged import EQUAL, HEAD, Holding, Relation
from drafting.checks.plain import adds_up as plainly_adds_up
from drafting.checks.sums import adds_up, may_be_mean
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker
from drafting.registry import declare

TOTAL = declare(
    Rule(
        "R116",
        "合计不等于列之和",
        Severity.WARNING,
        "明细表写明的合计要等于这一列各格之和。空着的和不适用的格不算；还有待补的格时不核对。百分数和平均数的列不相加。",
        hits=HEAD + "指标: {}\n明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}], 合计: {项目: 13个}}\n",
        clean=HEAD + "指标: {}\n明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}], 合计: {项目: 12个}}\n",
        tolerance=EQUAL,
    )
)

_HINT: Final = "核对合计和各行，改正填错的一个；不写合计，程序会自动相加"


def table_totals(book: Book, table: DetailTable) -> list[Relation]:
    """The relations of the stated totals of numeric columns: typed, or a formula (=示范创建.典型村)."""
    wholes = {column: _stated(book, table, column) for column in table.stated_totals if column in table.numeric}
    found = [_total(book, table, column, whole) for column, whole in wholes.items() if whole is not None]
    return [relation for relation in found if relation]


def _stated(book: Book, table: DetailTable, column: str) -> Figure | None:
    total = table.stated_totals[column]
    if isinstance(total, Formula):
        return figure_of_fact(book.table(table.name).lookup("合计").lookup(column))
    if not isinstance(total, Measure):
        return None
    return Figure(total, book.dataset.tree, (*table.path, "合计", column), f"明细表.{table.name}.合计.{column}")


def _total(book: Book, table: DetailTable, column: str, whole: Figure) -> Relation:
    if any(may_be_mean(column, each, book.units) for each in whole.measure.quantities):
        return []
    measures = [cell for row in table.rows if isinstance(cell := row.get(column), Measure)]
    if len(measures) == len(table.rows) and plainly_adds_up(whole.measure, measures):
        return Holding([whole.measure, *measures], _added, book, table, column, whole)
    return _added(book, table, column, whole)


def _added(book: Book, table: DetailTable, column: str, whole: Figure) -> Relation:
    tree = book.dataset.tree
    cells: list[Member] = []
    for position, row in enumerate(table.rows):
        cell = row.get(column)
        label = row.get(table.columns[0])
        title = label if isinstance(label, str) else f"第{position + 1}行"
        if isinstance(cell, Measure):
            source = (*table.path, "行", position, column)  # a table that states totals has a key for its rows
            cells.append(Figure(cell, tree, source, f"明细表.{table.name}.{title}.{column}"))
        elif cell is Marker.OWED:
            cells.append(Missing(f"{title}的{column}"))
    return adds_up("合计", TOTAL, whole, cells, book.units, _HINT, "各行之和")
