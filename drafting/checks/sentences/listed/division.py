"""A total, and the figures of a list that may divide it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.listed.lists import Listed
from drafting.checks.sentences.listed.rows import row_of
from drafting.frozen import frozen
from drafting.quantities.measure import inherit_unit
from drafting.quantities.units import UnitTable

_RESPECTIVELY: Final = "分别"


@frozen
class Division:
    """`parts` are those of a `column` (all figures of their kind in the list) that may be all of the `total`."""

    total: Cell
    parts: Sequence[Cell]
    column: Sequence[Cell]
    block: Listed
    line: Line
    units: UnitTable

    def amount(self, cell: Cell) -> Decimal:
        """In the base of its kind; a bare figure is in the total's unit."""
        return amount_beside(cell, self.total, self.units)

    @property
    def whole(self) -> Decimal:
        return self.amount(self.total)

    @property
    def place(self) -> Decimal:
        """One unit of the total's last place that is not 0."""
        return self.total.quantity.place * self.units.factor(self.total.quantity.unit)

    @property
    def gap(self) -> Decimal:
        """What the parts have too much."""
        return sum((self.amount(each) for each in self.parts), Decimal(0)) - self.whole

    @property
    def is_summed_up(self) -> bool:
        """Whether the total stands behind its parts."""
        return self.total.start > self.parts[-1].end

    @property
    def is_respective(self) -> bool:
        """Whether they stand behind 分别."""
        return self.block.words.startswith(_RESPECTIVELY)

    @property
    def is_one_row(self) -> bool:
        """Whether all parts are set alike."""
        return self.is_respective or self.block.set_alike or len(row_of(self.parts, self.block.items)) == len(self.parts)


def amount_beside(cell: Cell, total: Cell, units: UnitTable) -> Decimal:
    """The amount in the base of its kind; a bare figure is in the total's unit."""
    quantity = inherit_unit(cell.quantity, total.quantity)
    return quantity.amount * units.factor(quantity.unit)
