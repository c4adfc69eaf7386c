"""What stands after the text: 附件说明, 署名, 成文日期 and 附注."""

from __future__ import annotations

from math import ceil
from typing import Final

from drafting.blocks.document import Annex, Back
from drafting.blocks.wording import bracketed
from drafting.patterns import lazy
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sheet import Sheet

_KEEP: Final = "<w:keepNext/>"
_EMPTY: Final = f"<w:p><w:pPr>{_KEEP}</w:pPr></w:p>"
_SEAL: Final = 2438  # twips: 43 mm, a seal of 42 mm and the air beside it
_GOVERNMENT_SEAL: Final = 2608  # 46 mm: those of governments from the county upwards measure 45 mm
_OF_A_GOVERNMENT: Final = lazy("(?<![乡镇])人民政府$")
_LABEL: Final = "附件："


def write_back(sheet: Sheet, back: Back, annexes: tuple[Annex, ...]) -> None:
    signed = bool(back.signatures or back.date)
    if annexes:
        _annex_list(sheet, annexes, _KEEP if signed else "")
    if signed:
        for _ in range(sheet.style.closing.room if back.sealed else 1):
            sheet.blank(_EMPTY)
        if back.sealed:
            _sealed(sheet, back)
        else:
            _unsealed(sheet, back)
    for note in filter(None, back.note.split("\n")):
        sheet.line(stylesheet.NOTE, bracketed(note))


def _annex_list(sheet: Sheet, annexes: tuple[Annex, ...], keep: str) -> None:
    """7.3.4: a line below the text, names below names; a single one has no number."""
    sheet.blank(_EMPTY if keep else "<w:p/>")
    start = round(sheet.style.indent * (sheet.style.body.em + sheet.style.spacing))
    label = sheet.advance(_LABEL)
    for place, annex in enumerate(annexes):
        number = f"{place + 1}." if len(annexes) > 1 else ""
        column = sheet.advance(f"{len(annexes)}.") if number else 0
        own = sheet.advance(number) if number else 0
        left = start + label + column
        hanging = own + (label + column - own if place == 0 else 0)
        text = f"{_LABEL if place == 0 else ''}{number}{annex.title}"
        sheet.line(stylesheet.ANNEX_LIST, text, f'{keep}<w:ind w:left="{left}" w:hanging="{hanging}"/>')


def _unsealed(sheet: Sheet, back: Back) -> None:
    """7.3.5.2: two characters from the right, the date's first two to the right of the signature's first."""
    style = sheet.style
    em = style.body.em
    free = round(style.closing.unsealed * em)
    signature = max((sheet.advance(each) for each in back.signatures), default=0)
    date = sheet.advance(back.date)
    together = bool(back.signatures and back.date)
    longer_date = together and date > signature
    gap = free + 2 * em + date - signature if longer_date else free
    keep = _KEEP if back.date else ""
    chars = f'w:rightChars="{round(style.closing.unsealed * 100)}" '
    for each in back.signatures:
        indent = f'<w:ind {"" if longer_date else chars}w:right="{gap}"/>'
        sheet.line(stylesheet.SIGNATURE, each, f'{keep}{indent}<w:jc w:val="right"/>')
    if not back.date:
        return
    if together and not longer_date:
        # a program that widens the borders of digits must not wrap the date: room beyond the text area
        left = max(0, style.page.text_width - free - signature + 2 * em)
        indent = f'<w:ind w:left="{left}" w:right="-{2 * em}"/>'
        sheet.line(stylesheet.SIGNATURE, back.date, f'{indent}<w:jc w:val="left"/>')
    else:
        sheet.line(stylesheet.SIGNATURE, back.date, f'<w:ind {chars}w:right="{free}"/><w:jc w:val="right"/>')


def _sealed(sheet: Sheet, back: Back) -> None:
    """7.3.5.1: the date four characters from the right, the signature centred above it, a seal's place for each name."""
    free = round(sheet.style.closing.sealed_date * sheet.style.body.em)
    date = sheet.advance(back.date)
    if len(back.signatures) > 1:
        _joint_signatures(sheet, back.signatures, free + date / 2)
    elif back.signatures:
        name = back.signatures[0]
        gap = free + (date - sheet.advance(name)) / 2
        if gap < 0:  # a name so long keeps to the text area, and the date to its middle
            free, gap = round(free - gap), 0
        indent = f'<w:ind w:right="{round(gap)}"/>'
        sheet.line(stylesheet.SIGNATURE, name, f'{_KEEP if back.date else ""}{indent}<w:jc w:val="right"/>')
    if back.date:
        sheet.line(stylesheet.SIGNATURE, back.date, f'<w:ind w:right="{free}"/><w:jc w:val="right"/>')


def _joint_signatures(sheet: Sheet, names: tuple[str, ...], last_centre: float) -> None:
    """Rows of names as far apart as their seals; the last name stands above the date."""
    width = sheet.style.page.text_width
    seal = _GOVERNMENT_SEAL if any(map(_OF_A_GOVERNMENT.search, names)) else _SEAL
    pitch = max(seal, max(map(sheet.advance, names)) + sheet.style.body.em)
    a_row = max(1, min(3, round((width - last_centre - pitch / 2) // pitch) + 1, len(names)))
    centres = [round(width - last_centre - pitch * back) for back in reversed(range(a_row))]
    tabs = "".join(f'<w:tab w:val="center" w:pos="{centre}"/>' for centre in centres)
    last = len(names) - (len(names) - 1) % a_row - 1  # a short last row stands at the right, above the date
    padded = (*names[:last], *("",) * (a_row - len(names) + last), *names[last:])
    for start in range(0, len(padded), a_row):
        if start:
            for _ in range(ceil(seal / sheet.style.line) - 1):  # 7.3.5.1: seals neither cut nor touch each other
                sheet.blank(_EMPTY)
        text = "".join(f"\t{name}" for name in padded[start : start + a_row])
        sheet.line(stylesheet.SIGNATURE, text, f'{_KEEP}<w:tabs>{tabs}</w:tabs><w:jc w:val="left"/>')
