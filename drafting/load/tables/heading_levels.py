"""县, 乡 and 村 side by side below 帮扶干部: whose people or whose money it is by level, neither a place nor so many villages.

They are read as 县级, 乡级 and 村级, as a sentence says them. So are 帮扶干部（县）, 帮扶干部·县 and, of an indicator that the catalogue has, 县级帮扶干部.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from drafting.model.names import counts_all_places
from drafting.patterns import any_of, lazy

_RANKS: Final = {
    each: rank
    for rank, same in enumerate(("国家 中央", "省 自治区", "市 州 地 地市 市州", "县 区 旗 县区 县市区", "乡 镇 乡镇 镇街 街道 乡镇街道", "村 社区 村社区 村居", "组"))
    for each in same.split()
}
_SAID_ALONE: Final = {"中央": ""}
_ROADS: Final = "公路"
"""Of which there are 县道, 乡道 and 村道."""
_WORDS: Final = any_of(_RANKS)
_LEVEL: Final = lazy(rf"({_WORDS})([（(][^（(）)]+[）)])?")
_BEHIND: Final = lazy(rf"([^（(）)·]+)(?:·({_WORDS})级?|[（(]({_WORDS})级?[）)])([（(][^（(）)]+[）)])?")
_IN_FRONT: Final = lazy(rf"({_WORDS})级([^（(）)]+)([（(][^（(）)]+[）)])?")
_STAFFED: Final = lazy("(?:干部|人员|[^法]人|员|[^增]长|书记|主任|专干|队伍|力量|人数|人次)(?:数|情况)?$")
_OF_PLACES: Final = frozenset(("个", "家", "处", "村", "乡", "镇", "县", "组"))
"""Units of what is counted itself: 乡 and 村 below 行政区划（个） are the townships and villages that there are, below 示范创建（个） those that are models."""
_UNIT: Final = lazy(r"[（(]([^（(）)]+)[）)]$")
_FEWEST: Final = 2

_Found = tuple[tuple[str, ...], str, str]
"""The lines above the level, the level, and the unit behind it."""


def with_levels(texts: Mapping[int, Sequence[str]], is_known: Callable[[str], bool]) -> dict[int, list[str]]:
    """The headings by their lines, those of levels written out: 县级, or with a dot as what the table's own line above them has of each. `is_known`: whether
    the catalogue has an indicator of that name.
    """
    below: dict[tuple[str, ...], dict[int, tuple[str, str]]] = {}
    for index, parts in texts.items():
        for above, level, unit in _levels_in(parts, is_known):
            below.setdefault(above, {})[index] = level, unit
    written = {
        index: _written(above, level, unit, is_known)
        for above, columns in below.items()
        if len({_RANKS[level] for level, _ in columns.values()}) >= _FEWEST
        for index, (level, unit) in columns.items()
    }
    return {index: written.get(index) or [*parts] for index, parts in texts.items()}


def _written(above: tuple[str, ...], level: str, unit: str, is_known: Callable[[str], bool]) -> list[str]:
    counted = _UNIT.search(unit) or _UNIT.search(above[-1])
    name = _UNIT.sub("", above[-1])
    if counted is not None and counted[1] in _OF_PLACES and not any(above[:-1]) and "." not in name and not is_known(name):
        return [*[""] * len(above), f"{name}.{level}{unit or counted[0]}"]
    return [*above, f"{level}{_SAID_ALONE.get(level, '道' if _ROADS in above[-1] else '级')}{unit}"]


def _levels_in(parts: Sequence[str], is_known: Callable[[str], bool]) -> Iterator[_Found]:
    at = max((at for at, part in enumerate(parts) if part), default=-1)
    if at < 0:
        return
    while at and parts[at - 1] == parts[at]:
        at -= 1
    above, last = tuple(parts[:at]), parts[at]
    if (found := _LEVEL.fullmatch(last)) is not None:
        unit = found[2] or ""
        if _is_by_level(next((part for part in reversed(above) if part), ""), unit):
            yield above, found[1], unit
    elif (found := _BEHIND.fullmatch(last)) is not None:
        if _STAFFED.search(found[1]):
            yield (*above, found[1]), found[2] or found[3], found[4] or ""
    elif (found := _IN_FRONT.fullmatch(last)) is not None and is_known(found[2]) and not is_known(f"{found[1]}级{found[2]}"):
        yield (*above, found[2]), found[1], found[3] or ""


def _is_by_level(upper: str, unit: str) -> bool:
    """Whether what stands below such a line is told by level: people, what is counted in a unit that is none of places, and places of which not all are counted."""
    found = _UNIT.search(unit) or _UNIT.search(upper)
    if found is not None and upper:
        return found[1] not in _OF_PLACES or (len(name := _UNIT.sub("", upper)) > 1 and not counts_all_places(name))
    return _STAFFED.search(upper) is not None
