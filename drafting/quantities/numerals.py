"""Chinese numerals: 一 to 九十九 both ways, and larger ones only to say what to type instead."""

from __future__ import annotations

from typing import Final

DIGITS: Final = "一二三四五六七八九"
_DIGIT: Final = {char: value for value, char in enumerate(DIGITS, 1)} | {"两": 2}
_PLACE: Final = {"十": 10, "百": 100, "千": 1000}
_GROUP: Final = {"万": 10**4, "亿": 10**8}


def chinese(n: int) -> str:
    """1 to 99 as 一 to 九十九 (十二, not 一十二). Raises ValueError outside."""
    if not 1 <= n <= 99:
        raise ValueError(f"{n} is not between 1 and 99")
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens - 1] + "十"
    return head + (DIGITS[ones - 1] if ones else "")


_READ: Final = {chinese(n): n for n in range(1, 100)} | {"两": 2}


def from_chinese(text: str) -> int | None:
    """The number that 一 to 九十九 or 两 says; None for anything else."""
    return _READ.get(text)


def read_large(text: str) -> int | None:
    """三千二百 → 3200, 一万五 → None (ambiguous), 百 → 100; None for what is no well-formed numeral."""
    total = group = 0
    digit: int | None = None
    last_place = 10**12
    for char in text:
        if char in "零〇":
            digit = None
            continue
        if char in _DIGIT:
            if digit is not None:
                return None
            digit = _DIGIT[char]
        elif char in _PLACE:
            if _PLACE[char] >= last_place:
                return None
            last_place = _PLACE[char]
            group += (1 if digit is None else digit) * last_place
            digit = None
        elif char in _GROUP:
            group += digit or 0
            total = (total + (group or 1)) * _GROUP[char] if total < _GROUP[char] else total + group * _GROUP[char]
            group, digit, last_place = 0, None, 10**12
        else:
            return None
    if digit is not None and len(text) > 1 and text[-2] in "百千万亿":
        return None  # 三千五 may mean 3500 or 3005
    return (total + group + (digit or 0)) or None
