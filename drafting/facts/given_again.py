"""Indicators of the data that only say another once more: 务工人数 beside 务工就业, with the same figure (R118 tells it)."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.model.dataset import Dataset
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path


def given_again(dataset: Dataset) -> Mapping[str, str]:
    """Dotted path → that of the indicator which it says again, where it holds no more than the figure and the file does not answer for it."""
    found: dict[str, str] = {}
    for again, first, (one, other) in dataset.twice:
        node = _indicator(dataset, again)
        same = isinstance(one, Measure) and isinstance(other, Measure) and one.says_again(other) and other.says_again(one)
        if same and node is not None and node.given is FIGURE_ALONE and not (_is_answered(dataset, again) or _is_answered(dataset, first)):
            found[_dotted(again)] = _dotted(first)
    return found


def _indicator(dataset: Dataset, path: Path) -> Indicator | None:
    """That of a group; what stands deeper is said with what it stands below."""
    if len(path) != 3:
        return None
    _, group, name = path
    return dataset.indicators[str(group)].children.get(str(name)) if group in dataset.indicators else None


def _is_answered(dataset: Dataset, path: Path) -> bool:
    return "R118" in dataset.silences.get(dataset.tree.place(path, key=True).line or 0, "")


def _dotted(path: Path) -> str:
    return ".".join(map(str, path[1:]))
