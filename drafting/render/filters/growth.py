"""Against an earlier figure: a fall never reads 增长, equal reads 持平, a rate moves by points."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from drafting.blocks import marks
from drafting.facts.derived import comparable
from drafting.facts.fact import OWED, PRESENT, Fact
from drafting.quantities.quantity import Quantity
from drafting.render.asking import there
from drafting.render.filters.kinds import Filter, Test, ledger_of, refuse


def change(fact: Fact, lead: str, equal: str) -> str:
    """`fact` is a rate of change: 同比增长7.98%, 同比下降2.5%, 同比提高3.6个百分点, 与上年同期持平."""
    measure = fact.measure
    if measure is None:
        refuse(f"{fact.path}不是数，不能说升降")
    quantity = measure.first
    if quantity.is_zero:
        return ledger_of(fact).said(fact, equal)
    if not quantity.number:  # it would print as 0%
        return ledger_of(fact).said(fact, equal.replace("持平", "基本持平"))
    return f"{lead}{direction(quantity)}{ledger_of(fact).quantity(fact, quantity, signed=False)}"


def direction(quantity: Quantity) -> str:
    """The verb by sign and unit."""
    if quantity.amount < 0:
        return "下降"
    return "提高" if quantity.unit == "个百分点" else "增长"


_SUBJECTS: Final = {"户": "户数", "人": "人数", "人次": "人次", "元": "金额", "个": "个数", "公里": "里程"}


def subject(fact: Fact, comparison: str) -> str:
    """Which figure of a pair a rate speaks of: 862户4108万元，户数同比下降…; "" for a single figure."""
    measure = fact.measure
    if measure is None or len(measure.quantities) < 2:
        return ""
    pair = comparable(fact, fact.lookup(comparison))
    return _SUBJECTS.get(pair[0].unit, f"{pair[0].unit}数") if pair is not None else ""


def _against(name: str, comparison: str, lead: str, equal: str) -> Callable[[Fact], str]:
    def phrase(fact: Fact) -> str:
        rate = fact.lookup(name)
        if rate.state is not PRESENT:
            return str(rate)
        return subject(fact, comparison) + change(rate, lead, equal)

    return phrase


year_on_year: Final = _against("同比", "上年同期", "同比", "与上年同期持平")
since_year_end: Final = _against("较上年末", "上年末", "较上年末", "与上年末持平")


def _amounts(name: str, lead: str, equal: str) -> Callable[[Fact], str]:
    """增加 or 减少 by an amount, of the first quantity; a rate moves as it does in 同比."""

    def phrase(fact: Fact) -> str:
        difference = fact.lookup(name)
        if difference.measure is None:
            return str(difference)
        quantity = difference.measure.first
        if quantity.is_zero:
            return ledger_of(fact).said(difference, equal)
        if not quantity.number:
            return ledger_of(fact).said(difference, equal.replace("持平", "基本持平"))
        word = direction(quantity) if quantity.unit == "个百分点" else "增加" if quantity.amount > 0 else "减少"
        ledger = ledger_of(fact)
        return f"{lead}{word}{ledger.quantity(difference, unsigned(quantity))}"

    return phrase


def moved(difference: Fact, lead: str) -> str:
    """A difference that the data gives itself: 同比减少200人, 同比增加3户9人; 同比增减-2户3人, which no one verb says."""
    measure = difference.measure
    if measure is None:
        return f"{lead}增减{difference}"
    first, *others = measure.quantities
    if any((each.amount < 0) is not (first.amount < 0) for each in others):
        return f"{lead}增减{difference}"
    word = direction(first) if first.unit in ("%", "个百分点") else "减少" if first.amount < 0 else "增加"
    ledger = ledger_of(difference)
    if not others:
        return f"{lead}{word}{ledger.quantity(difference, unsigned(first))}"
    separators = ("", *map(marks.literal, measure.separators))
    pieces = zip(separators, measure.quantities, strict=True)
    return lead + word + "".join(f"{between}{ledger.quantity(difference, unsigned(each), each.unit)}" for between, each in pieces)


def unsigned(quantity: Quantity) -> Quantity:
    """The size of a change; its sign is said by the verb."""
    if quantity.amount >= 0:
        return quantity
    from dataclasses import replace

    exact = None if quantity.exact is None else -quantity.exact
    return replace(quantity, text=quantity.text.replace("-", "", 1), number=-quantity.number, exact=exact)


def _sign(fact: Fact) -> Decimal | None:
    """The sign of a fact's movement: of 同比 where it has one, else of its own value."""
    rate = fact.lookup("同比")
    measure = rate.measure if rate.state is PRESENT else fact.measure
    return None if measure is None else measure.first.amount


def _test(accept: Callable[[Decimal], bool]) -> Callable[[Fact], bool]:
    def ask(fact: Fact) -> bool:
        sign = _sign(fact)
        return sign is not None and accept(sign)

    return ask


def _zero(fact: Fact) -> bool:
    zero = fact.measure is not None and fact.measure.is_zero
    if zero:
        ledger_of(fact).worded_zeros.add(fact.path)
    return zero


def _owed(fact: Fact) -> bool:
    return fact.state is OWED


FILTERS: Final = (
    Filter(
        "同比", year_on_year, "与上年同期相比",
        ("{数值: 59674人, 上年同期: 55261人}", "甲|同比", "同比增长7.99%"), takes_gaps=True, says="同比",
    ),
    Filter(
        "同比增减", _amounts("同比增减", "比上年同期", "与上年同期持平"), "比上年同期增减多少",
        ("{数值: 59人, 上年同期: 60人}", "甲|同比增减", "比上年同期减少1人"),
    ),
    Filter(
        "较上年末", since_year_end, "与上年末相比",
        ("{数值: 59人, 上年末: 59人}", "甲|较上年末", "与上年末持平"), takes_gaps=True, says="较上年末",
    ),
    Filter(
        "较上年末增减", _amounts("较上年末增减", "较上年末", "与上年末持平"), "较上年末增减多少",
        ("{数值: 422人, 上年末: 383人}", "甲|较上年末增减", "较上年末增加39人"),
    ),
)

TESTS: Final = (
    Test("零", _zero, "数值为 0", ("{数值: 0户}", "甲 is 零", True)),
    Test("有", there, "数据里给了（含待补）；组里有数", ("{数值: 0户}", "甲 is 有", True)),
    Test("待补", _owed, "应填而未填", ("待补", "甲 is 待补", True)),
    Test("上升", _test(lambda sign: sign > 0), "比上年同期高", ("{数值: 5户, 上年同期: 4户}", "甲 is 上升", True)),
    Test("下降", _test(lambda sign: sign < 0), "比上年同期低", ("{数值: 5户, 上年同期: 4户}", "甲 is 下降", False)),
    Test("持平", _test(lambda sign: sign == 0), "与上年同期相同", ("{数值: 5户, 上年同期: 5户}", "甲 is 持平", True)),
)
