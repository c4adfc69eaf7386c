"""The nodes at and above a place of 指标."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.source import Path

_OF_AN_INDICATOR: Final = 3
"""How long the place of an indicator is."""


def node_at(indicators: Mapping[str, Indicator], source: Path) -> Indicator | None:
    """The node at a place of 指标, None where there is none."""
    if len(source) == _OF_AN_INDICATOR and source[2] not in COMPARISONS:  # as most are
        _, named, name = source
        group = indicators.get(named)  # type: ignore[arg-type]  # nothing is named by a number
        return group and group.children.get(name)  # type: ignore[arg-type]
    *_, node = _along(indicators, source)
    return node


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
        name = str(key)
        if name in PARTS:
            node = getattr(node, PARTS[name]).get(str(next(keys, "")))
        elif name in COMPARISONS:
            node = getattr(node, COMPARISONS[name])
        else:
            node = node.children.get(name)
        yield node
