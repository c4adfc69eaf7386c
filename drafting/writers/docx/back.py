"""What stands after the text: 附件说明, 署名, 成文日期 and 附注."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Annex, Back
from drafting.blocks.wording import bracketed
from drafting.writers.closing import annex_list, sealed_alone, sealed_together, unsealed
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sheet import Sheet

_KEEP: Final = "<w:keepNext/>"
_EMPTY: Final = f"<w:p><w:pPr>{_KEEP}</w:pPr></w:p>"


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
    """7.3.4: a line below the text."""
    sheet.blank(_EMPTY if keep else "<w:p/>")
    for line in annex_list(annexes, sheet.style):
        sheet.line(stylesheet.ANNEX_LIST, line.text, f'{keep}<w:ind w:left="{line.left}" w:hanging="{line.hanging}"/>')


def _unsealed(sheet: Sheet, back: Back) -> None:
    """7.3.5.2, the last character counted in `Chars` too: Word then follows a changed size."""
    style = sheet.style
    place = unsealed(back, style)
    chars = f'w:rightChars="{round(style.closing.unsealed * 100)}" '
    for each in back.signatures:
        indent = f'<w:ind {chars if place.names == place.date else ""}w:right="{place.names}"/>'
        sheet.line(stylesheet.SIGNATURE, each, f'{_KEEP if back.date else ""}{indent}<w:jc w:val="right"/>')
    if not back.date:
        return
    if place.date_starts is None:
        sheet.line(stylesheet.SIGNATURE, back.date, f'<w:ind {chars}w:right="{place.date}"/><w:jc w:val="right"/>')
    else:
        # a program that widens the borders of digits must not wrap the date: room beyond the text area
        indent = f'<w:ind w:left="{place.date_starts}" w:right="-{2 * style.body.em}"/>'
        sheet.line(stylesheet.SIGNATURE, back.date, f'{indent}<w:jc w:val="left"/>')


def _sealed(sheet: Sheet, back: Back) -> None:
    """7.3.5.1: a seal's place for each name."""
    date = _joint_signatures(sheet, back) if len(back.signatures) > 1 else _signature(sheet, back)
    if back.date:
        sheet.line(stylesheet.SIGNATURE, back.date, f'<w:ind w:right="{date}"/><w:jc w:val="right"/>')


def _signature(sheet: Sheet, back: Back) -> int:
    """The gap of the date below it."""
    place = sealed_alone(back, sheet.style)
    for name in back.signatures:
        indent = f'<w:ind w:right="{place.name}"/>'
        sheet.line(stylesheet.SIGNATURE, name, f'{_KEEP if back.date else ""}{indent}<w:jc w:val="right"/>')
    return place.date


def _joint_signatures(sheet: Sheet, back: Back) -> int:
    """Rows of names at tab stops; the gap of the date below them."""
    place = sealed_together(back, sheet.style)
    tabs = "".join(f'<w:tab w:val="center" w:pos="{centre}"/>' for centre in place.centres)
    for number, row in enumerate(place.rows):
        for _ in range(place.between if number else 0):
            sheet.blank(_EMPTY)
        text = "".join(f"\t{name}" for name in row)
        sheet.line(stylesheet.SIGNATURE, text, f'{_KEEP}<w:tabs>{tabs}</w:tabs><w:jc w:val="left"/>')
    return place.date
