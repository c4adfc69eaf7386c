"""Pages turned on their side for wide tables: the section and its footers.

A turned page is bound at its table's head (GB/T 9704 clause 8: on odd pages the head lies at the binding edge, on even
ones at the cut), so the paper is turned a quarter to the left, and its page number keeps the place it has on the paper:
below the upright type area, which is left of the turned one, with its foot towards the edge of the paper.
"""

from __future__ import annotations

import re
from typing import Final

from drafting.writers.docx import stylesheet
from drafting.writers.style import Page, Style

FOOTERS: Final = ("word/footerTurned.xml", "word/footerTurnedEven.xml")
RELATIONSHIPS: Final = ("rIdFooterTurned", "rIdFooterTurnedEven")
FOOTER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
FOOTER_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"

_EMU: Final = 635  # a twip
_FIRST_ID: Final = 90001  # of drawings in footers; those of the text count from 1
_WORDS: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def turned_page(page: Page) -> Page:
    """The same paper a quarter turned to the left: its left edge is the top."""
    return Page(
        width=page.height,
        height=page.width,
        top=page.left,
        bottom=page.right,
        left=page.bottom,
        right=page.top,
        mirrored=page.mirrored,
    )


def turned_section(section: str, style: Style) -> str:
    """The w:sectPr of a turned page, from that of an upright one."""
    page = turned_page(style.page)
    size = f'<w:pgSz w:w="{page.width}" w:h="{page.height}" w:orient="landscape"/>'
    margins = (
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        'w:header="851" w:footer="567" w:gutter="0"/>'
    )
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{key}"/>'
        for kind, key in zip(("default", "even"), RELATIONSHIPS, strict=True)
    )
    section = re.sub(r"<w:(?:footer|header)Reference [^>]*/>|<w:titlePg[^>]*/>", "", section)
    section = re.sub(r"(<w:sectPr[^>]*>)", lambda match: match[1] + references, section, count=1)
    section = re.sub(r"<w:pgSz [^>]*/>", size, section)
    section = re.sub(r"<w:pgMar [^>]*/>", margins, section)
    return re.sub(r"<w:docGrid [^>]*/>", "", section)


def turned_footers(style: Style) -> tuple[str, str]:
    """The contents of the footers of turned pages, odd and even."""
    number = style.page_number
    return _footer(style, number.odd, _FIRST_ID), _footer(style, number.even, _FIRST_ID + 1)


def _footer(style: Style, place: str, number_of_box: int) -> str:
    """An empty footer with the page number in a box beside the type area; its text runs down the page."""
    page, number = turned_page(style.page), style.page_number
    em = number.face.em
    line = stylesheet.FOOTER_LINE
    head = page.left - number.gap + round(line * (1 - stylesheet.DASH))  # where the line's upper edge lies
    indents = {
        "right": f'<w:ind w:rightChars="100" w:right="{em}"/>',
        "left": f'<w:ind w:leftChars="100" w:left="{em}"/>',
        "center": "",
    }
    paragraph = (
        f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.FOOTER}"/>{indents[place]}<w:jc w:val="{place}"/></w:pPr>'
        f"{stylesheet.page_field(number)}</w:p>"
    )
    box = f"<w:r>{_box(number_of_box, page, head, paragraph)}</w:r>" if number.words else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr {_WORDS}>'
        f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.FOOTER}"/></w:pPr>{box}</w:p></w:ftr>'
    )


def _box(number: int, page: Page, head: int, paragraph: str) -> str:
    """A text box whose text runs down the page, its first line ending at `head` twips from the left edge of the paper.

    It stands in the middle of the left margin and beside the type area: LibreOffice puts a box with an offset of its
    own at the corner of the page where the parity of pages changes. VML is for readers that know no DrawingML.
    """
    width, height = 2 * head - page.left, page.height - page.top - page.bottom
    left = head - width
    cx, cy = width * _EMU, height * _EMU
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="leftMargin"><wp:align>center</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:wrapNone/><wp:docPr id="{number}" name="页码{number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{paragraph}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    at = f"margin-left:{left / 20:g}pt;margin-top:{page.top / 20:g}pt;width:{width / 20:g}pt;height:{height / 20:g}pt"
    fallback = (
        f'<w:pict><v:rect id="_x9875_{number}" style="position:absolute;{at};'
        'mso-position-horizontal-relative:page;mso-position-vertical-relative:page" filled="f" stroked="f">'
        f'<v:textbox style="layout-flow:vertical" inset="0,0,0,0"><w:txbxContent>{paragraph}</w:txbxContent></v:textbox></v:rect></w:pict>'
    )
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>'
