"""What a person should know of the layout before the file goes out; nothing here stops a draft."""

from __future__ import annotations

from drafting.blocks.document import Document
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.registry import declare
from drafting.writers.style import Style
from drafting.writers.title import shape_title

TITLE_SHAPE = declare(
    Rule(
        "F001",
        "标题排不成梯形或菱形",
        Severity.WARNING,
        "标题回行应当词意完整、排列对称，每行不超过规定字数，成梯形或菱形（GB/T 9704 7.3.1）。找不到合适的断行处时按最好的办法排出，请改短标题，或在标题中用 | 指定断行处。",
    )
)

def layout_findings(document: Document, style: Style) -> tuple[Diagnostic, ...]:
    """Findings about the title's shape (F001)."""
    found: list[Diagnostic] = []
    shape = shape_title(document.front.title, document.region, style.title_limit)
    if not shape.ok:
        found.append(
            TITLE_SHAPE.at(
                None,
                f"标题“{_short(document.front.title)}”排成{len(shape.lines)}行，不成梯形或菱形，或断开了词语",
                f"改短标题，或用 | 指定断行处，每行不超过{style.title_limit:g}字，各行长短不同",
                path="公文.标题",
                excerpt=document.front.title,
            )
        )
    return tuple(found)


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:24]}…"
