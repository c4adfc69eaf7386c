"""附件 (GB/T 9704 7.3.7): each on a new page, its mark in the first line, its title in the third."""

from __future__ import annotations

from drafting.blocks.document import Annex, Table
from drafting.writers.docx import stylesheet
from drafting.writers.docx.blocks import write_block
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.tables import fit_table
from drafting.writers.title import shape_title


def write_annexes(sheet: Sheet, annexes: tuple[Annex, ...], region: str) -> None:
    """What has no content travels on its own and has no page; its number stays its own."""
    for place, annex in enumerate(annexes, 1):
        if not annex.blocks:
            continue
        opening = annex.blocks[0]
        sheet.turn(isinstance(opening, Table) and fit_table(opening, sheet.style).turned)
        sheet.gap = 0  # the new page is gap enough
        sheet.line(stylesheet.ANNEX, f"附件{place}" if len(annexes) > 1 else "附件")
        sheet.blank("<w:p><w:pPr><w:keepNext/></w:pPr></w:p>")
        for line in shape_title(annex.title, region, sheet.style.title_limit).lines:
            sheet.line(stylesheet.ANNEX_TITLE, line)
        sheet.blank()
        for block in annex.blocks:
            write_block(sheet, block)
