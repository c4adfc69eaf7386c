"""Figures of one thing whose names say no more than what each counts: 低保对象户数 and 低保对象人数 print as 低保对象326户512人."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.general_words import says_nothing
from drafting.model.indicator import COUNTS, OWN_CHANGE
from drafting.render.leftovers.beside import Beside
from drafting.render.naming import named
from drafting.render.origins import Origins
from drafting.tuples import NamedTuple

_WORDS: Final = tuple(COUNTS)
_FIRST: Final = "户数"
"""Households are said before the people in them, in whatever order the data gives them."""
_SHORTEST: Final = 2  # characters of what is counted
_ALONE: Final = frozenset({"value", "unit", "note"})
"""What may be given of such a figure: with a time, a source or a task of its own it stands by itself."""


class Counted(NamedTuple):
    """What a figure counts, and the figures that count it otherwise."""

    thing: str
    others: tuple[IndicatorFact, ...]


def counted_together(facts: Sequence[Fact], beside: Beside, origins: Origins) -> dict[str, Counted]:
    """Path of the first of them → the thing and the others, of those that `facts` hold. The names that the data gives stay as they are."""
    found: dict[tuple[str, str], dict[str, IndicatorFact]] = {}
    for fact in facts:
        if fact.path.endswith(_WORDS) and isinstance(fact, IndicatorFact) and (name := named(fact)).endswith(_WORDS):
            word = next(each for each in _WORDS if name.endswith(each))
            thing = name.removesuffix(word)
            if len(thing) >= _SHORTEST and not says_nothing(thing) and not _is_known(fact, thing) and _counts(fact, word, beside):
                found.setdefault((thing, origins.group(fact.path)), {}).setdefault(word, fact)
    if not found:
        return {}
    together = ((thing, sorted(each.items(), key=lambda counted: counted[0] != _FIRST)) for (thing, _), each in found.items() if len(each) > 1)
    return {first.path: Counted(thing, tuple(fact for _, fact in others)) for thing, ((_, first), *others) in together}


def _counts(fact: IndicatorFact, word: str, beside: Beside) -> bool:
    """Whether it is a figure, and no more, of what its name says."""
    measure = fact.measure
    if measure is None or measure.units != (COUNTS[word],) or measure.first.amount <= 0 or not fact.indicator.given <= _ALONE or beside.has(fact):
        return False
    return all(fact.lookup(each).measure is None for each in OWN_CHANGE)  # against last year's file, too, each has its own


def _is_known(fact: IndicatorFact, thing: str) -> bool:
    """Whether the thing is an indicator itself, or the catalogue has words for the figure."""
    catalogue = fact.book.catalogue
    group = fact.parent
    return thing in catalogue.homes or fact.name in catalogue.homes or not isinstance(group, IndicatorFact) or thing in group.indicator.children
