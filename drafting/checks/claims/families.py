"""Figures that are written in one place, by the names that somebody has typed there: what local names say, they say of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.nodes import nodes
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.source import Path
from drafting.tuples import NamedTuple

CARRIED: Final = lazy("(?:上年|去年|上期|往年)?(?:结转|旧存|积存|遗留)")
"""What has come over from before: more may be done than has come in."""
_WITHIN: Final = "其中"
_LISTED: Final = "构成"
"""What it lists is added up elsewhere."""
_SAID: Final = {"元": "金额", "人": "人数", "户": "户数"}
"""What the quantities of a figure in several units are called."""


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
        if _LISTED in typed:
            continue
        figure = Figure(node.value, tree, source)
        wholes[typed] = figure
        above = typed[:-2] if typed[-2] == _WITHIN else typed[:-1]
        (found if len(node.value.quantities) == 1 else several).setdefault(above, {})[str(typed[-1])] = figure
    return [_family(above, found, several, wholes.get(above)) for above in dict.fromkeys((*found, *several))]


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
