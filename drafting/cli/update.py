"""drafting update: late figures into a Word file that people have edited."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafting.cli.options import Force, Template, Templates
from drafting.cli.screen import OutputFormat
from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.delivery import Delivered
    from drafting.diagnostics import Diagnostic
    from drafting.updating.changes import Change

HELP = """\
迟到的数写进有人改过的 Word 稿：用修订写，不动别人改过的字。

稿子改过名、挪过地方都不要紧。数变了的改数，“增长”“下降”跟着改，多出或没有了的句子插入、删去，都是 Word 修订，可以逐条接受或拒绝。
有人改过的数不动，与数据不同的加批注（正文 X，数据 Y）；有人改写过的句子不动，加批注写明原稿现在的说法；找不准位置的列出来。
写成退出码为 0；数据或模板有必改的错误为 1；不是本程序的稿子、是另一份报告、文件读写有问题为 2，什么也不写。

示例：
  drafting update 王科长改.docx -d 某乡2026.yaml -o 王科长改（补数）.docx
  drafting update 送审稿.docx -d 某乡2026.yaml -o 送审稿2.docx --author 乡村振兴股"""


def update(
    edited: Annotated[Path, typer.Argument(metavar="稿.docx", help="有人改过的 Word 稿。")],
    data: Annotated[Path, typer.Option("-d", "--data", metavar="数据.yaml", help="更新了的数据文件。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="新稿.docx", help="写到哪个文件。")],
    author: Annotated[str, typer.Option("--author", metavar="姓名", help="修订和批注的署名。")] = "起草助手",
    template: Template = None,
    templates: Templates = None,
    force: Force = False,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    made = make(edited, data, out, author, template, templates, force=force)
    if shown_as == "json":
        from drafting.cli.screen import print_json

        print_json(made.to_json())
    else:
        _report(made)
    return made.exit_code


@frozen
class Made:
    """What came of it. `delivered` is None when nothing was written."""

    exit_code: int
    diagnostics: tuple[Diagnostic, ...]
    delivered: Delivered | None = None
    changes: tuple[Change, ...] = ()
    missing: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            "output": str(self.delivered.path) if self.delivered else None,
            "diagnostics": [each.to_json() for each in self.diagnostics],
            "changes": [each.to_json() for each in self.changes],
            "missing": list(self.missing),
        }


def make(
    edited: Path, data: Path, out: Path, author: str, template: str | None, templates: Path | None, *, force: bool
) -> Made:
    """Read, draft, update and deliver; every refusal becomes diagnostics and an exit code."""
    from drafting.cli.exits import exit_code
    from drafting.diagnostics import Refused

    try:
        return _make(edited, data, out, author, template, templates, force=force)
    except Refused as refused:
        return Made(exit_code(refused), refused.diagnostics)


def _make(
    edited: Path, data: Path, out: Path, author: str, template: str | None, templates: Path | None, *, force: bool
) -> Made:
    from drafting.cli.inputs import output_format, require_data_file, require_folder, require_word_file
    from drafting.delivery import deliver, digest_of, sweep
    from drafting.diagnostics import has_errors
    from drafting.pipeline import draft, open_library, read_dataset, write
    from drafting.updating.story import read_edited
    from drafting.updating.story import update as updated
    from drafting.writers.docx.seal import was_updated_from

    require_word_file(edited)
    require_data_file(data)
    require_folder(templates)
    output_format(out, "docx")
    person = read_edited(edited.read_bytes(), str(edited))

    library = open_library(templates, Path.cwd())
    loaded = read_dataset(data, library, template)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        return Made(1, loaded.diagnostics)
    template = template or loaded.dataset.template or person.record.template
    drafted = draft(library, loaded.dataset, template, repairs=False)
    found = loaded.diagnostics + drafted.diagnostics
    if drafted.document is None:
        return Made(1, found)
    fresh = write(drafted.document, "docx", library, folder=data.parent)
    made = updated(person, fresh, author, date.today())
    sweep([out])
    source, in_place = person.data, out.resolve() == edited.resolve()

    def loses_nothing(there: bytes) -> bool:
        """All of it is in the file that was read, which stays."""
        return not in_place and (there == source or was_updated_from(there, source))

    standing = [out.read_bytes()] if out.is_file() else []
    ours = frozenset(digest_of(each) for each in standing if loses_nothing(each))
    delivered = deliver(out, made.data, force=force, ours=ours)
    found += made.diagnostics + delivered.diagnostics
    return Made(0, found, delivered, made.changes, drafted.missing)


def _report(made: Made) -> None:
    from drafting.cli.screen import counted, say, show, tell

    show(made.diagnostics)
    if made.delivered is None:
        tell(f"没有生成文件（{counted(made.diagnostics)}）")
        return
    for each in made.changes:
        if each.done == "changed":
            say(f"第{each.paragraph}段  {_in_words(each)}")
    counts = Counter(each.done for each in made.changes)
    tell(f"写成修订 {counts['changed']} 处，加批注 {counts['noted']} 处，要自己改的 {counts['listed']} 处")
    if made.missing:
        tell(f"数据里还缺 {len(made.missing)} 个数：{'、'.join(made.missing)}")
    done = {"done": "已生成", "unchanged": "没有变化", "kept": "新稿另存为"}[made.delivered.state]
    say(f"{done}：{made.delivered.path}")


def _in_words(change: Change) -> str:
    if change.kind == "insert":
        return f"插入：{change.new}"
    if change.kind == "delete":
        return f"删去：{change.old}"
    return f"{change.old or '（无）'} → {change.new or '（删去）'}"
