"""Years and days in the text against 报告期 and 成文日期."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.signs import sign
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.dataset import Period
from drafting.model.dates import day_text
from drafting.model.spans import Span, span_of
from drafting.patterns import lazy
from drafting.registry import declare

WRONG_YEAR = declare(
    Rule(
        "P140",
        "年份、时段和报告期不符",
        Severity.ERROR,
        "标题或“现将…总结如下”一类的话里写的年份不是报告期的年份，多半是沿用去年的稿子没有改；总结2026年的稿子里，“2026年工作打算”这样的小标题、“2026年，将……”这样的打算列为存疑；开头一段写的“2025年，”“2026年上半年，”不是报告期的，也列为存疑。"
        "标题里的时段也要是报告期：上半年的数，题目不能是“2026年工作总结”；全年的数，题目不能是“2026年上半年工作总结”。1—10月、1—11月的数写成全年总结的不算。",
        hits="现将2023年工作情况总结如下。",
        clean="现将2026年工作情况总结如下。",
    )
)
AFTER_SIGNING = declare(
    Rule(
        "P141", "截至的日期晚于成文日期", Severity.ERROR, "成文那天还没有到的日期，不会有截至那天的数。核对“截至”和成文日期哪个写错了。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {成文日期: 2026-12-10}\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "文字材料: {导语: 截至2026年12月31日，全乡没有返贫。}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {成文日期: 2027-01-10}\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "文字材料: {导语: 截至2026年12月31日，全乡没有返贫。}\n",
    )
)
THIS_YEAR = declare(
    Rule(
        "P142",
        "“今年”会读成下一年",
        Severity.WARNING,
        "成文日期已经到了报告期的下一年，“今年”“去年”“明年”会被读错，写成具体年份。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {成文日期: 2027-01-10}\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "文字材料: {导语: 今年以来，全乡没有返贫。}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {成文日期: 2027-01-10}\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "文字材料: {导语: 2026年以来，全乡没有返贫。}\n",
    )
)
STALE_AS_OF = declare(
    Rule(
        "P143",
        "截至的年份离报告期太远",
        Severity.WARNING,
        "“截至某年某月”的年份比报告期早了不止一年或者更晚，多半是沿用旧稿没有改。",
        hits="截至2023年11月底，全县共有监测对象120户。",
        clean="截至2026年6月底，全县共有监测对象120户。",
    )
)

Title = tuple[int, str]
"""Which line it is, and its words."""

_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年")
_WHAT: Final = "[^及和与、，\n]{0,30}?(?:总结|小结|汇报|情况|进展|通报)"
_PART_SUMMED_UP: Final = lazy(rf"(?<!\d)(?:19|20)\d{{2}}年([上下前后]?半年|前[二两三]个?季度|第?[一二三四]季度|\d{{1,2}}月?[-~～—–－至到]\d{{1,2}}月份?){_WHAT}")
_HALVES: Final = {"半年": "上半年", "前半年": "上半年", "后半年": "下半年"}
_SOME_TIME: Final = "春|夏|秋|冬|汛|双抢|节|假|战役|行动|攻坚|专项|集中|当前|近期|阶段|期间"
"""What is done in some months only: a title with the year alone need not mean the whole of it."""
_YEAR_SUMMED_UP: Final = lazy(
    rf"(?:(?<!\d)(?:19|20)\d{{2}}|二[〇○零Ｏ][〇○零一二三四五六七八九]{{2}})年(?!第|全?[县市区乡镇]?第)"
    rf"(?:(?:度|全年)(?:(?!进展|推进|进度|要点|计划|方案)[^半季月及和与、，\n]){{0,30}}?(?:总结|小结|情况|报告|汇报|通报)|(?:(?!{_SOME_TIME})[^半季月及和与、，\n]){{0,30}}?(?:工作|年度|年终)总结)"
)
_TENTH: Final = 10
"""Figures up to this month may stand for the year, whose summary is often written before it ends."""
_SUMMED_UP: Final = lazy(r"\d{4}年(?:度|全年)?[^半季月]{0,8}总结")
_PLANNED: Final = lazy("计划|打算|安排|思路|要点|半年|季度|月")
_PLANS: Final = lazy(r"((?:19|20)\d{2})年(?:度)?(?:的|主要|重点)?(?:工作)?(?:打算|计划|思路|安排|目标)(?:和措施)?[。]?$")
_MAY_BE_PLANS: Final = sign(r"\d年(?:度)?(?:的|主要|重点)?(?:工作)?(?:打算|计划|思路|安排|目标)(?:和措施)?。?$")
_OPENING: Final = lazy(r"((?:19|20)\d{2})年(?:度|全年)?([上下]半年|前[二两三]个?季度|第?[一二三四]季度)?，")
_MAY_BE_OPENING: Final = sign(r"\d年(?:度|全年)?(?:[上下]半年|前[二两三]个?季度|第?[一二三四]季度)?，")
_FIRST_LINES: Final = 3
"""An address may stand before the opening."""
_OF_WORK: Final = lazy("总结|小结|汇报|情况|进展|报告")
_PLANS_BELOW: Final = lazy("(?:打算|下一?步|计划|安排|思路)$")
_YEAR_PLANNED: Final = lazy(r"((?:19|20)\d{2})年[，,](?![^。\n]*(?:完成了|取得|实现了|虽))[^。\n]*(?:将|继续|力争|确保|进一步)")
_ANNOUNCED: Final = lazy(r"现将[^。；，\n]{0,12}?((?:19|20)\d{2})年[^。；\n]{0,30}?(?:如下|总结|汇报|报告)")
_MAY_BE_ANNOUNCED: Final = sign(r"现将[^。；，\n]{0,12}?\d年")
_AS_OF: Final = lazy(r"截[至止](?:到|目前)?((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?(底|末)?")
_MAY_BE_AS_OF: Final = sign(r"截[至止](?:到|目前)?\d+年")
_AS_OF_MONTH: Final = lazy(r"截[至止]到?(\d{1,2})月(?:(\d{1,2})日)?(底|末)?")
_MAY_BE_AS_OF_MONTH: Final = sign(r"截[至止]到?\d+月")
_DAY_SAID: Final = lazy(r"截[至止](?:到|目前)?(?:((?:19|20)\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?")
_ISO: Final = lazy(r"\d{4}-\d{2}-\d{2}")
_SHORTEST_MONTH: Final = 28
_LAST_MONTH: Final = 12
_RELATIVE: Final = [lazy(rf"{word}(?<![\d一二三四五六七八九十近每往当].)年") for word in "今去明"]


def date_findings(text: Text, setting: Setting) -> Iterator[Finding]:
    if setting.period is None:
        return
    year = setting.period.year
    titles = [(at, line[1]) for at, line in enumerate(text.lines) if line[0] == "title"]
    yield from _wrong_years(text, titles, year)
    yield from _wrong_spans(text, titles, setting.period)
    yield from _openings(text, titles, setting.period)
    yield from _as_of(text, setting, year)
    if setting.signed is not None and setting.signed.year > year and setting.period.last_month == 12:
        yield from _relative(text, setting.signed.year, year)


def _wrong_years(text: Text, titles: Sequence[Title], year: int) -> Iterator[Finding]:
    for at, words in titles:
        years = [int(found) for found in _YEAR.findall(words)]
        if years and year not in years:
            message = f"标题里写的是{years[0]}年，报告期是{year}年"
            yield Finding(WRONG_YEAR, text.starts[at], words, message, "核对标题和报告期")
    yield from _wrong_plans(text, titles, year)
    for match in text.each_shown(_MAY_BE_ANNOUNCED, _ANNOUNCED):
        if int(match[1]) != year:
            yield Finding(WRONG_YEAR, match.start(), match[0], f"“{match[0]}”：报告期是{year}年", f"改为{year}年，或核对报告期")


def _wrong_spans(text: Text, titles: Sequence[Title], period: Period) -> Iterator[Finding]:
    """A title that sums up another part of the year than the figures are of."""
    stands_for_year = period.first_month == 1 and period.last_month >= _TENTH
    for at, words in titles:
        part = _PART_SUMMED_UP.search(words)
        span = _span(part) if part else None
        year = _YEAR_SUMMED_UP.search(words) if span is None and not stands_for_year else None
        if span is None:
            wrong = "全年" if year is not None else ""
        else:
            wrong = part[1] if part and (span.first, span.last) != (period.first_month, period.last_month) else ""
        if wrong:
            doubtful = span.last == period.last_month if span is not None else year is not None and not year[0].endswith("结")
            # 报告期: 2026年6月 in a report on half the year; 2026年度工作情况 of so far
            yield Finding(WRONG_YEAR, text.starts[at], words, f"标题里写的是{wrong}的，报告期是{period.name}", f"核对标题和报告期；报告期不错的，标题写“{period.name}……”，照写的模板里写 {{{{ 报告期.名称 }}}}", doubtful=doubtful)
            return  # that of a letter that carries the report says it again


def _span(part: re.Match[str]) -> Span | None:
    return span_of(_HALVES.get(part[1], part[1]))


def period_summed_up(title: str) -> Period | None:
    """The part of a year that a title sums up: 2026年上半年工作总结."""
    part = _PART_SUMMED_UP.search(title)
    span = _span(part) if part else None
    return Period(int(part[0][:4]), *span) if part and span else None


def _wrong_plans(text: Text, titles: Sequence[Title], year: int) -> Iterator[Finding]:
    """Plans for the year whose work a text sums up as done."""
    if not text.shows(_MAY_BE_PLANS) or not any(_SUMMED_UP.search(words) for _, words in titles) or any(_PLANNED.search(words) for _, words in titles):
        return
    for at, (kind, words, _, _) in enumerate(text.lines):
        found = _PLANS.search(words) if kind == "heading" else None
        if found and int(found[1]) == year:
            yield Finding(WRONG_YEAR, text.starts[at], words, f"“{words}”：总结的也是{year}年", f"核对年份，打算多半是{year + 1}年的", doubtful=True)


def _openings(text: Text, titles: Sequence[Title], period: Period) -> Iterator[Finding]:
    """The text about all the work, and that about the plans, that open with another time than theirs: left from last year's."""
    if not text.shows(_MAY_BE_OPENING) or not any(_OF_WORK.search(words) and f"{period.year}年" in words for _, words in titles):
        return
    first = titles[-1][0] + 1
    above = ""
    for at, (kind, words, _, _) in enumerate(text.lines[first:], first):
        above = words if kind == "heading" else above
        if kind != "body" or words[4:5] != "年":  # most lines are read in passing
            continue
        found = _OPENING.match(words) if not above and at < first + _FIRST_LINES else None
        span = span_of(found[2] or "") if found else None
        if found and span and f"{period.year}年" not in words[found.end() :] and (int(found[1]) != period.year or (found[2] and not span.first <= period.first_month <= period.last_month <= span.last)):
            yield Finding(WRONG_YEAR, text.starts[at], found[0][:-1], f"开头写的是“{found[0][:-1]}”，报告期是{period.name}", "核对年份、时段", doubtful=True)
        planned = _YEAR_PLANNED.match(words) if period.last_month == _LAST_MONTH and _PLANS_BELOW.search(above) else None
        if planned and int(planned[1]) <= period.year:
            yield Finding(WRONG_YEAR, text.starts[at], f"{planned[1]}年", f"打算写的是“{planned[1]}年”，报告期是{period.name}", f"核对年份，打算多半是{period.year + 1}年的", doubtful=True)


def _as_of(text: Text, setting: Setting, year: int) -> Iterator[Finding]:
    signed = setting.signed
    for match in text.each_shown(_MAY_BE_AS_OF, _AS_OF):
        stated = int(match[1])
        day = _day(stated, match[2], match[3])
        if day and signed and day > signed:
            yield _too_late(match, signed)
        elif not year - 1 <= stated <= year + 1 and _opens_clause(text, match.start()):
            yield Finding(STALE_AS_OF, match.start(), match[0], f"“{match[0]}”：报告期是{year}年", "核对年份")
    if signed is None or signed.year != year:
        return
    for match in text.each_shown(_MAY_BE_AS_OF_MONTH, _AS_OF_MONTH):
        day = _day(year, match[1], match[2])
        if day and day > signed:
            yield _too_late(match, signed)


def _too_late(match: re.Match[str], signed: date) -> Finding:
    return Finding(AFTER_SIGNING, match.start(), match[0], f"“{match[0]}”晚于成文日期{day_text(signed)}", "核对这两个日期")


def not_said_of_data(prose: Iterable[Diagnostic], told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings about the text without those of a day which the data give and D250 tells where it can be mended."""
    days = [date.fromisoformat(each.excerpt) for each in told if each.code == "D250" and each.excerpt and _ISO.fullmatch(each.excerpt)]
    return [each for each in prose if each.code != AFTER_SIGNING.code or not any(_names(each.excerpt or "", day) for day in days)]


def _names(said: str, day: date) -> bool:
    """Whether 截至2026年12月31日, 截至12月31日 or 截至12月底 names the day."""
    match = _DAY_SAID.match(said)
    if match is None:
        return False
    year, month, of_month = match.groups()
    return int(year or day.year) == day.year and int(month) == day.month and int(of_month or day.day) == day.day


def _opens_clause(text: Text, start: int) -> bool:
    """截至2013年 within a clause may tell of history; at its beginning it dates the figures."""
    return start == 0 or text.whole[start - 1] in "。；，：\n"


def _day(year: int, month: str | None, day: str | None) -> date | None:
    """The day, or the first day of the month when the day is not said: 截至10月底 in a paper of 10月28日 is common."""
    if not month or not 1 <= int(month) <= 12:
        return None
    number = int(day) if day else 0
    if number > _SHORTEST_MONTH:
        number = min(number, monthrange(year, int(month))[1])
    return date(year, int(month), number or 1)


def _relative(text: Text, signed: int, year: int) -> Iterator[Finding]:
    for match in text.each(*_RELATIVE):
        if text.running(match.start()):
            message = f"“{match[0]}”：{signed}年成文，会读成{signed + {'今': 0, '去': -1, '明': 1}[match[0][0]]}年"
            yield Finding(THIS_YEAR, match.start(), _around(text, match), message, f"写成具体年份，如{year}年", match.end())


def _around(text: Text, match: re.Match[str]) -> str:
    return text.whole[match.start() : match.start() + 8].partition("\n")[0]
