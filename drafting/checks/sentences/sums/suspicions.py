"""Lists that do not add up, without a figure beside them that does: doubted where a slip of the pen explains the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import HELD_AGAINST, Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import LISTED, ONE_PART, Claim, added
from drafting.checks.sentences.claimed.explained import Explained, explained
from drafting.checks.sentences.listed.division import Division, amount_beside
from drafting.checks.sentences.listed.lists import Listed, counts_so_many
from drafting.checks.sentences.listed.otherwise import is_left_open, is_meant_otherwise
from drafting.checks.sentences.listed.rows import (
    are_alike,
    are_places,
    begins_with_a_figure,
    divides,
    excludes,
    joins,
    names_of,
    of_levels,
    of_months,
    of_places,
    overlaps,
    row_of,
    uses_up,
)
from drafting.checks.sentences.listed.shared import makes_up_the_whole
from drafting.checks.sentences.rules import PART, SUM
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_at_most, judge_sum

_COUNTED: Final = lazy("([两三四五六七八九十])个?(?:[县市区乡镇村级类项片批]|季度|方面|部门|单位)")
"""What sums up so many parts."""
_OF_EACH: Final = lazy("每|均|指数|价|费|单产|亩产|标准|工资|薪|补贴|能力|日|月|最[高低大小多少]|净|增|减|降|超|[多少]开|比.*[多少]|(?:带动|辐射|联结|服务|惠及|覆盖)[^，]{0,6}$")
"""Amounts for one, changes, and those who are brought along, of which a part may have a higher one."""
_FOR_ONE: Final = lazy("每(?![年季月周日天])|[人户亩]均")
"""What one of many gets, which beside what all get is no part of it: 资金583.2万元，其中特困户每人资助300元."""
_ARE: Final = ("分别为", "分别是")
_AT_LEAST: Final = 1
_NEAR: Final = 4
_LIKELY: Final = 12
_SURE: Final = 20
"""So many times likelier than chance is a slip that is believed: of parts that are mostly all, of any, and of those that seldom are all."""
_LITTLE: Final = Decimal("0.02")
"""Of the whole, what brackets may miss that are still believed to list its kinds by what they come to."""
_TWO: Final = 2
_TIMES: Final = 3
_MAY_COME_AGAIN: Final = ("户", "人", "名", "家")
"""Of whom one may be counted in each month."""
_MANY: Final = 5
"""Nobody names so many parts of a whole and leaves out the last, but of places."""


def suspected(column: list[Cell], block: Listed, line: Line, units: UnitTable) -> Iterator[Claim]:
    """What may be wrong with a list of which no figures add up: a part that is more than the whole, or a difference that a slip explains."""
    total = next((each for each in block.totals if of_one_kind(each, column[0], units) and not each.is_change and not _is_base(each, line) and not _is_compared(each, column[0])), None)
    if total is None or total.quantity.unit != column[0].quantity.unit:
        return
    if not _FOR_ONE.search(total.words):
        column = [each for each in column if not _FOR_ONE.search(each.label)]
        if not column:
            return
    if column[0].end > total.end and (claim := _too_large(column, total, block, line, units)):
        yield claim
        return
    for parts in _rows(column, block):
        if claim := _unlike(Division(total, parts, column, block, line, units)):
            yield claim
            return


def _is_base(cell: Cell, line: Line) -> bool:
    """完成年初预算60999万元的40.4%: a figure of another matter, of which the one before is a share."""
    after = next((each for each in line.cells if each.start >= cell.end), None)
    return after is not None and after.label == "的" and after.quantity.unit == "%"


def _is_compared(cell: Cell, first: Cell) -> bool:
    """1.86亿元，比去年的1.62亿元增加2400万元；其中…: what was a year ago is divided by nothing but brackets right behind it."""
    return HELD_AGAINST.match(cell.label) is not None and first.bracket == cell.bracket


def _rows(column: list[Cell], block: Listed) -> Iterator[Sequence[Cell]]:
    """What of a column may be the parts: those in one row, or all of one sentence, though they are not set alike (东乡12户、西乡8户，县直3户)."""
    if block.words.startswith("分别") or block.set_alike:
        yield column
        return
    row = row_of(column, block.items)
    yield row
    if _TWO <= len(row) < len(column) and (column[0].sentence, column[0].segment) == (column[-1].sentence, column[-1].segment):
        yield column


def _unlike(division: Division) -> Claim | None:
    """The claim of a list that does not add up to its total, where it was to."""
    total, parts, units = division.total, division.parts, division.units
    if len(parts) < _TWO or is_left_open(division) or any(each.quantity.is_marked or each.quantity.number < 0 for each in (total, *parts)):
        return None
    judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
    if judged.verdict is not Verdict.CONTRADICTS or is_meant_otherwise(division) or _is_of_another(division):
        return None
    why = explained(total, parts, units)
    if _is_closed(division, why) or _is_believed(division, why):
        return Claim(LISTED, SUM, total, tuple(parts), judged, added(parts), accused=True, slip=why.slip, doubtful=True)
    return None


def _is_of_another(division: Division) -> bool:
    """税收4.62亿元，非税2.24亿元，其中增值税1.8亿元、企业所得税0.6亿元: more than what stands before them may be of what stands before that."""
    total, units = division.total, division.units
    if division.gap <= 0 or division.block.bracketed:
        return False
    others = (each for each in division.block.totals if each is not total and of_one_kind(each, total, units) and not (each.is_change or _is_base(each, division.line)))
    return any(amount_beside(each, total, units) >= division.whole + division.gap for each in others)


def _is_closed(division: Division, why: Explained) -> bool:
    """Whether the list itself says that it is all: by its brackets, or by shares that make up 100%."""
    return makes_up_the_whole(division.parts, division.line, division.units) or _leaves_nothing_open(division, why)


def _leaves_nothing_open(division: Division, why: Explained) -> bool:
    """252枚（金牌88枚、银牌84枚、铜牌90枚）: brackets right behind the total that hold a list of kinds and nothing else; or 甲3人，乙4人，合计7人.

    Two in brackets may be a choice, unless they are more than the whole.
    """
    block, parts = division.block, division.parts
    alone = len(block.items) == len(parts) and division.total is block.totals[0] and not any(each.noun for each in parts)
    return block.bracketed and alone and (division.is_summed_up or ((division.gap > 0 or len(parts) > _TWO) and _are_kinds(division, why)))


def _are_kinds(division: Division, why: Explained) -> bool:
    """Whether brackets say of what kinds the whole is, and not what became of it: 360台（检查350台，不合格20台） divides nothing.

    Of names that do not say so nobody knows but by what they come to: mistyped parts nearly make up the whole, and miss, by a slip, less than the
    smallest of them, which else may be left out, or be within another. What is alike may be seen in several ways: 工业投资, 民间投资, 技改投资.
    """
    parts = division.parts
    if _is_all_told(division):
        return True
    if (len(parts) == _TWO and not are_alike(parts)) or abs(division.gap) > division.whole * _LITTLE:
        return False
    smallest = min(filter(None, map(division.amount, parts)))
    return excludes(parts) or (not overlaps(parts) and abs(division.gap) <= smallest / _TIMES and why.weight >= _AT_LEAST)


def _is_believed(division: Division, why: Explained) -> bool:
    """Whether the words of the parts, or how unlikely it would be by chance, tell that they were to be all of the whole."""
    if _is_sum_of_the_first(division) or (division.is_respective and not _is_right_beside(division)):
        return False
    if not division.block.set_alike and (_runs_over(division) or not division.is_one_row):
        return why.weight >= (_AT_LEAST if _is_all_told(division) else _SURE) and _are_named(division.parts)
    if bool(why.slip) and (_are_bare_amounts(division) or uses_up(division.parts, division.total.label)):
        return True
    if _is_all_told(division) or _sums_them_up(division):
        return True
    in_two_ways = division.block.bracketed and len(division.parts) == _TWO and not (are_alike(division.parts) or excludes(division.parts))
    return not in_two_ways and _are_named(division.parts) and why.weight >= _needed(division)


def _is_all_told(division: Division) -> bool:
    """Whether the names of the parts leave no third, or the parts, of which none is another, are more than the whole."""
    return divides(division.parts) or (division.gap > 0 and (excludes(division.parts) or _are_months_of_it(division)))


def _are_months_of_it(division: Division) -> bool:
    """32天，其中6月3天、7月16天、8月14天: too much by less than any month has, where what was there in each comes to several times the whole."""
    parts = division.parts
    return of_months(parts) and parts[0].quantity.unit not in _MAY_COME_AGAIN and parts[0].clause == parts[-1].clause and division.gap < min(map(division.amount, parts))


def _sums_them_up(division: Division) -> bool:
    """东乡12户、西乡30户，共42户; 县级4个、乡级12个、村级120个，三级共136个."""
    parts = division.parts
    if not division.is_summed_up or len(parts) < len(division.column):
        return False
    counted = _COUNTED.match(division.total.label)
    in_one = parts[0].clause == parts[-1].clause == division.total.clause - 1
    if in_one and division.total.label == "共" and not division.total.noun and len(parts) > _TWO and of_levels(parts):  # 省级750万元、市级300万元、县级450万元，共1500万元
        return True
    if counts_so_many(division.total) == len(parts) or joins(division.total.label.lstrip("共计合总"), parts):
        return True
    return division.is_respective or are_places(parts) or (counted is not None and from_chinese(counted[1]) == len(parts))


def _are_bare_amounts(division: Division) -> bool:
    """安排资金1200万元，分别为500万元、400万元、300万元: nothing but the figures, right behind what they are of."""
    first, *others = division.parts
    told = first.label in _ARE and not any(each.label or each.noun for each in others)
    return told and len(others) >= _TWO and len(division.parts) == len(division.column) and _is_right_beside(division)


def _are_named(parts: Sequence[Cell]) -> bool:
    """Whether each part has a name, and none that may hold another's."""
    return not overlaps(parts) and all(names_of(parts)) and (are_alike(parts) or not begins_with_a_figure(parts))


def _needed(division: Division) -> int:
    """How many times likelier a slip must be than chance: two are seldom all, many often are, and nobody leaves out next to nothing."""
    parts = division.parts
    if len(parts) == _TWO or (of_levels(parts) and not division.block.bracketed):
        return _SURE
    if len(parts) >= _MANY and not of_places(parts):
        return _AT_LEAST
    return _NEAR if abs(division.gap) <= division.whole * _LITTLE else _LIKELY


def _is_sum_of_the_first(division: Division) -> bool:
    """其中境外12例，甲省5例、乙省4例、丙省3例."""
    first, *others = (division.amount(each) for each in division.parts)
    return len(others) > 1 and first == sum(others, Decimal(0))


def _runs_over(division: Division) -> bool:
    """Whether the list may have ended before: behind ， or ； a figure as large as the whole is of another matter."""
    first, whole = division.parts[0], division.whole
    return not division.block.bracketed and division.amount(first) < whole and any(each.clause != first.clause and division.amount(each) >= whole for each in division.parts)


def _is_right_beside(division: Division) -> bool:
    """What stands after 分别 divides only what is right before, or is summed up behind it."""
    total, first = division.total, division.parts[0]
    near = total.end < first.start and first.clause - total.clause <= 1
    return division.is_summed_up or (near and total is division.block.totals[0] and total.quantity.scale == first.quantity.scale)


def _too_large(column: Sequence[Cell], total: Cell, block: Listed, line: Line, units: UnitTable) -> Claim | None:
    """其中 a part that is more than the whole, which stands right before: the first, or one that is listed with it (其中甲7人、乙104人)."""
    first = column[0]
    if not _is_right_before(first, total, block, line):
        return None
    listed = [each for each in column if each.clause == first.clause]
    return next((claim for each in listed if (claim := _larger(each, total, block, units))), None)


def _larger(part: Cell, total: Cell, block: Listed, units: UnitTable) -> Claim | None:
    if total.quantity.looseness and part.quantity.looseness == total.quantity.looseness:  # 收入超30万元，其中超50万元的7个: where a line is drawn
        return None
    if part.is_change or _OF_EACH.search(f"{total.words}{part.words}") or "/" in f"{total.noun[:1]}{part.noun[:1]}":
        return None
    if any(of_one_kind(each, part, units) and amount_beside(each, total, units) >= amount_beside(part, total, units) for each in block.totals):
        return None
    judged = judge_at_most(part.quantity, total.quantity, units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return None
    reversed_ = Judgement(judged.verdict, part.quantity.text, total.quantity.text, judged.gap)
    return Claim(ONE_PART, PART, part, (total,), reversed_, "", accused=True, doubtful=True)


def _is_right_before(part: Cell, total: Cell, block: Listed, line: Line) -> bool:
    """Whether the total is what stands before 其中 and its first part, tight figures (86户251人) taken together, in the same place or right before its brackets."""
    nearest = next((each for each in block.totals if not each.tight), None)
    beside = total.bracket == part.bracket or (not total.bracket and line.between(total.end, part.start).startswith("（其中"))
    same_place = beside and (total.segment, total.item) == (part.segment, part.item) and part is block.items[0]
    return block.words.startswith("其中") and same_place and nearest is not None and total.start >= nearest.start
