"""One thing said twice, of which the second has two digits swapped: 受理来信来访1365件次 in the summary, 1356件次 in its section.

Of a thousand pairs of figures that are called alike in real reports none is the other with two digits swapped, so that names need not be the same to
the letter (新增城镇就业, 城镇新增就业; 义务植树, 组织群众义务植树): they only must not say that they are of other times, places or parts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.checks.reconciling.slips import SWAPPED, swapped
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import TWICE, Claim
from drafting.checks.sentences.rules import TWO_FIGURES
from drafting.checks.sentences.twice.repeated import (
    digits_of,
    is_general,
    is_of_another_time,
    is_planned,
    openings,
    says_otherwise,
    scopes,
    stand_under_others,
    times_of,
)
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_equal

_LEAD: Final = lazy(
    "^(?:其中|截至[^，]{0,8}?[底末日]|到目前|[年期][末底]|今年(?:以来)?|本年度?|年内|一年来|全年|目前|现|共|已|累计|合计|[全我本][省市州县区旗乡镇村局院委]|全系统|总|先后|及时"
    "|实现|完成|达到?|有|为|了|的|分别|各[类级项])+"
)
_END: Final = lazy("(?:仍|还|现|已|共|合计|累计|总?计|有|为|达到?|是|完成|实现|约|的|了|突破)+$")
"""What a name loses before and behind it: the range and the time of the report itself, and that there is so much."""
_NAMES: Final = lazy("[\u4e00-\u9fff]{3}")
_RATE: Final = lazy("[\u4e00-\u9fff]{3}(?:率|比例|比重)$")
_OF_NO_PLACE: Final = lazy("[全我本各该](?:省|市|州|县|区|旗|乡|镇|村|局)|农村|乡村|城乡|城[区市镇]|乡镇|行政村|自然村|[省市州县区乡镇村](?=[级民场政域辖属直])|社区|市场|区域|地区")
"""Words that hold what places end with, and name none."""
_PLACE: Final = lazy("[一-鿿]{2}(?:街道|园区|片区|[镇乡县区市])|(?:(?<=^)|(?<=[，、；：和与在]))[一-鿿]{2,3}村")
_BODY: Final = lazy("[一-鿿]{2}(?:公司|医院|学校|[中小]学|农场|景区)")
_OF_THE_STATISTICS: Final = lazy("固定资产投资(?:额)?")
"""A general name by which statisticians call one figure."""
_TOPIC: Final = lazy("(?:工作|建设|情况)(?:方面)?$")
"""What an opening names that is no thing of its own: 社会救助工作方面，, but not 水稻方面，."""
_SHORTEST: Final = 4
"""Characters of a name that is the end of another."""
_LONGEST_COMMON: Final = 4
"""Characters of a name that short figures may share by chance: 召开会议12次, 召开会议21次."""
_MOST: Final = 3
"""Figures of one name; what has more is said of several things."""
_OF_WORK: Final = lazy("(?:工作|服务|预报|监测|管理|保障|治理|安全|减灾|防治|执法|监管|成效)$")
"""How headings end that say what was done, and not to which of several things."""
_LONG_NAME: Final = 6
_DIGITS: Final = 2
_SURE_DIGITS: Final = 3
"""Digits of figures that are hardly by chance two swapped of each other, whatever their names have before them."""


@frozen
class Said:
    """A figure of the report's own time and range, and what it is called without the words that say so."""

    cell: Cell
    line: Line
    name: str


def swapped_twice(lines: Sequence[Line], sure: Set[int], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text; of the two the one is wrong that other figures do not confirm (`sure`, their offsets), else the later."""
    told = [said for line in lines for cell in line.cells if (said := said_of(cell, line))]
    amounts: dict[str, set[Decimal]] = defaultdict(set)
    for each in told:
        amounts[each.name].add(each.cell.quantity.in_base(units))
    before: dict[tuple[str | None, Decimal], list[Said]] = defaultdict(list)
    for each in _called_twice(told):
        if len(amounts[each.name]) <= _MOST:
            family = units.family(each.cell.quantity.unit)
            if digits_of(each.cell.quantity) >= _DIGITS:
                factor = units.factor(each.cell.quantity.unit)
                others = (other for amount in swapped(each.cell.quantity) for other in before.get((family, amount * factor), ()))
                if former := next((other for other in others if _are_one(other, each)), None):
                    yield _claim(former, each, sure, units)
            before[family, each.cell.quantity.in_base(units)].append(each)


def _called_twice(told: Sequence[Said]) -> Iterator[Said]:
    """Those beside which another may be called alike: by the same characters, or by the same end."""
    keys = [("".join(sorted(each.name)), each.name[-_SHORTEST:]) for each in told]
    often = Counter(key for each in keys for key in {*each})
    yield from (each for each, key in zip(told, keys, strict=True) if often[key[0]] > 1 or often[key[1]] > 1)


def said_of(cell: Cell, line: Line) -> Said | None:
    """None where it is of another time by its own words, a mere change, of something general, or without a name."""
    quantity = cell.quantity
    if cell.is_change or not quantity.unit or quantity.is_marked or cell.tight or cell.noun[:1] == "/":
        return None
    name = _name_in(cell.label)
    if not name or (cell.is_rate and not (quantity.unit == "%" and _RATE.search(name))):
        return None
    return Said(cell, line, name) if not is_planned(cell, line) else None


@lru_cache(maxsize=4096)
def _name_in(label: str) -> str:
    """What a figure is called, '' where its words give no name, a general one, or say that it is of another time. Reports of one kind call theirs alike."""
    name = "" if says_otherwise(label) else bare_name(label)
    return name if _NAMES.search(name) and (not is_general(name) or _OF_THE_STATISTICS.fullmatch(name)) else ""


def bare_name(label: str) -> str:
    """全县共有低保对象 is 低保对象."""
    return _END.sub("", _LEAD.sub("", label))


def _are_one(one: Said, other: Said) -> bool:
    if one.cell.sentence == other.cell.sentence or not are_called_alike(one.name, other.name, min(digits_of(one.cell.quantity), digits_of(other.cell.quantity))):
        return False
    return not is_of_another_time(one.cell, one.line, other.cell, other.line) and not _are_of_others(one, other)


def are_called_alike(one: str, other: str, digits: int) -> bool:
    """By the same characters (新增城镇就业), or, with figures of digits enough, the one by the end of the other's name."""
    short, long = sorted((one, other), key=len)
    if digits < _SURE_DIGITS:
        return sorted(short) == sorted(long) and len(short) > _LONGEST_COMMON
    return sorted(short) == sorted(long) or (len(short) >= _SHORTEST and long.endswith(short))


def _are_of_others(one: Said, other: Said) -> bool:
    """Whether the two have other places in their sentences or headings, other ranges (全县, 全镇), or other openings (一是云岭镇。 and 小麦：)."""
    if _places(one) != _places(other) or len(scopes(one.cell) | scopes(other.cell)) > 1:
        return True
    if stand_under_others(one.cell, one.line, other.cell, other.line) and not _is_one_matter(one, other):
        return True
    named = {opening for each in (one, other) if (opening := openings(each.cell, each.line)) and not _TOPIC.search(opening)}
    return len(named) > 1


def _is_one_matter(one: Said, other: Said) -> bool:
    """一、监测预报 and 二、预警服务, which name no things of which each may have as much: what is said below both by the same long name is one."""
    long = one.name == other.name and len(one.name) >= _LONG_NAME and min(digits_of(one.cell.quantity), digits_of(other.cell.quantity)) >= _SURE_DIGITS
    return long and all(_OF_WORK.search(each.line.under) for each in (one, other))


def is_of_the_whole(said: Said) -> bool:
    """Whether its sentence names no time, no place and no range but the report's own."""
    return not times_of(said.cell, said.line) and not _places(said)


def _places(said: Said) -> frozenset[str]:
    words = _OF_NO_PLACE.sub("，", f"{said.line.under}，{said.line.said_before(said.cell)}")
    return frozenset((*_PLACE.findall(words), *_BODY.findall(words)))


def _claim(former: Said, later: Said, sure: Set[int], units: UnitTable) -> Claim:
    told, against = (former, later) if later.cell.start in sure and former.cell.start not in sure else (later, former)
    judged = judge_equal(told.cell.quantity, against.cell.quantity, units)
    text = against.cell.quantity.text
    return Claim(TWICE, TWO_FIGURES, told.cell, (against.cell,), judged, text, accused=True, slip=SWAPPED, doubtful=True)
