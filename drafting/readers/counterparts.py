"""Which paragraphs of an edited text a recorded paragraph has become: edited, moved, copied, split or joined."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from drafting.readers.alignment import NUMBER

_SHORT: Final = 6  # characters below which likeness says nothing
_ALIKE: Final = 0.4  # share of what two versions of one paragraph have in common
_INSIDE: Final = 0.6  # share of a piece that stands in the whole
_VOTE: Final = 0.5  # what a bookmark that was found there adds to the likeness

Votes = Mapping[int, Counter[int]]
"""Old paragraph → new paragraph → how many of the old one's bookmarks stand there."""

_NO_VOTES: Final[Votes] = {}


def counterparts(old: Sequence[str], new: Sequence[str], votes: Votes = _NO_VOTES) -> list[tuple[int, ...]]:
    """For each old paragraph those of the new text that hold its words, the likeliest first; () if it is gone.

    A second one is a copy, or the other half of a paragraph that was split. Two that were joined share one.
    """
    return _Pairing(old, new, votes).run()


def counterparts_beside(
    old: Sequence[str], new: Sequence[str], known: Mapping[int, tuple[int, ...]], held: Collection[int], votes: Votes = _NO_VOTES
) -> list[tuple[int, ...]]:
    """The same where some old paragraphs are `known`, cells of tables, and some new ones `held` by tables: each is only its own."""
    olds = [at for at in range(len(old)) if at not in known]
    news = [at for at in range(len(new)) if at not in held]
    place = {to: at for at, to in enumerate(news)}
    voted = {
        at: Counter({place[to]: count for to, count in votes[index].items() if to in place})
        for at, index in enumerate(olds)
        if index in votes
    }
    likely = counterparts([old[at] for at in olds], [new[at] for at in news], voted)
    found = dict(zip(olds, (tuple(news[each] for each in places) for places in likely), strict=True))
    return [known[at] if at in known else found[at] for at in range(len(old))]


class _Pairing:
    def __init__(self, old: Sequence[str], new: Sequence[str], votes: Votes) -> None:
        self._old = old
        self._new = new
        self._votes = votes
        self._to: dict[int, int] = {}
        self._from: dict[int, int] = {}

    def run(self) -> list[tuple[int, ...]]:
        self._same_order(0, len(self._old), 0, len(self._new))
        self._moved()
        self._alike()
        self._between()
        more = self._pieces()
        return [((self._to[at],) if at in self._to else ()) + tuple(more[at]) for at in range(len(self._old))]

    def _pair(self, at: int, to: int) -> None:
        self._to[at] = to
        self._from[to] = at

    def _same_order(self, a: int, b: int, c: int, d: int) -> None:
        """Equal paragraphs: from both ends, then between those that stand once in each text (patience)."""
        waiting = [(a, b, c, d)]
        while waiting:
            a, b, c, d = waiting.pop()
            while a < b and c < d and self._old[a] == self._new[c]:
                self._pair(a, c)
                a, c = a + 1, c + 1
            while a < b and c < d and self._old[b - 1] == self._new[d - 1]:
                b, d = b - 1, d - 1
                self._pair(b, d)
            anchors = self._anchors(a, b, c, d)
            for at, to in anchors:
                self._pair(at, to)
            if anchors:
                corners = [(a - 1, c - 1), *anchors, (b, d)]
                waiting += [(i + 1, k, j + 1, m) for (i, j), (k, m) in pairwise(corners)]

    def _anchors(self, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
        once_old, once_new = _unique(self._old, a, b), _unique(self._new, c, d)
        common = [(at, once_new[text]) for text, at in once_old.items() if text in once_new]
        return rising(common)

    def _left(self) -> tuple[list[int], list[int]]:
        olds = [at for at, text in enumerate(self._old) if at not in self._to and text.strip()]
        news = [at for at, text in enumerate(self._new) if at not in self._from and text.strip()]
        return olds, news

    def _moved(self) -> None:
        olds, news = self._left()
        waiting: dict[str, list[int]] = defaultdict(list)
        for to in reversed(news):
            waiting[self._new[to]].append(to)
        for at in olds:
            if len(self._old[at]) >= _SHORT and waiting.get(self._old[at]):
                self._pair(at, waiting[self._old[at]].pop())

    def _alike(self) -> None:
        olds, news = self._left()
        grams = {to: _grams(self._new[to]) for to in news}
        where: dict[str, list[int]] = defaultdict(list)
        for to in news:
            for gram in grams[to]:
                where[gram].append(to)
        ranked = []
        for at in olds:
            own = _grams(self._old[at])
            shared = Counter(to for gram in own for to in where.get(gram, ()))
            votes = self._votes.get(at, Counter())
            for to in {*shared, *(each for each in votes if each in grams)}:
                alike = 2 * shared[to] / (len(own) + len(grams[to]) or 1)
                voted = votes[to] / sum(votes.values()) if votes else 0
                if alike >= _ALIKE or (voted and alike + _VOTE * voted >= _ALIKE):
                    ranked.append((alike + _VOTE * voted, -abs(at - to), at, to))
        for _, _, at, to in sorted(ranked, reverse=True):
            if at not in self._to and to not in self._from:
                self._pair(at, to)

    def _between(self) -> None:
        """As many left over on both sides between two neighbours that are known: cells of which only the number changed."""
        before, first = -1, 0
        for at in [*sorted(self._to), len(self._old)]:
            to = self._to.get(at, len(self._new))
            olds = [each for each in range(first, at) if each not in self._to]
            news = [each for each in range(before + 1, to) if each not in self._from]
            if olds and len(olds) == len(news):
                for one, other in zip(olds, news, strict=True):
                    if max(len(self._old[one]), len(self._new[other])) < 4 * _SHORT:
                        self._pair(one, other)
            before, first = to, at + 1

    def _pieces(self) -> dict[int, list[int]]:
        """Copies and halves of what is paired already; and what was joined to a neighbour."""
        olds, news = self._left()
        more: dict[int, list[int]] = defaultdict(list)
        for to, at in _within([(to, self._new[to]) for to in news], self._old):
            more[at].append(to)
        for at, to in _within([(at, self._old[at]) for at in olds], self._new):
            more[at].append(to)
        return more


def _within(pieces: Iterable[tuple[int, str]], wholes: Sequence[str]) -> list[tuple[int, int]]:
    """For each piece the whole that holds most of it, if any does."""
    wanted = [(at, _grams(text)) for at, text in pieces if len(text) >= _SHORT]
    if not wanted:
        return []
    where: dict[str, list[int]] = defaultdict(list)
    for to, text in enumerate(wholes):
        if len(text) >= _SHORT:
            for gram in _grams(text):
                where[gram].append(to)
    found = []
    for at, grams in wanted:
        shared = Counter(to for gram in grams for to in where.get(gram, ()))
        best = min(shared, key=lambda to: (-shared[to], len(wholes[to])), default=None)
        if best is not None and shared[best] >= _INSIDE * len(grams):
            found.append((at, best))
    return found


def _grams(text: str) -> set[str]:
    """Pairs of neighbouring characters, every number being the same one."""
    bare = NUMBER.sub("#", "".join(text.split()))
    return {bare[at : at + 2] for at in range(len(bare) - 1)} or {bare}


def _unique(texts: Sequence[str], start: int, end: int) -> dict[str, int]:
    """Texts that stand once, with their place."""
    counts = Counter(texts[start:end])
    return {text: at for at, text in enumerate(texts[start:end], start) if text and counts[text] == 1}


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs in which both sides rise."""
    ends: list[int] = []  # the smallest end of a run of each length
    holders: list[int] = []
    before: list[int] = []
    for at, (_, to) in enumerate(pairs):
        place = bisect_left(ends, to)
        before.append(holders[place - 1] if place else -1)
        if place == len(ends):
            ends.append(to)
            holders.append(at)
        else:
            ends[place], holders[place] = to, at
    found = []
    at = holders[-1] if holders else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
