"""A CSV file as a grid: UTF-8 with or without BOM, GBK as Excel saves it, UTF-16 text; comma, tab or semicolon."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final

from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.files.decoding import decoded
from drafting.load.parsing.text import UNPRINTABLE
from drafting.load.tables.grid import Cell, Grid, Line, cell_name, cell_place, indent_of
from drafting.load.tables.shown_number import shown_number
from drafting.load.tables.workbook import CELL_ERROR, MAX_BYTES, MAX_COLUMNS, MAX_LINES, CannotOpen
from drafting.patterns import lazy
from drafting.registry import declare

NOT_A_TABLE = declare(
    Rule(
        "S114",
        "不是能读的 CSV 表",
        Severity.ERROR,
        "CSV 是一行一个单位、逗号分隔的文本，UTF-8 或 GBK 编码都可以。读不出来的，在 Excel 或 WPS 里另存为 .xlsx 再用。",
    )
)

_ERRORS: Final = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"))
_EXPORTED: Final = lazy(r'="([^"]*)"')
"""A text as some programs write it for Excel: ="86"."""
_LINES_LOOKED_AT: Final = 20
_DUSTY: Final = lazy(r"-?\d+\.\d{10,}")
"""A number that nobody typed: 202.00000000000003."""


def read_csv(data: bytes, name: str) -> Iterator[Grid]:
    """The one grid of the file. Raises CannotOpen."""
    text = _text(data, name)
    yield Grid(name, "", _lines(text, name))


def _text(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise CannotOpen([_refusal(name, f"有 {len(data) // 1_000_000} MB，太大")])
    text = decoded(data)
    if text is None:
        raise CannotOpen([_refusal(name, "不是文本，或编码不是 UTF-8、GBK")])
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _lines(text: str, name: str) -> Iterator[Line]:
    rows = csv.reader(text.splitlines(keepends=True), delimiter=_delimiter(text), strict=True)
    number = 0
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise CannotOpen([_refusal(name, f"第 {number + 1} 行读不下去（引号没有配对，或一格太长）")]) from error
        if row is None:
            return
        number += 1
        if number > MAX_LINES:
            raise CannotOpen([_refusal(name, f"超过 {MAX_LINES // 10_000} 万行")])
        if len(row) > MAX_COLUMNS:
            raise CannotOpen([_refusal(name, f"第 {number} 行有 {len(row)} 列，太多")])
        cells = tuple(_cell(column, value, name, number)._replace(indent=indent_of(typed)) if typed[0].isspace() else _cell(column, value, name, number) for column, typed in enumerate(row) if (value := typed.strip()))
        if cells:
            yield Line(number, cells)


def _delimiter(text: str) -> str:
    """The mark that stands in most of the first lines: 97,1;86 is parted by semicolons."""
    lines = text[:8000].split("\n")[:_LINES_LOOKED_AT]
    return max(",\t;", key=lambda mark: (sum(mark in line for line in lines), text[:8000].count(mark)))


def _cell(column: int, value: str, name: str, number: int) -> Cell:
    if value.upper() in _ERRORS:
        message = f"{cell_name('', number, column)}：单元格是错误值 {value}"
        fault = CELL_ERROR.at(cell_place(name, "", number, column), message, "改好公式，或直接填数", excerpt=value)
        return Cell(column, "", fault)
    exported = _EXPORTED.fullmatch(value)
    value = exported[1].strip() if exported else value
    return Cell(column, _without_dust(value) if _DUSTY.fullmatch(value) else value)


def _without_dust(value: str) -> str:
    try:
        return shown_number(float(Decimal(value)), "General") or value
    except (InvalidOperation, OverflowError):
        return value


def _refusal(name: str, why: str) -> Diagnostic:
    return NOT_A_TABLE.at(Place(name), f"{name} {why}", "在 Excel 或 WPS 里另存为 .xlsx 再用")
