"""Names that sound like something bad, of which no list says so for certain: 训练伤, 走逃失联, 流失专职队员. Who typed them is asked.

As in `evils` the head of a name stands last, but what stands before the bad word may be anything that is no deed, and what follows it anything that
ends in whom or what it befell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.model.vocabulary import Vocabulary
from drafting.patterns import any_of, lazy

_SHORTEST: Final = 2
"""Characters of a word by which a name may end: 地 ends 入地, too."""
_PEOPLE: Final = ("员", "者")
_SUFFERED: Final = "被"
"""Of 行政复议被撤销 the deed before it came to nothing."""


class Harms:
    """An empty one knows of none."""

    __slots__ = ("_bad", "_befalls", "_counted", "_deeds", "_ends", "_words")

    def __init__(self, bad: Iterable[str], deeds: Iterable[str], harmless: Iterable[str], befalls: Iterable[str], counted: Vocabulary) -> None:
        """`harmless` words hold a bad one and are none; `befalls` says whom or what it may befall."""
        self._bad = frozenset(bad)
        self._deeds = frozenset(deeds) - self._bad
        self._words = lazy(any_of({*self._bad, *self._deeds, *harmless}))
        self._befalls = Vocabulary(befalls)
        self._ends = (*(each for each in self._befalls.words if len(each) >= _SHORTEST), *_PEOPLE)
        self._counted = counted

    def word_in(self, name: str) -> str:
        """伤 of 训练伤; "" where the name says that something was done (失联人员找回), or may say so (停电路灯点亮)."""
        found = [*self._words.finditer(name)]
        last = next((each for each in reversed(found) if each[0] in self._bad), None)
        if last is None or not self._is_last(name, last.end()):
            return ""
        suffered = last[0].startswith(_SUFFERED) and last.end() == len(name)
        return last[0] if suffered or not any(each[0] in self._deeds for each in found) else ""

    def _is_last(self, name: str, end: int) -> bool:
        known = self._befalls.reached(name, end)
        return any(len(name) in self._counted.reached(name, at) for at in range(end, len(name) + 1) if at in known or name.endswith(self._ends, end, at))
