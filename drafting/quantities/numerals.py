"""Chinese numerals: 一 to 九十九 both ways, and larger ones only to say what to type instead."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

DIGITS: Final = "一二三四五六七八九"
_DIGIT: Final = {char: value for value, char in enumerate(DIGITS, 1)} | {"两": 2}
_ONE: Final = "[一二两三四五六七八九]"
_FOUR: Final = lazy(rf"({_ONE}?千)?[零〇]?({_ONE}?百)?[零〇]?({_ONE}?十)?[零〇]?({_ONE})?")
_EIGHT: Final = lazy("(?:([^万亿]+)万)?[零〇]?([^万亿]+)?")
_SHORT: Final = lazy(f"[百千万亿]{_ONE}(?![十百千])")


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
    """三千二百 → 3200, 一万二千亿 → 12000 亿, 一万五 → None (ambiguous), 百 → 100; None for what is no well-formed numeral."""
    if _SHORT.search(text):
        return None  # 三千五 may mean 3500 or 3005
    high, hundred_million, low = text.rpartition("亿")
    above = _below_hundred_million(high.replace("万亿", "万", 1)) if hundred_million else 0  # 一万亿三千亿 is 一万三千 of them
    below = _below_hundred_million(low.lstrip("零〇") if hundred_million else low) if low else 0
    if high == "万":
        above = 10**4
    return None if above is None or below is None else above * 10**8 + below or None


def _below_hundred_million(text: str) -> int | None:
    """一万二千 → 12000, 三千万 → 30000000; None for what is no numeral of at most one 万."""
    match = _EIGHT.fullmatch(text)
    if not text or match is None:
        return None
    high, low = (_below_ten_thousand(group) if group else 0 for group in match.groups())
    return None if high is None or low is None else high * 10**4 + low


def _below_ten_thousand(text: str) -> int | None:
    """两千零一十 → 2010, 百 → 100."""
    match = _FOUR.fullmatch(text)
    if match is None:
        return None
    thousands, hundreds, tens, ones = match.groups()
    said = ((thousands, 1000), (hundreds, 100), (tens, 10))
    return sum(_DIGIT.get(each[0], 1) * place for each, place in said if each) + (_DIGIT[ones] if ones else 0)
