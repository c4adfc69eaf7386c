"""Plain tables as a workbook: frozen header, filter, nothing that a cell's text could set off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from drafting.frozen import frozen

MOST_ROWS: Final = 1_048_575
"""Rows that a sheet holds below its header."""
_LONGEST: Final = 32_000
MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook says it was made: the same content gives the same bytes."""

Value = str | int


@frozen
class Sheet:
    """`columns` are (heading, width in characters). Rows beyond what a sheet holds are counted in its last one."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[Value]]


def write_tables(sheets: Iterable[Sheet]) -> bytes:
    """The workbook's bytes. Rows are taken one at a time and never held."""
    from xlsxwriter import Workbook

    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(target, options) as book:
        book.set_properties({"created": MADE})
        head = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1, "valign": "vcenter"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, head, body)
    return target.getvalue()


def _write(page: object, sheet: Sheet, head: object, body: object) -> None:
    from xlsxwriter.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    for column, (heading, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, head)
    page.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(sheet.rows, 1):
        if last == MOST_ROWS:
            page.write_string(last, 0, "行数超过一张表的上限，其余没有列出", body)
            break
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(last, column, value, body)
            elif value:
                page.write_string(last, column, value[:_LONGEST], body)
    page.autofilter(0, 0, last, len(sheet.columns) - 1)
