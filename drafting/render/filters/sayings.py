"""What is said of each figure of a pair: 户数同比下降10%，金额同比增长14.29%.

Each is called by what it counts (`_house/units.yaml`); where the same is said of all, it is said once: 户数、金额同比分别增长10%、14.29%.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.blocks import marks
from drafting.facts.fact import Fact
from drafting.render.filters.kinds import ledger_of
from drafting.tuples import NamedTuple


class Saying(NamedTuple):
    """What is said of one strand: 户数 | 同比 | 增长 | 10%. `by_words`: it is the words that say the rate, not the figure."""

    called: str
    lead: str
    words: str
    rate: Fact
    figure: str = ""
    by_words: bool = False


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
