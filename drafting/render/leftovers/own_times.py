"""When a figure is of another time than its report: the 统计期间 and 截至 that stand on it or above it, and where a text says them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Final

from drafting.blocks import marks
from drafting.facts.book import Book
from drafting.model.dates import day_text, last_day
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.render.filters.dates import day_of_month
from drafting.source import Path
from drafting.tuples import NamedTuple

_BY_QUARTERS: Final = "前[两二三]个?季度|[上下]半年|第?[一二三四]季度"
_IN_MONTHS: Final = "月?[—–~～至到\ue037-][0-9]{1,2}月份?"
_OF_THE_YEAR: Final = f"(?:{_BY_QUARTERS}|[0-9]{{1,2}}{_IN_MONTHS}|(?![底末初度以同])(?:[0-9]{{1,2}}月(?![0-9底末初]))?)"
_PERIOD: Final = lazy(
    "[0-9今去上前下全第一二三四](?=[0-9]{0,3}+[年半季一二三四两月—–~～至到\ue037-])"  # told before all the ways to say a period are tried
    f"(?:(?<=[0-9])(?:[0-9]{{3}}年{_OF_THE_YEAR}|[0-9]?{_IN_MONTHS})|(?<![0-9])(?:(?<=[今去上])年{_OF_THE_YEAR}"
    "|(?<=前)[两二三]个?季度|(?<=[上下])半年|(?<=第)[一二三四]季度|(?<=[一二三四])季度|(?<=全)年(?!任务|目标|计划)))"
)
_DAY: Final = lazy("截至([^，。；、：（）\ue000-\uf8ff]{1,16}?(?:日|底|末|前)|目前)")
_DAY_IN_WORDS: Final = lazy("(?:([0-9]{4})年)?([0-9]{1,2})月(?:([0-9]{1,2})日|底|末)")

TOP: Final = 3
"""指标, group, indicator: the steps of a place in the data that tell most figures from those with a time."""

Key = tuple[int, ...] | str
"""What two ways of saying one time share."""


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
        self._dated = book.typed.dated
        self.tops = {at[:TOP] for at in self._dated}
        self.groups = {at for at in self.tops if len(at) < TOP}
        self._highest = TOP - 1 if self.groups else TOP  # steps of a place above which no time stands
        self._of: dict[Path, tuple[Time, ...]] = {}
        self._keys: dict[str, Key] = {}
        self._days: dict[date | str, tuple[str, Key]] = {}

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

    def _found(self, source: Path, node: Indicator, above: tuple[Time, ...]) -> tuple[Time, ...]:
        period = self._stretch(source, node.period) if node.period is not None else next((time for time in above if not time.is_day), None)
        day = self._day(source, node.as_of) if node.as_of is not None else next((time for time in above if time.is_day), None)
        return tuple([time for time in (period, day) if time])

    def key(self, words: str) -> Key:
        """What a period is, however it is said: 前三季度 is 1—9月."""
        known = self._keys.get(words)
        if known is None:
            known = self._keys[words] = months_of(words, self._period) or words.strip()
        return known

    def said_in(self, text: str, *, days: bool) -> list[tuple[int, Key]]:
        """The days, or the periods, of which a text speaks, each with its place."""
        if days:
            return [(found.start(), self._day_key(found[1])) for found in _DAY.finditer(text)]
        return [(found.start(), self.key(marks.unliteral(found[0]))) for found in _PERIOD.finditer(text)]

    def says(self, text: str, time: Time) -> bool:
        """Whether a text speaks of that time anywhere."""
        at = text.rfind(time.said)
        while at > 0 and ends_a_number(text, at, time.said):
            at = text.rfind(time.said, 0, at)
        return at >= 0 or any(key == time.key for _, key in self.said_in(text, days=time.is_day))

    def _stretch(self, source: Path, given: str) -> Time:
        words, period = given.strip(), self._period
        key = self.key(words)
        usual = key == (period.year, period.first_month, period.last_month)
        return Time(source, self._book.data_text(words), key, False, usual)

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
        return self._book.data_text(given.strip()), self._day_key(given.strip())

    @cached_property
    def _end(self) -> Key:
        """The day of the report."""
        period = self._period
        end = period.as_of or date(period.year, period.last_month, last_day(period.year, period.last_month))
        return self._day_key(end) if isinstance(end, str) else (end.year, end.month, end.day)

    def _day_key(self, words: str) -> Key:
        found = _DAY_IN_WORDS.fullmatch(words)
        if not found or not 1 <= int(found[2]) <= 12:
            return words
        year, month = int(found[1] or self._period.year), int(found[2])
        return year, month, int(found[3]) if found[3] else last_day(year, month)


def ends_a_number(text: str, at: int, said: str) -> bool:
    """Whether the words that stand there are the end of a longer number: 5月 in 15月."""
    return text[at - 1] in "0123456789—" and said[:1].isdigit()
