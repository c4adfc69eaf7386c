"""What stands before the text: 版头, title, 稿次, 发文字号, 主送机关 and 称谓."""

from __future__ import annotations

from drafting.blocks.document import Front
from drafting.blocks.wording import addressed, bracketed
from drafting.writers.docx import stylesheet
from drafting.writers.docx.letter import write_letter_head
from drafting.writers.docx.letterhead import write_letterhead
from drafting.writers.docx.sheet import Sheet
from drafting.writers.title import shape_title


def write_front(sheet: Sheet, front: Front, region: str) -> None:
    """`region` is the name of the place, after which a line of the title may end."""
    if front.head.letter:
        write_letter_head(sheet, front)
        numbered = True
    else:
        numbered = write_letterhead(sheet, front, region)
    for line in shape_title(front.title, region, sheet.style.title_limit).lines:
        sheet.line(stylesheet.TITLE, line)
    if front.draft:
        sheet.line(stylesheet.DRAFT, bracketed(front.draft))
    if front.document_number and not numbered:
        sheet.line(stylesheet.NUMBER, front.document_number)
    sheet.blank()
    for name in (front.addressee, front.salutation):
        if name:
            sheet.line(stylesheet.ADDRESSEE, addressed(name))
