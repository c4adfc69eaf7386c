"""Files that differ in their numbers alone: where all names of one were left as they are, so are those of the next.

What is read under another name, in another group or as the key of another figure hangs on the names, keys and units of a file;
those of one batch mostly give the same, and nearly all names are the catalogue's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from drafting.load.findings import Findings
from drafting.load.names.words.key_words import ANY_WORD
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import COMPARISONS, DONE, FIGURE_ALONE, OTHER_WORDS, Indicator
from drafting.model.likeness import Likeness
from drafting.model.names import is_some_of_all
from drafting.quantities.measure import Measure

Form = tuple[Any, ...]
_MOST_KEPT: Final = 200
_BELOW: Final = frozenset({"children"})
_WEIGHED: Final = DONE.union(OTHER_WORDS)
"""What is held against the figures beside it to tell what it is."""


class Alike:
    """A file's 指标 as they are typed, beside those of files that went before; `with_` is what else they are read with.

    `known` is what is known of such files: all their names are left as they are. None of a file like which there was none, or that is not what was typed.
    """

    def __init__(self, indicators: dict[str, Indicator], catalogue: Catalogue, findings: Findings, *with_: object) -> None:
        self._catalogue = catalogue
        self._findings = findings
        self._told = findings.count
        self._as_typed = not findings.tree.moved
        self._typed: Form = (findings.strict, *with_, likeness_of(indicators))
        self.known = catalogue.alike.get(self._typed) if self._as_typed else None

    def changed(self) -> None:
        """What stands beside a figure has made it another: it is not what was typed that is read on."""
        self.known, self._as_typed = None, False

    def settle_names(self, indicators: dict[str, Indicator]) -> None:
        """Keeps it for the next file, unless anything was changed or said meanwhile."""
        moved = self._findings.tree.moved or not self._as_typed
        if moved or self._findings.hangs_on_numbers or self._findings.count != self._told or likeness_of(indicators) != self._typed[-1]:
            return
        if len(self._catalogue.alike) >= _MOST_KEPT:
            self._catalogue.alike.clear()
        self._catalogue.alike[self._typed] = Likeness(weighed_in(indicators), _holding(indicators), self._unknown(indicators))

    def _unknown(self, indicators: dict[str, Indicator]) -> dict[str, tuple[str, ...]]:
        """Names of each group that the catalogue does not have."""
        groups = self._catalogue.groups
        found = {group: tuple([name for name in node.children if name not in groups.get(group, ())]) for group, node in indicators.items()}
        return {group: names for group, names in found.items() if names}


def weighed_in(indicators: Mapping[str, Indicator]) -> tuple[tuple[str, str], ...]:
    """The indicators of which numbers, or what is left empty, may tell what stands beside or below them, and groups in which something may be no indicator."""
    found: list[tuple[str, str]] = []
    for group, node in indicators.items():
        if node.given != _BELOW or not _WEIGHED.isdisjoint(node.children):
            found.append((group, ""))
        found += [(group, name) for name, child in node.children.items() if child.given is not FIGURE_ALONE and _is_weighed(child)]
    return tuple(found)


def _is_weighed(node: Indicator) -> bool:
    """Whether it, or anything below it, has no figure to which what hangs on it surely belongs, or something hangs on it that may be a key of it by another word."""
    below = [*node.children.values(), *node.parts.values(), *node.subset.values(), *filter(None, (getattr(node, field) for field in COMPARISONS.values()))]
    is_sure = not node.children or (isinstance(node.value, Measure) and node.target is None and ANY_WORD.isdisjoint(node.children))
    return node.value is None or not is_sure or any(map(_is_weighed, below))


def _holding(indicators: Mapping[str, Indicator]) -> tuple[tuple[str, str], ...]:
    """The indicators that have others below them."""
    return tuple([(group, name) for group, node in indicators.items() for name, child in node.children.items() if child.children])


def likeness_of(nodes: Mapping[str, Indicator]) -> Form:
    """All but the numbers."""
    return (
        *nodes,
        *[
            (value.kind if (value := node.value).__class__ is Measure else value) if node.given is FIGURE_ALONE else _of_node(node)
            for node in nodes.values()
        ],
    )


def _of_node(node: Indicator) -> Form:
    """With the numbers where they tell which side of a thing has risen so (`owners`), whether what is done is the figure once more, or which people are some of which (`parts`)."""
    given, below = node.given, node.children
    if below and ((node.value is None and "stated" in given) or not _WEIGHED.isdisjoint(below) or (node.value is not None and any(map(is_some_of_all, below)))):
        return (_of_fields(node), *_figures(node), *[figure for child in below.values() for figure in _figures(child)])
    return likeness_of(below) if given == _BELOW else _of_fields(node)


def _figures(node: Indicator) -> Form:
    before = node.same_period_last_year
    return (node.value, before and before.value, *node.stated.values())


def _of_fields(node: Indicator) -> Form:
    given = node.given
    return (given, *[each.kind if each.__class__ is Measure else _of_field(each) for each in _taking(given)(node)[1:]]) if given else ()


@lru_cache(maxsize=1024)
def _taking(given: frozenset[str]) -> Callable[[Indicator], tuple[Any, ...]]:
    """Takes which fields are given, and what they hold."""
    return attrgetter("given", *sorted(given))


def _of_field(given: Any) -> Any:
    if given.__class__ is Indicator:
        value = given.value
        return value.kind if given.given is FIGURE_ALONE and value.__class__ is Measure else _of_node(given)
    if isinstance(given, dict):
        return (*given, *[each.kind if each.__class__ is Measure else _of_field(each) for each in given.values()])
    return given.kind if given.__class__ is Measure else given
