"""What came of one figure when those of all places were added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from drafting.frozen import frozen
from drafting.rollup.town import Sorted, Stand
from drafting.source import Path

NOBODY: Final = Sorted()
State = Literal["added", "partial", "owed", "doubted", "inapplicable", "formula", "apart", "local", "holder"]
"""`partial`: of some places alone, as was asked for, and marked so (待核); `owed`: not to be said yet, for some have not given it or it cannot be added; `doubted`: the places' figures are all there, and one of
them contradicts others, so that the sum is not said before that is cleared up; `apart`: what is never added up, for the whole to fill in;
`local`: of some places alone, or nobody knows whether it may be added; `holder`: no figure itself, but figures below it.
"""

Gap = Literal["", "each", "zeros", "mark", "absent"]
"""Why a figure that is left blank is not taken for none: each place must have it, the others all say 0, it was asked for, or places have not come yet."""
SAID: Final[frozenset[State]] = frozenset({"added", "partial", "formula"})
"""What stands as a figure."""
UNSETTLED: Final[frozenset[State]] = frozenset({"owed", "doubted"})
"""What stands as 待补."""
_OF_BLANKS: Final[frozenset[Gap]] = frozenset({"each", "zeros", "mark"})


@frozen
class Rolled:
    """`value` is what stands in the file ("" where nothing does), `remark` what is said behind it, `notes` what is said below.

    `total` is the sum of what is given, also where the file does not say it. `texts` are 统计期间 and the like; `left_out` is what
    some places give of it and the file does not say: 人, 任务. `gap` is why it waits for those that say nothing of it. `withheld`
    hangs on it and waits for places that are absent: the file does not say it, but may have said it before.
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
    gap: Gap = ""
    withheld: tuple[Rolled, ...] = ()

    @property
    def dotted(self) -> str:
        return ".".join(map(str, self.path[1:]))

    @property
    def asked(self) -> tuple[Stand, ...]:
        """The places that have come and are to be asked for it: what they owe, and where a blank is none that may be."""
        return (*self.by.owed, *(self.by.blank if self.gap in _OF_BLANKS else ()))

    def all(self) -> Iterator[Rolled]:
        """Itself and everything below it."""
        yield self
        for each in self.below:
            yield from each.all()

    def known(self) -> Iterator[Rolled]:
        """All, and what is withheld of it."""
        for each in self.all():
            yield each
            yield from each.withheld

    def to_json(self) -> dict[str, object]:
        """The places by name: those that give it, owe it, left it blank, and have nothing of the kind."""
        by = {key: [each.town.name for each in getattr(self.by, key)] for key in ("given", "owed", "blank", "inapplicable")}
        return {"path": self.dotted, "state": self.state, "value": self.value or None, "sum": self.total or None, **by, "remark": self.remark or None, "notes": list(self.notes), "left_out": list(self.left_out)}
