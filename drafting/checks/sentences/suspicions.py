"""Lists that do not add up, without a figure beside them that does: doubted where a slip of the pen explains the difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import LISTED, ONE_PART, Claim, added
from drafting.checks.sentences.explained import Explained, explained
from drafting.checks.sentences.lists import Listed
from drafting.checks.sentences.rows import (
    are_alike,
    are_places,
    begins_with_a_figure,
    divides,
    names_of,
    of_places,
    overlaps,
    row_of,
)
from drafting.checks.sentences.rules import PART, SUM
from drafting.checks.sentences.series import has_other_shares, makes_up_the_whole
from drafting.patterns import lazy
from drafting.quantities.measure import inherit_unit
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_at_most, judge_sum

_NUMERALS: Final = "〇一两三四五六七八九十"
_COUNTED: Final = lazy("([两三四五六七八九十])[县市区乡镇村级类项]")
"""What sums up so many parts."""
_LEFT_OPEN: Final = lazy("等(?![级职院教学线外候距额同于其])|扣|减(?![免排贫灾税少收支])|退(?![休役伍耕])|抵(?!押)|不含|除(?![险雪夕])")
"""Words of a list that leaves something out, or takes something away."""
_MORE: Final = lazy("其余|其他|其它|剩余|另[有外]|还有")
"""Words behind a list that go on with it, without a figure."""
OVERLAPPING: Final = lazy("重复|重叠|交叉|同时|兼(?!职)|自然减少|去重")
"""What a sentence says of parts that count some twice, or not all."""
_HELD: Final = lazy("（含[^（）]*）")
"""What is within one part, and said right behind it: 小学281所（含教学点97个）."""
_SOME_TWICE: Final = lazy("(?<![不包])含[^量金氧水税糖油]")
_A_DIFFERENCE: Final = lazy("结余|净|[顺逆]差|差额|[缺空超][编员口额]|盈余|亏损|赤字")
"""Wholes that are what is left of one figure behind brackets when the other is taken away."""
_REACHED: Final = lazy("惠及|受益|享受|参加|涉及|覆盖")
"""Those whom two matters reach may be the same."""
_PLANNED: Final = lazy("计划(?!生育)|任务|目标|年初预算|预算安排|预计|拟|力争")
_TO_BE_SPENT: Final = lazy("计划|任务|目标|投资|概算|预算")
_DONE: Final = lazy("完成|已|实际|到位|拨付|支出|兑现")
_OTHER_LIST: Final = lazy(r"（[^（）]*\d[^（）]*）")
_OF_EACH: Final = lazy("每|均|指数|价|费|单产|亩产|标准|工资|薪|补贴|能力|日|月|最[高低大小多少]|净|增|减|降|超|[多少]开|比.*[多少]|(?:带动|辐射|联结|服务|惠及|覆盖)[^，]{0,6}$")
"""Amounts for one, changes, and those who are brought along, of which a part may have a higher one."""
_ANY: Final = Decimal(1)
_LIKELY: Final = Decimal("0.2")
_LIKELY_OF_ALIKE: Final = Decimal("0.4")
_LIKELY_OF_MANY: Final = Decimal("0.4")
_LIKELY_OF_TWO: Final = Decimal("0.02")
"""Chance up to which a slip that would mend a list is believed: two figures after 其中 often leave something out, three seldom do."""
_NEARLY: Final = Decimal("0.01")
_TWO: Final = 2
_MANY: Final = 5
"""Nobody names so many parts of a whole and leaves out the last, but of places."""


def suspected(column: list[Cell], block: Listed, line: Line, units: UnitTable) -> Iterator[Claim]:
    """What may be wrong with a list of which no figures add up: a part that is more than the whole, or a difference that a slip explains."""
    total = next((each for each in block.totals if of_one_kind(each, column[0], units) and not each.is_change and not _is_base(each, line)), None)
    if total is None or total.quantity.unit != column[0].quantity.unit:
        return
    if column[0].end > total.end and (claim := _too_large(column[0], total, block, units)):
        yield claim
        return
    for parts in _rows(column, block):
        if claim := _unlike(parts, total, column, block, line, units):
            yield claim
            return


def _is_base(cell: Cell, line: Line) -> bool:
    """完成年初预算60999万元的40.4%: a figure of another matter, of which the one before is a share."""
    after = next((each for each in line.cells if each.start >= cell.end), None)
    return after is not None and after.label == "的" and after.quantity.unit == "%"


def _rows(column: list[Cell], block: Listed) -> Iterator[Sequence[Cell]]:
    """What of a column may be the parts: those in one row, or all of one sentence, though they are not set alike (东乡12户、西乡8户，县直3户)."""
    if block.words.startswith("分别"):
        yield column
        return
    row = row_of(column, block.items)
    yield row
    if _TWO <= len(row) < len(column) and (column[0].sentence, column[0].segment) == (column[-1].sentence, column[-1].segment):
        yield column


def _unlike(parts: Sequence[Cell], total: Cell, column: list[Cell], block: Listed, line: Line, units: UnitTable) -> Claim | None:
    """The claim of a list that does not add up to its total, where it was to."""
    if len(parts) < _TWO or _is_left_open(parts, block.words) or any(each.quantity.is_marked or each.quantity.number < 0 for each in (total, *parts)):
        return None
    judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
    if judged.verdict is not Verdict.CONTRADICTS or _is_meant_otherwise(total, parts, column, block, line, units):
        return None
    why = explained(total, parts, units)
    if _is_closed(parts, total, block, line, why, units) or _is_believed(parts, total, block, why, units):
        return Claim(LISTED, SUM, total, tuple(parts), judged, added(parts), accused=True, slip=why.slip, doubtful=True)
    return None


def _is_closed(parts: Sequence[Cell], total: Cell, block: Listed, line: Line, why: Explained, units: UnitTable) -> bool:
    """Whether the list itself says that it is all: by its brackets, or by shares that make up 100%."""
    return makes_up_the_whole(parts, line, units) or _leaves_nothing_open(parts, total, block, over=why.gap > 0)


def _is_meant_otherwise(total: Cell, parts: Sequence[Cell], column: Sequence[Cell], block: Listed, line: Line, units: UnitTable) -> bool:
    """Whether the words say that the parts are not all of the whole, or other figures tell what they are."""
    if has_other_shares(parts, line, units):
        return True
    if OVERLAPPING.search(block.words) or _SOME_TWICE.search(_HELD.sub("", block.words)) or (block.bracketed and len(parts) == _TWO and _A_DIFFERENCE.search(total.label)):
        return True
    if _is_of_a_plan(total, parts) or any(_REACHED.search(each.label) for each in parts):
        return True
    whole = _amount(total, total, units)
    amounts = [_amount(each, total, units) for each in column]
    if any(sum(amounts[start:end], Decimal(0)) == whole for start in range(len(amounts)) for end in range(start + 2, len(amounts) + 1)):
        return True  # 隐患326处，其中重大隐患6处，整改318处，未整改8处
    gap = abs(whole - sum((_amount(each, total, units) for each in parts), Decimal(0)))
    others = [each for each in line.cells if each is not total and each not in column and each.item == total.item and of_one_kind(each, total, units)]
    return any(_amount(each, total, units) == gap for each in others)  # 上年结转20户。东乡12户、西乡30户，合计62户


def _is_of_a_plan(total: Cell, parts: Sequence[Cell]) -> bool:
    """Whether what was planned is set against what was done, or the other way round."""
    planned = [_PLANNED.search(f"{each.label}{each.quantity.prefix}") is not None for each in (total, *parts)]
    done = [_DONE.search(each.label) is not None for each in (total, *parts)]
    return len(set(planned)) == 2 if any(planned[1:]) else any(done[1:]) and not done[0] and _TO_BE_SPENT.search(total.label) is not None and total.end <= parts[0].start


def _is_believed(parts: Sequence[Cell], total: Cell, block: Listed, why: Explained, units: UnitTable) -> bool:
    """Whether the words of the parts, or how unlikely it would be by chance, tell that they were to be all of the whole."""
    if _is_sum_of_the_first(parts, total, units) or (block.words.startswith("分别") and not _is_right_beside(parts, total, block)):
        return False
    if _runs_over(parts, total, units) or not _is_one_row(parts, block):
        return bool(why.slip) and (divides(parts) or (_are_named(parts) and why.exact and why.chance <= _LIKELY_OF_TWO))
    return divides(parts) or _is_summed_up(parts, total, block) or (bool(why.slip) and _are_named(parts) and why.chance <= _likely(parts, total, why, units))


def _is_summed_up(parts: Sequence[Cell], total: Cell, block: Listed) -> bool:
    """东乡12户、西乡30户，共42户; 县级4个、乡级12个、村级120个，三级共136个."""
    if total.start < parts[-1].end:
        return False
    counted = _COUNTED.match(total.label)
    all_of_them = counted is not None and _NUMERALS.find(counted[1]) == len(parts)
    return block.words.startswith("分别") or all_of_them or (are_places(parts) and _is_one_row(parts, block))


def _is_one_row(parts: Sequence[Cell], block: Listed) -> bool:
    return block.words.startswith("分别") or len(row_of(parts, block.items)) == len(parts)


def _are_named(parts: Sequence[Cell]) -> bool:
    """Whether each part has a name, and none that may hold another's."""
    return not overlaps(parts) and all(names_of(parts)) and (are_alike(parts) or not begins_with_a_figure(parts))


def _likely(parts: Sequence[Cell], total: Cell, why: Explained, units: UnitTable) -> Decimal:
    """The chance up to which a slip that would mend the list is believed."""
    if why.exact and abs(why.gap) <= _amount(total, total, units) * _NEARLY:
        return _ANY
    if len(parts) == _TWO:
        return _LIKELY_OF_TWO
    if len(parts) >= _MANY and not of_places(parts):
        return _LIKELY_OF_MANY
    return _LIKELY_OF_ALIKE if are_alike(parts) else _LIKELY


def _is_left_open(parts: Sequence[Cell], words: str) -> bool:
    """Whether the list, without what stands in brackets within it, or what follows it, says that there is more."""
    end = words.rfind(parts[-1].quantity.text)
    inside, behind = _OTHER_LIST.sub("", words[1:end]), _OTHER_LIST.sub("", words[end:])
    return any(said is not None for said in (_LEFT_OPEN.search(inside), _LEFT_OPEN.search(behind), _MORE.search(behind)))


def _is_sum_of_the_first(parts: Sequence[Cell], total: Cell, units: UnitTable) -> bool:
    """其中境外12例，甲省5例、乙省4例、丙省3例."""
    first, *others = (_amount(each, total, units) for each in parts)
    return len(others) > 1 and first == sum(others, Decimal(0))


def _runs_over(parts: Sequence[Cell], total: Cell, units: UnitTable) -> bool:
    """Whether the list may have ended before: behind ； a figure as large as the whole is of another matter."""
    return parts[0].segment != parts[-1].segment and any(_amount(each, total, units) >= _amount(total, total, units) for each in parts)


def _is_right_beside(parts: Sequence[Cell], total: Cell, block: Listed) -> bool:
    """What stands after 分别 divides only what is right before, or is summed up behind it."""
    near = total.end < parts[0].start and parts[0].clause - total.clause <= 1 and total is block.totals[0] and total.quantity.scale == parts[0].quantity.scale
    return near or total.start > parts[-1].end


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


def _amount(cell: Cell, total: Cell, units: UnitTable) -> Decimal:
    """In the base of its kind; a bare figure is in the total's unit."""
    quantity = inherit_unit(cell.quantity, total.quantity)
    return quantity.amount * units.factor(quantity.unit)
