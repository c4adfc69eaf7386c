"""Zeros that are news: no one fell back into poverty, nobody left school. Which, and in what words, the house says in zeros.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.facts.indicator import IndicatorFact
from drafting.model.counting_words import HOW_MANY
from drafting.model.paths import steps_of
from drafting.render.naming import is_rate

_OF_PEOPLE: Final = ("死亡", "受伤", "失踪", "死亡失踪", "伤亡")
"""What happens to people, where the name says no more."""


class Zeros:
    """`_house/zeros.yaml`: 说 (words → the ends of names before which they stand) and 除外 (words of names that count work)."""

    __slots__ = ("_data", "_own", "_read")

    def __init__(self, data: Mapping[str, Any], *own: Mapping[str, Any]) -> None:
        """What one's `own` tables say stands above what all together say."""
        self._data = data
        self._own = own
        self._read: tuple[dict[str, str], tuple[str, ...]] | None = None

    def _words(self) -> tuple[dict[str, str], tuple[str, ...]]:
        """(end of a name → the words before it, words of names that count work); few reports have a zero left to say."""
        if self._read is None:
            said = [each.get("说") or {} for each in (self._data, *reversed(self._own))]
            ends = {str(end): str(words) for each in said for words, ends in each.items() for end in ends}
            self._read = ends, tuple(map(str, self._data.get("除外") or ()))
        return self._read

    def words(self, name: str, fact: IndicatorFact) -> str | None:
        """未发生返贫 for a zero called 返贫; "" where name and figure are said as they are; None where it is no news."""
        bare = name.removesuffix(next((each for each in HOW_MANY if name.endswith(each)), ""))
        ends, work = self._words()
        if any(each in bare for each in work):
            return None
        end = max((each for each in ends if bare.endswith(each)), key=len, default=None)
        if end is not None and "%" not in fact.units:
            return f"{ends[end]}{bare}"
        return _of_faults(bare, fact) or ("" if fact.lower_is_better and not fact.is_part else None)


def _of_faults(name: str, fact: IndicatorFact) -> str:
    """The words for what should not be, where every word of its name is known: 无豪华墓, 未发生因洪死亡, 未发现非法采砂船. 未整改 alone does not say of what."""
    faults = fact.book.catalogue.faults
    if is_rate(fact):
        return ""
    if faults.is_found_out(name, steps_of(fact.path)[0], fact.book.dataset.unit.name):
        return f"未发现{name}"
    if faults.is_thing(name) or faults.is_wanting(name) or (faults.is_left_undone(name) and not faults.is_state(name)):
        return f"无{name}"
    if not (faults.is_harm(name) or faults.is_fault(name)):
        return ""
    return f"无人员{name}" if name in _OF_PEOPLE else f"未发生{name}"


NO_ZEROS: Final = Zeros({})
