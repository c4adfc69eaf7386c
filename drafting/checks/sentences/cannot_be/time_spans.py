"""Times that contradict each other: a day that is another day of the week, 历时 that is not from the one month to the other, 五年间 from 2012 to 2025.

Nothing is reckoned against the clock: a day is of the year that stands before it, or of that which the title says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.day_spans import TO, day_spans
from drafting.checks.sentences.cannot_be.numerals import NUMERAL, number_of
from drafting.checks.sentences.rules import TIMES
from drafting.patterns import lazy

_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_YEAR: Final = r"(?<!\d)((?:19|20)\d{2}) ?年?"
_DAY_OF_WEEK: Final = lazy(r"(?:((?:19|20)\d{2})年)?(?<!\d)(\d{1,2})月(\d{1,2})日[，,（( ]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![\u4e00-\u9fff])")
_DAYS: Final = "一二三四五六日"
_LASTED: Final = lazy(rf"(?:历时|用时|耗时|为期)(?:共|约)?({NUMERAL}|\d+(?:\.\d)?|半)(个月|年)(半)?(?:(?:零|又)?({NUMERAL}|\d{{1,2}})个?月)?(?![度级])")
_ABOUT: Final = lazy("约|近|余|多|左右|整整|（|的?(?:行动|专项|整治|计划)")
_MONTH: Final = lazy(r"(?<!\d)((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:\d{1,2}日)?")
_BEGINS: Final = lazy("^(?:初|底|份)?(?:[—–－～~-]|至|到)|开工|动工|启动|开始|立项|奠基|进场")
_ENDS: Final = lazy("竣工|完工|建成|通车|投产|投用|结束|收官|验收|^(?:初|底|份)?(?:，|期间，)?$")
"""What is said between the two months of which one is how long it was from the one to the other, and behind the second."""
_YEARS_OF: Final = lazy(rf"{_YEAR}{TO}((?:19|20)\d{{2}}) ?年(?:的|这|，|期间)?({NUMERAL}|\d{{1,2}})年(?:间|来|时间|期间|中)")
_IN_A_ROW: Final = lazy(rf"{_YEAR}{TO}((?:19|20)\d{{2}}) ?年，?(?:已)?连续({NUMERAL}|\d{{1,2}})年(?=[^，。；]{{0,6}}(?:评为|评定|获|夺|蝉联|位居|名列|考核|保持))")
_SECOND: Final = lazy(r"[—–－～~\-至到] ?(?:19|20)\d{2} ?年")
"""The second of two years."""
_RANGE: Final = lazy(rf"{_YEAR}{TO}((?:19|20)\d{{2}}) ?年(?![度份]?第)")
_FIVE_YEARS: Final = lazy(rf"[“\"]?十([一二三四五六]?)五[”\"]?(?:时期|期间|规划|计划)?[（(]((?:19|20)\d{{2}}) ?年?{TO}((?:19|20)\d{{2}}) ?年[）)]")
_ANNIVERSARY: Final = lazy(rf"(建党|(?:中国)?共产党成立|(?:新中国|中华人民共和国)成立|建国|建军|长征胜利|(?:抗日战争|抗战)胜利|改革开放)(\d{{2,3}}|{NUMERAL})周年")
_SINCE: Final = {"党": 1921, "国成立": 1949, "建国": 1949, "建军": 1927, "长征": 1936, "抗": 1945, "改革开放": 1978}
_BEGUN: Final = lazy(
    r"((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:\d{1,2}日|初|底)?(?:正式|全面)?(?:开工|动工|启动建设)[^。；\n\d]{0,12}?((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?:\d{1,2}日|初|底)?(?:[^。；，\n\d]{0,6})(?:竣工|完工|建成|通车|投产|投用|验收)"
)
_OF_ANOTHER: Final = lazy("[一二三四五]期|同步|紧邻|毗邻|老(?=[校院厂路桥楼馆址线城])|原有|可研|立项|初设|另")
"""What is said between them of works that are not the same."""
_AHEAD: Final = lazy("(?:迎接|喜迎|围绕|庆祝|纪念|献礼|为)[^，。；]{0,12}$")
"""Before an anniversary that may still be to come."""
_YEARS_AHEAD: Final = 5
"""How far ahead a round one is prepared for; another is no more than a year ahead."""
_SENTENCE_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2}) ?年")
_CLAUSE: Final = 16
"""Characters before an anniversary that say of when it is."""
_MONTHS: Final = 12
_WEEK: Final = ("星期", "（周", "礼拜")
_WIDE: Final = lazy("[０-９]")
_BEGINNING: Final = lazy("开工|动工|启动建设")
_HINT: Final = "核对这几个时间，看是哪一个写错了"


def time_spans(text: Text) -> Iterator[Finding]:
    """What the times of a text say against each other."""
    year = _year_of(text)
    whole = text.whole.translate(_FULL_WIDTH) if _WIDE.search(text.whole) else text.whole
    yield from _ranges(whole)
    yield from day_spans(whole)
    yield from _days_of_the_week(whole, year) if any(word in whole for word in _WEEK) else ()
    yield from _lasting(whole)
    yield from _anniversaries(text, whole, year) if "周年" in whole else ()
    for match in _BEGUN.finditer(whole) if _BEGINNING.search(whole) else ():
        begun, done = (int(match[1]), int(match[2])), (int(match[3]), int(match[4]))
        if done < begun and not _OF_ANOTHER.search(match[0]):
            yield _found(match, "完工的时间比开工还早")


def _ranges(whole: str) -> Iterator[Finding]:
    """From one year to another, and what is said to be how long."""
    for years in _RANGE.finditer(whole) if _SECOND.search(whole) else ():
        first, last = int(years[1]), int(years[2])
        if first > last:
            yield _found(years, f"{last}年在{first}年以前")
        elif found := _YEARS_OF.match(whole, years.start()) or _IN_A_ROW.match(whole, years.start()):
            told, meant = number_of(found[3]), last - first + 1
            if told != meant and (found.re.pattern != _YEARS_OF.pattern or told != meant - 1):
                yield _found(found, f"{first}年到{last}年是{meant}年")
    for match in _FIVE_YEARS.finditer(whole) if "五" in whole else ():
        first = 2001 + 5 * (number_of(match[1]) if match[1] else 0)
        if not first == int(match[2]) <= int(match[3]) <= first + 4:  # 十四五（2021—2024年）: as far as the figures go
            yield _found(match, f"是{first}—{first + 4}年")


def _year_of(text: Text) -> int:
    """The year that the title says; 0 where it says none, or two."""
    years = {int(year) for kind, words, _, _ in text.lines if kind == "title" for year in _SENTENCE_YEAR.findall(words)}
    return years.pop() if len(years) == 1 else 0


def _days_of_the_week(whole: str, year: int) -> Iterator[Finding]:
    """Of a day whose year nothing but the title says, that of the year before and behind it may be meant."""
    for match in _DAY_OF_WEEK.finditer(whole):
        years = [int(match[1])] if match[1] else [year, year + 1, year - 1] if year else []
        days = [day for each in years if (day := _weekday(each, int(match[2]), int(match[3]))) is not None]
        if days and match[4].replace("天", "日") not in days:
            yield _found(match, f"{f'{years[0]}年' if not match[1] else ''}这一天是星期{days[0]}")


def _weekday(year: int, month: int, day: int) -> str | None:
    try:
        return _DAYS[date(year, month, day).weekday()]
    except ValueError:
        return None


def _lasting(whole: str) -> Iterator[Finding]:
    """2023年3月开工，2026年6月竣工，历时3年零3个月: of two months that a sentence names before, a month more or less is meant as well."""
    for match in _LASTED.finditer(whole):
        start = max(whole.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        dates = list(_MONTH.finditer(whole, start, match.start()))
        if len(dates) != 2 or _ABOUT.search(whole, match.start(), match.end() + 2):
            continue
        months = [int(each[1]) * _MONTHS + int(each[2]) for each in dates]
        is_all = _BEGINS.search(whole[dates[0].end() : dates[1].start()]) and _ENDS.search(whole[dates[1].end() : match.start()])
        if not is_all or months[1] <= months[0]:
            continue
        told, loose = _months(match)
        lasted = months[1] - months[0]
        if abs(told - lasted) > loose:
            years, rest = divmod(lasted, _MONTHS)
            said = "零".join(filter(None, (f"{years}年" if years else "", f"{rest}个月" if rest else "")))
            yield _found(match, f"从前一个时间到后一个时间是{said}")


def _months(match: re.Match[str]) -> tuple[float, float]:
    """(how many are told, how many more or less may be meant)."""
    amount = 0.5 if match[1] == "半" else float(number_of(match[1]) if not match[1].replace(".", "").isdigit() else match[1])
    if match[2] == "个月":
        return amount, 1
    more = number_of(match[4]) if match[4] else 6 if match[3] else 0
    return amount * _MONTHS + more, 1 if match[4] else 6


def _anniversaries(text: Text, whole: str, year: int) -> Iterator[Finding]:
    """今年是中国共产党成立105周年, of the year that the title says, or one that the sentence names alone: a text looks back and ahead to others, too."""
    for match in _ANNIVERSARY.finditer(whole):
        sentence = text.sentence(match.start())
        years = set(_SENTENCE_YEAR.findall(sentence))
        of = int(years.pop()) if len(years) == 1 else year if not years and sentence.lstrip("\u3000 ").startswith("今年") else 0
        if len(_SENTENCE_YEAR.findall(sentence)) == 1 and "今年" in whole[max(0, match.start() - _CLAUSE) : match.start()]:
            of = year  # 2027年是建军100周年，今年是建军99周年
        since = next(begun for word, begun in _SINCE.items() if word in match[1])
        told = number_of(match[2])
        is_ahead = 0 < told - (of - since) <= (1 if told % _YEARS_AHEAD else _YEARS_AHEAD) and _AHEAD.search(whole[max(0, match.start() - _CLAUSE) : match.start()])
        if of and told != of - since and not is_ahead:
            yield _found(match, f"{of}年是{of - since}周年")


def _found(match: re.Match[str], why: str) -> Finding:
    return Finding(TIMES, match.start(), match[0], f"“{match[0]}”：{why}", _HINT, match.end(), doubtful=True)
