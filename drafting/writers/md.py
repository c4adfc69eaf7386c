"""The Markdown writer: the front, the blocks in their notation, the back."""

from __future__ import annotations

from drafting.blocks.document import Back, Document, Front
from drafting.blocks.notation import block_parts, escape, literal
from drafting.blocks.wording import addressed, bracketed, one_line, visible
from drafting.writers.style import Style


def write_md(document: Document, style: Style) -> bytes:  # noqa: ARG001 — one signature for all writers
    """The document as utf-8 Markdown, a blank line between blocks."""
    parts = _front(document.front)
    parts += [part for block in document.blocks for part in block_parts(block)]
    parts += _back(document.back)
    return visible("\n\n".join(parts) + "\n").encode("utf-8")


def _front(front: Front) -> list[str]:
    lines = [bracketed(front.draft) if front.draft else "", front.document_number]
    lines += [addressed(name) for name in (front.addressee, front.salutation) if name]
    return [f"# {escape(one_line(front.title))}", *(literal(line) for line in lines if line)]


def _back(back: Back) -> list[str]:
    lines = [*back.signatures, back.date, bracketed(back.note) if back.note else ""]
    return [literal(line) for line in lines if line]
