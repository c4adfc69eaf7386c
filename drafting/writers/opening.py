"""What stands above the text on the first page, and how large its 发文机关标志 may be: the page must show text (7.3.3)."""

from __future__ import annotations

from math import ceil
from typing import Final

from drafting.blocks.document import Front
from drafting.blocks.wording import addressed, numbered_above
from drafting.writers.style import Style
from drafting.writers.title import shape_title, width

SMALLEST: Final = 56
"""Half-points below which a mark is not made smaller but narrower."""
NARROWEST: Final = 60  # per cent
ASCENT: Final = 0.88  # of the size: the top of a glyph's box above its baseline
BASELINE: Final = 0.8  # of an exact line, in Word and LibreOffice alike
SIGNERS_A_ROW: Final = 2  # 7.2.6

_SMALLEST_JOINT: Final = 32  # 三号
_TEXT: Final = 1  # line of the text that the first page shows at least


def fit_mark(characters: float, style: Style, most: int = 0) -> tuple[int, int]:
    """(half-points, width in per cent) with which so many characters stand on one line: smaller first, then narrower."""
    room = style.page.text_width
    size = min(style.head.mark.size, most or style.head.mark.size)
    if characters * size * 10 <= room:
        return size, 100
    fitting = int(room / characters / 10)
    if fitting >= SMALLEST:
        return fitting, 100
    scale = int(100 * room / (characters * SMALLEST * 10))
    if scale >= NARROWEST:
        return SMALLEST, scale
    return max(2, int(100 * room / (characters * NARROWEST * 10))), NARROWEST


def mark_line(size: int) -> int:
    """Twips of the line of a mark, in which the glyph box begins at the upper edge."""
    return round(size * 10 * ASCENT / BASELINE)


def joint_size(front: Front, region: str, style: Style) -> int:
    """Half-points of the names of a mark: the more there are, the smaller, so that the first page shows text."""
    names, size = len(front.head.marks), style.head.mark.size
    if names <= 2:
        return size
    by_number = size * 5 // (2 * names + 1)
    room = (lines_of_page(style) - _TEXT - _lines_around_marks(front, region, style)) * style.line / names
    return max(_SMALLEST_JOINT, min(by_number, int(room / 10 * BASELINE / ASCENT)))


def lines_of_page(style: Style) -> int:
    page = style.page
    return (page.height - page.top - page.bottom) // style.line


def lines_for_text(front: Front, region: str, style: Style) -> float:
    """Lines of the first page that are left for the text."""
    around = _lines_of_letter(front, region, style) if front.head.letter else _lines_around_marks(front, region, style)
    marks = 0 if front.head.letter else _height_of_marks(front, region, style)
    return lines_of_page(style) - around - marks / style.line


def _height_of_marks(front: Front, region: str, style: Style) -> int:
    names = len(front.head.marks)
    if names < 2:
        return mark_line(style.head.mark.size) if names else 0
    return names * mark_line(joint_size(front, region, style))


def _lines_around_marks(front: Front, region: str, style: Style) -> float:
    """Lines above and below the names, down to 主送机关."""
    head, look = front.head, style.head
    corner = sum(map(bool, (head.copy_number, head.secrecy, head.urgency)))
    numbered = numbered_above(front)
    rows = max(1, ceil(len(head.signers) / SIGNERS_A_ROW)) if head.signers or (numbered and front.document_number) else 0
    if head.marks:
        above = max(corner, look.drop / style.line) + look.below_mark + red_line_height(style) / style.line
    else:
        above = corner + (corner > 0 and not numbered)
    below = look.below_line if numbered else bool(front.document_number)
    return above + rows + below + _lines_of_title(front, region, style)


def _lines_of_letter(front: Front, region: str, style: Style) -> float:
    """10.1: the mark in the upper margin, a double rule, the corner's lines, two blank ones."""
    head, look = front.head, style.letter
    corner = sum(map(bool, (head.copy_number, head.secrecy, head.urgency)))
    begins = max(0, look.top + style.head.mark.em + look.mark_to_line - style.page.top) if head.marks else 0
    return begins / style.line + max(corner, bool(front.document_number)) + 2 + _lines_of_title(front, region, style)


def _lines_of_title(front: Front, region: str, style: Style) -> float:
    """Title, 稿次, a blank line, 主送机关 and 称谓."""
    cells = style.page.text_width // (style.body.em + style.spacing)
    called = sum(ceil(width(addressed(name)) / cells) for name in (front.addressee, front.salutation) if name)
    lines = len(shape_title(front.title, region, style.title_limit).lines)
    heading = lines * (style.title.line or style.line) + style.title.before + style.title.after
    return heading / style.line + bool(front.draft) + 1 + called


def red_line_height(style: Style) -> int:
    """Twips of the empty line whose lower border is the red line, `number_to_line` below the glyphs above (7.2.7)."""
    under_glyphs = (1 - BASELINE) * style.line - (1 - ASCENT) * style.body.em
    return max(20, round(style.head.number_to_line - under_glyphs))
