"""Numbers that cannot be beside what is counted: the 27th of 17 counties, a mean above the highest, 4个乡镇 where five are named, 四方面 of which there are three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.numerals import NUMERAL, number_of
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import COUNTED
from drafting.patterns import lazy

_BODIES: Final = "县(?:区|市|（市、区）|市区)?|区县|市州|地市|州市|旗县|乡镇|镇街|乡|镇|街道|村|社区|部门|单位|学校|企业|省份|省区市"
_RANK: Final = lazy(
    rf"(?<![\d.])(\d{{1,3}}|{NUMERAL})个(?:[市县区省]直)?(?:{_BODIES})(?:（[^（）]{{1,8}}）)?(?:中[^。；\n]{{0,16}}?|[^，。；、\n\d中]{{0,8}}(?:考核|考评|测评|评比|评议|评价)[^，。；、\n\d]{{0,4}}?)(?:排名?(?:全[省市州县区])?|[位列居]+(?:全[省市州县区])?|名列|排在)第(\d{{1,3}}|{NUMERAL})(?:位(?!以[内前后下])|名(?!以[内前后下])|[，。；）])"
)
_WIDER: Final = lazy("(全[国省市州县区])(?:排名?)?第[^第]*$")
_SOME: Final = lazy(rf"中[，,]?有?(?:\d{{1,3}}|{NUMERAL})个")
_RANKED: Final = lazy("(?:中[^。；\n]{0,24}|[考测评][核评议比价][^，。；\n]{0,12})第")
"""What every rank among so many has: looked for first, as it begins with one character."""
_AND_ANOTHER: Final = ("、第", "和第", "及第", "、", "的")
_ENDED: Final = {"乡镇（街道）": "(?:[镇乡]|街道)", "镇（街道）": "(?:镇|街道)", "乡镇": "[乡镇]", "镇街": "(?:[镇乡]|街道)", "镇": "镇", "乡": "乡", "街道": "街道", "村": "村", "社区": "社区", "县": "县", "县区": "[县区市]", "区县": "[县区市]", "县市": "[县市]", "局": "局"}
"""How those end that so many of a kind are."""
_KINDS: Final = "乡镇（街道）|镇（街道）|乡镇|镇街|街道|社区|县区|区县|县市|镇|乡|村|县|局"
_OF_KIND: Final = lazy(f"个(?:{_KINDS})")
_SO_MANY: Final = lazy(rf"(?<![\d.第])(\d{{1,2}}|{NUMERAL})个({_KINDS})(?:（([\u4e00-\u9fff]{{2,9}}(?:、[\u4e00-\u9fff]{{2,9}})+)）|(?![\u4e00-\u9fff]*（))")
_LISTED: Final = lazy("(?:[\u4e00-\u9fff]{1,9}、)+[\u4e00-\u9fff]{1,9}?[这共]?$")
_LONGEST_NUMBER: Final = 3
_LONGEST: Final = 200
"""Characters before a number among which those stand that it counts."""
_LONGEST_NAME: Final = 11
"""Characters of the last of these, with 、 before it and 这 behind."""
_OPEN: Final = lazy("等|其中|除|含")
_JOINED: Final = lazy("[、和与及]")
_ASPECTS: Final = lazy(r"(?<![\d.十百第前后这])([两二三四五六七八九]|[2-9])(?:个方面|方面|项|大|件|点|类|个问题|种|[次场条步](?=[^。]{0,6}[：:])|个阶段)(?![和及与、])[^，。：；、\d一二三四五六七八九十和及与\n]{0,6}[：:。]\s*一是")
_ORDINAL: Final = lazy("(?:(?<=[。；：，:])|(?<=^))\\s*([一二三四五六七八九])是")
_ORDINALS: Final = "一二三四五六七八九"
_HIGHEST: Final = lazy("最高(?:得分|单产|[分值价])?(?:为|的|达|是)?$")
_LOWEST: Final = lazy("最低(?:得分|单产|[分值价])?(?:为|的|达|是)?$")
_MEAN: Final = lazy("^平均(?:得分|单产|[分值价])?(?:为|达到?|是)?$")
_HINT: Final = "核对这两个数，看是哪一个写错了"


def counted_items(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    """What a text says against what it counts itself."""
    for match in _RANK.finditer(text.whole) if _RANKED.search(text.whole) else ():
        count, rank = number_of(match[1]), number_of(match[2])
        if rank > count and not _is_of_others(match):
            yield _found(match, f"一共{match[1]}个，没有第{match[2]}")
    yield from _named(text)
    yield from _aspects(text) if "一是" in text.whole else ()
    for line in lines if "最高" in text.whole else ():
        for _, cells in groupby(line.cells, key=lambda each: each.sentence):
            yield from _means(list(cells), text)


def _is_of_others(match: re.Match[str]) -> bool:
    """Whether the rank is among more than those that are counted: 全市12个县区中，居全省第27位, not 我县12个乡镇中，居全县第15位; 5个部门中有2个列第12位."""
    wider = _WIDER.search(match[0])
    of = match.string[max(0, match.start() - 1) : match.start()]
    several = match.string.startswith(_AND_ANOTHER, match.end())  # 两个社区测评排名第5位、第8位
    return several or _SOME.search(match[0]) is not None or (wider is not None and wider[1][-1] != of)


def _named(text: Text) -> Iterator[Finding]:
    """东山镇、西河镇、南坪乡3个乡镇; 和 joins two where what stands on either side of it is one of the kind."""
    for kind in _OF_KIND.finditer(text.whole):
        at = max(0, kind.start() - _LONGEST_NUMBER)
        match = _SO_MANY.search(text.whole, at, kind.end() + _LONGEST)
        if match is None or match.start(2) != kind.start() + 1:
            continue
        if match[3]:
            yield from _judged(match[3], match, match.start())
        elif "、" in text.whole[max(0, match.start() - _LONGEST_NAME) : match.start()] and (names := _LISTED.search(text.whole[max(0, match.start() - _LONGEST) : match.start()])):
            yield from _judged(names[0].rstrip("这共"), match, match.start() - len(names[0]))


def _judged(names: str, match: re.Match[str], start: int) -> Iterator[Finding]:
    count, kind = number_of(match[1]), match[2]
    listed = next((each for each in (_JOINED.split(names), names.split("、")) if _are_all(kind, each)), None)
    if listed is not None and count != len(listed) and not _OPEN.search(names):
        yield _found(match, f"列了{len(listed)}个，写的是{count}个", start)


def _are_all(kind: str, names: Sequence[str]) -> bool:
    return all(re.search(f"[\u4e00-\u9fff]{_ENDED[kind]}$", each) for each in names)


def _aspects(text: Text) -> Iterator[Finding]:
    """四方面工作：一是…。二是…。三是…, in one line."""
    for match in _ASPECTS.finditer(text.whole):
        number = text.number(match.start()) - 1
        line = text.lines[number][1]
        told = number_of(match[1])
        named = _ORDINAL.findall(line[match.end() - text.starts[number] - 2 :])
        in_order = named == list(_ORDINALS[: len(named)])
        behind = text.lines[number + 1][1] if number + 1 < len(text.lines) else ""
        goes_on = behind[:1] == _ORDINALS[len(named) % 9] and behind[1:2] == "是"
        if in_order and len(named) > 1 and not goes_on and len(named) != told:
            yield _found(match, f"后面是{len(named)}项，写的是{match[1]}", end=match.start() + len(match[0].rpartition("一是")[0].rstrip("：:。 ")))


def _means(cells: Sequence[Cell], text: Text) -> Iterator[Finding]:
    """最高96.2分，最低81.5分，平均89.3分."""
    of = {}
    for name, pattern in (("最高", _HIGHEST), ("最低", _LOWEST), ("平均", _MEAN)):
        found = [each for each in cells if pattern.search(each.label) and not each.quantity.is_marked]
        if len(found) == 1:
            of[name] = found[0]
    if len({each.quantity.unit for each in of.values()}) != 1 or "最高" not in of:
        return
    highest = of["最高"]
    for name, each in of.items():
        is_above = each.quantity.amount > highest.quantity.amount
        is_below = name == "平均" and "最低" in of and each.quantity.amount < of["最低"].quantity.amount
        if (is_above or is_below) and abs(each.clause - highest.clause) <= 2:
            why = f"{name}的{each.quantity.text}比最高的{highest.quantity.text}还高" if is_above else f"平均的{each.quantity.text}比最低的{of['最低'].quantity.text}还低"
            start = max(text.whole.rfind(mark, 0, each.start) for mark in "，。；：（,;:(\n") + 1
            excerpt = text.whole[start : each.end]
            yield Finding(COUNTED, each.start, excerpt, f"“{excerpt}”：{why}", _HINT, each.end, doubtful=True)


def _found(match: re.Match[str], why: str, start: int | None = None, end: int = 0) -> Finding:
    start = match.start() if start is None else start
    excerpt = match.string[start : end or match.end()].rstrip("，。；")
    return Finding(COUNTED, start, excerpt, f"“{excerpt}”：{why}", _HINT, start + len(excerpt), doubtful=True)
