"""版头 of a document in 文件 form (GB/T 9704 7.2): what stands above the red line, and the line itself."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Front, Head
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sheet import Sheet
from drafting.writers.docx.text import run, run_start, run_text
from drafting.writers.opening import SIGNERS_A_ROW, fit_mark, joint_size, mark_line, red_line_height
from drafting.writers.style import HeadLook
from drafting.writers.title import width

_AIR: Final = 0.3  # characters beside a name, so that rounding never wraps it
_TITLE: Final = "签发人："


def write_letterhead(sheet: Sheet, front: Front, region: str) -> bool:
    """True when the 发文字号 is written here; where nothing of the 版头 is given, nothing is written."""
    head, look = front.head, sheet.style.head
    used = _corner(sheet, head)
    if head.marks:
        _marks(sheet, front, region, max(0, look.drop - used * sheet.style.line))
        for _ in range(look.below_mark):
            sheet.blank()
    signed = bool(head.signers)
    if signed:
        _number_and_signers(sheet, front.document_number, head.signers)
    elif head.marks and front.document_number:
        sheet.line(stylesheet.NUMBER, front.document_number)
    if head.marks:
        _red_line(sheet, look)
    if head.marks or signed:
        for _ in range(look.below_line):
            sheet.blank()
    elif used:
        sheet.blank()
    return bool(head.marks or signed)


def _corner(sheet: Sheet, head: Head) -> int:
    """份号, 密级, 紧急程度 one below the other (7.2.1–7.2.3); how many there are."""
    lines = (
        (stylesheet.COPY_NUMBER, head.copy_number),
        (stylesheet.SECRECY, head.secrecy),
        (stylesheet.SECRECY, head.urgency),
    )
    for style_id, text in lines:
        if text:
            sheet.line(style_id, text)
    return sum(bool(text) for _, text in lines)


# 发文机关标志 ------------------------------------------------------------------------------


def _marks(sheet: Sheet, front: Front, region: str, above: int) -> None:
    """The names in red, their upper edge `above` twips below what stands there."""
    head = front.head
    if len(head.marks) == 1:
        text = head.marks[0]
        size, scale = fit_mark(width(text), sheet.style)
        sheet.paragraph(
            stylesheet.MARK, text, mark_run(text, size, scale).encode(), mark_spacing(size, above) + '<w:jc w:val="center"/>'
        )
        return
    if above:
        line = f'<w:spacing w:before="0" w:after="0" w:line="{above}" w:lineRule="exact"/>'
        sheet.paragraph(stylesheet.MARK, "", b"", line)
    _joint_marks(sheet, head, joint_size(front, region, sheet.style))


def mark_spacing(size: int, above: int = 0) -> str:
    """A line in which the glyph box begins at the upper edge: 0.8 × 1.1 of the size is the 0.88 above the baseline."""
    return f'<w:spacing w:before="{above}" w:after="0" w:line="{mark_line(size)}" w:lineRule="exact"/>'


def mark_run(text: str, size: int, scale: int = 100, spacing: int = 0) -> str:
    """A run in the mark's style with its own size, width (per cent) and spacing (twips)."""
    gap = f'<w:spacing w:val="{spacing}"/>' if spacing else ""
    narrow = f'<w:w w:val="{scale}"/>' if scale < 100 else ""
    look = f'{gap}{narrow}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    start = run_start().replace("</w:rPr>", f"{look}</w:rPr>", 1)
    return f"{start}{run_text(text)}</w:t></w:r>"


def _joint_marks(sheet: Sheet, head: Head, most: int) -> None:
    """Names one below the other, drawn out to one width, and 文件 beside their middle (7.2.4)."""
    style = sheet.style
    longest = max(map(width, head.marks))
    word = width(head.word)
    beside = word + 0.5 if head.word else 0.0
    size, scale = fit_mark(longest + _AIR + beside, style, most=most)
    em = size * scale // 10
    names, side = round((longest + _AIR) * em), round(beside * em)
    rows = "".join(_joint_name(name, longest, em, size, scale) for name in head.marks)
    for name in head.marks:
        sheet.say(name)
    cells = _cell(names, rows)
    if head.word:
        sheet.say(head.word)
        look = f'<w:pPr><w:pStyle w:val="{stylesheet.MARK}"/>{mark_spacing(size)}<w:jc w:val="right"/></w:pPr>'
        cells += _cell(side, f"<w:p>{look}{mark_run(head.word, size, scale)}</w:p>")
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in ((names, side) if head.word else (names,)))
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{names + side}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )
    sheet.xml.append(table.encode())


def _cell(size: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _joint_name(name: str, longest: float, em: int, size: int, scale: int) -> str:
    spare = (longest - width(name)) * em
    gap = int(spare / (len(name) - 1)) if len(name) > 1 else 0
    runs = mark_run(name[:-1], size, scale, gap) + mark_run(name[-1:], size, scale)
    side = "left" if len(name) > 1 else "center"
    return f'<w:p><w:pPr><w:pStyle w:val="{stylesheet.MARK}"/>{mark_spacing(size)}<w:jc w:val="{side}"/></w:pPr>{runs}</w:p>'


# 发文字号 and 签发人 -----------------------------------------------------------------------


def _number_and_signers(sheet: Sheet, number: str, signers: tuple[str, ...]) -> None:
    """An upward document: the number one character from the left, on the line of the last 签发人 (7.2.5, 7.2.6)."""
    style = sheet.style
    em, cell = style.body.em, style.body.em + style.spacing
    right = style.page.text_width - em
    name = max(sheet.advance(each) for each in signers)
    columns = min(SIGNERS_A_ROW, len(signers))
    first = right - name * columns - cell * (columns - 1)
    label = first - sheet.advance(_TITLE)
    stops = [label, first, *([first + name + cell] if columns > 1 else [])]
    tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
    rows = [signers[start : start + SIGNERS_A_ROW] for start in range(0, len(signers), SIGNERS_A_ROW)]
    for place, row in enumerate(rows):
        last, opening = place == len(rows) - 1, place == 0
        before = (number if last else "") + "\t"
        lead = before + _TITLE if opening else f"{before}\t"
        text = lead + "\t".join(row)
        names = [run("\t" if at else "") + run(each, stylesheet.SIGNER) for at, each in enumerate(row)]
        sheet.paragraph(
            stylesheet.NUMBER,
            text,
            (run(lead) + "".join(names)).encode(),
            f'<w:tabs>{tabs}</w:tabs><w:ind w:leftChars="100" w:left="{em}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>',
        )


def _red_line(sheet: Sheet, look: HeadLook) -> None:
    """The lower border of an empty line."""
    border = (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths(look.line)}" w:space="0" w:color="{look.colour}"/></w:pBdr>'
    )
    line = f'<w:spacing w:before="0" w:after="0" w:line="{red_line_height(sheet.style)}" w:lineRule="exact"/>'
    sheet.paragraph(stylesheet.RED_LINE, "", b"", border + line)


def eighths(twips: int) -> int:
    """The width of a border as Word counts it."""
    return max(2, round(twips * 0.4))
