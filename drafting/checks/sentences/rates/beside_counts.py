"""Rates that stand with one count, where what that is a part of stands right before: 设备3126台（检验3089台，检验率98.8%）; 火化2813具，火化率86.3%; 合格率98.4%（239家）.

Such a rate may be of others than these (of those that were due), so that most are doubted only where a slip in the rate itself explains it; where
its name holds both (护理型床位占比), it is of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.reconciling.slips import SWAPPED
from drafting.checks.sentences.cells import PART_OF_A_YEAR, Cell, Line, is_said_of, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import mistyped
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.checks.sentences.rates.own_rates import ALREADY, OF_THOSE_WHO_SHOULD
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable

_RATE: Final = lazy("([\u4e00-\u9fff]{0,8}?)(?:率|占比|比[重例])(?:为|达到?|是|仅为?)?")
_SHARE: Final = lazy("([\u4e00-\u9fff]{2,12}?)(?:的?占比|的?比[重例])(?:为|达到?|是|仅为?)?")
_BARE: Final = lazy("占|占比(?:为|达)?|占(?:总数|总量|总人数)的")
_AMONG: Final = lazy("^(?:其中|含)?[：，]?")
_SCOPE: Final = lazy("^(?:全[省市州县区旗乡镇村]|[我本][省市州县区旗乡镇村局]|共有?|现有|建成|拥有|设有?|[，：])*")
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折|应|不计|占)")
"""Brackets behind a rate that say of what it is."""
_GENERAL: Final = ("", "覆盖", "普及", "完成")
"""Rates of whatever stands before them."""
_COUNTED: Final = lazy("(?:共|计|达)?")
_NO_PART: Final = lazy("计划|任务|目标|(?<!适)应(?![急用届])|拟|预计|上年|去年|同期")
"""Words of a count that is no part of what is there, or no whole."""
_PEOPLE: Final = frozenset(("人", "名", "具", "位"))
_AFAR: Final = 12
_TWO: Final = 2


def beside_counts(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    cells = line.cells
    for at, cell in enumerate(cells):
        if cell.quantity.unit != "%" or cell.is_change or cell.noun or cell.quantity.is_marked or _ON_OTHER_TERMS.match(line.words, cell.end - line.start):
            continue
        before = [each for each in cells[max(0, at - _AFAR) : at] if each.sentence == cell.sentence and not each.quantity.is_marked and not each.is_rate and not each.is_change]
        claim = _in_brackets(cell, before, line, units) or _of_people(cell, before, units) or _with_both_names(cell, before, units) or _swapped(cell, before, units)
        if claim is None and at + 1 < len(cells):
            claim = _before_its_count(cell, cells[at + 1], before, line, units)
        if claim is not None:
            yield claim


def _told(cell: Cell, part: Cell, whole: Cell, units: UnitTable, *, slip: str) -> Claim | None:
    """The claim of a share that holds, or that is doubted because of a slip."""
    claim = share_of(cell, part, whole, units, accused=True, doubtful=True)
    return claim if claim.judgement.agrees else replace(claim, slip=f"{cell.quantity.text}{slip}") if slip else None


def _is_of(part: Cell, whole: Cell, units: UnitTable) -> bool:
    """Whether it counts the same as the whole, and is no more."""
    one, other = (each.quantity.amount * units.factor(each.quantity.unit) for each in (part, whole))
    return of_one_kind(part, whole, units) and 0 < one <= other


def _may_be_parts(part: Cell, whole: Cell) -> bool:
    return not any(PART_OF_A_YEAR.search(each.label) or _NO_PART.search(each.label) for each in (part, whole))


def _in_brackets(cell: Cell, before: Sequence[Cell], line: Line, units: UnitTable) -> Claim | None:
    """餐饮单位2160家（明厨亮灶1980家，覆盖率91.7%）: brackets right behind the whole, that begin with the part and go on with the rate."""
    if len(before) < _TWO or not cell.bracket:
        return None
    whole, part = before[-2:]
    opens = line.between(whole.end, part.start) == f"（{part.label}"
    named = _RATE.fullmatch(cell.label) or _BARE.fullmatch(cell.label)
    if not opens or named is None or part.bracket != cell.bracket or cell.clause - part.clause != 1 or part.noun or not _is_of(part, whole, units):
        return None
    is_its_own = named.re.groups == 0 or named[1] in _GENERAL or is_said_of(named[1], part)
    if not is_its_own or not _may_be_parts(part, whole) or OF_THOSE_WHO_SHOULD.search(cell.label):
        return None
    return _told(cell, part, whole, units, slip=mistyped(cell, part, whole, units))


def _of_people(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """死亡人口3260人，火化2813具，火化率86.3%: one right behind the other, though they are counted otherwise."""
    named = _RATE.fullmatch(cell.label)
    if len(before) < _TWO or named is None or len(named[1]) < _TWO or OF_THOSE_WHO_SHOULD.search(named[1]):
        return None
    whole, part = before[-2:]
    in_a_row = whole.clause + 1 == part.clause == cell.clause - 1 and (whole.segment, whole.bracket) == (part.segment, part.bracket) == (cell.segment, cell.bracket)
    are_people = {whole.quantity.unit, part.quantity.unit} <= _PEOPLE and not of_one_kind(part, whole, units)
    if not in_a_row or not are_people or ALREADY.sub("", part.label) != named[1] or part.noun or whole.noun or not _may_be_parts(part, whole):
        return None
    alike = replace(part, quantity=replace(part.quantity, unit=whole.quantity.unit))
    claim = _told(cell, alike, whole, units, slip=mistyped(cell, alike, whole, units)) if _is_of(alike, whole, units) else None
    return replace(claim, parts=(part, whole), formula=f"{part.quantity.text} ÷ {whole.quantity.text}") if claim else None


def _with_both_names(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """床位2860张，其中护理型1680张，护理型床位占比58.7%: the rate's name is that of the part and that of the whole, and nothing else."""
    named = _SHARE.fullmatch(cell.label)
    if len(before) < _TWO or named is None:
        return None
    whole, part = before[-2:]
    in_a_row = 0 <= part.clause - whole.clause <= 1 and cell.clause - part.clause == 1 and (whole.segment, whole.bracket) == (part.segment, part.bracket) == (cell.segment, cell.bracket)
    thing, kind = _SCOPE.sub("", whole.label), _AMONG.sub("", part.label)
    if not in_a_row or not part.label.startswith("其中") or not _is_of(part, whole, units) or part.noun or whole.noun or not kind:
        return None
    if named[1] not in (f"{kind}{thing}", f"{kind}的{thing}") or not thing:
        return None
    return share_of(cell, part, whole, units, accused=True, doubtful=True)


def _swapped(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """编制26名，实有24人；其中党员19人，占97.2%: where it is the share of none, two swapped digits hardly make it by chance that of one."""
    if not before or cell.label != "占" or before[-1].segment != cell.segment or before[-1].bracket != cell.bracket or cell.clause - before[-1].clause != 1:
        return None
    part = before[-1]
    wholes = [each for each in before[:-1] if _is_of(part, each, units)]
    if any(share_of(cell, part, each, units).judgement.agrees for each in wholes):
        return None
    meant = [each for each in wholes if mistyped(cell, part, each, units) == SWAPPED]
    return _told(cell, part, meant[0], units, slip=SWAPPED) if len(meant) == 1 else None


def _before_its_count(cell: Cell, count: Cell, before: Sequence[Cell], line: Line, units: UnitTable) -> Claim | None:
    """应检260家，参检243家，年检合格率98.4%（239家）: of one of those before, the last of which it is where it is of none."""
    closes = line.words[count.end - line.start :].startswith("）")
    named = _RATE.fullmatch(cell.label)
    if named is None or not closes or _COUNTED.fullmatch(count.label) is None or line.between(cell.end, count.start) != f"（{count.label}" or count.quantity.is_marked:
        return None
    wholes = [each for each in before if each.bracket == cell.bracket and _is_of(count, each, units)]
    fitting = next((claim for each in reversed(wholes) if (claim := share_of(cell, count, each, units)).judgement.agrees), None)
    if fitting or not wholes:
        return fitting
    return _told(cell, count, wholes[-1], units, slip=mistyped(cell, count, wholes[-1], units))
