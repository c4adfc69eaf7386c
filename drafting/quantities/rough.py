"""What follows from figures that say only on which side of a number they lie: of 近2000人 of 2000人 comes 近100%, of 3000余人 after 2800人 7%以上.

From a bound only a bound may follow, rounded to the side on which it stays true, and from 约 no more than 约. From two that pull apart follows nothing, 3000余人 of 4000余人 may be
61% or 99%, unless both are so close that 约 is true of all that they may stand for. The marks are those of the size: of a fall too, 16%以上 is a greater one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from drafting.quantities.display import percent, typeset
from drafting.quantities.interval import EVERYTHING, Interval
from drafting.quantities.quantity import Quantity, Way
from drafting.quantities.units import UnitTable

_HUNDRED: Final = Decimal(100)
_ONE: Final = Decimal(1)
_ABOUT: Final = "约"
_LESS: Final = "不足"
_AT_MOST: Final = "不超过"
_STRICT: Final = ("below", "above")
"""How loose is what is not its number: 不足30人, 超过30人; 不超过30人 may be 30."""
_ITSELF_TOO: Final = "以上"
_NEARLY: Final = Decimal("0.05")
"""How far from 约75% may be what it stands for, of itself."""
_FLIPPED: Final[dict[Way, Way]] = {"": "", "up": "down", "down": "up"}


def rate_of(ratio: Decimal, over: Quantity, under: Quantity, units: UnitTable) -> Quantity | None:
    """`ratio` of `over` to `under` in per cent; None where the figures do not tell it."""
    if not (over.is_marked or under.is_marked):
        return percent(ratio)
    way = _way(over, under)
    if way:
        return _bounded(ratio * _HUNDRED, way, "近" if _is_near(over, under) else _below(over, under))
    return _about(ratio * _HUNDRED) if _is_told_apart(over, under) or _is_close(_quotient(ratio, over, under, units), ratio) else None


def quotient_of(told: Quantity, over: Quantity, under: Quantity, units: UnitTable) -> Quantity | None:
    """`told`, what comes of `over` by `under` in other units (元/人), in the words that their marks allow; None where they do not tell it."""
    if not (over.is_marked or under.is_marked):
        return told
    way = _way(over, under)
    if way:
        return _on_its_side(told, way, "近" if _is_near(over, under) else _below(over, under))
    return _marked(told, _ABOUT) if _is_told_apart(over, under) or _is_close(_quotient(_ONE, over, under, units), _ONE) else None


def multiple_of(told: Quantity, one: Quantity) -> Quantity:
    """`told`, `one` times a number that is known: as much a bound as it is itself."""
    if not one.is_marked:
        return told
    return _on_its_side(told, one.way, "近" if one.is_near else _below(one)) if one.way else _marked(told, _ABOUT)


def product_of(told: Quantity, one: Quantity, rate: Quantity, units: UnitTable) -> Quantity | None:
    """`told`, so much of `one` as `rate` says, in the words that their marks allow; None where they do not tell it."""
    if not (one.is_marked and rate.is_marked):
        return multiple_of(told, one if one.is_marked else rate)
    if one.way == rate.way:
        return _on_its_side(told, one.way, _below(one, rate)) if one.way else _marked(told, _ABOUT)
    over, by = _whole(one, units), _whole(rate, units)
    return _marked(told, _ABOUT) if _is_close(Interval(over.low * by.low, over.high * by.high), one.amount * rate.amount) else None


def sum_of(told: Quantity, terms: Sequence[Quantity]) -> Quantity:
    """`told`, the sum of all, as a bound where all marks point to one side: of 3000余人 and 4000余人 come 7000人以上."""
    marked = [each for each in terms if each.is_marked]
    ways = {each.way for each in marked}
    if len(ways) != 1 or not (way := next(iter(ways))) or any(each.amount < 0 for each in terms):
        return told
    return _on_its_side(told, way, "近" if len(marked) == 1 and marked[0].is_near else _below(*marked))


def left_of(told: Quantity, whole: Quantity, part: Quantity, units: UnitTable) -> Quantity | None:
    """`told`, what is left of `whole` without `part`, in the words that their marks allow; None where they do not tell it."""
    found = difference_of(told, whole, part, units)
    if found is not None or not told.amount:
        return found
    apart = _whole(whole, units).sub(_whole(part, units).scale(units.factor(part.unit) / units.factor(whole.unit)))
    return _marked(told, _ABOUT) if _is_close(apart, told.amount * units.factor(told.unit) / units.factor(whole.unit)) else None


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


def surely_at_most(part: Quantity, limit: Quantity, units: UnitTable) -> bool:
    """Whether nothing that `part` may stand for is above the number of `limit`: 约8户 of 20户."""
    high = _whole(part, units).high if part.is_marked else part.amount
    return high * units.factor(part.unit) <= limit.amount * units.factor(limit.unit)


def surely_below(part: Quantity, limit: Quantity, units: UnitTable) -> bool:
    """Whether nothing that `part` may stand for reaches anything that `limit` may: 近3000人 of 近4000人."""
    done, due = _whole(part, units).scale(units.factor(part.unit) / units.factor(limit.unit)), _whole(limit, units)
    return done.high < due.low or (done.high == due.low and (done.high_open or due.low_open))


def _way(over: Quantity, under: Quantity) -> Way:
    """To which side of the quotient all marks point; "" where they point nowhere, or to both."""
    if over.is_about or under.is_about:
        return ""
    ways = {over.way, _FLIPPED[under.way]} - {""}
    return ways.pop() if len(ways) == 1 else ""


def _is_told_apart(over: Quantity, under: Quantity) -> bool:
    """Whether 约 is all that loosens them, on one side or on both."""
    return not (over.way or under.way)


def _is_close(whole: Interval, number: Decimal) -> bool:
    """Whether 约 before `number` is true of all that is meant."""
    away = abs(number) * _NEARLY
    return number - away <= whole.low and whole.high <= number + away


def _quotient(ratio: Decimal, over: Quantity, under: Quantity, units: UnitTable) -> Interval:
    """All that the quotient may be that is `ratio` by its numbers."""
    if not over.amount or not under.amount:
        return EVERYTHING
    return _whole(over, units).divide(_whole(under, units)).scale(ratio / (over.amount / under.amount))


def _below(*marked: Quantity) -> str:
    """What is said of less than comes of them: 不超过 where each of their bounds may be met, 30人 of 不超过30人."""
    return _LESS if any(each.looseness in _STRICT and each.suffix != _ITSELF_TOO for each in marked) else _AT_MOST


def _is_near(over: Quantity, under: Quantity) -> bool:
    return over.is_near and not under.is_marked


def _is_sure(change: Decimal, ratio: Decimal, now: Quantity, then: Quantity, units: UnitTable) -> bool:
    """Whether all that the figures may stand for is on the side of `change`: 3000余人 may be 3999人, and less than 4000人."""
    if not now.amount or not then.amount:
        return False
    whole = _quotient(ratio, now, then, units)
    return whole.low >= _ONE if change > 0 else whole.high <= _ONE


def _whole(quantity: Quantity, units: UnitTable) -> Interval:
    """What it may stand for; 约1000人 by half of its second digit more or less, unless it is given more closely."""
    if not quantity.is_about:
        return quantity.interval(units) if quantity.exact is None or not quantity.way else EVERYTHING  # of what was worked out, no last place says how far it goes
    second = _ONE.scaleb(quantity.amount.adjusted() - 1)
    return Interval.around(quantity.amount, min(second, quantity.place) / 2)


def _on_its_side(told: Quantity, way: Way, below: str) -> Quantity:
    """What was worked out, no less than its number or less than it, which `below` says, rounded to the side on which that is true."""
    size = (abs(told.amount) / told.scale).quantize(_ONE.scaleb(-told.decimals), ROUND_FLOOR if way == "up" else ROUND_CEILING)
    amount = (-size if told.amount < 0 else size) * told.scale
    below = _LESS if below == _AT_MOST and size * told.scale != abs(told.amount) else below
    prefix, suffix = ("", "以上") if way == "up" else (below, "")
    return typeset(amount, told.scale, told.unit, told.decimals, prefix=prefix, suffix=suffix, slack=told.slack)


def _marked(told: Quantity, mark: str) -> Quantity:
    return replace(told, text=f"{mark}{told.text.removeprefix(told.prefix)}", prefix=mark, suffix="")


def _bounded(number: Decimal, way: Way, below: str) -> Quantity:
    """The size of `number` or more, or less than it, which `below` says."""
    size = abs(number)
    decimals = 0 if size >= 1 else 1
    step = _ONE.scaleb(-decimals)
    told = size.quantize(step, ROUND_FLOOR if way == "up" else ROUND_CEILING)
    if not told:
        return _about(number)
    signed = told if number >= 0 else -told
    below = _LESS if below == _AT_MOST and told != size else below
    return typeset(signed, 1, "%", decimals, suffix="以上", strip=True) if way == "up" else typeset(signed, 1, "%", decimals, prefix=below, strip=True)


def _about(number: Decimal) -> Quantity:
    return typeset(number, 1, "%", 0 if abs(number) >= 1 else 1, prefix=_ABOUT, strip=True)
