"""What a person should know of the layout before the file goes out; nothing here stops a draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks.document import Chart, Document
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.registry import declare
from drafting.writers.closed_up import signed_without_text
from drafting.writers.opening import lines_for_text
from drafting.writers.style import Style
from drafting.writers.title import shape_title, width

_MOST_SLICES: Final = 12
_LONG: Final = 28  # characters of 主送机关: a line

TITLE_SHAPE = declare(
    Rule(
        "F001",
        "标题排不成梯形或菱形",
        Severity.WARNING,
        "标题回行应当词意完整、排列对称，每行不超过规定字数，成梯形或菱形（GB/T 9704 7.3.1）。找不到合适的断行处时按最好的办法排出，请改短标题，或在标题中用 | 指定断行处。",
    )
)

FIRST_PAGE = declare(
    Rule(
        "F002",
        "首页排不下正文",
        Severity.WARNING,
        "公文首页必须显示正文（GB/T 9704 7.3.3）。联合行文的机关、主送机关太多，或者标题太长，正文会挤到第二页：发文机关标志可以只用主办机关的，主送机关可以移到版记（主送位置: 版记）。",
    )
)


SLICES = declare(
    Rule(
        "F003",
        "饼图的项太多，看不清",
        Severity.WARNING,
        "饼图分成十几块以上，块太窄，旁边的数会叠在一起。项多的用条形图，一项一条，名称和数都看得清。",
    )
)

SIGNED_ALONE = declare(
    Rule(
        "F004",
        "落款一页没有正文",
        Severity.WARNING,
        "署名、成文日期所在的一页应当有正文（GB/T 9704 7.3.5.4，不写“此页无正文”）。正文只有一段、首页剩下的地方差得太多，行距缩到22磅也放不下的，附件说明和署名排到了第二页；只有一段、长得排到第二页的，正好在页末写完，也这样：正文的最后一两句另起一段（或者多写一段，说明报送的依据、请求），程序把它和署名排在一页，或者改短附件的名称、标题。差一两行的，程序自己把行距缩小，排在首页。",
    )
)


def layout_findings(document: Document, style: Style) -> tuple[Diagnostic, ...]:
    """Findings about the title's shape (F001), a first page without text (F002), pies of too many slices (F003) and a signature on a page of its own (F004)."""
    return (*_title(document, style), *_first_page(document, style), *_pies(document), *_signed_alone(document, style))


def _title(document: Document, style: Style) -> Iterator[Diagnostic]:
    shape = shape_title(document.front.title, document.region, style.title_limit)
    if not shape.ok:
        yield TITLE_SHAPE.at(
            None,
            f"标题“{_short(document.front.title)}”排成{len(shape.lines)}行，不成梯形或菱形，或断开了词语",
            f"改短标题，或用 | 指定断行处，每行不超过{style.title_limit:g}字，各行长短不同",
            path="公文.标题",
            excerpt=document.front.title,
        )


def _first_page(document: Document, style: Style) -> Iterator[Diagnostic]:
    front = document.front
    if not document.blocks or lines_for_text(front, document.region, style) >= 1:
        return
    cures = (
        ("公文.发文机关标志", "发文机关标志 只写主办机关的", len(front.head.marks) if not front.head.letter else 0),
        ("公文.主送机关", "加上 主送位置: 版记", width(front.addressee) // _LONG),
        ("公文.标题", "改短标题", 1),
    )
    path, hint, _ = max(cures, key=lambda each: each[2])
    yield FIRST_PAGE.at(None, "正文前面的内容占满了首页，首页没有正文", hint, path=path)


def _pies(document: Document) -> Iterator[Diagnostic]:
    for block in document.all_blocks():
        if isinstance(block, Chart) and block.kind == "pie" and len(block.table.rows) > _MOST_SLICES:
            named = f"“{_short(block.table.caption)}”" if block.table.caption else ""
            yield SLICES.at(None, f"饼图{named}有{len(block.table.rows)}项，看不清", "改用条形图（类型: 条形图）")


def _signed_alone(document: Document, style: Style) -> Iterator[Diagnostic]:
    if signed_without_text(document, style):
        hint = "正文的最后一两句另起一段，程序把它和署名排在一页；或者改短附件的名称、标题"
        yield SIGNED_ALONE.at(None, "附件说明、署名要单独排到下一页，那一页没有正文", hint, path="公文")


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:24]}…"
