"""Totals that are typed below rates, means, limits and levels, of which no sum says anything: what all have lies among what each has.

Such a row may be a mean, weighted or not, the highest, the sum all the same (shares of a whole, scores); a figure that is none of these is
a slip. Ranks, years and numbers that only order are none of theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.judged import HEAD, Relation
from drafting.checks.reconciling.rows_of_totals import readings
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.table import DetailTable
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.relations import Verdict, judge_sum
from drafting.source import Path

_TABLE: Final = "指标: {}\n明细表:\n  用水: [{乡镇: 甲乡, 户均用水: 93吨}, {乡镇: 乙乡, 户均用水: 88吨}, {乡镇: 丙乡, 户均用水: 97吨}, {乡镇: 合计, 户均用水: %s}]\n"

UNLIKE: Final = declare(
    Rule(
        "D341",
        "平均数、标准这样的一列，合计不像",
        Severity.WARNING,
        "平均数、比率、标准、水位、得分这样的列不相加，程序不加合计；自己写了合计（全县、小计）的，应该在各行最小的和最大的之间（平均、最高），或者正好是各行之和（占比、得分）。两样都不是的，多半填错了。"
        "位次、年份、编号和距离不看；有一行待补、空着的，和自己那一行的数合得上的（增长），不看。",
        hits=HEAD + _TABLE % "287吨",
        clean=HEAD + _TABLE % "92吨",
        silence="- {乡镇: 合计, 户均用水: 287吨}  # 情况属实 D341：合计含县城",
    )
)

_ONLY_ORDERS: Final = lazy(r"[排名]位|位[次列居]|名[次列]|[居排]第|序号|编[号码]|代码|电话|邮编|年[份限龄度]|年$|日期|级别|[星等]级|档次|学制|距|^离|里程")
_OF_ALL: Final = 100
"""What a share of all rows may come to, of which some are listed."""
_FEWEST: Final = 2
_HINT: Final = "核对合计和各行；不知道的，合计这一格空着；确是另一种口径的，在这一行末尾写 # 情况属实 D341：理由"


def totals_of_levels(book: Book, relations: Iterable[Relation] = ()) -> Iterator[Diagnostic]:
    """A finding for each; a figure that a relation bears out (2.0% of its own row's 2.06亿元 and 2.02亿元) is none."""
    sure = {each.whole.path for relation in relations for each in relation if each.verdict is Verdict.AGREES}
    for table in book.dataset.tables.values():
        if table.totals.over or table.stated_totals:
            yield from (each for each in _of(book, table) if each.path not in sure)


def _of(book: Book, table: DetailTable) -> Iterator[Diagnostic]:
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    columns = [each for each in table.columns[1:] if each in table.numeric and not _ONLY_ORDERS.search(each) and not facts.adds_up(each)]
    rows = [at for at in range(len(table.rows)) if at not in table.totals.apart]
    for column in columns:
        typed: list[tuple[object, Path, str, list[Sequence[int]]]] = [
            (table.rows[at].get(column), (*table.place_of(at), column), f"{facts.lines[at].path}.{column}", [each for each in readings(table, at) if len(each) >= _FEWEST])
            for at, over in table.totals.over.items()
            if over and at not in table.totals.of_some
        ]
        typed.append((table.stated_totals.get(column), (*table.path, "合计", column), f"{facts.path}.合计.{column}", [rows]))
        for whole, source, path, read in typed:
            if isinstance(whole, Measure) and read and all(_is_unlike(whole, [table.rows[at].get(column) for at in over], book.units) for over in read):
                cells = [cell.first for at in read[0] if isinstance(cell := table.rows[at].get(column), Measure)]
                least, most = min(cells, key=_amount(book.units)), max(cells, key=_amount(book.units))
                title = path.removeprefix("明细表.").replace(".", "·")
                message = f"{title}：填 {whole}，各行在 {least} 和 {most} 之间，也不是各行之和"
                yield UNLIKE.at(book.dataset.tree.place((*source, "数值")), message, _HINT, path=path, excerpt=str(whole))


def _is_unlike(whole: Measure, cells: Sequence[object], units: UnitTable) -> bool:
    """Whether the figure is neither among those of the rows nor their sum, as far as their digits say."""
    given = [cell for cell in cells if cell is not Marker.NOT_APPLICABLE and not isinstance(cell, str)]
    measures = [cell for cell in given if isinstance(cell, Measure) and len(cell.quantities) == 1]
    if len(whole.quantities) != 1 or len(measures) < max(len(given), _FEWEST):
        return False
    parts = [inherit_unit(each.first, whole.first) for each in measures]
    stated = inherit_unit(whole.first, parts[0])
    if stated.is_marked or any(part.is_marked for part in parts) or not all(units.convertible(stated.unit, part.unit) for part in parts):
        return False
    amount = _amount(units)
    slack = max(each.step * units.factor(each.unit) for each in (stated, *parts))
    if min(map(amount, parts)) - slack <= amount(stated) <= max(map(amount, parts)) + slack:
        return False
    if units.convertible(stated.unit, "%") and stated.amount == _OF_ALL:
        return False
    return judge_sum(stated, parts, units).verdict is Verdict.CONTRADICTS


def _amount(units: UnitTable) -> Callable[[Quantity], Decimal]:
    return lambda quantity: quantity.amount * units.factor(quantity.unit)
