"""One wrong figure, one finding: what a single member of a broken sum explains is said there, and only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.checks.figures import Term
from drafting.checks.judged import Judged, Relation
from drafting.quantities.measure import Measure, MeasureError, inherit_unit, minus, total
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict

_SUMS = frozenset({"构成", "合计"})

At = tuple[int, int]
"""A judged relation by its place in the list, and in its relation."""


class _Repair(NamedTuple):
    term: Term
    quantity: Quantity
    explained: list[At]


def joined(relations: Sequence[Relation], units: UnitTable) -> Sequence[Relation]:
    """The relations with those hushed that hold once one figure of a broken sum is what the sum makes of it."""
    wrong = {(i, j): judged for i, relation in enumerate(relations) for j, judged in enumerate(relation) if _is_loud(judged)}
    if len(wrong) < 2:
        return relations
    result = [list(relation) for relation in relations]
    for at, judged in wrong.items():
        i, j = at
        if judged.kind not in _SUMS or result[i][j].quiet:
            continue
        others = {each: other for each, other in wrong.items() if each != at and not result[each[0]][each[1]].quiet}
        best = max(_repairs(judged, others, units), key=lambda repair: len(repair.explained), default=None)
        if best is None or not best.explained:
            continue
        hint = f"多半是{best.term.label}填错了：改为 {best.quantity.text}，另有 {len(best.explained)} 处也就对上了"
        result[i][j] = judged._replace(culprit=best.term, hint=hint)
        for k, m in best.explained:
            result[k][m] = result[k][m]._replace(quiet=True)
    return result


def _is_loud(judged: Judged) -> bool:
    return judged.verdict is Verdict.CONTRADICTS and not judged.quiet


def _repairs(judged: Judged, others: dict[At, Judged], units: UnitTable) -> Iterator[_Repair]:
    """For each member of a sum, what it would be if the rest were right, and which other relations would then hold."""
    for term in (judged.whole, *judged.parts):
        near = {at: other for at, other in others.items() if any(each.path == term.path for each in (other.whole, *other.parts))}
        quantity = _needed(judged, term, units) if near else None
        if quantity is not None:
            yield _Repair(term, quantity, [at for at, other in near.items() if _would_hold(other, term.path, quantity)])


def _needed(judged: Judged, term: Term, units: UnitTable) -> Quantity | None:
    whole = judged.whole.quantity
    rest = [Measure.of(inherit_unit(part.quantity, whole)) for part in judged.parts if part.path != term.path]
    try:
        if term is judged.whole:
            return total(rest, units).first
        left = minus(Measure.of(whole), total(rest, units), units).first if rest else whole
    except MeasureError:
        return None
    return left if left.amount >= 0 else None


def _would_hold(judged: Judged, path: str, quantity: Quantity) -> bool:
    if judged.again is None:
        return False
    whole = quantity if judged.whole.path == path else judged.whole.quantity
    parts = [quantity if part.path == path else part.quantity for part in judged.parts]
    return judged.again(whole, parts).verdict in (Verdict.AGREES, Verdict.TAIL)
