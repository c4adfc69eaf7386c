"""The Markdown writer: # headings with their printed numbers, GFM tables, **bold**, nothing else marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from drafting.blocks.document import (
    Back,
    Block,
    Document,
    Figure,
    Front,
    Heading,
    Image,
    Inlines,
    Paragraph,
    Table,
    Text,
)
from drafting.writers.style import Style
from drafting.writers.wording import addressed, bracketed, header_text, note_text, one_line, run_in, visible

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>|~&]")
_LINE_START: Final = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}[.)](?=\s|$))")


def write_md(document: Document, style: Style) -> bytes:  # noqa: ARG001 — one signature for all writers
    """The document as utf-8 Markdown, a blank line between blocks."""
    parts = _front(document.front)
    parts += [text for block in document.blocks for text in _block(block)]
    parts += _back(document.back)
    return visible("\n\n".join(parts) + "\n").encode("utf-8")


def _front(front: Front) -> list[str]:
    parts = [f"# {_escape(one_line(front.title))}"]
    if front.draft:
        parts.append(_literal(bracketed(front.draft)))
    if front.document_number:
        parts.append(_literal(front.document_number))
    return parts + [_literal(addressed(name)) for name in (front.addressee, front.salutation) if name]


def _block(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return [f"{'#' * min(block.level + 1, 6)} {_escape(block.number)}{_inlines(block.content)}"]
    if isinstance(block, Paragraph):
        return [_guard(_lead(block) + _inlines(block.content))]
    if isinstance(block, Table):
        return _table(block)
    return _image(block)


def _lead(paragraph: Paragraph) -> str:
    if paragraph.lead is None:
        return ""
    content, stop = run_in(paragraph.lead)
    return f"{_escape(paragraph.lead.number)}{_inlines(content)}{stop}"


def _inlines(content: Inlines) -> str:
    return "".join(
        f"**{_escape(each.text)}**"
        if isinstance(each, Text | Figure) and each.bold and each.text.strip()
        else _escape(each.text)
        for each in content
    )


def _table(table: Table) -> list[str]:
    lines = [_row(_escape(header_text(column)) for column in table.columns)]
    lines.append(_row("---:" if column.numeric else "---" for column in table.columns))
    places = range(len(table.columns))
    lines += [_row(_inlines(row[place]) if place < len(row) else "" for place in places) for row in table.rows]
    parts = [_literal(table.caption)] if table.caption else []
    parts.append("\n".join(lines))
    return parts + ([_literal(note_text(table.notes))] if table.notes else [])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("\\\n", "<br>") for cell in cells) + " |"


def _image(image: Image) -> list[str]:
    target = f"<{image.file}>" if re.search(r"[\s()]", image.file) else image.file
    return [f"![{_escape(image.caption)}]({target})"]


def _back(back: Back) -> list[str]:
    parts = [_literal(each) for each in (*back.signatures, back.date) if each]
    return parts + ([_literal(bracketed(back.note))] if back.note else [])


def _literal(text: str) -> str:
    return _guard(_escape(text))


def _escape(text: str) -> str:
    """Each character as itself; line ends inside a block become hard ones."""
    escaped = _MARKUP.sub(lambda match: "\\" + match[0], text) if _MARKUP.search(text) else text
    return (
        escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\\n")
        if "\n" in escaped or "\r" in escaped
        else escaped
    )


def _guard(paragraph: str) -> str:
    """A paragraph that begins like a heading or a list item is still a paragraph."""
    match = _LINE_START.match(paragraph)
    if not match:
        return paragraph
    mark = match[0]
    return f"{mark[:-1]}\\{paragraph[len(mark) - 1 :]}" if mark[0].isdigit() else f"\\{paragraph}"
