"""Zeros that are news: no one fell back into poverty, nobody left school. Which, and in what words, the house says in zeros.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafting.facts.indicator import IndicatorFact
from drafting.model.counting_words import HOW_MANY


class Zeros:
    """`_house/zeros.yaml`: 说 (words → the ends of names before which they stand) and 除外 (words of names that count work)."""

    __slots__ = ("_data", "_read")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._read: tuple[dict[str, str], tuple[str, ...]] | None = None

    def _words(self) -> tuple[dict[str, str], tuple[str, ...]]:
        """(end of a name → the words before it, words of names that count work); few reports have a zero left to say."""
        if self._read is None:
            said = self._data.get("说") or {}
            ends = {str(end): str(words) for words, ends in said.items() for end in ends}
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
        return "" if fact.lower_is_better and not fact.is_part else None
