"""Which figures of several units may be added up, by what the catalogue says of their indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.model.amounts import are_things, is_no_amount, is_plainly_amount
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.quantities.quantity import Quantity
from drafting.quantities.written_out import FOR_ONE
from drafting.source import Path

_ADDED: Final = ("", "相加")
"""汇总 of what is added up; what does not say how is, too."""
_NOT_ADDED: Final = frozenset({"重算", "最大", "最小"})
_COUNTED: Final = ("", "计量")
_STANDARD: Final = "标准"
"""What one gets, or has to be: but where so many of them are counted (3项)."""
_OF_INDICATOR: Final = 3
"""Steps to an indicator: 指标, its group, its name."""


def adds_up(catalogue: Catalogue, path: Path, figures: Sequence[Quantity] = ()) -> bool:
    """Whether the figures of several units make up that of all, as far as the catalogue says, or, of what it does not list, the name, and what the `figures` count, where they are known."""
    entries = catalogue.find(_name(path[:_OF_INDICATOR])), catalogue.find(_name(path))
    return all(entry is None or entry.rollup in _ADDED for entry in entries) and not is_mean(catalogue, path, figures) and not _names_no_amount(catalogue, path, figures)


def surely_adds_up(catalogue: Catalogue, path: Path, figures: Sequence[Quantity] = ()) -> bool:
    """Whether the catalogue says so of the indicator; what has no 汇总 may be counted by several."""
    indicator = catalogue.find(_name(path[:_OF_INDICATOR]))
    return indicator is not None and indicator.rollup == "相加" and adds_up(catalogue, path, figures)


def is_additive(entry: Entry | None) -> bool:
    """Whether the parts of this indicator can be added up, as far as the catalogue says."""
    return entry is None or (entry.kind != "比率" and entry.rollup not in _NOT_ADDED)


def adds_up_by_its_words(catalogue: Catalogue, path: Path, figures: Sequence[Quantity]) -> bool:
    """Whether an indicator of which the catalogue says nothing (it does not have it, or without 汇总) is, by its names, one that anybody would add up."""
    entry = catalogue.find(_name(path[:_OF_INDICATOR]))
    names = [str(each) for each in path[2:] if each not in PARTS and each not in COMPARISONS]
    if entry is not None and (entry.rollup or entry.kind not in _COUNTED):
        return False
    return adds_up(catalogue, path, figures) and all(is_plainly_amount(each, figures) for each in names)


def adds_up_over_places(catalogue: Catalogue, path: Path, figures: Sequence[Quantity] = ()) -> bool:
    """Whether the figures of several places at `path` surely make up that of all; a part is added up as its whole is."""
    at = path[: next((at for at, key in enumerate(path) if key in PARTS), None)]
    return surely_adds_up(catalogue, at, figures) and is_additive(catalogue.find(_name(at)))


def _names_no_amount(catalogue: Catalogue, path: Path, figures: Sequence[Quantity]) -> bool:
    """Whether one of its names that the catalogue does not list is that of no amount. What is a part of a whole is added as that is, and a 任务 as its figure."""
    end = next((at for at, key in enumerate(path) if key in PARTS or key in COMPARISONS), len(path))
    unlisted = (path[at] for at in range(_OF_INDICATOR - 1, end) if catalogue.find(_name(path[: at + 1])) is None)
    return any(is_no_amount(str(each), figures) for each in unlisted)


def is_mean(catalogue: Catalogue, path: Path, figures: Sequence[Quantity] = ()) -> bool:
    """Whether a figure is so much for each: 人均收入, and 农村居民收入, which the catalogue says is 人均可支配收入."""
    entry = catalogue.find(_name(path[:_OF_INDICATOR]))
    is_its_own = len(path) == _OF_INDICATOR or path[_OF_INDICATOR] in COMPARISONS
    name = str(path[-1])
    if FOR_ONE.search(name.replace(_STANDARD, "") if are_things(figures) else name):
        return True
    return entry is not None and entry.rollup not in _ADDED and is_its_own and FOR_ONE.search(entry.name + entry.definition) is not None


def _name(path: Path) -> str:
    return ".".join(str(each) for each in path[1:])
