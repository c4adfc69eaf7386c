"""Stages of one thing that stand side by side, in whatever order: 立案12件，结案9件，在办3件; 缺口110万元，需求500万元，落实390万元; 应申报15420户，按期申报15204户，逾期216户.

What is at none of the stages that are told, or came from an earlier year, would be said: where no word of the sentence does, and each of the
figures says which stage it is, all of them are the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, permutations
from re import Pattern
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import REST
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_signed, judge_sum


@frozen
class _Stages:
    """What is said of the whole and of each stage it may be at. `by_slip`: it may be spent, or come, otherwise, so that a slip has to explain a difference."""

    whole: Pattern[str]
    at: tuple[Pattern[str], ...]
    by_slip: bool = False


_STILL: Final = "(?:其中|其余|剩余|余下|另有|尚有|还有|仍有|有|已|均已|共|累计|现|现已|目前|截至目前|全部|实际|正在|资金)*"
_ITEMS: Final = "(?:案件|件|项目|资金)?"
_WAYS: Final = (
    _Stages(
        lazy("[\u4e00-\u9fff]{0,6}(?:立案|受理|收案|交办|接收|[接收]到)(?:各类|群众)?(?:[\u4e00-\u9fff]{0,6}(?:案件?|信访件?|投诉|举报|诉求|事项|线索|工单|问题|建议|提案))?"),
        (lazy(f"{_STILL}(?:办结|结案|审结|执结){_ITEMS}"), lazy(f"{_STILL}(?:在办|办理中|未办结|未结案?|(?:在|正在)?办理(?:中|之中|期限内)?){_ITEMS}")),
    ),
    _Stages(
        lazy("[\u4e00-\u9fff]{0,8}(?:计划|任务|规划|项目)[\u4e00-\u9fff]{0,12}"),
        (lazy(f"{_STILL}(?:建成|完工|竣工|完成){_ITEMS}"), lazy(f"{_STILL}(?:在建|建设|施工){_ITEMS}"), lazy(f"{_STILL}(?:尚?未开工|待开工|待建){_ITEMS}")),
    ),
    _Stages(lazy("(?:[\u4e00-\u9fff]{0,4}资金)?(?:总|年度)?(?:需求|需要|所需|需)(?:资金)?"), (lazy(f"{_STILL}(?:落实|到位|筹集|筹措|安排|争取){_ITEMS}"), lazy("(?:资金)?(?:尚有|还有|仍有|存在|有)?(?:资金)?(?:缺口|[尚还仍]缺)(?:资金)?"))),
    _Stages(lazy("(?:占|完成)?(?:年度|全年|年初|部门)*预算(?:安排|资金|数)?"), (lazy("(?:全年|预算|累计|实际)*支出"), lazy("(?:资金|全年|年末)*结余(?:资金)?")), by_slip=True),
)
_DUE: Final = lazy("(?:^|(?<=[^对供响适反相效]))应(?![急用对变届])([\u4e00-\u9fff]{1,2})(?!数)")
"""应到 and 应申报: what follows says whom it is counted of."""
_NOT: Final = lazy("(?:[\u4e00-\u9fff]{0,2}[尚还]?未(?!按[期时]|及时)[\u4e00-\u9fff]{1,5}|缺[席勤])(?:人数|户数)?")
_LATE: Final = lazy("逾期(?:未[\u4e00-\u9fff]{1,4})?")
_DID: Final = lazy("实际?|已")
_IN_TIME: Final = ("按期", "按时", "如期")
_OTHERWISE: Final = lazy("结转|旧存|往年|历年|上年|去年|跨年|积案|存量|累计|[移转]送|移交|转[办送入]|撤|终止|中止|不予|驳回|退[回出]|并案|合并|取消|调整|追加|盘活|收回|核减|上缴|其他|其它|等(?=[，。；）]|\\d)|左右|以上|多(?=[户人件个万])|余(?=[户人件个万])|含|不计|减免")
"""Words of what is at no stage that is told, or was there before."""
_FEWEST: Final = 2


def stages(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of the figures of a kind that stand in one ；-part one after the other, those which say all stages."""
    counts = [each for each in line.cells if not each.is_rate and not each.is_change and each.quantity.unit]
    for _, several in groupby(counts, key=lambda each: (each.item, each.sentence, each.segment, each.bracket)):
        cells = list(several)
        for family in dict.fromkeys(units.family(each.quantity.unit) for each in cells):
            alike = [each for each in cells if units.family(each.quantity.unit) == family]
            yield from (claim for way in _WAYS if (claim := _all_told(alike, _told_as(alike, (way.whole, *way.at)), line, units, by_slip=way.by_slip)))
            yield from filter(None, (_all_told(alike, _those_due(alike, due), line, units) for due in alike))


def _all_told(cells: Sequence[Cell], told: Sequence[Cell], line: Line, units: UnitTable, *, by_slip: bool = False) -> Claim | None:
    """The claim that the stages make up the whole, which is told first; None where they are not all beside each other, or some may be at none."""
    if not told or any(each.quantity.is_marked for each in told) or _OTHERWISE.search(line.sentence_of(told[0])) or not all(of_one_kind(each, told[0], units) for each in told[1:]):
        return None
    places = sorted(cells.index(each) for each in told)
    if places[-1] - places[0] >= len(told):
        return None
    whole, *done, left = told
    judged = judge_signed(left.quantity, (1, *(-1 for _ in done)), [each.quantity for each in (whole, *done)], units)
    slip = "" if judged.agrees else explained(whole, (*done, left), units).slip
    gap = whole.quantity.in_base(units) - sum(each.quantity.in_base(units) for each in done)
    if not judged.agrees and (gap < 0 or (not slip and (by_slip or left.quantity.in_base(units) > gap)) or _goes_on(told, line, units)):
        return None  # more is told than came: some had come before
    formula = " - ".join(each.quantity.text for each in (whole, *done))
    return Claim("剩余", REST, left, (whole, *done), judged, formula, accused=True, slip=slip, doubtful=True)


def _goes_on(told: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    """Whether figures right behind make up what the stages leave: 办结100件，在办15件，重复件5件."""
    whole, *at = told
    last = max(told, key=lambda each: each.start)
    behind = [each for each in line.cells if each.start > last.start and each.sentence == last.sentence and of_one_kind(each, whole, units)]
    return any(judge_sum(whole.quantity, [each.quantity for each in (*at, *behind[:number])], units).agrees for number in range(1, len(behind) + 1))


def _told_as(cells: Sequence[Cell], stages_: Sequence[Pattern[str]]) -> list[Cell]:
    """The one figure of each stage, of all; none where one has none, or two."""
    found = [[each for each in cells if stage.fullmatch(_said(each))] for stage in stages_]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else []


def _those_due(cells: Sequence[Cell], due: Cell) -> list[Cell]:
    """应申报, and of the two beside it what was done and what was not: of what was done late only where the other is what was done in time."""
    named = _DUE.search(due.label) if not due.noun else None
    if named is None:
        return []
    at = cells.index(due)
    beside = [each for each in cells[max(0, at - _FEWEST) : at + _FEWEST + 1] if each is not due]
    for did, left in permutations(beside, _FEWEST):
        in_time = any(word in did.label for word in _IN_TIME)
        is_done = named[1] in did.label or (_DID.match(did.label) is not None and did.label.endswith(named[1][0]))
        is_left = _NOT.fullmatch(_said(left)) is not None or (in_time and _LATE.fullmatch(_said(left)) is not None)
        if is_left and is_done and named[0] not in did.label and not _NOT.search(did.label):
            return [due, did, left]
    return []


def _said(cell: Cell) -> str:
    """What is said of a figure, before it or right behind it."""
    return f"{cell.label}{cell.noun.removeprefix('的')}"
