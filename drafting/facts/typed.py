"""Every figure that the data itself gives, by the path under which it prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.values import Formula, Marker
from drafting.source import Path

TypedFigures = dict[str, Path]
"""Dotted path → place in the data file."""

COMPARISONS: Final = {
    "任务": "target",
    "上年同期": "same_period_last_year",
    "上年末": "end_of_last_year",
    "基期": "base",
}
"""Figures that are given to compare with; a rate computed from one speaks for it."""


def typed_figures(indicators: dict[str, Indicator]) -> dict[str, dict[str, TypedFigures]]:
    """Group → indicator → its typed figures, itself and everything below it. What is 待补 counts; a comparison
    that is a formula stands elsewhere already.
    """
    return {
        group: {
            name: dict(_below(child, f"{group}.{name}", ("指标", group, name))) for name, child in node.children.items()
        }
        for group, node in indicators.items()
    }


def printed_paths(path: str, value: object) -> tuple[str, ...]:
    """The paths under which a value prints: one for each quantity of a paired measure."""
    if isinstance(value, Measure) and len(value.quantities) > 1:
        return tuple(f"{path}.{quantity.unit}" for quantity in value.quantities)
    return (path,)


def _below(node: Indicator, path: str, source: Path) -> Iterator[tuple[str, Path]]:
    if node.value is not None and node.value is not Marker.NOT_APPLICABLE:
        for printed in printed_paths(path, node.value):
            yield printed, source
    elif node.statement is not None:
        yield path, source
    if node.names:
        yield f"{path}.名录", source
    for name, stated in node.stated.items():
        if stated is not Marker.NOT_APPLICABLE:
            for printed in printed_paths(f"{path}.{name}", stated):
                yield printed, (*source, name)
    for key, attribute in COMPARISONS.items():
        other = getattr(node, attribute)
        if other is not None and not isinstance(other.value, Formula):
            yield from _below(other, f"{path}.{key}", (*source, key))
    for key, nodes in (("构成", node.parts), ("其中", node.subset)):
        for name, part in nodes.items():
            yield from _below(part, f"{path}.{key}.{name}", (*source, key, name))
    for name, child in node.children.items():
        yield from _below(child, f"{path}.{name}", (*source, name))
