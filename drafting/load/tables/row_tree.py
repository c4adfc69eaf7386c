"""A row of a table, and the common file beside it, as the tree of one unit's data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.examples import COMMON
from drafting.load.names.units.likely_units import which_unit
from drafting.load.names.words.heading_words import ANSWERS, NAME, REGION
from drafting.load.names.words.place_in_name import place_in_name, place_said
from drafting.load.tables.cell_figures import figure_text, narrowed
from drafting.load.tables.crossed_out import tell_crossed_out
from drafting.load.tables.grid import Cell, squeezed
from drafting.load.tables.head import Column, Columns
from drafting.load.tables.repeated_columns import said_once
from drafting.load.tables.row import Row
from drafting.load.tables.told_in_percent import PERCENT, as_change, is_borne_out, is_change
from drafting.load.validation.notes import as_percent
from drafting.model.dataset import Called
from drafting.model.dates import FIRST_DAY
from drafting.model.indicator import CHANGES, COMPARISONS, DERIVED_NAMES, OWN_KEYS
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.source import Path, Tree

BARE_NUMBER = declare(
    Rule(
        "S121",
        "数没有单位",
        Severity.ERROR,
        "这个指标有几种单位（如户、人，如元、万元），单元格里只有一个数，不知道是哪一种。表头写明单位，如 监测对象（户）、总收入（万元），或者单元格写全：86户251人。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
NOT_PERCENT = declare(
    Rule(
        "S122",
        "比率像是没有设成百分比",
        Severity.ERROR,
        "这一列是比率，单元格里的数在 0 和 1 之间（含 1），又没有设百分比格式，分不清是 0.97% 还是 97%。单元格设成百分比格式，或者写成 97.1%。同比、增速一列里有一半大于 1、又有大于 3 的（12.5、9.8），或者有下降好几倍的（-3.5），本行的数和上年同期的数算出来正好的，合格率一类同列的数都小的，读作 0.8%，不问。",
    )
)

NO_FIGURE = declare(
    Rule(
        "S133",
        "一格里不是数",
        Severity.ERROR,
        "一个指标分户、人等几列填，每一格只写这一种单位的数。若干、几十这样的话改成数；还没有的写 待补。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,监测对象（人）\n"
        "甲乡,若干,251\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,监测对象（人）\n"
        "甲乡,86,251\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
EMPTY_ROW = declare(
    Rule(
        "S126", "有一行没有填数", Severity.ERROR, "这一行只有单位的名称，写指标的各列都是空的。这个单位不生成，别的照常。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "乙乡,75\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)

_BARE: Final = lazy(r"(?:约|近|超|逾)?[-+]?\d[\d,]*(?:\.\d+)?(?:万亿|亿|万)?(?:余|多)?")
_BEHIND_UNIT: Final = lazy("(.*\\d)(以上|以内|以下|左右)")
_NOTED: Final = lazy(r"([-+]?\d[\d,]*(?:\.\d+)?(?:万亿|亿|万)?)([（(](.+)[）)])")
_RATES: Final = ("率", "比例", "比重", "占比", "满意度")
_OWED: Final = Marker.OWED.value
_EQUALS: Final = ("=", "＝")
_DIGIT: Final = lazy(r"\d")
_DATED: Final = lazy(r"(?:\d{4}-\d\d-\d\d)?\s?(?:\d\d:\d\d(?::\d\d)?(?:\.\d+)?)?")
_DAY_IN_WORDS: Final = lazy(r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]")
_DAY: Final = lazy(r"(\d{4})-(\d\d)-(\d\d)")
_SPACED: Final = lazy(r"\d+(?: \d+)+[^\d ]{0,6}")
_COIN: Final = lazy(r"[¥￥$＄]\s*(\d[\d,]*(?:\.\d+)?)")
_MOST: Final = {"完成率": 3, "序时进度": 3, "占基期": 3}
"""Up to which number a rate may be one without its %: 1.2 for 120%."""
_BETWEEN_NUMBERS: Final = lazy(r"[/／、，,;；\s]+")
_WORDS: Final = frozenset(OWN_KEYS) - {"数值"} - set(COMPARISONS)
_REGION_IN_TEXT: Final = "{地区}"
_UNIT_IN_TEXT: Final = "{单位}"


def row_tree(row: Row, columns: Columns, common: Tree | None) -> tuple[Tree, list[Diagnostic]]:
    """The data of one row over those of the common file, which it wins over, and what is wrong with its cells.

    In texts of the common file {地区} and {单位} stand for the row's.
    """
    shared, places = (common.value, _places(common)) if common is not None else ({}, {})
    value = _copied(shared) if isinstance(shared, dict) else {}
    tree = Tree(row.shown, value, {}, {}, places)
    problems = [_in_its_column(cell.fault, columns.by_index[cell.column]) for cell in row.cells if cell.fault is not None]
    figures = figures_of_row(row, columns)
    told: set[Path] = set()
    for cell in row.cells:
        column = columns.by_index[cell.column]
        if column.meaning.path[0] == "指标":
            continue
        if cell.text and column.meaning.path in (REGION, NAME):
            told.add(column.meaning.path)
            said = place_said(cell.text) if column.meaning.path == REGION else squeezed(cell.text)
            _set(tree, column.meaning.path, _filled_in(tree, column.meaning.path, said), row.place(cell.column))
        elif cell.text and column.meaning.path == ANSWERS:
            tree.elsewhere[ANSWERS] = row.place(cell.column)
        elif cell.text:
            _set(tree, column.meaning.path, _filled_in(tree, column.meaning.path, cell.text), row.place(cell.column))
    if told == {NAME}:
        _place_by_name(tree, shared)
    _fill_in_common(value)
    owed = {column.meaning.path: column.index for before, column in columns.same_months if before in figures and column.meaning.path not in figures}
    for path, cells in figures.items():
        for each in [each for each, index in owed.items() if index < cells[0][0].index]:
            _leave_unread(tree, each, row.place(owed.pop(each)))
        _set_figure(tree, path, cells, row, problems, figures)
    for each, index in owed.items():
        _leave_unread(tree, each, row.place(index))
    for path in figures:
        if path[-1] in COMPARISONS and (path[:-1] not in figures or path[-1] == "上年同期"):
            _leave_empty(tree, path[:-1], row, columns, crossed_out=path[:-1] in figures)
    tell_crossed_out(tree, figures, row, problems)
    _collapse(value.get("指标"))
    if not value.get("指标"):
        if not problems or row.unread:
            hint = "填上数；还没报来的写 待补；这个单位不报的，删去这一行"
            problems.append(EMPTY_ROW.at(Place(row.shown), f"{row.label}：这一行一个数也没有填", hint))
        value["指标"] = {}
    else:
        _cross_out(tree, figures, row)
    return tree, problems


def figures_of_row(row: Row, columns: Columns) -> dict[Path, list[tuple[Column, Cell]]]:
    """The cells that say of each figure what it is: 户 and 人 may have a column each."""
    figures: dict[Path, list[tuple[Column, Cell]]] = {}
    for cell in row.cells:
        column = columns.by_index[cell.column]
        if column.meaning.path[0] == "指标":
            column = as_change(column, cell.text)
            figures.setdefault(column.meaning.path, []).append((column, cell))
    return figures


def answers_of_row(row: Row, columns: Columns) -> str:
    """What the row answers for: R106：理由; several on lines of their own, or behind one another."""
    return "\n".join(cell.text.strip() for cell in row.cells if cell.text.strip() and columns.by_index[cell.column].meaning.path == ANSWERS)


def _cross_out(tree: Tree, figures: Mapping[Path, Sequence[tuple[Column, Cell]]], row: Row) -> None:
    """—, / and 无 say that a unit has nothing of the kind: 不适用, as an empty cell does not."""
    for path in crossed_out(figures):
        node: Any = tree.value
        for step in path:
            node = node.get(step, {}) if isinstance(node, dict) else None
        if node == {} or (isinstance(node, dict) and "数值" not in node):
            _set(tree, (*path, "数值") if node else path, Marker.NOT_APPLICABLE.value, row.place(figures[path][0][1].column))


def crossed_out(figures: Mapping[Path, Sequence[tuple[Column, Cell]]]) -> list[Path]:
    """The figures of which all that is written is such a mark."""
    own = [path for path in figures if path[-1] not in _WORDS and path[-1] not in DERIVED_NAMES and path[-1] not in COMPARISONS]
    written = {path: [cell for _, cell in figures[path] if cell.text.strip()] for path in own}
    return [path for path, cells in written.items() if cells and all(cell.fault is None and cell.text.strip() in BLANK for cell in cells)]


def _in_its_column(fault: Diagnostic, column: Column) -> Diagnostic:
    """What is wrong with a cell, told of the heading it stands under."""
    cell, _, what = fault.message.partition("：")
    return replace(fault, message=f"{column.heading}：{what}") if "!" in cell or cell.isascii() else fault


def called_in_head(row: Row, columns: Columns) -> dict[str, Called]:
    """The head's words for what this row fills in."""
    paths = (columns.by_index[cell.column].meaning.path for cell in row.cells if cell.text)
    filled = {".".join(map(str, path[1:length])) for path in paths if path[0] == "指标" for length in (2, 3)}
    return {path: called for path, called in columns.called.items() if path in filled}


def merged(own: Tree, common: Tree | None) -> Tree:
    """A data file over the common file: what it says itself wins, key by key."""
    if common is None or not isinstance(own.value, dict) or not isinstance(common.value, dict):
        return own
    own.value = _over(common.value, own.value)
    _fill_in_common(own.value)
    own.elsewhere.update(_places(common))
    return own


def _over(under: Any, over: Any) -> Any:
    if isinstance(under, dict) and isinstance(over, dict):
        return {key: _over(under.get(key, ""), over.get(key, "")) for key in (*under, *(key for key in over if key not in under))}
    return _copied(under) if over == "" else over


def _places(common: Tree) -> dict[Path, Place]:
    found = {path: Place(common.name, *mark) for path, mark in common.keys.items()}
    return found | {path: Place(common.name, *mark) for path, mark in common.values.items() if path}


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _filled_in(tree: Tree, path: Path, text: str) -> str:
    """青禾县竹溪乡, where the common file says 地区: 青禾县{地区} and the row says 竹溪乡."""
    shared = tree.value.get("单位") if path == REGION else None
    pattern = str(shared.get("地区", "")) if isinstance(shared, dict) else ""
    before, named, after = pattern.partition(_REGION_IN_TEXT)
    return text if not named or (before and text.startswith(before)) else f"{before}{text}{after}"


def _place_by_name(tree: Tree, shared: Any) -> None:
    """柏树镇人民政府, where the common file leaves the place to the rows and they tell only who writes.

    A row that tells the place instead of who writes (单位: 柏树镇) leaves who writes to the common file.
    """
    unit, common = tree.value.get("单位"), shared.get("单位") if isinstance(shared, dict) else None
    if not isinstance(unit, dict) or not isinstance(common, dict):
        return
    name = str(unit.get("名称", ""))
    place = place_in_name(name) if _REGION_IN_TEXT in str(common.get("地区", "")) else ""
    if not place:
        return
    _set(tree, REGION, _filled_in(tree, REGION, place), tree.elsewhere[NAME])
    if name == place and _REGION_IN_TEXT in str(common.get("名称", "")):
        unit["名称"] = common["名称"]


def _fill_in_common(value: dict[str, Any]) -> None:
    """{地区} and {单位} in the texts of the common file."""
    unit = value.get("单位")
    if not isinstance(unit, dict):
        return
    region = str(unit.get("地区", ""))
    value["单位"] = _replaced(unit, region, "")
    name = str(value["单位"].get("名称", ""))
    for part in ("公文", "文字材料"):
        if part in value:
            value[part] = _replaced(value[part], region, name)


def _replaced(value: Any, region: str, name: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(item, region, name) for key, item in value.items()}
    if isinstance(value, list):
        return [_replaced(item, region, name) for item in value]
    return _with_region(value, region).replace(_UNIT_IN_TEXT, name) if isinstance(value, str) else value


def _with_region(text: str, region: str) -> str:
    """青禾县竹溪乡 for {地区}, and for 青禾县{地区} too: what stands before it already is not said twice."""
    before, *others = text.split(_REGION_IN_TEXT)
    for after in others:
        said = next((length for length in range(len(region) - 1, 1, -1) if before.endswith(region[:length])), 0)
        before += region[said:] + after
    return before


# figures ---------------------------------------------------------------------------


def _set_figure(tree: Tree, path: Path, cells: list[tuple[Column, Cell]], row: Row, problems: list[Diagnostic], figures: Mapping[Path, Sequence[tuple[Column, Cell]]]) -> None:
    said: list[tuple[str, Place]] = []
    given = said_once(cells, row, problems)
    if not given:
        _leave_unread(tree, path, row.place(cells[0][1].column))
        return
    for column, cell in given:
        text = " ".join(cell.text.split())
        if cell.fault is not None:
            _leave_unread(tree, path, row.place(cell.column))
            return
        if not text or text in BLANK:
            continue
        place = row.place(cell.column)
        if path[-1] not in _WORDS:
            text = narrowed(text) if column.meaning.pair else figure_text(text, counted=column.meaning.counts)
            wrong = _date_or_spaced(column, text, row)
        else:
            wrong = None
        if wrong is None and len(given) > 1:
            wrong = _no_number(column, text)
        if wrong is not None:
            problems.append(NO_FIGURE.at(place, *wrong, excerpt=text))
            _leave_unread(tree, path, place)
            return  # the rest of the figure alone would only look wrong
        told = len(problems)
        if not column.in_percent and column.meaning.unit in PERCENT and _grows_so(path, text, figures):
            column = replace(column, in_percent=True)
        said.append((_with_unit(column, text, place, problems), place))
        if any(each.code == BARE_NUMBER.code for each in problems[told:]):
            _leave_unread(tree, path, place)
            return
    if said:
        _set_whole(tree, path, said, given[0][0].meaning.unit)


def _grows_so(path: Path, text: str, figures: Mapping[Path, Sequence[tuple[Column, Cell]]]) -> bool:
    """Whether the row's own figures are of a bare change that it is in per cent."""
    before = {"同比": "上年同期", "较上年末": "上年末"}.get(str(path[-1]), "")
    sides = [figures.get(each, ()) for each in (path[:-1], (*path[:-1], before))] if before else []
    return all(len(side) == 1 for side in sides) and bool(sides) and is_borne_out(text, sides[0][0][1].text, sides[1][0][1].text)


def _date_or_spaced(column: Column, text: str, row: Row) -> tuple[str, str] | None:
    """(what is wrong, what to type) of a cell that holds a date, digits with blanks between, or ¥300 under 万元."""
    if (_DATED.fullmatch(text) and row.sheet) or _DAY_IN_WORDS.fullmatch(text):
        return f"{column.heading}：“{text}”是日期、时间，不是数", _of_a_date(text)
    if (coin := _COIN.fullmatch(text)) and column.meaning.unit.endswith("元") and column.meaning.unit != "元":
        return f"{column.heading}：“{text}”前面用了货币符号，看不出是元还是{column.meaning.unit}", f"是 {coin[1]}{column.meaning.unit} 的，写成 {coin[1]}；是 {coin[1]}元 的，写成 {coin[1]}元"
    if not column.meaning.pair and _SPACED.fullmatch(text):
        return f"{column.heading}：“{text}”的数字中间有空格", f"去掉空格，写成 {text.replace(' ', '')}；是两个数的，各带单位"
    return None


def _no_number(column: Column, text: str) -> tuple[str, str] | None:
    """(what is wrong, what to type) of a cell that is one of several of a figure, and neither a number nor owed."""
    if text == _OWED or (_DIGIT.search(text) and text[0] not in _EQUALS):
        return None
    hint = "写算好的数" if text[0] in _EQUALS else "写阿拉伯数字；还没有的写 待补，没有这一项的空着"
    return f"{column.heading}：“{text}”不是数", hint


def _set_whole(tree: Tree, path: Path, said: list[tuple[str, Place]], unit: str | None) -> None:
    """What the cells of one figure say together."""
    whole = _OWED if any(text == _OWED for text, _ in said) else "".join(text for text, _ in said)
    first = said[0][1]
    if path[-1] in _WORDS or path[-1] in DERIVED_NAMES:
        _set(tree, path, whole, first)
        return
    _set(tree, (*path, "数值"), whole, first)
    if whole[0] in _EQUALS and unit:  # a formula is counted as its column is
        _set(tree, (*path, "计量单位"), unit, first)
    tree.elsewhere[path] = first


def _of_a_date(text: str) -> str:
    """What to do with a cell whose number shows as a date: what it holds is said where it may be the figure."""
    if _DAY_IN_WORDS.fullmatch(text):
        return "这一格写数；输入 3-1 变成日期的，先改成文本格式再填；还没有的写 待补"
    found = _DAY.match(text)
    days = (date(*map(int, found.groups())) - FIRST_DAY).days if found else 0
    held = f"（存的是 {days}）" if days else ""
    return f"单元格设成了日期格式：改成常规格式{held}，核对这个数；输入 3-1 变成日期的，先改成文本格式再填"


def _leave_unread(tree: Tree, path: Path, place: Place) -> None:
    """A figure that cannot be read is empty, and there: without it the others would seem to be all the parts of a whole."""
    _set(tree, (*path, "数值"), "", place)
    tree.elsewhere[path] = place


def _leave_empty(tree: Tree, path: Path, row: Row, columns: Columns, *, crossed_out: bool) -> None:
    """A figure whose cell is empty beside that of its 任务 is left empty, as in a data file; one crossed out (—) there is not."""
    index = next((index for index, column in columns.by_index.items() if column.meaning.path == path), None)
    node: Any = tree.value
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    if index is not None and isinstance(node, dict) and "数值" not in node:
        node["数值"] = Marker.NOT_APPLICABLE.value if crossed_out else ""
        tree.elsewhere[path] = tree.elsewhere[*path, "数值"] = row.place(index)


def _with_unit(column: Column, text: str, place: Place, problems: list[Diagnostic]) -> str:
    """The cell's figure with the unit of its column where it has none of its own."""
    meaning = column.meaning
    if meaning.pair:
        return _paired(column, text, place, problems)
    marked = _BEHIND_UNIT.fullmatch(text)
    text, mark = (marked[1], marked[2]) if marked else (text, "")  # 4.5%以内, 300人左右
    if noted := _NOTED.fullmatch(text) if text[-1] in "）)" else None:
        text, mark = noted[1], "" if noted[3] == meaning.unit else noted[2]  # 1203（含临时12户） is so many 户, and says more than a figure
    if not _BARE.fullmatch(text) or meaning.path[-1] in _WORDS:
        return text + mark
    if meaning.rank and text.isdigit():
        return f"第{text}位"
    if meaning.unit in PERCENT and not column.in_percent and _like_a_fraction(text, _MOST.get(str(meaning.path[-1]), 1)):
        message = f"{column.heading}：比率写成了 {text}，分不清是不是百分比"
        hint = f"单元格设成百分比格式，或写成 {as_percent(text)}；确是 {text}% 的，写成 {text}%"
        if is_change(meaning.path):
            hint = f"是 {text}% 的，写成 {text}%；是 {as_percent(text)} 的，单元格设成百分比格式，或写成 {as_percent(text)}"
        if meaning.path[-1] in CHANGES and str(meaning.path[-2]).endswith(_RATES):  # a rate rises by points: 覆盖率 58.32%, 比上年增 0.42
            hint = f"是增减了 {text}个百分点的，写成 {text}个百分点；是 {as_percent(text)} 的，写成 {as_percent(text)}"
        problems.append(NOT_PERCENT.at(place, message, hint, excerpt=text))
    if meaning.among:
        lowest = column.heading.rpartition("·")[2]
        message = f"{column.heading}：只有数 {text}，没有单位"
        problems.append(BARE_NUMBER.at(place, message, which_unit(lowest, text, meaning.among), excerpt=text))
    return f"{text}{meaning.unit}{mark}"


def is_bare(text: str) -> bool:
    """Whether a figure names no unit."""
    return _BARE.fullmatch(text) is not None


def _paired(column: Column, text: str, place: Place, problems: list[Diagnostic]) -> str:
    """86/251 under 低保（户/人） is 86户251人; a cell that names its units stays as it is."""
    units = column.meaning.pair
    numbers = [piece for piece in _BETWEEN_NUMBERS.split(text) if piece]
    if len(numbers) == len(units) and all(_BARE.fullmatch(each) for each in numbers):
        return "".join(f"{number}{unit}" for number, unit in zip(numbers, units, strict=True))
    if any(_BARE.fullmatch(each) for each in numbers):
        message = f"{column.heading}：“{text}”不是{'、'.join(units)}各一个数"
        whole = "".join(f"{number}{unit}" for number, unit in zip(("86", "251", "3"), units, strict=False))
        problems.append(BARE_NUMBER.at(place, message, f"写全，如 {whole}；或者分成几列，各写一种单位", excerpt=text))
    return text


def _like_a_fraction(text: str, most: float) -> bool:
    try:
        return 0 < abs(float(text)) <= most
    except ValueError:
        return False


def _set(tree: Tree, path: Path, text: str, place: Place) -> None:
    """Put a text at `path`; a node that holds a plain value already becomes one with 数值."""
    node: Any = tree.value
    for at, key in enumerate(path[:-1]):
        inner = node.get(key)
        if not isinstance(inner, dict):
            inner = {} if inner in (None, "") else {"数值": inner}
            node[key] = inner
        node = inner
        tree.elsewhere.setdefault(path[: at + 1], place)
    held = node.get(path[-1])
    if isinstance(held, dict) and path[0] == "指标":
        node, path = held, (*path, "数值")
    node[path[-1]] = text
    tree.elsewhere[path] = place


def _collapse(node: Any) -> None:
    """{数值: 86户} alone is 86户."""
    if not isinstance(node, dict):
        return
    for key, inner in node.items():
        if isinstance(inner, dict):
            if set(inner) == {"数值"}:
                node[key] = inner["数值"]
            else:
                _collapse(inner)
