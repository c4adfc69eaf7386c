"""Marked text, the notation between render and compose: its heading lines, its references, and what its constructs must not be."""

from __future__ import annotations

from itertools import repeat
from operator import itemgetter
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy

TESTS_ZERO: Final = "零"
"""The payload of a clause whose template asks 零 itself, so that zeros may print."""

HEADING: Final = lazy(r"(?m)^[ \t]*(#{1,6})[ \t]+(?=\S)")
"""A heading line of the line grammar: `#` is the title, `##` the first level."""

_FIRST: Final = itemgetter(0)


def indexes(text: str, kind: str, *others: str) -> list[str]:
    """Those of the references of some kinds, in the order of the text."""
    for other in others:
        text = text.replace(other, kind)
    begun = map(str.partition, text.split(kind)[1:], repeat(marks.SEP))
    return [*map(_FIRST, begun)]


class Unbalanced(ValueError):
    """Structure marks that do not nest; cannot happen with compiled templates — please report it."""
