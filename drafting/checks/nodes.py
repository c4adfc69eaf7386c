"""All nodes of 指标, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.source import Path


def nodes(indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, Path, Indicator]]:
    """(what a message calls it, place, node) of every indicator and of all that stands below it."""
    for group, node in indicators.items():
        for name, child in node.children.items():
            yield from _below(name, ("指标", group, name), child)


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


def _below(label: str, source: Path, node: Indicator) -> Iterator[tuple[str, Path, Indicator]]:
    yield label, source, node
    for key, field in COMPARISONS.items():
        inner = getattr(node, field)
        if inner is not None:
            yield from _below(f"{label}·{key}", (*source, key), inner)
    for key, below in (("构成", node.parts), ("其中", node.subset)):
        for name, inner in below.items():
            yield from _below(f"{label}·{name}", (*source, key, name), inner)
    for name, inner in node.children.items():
        yield from _below(f"{label}·{name}", (*source, name), inner)
