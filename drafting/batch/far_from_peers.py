"""Figures of a run that stand far from those of the other units of the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import floor, log10
from pathlib import Path as File
from typing import Final

from drafting.batch.figures import FAR_FROM_PEERS, Figure, unpacked
from drafting.batch.ledger import Ledger
from drafting.batch.peers import FEWEST, Stray, strays
from drafting.batch.regions import split_region
from drafting.diagnostics import Diagnostic, Place
from drafting.load.text import read_text
from drafting.load.yaml_tree import parse_tree
from drafting.quantities.quantity import SCALE_NAMES

_TOGETHER: Final = 2_000
"""Units that are held against each other at once; more have no place in common, and are taken in the order of the plan."""


def far_from_peers(ledger: Ledger) -> Iterator[Diagnostic]:
    """A finding for each stray figure, in the order of the plan."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    order: dict[int, int] = {}
    for at, (unit, region, level) in enumerate(ledger.with_figures()):
        groups[level, split_region(region)[0]].append(unit)
        order[unit] = at
    found: list[tuple[int, Stray, Figure]] = []
    for units in groups.values():
        for start in range(0, len(units), _TOGETHER):
            found += _among(units[start : start + _TOGETHER], ledger)
    for unit, stray, kept in sorted(found, key=lambda each: (order[each[0]], each[2].path)):
        yield _told(*ledger.source_of(unit), stray, kept)


def _among(units: list[int], ledger: Ledger) -> Iterator[tuple[int, Stray, Figure]]:
    if len(units) < FEWEST:
        return
    said = [{figure[:2]: figure for figure in unpacked(ledger.figures(unit))} for unit in units]
    for stray in strays([{name: figure.amount for name, figure in each.items()} for each in said]):
        yield units[stray.unit], stray, said[stray.unit][stray.figure]


def _told(source: str, name: str, stray: Stray, figure: Figure) -> Diagnostic:
    usual = _rounded(figure.amount / stray.times, figure.unit)
    times = f"是它的{stray.times:.3g}倍" if stray.times > 1 else f"只有它的{100 * stray.times:.2g}%"
    message = f"{name}：{figure.path} 填 {figure.text}，照同批各单位的大小一般在 {usual} 上下，{times}"
    hint = "核对位数、“万”“亿”和单位；确实如此的，注明情况属实"
    return FAR_FROM_PEERS.at(_place(source, figure.path), message, hint, path=figure.path, excerpt=figure.text)


def _rounded(amount: float, unit: str) -> str:
    """38620, 人 → 3.9万人."""
    scale = next(scale for scale in sorted(SCALE_NAMES, reverse=True) if amount >= scale or scale == 1)
    number = amount / scale
    places = 1 - floor(log10(number))
    return f"{round(number, places):.{max(0, places)}f}{SCALE_NAMES[scale]}{unit}"


def _place(source: str, path: str) -> Place:
    """Where a figure stands in its data file, as far as that can still be read; a row of a table is its own place."""
    try:
        text, _ = read_text(File(source).read_bytes(), source)
    except OSError:
        return Place(source)
    tree = parse_tree(text)[0] if text is not None else None
    return tree.place(("指标", *path.split("."))) if tree is not None else Place(source)
