"""Small numbers as running text writes them: 十四, 4."""

from __future__ import annotations

from typing import Final

NUMERAL: Final = "[一二两三四五六七八九十]{1,3}"
_DIGITS: Final = "〇一二三四五六七八九"
_TEN: Final = "十"


def number_of(words: str) -> int:
    """What a numeral up to 99, or typed digits, come to."""
    if not words.isdecimal():
        tens, ten, ones = words.replace("两", "二").rpartition(_TEN)
        return (10 * (_DIGITS.find(tens) if tens else 1) if ten else 0) + (_DIGITS.find(ones) if ones else 0)
    return int(words)
