"""document.xml from top to bottom: what stands before the text, the text, what stands after it."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Back, Block, Document, Imprint, Paragraph
from drafting.writers.closed_up import FEW, closed_up
from drafting.writers.docx.annexes import write_annexes
from drafting.writers.docx.back import write_back
from drafting.writers.docx.blocks import write_block
from drafting.writers.docx.front import write_front
from drafting.writers.docx.imprint import HAIR, write_imprint
from drafting.writers.docx.sheet import Sheet

_OPEN: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    b'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>'
)
_SHORT: Final = 120
"""Characters of a last paragraph that may move to the next page with the signature: about four lines."""


def write_body(sheet: Sheet, document: Document) -> bytes:
    """document.xml of the whole document."""
    letter = document.front.head.letter
    sheet.first_is_bare = letter  # no page number on the first page (10.1)
    write_front(sheet, document.front, document.region)
    sheet.pitch = closed_up(document, sheet.style)
    for block in document.blocks[:-1]:
        write_block(sheet, block)
    signed = bool(document.back.signatures or document.back.date) and _may_move(document)
    for block in document.blocks[-1:]:  # some text stands on the page of the signature (7.3.5.1), before 附件说明 too
        write_block(sheet, block, keep="<w:keepNext/>" if signed and _is_short(block) else "")
    if document.back != Back() or document.annexes:
        sheet.turn(False)
    write_back(sheet, document.back, document.annexes)
    sheet.pitch = 0
    write_annexes(sheet, document.annexes, document.region)
    if document.back.imprint != Imprint():
        if sheet.turn(False):
            sheet.blank(HAIR)  # a floating table that is the first of a section stands on the page before it in LibreOffice
        write_imprint(sheet, document.back.imprint, letter=letter)
    section = sheet.end().encode()
    return b"".join((_OPEN, *sheet.xml, section, b"</w:body></w:document>"))


def _may_move(document: Document) -> bool:
    """Whether the last block may leave the first page: some text stays there."""
    return len(document.blocks) > FEW or not document.annexes or (all(isinstance(each, Paragraph) for each in document.blocks[-2:]) and len(document.blocks) > 1)


def _is_short(block: Block) -> bool:
    """LibreOffice moves a paragraph that is kept with the next one as a whole, and leaves its page half empty."""
    return not isinstance(block, Paragraph) or len(block.words) <= _SHORT
