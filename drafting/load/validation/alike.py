"""Files that differ in their numbers alone: where all names of one were left as they are, so are those of the next.

What is read under another name, in another group or as the key of another figure hangs on the names, keys and units of a file;
those of one batch mostly give the same, and nearly all names are the catalogue's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import DONE, FIGURE_ALONE, OTHER_WORDS, Indicator
from drafting.quantities.measure import Measure

Likeness = tuple[Any, ...]
_MOST_KEPT: Final = 200
_BELOW: Final = frozenset({"children"})
_WEIGHED: Final = DONE.union(OTHER_WORDS)
"""What is held against the figures beside it to tell what it is."""


class Alike:
    """A file's 指标 as they are typed, beside those of files that went before; `with_` is what else they are read with.

    `read_as_given`: all names of such a file are left as they are. `fits`: the catalogue says nothing of them; None where nobody has looked yet.
    """

    def __init__(self, indicators: dict[str, Indicator], catalogue: Catalogue, findings: Findings, *with_: object) -> None:
        self._known = catalogue.alike
        self._findings = findings
        self._told = findings.count
        self._as_typed = not findings.tree.moved
        self._typed: Likeness = (findings.strict, *with_, likeness_of(indicators))
        self.read_as_given = self._as_typed and self._typed in self._known
        self.fits = self._known.get(self._typed) if self.read_as_given else None

    def changed(self) -> None:
        """What stands beside a figure has made it another: it is not what was typed that is read on."""
        self.read_as_given, self.fits, self._as_typed = False, None, False

    def settle_names(self, indicators: dict[str, Indicator]) -> None:
        """Keeps it for the next file, unless anything was changed or said meanwhile."""
        if self._is_untouched(indicators):
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[self._typed] = None

    def settle_fit(self, indicators: dict[str, Indicator]) -> None:
        """The same of what the catalogue says."""
        if self.read_as_given and self.fits is None:
            self._known[self._typed] = self._is_untouched(indicators)

    def _is_untouched(self, indicators: dict[str, Indicator]) -> bool:
        moved = self._findings.tree.moved or not self._as_typed
        return not moved and self._findings.count == self._told and likeness_of(indicators) == self._typed[-1]


def likeness_of(nodes: Mapping[str, Indicator]) -> Likeness:
    """All but the numbers."""
    return (
        *nodes,
        *[
            (value.units if (value := node.value).__class__ is Measure else value) if node.given is FIGURE_ALONE else _of_node(node)
            for node in nodes.values()
        ],
    )


def _of_node(node: Indicator) -> Likeness:
    """With the numbers where they tell which side of a thing has risen so (`owners`), or whether what is done is the figure once more."""
    given, below = node.given, node.children
    if below and ((node.value is None and "stated" in given) or not _WEIGHED.isdisjoint(below)):
        return (_of_fields(node), *_figures(node), *[figure for child in below.values() for figure in _figures(child)])
    return likeness_of(below) if given == _BELOW else _of_fields(node)


def _figures(node: Indicator) -> Likeness:
    before = node.same_period_last_year
    return (node.value, before and before.value, *node.stated.values())


def _of_fields(node: Indicator) -> Likeness:
    return tuple([(field, _of_field(getattr(node, field))) for field in sorted(node.given)])


def _of_field(given: Any) -> Any:
    if given.__class__ is Measure:
        return given.units
    if given.__class__ is Indicator:
        return _of_node(given)
    if isinstance(given, dict):
        return tuple([(name, _of_field(each)) for name, each in given.items()])
    return given
