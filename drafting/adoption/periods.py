"""Of which period a report is, and where its text says so: what next year's text says by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from drafting.adoption.indicators import Hole
from drafting.adoption.signature import DIGITS
from drafting.model.dataset import Period
from drafting.patterns import lazy

_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年")
_IN_WORDS: Final = lazy("([一二][〇○ＯO零0九][〇○ＯO零0一二三四五六七八九]{2})年")
_OF_SUMMARY: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年[^年]{0,16}总结")
"""2025年工作总结和2026年工作计划: of whose year it is."""
_PART: Final = lazy(r"(上|下)半年|前([二三])季度|第?([一二三四])季度|(\d{1,2})[-—－～~至到](\d{1,2})月|(?<=年)(\d{1,2})月(?!\d{1,2}日)")
_NUMBERS: Final = {"一": 1, "二": 2, "三": 3, "四": 4}
_BEFORE: Final = lazy(r"(?:[\d—\-－～~至自从]|始于|《[^》]*|“[^”]*|〔)$")
_BEHIND: Final = lazy(r"\d|以来|起|至|[—\-－～~]|之前|以前|末|底")
_NO_PERIOD: Final = lazy("年?度|第|[一二三四]季|[上下]半")
"""Behind a year that is one, and does not stand for the period: 2025年度, 2025年第一批."""
_MONTHS_BEHIND: Final = lazy(r"(?:19|20)\d{2}年\d{1,2}[-—－～~至到]\d{1,2}月(?!\d)")
_UP_TO: Final = "(?:截[至止]到?)%d年(?=(?:%d月)?[底末])"
"""截至2025年12月底: the end of the period, whichever year it is of."""
_AGAINST: Final = "(?:[比较]|由(?=\\d{4}年的))%d年(?!\\d{1,2}(?:[月日季]|[—\\-－～~至到])|以来|起|至|[—\\-－～~]|之前|以前)"
"""比2024年: what a year is held against is the year before it."""
_ALONE: Final = r"\A%d年(?=(?:度|同期|末|底|完成|实际|实绩|累计|数|值|情况)*\Z)"
"""2024年, 2024年完成 and no more, which is the head of a column."""
_OF_PERIOD: Final = {"报告期.年度": "报告期.名称", "报告期.下年": "报告期.下期"}
"""What stands for a year that is the period of a report, and for the one that it plans for."""
_HALF, _QUARTER, _MONTHS = 6, 3, 12


def period_of(title: str, signed: date | None, lines: Sequence[str]) -> Period | None:
    """By the title, or by the day on which it is signed; a title that says no year is of the one that the text names most often."""
    title = _in_digits(title)
    years = sorted({int(each) for each in _YEAR.findall(title)})
    if summed := _OF_SUMMARY.search(title):
        year = int(summed[1])
    elif years and years[-1] - years[0] <= 1:
        year = years[0]  # 2025年工作总结和2026年工作打算
    elif signed is not None:
        year = signed.year - (1 if signed.month <= _QUARTER and not _PART.search(title) else 0)
    else:
        counted = Counter(found for words in lines for found in _YEAR.findall(_in_digits(words)))
        if not counted:
            return None
        year = int(max(counted, key=lambda each: (counted[each], each)))
    at = max(title.find(f"{year}年"), 0)
    return _with_part(year, title[at : at + 5] + _YEAR.split(title[at + 5 :])[0] if f"{year}年" in title else title)


def _in_digits(words: str) -> str:
    """二〇二五年 as 2025年."""
    return _IN_WORDS.sub(lambda match: f"{match[1].translate(DIGITS)}年", words)


def period_asked(text: str) -> Period | None:
    """What was written after --period: 2025年, 2025年上半年, 2025; None where any of it says nothing (2025年13月)."""
    whole = text if "年" in text else f"{text}年"
    match = _YEAR.match(whole)
    if match is None:
        return None
    part = _PART.match(whole, match.end())
    if whole[part.end() if part else match.end() :].strip("年度全份"):
        return None
    months = [int(each) for each in part.groups()[3:] if each] if part else []
    return _with_part(int(match[1]), whole) if all(1 <= each <= _MONTHS for each in months) and months == sorted(months) else None


def _with_part(year: int, said: str) -> Period:
    match = _PART.search(said)
    if match is None:
        return Period(year, "年度", 1, _MONTHS)
    half, quarters, quarter, first, last, month = match.groups()
    if half:
        return Period(year, "半年", 1, _HALF) if half == "上" else Period(year, "半年", _HALF + 1, _MONTHS)
    if quarters or quarter:
        end = _NUMBERS[quarters or quarter] * _QUARTER
        return Period(year, "季度", 1 if quarters else end - _QUARTER + 1, end)
    begin, end = (int(month), int(month)) if month else (int(first), int(last))
    if not 1 <= begin <= end <= _MONTHS:
        return Period(year, "年度", 1, _MONTHS)
    return Period(year, "年度", 1, _MONTHS) if (begin, end) == (1, _MONTHS) else Period(year, "月份", begin, end)


def _says_part(words: str, at: int, period: Period) -> bool:
    """2025年1-10月, with any dash, of that period."""
    match = _MONTHS_BEHIND.match(words, at)
    return bool(match) and period.kind != "年度" and _with_part(period.year, match[0]) == period  # type: ignore[index]


def next_of(period: Period) -> Period:
    """The same a year later."""
    return replace(period, year=period.year + 1)


def years_in(words: str, period: Period, taken: Sequence[Hole] = (), *, heading: bool = False) -> Iterator[Hole]:
    """Where a line says the period, the year after it, or the year that it is held against: 2025年上半年, 2025年, 2026年, 比2024年. Not in dates, spans, names and quotations.

    In a `heading` (or the title) of a year's report, and where a paragraph opens with it, the year is the period, and the next one what is planned for: of half a year they say so.
    """
    is_year = period.kind == "年度"
    holes: list[Hole] = []
    for said, code, rest in ((period.name, "报告期.名称", ""), (f"{period.year}年", "报告期.年度", "年"), (f"{period.year + 1}年", "报告期.下年", "年")):
        if said == f"{period.year}年" and code == "报告期.名称":
            continue  # a year is written as one: {{ 报告期.年度 }}年
        at = words.find(said)
        while at >= 0:
            end = at + len(said)
            is_free = not any(hole.start < end and at < hole.end for hole in (*taken, *holes))
            ends = not _BEHIND.match(words, end) or (said == f"{period.year}年" and _says_part(words, at, period))
            if is_free and not _BEFORE.search(words[:at]) and ends:
                is_period = is_year and not _NO_PERIOD.match(words, end) and (heading or (at == 0 and words[end : end + 1] == "，" and said == period.name))
                holes.append(Hole(at, end, f"{{{{ {_OF_PERIOD[code]} }}}}" if is_period else f"{{{{ {code} }}}}{rest}"))
            at = words.find(said, end)
    ago = period.year - 1
    for pattern, year, code in ((_UP_TO % (period.year, period.last_month), period.year, "报告期.年度"), (_AGAINST % ago, ago, "报告期.上年"), (_ALONE % ago, ago, "报告期.上年")):
        for match in re.finditer(pattern, words):
            start = match.end() - len(f"{year}年")
            if not any(hole.start < match.end() and start < hole.end for hole in (*taken, *holes)):
                holes.append(Hole(start, match.end(), f"{{{{ {code} }}}}年"))
    yield from holes
