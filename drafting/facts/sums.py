"""Totals of facts, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.facts.fact import ABSENT, OWED, PRESENT, Fact
from drafting.quantities import rough
from drafting.quantities.measure import Measure, MeasureError, total

SUM: Final = "之和"
"""How the formula of a sum ends: 构成之和, 项目列之和."""


def sum_of(owner: Fact, pieces: Sequence[Fact], formula: str) -> Fact:
    """The sum of all pieces; a gap when one of them is no measure or the units do not fit."""
    measures: list[Measure] = []
    for piece in pieces:
        if piece.state is OWED:
            return Fact(owner.book, owner.path, owner.name, OWED, None, owner.source)
        if piece.measure is None:
            return _gap(owner)
        measures.append(piece.measure)
    if not measures:
        return _gap(owner)
    try:
        value = _as_marked(total(measures, owner.book.units), measures)
    except MeasureError:
        return _gap(owner)  # the data check names the part in another unit
    inputs = tuple(piece.path for piece in pieces)
    return Fact(owner.book, owner.path, owner.name, PRESENT, value, owner.source, formula, inputs)


def _as_marked(value: Measure, measures: Sequence[Measure]) -> Measure:
    """The sum as no more than what its parts say: 3000余人 and 4000余人 are 7000人以上. Of several units each stays 约."""
    if value.first.prefix and len(value.quantities) == 1:
        return Measure.of(rough.sum_of(value.first, [each.first for each in measures]))
    return value


def _gap(owner: Fact) -> Fact:
    return Fact(owner.book, owner.path, owner.name, ABSENT, None, owner.source)
