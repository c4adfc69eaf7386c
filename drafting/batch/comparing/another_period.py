"""A unit that reports on another period than all those of its place: last year's file, or a year that nobody has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.batch.comparing.far_from_peers import by_place
from drafting.batch.kept.figures import ANOTHER_PERIOD, notes_of
from drafting.diagnostics import Diagnostic

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons

_FEWEST: Final = 4
_NEARLY_ALL: Final = 0.8


def another_period(comparisons: Comparisons) -> Iterator[Diagnostic]:
    """Each of the run, in the order of the plan, but those that hand in the others' period as well."""
    known = comparisons.units
    given = {(kept.region, kept.level, kept.period) for kept in known.values()}
    found: list[tuple[int, str, int]] = []
    for together in by_place(((unit, (kept.region, kept.level, "")) for unit, kept in known.items()), fewest=_FEWEST + 1):
        usual, many = Counter(known[unit].period for unit in together).most_common(1)[0]
        if many < max(_FEWEST, _NEARLY_ALL * len(together)):
            continue
        odd = [unit for unit in together if known[unit].period != usual]
        found += [(unit, usual, many) for unit in odd if (known[unit].region, known[unit].level, usual) not in given]
    order = {unit: at for at, unit in enumerate(known)}
    yield from (_told(comparisons, *each) for each in sorted(found, key=lambda each: order[each[0]]) if not _is_answered(comparisons, each[0]))


def _is_answered(comparisons: Comparisons, unit: int) -> bool:
    figures = comparisons.figures(unit)
    return bool(figures.notes) and ANOTHER_PERIOD.code in notes_of(figures).answered


def _told(comparisons: Comparisons, unit: int, usual: str, many: int) -> Diagnostic:
    peer, period = comparisons.peer(unit), comparisons.units[unit].period
    message = f"{peer.name}：报告期是{period}，同批的 {many} 个{peer.level}都是{usual}"
    answer = "不用管" if peer.source.endswith("行]") else f"在“报告期:”一行末尾写 # 情况属实 {ANOTHER_PERIOD.code}：理由"
    return ANOTHER_PERIOD.at(peer.tree.place(("报告期",), key=True), message, f"报告期写错了的，改正它；拿错了文件的，换成{usual}的；确是补报的，{answer}")
