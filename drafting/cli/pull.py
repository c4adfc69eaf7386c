"""drafting pull: figures that people changed, back into the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafting.cli.asked.options import Templates
from drafting.cli.told.screen import OutputFormat

if TYPE_CHECKING:
    from drafting.way_back.pulling.proposing import Pulled

HELP = """\
把 Word 里（或数据核对单上）改过的数拉回数据文件。

先只显示：每个改动在哪一段、由多少改成多少，数据文件要改哪一行；加 --apply 才写进数据文件，
注释、顺序和其他内容一字不动。算出来的数（合计、完成率、公式）只指出来源，不改；
同一个数两处改得不一样，或数据后来也改过，列出来由人定；
没有生成记录的稿（定稿、转存过的）分不清是谁改的，只列出来，不写。
用表（.xlsx、.csv）成批生成的稿，-d 写那份表：列出改过的数和要改的格，表由人改。

示例：
  drafting pull 总结（领导改）.docx -d 某县.yaml
  drafting pull 数据核对单.xlsx -d 某县.yaml --apply"""


def pull(
    edited: Annotated[Path, typer.Argument(metavar="改过的.docx|核对单.xlsx", help="改过的报告，或填好的数据核对单。")],
    data: Annotated[Path, typer.Option("-d", "--data", metavar="数据.yaml", help="要改的数据文件。")],
    apply: Annotated[bool, typer.Option("--apply", help="写进数据文件；不写就只显示。")] = False,
    templates: Templates = None,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.cli.told.exits import exit_code
    from drafting.cli.told.screen import print_json, show
    from drafting.delivery import amend
    from drafting.diagnostics import Refused, has_errors

    try:
        seen, pulled = _pull(edited, data, templates)
        applied = apply and bool(pulled.proposals) and not pulled.unsure
        if applied:
            amend(data, seen, pulled.data)
    except Refused as refused:
        if shown_as == "json":
            findings = [each.to_json() for each in refused.diagnostics]
            print_json({"proposals": [], "diff": "", "applied": False, "diagnostics": findings})
        else:
            show(refused.diagnostics)
        return exit_code(refused)
    if shown_as == "json":
        print_json(
            {
                "proposals": [each.to_json() for each in pulled.proposals],
                "diff": pulled.diff,
                "applied": applied,
                "diagnostics": [each.to_json() for each in pulled.diagnostics],
            }
        )
    else:
        _print(pulled, data, applied=applied)
    not_to_be_written = pulled.unsure or not (pulled.data or not pulled.diagnostics)
    return int(has_errors(pulled.diagnostics) or (apply and not_to_be_written))


def _pull(edited: Path, data: Path, templates: Path | None) -> tuple[bytes, Pulled]:
    """The data file's bytes and what is to be changed in it. Raises Refused."""
    from dataclasses import replace

    from drafting.cli.asked.inputs import require_data_file, require_folder, require_form_or_word_file
    from drafting.diagnostics import Refused, has_errors
    from drafting.load.tables.confirmation import read_confirmation
    from drafting.pipeline import facts, open_library, read_dataset
    from drafting.way_back.confirming import changes_of, confirmed_otherwise
    from drafting.way_back.edited import open_edited, require_same_subject
    from drafting.way_back.pulling.in_report import changes_in
    from drafting.way_back.pulling.proposing import pull

    require_form_or_word_file(edited)
    require_folder(templates)
    library = open_library(templates, Path.cwd())
    if (listed := _in_cells(edited, data)) is not None:
        return b"", listed
    require_data_file(data)
    seen = data.read_bytes()
    loaded = read_dataset(data, library)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        raise Refused(loaded.diagnostics)
    if edited.suffix.lower() == ".xlsx":
        answers = read_confirmation(edited.read_bytes(), str(edited))
        require_same_subject(answers, loaded.dataset, str(edited))
        changes, told = changes_of(answers)
        told += confirmed_otherwise(answers, facts(library, loaded.dataset, loaded.dataset.template or ""))
        template = loaded.dataset.template or ""
    else:
        report = open_edited(edited.read_bytes(), str(edited), library, loaded.dataset)
        changes, told = changes_in(report)
        template = loaded.dataset.template or report.record.template
    pulled = pull(changes, facts(library, loaded.dataset, template), seen, str(data))
    return seen, replace(pulled, diagnostics=(*pulled.diagnostics, *told))


def _in_cells(edited: Path, data: Path) -> Pulled | None:
    """What was changed in a report that a batch has made from a table; None where it was not made from this one."""
    from drafting.cli.asked.inputs import require_readable
    from drafting.files.filenames import TABLE_SUFFIXES
    from drafting.readers.package import CannotRead
    from drafting.way_back.edited import open_edited
    from drafting.way_back.pulling.in_cells import changes_in_cells
    from drafting.way_back.pulling.proposing import Pulled

    if data.suffix.lower() not in TABLE_SUFFIXES or edited.suffix.lower() == ".xlsx":
        return None
    require_readable(data)
    try:
        found = changes_in_cells(open_edited(edited.read_bytes(), str(edited)), data.name)
    except CannotRead:
        return None  # that nobody pulls into a table is told
    return None if found is None else Pulled((), tuple(found), b"", "")


def _print(pulled: Pulled, data: Path, *, applied: bool) -> None:
    from drafting.cli.told.screen import say, show
    from drafting.way_back.pulling.signs import said

    show(pulled.diagnostics)
    for each in pulled.proposals:
        change = each.change
        say(f"{change.path}：{change.old} → {said(change)}  {change.where}  [{each.place}]")
    if pulled.diff:
        say(pulled.diff)
    if not pulled.proposals and not pulled.data:
        say("数在表里，程序不改表：上面各条写明改哪一格" if pulled.diagnostics else "稿里的数没有改过")
    elif not pulled.proposals:
        say("没有要改进数据的数")
    elif pulled.unsure:
        say(f"以上 {len(pulled.proposals)} 处只列出来，加 --apply 也不写：是人改的，照后面的行号改数据；数据后来改对了的，不动")
    elif applied:
        say(f"已改：{data}（{len(pulled.proposals)} 处）")
    else:
        say(f"以上 {len(pulled.proposals)} 处还没有写进数据；确认后加 --apply 再运行一次")
