"""Rows and columns of a table that nobody sees, and what is struck through: they are read, and that is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.tables.grid import Grid, cell_name, letters
from drafting.registry import declare

HIDDEN = declare(
    Rule("S130", "表里有隐藏的行、列，或者划了删除线的数", Severity.WARNING, "筛选、隐藏起来的行和列，划了删除线的行和格，也是数据，照样生成；不要的请删去。")
)
_MOST_SHOWN: Final = 5


def hidden_columns(grid: Grid, line: int, columns: Sequence[tuple[int, str]]) -> Diagnostic:
    """`columns` are (column, heading)."""
    listed = _listed([f"{letters(column)}列 {heading}" for column, heading in columns])
    message = f"表里隐藏的 {len(columns)} 列也读了：{listed}"
    return HIDDEN.at(grid.place(line, columns[0][0]), message, "不要的，删去这几列；要的，取消隐藏，核对一遍")


def hidden_lines(grid: Grid, column: int, lines: Sequence[tuple[int, str]]) -> Diagnostic:
    """Lines of a table that has an indicator in each; `lines` are (line, heading)."""
    listed = _listed([f"第{number}行 {heading}" for number, heading in lines])
    message = f"表里隐藏的 {len(lines)} 行也读了：{listed}"
    return HIDDEN.at(grid.place(lines[0][0], column), message, "不要的，删去这几行；要的，取消隐藏，核对一遍")


def hidden_units(grid: Grid, column: int, lines: Sequence[int], how: str = "隐藏") -> Diagnostic:
    """`how` they stand there, where they are not hidden: 划了删除线."""
    shown = "、".join(map(str, lines[:_MOST_SHOWN])) + ("…" if len(lines) > _MOST_SHOWN else "")
    message = f"表里{how}的 {len(lines)} 行（第 {shown} 行）也生成了"
    return HIDDEN.at(grid.place(lines[0], column), message, "不要生成的，删去这些行，或者把要的行复制到一张新表")


def struck_cells(grid: Grid, cells: Sequence[tuple[int, int]]) -> Diagnostic:
    """`cells` are (row, column)."""
    listed = _listed([cell_name("", *each) for each in cells])
    message = f"表里划了删除线的 {len(cells)} 格也读了：{listed}"
    return HIDDEN.at(grid.place(*cells[0]), message, "不要的，删去格里的数；要的，去掉删除线")


def _listed(said: Sequence[str]) -> str:
    return "、".join(said[:_MOST_SHOWN]) + ("……" if len(said) > _MOST_SHOWN else "")
