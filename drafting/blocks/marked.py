"""Marked text, the notation between render and compose: where its constructs begin and end, and its heading lines."""

from __future__ import annotations

from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy

_OPENING: Final = f"{marks.CLAUSE}{marks.POINTS}{marks.ITEM}{marks.NAMED}{marks.REST}{marks.PLACED}"
_ENDING: Final = f"{marks.CLAUSE_END}{marks.POINTS_END}{marks.NAMED_END}{marks.PLACED_END}"
_TOKEN: Final = lazy(f"([{_OPENING}{_ENDING}](?:(?<=[{_OPENING}])[^{marks.SEP}]*{marks.SEP})?)")

TESTS_ZERO: Final = "零"
"""The payload of a clause whose template asks 零 itself, so that zeros may print."""

HEADING: Final = lazy(r"(?m)^[ \t]*(#{1,6})[ \t]+(?=\S)")
"""A heading line of the line grammar: `#` is the title, `##` the first level."""


class Unbalanced(ValueError):
    """Structure marks that do not nest; cannot happen with compiled templates — please report it."""


def tokens(text: str) -> list[str]:
    """Text and structure by turns, text first and last: what stands between is a mark with its payload and SEP, or an end.

    Figures and gaps stay in the text, as marks.
    """
    return _TOKEN.split(text)
