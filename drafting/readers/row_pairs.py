"""Which row of a person's table a recorded row has become: the one of its name, or else the one that holds its bookmarks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy

_NO_NAME: Final = lazy(r"[\d\s.,，、%％—-]*|【待补[^】]*】")
_TELLING: Final = 3  # characters of a figure that tells its row from others


@frozen
class OldRow:
    """A recorded row: what its cells read, which of them hold figures, and the bookmarks of these."""

    first: int
    texts: tuple[str, ...]
    figures: frozenset[int]
    bookmarks: frozenset[str]

    @property
    def name(self) -> str:
        """Its first cell that is no figure and no number, "" if there is none."""
        return next((text for at, text in enumerate(self.texts) if at not in self.figures and is_name(text)), "")


@frozen
class NewRow:
    """A row of a person's table: what its cells read, and the bookmarks that stand in it."""

    texts: tuple[str, ...]
    bookmarks: frozenset[str]


def is_name(text: str) -> bool:
    return not _NO_NAME.fullmatch(text)


def row_pairs(olds: Sequence[OldRow], news: Sequence[NewRow]) -> dict[int, int]:
    """For an old row the new one, by their places. Names decide, then bookmarks, then the rows around."""
    pairing = _Pairing(olds, news)
    return pairing.run()


class _Pairing:
    def __init__(self, olds: Sequence[OldRow], news: Sequence[NewRow]) -> None:
        self._olds = olds
        self._news = news
        self._where = {mark: at for at, each in enumerate(news) for mark in each.bookmarks}
        self._to: dict[int, int] = {}
        self._taken: set[int] = set()

    def run(self) -> dict[int, int]:
        first = {at: [next(filter(is_name, each.texts), "")] for at, each in enumerate(self._news)}
        self._by_name(first)
        self._by_name({at: [*filter(is_name, each.texts)] for at, each in enumerate(self._news)})
        self._by_bookmark(self._left())
        self._between()
        return self._to

    def _pair(self, old: int, new: int) -> None:
        self._to[old] = new
        self._taken.add(new)

    def _left(self) -> list[int]:
        return [at for at in range(len(self._olds)) if at not in self._to]

    def _by_name(self, names: Mapping[int, Iterable[str]]) -> None:
        """Rows of one name; where several bear it, by their bookmarks, by what they read, and in order if none came or went."""
        standing: dict[str, list[int]] = defaultdict(list)
        for new, words in names.items():
            for word in dict.fromkeys(words):
                standing[word].append(new)
        named: dict[str, list[int]] = defaultdict(list)
        for old in self._left():
            if self._olds[old].name:
                named[self._olds[old].name].append(old)
        for name, group in named.items():
            if len(group) > 1 or len(standing[name]) > 1:
                self._by_bookmark(group, frozenset(standing[name]))
                self._by_texts(group, standing[name], whole=True)
                self._by_texts(group, standing[name], whole=False)
            olds = [at for at in group if at not in self._to]
            news = [at for at in standing[name] if at not in self._taken]
            if len(olds) == len(news):
                for old, new in zip(olds, news, strict=True):
                    self._pair(old, new)

    def _by_bookmark(self, olds: Sequence[int], among: frozenset[int] | None = None) -> None:
        """The row that holds most of the bookmarks of an old one that stand at all."""
        for old in olds:
            rows = Counter(self._where[mark] for mark in self._olds[old].bookmarks if mark in self._where)
            best, count = max(rows.items(), key=lambda each: each[1], default=(-1, 0))
            if 2 * count > rows.total() and best not in self._taken and (among is None or best in among):
                self._pair(old, best)

    def _by_texts(self, olds: Sequence[int], news: Sequence[int], *, whole: bool) -> None:
        """Rows that read alike, as a whole or outside of figures; several in their order, if none came or went."""
        shapes: dict[tuple[int, frozenset[int]], list[int]] = defaultdict(list)
        for old in olds:
            if old not in self._to:
                shapes[len(self._olds[old].texts), self._olds[old].figures].append(old)
        for (length, figures), group in shapes.items():
            hidden = frozenset[int]() if whole else figures
            left = [at for at in news if at not in self._taken and len(self._news[at].texts) == length]
            theirs = _grouped(left, [self._news[at].texts for at in left], hidden)
            for said, own in _grouped(group, [self._olds[at].texts for at in group], hidden).items():
                if len(own) == len(theirs.get(said, ())):
                    for old, new in zip(own, theirs[said], strict=True):
                        self._pair(old, new)

    def _between(self) -> None:
        """As many left over on both sides between two rows that are known: of another name, and all else as it was."""
        corners = [(-1, -1), *sorted(self._to.items()), (len(self._olds), len(self._news))]
        for (before, above), (behind, below) in pairwise(corners):
            olds = range(before + 1, behind)
            news = [at for at in range(above + 1, below) if at not in self._taken]
            if len(olds) == len(news):
                for old, new in zip(olds, news, strict=True):
                    if self._alike(self._olds[old], self._news[new]):
                        self._pair(old, new)

    @staticmethod
    def _alike(old: OldRow, new: NewRow) -> bool:
        if len(old.texts) != len(new.texts):
            return False
        same = [at for at, (one, other) in enumerate(zip(old.texts, new.texts, strict=True)) if one == other]
        if not old.figures:
            return 2 * len(same) >= len(old.texts)
        if not old.name:
            return not any(map(is_name, new.texts))
        figures = [old.texts[at] for at in old.figures]
        return old.figures <= {*same} and (len(figures) > 1 or len(figures[0]) >= _TELLING)


def _grouped(places: Sequence[int], rows: Sequence[tuple[str, ...]], hidden: frozenset[int]) -> dict[tuple[str, ...], list[int]]:
    """Places of rows by what they read outside of the hidden columns."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, texts in zip(places, rows, strict=True):
        found[tuple(text for at, text in enumerate(texts) if at not in hidden)].append(place)
    return found
