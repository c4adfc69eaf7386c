"""What came of one figure when those of all places were added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from drafting.frozen import frozen
from drafting.rollup.town import Sorted
from drafting.source import Path

NOBODY: Final = Sorted()
State = Literal["added", "owed", "doubted", "inapplicable", "formula", "apart", "local", "holder"]
"""`owed`: not to be said yet, for some have not given it or it cannot be added; `doubted`: the places' figures are all there, and one of
them contradicts others, so that the sum is not said before that is cleared up; `apart`: what is never added up, for the whole to fill in;
`local`: of some places alone, or nobody knows whether it may be added; `holder`: no figure itself, but figures below it.
"""

UNSETTLED: Final[frozenset[State]] = frozenset({"owed", "doubted"})
"""What stands as 待补."""


@frozen
class Rolled:
    """`value` is what stands in the file ("" where nothing does), `remark` what is said behind it, `notes` what is said below.

    `total` is the sum of what is given, also where the file does not say it. `texts` are 统计期间 and the like; `left_out` is what
    some places give of it and the file does not say: 人, 任务. Where a blank `is_gap`, each place must have the figure.
    """

    path: Path
    state: State
    value: str = ""
    remark: str = ""
    total: str = ""
    below: tuple[Rolled, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    by: Sorted = NOBODY
    is_gap: bool = False

    @property
    def dotted(self) -> str:
        return ".".join(map(str, self.path[1:]))

    def all(self) -> Iterator[Rolled]:
        """Itself and everything below it."""
        yield self
        for each in self.below:
            yield from each.all()

    def to_json(self) -> dict[str, object]:
        """The places by name: those that give it, owe it, left it blank, and have nothing of the kind."""
        by = {key: [each.town.name for each in getattr(self.by, key)] for key in ("given", "owed", "blank", "inapplicable")}
        return {"path": self.dotted, "state": self.state, "value": self.value or None, "sum": self.total or None, **by, "remark": self.remark or None, "notes": list(self.notes), "left_out": list(self.left_out)}
