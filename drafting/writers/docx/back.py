"""What stands after the text: 附件说明, 署名, 成文日期 and 附注."""

from __future__ import annotations

from typing import Final

from drafting.blocks.document import Annex, Back
from drafting.blocks.wording import note_lines
from drafting.writers.closing import Column, annex_list, sealed_alone, sealed_together, unsealed
from drafting.writers.docx import stylesheet
from drafting.writers.docx.sheet import Sheet

_KEEP: Final = "<w:keepNext/>"
_EMPTY: Final = f"<w:p><w:pPr>{_KEEP}</w:pPr></w:p>"


def write_back(sheet: Sheet, back: Back, annexes: tuple[Annex, ...]) -> None:
    signed, notes = bool(back.signatures or back.date), note_lines(back)
    if annexes:
        _annex_list(sheet, annexes, _KEEP if signed else "")
    if signed:
        for _ in range(sheet.style.closing.room if back.sealed else 1):
            sheet.blank(_EMPTY)
        _signed(sheet, back, keep=_KEEP if notes else "")
    for place, note in enumerate(notes, 1):
        sheet.line(stylesheet.NOTE, note, _KEEP if place < len(notes) else "")


def _annex_list(sheet: Sheet, annexes: tuple[Annex, ...], keep: str) -> None:
    """7.3.4: a line below the text."""
    sheet.blank(_EMPTY if keep else "<w:p/>")
    for line in annex_list(annexes, sheet.style):
        sheet.line(stylesheet.ANNEX_LIST, line.text, f'{keep}<w:ind w:left="{line.left}" w:hanging="{line.hanging}"/>')


def _signed(sheet: Sheet, back: Back, keep: str) -> None:
    """`keep` keeps the last line with 附注 below it."""
    if back.sealed and len(back.signatures) > 1:
        _joint_signatures(sheet, back, keep)
    elif back.sealed:
        _column(sheet, back, sealed_alone(back, sheet.style), keep)
    else:
        _column(sheet, back, unsealed(back, sheet.style), keep)


def _column(sheet: Sheet, back: Back, place: Column, keep: str) -> None:
    """Names and date; a gap of the house counts its characters too, so that Word follows a changed size."""
    style = sheet.style
    chars = f'w:rightChars="{round(style.closing.unsealed * 100)}" '
    for name in place.names:
        indent = f'<w:ind {chars if name.plain else ""}w:right="{name.gap}"/>'
        sheet.line(stylesheet.SIGNATURE, name.text, f'{_KEEP if back.date else keep}{indent}<w:jc w:val="right"/>')
    if not back.date:
        return
    if place.date_starts is None:
        indent = f'<w:ind {"" if back.sealed else chars}w:right="{place.date}"/><w:jc w:val="right"/>'
    else:
        # a program that widens the borders of digits must not wrap the date: room beyond the text area
        indent = f'<w:ind w:left="{place.date_starts}" w:right="-{2 * style.body.em}"/><w:jc w:val="left"/>'
    sheet.line(stylesheet.SIGNATURE, back.date, keep + indent)


def _joint_signatures(sheet: Sheet, back: Back, keep: str) -> None:
    """Rows of names at tab stops, the date below the last one."""
    place = sealed_together(back, sheet.style)
    tabs = "".join(f'<w:tab w:val="center" w:pos="{centre}"/>' for centre in place.centres)
    for row in place.rows:
        for _ in range(row.above):
            sheet.blank(_EMPTY)
        text = "".join(f"\t{name}" for name in row.names)
        sheet.line(stylesheet.SIGNATURE, text, f'{_KEEP}<w:tabs>{tabs}</w:tabs><w:jc w:val="left"/>')
    if back.date:
        sheet.line(stylesheet.SIGNATURE, back.date, f'{keep}<w:ind w:right="{place.date}"/><w:jc w:val="right"/>')
