"""The task of the year said twice, of which one has two digits swapped: 完成年度任务17.5亿元的49.3%, and 确保完成全年15.7亿元任务."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.reconciling.slips import SWAPPED, swapped
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import TWICE, Claim
from drafting.checks.sentences.rules import TWO_FIGURES
from drafting.checks.sentences.twice.repeated import digits_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_equal

_TASK: Final = lazy("(?:完成|占|达到?|确保|实现|力争|为|下达)*(?:年度|全年)(?:目标任务|任务|目标|计划)数?\0.*|(?:完成|确保|实现|力争|下达)*(?:年度|全年)\0的?(?:目标任务|任务|目标|计划).*")
_DIGITS: Final = 3


def tasks_twice(lines: Sequence[Line], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text: of the later of two."""
    before: list[Cell] = []
    for line in lines:
        for cell in line.cells:
            if cell.is_rate or cell.is_change or cell.quantity.is_marked or digits_of(cell.quantity) < _DIGITS or not _TASK.fullmatch(cell.words):
                continue
            meant = set(swapped(cell.quantity))
            former = next((each for each in before if each.quantity.unit == cell.quantity.unit and each.quantity.amount in meant), None)
            if former is not None:
                judged = judge_equal(cell.quantity, former.quantity, units)
                yield Claim(TWICE, TWO_FIGURES, cell, (former,), judged, former.quantity.text, accused=True, slip=SWAPPED, doubtful=True)
            before.append(cell)
