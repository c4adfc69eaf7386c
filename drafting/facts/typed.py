"""Every figure that the data itself gives, by the path under which it prints."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.values import Marker
from drafting.source import Path

TypedFigures = dict[str, Path]
"""Dotted path → place in the data file."""

_COMPARISONS = (
    ("任务", "target"), ("上年同期", "same_period_last_year"), ("上年末", "end_of_last_year"), ("基期", "base"),
)


def typed_figures(indicators: dict[str, Indicator]) -> dict[str, dict[str, TypedFigures]]:
    """group → indicator → its typed figures, itself and everything below it. Formulas and gaps are not typed."""
    return {
        group: {
            name: dict(_below(child, f"{group}.{name}", ("指标", group, name))) for name, child in node.children.items()
        }
        for group, node in indicators.items()
    }


def _below(node: Indicator, path: str, source: Path) -> Iterator[tuple[str, Path]]:
    value = node.value
    if isinstance(value, Measure) and len(value.quantities) > 1:
        for quantity in value.quantities:
            yield f"{path}.{quantity.unit}", source
    elif value is not None and not isinstance(value, Marker):
        yield path, source
    elif node.statement is not None:
        yield path, source
    if node.names:
        yield f"{path}.名录", source
    for name, stated in node.stated.items():
        if not isinstance(stated, Marker):
            yield f"{path}.{name}", (*source, name)
    for key, attribute in _COMPARISONS:
        other = getattr(node, attribute)
        if other is not None:
            yield from _below(other, f"{path}.{key}", (*source, key))
    for key, nodes in (("构成", node.parts), ("其中", node.subset)):
        for name, part in nodes.items():
            yield from _below(part, f"{path}.{key}.{name}", (*source, key, name))
    for name, child in node.children.items():
        yield from _below(child, f"{path}.{name}", (*source, name))
