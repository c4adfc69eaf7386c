"""版记 (GB/T 9704 7.4): a table that floats at the foot of the last page's text area."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Imprint
from drafting.writers.docx import stylesheet
from drafting.writers.docx.letterhead import eighths
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.text import run

HAIR: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
"""A paragraph that takes no room: a floating table hangs on the one below it."""


def write_imprint(sheet: Sheet, imprint: Imprint, *, letter: bool = False) -> None:
    """主送 and 抄送 above a thin rule, 印发机关 and 印发日期 below it; a 信函 has neither rules nor the latter (10.1)."""
    rows = []
    sent = [(label, names) for label, names in (("主送：", imprint.addressees), ("抄送：", imprint.copies)) if names]
    if sent:
        rows.append("".join(_sent(sheet, label, names) for label, names in sent))
    if not letter and (imprint.printer or imprint.printed):
        rows.append(_printed(sheet, imprint))
    if rows:
        sheet.part_tables()
        sheet.xml.append(_table(sheet, rows, letter=letter).encode())
        sheet.blank(HAIR)


def _sent(sheet: Sheet, label: str, names: str) -> str:
    """One character in at both sides; what wraps stands below the first name."""
    em = sheet.style.imprint.face.em
    text = f"{label}{names}。"  # 主送 here is set like 抄送 (7.4.2)
    sheet.say(text)
    indent = f'<w:ind w:left="{em * (1 + len(label))}" w:right="{em}" w:hanging="{em * len(label)}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.IMPRINT}"/>{indent}</w:pPr>{run(text)}</w:p>'


def _printed(sheet: Sheet, imprint: Imprint) -> str:
    em = sheet.style.imprint.face.em
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{sheet.style.page.text_width - em}"/></w:tabs>'
    day = f"{imprint.printed}印发" if imprint.printed else ""
    text = f"{imprint.printer}\t{day}"
    sheet.say(text)
    look = f'{tabs}<w:ind w:left="{em}" w:right="{em}"/><w:jc w:val="left"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.IMPRINT}"/>{look}</w:pPr>{run(text)}</w:p>'


def _table(sheet: Sheet, rows: list[str], *, letter: bool) -> str:
    page, look = sheet.style.page, sheet.style.imprint
    edges = [] if letter else [_edge("top", look.outer), *([] if look.below else [_edge("bottom", look.outer)])]
    if not letter and len(rows) > 1:
        edges.append(_edge("insideH", look.inner))
    borders = f"<w:tblBorders>{''.join(edges)}</w:tblBorders>" if edges else ""
    last = len(rows) - 1
    body = ""
    for place, row in enumerate(rows):
        ended = look.below and not letter and place == last
        body += _row(
            page.text_width, row, f'w:val="{stylesheet.IMPRINT_LINE}" w:hRule="atLeast"', look.outer if ended else 0
        )
    if look.below:
        line = f'<w:spacing w:before="0" w:after="0" w:line="{look.below}" w:lineRule="exact"/>'
        sheet.say("")
        empty = f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.IMPRINT}"/>{line}</w:pPr></w:p>'
        body += _row(page.text_width, empty, f'w:val="{look.below}" w:hRule="exact"')
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
        f'w:tblpX="{page.left}" w:tblpYSpec="bottom"/><w:tblW w:w="{page.text_width}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{page.text_width}"/></w:tblGrid>{body}</w:tbl>'
    )


def _edge(side: str, size: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths(size)}" w:space="0" w:color="000000"/>'


def _row(width: int, content: str, height: str, under: int = 0) -> str:
    border = f"<w:tcBorders>{_edge('bottom', under)}</w:tcBorders>" if under else ""
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight {height}/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}'
        f"</w:tcPr>{content}</w:tc></w:tr>"
    )
