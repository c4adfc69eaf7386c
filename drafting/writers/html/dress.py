"""What stands around the text on a page, each element where GB/T 9704 has it: 版头, 附件说明, 署名, 附注, 版记."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.blocks.document import Annex, Back, Front, Head, Imprint
from drafting.blocks.wording import front_lines, head_mark, imprint_lines, note_lines, numbered_above
from drafting.writers.closing import annex_list, sealed_alone, sealed_together, unsealed
from drafting.writers.html.text import escape, line, points
from drafting.writers.opening import SIGNERS_A_ROW, joint_size
from drafting.writers.style import Style
from drafting.writers.title import width

_AIR: Final = 0.5  # characters between the names and 文件


def head_of(front: Front, region: str, style: Style) -> Iterator[str]:
    """版头; nothing where nothing of it is given."""
    head = front.head
    if head.letter:
        yield from _letter_head(front, style)
        return
    corner = [each for each in (head.copy_number, head.secrecy, head.urgency) if each]
    yield from (line("marking", each) for each in corner)
    if head.marks:
        yield _mark(head, style, joint_size(front, region, style), above=max(0, style.head.drop - len(corner) * style.line))
    if numbered_above(front):
        yield _number_and_signers(front)
        if head.marks:
            yield '<hr class="red">\n'
    elif corner:
        yield line("marking", "\u00a0")


def below_title(front: Front) -> Iterator[str]:
    for each in front_lines(front):
        yield line("addressee" if each.endswith("：") else "below-title", each)


def _letter_head(front: Front, style: Style) -> Iterator[str]:
    """10.1: the main body's name, a red double rule, the 发文字号 at the right end of the first line below it."""
    head = front.head
    if head.marks:
        yield _mark(Head(marks=head.marks[:1]), style, style.head.mark.size)
        yield '<div class="double"></div>\n'
    first, *more = [each for each in (head.copy_number, head.secrecy, head.urgency) if each] or [""]
    if first or front.document_number:
        yield f'<div class="numbered">{line("marking", first)}{line("number", front.document_number)}</div>\n'
    yield from (line("marking", each) for each in more)


def _mark(head: Head, style: Style, most: int, above: int = 0) -> str:
    """The issuing body on one line; of several each drawn out to one width, and 文件 beside their middle (7.2.4)."""
    names, beside = head_mark(head)
    longest = max(map(width, names)) + (width(beside) + _AIR if beside else 0)
    size = int(min(most / 2, style.page.text_width / 20 / longest) * 10) / 10
    shown = "".join(f"<span>{escape(each)}</span>" for each in names)
    word = f"<b>{escape(beside)}</b>" if beside else ""
    kind = "mark joint" if len(names) > 1 else "mark"
    return f'<div class="{kind}" style="font-size: {size:g}pt; margin-top: {points(above)}"><div>{shown}</div>{word}</div>\n'


def _number_and_signers(front: Front) -> str:
    """In the middle (7.2.5), or with 签发人 one character from the left and they one from the right (7.2.6)."""
    signers = front.head.signers
    if not signers:
        return line("number", front.document_number) if front.document_number else ""
    names = "\n".join(f"<span>{escape(each)}</span>" for each in signers)
    columns = f"grid-template-columns: repeat({min(SIGNERS_A_ROW, len(signers))}, auto)"
    return (
        f'<div class="numbered upward">{line("number", front.document_number)}'
        f'<div class="signers"><span>签发人：</span><div style="{columns}">{names}</div></div></div>\n'
    )


def back_of(back: Back, annexes: tuple[Annex, ...], style: Style) -> Iterator[str]:
    """附件说明, 署名 with 成文日期, 附注."""
    for place, each in enumerate(annex_list(annexes, style)):
        kind = "annexes" if place else "annexes first"
        indent = f"padding-left: {points(each.left)}; text-indent: {points(-each.hanging)}"
        yield f'<p class="{kind}" style="{indent}">{escape(each.text)}</p>\n'
    if back.signatures or back.date:
        room = (style.closing.room if back.sealed else 1) * style.line
        lines = "".join(_closing(back, style))
        yield f'<div class="closing" style="padding-top: {points(room)}">\n{lines}</div>\n'
    yield from (line("note", each) for each in note_lines(back))


def _closing(back: Back, style: Style) -> Iterator[str]:
    if back.sealed and len(back.signatures) > 1:
        yield from _seals(back, style)
        return
    place = sealed_alone(back, style) if back.sealed else unsealed(back, style)
    yield from (_at_right(name.text, name.gap) for name in place.names)
    yield from _date(back, place.date, place.date_starts)


def _seals(back: Back, style: Style) -> Iterator[str]:
    place = sealed_together(back, style)
    beside = style.page.text_width - place.centres[-1] - place.pitch / 2
    cell = f'<span style="width: {points(place.pitch)}">'
    for row in place.rows:
        names = "\n".join(f"{cell}{escape(each)}</span>" for each in row.names)
        yield f'<div class="seals" style="margin: {points(row.above * style.line)} {points(beside)} 0 0">{names}</div>\n'
    yield from _date(back, place.date)


def _date(back: Back, gap: int, starts: int | None = None) -> Iterator[str]:
    if back.date and starts is not None:
        yield f'<p class="signature" style="margin-left: {points(starts)}; text-align: left">{escape(back.date)}</p>\n'
    elif back.date:
        yield _at_right(back.date, gap)


def _at_right(text: str, gap: int) -> str:
    return f'<p class="signature" style="margin-right: {points(gap)}">{escape(text)}</p>\n'


def imprint_of(imprint: Imprint, *, letter: bool) -> Iterator[str]:
    """7.4: 主送 and 抄送 with what wraps below the first name, 印发机关 and 印发日期 at the two ends of a line."""
    lines = imprint_lines(imprint, letter=letter)
    if not lines:
        return
    printed = not letter and bool(imprint.printer or imprint.printed)
    yield f'<footer class="{"imprint letter" if letter else "imprint"}">\n'
    yield from (line("sent", each) for each in (lines[:-1] if printed else lines))
    if printed:
        day = f"{imprint.printed}印发" if imprint.printed else ""
        yield f'<p class="printed"><span>{escape(imprint.printer)}</span>\n<span>{escape(day)}</span></p>\n'
    yield "</footer>\n"
