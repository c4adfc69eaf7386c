"""drafting render: one data file → one report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from drafting.cli.asked.options import Force, Missing, MissingOption, Style, Template, Templates
from drafting.cli.told.outcome import Outcome, say_where, settled, tell_nothing_written
from drafting.cli.told.screen import OutputFormat
from drafting.files.filenames import Format
from drafting.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.blocks.document import FigureRecord
    from drafting.cli.told.faces import Listing
    from drafting.diagnostics import Diagnostic
    from drafting.library import Library
    from drafting.pipeline import Checking, Draft
    from drafting.source import Tree

_MOST_NAMED: Final = 20

HELP = """\
一份数据生成一份报告（Word 文件，按 GB/T 9704 排版）。

不写 -o 时，在数据文件旁边生成“<标题>.docx”。旧稿被人改过的，从不覆盖：新稿另存为“…（数据更新稿）”。
核对不符的（数和数对不上的，编码 R 开头；数本身不可能的，D124、D255、D264、D272、D274；没有单位的，D083），
草稿照写，印出来的那个数后面标【待核】，算存疑；改好或注明情况属实，才出得了定稿，check 也列为必改。
照名称算不上的数（D323）等别的存疑，平常的草稿不查，check、--review 和 --final 都查；--final 只提示，不拦。
生成完成退出码为 0；数据或模板有别的必改的错误为 1，什么也不写；命令写法、文件读写有问题为 2。

示例：
  drafting render 某乡2026.yaml
  drafting render 某乡2026.yaml -o 总结.docx
  drafting render 某县.yaml -t rural/progress -o 进展.md
  drafting render 某乡2026.yaml --review -o 讨论稿.docx
  drafting render 某乡2026.yaml --final -o 定稿.docx"""


def render(
    data: Annotated[Path, typer.Argument(metavar="数据.yaml", help="数据文件。")],
    template: Template = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪个文件；扩展名决定格式。")
    ] = None,
    to: Annotated[Format | None, typer.Option("--to", help="输出格式；不写则看 -o 的扩展名，再不然是 docx。")] = None,
    missing: MissingOption = "mark",
    final: Annotated[bool, typer.Option("--final", help="定稿：还有【待补】【待核】、勾稽不符就不出稿。")] = False,
    review: Annotated[
        bool, typer.Option("--review", help="讨论稿：查出的问题作为批注，写在 Word 正文里那个数、那句话上。")
    ] = False,
    style: Style = None,
    body: Annotated[
        bool, typer.Option("--body", help="只要主体：不印版头（红头、文号、签发人）和版记，由办公系统套红。")
    ] = False,
    reference: Annotated[
        Path | None,
        typer.Option("--reference", metavar="版式.docx", help="从这个 Word 文件的样式取字体、字号和间距：公文正文、公文标题、\n公文一级标题……，或 正文、标题、标题 1……。"),
    ] = None,
    templates: Templates = None,
    force: Force = False,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    order = Order(
        data, template, out, to, "mark" if final else missing, final, review, style, reference, body, templates, force
    )
    made = make(order)
    if shown_as == "json":
        from drafting.cli.told.screen import print_json

        print_json(made.to_json())
    else:
        _report(made, final=final)
    return made.exit_code


@frozen
class Order:
    """What the command line asks for."""

    data: Path
    template: str | None = None
    out: Path | None = None
    to: Format | None = None
    missing: Missing = "mark"
    final: bool = False
    review: bool = False
    style: str | None = None
    reference: Path | None = None
    body: bool = False
    templates: Path | None = None
    force: bool = False


@frozen
class Made(Outcome):
    """What came of it."""

    figures: Sequence[FigureRecord] = ()
    dropped: int = 0
    noted: int | None = None  # findings that stand as comments

    def to_json(self) -> dict[str, object]:
        """What `render --format json` gives: where the text is, its figures, what is said of it."""
        return {
            **self.output_json(),
            "figures": [each.to_json() for each in self.figures],
            "missing": list(self.missing),
        }


def make(order: Order) -> Made:
    """Load, draft, write and deliver; every refusal becomes diagnostics and an exit code."""
    from drafting.cli.told.faces import Listing

    with Listing() as listing:
        return settled(partial(_make, order, listing), Made)


def _make(order: Order, listing: Listing) -> Made:
    from drafting.cli.asked.inputs import require_style
    from drafting.diagnostics import has_errors
    from drafting.pipeline import open_library, read_dataset

    to = _checked(order)
    library = open_library(order.templates, Path.cwd())
    style = require_style(order.style, library) if order.style else None
    loaded = read_dataset(order.data, library, order.template)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        from drafting.proofreading.besides import besides_errors

        return Made(1, loaded.diagnostics + besides_errors(library, loaded, order.template))

    from drafting.pipeline import draft

    checking: Checking = "all" if order.final or order.review else "repairs"
    drafted = draft(library, loaded.dataset, order.template, missing=order.missing, style=style, checking=checking)
    drafted = _dressed(drafted, order, to, library, style)
    made = _judged(loaded.diagnostics, loaded.dataset.tree, drafted, order)
    if made.exit_code:
        return made
    return _written(made, drafted, order, to, library, style, listing)


def _checked(order: Order) -> Format:
    """The format that is asked for. Raises CannotRun where the command line cannot be followed."""
    from drafting.cli.asked.inputs import output_format, require_data_file, require_folder, require_readable
    from drafting.pipeline import require_word

    require_data_file(order.data)
    require_folder(order.templates)
    if order.reference:
        require_readable(order.reference)
        require_word(order.reference)
    to = output_format(order.out, order.to)
    if order.review:
        _require_discussable(order, to)
    return to


def _dressed(drafted: Draft, order: Order, to: Format, library: Library, style: Path | None) -> Draft:
    """The draft in the dress that is asked for, with what is to be said of its look."""
    from drafting.assembling.elements import without_dress
    from drafting.pipeline import layout

    if drafted.document is None:
        return drafted
    document = without_dress(drafted.document) if order.body else drafted.document
    looked_at = layout(document, library, style, folder=order.data.parent, reference=order.reference, to=to)
    return replace(drafted, document=document, diagnostics=drafted.diagnostics + looked_at)


def _written(
    made: Made, drafted: Draft, order: Order, to: Format, library: Library, style: Path | None, listing: Listing
) -> Made:
    """The draft in the file that it is asked for in."""
    from drafting.cli.told.faces import faces_of
    from drafting.delivery import deliver, sweep
    from drafting.pipeline import write

    assert drafted.document is not None
    folder = order.data.parent
    out = order.out or _default_output(order.data, drafted.document.front.title, to)
    sweep([out])
    data = write(drafted.document, to, library, style, final=order.final, folder=folder, reference=order.reference)
    noted = None
    if order.review:
        from drafting.proofreading.review import AUTHOR, reviewed

        commented = reviewed(data, made.diagnostics, AUTHOR, date.today())
        data, noted = commented.data, commented.noted
    delivered = deliver(out, data, force=order.force)
    found = made.diagnostics + delivered.diagnostics
    if to == "docx":
        found += faces_of(library, style, listing, order.reference)
    return replace(made, noted=noted, delivered=delivered, diagnostics=found)


def _require_discussable(order: Order, to: Format) -> None:
    """Raises CannotRun: comments stand in a Word file that is no final copy."""
    from drafting.cli.asked.inputs import CannotRun
    from drafting.cli.rules import USAGE

    if order.final:
        message = "--final 和 --review 不能同时用：定稿里没有批注"
        raise CannotRun([USAGE.at(None, message, "先用 --review 出讨论稿，问题改完后再用 --final 出定稿")])
    if to != "docx":
        raise CannotRun([USAGE.at(None, f"--review 的批注只能写在 Word 文件里，不能写在 {to} 里", "去掉 --review，或输出 .docx")])


def _judged(found: tuple[Diagnostic, ...], data: Tree, drafted: Draft, order: Order) -> Made:
    """The draft so far, with the exit code that its diagnostics ask for."""
    from drafting.diagnostics import has_errors, softened

    if order.final:
        from drafting.proofreading.finals import held_to_final

        diagnostics = held_to_final(found + drafted.diagnostics + drafted.prose, drafted.document, data, str(order.data))
    else:
        diagnostics = found + drafted.diagnostics + softened(drafted.prose)
    figures = drafted.document.figures if drafted.document else ()
    stop = has_errors(diagnostics) or drafted.document is None
    return Made(int(stop), diagnostics, None, drafted.missing, figures, drafted.dropped)


def _default_output(data: Path, title: str, to: Format) -> Path:
    from drafting.files.filenames import safe_stem

    return data.with_name(f"{safe_stem(title.replace('|', '')) or data.stem}.{to}")


def _report(made: Made, *, final: bool) -> None:
    from drafting.cli.told.screen import show, tell
    from drafting.diagnostics import Severity, is_mismatch

    show(made.diagnostics)
    if made.dropped:
        tell(f"没有数据而省去的句子：{made.dropped} 处")
    if made.missing:
        tell(f"正文中有【待补】{len(made.missing)} 处：{'、'.join(made.missing[:_MOST_NAMED])}{'等' if len(made.missing) > _MOST_NAMED else ''}")
    if made.delivered is None:
        tell_nothing_written(made)
        return
    mismatches = [each.code for each in made.diagnostics if is_mismatch(each.code, each.severity)]
    if mismatches:
        marked = "，或者行末写着待核" if "R142" in mismatches else ""
        codes = sorted(set(mismatches))
        told = "、".join(codes[:_MOST_NAMED]) + "等" * (len(codes) > _MOST_NAMED)
        tell(f"核对不符 {len(mismatches)} 处（{told}）：数有矛盾、不可能或者没有单位{marked}，草稿照常生成，印出来的标着【待核】；check 和定稿（--final）把它们列为必改，不改不出定稿")
    doubts = sum(each.severity is Severity.WARNING and each.code[0] != "F" for each in made.diagnostics) if final else 0
    if doubts:
        tell(f"定稿里有存疑 {doubts} 处（见上），不拦定稿，送出以前请逐条核实")
    if made.noted is not None:
        tell(f"写成批注的问题：{made.noted} 条" if made.noted else "没有要写成批注的问题")
    say_where(made.delivered)
