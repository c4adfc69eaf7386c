"""drafting update: late figures into a Word file that people have edited."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from drafting.cli.asked.options import Force, Missing, MissingOption, Style, Template, Templates
from drafting.cli.told.outcome import Outcome, say_where, settled, tell_nothing_written
from drafting.cli.told.screen import OutputFormat
from drafting.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.blocks.record import Record
    from drafting.delivery import Delivered
    from drafting.diagnostics import Diagnostic
    from drafting.library import Library
    from drafting.model.dataset import Dataset
    from drafting.pipeline import Draft
    from drafting.way_back.updating.changes import Change
    from drafting.way_back.updating.story import Copy, Edited

_MOST_NEAR: Final = 100
_LARGEST_NEAR: Final = 32 << 20  # bytes

HELP = """\
迟到的数写进有人改过的 Word 稿：用修订写，不动别人改过的字。

稿子改过名、挪过地方都不要紧。数变了的改数，“增长”“下降”跟着改，多出或没有了的句子插入、删去，都是 Word 修订，可以逐条接受或拒绝。
有人改过的数不动，与数据不同的加批注（正文 X，数据 Y）；有人改写过的句子不动，加批注写明原稿现在的说法；找不准位置的列出来。
稿子转存过 odt、doc，生成记录丢了的，用 --before 写上当初的原稿（.docx）或旧数据（.yaml），就按它去对。
写成退出码为 0；数据或模板有必改的错误为 1；不是本程序的稿子、是另一份报告、文件读写有问题为 2，什么也不写。

示例：
  drafting update 王科长改.docx -d 某乡2026.yaml -o 王科长改（补数）.docx
  drafting update 送审稿.docx -d 某乡2026.yaml -o 送审稿2.docx --author 乡村振兴股
  drafting update 转存过的.docx -d 某乡2026.yaml --before 某乡总结.docx -o 补数.docx"""


def update(
    edited: Annotated[Path, typer.Argument(metavar="稿.docx", help="有人改过的 Word 稿。")],
    data: Annotated[Path, typer.Option("-d", "--data", metavar="数据.yaml", help="更新了的数据文件。")],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="新稿.docx", help="写到哪个文件。")],
    before: Annotated[
        Path | None,
        typer.Option("--before", metavar="原稿", help="稿子里没有生成记录时：当初生成的原稿（.docx），\n或当初的旧数据（.yaml）。"),
    ] = None,
    author: Annotated[str, typer.Option("--author", metavar="姓名", help="修订和批注的署名。")] = "起草助手",
    template: Template = None,
    missing: MissingOption = "mark",
    style: Style = None,
    templates: Templates = None,
    force: Force = False,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    made = make(Order(edited, data, out, before, author, template, missing, style, templates, force))
    if shown_as == "json":
        from drafting.cli.told.screen import print_json

        print_json(made.to_json())
    else:
        _report(made)
    return made.exit_code


@frozen
class Order:
    """What the command line asks for."""

    edited: Path
    data: Path
    out: Path
    before: Path | None = None
    author: str = "起草助手"
    template: str | None = None
    missing: Missing = "mark"
    style: str | None = None
    templates: Path | None = None
    force: bool = False


@frozen
class Made(Outcome):
    """What came of it."""

    changes: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, object]:
        return {
            **self.output_json(),
            "changes": [each.to_json() for each in self.changes],
            "missing": list(self.missing),
        }


def make(order: Order) -> Made:
    """Read, draft, update and deliver; every refusal becomes diagnostics and an exit code."""
    return settled(partial(_make, order), Made)


def _make(order: Order) -> Made:
    from drafting.cli.asked.inputs import (
        require_folder,
        require_style,
        require_updatable,
        require_word_file,
        require_word_output,
    )
    from drafting.diagnostics import has_errors
    from drafting.pipeline import draft, open_library, read_dataset
    from drafting.way_back.updating.story import read_copy

    require_word_file(order.edited)
    require_updatable(order.data)
    if order.before:
        _require_before(order.before)
    require_folder(order.templates)
    require_word_output(order.out)
    copy = read_copy(order.edited.read_bytes(), str(order.edited))

    library = open_library(order.templates, Path.cwd())
    style = require_style(order.style, library) if order.style else None
    loaded = read_dataset(order.data, library, order.template)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        return Made(1, loaded.diagnostics)
    person = _with_its_draft(copy, order, library, loaded.dataset)
    template = order.template or loaded.dataset.template or person.record.template
    drafted = draft(library, loaded.dataset, template, missing=order.missing, style=style, checking="mismatches")
    found = loaded.diagnostics + drafted.diagnostics
    if drafted.document is None or has_errors(drafted.diagnostics):
        return Made(1, found, missing=drafted.missing)
    return _updated(person, drafted, found, order, library, style)


def _require_before(before: Path) -> None:
    """Raises CannotRun unless it is a data file or a Word file."""
    from drafting.cli.asked.inputs import require_data_file, require_word_file
    from drafting.files.filenames import DATA_SUFFIXES

    if before.suffix.lower() in DATA_SUFFIXES:
        require_data_file(before)
    else:
        require_word_file(before)


def _with_its_draft(copy: Copy, order: Order, library: Library, dataset: Dataset) -> Edited:
    """The copy and what it was made from. Raises Refused; without a record, with all that can be told."""
    from drafting.diagnostics import Refused
    from drafting.readers.package import CannotRead
    from drafting.way_back.updating.story import with_its_draft

    if copy.record is not None or order.before is not None:
        original = _record_of(order.before, order, library) if order.before else None
        return with_its_draft(copy, original, str(order.before))
    try:
        return with_its_draft(copy)
    except Refused as refused:
        raise CannotRead(_with_offer(refused.diagnostics, copy, order, library, dataset)) from None


def _record_of(before: Path, order: Order, library: Library) -> Record:
    """How the original was drafted: as its file says, or as its data give it today. Raises Refused."""
    from drafting.diagnostics import Refused, has_errors
    from drafting.files.filenames import DATA_SUFFIXES
    from drafting.pipeline import read_dataset
    from drafting.way_back.edited import redrafted
    from drafting.way_back.updating.story import read_copy, with_its_draft

    if before.suffix.lower() not in DATA_SUFFIXES:
        return with_its_draft(read_copy(before.read_bytes(), str(before))).record
    loaded = read_dataset(before, library, order.template)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        raise Refused(loaded.diagnostics)
    return redrafted(library, loaded.dataset, order.template)
def _with_offer(
    found: tuple[Diagnostic, ...], copy: Copy, order: Order, library: Library, dataset: Dataset
) -> list[Diagnostic]:
    """A refusal for want of a record, with the original that stands near, and the figures that read otherwise."""
    from dataclasses import replace

    from drafting.way_back.edited import redrafted
    from drafting.way_back.updating.originals import closest, differences, is_copy_of

    fresh = redrafted(library, dataset, order.template)
    if not is_copy_of(copy.text, fresh):
        return [*found]
    near, *others = closest(copy.text, fresh, dict(_records_near(order))) or [""]
    hint = f"旁边的 {near} 有同一份报告的生成记录，是它的原稿就加 --before {near}" if near else ""
    if others:
        hint = f"旁边有同一份报告的生成记录，{near} 最像，是它的原稿就加 --before {near}；也可能是 {'、'.join(others)}"
    first, *rest = found
    return [replace(first, hint=hint or first.hint), *rest, *differences(copy.text, fresh, copy.name)]


def _records_near(order: Order) -> Iterator[tuple[str, Record]]:
    """The records of other Word files beside the copy and beside the data, those that nobody has changed first."""
    from drafting.readers.record import read_record, unchanged
    from drafting.way_back.edited import newer

    folders = dict.fromkeys((order.edited.parent, order.data.parent))
    files = [each for folder in folders for each in sorted(folder.glob("*.docx")) if not each.name.startswith("~$")]
    found = []
    for file in files[:_MOST_NEAR]:
        try:
            data = file.read_bytes() if file.is_file() and file.stat().st_size <= _LARGEST_NEAR else b""
        except OSError:
            continue
        record = read_record(data)
        if record is not None and not newer(record.version):
            found.append((not unchanged(data), str(file), record))
    yield from ((name, record) for _, name, record in sorted(found, key=lambda each: each[0]))


def _updated(
    person: Edited, drafted: Draft, found: tuple[Diagnostic, ...], order: Order, library: Library, style: Path | None
) -> Made:
    """The update of what was read and drafted, in its place."""
    from drafting.pipeline import write
    from drafting.way_back.updating.story import update as updated

    assert drafted.document is not None
    fresh = write(drafted.document, "docx", library, style, folder=order.data.parent)
    made = updated(person, fresh, order.author, date.today())
    delivered = _delivered(person.data, made.data, order)
    found += made.diagnostics + delivered.diagnostics
    return Made(0, found, delivered, drafted.missing, made.changes)


def _delivered(source: bytes, data: bytes, order: Order) -> Delivered:
    """The new bytes in their place; what an earlier update made of this very file is replaced."""
    from drafting.delivery import deliver, sweep
    from drafting.files.ingredients import digest_of
    from drafting.writers.docx.seal import was_updated_from

    sweep([order.out])
    in_place = order.out.resolve() == order.edited.resolve()

    def loses_nothing(there: bytes) -> bool:
        """All of it is in the file that was read, which stays."""
        return not in_place and (there == source or was_updated_from(there, source))

    standing = [order.out.read_bytes()] if order.out.is_file() else []
    ours = frozenset(digest_of(each) for each in standing if loses_nothing(each))
    return deliver(order.out, data, force=order.force, ours=ours)


def _report(made: Made) -> None:
    from drafting.cli.told.screen import say, show, tell

    show(made.diagnostics)
    if made.delivered is None:
        tell_nothing_written(made)
        return
    for each in made.changes:
        if each.done == "changed":
            say(f"{each.where}  {_in_words(each)}")
    counts = Counter(each.done for each in made.changes)
    tell(f"写成修订 {counts['changed']} 处，加批注 {counts['noted']} 处，要自己改的 {counts['listed']} 处")
    if made.missing:
        tell(f"数据里还缺 {len(made.missing)} 个数：{'、'.join(made.missing)}")
    say_where(made.delivered)


def _in_words(change: Change) -> str:
    what = "一行" if change.is_row else ""
    if change.kind == "insert":
        return f"插入{what}：{change.new}"
    if change.kind == "delete":
        return f"删去{what}：{change.old}"
    from drafting.way_back.updating.changes import named

    name = named(change.path) if change.path else ""
    return f"{change.old or '（无）'} → {change.new or '（删去）'}{f'（{name}）' if name else ''}"
