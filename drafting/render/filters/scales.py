"""Money, people and land in another scale; percentages with so many places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.facts.fact import Fact
from drafting.quantities.display import in_scale
from drafting.quantities.measure import Measure, MeasureError
from drafting.quantities.quantity import Quantity
from drafting.render.filters.kinds import Filter, ledger_of, refuse


def _single(fact: Fact, unit: str, name: str) -> tuple[Quantity, str]:
    """The quantity of that unit and, where the measure has several, its unit as a component."""
    measure = fact.measure
    if measure is None:
        refuse(f"“{name}”只能用在数上，{fact.path}不是数")
    quantity = measure.component(unit) or (measure.first if len(measure.quantities) == 1 else None)
    if quantity is None:
        refuse(f"{fact.path}没有以“{unit}”计的数")
    return quantity, quantity.unit if len(measure.quantities) > 1 else ""


def _scale(name: str, unit: str, scale: int) -> Callable[..., str]:
    def phrase(fact: Fact, decimals: int | None = None) -> str:
        quantity, component = _single(fact, unit, name)
        if quantity.unit != unit:
            refuse(f"{fact.path}的单位是“{quantity.unit}”，不能写成{name}")
        return ledger_of(fact).quantity(fact, in_scale(quantity, scale, decimals), component)

    return phrase


def _percentage(fact: Fact, decimals: int = 2) -> str:
    quantity, component = _single(fact, "%", "百分比")
    if quantity.unit != "%":
        refuse(f"{fact.path}不是百分数")
    try:
        shown = in_scale(quantity, 1, decimals)
    except MeasureError as error:
        refuse(error.message_zh)
    return ledger_of(fact).quantity(fact, shown, component)


def _component(fact: Fact, unit: str) -> str:
    found = fact.lookup(unit)
    return str(found)


def _bare(fact: Fact) -> str:
    """Without its fall as a word: the sentence says it."""
    measure = fact.measure
    if measure is None or not isinstance(measure, Measure):
        refuse(f"“绝对值”只能用在数上，{fact.path}不是数")
    return ledger_of(fact).quantity(fact, measure.first, signed=False)


FILTERS: Final = (
    Filter("亿元", _scale("亿元", "元", 10**8), "以亿元为单位", ("{数值: 47430万元}", "甲|亿元", "4.743亿元")),
    Filter("万元", _scale("万元", "元", 10**4), "以万元为单位", ("{数值: 1.09亿元}", "甲|万元", "10900万元")),
    Filter("万人", _scale("万人", "人", 10**4), "以万人为单位，可给小数位数", ("{数值: 390589人}", "甲|万人(2)", "39.06万人")),
    Filter("万户", _scale("万户", "户", 10**4), "以万户为单位，可给小数位数", ("{数值: 63950户}", "甲|万户(2)", "6.4万户")),
    Filter("万亩", _scale("万亩", "亩", 10**4), "以万亩为单位，可给小数位数", ("{数值: 125000亩}", "甲|万亩", "12.5万亩")),
    Filter("百分比", _percentage, "百分数取几位小数", ("{数值: 95.554%}", "甲|百分比(1)", "95.6%")),
    Filter("部分", _component, "只取一个单位的数", ("{数值: 5361户12591人}", "甲|部分('户')", "5361户")),
    Filter("绝对值", _bare, "去掉正负，由句子自己说升降", ("{数值: -2.5%}", "甲|绝对值", "2.5%")),
)
