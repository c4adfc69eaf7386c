"""Rates in the columns of a table that is already written which nothing can have: a 合格率 of 985%."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
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
    without_unit,
)
from drafting.checks.sentences.rules import NO_RATE
from drafting.diagnostics import Diagnostic, Severity
from drafting.model.rates_of_all import MOST_LIFTED, SELDOM_MORE, is_of_each
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import judge_rate

_SELDOM: Final = lazy(f"(?:{SELDOM_MORE}|占比|比重)$")
_PER_CENT: Final = "%"
_HUNDRED: Final = 100
_HINT: Final = "核对这个数，看是不是多了一位、漏了小数点；口径不同的，注明情况属实"


def rates_of_all(rows: Rows, places: Places, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each that is above 100%; of those that may be, where fewer are than are not. Shares may add up to 100.1%."""
    body = read_body(rows)
    totals = body.totals
    for column, head in enumerate(body.heads):
        name = without_unit(head)
        is_certain = is_of_each(name)
        if not column or not (is_certain or _SELDOM.search(name)):
            continue
        read = [(number, figure) for number, row in body.rows if number not in totals and (figure := figure_of(row[column], unit_of_row(row, column, body), units)) is not None]
        above = [(number, figure) for number, figure in read if figure.unit == _PER_CENT and figure.number > _HUNDRED]
        if not is_certain and len(above) * 2 >= len(read):
            continue
        for number, figure in above:
            if not is_certain and figure.number <= MOST_LIFTED and _is_borne_out(figure, number, column, body, units):
                continue
            at = typed_at(column, body, rows[number])
            found = NO_RATE.at(places[number][at], f"{label_of(rows[number])}：{name}写的是{figure.text}，不会超过100%", _HINT, excerpt=rows[number][at])
            yield found if is_certain else found.as_severity(Severity.WARNING)


def _is_borne_out(rate: Quantity, number: int, column: int, body: Body, units: UnitTable) -> bool:
    """Whether two figures of its row give it: 支出率 120% beside 预算 100 and 支出 120."""
    row = next(cells for at, cells in body.rows if at == number)
    figures = [figure_of(cell, unit_of_row(row, at, body), units) for at, cell in enumerate(row) if at and at != column]
    return any(judge_rate(rate, one, other, units).agrees for one, other in permutations([each for each in figures if each is not None], 2))
