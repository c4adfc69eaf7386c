"""A cell whose own unit is of another kind than its heading's: 1203人 under 低保对象（户）."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.examples import COMMON
from drafting.load.tables.cell_figures import figure_text
from drafting.load.tables.head import Columns
from drafting.load.tables.heading_units import unscaled
from drafting.load.tables.row import Row
from drafting.load.tables.told_in_percent import as_change
from drafting.quantities.measure import MeasureError
from drafting.quantities.parse import parse_measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare

UNLIKE_HEADING: Final = declare(
    Rule(
        "S164",
        "格里的单位和表头的不是一种",
        Severity.ERROR,
        "表头写明了单位（户），格里的数写的是另一种（1203人）：是数填错了一列，还是单位写错了，程序不猜。格里只写数，或者写和表头同一种的单位。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,救助.低保对象（户）\n"
        "甲乡,1203人\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,救助.低保对象（户）\n"
        "甲乡,1203\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

_PERSONS: Final = frozenset(("人", "名", "位", "口人"))
_ALIKE: Final = (frozenset(("%", "％", "个百分点", "百分点")), frozenset(("度", "千瓦时")), _PERSONS)
"""Of a change, which may be told in either (S122 asks), of power, and of people."""
_OF_WHOM: Final = _PERSONS | {"人次", "户", "户次"}
_MOST_BEFORE: Final = 3
"""Characters before the digits of a figure: 约, -, 不到."""


_SAID: Final = (("：", "）"), (":", ")"), ("：", ")"), (":", "）"), ("", "数"))
"""What stands around a unit in a heading, but brackets: （单位：户）, 低保户数."""


def unlike_its_heading(row: Row, columns: Columns, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each such cell. Most cells are digits alone, and are not looked into."""
    for cell in row.cells:
        text = cell.text
        if not text or text[-1].isdigit() or cell.fault is not None or not any(each.isdigit() for each in text[: _MOST_BEFORE + 1]):
            continue
        column = as_change(columns.by_index[cell.column], text)
        said = unscaled(column.meaning.unit)
        if not said or column.meaning.pair or column.meaning.path[0] != "指标" or not _names(column.heading, column.meaning.unit):
            continue
        try:
            measure, _ = parse_measure(figure_text(text), units)
        except MeasureError:
            continue
        own = measure.units[0]
        if len(measure.units) == 1 and _is_kind(own, units) and _is_kind(said, units) and not units.convertible(own, said) and not any({own, said} <= each for each in _ALIKE):
            message = f"{column.heading}：格里写的是“{text}”，表头的单位是{column.meaning.unit}"
            hint = f"是{column.meaning.unit}数的，只写 {measure.first.text.removesuffix(own)}；是{own}数的，另加一列写明（{own}）"
            yield UNLIKE_HEADING.at(row.place(cell.column), message, hint, excerpt=text)


def _is_kind(unit: str, units: UnitTable) -> bool:
    """Whether it says of what kind the figure is: 人, 户, 元, 亩; 个, 家 and 处 may stand for one another."""
    return unit in _OF_WHOM or (units.known(unit) and units.continuous(unit))


def _names(heading: str, unit: str) -> bool:
    """Whether the heading itself says the unit, and not the catalogue alone."""
    last = heading.rpartition("·")[2]
    return f"（{unit}）" in heading or f"({unit})" in heading or last == unit or last.endswith(tuple(f"{mark}{unit}{end}" for mark, end in _SAID))
