"""Word styles, settings, fonts and footers as XML, generated from the house style."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from drafting.writers.docx.text import escape
from drafting.writers.style import Face, PageNumber, Style

W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTER_LINE: Final = 280  # twips; with it the dash stands 0.58 of a line above the footer's lower edge
DASH: Final = 0.58

# styleId of each element; a person sees the Chinese names of `styles` in Word's style pane
BODY: Final = "GWBody"
TITLE: Final = "GWTitle"
DRAFT: Final = "GWDraft"
NUMBER: Final = "GWDocNumber"
ADDRESSEE: Final = "GWAddressee"
COPY_NUMBER: Final = "GWCopyNumber"
SECRECY: Final = "GWSecrecy"
MARK: Final = "GWMark"
RED_LINE: Final = "GWRedLine"
SIGNER: Final = "GWSigner"
PLAIN: Final = "GWPlain"
ANNEX_LIST: Final = "GWAnnexList"
ANNEX: Final = "GWAnnex"
ANNEX_TITLE: Final = "GWAnnexTitle"
IMPRINT: Final = "GWImprint"
SIGNATURE: Final = "GWSignature"
NOTE: Final = "GWNote"
HEADINGS: Final = ("GWHeading1", "GWHeading2", "GWHeading3", "GWHeading4")
LEADS: Final = ("GWLead1", "GWLead2", "GWLead3", "GWLead4")
CAPTION: Final = "GWCaption"
CELL: Final = "GWCell"
CELL_HEADER: Final = "GWCellHeader"
TABLE_UNIT: Final = "GWTableUnit"
TABLE_NOTE: Final = "GWTableNote"
AFTER_TABLE: Final = "GWAfterTable"
PICTURE: Final = "GWPicture"
PICTURE_ALONE: Final = "GWPictureAlone"
PICTURE_CAPTION: Final = "GWPictureCaption"
FOOTER: Final = "GWFooter"
_COUNTED: Final = ("PAGE", "NUMPAGES")
"""The fields between the words of a footer."""
TABLE: Final = "GWTable"

_SMALLER: Final = (21, 18, 15)  # 五号 小五 六号, in half-points
IMPRINT_LINE: Final = 500  # twips of a line of the 版记
_ORDINALS: Final = "一二三四"


def styles(style: Style) -> str:
    """The content of word/styles.xml."""
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            f"<w:styles {W}>",
            f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(style.body.font, style.latin)}{_size(style.body)}",
            '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
            *_paragraph_styles(style),
            *_other_styles(style),
            "</w:styles>",
        )
    )


def _paragraph_styles(style: Style) -> list[str]:
    first = _first_line(style)
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    table = style.table
    hanging = f'<w:ind w:left="{2 * table.note.em}" w:hanging="{2 * table.note.em}"/>'
    normal_look = (
        '<w:widowControl w:val="0"/><w:kinsoku w:val="1"/><w:wordWrap w:val="1"/><w:overflowPunct w:val="1"/>'
        '<w:topLinePunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
        f'<w:snapToGrid w:val="0"/>{_exact(style.line)}<w:jc w:val="both"/>'
    )
    made = [
        _style("Normal", "Normal", normal_look, _face(style.body, style.latin, style.spacing), based=""),
        _style(BODY, "公文正文", first),
        _style(TITLE, "公文标题", f'{_own_lines(style.title, style)}<w:jc w:val="center"/>', _face(style.title, style.latin, 0), following=BODY),
        _style(DRAFT, "公文稿次", '<w:jc w:val="center"/>', _face(style.draft, style.latin), following=BODY),
        _style(NUMBER, "公文发文字号", '<w:jc w:val="center"/>', following=BODY),
        _style(ADDRESSEE, "公文主送机关", f'{flush}<w:jc w:val="left"/>', following=BODY),
    ]
    made += _official_styles(style)
    for level, face in enumerate(style.headings):
        outline = f'<w:keepNext/>{_own_lines(face, style)}{first}<w:outlineLvl w:val="{level}"/>'
        made.append(
            _style(HEADINGS[level], f"公文{_ORDINALS[level]}级标题", outline, _face(face, style.latin), following=BODY)
        )
    made += [
        _style(SIGNATURE, "公文署名和日期", flush),
        _style(NOTE, "公文附注", first),
        _style(
            CAPTION, "公文表题", f'<w:keepNext/>{flush}<w:jc w:val="center"/>', _face(table.caption, style.latin, 0)
        ),
        *_cell_styles(style),
        _style(
            TABLE_UNIT,
            "公文表单位",
            f'<w:keepNext/>{_exact(table.line)}{flush}<w:jc w:val="right"/>',
            _face(table.note, style.latin, 0),
        ),
        _style(
            TABLE_NOTE,
            "公文表注",
            _exact(table.line, after=table.line // 2) + hanging + '<w:jc w:val="left"/>',
            _face(table.note, style.latin, 0),
        ),
        _style(AFTER_TABLE, "公文表后", _exact(table.line // 2)),
        *_picture_styles(style),
        _style(FOOTER, "公文页码", _exact(FOOTER_LINE), _face(style.page_number.face, style.page_number.face.font, 0)),
    ]
    return made


def _official_styles(style: Style) -> list[str]:
    """版头, 附件 and 版记."""
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    head, imprint = style.head, style.imprint.face
    mark = (
        _fonts(head.mark.font, style.latin)
        + f'<w:color w:val="{head.colour}"/><w:spacing w:val="0"/>'
        + _size(head.mark)
    )
    return [
        _style(COPY_NUMBER, "公文份号", f'{flush}<w:jc w:val="left"/>', following=SECRECY),
        _style(SECRECY, "公文密级和紧急程度", f'{flush}<w:jc w:val="left"/>', _face(head.secrecy, style.latin)),
        _style(MARK, "公文发文机关标志", f'{flush}<w:jc w:val="center"/>', mark, following=NUMBER),
        _style(RED_LINE, "公文分隔线", flush),
        _style(ANNEX_LIST, "公文附件说明", '<w:jc w:val="left"/>'),
        _style(
            ANNEX,
            "公文附件",
            f'<w:keepNext/><w:pageBreakBefore/>{flush}<w:jc w:val="left"/>',
            _face(style.annex, style.latin),
        ),
        _style(ANNEX_TITLE, "公文附件标题", '<w:keepNext/><w:outlineLvl w:val="0"/>', based=TITLE, following=BODY),
        _style(IMPRINT, "公文版记", f'{_exact(IMPRINT_LINE)}<w:jc w:val="both"/>', _face(imprint, style.latin, 0)),
    ]


def _picture_styles(style: Style) -> list[str]:
    """A picture stays with the caption below it; one without a caption keeps to itself."""
    shown = '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>'
    face = _face(style.table.caption, style.latin, 0)
    return [
        _style(PICTURE, "公文图片", f"<w:keepNext/>{shown}", following=PICTURE_CAPTION),
        _style(PICTURE_ALONE, "公文图片（无题）", shown, following=BODY),
        _style(PICTURE_CAPTION, "公文图题", flush, face, following=BODY),
    ]


def _cell_styles(style: Style) -> list[str]:
    """Cells and headers in the table's size, and in smaller ones for tables of many columns."""
    made = []
    table = style.table
    for size in cell_sizes(style):
        body_style, header_style = cell_styles(size, style)
        named = "" if size == table.body.size else f"（{size / 2:g}磅）"
        line = _exact(round(table.line * size / table.body.size))
        body_face = _face(replace(table.body, size=size), style.latin, 0)
        header_face = _face(replace(table.header, size=size), style.latin, 0)
        made.append(_style(body_style, f"公文表格{named}", f'{line}<w:jc w:val="left"/>', body_face))
        made.append(_style(header_style, f"公文表头{named}", '<w:jc w:val="center"/>', header_face, based=body_style))
    return made


def cell_sizes(style: Style) -> tuple[int, ...]:
    """The half-points a table's text may have, largest first."""
    size = style.table.body.size
    return (size, *(smaller for smaller in _SMALLER if smaller < size))


def cell_styles(size: int, style: Style) -> tuple[str, str]:
    """The styleIds of a cell and of a header cell in this size."""
    suffix = "" if size == style.table.body.size else str(size)
    return f"{CELL}{suffix}", f"{CELL_HEADER}{suffix}"


def _other_styles(style: Style) -> list[str]:
    made = [
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    ]
    for style_id, name, face in ((SIGNER, "公文签发人", style.head.signer), (PLAIN, "公文正文字体", style.body)):
        made.append(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{_face(face, style.latin)}</w:rPr></w:style>'
        )
    for level, face in enumerate(style.headings):
        made.append(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="{LEADS[level]}"><w:name w:val="公文{_ORDINALS[level]}级标题（接排）"/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{_face(face, style.latin)}</w:rPr></w:style>'
        )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{max(2, style.table.border * 2 // 5)}" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    made.append(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE}"><w:name w:val="公文表"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )
    return made


def settings(style: Style) -> str:
    """The content of word/settings.xml, in the schema's order."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:settings {W}><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if style.page.mirrored else ""}<w:defaultTabStop w:val="420"/>'
        '<w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{compat}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table(style: Style) -> str:
    """The content of word/fontTable.xml: each face, with the one Word takes where it is not installed."""
    alternates = dict(style.alternates)
    fonts = "".join(
        f'<w:font w:name="{escape(name)}">'
        + (f'<w:altName w:val="{escape(alternates[name])}"/>' if name in alternates else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in style.fonts
        if name != style.latin
    )
    latin = f'<w:font w:name="{escape(style.latin)}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {W}>{fonts}{latin}</w:fonts>'


def footer(number: PageNumber, place: str) -> str:
    """The content of a footer: — 1 — at the outer edge, one character in."""
    em = number.face.em
    indents = {
        "right": f'<w:ind w:rightChars="100" w:right="{em}"/>',
        "left": f'<w:ind w:leftChars="100" w:left="{em}"/>',
        "center": "",
    }
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr {W}>'
        f'<w:p><w:pPr><w:pStyle w:val="{FOOTER}"/>{indents[place]}<w:jc w:val="{place}"/></w:pPr>{page_field(number)}</w:p></w:ftr>'
    )


def page_field(number: PageNumber) -> str:
    """The runs of — 1 —, the number a field, and so that of all pages: 第1页 共3页."""
    look = f"<w:rPr>{_face(number.face, number.face.font, 0, hint=True)}</w:rPr>"

    def piece(inner: str) -> str:
        return f"<w:r>{look}{inner}</w:r>"

    def field(name: str) -> tuple[str, ...]:
        return (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )

    inner: list[str] = []
    for at, words in enumerate(number.words):
        if at:
            inner += field(_COUNTED[at - 1])
        inner.append(f'<w:t xml:space="preserve">{escape(words)}</w:t>')
    return "".join(map(piece, inner))


def footer_distance(style: Style) -> int:
    """From the paper's lower edge to the footer's, in twips, so that the dash stands `gap` below the text area."""
    return max(0, round(style.page.bottom - style.page_number.gap - FOOTER_LINE * DASH))


def _style(
    style_id: str, name: str, paragraph: str, run: str = "", *, based: str = "Normal", following: str = ""
) -> str:
    default = "" if based else ' w:default="1"'
    custom = ' w:customStyle="1"' if based else ""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>{above}{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr>{look}</w:style>"
    )


def _first_line(style: Style) -> str:
    return (
        f'<w:ind w:firstLineChars="{round(style.indent * 100)}" w:firstLine="{round(style.indent * style.body.em)}"/>'
    )


def _exact(line: int, after: int = 0) -> str:
    return f'<w:spacing w:before="0" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def _own_lines(face: Face, style: Style) -> str:
    """The spacing of a heading whose lines are not the text's."""
    if not (face.line or face.before or face.after):
        return ""
    return f'<w:spacing w:before="{face.before}" w:after="{face.after}" w:line="{face.line or style.line}" w:lineRule="exact"/>'


def _face(face: Face, latin: str, spacing: int | None = None, *, hint: bool = False) -> str:
    gap = "" if spacing is None else f'<w:spacing w:val="{spacing}"/>'
    weight = "<w:b/><w:bCs/>" if face.bold else ""
    return f"{_fonts(face.font, latin, hint=hint)}{weight}{gap}{_size(face)}"


def _fonts(chinese: str, latin: str, *, hint: bool = False) -> str:
    east, west = escape(chinese), escape(latin)
    mark = 'w:hint="eastAsia" ' if hint else ""
    return f'<w:rFonts {mark}w:ascii="{west}" w:eastAsia="{east}" w:hAnsi="{west}" w:cs="{west}"/>'


def _size(face: Face) -> str:
    return f'<w:sz w:val="{face.size}"/><w:szCs w:val="{face.size}"/>'
