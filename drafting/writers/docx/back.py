"""What stands after the text: 署名, 成文日期 and 附注."""

from __future__ import annotations

from drafting.blocks.document import Back
from drafting.blocks.wording import bracketed
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sheet import Sheet


def write_back(sheet: Sheet, back: Back) -> None:
    if back.signatures or back.date:
        sheet.blank("<w:p><w:pPr><w:keepNext/></w:pPr></w:p>")
        _signatures(sheet, back)
    if back.note:
        sheet.line(stylesheet.NOTE, bracketed(back.note))


def _signatures(sheet: Sheet, back: Back) -> None:
    """7.3.5.2, no seal: two characters from the right, the date's first two to the right of the signature's first."""
    style = sheet.style
    em = style.body.em
    signature = max((sheet.advance(each) for each in back.signatures), default=0)
    date = sheet.advance(back.date)
    together = bool(back.signatures and back.date)
    longer_date = together and date > signature
    gap = 4 * em + date - signature if longer_date else 2 * em
    keep = "<w:keepNext/>" if back.date else ""
    for each in back.signatures:
        chars = "" if longer_date else 'w:rightChars="200" '
        sheet.line(stylesheet.SIGNATURE, each, f'{keep}<w:ind {chars}w:right="{gap}"/><w:jc w:val="right"/>')
    if not back.date:
        return
    if together and not longer_date:
        # a program that widens the borders of digits must not wrap the date: room beyond the text area
        left = max(0, style.page.text_width - signature)
        sheet.line(stylesheet.SIGNATURE, back.date, f'<w:ind w:left="{left}" w:right="-{2 * em}"/><w:jc w:val="left"/>')
    else:
        sheet.line(
            stylesheet.SIGNATURE, back.date, f'<w:ind w:rightChars="200" w:right="{2 * em}"/><w:jc w:val="right"/>'
        )
