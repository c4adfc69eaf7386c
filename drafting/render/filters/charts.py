"""明细表 and the parts of an indicator as charts: which numbers are drawn, in one unit; what is no number is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Rule, Severity
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, PRESENT, Collection, Fact
from drafting.facts.table import TableFact
from drafting.model.paths import steps_of
from drafting.quantities.display import in_scale
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.quantities.values import Marker, parse_value
from drafting.registry import declare
from drafting.render.filters.kinds import Filter, ledger_of, refuse

_HEAD: Final = "模板: rural/township\n单位: {名称: 甲乡人民政府, 地区: 甲乡, 层级: 乡镇}\n报告期: {年度: 2026, 类型: 年度}\n指标: {}\n"

NO_NUMBER = declare(
    Rule(
        "D311", "不是数，画不了图", Severity.ERROR,
        "图表里的每一格都要是数。还没有的写 待补，不涉及的写 不适用，或者空着；文字列不能画图。",
        hits=_HEAD + '明细表: {投资: [{村: 甲村, 投资: 5万元}, {村: 乙村, 投资: 若干}]}\n文字材料: {产业: "{{ 明细表.投资|柱形图 }}"}\n',
        clean=_HEAD + '明细表: {投资: [{村: 甲村, 投资: 5万元}, {村: 乙村, 投资: 待补}]}\n文字材料: {产业: "{{ 明细表.投资|柱形图 }}"}\n',
    )
)
NEGATIVE_SHARE = declare(
    Rule(
        "D312", "饼图里有负数", Severity.ERROR, "饼图画的是各占多少，负数画不出来。改用柱形图或条形图。",
        hits=_HEAD + '明细表: {增减: [{村: 甲村, 增减: 5万元}, {村: 乙村, 增减: -2万元}]}\n文字材料: {产业: "{{ 明细表.增减|饼图 }}"}\n',
        clean=_HEAD + '明细表: {增减: [{村: 甲村, 增减: 5万元}, {村: 乙村, 增减: 2万元}]}\n文字材料: {产业: "{{ 明细表.增减|饼图 }}"}\n',
    )
)

_PARTS: Final = ("构成", "其中")

Cells = list[Fact]


def draw(kind: str, fact: Fact, columns: Sequence[str] = (), caption: str = "") -> str:
    """The marked text of a chart: a table that compose knows to be drawn.

    `columns` are columns of a 明细表, or one unit (户) where the figures of an indicator's parts come in pairs. Raises
    FilterError where they do not name what is there; a cell that is no number becomes a D311 of the run.
    """
    if isinstance(fact, TableFact):
        names, labels, series = _of_table(kind, fact, columns)
        caption = caption or _as_chart(fact.table.caption)
    else:
        names, labels, series = _of_parts(fact, columns)
    if kind == "饼图" and len(names) > 1:
        refuse(f"饼图只画一列，这里有{'、'.join(names)}")
    if not any(cell.measure for cells in series for cell in cells):
        if _complain(fact, names, series):
            return ""
        return str(fact.gap(names[0]))
    unit = _common_unit(fact, names, series)
    _complain(fact, names, series)
    if kind == "饼图":
        caption += f"（单位：{unit}）" if caption and unit and "单位" not in caption else ""  # it has no axis to say it
        _refuse_negative(fact, names, series)
    header = ["", *(f"{fact.book.data_text(name)}（{unit}）" if unit else fact.book.data_text(name) for name in names)]
    rows = [f"| {marks.TABLE_CHART}{kind} |"]
    rows += [f"| {marks.TABLE_CAPTION}{fact.book.data_text(caption)} |"] if caption else []
    rows += [f"| {' | '.join(header)} |", f"|{' --- |' * len(header)}"]
    for place, label in enumerate(labels):
        cells = (_cell(each[place], unit) for each in series)
        rows.append(f"| {label} | {' | '.join(cells)} |")
    return "\n\n" + "\n".join(rows) + "\n\n"


def _as_chart(caption: str) -> str:
    """A table's caption over a chart of it: 项目进展情况表 → 项目进展情况图."""
    return f"{caption[:-1]}图" if caption.endswith("表") else caption


def _of_table(kind: str, fact: TableFact, columns: Sequence[str]) -> tuple[list[str], list[str], list[Cells]]:
    """The names of the series, the labels of the categories, and each series' cells."""
    table = fact.table
    for column in columns:
        if column not in table.columns[1:]:
            refuse(f"明细表“{table.name}”没有“{column}”这一列，有：{'、'.join(table.columns[1:]) or '（无）'}")
    names = list(columns) or _default_columns(kind, fact)
    if not names:
        refuse(f"明细表“{table.name}”只有一列，没有数可画")
    rows = fact.members()
    return names, [row.label for row in rows], [[row.lookup(name) for row in rows] for name in names]


def _default_columns(kind: str, fact: TableFact) -> list[str]:
    """The first column of numbers and, but for a pie, those that share its unit; the first column where none holds numbers."""
    numeric = [column for column in fact.table.columns[1:] if column in fact.table.numeric]
    if not numeric:
        return list(fact.table.columns[1:2])
    first = _units(fact.column(numeric[0]))
    return numeric[:1] if kind == "饼图" else [each for each in numeric if _units(fact.column(each)) <= first]


def _units(cells: Iterable[Fact]) -> set[str]:
    return {unit for cell in cells for unit in cell.units}


def _of_parts(fact: Fact, units: Sequence[str]) -> tuple[list[str], list[str], list[Cells]]:
    """The parts of an indicator: 构成, 其中, or the indicators below it."""
    several = (fact,) if isinstance(fact, Collection) else (fact.lookup("构成"), fact.lookup("其中"), fact)
    parts = next((found for each in several if (found := [part for part in each.members() if part is not each])), [])
    if not parts:
        refuse(f"{fact.path}没有构成或分项，画不了图；把各项写成 构成，或写成明细表")
    if len(units) > 1:
        refuse(f"一张图只用一个单位，这里写了{'、'.join(units)}")
    cells = [part.lookup(units[0]) if units else _first_component(part) for part in parts]
    if units and not any(cell.measure for cell in cells):
        refuse(f"{fact.path}的各项里没有以“{units[0]}”计的数")
    name = steps_of(fact.path)[-2] if fact.name in _PARTS and "." in fact.path else fact.name
    return [name], [part.label for part in parts], [cells]


def _first_component(part: Fact) -> Fact:
    measure = part.measure
    return part if measure is None or len(measure.quantities) == 1 else part.lookup(measure.first.unit)


def _common_unit(fact: Fact, names: Sequence[str], series: Sequence[Cells]) -> str:
    """The printed unit that most figures have, into which the others go. Refuses what cannot be compared."""
    quantities = [cell.measure.first for cells in series for cell in cells if cell.measure]
    for name, cells in zip(names, series, strict=True):
        pair = next((cell for cell in cells if cell.measure and len(cell.measure.quantities) > 1), None)
        if pair is not None:
            refuse(f"{pair.path}是成对的数（{'、'.join(pair.units)}），一张图只能画一个单位；把“{name}”拆成两列")
    units = list(dict.fromkeys(each.unit for each in quantities))
    if len(units) > 1:
        refuse(f"{fact.path}里有以{'、'.join(unit or '（无单位）' for unit in units)}计的数，单位不同，不能画在一张图里；分成几张图，或写明列名")
    printed = [each.printed_unit for each in quantities]
    return max(dict.fromkeys(printed), key=printed.count)


def _complain(fact: Fact, names: Sequence[str], series: Sequence[Cells]) -> bool:
    """Whether some cell holds what is no number; each column's first one is said."""
    book = fact.book
    found = False
    for name, cells in zip(names, series, strict=True):
        wrong = [cell for cell in cells if cell.state is PRESENT and cell.measure is None and not _is_gap(cell)]
        if not wrong:
            continue
        found = True
        cell = next((cell for cell in wrong if not _reads_as_number(cell)), wrong[0])
        typed = _typed(cell) or "这一格"
        problem = NO_NUMBER.at(
            book.dataset.tree.place(cell.source) if cell.source else None,
            f"{fact.name}·{name}：“{typed}”不是数，画不了图",
            "改成数；还没有的写 待补，不涉及的写 不适用，或者空着；画别的列就写明列名",
            path=cell.path,
        )
        if problem not in book.problems:
            book.problems.append(problem)
    return found


def _typed(cell: Fact) -> str:
    return marks.unliteral(cell.value) if isinstance(cell.value, str) else ""


def _is_gap(cell: Fact) -> bool:
    """待补 or 不适用 in a column that is one of text."""
    return _typed(cell) in {marker.value for marker in Marker}


def _reads_as_number(cell: Fact) -> bool:
    """One word among numbers makes a column one of text, its numbers too; they are not to blame."""
    try:
        return isinstance(parse_value(_typed(cell), cell.book.units)[0], Measure)
    except MeasureError:
        return False


def _refuse_negative(fact: Fact, names: Sequence[str], series: Sequence[Cells]) -> None:
    wrong = next((cell for cells in series for cell in cells if cell.measure and cell.measure.first.amount < 0), None)
    if wrong is not None:
        place = fact.book.dataset.tree.place(wrong.source) if wrong.source else None
        message = f"{fact.name}·{names[0]}：{wrong.measure}是负数，饼图画不出来"
        fact.book.problems.append(NEGATIVE_SHARE.at(place, message, "改用柱形图或条形图", path=wrong.path))


def _cell(cell: Fact, unit: str) -> str:
    """The figure in the chart's unit; an owed one says so, what is absent is a gap."""
    if cell.state is ABSENT or cell.state is INAPPLICABLE:
        return ""
    if cell.measure is None:
        return str(cell) if cell.state is OWED else ""
    return ledger_of(cell).without_unit(cell, _in_unit(cell.measure.first, unit))


def _in_unit(quantity: Quantity, unit: str) -> Quantity:
    """Nothing is lost down to four places; the number is bare of marks such as 约."""
    if quantity.printed_unit == unit and not (quantity.prefix or quantity.suffix or quantity.chinese):
        return quantity
    scale = next(scale for scale, name in SCALE_NAMES.items() if name + quantity.unit == unit)
    plain = Quantity("", quantity.amount / Decimal(scale), 0, scale, quantity.unit)
    return in_scale(plain, scale)


def _filter(kind: str) -> Callable[..., str]:
    def phrase(fact: Fact, *columns: str, **about: str) -> str:
        unknown = next((name for name in about if name != "标题"), None)
        if unknown:
            refuse(f"“{kind}”没有“{unknown}”这个选项，只有 标题='…'")
        return draw(kind, fact, columns, about.get("标题", ""))

    return phrase


FILTERS: Final = tuple(
    Filter(kind, _filter(kind), f"明细表的列或指标的构成画成{kind}，可写列名和 标题='…'", ("", f"明细表.表|{kind}('列')", ""))
    for kind in ("柱形图", "条形图", "折线图", "饼图")
)
