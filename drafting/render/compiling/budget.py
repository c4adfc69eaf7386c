"""Limits of one run: templates that would never end or fill the memory are refused without timers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from itertools import islice
from typing import Final

from drafting.frozen import mutable

MOST_TURNS: Final = 200_000
MOST_CALLS: Final = 20_000
MOST_CHARACTERS: Final = 4_000_000
_LOOKED_AT_TOGETHER: Final = 32
"""Pieces of text of which the size is added up at once: no more than most templates have."""


class Exhausted(Exception):
    """A template that loops, calls or writes without end; message in Chinese."""


@mutable
class Budget:
    """What one run may still do."""

    turns: int = MOST_TURNS
    calls: int = MOST_CALLS

    def counted(self, items: Iterable[object]) -> Iterable[object]:
        """The items, each turn counted. Raises Exhausted."""
        if isinstance(items, list):  # the members of a fact: as many as there are
            self.turns -= len(items)
            if self.turns < 0:
                raise Exhausted(f"循环超过 {MOST_TURNS} 次")
            return items
        return self._one_by_one(items)

    def _one_by_one(self, items: Iterable[object]) -> Iterator[object]:
        for item in items:
            self.turns -= 1
            if self.turns < 0:
                raise Exhausted(f"循环超过 {MOST_TURNS} 次")
            yield item

    def call(self) -> None:
        """Count one macro call. Raises Exhausted."""
        self.calls -= 1
        if self.calls < 0:
            raise Exhausted(f"宏调用超过 {MOST_CALLS} 次，检查宏是否调用了自己")


RUNNING: Final[ContextVar[Budget]] = ContextVar("RUNNING")
"""The budget of the run under way, in this thread."""


def joined(pieces: Iterable[str]) -> str:
    """All pieces as one text. Raises Exhausted past the limit, long before the memory is full."""
    kept: list[str] = []
    room = MOST_CHARACTERS
    coming = iter(pieces)
    count = _LOOKED_AT_TOGETHER
    while count == _LOOKED_AT_TOGETHER:
        some = [*islice(coming, count)]
        count = len(some)
        kept.append("".join(some))
        room -= len(kept[-1])
        if room < 0:
            raise Exhausted(f"一次生成的文字超过 {MOST_CHARACTERS // 10000} 万字")
    return "".join(kept)
