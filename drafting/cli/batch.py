"""drafting batch: a folder of data files → a folder of reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafting.cli.options import Force, Template, Templates
from drafting.cli.render import Missing
from drafting.cli.screen import OutputFormat

if TYPE_CHECKING:
    from drafting.batch.plan import Plan
    from drafting.batch.summary import Summary
    from drafting.batch.work import Orders, Result
    from drafting.diagnostics import Refused

HELP = """\
一批数据文件各生成一份报告，一个单位出错不影响其余单位。

给出文件夹时，取其中的 .yaml 文件（隐藏文件和 ~$ 文件除外）。输出默认与数据文件同名；
--name 里可用 {文件名} {地区} {单位} {年度} {报告期} {标题} {稿次}，以 .md、.txt 结尾则输出该格式。
被人改过的旧稿从不覆盖：新稿另存为“…（数据更新稿）”。有单位没有生成时，退出码为 1。

示例：
  drafting batch 各乡镇/ -o 输出/
  drafting batch 各乡镇/ -o 输出/ --name "{标题}"
  drafting batch 甲乡.yaml 乙乡.yaml -o 输出/ --dry-run"""


def batch(
    sources: Annotated[list[Path], typer.Argument(metavar="数据", help="文件夹，或若干数据文件。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="输出文件夹；没有就新建。")],
    template: Template = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="同时用几个进程；不写则用满处理器。")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="命名", help="输出文件的命名，默认 {文件名}。")] = "{文件名}",
    missing: Annotated[
        Missing, typer.Option("--missing", help="缺数怎么办，同 render：mark（默认）、omit、error。")
    ] = "mark",
    templates: Templates = None,
    force: Force = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出要生成哪些文件，什么也不写。")] = False,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.batch.plan import make_plan
    from drafting.batch.work import Orders
    from drafting.cli.exits import exit_code
    from drafting.cli.inputs import require_batch_source, require_folder
    from drafting.diagnostics import Refused
    from drafting.pipeline import open_library

    try:
        for source in sources:
            require_batch_source(source)
        require_folder(templates)
        library = open_library(templates, Path.cwd())
        plan = make_plan(sources, out, library, template=template, pattern=name)
        if dry_run:
            return _show_plan(plan, shown_as)
        _make_folder(out)
    except Refused as refused:
        return _refuse(refused, exit_code(refused), shown_as)

    orders = Orders(templates, Path.cwd(), template, plan.to, missing, force)
    return _run(plan, orders, jobs, shown_as)


def _run(plan: Plan, orders: Orders, jobs: int | None, shown_as: OutputFormat) -> int:
    from drafting.batch.run import run
    from drafting.batch.summary import summarise

    with _progress(len(plan.units)) as advance:
        results = run(plan.units, orders, jobs=jobs, on_result=advance)
    summary = summarise(results)
    if shown_as == "json":
        _print_json(results, summary)
    else:
        _report(results, summary)
    return int(summary.states["failed"] > 0)


def _make_folder(folder: Path) -> None:
    from drafting.cli.inputs import NO_OUTPUT_FOLDER, CannotRun
    from drafting.diagnostics import Place

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"建不了输出文件夹 {folder}：没有写入权限，或上一级不是能写的位置"
        fault = NO_OUTPUT_FOLDER.at(Place(str(folder)), message, "用 -o 换一个有权限写入的位置")
        raise CannotRun([fault]) from error


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Result], None]]:
    """A bar on a terminal, a plain line now and then otherwise; on stderr either way."""
    if sys.stderr.isatty():
        with _bar(total) as advance:
            yield advance
        return
    yield _plain_progress(total)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Result], None]]:
    """Refreshed by hand: rich's own thread must not be running when worker processes are forked."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as progress:
        task = progress.add_task("生成", total=total)

        def advance(result: Result) -> None:
            progress.update(task, advance=1, description=result.source.stem[:12])
            progress.refresh()

        yield advance


def _plain_progress(total: int) -> Callable[[Result], None]:
    from drafting.cli.screen import tell

    step = max(1, total // 10)
    done = 0

    def advance(result: Result) -> None:
        nonlocal done
        done += 1
        if result.state == "failed":
            tell(f"未生成：{result.source}")
        if done % step == 0 or done == total:
            tell(f"进度 {done}/{total}")

    return advance


def _report(results: Sequence[Result], summary: Summary) -> None:
    from drafting.batch.summary import STATES
    from drafting.cli.screen import say, show, tell

    for result in results:
        if result.state == "failed":
            tell(f"{result.source} 未生成：")
            show(each for each in result.diagnostics if each.severity == "error")
    for result in results:
        if result.state == "kept":
            tell(f"{result.source}：旧稿有人改过，没有覆盖，新稿另存为 {result.output}")
    counts = "，".join(f"{label} {summary.states[state]}" for state, label in STATES.items() if summary.states[state])
    say(f"共 {summary.units} 个单位：{counts}")
    _show_missing(summary)


def _show_missing(summary: Summary) -> None:
    from drafting.batch.summary import MOST_MISSING
    from drafting.cli.screen import print_table

    if not summary.missing:
        return
    rows = [(each.path, str(each.units), "、".join(each.providers)) for each in summary.missing[:MOST_MISSING]]
    print_table(f"缺数最多的指标（共 {len(summary.missing)} 项）", ("指标", "缺数单位", "提供单位"), rows)


def _print_json(results: Sequence[Result], summary: Summary) -> None:
    from drafting.cli.screen import print_json

    print_json({"units": [each.to_json() for each in results], "summary": summary.to_json()})


def _show_plan(plan: Plan, shown_as: OutputFormat) -> int:
    """--dry-run: what would be made; 1 where a unit's data cannot be read for its name."""
    from drafting.cli.screen import print_json, say, show

    faulty = any(unit.faults for unit in plan.units)
    if shown_as == "json":
        units = [
            {
                "source": str(unit.source),
                "unit": None,
                "output": str(unit.output) if unit.output else None,
                "state": "planned" if unit.output else "failed",
                "missing": [],
                "diagnostics": [each.to_json() for each in unit.faults],
            }
            for unit in plan.units
        ]
        print_json({"units": units, "summary": {"units": len(units), "dry_run": True}})
        return int(faulty)
    for unit in plan.units:
        show(unit.faults)
        say(f"{unit.source} → {unit.output}" if unit.output else f"{unit.source} → 不能生成")
    say(f"共 {len(plan.units)} 个单位（--dry-run：什么也没有写）")
    return int(faulty)


def _refuse(refused: Refused, code: int, shown_as: OutputFormat) -> int:
    from drafting.cli.screen import print_json, show

    if shown_as == "json":
        found = [each.to_json() for each in refused.diagnostics]
        print_json({"units": [], "summary": {"units": 0}, "diagnostics": found})
    else:
        show(refused.diagnostics)
    return code
