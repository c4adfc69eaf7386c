"""A date as typed: 2021-11-30 becomes a date, 目前 and 6月底 stay text, 2021-13-40 is refused."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final

from drafting.patterns import lazy

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2100

_FULL: Final = lazy(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)"
)
_COMPACT: Final = lazy(r"(\d{4})(\d{2})(\d{2})")
_YEAR_MONTH: Final = lazy(r"(\d{4})[-/.](\d{1,2})")
_DAY_IN_TEXT: Final = lazy(r"(\d{1,2})月(?:(\d{1,2})日)?")
_HAN: Final = lazy(r"[\u4e00-\u9fff]")
_DIGIT: Final = lazy(r"\d")
_ASCII_DIGITS: Final = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")
_LEAP_YEAR: Final = 2000
_MONTHS: Final = 12


class DateError(ValueError):
    """A date that does not exist or cannot be read; `message` and `hint` are for the user."""

    def __init__(self, message: str, hint: str) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


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
    last = monthrange(year, month)[1]
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
        last = monthrange(_LEAP_YEAR, month)[1]
        if day_text and not 1 <= int(day_text) <= last:
            raise DateError(f"“{text}”没有这一天", f"{month}月最多{last}天，写成 2021-11-30 的样子")


def _suggestion(plain: str) -> str:
    compact = _COMPACT.fullmatch(plain)
    if compact:
        return f"写成 {'-'.join(compact.groups())}"
    month = _YEAR_MONTH.fullmatch(plain)
    if month:
        return f"写成 {month[1]}年{int(month[2])}月，或者写全 {month[1]}-{int(month[2]):02}-01"
    return "写成 2021-11-30 的样子，或者用文字写（6月底、目前）"
