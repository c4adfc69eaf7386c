"""Whether more of what a name counts is a setback where only what stands around it tells: 刑事案件 but for who defends in them, 来访 where it is 信访."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from drafting.model.vocabulary import Vocabulary
from drafting.patterns import any_of, lazy

_COUNT: Final = "(?:总|人|批|件|起|次|数|量)*"


class Setbacks:
    """`看旁边` of `_house/faults.yaml`. An empty one knows of none."""

    __slots__ = ("_before", "_cases", "_handled", "_of_petitions", "_petitions", "_received")

    def __init__(self, data: Mapping[str, Any], before: Vocabulary) -> None:
        """`before` are harmless words."""
        self._before = before
        self._cases, self._petitions = (lazy(f"(?:{any_of(data.get(key) or ())}){_COUNT}$") for key in ("案件", "信访"))
        self._handled, self._received, self._of_petitions = (lazy(any_of(data.get(key) or ())) for key in ("办案的", "受理的", "信访的"))

    def is_one(self, name: str, around: Collection[str]) -> bool:
        """`around` are its group, what it hangs on and what stands beside it."""
        if not around:
            return False
        starts = [*self._before.reached(name)]
        if any(self._cases.match(name, start) for start in starts):
            return not any(self._handled.search(each) for each in around)
        if any(self._petitions.match(name, start) for start in starts):
            return any(self._of_petitions.search(each) for each in around) and not any(self._received.search(each) for each in around)
        return False
