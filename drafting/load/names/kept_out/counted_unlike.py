"""A figure in a unit that its indicator is not counted in stays out of the sentences made for that: 柑橘: 4200吨 is no area.

It is read as the output where the catalogue has that under its name, else as a figure of the data's own, said as it is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.load.names.catalogue.known_names import YIELD, YIELDED
from drafting.load.names.words.name_words import OWN
from drafting.load.names.words.named_in_file import is_named
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Called
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.source import Tree

COUNTERS: Final = frozenset(("个", "件", "项", "条", "起", "处", "宗"))
"""Units of which one does for the other: what is wrong with 23个 of 项 is said of the whole, not of its 22个 again."""
_THINGS: Final = COUNTERS | {"家", "座", "所", "支"}
_PEOPLE: Final = frozenset(("人", "名", "位"))
"""Units that count the same: a sentence reads with any of them, whichever the catalogue has."""
_ANYTHING: Final = {"个"}


def may_not_be(entry: Entry, value: Measure, units: UnitTable) -> bool:
    """Whether no sentence of the indicator reads with the figure. What a report must have stands in its sentence all the same."""
    wanted = entry.units or (("%",) if entry.kind == "比率" else ())
    if entry.required or not wanted or not all(value.units):
        return False
    if any(units.convertible(unit, each) for unit in value.units for each in wanted):
        return False
    if _ANYTHING.issuperset(value.units):
        return any(map(units.continuous, wanted))
    return not any(alike.issuperset(value.units) and not alike.isdisjoint(wanted) for alike in (_THINGS, _PEOPLE))


def set_apart(
    names: Iterable[tuple[str, str]], indicators: dict[str, Indicator], catalogue: Catalogue, tree: Tree, renamed: dict[str, str], called: dict[str, Called],
    *, by_their_words: bool = False,
) -> None:
    """Each of these (group, name) under another name, in its place: `by_their_words`, that is the data's own word. `renamed` and `called` (of `read_by_catalogue`) grow by them.

    What the file itself names in a text or a formula stays as it is called there.
    """
    typed = str(tree.value)
    for group, name in names:
        if is_named(typed, group, name):
            continue
        children = indicators[group].children
        node = children[name]
        word = called.get(f"{group}.{name}", Called(name, name))
        output = None if by_their_words else output_of(group, name, node, catalogue)
        real = word.given if by_their_words else f"{OWN[0]}{name}" if output is None or output in children else output
        if real in children:
            continue
        called.pop(f"{group}.{name}", None)
        called[f"{group}.{real}"] = word if real != output else Called(f"{word.given}{YIELD}", f"{word.word}{YIELD}")
        items = [(real if each == name else each, child) for each, child in children.items()]
        children.clear()
        children.update(items)
        tree.read_as({("指标", group, name): ("指标", group, real)})
        old, new = f"{group}.{name}", f"{group}.{real}"
        renamed.update({given: new + target.removeprefix(old) for given, target in renamed.items() if target == old or target.startswith(f"{old}.")})


def output_of(group: str, name: str, node: Indicator, catalogue: Catalogue) -> str | None:
    """The indicator that is the output of a crop: 柑橘产量 for the 4200吨 of 柑橘."""
    yielded = isinstance(node.value, Measure) and YIELDED.issuperset(node.value.units)
    return catalogue.names_of(group).get(f"{name}{YIELD}") if yielded else None
