"""Where 附件说明, 署名 and 成文日期 stand under the text (GB/T 9704 7.3.4, 7.3.5), the same for every writer that draws pages.

Lengths are twips; a gap is what lies between a line's end and the right edge of the text area.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final

from drafting.blocks.document import Annex, Back
from drafting.tuples import NamedTuple
from drafting.writers.style import Style
from drafting.writers.title import shape_title, width

_LABEL: Final = "附件："
_AIR: Final = 57  # 1毫米 between two seals
_UNEVEN: Final = 4  # characters by which a line of a long name may be longer than the others
_MOST_A_ROW: Final = 3  # 7.3.5.1


class Name(NamedTuple):
    """A line of 署名. `plain` says that its gap is the house's own, not one that was reckoned."""

    text: str
    gap: int
    plain: bool = False


class Column(NamedTuple):
    """Names one below the other. `date_starts` is where the date begins, from the left edge, unless its end is what counts."""

    names: tuple[Name, ...]
    date: int
    date_starts: int | None = None


class Row(NamedTuple):
    """Names beside each other, an empty one holding a place free; `above` are the lines left blank above it."""

    names: tuple[str, ...]
    above: int


class Seals(NamedTuple):
    """Names of several bodies under their seals. `centres` are their middles from the left edge, `pitch` apart."""

    rows: tuple[Row, ...]
    centres: tuple[int, ...]
    pitch: int
    date: int


def advance(text: str, style: Style) -> int:
    """The width of a line of body text, character spacing included."""
    return round(width(text) * style.body.em) + len(text) * style.spacing


def unsealed(back: Back, style: Style) -> Column:
    """7.3.5.2: two characters from the right, the date's first two to the right of the signature's first.

    A date that is longer than the signature stands two characters from the right itself, and the
    signature moves accordingly.
    """
    em = style.body.em
    free = round(style.closing.unsealed * em)
    names = [_lines(each, style, free) for each in back.signatures]
    longest = max((advance(each, style) for lines in names for each in lines), default=0)
    date = advance(back.date, style)
    if not (names and back.date):
        return Column(_placed(names, free, style), free)
    if date > longest:
        return Column(_placed(names, free + 2 * em + date - longest, style, plain=False), free)
    return Column(_placed(names, free, style), free, max(0, style.page.text_width - free - longest + 2 * em))


def sealed_alone(back: Back, style: Style) -> Column:
    """7.3.5.1: the date four characters from the right, the signature centred above it."""
    free, date = round(style.closing.sealed_date * style.body.em), advance(back.date, style)
    names = [_lines(each, style, 0) for each in back.signatures]
    gap = free + (date - max((advance(each, style) for lines in names for each in lines), default=0)) / 2
    if names and gap < 0:  # a name so long keeps to the text area, and the date to its middle
        return Column(_placed(names, 0, style, plain=False), round(free - gap))
    return Column(_placed(names, round(gap), style, plain=False), free)


def _placed(names: Sequence[Sequence[str]], gap: int, style: Style, *, plain: bool = True) -> tuple[Name, ...]:
    """Each name from the right edge; one that takes several lines has them below each other's middle."""
    placed = []
    for lines in names:
        widest = max(advance(each, style) for each in lines)
        for each in lines:
            inner = (widest - advance(each, style)) // 2
            placed.append(Name(each, gap + inner, plain=plain and not inner))
    return tuple(placed)


def _lines(name: str, style: Style, free: int) -> tuple[str, ...]:
    """A name on one line; one that is wider than the page has room for, on several that end where words end."""
    room = (style.page.text_width - free) / style.body.em
    if advance(name, style) <= room * style.body.em:
        return (name,)
    even = width(name) / ceil(width(name) / room)
    return shape_title(name, "", min(even + _UNEVEN, room - 1)).lines


def sealed_together(back: Back, style: Style) -> Seals:
    """7.3.5.1: names as far apart as their seals, which neither cut nor touch; the last one above the date."""
    names, date = back.signatures, advance(back.date, style)
    text_width, seal = style.page.text_width, style.closing.seal + _AIR
    longest = min(text_width, max(advance(each, style) for each in names))
    pitch = max(seal, longest + style.body.em)
    last = max(style.closing.sealed_date * style.body.em + date / 2, longest / 2)  # a long name keeps to the text area
    a_row = max(1, min(_MOST_A_ROW, round((text_width - last - pitch / 2) // pitch) + 1, len(names)))
    centres = tuple(round(text_width - last - pitch * place) for place in reversed(range(a_row)))
    return Seals(tuple(_rows(names, a_row, ceil(seal / style.line) - 1, style)), centres, pitch, round(last - date / 2))


def _rows(names: Sequence[str], a_row: int, between: int, style: Style) -> Iterator[Row]:
    """A short last row stands at the right, above the date. Of a name of several lines each is a row."""
    full = len(names) - (len(names) - 1) % a_row - 1
    padded = (*names[:full], *("",) * (a_row - len(names) + full), *names[full:])
    for start in range(0, len(padded), a_row):
        row = tuple(padded[start : start + a_row])
        lines = [(each,) for each in _lines(row[0], style, 0)] if a_row == 1 else [row]
        yield from (Row(line, between if start and not place else 0) for place, line in enumerate(lines))


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
