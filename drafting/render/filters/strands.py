"""A figure in several units, held against another unit by unit: 18户80万元，户数同比下降10%，金额同比增长14.29%.

Each is called by what it counts (`_house/units.yaml`); where the same is said of all, it is said once: 户数、金额同比分别增长10%、14.29%.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from drafting.blocks import marks
from drafting.facts.aspects import StatedFact
from drafting.facts.derived import comparables, figure_of
from drafting.facts.fact import PRESENT, Fact
from drafting.render.filters.kinds import ledger_of
from drafting.render.spoken import agreeing


class Strand(NamedTuple):
    """One figure of a fact with its rate. The only one of a fact is called nothing."""

    called: str
    figure: Fact
    rate: Fact


class Saying(NamedTuple):
    """What is said of one strand: 户数 | 同比 | 增长 | 10%. `by_words`: it is the words that say the rate, not the figure."""

    called: str
    lead: str
    words: str
    rate: Fact
    figure: str = ""
    by_words: bool = False


def strands(fact: Fact, name: str, key: str) -> list[Strand]:
    """The figures of a fact of which there is a value called `name`, from what `key` holds. A rate that the data states is of one of them."""
    rate = fact.lookup(name)
    if rate.state is not PRESENT:
        return []
    pairs = comparables(fact, fact.lookup(key)) if len(fact.units) > 1 else None
    if not pairs:
        return [Strand("", fact, rate)]
    stated_of = (agreeing(fact, name, key) or pairs[0])[0] if isinstance(rate, StatedFact) else None
    found = []
    for mine, _ in pairs:
        figure = figure_of(fact, mine)
        own = rate if mine is stated_of else figure.lookup(name)
        if own.state is PRESENT:
            found.append(Strand(fact.book.units.called(mine.unit), figure, own))
    return found


def told(sayings: Sequence[Saying]) -> str:
    """Marked text: each in turn, or once what is the same of all."""
    first, *others = sayings
    if not others and not first.called:
        return f"{first.lead}{_words(first)}{first.figure}"
    if not others or any((each.lead, each.words, not each.figure) != (first.lead, first.words, not first.figure) for each in others):
        return "，".join(f"{each.called}{each.lead}{_words(each)}{each.figure}" for each in sayings)
    if len({each.figure.partition(marks.SEP)[2] for each in sayings}) == 1:  # 户数、金额均增长10%, or both 持平
        names = "、".join(ledger_of(each.rate).said(each.rate, each.called) for each in sayings)
        return f"{names}{first.lead}均{first.words}{first.figure}"
    names = "、".join(ledger_of(each.rate).said(each.rate, each.called) if each.by_words else each.called for each in sayings)
    return f"{names}{first.lead}分别{first.words}{'、'.join(each.figure for each in sayings)}"


def _words(saying: Saying) -> str:
    return ledger_of(saying.rate).said(saying.rate, saying.words) if saying.by_words else saying.words
