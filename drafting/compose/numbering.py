"""Numbers of headings by level: never typed, counted over what stays (GB/T 9704 7.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from functools import lru_cache
from typing import Final

from drafting.frozen import mutable
from drafting.quantities.numerals import chinese

DEFAULT_FORMS: Final = ("一、", "（一）", "1.", "（1）")


@lru_cache(maxsize=256)
def number(form: str, count: int) -> str:
    """The number as printed. Forms: 一、 （一） 1. （1） 一是 第一， and "" for none.

    >>> number("（一）", 12)
    '（十二）'
    """
    if "一" in form:
        return form.replace("一", chinese(count), 1)
    if "1" in form:
        return form.replace("1", str(count), 1)
    return form


@mutable
class Counter:
    """Counts headings; a level starts again under the next heading above it."""

    forms: Sequence[str]
    counts: list[int] = field(default_factory=list)

    def next(self, level: int) -> str:
        """The number of the next heading of `level` (1 is the first below the title)."""
        while len(self.counts) < level:
            self.counts.append(0)
        del self.counts[level:]
        self.counts[level - 1] += 1
        return number(self._form(level), self.counts[level - 1])

    def is_first(self, level: int) -> bool:
        """Whether the heading just counted is the first of its level."""
        return self.counts[level - 1] == 1

    def _form(self, level: int) -> str:
        if level <= len(self.forms):
            return self.forms[level - 1]
        rest = [form for form in DEFAULT_FORMS if form not in self.forms]
        position = level - len(self.forms) - 1
        return rest[position] if position < len(rest) else DEFAULT_FORMS[-1]
