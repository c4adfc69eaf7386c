"""版头 of a 信函 (GB/T 9704 10.1): the mark and two red double rules, placed on the first page's paper."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Front
from drafting.writers.docx import stylesheet
from drafting.writers.docx.letterhead import mark_run, mark_spacing
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.text import run
from drafting.writers.opening import fit_mark, mark_line
from drafting.writers.style import Style
from drafting.writers.title import width

_THICK: Final = 45  # twips of a double rule
_THIN: Final = 15
_BETWEEN: Final = 30
_RULE: Final = _THICK + _BETWEEN + _THIN
_EMU: Final = 635  # a twip
_FIRST_ID: Final = 80001  # of drawings; those of the text count from 1
_BLANK_LINES: Final = 2  # between the last element and the title


def write_letter_head(sheet: Sheet, front: Front) -> None:
    """Mark, rules, and the lines of 份号, 密级, 紧急程度 with the 发文字号 at the right end of the first."""
    style, head = sheet.style, front.head
    if head.marks:  # the main issuing body's alone
        text = head.marks[0]
        size, scale = fit_mark(width(text), style)
        frame = _frame(style, style.letter.top)
        sheet.paragraph(
            stylesheet.MARK, text, mark_run(text, size, scale).encode(), f'{frame}{mark_spacing(size)}<w:jc w:val="center"/>'
        )
        upper = style.letter.top + size * 10 + style.letter.mark_to_line
        lower = style.page.height - style.letter.bottom - _RULE
        rules = ((upper, _THICK), (upper + _RULE - _THIN, _THIN), (lower, _THIN), (lower + _RULE - _THICK, _THICK))
        drawn = "".join(_rule(number, top, high, style) for number, (top, high) in enumerate(rules, _FIRST_ID))
        # the frame is as wide as the text and wider: lines stand below it
        begins = max(style.page.top, style.letter.top + mark_line(size))
        room = upper + _RULE + _above_first_line(style) - begins
        height = f'<w:spacing w:before="0" w:after="0" w:line="{max(20, room)}" w:lineRule="exact"/>'
        sheet.paragraph(stylesheet.RED_LINE, "", drawn.encode(), height)
    _first_lines(sheet, front)
    for _ in range(_BLANK_LINES):
        sheet.blank()


def _first_lines(sheet: Sheet, front: Front) -> None:
    head, number = front.head, front.document_number
    lines = [
        (stylesheet.COPY_NUMBER, head.copy_number),
        (stylesheet.SECRECY, head.secrecy),
        (stylesheet.SECRECY, head.urgency),
    ]
    left = [(style_id, text) for style_id, text in lines if text]
    if number:
        style_id, text = left.pop(0) if left else (stylesheet.COPY_NUMBER, "")
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{sheet.style.page.text_width}"/></w:tabs>'
        runs = (run(text) if text else "") + run(f"\t{number}", stylesheet.PLAIN)
        sheet.paragraph(style_id, f"{text}\t{number}", runs.encode(), tabs)
    for style_id, text in left:
        sheet.line(style_id, text)


def _frame(style: Style, top: int) -> str:
    left = (style.page.width - style.letter.length) // 2
    return (
        f'<w:framePr w:w="{style.letter.length}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{left}" w:y="{top}"/>'
    )


def _rule(number: int, top: int, high: int, style: Style) -> str:
    """A red bar across the page, `top` twips below the paper's upper edge."""
    wide = style.letter.length
    left = (style.page.width - wide) // 2
    size = f'cx="{wide * _EMU}" cy="{high * _EMU}"'
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left * _EMU}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top * _EMU}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:wrapNone/><wp:docPr id="{number}" name="双线{number - _FIRST_ID + 1}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{style.head.colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    at = f"margin-left:{left / 20:g}pt;margin-top:{top / 20:g}pt;width:{wide / 20:g}pt;height:{high / 20:g}pt"
    fallback = (
        f'<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" id="_x9704_{number}" style="position:absolute;{at};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" '
        f'fillcolor="#{style.head.colour}" stroked="f"/></w:pict>'
    )
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>'
    )


def _above_first_line(style: Style) -> int:
    """From the rule to the first line below it, so that 7/8 of a 三号 glyph lies between rule and glyphs."""
    in_line = 0.8 * style.line - 0.88 * style.body.em
    return max(0, round(7 / 8 * style.body.em - in_line))
