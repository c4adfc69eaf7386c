"""Markdown as blocks again, to see that nothing was lost in writing it.

Not all of CommonMark is read: each paragraph is a run of lines up to a blank one, a backslash makes the next
character literal. What blocks say comes back; where figures came from does not (they come back as text), and
neither does the run-in of a heading, which comes back as the paragraph's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from drafting.blocks.document import Block, Column, Heading, Image, Inlines, Paragraph, Table, Text, plain
from drafting.blocks.notation import block_parts

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)", re.DOTALL)
_NUMBER: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}\.(?!\d)|（\d{1,2}）|[①-⑳]"
)
_PICTURE: Final = re.compile(r"!\[((?:[^\]\\]|\\.)*)\]\((?:<([^>]*)>|([^\s)]*))\)", re.DOTALL)
_DELIMITER: Final = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?")
_UNIT: Final = re.compile(r"(.+)（([^（）]+)）", re.DOTALL)
_PIECE: Final = re.compile(
    r"\\(?P<literal>[!-/:-@\[-`{-~\n])|(?P<bold>\*\*)|(?P<line><br>)|(?P<text>[^\\*<]+|.)", re.DOTALL
)
_TOTALS: Final = frozenset({"合计", "总计"})


def write_blocks(blocks: Iterable[Block]) -> str:
    """Markdown with a blank line between blocks."""
    return "\n\n".join(part for block in blocks for part in block_parts(block))


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
