"""drafting trace: where each figure of a report comes from."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from drafting.cli.asked.options import Templates
from drafting.cli.told.screen import OutputFormat
from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.library import Library
    from drafting.readers.places import Places
    from drafting.way_back.edited import Edited
    from drafting.way_back.tracing import Trace, Traced

HELP = """\
逐个列出报告里的数从哪里来：指标、数值、公式、数据文件第几行、提供单位。

Word 文件改过、换过名字、用 WPS 或 LibreOffice 另存过都可以：先按书签找，书签没了按生成记录对，
生成记录也没了，用 -d 写上数据文件，按上下文对。没有哪个指标对应的数，单独列在最后。
--form 另外生成一份数据核对单（Excel），一个提供单位一张表，发给各单位核对。

示例：
  drafting trace 总结（领导改）.docx
  drafting trace 总结.docx -d 某县.yaml --format json
  drafting trace 总结.docx -d 某县.yaml --form 数据核对单.xlsx"""

_VOICES: Final = {"template": "模板", "data": "文字材料", "rest": "其余"}
_AROUND: Final = 10  # characters shown beside a number without source


def trace(
    report: Annotated[Path, typer.Argument(metavar="报告.docx", help="生成的报告，可以是改过的。")],
    data: Annotated[
        Path | None, typer.Option("-d", "--data", metavar="数据.yaml", help="生成它的数据文件；没有生成记录时必须写。")
    ] = None,
    form: Annotated[
        Path | None, typer.Option("--form", metavar="核对单.xlsx", help="另外生成数据核对单，按提供单位分表。")
    ] = None,
    templates: Templates = None,
    shown_as: Annotated[
        OutputFormat, typer.Option("--format", help="屏幕上的输出：text 文字，json 供程序读取。")
    ] = "text",
) -> int:
    from drafting.cli.asked.inputs import require_form
    from drafting.cli.told.exits import exit_code
    from drafting.cli.told.screen import print_json, show
    from drafting.diagnostics import Refused
    from drafting.way_back.tracing import trace as trace_figures

    try:
        if form:
            require_form(form)
        opened = open_report(report, data, templates)
        traced = trace_figures(opened.edited)
        if form:
            _write_form(form, traced, opened)
    except Refused as refused:
        if shown_as == "json":
            findings = [each.to_json() for each in refused.diagnostics]
            print_json({"figures": [], "untraced": [], "diagnostics": findings})
        else:
            show(refused.diagnostics)
        return exit_code(refused)
    if shown_as == "json":
        print_json(traced.to_json())
    else:
        _print(traced)
    return 0


@frozen
class Opened:
    """A report with its figures found, and the facts of its data where they were named."""

    edited: Edited
    library: Library
    book: Book | None


def open_report(report: Path, data: Path | None, templates: Path | None) -> Opened:
    """Raises Refused."""
    from drafting.cli.asked.inputs import require_data_file, require_folder, require_word_file
    from drafting.diagnostics import Refused, has_errors
    from drafting.pipeline import facts, open_library, read_dataset
    from drafting.way_back.edited import open_edited

    require_word_file(report)
    require_folder(templates)
    library = open_library(templates, Path.cwd())
    if data is None:
        return Opened(open_edited(report.read_bytes(), str(report)), library, None)
    require_data_file(data)
    loaded = read_dataset(data, library)
    if loaded.dataset is None or has_errors(loaded.diagnostics):
        raise Refused(loaded.diagnostics)
    edited = open_edited(report.read_bytes(), str(report), library, loaded.dataset)
    return Opened(edited, library, facts(library, loaded.dataset, edited.record.template))


def _write_form(form: Path, traced: Trace, opened: Opened) -> None:
    from drafting.cli.told.screen import show, tell
    from drafting.delivery import deliver
    from drafting.way_back.confirming import confirmation
    from drafting.writers.confirmation import write_confirmation

    asked = confirmation(traced, opened.library.catalogue(opened.edited.record.template), opened.book)
    delivered = deliver(form, write_confirmation(asked))
    show(delivered.diagnostics)
    tell(f"核对单：{delivered.path}（{len(asked.sheets)} 个提供单位）")


def _print(traced: Trace) -> None:
    from drafting.cli.told.screen import say
    from drafting.readers.places import Places

    places = Places(traced.edited.text)
    recorded = traced.edited.basis == "record"
    standing = [each for each in traced.figures if not each.place.gone]
    for place, figures in groupby(standing, key=lambda each: _place(traced, places, each)):
        say(place)
        for each in figures:
            say(f"  {_line(each, recorded=recorded)}")
    gone = [each for each in traced.figures if each.place.gone]
    if gone:
        say(f"正文里已经删去的数 {len(gone)} 个：")
        for each in gone:
            say(f"  {_line(each, recorded=recorded)}")
    if traced.untraced:
        say(f"没有来源的数 {len(traced.untraced)} 处（数据里没有哪个指标对应）：")
        for loose in traced.untraced:
            text = traced.edited.text.texts[loose.paragraph]
            before, behind = text[max(0, loose.start - _AROUND) : loose.start], text[loose.end : loose.end + _AROUND]
            say(f"  {places.of(loose.paragraph)}  …{before}〔{loose.text}〕{behind}…".replace("\n", " "))
    say(_summary(traced))


def _place(traced: Trace, places: Places, each: Traced) -> str:
    """A paragraph with its first words; the figures of a table's row and those of a chart stand together."""
    if each.chart is not None:
        return f"图“{each.chart}”"
    paragraph = each.place.paragraph or 0
    where = places.of(paragraph)
    return where if places.table(paragraph) else f"{where}  {_beginning(traced.edited.text.texts[paragraph])}"


def _beginning(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= 30 else f"{bare[:30]}…"


def _line(traced: Traced, *, recorded: bool) -> str:
    """`recorded`: the file's own record says how it was drafted. 5361户  监测帮扶.监测对象.户  某县.yaml:10  县防返贫监测中心  模板"""
    origin, place = traced.origin, traced.place
    stands = place.text_now or origin.text
    pieces = [stands, origin.path]
    if place.changed and recorded:
        pieces[0] += f"（生成时是 {origin.text}）"
    if traced.today:
        pieces[0] += f"（数据现在是 {traced.today}）"
    if origin.value is not None and f"{origin.value}{origin.unit}" != origin.text:
        pieces.append(f"值 {origin.value}{origin.unit}")
    if origin.formula:
        inputs = f"（{'、'.join(origin.inputs)}）" if origin.inputs else ""
        pieces.append(f"= {origin.formula}{inputs}")
    pieces.append(f"{origin.file}:{origin.line}" if origin.line else origin.file)
    if origin.source:
        pieces.append(origin.source)
    pieces.append(_VOICES[origin.said_by])
    if not place.gone and not place.certain:
        pieces.append("位置不确定，请核对")
    return "  ".join(pieces)


def _summary(traced: Trace) -> str:
    shares = traced.shares
    total = len(traced.figures)
    names = {"bookmark": "按书签找到", "record": "按生成记录找到", "text": "按上下文找到", "gone": "已删去"}
    told = [f"{names[how]} {count} 个（{100 * count / total:.1f}%）" for how, count in shares.items() if count]
    changed = sum(each.place.changed for each in traced.figures)
    more = f"；改过的 {changed} 个" if changed else ""
    return f"共 {total} 个数：{'，'.join(told)}{more}；没有来源的数 {len(traced.untraced)} 处"
