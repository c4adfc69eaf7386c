"""What a name claims: that its figure is made of others."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.checks.figures import Figure
from drafting.relations import Judgement
from drafting.tuples import NamedTuple

Figures = Mapping[str, Figure]
"""Those that stand together, by name."""


class Claim(NamedTuple):
    """What a figure is by its name: made of these, in these words."""

    stated: Figure
    parts: tuple[Figure, ...]
    formula: str
    judgement: Judgement
