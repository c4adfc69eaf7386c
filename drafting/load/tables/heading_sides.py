"""Headings that say of what time figures are, or what of them, in heads of several lines.

The same names may stand below several of them: 2026年, 2025年 and 增长（%） over 参保 and 救助; 林业任务 and 林业完成 over 造林 and 育苗. Or they
stand below the names of a group that only the table has: 本年, 上年 and 增减% under 医保 and 参保（人）, or under 销售总额（万元） alone, which is then its own group.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from drafting.load.names.words.heading_times import Times
from drafting.load.names.words.heading_words import SAYS, key_of
from drafting.load.tables.heading_covers import covers
from drafting.load.tables.heading_units import RATES
from drafting.patterns import lazy

_GROUP_NAME_AND_KEY: Final = 3
_UNIT: Final = lazy("(.+?)([（(][^（(）)]+[）)]|[%％])?")
_NOW: Final = "数值"
_RATE: Final = "同比"
_CHANGES: Final = frozenset(("增长", "增减", "变化", "增减幅度", "变化幅度", "同比增减", "同比变化"))
"""What is a rate where the heading counts in %."""


class _Side(NamedTuple):
    """What a heading says of all that stands below it: the group they are of, and the key."""

    group: str
    key: str
    unit: str = ""


def with_sides(texts: Mapping[int, Sequence[str]], times: Times, is_group: Callable[[str], bool], is_indicator: Callable[[str], bool]) -> dict[int, list[str]]:
    """The headings by their lines, each name with its key behind it or below: 医保.参保.上年同期（人）.

    重点工作 and 住建 over a name that the catalogue has say of no group.
    """

    def says_nothing(group: str, name: str) -> bool:
        return covers(group) and is_indicator(_apart(name)[0])

    found = {index: [*parts] for index, parts in texts.items()}
    for (group, name), lasts in _below_a_name(texts).items():
        keys = {index: _side(last, times) for index, last in lasts.items()}
        if not (is_group(group) or says_nothing(group, name)) and len({*keys.values()}) == len(keys) and all(side and not side.group for side in keys.values()):
            found |= {index: _turned(name, _Side(group, side.key, side.unit)) for index, side in keys.items() if side}
    for top, lasts in _below_one_line(texts).items():
        name, keys = _apart(top)[0], {index: _side(last, times) for index, last in lasts.items()}
        said = {side.key for side in keys.values() if side and not side.group}
        unknown = not (is_group(name) or is_indicator(name) or covers(name) or _side(top, times) or "." in name)
        if unknown and len(said) == len(keys) and _NOW in said:
            found |= {index: _turned(top, _Side(name, side.key, side.unit)) for index, side in keys.items() if side}
    for tops in _alike(texts):
        sides = {top: _side(top, times) for top in tops}
        if None in sides.values() or len({*sides.values()}) != len(sides) or len({side.group for side in sides.values() if side}) > 1:
            continue
        for top, side in sides.items():
            for index, name in tops[top].items():
                if side:
                    found[index] = _turned(name, side._replace(group="") if says_nothing(side.group, name) else side)
    return found


def _below_a_name(texts: Mapping[int, Sequence[str]]) -> dict[tuple[str, str], dict[int, str]]:
    """The last lines of columns that have three, by the two above."""
    below: dict[tuple[str, str], dict[int, str]] = {}
    for index, parts in texts.items():
        said = [part for part in parts if part]
        if len(said) == _GROUP_NAME_AND_KEY:
            below.setdefault((said[0], said[1]), {})[index] = said[2]
    return {above: lasts for above, lasts in below.items() if len(lasts) > 1}


def _below_one_line(texts: Mapping[int, Sequence[str]]) -> dict[str, dict[int, str]]:
    """The last lines of columns that have two, by the one above, where that stands over several."""
    below: dict[str, dict[int, str]] = {}
    for index, parts in texts.items():
        said = [part for part in parts if part]
        if len(said) == _GROUP_NAME_AND_KEY - 1:
            below.setdefault(said[0], {})[index] = said[1]
    return {above: lasts for above, lasts in below.items() if len(lasts) > 1}


def _alike(texts: Mapping[int, Sequence[str]]) -> list[dict[str, dict[int, str]]]:
    """Headings of several columns below which the same names stand, each with its columns and their names."""
    below: dict[str, dict[int, str]] = {}
    for index, parts in texts.items():
        said = [part for part in parts if part]
        if len(said) == 2:
            below.setdefault(said[0], {})[index] = said[1]
    together: dict[tuple[str, ...], dict[str, dict[int, str]]] = {}
    for top, names in below.items():
        together.setdefault(tuple(sorted(_apart(name)[0] for name in names.values())), {})[top] = names
    return [tops for names, tops in together.items() if len(tops) > 1 and len({*names}) == len(names) > 1]


def _side(top: str, times: Times) -> _Side | None:
    said, unit = _apart(top)
    for cut in range(len(said)):
        words = said[cut:]
        if words in _CHANGES and unit.strip("（(）)") in ("%", "％"):
            return _Side(said[:cut], _RATE)
        if key := times.key(words) or key_of(words) or (_NOW if SAYS.get(words) == _NOW else ""):
            return _Side(said[:cut], key, unit)
    return None


def _turned(name: str, side: _Side) -> list[str]:
    """As hints ask for it where the name has its group: 林业.造林.任务（亩）."""
    bare, unit = _apart(name)
    unit = "（%）" if side.key in RATES else unit or side.unit
    if side.key == _NOW:
        return [f"{side.group}.{bare}{unit}" if side.group else f"{bare}{unit}"]
    if side.group or "." in bare:
        return [f"{side.group}{'.' if side.group else ''}{bare}.{side.key}{unit}"]
    return [bare, f"{side.key}{unit}"] if side.key == _RATE else [f"{bare}{unit}", side.key]


def _apart(text: str) -> tuple[str, str]:
    found = _UNIT.fullmatch(text)
    return (found[1], found[2] or "") if found else (text, "")
