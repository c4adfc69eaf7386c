"""Whether the data says what was done about a bad thing that it counts, below it, beside it or above: 问题厕所34座, 已整改20座."""

from __future__ import annotations

from drafting.facts.indicator import IndicatorFact
from drafting.model.indicator import OWN_CHANGE
from drafting.model.paths import steps_of


def is_seen_to(fact: IndicatorFact, word: str, group: str) -> bool:
    """Whether a remedy alone says so, or a name that holds the fault's `word` and more. Of more than last year less tells nothing. `group` is as it is typed."""
    below, around, faults = fact.indicator.children, around_it(fact), fact.book.catalogue.faults
    if any(map(faults.shortcomings.is_remedy, (*around, *below))):
        return True
    if rose(fact):
        return any(map(faults.is_worked_at, below))
    return is_dealt_with(fact, group) or any(word in each and not (faults.is_problem(each) or faults.sounds_bad(each)) for each in around[1:])


def is_dealt_with(fact: IndicatorFact, group: str) -> bool:
    """Whether something is said to be done about it, or whose group it is deals with what others did."""
    faults = fact.book.catalogue.faults
    if any(map(faults.is_worked_at, fact.indicator.children)):
        return True
    above = fact.parent
    if not isinstance(above, IndicatorFact):
        return False
    beside = [each for each in above.indicator.children if each != fact.name]
    if above.parent is not None:  # of one thing: 拖欠 of it, and 追回
        return faults.is_worked_at(above.name) or any(map(faults.is_worked_at, beside)) or is_mended(fact)
    if (faults.is_of_others(group) and not faults.offences.is_of_own_people(fact.name)) or faults.is_disaster(group):
        return True
    return any(faults.is_done_about(fact.name, each) for each in beside)


def is_mended(fact: IndicatorFact) -> bool:
    """Whether of the same thing it is told how much was put right: 损坏 and 维修 of 健身器材."""
    above = fact.parent
    if not isinstance(above, IndicatorFact) or above.parent is None:
        return False
    return any(map(fact.book.catalogue.faults.shortcomings.is_remedy, above.indicator.children))


def around_it(fact: IndicatorFact) -> list[str]:
    """Its group, what it hangs on and what stands beside it."""
    above = fact.parent
    beside = above.indicator.children if isinstance(above, IndicatorFact) else ()
    return [*steps_of(fact.path)[:-1], *(name for name in beside if name != fact.name)]


def rose(fact: IndicatorFact) -> bool:
    """Whether it is more than last year."""
    return any(change is not None and change.first.amount > 0 for change in (fact.lookup(each).measure for each in OWN_CHANGE))


def fell(fact: IndicatorFact) -> bool:
    """Whether it is less than last year."""
    return any(change is not None and change.first.amount < 0 for change in (fact.lookup(each).measure for each in OWN_CHANGE))
