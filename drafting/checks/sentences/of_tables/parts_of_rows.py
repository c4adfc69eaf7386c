"""Parts in a table that is already written which are more than what they are of: 其中无名墓 98 beside 烈士墓 86, in a column or a row of its own.

Which column, or row, a 其中 is of its place says; where as many rows do not fit as do, it is of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.sentences.of_tables.totals_of_columns import (
    Body,
    Places,
    Rows,
    figure_of,
    label_of,
    read_body,
    typed_at,
    unit_of_row,
)
from drafting.checks.sentences.rules import PART
from drafting.diagnostics import Diagnostic, Severity
from drafting.model.amounts import is_no_amount
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

_AMONG: Final = lazy(r"#?\s*其\s*中")
_NO_PART: Final = lazy("增|减|升|降|差|均|率|比|带动|惠及|人次")
"""What may be more for a part than for all: how it has changed, and means."""
_HINT: Final = "核对这两个数，看是哪一个写错了"

_Pair = tuple[int, int, int, int]
"""The row and the column of a part, those of what it is of."""


def parts_of_rows(rows: Rows, places: Places, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each part that is more."""
    if not any(_AMONG.search(cell) for row in rows for cell in row):
        return
    body = read_body(rows)
    cells = dict(body.rows)
    for pairs in (*_columns(body), *_rows(body)):
        read = [(pair, part, whole) for pair in pairs if (part := _figure(body, cells, pair[0], pair[1], units)) and (whole := _figure(body, cells, pair[2], pair[3], units)) and part.unit == whole.unit]
        wrong = [each for each in read if each[1].amount > each[2].amount]
        if len(read) > 1 and len(wrong) * 2 > len(read):
            continue
        for (number, column, above, _), part, whole in wrong:
            if len(read) == 1 and not part.unit:
                continue  # 户数 86, 其中人口 251
            at = typed_at(column, body, rows[number])
            than = f"总数{whole.text}" if above == number else f"上一行的{whole.text}"
            message = f"{label_of(rows[number])}：{body.heads[column]}写的是{part.text}，比{than}还多"
            yield PART.at(places[number][at], message, _HINT, excerpt=rows[number][at]).as_severity(Severity.WARNING)


def _columns(body: Body) -> Iterator[list[_Pair]]:
    """Each column of a 其中 with the one before it that is none."""
    whole = 0
    for column, head in enumerate(body.heads):
        if not _AMONG.match(head):
            whole = column
        elif whole and not _NO_PART.search(f"{head}{body.heads[whole]}"):
            yield [(number, column, number, whole) for number, _ in body.rows]


def _rows(body: Body) -> Iterator[list[_Pair]]:
    """Each row of a 其中 with the one right above it."""
    for (above, row), (number, own) in zip(body.rows, body.rows[1:], strict=False):
        if _AMONG.match(label_of(own)) and not _AMONG.match(label_of(row)) and not _NO_PART.search(f"{label_of(own)}{label_of(row)}"):
            yield [(number, column, above, column) for column in range(1, len(own)) if not _NO_PART.search(body.heads[column])]


def _figure(body: Body, cells: dict[int, tuple[str, ...]], number: int, column: int, units: UnitTable) -> Quantity | None:
    row = cells[number]
    figure = figure_of(row[column], unit_of_row(row, column, body), units) if column < len(row) else None
    return None if figure is None or is_no_amount(body.heads[column], [figure]) else figure
