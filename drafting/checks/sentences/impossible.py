"""Days that no calendar has, and rates that nothing can have: 11月31日, 合格率103%."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import NO_DAY, NO_RATE
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable

_YEAR: Final = r"(?:(?<!\d)((?:19|20)\d{2})年 ?)?"
_DAY: Final = lazy(rf"{_YEAR}(?<![\d.．]) ?(\d{{1,2}}) ?月 ?(?:\d{{1,2}} ?日? ?[—–～~至-] ?)?(\d{{1,2}}) ?([日号])")
_MONTH: Final = lazy(r"(?:(?<=(?:19|20)\d\d年)(\d{1,2})月|(?<![\d.．—–～~至-])(\d{2})月份)(?!龄)")
_QUARTER: Final = lazy("(?<!连续)第[5-9五六七八九]季度")
_HOUR: Final = lazy(r"(?<=\d日)(\d{1,2})(?:时(?:(\d{2})分)?|[:：](\d{2}))")
_LUNAR: Final = lazy("(?:农历|阴历|旧历)[^，。；]{0,8}$")
_MONTHS: Final = 12
_LONGEST: Final = 31
_FEBRUARY: Final = 2
_HOURS: Final = 24
_MINUTES: Final = 59
_SAID: Final = "(?:均|已|平均|分别|总体|仍)?(?:为|达到?|达标|是|在|至|提高到|提升到|上升到|稳定在|保持在|维持在)?$"
_NEVER_MORE: Final = lazy(
    "(?:合格率|优良率|达标率|满意率|满意度|知晓率|好评率|成活率|存活率|治愈率|出勤率|及格率|通电率|城镇化率|失业率|发病率|死亡率|空置率|贫困发生率|机械化率|整改率"
    "|优良(?:水质|水体|天数)?比例|绿地率|(?:森林|林草|绿化|植被|网络|信号|宽带|治理|服务|设施|监测|监管|保洁|管网)覆盖率|(?:自来水|卫生厕所|户厕|供水|燃气|用水|农网)普及率"
    f"|无害化处理率|综合利用率|资源化利用率|农膜回收率){_SAID}"
)
"""Rates whose numerator is counted out of the base: 入学率, 参保率, 结案率, 疫苗覆盖率 and 拨备覆盖率 may be above 100%."""
_BARE_COVERAGE: Final = lazy(f"^(?:总|行政村|自然村|村|社区|乡镇|县乡村)?覆盖率{_SAID}")
_PART: Final = lazy(f"占比(?:约|仅)?{_SAID}|占[^去上同计任目预原]{{0,10}}(?:总数|总户数|总人数|总人口|总量|总面积|总产值|总支出)的(?:比[重例])?{_SAID}")
_OF_A_NET: Final = lazy("[顺逆]差|利润|盈|亏|净|增|减|贡献|差额|赤字|缺口|盈余|结余|年的|上年|去年")
"""Of what may be less than nothing a part can be more than the whole."""
_COUNTED: Final = lazy("(?:起数|件数|案件|警情|事故|发案|死亡人数|受伤人数|信访量|投诉量|户数|人数|面积|产量)(?:量|数|总量)?(?:同比|环比|比上年|较上年)?(?:下降|减少|降低)了?$")
_FALLEN: Final = lazy("(?:同比|环比|比上年|较上年|比上年同期)?(?:下降|减少|降低)了?")
_HUNDRED: Final = 100


def impossible(text: Text, lines: Sequence[Line], units: UnitTable) -> Iterator[Finding]:
    """What cannot be, whatever the text is about."""
    yield from _days(text)
    for line in lines:
        for at, cell in enumerate(line.cells):
            if cell.quantity.unit == "%" and cell.quantity.number > _HUNDRED:
                yield from _rate(text, line, cell, line.cells[at - 1] if at else None, units)


def _days(text: Text) -> Iterator[Finding]:
    for match in _DAY.finditer(text.whole):
        year, month, day, mark = match[1], int(match[2]), int(match[3]), match[4]
        if (mark == "号" and day > _LONGEST) or _LUNAR.search(text.whole, max(0, match.start() - 10), match.start()):
            continue
        if not 1 <= month <= _MONTHS:
            yield _day(match, f"没有{month}月")
        elif not 1 <= day <= _days_of(month, year):
            common = year and month == _FEBRUARY and day == _days_of(month, "")
            yield _day(match, f"{year}年不是闰年，2月只有28天" if common else f"{month}月只有{_days_of(month, year)}天")
    for match in _MONTH.finditer(text.whole):
        month = int(match[1] or match[2])
        if not 1 <= month <= _MONTHS and not text.whole[match.end() : match.end() + 1].isdigit():
            yield _day(match, f"没有{month}月")
    for match in _QUARTER.finditer(text.whole):
        yield _day(match, "一年只有四个季度")
    for match in _HOUR.finditer(text.whole):
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
    why = _why(line, cell, before, units)
    if why and not cell.quantity.is_marked and "倍" not in cell.noun:
        start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
        excerpt = text.whole[start : cell.end]
        yield Finding(NO_RATE, cell.start, excerpt, f"“{excerpt}”：{why}", "核对这个数，看是不是多了一位、漏了小数点", cell.end)


def _why(line: Line, cell: Cell, before: Cell | None, units: UnitTable) -> str:
    label = cell.label
    if _COUNTED.search(label) or (before is not None and _FALLEN.fullmatch(label) and _is_counted(cell, before, units)):
        return "最多下降100%"
    if cell.is_change:
        return ""
    if _NEVER_MORE.search(label) or _BARE_COVERAGE.search(label):
        return "不会超过100%"
    said = line.words[max(0, cell.start - line.start - 40) : cell.start - line.start].rpartition("。")[2]
    return "部分不会比全部多" if _PART.search(label) and not _OF_A_NET.search(said) else ""


def _is_counted(cell: Cell, before: Cell, units: UnitTable) -> bool:
    """事故12起，同比下降120%: the change is of what is counted right before."""
    near = (before.sentence, before.segment) == (cell.sentence, cell.segment) and cell.clause - before.clause <= 1
    return near and not before.is_rate and not before.is_change and bool(before.quantity.unit) and not units.continuous(before.quantity.unit) and before.quantity.number >= 0
