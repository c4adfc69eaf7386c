"""What a batch came to: counts, who failed, and which figures are missing most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.batch.work import Result, State

STATES: dict[State, str] = {"done": "已生成", "unchanged": "没有变化", "kept": "另存新稿", "failed": "未生成"}
MOST_MISSING = 10


@dataclass(frozen=True, slots=True)
class MissingFigure:
    """How many units lack `path`, and who provides it (several where units name different ones)."""

    path: str
    units: int
    providers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`states` counts units; `missing` is sorted, the most missing first."""

    units: int
    states: dict[State, int]
    missing: tuple[MissingFigure, ...]

    def to_json(self) -> dict[str, object]:
        missing = [
            {"path": each.path, "units": each.units, "providers": list(each.providers)} for each in self.missing
        ]
        return {"units": self.units, **{str(state): count for state, count in self.states.items()}, "missing": missing}


def summarise(results: Sequence[Result]) -> Summary:
    """The counts of a finished batch; the same results give the same summary in any order of finishing."""
    counts = Counter(each.state for each in results)
    return Summary(len(results), {state: counts[state] for state in STATES}, tuple(_missing(results)))


def _missing(results: Sequence[Result]) -> list[MissingFigure]:
    units: Counter[str] = Counter()
    providers: dict[str, dict[str, None]] = {}
    for result in results:
        units.update({gap.path for gap in result.gaps})
        for gap in result.gaps:
            named = providers.setdefault(gap.path, {})
            if gap.provider:
                named[gap.provider] = None
    ranked = sorted(units.items(), key=lambda item: (-item[1], item[0]))
    return [MissingFigure(path, count, tuple(providers[path])) for path, count in ranked]
