"""Lists whose figures have no unit of their own: 到位资金1500万元，其中省级500、市级300、县级700; they are in that of what they divide.

So are those of which the last alone has its unit: 其中省级500万、市级300万、县级700万元.
"""

from __future__ import annotations

from dataclasses import replace

from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.listed.lists import Listed
from drafting.quantities.measure import inherit_unit

_AMONG = "其中"
_FEWEST = 2


def with_units(block: Listed) -> Listed:
    """The list, its figures in the unit of the one before, where none has one, or the last alone, and each is named by the words before it and by nothing behind."""
    total = next((each for each in block.totals if each.quantity.unit and not each.is_rate and not each.is_change), None)
    if total is None or total is not block.totals[0] or not block.words.startswith(_AMONG) or len(block.items) < _FEWEST:
        return block
    *first, last = block.items
    if not all(map(_is_bare, first)) or not (_is_bare(last) or last.quantity.unit == total.quantity.unit):
        return block
    items = tuple(replace(each, quantity=inherit_unit(each.quantity, total.quantity)) for each in block.items)
    return replace(block, items=items)


def _is_bare(cell: Cell) -> bool:
    return not cell.quantity.unit and not cell.quantity.is_marked and bool(cell.label.removeprefix(_AMONG)) and not cell.noun
