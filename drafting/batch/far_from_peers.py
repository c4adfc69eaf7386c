"""Figures that stand far from those of the other units of the same place, told with their places."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from math import floor, log10
from pathlib import Path as File
from typing import TYPE_CHECKING, Final, NamedTuple

from drafting.batch.figures import FAR_FROM_PEERS, Figures, amounts_of, text_of
from drafting.batch.regions import split_region, whole_region
from drafting.diagnostics import Diagnostic, Place
from drafting.load.text import read_text
from drafting.load.yaml_tree import parse_tree
from drafting.quantities.quantity import SCALE_NAMES
from drafting.quantities.strays import FEWEST, Stray, strays, times_said

if TYPE_CHECKING:
    from drafting.batch.ledger import Ledger

_TOGETHER: Final = 2_000
"""Units that are held against each other at once; more have no place in common, and are taken in the order of the plan."""


class Peer(NamedTuple):
    """A unit as it is held against the others: `source` is where its data stand, as messages say it."""

    source: str
    name: str
    region: str
    level: str
    figures: Figures


def far_from_peers(ledger: Ledger) -> Iterator[Diagnostic]:
    """A finding for each stray figure of the run, in the order of the plan; of a few units at a time the figures are held.

    Units of which none has changed since they were compared are not compared again.
    """
    known = {unit: (region, level, period, run) for unit, region, level, period, run in ledger.with_figures()}
    compared: dict[bytes, Sequence[tuple[int, str, str, float]]] = {}
    for units in _by_place((unit, (region, level, period)) for unit, (region, level, period, _) in known.items()):
        key = blake2b(",".join(f"{unit}.{known[unit][3]}" for unit in units).encode()).digest()
        found = ledger.compared(key)
        if found is None:
            found = [(units[at], *name, times) for at, name, times in strays([amounts_of(ledger.figures(unit)) for unit in units])]
        compared[key] = found
    ledger.remember_compared(compared)
    order = {unit: at for at, unit in enumerate(known)}
    for unit, *name, times in sorted((each for found in compared.values() for each in found), key=lambda each: (order[each[0]], each)):
        yield _told(Peer(*ledger.source_of(unit), *known[unit][:2], ledger.figures(unit)), Stray(unit, (name[0], name[1]), times))


def far_among(units: Sequence[Peer]) -> Iterator[Diagnostic]:
    """The same of units that are all at hand."""
    found = []
    for ats in _by_place((at, (each.region, each.level, each.figures.period)) for at, each in enumerate(units)):
        found += [stray._replace(unit=ats[stray.unit]) for stray in strays([amounts_of(units[at].figures) for at in ats])]
    yield from (_told(units[stray.unit], stray) for stray in sorted(found))


def _by_place(units: Iterable[tuple[int, tuple[str, str, str]]]) -> Iterator[list[int]]:
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
            if len(together) >= FEWEST:
                yield together


def _told(unit: Peer, stray: Stray) -> Diagnostic:
    path, counted = stray.figure
    typed = text_of(unit.figures, path)
    usual = _rounded(amounts_of(unit.figures)[stray.figure] / stray.times, counted)
    message = f"{unit.name}：{path} 填 {typed}，照同批各单位的大小一般在 {usual} 上下，{times_said(stray.times, '它')}"
    answer = "不用管" if unit.source.endswith("行]") else f"在这一行末尾写 # 情况属实 {FAR_FROM_PEERS.code}：理由"
    hint = f"核对位数、“万”“亿”和单位；确实如此的，{answer}"
    return FAR_FROM_PEERS.at(_place(unit, path), message, hint, path=path, excerpt=typed)


def _rounded(amount: float, unit: str) -> str:
    """38620, 人 → 3.9万人."""
    scale = next(scale for scale in sorted(SCALE_NAMES, reverse=True) if amount >= scale or scale == 1)
    number = amount / scale
    places = 1 - floor(log10(number))
    return f"{round(number, places):.{max(0, places)}f}{SCALE_NAMES[scale]}{unit}"


def _place(unit: Peer, path: str) -> Place:
    """Where a figure stands in its data file, as far as that can still be read; a row of a table is its own place."""
    try:
        text, _ = read_text(File(unit.source).read_bytes(), unit.source)
    except OSError:
        return Place(unit.source)
    tree = parse_tree(text)[0] if text is not None else None
    if tree is None:
        return Place(unit.source)
    tree.read_as({tuple(typed): tuple(real) for typed, real in json.loads(unit.figures.moved or "[]")})
    return tree.place(("指标", *path.split(".")))
