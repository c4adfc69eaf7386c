"""Figures that are more than the unit's place has (D269), by what is kept of them: too dear for each draft, cheap for a run."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from drafting.batch.kept.figures import amounts_in, lines_of, notes_of
from drafting.checks.oddities.too_many import TOO_MANY, Excess, Given, beyond, said
from drafting.diagnostics import Diagnostic
from drafting.quantities.units import UnitTable

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons
    from drafting.batch.kept.figures import Figures

_REMEMBERED_TOGETHER: Final = 500
_KEYS: Final = frozenset(("构成", "其中"))


def beyond_the_place(comparisons: Comparisons, units: UnitTable, told: Container[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Each of the run, in the order of the plan, but those of which something is `told` already: (source, dotted path)."""
    for unit in _with_excesses(comparisons, units):
        peer = comparisons.peer(unit)
        for excesses in _excesses(comparisons, unit, units):
            if (peer.source, ".".join(excesses[0].given.path)) not in told:
                yield said(excesses, peer.level, peer.tree.place, whose=peer.name)


def _with_excesses(comparisons: Comparisons, units: UnitTable) -> Iterator[int]:
    """Units that have some; of those that are what they were at the last run it is known."""
    known = list(comparisons.units)
    for start in range(0, len(known), _REMEMBERED_TOGETHER):
        together = known[start : start + _REMEMBERED_TOGETHER]
        key = blake2b(b"beyond" + ",".join(f"{unit}.{comparisons.units[unit].run}" for unit in together).encode()).digest()
        found: Sequence[tuple[Any, ...]] = comparisons.of(key, lambda together=together: [(each,) for each in together if _excesses(comparisons, each, units)])  # type: ignore[misc]  # called at once
        yield from (unit for (unit,) in found)


def _excesses(comparisons: Comparisons, unit: int, units: UnitTable) -> list[tuple[Excess, ...]]:
    level: Any = comparisons.units[unit].level
    return list(beyond(list(_given(comparisons.figures(unit))), level, units))


def _given(figures: Figures) -> Iterator[Given]:
    answered = notes_of(figures).answered.get(TOO_MANY.code, ()) if figures.notes else ()
    for dotted, text in lines_of(figures):
        if dotted not in answered:
            path = tuple(dotted.split("."))
            label = "·".join(name for name in path[1:] if name not in _KEYS)
            yield from (Given(label, path, unit, Decimal(str(amount)), text) for unit, amount in amounts_in(text))
