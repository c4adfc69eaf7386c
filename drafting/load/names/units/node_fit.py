"""Whether what the data gives under a name can be the figure of an indicator of the catalogue: by its units."""

from __future__ import annotations

from typing import Final

from drafting.model.catalogue import Entry
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable

_HEADS: Final = frozenset({"人", "名", "户", "人次", "%"})


def counts_people(figure: Indicator) -> bool:
    """Heads, households or a share of them: what a group's name may say of whom they are."""
    return not isinstance(figure.value, Measure) or not _HEADS.isdisjoint(figure.value.units)


class NodeFit:
    """By the value of an indicator's node."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units
        self.convertible = units.convertible

    def takes(self, entry: Entry, figure: Indicator, *, strictly: bool = False) -> bool:
        """Whether the value's units are the entry's; `strictly` wants a value that has one."""
        value = figure.value
        if entry.kind == "比率":
            return not strictly or (isinstance(value, Measure) and value.units == ("%",))
        if not isinstance(value, Measure) or not entry.units:
            return not strictly
        return all(any(self._units.convertible(unit, each) for each in entry.units) for unit in value.units if unit)

    def may_be(self, entry: Entry, figure: Indicator) -> bool:
        """Not where it is plainly of another kind: 集中排查2轮 are no households, 文明村镇68.2% no villages."""
        value = figure.value
        if not isinstance(value, Measure) or not all(self._units.known(unit) for unit in value.units):
            return True
        wanted = ("%",) if entry.kind == "比率" else entry.units
        return not wanted or any(self._units.convertible(unit, each) for unit in value.units for each in wanted)

    def unit_of(self, figure: Indicator) -> str:
        return figure.value.units[0] if isinstance(figure.value, Measure) and len(figure.value.units) == 1 else ""
