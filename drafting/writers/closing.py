"""Where 附件说明, 署名 and 成文日期 stand under the text (GB/T 9704 7.3.4, 7.3.5), the same for every writer that draws pages.

Lengths are twips; a gap is what lies between a line's end and the right edge of the text area.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final, NamedTuple

from drafting.blocks.document import Annex, Back
from drafting.writers.style import Style
from drafting.writers.title import width

_LABEL: Final = "附件："
_AIR: Final = 57  # 1毫米 between two seals
_MOST_A_ROW: Final = 3  # 7.3.5.1


class Unsealed(NamedTuple):
    """`date_starts` is where the date begins, from the left edge, unless its end is what counts."""

    names: int
    date: int
    date_starts: int | None


class SealedAlone(NamedTuple):
    name: int
    date: int


class SealedTogether(NamedTuple):
    """Rows of names; an empty one holds a place free. `centres` are the names' middles from the left edge.

    `between` is how many lines are left blank from one row to the next.
    """

    rows: tuple[tuple[str, ...], ...]
    centres: tuple[int, ...]
    pitch: int
    date: int
    between: int


def advance(text: str, style: Style) -> int:
    """The width of a line of body text, character spacing included."""
    return round(width(text) * style.body.em) + len(text) * style.spacing


def unsealed(back: Back, style: Style) -> Unsealed:
    """7.3.5.2: two characters from the right, the date's first two to the right of the signature's first."""
    em = style.body.em
    free = round(style.closing.unsealed * em)
    longest, date = max((advance(each, style) for each in back.signatures), default=0), advance(back.date, style)
    if not (back.signatures and back.date):
        return Unsealed(free, free, None)
    if date > longest:
        return Unsealed(free + 2 * em + date - longest, free, None)
    return Unsealed(free, free, max(0, style.page.text_width - free - longest + 2 * em))


def sealed_alone(back: Back, style: Style) -> SealedAlone:
    """7.3.5.1: the date four characters from the right, the signature centred above it."""
    free = round(style.closing.sealed_date * style.body.em)
    name = back.signatures[0] if back.signatures else ""
    gap = free + (advance(back.date, style) - advance(name, style)) / 2
    if name and gap < 0:  # a name so long keeps to the text area, and the date to its middle
        return SealedAlone(0, round(free - gap))
    return SealedAlone(round(gap), free)


def sealed_together(back: Back, style: Style) -> SealedTogether:
    """7.3.5.1: names as far apart as their seals, which neither cut nor touch; the last one above the date."""
    names, date = back.signatures, advance(back.date, style)
    text_width, seal = style.page.text_width, style.closing.seal + _AIR
    longest = max(advance(each, style) for each in names)
    pitch = max(seal, longest + style.body.em)
    last = max(style.closing.sealed_date * style.body.em + date / 2, longest / 2)  # a long name keeps to the text area
    a_row = max(1, min(_MOST_A_ROW, round((text_width - last - pitch / 2) // pitch) + 1, len(names)))
    centres = tuple(round(text_width - last - pitch * place) for place in reversed(range(a_row)))
    return SealedTogether(_rows(names, a_row), centres, pitch, round(last - date / 2), ceil(seal / style.line) - 1)


def _rows(names: Sequence[str], a_row: int) -> tuple[tuple[str, ...], ...]:
    """A short last row stands at the right, above the date."""
    full = len(names) - (len(names) - 1) % a_row - 1
    padded = (*names[:full], *("",) * (a_row - len(names) + full), *names[full:])
    return tuple(padded[start : start + a_row] for start in range(0, len(padded), a_row))


class Listed(NamedTuple):
    """A line of 附件说明: from the left edge to its text, and how far its first line begins before that."""

    text: str
    left: int
    hanging: int


def annex_list(annexes: Sequence[Annex], style: Style) -> tuple[Listed, ...]:
    """7.3.4: two characters in, names below names; a single one has no number."""
    start = round(style.indent * (style.body.em + style.spacing))
    label = advance(_LABEL, style)
    column = advance(f"{len(annexes)}.", style) if len(annexes) > 1 else 0
    lines = []
    for place, annex in enumerate(annexes):
        number = f"{place + 1}." if column else ""
        hanging = advance(number, style) if place else label + column
        lines.append(Listed(f"{'' if place else _LABEL}{number}{annex.title}", start + label + column, hanging))
    return tuple(lines)
