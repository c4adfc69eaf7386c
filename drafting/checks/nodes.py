"""All nodes of 指标, one after the other, alone or each beside that of another file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.facts.places import places_in
from drafting.model.indicator import COMPARISONS, FIGURE_ALONE, PARTS, PLAIN, Indicator
from drafting.source import Path

_BESIDE: Final = tuple(COMPARISONS.items())
_WITHIN: Final = (*PARTS.items(), ("", "children"))


def nodes(indicators: Mapping[str, Indicator]) -> Iterator[tuple[str, Path, Indicator]]:
    """(what a message calls it, place, node) of every indicator and of all that stands below it."""
    for group, node in indicators.items():
        places = places_in(group)
        for name, child in node.children.items():
            if child.given is FIGURE_ALONE:  # as most are: nothing stands below it
                yield name, places[name][1], child
            else:
                yield from _below(name, places[name][1], child)


def _below(label: str, source: Path, node: Indicator) -> Iterator[tuple[str, Path, Indicator]]:
    yield label, source, node
    if node.given <= PLAIN and not node.children:
        return
    for key, field in _BESIDE:
        inner = getattr(node, field)
        if inner is not None:
            yield from _below(f"{label}·{key}", (*source, key), inner)
    for key, below in (("构成", node.parts), ("其中", node.subset)):
        for name, inner in below.items():
            yield from _below(f"{label}·{name}", (*source, key, name), inner)
    for name, inner in node.children.items():
        yield from _below(f"{label}·{name}", (*source, name), inner)


def nodes_of_two(now: Mapping[str, Indicator], before: Mapping[str, Indicator]) -> Iterator[tuple[Path, Indicator, Indicator | None]]:
    """(place, node, the other file's node at that place) of all that says how much it is now; what it is held against is no figure of now."""
    for group, node in now.items():
        other = before.get(group)
        others = other.children if other is not None else {}
        places = places_in(group)
        for name, child in node.children.items():
            if child.given is FIGURE_ALONE:
                yield places[name][1], child, others.get(name)
            else:
                yield from _beside_below(places[name][1], child, others.get(name))


def _beside_below(source: Path, node: Indicator, other: Indicator | None) -> Iterator[tuple[Path, Indicator, Indicator | None]]:
    yield source, node, other
    for key, field in _WITHIN:
        theirs = getattr(other, field) if other is not None else {}
        for name, inner in getattr(node, field).items():
            yield from _beside_below((*source, key, name) if key else (*source, name), inner, theirs.get(name))
