"""Whose a change is by the numbers themselves: 信号86期，其中蓝色16期，比去年增加12期，增长16.2% is of the 86, since 12 ÷ 74 = 16.2%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity, step
from drafting.quantities.reported import Found

_RATE: Final = "%"
_RISE: Final = "增加|增长|增产|增收|增支|多收|净增加?|上升|提高|提升|上涨|多|增幅[为达]?"
_FALL: Final = "减少|下降|减产|减收|减支|少收|净减少?|回落|降低|下跌|少|[降减]幅[为达]?"
_CHANGE: Final = lazy(f"(?:({_RISE})|({_FALL}))了?$")
_GOES_ON: Final = lazy(f"[，,、（(](?:同比|[比较](?:上年|去年)(?:同期)?)?(?:{_RISE}|{_FALL})了?")
_ENDS: Final = lazy("[。；！？]")
_HALF: Final = Decimal("0.5")


def borne_out(words: str, figures: Sequence[Found]) -> dict[int, int | None]:
    """Of each amount and rate that say one change (增加12期，增长16.2%) which figure before them has changed so, each by where it ends; None where none has, or more than one."""
    found: dict[int, int | None] = {}
    for at in range(1, len(figures) - 1):
        one, other = figures[at : at + 2]
        if (one.units == (_RATE,)) == (other.units == (_RATE,)) or _GOES_ON.fullmatch(words, one.end, other.start) is None:
            continue
        by, rate = (other, one) if one.units == (_RATE,) else (one, other)
        start = figures[at - 1].end
        directions = {_rises(words[start : one.start]), _rises(words[one.end : other.start])}
        if len(directions) > 1 or None in directions or by.quantity is None:
            continue
        bases = _before(words, figures, at, by)
        if bases:
            fitting = [number for number in bases if _fits(figures[number].quantity, by.quantity, rate.quantity, rises=directions == {True})]
            found[one.end] = found[other.end] = figures[fitting[0]].end if len(fitting) == 1 else None
    return found


def _rises(before: str) -> bool | None:
    """By the word before a figure; None where it says no change."""
    match = _CHANGE.search(before)
    return match[1] is not None if match else None


def _before(words: str, figures: Sequence[Found], at: int, by: Found) -> list[int]:
    """The figures of the statement so far that have the unit of the change, and are none themselves."""
    found: list[int] = []
    for number in range(at - 1, -1, -1):
        if _ENDS.search(words, figures[number].end, figures[number + 1].start):
            break
        start = figures[number - 1].end if number else 0
        if figures[number].units == by.units and _rises(words[start : figures[number].start]) is None:
            found.append(number)
    return found


def _fits(now: Quantity | None, by: Quantity, rate: Quantity | None, *, rises: bool) -> bool:
    """Whether it has changed by so much and by so many per cent, as far as they are told."""
    if now is None or rate is None:
        return False
    (low, high), (least, most) = _told(now), _told(by)
    if rises:
        low, high = low - most, high - least
    else:
        low, high = low + least, high + most
    if low <= 0 or least < 0:
        return False
    slowest, fastest = _told(rate)
    return least / high * 100 <= fastest and slowest <= most / low * 100


def _told(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """From where to where what is printed rounds to it."""
    slack = step(quantity.scale, quantity.decimals) * _HALF
    if quantity.scale == 1 and not quantity.decimals and quantity.unit != _RATE:
        slack = Decimal(0)  # counted
    return quantity.amount - slack, quantity.amount + slack
