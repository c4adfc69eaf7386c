"""The Markdown writer: the front, the blocks in their notation, the back."""

from __future__ import annotations

from drafting.blocks.document import Document
from drafting.blocks.notation import block_parts, escape, literal
from drafting.blocks.wording import (
    annex_mark,
    back_lines,
    front_lines,
    head_lines,
    imprint_lines,
    list_of_annexes,
    one_line,
    visible,
)
from drafting.writers.style import Style


def write_md(document: Document, style: Style) -> bytes:  # noqa: ARG001 — one signature for all writers
    """The document as utf-8 Markdown, a blank line between blocks."""
    front, back, annexes = document.front, document.back, document.annexes
    parts = [literal(line) for line in head_lines(front)]
    parts += [f"# {escape(one_line(front.title))}", *map(literal, front_lines(front))]
    parts += [part for block in document.blocks for part in block_parts(block)]
    parts += map(literal, (*list_of_annexes(annexes), *back_lines(back)))
    for number, annex in enumerate(annexes, 1):
        if annex.blocks:
            parts += [literal(annex_mark(number, annexes)), f"# {escape(one_line(annex.title))}"]
            parts += [part for block in annex.blocks for part in block_parts(block)]
    parts += map(literal, imprint_lines(back.imprint, letter=front.head.letter))
    return visible("\n\n".join(parts) + "\n").encode("utf-8")
