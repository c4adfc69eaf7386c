"""How the pieces of 其余 are joined, so that they can be read aloud: ， between figures, ； where another matter begins."""

from __future__ import annotations

from typing import Final

from drafting.tuples import NamedTuple

_BREATH: Final = 8
"""Pieces that follow one another with no more than ， between them."""
_SHORTEST_RUN: Final = 3  # pieces before ； that only the group of the data asks for


class Piece(NamedTuple):
    """What is said of one indicator. `several`: ， stands in it, so that it ends with ；. `shares`: it lacks the head of its name,
    which the piece before has. `origin` is the group in which the data gives it, `apart` that another group begins with it.
    """

    text: str
    several: bool = False
    shares: bool = False
    origin: str = ""
    apart: bool = False


NOTHING: Final = Piece("")


def run_together(pieces: list[Piece]) -> str:
    """Marked text.

    >>> run_together([Piece("甲1户"), Piece("乙2户，丙3户", several=True), Piece("丁4户"), Piece("戊5户")])
    '甲1户；乙2户，丙3户；丁4户，戊5户'
    """
    runs: list[list[Piece]] = []
    for piece in pieces:
        last = runs[-1][-1] if runs else None
        if last is None or (not piece.shares and (piece.apart or piece.several or last.several or (piece.origin != last.origin and len(runs[-1]) >= _SHORTEST_RUN))):
            runs.append([])
        runs[-1].append(piece)
    return "；".join(part for run in runs for part in _breaths(run))


def _breaths(run: list[Piece]) -> list[str]:
    """A long run in parts of like length."""
    size = -(-len(run) // -(-len(run) // _BREATH))
    parts: list[str] = []
    taken = 0
    for piece in run:
        if parts and (piece.shares or taken < size):
            parts[-1] += f"{'、' if piece.shares else '，'}{piece.text}"
            taken += 1
        else:
            parts.append(piece.text)
            taken = 1
    return parts
