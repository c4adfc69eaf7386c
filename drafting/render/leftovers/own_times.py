"""When a figure is of another time than its report: the 统计期间 and 截至 that stand on it or above it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

from drafting.facts.book import Book
from drafting.model.dates import day_text, last_day
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.render.filters.dates import day_of_month
from drafting.render.leftovers.words_of_time import Key, WordsOfTime, ends_a_number
from drafting.source import Path
from drafting.tuples import NamedTuple

TOP: Final = 3
"""指标, group, indicator: the steps of a place in the data that tell most figures from those with a time."""


class Time(NamedTuple):
    """A 统计期间, or a 截至 where `is_day`, that stands at `source`; `said` as a text prints it.

    `of_the_report`: whether it is what every figure of the report is taken for.
    """

    source: Path
    said: str
    key: Key
    is_day: bool
    of_the_report: bool

    @property
    def beside(self) -> str:
        """As it stands in brackets behind the figure."""
        return f"截至{self.said}" if self.is_day else self.said

    @property
    def within(self) -> str:
        """As it stands in brackets in which the figure itself stands."""
        return f"截至{self.said}" if self.is_day else f"为{self.said}数"


class OwnTimes:
    """The times of the figures of one dataset. Only a figure below one of `tops` or of `groups` can have any."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._period = book.dataset.period
        self.words = WordsOfTime(self._period.year)
        self._dated = book.typed.dated
        self.tops = {at[:TOP] for at in self._dated}
        self.groups = {at for at in self.tops if len(at) < TOP}
        self._highest = TOP - 1 if self.groups else TOP  # steps of a place above which no time stands
        self._of: dict[Path, tuple[Time, ...]] = {}
        self._days: dict[date | str, tuple[str, Key]] = {}
        self._stretches: dict[str, tuple[str, Key, bool]] = {}

    def of(self, source: Path) -> tuple[Time, ...]:
        """Those of the figure at a place of the data: the nearest of each kind, at the place or above it.

        A figure to compare with (上年同期) is of a time of its own.
        """
        known = self._of.get(source)
        if known is None:
            alone = len(source) <= self._highest or source[-1] in COMPARISONS
            known = () if alone else self.of(source[:-1])
            node = self._dated.get(source)
            if node is not None:
                known = self._found(source, node, known)
            self._of[source] = known
        return known

    def says(self, text: str, time: Time) -> bool:
        """Whether a text speaks of that time anywhere."""
        at = text.rfind(time.said)
        while at > 0 and ends_a_number(text, at, time.said):
            at = text.rfind(time.said, 0, at)
        return at >= 0 or any(key == time.key for _, key in self.words.said_in(text, days=time.is_day))

    def _found(self, source: Path, node: Indicator, above: tuple[Time, ...]) -> tuple[Time, ...]:
        period = self._stretch(source, node.period) if node.period is not None else next((time for time in above if not time.is_day), None)
        day = self._day(source, node.as_of) if node.as_of is not None else next((time for time in above if time.is_day), None)
        return tuple([time for time in (period, day) if time])

    def _stretch(self, source: Path, given: str) -> Time:
        known = self._stretches.get(given)
        if known is None:
            words, period = given.strip(), self._period
            key = self.words.key(words)
            known = self._stretches[given] = self._book.data_text(words), key, key == (period.year, period.first_month, period.last_month)
        said, key, usual = known
        return Time(source, said, key, False, usual)

    def _day(self, source: Path, given: date | str) -> Time:
        known = self._days.get(given)
        if known is None:
            known = self._days[given] = self._day_said(given)
        said, key = known
        return Time(source, said, key, True, key == self._end)

    def _day_said(self, given: date | str) -> tuple[str, Key]:
        """A day as a text prints it, and which it is: most figures of a report share a few."""
        if isinstance(given, date):
            said = day_of_month(given) if given.year == self._period.year else day_text(given)
            return said, (given.year, given.month, given.day)
        return self._book.data_text(given.strip()), self.words.day_key(given.strip())

    @cached_property
    def _end(self) -> Key:
        """The day of the report."""
        period = self._period
        end = period.as_of or date(period.year, period.last_month, last_day(period.year, period.last_month))
        return self.words.day_key(end) if isinstance(end, str) else (end.year, end.month, end.day)
