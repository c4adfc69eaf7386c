"""Rates that everybody reckons alike, beside what they are of: 应到126人，实到120人，出勤率95.2%; 城镇人口 of 常住人口, 贷款 of 存款; births less deaths.

Other people may be meant (户籍人口城镇化率), so that the figures have to be called just so, and of each there is but one in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from re import Pattern
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.checks.sentences.rules import SHARE
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_signed


@frozen
class _Known:
    rate: Pattern[str]
    part: Pattern[str]
    whole: Pattern[str]


_IS: Final = "(?:为|达到?|是|约为)?"
_SCOPE: Final = "(?:年末|全[省市县区州旗乡镇村]|截至年末|其中|[：，])*"
_KNOWN: Final = (
    _Known(lazy(f"(?:常住人口)?城镇化率{_IS}"), lazy(f"{_SCOPE}城镇(?:常住)?人口{_IS}"), lazy(f"{_SCOPE}常住(?:总)?人口{_IS}")),
    _Known(lazy(f"存贷比{_IS}"), lazy(f"{_SCOPE}(?:金融机构|本外币|人民币)*(?:各项)?贷款余额{_IS}"), lazy(f"{_SCOPE}(?:金融机构|本外币|人民币)*(?:各项)?存款余额{_IS}")),
)
_NATURAL: Final = lazy(f"(?:人口)?自然增长率{_IS}")
_BORN: Final = lazy(f"(?:人口)?出生率{_IS}")
_DIED: Final = lazy(f"(?:人口)?死亡率{_IS}")
_DUE: Final = lazy("(?:[\u4e00-\u9fff]{0,6})应(?P<deed>[\u4e00-\u9fff]{1,3})(?:人数|人口|数)?")
_DID: Final = lazy("(?:实际|实|已)(?P<deed>[\u4e00-\u9fff]{1,3})(?:人数|人口|数)?")
_OF_DEED: Final = lazy(f"([\u4e00-\u9fff]{{1,6}})率{_IS}")
_CALLED: Final = {"到": ("出勤", "到会", "到岗", "参会", "到课", "出席"), "种": ("接种",), "缴": ("缴费", "缴纳", "征缴")}
"""What the rates of a deed are called that do not hold its very words."""
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折|不计)")
_IN_A_ROW: Final = 3


def by_rule(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        if not cell.is_rate or cell.noun or cell.quantity.is_marked or _ON_OTHER_TERMS.match(line.words, cell.end - line.start):
            continue
        before = [each for each in line.cells[:at] if each.sentence == cell.sentence and not each.is_change and not each.quantity.is_marked]
        claim = _known(cell, before, units) or _natural(cell, before, units) or _of_those_due(cell, before, units)
        if claim is not None:
            yield claim


def _known(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    for each in _KNOWN:
        if cell.quantity.unit == "%" and each.rate.fullmatch(cell.label):
            part, whole = _one(each.part, before), _one(each.whole, before)
            return share_of(cell, part, whole, units, accused=True, doubtful=True) if part and whole and of_one_kind(part, whole, units) else None
    return None


def _one(called: Pattern[str], cells: Sequence[Cell]) -> Cell | None:
    """The one figure that is called so: 全县常住人口 beside 常住人口 leaves two."""
    found = [each for each in cells if called.fullmatch(each.label)]
    return found[0] if len(found) == 1 else None


def _natural(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """出生率7.2‰，死亡率8.0‰，自然增长率-0.8‰."""
    born, died = (_one(each, before) for each in (_BORN, _DIED))
    if not _NATURAL.fullmatch(cell.label) or born is None or died is None or {born.quantity.unit, died.quantity.unit, cell.quantity.unit} != {cell.quantity.unit}:
        return None
    judged = judge_signed(cell.quantity, (1, -1), (born.quantity, died.quantity), units)
    return Claim("增减", SHARE, cell, (born, died), judged, f"{born.quantity.text} - {died.quantity.text}", accused=True, doubtful=True)


def _of_those_due(cell: Cell, before: Sequence[Cell], units: UnitTable) -> Claim | None:
    """应到126人，实到120人，出勤率95.2%: one right behind the other, of one deed."""
    named = _OF_DEED.fullmatch(cell.label) if cell.quantity.unit == "%" else None
    if named is None or len(before) < _IN_A_ROW - 1:
        return None
    whole, part = before[-2:]
    due, did = _DUE.fullmatch(whole.label), _DID.fullmatch(part.label)
    near = (whole.segment, whole.bracket) == (part.segment, part.bracket) == (cell.segment, cell.bracket) and part.clause - whole.clause <= 1 and cell.clause - part.clause <= 1
    if due is None or did is None or due["deed"] != did["deed"] or not near or not of_one_kind(part, whole, units) or whole.noun or part.noun:
        return None
    is_its_rate = named[1] == due["deed"] or named[1] in _CALLED.get(due["deed"], ())
    return share_of(cell, part, whole, units, accused=True, doubtful=True) if is_its_rate else None


def among_stages(stages: Sequence[Claim], line: Line, units: UnitTable) -> Iterator[Claim]:
    """应申报15420户，按期申报15204户，申报率98.6%，逾期216户: where the three fit, the one rate that stands among them is of them."""
    for claim in stages:
        due, did, *more = claim.parts
        if more or "应" not in due.label or claim.verdict is Verdict.CONTRADICTS:
            continue
        first, *_, last = sorted(each.start for each in claim.cells)
        among = [each for each in line.cells if first < each.start < last and each.quantity.unit == "%" and (deed := _OF_DEED.fullmatch(each.label)) and deed[1] in did.label and not each.quantity.is_marked]
        yield from (share_of(each, did, due, units, accused=True, doubtful=True) for each in among if len(among) == 1)
