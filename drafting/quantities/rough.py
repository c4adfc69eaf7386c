"""What follows from figures that say only on which side of a number they lie: of 近2000人 of 2000人 comes 近100%, of 3000余人 after 2800人 7%以上.

From a bound only a bound may follow, rounded to the side on which it stays true, and from 约 no more than 约. The marks are those of the size: of a fall too, 16%以上 is a greater one.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from drafting.quantities.display import percent, typeset
from drafting.quantities.interval import Interval
from drafting.quantities.quantity import Quantity, Way
from drafting.quantities.units import UnitTable

_HUNDRED: Final = Decimal(100)
_ONE: Final = Decimal(1)
_ABOUT: Final = "约"
_FLIPPED: Final[dict[Way, Way]] = {"": "", "up": "down", "down": "up"}


def rate_of(ratio: Decimal, over: Quantity, under: Quantity) -> Quantity:
    """`ratio` of `over` to `under` in per cent."""
    if not (over.is_marked or under.is_marked):
        return percent(ratio)
    way = _way(over, under)
    return _bounded(ratio * _HUNDRED, way, "近" if _is_near(over, under) else "不足") if way else _about(ratio * _HUNDRED)


def change_of(ratio: Decimal, now: Quantity, then: Quantity, units: UnitTable) -> Quantity | None:
    """How much more or less, in per cent; None where the figures do not even tell whether it is more."""
    change = ratio - _ONE
    if not (now.is_marked or then.is_marked):
        return percent(change)
    way = _way(now, then)
    if not way:
        is_told = (now.is_about or then.is_about) and not (now.way or then.way) and _is_sure(change, ratio, now, then, units)
        return _about(change * _HUNDRED) if is_told else None
    if (change > 0) is (way == "up") and change:
        return _bounded(change * _HUNDRED, "up", "")
    if not change or not _is_sure(change, ratio, now, then, units):
        return None
    return _bounded(change * _HUNDRED, "down", "近" if change > 0 and _is_near(now, then) else "不足")


def difference_of(apart: Quantity, now: Quantity, then: Quantity, units: UnitTable) -> Quantity | None:
    """`apart`, as they differ by their numbers, in the words that their marks allow; None where these do not even tell which is more."""
    if not (now.is_marked or then.is_marked):
        return apart
    bare = replace(apart, text=apart.text.removeprefix(_ABOUT), prefix="", suffix="")
    way, is_more = _way(now, then), apart.amount > 0
    if way and apart.amount and is_more is (way == "up"):
        return replace(bare, text=f"{bare.text}以上", suffix="以上")
    whole = _whole(now, units).sub(_whole(then, units).scale(units.factor(then.unit) / units.factor(now.unit)))
    if not apart.amount or (now.is_about or then.is_about) is bool(way) or not (whole.low >= 0 if is_more else whole.high <= 0):
        return None
    mark = _ABOUT if not way else "近" if is_more and _is_near(now, then) else "不足"
    return replace(bare, text=f"{mark}{bare.text}", prefix=mark)


def _way(over: Quantity, under: Quantity) -> Way:
    """To which side of the quotient all marks point; "" where they point nowhere, or to both."""
    if over.is_about or under.is_about:
        return ""
    ways = {over.way, _FLIPPED[under.way]} - {""}
    return ways.pop() if len(ways) == 1 else ""


def _is_near(over: Quantity, under: Quantity) -> bool:
    return over.is_near and not under.is_marked


def _is_sure(change: Decimal, ratio: Decimal, now: Quantity, then: Quantity, units: UnitTable) -> bool:
    """Whether all that the figures may stand for is on the side of `change`: 3000余人 may be 3999人, and less than 4000人."""
    if not now.amount or not then.amount:
        return False
    whole = _whole(now, units).divide(_whole(then, units)).scale(ratio / (now.amount / then.amount))
    return whole.low >= _ONE if change > 0 else whole.high <= _ONE


def _whole(quantity: Quantity, units: UnitTable) -> Interval:
    """What it may stand for; 约1000人 by half of its second digit more or less, unless it is given more closely."""
    if not quantity.is_about:
        return quantity.interval(units)
    second = _ONE.scaleb(quantity.amount.adjusted() - 1)
    return Interval.around(quantity.amount, min(second, quantity.place) / 2)


def _bounded(number: Decimal, way: Way, below: str) -> Quantity:
    """The size of `number` or more, or less than it, which `below` says."""
    size = abs(number)
    decimals = 0 if size >= 1 else 1
    step = _ONE.scaleb(-decimals)
    told = size.quantize(step, ROUND_FLOOR if way == "up" else ROUND_CEILING)
    if not told:
        return _about(number)
    signed = told if number >= 0 else -told
    return typeset(signed, 1, "%", decimals, suffix="以上", strip=True) if way == "up" else typeset(signed, 1, "%", decimals, prefix=below, strip=True)


def _about(number: Decimal) -> Quantity:
    return typeset(number, 1, "%", 0 if abs(number) >= 1 else 1, prefix=_ABOUT, strip=True)
