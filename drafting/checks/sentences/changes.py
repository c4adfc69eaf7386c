"""Changes that a text gives beside the figures before and after: 由28个增加到35个，增加7个，增长25%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import Claim
from drafting.checks.sentences.rules import CHANGE
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import judge_decline, judge_difference, judge_growth, judge_points

_FROM: Final = lazy("[由从][^，]{0,20}$")
_TO: Final = lazy(r"^[^，]{0,6}(?:增加|增长|提高|上升|扩大|提升|减少|下降|降低|回落|缩小|压减|增|升|降)[^，]{0,6}[到至为][^，]{0,6}$")
_THAN: Final = lazy("^[比较](?:上年|去年|上年同期|去年同期|同期|上年末|去年底|年初)的?$")
_LAST: Final = lazy("^(?:上年同期|去年同期|上年末|去年底|上年|去年|年初|同期)(?:为|有|数为|数)?")
_THIS: Final = lazy("^(?:今年|本年|目前|现|年末|年底)(?:共|有|为|达到?|已)*")
_NET: Final = lazy("净(增|减)[加少]?(.*)$")
_COME: Final = lazy("(?:新增|新登记|新设立?|新注册|新识别|纳入|增加|转入|迁入|出生|新生)[^，]{0,6}$")
_GONE: Final = lazy("(?:注销|减少|退出|吊销|消除|转出|迁出|死亡|核减)[^，]{0,6}$")
_RISE: Final = lazy("^(?:共|净|累计)?(?:(?:增加|增长|提高|上升|提升)了?|增幅[为达]?)$")
_FALL: Final = lazy("^(?:共|净|累计)?(?:(?:减少|下降|降低|回落)了?|降幅[为达]?)$")


def changes(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    yield from _from_to(line, units)
    for one, other, said in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        if (one.sentence, one.item, one.bracket) != (said.sentence, said.item, said.bracket) or said.clause - one.clause > 2 or said.noun or not _is_said(said):
            continue
        if one.is_change or other.is_change or not of_one_kind(one, other, units):
            continue
        for new, old in ((one, other), (other, one)):
            if _stood(new, old, said):
                yield from _change(old, new, said, units)
    yield from _nets(line, units)


def _stood(new: Cell, old: Cell, said: Cell) -> bool:
    """支出6万元，比上年的9万元减少3万元; 今年120户，上年同期100户，增加20户, in either order."""
    if said.clause == old.clause:
        return _THAN.search(old.label) is not None and _THAN.search(new.label) is None and new.start < old.start
    if said.clause - max(new.clause, old.clause) != 1 or not _LAST.match(old.label) or _LAST.match(new.label) or not _said_of_one(new, old):
        return False
    return new.start < old.start or _THIS.match(new.label) is not None


def _said_of_one(new: Cell, old: Cell) -> bool:
    """Whether what stood last year is what stands now: 上年120户 names nothing else, 上年新建120户 the same."""
    thing = _LAST.sub("", old.label)
    return not thing or thing == _THIS.sub("", new.label)


def _nets(line: Line, units: UnitTable) -> Iterator[Claim]:
    """新登记860户，注销540户，净增320户; the net may stand before them."""
    for said in line.cells:
        net = _NET.search(said.label)
        if not net:
            continue
        near = [each for each in line.cells if each is not said and each.sentence == said.sentence and abs(each.clause - said.clause) <= 2 and of_one_kind(each, said, units)]
        come = [each for each in near if _COME.search(each.label)]
        gone = [each for each in near if _GONE.search(each.label)]
        if len(come) == len(gone) == 1 and len(near) == 2 and not said.noun and net[2] in f"{come[0].words}{gone[0].words}":
            more, less = (come[0], gone[0]) if net[1] == "增" else (gone[0], come[0])
            yield Claim("增减", CHANGE, said, (more, less), judge_difference(said.quantity, more.quantity, less.quantity, units), _less(more, less), accused=True, doubtful=True)


def _from_to(line: Line, units: UnitTable) -> Iterator[Claim]:
    cells = line.cells
    for at in range(len(cells) - 2):
        old, new, *later = cells[at : at + 4]
        if new.sentence != old.sentence or not _FROM.search(old.label) or not _TO.search(new.label) or not of_one_kind(old, new, units):
            continue
        for said in later:
            if said.sentence != old.sentence or said.clause - new.clause > 2 or said.item != old.item or said.noun or not _is_said(said):
                break  # another matter: 增加9个示范村
            yield from _change(old, new, said, units)


def _is_said(said: Cell) -> bool:
    return bool(_RISE.search(said.label) or _FALL.search(said.label))


def _change(old: Cell, new: Cell, said: Cell, units: UnitTable) -> Iterator[Claim]:
    rises = bool(_RISE.search(said.label))
    high, low = (new, old) if rises else (old, new)
    unit = said.quantity.unit
    if unit == "%" and not new.is_rate:
        judge = judge_growth if rises else judge_decline
        yield Claim("增减", CHANGE, said, (new, old), judge(said.quantity, new.quantity, old.quantity, units), f"（{_less(high, low)}）÷ {old.quantity.text}", accused=True)
    elif new.is_rate and units.convertible(unit, "个百分点") and unit != "%":
        yield Claim("增减", CHANGE, said, (new, old), judge_points(_points(said.quantity), high.quantity, low.quantity, units), _less(high, low), accused=True)
    elif of_one_kind(said, new, units) and not new.is_rate:
        yield Claim("增减", CHANGE, said, (new, old), judge_difference(said.quantity, high.quantity, low.quantity, units), _less(high, low), accused=True)


def _less(high: Cell, low: Cell) -> str:
    return f"{high.quantity.text} - {low.quantity.text}"


def _points(quantity: Quantity) -> Quantity:
    return replace(quantity, unit="个百分点")
