"""明细表: rows as typed become columns, numeric where every filled cell is a measure."""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import data_file
from drafting.load.findings import Findings, dotted
from drafting.load.validation.notes import say_note
from drafting.model.names import closest
from drafting.model.reading import negative_counts
from drafting.model.rows_over import names_of_rows, rows_over
from drafting.model.table import Cell, DetailTable
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.parse import Note
from drafting.quantities.units import UnitTable
from drafting.quantities.unreadable import without_unsettled
from drafting.quantities.values import Formula, Marker, Value, is_surely_text, marker, parse_value
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = data_file("指标: {}\n")

D110 = declare(
    Rule(
        "D110",
        "明细表的写法不对",
        Severity.ERROR,
        "明细表是一行一行的列表，每一行写“列名: 内容”；要写合计、标题时用 {行: [...], 合计: {...}}。",
        hits=_HEAD + "明细表:\n  典型村: 5个\n",
        clean=_HEAD + "明细表:\n  典型村: [{乡镇: 甲乡, 典型村: 5个}]\n",
    )
)
D111 = declare(
    Rule(
        "D111",
        "单元格写不下",
        Severity.ERROR,
        "明细表的一格只能是一个数或一段文字，不能再分项，也不能写公式（公式只用于合计）。",
        hits=_HEAD + "明细表:\n  典型村: [{乡镇: 甲乡, 典型村: {数值: 5个}}]\n",
        clean=_HEAD + "明细表:\n  典型村: [{乡镇: 甲乡, 典型村: 5个}]\n",
    )
)
D112 = declare(
    Rule(
        "D112",
        "合计对不上列",
        Severity.ERROR,
        "合计里的名称要和列名一样，内容是一个数或者以 = 开头的公式。",
        hits=_HEAD + "明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}], 合计: {项日: 5个}}\n",
        clean=_HEAD + "明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}], 合计: {项目: 5个}}\n",
    )
)
D113 = declare(
    Rule(
        "D113",
        "数列里夹着文字",
        Severity.WARNING,
        "一列里多数是数、少数不是，整列只能按文字处理，不能加总。照草稿写成“【待核】9万元”的，不论这一列有多少数，都指出来。",
        hits=_HEAD
        + "明细表:\n  典型村: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}, {乡镇: 丙乡, 项目: 若干}]\n",
        clean=_HEAD
        + "明细表:\n  典型村: [{乡镇: 甲乡, 项目: 5个}, {乡镇: 乙乡, 项目: 7个}, {乡镇: 丙乡, 项目: 待补}]\n",
    )
)

D310 = declare(
    Rule(
        "D310",
        "明细表的版面不认识",
        Severity.ERROR,
        "版面只有 横排、竖排 两种；不写时，竖排放不下的宽表自动横排。",
        hits=_HEAD + "明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}], 版面: 横版}\n",
        clean=_HEAD + "明细表:\n  典型村: {行: [{乡镇: 甲乡, 项目: 5个}], 版面: 横排}\n",
    )
)

_HEADED: Final = lazy(r"[（(](?:单位[:：])?([^（）()]+)[）)]$")
_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?")

KEYS: Final = ("行", "合计", "标题", "单位", "注", "版面")
_REMARKS: Final = frozenset(("备注", "备考", "说明", "情况说明"))
_LIES: Final = {"横排": True, "竖排": False, "": None}
_EXAMPLE: Final = "写成 [{地区: 甲乡, 项目: 5个}, {地区: 乙乡, 项目: 7个}]"


def read_tables(raw: Any, units: UnitTable, findings: Findings) -> dict[str, DetailTable]:
    """All tables that can be read; what cannot is said."""
    given = findings.mapping(raw, ("明细表",), "写成 明细表: {表名: [{地区: 甲乡, 项目: 5个}]}")
    tables = (_table(name, value, units, findings) for name, value in (given or {}).items() if value != "")
    return {table.name: table for table in tables if table}


def _table(name: str, raw: Any, units: UnitTable, findings: Findings) -> DetailTable | None:
    path: Path = ("明细表", name)
    if isinstance(raw, list):
        return _from_rows(name, path, raw, path, {}, units, findings)
    if not isinstance(raw, dict) or "行" not in raw:
        findings.add(D110, path, "不是一行一行的列表", _EXAMPLE)
        return None
    for key in raw:
        if key not in KEYS:
            findings.unknown_key((*path, key), KEYS)
    rows = raw["行"]
    if rows == "":
        rows = []
    if not isinstance(rows, list):
        findings.add(D110, (*path, "行"), "不是一行一行的列表", _EXAMPLE)
        return None
    return _from_rows(name, path, rows, (*path, "行"), raw, units, findings)


def _from_rows(
    name: str,
    path: Path,
    raw_rows: list[Any],
    rows_path: Path,
    about: dict[str, Any],
    units: UnitTable,
    findings: Findings,
) -> DetailTable:
    rows = _text_rows(raw_rows, rows_path, findings)
    filled_columns = {column for _, row in rows for column in row}
    typed = dict.fromkeys(column for raw in raw_rows if isinstance(raw, dict) for column in raw)
    columns = tuple(column for column in typed if column in filled_columns)  # an empty cell keeps its column's place
    cells: list[dict[str, Cell]] = [dict(row) for _, row in rows]
    numeric = set()
    for number, column in enumerate(columns):
        filled = [
            ((*row_path, column), index, row[column]) for index, (row_path, row) in enumerate(rows) if column in row
        ]
        values = _measures([text for _, _, text in filled], column, filled, units, findings) if number and not _is_for_remarks(column, filled) else None
        if values is None:
            for _, index, text in filled:
                cells[index][column] = marker(text) or text  # a word that says there is none yet says so in a column of text, too
            continue
        numeric.add(column)
        for (_, index, _), value in zip(filled, values, strict=True):
            cells[index][column] = value
    return DetailTable(
        name=name,
        path=path,
        columns=columns,
        numeric=frozenset(numeric),
        rows=tuple({column: row.get(column) for column in columns} for row in cells),
        stated_totals=_totals(about.get("合计", ""), (*path, "合计"), columns, units, findings),
        caption=findings.text(about.get("标题", ""), (*path, "标题"), "写成 标题: …"),
        unit_note=findings.text(about.get("单位", ""), (*path, "单位"), "写成 单位: 万元"),
        notes=findings.lines(about.get("注", ""), (*path, "注")),
        turned=_lies(about.get("版面", ""), (*path, "版面"), findings),
        has_row_key=rows_path != path,
        totals=rows_over(names_of_rows(columns, [row for _, row in rows])),
        numbers=_numbers([path for path, _ in rows], len(raw_rows)),
    )


def _numbers(paths: list[Path], typed: int) -> tuple[int, ...]:
    """Which of the rows as typed these are; () where they are all of them."""
    return () if len(paths) == typed else tuple([number for *_, number in paths if isinstance(number, int)])


def _lies(raw: Any, path: Path, findings: Findings) -> bool | None:
    typed = findings.text(raw, path, "写成 版面: 横排").strip()
    if typed not in _LIES:
        findings.add(D310, path, f"版面“{typed}”不认识", "写 横排（宽表单独占一页横放）或 竖排；不写则排不下时自动横排")
    return _LIES.get(typed)


def _text_rows(raw_rows: list[Any], path: Path, findings: Findings) -> list[tuple[Path, dict[str, str]]]:
    """Each row with its path; empty cells are absent."""
    rows = []
    for index, raw in enumerate(raw_rows):
        row_path = (*path, index)
        if raw in ("", {}):
            continue
        if not isinstance(raw, dict):
            findings.add(D110, row_path, f"第{index + 1}行没有列名", "每一行写成 {地区: 甲乡, 项目: 5个}")
            continue
        row = {}
        for column, cell in raw.items():
            if not isinstance(cell, str):
                findings.add(
                    D111, (*row_path, column), "一格里只能写一个数或一段文字", f"写成 {column}: 5个；要分项就多设几列"
                )
            elif cell.startswith(("=", "＝")):
                findings.add(D111, (*row_path, column), "单元格里不能写公式", "写算好的数；整列相加由程序来做")
            elif cell.strip():
                row[column] = cell.strip()
        rows.append((row_path, row))
    return rows


def _is_for_remarks(column: str, filled: list[tuple[Path, int, str]]) -> bool:
    """备注 with 3家 in one row and 无 in the others: what is remarked is no figure to add up."""
    return column in _REMARKS and any(text in BLANK for _, _, text in filled)


def _measures(
    texts: list[str], column: str, filled: list[tuple[Path, int, str]], units: UnitTable, findings: Findings
) -> list[Value | str] | None:
    """The column's values, or None where it is a column of text. What says that there is none (–, 无) stays as typed."""
    texts = _as_the_others(texts, column)
    if any(text in BLANK for text in texts):
        given = [at for at, text in enumerate(texts) if text not in BLANK]
        values = _measures([texts[at] for at in given], column, [filled[at] for at in given], units, findings)
        return None if values is None else _laid_out(dict(zip(given, values, strict=True)), texts)
    read = [_measure(text, units) for text in texts]
    good = [each for each in read if each is not None]
    measured = [
        value
        for value, notes in good
        if isinstance(value, Measure) and not any(note.kind == "unknown_unit" for note in notes)
    ]
    wordy = [cell for cell, each in zip(filled, read, strict=True) if each is None]
    unsettled = [(where, text, figure) for where, _, text in wordy if (figure := without_unsettled(text)) and _measure(figure, units)]
    for where, text, figure in unsettled:
        findings.add(D113, where, f"“{text}”不是数，“{column}”这一列按文字处理，不能加总", f"写成 {figure}，行末写 # 待核：问谁（不出定稿）")
    if not measured:
        return None
    if wordy:
        if not unsettled and (len(measured) * 2 > len(read) or all(without_unsettled(text) is not None for _, _, text in wordy)):
            where, _, text = wordy[0]
            findings.add(
                D113, where, f"“{text}”不是数，“{column}”这一列按文字处理，不能加总",
                "改成数；还没有的写 待补，没有的写 0 或者 –",
            )  # fmt: skip
        return None
    for (where, _, _), (value, notes) in zip(filled, good, strict=True):
        for note in notes:
            if note.kind != "no_unit":  # the header says the unit
                say_note(note, where, findings, value)
    return [value for value, _ in good]


def _laid_out(values: dict[int, Value | str], texts: list[str]) -> list[Value | str]:
    return [values.get(at, text) for at, text in enumerate(texts)]


def _as_the_others(texts: list[str], column: str) -> list[str]:
    """480 of 480万元 below 投资（万元）, where others are numbers alone."""
    headed = _HEADED.search(column)
    if headed is None or not any(map(_NUMBER.fullmatch, texts)):
        return texts
    return [bare if _NUMBER.fullmatch(bare := each.removesuffix(headed[1]).rstrip()) else each for each in texts]


def _measure(text: str, units: UnitTable) -> tuple[Measure | Marker, tuple[Note, ...]] | None:
    if is_surely_text(text):
        return None
    try:
        value, notes = parse_value(text, units)
    except MeasureError:
        return None
    return (value, notes + negative_counts(value, units)) if isinstance(value, Measure | Marker) else None


def _totals(raw: Any, path: Path, columns: tuple[str, ...], units: UnitTable, findings: Findings) -> dict[str, Cell]:
    given = findings.mapping(raw, path, "写成 合计: {项目: 75个}")
    totals: dict[str, Cell] = {}
    for column, text in (given or {}).items():
        where = (*path, column)
        if columns and column not in columns:
            near = closest(column, columns)
            findings.add(
                D112,
                where,
                "表里没有这一列",
                f"是不是“{near}”？" if near else f"列名有：{'、'.join(columns)}",
                key=True,
            )
            continue
        if text == "":
            continue
        if columns and column == columns[0]:
            totals[column] = findings.text(text, where, f"写成 {column}: 合计")
            continue
        value = _total(text, where, units, findings)
        if value is not None:
            totals[column] = value
    return totals


def _total(text: Any, path: Path, units: UnitTable, findings: Findings) -> Measure | Formula | Marker | None:
    if not isinstance(text, str):
        findings.add(D112, path, "合计只能是一个数或一个公式", f"写成 {dotted(path[-1:])}: 75个")
        return None
    try:
        value, notes = parse_value(text, units)
    except MeasureError as error:
        findings.add(D112, path, error.message_zh, error.hint_zh)
        return None
    for note in notes:
        if note.kind != "no_unit":
            say_note(note, path, findings, value)
    if isinstance(value, Measure | Formula | Marker):
        return value
    findings.add(D112, path, f"“{text}”不是数", f"写成 {dotted(path[-1:])}: 75个")
    return None
