"""What data files have in common that differ in their numbers alone, kept for the next of them (`load.validation.alike`)."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from drafting.frozen import mutable


@mutable
class Likeness:
    """What is known of files of the same names, keys and units, of which nothing was read otherwise than it is typed.

    `weighed` are the indicators, as group and name (groups themselves with none), of which numbers or what is left empty may decide something, `holding` those
    that have others below them, `unknown` the names of each group that the catalogue does not have; `told` the groups of which the catalogue says something or makes another thing, None where nobody
    has looked yet. `plans` are kept by stages, by what makes them: where in such files they find what they look for.
    """

    weighed: tuple[tuple[str, str], ...] = ()
    holding: tuple[tuple[str, str], ...] = ()
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told: tuple[str, ...] | None = None
    plans: dict[object, Any] = field(default_factory=dict)
