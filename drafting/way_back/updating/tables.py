"""The tables of two drafts: which row of one is which row of the other, and so which cell.

A row is known by whose figures it holds and by its labels, wherever it stands: a row that comes, goes or moves must not
give its neighbours' numbers other places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from drafting.blocks.record import Record, Row, tables_of
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.readers.counterparts import rising
from drafting.way_back.updating.matching import ALIKE, matched
from drafting.way_back.updating.sentences import Sentence

NUMBER: Final = lazy(r"[\d.,，、．\s—-]*")
_Key = tuple[int, str, object]
"""What is known of a cell: its column, and its label or whose figures it holds."""


@frozen
class Tables:
    """The rows of both drafts. `partners` gives for an old row the new one, by their first paragraphs; `crossing` are the old
    rows that stand elsewhere among the others now. `behind` gives for an old row the new ones without partner that follow it.
    """

    old: tuple[tuple[Row, ...], ...]
    new: tuple[tuple[Row, ...], ...]
    partners: Mapping[int, int]
    crossing: frozenset[int]
    behind: Mapping[int, Sequence[Row]]

    def cells(self) -> Iterator[tuple[int, int]]:
        """Every old cell with the new one that it is, by their paragraphs."""
        for table in self.old:
            for row in table:
                partner = self.partners.get(row.first)
                if partner is not None:
                    yield from zip(row.paragraphs, range(partner, partner + row.columns), strict=True)


def pair_tables(old: Record, new: Record, olds: Sequence[list[Sentence]], news: Sequence[list[Sentence]]) -> Tables:
    """`olds` and `news` are the sentences of the paragraphs."""
    before, after = tables_of(old), tables_of(new)
    keys = [[_keys(row, olds, old) for row in table] for table in before]
    fresh = [[_keys(row, news, new) for row in table] for table in after]
    partners: dict[int, int] = {}
    crossing: set[int] = set()
    behind: dict[int, list[Row]] = {}
    for at, to in enumerate(matched(keys, fresh, _likeness_of_tables)):
        if to < 0:
            continue
        pairs = [(i, j) for i, j in _pairs(keys[at], fresh[to]) if before[at][i].columns == after[to][j].columns]
        steady = rising(pairs)
        in_order = frozenset(steady)
        partners |= {before[at][i].first: after[to][j].first for i, j in pairs}
        crossing |= {before[at][i].first for i, j in pairs if (i, j) not in in_order}
        for row, followed in _new_rows(pairs, steady, len(before[at]), len(after[to])):
            behind.setdefault(before[at][followed].first, []).append(after[to][row])
    return Tables(before, after, partners, frozenset(crossing), behind)


def _new_rows(pairs: Sequence[tuple[int, int]], steady: Sequence[tuple[int, int]], olds: int, news: int) -> Iterator[tuple[int, int]]:
    """Each new row without partner, and the old one behind which it comes: the last before the steady row that follows it."""
    known = {j for _, j in pairs}
    there = {j: i for i, j in steady}
    ends = {i: after - 1 for (i, _), (after, _) in pairwise([*steady, (olds, news)])}
    followed = -1
    for row in range(news):
        if row in there:
            followed = ends[there[row]]
        elif row not in known and followed >= 0:
            yield row, followed


def _pairs(old: Sequence[frozenset[_Key]], new: Sequence[frozenset[_Key]]) -> list[tuple[int, int]]:
    """Which row is which, wherever it stands: by all that is known of it, then by what only it has, then in order."""
    pairs = dict(_equal(old, new))
    taken = {*pairs.values()}
    where = {key: at for key, at in _own(new).items() if at not in taken}
    votes = Counter((at, where[key]) for key, at in _own(old).items() if at not in pairs and key in where)
    scored = {pair: _likeness(old[pair[0]], new[pair[1]]) for pair in votes}
    for at, to in sorted(scored, key=lambda pair: (-scored[pair], abs(pair[0] - pair[1]), pair)):
        if scored[at, to] >= ALIKE and at not in pairs and to not in taken:
            pairs[at] = to
            taken.add(to)
    olds = [at for at in range(len(old)) if at not in pairs]
    news = [to for to in range(len(new)) if to not in taken]
    for at, partner in zip(olds, matched([old[at] for at in olds], [new[to] for to in news], _likeness), strict=True):
        if partner >= 0:
            pairs[at] = news[partner]
    return sorted(pairs.items())


def _equal(old: Sequence[frozenset[_Key]], new: Sequence[frozenset[_Key]]) -> Iterator[tuple[int, int]]:
    """Rows of which the same is known; those that share it in their order."""
    waiting: dict[frozenset[_Key], list[int]] = defaultdict(list)
    for to in reversed(range(len(new))):
        waiting[new[to]].append(to)
    for at, keys in enumerate(old):
        if keys and waiting.get(keys):
            yield at, waiting[keys].pop()


def _own(rows: Sequence[frozenset[_Key]]) -> dict[_Key, int]:
    """What is known of one row alone."""
    counts = Counter(key for row in rows for key in row)
    return {key: at for at, row in enumerate(rows) for key in row if counts[key] == 1}


def _keys(row: Row, sentences: Sequence[list[Sentence]], record: Record) -> frozenset[_Key]:
    """A number that is no figure, as 序号 is, says nothing of its row, nor does a gap."""
    keys: set[_Key] = set()
    for column, paragraph in enumerate(row.paragraphs):
        marks = [mark for each in sentences[paragraph] for mark in each.marks]
        label = record.paragraphs[paragraph].strip()
        if marks and not any(mark.is_gap for mark in marks):
            keys.add((column, "", tuple(mark.path or mark.text for mark in marks)))
        elif label and not marks and not NUMBER.fullmatch(label):
            keys.add((column, label, None))
    return frozenset(keys)


def _likeness(one: frozenset[_Key], other: frozenset[_Key]) -> float:
    if one == other:
        return 1.0
    return 0.99 * len(one & other) / (min(len(one), len(other)) or 1)


def _likeness_of_tables(one: Sequence[frozenset[_Key]], other: Sequence[frozenset[_Key]]) -> float:
    """Half of it the header's."""
    if one == other:
        return 1.0
    rows, others = (frozenset[_Key]().union(*each[1:]) for each in (one, other))
    return 0.5 * _likeness(one[0], other[0]) + 0.49 * len(rows & others) / (min(len(rows), len(others)) or 1)
