"""A number as its cell shows it: the decimals of its format, without the dust of binary arithmetic."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final

from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_LITERAL: Final = lazy(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLAIN: Final = lazy(r"[^0#?.]*(?P<whole>[#0?,]*)(?:\.(?P<decimals>[0#?]*))?(?P<scale>,*)(?P<percent>\s*%?)[^0#?.]*")
_FIRST_SECTION: Final = lazy(r'(?:"[^"]*"|\\.|[^;"])*')
_WORD: Final = lazy(r'"[^"]*"|\\[\u3400-\u9fff]')
_HAN: Final = lazy(r"[^\u3400-\u9fff]")
_PLACEHOLDER: Final = lazy(r"[0#?]")
_ESCAPED_POINT: Final = lazy(r"[0#]\\\.[0#]")
_DIGITS: Final = 15
"""Significant digits that a binary number holds for certain."""
_ROOM: Final = 10
"""Significant digits that a cell without a format shows."""


def shown_number(value: float, number_format: str) -> str | None:
    """`value` as text: 427.4 under 0.00 is 427.40, 0.971 under 0.0% is 97.1%, 202.00000000000003 is 202, 86 under 0"户" is 86户.

    Thousands separators are left out. None where the format scales (0.0,) or says a point of its own (0!.0): the number
    that a person sees is another one than the cell holds, and the heading's unit may be meant for either.
    """
    exact = _clean(value)
    before, after, places, percent, scaled = _format(number_format)
    if scaled:
        return None
    if percent:
        exact *= 100
    if places is None:
        text = _general(exact)
    else:
        optional, least = places
        text = _fixed(exact, optional, least)
    return f"{before}{text}{'%' if percent else ''}{after}"


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


class _Format(NamedTuple):
    """What a format says. `places`: (most decimals, least decimals), None where it says nothing of decimals."""

    before: str = ""
    after: str = ""
    places: tuple[int, int] | None = None
    percent: bool = False
    scaled: bool = False


@lru_cache(maxsize=256)
def _format(number_format: str) -> _Format:
    section = _section(number_format)
    first = _LITERAL.sub("", section).strip()
    before, after = _words_around(section)
    percent = "%" in first
    if first.lower() in ("", "general", "@", "g/通用格式"):
        return _Format(before, after)
    if "!" in section or _ESCAPED_POINT.search(section):
        return _Format(scaled=True)
    found = _PLAIN.fullmatch(first)
    if not found or not (found["whole"] or found["decimals"]):
        return _Format(before, after, None, percent)
    if found["scale"] or found["whole"].endswith(","):
        return _Format(scaled=True)
    decimals = found["decimals"] or ""
    return _Format(before, after, (len(decimals), decimals.count("0")), percent)


def _section(number_format: str) -> str:
    """The part of a format that positive numbers take: semicolons in quotes part nothing."""
    match = _FIRST_SECTION.match(number_format)
    return match[0] if match else ""


def _words_around(section: str) -> tuple[str, str]:
    """Chinese words that a format prints before and after the number: 约 and 户 of "约"0"户"."""
    placeholders = [match.start() for match in _PLACEHOLDER.finditer(_LITERAL.sub(lambda match: " " * len(match[0]), section))]
    words = [(match.start(), _HAN.sub("", match[0])) for match in _WORD.finditer(section)]
    if not placeholders:
        return "", "".join(word for _, word in words)
    before = "".join(word for at, word in words if at < placeholders[0])
    return before, "".join(word for at, word in words if at > placeholders[0])
