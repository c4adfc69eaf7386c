"""Whose a change is by the numbers themselves: 信号86期，其中蓝色16期，比去年增加12期，增长16.2% is of the 86, since 12 ÷ 74 = 16.2%; so what is left of coming and going, 新增38人，死亡46人，净减少8人."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity, step
from drafting.quantities.reported import Found
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE, THAN_LAST_YEAR

_RATE: Final = "%"
_RISE: Final = f"{RISE}|{GAIN}|净增加?|多|[增升涨]幅[为达]?"
_FALL: Final = f"{FALL}|{LOSS}|节约|净减少?|少|[降减跌]幅[为达]?"
_CHANGE: Final = lazy(f"(?:({_RISE})|({_FALL}))了?$")
_GOES_ON: Final = lazy(f"[，,、（(]{THAN_LAST_YEAR}?(?:{_RISE}|{_FALL})了?")
_ENDS: Final = lazy("[。；！？]")
_NET: Final = lazy("[，,、；]净(?:(增)加?|减少?)了?")
_AVERAGE: Final = lazy("([人户]均|平均每)[\u4e00-\u9fff]{0,8}$")
_FORMER: Final = lazy("[比较由从][^，。；]{0,12}$")
_COUNTED: Final = {"人均": ("人", "人次", "名", "位", "口"), "户均": ("户",)}
_ENOUGH: Final = 3
"""Digits that are hardly met by chance."""
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
        if len(directions) > 1 or by.quantity is None:
            continue
        bases = _before(words, figures, at, by)
        if bases:
            fitting = [number for number in bases if _fits(figures[number].quantity, by.quantity, rate.quantity, rises=directions == {True})]
            if not fitting and any(_is_of_former(words, figures, number, by.quantity, rate.quantity) for number in bases):
                continue
            found[one.end] = found[other.end] = figures[fitting[0]].end if len(fitting) == 1 else None
    return found


@frozen
class Share:
    """By where they end, of which figures one is the average, and in which unit each is meant: 医疗补助332人次、178.2万元."""

    whole: int
    of: str
    among: int
    counted: str


@frozen
class Net:
    """By where they end, what came and what went of which a figure is what is left."""

    came: int
    went: int


def nets(words: str, figures: Sequence[Found]) -> dict[int, Net]:
    """Of each figure that is told as a net rise or fall right behind two of its unit, which of them is which, where the numbers say so."""
    found: dict[int, Net] = {}
    for one, other, figure in zip(figures, figures[1:], figures[2:], strict=False):
        match = _NET.fullmatch(words, other.end, figure.start)
        if match is None or not one.units == other.units == figure.units or _ENDS.search(words, one.end, other.start) is not None:
            continue
        now, then, left = one.quantity, other.quantity, figure.quantity
        if now is None or then is None or left is None or left.amount <= 0 or abs(now.amount - then.amount) != left.amount:
            continue
        is_first_more = now.amount > then.amount
        came, went = (one, other) if is_first_more == (match[1] == "增") else (other, one)
        found[figure.end] = Net(came.end, went.end)
    return found


def averages(words: str, figures: Sequence[Found]) -> dict[int, Share]:
    """Of each figure that is told as an average (人均补助5367元) the only two before it in its statement that come to it."""
    found: dict[int, Share] = {}
    for at, figure in enumerate(figures):
        stated = figure.quantity
        before = _AVERAGE.search(words, figures[at - 1].end if at else 0, figure.start)
        if stated is None or before is None or _digits(stated) < _ENOUGH:
            continue
        near = [(each.end, one) for each in _so_far(words, figures, at) for one in each.quantities]
        pairs = [
            Share(whole, of.unit, among, counted.unit)
            for whole, of in near for among, counted in near
            if of.unit == stated.unit != counted.unit != _RATE and counted.unit in _COUNTED.get(before[1], (counted.unit,)) and _comes_to(stated, of, counted)
        ]  # fmt: skip
        if len(pairs) == 1:
            found[figure.end] = pairs[0]
    return found


def _so_far(words: str, figures: Sequence[Found], at: int) -> list[Found]:
    """The figures of a statement before one."""
    start = at
    while start and _ENDS.search(words, figures[start - 1].end, figures[start].start) is None:
        start -= 1
    return list(figures[start:at])


def _comes_to(stated: Quantity, whole: Quantity, among: Quantity) -> bool:
    """Whether it is what one divided by the other rounds to."""
    if among.amount <= 0:
        return False
    low, high = _told(stated) if stated.decimals or stated.scale > 1 else (stated.amount - _HALF, stated.amount + _HALF)
    return low <= whole.amount / among.amount <= high


def _digits(quantity: Quantity) -> int:
    return len(str(abs(quantity.number)).replace(".", "").lstrip("0"))


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


def _is_of_former(words: str, figures: Sequence[Found], number: int, by: Quantity, rate: Quantity | None) -> bool:
    """Whether a figure is what it was before, 较年初的3120元下降260元，降幅8.3%, and the rate that of the two."""
    was = figures[number].quantity
    before = words[figures[number - 1].end if number else 0 : figures[number].start]
    if was is None or rate is None or was.amount <= 0 or _FORMER.search(before) is None:
        return False
    (low, high), (least, most), (slowest, fastest) = _told(was), _told(by), _told(rate)
    return low > 0 and least / high * 100 <= fastest and slowest <= most / low * 100


def _told(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """From where to where what is printed rounds to it."""
    slack = step(quantity.scale, quantity.decimals) * _HALF
    if quantity.scale == 1 and not quantity.decimals and quantity.unit != _RATE:
        slack = Decimal(0)  # counted
    return quantity.amount - slack, quantity.amount + slack
