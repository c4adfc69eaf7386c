"""How the pieces of 其余 are joined, so that they can be read aloud: ， between figures, ； where another matter begins."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from drafting.tuples import NamedTuple

HAVE: Final = "有"
"""A verb that is said of a whole row of things, or of none."""
UNKNOWN: Final = ""
"""Where there is a name and a number, and nothing tells what was done."""

_BREATH: Final = 8
"""Pieces that follow one another with no more than ， between them."""
_SHORTEST_RUN: Final = 3  # pieces before ； that only the group of the data asks for


class Piece(NamedTuple):
    """What is said of one indicator. `several`: ， stands in it, so that it ends with ；. `shares`: it lacks the head of its name,
    which the piece before has. `origin` is the group in which the data gives it, `apart` that another group begins with it. `lead` is the
    verb that goes before it, as one verb goes before several; "" where it would need one that nobody knows, None where it needs none.
    `head` stands before the verb.
    """

    text: str
    several: bool = False
    shares: bool = False
    origin: str = ""
    apart: bool = False
    lead: str | None = None
    head: str = ""

    def said(self, before: Piece | None) -> str:
        """Behind the piece before in the same sentence."""
        verb = self.lead if self.lead and (before is None or before.lead != self.lead) else ""
        return f"{self.head}{verb}{self.text}"


NOTHING: Final = Piece("")


def with_verbs(pieces: list[Piece]) -> list[Piece]:
    """有 is said where all that stand beside each other are had: 名师工作室23个，教师周转房120套 go without."""
    found: list[Piece] = []
    for is_had, row in groupby(pieces, lambda piece: piece.lead in (HAVE, UNKNOWN)):
        those = list(row)
        bare = is_had and any(piece.lead == UNKNOWN for piece in those)
        found += [piece._replace(lead=UNKNOWN) for piece in those] if bare else those
    return found


def run_together(pieces: list[Piece]) -> str:
    """Marked text.

    >>> run_together([Piece("甲1户"), Piece("乙2户，丙3户", several=True), Piece("丁4户"), Piece("戊5户")])
    '甲1户；乙2户，丙3户；丁4户，戊5户'
    """
    runs: list[list[Piece]] = []
    for piece in pieces:
        last = runs[-1][-1] if runs else None
        if last is None or (not piece.shares and (piece.apart or piece.several or last.several or _is_of_no_verb(piece, last) or (piece.origin != last.origin and len(runs[-1]) >= _SHORTEST_RUN))):
            runs.append([])
        runs[-1].append(piece)
    return "；".join(part for run in runs for part in _breaths(run))


def _breaths(run: list[Piece]) -> list[str]:
    """A long run in parts of like length."""
    size = -(-len(run) // -(-len(run) // _BREATH))
    parts: list[str] = []
    taken = 0
    before: Piece | None = None
    for piece in run:
        if parts and (piece.shares or taken < size):
            parts[-1] += f"{'、' if piece.shares else '，'}{piece.said(before)}"
            taken += 1
        else:
            parts.append(piece.said(None))
            taken = 1
        before = piece
    return parts


def _is_of_no_verb(piece: Piece, last: Piece) -> bool:
    """Whether the verb before would be read as said of it: 组织演练3场；教师周转房120套."""
    return piece.lead == UNKNOWN and bool(last.lead)
