"""Whether a rate that its name makes of two figures is made of others that stand beside it: 入住率 of 分配, not of 房源; 结案率 of 受理 and 旧存 together."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import CARRIED, first
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import judge_rate


def is_made_otherwise(claim: Claim, family: Figures, units: UnitTable) -> bool:
    """Whether two others of its family give it, or a part with another part, or the whole with what was carried over. The same two the other way round do not."""
    stated, (done, whole) = first(claim.stated), map(first, claim.parts)
    others = [(name, figure) for name, figure in family.items() if figure is not claim.stated and figure not in claim.parts]
    counted = [done, whole, *(first(figure) for _, figure in others)]
    pairs = [(one, other) for one, other in permutations(counted, 2) if (one, other) not in ((done, whole), (whole, done))]
    for name, figure in others:
        if units.convertible(first(figure).unit, done.unit):
            pairs.append((_sum(done, first(figure), units), whole))
        if CARRIED.match(name) and units.convertible(first(figure).unit, whole.unit):
            pairs.append((done, _sum(whole, first(figure), units)))
    return any(units.convertible(one.unit, other.unit) and judge_rate(stated, one, other, units).agrees for one, other in pairs)


def _sum(one: Quantity, other: Quantity, units: UnitTable) -> Quantity:
    """Both in the unit of the one."""
    factor = units.factor(one.unit)
    amount = one.amount + other.amount * units.factor(other.unit) / factor
    return replace(one, exact=amount, slack=one.half_width(units) + other.half_width(units) * units.factor(other.unit) / factor)
