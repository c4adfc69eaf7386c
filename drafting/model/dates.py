"""A date as typed: 2021-11-30 becomes a date, 目前 and 6月底 stay text, 2021-13-40 is refused."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from drafting.patterns import lazy

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100

_FULL: Final = lazy(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
)
_COMPACT: Final = lazy(r"(\d{4})(\d{2})(\d{2})")
_YEAR_MONTH: Final = lazy(r"(\d{4})[-/.](\d{1,2})")
_SERIAL: Final = lazy(r"[2-6]\d{4}(?:\.0+)?")
FIRST_DAY: Final = date(1899, 12, 30)  # of the day numbers of a spreadsheet
_MONTH_DAY: Final = lazy(r"(\d{1,2})[-/.](\d{1,2})")
_THREE: Final = lazy(r"(\d{1,4})[-—–/.,，、 \u3000]+(\d{1,2})[-—–/.,，、 \u3000]+(\d{1,4})(?:[ T\u3000]+\d{1,2}:.*)?$")
_CENTURY: Final = 100
_DAY_IN_TEXT: Final = lazy(r"(\d{1,2})月(?:(\d{1,2})日)?")
_HAN: Final = lazy(r"[\u4e00-\u9fff]")
_DIGIT: Final = lazy(r"\d")
_ASCII_DIGITS: Final = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")
_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12
_FEBRUARY: Final = 2
_LAST_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_text(day: date) -> str:
    """A day as it is said and printed (7.3.5.4): 2021年3月5日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def last_day(year: int, month: int) -> int:
    """How many days a month has."""
    return _LAST_DAYS[month - 1] + (month == _FEBRUARY and isleap(year))


class DateError(ValueError):
    """A date that does not exist or cannot be read; `message` and `hint` are for the user."""

    def __init__(self, message: str, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


@lru_cache(maxsize=1024)  # the units of a batch, and the figures of a report, have the same days
def read_date(text: str) -> date | str:
    """A date, or the text itself where it is words (目前, 6月底, 待签发). Raises DateError."""
    plain = text.strip().translate(_ASCII_DIGITS)
    full = _FULL.fullmatch(plain)
    if full:
        year, month, day = (int(part) for part in full.groups() if part is not None)
        return _existing(text, year, month, day)
    if not _DIGIT.search(plain):
        return text.strip()
    if _HAN.search(plain):
        _check_days(text, plain)
        return text.strip()
    raise DateError(f"“{text}”读不出日期", _suggestion(plain))


def _existing(text: str, year: int, month: int, day: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateError(f"“{text}”的年份不可能", f"年份在{EARLIEST_YEAR}和{LATEST_YEAR}之间，写成 2021-11-30 的样子")
    if not 1 <= month <= _MONTHS:
        raise DateError(f"“{text}”没有{month}月", "月份是1到12，写成 2021-11-30 的样子")
    last = last_day(year, month)
    if not 1 <= day <= last:
        raise DateError(
            f"“{text}”没有这一天", f"{year}年{month}月只有{last}天，写成 {year}-{month:02}-{last:02} 的样子"
        )
    return date(year, month, day)


def _check_days(text: str, plain: str) -> None:
    for month_text, day_text in _DAY_IN_TEXT.findall(plain):
        month = int(month_text)
        if not 1 <= month <= _MONTHS:
            raise DateError(f"“{text}”没有{month}月", "月份是1到12，写成 2021-11-30 的样子")
        last = last_day(_LEAP_YEAR, month)
        if day_text and not 1 <= int(day_text) <= last:
            raise DateError(f"“{text}”没有这一天", f"{month}月最多{last}天，写成 2021-11-30 的样子")


def _meant(plain: str) -> str:
    """What other marks, another order or a spreadsheet's day number stand for; "" where it is no day."""
    if _SERIAL.fullmatch(plain):
        day = FIRST_DAY + timedelta(days=int(plain.partition(".")[0]))
        return f"像是表格里日期的序号，写成 {day.isoformat()}"
    short = _MONTH_DAY.fullmatch(plain)
    if short and 1 <= int(short[1]) <= _MONTHS:
        return f"写成 {int(short[1])}月{int(short[2])}日，或者写全 2021-{int(short[1]):02}-{int(short[2]):02} 的样子"
    parts = _THREE.match(plain)
    if not parts:
        return ""
    first, month, last = (int(part) for part in parts.groups())
    year, day_of_month = (last, first) if last > _CENTURY else (first, last)
    year += 2000 if year < 100 else 0
    if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= _MONTHS and 1 <= day_of_month <= last_day(year, month)):
        return ""
    return f"写成 {date(year, month, day_of_month).isoformat()}"


def _suggestion(plain: str) -> str:
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return f"写成 {'-'.join(compact.groups())}"
    month = _YEAR_MONTH.fullmatch(plain)
    if month:
        return f"写成 {month[1]}年{int(month[2])}月，或者写全 {month[1]}-{int(month[2]):02}-01"
    meant = _meant(plain)
    if meant:
        return meant
    return "写成 2021-11-30 的样子，或者用文字写（6月底、目前）"
