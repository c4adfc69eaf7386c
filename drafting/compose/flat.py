"""Constructs without others in them become text where they stand, from the inside out.

Changes nothing that is printed, as sweeping does not: what is left for `resolve.py` is what hangs on something else,
on 其余, or on where a numbered list stands. Most constructs are flat, and a pattern finds them far more quickly; most
clauses and points hold a figure that keeps them, and nothing of theirs need be looked at.
"""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import TESTS_ZERO
from drafting.compose.items import run_on
from drafting.compose.vanishing import keeps, said
from drafting.patterns import lazy

_STRUCTURE: Final = f"{marks.CLAUSE}-{marks.PLACED_END}"
_TEXT: Final = f"[^{_STRUCTURE}]*+"
_GOES: Final = f"{marks.ABSENT}{marks.INAPPLICABLE}"
_KEEPS: Final = f"{marks.FIGURE}{marks.SAID}{marks.OWED}{marks.OWN}"
_KEPT: Final = f"[^{_STRUCTURE}{_GOES}{_KEEPS}]*+[{_KEEPS}][^{_STRUCTURE}{_GOES}]*+"
"""Text that says something, and of which nothing is absent: `vanishing.said` leaves it as it is."""
_WHOLE: Final = f"[^{_STRUCTURE}{_GOES}{_KEEPS}{marks.ZERO}{marks.DROP}]*+"
"""So it does, but for a clause, with text in which nothing was dropped and no zero stands."""
_KEPT_CLAUSE: Final = lazy(f"{marks.CLAUSE}(?!{TESTS_ZERO}{marks.SEP})[^{marks.SEP}]*+{marks.SEP}({_KEPT}){marks.CLAUSE_END}")
_KEPT_POINT: Final = lazy(f"{marks.NAMED}[^{marks.SEP}]*+{marks.SEP}({_KEPT}|{_WHOLE}){marks.NAMED_END}")
_CLAUSE: Final = lazy(f"{marks.CLAUSE}([^{marks.SEP}]*+){marks.SEP}({_TEXT}){marks.CLAUSE_END}")
_POINT: Final = lazy(f"{marks.NAMED}[^{marks.SEP}]*+{marks.SEP}({_TEXT}){marks.NAMED_END}")
_LIST: Final = lazy(f"{marks.POINTS}([、，；]){marks.SEP}{_TEXT}((?:{marks.ITEM}{_TEXT})*+){marks.POINTS_END}")
_TO_BE_WEIGHED: Final = lazy(f"[{marks.DROP}{marks.ZERO}{_GOES}{marks.ALSO[0]}\n#|]")
"""What an item may go for, or be mended for."""


def flattened(text: str) -> str:
    """The marked text with its flat clauses, points and joined lists as what they say."""
    while True:
        before = text
        text = "".join(_KEPT_CLAUSE.split(text))  # what stands around them and what they say
        text = _CLAUSE.sub(_said_clause, text)
        text = _LIST.sub(_joined_list, text)
        text = "".join(_KEPT_POINT.split(text))
        text = _POINT.sub(_said_point, text)
        if text == before:
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
        inside = item.partition(marks.SEP)[2].strip()
        if inside == marks.DROP:
            dropped = True
            continue
        if _TO_BE_WEIGHED.search(inside):
            inside, lost = said(marks.ITEM, "", inside, False)
            dropped = dropped or lost
        if inside:
            texts.append(inside)
    if not texts:
        return marks.DROP
    whole = run_on(texts, points[1])
    return points[0] if dropped and not keeps(whole) else whole
