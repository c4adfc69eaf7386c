"""Two drafts of one report, the recorded one and today's: which paragraph and sentence of one is which of the other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, TypeVar

from drafting.blocks.record import Record
from drafting.frozen import frozen
from drafting.readers.alignment import walked_back
from drafting.readers.counterparts import counterparts
from drafting.updating.sentences import HIDDEN, Sentence

_ALIKE: Final = 0.5
T = TypeVar("T")


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
    old: Record,
    new: Record,
    olds: list[list[Sentence]],
    news: list[list[Sentence]],
    in_table: Callable[[int], bool] = lambda _: False,
) -> list[ParagraphPair]:
    """The paragraphs of both drafts in one order; `olds` and `news` are their sentences.

    `in_table` tells of the new draft's paragraphs. A cell is the same only as its figures are, whatever stands near it:
    a row that comes or goes must not give its neighbours' numbers other places.
    """
    likely = [each[0] if each else -1 for each in counterparts(old.paragraphs, new.paragraphs)]
    partners = _in_order(_by_figures(likely, old, new, olds, news, in_table))
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


def _by_figures(
    partners: list[int],
    old: Record,
    new: Record,
    olds: list[list[Sentence]],
    news: list[list[Sentence]],
    in_table: Callable[[int], bool],
) -> list[int]:
    """Partners with the cells of tables paired by whose figures they hold, and labels only with equal ones."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, sentences in enumerate(news):
        if in_table(index) and (paths := _paths(sentences)):
            where[paths].append(index)
    out, gaps = [], []
    for index, partner in enumerate(partners):
        paths, celled = _paths(olds[index]), partner >= 0 and in_table(partner)
        homes = where.get(paths, []) if _is_bare(olds[index]) and (celled or partner < 0) else []
        if len(homes) == 1:
            partner = homes[0]
        elif celled and _has_gap(olds[index]):
            gaps.append((index, partner))
            partner = -1
        elif celled and (paths != _paths(news[partner]) or (not paths and old.paragraphs[index] != new.paragraphs[partner])):
            partner = -1
        out.append(partner)
    for index, partner in gaps:  # what fills a gap is another figure: it is the same cell between the same neighbours
        if partner not in out and (out[index - 1] == partner - 1 or out[index + 1 : index + 2] == [partner + 1]):
            out[index] = partner
    taken = Counter(each for each in out if each >= 0)
    return [each if each < 0 or taken[each] == 1 or partners[index] == each else -1 for index, each in enumerate(out)]


def _is_bare(sentences: Sequence[Sentence]) -> bool:
    """Whether there is nothing but figures: a cell."""
    return bool(sentences) and all(not each.key.strip(HIDDEN) for each in sentences)


def _has_gap(sentences: Sequence[Sentence]) -> bool:
    return any(mark.is_gap for each in sentences for mark in each.marks)


def _paths(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The indicators of a paragraph's figures."""
    return tuple(mark.path or mark.text for each in sentences for mark in each.marks)


def _new_paragraph(index: int, news: list[list[Sentence]]) -> ParagraphPair:
    return ParagraphPair(None, index, tuple(Pair(None, each) for each in news[index]))


def _in_order(partners: list[int]) -> list[int]:
    """Partners that rise: the longest such row, -1 for the others."""
    best: list[tuple[int, int]] = []  # (length of the row that ends here, index before)
    for index, partner in enumerate(partners):
        before = [(best[i][0], i) for i in range(index) if 0 <= partners[i] < partner] if partner >= 0 else []
        length, at = max(before, default=(0, -1))
        best.append((length + 1 if partner >= 0 else 0, at))
    out = [-1] * len(partners)
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0 and best[at][0]:
        out[at] = partners[at]
        at = best[at][1]
    return out


def _paired(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[Pair]:
    """Sentences in order; what has no partner stands where it stood, the old before the new."""
    at = 0
    waiting: list[Pair] = []
    for index, partner in enumerate(_aligned(old, new, _likeness)):
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


def _aligned(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[int]:
    """For each old one its partner, -1 if it has none: in order, the most likeness in all."""
    head = 0
    while head < min(len(old), len(new)) and likeness(old[head], new[head]) == 1:
        head += 1
    rows = [[0.0] * (len(new) - head + 1)]
    worth = [[likeness(one, other) for other in new[head:]] for one in old[head:]]
    for scores in worth:
        above, row = rows[-1], [0.0]
        for j, score in enumerate(scores):
            row.append(max(row[-1], above[j + 1], above[j] + score if score >= _ALIKE else 0.0))
        rows.append(row)
    out = [-1] * len(old)
    for i, j in walked_back(rows):
        out[head + i] = head + j
    return [*range(head), *out[head:]]


def _likeness(one: Sentence, other: Sentence) -> float:
    if one.key == other.key:
        return 1.0
    matcher = SequenceMatcher(None, one.key, other.key, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE:
        return 0.0
    paths = {mark.path for mark in one.marks if mark.path} & {mark.path for mark in other.marks if mark.path}
    return min(0.99, matcher.ratio() + (0.2 if paths else 0.0))
