"""A text so short that it may stand on the first page with its signature: how far its lines are closed up for that.

The signature must not stand on a page without text (GB/T 9704 7.3.5.4); where a line or two are wanting, offices close the lines of the text up, as it says.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from drafting.blocks.document import Block, Document, Paragraph
from drafting.blocks.wording import note_lines
from drafting.writers.closing import advance, annex_list, sealed_alone, sealed_together, unsealed
from drafting.writers.opening import lines_for_text, lines_of_page
from drafting.writers.style import Style

FEW: Final = 3
"""Blocks of a text that may all stand on the first page, which must show some of it (7.3.3): none of them moves away."""
_CLOSEST: Final = 1.375
"""Of the size of the letters: 22磅 for 三号. Closer together nobody sets a page."""
_STEP: Final = 10  # twips
_SPARE: Final = 1.0
"""Lines that stay free: in LibreOffice a red head takes most of one more than reckoned."""


def closed_up(document: Document, style: Style) -> int:
    """Twips of a line with which text and signature fill the first page; 0 where they have room there as they are, or would not have it anyway."""
    room, wanted = _room_and_wanted(document, style)
    if not wanted or wanted <= room:
        return 0
    line = int((room - _SPARE) * style.line / wanted / _STEP) * _STEP
    return line if line >= _CLOSEST * style.body.em else 0


def signed_without_text(document: Document, style: Style) -> bool:
    """Whether the signature will stand on a page of its own: the text is one paragraph, which the first page must show, or ends where a page does."""
    room, wanted = _room_and_wanted(document, style)
    if len(document.blocks) != 1 or not wanted > room >= 1:
        return False
    text = wanted - (behind := _lines_behind(document, style))
    if text <= room:
        return not closed_up(document, style)
    last, lines = (text - int(room)) % int(lines_of_page(style)), lines_of_page(style) - _SPARE
    return last < lines < last + behind  # a page that is all but full may as well run on to the next, with some of the text


def _room_and_wanted(document: Document, style: Style) -> tuple[float, int]:
    """(lines of the first page that the text and what follows may take, lines that they take); (0, 0) of a longer text, or one that nobody signs."""
    back = document.back
    if not (back.signatures or back.date) or not 0 < len(document.blocks) <= FEW or not all(_is_plain(each) for each in document.blocks):
        return 0, 0
    text = sum(_lines_of(each, style) for each in document.blocks if isinstance(each, Paragraph))
    return lines_for_text(document.front, document.region, style), text + _lines_behind(document, style)


def _is_plain(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.lead is None


def _lines_of(paragraph: Paragraph, style: Style) -> int:
    indent = style.indent * (style.body.em + style.spacing)
    return max(1, ceil((indent + advance(paragraph.words, style)) / style.page.text_width))


def _lines_behind(document: Document, style: Style) -> int:
    """附件说明 with the blank line above it, 署名 with those above it, 成文日期 and 附注."""
    back = document.back
    listed = [ceil((advance(each.text, style) - each.hanging) / (style.page.text_width - each.left)) for each in annex_list(document.annexes, style)]
    lines = sum(max(1, each) for each in listed) + bool(listed)
    lines += (style.closing.room if back.sealed else 1) + bool(back.date) + sum(ceil(advance(each, style) / style.page.text_width) for each in note_lines(back))
    if back.sealed and len(back.signatures) > 1:
        return lines + sum(row.above + 1 for row in sealed_together(back, style).rows)
    return lines + len((sealed_alone if back.sealed else unsealed)(back, style).names)
