"""Rates in the rows of a table that is already written: 完成率 beside 任务 and 完成, 增长 beside 今年 and 去年.

The heads say whose figures they are; that they mean what they seem to, as many other rows have to bear out as do not fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from drafting.checks.sentences.of_tables.totals_of_columns import (
    Body,
    Places,
    Rows,
    figure_of,
    label_of,
    read_body,
    unit_of_row,
)
from drafting.checks.sentences.rules import CHANGE, SHARE
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.frozen import frozen
from drafting.model.accounted import says_reckoned_otherwise
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_decline, judge_growth, judge_rate

_UNIT: Final = lazy(r"\s*[（(][^（）()]{1,6}[）)]\s*$|\s+")
_DONE: Final = lazy("(?:实际|累计|已|全年|本年|年度)?完成(?:数|量|情况|值)?|实绩")
_TASK: Final = lazy("(?:年度|全年|年初|本年)?(?:目标|任务|计划)(?:任务|目标)?(?:数|量|值)?")
_COMPLETION: Final = lazy("(?:任务|目标|计划)?完成(?:率|比例|进度|百分比)|占(?:任务|计划|目标)(?:的)?(?:比例|比重|%|百分比)?")
_NOW: Final = lazy(r"今年|本年|本期|本年度|今年(?:数|累计|完成)|本[年期](?:数|累计|完成)")
_THEN: Final = lazy("(?:去年|上年)(?:同期)?(?:数|累计|完成)?|同期(?:数)?|上期(?:数)?")
_GROWTH: Final = lazy("(?:同比|比上年|较上年|比去年|较去年)?(?:增长|增幅|增速|增减|增长率|增减率)(?:率|幅度|幅)?(?:±?%)?|同比(?:±?%)?")
_YEAR: Final = lazy(r"(20\d\d)年(?:度)?(?:数|累计|完成)?")
_WITHIN: Final = lazy("均|率|比|指数|价")
"""Rows of what grows in points, or is reckoned otherwise."""
_UNCOUNTED: Final = "个"
"""What bare figures are counted in whose table says nothing of it."""
_PERCENT: Final = "%"
_HINT: Final = "核对这一行的几个数"


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
    for columns in filter(None, (_completion(body), _growth(body))):
        judged = [(number, judgement) for number, row in body.rows if (judgement := _judged(row, columns, body, units)) is not None]
        wrong = [each for each in judged if each[1].verdict is Verdict.CONTRADICTS]
        fitting = sum(judgement.verdict in (Verdict.AGREES, Verdict.TAIL) for _, judgement in judged)
        for number, judgement in wrong if len(wrong) <= fitting else ():
            at = max(0, columns.rate - (len(body.heads) - len(rows[number])))
            message = f"{label_of(rows[number])}：{body.heads[columns.rate]}写的是{judgement.stated_text}，算出来是{judgement.computed_text}，差{judgement.gap}"
            yield columns.rule.at(places[number][at], message, _HINT, excerpt=rows[number][at]).as_severity(Severity.WARNING)


def _completion(body: Body) -> _Columns | None:
    return _found(SHARE, body, _COMPLETION.fullmatch, _DONE.fullmatch, _TASK.fullmatch)


def _growth(body: Body) -> _Columns | None:
    years = sorted({int(found[1]) for head in body.heads if (found := _YEAR.fullmatch(_UNIT.sub("", head)))})
    if len(years) == 2 and years[0] + 1 == years[1]:
        return _found(CHANGE, body, _GROWTH.fullmatch, lambda head: head.startswith(f"{years[1]}年"), lambda head: head.startswith(f"{years[0]}年"))
    return _found(CHANGE, body, _GROWTH.fullmatch, _NOW.fullmatch, _THEN.fullmatch)


def _found(rule: Rule, body: Body, *are: Callable[[str], object]) -> _Columns | None:
    """The one column of each of three heads; None where one is missing, or there are two."""
    heads = [_UNIT.sub("", head) for head in body.heads]
    columns = [[at for at, head in enumerate(heads) if at and head and is_one(head)] for is_one in are]
    if any(len(each) != 1 for each in columns):
        return None
    rate, now, before = (each[0] for each in columns)
    return _Columns(rule, rate, now, before)


def _judged(row: Sequence[str], columns: _Columns, body: Body, units: UnitTable) -> Judgement | None:
    label = label_of(row)
    unit = unit_of_row(row, columns.now, body) or _UNCOUNTED
    stated = figure_of(row[columns.rate], _PERCENT, units)
    now, before = (figure_of(row[column], unit if units.known(unit.lstrip("万亿")) else _UNCOUNTED, units) for column in (columns.now, columns.before))
    if stated is None or now is None or before is None or stated.unit != _PERCENT or not before.amount or _PERCENT in (now.unit, before.unit) or unit.startswith(_PERCENT):
        return None
    if any(each.is_marked for each in (stated, now, before)):
        return None
    if columns.rule is SHARE:
        return judge_rate(stated, now, before, units)
    judged = judge_growth(stated, now, before, units)
    if not judged.agrees and stated.number >= 0 and now.amount < before.amount and (fall := judge_decline(stated, now, before, units)).agrees:
        judged = fall
    reckoned_otherwise = says_reckoned_otherwise("", label) or _WITHIN.search(label)
    return None if judged.verdict is Verdict.CONTRADICTS and reckoned_otherwise else judged
