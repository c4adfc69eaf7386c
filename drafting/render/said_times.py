"""Where a paragraph speaks of a time before a figure: read once a paragraph, asked of each figure that has one of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy
from drafting.render.own_times import Key, OwnTimes, Time, ends_a_number

_OPENS: Final = f"[{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}][0-9]+{marks.SEP}"
_REFERENCE_OPENS: Final = lazy(_OPENS)
_BRACKETS: Final = lazy(f"[（）]|{_OPENS}[^{marks.CLOSE}]*{marks.CLOSE}")
_COUNTED: Final = "[一二三四五六七八九十]{1,3}是"
_FIRST_POINT: Final = lazy(_COUNTED)
_POINT: Final = lazy(f"[。；：]{_COUNTED}")

Pair = tuple[int, int]
"""Where brackets open and close."""


class SaidTimes:
    """The times of which one paragraph speaks outside its figures."""

    __slots__ = ("_days", "_pairs", "_periods", "_points", "_text", "_times")

    def __init__(self, text: str, times: OwnTimes) -> None:
        self._text = text
        self._times = times
        self._days: list[tuple[int, Key]] | None = None
        self._periods: list[tuple[int, Key]] | None = None
        self._points: list[int] | None = None
        self._pairs: list[Pair] | None = None

    def point(self, place: int) -> int:
        """Where the numbered point begins that holds a place; 0 is the paragraph."""
        if self._points is None:
            first = _FIRST_POINT.match(self._text)
            self._points = [first.end() if first else 0, *(found.end() for found in _POINT.finditer(self._text))]
        return self._points[max(bisect_right(self._points, place) - 1, 0)]

    def sentence(self, place: int) -> int:
        """Where the sentence begins that holds it, within its point."""
        rfind = self._text.rfind
        return max(self.point(place), rfind("。", 0, place) + 1, rfind("！", 0, place) + 1, rfind("？", 0, place) + 1)

    def no_other(self, time: Time) -> bool:
        """Whether nothing in the paragraph speaks of another time."""
        return not self._said(time) or self._last_said(0, len(self._text), time, through_brackets=True)[1] < 0

    def last_said(self, begin: int, end: int, time: Time) -> tuple[int, int]:
        """Where that stretch says the time last, and where another one, counted from its begin; -1 for nowhere.

        What brackets say that are closed before it ends does not count.
        """
        return self._last_said(begin, end, time, through_brackets=False)

    def _last_said(self, begin: int, end: int, time: Time, *, through_brackets: bool) -> tuple[int, int]:
        pairs = () if through_brackets else self._brackets()
        same, other = self._words(time.said, begin, end, pairs), begin - 1
        for at, key in self._said(time):
            if at >= end:
                break
            if at < begin or (pairs and _is_within(at, begin, end, pairs)):
                continue
            if key == time.key:
                same = max(same, at)
            elif same < begin or not same <= at < same + len(time.said):
                other = at
        return same - begin, other - begin

    def _said(self, time: Time) -> list[tuple[int, Key]]:
        """The days or the periods that the paragraph says, each with its place."""
        known = self._days if time.is_day else self._periods
        if known is None:
            known = [(at, key) for at, key in self._times.said_in(self._text, days=time.is_day) if not self._is_in_figure(at)]
            if time.is_day:
                self._days = known
            else:
                self._periods = known
        return known

    def _words(self, said: str, begin: int, end: int, pairs: Sequence[Pair]) -> int:
        """Where the words stand last; before `begin` for nowhere."""
        text = self._text
        at = text.rfind(said, begin, end)
        while at >= 0 and (
            (at > begin and ends_a_number(text, at, said)) or (pairs and _is_within(at, begin, end, pairs)) or self._is_in_figure(at)
        ):
            at = text.rfind(said, begin, at)
        return max(at, begin - 1)

    def _is_in_figure(self, place: int) -> bool:
        closed = self._text.rfind(marks.CLOSE, 0, place) + 1
        return _REFERENCE_OPENS.search(self._text, closed, place) is not None

    def _brackets(self) -> Sequence[Pair]:
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


def _is_within(place: int, begin: int, end: int, pairs: Sequence[Pair]) -> bool:
    """Whether it stands in brackets that open and close in that stretch."""
    return any(begin <= opens < place < closes < end for opens, closes in pairs)
