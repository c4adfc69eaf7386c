"""Of what the data's own text quotes, what it reports there: a lead and plans nothing, problems and advice what is wanting.

虽接收档案42680卷，仍有3处漏雨 reports the leaks. The 42680 is a result: its section says it all the same. What neither the sentence nor
the name says to be done or there is what the text about problems is about: 茶叶滞销120吨 is no result.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.strands import AGAINST
from drafting.model.shortcomings import FIGURE
from drafting.model.text_places import is_in_passing, is_of_advice, is_of_problems, is_where_wanting
from drafting.patterns import lazy
from drafting.render.holes import HOLE
from drafting.render.ledger import Ledger
from drafting.render.leftovers.pieces import AMOUNT, BARE, HAVE
from drafting.render.leftovers.verbs import Verbs

_SENTENCE_END: Final = lazy(r"[。；！？\n](?=[^。；！？\n]*$)")
_CHANGES: Final = ("同比", "同比增减", "较上年末")


@lru_cache(maxsize=256)
def may_quote(called: str) -> bool:
    """Whether a text called so stands where no results are told, as few do."""
    return is_in_passing(called) or is_where_wanting(called)


def note_quoted(ledger: Ledger, verbs: Verbs, begin: int, called: str, before: str, behind: str) -> None:
    """What a text called so has printed since the index `begin`, between these words of it, and another part of the report tells, counts as named in passing."""
    if is_in_passing(called):
        ledger.named_in_passing(begin, None)
    elif is_where_wanting(called):
        ledger.named_in_passing(begin, _Quotation(ledger, verbs, before, behind, is_of_advice(called)).is_wanting)


class _Quotation:
    """A figure among the words of a sentence about problems, or of one that gives advice."""

    __slots__ = ("_before", "_behind", "_gives_reasons", "_ledger", "_verbs")

    def __init__(self, ledger: Ledger, verbs: Verbs, before: str, behind: str, gives_reasons: bool) -> None:
        """`before` and `behind` are the text around it, as the data gives it. What `gives_reasons` names what there is, not what is wrong with it."""
        before = HOLE.sub(FIGURE, before)
        end = _SENTENCE_END.search(before)
        self._before = before[end.end() :] if end is not None else before
        self._behind = HOLE.sub(FIGURE, behind)
        self._gives_reasons = gives_reasons
        self._ledger = ledger
        self._verbs = verbs

    def is_wanting(self, fact: Fact) -> bool:
        """Whether it has its place among the problems or the wishes; but for what fell, which is an achievement."""
        words = fact.book.catalogue.faults.shortcomings
        if words.says_lacking(self._before) or words.says_wanted(self._before, self._behind):
            return True
        if not isinstance(fact, IndicatorFact):
            return self._whole_is_wanting(fact)
        by_name = _by_its_name(fact)
        if by_name is not None:
            return by_name
        names = fact.path.split(".")[1:]
        if words.says_done(self._before) or any(map(fact.book.catalogue.faults.is_work, names)):
            return False
        if _has_its_remedy_beside_it(fact):
            return False
        if any(map(words.is_short, names)):
            return True
        leads = [self._verbs.of(name, fact.units[0]) for name in names] if fact.units else []
        if any(lead.verb != HAVE and lead not in (AMOUNT, BARE) for lead in leads) or any(map(words.is_work, names)):
            return False
        if words.says_too_few(self._before, self._behind):
            return True
        if words.says_what_part_falls_short(self._behind):
            return False
        known = self._gives_reasons or (bool(leads) and leads[0] != BARE) or any(map(words.is_merit, names))
        return not (known or words.says_enough(self._before, self._behind) or _fell(fact))

    def _whole_is_wanting(self, fact: Fact) -> bool:
        """A part in one unit is as its whole; how it is held against another is told where that is."""
        path = fact.path.rpartition(".")[0]
        if fact.name in AGAINST:
            return path in self._ledger.printed_paths() and self._ledger.only_quoted(path)
        whole = fact.book.find(path)
        return isinstance(whole, IndicatorFact) and self.is_wanting(whole)


def _by_its_name(fact: IndicatorFact) -> bool | None:
    """What its name, or what it hangs on, says of it, whatever the sentence does."""
    if fact.entry is not None and fact.entry.direction == "越小越好":
        return not _fell(fact)
    group, *names = fact.path.split(".")
    if is_of_problems(group):
        return True
    faults = fact.book.catalogue.faults
    for at, name in enumerate(names):
        if faults.shortcomings.is_asked_for(name) or faults.is_left_undone(name) or faults.is_wanting(name):
            return True
        if (faults.may_be_problem(name) and not faults.is_evil(name)) or faults.less_is_better(name):  # of 滞销水果 the sentence tells, and what was put right beside it
            return not _fell(fact.book.find(".".join((group, *names[: at + 1]))))
    return None


def _has_its_remedy_beside_it(fact: IndicatorFact) -> bool:
    """Whether the next figure says that it was put right, and not of what: 积水点12处, 整治9处, or more that were found since, or what that cost (修复36万元)."""
    above = fact.parent
    if not isinstance(above, IndicatorFact) or fact.measure is None:
        return False
    names = [*above.indicator.children]
    behind = names[names.index(fact.name) + 1 :] if fact.name in names else []
    return bool(behind) and fact.book.catalogue.faults.shortcomings.is_remedy(behind[0]) and above.lookup(behind[0]).measure is not None


def _fell(fact: Fact) -> bool:
    """Whether there is less of it than there was."""
    changes = (fact.lookup(each).measure for each in _CHANGES)
    return any(change is not None and change.first.amount < 0 for change in changes)
