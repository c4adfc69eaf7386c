"""One thing named twice in a text, with two figures: 发放低保金3218.6万元 in the summary, 发放低保金3128.6万元 below.

A name alone proves nothing: 完成投资 is said of ten things, and 收获面积 of each crop that stands above it. Two long figures of one name of which one
is a slip of the other are hardly by chance, nor are two pairs (86户251人, 96户251人) of which one figure is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final

from drafting.checks.reconciling.slips import SWAPPED, slip_to
from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import TWICE, Claim
from drafting.checks.sentences.rules import TWO_FIGURES
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR
from drafting.relations import Verdict, judge_equal

_VERB: Final = lazy("^(?:其中|全年|共|已|全[省市州县区旗乡镇])?|(?:已|共|合计|累计|计|有|为|达|达到|是|完成|实现|约|的|了)+$")
_SCOPE: Final = lazy("全[省市州县区旗乡镇]")
_DONE_BEHIND: Final = lazy("([\u4e00-\u9fff]{3,})(支出|发放|拨付|兑付)")
_NAME: Final = lazy("[\u4e00-\u9fff]{4}")
_OTHERWISE: Final = lazy("每|人均|户均|其中|目标|计划|任务|力争|争取(?![^，]{0,8}(?:资金|项目|专款|补助|债券))|确保|预计|(?<!公共)(?<!基金)(?<!经营)预算|上年|去年|同期|年初|当日|当月|本月|本周|当年|最[高低大小多少]|单[个户日月]|首|平均")
"""Names of what there are many of, or of another time."""
_MEAN: Final = lazy("[人户]均")
"""What is said of each of many, and may stand behind the name of whose it is, so that it is no name by itself."""
_PLANS: Final = lazy("打算|计划|目标|安排|思路|下一?步|明年|展望")
_DONE: Final = lazy("基础上|已|完成")
"""What tells in a section of plans that a figure is of what is done."""
_GENERAL: Final = lazy("(?:完成|实现|安排|落实|投入|总|累计|到位|支付|拨付|下达|涉及|固定资产|发放|建筑|建设)*(?:投资|投入|资金|产值|收入|金额|补助|奖补|贷款|面积|用地)(?:资金|金|额)?")
"""Names of what every matter has."""
_AS_OF: Final = lazy(r"截[至止]到?(?:(?:19|20)\d{2}年)?\d{1,2}月(?:\d{1,2}日|底|末)?|今年(?:以来)?")
"""The time of the report itself, whether a sentence says it or not."""
_TIME: Final = lazy(r"(?:19|20)\d{2}年|\d{1,2}月|[一二三四]季度|[上下]半年|去年|上年|明年|昨[天日]|今[天日]|同期|十[二三四五]五|\d{1,2}日|力争|计划|目标|预计|到年底")
_OPENS: Final = lazy(r"^(?:[一二三四五六七八九十]+[是、]|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[①-⑩])*([^，。；：\d]{1,14})[：。，]")
_NAMES_A_THING: Final = lazy("[：。]$|方面，$|期间，$|片区?，$")
_PLACE: Final = lazy("[一-鿿]{2}(?:镇|乡|村|街道|社区|园区|片区|中心|公司|企业|医院|学校|[中小]学|[局县区市])")
_SINCE: Final = lazy(f"{THAN_LAST_YEAR}?(?:(环比|[比较]年初|[比较]上月|[比较]上年[末底]|[比较]去年[末底]))?(?:{RISE}|{FALL})了?")
"""How a change is said, and since when, if not a year ago."""
_MOST: Final = 3
"""What is named more often is said of several things."""
_LONG: Final = 4
"""Digits of two figures of which one is hardly by chance a slip of the other."""
_ENOUGH: Final = 3
"""Digits of a figure that two things seldom share."""


def repeated(lines: Sequence[Line], sure: Set[int], units: UnitTable) -> Iterator[Claim]:
    """Whether what is named alike has one figure; of two that differ, the wrong one is not that which other figures confirm (`sure`, their offsets)."""
    named: dict[tuple[str, str | None], list[tuple[Cell, Line]]] = defaultdict(list)
    for line in lines:
        for cell in line.cells:
            if cell.is_rate or cell.is_change or not cell.quantity.unit or cell.quantity.is_marked or cell.tight or cell.noun[:1] == "/":
                continue
            if name := _name_in(cell.label):
                named[name, units.family(cell.quantity.unit)].append((cell, line))
    for said in named.values():
        if 1 < len(said) <= _MOST:
            first, line = said[0]
            for other, at in said[1:]:
                if other.sentence != first.sentence:
                    yield from _compared(first, line, other, at, sure, units)


def _compared(first: Cell, line: Line, other: Cell, at: Line, sure: Set[int], units: UnitTable) -> Iterator[Claim]:
    twins = tight_behind(first, line), tight_behind(other, at)
    pairs = [(first, other)]
    if twins[0] and twins[1] and of_one_kind(twins[0], twins[1], units):
        pairs.append((twins[0], twins[1]))
    judged = [judge_equal(later.quantity, former.quantity, units) for former, later in pairs]
    for (former, later), judgement in zip(pairs, judged, strict=True):
        if judgement.agrees:
            if digits_of(former.quantity) >= _ENOUGH:
                yield Claim(TWICE, TWO_FIGURES, later, (former,), judgement, former.quantity.text)
                yield from _grown(former, line, later, at, units)
        elif judgement.verdict is Verdict.CONTRADICTS and not _MEAN.search(first.label) and not is_of_another_time(first, line, other, at) and not of_other_things(first, line, other, at):
            beside = any(each.agrees and min(digits_of(one.quantity), digits_of(two.quantity)) >= _ENOUGH for each, (one, two) in zip(judged, pairs, strict=True))
            slip = slip_to(later.quantity, former.quantity, units) or slip_to(former.quantity, later.quantity, units)
            digits = min(digits_of(former.quantity), digits_of(later.quantity))
            if beside or (slip and digits >= _LONG) or (slip == SWAPPED and digits >= _ENOUGH):
                told, judged_so = (former, judge_equal(former.quantity, later.quantity, units)) if later.start in sure and former.start not in sure else (later, judgement)
                against = former if told is later else later
                yield Claim(TWICE, TWO_FIGURES, told, (against,), judged_so, against.quantity.text, accused=True, slip=slip, doubtful=True)


def _grown(first: Cell, line: Line, other: Cell, at: Line, units: UnitTable) -> Iterator[Claim]:
    """The changes that stand behind one figure that is said twice to the digit: they are as much, too."""
    before = dict(reversed(_changes_of(first, line, units)))
    for key, each in _changes_of(other, at, units):
        if key in before and (judged := judge_equal(each.quantity, before[key].quantity, units)).verdict is Verdict.CONTRADICTS:
            yield Claim(TWICE, TWO_FIGURES, each, (before[key],), judged, before[key].quantity.text, accused=True, doubtful=True)
            return


def _changes_of(cell: Cell, line: Line, units: UnitTable) -> list[tuple[tuple[str | None, str], Cell]]:
    """((what it is counted in, since when), change) of each that stands behind a figure, one right behind the other."""
    found: list[tuple[tuple[str | None, str], Cell]] = []
    last = cell
    for each in line.cells:
        if each.start <= cell.start or (each.tight and each.start == last.end and not each.is_change):
            continue
        near = (each.segment, each.bracket) == (cell.segment, cell.bracket) and each.clause - last.clause <= 1
        since = _SINCE.fullmatch(each.label)
        if not near or since is None or each.quantity.is_marked or each.noun:
            break
        found.append(((units.family(each.quantity.unit), since[1] or ""), each))
        last = each
    return found


@lru_cache(maxsize=4096)
def _name_in(label: str) -> str:
    """What a figure is called, '' where that is no name by which it is known again. Reports of one kind call theirs alike."""
    name = _turned(_VERB.sub("", label))
    return name if _NAME.search(name) and not says_otherwise(label) and not is_general(name) else ""


def _turned(name: str) -> str:
    """医疗救助金支出 is 支出医疗救助金."""
    found = _DONE_BEHIND.fullmatch(name)
    return f"{found[2]}{found[1]}" if found else name


def tight_behind(cell: Cell, line: Line) -> Cell | None:
    """251人 of 86户251人."""
    return next((each for each in line.cells if each.tight and each.start == cell.end), None)


def is_general(name: str) -> bool:
    """Whether every matter has what is called so: 完成投资, 面积."""
    return _GENERAL.fullmatch(name) is not None


def says_otherwise(label: str) -> bool:
    """Whether a figure's own words say that it is of what was or is to be, of each of many, or of a part."""
    return _OTHERWISE.search(_MEAN.sub("", label)) is not None


def is_planned(cell: Cell, line: Line) -> bool:
    """Whether a figure stands among plans, and is not said to be what is done: 在已改建3260座的基础上."""
    return is_of_plans(line.section) and not _DONE.search(f"{cell.label}\0{cell.noun}")


@lru_cache(maxsize=256)
def is_of_plans(section: str) -> bool:
    """Whether a heading is of what is to be."""
    return _PLANS.search(section) is not None


def names_another_time(cell: Cell, line: Line) -> bool:
    """Whether a figure is of what was or is to be, or of each of many: 上年86户, 计划86户, 每村86户."""
    return _OTHERWISE.search(line.said_before(cell)) is not None


def digits_of(quantity: Quantity) -> int:
    """Digits of a figure that are not merely its size."""
    return len(str(quantity.number).replace(".", "").strip("-0"))


def is_of_another_time(first: Cell, line: Line, other: Cell, at: Line) -> bool:
    """Whether the words before them say of other times, or one of them of what is to be."""
    return times_of(first, line) != times_of(other, at)


def of_other_things(first: Cell, line: Line, other: Cell, at: Line) -> bool:
    """Whether something else stands above the two: other headings, other openings (一是云岭镇。 and 小麦：), other places in their sentences."""
    if stand_under_others(first, line, other, at):
        return True
    if len(scopes(first) | scopes(other)) > 1:
        return True
    opened = openings(first, line), openings(other, at)
    if opened[0] and opened[1] and opened[0] != opened[1]:
        return True
    return frozenset(_PLACE.findall(line.said_before(first))) != frozenset(_PLACE.findall(at.said_before(other)))


def stand_under_others(first: Cell, line: Line, other: Cell, at: Line) -> bool:
    """Whether two figures stand in the first sentences under different headings: （一）城区, （二）乡镇."""
    return bool(line.under and at.under) and line.under != at.under and _is_first(first, line) and _is_first(other, at)


def scopes(cell: Cell) -> frozenset[str]:
    """The range that a figure's own words name: 全县, 全镇."""
    return frozenset(found[0] for found in (_SCOPE.match(cell.label),) if found)


def _is_first(cell: Cell, line: Line) -> bool:
    """Whether a figure stands in the sentence with which a line begins."""
    return cell.sentence == line.cells[0].sentence and "。" not in line.words[: cell.start - line.start]


def openings(cell: Cell, line: Line) -> str:
    """What the figure's own sentence, or else its line, says first, as a name of what follows."""
    for words in (line.said_before(cell), line.words[: cell.start - line.start]):
        found = _OPENS.match(words)
        if found and _NAMES_A_THING.search(found[0]):
            return found[1]
    return ""


def times_of(cell: Cell, line: Line) -> frozenset[str]:
    """Those that its sentence names before it, but for the report's own."""
    return frozenset(_TIME.findall(_AS_OF.sub("", line.said_before(cell)))) - {line.year}
