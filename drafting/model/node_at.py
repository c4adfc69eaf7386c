"""The node at a place of 指标."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.source import Path


def node_at(indicators: Mapping[str, Indicator], source: Path) -> Indicator | None:
    """The node at a place of 指标, None where there is none."""
    keys = iter(source[1:])
    node = indicators.get(str(next(keys, "")))
    for key in keys:
        if node is None:
            return None
        name = str(key)
        if name in PARTS:
            node = getattr(node, PARTS[name]).get(str(next(keys, "")))
        elif name in COMPARISONS:
            node = getattr(node, COMPARISONS[name])
        else:
            node = node.children.get(name)
    return node
