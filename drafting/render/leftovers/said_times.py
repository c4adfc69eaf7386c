"""Where a paragraph speaks of a time before a figure: read once a paragraph, asked of each figure that has one of its own.

Of paragraphs that differ in numbers alone it is asked once whether they say all the times of their figures, as most do.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import BLANK
from drafting.patterns import lazy
from drafting.render.leftovers.own_times import Time
from drafting.render.leftovers.words_of_time import Key, WordsOfTime, ends_a_number
from drafting.source import Path
from drafting.tuples import NamedTuple

_OPENS: Final = f"[{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}][0-9]+{marks.SEP}"
_REFERENCE_OPENS: Final = lazy(_OPENS)
_BRACKETS: Final = lazy(f"[（）]|{_OPENS}[^{marks.CLOSE}]*{marks.CLOSE}")
_COUNTED: Final = "[一二三四五六七八九十]{1,3}是"
_FIRST_POINT: Final = lazy(_COUNTED)
_POINT: Final = lazy(f"[。；：]{_COUNTED}")

_ANY: Final = lazy(f"[{marks.ANY_REFERENCE}][0-9]+{marks.SEP}")
_KEPT_PARAGRAPHS: Final = 2048
"""What the paragraphs of a county's reports look like."""

Owner = tuple[int, tuple[Time, ...]]
"""Which of the references of a paragraph it is, and the times of its figure."""

Pair = tuple[int, int]
"""Where brackets open and close."""


@lru_cache(maxsize=_KEPT_PARAGRAPHS)
def says_all(form: str, owners: tuple[Owner, ...], year: int) -> bool:
    """Whether a paragraph with blanks (`blocks.blanks`) says the times of all these figures, or they are the report's own, in a report of that year."""
    first, *others = form.split(BLANK)
    text = first + "".join([f"0{each}" if each.startswith(marks.SEP) else f"0{marks.SEP}0{each}" for each in others])
    places = [found.start() for found in _ANY.finditer(text)]
    said = SaidTimes(text, WordsOfTime(year))
    told: dict[tuple[Path, bool], int] = {}
    for at, times in owners:
        place = places[at]
        if not all(said.holds(time, place, told.get((time.source, time.is_day), -1)) for time in times):
            return False
        told.update(dict.fromkeys([(time.source, time.is_day) for time in times], text.index(marks.CLOSE, place) + 1))
    return True


class _Spoken(NamedTuple):
    """The days, or the periods, that a paragraph says: each with its place, and which they are."""

    said: list[tuple[int, Key]]
    keys: set[Key]


class SaidTimes:
    """The times of which one paragraph speaks outside its figures."""

    __slots__ = ("_of_kind", "_pairs", "_points", "_text", "_words_of_time")

    def __init__(self, text: str, words: WordsOfTime) -> None:
        self._text = text
        self._words_of_time = words
        self._of_kind: dict[bool, _Spoken] = {}  # the days under True
        self._points: list[int] | None = None
        self._pairs: list[Pair] | None = None

    def holds(self, time: Time, place: int, since: int) -> bool:
        """Whether a reader takes a figure at `place` for one of that time: it was said last, or is what the report is taken for.

        A day holds for the point of a list, a period for the sentence (as `compose.as_of` has it); and both from `since`,
        where it stood beside a figure before this one, -1 for nowhere.
        """
        others = self._speaks_of_others(time)
        point = self._point(place)
        if since >= point and (not others or self._last_said(since, place, time)[1] < since):
            return True
        if time.of_the_report and not others:
            return True
        begin = point if time.is_day else self._sentence(place, point)
        if not others:
            for at, _ in self._spoken(time).said:
                if begin <= at < place and self._counts(at, begin, place):
                    return True
            return self._words(time.said, begin, place) >= begin
        same, other = self._last_said(begin, place, time)
        return same > other or (other < begin and time.of_the_report)

    def _point(self, place: int) -> int:
        """Where the numbered point begins that holds a place; 0 is the paragraph."""
        if self._points is None:
            text = self._text
            first = _FIRST_POINT.match(text)
            self._points = [first.end() if first else 0, *[found.end() for found in _POINT.finditer(text)]] if "是" in text else [0]
        return self._points[bisect_right(self._points, place, 1) - 1]

    def _sentence(self, place: int, point: int) -> int:
        """Where the sentence begins that holds it, within its point."""
        rfind = self._text.rfind
        return max(rfind("。", point, place) + 1, rfind("！", point, place) + 1, rfind("？", point, place) + 1, point)

    def _speaks_of_others(self, time: Time) -> bool:
        """Whether the paragraph holds anything that may be another time: few do."""
        keys = self._spoken(time).keys
        return len(keys) > (time.key in keys)

    def _last_said(self, begin: int, end: int, time: Time) -> tuple[int, int]:
        """Where that stretch says the time last, and where another one; before its begin for nowhere.

        What brackets say that are closed before it ends does not count, nor what is part of the time's own words.
        """
        said, find = time.said, self._text.find
        same, other = self._words(said, begin, end), begin - 1
        for at, key in self._spoken(time).said:
            if at >= end:
                break
            if at < begin or not self._counts(at, begin, end):
                continue
            if key == time.key:
                same = max(same, at)
            elif find(said, max(begin, at - len(said) + 1), at + len(said)) < 0:
                other = at
        return same, other

    def _spoken(self, time: Time) -> _Spoken:
        """The days or the periods that the paragraph says."""
        known = self._of_kind.get(time.is_day)
        if known is None:
            said = [each for each in self._words_of_time.said_in(self._text, days=time.is_day) if not self._is_in_figure(each[0])]
            known = self._of_kind[time.is_day] = _Spoken(said, {key for _, key in said})
        return known

    def _words(self, said: str, begin: int, end: int) -> int:
        """Where the words stand last; before `begin` for nowhere."""
        text = self._text
        at = text.rfind(said, begin, end)
        while at >= 0 and (
            (at > begin and ends_a_number(text, at, said))
            or not self._counts(at, begin, end)
            or self._is_in_figure(at)
        ):
            at = text.rfind(said, begin, at)
        return max(at, begin - 1)

    def _is_in_figure(self, place: int) -> bool:
        text = self._text
        closed = text.rfind(marks.CLOSE, 0, place) + 1
        return text.find(marks.SEP, closed, place) >= 0 and _REFERENCE_OPENS.search(text, closed, place) is not None

    def _counts(self, place: int, begin: int, end: int) -> bool:
        """Whether it stands in no brackets that open and close in that stretch."""
        if self._text.find("）", place, end) < 0 or self._text.find("（", begin, place) < 0:
            return True
        return not any(begin <= opens < place < closes < end for opens, closes in self._brackets())

    def _brackets(self) -> list[Pair]:
        """Each pair of brackets outside figures."""
        if self._pairs is None:
            self._pairs = []
            opened: list[int] = []
            for found in _BRACKETS.finditer(self._text) if "（" in self._text else ():
                if found[0] == "（":
                    opened.append(found.start())
                elif found[0] == "）" and opened:
                    self._pairs.append((opened.pop(), found.start()))
        return self._pairs
