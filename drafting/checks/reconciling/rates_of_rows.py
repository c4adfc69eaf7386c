"""Rates that stand in a row of a 明细表 with what they are of: 完成率 beside 任务 and what is done, 同比 beside 上年同期.

The heads say whose figures they are. Where they say it only half (新增就业, 任务, 完成率), the other rows have to bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.figures import Figure, Term, pairs
from drafting.checks.judged import Judged, Relation, equality
from drafting.checks.reconciling.formulas import Shaped, first_fitting
from drafting.checks.reconciling.slips import retyped, slip_to
from drafting.checks.reconciling.stated import COMPLETION, HINT, OVER_YEAR, change
from drafting.diagnostics import Rule
from drafting.facts.book import Book
from drafting.facts.table import TableFact
from drafting.model.accounted import is_industry, says_reckoned_otherwise
from drafting.model.table import DetailTable
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.running import running_figures
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_rate
from drafting.tuples import NamedTuple


class _Heads(NamedTuple):
    """`rates` of `now` and `before`; `now` are heads that mean nothing else."""

    rule: Rule
    rates: frozenset[str]
    now: frozenset[str]
    before: frozenset[str]
    formula: str


_DONE: Final = frozenset({"完成", "完成数", "实际完成"})
_TASKS: Final = frozenset({"任务", "任务数", "目标", "目标数", "计划", "计划数"})
LAST_YEARS: Final = frozenset({"上年同期", "去年同期", "上年", "去年", "上年数", "去年数", "上年同期数", "上年栏"})
THIS_YEARS: Final = frozenset({"本期", "本年", "今年", "本期数", "本年数", "今年数", "本年栏"})
_IN_PERCENT: Final = frozenset({"增减率", "同比增减率", "比上年增减率", "增减幅度"})
_IN_AMOUNTS: Final = frozenset({"增减数", "增减额", "同比增减额", "比上年增减额", "同比增减数", "比上年增减数"})
"""Heads that say of bare numbers what they are."""
_COMPLETED: Final = _Heads(COMPLETION, frozenset({"完成率", "完成比例", "完成进度"}), _DONE, _TASKS, "{} / {}")
_GROWN: Final = _Heads(OVER_YEAR, frozenset({"同比", "增长", "同比增长", "同比增幅", "增长率", "增长率栏", "增幅", *_IN_PERCENT}), _DONE | THIS_YEARS, LAST_YEARS, "{}与{}之比")
_CHANGED: Final = _Heads(OVER_YEAR, frozenset({"增减", "增减数", "增减额", "同比增减", "比上年增减", *_IN_AMOUNTS}), _DONE | THIS_YEARS, LAST_YEARS, "{} - {}")
_SPENT: Final = _Heads(COMPLETION, frozenset({"进度", *_COMPLETED.rates}), frozenset({"完成投资", "累计完成投资"}), frozenset({"总投资"}), "{} / {}")
CHANGED_BY: Final = _CHANGED.rates
"""Heads of the amount by which something has changed."""
RATES: Final = _COMPLETED.rates | _GROWN.rates | _CHANGED.rates | _SPENT.rates
_PERCENT: Final = "%"

_OTHER: Final = lazy("增[减加幅速长]|减|未|剩|余|差|缺|超额|欠")
"""Heads of what lies between the two."""
_WHOLE: Final = lazy("总|合计|应|[户人]数|人口|面积|本月|当月|本季|当季|上年|去年|上月|预计")
"""Heads of what may be all that there is, or of another time: not surely what is done."""


class _Columns(NamedTuple):
    """Which column is the rate of which two; `plain` where the heads alone say so."""

    heads: _Heads
    rate: str
    now: str
    before: str
    plain: bool


def rates_of_rows(book: Book, table: DetailTable) -> list[Relation]:
    """A relation for each typed rate of a row whose columns say of what it is; of a total only where it is typed, of 平均 and 其中 none."""
    facts = book.table(table.name)
    assert isinstance(facts, TableFact)
    found: list[Relation] = []
    for heads in (_COMPLETED, _SPENT, _GROWN, _CHANGED):
        columns = _columns(table, facts, heads, book.units)
        if columns is not None:
            judged = [*_judged(book, table, facts, columns)]
            if (columns.plain and not _may_be_of_another_unit(table, columns)) or bear_out(judged, book.units):
                found += judged
    return found


def _columns(table: DetailTable, facts: TableFact, heads: _Heads, units: UnitTable) -> _Columns | None:
    rates, before = ([each for each in table.columns if each in known] for known in (heads.rates, heads.before))
    if len(rates) != 1 or len(before) != 1:
        return None
    beside = [each for each in table.columns[1:] if each not in (*rates, *before) and _is_beside(table, facts, each, before[0], units)]
    now = [each for each in table.columns if each in heads.now]
    if heads is _SPENT:  # 进度 may be that of the works, or of this year's plan
        alone = len(now) == 1 and _TASKS.isdisjoint(table.columns)
        return _Columns(heads, rates[0], now[0], before[0], plain=False) if alone else None
    if len(now) == 1:
        also = [each for each in beside if each not in now and ("完成" in each or each[:2] in ("本月", "累计"))]
        return None if also else _Columns(heads, rates[0], now[0], before[0], plain=True)
    if now or len(beside) != 1 or _WHOLE.search(beside[0]):
        return None
    return _Columns(heads, rates[0], beside[0], before[0], plain=False)


def _may_be_of_another_unit(table: DetailTable, columns: _Columns) -> bool:
    """Whether the rates are bare numbers: 增减 may be 增减（%）, and 增长率 of rates 增长（百分点）, which the head alone says."""
    stated = (row.get(columns.rate) for row in table.rows)
    return columns.heads.rule is OVER_YEAR and columns.rate not in _IN_PERCENT | _IN_AMOUNTS and any(isinstance(each, Measure) and not each.units[0] for each in stated)


def _is_beside(table: DetailTable, facts: TableFact, column: str, before: str, units: UnitTable) -> bool:
    """Whether a column holds amounts that the other can be compared with, and not what lies between the two, nor what is compared with, too."""
    if column in _TASKS or column in LAST_YEARS or _OTHER.search(column) or not facts.adds_up(column):
        return False
    cells = [(row.get(column), row.get(before)) for row in table.rows]
    return any(
        isinstance(one, Measure) and isinstance(other, Measure)
        and pairs(Figure(one, facts.book.dataset.tree, ()), Figure(other, facts.book.dataset.tree, ()), units)
        for one, other in cells
    )  # fmt: skip


def _judged(book: Book, table: DetailTable, facts: TableFact, columns: _Columns) -> Iterator[list[Judged]]:
    heads, tree = columns.heads, book.dataset.tree
    names = (columns.rate, columns.now, columns.before)
    for at, row in enumerate(table.rows):
        measures = [cell for name in names if isinstance(cell := row.get(name), Measure)]
        if len(measures) < len(names) or (at in table.totals.apart and at not in table.totals.over):
            continue
        place, path = table.place_of(at), facts.lines[at].path
        stated, now, before = (
            Figure(measure, tree, (*place, name), f"{path}.{name}") for measure, name in zip(measures, names, strict=True)
        )
        formula = heads.formula.format(columns.now, columns.before)
        relation = []
        for quantity in stated.measure.quantities:
            shaped = _shaped(heads, quantity, now, before, book.units)
            if shaped is not None:
                said = (formula, shaped.pattern, HINT, shaped.again, shaped.signs)
                judged = equality(columns.rate, heads.rule, Term(stated, quantity), shaped.terms, shaped.judgement, *said)
                if heads is not _GROWN or judged.verdict is not Verdict.CONTRADICTS or not _is_reckoned_otherwise(table, columns, facts.lines[at].name):
                    relation.append(judged)
        if relation:
            yield relation


def _is_reckoned_otherwise(table: DetailTable, columns: _Columns, name: str) -> bool:
    """Whether a growth is one at constant prices by what the table, its heads or the row is called: 生产总值, 服务业, 规上工业增加值."""
    return is_industry(name) or says_reckoned_otherwise(" ".join((columns.rate, table.caption, *table.notes)), " ".join((table.name, columns.now, name)))


def _shaped(heads: _Heads, stated: Quantity, now: Figure, before: Figure, units: UnitTable) -> Shaped | None:
    if heads is _GROWN and not stated.unit:
        stated = replace(stated, unit=_PERCENT)  # 增长率（%）: the head has said it
    if heads.rule is OVER_YEAR:
        return change(stated, now, before, units)
    return first_fitting(stated, now, before, units, judge_rate, "{} / {}")


def bear_out(judged: Sequence[Sequence[Judged]], units: UnitTable, *, needs_more: bool = False) -> bool:
    """Whether no more rows speak against the columns than for them, and some does; `needs_more`: as many are enough only where slips explain those against."""
    made = [each for relation in judged for each in relation]
    fitting = sum(each.verdict in (Verdict.AGREES, Verdict.TAIL) for each in made)
    against = [each for each in made if each.verdict is Verdict.CONTRADICTS]
    if not needs_more or fitting != len(against):
        return fitting > 0 and fitting >= len(against)
    return fitting > 0 and all(_is_slip(each, units) for each in against)


def _is_slip(judged: Judged, units: UnitTable) -> bool:
    """Whether one slip makes of what the row comes to, to as many decimals, what it says."""
    stated = judged.whole.quantity
    meant = [retyped(each.quantity, round(each.quantity.number, stated.decimals), stated.decimals) for each in running_figures(judged.judgement.computed_text, units)]
    return len(meant) == 1 and slip_to(stated, meant[0], units) != ""
