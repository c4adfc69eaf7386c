"""Days that no calendar has, and rates that nothing can have: 11月31日, 合格率103%."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import NO_DAY, NO_RATE
from drafting.model.rates_of_all import HARDLY_MORE, NEVER_MORE, SELDOM_MORE
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, THAN_LAST_YEAR

_YEAR: Final = r"(?:(?<!\d)((?:19|20)\d{2})年 ?)?"
_DAY: Final = lazy(rf"{_YEAR}(?<![\d.．]) ?(\d{{1,2}}) ?月 ?(?:\d{{1,2}} ?日? ?[—–～~至-] ?)?(\d{{1,2}}) ?(日(?![龄均])|号(?=$|[，。；）\n]|[前后起止]|以[前后来内]|之[前后]|[上下]午|凌晨|晚|召开|举行|开[始展工]))")
_MONTH: Final = lazy(r"(?:(?<=(?:19|20)\d\d年)(\d{1,2})月|(?<![\d.．—–～~至-])(\d{2})月份)(?!龄)")
_QUARTER: Final = lazy("第[5-9五六七八九]季度")
_COUNTED_ON: Final = lazy("(?:连续|以来|实施|运[行营]|投产|开工|任期|服务期|工期|个|级|轮|的)[^，。；]{0,4}$")
"""Before a quarter that is not one of a year."""
_LASTING: Final = lazy(r"\d ?月份? ?[至到—–～~、和-] ?$|(?:历时|用时|耗时|为期|工期|连续|累计|提前|缩短|延长|推迟|共|近|达)$")
"""Before a month and days that are how long something was: 5月至6月40日无雨."""
_HOUR: Final = lazy(r"(?<=\d日)(\d{1,2})(?:时(?!段)(?:(\d{2})分)?|[:：](\d{2})(?=$|[，。；）前后起止至—–～~-]|左右|许|召开|举行|开[始展]|发生))")
_SCORE: Final = lazy("比分|[战险完惜]胜|胜|负|击败|不敌|告负|战平|[赢输]|对阵|比赛|联赛")
LUNAR: Final = lazy("(?:农历|阴历|旧历)[^，。；]{0,8}$")
_MONTHS: Final = 12
_LONGEST: Final = 31
_FEBRUARY: Final = 2
_HOURS: Final = 24
_MINUTES: Final = 59
_SAID: Final = "(?:均|已|平均|分别|总体|仍)?(?:为|达到?|达标|是|在|至|提高到|提升到|上升到|稳定在|保持在|维持在)?$"
_NEVER_MORE: Final = lazy(f"(?:{NEVER_MORE}){_SAID}")
_SELDOM_MORE: Final = lazy(f"(?:{SELDOM_MORE}){_SAID}")
"""What lifts a rate above 100% a text then says."""
_HARDLY_MORE: Final = lazy(f"(?:{HARDLY_MORE}){_SAID}")
_MAY_BE_CARRIED: Final = lazy(f"办[结复]率{_SAID}")
"""Above 100% where what the year before has left is done as well, which a text then says."""
_PART: Final = lazy(f"(?:占比|(?:女性|男性|妇女|党员|青年|本科以上|大专以上|少数民族)占)(?:约|仅)?{_SAID}|占总(?:数|户数|人数)的(?:比[重例])?{_SAID}")
"""A part of what is counted beside it; 占总人口的, 占户籍总人口的, 占总面积的 and 占收入总量的 are said of others, too."""
_WHY_MORE: Final = lazy("含|加分|附加|复种|两茬|新发现|新增|新排查|结转|往年|历年|上年|去年|旧存|代会|折算|外来|流动|超")
"""What a sentence says of a rate that is above 100%."""
_OF_ANOTHER: Final = lazy("[顺逆]差|利润|盈|亏|净|增|减|贡献|差额|赤字|缺口|盈余|结余|年的|任务|计划|目标|预算|完成|应[到缴收参]|定额|额定|支出|设计|核定")
"""What may be more than that of which it is said: of what may be less than nothing, and of a task."""
_COUNTED: Final = lazy(f"(?:起数|件数|案件|警情|事故|发案|死亡人数|受伤人数|信访量|投诉量|户数|人数|面积|产量)(?:量|数|总量)?(?:{THAN_LAST_YEAR}|环比)?(?:{FALL})了?$")
_FALLEN: Final = lazy(f"(?:{THAN_LAST_YEAR}|环比)?(?:{FALL})了?")
_HUNDRED: Final = 100
_TOO_MUCH: Final = 200
"""No bonus doubles a rate; a point that is left out makes it ten times as much."""


def impossible(text: Text, lines: Sequence[Line], units: UnitTable) -> Iterator[Finding]:
    """What cannot be, whatever the text is about."""
    yield from _days(text)
    for line in lines:
        for at, cell in enumerate(line.cells):
            if cell.quantity.unit == "%" and cell.quantity.number > _HUNDRED:
                yield from _rate(text, line, cell, line.cells[at - 1] if at else None, units)


def _days(text: Text) -> Iterator[Finding]:
    for match in text.each_in(_DAY, "月"):
        year, month, day, mark = match[1], int(match[2]), int(match[3]), match[4]
        if (mark == "号" and day > _LONGEST) or LUNAR.search(text.whole, max(0, match.start() - 10), match.start()):
            continue
        if _LASTING.search(text.whole, max(0, match.start() - 8), match.start()):
            continue
        if not 1 <= month <= _MONTHS:
            yield _day(match, f"没有{month}月")
        elif not 1 <= day <= _days_of(month, year):
            common = day <= _days_of(month, "")
            yield _day(match, f"{year}年不是闰年，2月只有28天" if common else f"{month}月只有{_days_of(month, year)}天")
    for match in text.each_in(_MONTH, "月"):
        month = int(match[1] or match[2])
        if not 1 <= month <= _MONTHS and not text.whole[match.end() : match.end() + 1].isdigit():
            yield _day(match, f"没有{month}月")
    for match in _QUARTER.finditer(text.whole):
        if not _COUNTED_ON.search(text.whole, max(0, match.start() - 10), match.start()):
            yield _day(match, "一年只有四个季度")
    for match in text.each_in(_HOUR, "日"):
        if match[3] and _SCORE.search(text.sentence(match.start())):
            continue
        if int(match[1]) > _HOURS or int(match[2] or match[3] or 0) > _MINUTES:
            yield _day(match, "没有这个时刻")


def _days_of(month: int, year: str) -> int:
    """Of a February whose year is not said, the longest."""
    if month == _FEBRUARY:
        return 28 + (not year or isleap(int(year)))
    return monthrange(2001, month)[1]


def _day(match: re.Match[str], why: str) -> Finding:
    return Finding(NO_DAY, match.start(), match[0], f"“{match[0].strip()}”：{why}", "核对日期")


def _rate(text: Text, line: Line, cell: Cell, before: Cell | None, units: UnitTable) -> Iterator[Finding]:
    why, doubtful = _why(line, cell, before, units)
    if why and not cell.quantity.is_marked:
        start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
        excerpt = text.whole[start : cell.end]
        yield Finding(NO_RATE, cell.start, excerpt, f"“{excerpt}”：{why}", "核对这个数，看是不是多了一位、漏了小数点", cell.end, doubtful)


def _why(line: Line, cell: Cell, before: Cell | None, units: UnitTable) -> tuple[str, bool]:
    """Why a rate cannot be, '' where it can, and whether it may be meant otherwise."""
    label = cell.label
    if _COUNTED.search(label):
        return "最多下降100%", False
    if before is not None and _FALLEN.fullmatch(label) and _is_counted(cell, before, units):
        return "最多下降100%", True
    if _NEVER_MORE.search(label):
        return "不会超过100%", False
    sentence = line.sentence_of(cell)
    if _SELDOM_MORE.search(label) and cell.quantity.number >= _TOO_MUCH and not _WHY_MORE.search(sentence):
        return "不会超过100%", True
    if _HARDLY_MORE.search(label) and not _WHY_MORE.search(sentence) and not _OF_ANOTHER.search(line.said_before(cell)):
        return "不会超过100%", True
    if _MAY_BE_CARRIED.search(label) and not _WHY_MORE.search(sentence):
        return "不会超过100%，办结了以前的，要写明", True
    is_part = _PART.search(label) and not _OF_ANOTHER.search(line.said_before(cell)) and not _WHY_MORE.search(sentence)
    return ("部分不会比全部多" if is_part else ""), True


def _is_counted(cell: Cell, before: Cell, units: UnitTable) -> bool:
    """事故12起，同比下降120%: the change is of what is counted right before."""
    near = (before.sentence, before.segment) == (cell.sentence, cell.segment) and cell.clause - before.clause <= 1
    return near and not before.is_rate and not before.is_change and bool(before.quantity.unit) and not units.continuous(before.quantity.unit) and before.quantity.number >= 0
