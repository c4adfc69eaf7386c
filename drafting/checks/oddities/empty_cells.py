"""Cells of a 明细表 that are left empty, of whose column the program made the total that is printed: none, or not handed in yet, nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.rows_over import is_numbered
from drafting.model.table import DetailTable
from drafting.patterns import lazy
from drafting.registry import declare

_EXAMPLE: Final = (
    "模板: rural/township\n单位: {名称: 甲乡人民政府, 地区: 甲乡, 层级: 乡镇}\n报告期: 2026年\n公文: {附件: [典型村]}\n指标: {}\n"
    "明细表:\n  典型村: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: %s}, {乡镇: 丙乡, 项目: 7个}]\n"
)

EMPTY: Final = declare(
    Rule(
        "D340",
        "明细表里有空格，合计没有算它",
        Severity.WARNING,
        "一列各格大多填了数，只有少数几行空着，合计又是程序加的：空着的不算，是没有还是还没有报，看不出来。没有的写 0 或者 –，还没有报的写 待补（合计也印【待补】）。"
        "空着的多于三分之一的列（各级资金、备注一类的数，有的才填）、合计是自己写的、写了 –、无、不适用的不提示；整行一个数也没有的，不论几行都提示（备注里有话的除外）。",
        hits=_EXAMPLE % "",
        clean=_EXAMPLE % "–",
        silence="- {乡镇: 乙乡, 项目: }  # 情况属实 D340：乙乡没有项目",
    )
)

_FILLED: Final = 2
"""How many cells are filled for each that is not, in a column that everybody is to fill."""
_SHOWN: Final = 5
_REMARK: Final = lazy("备注|说明|情况|原因|问题")
_HINT: Final = "没有的写 0 或者 –；还没有报的写 待补（合计也印【待补】）；漏填的补上"


def empty_cells(book: Book) -> Iterator[Diagnostic]:
    """One for a column of which a total was made, and one for all rows of a table that say nothing."""
    for name, columns in book.columns_added.items():
        table = book.dataset.tables[name]
        yield from _of(book, table, [each for each in table.columns if each in columns])


def _of(book: Book, table: DetailTable, added: Sequence[str]) -> Iterator[Diagnostic]:
    rows = [at for at in range(len(table.rows)) if at not in table.totals.apart]
    if len(rows) < _FILLED or not any(None in table.rows[at].values() for at in rows):  # as most tables
        return
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    silent = [at for at in rows if all(table.rows[at].get(column) is None for column in table.numeric)]
    told = [at for at in silent if not is_numbered(table.called(at)) and not _explains(table, at)]
    if told:
        yield _told(book, table, facts, told, added[0], f"：{_named(table, told)}整行没有数，合计没有算{_it(told)}")
    for column in added:
        empty = [at for at in rows if at not in silent and table.rows[at].get(column) is None]
        if empty and len(empty) * _FILLED <= len(rows) - len(silent) - len(empty):
            total = facts.totals().lookup(column)
            yield _told(book, table, facts, empty, column, f"·{column}：{_named(table, empty)}空着，合计{f' {total.measure} ' if total.measure else ''}没有算{_it(empty)}")


def _explains(table: DetailTable, row: int) -> bool:
    return any(isinstance(cell, str) and cell and _REMARK.search(column) for column, cell in table.rows[row].items())


def _named(table: DetailTable, rows: Sequence[int]) -> str:
    return "、".join(table.called(at) for at in rows[:_SHOWN]) + (f"等{len(rows)}行" if len(rows) > _SHOWN else "")


def _it(rows: Sequence[int]) -> str:
    return "它" if len(rows) == 1 else "它们"


def _told(book: Book, table: DetailTable, facts: TableFact, rows: Sequence[int], column: str, message: str) -> Diagnostic:
    places = [book.dataset.tree.place((*table.place_of(at), column)) for at in rows]
    return EMPTY.at(places[0], f"{table.name}{message}", _HINT, path=f"{facts.lines[rows[0]].path}.{column}", related=places[1:])
