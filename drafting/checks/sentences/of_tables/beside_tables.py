"""Figures of a text against the rows of totals in its tables: 全县共有监测对象116户, and 161 below 监测对象（户） in the row 合计.

What a text counts may be of another day, or of other places, so that two figures of one name are doubted only where a slip of the pen, or the figure
beside them that is the same, tells that they are of one thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.reconciling.slips import slip_to
from drafting.checks.sentences.cells import Cell, Line, lines_of
from drafting.checks.sentences.claimed.as_typed import to_read
from drafting.checks.sentences.of_tables.totals_of_columns import ColumnTotal
from drafting.checks.sentences.rules import TABLE_TOTAL
from drafting.checks.sentences.twice.repeated import digits_of, is_general, names_another_time, tight_behind
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_equal

_HEAD: Final = lazy(r"(?P<name>.+?)\s*(?:[（(](?P<unit>[^（）()]{1,6})[）)])?")
_COUNTED: Final = lazy("(?P<name>.{2,}?)(?P<unit>[户人个件起处家所])数")
_SCOPED: Final = lazy("^(?:截至[^，]*|目前|其中|全年|今年|[我全本][市县区旗乡镇村]|[全本]辖区|累计|共|完成|实现|落实|现|有|为|达|实施|开展|发放|新)*")
_ENDED: Final = lazy("(?:共|已|合计|累计|计|有|为|达到?|是|约|的|了|完成|实现)+$")
_PART_OF_IT: Final = lazy("[一-鿿]{1,6}?(?<!全)(?:[镇乡村]|街道|社区|片区)")
_OF_ANYTHING: Final = lazy("户籍?|人口?|村|项目|任务|数量|合计|小计|完成|开工|竣工")
_SHORTEST: Final = 2
"""Characters of a name that tells what it is of."""
_ENOUGH: Final = 3
"""Digits of figures of which one is hardly by chance a slip of the other, or the same."""


_Named: TypeAlias = dict[str, list[tuple[Quantity, ColumnTotal]]]


@frozen
class _Told:
    """A figure of the text, and what its name's column adds up to."""

    cell: Cell
    total: Quantity


def beside_tables(text: Text, totals: Iterable[ColumnTotal], units: UnitTable) -> Iterator[Finding]:
    """Where the text says of all what the tables do not."""
    named: _Named = defaultdict(list)
    for each in totals:
        name, total = _named(each, units)
        if len(name) >= _SHORTEST and total.unit and not is_general(name) and not _OF_ANYTHING.fullmatch(name):
            named[name].append((total, each))
    if not named:
        return
    typed = to_read(text)
    if typed is None:
        yield from _all(text, named, units)
    else:
        yield from map(typed.finding, _all(typed.text, named, units))


def _all(text: Text, named: _Named, units: UnitTable) -> Iterator[Finding]:
    for line in lines_of(text, units):
        for cell in line.cells:
            yield from _judged(_told(cell, line, named, units), text, units)


def _named(column: ColumnTotal, units: UnitTable) -> tuple[str, Quantity]:
    """The name and the total of a column, in the unit that its head says: 监测对象（户）, 监测对象户数."""
    head = _HEAD.fullmatch(column.head)
    name = head["name"] if head else column.head
    counted = _COUNTED.fullmatch(name)
    if counted is None:
        return name, column.total
    unit = column.total.unit or counted["unit"]
    return counted["name"], column.total if column.total.unit else _in_unit(column.total, unit, units)


def _in_unit(total: Quantity, unit: str, units: UnitTable) -> Quantity:
    return replace(total, unit=unit, text=f"{total.text}{unit}") if units.known(unit) else total


def _told(cell: Cell, line: Line, named: _Named, units: UnitTable) -> list[_Told]:
    """The figure, and the one tight behind it, each beside the total of its column; none where one of the rows says so much."""
    name = _ENDED.sub("", _SCOPED.sub("", cell.label))
    if name not in named or cell.is_rate or cell.is_change or cell.bracket or names_another_time(cell, line) or _PART_OF_IT.search(line.said_before(cell).removesuffix(cell.label)):
        return []
    found = []
    for each in (cell, tight_behind(cell, line)):
        columns = [(total, column) for total, column in named[name] if each is not None and units.family(total.unit) == units.family(each.quantity.unit)]
        if each is not None and len(columns) == 1 and not each.quantity.is_marked and not _is_of_a_row(each, columns[0][1]):
            found.append(_Told(each, columns[0][0]))
    return found


def _is_of_a_row(cell: Cell, column: ColumnTotal) -> bool:
    return any(other.strip() == str(cell.quantity.number) for other in column.others)


def _judged(told: Sequence[_Told], text: Text, units: UnitTable) -> Iterator[Finding]:
    judged = [judge_equal(each.cell.quantity, each.total, units) for each in told]
    same = any(judgement.agrees and digits_of(each.cell.quantity) >= _ENOUGH for each, judgement in zip(told, judged, strict=True))
    for each, judgement in zip(told, judged, strict=True):
        slip = slip_to(each.cell.quantity, each.total, units) or slip_to(each.total, each.cell.quantity, units)
        long = min(digits_of(each.cell.quantity), digits_of(each.total)) >= _ENOUGH
        if judgement.verdict is Verdict.CONTRADICTS and (same or (slip and long)):
            yield _finding(each, slip, text)


def _finding(told: _Told, slip: str, text: Text) -> Finding:
    cell = told.cell
    start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
    excerpt = text.whole[start : cell.end]
    why = f"（可能是{cell.quantity.text}{slip}）" if slip else ""
    message = f"“{excerpt}”：表里合计是{told.total.text}"
    return Finding(TABLE_TOTAL, cell.start, excerpt, message, f"核对是不是一回事{why}；是的，改成一个数；不是的，写明是哪一时间、哪一范围的", cell.end, doubtful=True)
