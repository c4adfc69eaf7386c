"""Constructs without others in them become text where they stand, from the inside out.

Changes nothing that is printed: what is left for `resolve.py` is what hangs on something else, on 其余, or goes on in
another paragraph. Most constructs are flat, and a pattern finds them far more quickly; most clauses and points hold
a figure that keeps them, or say nothing, and nothing of theirs need be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK, Blanked, blanked, filled
from drafting.blocks.marked import TESTS_ZERO
from drafting.compose.items import run_on
from drafting.compose.resolve import settled_within
from drafting.compose.vanishing import TO_BE_WEIGHED, keeps, said
from drafting.patterns import lazy

_STRUCTURE: Final = f"{marks.CLAUSE}-{marks.PLACED_END}"
_PAYLOAD: Final = f"[^{marks.SEP}]*+{marks.SEP}"
_TEXT: Final = f"[^{_STRUCTURE}]*+"
_GOES: Final = f"{marks.ABSENT}{marks.INAPPLICABLE}"
_KEEPS: Final = f"{marks.FIGURE}{marks.SAID}{marks.OWED}{marks.OWN}"
_KEPT: Final = f"[^{_STRUCTURE}{_GOES}{_KEEPS}]*+[{_KEEPS}][^{_STRUCTURE}{_GOES}]*+"
"""Text that says something, and of which nothing is absent: `vanishing.said` leaves it as it is."""
_WHOLE: Final = f"[^{_STRUCTURE}{_GOES}{_KEEPS}{marks.ZERO}{marks.DROP}]*+"
"""So it does, but for a clause, with text in which nothing was dropped and no zero stands."""
_EMPTY: Final = f"[^{_STRUCTURE}{_GOES}{_KEEPS}{marks.ZERO}{marks.DROP}]*+{marks.DROP}[^{_STRUCTURE}{_GOES}{_KEEPS}{marks.ZERO}]*+"
"""Text without a figure or the data's own words, in which something was dropped: it goes."""
# each begins with a mark of its own, to which the engine skips at once
_REST: Final = lazy(f"{marks.REST}([^{marks.SEP}]*){marks.SEP}")
_KEPT_CLAUSE: Final = lazy(f"{marks.CLAUSE}(?!{TESTS_ZERO}{marks.SEP}){_PAYLOAD}({_KEPT}){marks.CLAUSE_END}")
_CLAUSE: Final = lazy(f"{marks.CLAUSE}([^{marks.SEP}]*+){marks.SEP}({_TEXT}){marks.CLAUSE_END}")
_LIST: Final = lazy(f"{marks.POINTS}([、，；]){marks.SEP}{_TEXT}((?:{marks.ITEM}{_TEXT})*+){marks.POINTS_END}")
_KEPT_POINT: Final = lazy(f"{marks.NAMED}{_PAYLOAD}({_KEPT}|{_WHOLE}){marks.NAMED_END}")
_EMPTY_POINT: Final = lazy(f"{marks.NAMED}{_PAYLOAD}{_EMPTY}{marks.NAMED_END}")
_POINT: Final = lazy(f"{marks.NAMED}{_PAYLOAD}({_TEXT}){marks.NAMED_END}")
_EMPTY_SECTION: Final = lazy(f"{marks.PLACED}{_PAYLOAD}{_EMPTY}{marks.PLACED_END}")
_GONE: Final = (f"{marks.SEP}{marks.DROP}\n", f"{marks.SEP}{marks.DROP}")
"""Items of which nothing is left, as they mostly stand."""
_BLANK_LINE: Final = "\n\n"
_SHORTEST: Final = 2  # characters of a construct, at the least
_KEPT_PARAGRAPHS: Final = 2048
"""What the paragraphs of a county's reports become."""


def flattened(text: str, holds: Callable[[str], bool]) -> Blanked:
    """The marked text, blanked, with its flat constructs as what they say. `holds`: whether 其余 of a group may say anything."""
    text = _REST.sub(lambda rest: rest[0] if holds(rest[1]) else marks.DROP, text)
    blank, taken = blanked(text)
    told: list[str] = []
    left: list[str] = []
    passed = lists = 0
    for paragraph in blank.split(_BLANK_LINE):
        if len(paragraph) < _SHORTEST:
            told.append(paragraph)
            continue
        count = paragraph.count(BLANK)
        said, stays, begun = _paragraph(paragraph, lists > 0)
        lists += begun
        told.append(said)
        left += taken[passed : passed + count] if stays is None else [taken[passed + at] for at in stays]
        passed += count
    whole = Blanked(_BLANK_LINE.join(told), left)
    flat = _flattened(whole.text)
    return Blanked(flat, left) if flat.count(BLANK) == len(left) else blanked(_flattened(filled(*whole)))


@lru_cache(maxsize=_KEPT_PARAGRAPHS)
def _paragraph(blank: str, in_list: bool) -> tuple[str, tuple[int, ...] | None, int]:
    """A blanked text between blank lines with its constructs as what they say, which of its blanks stay (None where all do), and how
    many more lists begin in it than end.

    What begins in it and ends elsewhere stands as it was, as does all but flat constructs in a list that began before.
    """
    numbered = filled(blank, map(str, range(blank.count(BLANK))))
    flat = _flattened(numbered)
    told, stays = blanked(flat if in_list else settled_within(flat))
    return told, None if len(stays) == blank.count(BLANK) else tuple(map(int, stays)), blank.count(marks.POINTS) - blank.count(marks.POINTS_END)


def _flattened(text: str) -> str:
    before = ""
    while text != before:
        before = text
        if marks.CLAUSE in text:
            text = "".join(_KEPT_CLAUSE.split(text))  # what stands around them and what they say
            text = _CLAUSE.sub(_said_clause, text)
        if marks.POINTS in text:
            text = _LIST.sub(_joined_list, text)
        if marks.NAMED in text:
            text = "".join(_KEPT_POINT.split(text))
            text = _EMPTY_POINT.sub(marks.DROP, text)
            text = _POINT.sub(_said_point, text)
        if marks.PLACED in text:
            text = _EMPTY_SECTION.sub(marks.DROP, text)
    return text


def _said_clause(clause: re.Match[str]) -> str:
    return said(marks.CLAUSE, clause[1], clause[2], False)[0]


def _said_point(point: re.Match[str]) -> str:
    return said(marks.NAMED, "", point[1], False)[0]


def _joined_list(points: re.Match[str]) -> str:
    """The items joined; the list as it is where one was dropped and it does not tell what is around it that it stays."""
    texts: list[str] = []
    dropped = False
    for item in points[2].split(marks.ITEM)[1:]:
        if item in _GONE:
            dropped = True
            continue
        inside = item.partition(marks.SEP)[2].strip()
        if TO_BE_WEIGHED.search(inside):
            inside, lost = said(marks.ITEM, "", inside, False)
            dropped = dropped or lost
        if inside:
            texts.append(inside)
    if not texts:
        return marks.DROP
    whole = run_on(texts, points[1])
    return points[0] if dropped and not keeps(whole) else whole
