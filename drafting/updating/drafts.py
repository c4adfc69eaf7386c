"""Two drafts of one report, the recorded one and today's: which paragraph and sentence of one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.readers.counterparts import counterparts, rising
from drafting.updating.matching import ALIKE, matched
from drafting.updating.sentences import Sentence
from drafting.updating.tables import Tables


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
    """The paragraphs of both drafts in one order; `olds` and `news` are their sentences. Cells pair as their rows do."""
    partners = _in_order(_partners(old, new, tables))
    out: list[ParagraphPair] = []
    at = 0
    for index, sentences in enumerate(olds):
        partner = partners[index]
        if partner < 0:
            out.append(ParagraphPair(index, None, tuple(Pair(each, None) for each in sentences)))
            continue
        out += (_new_paragraph(each, news) for each in range(at, partner))
        out.append(ParagraphPair(index, partner, tuple(_paired(sentences, news[partner]))))
        at = partner + 1
    return [*out, *(_new_paragraph(each, news) for each in range(at, len(news)))]


def _partners(old: Record, new: Record, tables: Tables) -> list[int]:
    """For each old paragraph the new one, -1 where there is none."""
    celled = [{cell for table in each for row in table for cell in row.paragraphs} for each in (tables.old, tables.new)]
    before, after = (
        ["" if at in cells else text for at, text in enumerate(record.paragraphs)]
        for record, cells in zip((old, new), celled, strict=True)
    )
    likely = [each[0] if each else -1 for each in counterparts(before, after)]
    partners = [-1 if at in celled[0] or to in celled[1] else to for at, to in enumerate(likely)]
    for at, to in tables.cells():
        partners[at] = to
    return partners


def _new_paragraph(index: int, news: list[list[Sentence]]) -> ParagraphPair:
    return ParagraphPair(None, index, tuple(Pair(None, each) for each in news[index]))


def _in_order(partners: list[int]) -> list[int]:
    """Partners that rise: the longest such row, -1 for the others."""
    out = [-1] * len(partners)
    for at, to in rising([(at, to) for at, to in enumerate(partners) if to >= 0]):
        out[at] = to
    return out


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
