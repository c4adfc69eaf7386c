"""A batch as it was asked for on the command line: what is wrong with that, the plan, the run."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.awaited import Awaited, read_awaited
from drafting.batch.bookkeeping.ledger_file import open_ledger
from drafting.batch.job import called, carry_out, draw_up
from drafting.batch.kept.fingerprints import program
from drafting.batch.planning.naming import pattern_format
from drafting.batch.working.executors import ClusterTeam, LocalTeam, Team, available_cores
from drafting.batch.working.orders import Orders
from drafting.cli.asked.inputs import (
    NO_OUTPUT_FOLDER,
    CannotRun,
    require_batch_source,
    require_data_file,
    require_folder,
    require_readable,
    require_style,
)
from drafting.cli.carried_out.batch_report import planned, planned_in_json, report, told_in_json
from drafting.cli.rules import USAGE
from drafting.cli.told.exits import COULD_NOT_RUN, INTERRUPTED, exit_code
from drafting.cli.told.faces import Listing, faces_of
from drafting.cli.told.progress import progress
from drafting.cli.told.screen import print_json, show, tell
from drafting.diagnostics import Place, Refused, has_errors
from drafting.frozen import frozen
from drafting.pipeline import open_library

if TYPE_CHECKING:
    from drafting.batch.planning.plan import Plan
    from drafting.cli.told.screen import OutputFormat
    from drafting.library import Library
    from drafting.pipeline import MissingPolicy


_MOST_READ: Final = 2000
"""Data files that a dry run reads to say which cannot be made: a few seconds."""


@frozen
class Asked:
    """The options of one `drafting batch`, as given."""

    sources: list[Path]
    out: Path
    template: str | None
    jobs: int | None
    name: str
    common: Path | None
    missing: MissingPolicy
    expect: Path | None
    style: str | None
    final: bool
    review: bool
    templates: Path | None
    force: bool
    fresh: bool
    dry_run: bool
    cluster: str | None
    timeout: float
    shown_as: OutputFormat

    def path(self, given: Path) -> Path:
        """As a worker finds it: those of a cluster stand in folders of their own."""
        return given.absolute() if self.cluster else given


def answered(asked: Asked) -> int:
    """Plan the batch and, unless only the plan is wanted, carry it out. Gives the exit code."""
    crew = _Crew(asked)
    try:
        _require_sound(asked)
        library = open_library(asked.templates, Path.cwd())
        awaited = read_awaited(asked.expect) if asked.expect else None
        look = require_style(asked.style, library) if asked.style else None
        orders = _orders(asked, look)
        plan, orders = draw_up(
            [asked.path(each) for each in asked.sources], crew.folder, orders, library, crew.hired, asked.timeout
        )
        if asked.dry_run:
            return _planned(asked, plan, orders, awaited)
        if plan.to == "docx" and asked.shown_as == "text":
            with Listing() as listing:
                show(faces_of(library, look, listing))
        return _carried_out(asked, plan, orders, library, crew, awaited)
    except Refused as refused:
        return _refuse(refused, asked.shown_as)
    finally:
        crew.close()


def _require_sound(asked: Asked) -> None:
    """Raises CannotRun where an option cannot be meant, or names what is not there."""
    if asked.review and asked.final:
        message = "--final 和 --review 不能同时用：定稿里没有批注"
        raise CannotRun([USAGE.at(None, message, "先用 --review 出讨论稿，问题改完后再用 --final 出定稿")])
    if asked.review and (pattern_format(asked.name) or "docx") != "docx":
        raise CannotRun([USAGE.at(None, "--review 的批注只能写在 Word 文件里", "去掉 --review，或输出 .docx")])
    for source in asked.sources:
        require_batch_source(source)
    require_folder(asked.templates)
    if asked.common is not None:
        require_data_file(asked.common)
    if asked.expect is not None:
        require_readable(asked.expect)


def _orders(asked: Asked, look: Path | None) -> Orders:
    def path(given: Path | None) -> Path | None:
        return asked.path(given) if given is not None else None

    return Orders(
        path(asked.templates), Path.cwd(), asked.template, "docx", "mark" if asked.final else asked.missing, asked.force, path(look),
        path(asked.common), final=asked.final, review=date.today() if asked.review else None, fresh=asked.fresh, pattern=asked.name,
        run=os.urandom(8).hex(), program=program(),
    )  # fmt: skip


class _Crew:
    """The workers, taken on when they are first needed."""

    def __init__(self, asked: Asked) -> None:
        self.folder = asked.path(asked.out)
        self._cluster = asked.cluster
        self._writes = not asked.dry_run
        self._most = asked.jobs or available_cores()
        self._team: Team | None = None

    def hired(self, units: int | None = None) -> Team:
        """No more than there are units. Raises CannotReach."""
        if self._team is None:
            if self._cluster and self._writes:
                _make_folder(self.folder)  # a worker that cannot see it is found out now
            size = min(self._most, units or self._most)
            self._team = ClusterTeam(self._cluster, self.folder) if self._cluster else LocalTeam(size)
        return self._team

    def close(self) -> None:
        if self._team is not None:
            self._team.close()


def _planned(asked: Asked, plan: Plan, orders: Orders, awaited: Awaited | None) -> int:
    from drafting.batch.working.work import Workshop

    workshop = Workshop(orders)
    roll = called(awaited, (workshop.arrived(each) for each in plan))
    tell_plan = planned_in_json if asked.shown_as == "json" else planned
    few = len(plan) <= _MOST_READ
    code = tell_plan(plan, partial(workshop.faults_of, of_files=few), roll.diagnostics)
    if not few and asked.shown_as == "text":
        tell(f"单位超过 {_MOST_READ} 个，数据文件没有逐个读：有没有必改的，生成的时候才知道")
    return max(code, int(asked.missing == "error" and bool(roll.lacking)))


def _carried_out(asked: Asked, plan: Plan, orders: Orders, library: Library, crew: _Crew, awaited: Awaited | None) -> int:
    _make_folder(plan.folder)
    with closing(open_ledger(plan.folder)) as ledger:
        if asked.shown_as == "text":
            show((*plan.notes, *ledger.notes))
        team = crew.hired(len(plan))
        with progress(len(plan)) as (advance, troubles):
            outcome = carry_out(plan, orders, library, team, ledger, advance, asked.timeout, awaited)
        if asked.shown_as == "json":
            told_in_json(ledger, outcome)
        else:
            report(outcome, troubles, final=asked.final)
    if outcome.gone:
        return COULD_NOT_RUN
    left_out = has_errors((*plan.notes, *outcome.roll.diagnostics)) or (asked.missing == "error" and outcome.roll.lacking)
    return int(bool(left_out) or outcome.summary.states["failed"] > 0) if outcome.finished else INTERRUPTED


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"建不了输出文件夹 {folder}：没有写入权限，或上一级不是能写的位置"
        fault = NO_OUTPUT_FOLDER.at(Place(str(folder)), message, "用 -o 换一个有权限写入的位置")
        raise CannotRun([fault]) from error
    if not os.access(folder, os.W_OK):
        message = f"输出文件夹 {folder} 是只读的，什么也写不进去"
        raise CannotRun([NO_OUTPUT_FOLDER.at(Place(str(folder)), message, "取消只读，或用 -o 换一个有权限写入的位置")])


def _refuse(refused: Refused, shown_as: OutputFormat) -> int:
    if shown_as == "json":
        found = [each.to_json() for each in refused.diagnostics]
        print_json({"units": [], "summary": {"units": 0}, "diagnostics": found})
    else:
        show(refused.diagnostics)
    return exit_code(refused)
