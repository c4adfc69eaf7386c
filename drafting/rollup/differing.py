"""What the whole's own file says otherwise than its places together, told as `check` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from drafting.checks.figures import Figure, figure_of
from drafting.checks.judged import finding
from drafting.checks.oddities.levels import UNLIKE_SUM
from drafting.checks.reconciling.sums import adds_up
from drafting.diagnostics import Diagnostic
from drafting.model.adding_up import adds_up_over_places
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.quantities.parse import parse_measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker
from drafting.rollup.rolled import Rolled, State

if TYPE_CHECKING:
    from drafting.facts.book import Book


_COMPARED: Final[frozenset[State]] = frozenset({"added", "doubted", "partial", "owed"})


def differing(each: Rolled, whole: Book, level: str, *, says_it_is_a_sum: bool = False, is_marked: bool = False) -> Iterator[Diagnostic]:
    """Rounding is no difference, and the whole may have more than the places of what neither the catalogue nor the words behind it say is their sum."""
    if each.state not in _COMPARED or not (says_it_is_a_sum or adds_up_over_places(whole.catalogue, each.path)):
        return
    node = node_at(whole.dataset.indicators, each.path)
    mine = figure_of(whole, node, each.path) if node is not None else None
    figures = [stand.figure._replace(said=stand.town.name) for stand in each.by.given if stand.figure]
    if mine is None or not figures:
        if node is not None and node.value is Marker.NOT_APPLICABLE and figures:
            message = f"{each.dotted}：{whole.dataset.unit.region}的文件写的是不适用，{len(figures)}个{level}加起来是 {each.total}"
            yield UNLIKE_SUM.at(whole.dataset.tree.place(each.path), message, f"没有改：有的，改成 {each.total}", path=each.dotted, excerpt="不适用")
        return
    if each.state not in ("added", "doubted"):
        yield from _less_than_some(each, mine, whole, level)
        return
    kept = f"{whole.dataset.unit.region}的没有改{'，行末标了“待核”，一样了再汇总一次就去掉' if is_marked else ''}"
    hint = f"{kept}：核对这个数和各{level}的数；另有本级自己的，在这一行末尾写 # 情况属实 D266：理由"
    said = finding(adds_up("上下级", UNLIKE_SUM, mine, figures, whole.units, hint, f"{len(figures)}个{level}之和"))
    if said is not None and said.code == UNLIKE_SUM.code:
        yield said


def _less_than_some(each: Rolled, mine: Figure, whole: Book, level: str) -> Iterator[Diagnostic]:
    """Of those that have come alone: more may be right, less is not."""
    some, _ = parse_measure(each.total, whole.units) if each.total else (None, None)
    if some is not None and is_less(mine.measure, some, whole.units):
        message = f"{each.dotted}：填 {mine.measure.text}，比来了的{len(each.by.given)}个{level}之和 {each.total} 还少"
        hint = f"{whole.dataset.unit.region}的没有改：核对这个数和各{level}的数"
        yield UNLIKE_SUM.at(mine.place, message, hint, path=each.dotted, excerpt=mine.measure.text)


def is_less(one: Measure, other: Measure, units: UnitTable) -> bool:
    """In the unit that both begin with."""
    return units.convertible(one.first.unit, other.first.unit) and not (one.first.looseness or other.first.looseness) and _amount(one, units) < _amount(other, units)


def is_equal(one: Measure, other: Measure, units: UnitTable) -> bool:
    """Quantity by quantity, whatever the units are that they are written in."""
    pairs = list(zip(one.quantities, other.quantities, strict=False))
    same = all(units.convertible(a.unit, b.unit) and a.amount * units.factor(a.unit) == b.amount * units.factor(b.unit) and a.looseness == b.looseness for a, b in pairs)
    return same and len(one.quantities) == len(other.quantities)


def _amount(measure: Measure, units: UnitTable) -> Decimal:
    return measure.first.amount * units.factor(measure.first.unit)
