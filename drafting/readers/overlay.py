"""An old paragraph laid over a new one, word on word: where a stretch of the old text stands now, and where it ends."""

from __future__ import annotations

from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import PREFIXES, SUFFIXES
from drafting.readers.alignment import NUMBER, align, words

_NEAR: Final = 8  # words of surroundings that count
_SURE: Final = 3  # equal words next to a figure that make its place certain
_LONGEST_UNIT: Final = 8
_LOOSE: Final = 8  # characters that may come between a figure and its neighbour
_SCALE: Final = lazy(r"(?:万亿|亿|万)?(?:余|多|来)?")
_UNIT: Final = lazy(r"[㐀-鿿A-Za-z%％‰℃°²³/㎡]+")
_BEFORE: Final = lazy(rf"(?:{'|'.join(PREFIXES)})$")
_BEHIND: Final = lazy(rf"(?:{'|'.join(SUFFIXES)})")
_NO_UNIT: Final = lazy(r"\d(?:万亿|亿|万)?(?:余|多|来)?$")
"""How a figure ends that has no unit: 36万, 99.2."""
_SHORT: Final = 4
_COMMON_UNIT: Final = lazy(r"[余多来]?(?:万亿|亿|万)?(?:个百分点|百分点|[%％‰元户人个亩吨件项次]|公里|平方米|公顷)|万亿|亿|万")
_LONGER_UNIT: Final = lazy(r"次(?![年月日])|[/／][㐀-鿿]+")
"""What makes another unit of one: 人次, 元/户."""
_GAP: Final = lazy(r"【待补[^【】]*】")
_SIGNS: Final = "-+－＋−"


@frozen
class Find:
    """A place for a figure in one paragraph. `score` counts the equal words next to it on both sides.

    `tight`: it has its old neighbours on both sides. `whole`: its own number and unit stand together. `exact`: nothing
    of it has changed. `marked`: its bookmark touches it. `doubtful`: another figure reads alike, and the words that told
    them apart are others now. `celled`: it is in its column of the row of its label.
    """

    paragraph: int
    start: int
    end: int
    text: str
    score: int
    tight: bool
    whole: bool
    exact: bool
    marked: bool
    doubtful: bool = False
    celled: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """The surest first."""
        return self.marked, self.tight, self.exact, self.score

    @property
    def certain(self) -> bool:
        if self.doubtful:
            return False
        if self.tight:
            return self.score >= _SURE or self.marked or self.exact or self.celled
        return self.whole and self.score >= _SURE and (self.marked or self.exact)


class Overlay:
    """An old paragraph laid over a new one."""

    def __init__(self, old: str, now: str, cuts: frozenset[int]) -> None:
        self._now = now
        self._old = old
        self._words = words(old, cuts)
        self._new = words(now)
        if old == now:  # the words are cut alike where nothing changed
            self._new = self._words
            self._pairs = list(range(len(self._words)))
        else:
            self._pairs = align([old[a:b] for a, b in self._words], [now[a:b] for a, b in self._new])
        self._at = {start: index for index, (start, _) in enumerate(self._words)}
        self._ends = {end: index for index, (_, end) in enumerate(self._words)}

    def find(self, start: int, end: int, paragraph: int) -> Find | None:
        """Where the old text from `start` up to `end` stands now; None if nothing around it is left."""
        first, last = self._at.get(start), self._ends.get(end)
        if first is None or last is None:
            return None
        left, right = self._equal(first, -1), self._equal(last, 1)
        score = left + right
        low = self._new[self._pairs[first - 1]][1] if left else 0
        high = self._new[self._pairs[last + 1]][0] if right else len(self._now)
        tight = (left > 0 or first == 0) and (right > 0 or last + 1 == len(self._words))
        if low > high:
            return None
        here = self._borders(first, last, low, high, tight)
        if here is None:
            return None
        begin, stop, whole = here
        text, now = self._old[start:end], self._now[begin:stop]
        if now != text and not _GAP.fullmatch(now):  # words may have come between it and its neighbours
            apart = sorted((begin - low, high - stop))
            if apart[0] > _LOOSE and not whole:
                return None
            tight = tight and apart[1] <= _LOOSE
        return Find(paragraph, begin, stop, now, score, tight, whole or now == text, now == text, False)

    def _equal(self, at: int, step: int) -> int:
        """How many words next to `at` are the same and stand together now."""
        count = 0
        expected: int | None = None
        at += step
        while 0 <= at < len(self._words) and count < _NEAR:
            pair = self._pairs[at]
            if pair < 0 or (expected is not None and pair != expected) or not self._same(at, pair):
                break
            count += 1
            expected = pair + step
            at += step
        return count

    def _same(self, at: int, pair: int) -> bool:
        """The same word, or a number for a number: the figure next to this one may have changed too."""
        one, other = self._old[slice(*self._words[at])], self._now[slice(*self._new[pair])]
        return one == other or (one[0].isdigit() and other[0].isdigit())

    def _borders(self, first: int, last: int, low: int, high: int, tight: bool) -> tuple[int, int, bool] | None:
        """The figure's borders between the words around it, `low` and `high`; True if its unit still follows its number."""
        text = self._old[self._words[first][0] : self._words[last][1]]
        own = [pair for pair in self._pairs[first : last + 1] if pair >= 0]
        if len(own) == last - first + 1 and own[-1] - own[0] == last - first:
            begin, stop = self._new[own[0]][0], self._new[own[-1]][1]
            stop = typed_unit_end(self._now, begin, stop, high, self._old[self._words[last][1] :], tight=tight)
            return *with_marks(self._now, begin, stop, low, high, text), True
        number = next((at for at in range(first, last + 1) if self._old[self._words[at][0]].isdigit()), None)
        place = None if number is None else self._number(self._pairs[number], low, high)
        if number is None or place is None:
            if tight and _GAP.fullmatch(self._now, low, high):
                return low, high, False
            return (low, high, False) if tight and high - low <= len(text) + _LOOSE else None
        begin, stop = place
        unit = self._old[self._words[number][1] : self._words[last][1]]
        stop = unit_end(self._now, stop, high if tight else len(self._now), unit, tight=tight)
        whole = self._now.endswith(unit, begin, stop)
        stop = typed_unit_end(self._now, begin, stop, high, self._old[self._words[last][1] :], tight=tight)
        return *with_marks(self._now, begin, stop, low, high, text), whole

    def _number(self, pair: int, low: int, high: int) -> tuple[int, int] | None:
        """The number that was paired with the figure's own, else the only one between its neighbours."""
        if pair >= 0:
            return self._new[pair]
        between = list(NUMBER.finditer(self._now, low, high))
        return between[0].span() if len(between) == 1 else None


def unit_end(text: str, start: int, limit: int, unit: str, *, tight: bool) -> int:
    """Where a figure ends whose number ends at `start`: after its old unit, or what was written instead of it."""
    if unit and text.startswith(unit, start) and start + len(unit) <= limit:
        return start + len(unit)
    scaled = _SCALE.match(text, start, limit)
    after = scaled.end() if scaled else start
    bare = _SCALE.sub("", unit, count=1)
    if bare and text.startswith(bare, after) and after + len(bare) <= limit:
        return after + len(bare)
    written = _UNIT.match(text, after, limit)
    if tight and written and written.end() == limit and limit - start <= _LONGEST_UNIT:
        return limit
    return after


def typed_unit_end(text: str, start: int, end: int, limit: int, follows: str, *, tight: bool) -> int:
    """Where a figure ends behind which people typed a unit: 36万 that reads 36万元 now, 3人 that reads 3人次.

    `follows` is what stood behind it as drafted; `tight` says that it still begins at `limit`.
    """
    if end >= limit or text[end] == follows[:1]:
        return end
    if not _NO_UNIT.search(text, start, end):
        longer = _LONGER_UNIT.match(text, end, limit) if NUMBER.search(text, start, end) else None
        return longer.end() if longer else end
    written = _UNIT.match(text, end, limit)
    if tight and written and written.end() - end <= _SHORT:
        return written.end()
    common = _COMMON_UNIT.match(text, end, limit)
    return common.end() if common else end


def with_marks(text: str, start: int, end: int, low: int, high: int, old: str) -> tuple[int, int]:
    """The figure with marks (约, 余, 以上) that were written beside it, and a sign."""
    if start > low and text[start - 1] in _SIGNS and not old.startswith(text[start - 1]):
        start -= 1
    before = _BEFORE.search(text, low, start)
    if before:
        start = before.start()
    behind = _BEHIND.match(text, end, high)
    return start, behind.end() if behind else end
