"""An indicator that is owed may stand in the data under a name that nobody knows: 岁末监测对象在管数 for 监测对象."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from drafting.facts.book import Book
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Entry
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.source import Path

_MOST_MORE: Final = 8  # characters of a name beyond those that are the indicator's
_ALIKE: Final = 0.7
_SHORTEST: Final = 3
_ANOTHER: Final = lazy("新|增|消除|减|退|清退|其中|低保|就业|务工|任务|同期|上年|去年|率$|人员|推送|下发|疑似")
"""Words that make another figure of a name."""


def lookalike(path: str, book: Book) -> Path | None:
    """Where the figure stands that the indicator at a dotted path may be: not the catalogue's, in a unit of its, and called much like it."""
    group, _, name = path.partition(".")
    name = name.partition(".")[0]
    entry = book.catalogue.groups.get(group, {}).get(name)
    if entry is None or name in getattr(book.dataset.indicators.get(group), "children", ()):
        return None
    found = [
        (likeness, ("指标", where, given))
        for where, node in book.dataset.indicators.items()
        for given in {*node.children}.difference(book.catalogue.groups.get(where, {}))
        if not where.startswith(OWN)
        and not given.startswith(OWN)
        and _fits(node.children[given], entry, book)
        and (likeness := _likeness(given, entry)) >= _ALIKE
    ]
    best = max((likeness for likeness, _ in found), default=0)
    alike: list[Path] = [place for likeness, place in found if likeness == best]
    return alike[0] if len(alike) == 1 else None


def _fits(node: Indicator, entry: Entry, book: Book) -> bool:
    if not isinstance(node.value, Measure):
        return False
    wanted = entry.units or (("%",) if entry.kind == "比率" else ())
    return bool(wanted) and all(any(book.units.convertible(unit, each) for each in wanted) for unit in node.value.units)


def _likeness(given: str, entry: Entry) -> float:
    """1 and less: the more of a name is one of the indicator's, the likelier."""
    best = 0.0
    for name in (entry.name, *entry.aliases):
        if len(name) >= _SHORTEST and name in given and len(given) - len(name) <= _MOST_MORE:
            more = given.replace(name, "", 1)
            if not _ANOTHER.search(more):
                best = max(best, 1 - len(more) / 100)
        elif (ratio := SequenceMatcher(None, name, given, autojunk=False).ratio()) > best and not _ANOTHER.search(given):
            best = ratio
    return best
