"""Blocks as Markdown: # headings with printed numbers, GFM tables, pictures, **bold**, and nothing else marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from drafting.blocks.document import (
    Block,
    Chart,
    Figure,
    Heading,
    Image,
    Inlines,
    Paragraph,
    Table,
    Text,
)
from drafting.blocks.wording import header_text, note_text, run_in
from drafting.patterns import lazy

_MARKUP: Final = lazy(r"[\\`*_\[\]<>|~&]")
_LINE_START: Final = lazy(r"(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}[.)](?=\s|$))")



def block_parts(block: Block) -> list[str]:
    """The paragraphs of Markdown that a block becomes: a table has a caption and notes around it."""
    if isinstance(block, Heading):
        return [f"{'#' * min(block.level + 1, 6)} {escape(block.number)}{_inlines(block.content)}"]
    if isinstance(block, Paragraph):
        return [_guard(_lead(block) + _inlines(block.content))]
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Chart):
        return _table(block.table)
    return [_picture(block)]


def literal(text: str) -> str:
    """A paragraph of its own in which no character is markup."""
    return _guard(escape(text))


def escape(text: str) -> str:
    """Each character as itself; line ends inside a block become hard ones."""
    escaped = _MARKUP.sub(r"\\\g<0>", text) if _MARKUP.search(text) else text
    if "\n" not in escaped and "\r" not in escaped:
        return escaped
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\\n")


def _inlines(content: Inlines) -> str:
    return "".join(
        f"**{escape(each.text)}**"
        if isinstance(each, Text | Figure) and each.bold and each.text.strip()
        else escape(each.text)
        for each in content
    )


def _lead(paragraph: Paragraph) -> str:
    if paragraph.lead is None:
        return ""
    content, stop = run_in(paragraph.lead)
    return f"{escape(paragraph.lead.number)}{_inlines(content)}{stop}"


def _guard(paragraph: str) -> str:
    """A paragraph that begins like a heading, a list item or code is still a paragraph."""
    paragraph = paragraph.lstrip(" \t")
    match = _LINE_START.match(paragraph)
    if not match:
        return paragraph
    mark = match[0]
    return f"{mark[:-1]}\\{paragraph[len(mark) - 1 :]}" if mark[0].isdigit() else f"\\{paragraph}"


def _table(table: Table) -> list[str]:
    places = range(len(table.columns))
    lines = [_row(escape(header_text(column)) for column in table.columns)]
    lines.append(_row("---:" if column.numeric else "---" for column in table.columns))
    lines += [_row(_inlines(row[place]) if place < len(row) else "" for place in places) for row in table.rows]
    parts = [literal(line) for line in (table.caption, table.unit_line) if line]
    parts.append("\n".join(lines))
    return parts + ([literal(note_text(table.notes))] if table.notes else [])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("\\\n", "<br>") for cell in cells) + " |"


def _picture(image: Image) -> str:
    target = f"<{image.file}>" if re.search(r"[\s()]", image.file) else image.file
    return f"![{escape(image.caption)}]({target})"
