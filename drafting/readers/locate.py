"""Where the figures of a report stand after people have edited it, and what is written there now.

The recorded text is laid over the text as it stands: paragraph on paragraph, then word on word. What stands between the
words that surrounded a figure is that figure today. Bookmarks confirm the place, and give it where the words around have
gone; alone they are not believed, for they drift when people type: a number typed over stands beside its bookmark, and
a copied paragraph may carry a bookmark of another figure's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from drafting.blocks.record import Record, RecordedFigure
from drafting.quantities.quantity import PREFIXES, SUFFIXES
from drafting.readers.alignment import NUMBER, align, words
from drafting.readers.counterparts import counterparts
from drafting.readers.word import Bookmark, WordText

How = Literal["bookmark", "record", "text"]
"""By its bookmark; by the recorded text around it; by the same in a text that was drafted from the data just now."""

_NEAR: Final = 8  # words of surroundings that count
_SURE: Final = 3  # equal words next to a figure that make its place certain
_LONGEST_UNIT: Final = 8
_SCALE: Final = re.compile(r"(?:万亿|亿|万)?(?:余|多|来)?")
_UNIT: Final = re.compile(r"[㐀-鿿A-Za-z%％‰℃°²³/㎡]+")
_NUMERAL: Final = re.compile(r"[一二两三四五六七八九十百千万亿零〇]+")
_BEFORE: Final = re.compile(rf"(?:{'|'.join(PREFIXES)})$")
_BEHIND: Final = re.compile(rf"(?:{'|'.join(SUFFIXES)})")
_SIGNS: Final = "-+－＋−"


@dataclass(frozen=True, slots=True)
class Located:
    """One printing of a recorded figure. `number` is its place in `record.figures`.

    It stands in `text.paragraphs[paragraph]` from `start` up to `end`, and reads `text_now`: with its unit and marks
    (约1003余户), "" where it was deleted from a sentence that is still there. `paragraph` is None if its sentence is gone.
    `certain` is False where the place or its borders are a guess: read it, do not write there.
    `copy` marks a further place of the same figure, in a paragraph that somebody copied.
    """

    number: int
    figure: RecordedFigure
    paragraph: int | None
    start: int
    end: int
    text_now: str
    how: How
    certain: bool
    copy: bool = False

    @property
    def changed(self) -> bool:
        """Whether it stands and reads otherwise than recorded."""
        return bool(self.text_now) and self.text_now != self.figure.figure.text

    @property
    def gone(self) -> bool:
        return not self.text_now


@dataclass(frozen=True, slots=True)
class Locating:
    """`figures` in the record's order, a copy after its original. `counterparts` gives for each recorded paragraph the
    indexes of those that hold its words now, the likeliest first, () where it is gone.
    """

    figures: tuple[Located, ...]
    counterparts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Find:
    """A place for a figure in one paragraph. `score` counts the equal words next to it on both sides."""

    paragraph: int
    start: int
    end: int
    text: str
    score: int
    tight: bool
    exact: bool
    marked: bool


def locate(text: WordText, record: Record, *, basis: Literal["record", "text"] = "record") -> Locating:
    """Find every figure of `record` in `text`.

    `basis` is "record" if the record came with the file, "text" if it was made from the data just now: then a
    bookmark's name alone proves nothing, as figures may have been numbered otherwise.
    """
    now = text.texts
    places = _bookmarked(text, record)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for each in record.figures:
        if each.paragraph >= 0 and each.bookmark in places:
            votes[each.paragraph][places[each.bookmark].start[0]] += 1
    pairs = counterparts(record.paragraphs, now, votes)
    by_paragraph: dict[int, list[int]] = defaultdict(list)
    for number, each in enumerate(record.figures):
        by_paragraph[each.paragraph].append(number)

    found: dict[int, list[_Find]] = defaultdict(list)
    for paragraph, numbers in by_paragraph.items():
        if not 0 <= paragraph < len(pairs):
            continue
        for to in pairs[paragraph]:
            for number, find in _in_paragraph(record, paragraph, numbers, to, now[to], places):
                found[number].append(find)
    chosen = _choose(found)
    located: list[Located] = []
    for number, each in enumerate(record.figures):
        located += _result(number, each, chosen.get(number, []), text, places, basis)
    return Locating(tuple(located), tuple(pairs))


def _bookmarked(text: WordText, record: Record) -> dict[str, Bookmark]:
    names = {each.bookmark for each in record.figures}
    return {name: each for name, each in text.bookmarks.items() if name in names}


# one paragraph ---------------------------------------------------------------------


def _in_paragraph(
    record: Record, paragraph: int, numbers: list[int], to: int, now: str, places: dict[str, Bookmark]
) -> Iterator[tuple[int, _Find]]:
    """Each figure of a recorded paragraph, as it stands in one paragraph of today."""
    old = record.paragraphs[paragraph]
    figures = [record.figures[number] for number in numbers]
    spans = [(each.offset, each.offset + len(each.figure.text)) for each in figures]
    laid = _Laid(old, now, frozenset(cut for span in spans for cut in span))
    for number, figure, (start, end) in zip(numbers, figures, spans, strict=True):
        find = laid.find(start, end, to)
        if find is None:
            continue
        mark = places.get(figure.bookmark)
        touched = (
            mark is not None
            and mark.start[0] == to
            and mark.start[1] <= find.end
            and (mark.end[0] > to or mark.end[1] >= find.start)
        )
        yield number, replace(find, marked=touched)


class _Laid:
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

    def find(self, start: int, end: int, paragraph: int) -> _Find | None:
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
        own = [self._pairs[at] for at in range(first, last + 1) if self._pairs[at] >= 0]
        text = self._old[start:end]
        if not own and not tight:
            return None
        here = self._narrow(text, first, last, own, low, high, tight)
        if here is None:
            return None
        begin, stop = here
        now = self._now[begin:stop]
        return _Find(paragraph, begin, stop, now, score, tight, now == text, False)

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

    def _narrow(
        self, text: str, first: int, last: int, own: list[int], low: int, high: int, tight: bool
    ) -> tuple[int, int] | None:
        """The borders of the figure between the words around it, `low` and `high`."""
        if len(own) == last - first + 1 and own[-1] - own[0] == last - first:
            begin, stop = self._new[own[0]][0], self._new[own[-1]][1]
        else:
            digits = next((at for at in range(first, last + 1) if self._old[self._words[at][0]].isdigit()), None)
            if digits is None:
                return self._between_words(own, low, high, tight)
            pair = self._pairs[digits]
            numbers = list(NUMBER.finditer(self._now, low, high)) if pair < 0 else []
            if pair >= 0:
                begin, stop = self._new[pair]
            elif len(numbers) == 1:
                begin, stop = numbers[0].span()
            elif tight and (not numbers or high - low <= len(text) + _LONGEST_UNIT):
                return self._between_words(own, low, high, tight)
            else:
                return None
            unit = text[self._words[digits][1] - self._words[first][0] :]
            stop = unit_end(self._now, stop, high if tight else len(self._now), unit, tight=tight)
        return _with_marks(self._now, begin, stop, low, high, text)

    def _between_words(self, own: list[int], low: int, high: int, tight: bool) -> tuple[int, int] | None:
        """A figure that is no number: all that stands between its neighbours."""
        if tight:
            return low, high
        begin, stop = self._new[own[0]][0], self._new[own[-1]][1]
        return (begin, stop) if own else None


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


def _with_marks(text: str, start: int, end: int, low: int, high: int, old: str) -> tuple[int, int]:
    """The figure with marks (约, 余, 以上) that were written beside it, and a sign."""
    if start > low and text[start - 1] in _SIGNS and not old.startswith(text[start - 1]):
        start -= 1
    before = _BEFORE.search(text, low, start)
    if before:
        start = before.start()
    behind = _BEHIND.match(text, end, high)
    return start, behind.end() if behind else end


# all paragraphs --------------------------------------------------------------------


def _choose(found: dict[int, list[_Find]]) -> dict[int, list[_Find]]:
    """For each figure its best place, then true copies; no two figures share one."""
    ranked = sorted(
        ((find, number, rank) for number, finds in found.items() for rank, find in enumerate(finds)),
        key=lambda each: (each[0].marked, each[0].tight, each[0].exact, each[0].score, -each[2]),
        reverse=True,
    )
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    chosen: dict[int, list[_Find]] = defaultdict(list)
    for find, number, _ in ranked:
        spans = taken[find.paragraph]
        if any(find.start < end and start < find.end for start, end in spans):
            continue
        copy = bool(chosen[number])
        if copy and not (find.exact and find.tight and find.score >= _SURE):
            continue
        chosen[number].append(find)
        spans.append((find.start, find.end))
    return chosen


def _result(
    number: int,
    figure: RecordedFigure,
    finds: list[_Find],
    text: WordText,
    places: dict[str, Bookmark],
    basis: Literal["record", "text"],
) -> Iterator[Located]:
    if not finds:
        yield _by_bookmark(number, figure, text, places, basis)
        return
    for order, find in enumerate(finds):
        how: How = "bookmark" if find.marked else basis
        certain = find.tight and (find.score >= _SURE or find.marked or find.exact)
        yield Located(number, figure, find.paragraph, find.start, find.end, find.text, how, certain, order > 0)


def _by_bookmark(
    number: int, figure: RecordedFigure, text: WordText, places: dict[str, Bookmark], basis: Literal["record", "text"]
) -> Located:
    """The number inside or beside the bookmark, where the words around it have gone."""
    lost = Located(number, figure, None, 0, 0, "", basis, False)
    mark = places.get(figure.bookmark)
    if mark is None or mark.start[0] != mark.end[0]:
        return lost
    paragraph, (start, end) = mark.start[0], (mark.start[1], mark.end[1])
    now = text.texts[paragraph]
    old = figure.figure.text
    if now[start:end] == old and old:
        return Located(number, figure, paragraph, start, end, old, "bookmark", basis == "record")
    if basis == "text":
        return lost
    digits = NUMBER.search(old)
    touching = [each for each in NUMBER.finditer(now) if each.start() <= end and each.end() >= start]
    if digits is None or len(touching) != 1:
        return replace(lost, paragraph=paragraph, start=start, end=start, how="bookmark") if start == end else lost
    begin, stop = touching[0].span()
    stop = unit_end(now, stop, len(now), old[digits.end() :], tight=False)
    begin, stop = _with_marks(now, begin, stop, 0, len(now), old)
    same_unit = now[begin:stop].endswith(old[digits.end() :])
    return Located(number, figure, paragraph, begin, stop, now[begin:stop], "bookmark", same_unit and start < end)
