"""What of a sentence is true of one time only: years and days, figures and places in a ranking, what happened for the first time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.ranks import firsts_in, ranks_in
from drafting.quantities.reported import (
    A_LINE,
    A_RANGE,
    A_TERM,
    IN_WORDS,
    NO_UNIT,
    SHARED,
    Found,
    Kept,
    figures_of,
    is_change,
    is_measured,
    is_term,
)
from drafting.quantities.tight import Tight, tight
from drafting.quantities.units import UnitTable

At = tuple[int, str]
"""Where in a sentence it stands, and its words."""
NO_YEAR: Final = 0
"""None is near it: days alone are sought."""

_YEAR: Final = lazy(r"(?<![\d.])(20\d{2})(?:\s*年(?!代)|[—－～~至-](?=\d)|(?=〕)|(?=[./]\d{1,2}[./]\d{1,2}(?![\d.])))|(二[〇○零O0]二[〇○零O0一二三四五六七八九])年")
_MONTH: Final = lazy(r"(?<![\d.—－～~-])(?<!每)\d{1,2}(?:[—－～~至-]\d{1,2})?\s*月(?:\s*\d{1,2}\s*日|份|[底末初]|[上中下]旬)?(?!刊)|(?<!\d)\d{1,2}月\d{1,2}日"
    "|(?<![每一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])月(?:[一二三四五六七八九十]{1,3}日|份|[底末]|[上中下]旬)")
_OF_ANOTHER: Final = lazy(r"(?:(?<!\d)(?:(?:19|20)\d{2}|[一二][〇○零O0九一二三四五六七八]{3})\s*年\s*|每[一1]?年的?(?:\d{1,2}月\d{1,2}日[—－～~至到-])?)$")
"""A day behind it is of a year that is told by itself, or comes every year."""
_LONGEST_DAY: Final = 20
_UP_TO: Final = lazy("截[至止]到?$")
_WHOLE_YEAR: Final = lazy(r"1[—－～~至-]12月份?")
_AMOUNT: Final = lazy(r"\d[\d.]*(?:％|[万亿]+(?![万亿级元]|以[上下内]))")
_DONE: Final = "化解|完成|整改|办结|销号|清零|兑现|到位|建成|投产|投用|开工|完工|竣工|达标|合格|脱贫|解决|消除|结案|发放|入住|搬迁|关停|拆除|验收"
_CLAIM: Final = lazy(
    "(?:未|没有|无)(?:再)?(?:发生|出现)|无一[例起人件次]|零(?:伤亡|死亡|事故|发生|感染|疫情|差错|失误|投诉|上访|非访|返贫|违规|违纪|复发|拖欠|火灾|案件|登记|新增|增长|逾期|积压|舆情|差评|延误|欠薪)|清零|(?:无|没有)[^，。；、\\d\0]{0,6}?(?:案件|事件|事故)(?=[，。；、]|$)"
    rf"|(?:全部|均已?|全面)[^，。；、\d\0]{{0,4}}?(?:{_DONE})(?!了?[\d\0])|(?:圆满|如期|超额|顺利|提前|按期|按时)完成(?!了?[\d\0])|百分之百|杜绝了"
    r"|未(?:能)?(?:达到?|完成|实现)[^，。；、\d\0]{0,8}(?:进度|目标|任务|预期)|(?:超|快于|慢于|落后于?|滞后于?|高于|低于)[^，。；、\d\0]{0,4}(?:序时|时间)进度|扭亏为盈|由(?:降转[升增]|负转正|亏转盈)"
    r"|荣获|获评|获批|入选|被(?:评为|授予|表彰|确定为|列为|命名为)|获得?[^，。；\0]{0,16}?(?:称号|荣誉|表彰|奖)|(?:创[建成]|通过)[^，。；、\0]{0,14}?(?:成功|验收|评估|认定|复审)"
)
_MEANT: Final = lazy("(?:将|要|努力|争取|打算|计划|坚决|防止|严防|推动|推进|着力|做到|必须|如|若|[年月日底]前)[^，。；：、]*$|(?:确保|力争)(?!了)[^。；：]*$")
"""What is to be done is no claim that it was."""
_WHOLE_SAID: Final = lazy(
    "(?<![近每前几])一年来|(?:过去|回顾)的?这?一年|(?<!在)这一年|一年[里中]|年终|岁末"
    "|(?<!完成)(?<!占)(?<!确保)(?<!力争)(?<!预计)(?<!到)全年(?!(?:度|总|主要|既定|各项|工作)*(?:目标|任务|计划|预算|指标|预期)|预计|可|将|力争|确保|无休)"
)
_PART_SAID: Final = lazy("[上下]半年|(?<!近)半年来|时间过半|前[二两三]个?季度|[一二三四]季度")
"""What only a report on a whole year says of its time, and only one on a part of it. Tasks and plans of the year are in both."""
_DIGITS: Final = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_NARROW: Final = str.maketrans("０１２３４５６７８９．％Ｏ", "0123456789.%O")
"""Character by character, so that what is found stands where it was typed."""
_ODD: Final = lazy(r"\d[\d.]*(?:(?:[,，]\d{3})+|[—–～~至到-]+\d[\d.]*|,\d+|[.。]?[ \xa0\u3000]+\d[\d.]*|。\d+)*[余多]?[万亿]*[余多]?")
_RANGE: Final = lazy("[—–～~至到-]")
_SET_AGAINST: Final = lazy(r"(\d+(?:\.\d+)?)(?:[:：∶]\d+(?:\.\d+)?)*")
_COUNTED: Final = lazy(r"(?:[比系指][例值数]?)(?:[由从](?:上年|去年|同期|\d{4}年)*的?|为|是|达到?)?$")
_RATIO: Final = lazy(
    r"(?:[\u4e00-\u9fff](?<![同环占对])比值?|系数|指数|容积率|弹性|结构|比例|[杠倍]率|倍数)(?:[由从](?:上年末?|去年|年初|同期|\d{4}年)*的?|为|是|达到?|约)?$"
    r"|(?:缩小|扩大|提高|提升|上升|下降|降低|回落|减少|增加|调整|优化|变化?|[升降])(?:到|至|为)(?:\d{4}年的?|今年的?|约)?$|(?:缩小|扩大|提高|上升|下降|降低|回落)了?$"
)
"""Behind what a number without a unit came of figures, and is not set by anybody."""
_LONGEST_BEFORE: Final = 20
_OF_EACH: Final = lazy("每[^，。；]{0,12}$")
_SET: Final = frozenset(("岁", "周岁", "元", ""))
"""Ranges of these are rather rules (18至60岁, 补助300至500元)."""
_RULED: Final = frozenset((A_LINE, A_TERM, A_RANGE, NO_UNIT, IN_WORDS))
_ALWAYS: Final = lazy("(?:24|12|7)个?小时|36[56]天|\\d{1,3}(?:[至—－～~-]\\d{1,3})?周?岁|\\d{1,3}(?:秒钟?|分钟|个?小时)(?:以?内)?[\u4e00-\u9fff]{2,6}率")
_LINE: Final = lazy("1[12]\\d|1\\d{4}|9[56]\\d{3,4}")
_ROAD: Final = lazy("[×xX*]\\d|国道|省道|县道|热线|平台|电话|专线|系统|专用|急救|报警|指挥|接处?警|中心")
_ON_ROAD: Final = lazy("(?:国道|省道|县道|乡道|热线|专线|电话)$")
_CAPTION: Final = lazy("\\s*附?[表图]\\s*")
_NEAR: Final = 4
_LARGE: Final = lazy("百分之(?!百).+|.*[百千万亿].*[一二三四五六七八九十].*|[二三四五六七八九]十[一二三四五六七八九]")
"""Numbers in words that count something this year; 十项措施 may be called so."""


def dates_of(words: str, year: int | None) -> list[At]:
    """Days of no year, and years around `year` (any, where it is None), in their order."""
    read = words.translate(_NARROW)
    found = [each for each in _MONTH.finditer(read) if not _OF_ANOTHER.search(read[max(each.start() - _LONGEST_DAY, 0) : each.start()]) and not _WHOLE_YEAR.fullmatch(each[0])]
    found += (each for each in _YEAR.finditer(read) if year is None or abs(_year(each) - year) <= 1)
    return sorted((each.start(), words[each.start() : each.end()]) for each in found)


def is_end_of(words: str, date: At, month: int) -> bool:
    """Whether it is the end of a period that ends in a `month`: 截至12月底 of a year."""
    start, said = date
    return said in (f"{month}月底", f"{month}月末") and _UP_TO.search(words, 0, start) is not None


def amounts_of(words: str, units: UnitTable) -> list[At]:
    """What `adopt` would have made data of, had it known whose it is, or could data print it as it is typed (5％, 1.4万列, 年龄43.6岁); places in a ranking, and for how long (连续8年)."""
    read, found, kept = _figures_of(words, units)
    odd = [each for each in kept if each.why in (A_RANGE, NO_UNIT)]
    amounts = (match.span() for each in odd if (match := _AMOUNT.match(read.words, each.start)))
    measured = ((each.start, each.end) for each in odd if is_measured(read.words[: each.start]))
    changes = ((each.start, each.end) for each in kept if each.why == A_TERM and is_change(read.words[: each.start]))
    ratios = (span for each in odd if (span := _ratio(read.words, each)) is not None)
    unlike = _odd_ones(read.words, [each.start for each in odd if each.why == A_RANGE], units)
    shared = ((each.start, each.end) for each in kept if each.why == SHARED)
    spelled = ((each.start, each.end) for each in kept if each.why == IN_WORDS and _LARGE.fullmatch(read.words[each.start : each.end]))
    spans = _apart({*((each.start, each.end) for each in found if each.units), *amounts, *measured, *changes, *ratios, *unlike, *spelled, *shared})
    typed = [(at, words[at : read.typed_end(end)]) for start, end in spans for at in (read.typed(start),)]
    ranks = (each for each in _at(ranks_in(words)) if not any(at < each[0] + len(each[1]) and each[0] < at + len(text) for at, text in typed))
    return sorted((*typed, *ranks))


def _ratio(words: str, number: Kept) -> tuple[int, int] | None:
    """A number without a unit that came of figures, with what it is set against: 收入比由1.91缩小到1.88, 结构为20.1:38.6:41.3; not 按1:3配套."""
    found = _SET_AGAINST.match(words, number.start)
    said, before = found[0] if found else "", words[max(number.start - _LONGEST_BEFORE, 0) : number.start]
    if found is None or ("." not in said and not _COUNTED.search(before)):
        return None
    return found.span() if _RATIO.search(before) or (len(found[0]) > found.end(1) - found.start() and "." in said) else None


@lru_cache(maxsize=1024)
def _figures_of(words: str, units: UnitTable) -> tuple[Tight, list[Found], list[Kept]]:
    """A sentence as it should be typed, its figures and the numbers that are none; asked for what is told in several ways."""
    read = tight(words.translate(_NARROW))
    return read, *figures_of(read.words, units)


def rules_of(words: str, units: UnitTable) -> list[At]:
    """The other numbers that stay as they are typed: standards, limits, terms, ranges, those without a unit that is known. Somebody has to know whether they are so this year."""
    read, _, kept = _figures_of(words, units)
    ruled = [each for each in kept if each.why in _RULED and not _is_perennial(read.words, each)]
    if not ruled:
        return []
    told = [(at, at + len(said)) for at, said in (*amounts_of(words, units), *dates_of(words, None))]
    spans = (_whole(read.words, each, units) for each in ruled)
    at = [(read.typed(start), read.typed_end(end)) for start, end in _apart(spans)]
    return [(start, words[start:end]) for start, end in at if not any(one < end and start < other for one, other in told)]


def _whole(words: str, number: Kept, units: UnitTable) -> tuple[int, int]:
    """A number with the other end of its range, and with its unit."""
    found = _ODD.match(words, number.start)
    end = max(found.end() if found else 0, number.end)
    return number.start, end + len(units.known_head(words[end : end + units.longest]))


def _is_perennial(words: str, number: Kept) -> bool:
    """24小时值班, 35岁以下, 312国道, 12345热线, 120急救: so called, whatever the year."""
    if _ALWAYS.match(words, number.start) is not None:
        return True
    if number.start == 0 and words[number.end - 1] in ".．":
        return True  # 16.综合交通: the number of an item
    if _CAPTION.fullmatch(words, 0, number.start) is not None:
        return True  # 表1
    if number.why != NO_UNIT:
        return False
    is_line = _LINE.fullmatch(words, number.start, number.end) or _ROAD.match(words, number.end) or _ON_ROAD.search(words, max(number.start - _NEAR, 0), number.start)
    return is_line is not None


def _odd_ones(words: str, starts: Sequence[int], units: UnitTable) -> Iterator[tuple[int, int]]:
    """Where numbers with their units stand that data could not print as they are typed: 1，234辆, 10—20户, 3 260公里; no terms, and not what is rather a rule."""
    done = 0
    for start in starts:
        found = _ODD.match(words, start)
        if found is None or start < done:
            continue
        done = found.end()
        unit = units.known_head(words[done : done + units.longest])
        end = done + len(unit)
        is_rule = _RANGE.search(found[0]) and (unit in _SET or _OF_EACH.search(words, 0, start))
        is_class = _RANGE.match(words, end) or _RANGE.match(words[max(start - 1, 0) : start])  # 11人至20人的
        if unit and not is_rule and not is_class and not is_term(unit):
            yield start, end


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, without those that lie within another."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def firsts_of(words: str) -> list[At]:
    """What is said to be the first or the best so far, or among the first: in another year it is so no more, or not again."""
    return _at(firsts_in(words))


def claims_of(words: str) -> list[At]:
    """What is said to have happened nowhere, to be done to the last, or to have been awarded, without a figure: whether it is so is to be asked each year."""
    return _at(each for each in _CLAIM.finditer(words) if not _MEANT.search(words, 0, each.start()))


def spans_of(words: str, *, of_year: bool) -> list[At]:
    """Where a sentence says that it speaks of a whole year (`of_year`), or of a part of one."""
    return _at((_WHOLE_SAID if of_year else _PART_SAID).finditer(words))


def _at(found: Iterable[re.Match[str]]) -> list[At]:
    return [(each.start(), each[0]) for each in found]


def _year(found: re.Match[str]) -> int:
    return int(next(filter(None, found.groups())).translate(_DIGITS))
