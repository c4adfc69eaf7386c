"""Averages that a text gives beside what they are of: 带动120户增收360万元，户均增收3万元; 家庭户120户，家庭户人口300人，平均每个家庭户的人口为2.5人."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.reconciling.slips import DIGIT, SCALE, SWAPPED, TENFOLD, slips
from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import Size, size_of
from drafting.checks.sentences.rules import SHARE
from drafting.checks.sentences.twice.repeated import digits_of
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import judge_average

AVERAGE: Final = lazy("[^平日月]均|亩产|单产|平均每|每(?:户|人|亩|个?村)平均")
_NAMED: Final = lazy(
    "(?:(?P<one>[^平日月])均|(?P<harvest>(?:平均)?(?:亩产|单产))|平均每(?:一|1)?[个户]?(?P<thing>[\u4e00-\u9fff]{1,6}?)的?|每(?P<each>[户人亩村场家])平均)"
    "(?P<name>(?:资助|奖励|补贴|慰问|救助|卸载|罚款|参与|观众|增收|增加收入|人口|分红|获利|补助|投入|投资|奖补|收益|产值|受益|发放|收入|增产)?)(?:为|达到?|了|约)?"
)
"""An average of what a text counts; 人均可支配收入, 人均预期寿命 are the statisticians' own."""
_SAID: Final = lazy("(?:累计|共|已)*(?:完成|实现|达到?|为|有|了)*$")
_LONG: Final = 3
_NEXT: Final = 2
_CROP: Final = lazy("(?:预计|实现|完成|收获)?(?:总产量?|产量)(?:为|达到?)?")
_SOWN: Final = lazy("种植|播种|栽[种植]|收获|采收|收割")
_EACH: Final = lazy("[人户亩村]均(?:补助|奖补|发放|补贴)?(?:为|达到?|约)?")
_HANDED_OUT: Final = lazy("(?:共|累计|全年|已)*(?:发放|兑现|兑付)")
_FOR_THEM: Final = lazy("(?:^|[^\u4e00-\u9fff]|累计|共|已|全年|先后|及时)(?:为|向|给|对)(?:全[省市州县区旗乡镇])?$")
_HANDING_OUT: Final = lazy("(?:发放|兑现|兑付|落实)[\u4e00-\u9fff]{0,12}$")
_IN_STEPS: Final = lazy("首|第[一二三四]|部分|其中|剩余|[上下]半年|季度|每")
"""What is said of money of which there is more."""
_REACHING: Final = lazy("(?:共|累计)?(?:惠及|受益|涉及)")
_THINGS: Final = lazy("^(?:个|户|人|亩|村|乡镇)$")
_CASES: Final = ("件", "车")
"""What has only what stands beside it, and no figure of the statisticians."""
_TIMES_OF: Final = {"户": ("户次",)}
_COUNTING: Final = {"人": ("人", "人次", "名"), "件": ("件", "起", "宗"), "户": ("户", "户次"), "车": ("辆", "台", "台次", "辆次", "车次")}


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


def _harvest(cell: Cell, near: Sequence[Cell], units: UnitTable) -> _Sides:
    """种植油菜1.2万亩，总产1920吨，亩产160公斤: of what was sown or reaped, and not of all fields; of the crop, and not of all grain."""
    counts = [each for each in near if not each.is_change and each.quantity.unit == "亩"]
    amounts = [each for each in near if _CROP.fullmatch(each.label) and units.convertible(each.quantity.unit, cell.quantity.unit)]
    return _Sides(amounts, counts, named=len(counts) == 1 and _SOWN.search(counts[0].label) is not None)


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
    return claim if sides.named or stands_beside or _is_of_each(claim, units) or _is_handed_out(claim) or _is_of_its_name(claim, units) or _is_swapped(claim, units) or _is_ten_times(claim, units) else None


def _is_of_each(claim: Claim, units: UnitTable) -> bool:
    """举办培训班6期，培训720人次，平均每期120人: the count has the very unit that the average names, and both stand right before it."""
    cell, (amount, count) = claim.whole, claim.parts
    words = _NAMED.fullmatch(cell.label)
    in_a_row = cell.clause - amount.clause == 1 and amount.clause - count.clause in (0, 1) and amount.segment == count.segment == cell.segment
    each = (words["thing"] or words["one"] or "") if words else ""
    is_its_unit = bool(each) and count.quantity.unit in (each, *(_TIMES_OF.get(each, ())))
    by_times = count.quantity.unit != each and not _is_mistyped(claim, units)  # whoever came twice has more than at each time
    return words is not None and is_its_unit and not by_times and not words["name"] and in_a_row and not _is_cut_off(claim, units) and len({amount.bracket, count.bracket, cell.bracket}) == 1


def _is_cut_off(claim: Claim, units: UnitTable) -> bool:
    """8600人次 in 12场 are 716.67, and 场均716人次 is no fault."""
    cell, (amount, count) = claim.whole, claim.parts
    whole, own = _counted_alike(amount.quantity, cell), units.factor(cell.quantity.unit)
    off = whole.amount * units.factor(whole.unit) / count.quantity.amount - cell.quantity.amount * own
    return abs(off) < cell.quantity.step * own


def _is_handed_out(claim: Claim) -> bool:
    """发放补助资金360万元，惠及120户，户均3万元: one right behind the other, and of nothing else; 为120户发放补助资金360万元，户均3万元; …，120户户均3万元."""
    cell, (amount, count) = claim.whole, claim.parts
    if _EACH.fullmatch(cell.label) and (amount.segment, amount.bracket) == (count.segment, count.bracket) == (cell.segment, cell.bracket) and not _IN_STEPS.search(amount.label):
        if count.clause == amount.clause == cell.clause - 1 and count.end < amount.start:
            return _FOR_THEM.search(count.label) is not None and _HANDING_OUT.search(amount.label) is not None
        if count.clause == cell.clause == amount.clause + 1:
            return not count.label and _HANDED_OUT.match(amount.label) is not None
    in_a_row = cell.clause - count.clause == count.clause - amount.clause == 1 and (amount.segment, amount.bracket) == (cell.segment, cell.bracket)
    return in_a_row and _EACH.fullmatch(cell.label) is not None and _HANDED_OUT.match(amount.label) is not None and _REACHING.fullmatch(count.label) is not None and not count.noun


def _is_of_its_name(claim: Claim, units: UnitTable) -> bool:
    """临时救助2360人次，发放资金386.2万元，人均救助1636元: one right behind the other, and what the average is called those are who get it; of so many digits one is wrong."""
    cell, (amount, count) = claim.whole, claim.parts
    words = _NAMED.fullmatch(cell.label)
    in_a_row = count.clause + 1 == amount.clause == cell.clause - 1 and (amount.segment, amount.bracket) == (count.segment, count.bracket) == (cell.segment, cell.bracket)
    if words is None or (words["one"] not in _CASES and (not words["name"] or not count.label.endswith(words["name"]))):
        return False
    if not in_a_row or _IN_STEPS.search(f"{amount.label}{count.label}") or digits_of(cell.quantity) < _LONG:
        return False
    return _is_mistyped(claim, units)


def _is_mistyped(claim: Claim, units: UnitTable) -> bool:
    """Whether one digit, or two swapped, explain it."""
    cell, (amount, count) = claim.whole, claim.parts
    meant = [slip.quantity for slip in slips(cell.quantity) if slip.kind in (DIGIT, SWAPPED)]
    return any(judge_average(each, amount.quantity, count.quantity, units).agrees for each in meant)


def _is_swapped(claim: Claim, units: UnitTable) -> bool:
    """Whether two digits that were swapped explain it: one of so many figures of so many digits hardly does so by chance."""
    cell, (amount, count) = claim.whole, claim.parts
    meant = [slip.quantity for slip in slips(cell.quantity) if slip.kind == SWAPPED]
    return digits_of(cell.quantity) >= _LONG and any(judge_average(each, amount.quantity, count.quantity, units).agrees for each in meant)


def _is_ten_times(claim: Claim, units: UnitTable) -> bool:
    """演出126场，惠及8.82万人次，场均7000人次; 慰问1260人，发放126元，人均1000元: ten times as much, or a 万 too little, of two figures right before it."""
    cell, (amount, count) = claim.whole, claim.parts
    near = (amount.segment, amount.bracket) == (count.segment, count.bracket) == (cell.segment, cell.bracket) and cell.clause - min(amount.clause, count.clause) <= _NEXT
    meant = [(slip.quantity, amount.quantity) for slip in slips(cell.quantity) if slip.kind in (TENFOLD, SCALE)]
    meant += [(cell.quantity, slip.quantity) for slip in slips(amount.quantity) if slip.kind == SCALE]
    return near and any(judge_average(mean, whole, count.quantity, units).agrees for mean, whole in meant)


def _sides(cell: Cell, before: Sequence[Cell], units: UnitTable) -> _Sides | None:
    """The figures of an average's own sentences which its words say that it is of."""
    words = _NAMED.fullmatch(cell.label)
    if words is None:
        return None
    near = [each for each in before if each.sentence == cell.sentence] if not words["thing"] else list(before)
    unit, thing, name = words["one"] or words["each"] or "", words["thing"] or "", words["name"]
    if words["harvest"]:
        return _harvest(cell, near, units)
    beside = [each for each in near if each.segment == cell.segment]
    if words["one"] and any(each.quantity.unit == words["one"] for each in beside):
        near = beside  # 干部168人；举办培训23期1380人次，期均60人次
    own = [each for each in near if each.sentence == cell.sentence]
    of_each = any(each.quantity.unit == thing for each in own)
    if _THINGS.match(thing) or of_each:
        unit, thing = thing, ""
    if of_each:
        near = own  # 举办培训班6期，培训720人次，平均每期120人
    counts = [each for each in near if not each.is_change and ((thing and each.label.endswith(thing)) or (unit and each.quantity.unit in _COUNTING.get(unit, (unit,))))]
    of_kind = [each for each in near if each not in counts and not each.is_rate and units.convertible(_counted_alike(each.quantity, cell).unit, cell.quantity.unit)]
    called = [each for each in of_kind if name and _SAID.sub("", each.label).endswith(f"{thing}{name}")]
    amounts = called or [each for each in of_kind if not each.is_change]
    return _Sides(amounts, counts, named=bool(called))


def _counted_alike(amount: Quantity, cell: Cell) -> Quantity:
    """720人次 in 6期 are 120人 in each."""
    people = amount.unit in _COUNTING["人"] and cell.quantity.unit in _COUNTING["人"]
    return replace(amount, unit=cell.quantity.unit) if people else amount


def _claim(cell: Cell, amount: Cell, count: Cell, units: UnitTable, *, accused: bool = False) -> Claim:
    judged = judge_average(cell.quantity, _counted_alike(amount.quantity, cell), count.quantity, units)
    return Claim("平均", SHARE, cell, (amount, count), judged, f"{amount.quantity.text} ÷ {count.quantity.text}", accused, doubtful=True)

