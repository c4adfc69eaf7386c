"""Which numbers of a line are figures of the report, that will be others next year, and which are words of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.measure import MeasureError
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.ranks import standings_in
from drafting.quantities.running import NO_FIGURE, RunningFigure, running_figures
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR

_NO_COUNT: Final = frozenset(("年", "号", "级", "届", "代", "分", "点", "大", "步", "层", "月", "日", "度", "周年", "小时", "个小时", "分钟", "秒", "秒钟", "千伏", "周", "季", "站", "成", "个月", "天", "里", "时", "岁", "周岁"))
"""Units of terms, ranks and times, which are rather rules than results (24小时, 5年, 3个月)."""
_MEASURED: Final = lazy(
    r"(?:(?:平均|人均|户均|件均|次均)[\u3400-\u9fff]{0,12}|[\u3400-\u9fff](?:时长|(?<![工公服营办规限承值受开学活][作示务业公定诺班理放习动])时间|天数|日数|月数|年龄|党龄|工龄|得分|评分|总分|积分|满意度|住院日|用时|耗时|浓度|强度|指数|系数|密度)|(?:可|仅够|够)(?:使?用|维持|满足|支撑|供应))"
    rf"(?:为|是|达到?了?|至|到|(?:{RISE}|{FALL}|缩短|压缩|压减|延长|降)(?:至|到|为)?)?$"
)
"""What was measured, and is a result in whatever unit: 平均住院日7.2天, 考核得分96.5分, PM2.5平均浓度32微克; not 为期3个月, 24小时值班."""
_CHANGED: Final = lazy(
    rf"{THAN_LAST_YEAR}(?:平均)?(?:{RISE}|{FALL}|缩短|压缩|压减|提前|延长|推迟)了?$"
)
_RANKED: Final = frozenset(("位", "名", "强"))
_THRESHOLD: Final = lazy(r"(?:及|\(含\)|（含）)?(?:以上|以下|以内|以外|之内)(?![，。；、）)]|$)")
"""10万元以上的村: a line that is drawn, not reached."""
_OF_EACH: Final = lazy(r"(?:每[\u4e00-\u9fff]{0,4}|第|满|[“‘《〈]|按照?|[按照以的]标准)$")
_ON_AVERAGE: Final = lazy("(?:平均每[\u4e00-\u9fff]{0,4}|每[\u4e00-\u9fff]{1,4}平均)(?:为|是|达到?|约)?$")
"""平均每期120人 comes of two figures, and of others next year."""
_CAME_FROM: Final = lazy(r"[由从](?:(?:上年|去年|同期|\d{4}年)+的?)?(?:\d[\d.]*[^\d，。；、]{1,8})?$")
"""平均审理天数由62天缩短到48天: both of what was measured."""
_AMONG_FIRST: Final = lazy("(?<![目之以此日月年会])前$")
"""前10位 is a place in a ranking."""
_BEYOND: Final = lazy("(?:低于|高于|超过|不足|少于|多于|大于|小于)$")
_OF_THOSE: Final = lazy("(?:/[\u4e00-\u9fff]{1,4})?(?:的|及以下|者)")
_MARK: Final = lazy("(?:突破|跨越|跨过|迈上|跃上|站上)了?$")
_PASSED: Final = lazy(r"大关|关口|台阶|[，,]?达到?了?\d")
"""首次突破5亿元，达到5.62亿元: a mark on the way to the figure."""
_PLACE: Final = lazy(r"处(?=[，。；、,)）])|[号线路]")
_LENGTHS: Final = frozenset(("公里", "千米", "米"))
_OF_NOTHING: Final = lazy(r"(?:^|[，。；：、（\s省市县区乡镇])$")
_HAS_SIZE: Final = lazy("(?:以?内|范围|高度|半径|网格|格点|服务半径|见绿)[\u4e00-\u9fff]{0,6}率")
_RATE_OF: Final = lazy("[\u4e00-\u9fff]{2,8}率")
"""1公里高度覆盖率, with nothing before that is so long: at what height, not a length."""
_DIGITS: Final = lazy(r"\d[\d.,]*")
_ACRONYM: Final = lazy("[A-Z]{2,}$")
_COUNTED: Final = lazy("[万亿]?(?:[台套家盏辆架部个所]|元)")
"""配置AED86台: a figure behind letters, and no code."""
_DATED: Final = lazy(r"\d{4}年|\d{1,2}月|\d{1,2}[日号]|\d{4}[-—－～~至.]")
_BLANK: Final = lazy(r"\*{2,}[户人个元亩%]?(?:\*{2,}[户人个元亩%]?)*")
"""**户**人: a figure that nobody filled in."""
_RESPECTIVE: Final = lazy("分别[^，。；：]*$")
"""客运量、货运量分别为386万人次、1680万吨: one each."""
_NEAR: Final = 12
"""Characters before and behind a figure that may say that it is none."""
_FAR: Final = 40
"""Characters before one that may say what was measured."""
NO_UNIT: Final = "后面没有认得的单位"
A_TERM: Final = "像是期限、规格、等级"
A_LINE: Final = "像是标准、界限"
A_RANGE: Final = "是一段范围，或者写法特别"
A_DATE: Final = "日期、年份"
A_RANK: Final = "名次、荣誉、“首次”一类，今年不一定还是"
IN_WORDS: Final = "用汉字写的数"
SHARED: Final = "几个数共用一个单位"
_MINUS: Final = ("-", "－")
_AND: Final = frozenset(("、", "和", "及", "与"))
_IN_WORDS: Final = lazy(
    "(?<![第届“‘《一二两三四五六七八九十百千万数几零〇○])(?:百分之[一二三四五六七八九十百零点]+|(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九][十百千万亿][一二三四五六七八九十百千万亿零]*)[多余]?[万亿]?"
    "(?=[个户人名家项座所条件处场台次亩元吨村镇乡公米篇期份起例宗套间头只辆支盏艘株棵盆幅根块]))"
)
_YEAR_IN_WORDS: Final = lazy("[一二][一二三四五六七八九零〇○OＯ0０]{3}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?")


@frozen
class Found:
    """A figure of one or more quantities: characters `start` up to `end` of its line. `units` is empty of one that nobody filled in, `quantities` what it is."""

    start: int
    end: int
    text: str
    units: tuple[str, ...]
    quantities: tuple[Quantity, ...] = ()

    @property
    def quantity(self) -> Quantity | None:
        """What it is where it is one."""
        return self.quantities[0] if len(self.quantities) == 1 else None


@frozen
class Kept:
    """A number that stays as it is typed, and why."""

    start: int
    end: int
    why: str


def figures_of(words: str, units: UnitTable) -> tuple[list[Found], list[Kept]]:
    """The figures of a line, and the numbers that stay words; of those between quotation marks and in names nothing is said."""
    found: list[Found] = []
    kept: list[Kept] = []
    running = [_with_sign(_in_full(each, words, units), words) for each in running_figures(words, units)]
    sharing = _sharing(words, running)
    for several in _together(words, running):
        why = next((why for each in several if (why := SHARED if each.start in sharing else _why_kept(words, each))), "")
        start, end = several[0].start, several[-1].end
        accepted = tuple(each.quantity.unit for each in several) if not why and _prints_alike(words[start:end], units) else ()
        if accepted:
            found.append(Found(start, end, words[start:end], accepted, tuple(each.quantity for each in several)))
        else:
            kept += [Kept(each.start, each.end, why or A_RANGE) for each in several]
    found += [Found(match.start(), match.end(), match[0], ()) for match in _BLANK.finditer(words)]
    taken = [(each.start, each.end) for each in found] + [(each.start, each.end) for each in kept]
    kept += _others(words, taken)
    standings = standings_in(words)
    kept = [each for each in kept if not any(start <= each.start and each.end <= end for start, end in standings)]
    kept += (Kept(start, end, A_RANK) for start, end in standings)
    return sorted(found, key=lambda each: each.start), sorted(kept, key=lambda each: each.start)


def _in_full(figure: RunningFigure, words: str, units: UnitTable) -> RunningFigure:
    """5.6千克标准煤/平方米: what it is counted by is of its unit."""
    quantity, start = figure.quantity, figure.end - len(figure.quantity.unit)
    unit = units.whole_head(words[start:]) if quantity.unit and not quantity.suffix else quantity.unit
    if unit == quantity.unit:
        return figure
    end = start + len(unit)
    return RunningFigure(figure.start, end, replace(quantity, text=f"{quantity.text}{words[figure.end : end]}", unit=unit))


def _with_sign(figure: RunningFigure, words: str) -> RunningFigure:
    """利润总额-1.2亿元: the sign is the figure's, which may lose it next year."""
    is_signed = figure.quantity.number < 0 and words[: figure.start].endswith(_MINUS)
    return figure._replace(start=figure.start - 1) if is_signed else figure


def is_measured(before: str) -> bool:
    """Whether the words before a number say that it came of measuring."""
    return _MEASURED.search(before) is not None


def is_term(unit: str) -> bool:
    """Whether a number in it is rather a term or a rank than a result."""
    return unit in _NO_COUNT or unit in _RANKED


def is_change(before: str) -> bool:
    """Whether they say by how much it is more or less than a year ago."""
    return _CHANGED.search(before) is not None


def _together(words: str, running: Sequence[RunningFigure]) -> Iterator[list[RunningFigure]]:
    """86户251人 and 13102人、1317.05万元 are one: figures of different units with no word between."""
    waiting: list[RunningFigure] = []
    for each in running:
        between = words[waiting[-1].end : each.start] if waiting else ""
        joined = waiting and not waiting[-1].quantity.suffix and not each.quantity.prefix and each.quantity.unit not in ("", "%", *(had.quantity.unit for had in waiting))
        if joined and waiting[-1].quantity.unit not in ("", "%") and not _begins_another(words, waiting[-1], each) and (not between or (between == "、" and not _RESPECTIVE.search(words, 0, waiting[0].start))):
            waiting.append(each)
            continue
        if waiting:
            yield waiting
        waiting = [each]
    if waiting:
        yield waiting


def _begins_another(words: str, one: RunningFigure, other: RunningFigure) -> bool:
    """Whether what stands right behind a figure is a size of what is counted next: 3座、220千伏变电站12座; 3座、20米以上中桥12座."""
    is_size = is_term(other.quantity.unit) and not is_term(one.quantity.unit)
    return is_size or (one.end < other.start and _THRESHOLD.match(words, other.end) is not None)


def _sharing(words: str, running: Sequence[RunningFigure]) -> set[int]:
    """Where figures begin that have one unit together: 分别提高0.6、1.2和2.3个百分点. The last is not what the words before all of them call it."""
    found: set[int] = set()
    for one, other in reversed(list(pairwise(running))):
        has_unit = other.start in found or (other.quantity.unit and not is_term(other.quantity.unit))
        if not one.quantity.unit and has_unit and words[one.end : other.start] in _AND:
            found |= {one.start, other.start}
    return found


def _why_kept(words: str, figure: RunningFigure) -> str:
    quantity, before, after = figure.quantity, words[max(figure.start - _NEAR, 0) : figure.start], words[figure.end : figure.end + _NEAR]
    measured = _CAME_FROM.sub("", words[max(figure.start - _FAR, 0) : figure.start])
    if not quantity.unit:
        return NO_UNIT
    if quantity.unit in _NO_COUNT:
        return "" if is_measured(measured) or is_change(measured) else A_TERM
    if _ON_AVERAGE.search(before):
        return ""
    if _OF_EACH.search(before) or _THRESHOLD.match(after) or (_BEYOND.search(before) and _OF_THOSE.match(after)):
        return A_LINE
    if quantity.unit in _RANKED and _AMONG_FIRST.search(before):
        return A_RANK
    if _MARK.search(before) and _PASSED.match(after):
        return A_LINE
    if quantity.unit in _LENGTHS and (_HAS_SIZE.match(after) or (_OF_NOTHING.search(before) and _RATE_OF.match(after))):
        return A_TERM
    return A_TERM if _PLACE.match(after) and quantity.unit in (*_LENGTHS, "千伏") else ""


def _prints_alike(text: str, units: UnitTable) -> bool:
    """Whether the data can hold it, without a remark, and print it again."""
    try:
        measure, notes = parse_measure(text, units)
    except MeasureError:
        return False
    return not notes and measure.text == text


def _others(words: str, taken: Sequence[tuple[int, int]]) -> Iterator[Kept]:
    """Numbers that are no running figures: dates, ranges, numbers of roads."""
    known = _Spans(taken)
    named = _Spans([match.span() for match in NO_FIGURE.finditer(words)])
    for match in _DIGITS.finditer(words):
        if known.meeting(*match.span()) is not None:
            continue
        within = named.meeting(match.start(), match.start() + 1)
        if within is None or (_ACRONYM.match(words, within[0], match.start()) and _COUNTED.match(words, match.end())):
            yield Kept(match.start(), match.end(), A_RANGE)
        elif within[0] == match.start() and _DATED.match(words, *within):
            yield Kept(*within, A_DATE)
    yield from (Kept(match.start(), match.end(), IN_WORDS) for match in _IN_WORDS.finditer(words))
    yield from (Kept(match.start(), match.end(), A_DATE) for match in _YEAR_IN_WORDS.finditer(words))


class _Spans:
    """Pieces of a line that do not meet each other."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def meeting(self, start: int, end: int) -> tuple[int, int] | None:
        """One that has a character in common with another piece."""
        at = bisect_left(self._starts, end) - 1
        return self._spans[at] if at >= 0 and self._spans[at][1] > start else None
