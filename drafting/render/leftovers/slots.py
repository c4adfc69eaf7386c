"""Places in a resolved text: its paragraphs, and where in them words about a figure can stand."""

from __future__ import annotations

from typing import Final, Literal

from drafting.blocks import marks
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_STOP: Final = lazy(f"[，。；、：！？（）\n{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}{marks.DROP}]|$")
_REFERENCES: Final = (marks.FIGURE, marks.ZERO, marks.OWED, marks.SAID)
_JOINING: Final = ("", "和", "及", "与", "以及")


class Slot(NamedTuple):
    """Where words go in, and how they stand there: in brackets of their own, first or last in those of others, or in 〔〕."""

    place: int
    form: Literal["alone", "first", "within", "listed"]


def lines_around(text: str, place: int) -> tuple[int, int, bool]:
    """Begin and end of the paragraph that holds a place, True; or of its line, False, where that is a heading or the row of a table."""
    begin, end = text.rfind("\n", 0, place) + 1, _line_end(text, place)
    runs_on = _runs_on(text[begin:end])
    while runs_on and begin:
        above = text.rfind("\n", 0, begin - 1) + 1
        if not _runs_on(text[above : begin - 1]):
            break
        begin = above
    while runs_on and end < len(text):
        below = _line_end(text, end + 1)
        if not _runs_on(text[end + 1 : below]):
            break
        end = below
    return begin, end, runs_on


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)


def _runs_on(line: str) -> bool:
    """Whether it is a line of a paragraph."""
    if not line or line[0].isalnum():  # as most are
        return bool(line)
    bare = line.strip().strip(marks.DROP).lstrip()
    return bool(bare) and bare[0] not in "#|!"


def slot_behind(text: str, end: int, *, alone: bool) -> Slot | None:
    """Where words about the figure that ends there can stand: in the brackets that follow it, or at the end of its phrase.

    `alone`: its unit needs no noun behind it, so that brackets can stand right there: 6户16人（截至5月底）跟踪帮扶到位.
    """
    stop = _STOP.search(text, end)
    assert stop is not None
    if stop[0] == "（":
        return Slot(stop.end(), "first")
    between = text[end : stop.start()]
    torn = stop[0] in _REFERENCES or between.count("“") != between.count("”")
    if torn and not alone and between.strip() not in _JOINING:
        return None
    place = end if torn or alone else stop.start()
    if text.count("（", 0, end) <= text.count("）", 0, end):
        return Slot(place, "alone")
    return Slot(place, "listed" if torn or stop[0] == "、" else "within")


def with_words(text: str, slots: dict[int, str]) -> str:
    """The text with words at its slots, by place."""
    pieces, position = [], 0
    for place in sorted(slots):
        pieces += [text[position:place], slots[place]]
        position = place
    return "".join(pieces) + text[position:]
