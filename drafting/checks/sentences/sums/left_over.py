"""What is left of what came when the rest is spent, where the three stand in a row: 接收1260万元，支出1086万元，结余174万元; 编制26名，实有24人，空编2名; 资金380万元（拨付320万元，结余60万元）.

Something may have been carried over, so that more than what is left is doubted only where two swapped digits explain it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from drafting.checks.claims.made_of_two import NOT_ON_THE_LIST
from drafting.checks.reconciling.slips import swapped
from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import REST
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_difference

_SPENT: Final = lazy("(?:已|共|累计|实际|全部)*(?:支出|拨付|支付|使用|发放|兑付|兑现|列支)(?:资金)?")
_OVER: Final = lazy("(?:资金|当年|本年)?(?:结余|结存|剩余|尚余|余)(?:资金)?")
_DONE: Final = lazy("(?:已|共|累计|完成)*[\u4e00-\u9fff]{2,4}")
_REMAINING: Final = lazy("(?:剩余|余下|剩下|尚余|还剩|其余)")
_POSTS: Final = lazy("(?:编制|编制数|核编|定编)$")
_FILLED: Final = lazy("(?:实有|现有|在编|实有在编|实际在编|在职|在岗)(?:人员|人数|在编人员|在职人员)?")
_TO_LEAVE: Final = lazy("注销|吊销|退[出库]|减少|迁出|转出|流出|死亡|关[停闭]|淘汰|拆除|销号")
_NET: Final = lazy("净增[加长]?")
"""What is left of those that came is what they are more by: nothing is carried over."""
_VACANT: Final = lazy("(?:空编|缺编|空缺|缺员|缺额|空缺编制)")
_PEOPLE: Final = ("名", "人", "个")
_CARRIED: Final = lazy("结余|结转|调入|滚存|上年|往年|历年|年初|期初|基金|预算|税|财政|贷款|投资|工资|收入$")
_OUT: Final = lazy("支出|拨付|支付|使用|发放|已")


def left_over(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    yield from filter(None, (_vacant(posts, left, line, units) for posts, left in pairwise(line.cells)))
    for whole, gone, left in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        if not of_one_kind(whole, gone, units) or not of_one_kind(gone, left, units) or any(each.is_rate or each.is_change or each.quantity.is_marked for each in (whole, gone, left)):
            continue
        if left.noun or gone.noun or _is_more_told(whole, gone, left, line, units):
            continue
        judged = judge_difference(left.quantity, whole.quantity, gone.quantity, units)
        accused = judged.verdict is not Verdict.CONTRADICTS or _is_told(whole, gone, left, line, units)
        if accused and _are_named(gone, left):
            yield Claim("剩余", REST, left, (whole, gone), judged, f"{whole.quantity.text} - {gone.quantity.text}", accused=True, doubtful=True)


def _vacant(posts: Cell, left: Cell, line: Line, units: UnitTable) -> Claim | None:
    """在职21人，其中党员13人；编制24名，空编3名: who fills the posts may stand before them, and is counted otherwise."""
    if posts.label not in ("编制", "核定编制") or not _VACANT.fullmatch(left.label) or left.clause - posts.clause != 1 or posts.segment != left.segment or left.noun:
        return None
    filled = [each for each in line.cells if each.sentence == posts.sentence and each.end <= posts.start and _FILLED.fullmatch(each.label)]
    if len(filled) != 1 or NOT_ON_THE_LIST.search(line.sentence_of(left)) or any(each.quantity.unit not in _PEOPLE or each.quantity.is_marked for each in (*filled, posts, left)):
        return None
    people = replace(filled[0].quantity, unit=posts.quantity.unit)
    judged = judge_difference(replace(left.quantity, unit=posts.quantity.unit), posts.quantity, people, units)
    return Claim("剩余", REST, left, (posts, filled[0]), judged, f"{posts.quantity.text} - {filled[0].quantity.text}", accused=True, doubtful=True)


def _are_named(gone: Cell, left: Cell) -> bool:
    return any(spent.fullmatch(gone.label) and rest.fullmatch(left.label) for spent, rest in ((_SPENT, _OVER), (_FILLED, _VACANT), (_TO_LEAVE, _NET), (_DONE, _REMAINING)))


def _is_told(whole: Cell, gone: Cell, left: Cell, line: Line, units: UnitTable) -> bool:
    """Whether what does not fit is sure enough."""
    in_a_row = whole.clause + 1 == gone.clause == left.clause - 1 and (whole.segment, whole.bracket) == (gone.segment, gone.bracket) == (left.segment, left.bracket)
    if in_a_row and _VACANT.fullmatch(left.label):
        return _POSTS.search(whole.label) is not None and not NOT_ON_THE_LIST.search(line.sentence_of(left))
    if _NET.fullmatch(left.label):
        return "新" in whole.label and (in_a_row or _are_alone_in_brackets(whole, gone, left, line))
    if _CARRIED.search(whole.label) or _OUT.search(whole.label):
        return False
    all_of_it, spent, rest = _sizes((whole, gone, left), units)
    is_less = all_of_it > spent + rest
    if _are_alone_in_brackets(whole, gone, left, line):
        return is_less  # more than the whole they are no list, which is told of it
    if not in_a_row or not (_SPENT.fullmatch(gone.label) and _OVER.fullmatch(left.label)):
        return False
    return is_less or all_of_it - spent in {amount * units.factor(left.quantity.unit) for amount in swapped(left.quantity)}


def _are_alone_in_brackets(whole: Cell, gone: Cell, left: Cell, line: Line) -> bool:
    """资金380万元（拨付320万元，结余50万元）: brackets right behind, that hold the two and nothing else."""
    opens = line.between(whole.end, gone.start) == f"（{gone.label}"
    closes = line.words[left.end - line.start :].startswith("）")
    return opens and closes and gone.bracket == left.bracket and left.clause - gone.clause <= 1


def _is_more_told(whole: Cell, gone: Cell, left: Cell, line: Line, units: UnitTable) -> bool:
    """Whether the sentence holds a figure that what is left may be of, or that is carried over: 上年结转120万元，接收…."""
    alike = [each for each in line.cells if each.sentence == whole.sentence and each not in (whole, left) and of_one_kind(each, whole, units)]
    all_of_it, spent, rest = _sizes((whole, gone, left), units)
    is_before = any(each.segment == whole.segment and each.start < whole.start and not each.is_change for each in alike)
    return is_before or abs(all_of_it - spent - rest) in _sizes(alike, units)


def _sizes(cells: Iterable[Cell], units: UnitTable) -> list[Decimal]:
    return [each.quantity.in_base(units) for each in cells]
