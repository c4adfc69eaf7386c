"""Numbers as a name can say them: 三十五岁以下, 二点五米以上."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from drafting.adoption.naming.names import FOLDED
from drafting.patterns import lazy
from drafting.quantities.numerals import DIGITS, chinese
from drafting.quantities.reported import Found

_CODE: Final = lazy(r"(?<=[A-Za-z])\d{1,5}(?:\.\d)?(?![\d.])|(?<![\d.,])\d(?=[A-Z](?![A-Za-z]))")
_IN_WORDS: Final = str.maketrans("0123456789.", "零一二三四五六七八九点")
_TEN, _HUNDRED = 10, 100
_ANY_NUMBER: Final = lazy(r"(?:19|20)\d{2}年|\d[\d.,]*")


def with_readable_codes(words: str, figures: Sequence[Found]) -> str:
    """The line with the digits of PM2.5, 4A and G312 as a name can say them; every character stays where it stood."""
    shown = words.translate(FOLDED)
    spans = [(each.start, each.end) for each in figures]
    for code in list(_CODE.finditer(shown)):
        if not any(start < code.end() and code.start() < end for start, end in spans):
            shown = f"{shown[: code.start()]}{code[0].translate(_IN_WORDS)}{shown[code.end() :]}"
    return shown


def spelled(plain: str, year: int) -> str:
    """With all numbers as a name can say them; next year the report's own year will be another."""
    relative = {f"{year - 1}年": "前一年", f"{year}年": "当期", f"{year + 1}年": "后一年"} if year else {}
    return _ANY_NUMBER.sub(lambda number: relative.get(number[0], number[0].replace(",", "").translate(_IN_WORDS)), plain)


def in_numerals(limit: re.Match[str]) -> str:
    """35岁以下 as a name can say it: 三十五岁以下."""
    if not limit[0].isdecimal():
        return limit[0].replace("·", "").translate(_IN_WORDS)  # 2.5米以上, 3·15投诉
    number = int(limit[0])
    if 0 < number < _HUNDRED:
        return chinese(number)
    for size, word in ((1000, "千"), (_HUNDRED, "百")):
        if number and number % size == 0 and number // size < _TEN:
            return f"{DIGITS[number // size - 1]}{word}"
    return limit[0].translate(_IN_WORDS)
