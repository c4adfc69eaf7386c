"""A marked text with blanks for its references: what files that are alike but for their numbers have in common.

What vanishes, joins and is mended hangs on the kinds of the marks and on the words around them, never on the digits of a
figure or on which entry of the ledger it is. So these are taken out, and what is then the same from report to report is
settled once. Units, names and all other text stay where they are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain, repeat
from operator import itemgetter
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

BLANK: Final = "\ue0ff"
"""Behind the mark of a reference: its index stood here, and the digits with which its text begins; where none did, SEP follows."""
_NO_REFERENCE: Final = f"\0-{chr(ord(marks.FIGURE) - 1)}{chr(ord(marks.SAID) + 1)}-{chr(sys.maxunicode)}"
"""In a pattern: all but ANY_REFERENCE. As a set that is meant, and with nothing instead of a part that need not be there, it is read in fewer steps."""
_REFERENCE: Final = lazy(f"([{_NO_REFERENCE}]*+[{marks.ANY_REFERENCE}])([0-9]++(?:{marks.SEP}[0-9][0-9.,]*+|))")

_FIRST: Final = itemgetter(0)


class Blanked(NamedTuple):
    """`taken` holds what stood at each BLANK of `text`: `index`, or `index SEP digits`."""

    text: str
    taken: list[str]


def blanked(text: str) -> Blanked:
    """The text with a BLANK for each reference."""
    head, end, tail = text.rpartition(marks.CLOSE)  # behind the last reference nothing is sought
    pieces = _REFERENCE.split(head)  # nothing, what stands before a reference, the reference: by turns
    return Blanked(f"{BLANK.join((*pieces[1::3], pieces[-1]))}{end}{tail}", pieces[2::3])


def filled(text: str, taken: Iterable[str]) -> str:
    """The marked text again."""
    pieces = text.split(BLANK)
    whole = [""] * (2 * len(pieces) - 1)
    whole[::2] = pieces
    whole[1::2] = taken
    return "".join(whole)


def indexes_of(taken: Iterable[str]) -> list[str]:
    """Which entries of the ledger stood at some BLANKs."""
    return [*map(_FIRST, map(str.partition, taken, repeat(marks.SEP)))]


def joined(pieces: Iterable[Blanked]) -> Blanked:
    """Several texts one behind the other."""
    texts, taken = zip(*pieces, strict=True)
    return Blanked("".join(texts), [*chain.from_iterable(taken)])
