"""What 其余 prints of a figure, once: nothing that is said already, no zero that is no news."""

from __future__ import annotations

from collections.abc import Callable

from drafting.facts.fact import INAPPLICABLE, OWED, PRESENT, Fact
from drafting.facts.typed import printed_paths
from drafting.render.ledger import Ledger
from drafting.render.leftovers.spoken import said_in_pieces


class Once:
    """Prints figures of one run and adds them to what is said."""

    __slots__ = ("_ledger",)

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def __call__(self, fact: Fact, said: set[str], printed: Callable[[Fact], str] = str, *, zero: bool = False) -> str:
        """A figure that is not yet said and is not zero, unless `zero` is something to say."""
        if fact.state is OWED and (self._ledger.omits_owed or said_in_pieces(fact, said)):
            return ""  # 其余 can always leave something out
        is_zero = fact.measure is not None and fact.measure.is_zero
        if fact.state not in (PRESENT, OWED) or (is_zero and not zero):
            return ""
        if said.issuperset(printed_paths(fact.path, fact.value) if is_zero else _with_something(fact)):
            return ""
        said.update(printed_paths(fact.path, fact.value))
        return printed(fact)

    def untold(self, fact: Fact) -> bool:
        """Whether there is no figure and none will be asked for."""
        return fact.state is INAPPLICABLE or (fact.state is OWED and self._ledger.omits_owed)


def _with_something(fact: Fact) -> tuple[str, ...]:
    """The paths under which it prints, but for the zeros of a pair."""
    if fact.measure is None or len(fact.measure.quantities) < 2:
        return (fact.path,)
    return tuple(f"{fact.path}.{each.unit}" for each in fact.measure.quantities if not each.is_zero)
