"""Stretches of time that end before they begin, 3月15日至3月8日, 6月12日8时至6月11日20时; and 连续三年 of which four are named.

A stretch without years may go on into the next one (12月20日至1月10日), so that only days of one month are held against each other there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Finding
from drafting.checks.sentences.cannot_be.impossible import LUNAR
from drafting.checks.sentences.cannot_be.numerals import NUMERAL, number_of
from drafting.checks.sentences.rules import TIMES
from drafting.patterns import lazy

_YEAR: Final = r"(?:(?<!\d)((?:19|20)\d{2}) ?年 ?)?"
_HOUR: Final = r"(?:(\d{1,2})(?:时|点|[:：]\d{2}))?(?:\d{1,2}分)?"
TO: Final = r" ?(?:[—–－～~-]+|至|到) ?"
_DAYS: Final = lazy(rf"{_YEAR}(?<![\d.．]) ?(\d{{1,2}}) ?月 ?(\d{{1,2}}) ?[日号]?{_HOUR}{TO}(?:((?:19|20)\d{{2}}) ?年 ?)?(?:(\d{{1,2}}) ?月 ?)?(\d{{1,2}}) ?[日号](?!均|龄){_HOUR}")
_MONTHS: Final = lazy(rf"(?<!\d)((?:19|20)\d{{2}}) ?年 ?(\d{{1,2}}) ?月(?:份|底|初)?{TO}((?:19|20)\d{{2}}) ?年 ?(\d{{1,2}}) ?月(?!\d)")
_SPANS: Final = lazy(r"[月日号时点分份底初\d] ?(?:[—–－～~-]|至|到) ?\d")
_BEFORE: Final = 10
_LAST_DAYS: Final = 28
_FIRST_DAYS: Final = 5
"""Days of the next month, which need not be named behind the last ones of a month."""
_IN_A_ROW: Final = lazy(rf"连续(?:的)?({NUMERAL}|\d{{1,2}})(?:个年度|年)[（(]((?:(?:19|20)\d{{2}})(?:年|年度)?(?:、(?:(?:19|20)\d{{2}})(?:年|年度)?)+)[）)]")
_ROW_OF_YEARS: Final = lazy(rf"连续({NUMERAL}|\d{{1,2}})年[（(]((?:19|20)\d{{2}}) ?年?{TO}((?:19|20)\d{{2}}) ?年[）)](?=[^，。；]{{0,6}}(?:评为|评定|获|夺|蝉联|位居|名列|考核|保持))")
_ONE_YEAR: Final = lazy(r"(?:19|20)\d{2}")
_HINT: Final = "核对这几个时间，看是哪一个写错了"


def day_spans(whole: str) -> Iterator[Finding]:
    """What ends before it begins, and what is so many years in a row."""
    if _SPANS.search(whole):
        yield from _days(whole)
        for match in _MONTHS.finditer(whole):
            begins, ends = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
            if ends < begins:
                yield _found(match)
    if "连续" in whole:
        for match in _IN_A_ROW.finditer(whole):
            yield from _in_a_row(match, len(set(_ONE_YEAR.findall(match[2]))))
        for match in _ROW_OF_YEARS.finditer(whole):
            yield from _in_a_row(match, int(match[3]) - int(match[2]) + 1)


def _days(whole: str) -> Iterator[Finding]:
    for match in _DAYS.finditer(whole):
        year, month, day, hour, of, till, end, until = match.groups()
        if LUNAR.search(whole, max(0, match.start() - _BEFORE), match.start()) or (of and not year):
            continue
        one_year = of is None or of == year
        one_month = one_year and (till is None or int(till) == int(month))
        if one_month and int(end) == int(day):
            is_turned = bool(hour and until) and int(until) < int(hour)
        elif one_month:
            is_whole_year = not of and till is not None and int(end) == int(day) - 1 and not (hour or until)  # 2025年3月15日至3月14日
            goes_on = till is None and int(day) >= _LAST_DAYS and int(end) <= _FIRST_DAYS  # 12月31日20时至1日8时
            is_turned = int(end) < int(day) and not is_whole_year and not goes_on
        else:
            is_turned = of is not None and (int(of), int(till or month)) < (int(year), int(month))
        if is_turned:
            yield _found(match)


def _in_a_row(match: re.Match[str], named: int) -> Iterator[Finding]:
    if number_of(match[1]) != named:
        yield Finding(TIMES, match.start(), match[0], f"“{match[0]}”：括号里是{named}年", _HINT, match.end(), doubtful=True)


def _found(match: re.Match[str]) -> Finding:
    return Finding(TIMES, match.start(), match[0], f"“{match[0]}”：后一个时间在前一个以前", _HINT, match.end(), doubtful=True)
