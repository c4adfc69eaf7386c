"""The nodes at and above a place of 指标, and the figures that stand there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter, itemgetter, methodcaller
from typing import Any, Final

from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path

_OF_AN_INDICATOR: Final = 3
"""How long the place of an indicator is."""


def node_at(indicators: Mapping[str, Indicator], source: Path) -> Indicator | None:
    """The node at a place of 指标, None where there is none."""
    if len(source) == _OF_AN_INDICATOR and source[2] not in COMPARISONS:  # as most are
        _, named, name = source
        group = indicators.get(named)  # type: ignore[arg-type]  # nothing is named by a number
        return group and group.children.get(name)  # type: ignore[arg-type]
    node = indicators.get(str(source[1])) if len(source) > 1 else None
    keys = iter(source[2:])
    for key in keys:
        if node is None:
            return None
        node = _below(node, str(key), keys)
    return node


Step = Callable[[Any], Any]
Way = tuple[str, str, tuple[Step, ...]]
"""How a figure is reached in all files that have it in the same place: by group, indicator, and the steps from there."""


def way_to(indicators: Mapping[str, Indicator], source: Path) -> Way | None:
    """The way to the figure of the node at a place; or else to what the node above it states by that name (完成率), or has in that unit. None where it is no indicator's."""
    _, group, name, *below = map(str, (*source, "", ""))
    node: Any = indicators[group].children.get(name)
    if node is None:
        return None
    steps: list[Step] = []
    keys = iter(below[:-2])
    for key in keys:
        if key in PARTS:
            taken: list[Step] = [attrgetter(PARTS[key]), itemgetter(next(keys))]
        elif key in COMPARISONS:
            taken = [attrgetter(COMPARISONS[key])]
        elif key in node.children or key in node.stated:
            taken = [attrgetter("children" if key in node.children else "stated"), itemgetter(key)]
        else:
            taken = [attrgetter("value"), methodcaller("component", key), Measure.of]
        for step in taken:
            node = step(node)
        steps += taken
    return group, name, (*steps, attrgetter("value")) if isinstance(node, Indicator) else tuple(steps)


def reached(indicators: Mapping[str, Indicator], way: Way) -> Any:
    """The figure at the end of a way."""
    group, name, steps = way
    found: Any = indicators[group].children[name]
    for step in steps:
        found = step(found)
    return found


def nodes_along(indicators: Mapping[str, Indicator], source: Path) -> list[Indicator]:
    """The nodes on the way to a place of the data, from the group down, as far as there are any; none outside 指标."""
    return [node for node in _along(indicators, source) if node is not None] if source[:1] == ("指标",) else []


def _along(indicators: Mapping[str, Indicator], source: Path) -> Iterator[Indicator | None]:
    """Each node from the group down; None last, where the way leads nowhere."""
    keys = iter(source[1:])
    node = indicators.get(str(next(keys, "")))
    yield node
    for key in keys:
        if node is None:
            return
        node = _below(node, str(key), keys)
        yield node


def _below(node: Indicator, name: str, keys: Iterator[str | int]) -> Indicator | None:
    """What the next step leads to; to a part of 构成 lead two."""
    if name in PARTS:
        found: Indicator | None = getattr(node, PARTS[name]).get(str(next(keys, "")))
    elif name in COMPARISONS:
        found = getattr(node, COMPARISONS[name])
    else:
        found = node.children.get(name)
    return found
