"""Means that come out as a tenth of what they should be, or ten thousand times it: 人均直补 6000元 beside 3210人 and 192.6万元.

Of what exactly a mean is its name does not always say. So all amounts and counts that stand with it are tried: nothing is said where any
two of them give it, and only where two give it but for a decimal point or a 万 is it doubted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from drafting.checks.claims.claim import Claim
from drafting.checks.claims.families import Family, first
from drafting.checks.figures import Figure
from drafting.checks.reconciling.slips import SCALE, TENFOLD, retyped, slips
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_average

_MEAN: Final = lazy("(?:[^月年日]*[^平月年日])?([户人亩村件次起摊车套所辆头])均.*|平均每?(.).*|每(公里|平方米|[^月年日周]).*|.*(亩)产量?|.*?(单)产")
_UNITS: Final = {"人": ("人", "人次", "名"), "次": ("人次", "次"), "件": ("件", "起", "宗"), "起": ("起", "件"), "摊": ("个",), "村": ("个", "村"), "亩": ("亩",), "户": ("户",), "车": ("辆", "台"), "单": ("亩",)}
"""What a mean is by its one character → in what is counted that of which it is."""
_NO_PART: Final = lazy("均|每|上年|去年|标准")
_LIKELY: Final = (TENFOLD, SCALE)


def means_mistyped(family: Family, units: UnitTable) -> Iterator[Claim]:
    """One claim for each."""
    for name, stated in family.figures.items():
        one = _for_each(name)
        if not one or first(stated).is_zero:
            continue
        readings = list(_readings(name, stated, family, _UNITS.get(one, (one,)), units))
        if readings and all(each.judgement.verdict is Verdict.CONTRADICTS for each in readings):
            yield from [each for each in readings if _is_a_slip(each, units)][:1]


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _for_each(name: str) -> str:
    """Of each of what a figure of this name is: 户 of 户均; '' where it is no mean."""
    found = _MEAN.fullmatch(name)
    return next(each for each in found.groups() if each) if found else ""


def _readings(name: str, stated: Figure, family: Family, counted: tuple[str, ...], units: UnitTable) -> Iterator[Claim]:
    """By every two figures that could give it."""
    above = first(stated).unit.partition("/")[0]
    given = {**family.several, **family.figures}
    if "" in family.figures:  # {数值: 96万元, 户均: 3000元} beside 慰问 320户
        given = {**family.around, **given}
    of_all = [
        (said, each if len(each.measure.quantities) == 1 else each._replace(measure=Measure.of(quantity), said=f"{each.label}·{quantity.unit}"))
        for said, each in given.items() if said != name and not _NO_PART.search(said)
        for quantity in each.measure.quantities
    ]  # fmt: skip
    counts = [(said, _counted_in(unit, each, units)) for said, each in of_all for unit in counted[:1] if _is_counted_in(counted, each, units) and not first(each).is_zero]
    amounts = [(said, each) for said, each in of_all if units.convertible(first(each).unit, above)]
    for count, number in counts:
        for amount, much in amounts:
            if much is not number:
                yield Claim(stated, (much, number), f"{amount or much.label} / {count or number.label}", judge_average(first(stated), first(much), first(number), units))


def _is_counted_in(counted: tuple[str, ...], each: Figure, units: UnitTable) -> bool:
    return any(units.convertible(first(each).unit, unit) or first(each).unit == unit for unit in counted)


def _counted_in(unit: str, each: Figure, units: UnitTable) -> Figure:
    """800公顷 as so many 亩, of which a 亩产 is."""
    typed = first(each)
    if typed.unit == unit or not units.convertible(typed.unit, unit):
        return each
    factor = units.factor(typed.unit) / units.factor(unit)
    return each._replace(measure=Measure.of(replace(typed, unit=unit, exact=typed.amount * factor, slack=typed.half_width(units) * factor)))


def _is_a_slip(claim: Claim, units: UnitTable) -> bool:
    """Whether the mean comes out as printed, but for a decimal point or a 万."""
    much, number = claim.parts
    stated = first(claim.stated)
    if judge_average(retyped(stated, stated.number / 10, stated.decimals + 1), first(much), first(number), units).agrees:
        return True
    return any(
        slip.kind in _LIKELY and judge_average(slip.quantity, first(much), first(number), units).agrees
        for slip in slips(stated)
    )  # fmt: skip
