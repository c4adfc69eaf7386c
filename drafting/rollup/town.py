"""One place whose figures are added: its facts, what it is called, which of its figures contradict others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from drafting.checks.figures import Figure, figure_of, figure_of_fact
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.facts.fact import ABSENT, INAPPLICABLE, OWED, PRESENT, State
from drafting.frozen import frozen
from drafting.model.indicator import PARTS, Indicator
from drafting.model.node_at import node_at
from drafting.model.regions import split_place
from drafting.quantities.values import Marker
from drafting.source import Path

EVERY: Final = "*"


@frozen
class Town:
    """`source` is where its data stand, as messages say it; `doubts` are figures that contradict others: dotted path → codes; `owing`
    is what it owes, or leaves blank, under another name than the catalogue's.
    """

    book: Book
    source: str
    doubts: Mapping[str, tuple[str, ...]]
    owing: Mapping[Path, Path]

    @property
    def name(self) -> str:
        """云岭镇 of 青禾县云岭镇."""
        return split_place(self.book.dataset.unit.region, self.book.dataset.unit.level)[1]


@frozen
class Stand:
    """What one place says at one path: nothing, that it is owed, that it does not apply, or a figure (None where it is no figure)."""

    town: Town
    state: State
    figure: Figure | None = None
    node: Indicator | None = None
    typed: str = ""  # what stands there and cannot be used: 6300亩 of 粮食产量


def owed_by_other_names(book: Book) -> dict[Path, Path]:
    """Where what is owed (or left blank) stands that has another name: 务工人数: 待补 cannot be read as 务工就业 by its unit, for it has none yet."""
    found: dict[Path, Path] = {}
    indicators = book.dataset.indicators
    for group, node in indicators.items():
        entries = book.catalogue.groups.get(group, {})
        for name, below in node.children.items():
            if name in entries or not (below.value is Marker.OWED or not below.given):
                continue
            plain = book.catalogue.plain_names_of(group).get(book.catalogue.plain([name])[0]) if entries else None
            real = book.catalogue.names_of(group).get(name) or plain if entries else None
            if real and real not in node.children:
                found["指标", group, real] = ("指标", group, name)
    return found


def _unfit(town: Town, path: Path) -> str | None:
    """What is typed under the indicator's own name and was not read as it, for its unit is another: the catalogue does not know what it was read as."""
    tree = town.book.dataset.tree
    read = next((real for real, typed in tree.moved.items() if typed == path and real[:-1] == path[:-1]), None)
    node = node_at(town.book.dataset.indicators, read) if read is not None else None
    if read is None or node is None or town.book.catalogue.find(".".join(map(str, read[1:]))) is not None:
        return None
    figure = figure_of(town.book, node, read)
    return figure.measure.text if figure else ""


@frozen
class Sorted:
    """The places by what they say of one figure; `worded` say something else: words, a figure that counts another thing."""

    given: tuple[Stand, ...] = ()
    owed: tuple[Stand, ...] = ()
    blank: tuple[Stand, ...] = ()
    inapplicable: tuple[Stand, ...] = ()
    worded: tuple[Stand, ...] = ()

    @property
    def every(self) -> int:
        return len(self.given) + len(self.owed) + len(self.blank) + len(self.inapplicable) + len(self.worded)


def stand_of(town: Town, path: Path) -> Stand:
    """As the data have it, formulas and sums of parts worked out; also 上年同期 of last year's file, and 已消除 where the parts have it."""
    node = node_at(town.book.dataset.indicators, path)
    fact = town.book.at(path)
    if path in town.owing:
        other = node_at(town.book.dataset.indicators, town.owing[path])
        return Stand(town, OWED if other is not None and other.value is Marker.OWED else ABSENT, node=other)
    if path in town.owing.values():
        return Stand(town, ABSENT)
    if node is not None:
        return Stand(town, fact.state, figure_of(town.book, node, path) if fact.state is PRESENT else None, node)
    unfit = _unfit(town, path)
    if unfit is not None:
        return Stand(town, PRESENT, None, None, unfit)
    figure = figure_of_fact(fact) if fact.state is PRESENT and path[-2] not in PARTS else None
    return Stand(town, ABSENT if figure is None and fact.state is PRESENT else fact.state, figure)


def sorted_by_state(stands: Iterable[Stand]) -> Sorted:
    """Each in the order of the places."""
    found: dict[str, list[Stand]] = {"given": [], "owed": [], "blank": [], "inapplicable": [], "worded": []}
    names = {OWED: "owed", INAPPLICABLE: "inapplicable", ABSENT: "blank"}
    for each in stands:
        found["given" if each.figure is not None else names.get(each.state, "worded")].append(each)
    return Sorted(*(tuple(several) for several in found.values()))


def doubted(found: Iterable[Diagnostic]) -> Mapping[str, tuple[str, ...]]:
    """Dotted path → codes of the findings about it; EVERY for what is said of no single figure."""
    codes: dict[str, list[str]] = {}
    for each in found:
        of_it = codes.setdefault(each.path or EVERY, [])
        if each.code not in of_it:
            of_it.append(each.code)
    return {path: tuple(several) for path, several in codes.items()}


def named(towns: Sequence[Town], level: str, most: int = 4) -> str:
    """云岭镇、双井镇; of many the first, and how many they are."""
    return shortened([each.name for each in towns], level, most)


def shortened(names: Sequence[str], level: str, most: int = 4) -> str:
    """The same of places by their names."""
    if len(names) <= most:
        return "、".join(names)
    return f"{'、'.join(names[: most - 1])}等{len(names)}个{level}"
