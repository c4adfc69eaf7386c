"""版头 of a 信函 (GB/T 9704 10.1): the mark and two red double rules, placed on the first page's paper."""

from __future__ import annotations

from drafting.blocks.document import Front
from drafting.writers.docx import stylesheet
from drafting.writers.docx.letterhead import eighths, fit_mark, mark_line, mark_run, mark_spacing
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.text import run
from drafting.writers.style import Style
from drafting.writers.title import width

_THICK, _THIN = 45, 15  # twips of the double rule
_BETWEEN = 30


def write_letter_head(sheet: Sheet, front: Front) -> None:
    """Mark, rules, and the lines of 份号, 密级, 紧急程度 with the 发文字号 at the right end of the first."""
    style, head = sheet.style, front.head
    if head.marks:  # the main issuing body's alone
        _mark(sheet, head.marks[0])
        _lower_rule(sheet)
    left = [text for text in (head.copy_number, head.secrecy, head.urgency) if text]
    styles = [stylesheet.COPY_NUMBER if text == head.copy_number else stylesheet.SECRECY for text in left]
    number = front.document_number
    if not left and number:
        left, styles = [""], [stylesheet.COPY_NUMBER]
    above = _above_first_line(style)
    for place, (text, style_id) in enumerate(zip(left, styles, strict=True)):
        spacing = f'<w:spacing w:before="{above}"/>' if place == 0 else ""
        if place == 0 and number:
            tabs = f'<w:tabs><w:tab w:val="right" w:pos="{style.page.text_width}"/></w:tabs>'
            runs = run(text) + run("\t", stylesheet.PLAIN) + run(number, stylesheet.PLAIN)
            sheet.paragraph(style_id, f"{text}\t{number}", runs, tabs + spacing)
        else:
            sheet.line(style_id, text, spacing)
    for _ in range(2):  # the title stands two lines below
        sheet.blank()


def _mark(sheet: Sheet, text: str) -> None:
    style = sheet.style
    look = style.letter
    size, scale = fit_mark(width(text), style)
    frame = _frame(style, look.top)
    mark = f'{frame}{mark_spacing(size)}<w:jc w:val="center"/>'
    sheet.paragraph(stylesheet.MARK, text, mark_run(text, size, scale), mark)
    under_glyphs = mark_line(size) - size * 10
    gap = max(20, look.mark_to_line - under_glyphs)
    sheet.paragraph(stylesheet.RED_LINE, "", "", frame + _edge(style, "bottom", _THICK) + _height(gap))
    sheet.paragraph(stylesheet.RED_LINE, "", "", frame + _edge(style, "bottom", _THIN) + _height(_BETWEEN))


def _lower_rule(sheet: Sheet) -> None:
    """上细下粗, above the lower edge of the first page."""
    style = sheet.style
    top = style.page.height - style.letter.bottom - _THICK - _BETWEEN - 20
    frame = _frame(style, top)
    sheet.paragraph(stylesheet.RED_LINE, "", "", frame + _edge(style, "bottom", _THIN) + _height(20))
    sheet.paragraph(stylesheet.RED_LINE, "", "", frame + _edge(style, "bottom", _THICK) + _height(_BETWEEN))


def _frame(style: Style, top: int) -> str:
    left = (style.page.width - style.letter.length) // 2
    return (
        f'<w:framePr w:w="{style.letter.length}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{left}" w:y="{top}"/>'
    )


def _edge(style: Style, side: str, thickness: int) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{eighths(thickness)}" w:space="0" w:color="{style.head.colour}"/></w:pBdr>'


def _height(line: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'


def _above_first_line(style: Style) -> int:
    """7/8 of a 三号 glyph between the rule and the glyphs of the first line below it."""
    wanted = 7 / 8 * style.body.em
    in_line = 0.8 * style.line - 0.88 * style.body.em
    return max(0, round(wanted - in_line))
