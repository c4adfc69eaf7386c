"""Cells of a 明细表 that are unlike the others of their column: another unit, or far from all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.oddities.impossible_rates import IMPOSSIBLE
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.rates_of_all import MOST_LIFTED, is_of_all, is_of_each
from drafting.model.table import DetailTable
from drafting.model.total_rows import is_total_row
from drafting.quantities.measure import Measure
from drafting.quantities.strays import FEWEST, strays, times_said
from drafting.registry import declare
from drafting.relations import judge_rate

_EIGHT: Final = (
    "指标: {}\n明细表:\n  务工: [{乡镇: 子乡, 务工: 810人}, {乡镇: 丑乡, 务工: 920人}, {乡镇: 寅乡, 务工: 1030人}, {乡镇: 卯乡, 务工: %s},"
    " {乡镇: 辰乡, 务工: 760人}, {乡镇: 巳乡, 务工: 990人}, {乡镇: 午乡, 务工: 850人}, {乡镇: 未乡, 务工: 1100人}]\n"
)

ODD_CELL: Final = declare(
    Rule(
        "D257",
        "明细表一列里有一格单位不同",
        Severity.WARNING,
        "一列里其余各格（三格以上）都用同一个单位，只有一格用了换算不过去的另一个，多半写错了。",
        hits=HEAD + "指标: {}\n明细表:\n  典型村: [{乡镇: 甲乡, 投资: 5万元}, {乡镇: 乙乡, 投资: 7万元}, {乡镇: 丙乡, 投资: 6万户}, {乡镇: 丁乡, 投资: 2万元}]\n",
        clean=HEAD + "指标: {}\n明细表:\n  典型村: [{乡镇: 甲乡, 投资: 5万元}, {乡镇: 乙乡, 投资: 7万元}, {乡镇: 丙乡, 投资: 6万元}, {乡镇: 丁乡, 投资: 2万元}]\n",
    )
)
MIXED: Final = declare(
    Rule(
        "D338",
        "明细表一列里有的写单位、有的只写数",
        Severity.WARNING,
        "一列里几格写了单位（480万元、90%），几格只写数（300、0.94）：只写数的是什么单位看不出来，印出来也不一致。数为零的不算。列名后面写着单位的（投资（万元）），写了同一个单位的格照只写数的印，不提示。",
        hits=HEAD + "指标: {}\n明细表:\n  项目: [{名称: 甲项目, 进度: 0.94}, {名称: 乙项目, 进度: 90%}, {名称: 丙项目, 进度: 42%}]\n",
        clean=HEAD + "指标: {}\n明细表:\n  项目: [{名称: 甲项目, 进度: 94%}, {名称: 乙项目, 进度: 90%}, {名称: 丙项目, 进度: 42%}]\n",
        silence="- {名称: 甲项目, 进度: 0.94}  # 情况属实 D338：按系数填",
    )
)
FAR_CELL: Final = declare(
    Rule(
        "D265",
        "明细表里有一格和同列的相差悬殊",
        Severity.WARNING,
        "八行以上的一列里，只有这一格（最多两格）和各行的中间数差到6倍以上，和别的哪一格都差3倍以上，又远远超出各行参差的程度：多半是位数、“万”“亿”写错了。百分数不比，各行都在50以下的不比。",
        hits=HEAD + _EIGHT % "8800人",
        clean=HEAD + _EIGHT % "880人",
    )
)

_PER_CENT: Final = "%"
_HUNDRED: Final = 100
_DIGITS: Final = "-+0123456789.,"
_WHOLE: Final = Decimal("1.5")
"""Up to which a bare number among percentages is read as a share of one."""


def unlike_their_columns(book: Book) -> Iterator[Diagnostic]:
    for table in book.dataset.tables.values():
        yield from _of_another_unit(book, table)
        yield from _with_and_without_units(book, table)
        yield from _more_than_all(book, table)
        if len(table.rows) >= FEWEST:
            yield from _far_from_the_others(book, table)


def _of_another_unit(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    for column in table.columns:
        if column not in table.numeric:
            continue
        cells = [(row, cell) for row, each in enumerate(table.rows) if isinstance(cell := each.get(column), Measure)]
        counted = Counter(cell.units for _, cell in cells)
        if len(counted) != 2 or min(counted.values()) != 1 or len(cells) < 4 or not all(map(any, counted)):
            continue
        usual, odd = (units for units, _ in counted.most_common())
        if len(usual) != len(odd) or all(book.units.convertible(a, b) for a, b in zip(usual, odd, strict=True)):
            continue
        row, cell = next((row, cell) for row, cell in cells if cell.units == odd)
        yield told_of_cell(ODD_CELL, book, table, row, column, f"{cell}，这一列其余都用{_named(usual)}", f"单位改成{_named(usual)}")


def _with_and_without_units(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    """The fewer of the two, of as many those without."""
    for column in table.columns:
        if column not in table.numeric:
            continue
        cells = [(row, cell) for row, each in enumerate(table.rows) if isinstance(cell := each.get(column), Measure) and not cell.is_zero]
        bare, counted = [each for each in cells if not any(each[1].units)], [each for each in cells if all(each[1].units)]
        if not bare or not counted:
            continue
        (usual, _), *_ = Counter(str(cell).lstrip(_DIGITS) for _, cell in counted).most_common()
        for row, cell in bare if len(bare) <= len(counted) else counted:
            others = f"写了“{usual}”" if not any(cell.units) else "只写数"
            yield told_of_cell(MIXED, book, table, row, column, f"{cell}，别的格{others}", _same_way(cell, usual))


def _more_than_all(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    """参保率 of 103.2%; a head names the unit of bare figures. Of rows of totals `totals_of_levels` tells."""
    for column in table.columns:
        name, said, _ = column.partition("（%")
        if column not in table.numeric or not is_of_all(name.strip()):
            continue
        for row, each in enumerate(table.rows):
            cell = each.get(column)
            if row in table.totals.over or not isinstance(cell, Measure) or len(cell.quantities) > 1 or cell.first.unit != ("" if said else _PER_CENT):
                continue
            if not 0 <= cell.first.number <= _HUNDRED and not _is_borne_out(cell, name.strip(), each.values(), book):
                yield told_of_cell(IMPOSSIBLE, book, table, row, column, f"填 {cell}，{'大于100%' if cell.first.number > 0 else '小于0'}", "核对小数点和位数")


def _is_borne_out(cell: Measure, name: str, row: Iterable[object], book: Book) -> bool:
    """Whether two figures of its row give it: of 应参保 8600人 and 实际参保 8620人 they are to be doubted, and not the rate. A 合格率 of more than all is wrong whatever gives it."""
    if is_of_each(name) or cell.first.number > MOST_LIFTED:
        return False
    stated = replace(cell.first, unit=_PER_CENT)
    figures = [each.first for each in row if isinstance(each, Measure) and each is not cell]
    return any(judge_rate(stated, one, other, book.units).agrees for one, other in permutations(figures, 2))


def _same_way(cell: Measure, usual: str) -> str:
    if any(cell.units):
        return "照别的格只写数，折成表头的单位"
    amount = cell.first.amount
    if usual == "%" and 0 < amount <= _WHOLE:
        return f"写成 {amount * 100:f}".rstrip("0").rstrip(".") + f"%；确是 {cell}% 的，写成 {cell}%"
    return f"写上单位，如 {cell}{usual}；不是这个单位的，折算"


def _far_from_the_others(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    amounts = [dict(_amounts(book, table, row)) for row in range(len(table.rows))]
    for stray in strays(amounts, by_size=False):
        column = stray.figure[0]
        times = times_said(stray.times, "各行中间数")
        yield told_of_cell(FAR_CELL, book, table, stray.unit, column, f"{table.rows[stray.unit][column]}，{times}", "核对位数、“万”“亿”和单位；确实如此的，注明情况属实")


def _amounts(book: Book, table: DetailTable, row: int) -> Iterator[tuple[tuple[str, str], float]]:
    label = table.rows[row].get(table.columns[0])
    if isinstance(label, str) and is_total_row(label):
        return
    for column in table.numeric:
        cell = table.rows[row].get(column)
        for quantity in cell.quantities if isinstance(cell, Measure) else ():
            if quantity.amount > 0 and not book.units.convertible(quantity.unit, "%"):
                yield (column, quantity.unit), float(quantity.amount)


def told_of_cell(rule: Rule, book: Book, table: DetailTable, row: int, column: str, message: str, hint: str) -> Diagnostic:
    """A finding at one cell, named as people see it."""
    source = (*table.place_of(row), column)
    title = table.called(row)
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    return rule.at(
        book.dataset.tree.place((*source, "数值")), f"{table.name}·{title}·{column}：{message}", hint,
        path=f"{facts.lines[row].path}.{column}", excerpt=str(table.rows[row][column]),
    )  # fmt: skip


def _named(units: Sequence[str]) -> str:
    return "、".join(f"“{unit}”" for unit in units)
