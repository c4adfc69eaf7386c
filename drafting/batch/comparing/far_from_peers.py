"""Figures that stand far from those of the other units of the same place, told with their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from math import floor, log10
from typing import TYPE_CHECKING, Final

from drafting.batch.comparing.peers import Peer
from drafting.batch.kept.figures import FAR_FROM_PEERS, Figure, amounts_of, as_typed, path_of
from drafting.checks.oddities.levels import Key, Suspect
from drafting.diagnostics import Diagnostic
from drafting.model.regions import split_region, whole_region
from drafting.quantities.quantity import SCALE_NAMES
from drafting.quantities.strays import FEWEST, Stray, in_one_unit, strays, times_said
from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons

_TOGETHER: Final = 1_000
"""Units that are held against each other at once; more have no place in common, and are taken in the order of the plan."""


class Far(NamedTuple):
    """A figure that stands far from its peers': what is told of it alone, and what is said of it where more is wrong with it. `number` is the unit's."""

    number: int
    told: Diagnostic
    key: Key
    suspect: Suspect


def far_from_peers(comparisons: Comparisons, units: UnitTable) -> Iterator[Far]:
    """Each stray figure of the run, in the order of the plan; of a few units at a time the figures are held.

    Units of which none has changed since they were compared are not compared again.
    """
    known = comparisons.units
    found: list[tuple[int, str, str, float]] = []
    for together in by_place((unit, (kept.region, kept.level, kept.period)) for unit, kept in known.items()):
        key = blake2b(",".join(f"{unit}.{known[unit].run}" for unit in together).encode()).digest()
        found += comparisons.of(key, lambda group=together: _strays(comparisons, group, units))  # type: ignore[misc]  # called at once
    order = {unit: at for at, unit in enumerate(known)}
    for unit, path, counted, times in sorted(found, key=lambda each: (order[each[0]], each)):
        yield _far(unit, comparisons.peer(unit), (path, counted), times, units)


def _strays(comparisons: Comparisons, group: Sequence[int], units: UnitTable) -> list[tuple[int, str, str, float]]:
    amounts = [amounts_of(comparisons.figures(unit)) for unit in group]
    return [(group[at], *figure, times) for at, figure, times in strays(in_one_unit(amounts, units))]


def far_among(peers: Sequence[Peer], units: UnitTable) -> Iterator[Far]:
    """The same of units that are all at hand."""
    found: list[Stray] = []
    for ats in by_place((at, (each.region, each.level, each.figures.period)) for at, each in enumerate(peers)):
        amounts = in_one_unit([amounts_of(peers[at].figures) for at in ats], units)
        found += [stray._replace(unit=ats[stray.unit]) for stray in strays(amounts)]
    yield from (_far(stray.unit, peers[stray.unit], stray.figure, stray.times, units) for stray in sorted(found))


def by_place(units: Iterable[tuple[int, tuple[str, str, str]]], fewest: int = FEWEST) -> Iterator[list[int]]:
    """The numbers of the units of one level in one place that report on one period, one a region; none where they are too few to tell."""
    known = list(units)
    parents = {split_region(region)[0] for _, (region, _, _) in known}
    whole = {parent: whole_region(parent, parents) for parent in parents}
    groups: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for unit, (region, level, period) in known:
        parent, own = split_region(region)
        groups[level, whole[parent], period].setdefault(own, unit)
    for group in groups.values():
        numbers = list(group.values())
        for start in range(0, len(numbers), _TOGETHER):
            together = numbers[start : start + _TOGETHER]
            if len(together) >= fewest:
                yield together


def _far(number: int, peer: Peer, figure: Figure, times: float, units: UnitTable) -> Far:
    path = figure[0]
    typed, unit, amount = as_typed(peer.figures, figure, units)
    said = f"照同批各单位的大小一般在 {_rounded(amount / times, unit)} 上下，{times_said(times, '它')}"
    answer = "不用管" if peer.source.endswith("行]") else f"在这一行末尾写 # 情况属实 {FAR_FROM_PEERS.code}：理由"
    hint = f"核对位数、“万”“亿”和单位；确实如此的，{answer}"
    place = peer.tree.place(path_of(path))
    told = FAR_FROM_PEERS.at(place, f"{peer.name}：{path} 填 {typed}，{said}", hint, path=path, excerpt=typed)
    return Far(number, told, (peer.source, path, unit), Suspect(said, times))


def _rounded(amount: float, unit: str) -> str:
    """38620, 人 → 3.9万人."""
    scale = next(scale for scale in sorted(SCALE_NAMES, reverse=True) if amount >= scale or scale == 1)
    number = amount / scale
    places = 1 - floor(log10(number))
    return f"{round(number, places):.{max(0, places)}f}{SCALE_NAMES[scale]}{unit}"
