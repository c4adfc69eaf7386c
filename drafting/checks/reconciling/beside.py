"""What a rule names, sought among the nodes: facts are not made of what is plainly there, nor to find that there is nothing.

Whatever is said here of a figure would be found in the facts, too (`catalogued`, which asks them of the rest).
"""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from drafting.checks.figures import COUNT, Figure, typed_figure
from drafting.facts.book import Book
from drafting.facts.derived import DERIVATIONS
from drafting.facts.indicator import OWN_NAMES
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.quantities.measure import Measure
from drafting.source import Path
from drafting.tuples import NamedTuple

Names = tuple[str, ...]

_OF_GROUP = 3
"""Steps to an indicator of a group: 指标, the group, its name."""
_OF_A_PART = 5
"""Steps to one of its 构成."""


class Nowhere:
    """What a name is that is surely no figure that somebody has typed."""

    __slots__ = ()


class Seen(NamedTuple):
    """A figure that is typed, and where."""

    measure: Measure
    at: Path


NOWHERE: Final = Nowhere()


def seen(book: Book, node: Indicator, source: Path, entry: Entry, names: Names) -> Seen | Nowhere | None:
    """The figure of a name, where it is plainly typed in the node, below it, or in an indicator beside it. None: the facts know.

    No number tells: in a file alike it is seen in the same place, or surely nowhere.
    """
    first, *below = names
    if not below:
        value = node.value if first == "数值" else node.stated.get(first)
        if first != "数值" and not isinstance(value, Measure) and (child := node.children.get(first)) is not None:
            value = child.value
        if isinstance(value, Measure):
            return Seen(value, source if first == "数值" else (*source, first))
        if first == "数值" or (first in COMPARISONS and not _is_figure(getattr(node, COMPARISONS[first]))):
            return NOWHERE
        if (first in entry.derived or first in entry.children) and not _may_give(node, first, entry):
            return NOWHERE  # the catalogue means its own; what it derives follows from others
    if names[-1] == COUNT or not _is_sought_beside(book, node, source, entry, first):
        return None
    found = _children(book, source).get(first)
    elsewhere = None if first in book.dataset.indicators else NOWHERE
    if found is None:
        return elsewhere
    if len(source) == _OF_A_PART:  # which is held against the part of that name
        other = found.parts.get(str(source[-1])) if not below and isinstance(found.value, Measure) else None
        return Seen(other.value, (*source[:2], first, *source[3:])) if other is not None and isinstance(other.value, Measure) else None
    if not below:
        return Seen(found.value, (*source[:2], first)) if isinstance(found.value, Measure) else None
    if len(below) > 1 or below[0] in OWN_NAMES:
        return None
    inner = found.children.get(below[0])
    if inner is not None and isinstance(inner.value, Measure):
        return Seen(inner.value, (*source[:2], *names))
    return elsewhere if isinstance(found.value, Measure) and not found.children and not _may_give(found, below[0]) else None


def typed_beside(book: Book, node: Indicator, source: Path, entry: Entry, names: Names) -> Figure | None:
    """The figure of a name that is plainly typed in an indicator beside the node, or what the name means below it, where it means no other."""
    first, *below = names
    found = _children(book, source).get(first) if len(source) == _OF_GROUP and len(below) <= 1 else None
    if found is None or names[-1] == COUNT or not _is_sought_beside(book, node, source, entry, first):
        return None
    if below:
        found = found.children.get(below[0]) if below[0] not in OWN_NAMES else None
    return typed_figure(found, ("指标", source[1], *names), book.dataset.tree) if found is not None else None


def in_all_parts(node: Indicator, source: Path, entry: Entry, name: str, owed: Set[str]) -> list[Seen]:
    """The figures that stand by a name in each part of a node that has none of that name: it means their sum. [] where it may mean another, or one is none."""
    if name in OWN_NAMES or name in DERIVATIONS or name in entry.derived or name in node.children:
        return []
    known = entry.children.get(name)
    if known is not None and (known.dotted in owed or not node.children.keys().isdisjoint(known.aliases)):
        return []
    # a sum finds what it adds up by path: where a name has a full stop, it stands for itself
    found = [(part.children[name].value, each) for each, part in node.parts.items() if name in part.children and "." not in each]
    typed = [Seen(value, (*source, "构成", each, name)) for value, each in found if isinstance(value, Measure)]
    return typed if len(typed) == len(node.parts) else []


def _is_figure(node: Indicator | None) -> bool:
    return node is not None and isinstance(node.value, Measure)


def _is_sought_beside(book: Book, node: Indicator, source: Path, entry: Entry, name: str) -> bool:
    """Whether a name is surely none of the node's own: it means what stands beside the node in its group, or a group.

    Below what is 不适用 or 待补 everything may be so: it is asked of the facts.
    """
    if not isinstance(node.value, Measure) or name in OWN_NAMES or name in DERIVATIONS or name in entry.derived or name in entry.children or _may_give(node, name):
        return False
    if len(source) == _OF_A_PART and source[3] == "构成":
        return not node.parts and _is_sought_beside(book, _children(book, source)[str(source[2])], source[:3], entry, name)
    renamed = book.dataset.renamed
    if len(source) != _OF_GROUP or (renamed and (name in renamed or f"{source[1]}.{name}" in renamed)):
        return False
    return not any(part.parts or _may_give(part, name) for part in node.parts.values())


def _children(book: Book, source: Path) -> dict[str, Indicator]:
    return book.dataset.indicators[str(source[1])].children


def _may_give(node: Indicator, name: str, entry: Entry | None = None) -> bool:
    """Whether a node has something of that name (or by another that its entry knows), or a quantity in that unit."""
    if name in node.children or name in node.stated or name in node.parts or name in node.subset:
        return True
    if isinstance(node.value, Measure) and node.value.component(name) is not None:
        return True
    known = entry.children.get(name) if entry is not None and node.children else None
    return known is not None and not node.children.keys().isdisjoint(known.aliases)
