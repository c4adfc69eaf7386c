"""What is below zero is no achievement: 新增就业: -20人 stands in none of the sentences made for a rise, and is said 就业净减少20人.

There are no -3 cooperatives (D124), nor is 发展农民合作社-3家 said: what only counts, or is an amount, is said apart, by its own name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.load.names.kept_out.counted_unlike import set_apart
from drafting.model.below_zero import FALLEN, may_be_below_zero
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Called
from drafting.model.indicator import COUNTS, Indicator
from drafting.model.reading import negative_counts
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.source import Tree

_CHANGE: Final = lazy("净?增减|净?新增|净?增加(?!值)|净增(?!长)")


def say_falls(
    indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, tree: Tree, renamed: dict[str, str], called: dict[str, Called]
) -> None:
    """`renamed` and `called` (of `read_by_catalogue`) grow by them."""
    fallen = list(_fallen(indicators))
    known = [(group, name) for group, name in fallen if name in catalogue.groups.get(group, ())]
    set_apart([*known, *_never_below(indicators, catalogue, units, called)], indicators, catalogue, tree, renamed, called)
    called |= dict(_below(indicators))
    for group, name in fallen:
        real = next((each for each in (name, f"本地{name}") if each in indicators[group].children), name)
        if real == name and name in catalogue.groups.get(group, ()):
            continue  # the file names it in a text of its own
        word = called.get(f"{group}.{real}", Called(name, name)).given
        thing = f"{_CHANGE.sub('', word, count=1)}{FALLEN}"
        if thing != FALLEN:
            called[f"{group}.{real}"] = Called(thing, thing)


def _fallen(indicators: dict[str, Indicator]) -> Iterator[tuple[str, str]]:
    for group, node in indicators.items():
        for name, child in node.children.items():
            if _is_fallen(name, child):
                yield group, name


def _never_below(indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, called: dict[str, Called]) -> Iterator[tuple[str, str]]:
    """Counts and amounts below zero that a sentence of the catalogue's would say. What a report must have stands in its sentence all the same."""
    for group, node in indicators.items():
        entries = catalogue.groups.get(group, {})
        for name, child in node.children.items():
            if name in entries and not entries[name].required and _has_below_zero(child, units) and not _is_fallen(name, child):
                word = called.get(f"{group}.{name}", Called(name, name)).given
                if not may_be_below_zero((group, name, word), is_amount=True):
                    yield group, name


def _has_below_zero(node: Indicator, units: UnitTable) -> bool:
    """Itself, or in one of the counts that it is written with: {户: -3户, 人: -9人}."""
    if node.value is None:
        return any(_has_below_zero(each, units) for name, each in node.children.items() if name in COUNTS or name in COUNTS.values())
    return isinstance(node.value, Measure) and bool(negative_counts(node.value, units))


def _below(indicators: dict[str, Indicator]) -> Iterator[tuple[str, Called]]:
    """What hangs on a figure: 合作社620家（净减少12家）."""
    for group, node in indicators.items():
        for above, thing in node.children.items():
            for name, child in thing.children.items():
                if _is_fallen(name, child):
                    word = f"{_CHANGE.sub('', name, count=1)}{FALLEN}"
                    yield f"{group}.{above}.{name}", Called(word, word)


def _is_fallen(name: str, node: Indicator) -> bool:
    value = node.value
    return isinstance(value, Measure) and len(value.quantities) == 1 and value.first.amount < 0 and "%" not in value.units and bool(_CHANGE.search(name))
