"""A table with a row per unit: its head is found and read, its rows come out one by one."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import COMMON
from drafting.frozen import mutable
from drafting.load.cell_figures import figure_text
from drafting.load.grid import Cell, Grid, Line, squeezed
from drafting.load.heading_names import Headings
from drafting.load.heading_words import NAME, REGION
from drafting.load.hidden_figures import hidden_columns, hidden_units
from drafting.load.likely_units import write_a_unit
from drafting.load.magnitudes import Magnitudes
from drafting.load.merged_cells import Merged
from drafting.load.place_in_name import place_said
from drafting.load.table_head import (
    NO_COLUMNS,
    Column,
    Columns,
    group_above,
    numbers_columns,
    place_column,
    read_columns,
    split_head,
    units_above,
)
from drafting.load.table_row import Row
from drafting.load.totals import Totals, is_total
from drafting.load.turned_table import is_turned, read_turned
from drafting.patterns import lazy
from drafting.registry import declare

NO_HEAD = declare(
    Rule(
        "S115",
        "表里找不到表头",
        Severity.ERROR,
        "一行一个单位的表，表头里要有一列“地区”（或 乡镇、县区、单位名称），其余各列写指标的名称，如 监测帮扶.监测对象.户。表头可以有两三行，分组写在上面。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "说明\n"
        "一\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
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
        "同一列的数，一个单位比大多数单位大或小几千倍以上，多半是元和万元写混了，或者多写、少写了“万”。核对这一格；确实这样的不用管。",
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
        "S120", "跳过了合计行", Severity.INFO, "“合计”“总计”“小计”一行不是一个单位，不生成报告。",
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

__all__ = ["NO_COLUMNS", "Column", "Columns", "Row", "Table", "open_table"]

_LINES_LOOKED_AT: Final = 20
_SIDEWAYS: Final = frozenset(("指标", "指标名称", "项目", "项目名称", "内容", "指标项"))
_MOST_TURNED: Final = 5000
"""Lines of a table with a row per indicator."""
_BARE: Final = lazy(r"\s*[-+]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*")
_FIGURE: Final = lazy(r"\s*(?:约|近|超|逾)?[-+]?[\d０-９]")
_REMARK: Final = lazy(r"(?:注|备注|说明|填表|制表|填报|审核|审批|单位负责人|负责人|联系人|统计负责人|附)[^，。]{0,8}[:：]?")
_CAPTION: Final = lazy(r"[（(]?(?:[续附]?表(?:[一二三四五六七八九十]{1,3}|\d{1,3})?(?:[-－—之]\d{1,2})?|续表?|[接承]上表|续上表|单位[:：].*|(?:第?[\d一二三四五六七八九十]+页)?共[\d一二三四五六七八九十]+页)[)）]?|.{2,}(?:情况|统计|汇总|明细|进度|调度|报)表")
"""表二, （续表）, 单位：万元, …情况统计表: what stands alone in a row and is no unit."""


@mutable
class Table:
    """A table whose head has been read. `notes` grow while the rows are."""

    columns: Columns
    rows: Iterator[Row]
    notes: list[Diagnostic]
    sheet: str = ""
    turned: bool = False


def open_table(grids: Iterator[Grid], file: str, headings: Headings, region: str = "", *, by_sheet: bool = False) -> Table:
    """The first sheet that has a head; `region` is what all its units lie in, `by_sheet`: a sheet may be called by its unit. Raises Refused where no sheet has one, or where it cannot be read safely."""
    seen: list[Line] = []
    for grid in grids:
        first = list(islice(grid.lines, _LINES_LOOKED_AT))
        top = next((at for at, line in enumerate(first) if place_column(line, headings) is not None), None)
        turned = next((at for at, line in enumerate(first) if is_turned(line, place_column(line, headings))), None)
        if turned is not None and (top is None or turned <= top):
            below = [*first[turned + 1 :], *islice(grid.lines, _MOST_TURNED)]
            return Table(*read_turned(grid, first[:turned], first[turned], below, headings, by_sheet=by_sheet), grid.sheet, turned=True)
        if top is None:
            seen += first
            continue
        notes: list[Diagnostic] = []
        head, rest = split_head(grid, first, top, headings)
        columns = read_columns(grid, head, headings.below(units_above(first[:top], headings)), notes, group_above(first[:top], headings))
        notes += _hidden_columns(grid, columns, head[-1].number)
        totals = Totals(columns, headings.units, headings.catalogue, region)
        return Table(columns, _rows(grid, [*rest], columns, totals, notes), notes, grid.sheet)
    hint = "第一列写“地区”，其余各列写指标，如 监测帮扶.监测对象.户"
    if not seen:
        raise Refused([NO_HEAD.at(Place(file), f"{file} 是空的，里面什么也没有", "打开看看是不是存错了文件；" + hint)])
    raise Refused([NO_HEAD.at(Place(file), f"{file} 里找不到表头：没有“地区”或“单位名称”一列", _why_no_head(seen, headings) or hint)])


def _hidden_columns(grid: Grid, columns: Columns, line: int) -> Iterator[Diagnostic]:
    """That figures come from columns that nobody sees."""
    hidden = [(each.index, each.heading) for each in columns.columns if each.index in grid.hidden_columns and each.meaning.path[0] == "指标"]
    if hidden:
        yield hidden_columns(grid, line, hidden)


def _why_no_head(lines: list[Line], headings: Headings) -> str:
    """What to do about a table that nearly has a head: full-width commas, or units side by side and indicators below."""
    for line in lines:
        parts = line.cells[0].text.split("，")
        if len(line.cells) == 1 and len(parts) > 1 and headings.is_place([squeezed(parts[0])]):
            return "各列之间是全角逗号“，”，改成半角逗号“,”"
        if len(line.cells) > 1 and squeezed(line.cells[0].text) in _SIDEWAYS:
            return "表是横着的：一行要写一个单位。在 Excel 里复制全表，用“选择性粘贴—转置”，第一格写“地区”"
    return ""


# the rows --------------------------------------------------------------------------


def _rows(grid: Grid, waiting: list[Line], columns: Columns, totals: Totals, notes: list[Diagnostic]) -> Iterator[Row]:
    by_path = {column.meaning.path: column.index for column in columns.columns}
    place = by_path.get(REGION)
    names = [by_path[path] for path in (REGION, NAME) if path in by_path]
    merged = Merged(grid, columns)
    hidden: list[int] = []
    bare = {column.index: column for column in columns.columns if column.meaning.local and not column.meaning.unit}
    sizes = {
        column.index: Magnitudes(column.meaning.unit)
        for column in columns.columns
        if column.meaning.path[0] == "指标" and not column.meaning.rate and not column.meaning.rank and not column.meaning.pair
    }
    heads = {columns.by_index[index].heading.rpartition("·")[2] for index in names}
    called: dict[tuple[str, ...], str] = {}
    in_head = False
    for line in merged.marked(_chained(waiting, grid.lines)):
        texts = {cell.column: cell.text for cell in line.cells}
        said = [(place_said if index == place else squeezed)(texts.get(index, "")) for index in names]
        label = next((each for each in said if each), "")
        in_head = in_head and (numbers_columns(line, names[0]) or (not label and not any(map(_FIGURE.match, texts.values()))))
        if in_head:
            continue
        if total := (label if is_total(label, totals.region) else _total_beside(line, columns) if not label else ""):
            totals.total(line, total)
            notes.append(TOTAL_ROW.at(grid.place(line.number, line.cells[0].column), f"第 {line.number} 行是合计，跳过"))
        elif label and label in heads and (other := _of_another_table(line, columns)):
            message = f"第 {line.number} 行是另一张表的表头（{other}），从这一行起没有读"
            hint = "一张工作表放一张表：把下面这张移到另一张工作表，单位名称写成一样，就合在一起"
            notes.append(HEAD_AGAIN.at(grid.place(line.number, line.cells[0].column), message, hint).as_severity(Severity.ERROR))
            break
        elif label and label in heads:
            notes.append(HEAD_AGAIN.at(grid.place(line.number, line.cells[0].column), f"第 {line.number} 行又是表头，跳过"))
            in_head = True
        elif label and not _is_remark(label, line, columns):
            beyond = next((cell for cell in line.cells if cell.column > columns.last), None)
            too_wide = beyond is not None and not grid.sheet
            totals.add(line, sure=not too_wide)
            if beyond and too_wide:
                message = f"{label}：第 {line.number} 行比表头多，多出“{beyond.text}”，没有生成"
                hint = "数里有千分位逗号的，删去逗号（3100）；文字里有逗号的，整格加双引号"
                notes.append(TOO_WIDE.at(grid.place(line.number, beyond.column), message, hint))
                continue
            if line.number in grid.hidden:
                hidden.append(line.number)
            for index in [index for index in bare if _BARE.fullmatch(figure_text(texts.get(index, "")))]:
                column = bare.pop(index)
                message = f"{column.heading}：只有数 {texts[index]}，没有单位"
                notes.append(NO_UNIT.at(grid.place(line.number, index), message, write_a_unit(column.heading.rpartition("·")[2])))
            for index, size in sizes.items():
                size.add(line.number, texts.get(index, ""))
            used = tuple(cell for cell in line.cells if cell.column in columns.by_index)
            unread = tuple((index, heading) for index, heading in columns.unused if _FIGURE.match(texts.get(index, "")))
            digest = _digest(grid, line, used, columns, unread)
            own = tuple(each.removeprefix(totals.region) for each in said)
            label = called.setdefault(own, label)  # 青禾县柏树镇 below 柏树镇 is the same unit once more
            yield Row(grid.file, grid.sheet, line.number, used, label, digest, own, unread)
        elif not label and any(cell.column in columns.by_index for cell in line.cells) and not _REMARK.match(line.cells[0].text):
            totals.add(line)
            notes.append(NO_NAME.at(grid.place(line.number, names[0]), f"第 {line.number} 行有数，没写是哪个单位，没有生成", "补上名称（合并的单元格先拆开）；不是数据的行请删去"))
    if hidden:
        notes.append(hidden_units(grid, names[0], hidden))
    for index, size in sizes.items():
        for number, text, count, usual in size.outliers():
            heading = columns.by_index[index].heading
            message = f"{heading}：{text}，别的单位多是 {usual} 上下" + (f"（这样的有 {count} 个单位）" if count > 1 else "")
            notes.append(FAR_APART.at(grid.place(number, index), message, "核对单位（元、万元、亿元）和小数点；确实这样的不用管"))
    notes.extend(totals.findings(grid))


def _of_another_table(line: Line, columns: Columns) -> str:
    """The first heading that stands over another column than in this table's head, "" where it is the same head again."""
    used = ((columns.by_index[cell.column], squeezed(cell.text)) for cell in line.cells if cell.column in columns.by_index)
    return next((text for column, text in used if column.meaning.path[0] == "指标" and text not in column.heading), "")


def _is_remark(label: str, line: Line, columns: Columns) -> bool:
    """注：数据截至11月底 is no unit, nor is 表二 alone in its row; 注溪乡 beside a figure is one."""
    if len(line.cells) == 1 and _CAPTION.fullmatch(label):
        return True
    if len(line.cells) > 2 or not _REMARK.match(label):
        return False
    return not any(cell.column in columns.by_index and place_said(cell.text) != label and _FIGURE.match(cell.text) for cell in line.cells)


def _total_beside(line: Line, columns: Columns) -> str:
    """合计 in a column of its own, such as 序号; "" where it says nothing of the kind."""
    said = (squeezed(cell.text) for cell in line.cells if cell.column not in columns.by_index)
    return next((text for text in said if is_total(text)), "")


def _digest(grid: Grid, line: Line, cells: tuple[Cell, ...], columns: Columns, unread: tuple[tuple[int, str], ...]) -> str:
    digest = blake2b(columns.signature, digest_size=16)
    digest.update(f"{grid.file}\0{grid.sheet}\0{line.number}".encode())
    for cell in cells:
        digest.update(f"\0{cell.column}\0{cell.text}\0{cell.fault is not None}".encode())
    digest.update(repr(unread).encode())
    return digest.hexdigest()


def _chained(waiting: list[Line], lines: Iterator[Line]) -> Iterator[Line]:
    yield from waiting
    yield from lines
