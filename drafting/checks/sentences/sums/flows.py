"""What was there, what came and went, and what is there now: 上年末85户，新增20户，退出8户，现有97户.

A sentence may leave a flow out, so one that does not add up is doubted only where a slip of the pen explains it, and only where each of its
figures of the kind says which of these it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import CHANGE
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_signed

_WAS: Final = lazy("(?:上年|去年)(?:年?[末底]|结转|结存|旧存|未[办审]?结)|年初|期初|上期|原有|旧存|结转")
_IS: Final = lazy("年[末底]|期末|目前|现[有存共]|实有|在册|库存|结余|结存|剩余|余额|未[办审执]{0,2}结|在建")
_COMES: Final = lazy("新|(?<!净)增|纳入|转入|迁入|调入|出生|补栏|投放|接收|引进|划入|入库|购进|收购|采购|安排|收入|受理")
_GOES: Final = lazy("(?<!净)减|注销|吊销|退|消除|转出|迁出|调出|划出|死亡|去世|出栏|出库|收回|偿还|归还|核销|拆除|流失|淘汰|离|[审办执]结|结案|支出|竣工|完工|化解|整改|销号|交付|销售|消耗|领用|调拨")
_NO_FLOW: Final = lazy("净|同比|环比|比|其中")
"""A change of what stands, or a part of a flow."""
_LIKELY: Final = 8
"""So many times likelier than by chance is a slip that is believed to mend a balance: a flow may have been left out."""


@frozen
class _Flow:
    """One sentence's figures of one kind: what was there, what is there now, and what came (1) and went (-1) between."""

    was: Cell
    now: Cell
    flows: tuple[Cell, ...]
    signs: tuple[int, ...]


def flows(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    if not _WAS.search(line.words):
        return
    plain = [each for each in line.cells if not each.is_rate and not each.bracket and each.quantity.unit]
    for _, sentence in groupby(plain, key=lambda each: (each.item, each.sentence)):
        cells = list(sentence)
        for family in dict.fromkeys(units.family(each.quantity.unit) for each in cells):
            told = _read([each for each in cells if units.family(each.quantity.unit) == family])
            if told and (claim := _judged(told, units)):
                yield claim


def _read(cells: list[Cell]) -> _Flow | None:
    """What each figure says it is; None where one says nothing, or two say the same."""
    was: list[Cell] = []
    now: list[Cell] = []
    between: list[tuple[Cell, int]] = []
    for each in cells:
        if _NO_FLOW.search(each.label) or each.quantity.is_marked:
            return None
        if _WAS.search(each.label):
            was.append(each)
        elif _IS.search(each.label):
            now.append(each)
        elif _GOES.search(each.label):
            between.append((each, -1))
        elif _COMES.search(each.label):
            between.append((each, 1))
        else:
            return None
    one_way = len({sign for _, sign in between}) == 1
    if len(was) != 1 or len(now) != 1 or not between or (one_way and any(each.is_change for each, _ in between)):  # 减少3000人 may be the difference
        return None
    return _Flow(was[0], now[0], tuple(each for each, _ in between), tuple(sign for _, sign in between))


def _judged(told: _Flow, units: UnitTable) -> Claim | None:
    parts, signs = (told.was, *told.flows), (1, *told.signs)
    judged = judge_signed(told.now.quantity, signs, [each.quantity for each in parts], units)
    formula = told.was.quantity.text + "".join(f" {'+' if sign > 0 else '-'} {each.quantity.text}" for each, sign in zip(told.flows, told.signs, strict=True))
    if judged.agrees:
        return Claim("增减", CHANGE, told.now, parts, judged, formula)
    why = explained(told.now, parts, units, signs)
    believed = why.weight >= _LIKELY
    return Claim("增减", CHANGE, told.now, parts, judged, formula, accused=True, slip=why.slip, doubtful=True) if believed else None
