"""What a construct says once its inside is text: what makes it go, and what it leaves."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.blocks.marked import TESTS_ZERO
from drafting.compose.as_of import marked
from drafting.compose.items import one_line
from drafting.patterns import lazy

TO_BE_WEIGHED: Final = lazy(f"[{marks.DROP}{marks.ZERO}{marks.ABSENT}{marks.INAPPLICABLE}{marks.ALSO[0]}\n#|]")
"""What an item may go for, or be mended for."""


def said(mark: str, payload: str, text: str, dropped: bool) -> tuple[str, bool]:
    """What a clause, point, item or section says whose inside is `text`, and whether something is dropped in it.

    `dropped`: whether something was, of which `text` does not tell. What goes is DROP; an item, nothing.
    """
    if text == marks.DROP:
        return "" if mark == marks.ITEM else text, True
    dropped = dropped or marks.DROP in text
    if marks.ABSENT in text or marks.INAPPLICABLE in text:
        goes = mark != marks.PLACED
    else:
        goes = not keeps(text) and _says_nothing(mark, payload, text, dropped)
    if goes:
        return "" if mark == marks.ITEM else marks.DROP, True
    if mark == marks.ITEM:
        return one_line(text), dropped
    if mark != marks.CLAUSE:
        return text, dropped
    if payload == TESTS_ZERO:
        text = text.replace(marks.ZERO, marks.FIGURE)  # a zero that the template asked for keeps what is around it, too
    return marked(text), dropped


def keeps(text: str) -> bool:
    """Whether a figure that is no zero or is owed, or the data's own words keep what is around them."""
    return marks.FIGURE in text or marks.SAID in text or marks.OWED in text or marks.OWN in text


def _says_nothing(mark: str, payload: str, text: str, dropped: bool) -> bool:
    """Whether a construct without a figure or the data's own words goes: something in it did, or zeros are all that it says."""
    if mark == marks.PLACED:
        return dropped or marks.ZERO in text
    return dropped if marks.ZERO not in text else payload != TESTS_ZERO or mark != marks.CLAUSE
