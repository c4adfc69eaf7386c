"""A number as its cell shows it: the decimals of its format, without the dust of binary arithmetic."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from drafting.patterns import lazy

_LITERAL: Final = lazy(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLAIN: Final = lazy(r"[^0#?.]*(?P<whole>[#0?,]*)(?:\.(?P<decimals>[0#?]*))?(?P<scale>,*)(?P<percent>\s*%?)[^0#?.]*")
_DIGITS: Final = 15
"""Significant digits that a binary number holds for certain."""
_ROOM: Final = 10
"""Significant digits that a cell without a format shows."""


def shown_number(value: float, number_format: str) -> str:
    """`value` as text: 427.4 under 0.00 is 427.40, 0.971 under 0.0% is 97.1%, 202.00000000000003 is 202.

    Thousands separators are left out. A format that scales (0.0,) or says digits of its own shows another number
    than the cell holds; there the cell's own value is taken.
    """
    exact = _clean(value)
    places, percent = _format(number_format)
    if percent:
        exact *= 100
    if places is None:
        text = _general(exact)
    else:
        optional, least = places
        text = _fixed(exact, optional, least)
    return f"{text}%" if percent else text


def _clean(value: float) -> Decimal:
    return Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{_DIGITS}g"))


def _general(exact: Decimal) -> str:
    """As a cell without a format shows it: ten significant digits, no zeros at the end."""
    if exact == exact.to_integral_value():
        return f"{exact.to_integral_value():f}"
    places = max(0, _ROOM - max(exact.adjusted() + 1, 1))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def _fixed(exact: Decimal, most: int, least: int) -> str:
    text = f"{exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):f}"
    while most > least and text.endswith("0"):
        text, most = text[:-1], most - 1
    text = text.rstrip(".")
    return "0" + text[2:] if re.fullmatch(r"-0(\.0*)?", text) else text


@lru_cache(maxsize=256)
def _format(number_format: str) -> tuple[tuple[int, int] | None, bool]:
    """((most decimals, least decimals), percent) of a format; None for the first where it says nothing of decimals."""
    first = _LITERAL.sub("", number_format.split(";", maxsplit=1)[0]).strip()
    if first.lower() in ("", "general", "@", "g/通用格式"):
        return None, False
    found = _PLAIN.fullmatch(first)
    if not found or "!" in number_format or not (found["whole"] or found["decimals"]):
        return None, "%" in first
    percent = "%" in first
    if found["scale"] or found["whole"].endswith(","):
        return None, percent
    decimals = found["decimals"] or ""
    return (len(decimals), decimals.count("0")), percent
