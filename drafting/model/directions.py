"""Whether a name leaves open what a task beside it is: how much is to be done, or how much it may be at most. By `说不准` of the house's faults.yaml.

Asked of names that neither the catalogue nor the limits of faults.yaml know. Nothing can list all that is better small (急诊滞留时间, 初信初访量), so
what is measured in time, by case or as a share is taken for work only where its words say so; of other things only words that may mean a burden are open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.patterns import any_of, lazy

_MOST_KEPT: Final = 20_000
"""Names of which it is known: those of one batch come back in each file."""
_PER: Final = "/"
"""Stands in units of how much there is in, or of, another thing: 毫克/升."""


class Directions:
    """An empty one knows of nothing that is open."""

    __slots__ = ("_begins", "_burden", "_cases", "_each", "_known", "_rates", "_times", "_worth_each", "_worth_more", "_worth_rate", "_worth_time")

    def __init__(self, data: Mapping[str, Any], work: str) -> None:
        """`work` are words that something is done about it or got, as alternatives of a pattern."""
        def words(*keys: str) -> str:
            return any_of(word for key in keys for word in data.get(key) or ())

        self._times, self._rates, self._cases = (frozenset(data.get(key) or ()) for key in ("用时单位", "率的单位", "件数单位"))
        self._worth_time = lazy(words("要多的时间"))  # what work takes is no work
        self._worth_rate = lazy(f"{words('要多的率')}|{work}")
        self._worth_each = lazy(f"{words('要多的均数')}|{work}")
        self._worth_more = lazy(f"{words('要多的')}|{words('要多的率')}|{work}")
        self._begins = lazy(f"(?:已|共|累计|完成|新增)*(?:{words('要多的')}|{work})")
        self._each = lazy(words("均数"))
        self._burden = lazy(f"{words('不是负担')}|(?P<burden>{words('负担', '坏的')})")
        self._known: dict[tuple[str, str], bool] = {}

    def is_open(self, name: str, unit: str) -> bool:
        """急诊滞留时间 in 小时, 初信初访量 in 件, 平均退件次数; but no 优良天数, no 接种率 and no 造林面积."""
        known = self._known.get((name, unit))
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[name, unit] = self._is_open(name, unit)
        return known

    def _is_open(self, name: str, unit: str) -> bool:
        if unit in self._times:
            return self._worth_time.search(name) is None
        burdens = [each for each in self._burden.finditer(name) if each["burden"]]
        if burdens:
            if burdens[0].start() and self._begins.match(name):  # 化解积案
                return False
            worth = self._worth_rate if unit in self._rates else self._worth_more
            return worth.search(name, burdens[-1].end()) is None
        if self._each.search(name) is not None:
            return self._worth_each.search(name) is None
        if unit in self._rates:
            return self._worth_rate.search(name) is None
        if _PER in unit and self._worth_each.search(name) is not None:  # 亩产 in 公斤/亩
            return False
        return (unit in self._cases or _PER in unit) and self._worth_more.search(name) is None
