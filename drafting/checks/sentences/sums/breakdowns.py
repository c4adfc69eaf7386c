"""Totals that a text divides, judged.

Nothing is accused that the text does not put together itself. A list may leave something out, so one that does not add up is told
only where the figures beside it (251人 beside 86户) do, and doubted where a slip of the pen explains it (`suspicions.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import LISTED, Claim, added
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.listed.bare_lists import with_units
from drafting.checks.sentences.listed.beginnings import Beginnings
from drafting.checks.sentences.listed.division import Division
from drafting.checks.sentences.listed.lists import Listed, lists
from drafting.checks.sentences.listed.otherwise import OVERLAPPING, is_left_open
from drafting.checks.sentences.rules import SUM
from drafting.checks.sentences.sums.suspicions import suspected
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_sum

_SURE_TOTAL: Final = Decimal(20)
"""Smaller totals are met by chance."""
_NEAREST: Final = 4
"""Figures of one kind before a list that may be its total."""
_TIMES: Final = "次"
_LITTLE: Final = Decimal("0.02")
"""Of all times, what no second coming explains, where their last digits agree besides."""
_TENS: Final = 10


def breakdowns(line: Line, before: Line | None, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line; a line that begins with 其中 divides what the one before ends with."""
    for each in lists(line, before):
        yield from _judged(with_units(each), line, units)


def _judged(block: Listed, line: Line, units: UnitTable) -> Iterator[Claim]:
    open_kinds: list[list[Cell]] = []
    proven: list[Claim] = []
    for column in _columns(block.items, units):
        totals = [each for each in block.totals if of_one_kind(each, column[0], units) and not each.is_change][:_NEAREST]
        if not totals:
            if block.totals and (claim := _as_often(column, block, units)):
                yield claim
            continue
        found = _adding_up(column, totals, units, listed=block.listed)
        if found is None:
            open_kinds.append(column)
        else:
            proven.append(replace(found, sure=_is_all_said(found, column, block, line, units)))
    yield from proven
    told = [each for claim in proven for each in _companions(claim, block, units)]
    yield from told
    for column in open_kinds if block.listed and not block.may_go_on else ():
        if not any(of_one_kind(each.whole, column[0], units) for each in told):
            yield from suspected(column, block, line, units)


def _as_often(column: list[Cell], block: Listed, units: UnitTable) -> Claim | None:
    """补贴甲3620人、乙4120人，共7740人次: times are no fewer than those who came; a little more than these, by a slip, are no second coming."""
    total = block.totals[0]
    alike = total.quantity.unit == f"{column[0].quantity.unit}{_TIMES}" and column == list(block.items)
    plain = not any(each.quantity.is_marked for each in (total, *column))
    if not (alike and plain and block.listed) or total.start < column[-1].end or total.noun or "其中" in block.words or OVERLAPPING.search(block.words):
        return None
    people = replace(total, quantity=replace(total.quantity, unit=column[0].quantity.unit))
    judged = judge_sum(people.quantity, [each.quantity for each in column], units)
    slip = "" if judged.agrees else explained(people, column, units).slip
    over = total.quantity.amount - sum(each.quantity.amount for each in column)
    is_told = judged.agrees or over < 0 or (bool(slip) and over <= total.quantity.amount * _LITTLE and not over % _TENS)
    return Claim(LISTED, SUM, total, tuple(column), judged, added(column), accused=True, slip=slip, doubtful=True) if is_told else None


def _columns(items: Sequence[Cell], units: UnitTable) -> list[list[Cell]]:
    """The figures of each kind that may be added, kinds in the order in which they come."""
    columns: list[list[Cell]] = []
    before: Cell | None = None
    for item in items:
        if item.is_rate or item.is_change:
            continue
        if not item.quantity.unit:
            if before is not None and item.label and item.quantity.decimals:  # 38.526万元和46.9180: the unit is that of the one before
                next(each for each in columns if before in each).append(item)
            continue
        before = item
        column = next((each for each in columns if of_one_kind(each[0], item, units)), None)
        if column is None:
            columns.append([item])
        else:
            column.append(item)
    return columns


def _choices(column: list[Cell], *, listed: bool) -> Iterator[list[Cell]]:
    """What of a column may be the parts: all, the first of each ；, or those up to some point."""
    fewest = 2 if listed else 3
    if len(column) >= fewest:
        yield column
    heads = [each for at, each in enumerate(column) if not at or each.segment != column[at - 1].segment]
    if fewest <= len(heads) < len(column):
        yield heads
    if listed:
        for end in range(len(column) - 1, 1, -1):
            yield column[:end]


def _adding_up(column: list[Cell], totals: list[Cell], units: UnitTable, *, listed: bool) -> Claim | None:
    beginnings = Beginnings(column, units)
    for parts in _choices(column, listed=listed):
        sums = beginnings if parts[-1] is column[len(parts) - 1] else Beginnings(parts, units)
        for total in totals:
            if not sums.may_be(total, len(parts)):
                continue
            judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
            if (judged.agrees or judged.verdict is Verdict.TAIL) and (total.quantity.number >= _SURE_TOTAL or total.quantity.decimals or len(parts) > 2 or listed):
                return Claim(LISTED, SUM, total, tuple(parts), judged, added(parts))
    return None


def _is_all_said(claim: Claim, column: list[Cell], block: Listed, line: Line, units: UnitTable) -> bool:
    """Whether the words divide just this total into just these parts: all that they list, or the first of each ；, and nothing is left open."""
    is_nearest = next(each for each in block.totals if of_one_kind(each, claim.whole, units) and not each.is_change) is claim.whole
    parts = list(claim.parts)
    is_all = parts == column if is_nearest else parts == column and claim.whole.quantity.number >= _SURE_TOTAL
    is_one_of_each = len({each.segment for each in parts}) == len(parts) == len({each.segment for each in column}) and claim.whole.quantity.number >= _SURE_TOTAL
    if not block.listed or not (is_all or is_one_of_each or (is_nearest and _is_one_breath(claim, column))) or OVERLAPPING.search(block.words):
        return False
    return not is_left_open(Division(claim.whole, claim.parts, column, block, line, units))


def _is_one_breath(claim: Claim, column: list[Cell]) -> bool:
    """Whether the parts are all that stands in the ；-part of the total, and what follows behind it is no part of it, for it is more: 12.6万亩，其中甲3.8万亩、乙8.8万亩；配方施肥21万亩."""
    where = (claim.whole.sentence, claim.whole.segment)
    rest = [each for each in column if each not in claim.parts]
    is_own = list(claim.parts) == [each for each in column if (each.sentence, each.segment) == where]
    return is_own and all(each.quantity.amount > claim.whole.quantity.amount for each in rest)


def _companions(claim: Claim, block: Listed, units: UnitTable) -> Iterator[Claim]:
    """The other figures of the same parts: where the 户 add up to their total, the 人 beside them do."""
    if (claim.whole.quantity.amount < _SURE_TOTAL and len(claim.parts) < 3) or OVERLAPPING.search(block.words):
        return
    for total in _beside(claim.whole, block, units):
        parts = _of_each_part(claim.parts, block.items, total, units)
        if len(parts) == len(claim.parts):
            total = _called_as(parts, total, block, units)
            judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
            if judged.verdict is Verdict.CONTRADICTS:
                yield Claim(LISTED, SUM, total, tuple(parts), judged, added(parts), accused=True, slip=explained(total, parts, units).slip)


def _called_as(parts: Sequence[Cell], total: Cell, block: Listed, units: UnitTable) -> Cell:
    """Where all parts are called by one name, the one figure beside the total that is, too: 协议引资7.8亿元，到位资金8.3亿元。其中工业到位资金6亿元."""
    names = {each.label for each in parts}
    name = names.pop() if len(names) == 1 else ""
    if not name or name in total.label:
        return total
    called = [each for each in block.totals if name in each.label and each.sentence == total.sentence and of_one_kind(each, total, units) and not each.is_change]
    return called[0] if len(called) == 1 else total


def _of_each_part(parts: Sequence[Cell], items: Sequence[Cell], total: Cell, units: UnitTable) -> list[Cell]:
    """The one figure of the total's kind that is said of each part, tight before or behind it or else alone between it and the next; fewer where one has none."""
    starts = [items.index(part) for part in parts]
    before = starts[0] > 0  # 项目95个，投资4.77亿元: a part's other figures come first
    ends = [*starts[1:], len(items)]
    since = [0, *(at + 1 for at in starts)]
    found: list[Cell] = []
    for number, (part, at) in enumerate(zip(parts, starts, strict=True)):
        tight = [each for each in items[max(at - 1, 0) : at + 2] if (each.tight and each.start == part.end) or (part.tight and each.end == part.start)]
        near = items[since[number] : at] if before else items[at + 1 : ends[number]]
        for choice in (tight, [each for each in near if each.segment == part.segment]):
            same = [each for each in choice if of_one_kind(each, total, units) and not each.is_change]
            if same:
                found += same if len(same) == 1 else []
                break
    return found


def _beside(whole: Cell, block: Listed, units: UnitTable) -> list[Cell]:
    """The figures that are said of the same whole, one of a kind: in its clause and those next to it, outside other brackets."""
    beside = [
        each for each in block.totals
        if each.sentence == whole.sentence and each.bracket == whole.bracket and abs(each.clause - whole.clause) <= 1 and not each.is_rate and not each.is_change
    ]  # fmt: skip
    return [each for each in beside if not of_one_kind(each, whole, units) and sum(of_one_kind(each, other, units) for other in beside) == 1]
