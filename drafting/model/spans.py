"""Stretches of a year in words: 上半年, 前三季度, 1—10月."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.model.dataset import Period, PeriodKind
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

YEAR_END: Final = 12
MID_YEAR: Final = 6
_QUARTER: Final = lazy(r"第?([一二三四1234])季度")
_QUARTERS: Final = lazy(r"前([二两三23])个?季度")
_MONTHS: Final = lazy(r"(\d{1,2})月?(?:[-~～—–－至到]+(\d{1,2}))?月(?:份)?")
_CHINESE: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}
_YEAR: Final = lazy(r"(\d{4}年度?|今年|本年|去年|上年)?(.*)")
_YEARS_AGO: Final = {"今年": 0, "本年": 0, "去年": 1, "上年": 1}


class Span(NamedTuple):
    """The months a period covers, both included."""

    kind: PeriodKind
    first: int
    last: int


@lru_cache(maxsize=256)
def span_of(words: str) -> Span | None:
    """上半年, 第三季度, 前三季度, 10月, 1—10月; '' and 全年 are the whole year. None for anything else."""
    if words in ("", "全年", "年度"):
        return Span("年度", 1, YEAR_END)
    if words == "上半年":
        return Span("半年", 1, MID_YEAR)
    if words == "下半年":
        return Span("半年", MID_YEAR + 1, YEAR_END)
    quarter = _QUARTER.fullmatch(words)
    if quarter:
        number = _CHINESE.get(quarter[1]) or int(quarter[1])
        return Span("季度", number * 3 - 2, number * 3)
    quarters = _QUARTERS.fullmatch(words)
    if quarters:
        number = _CHINESE.get(quarters[1]) or int(quarters[1])
        return Span("季度", 1, number * 3)
    months = _MONTHS.fullmatch(words)
    if months:
        return Span("月份", int(months[1]), int(months[2] or months[1]))
    return None


def months_of(words: str, period: Period) -> tuple[int, int, int] | None:
    """(year, first month, last month) of a stretch of time in a report of `period`; None for words that are none (每月, 2025年底).

    >>> months_of("2025年", Period(2026, "年度", 1, 12)), months_of("前三季度", Period(2026, "年度", 1, 12))
    ((2025, 1, 12), (2026, 1, 9))
    """
    return months_in(words, period.year)


@lru_cache(maxsize=256)
def months_in(words: str, this: int) -> tuple[int, int, int] | None:
    """The same in a report of the year `this`: nothing else of a period decides it."""
    found = _YEAR.fullmatch(words.strip())
    if found is None or not words.strip():
        return None
    span = span_of(found[2])
    if span is None:
        return None
    year = this - _YEARS_AGO[found[1]] if found[1] in _YEARS_AGO else int(found[1][:4]) if found[1] else this
    return year, span.first, span.last
