"""All nodes of 指标, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from drafting.model.indicator import COMPARISONS, Indicator
from drafting.source import Path


def nodes(indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, Path, Indicator]]:
    """(what a message calls it, place, node) of every indicator and of all that stands below it."""
    for group, node in indicators.items():
        for name, child in node.children.items():
            yield from _below(name, ("指标", group, name), child)


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
