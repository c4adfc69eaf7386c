"""Which words of a template are still those of the report it was adopted from: a digest of each place that is true of one time only (原句).

A digest, and not the words: who replaces 2025年 by 2026年 in the whole file must not change what is held against it.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from drafting.frozen import frozen
from drafting.model.dataset import Period
from drafting.patterns import lazy

_LENGTH: Final = 6
_KEPT: Final = lazy(r"\{#-?\s*原句((?:\s+[a-z2-7]{6})+)\s*[^#]*#\}")
_REMARK: Final = "（程序记的：这里面没有动过的话，生成别的年份的报告时提醒。不要改这几行）"
_A_LINE: Final = 18
"""Digests."""
_BEFORE: Final = lazy("[，。；：、！？（）(),;:|\n]")
_MARKS: Final = lazy(r"[\W_]+")


@frozen
class OriginalWords:
    """What a template's file keeps of them; nothing of one that was not adopted."""

    of: str = ""
    digests: frozenset[str] = frozenset()

    def is_of(self, year: int, first_month: int, last_month: int) -> bool:
        """Whether the report was of that period."""
        return self.of == _digest(_period(year, first_month, last_month))

    def __contains__(self, piece: object) -> bool:
        return _digest(str(piece)) in self.digests

    def __bool__(self) -> bool:
        return bool(self.of)


def original_words(source: str) -> OriginalWords:
    """What the file says of them, at its end."""
    found = _KEPT.search(source)
    if found is None:
        return OriginalWords()
    of, *digests = found[1].split()
    return OriginalWords(of, frozenset(digests))


def kept_originals(pieces: Iterable[str], period: Period) -> str:
    """What goes to the end of the file of a report of `period`."""
    digests = [_digest(_period(period.year, period.first_month, period.last_month)), *dict.fromkeys(map(_digest, pieces))]
    lines = "\n".join(" ".join(digests[at : at + _A_LINE]) for at in range(0, len(digests), _A_LINE))
    return f"{{#- 原句 {lines}\n{_REMARK} -#}}\n"


def piece(words: str, start: int, end: int) -> str:
    """What stands at `start` up to `end` with the words before it, up to the next mark: where anything of it is changed, somebody has looked at it."""
    stop = max((each.end() for each in _BEFORE.finditer(words, 0, start)), default=0)
    return words[stop:end]


def _period(year: int, first_month: int, last_month: int) -> str:
    return f"{year}年{first_month}月至{last_month}月"


def _digest(text: str) -> str:
    return b32encode(sha256(_MARKS.sub("", text).encode()).digest()).decode()[:_LENGTH].lower()
