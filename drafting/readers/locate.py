"""Where the figures of a report stand after people have edited it, and what is written there now.

The recorded text is laid over the text as it stands: paragraph on paragraph, then word on word. What stands between the
words that surrounded a figure is that figure today. Bookmarks confirm the place, and give it where the words around have
gone; alone they are not believed, for they drift when people type: a number typed over stands beside its bookmark, and
a copied paragraph may carry a bookmark of another figure's name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, Literal

from drafting.blocks.record import Record, RecordedFigure
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.readers.alignment import NUMBER, words
from drafting.readers.cells import cells_of
from drafting.readers.counterparts import counterparts_beside
from drafting.readers.overlay import Find, Overlay, typed_unit_end, unit_end, with_marks
from drafting.readers.repeats import altered, repeats
from drafting.readers.rivals import rivals
from drafting.readers.rows import WordRow
from drafting.readers.word import WordText

_WORDS: Final = 6  # characters beside a figure that tell it apart
_COUNTS: Final = lazy("[0-9０-９〇零一二三四五六七八九十百千万亿两半全]|待补")
"""What a text holds that may be a number, or stand for one."""
_SHORT: Final = 3  # characters of a figure that stands in many places: 5个

How = Literal["bookmark", "record", "text"]
"""By its bookmark; by the recorded text around it; by the same in a text that was drafted from the data just now."""


Basis = Literal["record", "text"]


@frozen
class Located:
    """One printing of a recorded figure. `number` is its place in `record.figures`.

    It stands in `text.paragraphs[paragraph]` from `start` up to `end`, and reads `text_now`: with its unit and marks
    (约1003余户), "" where it was deleted from a sentence that is still there. `paragraph` is None if its sentence is gone.
    `certain` is False where the place or its borders are a guess: read it, do not write there.
    `copy` marks a further place of the same figure, in a paragraph or sentence that somebody copied.
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


@frozen
class Locating:
    """`figures` in the record's order, a copy after its original. `counterparts` gives for each recorded paragraph the
    indexes of those that hold its words now, the likeliest first, () where it is gone; `rows` for the first cell of a
    recorded row the row that it is now.
    """

    figures: tuple[Located, ...]
    counterparts: tuple[tuple[int, ...], ...]
    rows: Mapping[int, WordRow]


def locate(text: WordText, record: Record, *, basis: Basis = "record") -> Locating:
    """Find every figure of `record` in `text`.

    `basis` is "record" if the record came with the file, "text" if it was made from the data just now: then a
    bookmark's name alone proves nothing, as figures may have been numbered otherwise.
    """
    return _Search(text, record, basis).run()


class _Search:
    """The surest places are given away first; no two figures share one."""

    def __init__(self, text: WordText, record: Record, basis: Basis) -> None:
        self._now = text.texts
        self._record = record
        self._basis: Basis = basis
        names = {each.bookmark for each in record.figures}
        self._marks = {name: each for name, each in text.bookmarks.items() if name in names}
        self._rivals = rivals(record)
        own = self._marks if basis == "record" else {}
        self._cells = cells_of(record, text, {name: each.start[0] for name, each in own.items()})
        self._taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._found: dict[int, list[Located]] = defaultdict(list)

    def run(self) -> Locating:
        cells = self._cells
        pairs = counterparts_beside(self._record.paragraphs, self._now, cells.places, cells.held, self._votes())
        finds = sorted(self._finds(pairs), key=lambda each: each[1].rank, reverse=True)
        self._by_label(pairs)
        self._claim((number, find) for number, find in finds if find.certain and find.text)
        marked = {number: self._by_bookmark(number) for number in self._missing()}
        for at in marked.values():
            if at is not None and at.certain:
                self._put(at)
        for number in self._missing():
            at = by_surroundings(number, self._record, self._now, self._basis)
            if at is not None:
                self._put(at)
        self._copied()
        self._claim((number, find) for number, find in finds if not (find.certain and find.text))
        for number in self._missing():
            at = marked.get(number)
            if at is None or not self._put(at):
                self._found[number].append(self._nowhere(number))
        figures = tuple(each for number in sorted(self._found) for each in self._found[number])
        return Locating(figures, tuple(pairs), cells.rows)

    def _votes(self) -> dict[int, Counter[int]]:
        """In which paragraphs the bookmarks of a recorded paragraph's figures stand."""
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for each in self._record.figures:
            if each.paragraph >= 0 and each.bookmark in self._marks:
                votes[each.paragraph][self._marks[each.bookmark].start[0]] += 1
        return votes

    def _missing(self) -> list[int]:
        return [number for number in range(len(self._record.figures)) if number not in self._found]

    def _finds(self, pairs: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, Find]]:
        """Each figure in each paragraph that holds words of its own."""
        numbers: dict[int, list[int]] = defaultdict(list)
        for number, each in enumerate(self._record.figures):
            numbers[each.paragraph].append(number)
        for paragraph, here in numbers.items():
            if not 0 <= paragraph < len(pairs):
                continue
            spans = [_span(self._record.figures[number]) for number in here]
            cuts = frozenset(cut for span in spans for cut in span)
            for to in pairs[paragraph]:
                overlay = Overlay(self._record.paragraphs[paragraph], self._now[to], cuts)
                for number, (start, end) in zip(here, spans, strict=True):
                    find = overlay.find(start, end, to)
                    if find is not None:
                        find = replace(find, marked=self._touches(number, find), doubtful=self._doubtful(number, find))
                        celled = paragraph in self._cells.places and find.tight
                        yield number, replace(find, celled=celled)

    def _by_label(self, pairs: Sequence[tuple[int, ...]]) -> None:
        """Figures that read alike, each where its own words stand just once."""
        for number, label in self._rivals.items():
            figure = self._record.figures[number]
            words = f"{label.before}{figure.figure.text}{label.behind}"
            for to in pairs[figure.paragraph][:1]:
                at = self._now[to].find(words)
                start, end = at + len(label.before), at + len(words) - len(label.behind)
                if at >= 0 and typed_unit_end(self._now[to], start, end, len(self._now[to]), self._behind(number), tight=False) > end:
                    continue  # it reads 36万元 now
                if at >= 0 and self._now[to].count(words) == 1 and label.stands(self._now[to], start, end):
                    how: How = "bookmark" if self._marked_at(number, to, start, end) else self._basis
                    self._put(Located(number, figure, to, start, end, figure.figure.text, how, certain=True))

    def _doubtful(self, number: int, find: Find) -> bool:
        if self._record.figures[number].paragraph in self._cells.unsure:
            return True
        if find.text and NUMBER.search(self._record.figures[number].figure.text) and not _COUNTS.search(find.text):
            return True  # 有关 where 86个 was deleted
        label = self._rivals.get(number)
        if label is None:
            return False
        now = self._now[find.paragraph]
        return now != self._record.paragraphs[self._record.figures[number].paragraph] and not label.stands(now, find.start, find.end)

    def _touches(self, number: int, find: Find) -> bool:
        """Whether the figure's bookmark encloses it or stands beside it."""
        return self._marked_at(number, find.paragraph, find.start, find.end)

    def _marked_at(self, number: int, paragraph: int, start: int, end: int) -> bool:
        mark = self._marks.get(self._record.figures[number].bookmark)
        if mark is None or mark.start[0] != paragraph or mark.start[1] > end:
            return False
        return mark.end[0] > paragraph or mark.end[1] >= start

    def _claim(self, finds: Iterable[tuple[int, Find]]) -> None:
        """A figure that has its place takes a second one only as a true copy."""
        for number, find in finds:
            copy = number in self._found
            if copy and not (find.exact and find.tight and find.certain):
                continue
            how: How = "bookmark" if find.marked and not find.doubtful else self._basis
            figure = self._record.figures[number]
            self._put(Located(number, figure, find.paragraph, find.start, find.end, find.text, how, find.certain, copy))

    def _copied(self) -> None:
        """Figures of clauses that somebody copied, within a paragraph or into another one."""
        numbers = sorted(self._found)
        for each in chain(repeats(self._record, numbers, self._now), altered(self._record, numbers, self._now)):
            figure, text = self._record.figures[each.number], self._now[each.paragraph][each.start : each.end]
            sure = not each.ambiguous
            self._put(Located(each.number, figure, each.paragraph, each.start, each.end, text, self._basis, certain=sure, copy=True))

    def _put(self, at: Located) -> bool:
        """Give a figure its place, unless it is another's."""
        if at.paragraph is None:
            return False
        spans = self._taken[at.paragraph]
        if any(at.start < end and start < at.end for start, end in spans):
            return False
        spans.append((at.start, at.end))
        self._found[at.number].append(at)
        return True

    def _by_bookmark(self, number: int) -> Located | None:
        """The number inside or beside the bookmark, where the words around it have gone."""
        figure = self._record.figures[number]
        mark = self._marks.get(figure.bookmark)
        if mark is None or mark.start[0] != mark.end[0]:
            return None
        paragraph, start, end = mark.start[0], mark.start[1], mark.end[1]
        now, old = self._now[paragraph], figure.figure.text
        label = self._rivals.get(number)
        if label is not None and not label.stands(now, start, end):
            return None
        if old and now[start:end] == old and typed_unit_end(now, start, end, len(now), self._behind(number), tight=False) == end:
            return Located(number, figure, paragraph, start, end, old, "bookmark", self._basis == "record")
        digits = NUMBER.search(old)
        touching = [each for each in NUMBER.finditer(now) if each.start() <= end and each.end() >= start]
        if self._basis == "text" or digits is None or len(touching) != 1:
            return None
        unit = old[digits.end() :]
        begin, stop = touching[0].span()
        stop = unit_end(now, stop, len(now), unit, tight=False)
        stop = typed_unit_end(now, begin, stop, len(now), self._behind(number), tight=False)
        begin, stop = with_marks(now, begin, stop, 0, len(now), old)
        certain = start < end and now.endswith(unit, begin, stop) and figure.paragraph not in self._cells.unsure
        return Located(number, figure, paragraph, begin, stop, now[begin:stop], "bookmark", certain)

    def _behind(self, number: int) -> str:
        """What stands behind a figure as recorded."""
        figure = self._record.figures[number]
        return self._record.paragraphs[figure.paragraph][_span(figure)[1] :] if figure.paragraph >= 0 else ""

    def _nowhere(self, number: int) -> Located:
        """A figure that was deleted; where its empty bookmark is left, that is where it stood."""
        figure = self._record.figures[number]
        mark = self._marks.get(figure.bookmark)
        if mark is None or mark.start != mark.end or self._basis == "text":
            return Located(number, figure, None, 0, 0, "", self._basis, False)
        return Located(number, figure, mark.start[0], mark.start[1], mark.start[1], "", "bookmark", False)


def _span(figure: RecordedFigure) -> tuple[int, int]:
    return figure.offset, figure.offset + len(figure.figure.text)


def by_surroundings(number: int, record: Record, now: Sequence[str], basis: Basis) -> Located | None:
    """A figure with the words beside it, where these stand once in the whole text: its sentence was put elsewhere.

    Unchanged it is known by the words on one side, changed only by those on both. Other numbers among them may differ.
    """
    figure = record.figures[number]
    start, end = _span(figure)
    text = figure.figure.text
    if figure.paragraph < 0 or not text:
        return None
    old = record.paragraphs[figure.paragraph]
    before, behind = (_loosely(each) for each in (old[max(0, start - _WORDS) : start], old[end : end + _WORDS]))
    enough = start >= _WORDS, len(old) - end >= _WORDS
    loose = NUMBER.sub(lambda _: NUMBER.pattern, re.escape(text), count=1) if NUMBER.search(text) else ""
    patterns = [
        f"{before}(?<!\\d)({re.escape(text)})" if enough[0] else "",
        f"(?<![\\d.])({re.escape(text)}){behind}" if enough[1] else "",
        f"{before}({loose}){behind}" if all(enough) and loose else "",
    ]
    for pattern in filter(None, patterns):
        places = [(at, match) for at, text in enumerate(now) for match in re.finditer(pattern, text)]
        if len(places) == 1:
            ((paragraph, match),) = places
            certain = pattern is patterns[2] or len(text) > _SHORT
            begin, stop = match.span(1)
            stop = typed_unit_end(now[paragraph], begin, stop, len(now[paragraph]), old[end:], tight=False)
            return Located(number, figure, paragraph, begin, stop, now[paragraph][begin:stop], basis, certain)
    return None


def _loosely(text: str) -> str:
    """A pattern for some words, whatever their numbers are now."""
    return "".join(
        NUMBER.pattern if NUMBER.fullmatch(text, start, end) else re.escape(text[start:end])
        for start, end in words(text)
    )
