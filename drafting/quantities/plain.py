"""Figures compared as they are, not as they are typed: 5,361 户 and ５３６１户 are 5361户."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

FOLDED: Final = str.maketrans("０１２３４５６７８９．％＋－−", "0123456789.%+--")
_DROPPED: Final = lazy(r"(?<=\d)[,，](?=\d{3}(?!\d))|\s+")
_NUMBER: Final = lazy(r"[-+]?\d+(?:\.\d+)?")


def plain(figure: str) -> str:
    """The figure without spaces and thousands separators, in half-width digits."""
    return _DROPPED.sub("", figure.translate(FOLDED))


def is_number(figure: str) -> bool:
    """Whether it is a number alone, as in a table whose header says the unit."""
    return _NUMBER.fullmatch(plain(figure)) is not None


def says(typed: str, figure: str) -> bool:
    """Whether what somebody typed is this figure; its unit may stand apart from it, or be left out."""
    one, other = plain(typed), plain(figure)
    number = _NUMBER.match(other)
    return one == other or (number is not None and one == number[0] and other[number.end() :].isalpha() and other[number.end()] not in "万亿千百")
