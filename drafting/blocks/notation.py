"""Blocks ⇄ Markdown: # headings with printed numbers, GFM tables, pictures, **bold**, and nothing else marked up.

Not all of CommonMark is read: each paragraph is a run of lines up to a blank one, a backslash makes the next
character literal. What blocks say comes back; where figures came from does not (they come back as text), and
neither does the run-in of a heading, which comes back as the paragraph's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from drafting.blocks.document import (
    Block,
    Chart,
    Column,
    Figure,
    Heading,
    Image,
    Inlines,
    Paragraph,
    Table,
    Text,
    plain,
)
from drafting.blocks.wording import header_text, note_text, run_in
from drafting.patterns import lazy

_MARKUP: Final = lazy(r"[\\`*_\[\]<>|~&]")
_LINE_START: Final = lazy(r"(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|\d{1,9}[.)](?=\s|$))")

_HEADING: Final = lazy(r"(#{1,6})\s+(.*)", re.DOTALL)
_NUMBER: Final = lazy(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}\.(?!\d)|（\d{1,2}）|[①-⑳]"
)
_PICTURE: Final = lazy(r"!\[((?:[^\]\\]|\\.)*)\]\((?:<([^>]*)>|([^\s)]*))\)", re.DOTALL)
_DELIMITER: Final = lazy(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_UNIT: Final = lazy(r"(.+)（([^（）]+)）", re.DOTALL)
_PIECE: Final = lazy(
    r"\\(?P<literal>[!-/:-@\[-`{-~\n])|(?P<bold>\*\*)|(?P<line><br>)|(?P<text>[^\\*<]+|.)", re.DOTALL
)
_TOTALS: Final = frozenset({"合计", "总计"})


def write_blocks(blocks: Iterable[Block]) -> str:
    """Markdown with a blank line between blocks."""
    return "\n\n".join(part for block in blocks for part in block_parts(block))


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


def read_blocks(text: str) -> tuple[str, tuple[Block, ...]]:
    """The title (the first # heading, "" without one) and the blocks of a Markdown text. Any text can be read."""
    title = ""
    blocks: list[Block] = []
    for part in re.split(r"\n(?:[ \t]*\n)+", text.replace("\r\n", "\n").strip("\n")):
        heading = _HEADING.fullmatch(part)
        if heading and len(heading[1]) == 1 and not title and not blocks:
            title = plain(read_inlines(heading[2]))
        elif part.strip(" \t"):
            blocks.append(_read_block(part, heading))
    return title, tuple(blocks)


def read_inlines(text: str) -> Inlines:
    """Text with bold; adjacent pieces of one weight are one."""
    out: list[Text] = []
    bold = False
    for match in _PIECE.finditer(text):
        if match["bold"]:
            bold = not bold
            continue
        piece = "\n" if match["line"] else match["literal"] or match["text"]
        if out and out[-1].bold is bold:
            out[-1] = Text(out[-1].text + piece, bold)
        else:
            out.append(Text(piece, bold))
    return tuple(out)


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


def _read_block(part: str, heading: re.Match[str] | None) -> Block:
    if heading:
        return _read_heading(len(heading[1]) - 1, heading[2])
    picture = _PICTURE.fullmatch(part.strip())
    if picture:
        return Image(picture[2] or picture[3] or "", plain(read_inlines(picture[1])))
    lines = part.split("\n")
    if len(lines) > 1 and "|" in lines[0] and _DELIMITER.fullmatch(lines[1].strip()):
        return _read_table(lines)
    return Paragraph(read_inlines(part))


def _read_heading(level: int, text: str) -> Heading:
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    return Heading(max(level, 1), text[:start], read_inlines(text[start:]))


def _read_table(lines: Sequence[str]) -> Table:
    header, sides, *rows = (_cells(line) for line in lines)
    columns = []
    for place, cell in enumerate(header):
        name = plain(read_inlines(cell))
        unit = _UNIT.fullmatch(name)
        numeric = place < len(sides) and sides[place].endswith(":")
        columns.append(Column(unit[1], unit[2], numeric) if unit else Column(name, "", numeric))
    read = tuple(tuple(read_inlines(cell) for cell in row) for row in rows)
    total = bool(read and read[-1] and plain(read[-1][0]) in _TOTALS)
    return Table(tuple(columns), read, total=total)


def _cells(line: str) -> list[str]:
    inner = re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|"))
    return [cell.strip(" \t") for cell in re.split(r"(?<!\\)\|", inner)]
