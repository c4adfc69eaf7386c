"""How the pieces of 其余 are joined, so that they can be read aloud: ， between figures, ； where another matter begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from drafting.blocks import marks
from drafting.tuples import NamedTuple

HAVE: Final = "有"
"""A verb that is said of a whole row of things, or of none."""

_BREATH: Final = 8
"""Pieces that follow one another with no more than ， between them."""
_SHORTEST_RUN: Final = 3  # pieces before ； that only the group of the data asks for


class Lead(NamedTuple):
    """What goes before a name and its number: a verb that is said once of several, or nothing. `apart`: what the verb of the piece
    before would be read as said of, too. `bare`: a name of which nothing tells what was done, so that its neighbours are not had either.
    """

    verb: str = ""
    apart: bool = False
    bare: bool = False


OWN: Final = Lead()
"""The name has a verb of its own: 新增就业86人."""
AMOUNT: Final = Lead(apart=True)
"""None is wanting: 客运量326万人次."""
BARE: Final = Lead(apart=True, bare=True)
"""One is, and nobody knows which: 教师周转房120套."""


class Piece(NamedTuple):
    """What is said of one indicator. `several`: ， stands in it, so that it ends with ；. `shares`: it lacks the head of its name,
    which the piece before has. `origin` is the group in which the data gives it, `apart` that another group begins with it. `lead`
    goes before it, `head` before that.
    """

    text: str
    several: bool = False
    shares: bool = False
    origin: str = ""
    apart: bool = False
    lead: Lead = OWN
    head: str = ""

    def said(self, before: Piece | None) -> str:
        """Behind the piece before in the same sentence."""
        verb = self.lead.verb if before is None or before.lead.verb != self.lead.verb else ""
        return f"{self.head}{verb}{self.text}"


NOTHING: Final = Piece("")


def with_verbs(pieces: list[Piece]) -> list[Piece]:
    """有 is said where all that stand beside each other are had: 名师工作室23个，教师周转房120套 go without."""
    found: list[Piece] = []
    for _, row in groupby(pieces, lambda piece: piece.lead.verb == HAVE or piece.lead.bare):
        those = list(row)
        found += [piece._replace(lead=BARE) for piece in those] if any(piece.lead.bare for piece in those) else those
    return found


def run_together(pieces: list[Piece]) -> str:
    """Marked text.

    >>> run_together([Piece("甲1户"), Piece("乙2户，丙3户", several=True), Piece("丁4户"), Piece("戊5户")])
    '甲1户；乙2户，丙3户；丁4户，戊5户'
    """
    runs: list[list[Piece]] = []
    for piece in _of_one_name(pieces):
        last = runs[-1][-1] if runs else None
        if last is None or (not piece.shares and (piece.apart or piece.several or last.several or _is_of_no_verb(piece, last) or (piece.origin != last.origin and len(runs[-1]) >= _SHORTEST_RUN))):
            runs.append([])
        runs[-1].append(piece)
    return "；".join(part for run in runs for part in _breaths(run))


def _of_one_name(pieces: list[Piece]) -> Iterator[Piece]:
    """发放高龄津贴6812人、408.72万元 of 高龄津贴 and 发放高龄津贴: one matter, whichever of them has its verb in its name."""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and before.lead.verb != piece.lead.verb and _is_of_the_matter(before, piece):
            before = before._replace(text=f"{before.text}、{piece.text[_name_end(piece.text) :]}")
            continue
        if before is not None:
            yield before
        before = piece
    if before is not None:
        yield before


def _is_of_the_matter(before: Piece, piece: Piece) -> bool:
    if before.several or piece.several or piece.apart or piece.shares or piece.head:
        return False
    name = _spoken_name(piece)
    return name != "" and name == _spoken_name(before) and _unit(piece) != _unit(before)


def _spoken_name(piece: Piece) -> str:
    end = _name_end(piece.text)
    return f"{piece.lead.verb}{piece.text[:end]}" if end > 0 else ""


def _unit(piece: Piece) -> str:
    """What the first figure counts: two of one unit stay apart, for a reader to see that they are two."""
    figure = piece.text[_name_end(piece.text) :]
    return marks.unliteral(figure[figure.find(marks.SEP) + 1 : figure.find(marks.CLOSE)]).lstrip("约近-0123456789.,万亿")


def _name_end(text: str) -> int:
    """Where the first figure begins."""
    return text.find(marks.FIGURE)


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
    return piece.lead.apart and last.lead.verb not in ("", HAVE)
