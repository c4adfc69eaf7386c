"""The rows of a table, one by one: units, and what stands among them (totals, heads once more, remarks)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from itertools import repeat
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import COMMON
from drafting.load.names.units.likely_units import write_a_unit
from drafting.load.names.words.heading_words import NAME, REGION
from drafting.load.names.words.place_in_name import place_said
from drafting.load.tables.above_columns import NOTHING_ABOVE, in_full
from drafting.load.tables.cell_figures import figure_text
from drafting.load.tables.grid import Cell, Grid, Line, squeezed
from drafting.load.tables.head import Columns, numbers_columns
from drafting.load.tables.hidden_figures import hidden_units, struck_cells
from drafting.load.tables.magnitudes import Magnitudes
from drafting.load.tables.merged_cells import Merged
from drafting.load.tables.row import Row
from drafting.load.tables.totals import Totals, UnitRows, is_total
from drafting.load.tables.turned_head import FIGURE
from drafting.model.indicator import CHANGES
from drafting.patterns import lazy
from drafting.registry import declare

NO_NAME = declare(
    Rule(
        "S119",
        "有一行没写是哪个单位",
        Severity.ERROR,
        "这一行有数，但“地区”（或 单位名称）一格是空的，不知道是谁的。补上名称；不是数据的行，删去或移到表外。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        ",75\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,75\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
TOO_WIDE = declare(
    Rule(
        "S128",
        "一行比表头多出几格",
        Severity.ERROR,
        "CSV 用逗号分隔各列，3,100 会占两列，后面的数就都错了位。数里不写千分位逗号，或者整格加双引号。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,75,5\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,75\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
NO_UNIT = declare(
    Rule(
        "S134",
        "有一列只有数，没有单位",
        Severity.WARNING,
        "目录里没有这个指标，不知道按什么单位算，印出来就是没有单位的数。表头写明单位，如 本地新指标（户），或者上面一行写 单位：户。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,产业.土鸡节\n"
        "甲乡,86,2\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,产业.土鸡节（场）\n"
        "甲乡,86,2\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
FAR_APART = declare(
    Rule(
        "S135",
        "同一列里差了几千倍",
        Severity.WARNING,
        "同一列的数，一个单位比大多数单位大或小几千倍以上，多半是元和万元写混了，或者多写、少写了“万”。核对这一格。"
        "和别的哪一个都差一百倍以上的，草稿里印【待核】，不出定稿，rollup 写待补；确实这样的，在“情况属实”一列写 S135：理由。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,低保资金（万元）\n"
        "甲乡,275.9\n"
        "乙乡,3250000\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,低保资金（万元）\n"
        "甲乡,275.9\n"
        "乙乡,325\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
TOTAL_ROW = declare(
    Rule(
        "S120", "跳过了合计行", Severity.INFO, "“合计”“总计”“小计”一行不是一个单位，不生成报告；“其中：园区”一行的数在别的行里，“北片区”一行没有数、下面是它的各单位，也都跳过。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "合计,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

HEAD_AGAIN = declare(
    Rule(
        "S136", "跳过了重复的表头", Severity.INFO, "表中间又写了一遍表头的一行（打印时每页一个表头的）不是一个单位，不生成报告。表头不一样的是另一张表，从那里起不读，列为必改：移到另一张工作表。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "地区,监测对象（户）\n"
        "乙乡,90\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,90\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

_CHECK_SIZE: Final = "核对单位（元、万元、亿元）和小数点；确实这样的，在“情况属实”一列写 S135：理由（没有这一列的加一列）"

_BARE: Final = lazy(r"\s*[-+]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*")
_REMARK: Final = lazy(r"(?:注|备注|说明|填表|制表|填报|审核|审批|单位负责人|负责人|联系人|统计负责人|附)[^，。]{0,8}[:：]?")
_NUMBERED: Final = lazy(r"\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")
_CAPTION: Final = lazy(r"[（(]?(?:[续附]?表(?:[一二三四五六七八九十]{1,3}|\d{1,3})?(?:[-－—之]\d{1,2})?|续表?|[接承]上表|续上表|单位[:：].*|(?:第?[\d一二三四五六七八九十]+页)?共[\d一二三四五六七八九十]+页)[)）]?|.{2,}(?:情况|统计|汇总|明细|进度|调度|报)表")
"""表二, （续表）, 单位：万元, …情况统计表: what stands alone in a row and is no unit."""


_AMONG: Final = lazy("其中(?:[：:、，,—-].+)?")
_OF_PLACES_BELOW: Final = lazy(".{0,6}(?:片区?|片组|板块|组团|分类)(?:[（(].*[）)])?[：:]?")
_ORDER: Final = lazy("[一二三四五六七八九十]{1,3}[、.．]?")
"""一 left of what stands over the rows below, where these are numbered 1, 2, 3."""


class Rows:
    """Reads the lines below a head. `notes` grow with what is to be said of them; totals are held against the rows at the end."""

    def __init__(self, grid: Grid, columns: Columns, totals: Totals, notes: list[Diagnostic]) -> None:
        self._grid = grid
        self._columns = columns
        self._totals = totals
        self._notes = notes
        by_path = {column.meaning.path: column.index for column in columns.columns}
        self._place = by_path.get(REGION)
        self._names = [by_path[path] for path in (REGION, NAME) if path in by_path]
        self._heads = {columns.by_index[index].heading.rpartition("·")[2] for index in self._names}
        self._bare = {column.index: column for column in columns.columns if column.meaning.local and not column.meaning.unit}
        self.sizes = {
            column.index: Magnitudes(column.meaning.unit)
            for column in columns.columns
            if column.meaning.path[0] == "指标" and not column.meaning.rate and not column.meaning.rank and not column.meaning.pair
        }
        self._called: dict[tuple[str, ...], str] = {}
        self._hidden: list[int] = []
        self._struck: list[int] = []
        self._struck_cells: list[tuple[int, int]] = []
        self._is_grouped: bool | None = None  # whether the first row stands over others; None before it

    def read(self, lines: Iterable[Line]) -> Iterator[Row]:
        """The units among the lines."""
        in_head = remarks = False
        if self._names and self._columns.above != NOTHING_ABOVE:
            lines = in_full(lines, self._columns.above, self._names[0], self._totals.region)
        for line, below in _with_the_next(Merged(self._grid, self._columns).marked(lines)):
            texts = {cell.column: cell.text for cell in line.cells}
            said = self._names_in(texts)
            label = next(filter(None, said), "")
            in_head = in_head and (numbers_columns(line, self._names[0]) or (not label and not any(map(FIGURE.match, texts.values()))))
            if in_head:
                continue
            if total := self._total_said(line, label):
                self._totals.total(line, total)
                self._note(TOTAL_ROW, line, line.cells[0].column, f"第 {line.number} 行是合计，跳过")
            elif label and label in self._heads:
                if other := _of_another_table(line, self._columns):
                    self._stop_at(line, other)
                    break
                self._note(HEAD_AGAIN, line, line.cells[0].column, f"第 {line.number} 行又是表头，跳过")
                in_head = True
            elif apart := self._no_unit(label, line, below):
                self._note(TOTAL_ROW, line, line.cells[0].column, f"第 {line.number} 行{apart}，跳过")
            elif label and (remarks := _is_remark(label, line, self._columns, below_another=remarks)):
                continue
            elif label:
                self._is_grouped = self._is_grouped or False
                if self._fits(line, label):
                    yield self._unit(line, texts, label, said)
            elif _REMARK.match(line.cells[0].text):
                remarks = True
            elif any(cell.column in self._columns.by_index for cell in line.cells):
                self._totals.add(line)
                self._note(NO_NAME, line, self._names[0], f"第 {line.number} 行有数，没写是哪个单位，没有生成", "补上名称（合并的单元格先拆开）；不是数据的行请删去")
        self._notes.extend(self._of_all_rows())

    def _note(self, rule: Rule, line: Line, column: int, message: str, hint: str = "") -> None:
        self._notes.append(rule.at(self._grid.place(line.number, column), message, hint))

    def _names_in(self, texts: Mapping[int, str]) -> list[str]:
        """What a row says in the columns of names."""
        return [(place_said if index == self._place else squeezed)(texts.get(index, "")) for index in self._names]

    def _no_unit(self, label: str, line: Line, below: Line | None) -> str:
        """What the row is that names no unit, and is not to be added up: 其中：园区, which is in another row, and 北片区 over the units below; "" of any other."""
        if _AMONG.fullmatch(label):
            return f"是“{label}”，不是一个单位，它的数在别的行里"
        if not label or below is None or self._is_grouped is False or self._has_figures(line) or not self._stands_over(label, line, below):
            return ""
        self._is_grouped = True
        return f"是“{label}”，下面的单位归在一起，没有数"

    def _has_figures(self, line: Line) -> bool:
        columns = self._columns.by_index
        return any(cell.text.strip() and (column := columns.get(cell.column)) is not None and column.meaning.path[0] == "指标" for cell in line.cells)

    def _stands_over(self, label: str, line: Line, below: Line) -> bool:
        """Whether the row below is of another kind: 一 over 1, 北片区 over 竹溪乡. One that is numbered like it is another unit, and this one has filled in nothing."""
        under = next(filter(None, self._names_in({cell.column: cell.text for cell in below.cells})), "")
        if not under or self._total_said(below, under) or _AMONG.fullmatch(under):
            return False
        numbers, next_numbers = self._beside(line), self._beside(below)
        ordered = [column for column, text in numbers.items() if _ORDER.fullmatch(text)]
        if ordered:
            return not any(_ORDER.fullmatch(next_numbers.get(column, "")) for column in ordered)
        counted = any(_BARE.fullmatch(text) and column < self._names[0] for column, text in numbers.items())
        return not counted and _OF_PLACES_BELOW.fullmatch(label) is not None and not _OF_PLACES_BELOW.fullmatch(under)

    def _beside(self, line: Line) -> dict[int, str]:
        """Column → what stands in those that are not read: 序号."""
        return {cell.column: squeezed(cell.text) for cell in line.cells if cell.column not in self._columns.by_index}

    def _total_said(self, line: Line, label: str) -> str:
        """合计, or what else the row calls itself that stands over others; "" for a unit's row."""
        if label:
            return label if is_total(label, self._totals.region) else ""
        aside = (squeezed(cell.text) for cell in line.cells if cell.column not in self._columns.by_index)  # 序号
        return next((text for text in aside if is_total(text)), "")

    def _stop_at(self, line: Line, other: str) -> None:
        message = f"第 {line.number} 行是另一张表的表头（{other}），从这一行起没有读"
        hint = "一张工作表放一张表：把下面这张移到另一张工作表，单位名称写成一样，就合在一起"
        self._notes.append(HEAD_AGAIN.at(self._grid.place(line.number, line.cells[0].column), message, hint).as_severity(Severity.ERROR))

    def _fits(self, line: Line, label: str) -> bool:
        """Whether a unit's row is no wider than the head; if it is, its figures stand under wrong heads."""
        beyond = None if self._grid.sheet else next((cell for cell in line.cells if cell.column > self._columns.last), None)
        self._totals.add(line, sure=beyond is None)
        if beyond is None:
            return True
        message = f"{label}：第 {line.number} 行比表头多，多出“{beyond.text}”，没有生成"
        self._note(TOO_WIDE, line, beyond.column, message, "数里有千分位逗号的，删去逗号（3100）；文字里有逗号的，整格加双引号")
        return False

    def _unit(self, line: Line, texts: Mapping[int, str], label: str, said: list[str]) -> Row:
        if line.number in self._grid.hidden:
            self._hidden.append(line.number)
        if self._grid.struck:
            self._note_struck(line)
        for index in [index for index in self._bare if _BARE.fullmatch(figure_text(texts.get(index, "")))]:
            heading = self._bare.pop(index).heading
            self._note(NO_UNIT, line, index, f"{heading}：只有数 {texts[index]}，没有单位", write_a_unit(heading.rpartition("·")[2]))
        for index, size in self.sizes.items():
            size.add(line.number, texts.get(index, ""))
        grid, columns = self._grid, self._columns
        used = tuple(cell for cell in line.cells if cell.column in columns.by_index)
        unread = tuple((index, heading) for index, heading in columns.unused if FIGURE.match(texts.get(index, "")))
        own = tuple(each.removeprefix(self._totals.region) for each in said)
        label = self._called.setdefault(own, label)  # 青禾县柏树镇 below 柏树镇 is the same unit once more
        return Row(grid.file, grid.sheet, line.number, used, label, _digest(grid, line, used, columns, unread), own, unread)

    def _note_struck(self, line: Line) -> None:
        struck = [cell.column for cell in line.cells if (line.number, cell.column) in self._grid.struck]
        if not {*self._names}.isdisjoint(struck):
            self._struck.append(line.number)
            return
        self._struck_cells += [(line.number, each) for each in struck if each in self._columns.by_index]

    def _of_all_rows(self) -> Iterator[Diagnostic]:
        if self._hidden:
            yield hidden_units(self._grid, self._names[0], self._hidden)
        if self._struck:
            yield hidden_units(self._grid, self._names[0], self._struck, "划了删除线")
        if self._struck_cells:
            yield struck_cells(self._grid, self._struck_cells)
        for index, size in self.sizes.items():
            for number, text, count, usual in size.outliers():
                heading = self._columns.by_index[index].heading
                message = f"{heading}：{text}，别的单位多是 {usual} 上下" + (f"（这样的有 {count} 个单位）" if count > 1 else "")
                yield FAR_APART.at(self._grid.place(number, index), message, _CHECK_SIZE)
        yield from self._totals.findings(UnitRows(self._grid))


def doubting(row: Row, columns: Columns, sizes: Mapping[int, Magnitudes]) -> Row:
    """The row with what its neighbours' figures, all of them read by now, say against its own."""
    found = []
    for cell in row.cells:
        size = sizes.get(cell.column)
        column = columns.by_index.get(cell.column)
        if size is None or column is None or column.meaning.path[-1] in CHANGES:  # a change may be as small as it likes
            continue
        if usual := size.unlike(cell.text):
            path = ".".join(map(str, column.meaning.path[1:]))
            message = f"{column.heading}：{cell.text.strip()}，别的单位多是 {usual} 上下"
            found.append(FAR_APART.at(row.place(cell.column), message, _CHECK_SIZE, path=path, excerpt=cell.text, related=(Place(row.shown),)))
    if not found:
        return row
    digest = blake2b(row.digest.encode(), digest_size=16)
    digest.update("".join(str(each.place) for each in found).encode())
    return replace(row, doubted=tuple(found), digest=digest.hexdigest())


def _with_the_next(lines: Iterable[Line]) -> Iterator[tuple[Line, Line | None]]:
    """Each line with the next that is not blank."""
    held: list[Line] = []
    for line in lines:
        if any(cell.text.strip() for cell in line.cells):
            yield from zip(held, repeat(line), strict=False)
            held = []
        held.append(line)
    yield from zip(held, repeat(None), strict=False)


def _of_another_table(line: Line, columns: Columns) -> str:
    """The first heading that stands over another column than in this table's head, "" where it is the same head again."""
    used = ((columns.by_index[cell.column], squeezed(cell.text)) for cell in line.cells if cell.column in columns.by_index)
    return next((text for column, text in used if column.meaning.path[0] == "指标" and text not in column.heading), "")


def _is_remark(label: str, line: Line, columns: Columns, *, below_another: bool) -> bool:
    """注：数据截至11月底 is no unit, nor is a sentence, 表二 alone in its row or 2.含灵活就业 below a remark; 注溪乡 beside a figure is one."""
    if len(line.cells) == 1 and _CAPTION.fullmatch(label):
        return True
    if len(line.cells) > 2 or not (_REMARK.match(label) or label.endswith(("。", "；")) or (below_another and any(_NUMBERED.match(cell.text) for cell in line.cells))):
        return False
    return not any(cell.column in columns.by_index and place_said(cell.text) != label and FIGURE.match(cell.text) for cell in line.cells)


def _digest(grid: Grid, line: Line, cells: tuple[Cell, ...], columns: Columns, unread: tuple[tuple[int, str], ...]) -> str:
    digest = blake2b(columns.signature, digest_size=16)
    digest.update(f"{grid.file}\0{grid.sheet}\0{line.number}".encode())
    for cell in cells:
        digest.update(f"\0{cell.column}\0{cell.text}\0{cell.fault is not None}".encode())
    digest.update(repr(unread).encode())
    return digest.hexdigest()
