"""How much of a group the catalogue foresees: sentences made for a few of its figures would tear the others from their order."""

from __future__ import annotations

from typing import Final

from drafting.facts.fact import Fact
from drafting.facts.group import GroupFact
from drafting.render.filters.kinds import Test

_OF: Final = 3
_AT_LEAST: Final = 2
"""Two of three must be foreseen; of fewer the group reads better as the data has it."""


def _mostly_foreseen(fact: Fact) -> bool:
    if not isinstance(fact, GroupFact):
        return False
    given = fact.indicator.children
    entries = fact.book.catalogue.groups.get(fact.name, {})
    return sum(name in entries for name in given) * _OF >= len(given) * _AT_LEAST


TESTS: Final = (Test("大半", _mostly_foreseen, "组里给的，三分之二以上是目录里有的", ("{数值: 5户}", "甲 is 大半", False)),)
