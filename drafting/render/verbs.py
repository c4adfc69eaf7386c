"""The verb before a figure that 其余 says by the data's name: 开展食品抽检4260批次, 有养老机构14家. Which, the house says in verbs.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.facts.indicator import IndicatorFact
from drafting.model.left_undone import is_left_undone
from drafting.quantities.values import Ordinal
from drafting.render.naming import is_rate
from drafting.render.pieces import HAVE, UNKNOWN

_SAID: Final = "说"
_UNITS: Final = "单位"
_NOT: Final = "除外"
_COMPLETE: Final = "自成一句"
_BEGINS, _MAY_BEGIN, _ENDS, _HOLDS = "一看", "再看", "末尾", "含"
_THOSE: Final = ("人", "人次")
"""With these a bare word of work is its own verb: 培训320人次."""
_ANY: Final = "*"
"""Before the last character of a unit: *次 are 家次 and 人次."""
_AT_HEAD: Final = "^"


class Verbs:
    """`_house/verbs.yaml`. An empty one knows nothing of any name: all are complete as they are."""

    __slots__ = ("_known", "_not", "_parts", "_said", "_units")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._said: dict[str, tuple[str, ...]] = {verb: tuple(ends) for verb, ends in (data.get(_SAID) or {}).items()}
        self._units = {verb: tuple(units) for verb, units in (data.get(_UNITS) or {}).items()}
        self._not = {verb: tuple(words) for verb, words in (data.get(_NOT) or {}).items()}
        complete = data.get(_COMPLETE) or {}
        self._parts = {key: tuple(complete.get(key) or ()) for key in (_BEGINS, _MAY_BEGIN, _ENDS, _HOLDS)}
        self._known: dict[tuple[str, str], str | None] = {}

    def before(self, name: str, fact: IndicatorFact) -> str | None:
        """The verb; `UNKNOWN` where one is wanting, None where what is said is complete without: 新增就业86人, 客运量326万人次."""
        if not self._said or fact.measure is None or isinstance(fact.value, Ordinal) or is_rate(fact) or any(map(is_left_undone, fact.indicator.children)):
            return None  # of what is not all done a verb would say that it is: 水毁修复31处, of which 6处 are 未修复
        key = name, fact.units[0]
        if key not in self._known:
            self._known[key] = self._found(*key)
        return self._known[key]

    def _found(self, name: str, unit: str) -> str | None:
        if name.startswith(self._parts[_BEGINS]) or any(word in name for word in self._parts[_HOLDS]):
            return None
        for verb, ends in self._said.items():
            if name in ends and unit in _THOSE and verb != HAVE:
                return None
            if name.endswith(ends) and self._goes_with(verb, unit) and not self._is_none_of(verb, name):
                return verb
        complete = name.startswith(self._parts[_MAY_BEGIN]) or name.endswith(self._parts[_ENDS])
        return None if complete else UNKNOWN

    def _goes_with(self, verb: str, unit: str) -> bool:
        units = self._units.get(verb)
        return units is None or any(unit.endswith(each[1:]) if each[0] == _ANY else unit == each for each in units)

    def _is_none_of(self, verb: str, name: str) -> bool:
        return any(name.startswith(word[1:]) if word[0] == _AT_HEAD else word in name for word in self._not.get(verb, ()))


NO_VERBS: Final = Verbs({})
