"""Rows 合计, 小计 of a table: which they are, and whether what they say is the sum of the rows they stand over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import ClassVar, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import COMMON
from drafting.frozen import frozen, mutable
from drafting.load.tables.cell_figures import figure_text
from drafting.load.tables.grid import Grid, Line, cell_name
from drafting.load.tables.head import Column, Columns
from drafting.load.tables.heading_units import kind_of, scale_of, unscaled
from drafting.model.adding_up import adds_up, is_mean
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import OWN_KEYS
from drafting.model.total_rows import is_mean_row, is_total_row, says_of_which
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.errors import MeasureError
from drafting.quantities.parse import parse_measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.tuples import NamedTuple

NOT_THE_SUM = declare(
    Rule(
        "R119",
        "合计行不等于各行之和",
        Severity.WARNING,
        "表里“合计”“小计”一行（一列一个单位的表，是一列）的数，要等于它管的各单位相加（四舍五入的差不算）。不等的，多半是改了一行没有改合计，或者漏了一个单位：核对合计，也核对各行。"
        "报告照各单位的数生成。空着的、写“—”的格当作没有；有“待补”或读不出来的格，这一列不核对。比率、人均、单价、位次，和目录里不是“汇总: 相加”的不相加；人均的数，合计写成了各行相加的数，也提示。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,90\n"
        "合计,186\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,90\n"
        "合计,176\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
NOT_CHECKED = declare(
    Rule(
        "R121",
        "合计行有一列没有核对",
        Severity.INFO,
        "这一列里有约数（约1200人、近千户），或者单位和表头不一样、读不出来的数，加不出合计，这一列的合计没有核对。写成准数；确实只有约数的，自己核对。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,约80户\n"
        "乙乡,90\n"
        "合计,176\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,90\n"
        "合计,176\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

BY_ROUNDING: Final = declare(
    Rule(
        "R124",
        "合计行和各行相加差在四舍五入",
        Severity.INFO,
        "表里各行四舍五入以后相加，和“合计”一行差一点（三行都显示 12.4，合计 37.3）：不算错，但是报告、汇总（rollup）照各行的数相加，是 37.2，和表上的合计不一样。要一样的，各行写全小数（Excel 里显示几位，读的就是几位）。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,衔接资金（万元）\n"
        "甲乡,12.4\n"
        "乙乡,12.4\n"
        "丙乡,12.4\n"
        "合计,37.3\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,衔接资金（万元）\n"
        "甲乡,12.449\n"
        "乙乡,12.449\n"
        "丙乡,12.449\n"
        "合计,37.347\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

_OVER: Final = lazy("[省市州盟县区旗]$")
_PLAIN: Final = lazy(r"-?\d+(?:\.(\d+))?")
_FIGURE: Final = lazy(r"[\d０-９]")
_OF_ONE_ROW: Final = frozenset(OWN_KEYS) - {"数值", "任务", "上年同期", "上年末", "基期"}
_ZERO: Final = Decimal(0)
_MOST_TOLD: Final = 5


def is_total(label: str, region: str = "") -> bool:
    """合计, 东片区小计, 全县: no unit, but what stands over units; so is a row of means, and the `region` that all of them lie in."""
    whole = label.rstrip("：: ")
    if region and _OVER.search(whole) and len(whole) > 1 and region.endswith(whole):
        return True
    return is_total_row(label) or is_mean_row(label)


@mutable
class _Sum:
    """Of the cells of one column: what they add up to, and how far it may be off for their rounding. `known` until one cannot be read."""

    amount: Decimal = _ZERO
    low: Decimal = _ZERO
    high: Decimal = _ZERO
    known: bool = True
    cells: int = 0

    def add(self, other: _Sum) -> None:
        self.amount += other.amount
        self.low += other.low
        self.high += other.high
        self.known = self.known and other.known
        self.cells += other.cells


_NOTHING: Final = _Sum()


@frozen
class UnitRows:
    """What messages call the places of a table in which a row is a unit, and a column an indicator: by the number of the one and the index of the other."""

    grid: Grid
    indicator: ClassVar[str] = "列"
    unit: ClassVar[str] = "行"

    def place(self, number: int, index: int) -> Place:
        return self.grid.place(number, index)

    def cell(self, number: int, index: int) -> str:
        """B9."""
        return cell_name(self.grid.sheet, number, index)

    def called(self, first: int, last: int) -> str:
        """第3—8行."""
        return f"第{first}行" if first == last else f"第{first}—{last}行"


@mutable
class _Running:
    """Of one column: its sums over the first so many blocks, so that those of any that follow each other are had at once."""

    amounts: list[Decimal]
    lows: list[Decimal]
    highs: list[Decimal]
    unknown: list[int]
    cells: list[int]

    @classmethod
    def over(cls, sums: Iterable[_Sum]) -> _Running:
        running = cls([_ZERO], [_ZERO], [_ZERO], [0], [0])
        for each in sums:
            running.amounts.append(running.amounts[-1] + each.amount)
            running.lows.append(running.lows[-1] + each.low)
            running.highs.append(running.highs[-1] + each.high)
            running.unknown.append(running.unknown[-1] + (not each.known))
            running.cells.append(running.cells[-1] + each.cells)
        return running

    def between(self, first: int, end: int) -> _Sum:
        amount, low, high = (each[end] - each[first] for each in (self.amounts, self.lows, self.highs))
        return _Sum(amount, low, high, self.unknown[end] == self.unknown[first], self.cells[end] - self.cells[first])


@mutable
class _Block:
    """Rows of units without a total between them."""

    first: int = 0
    last: int = 0
    sums: dict[int, _Sum] = field(default_factory=dict)


@mutable
class _Total:
    """A row of totals, and how many blocks stand above it."""

    number: int
    label: str
    texts: dict[int, str]
    at: int


class Totals:
    """Adds up a table while its rows are read; takes no more room for more rows."""

    def __init__(self, columns: Columns, units: UnitTable, catalogue: Catalogue, region: str = "") -> None:
        self.region = region
        self._units = units
        added = {column.index: column for column in columns.columns if _adds_up(column)}
        self._means = frozenset([index for index, column in added.items() if is_mean(catalogue, column.meaning.path)])
        self._columns = {index: column for index, column in added.items() if index in self._means or adds_up(catalogue, column.meaning.path)}
        self._slack: dict[tuple[int, int], Decimal] = {}
        self._blocks = [_Block()]
        self._totals: list[_Total] = []
        self._inexact: dict[int, tuple[int, str]] = {}
        """Of a column, the first figure that is no exact one: (line, text)."""

    def add(self, line: Line, *, sure: bool = True) -> None:
        """A row of a unit, be it one of which no report can be made; not `sure` where its cells stand under wrong heads."""
        block = self._blocks[-1]
        block.first = block.first or line.number
        block.last = line.number
        if not sure:
            for index in self._columns:
                block.sums.setdefault(index, _Sum()).known = False
            return
        for cell in line.cells:
            if cell.column in self._columns:
                held = block.sums.setdefault(cell.column, _Sum())
                if cell.fault is not None:
                    held.known = False
                elif cell.text not in BLANK:
                    read = self._read(self._columns[cell.column], cell.text)
                    if not read.known and _FIGURE.search(cell.text):
                        self._inexact.setdefault(cell.column, (line.number, cell.text))
                    held.add(read)

    def total(self, line: Line, label: str) -> None:
        """A row that stands over others."""
        if is_mean_row(label) or says_of_which(label):
            return
        texts = {cell.column: cell.text for cell in line.cells if cell.column in self._columns and cell.fault is None}
        if self._blocks[-1].first:
            self._blocks.append(_Block())
        self._totals.append(_Total(line.number, label.rstrip("：: "), texts, len(self._blocks) - 1))

    def _read(self, column: Column, text: str) -> _Sum:
        """One cell as a sum of one."""
        plain = _PLAIN.fullmatch(text)
        if plain:
            amount = Decimal(text) * scale_of(column.meaning.unit)
            slack = self._slack_of(column, len(plain[1] or ""))
            return _Sum(amount, amount - slack, amount + slack, cells=1)
        figure = figure_text(" ".join(text.split()), counted=column.meaning.counts)
        if _PLAIN.fullmatch(figure):
            return self._read(column, figure)
        try:
            [quantity] = parse_measure(figure, self._units)[0].quantities
        except (MeasureError, ValueError, InvalidOperation):
            return _Sum(known=False)
        if quantity.unit != unscaled(column.meaning.unit) or quantity.is_about:
            return _Sum(known=False)
        interval = quantity.interval(self._units)
        return _Sum(quantity.amount, interval.low, interval.high, cells=1)

    def _slack_of(self, column: Column, decimals: int) -> Decimal:
        """Half of the last digit of a bare number, as the unit of its column has it."""
        slack = self._slack.get((column.index, decimals))
        if slack is None:
            unit = column.meaning.unit
            scale = scale_of(unit)
            exact = not decimals and scale == 1 and not (unit and self._units.continuous(unscaled(unit)))
            slack = _ZERO if exact else Decimal(scale).scaleb(-decimals) / 2
            self._slack[column.index, decimals] = slack
        return slack

    # what the totals say ---------------------------------------------------------------

    def findings(self, units: UnitRows) -> Iterator[Diagnostic]:
        """One for each cell of a total that is not the sum of its rows; one for the row where none of them is."""
        yield from self._not_checked(units)
        blocks = [block for block in self._blocks if block.first]
        sums = {index: _Running.over(block.sums.get(index, _NOTHING) for block in blocks) for index in self._columns}
        for total in self._totals:
            yield from self._added_means(units, total, blocks, sums)
            wrong, rounded, checked = self._fitting(units, total, blocks, sums)
            yield from self._rounded(units, total, rounded)
            if checked > 1 and len(wrong) == checked:
                own, said, rows = wrong[0]
                message = f"{total.label}（{units.called(total.number, total.number)}）：没有一{units.indicator}等于{rows}相加，{self._compared(own, total, said)}"
                yield NOT_THE_SUM.at(units.place(total.number, own.index), message, "看是不是漏了单位、多了单位，或者合计是以前的")
                continue
            for own, said, rows in wrong[:_MOST_TOLD]:
                cell = units.cell(total.number, own.index)
                message = f"{own.heading}：{total.label}（{cell}）和{rows}相加不等，{self._compared(own, total, said)}"
                yield NOT_THE_SUM.at(units.place(total.number, own.index), message, "核对合计，也核对各单位；报告照各单位的数生成")
            if len(wrong) > _MOST_TOLD:
                message = f"{total.label}（{units.called(total.number, total.number)}）：另有 {len(wrong) - _MOST_TOLD} {units.indicator}也不等：" + "、".join(own.heading for own, _, _ in wrong[_MOST_TOLD:])
                yield NOT_THE_SUM.at(units.place(total.number, wrong[_MOST_TOLD][0].index), message, "核对合计，也核对各单位")

    def _rounded(self, units: UnitRows, total: _Total, found: Sequence[tuple[Column, _Sum]]) -> Iterator[Diagnostic]:
        """That sums of what the rows show are not just what the total shows."""
        if found:
            said = "；".join(f"{own.heading}{self._compared(own, total, held)}" for own, held in found[:_MOST_TOLD]) + (f"；另有 {len(found) - _MOST_TOLD} {units.indicator}" if len(found) > _MOST_TOLD else "")
            message = f"{total.label}（{units.called(total.number, total.number)}）：{said}，是各{units.unit}四舍五入的差"
            yield BY_ROUNDING.at(units.place(total.number, found[0][0].index), message, f"报告、汇总照各{units.unit}相加的；要和合计一样，各{units.unit}写全小数（Excel 里多显示几位）")

    def _not_checked(self, units: UnitRows) -> Iterator[Diagnostic]:
        """That a figure which is no exact one (约1200人) leaves its column without a check, where a total stands over it."""
        stated = {index for total in self._totals for index, text in total.texts.items() if text not in BLANK}
        for index, (number, text) in self._inexact.items():
            if index in stated and index not in self._means:
                cell = units.cell(number, index)
                message = f"{self._columns[index].heading}：{cell} 写的是“{text}”，不是准数，这一{units.indicator}的合计没有核对"
                yield NOT_CHECKED.at(units.place(number, index), message, "写成准数，再核对；确实只有约数的，自己核对合计", excerpt=text)

    def _added_means(self, units: UnitRows, total: _Total, blocks: Sequence[_Block], sums: Mapping[int, _Running]) -> Iterator[Diagnostic]:
        """What is so much for each (人均收入), and was added up nevertheless."""
        for index in sorted(self._means & total.texts.keys()):
            own, text = self._columns[index], total.texts[index]
            said = self._read(own, text) if text not in BLANK else _Sum(known=False)
            over = [(held, first, end) for first, end in _candidates(total, len(blocks)) if (held := sums[index].between(first, end)).known and held.cells > 1]
            for _, first, end in [each for each in over if said.known and said.amount and each[0].low <= said.high and said.low <= each[0].high][:1]:
                cell = units.cell(total.number, index)
                message = f"{own.heading}：{total.label}（{cell}）写的是{_rows(units, blocks[first], blocks[end - 1])}相加的数（{text.strip()}），这一项是平均的数，不相加"
                yield NOT_THE_SUM.at(units.place(total.number, index), message, "写全部的平均数，或者空着；报告照各单位的数生成")

    def _compared(self, column: Column, total: _Total, held: _Sum) -> str:
        unit = column.meaning.unit
        stated = self._read(column, total.texts[column.index])
        added, gap = (f"{_shown(each / scale_of(unit))}{unit}" for each in (held.amount, abs(stated.amount - held.amount)))
        text = total.texts[column.index].strip()
        return f"写的是{text}{unit if _PLAIN.fullmatch(text) else ''}，相加是{added}，差{gap}"

    def _fitting(self, units: UnitRows, total: _Total, blocks: Sequence[_Block], sums: Mapping[int, _Running]) -> _Fitting:
        """Over those rows of which most columns are the sum."""
        stated = {index: self._read(self._columns[index], text) for index, text in total.texts.items() if text not in BLANK and index not in self._means}
        found: list[_Fitting] = []
        for first, end in _candidates(total, len(blocks)):
            checked = 0
            wrong: list[tuple[Column, _Sum, str]] = []
            rounded: list[tuple[Column, _Sum]] = []
            for index, said in stated.items():
                held = sums[index].between(first, end)
                if held.known and held.cells and said.known:
                    checked += 1
                    if held.low > said.high or said.low > held.high:
                        wrong.append((self._columns[index], held, _rows(units, blocks[first], blocks[end - 1])))
                    elif held.amount != said.amount:
                        rounded.append((self._columns[index], held))
            found.append(_Fitting(wrong, rounded, checked))
        return min(found, key=lambda each: len(each.wrong) - each.checked, default=_Fitting([], [], 0))  # the first of those that fit as well


class _Fitting(NamedTuple):
    """The columns of which a total is not the sum, those of which it is but for rounding, and how many could be checked."""

    wrong: list[tuple[Column, _Sum, str]]
    rounded: list[tuple[Column, _Sum]]
    checked: int


def _candidates(total: _Total, blocks: int) -> list[tuple[int, int]]:
    """The blocks that a total may stand over, from the one to before the other, the likelier first."""
    at = total.at
    near, far = [(max(at - 1, 0), at), (at, min(at + 1, blocks))], [(0, blocks), (0, at), (at, blocks)]
    return [(first, end) for first, end in ([*near, *far] if "小计" in total.label else [*far, *near]) if first < end]


def _adds_up(column: Column) -> bool:
    meaning = column.meaning
    if meaning.path[0] != "指标" or meaning.rate or meaning.rank or meaning.pair or meaning.among or meaning.path[-1] in _OF_ONE_ROW:
        return False
    return not any(kind_of(name) for name in (str(meaning.path[-1]), column.heading.rpartition("·")[2]))


def _rows(units: UnitRows, one: _Block, other: _Block) -> str:
    return units.called(one.first, other.last) + ("" if one.first == other.last else "各单位")


def _shown(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
