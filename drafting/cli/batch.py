"""drafting batch: a folder of data files, or a table with a row per unit → a folder of reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafting.cli.options import Force, Template, Templates
from drafting.cli.render import Missing
from drafting.cli.screen import OutputFormat

if TYPE_CHECKING:
    from drafting.batch.executors import Team
    from drafting.batch.orders import Orders
    from drafting.batch.plan import Plan
    from drafting.diagnostics import Diagnostic, Refused

HELP = """\
一批单位各生成一份报告，一个单位出错不影响其余单位。

来源可以是文件夹（取其中的 .yaml，隐藏文件和 ~$ 文件除外）、若干数据文件、带 * 的写法，
或者一份一行一个单位的表（.xlsx、.csv），各单位相同的内容写在 --common 文件里。
输出默认与数据文件同名；--name 里可用 {文件名} {地区} {单位} {年度} {报告期} {标题} {稿次}，
以 .md、.txt 结尾则输出该格式。被人改过的旧稿从不覆盖：新稿另存为“…（数据更新稿）”。
再次运行只做有变化的单位；中断以后重新运行，会接着做完。结束时在输出文件夹写一份 汇总.xlsx。
有单位没有生成时，退出码为 1。

示例：
  drafting batch 各乡镇/ -o 输出/
  drafting batch 各乡镇/ -o 输出/ --name "{标题}"
  drafting batch 填报汇总.xlsx --common 共用.yaml -o 输出/
  drafting batch "全省/**/*.yaml" -o 输出/ --name "{地区}" --dry-run"""


def batch(
    sources: Annotated[
        list[Path], typer.Argument(metavar="来源", help="文件夹，若干数据文件，或一份表（.xlsx、.csv）。")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="输出文件夹；没有就新建。")],
    template: Template = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", min=1, help="同时用几个进程；不写则用满处理器。")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="命名", help="输出文件的命名，默认 {文件名}。")] = "{文件名}",
    common: Annotated[
        Path | None,
        typer.Option("--common", metavar="共用.yaml", help="各单位相同的内容（模板、报告期、公文等），单位自己写的优先。"),
    ] = None,
    missing: Annotated[
        Missing, typer.Option("--missing", help="缺数怎么办，同 render：mark（默认）、omit、error。")
    ] = "mark",
    style: Annotated[
        str | None, typer.Option("--style", metavar="版式", help="本地版式文件（.yaml），或随程序的版式：撑满版心、页码居中。")
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="讨论稿：查出的问题作为批注写在 Word 里，同 render。")
    ] = False,
    templates: Templates = None,
    force: Force = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="不管上次做到哪里，全部重新生成。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出要生成哪些文件，什么也不写。")] = False,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="地址", help="交给 Dask 集群去做，如 tcp://10.0.0.5:8786。")
    ] = None,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.batch.job import draw_up
    from drafting.batch.naming import pattern_format
    from drafting.batch.orders import Orders
    from drafting.cli.exits import exit_code
    from drafting.cli.faces import faces_of
    from drafting.cli.inputs import CannotRun, require_batch_source, require_folder, require_readable, require_style
    from drafting.cli.rules import USAGE
    from drafting.cli.screen import show
    from drafting.diagnostics import Refused
    from drafting.pipeline import open_library

    def near(path: Path | None) -> Path | None:
        return path.absolute() if path is not None and cluster else path  # workers stand in folders of their own

    folder = near(out) or out
    hired: list[Team] = []
    try:
        if review and (pattern_format(name) or "docx") != "docx":
            raise CannotRun([USAGE.at(None, "--review 的批注只能写在 Word 文件里", "去掉 --review，或输出 .docx")])
        for source in sources:
            require_batch_source(source)
        require_folder(templates)
        if common is not None:
            require_readable(common)
        library = open_library(templates, Path.cwd())
        look = require_style(style, library) if style else None
        orders = Orders(
            near(templates), Path.cwd(), template, "docx", missing, force, near(look), near(common),
            review=date.today() if review else None, fresh=fresh, pattern=name, run=os.urandom(8).hex(),
        )  # fmt: skip
        plan, orders = draw_up(
            [near(each) or each for each in sources], folder, orders, lambda: _hire(hired, jobs, cluster, folder)
        )
        if dry_run:
            return _show_plan(plan, shown_as)
        if plan.to == "docx" and shown_as == "text":
            show(faces_of(library, look))
        return _run(plan, orders, lambda most: _hire(hired, jobs, cluster, folder, most), shown_as)
    except Refused as refused:
        return _refuse(refused, exit_code(refused), shown_as)
    finally:
        for team in hired:
            team.close()


def _hire(hired: list[Team], jobs: int | None, cluster: str | None, folder: Path, most: int | None = None) -> Team:
    """The workers, taken on when they are first needed."""
    from drafting.batch.executors import ClusterTeam, LocalTeam, available_cores

    if not hired:
        size = jobs or available_cores()
        if cluster:
            _make_folder(folder)  # a worker that cannot see it is found out now
        hired.append(ClusterTeam(cluster, folder) if cluster else LocalTeam(min(size, most or size)))
    return hired[0]


def _run(plan: Plan, orders: Orders, hire: Callable[[int], Team], shown_as: OutputFormat) -> int:
    from drafting.batch.job import carry_out
    from drafting.batch.ledger_file import open_ledger
    from drafting.cli.batch_report import report, told_in_json
    from drafting.cli.exits import INTERRUPTED
    from drafting.cli.progress import progress
    from drafting.cli.screen import show

    _make_folder(plan.folder)
    with closing(open_ledger(plan.folder)) as ledger:
        if shown_as == "text":
            show((*plan.notes, *ledger.notes))
        team = hire(len(plan))
        with progress(len(plan)) as (advance, failures):
            outcome = carry_out(plan, orders, team, ledger, advance)
        if shown_as == "json":
            told_in_json(ledger, outcome)
        else:
            report(outcome, failures)
    return int(outcome.summary.states["failed"] > 0) if outcome.finished else INTERRUPTED


def _make_folder(folder: Path) -> None:
    from drafting.cli.inputs import NO_OUTPUT_FOLDER, CannotRun
    from drafting.diagnostics import Place

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"建不了输出文件夹 {folder}：没有写入权限，或上一级不是能写的位置"
        fault = NO_OUTPUT_FOLDER.at(Place(str(folder)), message, "用 -o 换一个有权限写入的位置")
        raise CannotRun([fault]) from error


def _show_plan(plan: Plan, shown_as: OutputFormat) -> int:
    """--dry-run: what would be made; 1 where a unit's data cannot be read for its name."""
    from drafting.cli.batch_report import planned_in_json
    from drafting.cli.screen import say, show

    if shown_as == "json":
        return planned_in_json(plan)
    faulty = False
    for unit in plan:
        faulty = faulty or bool(unit.faults)
        show(unit.faults)
        say(f"{unit.shown} → {unit.output}" if unit.output else f"{unit.shown} → 不能生成")
    show(plan.notes)
    say(f"共 {len(plan)} 个单位（--dry-run：什么也没有写）")
    return int(faulty)


def _refuse(refused: Refused, code: int, shown_as: OutputFormat) -> int:
    from drafting.cli.screen import print_json, show

    if shown_as == "json":
        found: Sequence[object] = [each.to_json() for each in refused.diagnostics]
        print_json({"units": [], "summary": {"units": 0}, "diagnostics": found})
    else:
        diagnostics: Sequence[Diagnostic] = refused.diagnostics
        show(diagnostics)
    return code
