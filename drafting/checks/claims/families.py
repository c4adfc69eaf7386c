"""Figures that are written in one place, by the names that somebody has typed there: what local names say, they say of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.nodes import nodes
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.source import Path
from drafting.tuples import NamedTuple

CARRIED: Final = lazy("(?:上年|去年|上期|往年)?(?:结转|旧存|积存|遗留)")
"""What has come over from before: more may be done than has come in."""
WITHIN: Final = "其中"
LISTED: Final = "构成"
"""What it lists is added up elsewhere."""
_SAID: Final = {"元": "金额", "人": "人数", "户": "户数"}
"""What the quantities of a figure in several units are called."""
_OF_GROUP: Final = 2
"""Steps to a group: 指标, its name."""


class Family(NamedTuple):
    """`figures` by their names as typed, "" is that of the thing above them, which is called `name`. Each is of one quantity.

    `around` are those that the thing stands among, `several` the figures of it in more than one unit.
    """

    name: str
    figures: Mapping[str, Figure]
    around: Mapping[str, Figure]
    several: Mapping[str, Figure]


def families(book: Book) -> list[Family]:
    """Names that the catalogue has brought elsewhere still stand together; what is 其中 stands beside what is not."""
    tree = book.dataset.tree
    found: dict[Path, dict[str, Figure]] = {}
    several: dict[Path, dict[str, Figure]] = {}
    wholes: dict[Path, Figure] = {}
    for _, source, node in nodes(book.dataset.indicators):
        if not isinstance(node.value, Measure) or node.period is not None or not COMPARISONS.keys().isdisjoint(source):
            continue
        typed = tree.typed((*source, "数值"))
        typed = typed[:-1] if typed[-1] == "数值" else typed
        if LISTED in typed:
            continue
        figure = Figure(node.value, tree, source)
        wholes[typed] = figure
        above = typed[:-2] if typed[-2] == WITHIN else typed[:-1]
        (found if len(node.value.quantities) == 1 else several).setdefault(above, {})[str(typed[-1])] = figure
    return [_family(above, found, several, wholes.get(above)) for above in dict.fromkeys((*found, *several))]


def figures_at(book: Book, above: Path) -> Mapping[str, Figure]:
    """Those of the family whose thing stands at `above`, in a file whose names stand where they were typed."""
    node, tree = node_at(book.dataset.indicators, above), book.dataset.tree
    if node is None:
        return {}
    figures = {name: Figure(measure, tree, (*above, WITHIN, name)) for name, measure in _single(node.subset)}
    figures |= {name: Figure(measure, tree, (*above, name)) for name, measure in _single(node.children)}
    whole = Figure(node.value, tree, above) if _is_thing(node, above) and isinstance(node.value, Measure) else None
    return _with_whole(figures, whole)


def named_at(book: Book, above: Path) -> tuple[tuple[str, str], ...]:
    """The names of these figures with their units."""
    node = node_at(book.dataset.indicators, above) if len(above) > _OF_GROUP else book.dataset.indicators.get(str(above[1]))
    if node is None:
        return ()
    if _is_thing(node, above) or node.subset:
        return tuple([(name, unit(figure)) for name, figure in figures_at(book, above).items()])
    return tuple([(name, measure.quantities[0].unit) for name, measure in _single(node.children)])


def _single(nodes: Mapping[str, Indicator]) -> Iterator[tuple[str, Measure]]:
    for name, node in nodes.items():
        value = node.value
        if isinstance(value, Measure) and len(value.quantities) == 1 and node.period is None:
            yield name, value


def _is_thing(node: Indicator, source: Path) -> bool:
    return node.value is not None and node.period is None and len(source) > _OF_GROUP


def _family(above: Path, found: Mapping[Path, dict[str, Figure]], several: Mapping[Path, dict[str, Figure]], whole: Figure | None) -> Family:
    figures, others = found.get(above, {}), several.get(above, {})
    if whole is not None and len(whole.measure.quantities) > 1:
        others = {**others, "": whole}
    return Family(str(above[-1]), _with_whole(figures, whole), found.get(above[:-1], {}), others)


def _with_whole(figures: dict[str, Figure], whole: Figure | None) -> dict[str, Figure]:
    if whole is None:
        return figures
    if len(whole.measure.quantities) == 1:
        return {**figures, "": whole}
    said = ((_SAID.get(each.unit, each.unit), each) for each in whole.measure.quantities)
    return {**{name: whole._replace(measure=Measure.of(each), said=f"{whole.label}·{each.unit}") for name, each in said}, **figures}


def first(figure: Figure) -> Quantity:
    """Its one quantity."""
    return figure.measure.first


def unit(figure: Figure) -> str:
    return figure.measure.first.unit
