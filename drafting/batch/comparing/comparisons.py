"""The units of a run as they are held against each other, and what was found when they were, remembered from run to run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import intern
from typing import TYPE_CHECKING, Any

from drafting.batch.comparing.peers import Peer
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.batch.bookkeeping.ledger import Ledger
    from drafting.batch.kept.figures import Figures


class Kept(NamedTuple):
    """A unit whose figures are kept: `run` is that which they are of, `template` the report's."""

    region: str
    level: str
    template: str
    period: str
    run: int


class Comparisons:
    """`units` by their numbers, in the order of the plan."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.units: dict[int, Kept] = {
            unit: Kept(region, intern(level), intern(template), intern(period), run)
            for unit, region, level, template, period, run in ledger.with_figures()
        }
        self._found: dict[bytes, Sequence[tuple[Any, ...]]] = {}

    def of(self, key: bytes, compare: Callable[[], Sequence[tuple[Any, ...]]]) -> Sequence[tuple[Any, ...]]:
        """What is known under a key that says which figures were compared; else what `compare` finds."""
        known = self._ledger.compared(key)
        self._found[key] = found = compare() if known is None else known
        return found

    def figures(self, unit: int) -> Figures:
        return self._ledger.figures(unit)

    def peer(self, unit: int) -> Peer:
        kept = self.units[unit]
        return Peer(*self._ledger.source_of(unit), kept.region, kept.level, self.figures(unit))

    def remember(self) -> None:
        """For the next run; what this one did not ask for is forgotten."""
        self._ledger.remember_compared(self._found)
