"""Tables: units in the header, numbers to the right, widths by content, never wider than the text area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.blocks.document import Column, Inlines, Table, plain
from drafting.writers.docx import stylesheet
from drafting.writers.docx.text import run
from drafting.writers.style import Style
from drafting.writers.title import width
from drafting.writers.wording import header_text

_PADDING: Final = 216  # twips: the left and right margins of a cell
_NARROWEST: Final = 3.0  # characters
_WIDEST: Final = 16.0  # characters a text column may ask for; what is longer wraps
_SHORT: Final = 10.0  # characters of a name that stays on one line
_SPARE: Final = 0.6  # characters of air, so that a number never touches the limit and wraps

Print = Callable[[Inlines, bool], str]
"""Inlines → runs; True for bold."""

_REPEATED: Final = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE: Final = "<w:trPr><w:cantSplit/></w:trPr>"


def _header_lines(column: Column, room: float) -> str:
    """The header on one line if the column has room (characters) for it, else the unit on a line of its own."""
    text = header_text(column)
    split = column.unit and column.header and width(text) + _SPARE > room
    return f"{column.header}\n（{column.unit}）" if split else text


def table_xml(table: Table, style: Style, print_inlines: Print) -> tuple[str, list[str]]:
    """The w:tbl and the text of each of its paragraphs, in order."""
    widths = column_widths(table, style)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    xml = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{stylesheet.TABLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    ]
    texts: list[str] = []

    def cell(size: int, style_id: str, right: bool, text: str, runs: str) -> None:
        texts.append(text)
        side = '<w:jc w:val="right"/>' if right else ""
        xml.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style_id}"/>{side}</w:pPr>{runs}</w:p></w:tc>'
        )

    xml.append(f"<w:tr>{_REPEATED}")
    for column, size in zip(table.columns, widths, strict=True):
        text = _header_lines(column, (size - _PADDING) / style.table.header.em)
        cell(size, stylesheet.CELL_HEADER, False, text, run(text) if text else "")
    xml.append("</w:tr>")
    last = len(table.rows) - 1 if table.total else -1
    for number, row in enumerate(table.rows):
        xml.append(f"<w:tr>{_WHOLE}")
        for place, (column, size) in enumerate(zip(table.columns, widths, strict=True)):
            content = row[place] if place < len(row) else ()
            cell(size, stylesheet.CELL, column.numeric, plain(content), print_inlines(content, number == last))
        xml.append("</w:tr>")
    xml.append("</w:tbl>")
    return "".join(xml), texts


def column_widths(table: Table, style: Style) -> list[int]:
    """Twips of each column, together the text width: each as wide as its content asks, numbers first."""
    em = style.table.body.em
    room = style.page.text_width
    wishes, floors = [], []
    for place, column in enumerate(table.columns):
        cells = [max(map(width, plain(row[place]).split("\n"))) for row in table.rows if place < len(row)]
        widest = max(cells, default=0.0)
        # a header may break before its unit; numbers and short names may not break
        head = max(map(width, _header_lines(column, 0.0).split("\n")))
        whole = widest if column.numeric or widest <= _SHORT else _SHORT
        floor = max(whole, min(head, _SHORT), _NARROWEST)
        wish = max(widest, head, _NARROWEST)
        wishes.append(min(wish, max(_WIDEST, floor)) + _SPARE)
        floors.append(floor + _SPARE)
    padded = [round(wish * em) + _PADDING for wish in wishes]
    if sum(padded) > room:
        padded = _squeeze(padded, [round(floor * em) + _PADDING for floor in floors], room)
    scale = room / sum(padded)
    sizes = [int(each * scale) for each in padded]
    sizes[sizes.index(max(sizes))] += room - sum(sizes)
    return sizes


def _squeeze(sizes: list[int], floors: list[int], room: int) -> list[int]:
    """Give way where there is most to give, never below the floors while that is possible."""
    excess = sum(sizes) - room
    slack = [max(0, size - floor) for size, floor in zip(sizes, floors, strict=True)]
    total = sum(slack)
    if total <= 0:
        return sizes
    share = min(1.0, excess / total)
    return [size - round(each * share) for size, each in zip(sizes, slack, strict=True)]
