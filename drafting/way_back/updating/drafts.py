"""Two drafts of one report, the recorded one and today's: which paragraph and sentence of one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.readers.counterparts import counterparts_beside, rising
from drafting.way_back.updating.matching import ALIKE, matched
from drafting.way_back.updating.sentences import Sentence
from drafting.way_back.updating.tables import Tables


@frozen
class Pair:
    """A sentence in both drafts, or in one of them."""

    old: Sentence | None
    new: Sentence | None


@frozen
class ParagraphPair:
    """A paragraph in both drafts, or in one of them, by their indexes, with its sentences in order."""

    old: int | None
    new: int | None
    pairs: tuple[Pair, ...]


def compare(
    old: Record, new: Record, olds: list[list[Sentence]], news: list[list[Sentence]], tables: Tables
) -> list[ParagraphPair]:
    """The paragraphs of both drafts in one order; `olds` and `news` are their sentences. Cells pair as their rows do.

    A row that stands elsewhere today comes where it stood; one that is new behind the row that it follows.
    """
    celled = dict(tables.cells())
    partners = _partners(old, new, tables)
    in_order = dict(rising([(at, to) for at, to in enumerate(partners) if to >= 0]))
    behind = {row.paragraphs[-1]: tables.behind[row.first] for table in tables.old for row in table if row.first in tables.behind}
    placed = {*celled.values(), *(cell for rows in behind.values() for row in rows for cell in row.paragraphs)}
    out: list[ParagraphPair] = []
    at = 0
    for index, sentences in enumerate(olds):
        partner = in_order.get(index, celled.get(index))
        if index in in_order:
            out += (_new_paragraph(each, news) for each in range(at, in_order[index]) if each not in placed)
            at = in_order[index] + 1
        if partner is None:
            out.append(ParagraphPair(index, None, tuple(Pair(each, None) for each in sentences)))
        else:
            out.append(ParagraphPair(index, partner, tuple(_paired(sentences, news[partner]))))
        out += (_new_paragraph(cell, news) for row in behind.get(index, ()) for cell in row.paragraphs)
    return [*out, *(_new_paragraph(each, news) for each in range(at, len(news)) if each not in placed)]


def _partners(old: Record, new: Record, tables: Tables) -> list[int]:
    """For each old paragraph the new one, -1 where there is none."""
    cells, others = ({cell for table in each for row in table for cell in row.paragraphs} for each in (tables.old, tables.new))
    known: dict[int, tuple[int, ...]] = dict.fromkeys(cells, ())
    known |= {at: (to,) for at, to in tables.cells()}
    return [each[0] if each else -1 for each in counterparts_beside(old.paragraphs, new.paragraphs, known, others)]


def _new_paragraph(index: int, news: list[list[Sentence]]) -> ParagraphPair:
    return ParagraphPair(None, index, tuple(Pair(None, each) for each in news[index]))


def _paired(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Pair]:
    """Sentences in order; what has no partner stands where it stood, the old before the new."""
    at = 0
    waiting: list[Pair] = []
    for index, partner in enumerate(matched(old, new, _likeness)):
        if partner < 0:
            waiting.append(Pair(old[index], None))
            continue
        yield from waiting
        waiting = []
        yield from (Pair(None, each) for each in new[at:partner])
        yield Pair(old[index], new[partner])
        at = partner + 1
    yield from waiting
    yield from (Pair(None, each) for each in new[at:])


def _likeness(one: Sentence, other: Sentence) -> float:
    if one.key == other.key:
        return 1.0
    matcher = SequenceMatcher(None, one.key, other.key, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE:
        return 0.0
    paths = {mark.path for mark in one.marks if mark.path} & {mark.path for mark in other.marks if mark.path}
    return min(0.99, matcher.ratio() + (0.2 if paths else 0.0))
