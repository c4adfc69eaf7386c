"""Rows of a table that are of one and the same unit: the figures of neither are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafting.diagnostics import Place
from drafting.load.tables.row import WHICH_IS_RIGHT, repeated, said_to_be_one

if TYPE_CHECKING:
    from drafting.diagnostics import Diagnostic
    from drafting.load.tables.row import Row


def rows_of_one_unit(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Each unit once."""
    from drafting.rollup.together import TWICE

    for same in repeated(rows):
        first, *others = (Place(each.shown) for each in same)
        yield TWICE.at(first, f"{said_to_be_one(same)}，没有加", WHICH_IS_RIGHT, related=tuple(others))
