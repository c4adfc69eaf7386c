"""The row of totals in a table that is already written, against its other rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.rules import TOTAL_ROW
from drafting.diagnostics import Diagnostic, Place
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.running import running_figures
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_sum

Rows = Sequence[Sequence[str]]
Places = Sequence[Sequence[Place]]

_TOTAL: Final = lazy(r"(?:合|总|共)\s*计|全[国省市州县区旗乡镇村]\s*(?:合计|总计)?|总\s*数")
_SUBTOTAL: Final = lazy(r"小\s*计")
_BLANK: Final = frozenset(("", "—", "－", "-", "/", "无", "——"))
_NOT_ADDED: Final = lazy("率|比重|占比|比例|均|序号|排名|名次|增长|增幅|同比|±|%|进度|年份|得分|单价")
_SERIALS: Final = lazy(r"\d{1,3}")


def total_rows(rows: Rows, places: Places, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each figure of a row of totals that is not the sum; none where most of them are not: that table adds nothing up."""
    for at, row in enumerate(rows):
        if at and _label(row, _TOTAL):
            judged = list(_judged(rows, at, units))
            wrong = [each for each in judged if each[1].verdict is Verdict.CONTRADICTS]
            if wrong and len(wrong) * 2 < len(judged):
                for column, judgement in wrong:
                    head = rows[0][column] if column < len(rows[0]) else ""
                    message = f"{head}：合计写的是{judgement.stated_text}，各行相加是{judgement.computed_text}，差{judgement.gap}"
                    yield TOTAL_ROW.at(places[at][column], message, "核对合计，也核对各行", excerpt=row[column])


def _judged(rows: Rows, at: int, units: UnitTable) -> Iterator[tuple[int, Judgement]]:
    """(column, what is said of its total) of each column of which every cell is a figure or blank."""
    others = [row for number, row in enumerate(rows[1:], 1) if number != at and not _label(row, _TOTAL)]
    subtotals = [row for row in others if _label(row, _SUBTOTAL)]
    units_rows = [row for row in others if row not in subtotals]
    for column in range(1, len(rows[at])):
        head = rows[0][column] if column < len(rows[0]) else ""
        total = _figure(rows[at][column], units)
        if total is None or _NOT_ADDED.search(head) or _NOT_ADDED.search(rows[at][column]):
            continue
        tried = [_sum(total, group, column, units) for group in (units_rows, subtotals) if len(group) > 1]
        made = [each for each in tried if each is not None]
        if made:
            yield column, next((each for each in made if each.verdict is not Verdict.CONTRADICTS), made[0])


def _sum(total: Quantity, rows: Rows, column: int, units: UnitTable) -> Judgement | None:
    cells = [row[column].strip() if column < len(row) else "?" for row in rows]
    figures = [_figure(cell, units) for cell in cells if cell not in _BLANK]
    known = [each for each in figures if each is not None]
    return judge_sum(total, known, units) if len(known) == len(figures) and len(known) > 1 else None


def _figure(cell: str, units: UnitTable) -> Quantity | None:
    """A cell that is one figure and nothing else."""
    words = cell.strip()
    found = list(running_figures(words, units))
    return found[0].quantity if len(found) == 1 and (found[0].start, found[0].end) == (0, len(words)) else None


def _label(row: Sequence[str], pattern: object) -> bool:
    """Whether the row calls itself so in its first cells, behind a serial number."""
    first = [cell.strip() for cell in row[:2] if not _SERIALS.fullmatch(cell.strip())]
    return bool(first) and any(pattern.fullmatch(cell) for cell in first)  # type: ignore[attr-defined]
