"""Averages that a text gives beside what they are of: 带动120户增收360万元，户均增收3万元; 家庭户120户，家庭户人口300人，平均每个家庭户的人口为2.5人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claim import Claim
from drafting.checks.sentences.of_whole import Size, size_of
from drafting.checks.sentences.rules import SHARE
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_average

AVERAGE: Final = lazy("人均|户均|亩均|村均|平均每|每(?:户|人|亩|个?村)平均")
_NAMED: Final = lazy(
    "(?:(?P<one>[人户亩村])均|平均每(?:一|1)?[个户]?(?P<thing>[\u4e00-\u9fff]{1,6}?)的?|每(?P<each>[户人亩村])平均)"
    "(?P<name>(?:增收|增加收入|人口|分红|获利|补助|投入|投资|奖补|收益|产值|受益|发放|收入|增产)?)(?:为|达到?|了|约)?"
)
"""An average of what a text counts; 人均可支配收入, 人均预期寿命 are the statisticians' own."""
_SAID: Final = lazy("(?:累计|共|已)*(?:完成|实现|达到?|为|有|了)*$")
_THINGS: Final = lazy("^(?:个|户|人|亩|村|乡镇)$")


@frozen
class _Sides:
    amounts: Sequence[Cell]
    counts: Sequence[Cell]
    named: bool


def average(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """What stands before it confirms an average whatever its words; one that no two figures fit is told where its words name both."""
    plain = [each for each in before if not each.quantity.is_marked and each.quantity.unit and each.quantity.amount]
    sized = [(each, size_of(each, units)) for each in reversed(plain)]
    for amount, whole in sized:
        for count, of_all in sized:
            if amount is not count and not count.is_rate and _may_be(cell, whole, count, of_all, units):
                claim = _claim(cell, amount, count, units)
                if claim.judgement.agrees:
                    sides = _sides(cell, plain, units)
                    return replace(claim, sure=sides is not None and list(sides.amounts) == [amount] and list(sides.counts) == [count])
    return _contradicted(cell, plain, units)


def _may_be(cell: Cell, whole: Size, count: Cell, of_all: Size, units: UnitTable) -> bool:
    """Whether an average is near enough to be judged; 元 is for one of whatever is counted, 元/户 for one 户."""
    quantity = cell.quantity
    factor = float(units.factor(quantity.unit))
    told = whole.amount / (of_all.amount if "/" in quantity.unit else float(count.quantity.amount))
    return quantity.is_marked or abs(told - float(quantity.amount) * factor) <= float(quantity.step) * factor + abs(told) * (whole.loose + of_all.loose)


def _contradicted(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    sides = _sides(cell, before, units)
    if sides is None or len(sides.amounts) != 1 or len(sides.counts) != 1 or cell.quantity.is_marked or cell.noun[:1] == "/":
        return None
    amount, count = sides.amounts[0], sides.counts[0]
    claim = _claim(cell, amount, count, units, accused=True)
    stands_beside = amount.tight and amount.start == count.end  # 120户300人，平均每户2.5人
    return claim if sides.named or stands_beside else None


def _sides(cell: Cell, before: Sequence[Cell], units: UnitTable) -> _Sides | None:
    """The figures of an average's own sentences which its words say that it is of."""
    words = _NAMED.fullmatch(cell.label)
    if words is None:
        return None
    near = [each for each in before if each.sentence == cell.sentence] if not words["thing"] else list(before)
    unit, thing, name = words["one"] or words["each"] or "", words["thing"] or "", words["name"]
    if _THINGS.match(thing):
        unit, thing = thing, ""
    counts = [each for each in near if not each.is_change and ((thing and each.label.endswith(thing)) or (unit and each.quantity.unit == unit))]
    of_kind = [each for each in near if each not in counts and not each.is_rate and units.convertible(each.quantity.unit, cell.quantity.unit)]
    called = [each for each in of_kind if name and _SAID.sub("", each.label).endswith(f"{thing}{name}")]
    amounts = called or [each for each in of_kind if not each.is_change]
    return _Sides(amounts, counts, named=bool(called))


def _claim(cell: Cell, amount: Cell, count: Cell, units: UnitTable, *, accused: bool = False) -> Claim:
    judged = judge_average(cell.quantity, amount.quantity, count.quantity, units)
    return Claim("平均", SHARE, cell, (amount, count), judged, f"{amount.quantity.text} ÷ {count.quantity.text}", accused, doubtful=True)

