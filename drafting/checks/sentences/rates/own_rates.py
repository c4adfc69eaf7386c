"""Rates whose name says of what they are: 隐患156处，已整改149处，整改率95.5%; 立案240起，破案138起，破案率57.5%; 税收600万元，税收占比75%.

The name stands in the words of the figure right before, and of what that is a part stands before it. Where the text says that this is what came in
to be done (受理, 交办), the three are of each other; otherwise a rate that does not fit is doubted where a slip of the pen explains it: of the 5000
houses that were looked at, 120 were to be mended.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import HELD_AGAINST, PART_OF_A_YEAR, Cell, is_said_of, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained_share, mistyped
from drafting.checks.sentences.listed.rows import divides
from drafting.checks.sentences.rates.of_whole import is_share_of_sums, share_of
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable

_NAMED: Final = lazy("([一首初]次(?:[\u4e00-\u9fff]{2})?)?([\u4e00-\u9fff]{2,4}?)(?:率|进度|占比|比例|比重)(?:为|达到?|仅为?|是)?")
_DONE: Final = lazy("整改|[审办]结|结案|执结|到位|入住|履约|拨付|支付|支出|化解|销号|兑现|发放|答复|办复|回复|接通")
"""What is done with each that came in."""
_ANSWERED: Final = lazy("[审办]结|结案|执结|答复|办复|回复")
_CASES: Final = ("件", "起", "宗", "件次")
"""What is brought before somebody, and each is answered: 法律援助9件，办结9件."""
_MAY_NEED_NONE: Final = lazy("检查|排查|巡查|走访|评查|[咨查]询|预计|计划|任务|新增|其中|到期|累计")
_CAME_IN: Final = lazy("受理|收[案到]|交办|转办|呼入|(?:问题|隐患)$")
"""What is to be done with each: of what was looked at, reported or found much needs nothing done."""
OF_THOSE_WHO_SHOULD: Final = lazy("参保|参合|入学|升学|就学|入园|巩固|签约|接种|普及|就业|就诊|住院|成活|流转|绿化")
"""Rates of those who should or could, whom a text seldom counts."""
_HALF_WAY: Final = lazy("已|到位|拨付|支付|支出|竣工|交付|整改")
"""What has been done itself, so that a rate may be of what was there before it."""
_TILL: Final = lazy("^截[至止](?:目前|[^，]{0,12}?[日底末])")
"""What is reckoned from the beginning, and is none of a part of the year."""
_AMONG: Final = lazy("其中")
_ALL_OF_IT: Final = lazy("(?:全[省市州县区旗乡镇村]|[我本][省市州县区旗乡镇村])(?:现?共?有)?")
_ASKED: Final = lazy("(?:共|累计)?(?:申领|申请|申报|报名)")
_SPENT: Final = ("支出", "拨付", "支付", "兑付", "报账")
_GRANTED: Final = {
    "入库": lazy("查补(?:税款|税费|收入|各项税费)*$"),
    "到位": lazy("(?:下达|安排|筹集|批复|争取)[\u4e00-\u9fff]{0,8}(?:资金|投资|预算|额度)$"),
    **dict.fromkeys(_SPENT, lazy("(?:下达|安排|筹集|争取|到位|收到|投入)[\u4e00-\u9fff]{0,8}(?:资金|专款|贷款)$")),
}
"""What money is said to be of which so much has come, or has been spent."""
_SEATS: Final = lazy("床位|学位|座位|席位")
_SEATED_IN: Final = ("张", "个", "座", "床")
_BEDS: Final = "床位"
_BED: Final = lazy("(?:全[省市州县区旗乡镇]|共有?|现有|设有?|拥有|养老)*床位")
_SLEEPS: Final = lazy("(?:现|已|共|实际)*入住(?:老人|老年人|人员)?")
_THOSE: Final = ("人", "名")
_SITS: Final = lazy("入住|在住|住养|在园|在校|就读|收住")
_FILLED: Final = lazy("^(?:床位|学位)?(?:入住|使用|利用)$")
_VACANT: Final = lazy("空置|闲置|空余")
_OF_SOME: Final = lazy("新增|计划")
_DENIABLE: Final = lazy("合格|达标|及格|办结|整改|化解|完成|销号|签约|参保|覆盖")
_DENIED: Final = lazy("(?:其中|共|检出|发现|仍有|尚有|还有|有)*(?:不|[尚还]?未)(?:能)?([\u4e00-\u9fff]{2,4}?)(?:的|产品|样品|食品)?(?:共|有)?")
"""What is said of those of which a rate is not: 不合格, 尚未办结."""
ALREADY: Final = lazy("^(?:现?已|共|累计)+|(?:完成)$")
_ALL: Final = 100
_NEXT: Final = 2
_AFAR: Final = 4
_LIKELY: Final = Decimal("0.15")
_LIKELY_SWAP: Final = Decimal("0.07")
"""Chance up to which a slip that would mend a rate, and two swapped digits alone, are believed."""


def of_its_name(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """The claim of a rate that names what the figure right before it is said of."""
    named = _NAMED.fullmatch(cell.label)
    if named is None or cell.noun:
        return None
    at_once, name = named.groups()
    if of_the_others := _of_the_others(name, cell, before, units):
        return of_the_others
    of_two = _of_two_sides(name, cell, before, units)
    if of_two and of_two.judgement.agrees:
        return of_two
    return _of_sides(name, cell, before, units, at_once=bool(at_once)) or of_two


def _of_sides(name: str, cell: Cell, before: Sequence[Cell], units: UnitTable, *, at_once: bool) -> Claim | None:
    """`at_once`: of those that passed at once (一次检测合格率) there may be fewer than of those that did in the end."""
    sides = _sides(name, cell, before, units)
    if sides is None:
        return None
    part, whole = sides
    others = [each for each in before if each.end <= whole.start and each.sentence == cell.sentence and of_one_kind(each, part, units) and not each.is_change]
    others += [each for each in before if whole.end <= each.start and each.end <= part.start and of_one_kind(each, part, units) and not each.is_change]
    fitting = next((claim for each in others if (claim := share_of(cell, part, each, units)).judgement.agrees), None)
    if fitting or (others and is_share_of_sums(cell, (part,), (*others, whole), units)):
        return fitting
    claim = share_of(cell, part, whole, units, accused=True, doubtful=True)
    if at_once and _is_less(cell, part, whole, units):
        return None
    return claim if claim.judgement.agrees or _are_meant(name, part, whole, cell, units) or _is_a_slip(name, cell, part, whole, units) else None


def _sides(name: str, cell: Cell, before: Sequence[Cell], units: UnitTable) -> tuple[Cell, Cell] | None:
    """What the rate's name is said of, and what stands right before that, rates and changes apart; None where they are not plainly its sides."""
    counts = [each for each in before if not each.is_rate and not each.is_change]
    if not counts or not is_said_of(name, counts[-1]):
        return _asked_for(name, cell, counts, units) or _seated(name, cell, counts)
    part = counts[-1]
    same = _but_parts([each for each in counts[:-1] if of_one_kind(each, part, units)], part)
    if not same:
        return None
    whole = same[-1]
    if not _stand_together(part, whole, cell) and not (_is_all_before(part, same, cell) and mistyped(cell, part, whole, units)):
        return None
    is_more = whole.quantity.amount * units.factor(whole.quantity.unit) >= part.quantity.amount * units.factor(part.quantity.unit)
    is_whole = is_more and (not is_said_of(name, whole) or _is_what_should_be(name, whole))
    return (part, whole) if is_whole and not _is_apart(part, whole) else None


def _but_parts(cells: Sequence[Cell], part: Cell) -> list[Cell]:
    """Without what a 其中 lists in a sentence before, up to its ；, and what was there a year ago: 募集款物386.5万元，其中资金268.3万元、物资118.2万元。支出款物301.47万元."""
    listed: dict[int, int] = {}
    for each in cells:
        if each.label.startswith("其中") and each.sentence < part.sentence:
            listed.setdefault(each.segment, each.start)
    return [each for each in cells if each.start < listed.get(each.segment, each.end) and not HELD_AGAINST.match(each.label)]


def _of_two_sides(name: str, cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """分散供养1024人、集中供养262人，集中供养率20.4%: of the two that leave no third, which are said right before it; of others any may be meant."""
    counts = [each for each in before if not each.is_rate and not each.is_change and each.sentence == cell.sentence]
    if len(counts) < _NEXT or counts[-1].quantity.is_marked or counts[-2].quantity.is_marked:
        return None
    one, other = counts[-2:]
    part, rest = (other, one) if ALREADY.sub("", other.label) == name else (one, other)
    stand_together = (one.segment, one.bracket) == (other.segment, other.bracket) == (cell.segment, cell.bracket) and cell.clause - one.clause <= _NEXT
    if ALREADY.sub("", part.label) != name or not stand_together or not of_one_kind(part, rest, units) or not divides((one, other)):
        return None
    whole = replace(one, quantity=_both(part.quantity, rest.quantity, units))
    claim = replace(share_of(cell, part, whole, units, accused=True, doubtful=True), parts=(part, rest))
    others = [each for each in counts[:-2] if of_one_kind(each, part, units)]
    fitting = next((found for each in others if (found := share_of(cell, part, each, units)).judgement.agrees), None)
    return fitting or replace(claim, formula=f"{part.quantity.text} ÷（{part.quantity.text} + {rest.quantity.text}）")


def _of_the_others(name: str, cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """抽检4260批次，不合格68批次，合格率98.4%; 交办120件，未办结3件，办结率97.5%: one right behind the other, and no other figure of the kind before them."""
    counts = [each for each in before if not each.is_rate and not each.is_change and each.sentence == cell.sentence]
    if len(counts) < _NEXT or not _DENIABLE.fullmatch(name):
        return None
    whole, denied = counts[-2:]
    in_a_row = denied.clause - whole.clause in (0, 1) and cell.clause - denied.clause == 1 and (whole.segment, whole.bracket) == (denied.segment, denied.bracket) == (cell.segment, cell.bracket)
    said = _DENIED.fullmatch(denied.label)
    if not in_a_row or said is None or said[1] != name or denied.noun or any(each.quantity.is_marked for each in (whole, denied, cell)) or not of_one_kind(whole, denied, units):
        return None
    if any(of_one_kind(each, denied, units) for each in counts[:-2]) or _AMONG.search(whole.label) or PART_OF_A_YEAR.search(denied.label) or is_said_of(name, whole):
        return None
    rest = _both(whole.quantity, replace(denied.quantity, number=-denied.quantity.number), units)
    if rest.amount < 0:
        return None
    claim = replace(share_of(cell, replace(whole, quantity=rest), whole, units, accused=True, doubtful=True), parts=(whole, denied))
    return replace(claim, formula=f"（{whole.quantity.text} - {denied.quantity.text}）÷ {whole.quantity.text}")


def _both(one: Quantity, other: Quantity, units: UnitTable) -> Quantity:
    factor = units.factor(other.unit) / units.factor(one.unit)
    return replace(one, exact=one.amount + other.amount * factor, slack=one.half_width(units) + other.half_width(units) * factor)


def _asked_for(name: str, cell: Cell, counts: Sequence[Cell], units: UnitTable) -> tuple[Cell, Cell] | None:
    """发放优待证9.6万张，申领9.8万张，发放率98%: what was asked for may stand behind what was done."""
    if len(counts) < _NEXT:
        return None
    part, whole = counts[-2:]
    in_a_row = whole.clause - part.clause == cell.clause - whole.clause == 1 and (part.segment, part.bracket) == (whole.segment, whole.bracket) == (cell.segment, cell.bracket)
    asked = _ASKED.fullmatch(whole.label) is not None and ALREADY.sub("", part.label).startswith(name) and not whole.noun
    is_more = whole.quantity.amount * units.factor(whole.quantity.unit) >= part.quantity.amount * units.factor(part.quantity.unit)
    return (part, whole) if in_a_row and asked and of_one_kind(part, whole, units) and is_more and not _is_apart(part, whole) else None


def _seated(name: str, cell: Cell, counts: Sequence[Cell]) -> tuple[Cell, Cell] | None:
    """建成床位2860张，入住老人1210人，入住率42.3%: those who lie in beds, and sit at desks, though these are counted otherwise."""
    near = [each for each in counts if each.sentence == cell.sentence and each.segment == cell.segment and each.bracket == cell.bracket and cell.clause - each.clause <= _AFAR]
    if name.startswith(_BEDS) and counts and _SLEEPS.fullmatch(counts[-1].label) and cell.clause - counts[-1].clause == 1:
        near += [each for each in counts if each.sentence == cell.sentence - 1 and each.quantity.unit in _SEATED_IN]
    seats = [each for each in near if _SEATS.search(f"{each.label}\0{each.noun}") and each.quantity.unit in _SEATED_IN and not _VACANT.search(each.label)]
    those = [each for each in near if each.quantity.unit in _THOSE and _SITS.search(each.label)]
    if _FILLED.search(name) is None or len(seats) != 1 or len(those) != 1 or seats[0].start > those[0].start or any(_OF_SOME.search(each.label) for each in (seats[0], those[0])):
        return None
    if those[0].quantity.amount > seats[0].quantity.amount:
        return None
    return those[0], replace(seats[0], quantity=replace(seats[0].quantity, unit=those[0].quantity.unit))


def _is_what_should_be(name: str, whole: Cell) -> bool:
    """应结案7487件，结案7263件，结案率97%."""
    return whole.label.endswith(f"应{name}")


def _stand_together(part: Cell, whole: Cell, cell: Cell) -> bool:
    near = part.sentence == cell.sentence and cell.clause - part.clause <= _NEXT and part.bracket == cell.bracket == whole.bracket
    return near and cell.sentence - whole.sentence <= 1 and cell.clause - whole.clause <= _AFAR


def _is_all_before(part: Cell, same: Sequence[Cell], cell: Cell) -> bool:
    """Whether the one figure of the sentence before, its parts apart, is the whole: 争取资金1.86亿元，…；其中…。已支出1.71亿元，支出进度91.9%."""
    whole = same[-1]
    is_next = part.sentence == cell.sentence == whole.sentence + 1 and not (whole.bracket or part.bracket or cell.bracket) and cell.clause - part.clause <= 1
    return is_next and sum(each.sentence == whole.sentence for each in same) == 1


def _is_apart(part: Cell, whole: Cell) -> bool:
    """Whether one of them is a figure of its own: 其中自建房800栋, 前三季度完成120户, 1万余件."""
    return any(each.quantity.is_marked or _AMONG.search(each.label) or PART_OF_A_YEAR.search(_TILL.sub("", each.label)) for each in (part, whole))


def _are_meant(name: str, part: Cell, whole: Cell, cell: Cell, units: UnitTable) -> bool:
    """Whether the words leave no other sides: what was done of what came in, of no other things, one right behind the other."""
    near = (whole.sentence, whole.segment) == (cell.sentence, cell.segment) and cell.clause - whole.clause <= _NEXT
    if whole.start > part.start:
        return True
    if name.startswith(_BEDS) and _BED.fullmatch(whole.label) and _SLEEPS.fullmatch(part.label):
        return True
    if near and _is_what_should_be(name, whole) and ALREADY.sub("", part.label) == name:
        return True
    if near and _is_all_of_them(name, part, whole, cell, units):
        return True
    if near and _ANSWERED.fullmatch(name) and _is_in_a_row(name, part, whole, cell) and whole.quantity.unit in _CASES and not _MAY_NEED_NONE.search(whole.label):
        return cell.quantity.number != _ALL or part.quantity.amount >= whole.quantity.amount
    of_what_came = _DONE.fullmatch(name) is not None and _CAME_IN.search(whole.label) is not None and ALREADY.sub("", part.label) == name
    return near and of_what_came and not _HALF_WAY.search(whole.label) and "完成" not in whole.label and not part.tight


def _is_all_of_them(name: str, part: Cell, whole: Cell, cell: Cell, units: UnitTable) -> bool:
    """全县120个行政村，已覆盖114个，覆盖率95%; 下达资金3200万元，到位2016万元，到位率63%: one behind the other, and each of the three of nothing else."""
    in_a_row = _is_in_a_row(name, part, whole, cell)
    granted = name in _GRANTED and _GRANTED[name].search(whole.label) is not None and (name not in _SPENT or _is_less(cell, part, whole, units))
    return in_a_row and (granted or (_ALL_OF_IT.fullmatch(whole.label) is not None and bool(whole.noun) and not OF_THOSE_WHO_SHOULD.search(name)))


def _is_in_a_row(name: str, part: Cell, whole: Cell, cell: Cell) -> bool:
    """Whether a whole, what is done of it in the very words of the rate, and the rate stand in a clause each."""
    return part.clause - whole.clause == cell.clause - part.clause == 1 and ALREADY.sub("", part.label) == name and not part.noun


def _is_less(cell: Cell, part: Cell, whole: Cell, units: UnitTable) -> bool:
    """Whether the rate is less than that of the two: spent of what has come alone, and not of all that was granted, it would be more; fewer pass at once than in the end."""
    return cell.quantity.number * whole.quantity.amount * units.factor(whole.quantity.unit) < _ALL * part.quantity.amount * units.factor(part.quantity.unit)


def _is_a_slip(name: str, cell: Cell, part: Cell, whole: Cell, units: UnitTable) -> bool:
    few = part.quantity.amount * units.factor(part.quantity.unit) * 2 < whole.quantity.amount * units.factor(whole.quantity.unit)
    if OF_THOSE_WHO_SHOULD.search(name) or _HALF_WAY.search(whole.label) or (few and cell.quantity.number == _ALL):  # 单位1200家，整改120家，整改率100%
        return False
    why = explained_share(cell, part, whole, units)
    return (bool(why.slip) and why.chance <= _LIKELY) or why.swapped <= _LIKELY_SWAP
