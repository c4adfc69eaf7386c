"""When a figure is of another time than its report: the 统计期间 and 截至 that stand on it or above it, and where a text says them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from drafting.blocks import marks
from drafting.facts.book import Book
from drafting.model.dates import day_text
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.render.filters.dates import day_of_month
from drafting.source import Path

_PERIOD: Final = lazy(
    "(?:[0-9]{4}年|今年|去年|上年)?(?:前[两二三]个?季度|[上下]半年|第?[一二三四]季度|[0-9]{1,2}月?[—–~～至到\ue037-][0-9]{1,2}月份?)"
    "|(?:[0-9]{4}年|今年|去年|上年)(?![底末初度以同])(?:[0-9]{1,2}月(?![0-9底末初]))?|全年(?!任务|目标|计划)"
)
_DAY: Final = lazy("截至([^，。；、：（）\ue000-\uf8ff]{1,16}?(?:日|底|末|前)|目前)")
_DAY_IN_WORDS: Final = lazy("(?:([0-9]{4})年)?([0-9]{1,2})月(?:([0-9]{1,2})日|底|末)")

_TOP: Final = 3
"""指标, group, indicator: the steps of a place in the data that tell most figures from those with a time."""

Key = tuple[int, ...] | str
"""What two ways of saying one time share."""


class Time(NamedTuple):
    """A 统计期间, or a 截至 where `is_day`, that stands at `source`; `said` as a text prints it."""

    source: Path
    said: str
    key: Key
    is_day: bool

    @property
    def beside(self) -> str:
        """As it stands in brackets behind the figure."""
        return f"截至{self.said}" if self.is_day else self.said

    @property
    def within(self) -> str:
        """As it stands in brackets in which the figure itself stands."""
        return f"截至{self.said}" if self.is_day else f"为{self.said}数"


class OwnTimes:
    """The times of the figures of one dataset."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._period = book.dataset.period
        self._tops = {at[:_TOP] for at in book.typed.dated}

    def concern(self, source: Path) -> bool:
        """A quick look: False only where the figure at a place of the data has neither a time nor words of its own."""
        return source[:_TOP] in self._tops or source[: _TOP - 1] in self._tops or source in self._book.typed.worded

    def of(self, source: Path) -> tuple[Time, ...]:
        """Those of the figure at a place of the data."""
        dated = self._book.typed.dated
        if source[:_TOP] not in self._tops and source[: _TOP - 1] not in self._tops:
            return ()
        period = _nearest(source, lambda at: at in dated and dated[at].period is not None)
        day = _nearest(source, lambda at: at in dated and dated[at].as_of is not None)
        return tuple([self._stretch(period, dated[period])] if period else []) + tuple([self._day(day, dated[day])] if day else [])

    def of_the_report(self, time: Time) -> bool:
        """Whether it is what every figure of the report is taken for."""
        period = self._period
        if not time.is_day:
            return time.key == (period.year, period.first_month, period.last_month)
        end = period.as_of or date(period.year, period.last_month, monthrange(period.year, period.last_month)[1])
        return time.key == (self._day_key(end) if isinstance(end, str) else (end.year, end.month, end.day))

    def key(self, words: str) -> Key:
        """What a period is, however it is said: 前三季度 is 1—9月."""
        return months_of(words, self._period) or words.strip()

    def last_said(self, text: str, time: Time) -> tuple[int, int]:
        """Where a text says that time last, and where another one; -1 for nowhere."""
        same, other = _whole_words(text, time.said), -1
        for found in (_DAY if time.is_day else _PERIOD).finditer(text):
            key = self._day_key(found[1]) if time.is_day else self.key(marks.unliteral(found[0]))
            if key == time.key:
                same = max(same, found.start())
            elif not same <= found.start() < same + len(time.said):
                other = found.start()
        return same, other

    def _stretch(self, source: Path, node: Indicator) -> Time:
        words = (node.period or "").strip()
        return Time(source, self._book.data_text(words), self.key(words), is_day=False)

    def _day(self, source: Path, node: Indicator) -> Time:
        given = node.as_of
        if isinstance(given, date):
            said = day_of_month(given) if given.year == self._period.year else day_text(given)
            return Time(source, said, (given.year, given.month, given.day), is_day=True)
        words = (given or "").strip()
        return Time(source, self._book.data_text(words), self._day_key(words), is_day=True)

    def _day_key(self, words: str) -> Key:
        found = _DAY_IN_WORDS.fullmatch(words)
        if not found or not 1 <= int(found[2]) <= 12:
            return words
        year, month = int(found[1] or self._period.year), int(found[2])
        return year, month, int(found[3]) if found[3] else monthrange(year, month)[1]


def _nearest(source: Path, given: Callable[[Path], bool]) -> Path | None:
    """The place itself or the closest one above; a figure to compare with (上年同期) is of a time of its own."""
    while len(source) > 1:
        if given(source):
            return source
        if source[-1] in COMPARISONS:
            return None
        source = source[:-1]
    return None


def _whole_words(text: str, said: str) -> int:
    """Where the words stand last, not as the end of a longer number: 5月 is not in 15月."""
    at = text.rfind(said)
    while at > 0 and text[at - 1] in "0123456789—" and said[:1].isdigit():
        at = text.rfind(said, 0, at)
    return at
