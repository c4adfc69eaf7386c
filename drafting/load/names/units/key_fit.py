"""Whether what is given under a name can be a key of a figure, and then it is: by its units, and where the figure has no such key yet."""

from __future__ import annotations

from typing import Final

from drafting.model.indicator import COMPARISONS, DIFFERENCES, PLAIN, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker

RATES: Final = frozenset({"%", "个百分点"})


def why_not(node: Indicator, key: str, given: Indicator, units: UnitTable) -> tuple[str, str] | None:
    """What stands against `given` being that key of the node, and what to type instead; None where nothing does."""
    if held(node, key):
        return f"已经有一个{key}了", f"两个数留一个，写成 {key}: …"
    said = given.value
    if key in COMPARISONS:
        if isinstance(said, Measure) and isinstance(node.value, Measure) and not fits(said, node.value, units):
            return f"{said}和{node.value}的单位不同", f"{key}也用“{node.value.units[0]}”作单位；不是它的{key}的，换个名称"
        return None
    if not given.given <= PLAIN or not (said is Marker.OWED or (isinstance(said, Measure) and set(said.units) <= RATES)):
        hint = f"增加的数写成 {key}增减: …；增长的百分比写成 {key}: …" if f"{key}增减" in DIFFERENCES else f"写成 {key}: 95% 的样子"
        return "不是一个百分数", hint
    return None


def since_when(node: Indicator, key: str, name: str) -> tuple[str, str] | None:
    """Beside 上年末 alone, 增长率 may be since then."""
    said = key != "同比" or key in name or node.end_of_last_year is None or node.same_period_last_year is not None
    return None if said else ("不知道是同比还是较上年末", "比上年同期的写成 同比: …；比上年末的写成 较上年末: …")


def held(node: Indicator, key: str) -> bool:
    """Whether the node has that key already."""
    return getattr(node, COMPARISONS[key]) is not None if key in COMPARISONS else key in node.stated


def take(node: Indicator, key: str, given: Indicator) -> None:
    """`given` is that key of the node: a figure to compare with, or a stated value."""
    if key in COMPARISONS:
        node.settle(COMPARISONS[key], given)
    else:
        node.settle("stated", {**node.stated, key: given.value})


def take_figure(node: Indicator, name: str) -> bool:
    """That child becomes the figure of its node, and what hangs on it hangs on the node; not where both give one thing, for then one would be lost."""
    child = node.children[name]
    if node.given & (child.given - {"children"}) or not child.children.keys().isdisjoint(node.children):
        return False
    below = {**node.children, **child.children}
    del below[name]
    for field in child.given - {"children"}:
        node.settle(field, getattr(child, field))
    node.settle("children", below)
    return True


def fits(said: Measure, whole: Measure, units: UnitTable) -> bool:
    """Whether each unit of the one is a unit of the other or of its family. A bare number takes the other's."""
    return all(not unit or any(not each or units.convertible(unit, each) for each in whole.units) for unit in said.units)


def may_be_of(said: object, whole: object, units: UnitTable) -> bool:
    """Whether a key may be that of a figure by its unit: a share of any but another share."""
    if not isinstance(said, Measure) or not isinstance(whole, Measure):
        return False
    return RATES.isdisjoint(whole.units) if set(said.units) <= RATES else fits(said, whole, units)


def is_count(node: Indicator) -> bool:
    """85% beside a task of 24万亩 is what part of it is done."""
    return isinstance(node.value, Measure) and node.given <= PLAIN and "%" not in node.value.units
