"""Figures behind which their share stands: 网上来的40512件，占63.3%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable

_SHARE: Final = lazy("占(?!比)(?:到|了)?([\u4e00-\u9fff]{0,14}?)的?(?:比[重例]|份额)?(?:为|达到?|是|约)?|占比(?:为|达到?|约)?|比[重例](?:为|达到?|是|约)?")
_SCOPE: Final = lazy("^(?:全[省市州县区旗乡镇村国部体]|[我本][省市州县区旗乡镇村])+")
_COUNT: Final = lazy("(?:总[\u4e00-\u9fff]{0,3}|人数|数量?)$")
_ALL: Final = Decimal(100)


@frozen
class Shared:
    """A figure and its share right behind it; `base` names what it is a share of, '' where nothing does."""

    part: Cell
    share: Cell
    base: str

    @property
    def thing(self) -> str:
        """What is counted in the base: 党员 of 全省党员总数."""
        return _COUNT.sub("", _SCOPE.sub("", self.base))


def shared(line: Line) -> list[Shared]:
    """The figures of a line behind which their share stands, in their order."""
    found = []
    for part, share in zip(line.cells, line.cells[1:], strict=False):
        named = _SHARE.fullmatch(share.label) if share.quantity.unit == "%" else None
        if named and _is_followed_by(part, share):
            found.append(Shared(part, share, named[1] or ""))
    return found


def _is_followed_by(part: Cell, share: Cell) -> bool:
    together = (part.segment, part.bracket, part.item) == (share.segment, share.bracket, share.item) and share.clause - part.clause <= 1
    return together and not part.is_rate and not part.is_change and not part.quantity.is_marked and not share.quantity.is_marked


def makes_up_the_whole(parts: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    """Whether each of the parts has its share behind it, and these make up 100%."""
    row = _all_shared(parts, line)
    return bool(row) and make_up_all(row, units)


def has_other_shares(parts: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    """Whether each of the parts has its share behind it, and these say that they are not all, or some of another's."""
    row = _all_shared(parts, line)
    return bool(row) and not make_up_all(row, units)


def _all_shared(parts: Sequence[Cell], line: Line) -> list[Shared]:
    of_part = {each.part.start: each for each in shared(line)}
    row = [of_part[each.start] for each in parts if each.start in of_part]
    return row if len(row) == len(parts) > 1 else []


def make_up_all(row: Sequence[Shared], units: UnitTable) -> bool:
    """Whether shares are 100% together."""
    off = abs(sum((each.share.quantity.number for each in row), Decimal(0)) - _ALL)
    return off <= sum((each.share.quantity.half_width(units) for each in row), Decimal(0))
