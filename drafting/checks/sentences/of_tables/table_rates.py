"""Rates in the rows of a table that is already written: 完成率 beside 任务 and 完成, 增长 beside 今年 and 去年 (or beside 去年 and the one column that it can be compared with), 占比 of a column's total.

The heads say whose figures they are; that they mean what they seem to, as many other rows have to bear out as do not fit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.of_tables.totals_of_columns import (
    MINUS,
    Body,
    Places,
    Rows,
    figure_of,
    label_of,
    read_body,
    signed_figure,
    typed_at,
    unit_of_head,
    unit_of_row,
    without_unit,
)
from drafting.checks.sentences.rules import CHANGE, SHARE
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.frozen import frozen
from drafting.model.accounted import is_industry, says_reckoned_otherwise
from drafting.model.amounts import is_no_amount
from drafting.model.total_rows import is_mean_row
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, MeasureError, total
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_decline, judge_difference, judge_growth, judge_rate, judge_sum

_DONE: Final = lazy("(?:实际|累计|已|全年|本年|年度)?完成(?:数|量|情况|值)?|实绩")
_TASK: Final = lazy("(?:年度|全年|年初|本年)?(?:目标|任务|计划)(?:任务|目标)?(?:数|量|值)?")
_COMPLETION: Final = lazy("(?:任务|目标|计划)?完成(?:率|比例|进度|百分比)|占(?:任务|计划|目标)(?:的)?(?:比例|比重|%|百分比)?")
_NOW: Final = lazy(r"今年|本年|本期|本年度|今年(?:数|累计|完成)|本[年期](?:数|累计|完成)")
_THEN: Final = lazy("(?:去年|上年)(?:同期)?(?:数|累计|完成)?|同期(?:数)?|上期(?:数)?")
_GROWTH: Final = lazy("(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增幅|增速|增减|增长率|增减率)(?:率|幅度|幅)?(?:±?%)?|同比(?:±?%)?")
_ONLY_RISES: Final = lazy("增(?!减)")
"""Heads below which a fall is below zero: 同比增长 4.6 of what fell says that it rose."""
_YEAR: Final = lazy(r"(20\d\d)年(?:度)?(?:数|累计|完成)?")
_CHANGE: Final = lazy("(?:同比|比上年|较上年|比去年|较去年)?(?:增减|增减[数额量值]|增减变化|变化量?)")
"""Heads of how much more it is, where a column of rates stands beside."""
_DUE: Final = lazy("(?:[一-鿿]{0,6}?)应([一-鿿]{1,3})(?:人数|户数|数)?")
_DID: Final = lazy("(?:[一-鿿]{0,6}?)(?:实际|已|实)([一-鿿]{1,3})(?:人数|户数|数)?")
_SHARE: Final = lazy("占比|(?:所占|占总[数量额]?的?)?(?:比重|比例)")
_OTHER: Final = lazy("增|减|未|剩|余|差|缺|超额|欠|任务|计划|目标|总|预计|当?月|当?季|上年|去年|同期")
"""Heads of what lies between this year's and last year's, or is of another time."""
_OVER_SOME: Final = lazy(r"小\s*计|其\s*中|同期|上年|去年|增")
"""Rows beside which a column comes to more than its total."""
_WITHIN: Final = lazy("均|率|比|指数|价")
"""Rows of what grows in points, or is reckoned otherwise."""
_UNCOUNTED: Final = "个"
"""What bare figures are counted in whose table says nothing of it."""
_PERCENT: Final = "%"

_FAR_OFF: Final = 10
"""Last digits of a rate by which it hardly agrees by chance."""
_HUNDRED: Final = 100
_TWO: Final = 2
_HINT: Final = "核对这一行的几个数"


_Judgements = list[tuple[int, Judgement]]
"""What is said of rows, by their numbers."""


@frozen
class _Columns:
    """Which column is the rate of which two."""

    rule: Rule
    rate: int
    now: int
    before: int


def table_rates(rows: Rows, places: Places, units: UnitTable) -> Iterator[Diagnostic]:
    """A finding for each rate of a row that is not that of its figures."""
    body = read_body(rows)
    found = [(columns.rule, columns.rate, _of_rows(body, columns, units)) for columns in filter(None, (_completion(body), _growth(body, units), _of_those_due(body)))]
    if (change := _change(body)) is not None:
        found.append((CHANGE, change.rate, _differences(body, change, units)))
    if (share := _only(body, _SHARE.fullmatch)) is not None:
        found.append((SHARE, share, _shares(body, share, units)))
    for rule, rate, judged in found:
        wrong = [each for each in judged if each[1].verdict is Verdict.CONTRADICTS]
        for number, judgement in wrong if len(wrong) <= _fitting(judged) else ():
            at = typed_at(rate, body, rows[number])
            message = f"{label_of(rows[number])}：{body.heads[rate]}写的是{judgement.stated_text}，算出来是{judgement.computed_text}，差{judgement.gap}"
            yield rule.at(places[number][at], message, _HINT, excerpt=rows[number][at]).as_severity(Severity.WARNING)


def _of_rows(body: Body, columns: _Columns, units: UnitTable) -> _Judgements:
    """Each row's rate; where others are to the digit those of the figures as they stand, which rounding leaves open by far, what only rounding could explain is wrong."""
    rows = {number: _judged(row, columns, body, units) for number, row in body.rows}
    judged = [(number, each) for number, each in rows.items() if each is not None]
    cells = dict(body.rows)

    def verdict(number: int, off: int) -> Verdict | None:
        found = _judged(cells[number], columns, body, units, off=off)
        return found.verdict if found is not None else None

    kinds = {number: _rounded_as(cells[number], columns, body, units) for number, _ in judged}
    telling = Counter(kinds[number] for number, each in judged if each.verdict is Verdict.AGREES and verdict(number, _FAR_OFF) is Verdict.TAIL)
    tails = [number for number, each in judged if each.verdict is Verdict.TAIL and Verdict.AGREES not in (verdict(number, 1), verdict(number, -1))]
    if telling.total() < _TWO * max(1, len(tails)):
        return judged
    tails = [number for number in tails if telling[kinds[number]]]
    return [(number, Judgement(Verdict.CONTRADICTS, each.stated_text, each.computed_text, each.gap) if number in tails else each) for number, each in judged]


def _rounded_as(row: Sequence[str], columns: _Columns, body: Body, units: UnitTable) -> tuple[str, int]:
    """The unit of its figures and their decimals: 3.2亿元 of 31975万元 is rounded as no row of whole 万元 is."""
    unit, *found = _amounts(row, columns, body, units)
    return unit, max(each.decimals for each in found if each is not None)


def _amounts(row: Sequence[str], columns: _Columns, body: Body, units: UnitTable) -> tuple[str, Quantity | None, Quantity | None]:
    """The unit of a row's figures, what is there now, and what was or should be."""
    unit = unit_of_row(row, columns.now, body) or _UNCOUNTED
    now, before = (figure_of(row[column], unit if units.known(unit.lstrip("万亿")) else _UNCOUNTED, units) for column in (columns.now, columns.before))
    return unit, now, before


def _fitting(judged: _Judgements) -> int:
    return sum(judgement.verdict in (Verdict.AGREES, Verdict.TAIL) for _, judgement in judged)


def _shares(body: Body, share: int, units: UnitTable) -> _Judgements:
    """The shares as those of the column that most rows bear out, by more than speak against it; without rows that another column fits."""
    tried = [_of_column(body, share, column, units) for column in range(1, len(body.heads)) if column != share and not is_no_amount(body.heads[column])]
    short = _comes_short(body, share, units)
    borne_out = [judged for judged in tried if _fitting(judged) + short > len(judged) - _fitting(judged)]
    chosen = max(borne_out, key=_fitting, default=[])
    elsewhere = {number for judged in tried if judged is not chosen for number, judgement in judged if judgement.verdict is not Verdict.CONTRADICTS}
    return [(number, judgement) for number, judgement in chosen if judgement.verdict is not Verdict.CONTRADICTS or number not in elsewhere]


def _comes_short(body: Body, share: int, units: UnitTable) -> bool:
    """Whether the row of totals says 100% of what the shares of its rows do not come to: one of them is wrong, whatever they are of."""
    totals = body.totals
    all_of_it = [_rate(row[share], units) for number, row in body.rows if number in totals]
    own = [each for number, row in body.rows if number not in totals and (each := _rate(row[share], units)) is not None]
    return len(own) > 1 and len(all_of_it) == 1 and all_of_it[0] is not None and all_of_it[0].number == _HUNDRED and not judge_sum(all_of_it[0], own, units).agrees


def _of_column(body: Body, share: int, column: int, units: UnitTable) -> _Judgements:
    """Each row's share as one of what the row of totals says of the column, or of what the rows come to where there is none."""
    over = body.totals
    lines = {number: row for number, row in body.rows if number not in over and not is_mean_row(label_of(row))}
    totals = [row for number, row in body.rows if number in over]
    parts = {number: figure for number, row in lines.items() if (figure := _amount(row, column, body, units)) is not None}
    if len(totals) > 1 or len(parts) < _TWO or any(_OVER_SOME.search(label_of(row)) for row in lines.values()):
        return []
    whole = _amount(totals[0], column, body, units) if totals else _added(parts.values(), units)
    stated = {number: _rate(lines[number][share], units) for number in parts}
    if whole is None:
        return []
    return [(number, judge_rate(each, parts[number], whole, units)) for number, each in stated.items() if each is not None and each.unit == _PERCENT]


def _rate(cell: str, units: UnitTable) -> Quantity | None:
    """A cell of a column of rates, of which those that fell stand below zero."""
    return signed_figure(cell, _PERCENT, units)


def _amount(row: Sequence[str], column: int, body: Body, units: UnitTable) -> Quantity | None:
    unit = unit_of_row(row, column, body)
    found = figure_of(row[column], unit if units.known(unit.lstrip("万亿")) else _UNCOUNTED, units)
    return found if found is not None and not found.is_marked and found.unit != _PERCENT else None


def _added(figures: Iterable[Quantity], units: UnitTable) -> Quantity | None:
    try:
        return total([Measure.of(each) for each in figures], units).first
    except MeasureError:
        return None


def _completion(body: Body) -> _Columns | None:
    return _found(SHARE, body, _COMPLETION.fullmatch, _DONE.fullmatch, _TASK.fullmatch)


def _growth(body: Body, units: UnitTable) -> _Columns | None:
    years = sorted({int(found[1]) for head in body.heads if (found := _YEAR.fullmatch(without_unit(head)))})
    if len(years) == 2 and years[0] + 1 == years[1]:
        return _found(CHANGE, body, _GROWTH.fullmatch, lambda head: head.startswith(f"{years[1]}年"), lambda head: head.startswith(f"{years[0]}年"))
    return _found(CHANGE, body, _GROWTH.fullmatch, _NOW.fullmatch, _THEN.fullmatch) or _beside_last_years(body, units)


def _of_those_due(body: Body) -> _Columns | None:
    """应参保, 已参保, 参保率."""
    heads = [without_unit(head) for head in body.heads]
    due = [(at, found[1]) for at, head in enumerate(heads) if at and (found := _DUE.fullmatch(head))]
    if len(due) != 1:
        return None
    whole, deed = due[0]
    did = [at for at, head in enumerate(heads) if at and at != whole and (found := _DID.fullmatch(head)) and found[1] == deed]
    rate = [at for at, head in enumerate(heads) if head == f"{deed}率"]
    return _Columns(SHARE, rate[0], did[0], whole) if len(did) == len(rate) == 1 else None


def _change(body: Body) -> _Columns | None:
    """2026年, 2025年, 增减: the one column of how much more that is."""
    heads = [without_unit(head) for head in body.heads]
    years = sorted({int(found[1]) for head in heads if (found := _YEAR.fullmatch(head))})
    changes = [at for at, head in enumerate(heads) if at and _CHANGE.fullmatch(head) and not _is_in_percent(body, at)]
    if len(changes) != 1:
        return None
    if len(years) == _TWO and years[0] + 1 == years[1]:
        return _found(CHANGE, body, lambda head: head == heads[changes[0]], lambda head: head.startswith(f"{years[1]}年"), lambda head: head.startswith(f"{years[0]}年"))
    return _found(CHANGE, body, lambda head: head == heads[changes[0]], _NOW.fullmatch, _THEN.fullmatch)


def _is_in_percent(body: Body, column: int) -> bool:
    cells = [row[column].strip() for _, row in body.rows if row[column].strip()]
    return _PERCENT in body.heads[column] or any(cell.endswith(_PERCENT) for cell in cells)


def _differences(body: Body, columns: _Columns, units: UnitTable) -> _Judgements:
    """What each row says to be more, or below zero less, than last year; without its sign where none of the column has one."""
    cells = {number: row[columns.rate].strip() for number, row in body.rows}
    signed = any(cell[:1] in MINUS for cell in cells.values() if cell)
    found: _Judgements = []
    for number, row in body.rows:
        unit = unit_of_row(row, columns.now, body) or _UNCOUNTED
        known = unit if units.known(unit.lstrip("万亿")) else _UNCOUNTED
        now, before = (figure_of(row[column], known, units) for column in (columns.now, columns.before))
        stated = signed_figure(cells[number], known, units)
        if stated is None or now is None or before is None or any(each.is_marked or each.unit == _PERCENT for each in (stated, now, before)):
            continue
        more = judge_difference(stated, now, before, units)
        less = judge_difference(stated, before, now, units)
        found.append((number, less if not signed and less.agrees else more))
    return found


def _beside_last_years(body: Body, units: UnitTable) -> _Columns | None:
    """销售额（万元）, 上年同期（万元）, 同比增长: where one column alone holds amounts in the unit of last year's."""
    rate, before = _only(body, _GROWTH.fullmatch), _only(body, _THEN.fullmatch)
    if rate is None or before is None:
        return None
    unit = unit_of_head(body.heads[before])
    alike = [
        column for column in range(1, len(body.heads))
        if column not in (rate, before) and unit_of_head(body.heads[column]) in (unit, "") and not is_no_amount(body.heads[column]) and not _OTHER.search(body.heads[column])
        and any(figure_of(row[column], unit, units) is not None for _, row in body.rows)
    ]  # fmt: skip
    return _Columns(CHANGE, rate, alike[0], before) if len(alike) == 1 else None


def _only(body: Body, is_one: Callable[[str], object]) -> int | None:
    """The one column whose head is such a one."""
    columns = [at for at, head in enumerate(body.heads) if at and (bare := without_unit(head)) and is_one(bare)]
    return columns[0] if len(columns) == 1 else None


def _found(rule: Rule, body: Body, *are: Callable[[str], object]) -> _Columns | None:
    """The one column of each of three heads; None where one is missing, or there are two."""
    heads = [without_unit(head) for head in body.heads]
    columns = [[at for at, head in enumerate(heads) if at and head and is_one(head)] for is_one in are]
    if len(columns[0]) > 1:  # 增减 and 增幅: the rates are those in %
        columns[0] = [at for at in columns[0] if _is_in_percent(body, at)]
    if any(len(each) != 1 for each in columns):
        return None
    rate, now, before = (each[0] for each in columns)
    return _Columns(rule, rate, now, before)


def _judged(row: Sequence[str], columns: _Columns, body: Body, units: UnitTable, *, off: int = 0) -> Judgement | None:
    """The row's rate, or what it would be with its last digit so much more."""
    label = label_of(row)
    stated = _rate(row[columns.rate], units)
    if stated is not None and off:
        stated = replace(stated, number=stated.number + Decimal(off).scaleb(-stated.decimals))
    unit, now, before = _amounts(row, columns, body, units)
    if stated is None or now is None or before is None or stated.unit != _PERCENT or not before.amount or _PERCENT in (now.unit, before.unit) or unit.startswith(_PERCENT):
        return None
    if any(each.is_marked for each in (stated, now, before)):
        return None
    if columns.rule is SHARE:
        return judge_rate(stated, now, before, units)
    judged = judge_growth(stated, now, before, units)
    if not judged.agrees and stated.number >= 0 and now.amount < before.amount and not _ONLY_RISES.search(body.heads[columns.rate]) and (fall := judge_decline(stated, now, before, units)).agrees:
        judged = fall
    reckoned_otherwise = is_industry(label) or says_reckoned_otherwise("", label) or _WITHIN.search(label)
    return None if judged.verdict is Verdict.CONTRADICTS and reckoned_otherwise else judged
