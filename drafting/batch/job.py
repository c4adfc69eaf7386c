"""A batch from end to end: draw up the plan, carry it out, write the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Final

from drafting.awaited import NOBODY_AWAITED, Arrived, Awaited, Roll
from drafting.batch.bookkeeping.ledger import Ledger
from drafting.batch.bookkeeping.leftovers import leftovers
from drafting.batch.outcome.report import write_report
from drafting.batch.outcome.summary import Summary, summarise
from drafting.batch.planning.naming import name_on, named, pattern_format
from drafting.batch.planning.plan import CannotPlan, Plan, make_plan, require_output_folder, require_pattern
from drafting.batch.planning.sources import data_files
from drafting.batch.run import LARGEST_CHUNK, OnResult, run
from drafting.batch.working.exchanged import Exchanged
from drafting.batch.working.executors import CannotReach, Team
from drafting.batch.working.orders import Orders
from drafting.batch.working.spread import LIMIT, Errand, spread
from drafting.batch.working.unit import Unit
from drafting.batch.working.work import crashed, stuck
from drafting.delivery import CannotWrite
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.files.filenames import TABLE_SUFFIXES
from drafting.frozen import frozen
from drafting.library import Library
from drafting.load.tables.table import Table
from drafting.pipeline import read_common, read_table
from drafting.registry import declare
from drafting.source import Tree

_TABLES: Final = (
    "# 文件：共用.yaml\n单位: {名称: '{地区}人民政府', 地区: '示例县{地区}', 层级: 乡镇}\n报告期: 2026年\n"
    "# 文件：各乡.csv\n地区,监测对象（户）\n乙乡,86\n丙乡,91\n# 文件：各镇.csv\n地区,监测对象（户）\n丁镇,86\n戊镇,92\n"
)
SEVERAL_TABLES = declare(
    Rule(
        "S059",
        "一次只能给一份表",
        Severity.ERROR,
        "一次 batch 的来源可以是数据文件（文件夹、.yaml），连同一份一行一个单位的表（.xlsx、.csv）。有几份表的，合成一份，或者分几次运行；可以用同一个输出文件夹，汇总.xlsx 只写最后一次的。",
        hits=_TABLES + "$ drafting batch 各乡.csv 各镇.csv --common 共用.yaml -o 出 -t rural/township\n",
        clean=_TABLES + ONE_TOWNSHIP + "$ drafting batch 甲乡.yaml 各乡.csv --common 共用.yaml -o 出 -t rural/township\n",
    )
)


@frozen
class Outcome:
    """What a run came to. `finished` is False after Ctrl-C and where the workers went away, or what they work with was exchanged, which `gone` tells; `report` is
    None where 汇总.xlsx could not be written.

    `left` are reports in the folder that are not of this run (S076, S077), `undone` counts the units of an unfinished one; `roll` says who has not handed in, `of_report` why
    the summary stands elsewhere, or nowhere.
    """

    summary: Summary
    finished: bool
    report: Path | None
    notes: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...] = ()
    gone: tuple[Diagnostic, ...] = ()
    undone: int = 0
    roll: Roll = NOBODY_AWAITED
    of_report: tuple[Diagnostic, ...] = ()


def draw_up(
    sources: Sequence[Path], folder: Path, orders: Orders, library: Library, team: Callable[[], Team], limit: float = LIMIT
) -> tuple[Plan, Orders]:
    """The plan, and the orders completed by what the sources say (the head of a table). Raises Refused.

    `team` is asked for workers only where many data files must be read for their outputs' names.
    """
    require_output_folder(folder)
    require_pattern(orders.pattern)
    common = read_common(orders.common) if orders.common else None
    orders = replace(orders, to=pattern_format(orders.pattern) or orders.to)
    tables = [each for each in sources if each.suffix.lower() in TABLE_SUFFIXES]
    table = _table(tables, orders, library, common)
    notes: list[Diagnostic] = table.notes if table is not None else []
    units: Iterator[Unit] = (Unit(file, None) for file in data_files([each for each in sources if each not in tables], notes))
    if table is not None:
        orders = replace(orders, columns=table.columns)
        units = chain(units, (Unit(tables[0], None, row=row) for row in table.rows))
    numbered, at_once = named(units, folder, orders)
    if not at_once:
        errand = Errand(name_on, (orders, folder), _unnamed, _unread)
        found = spread(team(), errand, numbered, LARGEST_CHUNK, limit=limit)
        numbered = chain.from_iterable(found)
    asked = "、".join(str(each) for each in sources)
    plan = make_plan(numbered, folder, orders.to, notes, asked)
    if table is not None and table.is_doubtful:
        plan.amend(lambda unit: replace(unit, row=table.doubting(unit.row)) if unit.row is not None else unit)
        table.leave_told(frozenset())
    return plan, orders


def _table(tables: Sequence[Path], orders: Orders, library: Library, common: Tree | None) -> Table | None:
    if not tables:
        return None
    if len(tables) > 1:
        named = "、".join(each.name for each in tables)
        raise CannotPlan([SEVERAL_TABLES.at(Place(str(tables[1])), f"{named} 是 {len(tables)} 份表，一次只能给一份", "合成一份，或者分几次运行")])
    return read_table(tables[0], library, orders.template, common)


def _unnamed(numbered: tuple[int, Unit]) -> tuple[int, Unit]:
    at, unit = numbered
    return at, replace(unit, faults=crashed(unit).diagnostics)


def _unread(numbered: tuple[int, Unit], seconds: float) -> tuple[int, Unit]:
    at, unit = numbered
    return at, replace(unit, faults=stuck(unit, seconds).diagnostics)


def carry_out(
    plan: Plan,
    orders: Orders,
    library: Library,
    team: Team,
    ledger: Ledger,
    on_result: OnResult,
    limit: float = LIMIT,
    awaited: Awaited | None = None,
) -> Outcome:
    """Make the units, then the summary of what was made, and who of those `awaited` is not among them. Raises CannotRecord; what is recorded stays."""
    gone: tuple[Diagnostic, ...] = ()
    try:
        finished = run(plan, orders, team, ledger, on_result, limit)
    except (CannotReach, Exchanged) as refused:
        finished, gone = False, refused.diagnostics
    summary = summarise(ledger, library, whole=finished)
    left = tuple(leftovers(ledger, plan.folder)) if finished else ()
    roll = called(awaited, _handed_in(ledger)) if finished else NOBODY_AWAITED
    notes = (*gone, *plan.notes, *ledger.notes, *left, *roll.diagnostics)
    undone = len(plan) - summary.units
    report = None
    try:
        delivered = write_report(ledger, summary, plan.folder, notes, undone, roll.lacking)
        report, told = delivered.path, delivered.diagnostics
    except CannotWrite as refused:
        told = refused.diagnostics
    return Outcome(summary, finished, report, (*notes, *told), left, gone, undone, roll, told)


def _handed_in(ledger: Ledger) -> Iterator[Arrived]:
    """A unit whose file cannot be read has handed in all the same: it goes by the file's name."""
    return (Arrived(each.name or "", each.region or Path(each.source).stem, each.level or "", Place(each.source)) for each in ledger.lines())


def called(awaited: Awaited | None, arrived: Iterable[Arrived]) -> Roll:
    """Who of the list is there; of a list that fits none of them, that."""
    if awaited is None:
        return NOBODY_AWAITED
    try:
        return awaited.called(list(arrived))
    except Refused as refused:
        return Roll((), refused.diagnostics)
