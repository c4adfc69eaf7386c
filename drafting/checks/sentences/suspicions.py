"""Lists that do not add up, without a figure beside them that does: doubted where a slip of the pen explains the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, of_one_kind
from drafting.checks.sentences.claim import LISTED, ONE_PART, Claim, added
from drafting.checks.sentences.lists import Listed
from drafting.checks.sentences.rules import PART, SUM
from drafting.checks.slips import slip_to
from drafting.patterns import lazy
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_at_most, judge_sum

_LEFT_OPEN: Final = lazy("等|扣|减|退|抵|不含|除")
"""Words of a list that leaves something out, or takes something away."""
_OF_EACH: Final = lazy("每|均|指数|价|费|单产|亩产|标准|工资|薪|补贴|能力|日|月|最[高低大小多少]|净|增|减|降|超|[多少]开|比.*[多少]")
"""Amounts for one, and changes, of which a part may have a higher one."""
_TWO: Final = 2
_FEW_DIGITS: Final = 3
_NEARLY: Final = Decimal("0.01")


def suspected(column: list[Cell], block: Listed, units: UnitTable) -> Iterator[Claim]:
    """What may be wrong with a list of which no figures add up: a part that is more than the whole, or a difference that a slip explains."""
    total = next((each for each in block.totals if of_one_kind(each, column[0], units)), None)
    if total is None or total.is_change or total.quantity.unit != column[0].quantity.unit:
        return
    if column[0].end > total.end and (claim := _too_large(column[0], total, block, units)):
        yield claim
        return
    parts = [each for each in column if each.label or each.tight]
    if len(parts) < 2 or parts != column or _LEFT_OPEN.search(block.words) or any(each.quantity.is_marked or each.quantity.number < 0 for each in (total, *parts)):
        return
    judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return
    slip = slip_in(total, parts, units)
    over = sum((_amount(each, total, units) for each in parts), Decimal(0)) > _amount(total, total, units)
    if (slip and _is_no_chance(total, parts, units)) or _leaves_nothing_open(parts, total, block, over=over):
        yield Claim(LISTED, SUM, total, tuple(parts), judged, added(parts), accused=True, slip=slip, doubtful=True)


def _is_no_chance(total: Cell, parts: Sequence[Cell], units: UnitTable) -> bool:
    """Whether a slip that explains a difference explains it indeed: one of a digit is found for nearly any small number, unless it is nearly right."""
    digits = len(str(total.quantity.number).replace(".", "").strip("0"))
    whole = _amount(total, total, units)
    gap = abs(sum((_amount(each, total, units) for each in parts), Decimal(0)) - whole)
    return digits > _FEW_DIGITS or (digits == _FEW_DIGITS and gap <= whole * _NEARLY)


def _leaves_nothing_open(parts: Sequence[Cell], total: Cell, block: Listed, *, over: bool) -> bool:
    """252枚（金牌88枚、银牌84枚、铜牌80枚）: brackets right behind the total that hold a list and nothing else; or 甲3人，乙4人，合计7人.

    Two in brackets may be a choice, unless they are more than the whole.
    """
    alone = len(block.items) == len(parts) and total is block.totals[0] and not any(each.noun for each in parts)
    follows = total.start > parts[-1].end
    return block.bracketed and alone and (follows or over or len(parts) > _TWO)


def _too_large(part: Cell, total: Cell, block: Listed, units: UnitTable) -> Claim | None:
    """其中 a part that is more than the whole, which stands right before."""
    right_before = next((each for each in block.totals if not each.tight), None)
    same_place = (total.segment, total.bracket, total.item) == (part.segment, part.bracket, part.item) and part is block.items[0]
    if not block.words.startswith("其中") or not same_place or right_before is None or total.start < right_before.start:
        return None
    if _OF_EACH.search(f"{total.words}{part.words}") or "/" in f"{total.noun[:1]}{part.noun[:1]}":
        return None
    if any(of_one_kind(each, part, units) and _amount(each, total, units) >= _amount(part, total, units) for each in block.totals):
        return None
    judged = judge_at_most(part.quantity, total.quantity, units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return None
    reversed_ = Judgement(judged.verdict, part.quantity.text, total.quantity.text, judged.gap)
    return Claim(ONE_PART, PART, part, (total,), reversed_, "", accused=True, doubtful=True)


def slip_in(total: Cell, parts: Sequence[Cell], units: UnitTable) -> str:
    """What slip in one of the figures explains that they do not add up; "" where none does."""
    factor = units.factor(total.quantity.unit)
    amounts = [_amount(each, total, units) for each in parts]
    whole = sum(amounts, Decimal(0))
    meant = _meant(total.quantity, whole / factor)
    if found := slip_to(total.quantity, meant, units):
        return f"{total.quantity.text}{found}"
    for part, amount in zip(parts, amounts, strict=True):
        rest = total.quantity.amount * factor - (whole - amount)
        typed = inherit_unit(part.quantity, total.quantity)
        if rest > 0 and (found := slip_to(typed, _meant(typed, rest / units.factor(typed.unit)), units)):
            return f"{part.quantity.text}{found}"
    return ""


def _amount(cell: Cell, total: Cell, units: UnitTable) -> Decimal:
    """In the base of its kind; a bare figure is in the total's unit."""
    quantity = inherit_unit(cell.quantity, total.quantity)
    return quantity.amount * units.factor(quantity.unit)


def _meant(typed: Quantity, amount: Decimal) -> Quantity:
    return Quantity(typed.text, amount, 0, 1, typed.unit)
