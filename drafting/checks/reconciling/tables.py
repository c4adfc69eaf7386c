"""Stated totals of 明细表 against the sums of their columns: 合计 of the table, and rows 合计, 小计 that are typed among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.figures import Figure, Member, Missing, figure_of_fact
from drafting.checks.judged import EQUAL, HEAD, Holding, Relation
from drafting.checks.reconciling.plain import adds_up as plainly_adds_up
from drafting.checks.reconciling.rows_of_totals import rows_of_totals
from drafting.checks.reconciling.sums import adds_up, may_be_mean
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.table import DetailTable
from drafting.quantities.measure import Measure, MeasureError, total
from drafting.quantities.values import Formula, Marker
from drafting.registry import declare
from drafting.source import Path

TOTAL = declare(
    Rule(
        "R116",
        "合计不等于列之和",
        Severity.WARNING,
        "明细表写明的合计要等于这一列各格之和：写在 合计 里的，或者第一列（序号后面一列）叫 合计、总计、共计、全县 的末一行；小计等于上一个小计以后（或者下一个小计以前）各行之和，一、下面的 1. 2. 不另加。"
        "这样的行照写的印，不再加进合计；叫 其中……、平均 的行也不加。空着的和不适用的格不算；还有待补的格时不核对。百分数、平均数、位次和去重、参与这样会重复的列不核对，水位、亩产这样和各行差不多的也不核对；全县一行只列了几个乡镇的，有一列合得上才核对。",
        hits=HEAD + "指标: {}\n明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}], 合计: {项目: 13个}}\n",
        clean=HEAD + "指标: {}\n明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}], 合计: {项目: 12个}}\n",
        tolerance=EQUAL,
    )
)

WITHOUT_OWED = declare(
    Rule(
        "R123",
        "合计里没有待补的一行",
        Severity.WARNING,
        "明细表里有一行还是待补，写明的合计却正好是其余各行之和（或者更少）：合计不是全部的，印出来会被当作全部。比其余各行多的不提示（可能已经把待补的算在里面）。",
        hits=HEAD + "指标: {}\n明细表:\n  典型村: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 待补}, {乡镇: 丙乡, 项目: 7个}, {乡镇: 合计, 项目: 12个}]\n",
        clean=HEAD + "指标: {}\n明细表:\n  典型村: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 待补}, {乡镇: 丙乡, 项目: 7个}, {乡镇: 合计, 项目: 待补}]\n",
        silence="- {乡镇: 合计, 项目: 12个}  # 情况属实 R123：乙乡不涉及",
    )
)

_HINT: Final = "核对合计和各行，改正填错的一个；不写合计，程序会自动相加"
_FEW: Final = 3
_ROW_HINT: Final = "核对这一行和它管的各行，改正填错的一个；这一行不写，合计由程序相加；本来不是相加的数，在这一行末尾写 # 情况属实 R116：理由"


def table_totals(book: Book, table: DetailTable) -> list[Relation]:
    """The relations of the stated totals of numeric columns: typed, or a formula (=示范创建.典型村)."""
    wholes = {column: _stated(book, table, column) for column in table.stated_totals if column in table.numeric}
    rows = [at for at in range(len(table.rows)) if at not in table.totals.apart]
    found = [_total(book, table, column, whole, rows) for column, whole in wholes.items() if whole is not None]
    found += rows_of_totals(book, table, lambda column, whole, over: _total(book, table, column, whole, over, _ROW_HINT))
    return [relation for relation in found if relation]


def totals_without_owed(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    """Totals that are typed and are no more than what the rows come to of which none is owed."""
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    owed = [column for column in table.columns[1:] if any(row.get(column) is Marker.OWED for row in table.rows) and facts.adds_up(column)]
    for column in owed:
        if isinstance(stated := table.stated_totals.get(column), Measure):
            rows = [at for at in range(len(table.rows)) if at not in table.totals.apart]
            yield from _without_owed(book, table, column, stated, rows, (*table.path, "合计", column), f"明细表.{table.name}.合计.{column}")
        for at, over in table.totals.over.items():
            if isinstance(stated := table.rows[at].get(column), Measure):
                yield from _without_owed(book, table, column, stated, over, (*table.place_of(at), column), f"{facts.lines[at].path}.{column}")


def _without_owed(book: Book, table: DetailTable, column: str, stated: Measure, over: Sequence[int], source: Path, path: str) -> Iterator[Diagnostic]:
    cells = {at: table.rows[at].get(column) for at in over}
    known = [cell for cell in cells.values() if isinstance(cell, Measure)]
    owing = [at for at, cell in cells.items() if cell is Marker.OWED]
    if not owing or not known:
        return
    try:
        added = total(known, book.units)
    except MeasureError:
        return
    if stated.units != added.units or any(one.amount > other.amount for one, other in zip(stated.quantities, added.quantities, strict=True)):
        return
    names = "、".join(table.called(at) for at in owing[:_FEW]) + ("等" if len(owing) > _FEW else "")
    message = f"{table.name}·合计·{column}：{names}还是待补，写的 {stated} 只是其余各行的（相加是 {added}）"
    yield WITHOUT_OWED.at(book.dataset.tree.place(source), message, "合计也写 待补，补上了再加；或者不写合计，由程序相加", path=path, excerpt=str(stated))


def _stated(book: Book, table: DetailTable, column: str) -> Figure | None:
    total = table.stated_totals[column]
    if isinstance(total, Formula):
        return figure_of_fact(book.table(table.name).lookup("合计").lookup(column))
    if not isinstance(total, Measure):
        return None
    return Figure(total, book.dataset.tree, (*table.path, "合计", column), f"明细表.{table.name}.合计.{column}")


def _total(book: Book, table: DetailTable, column: str, whole: Figure, rows: Sequence[int], hint: str = _HINT) -> Relation:
    if any(may_be_mean(column, each, book.units) for each in whole.measure.quantities):
        return []
    measures = [cell for row in rows if isinstance(cell := table.rows[row].get(column), Measure)]
    if len(measures) == len(rows) and plainly_adds_up(whole.measure, measures):
        return Holding([whole.measure, *measures], _added, book, table, column, whole, rows, hint)
    return _added(book, table, column, whole, rows, hint)


def _added(book: Book, table: DetailTable, column: str, whole: Figure, rows: Sequence[int], hint: str) -> Relation:
    tree, facts = book.dataset.tree, book.table(table.name)
    assert isinstance(facts, TableFact)
    cells: list[Member] = []
    for position in rows:
        row = table.rows[position]
        cell = row.get(column)
        label = row.get(table.columns[0])
        title = label if isinstance(label, str) else f"第{position + 1}行"
        if isinstance(cell, Measure):
            said = "" if isinstance(label, str) else f"{table.name}·{title}·{column}"
            cells.append(Figure(cell, tree, (*table.place_of(position), column), f"{facts.lines[position].path}.{column}", said=said))
        elif cell is Marker.OWED:
            cells.append(Missing(f"{title}的{column}"))
    return adds_up("合计", TOTAL, whole, cells, book.units, hint, "各行之和")
