"""An empty table with a row per unit: the headings under which a batch finds what a report usually gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from drafting.load.skeleton import Usual
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import PARTS

_IN_WORDS: Final = frozenset(("名录", "表述", "位次"))

Headings = Mapping[str, Sequence[str]]
"""group → the headings below it."""


def blank_headings(wanted: Mapping[str, Sequence[str]], required: frozenset[str], catalogue: Catalogue, usual: Usual) -> Headings:
    """Of the indicators that are 必报 or usual, in the order of the report: one column for each unit that they count in."""
    found: dict[str, list[str]] = {}
    for group, names in wanted.items():
        entries, listed = catalogue.groups.get(group, {}), usual.get(group, {})
        for name in sorted((name for name in names if name in entries), key=list(entries).index):
            if name in listed or entries[name].dotted in required:
                found.setdefault(group, []).extend(_columns(entries[name], listed.get(name, ())))
    return {group: headings for group, headings in found.items() if headings}


def _columns(entry: Entry, keys: Collection[str]) -> Iterator[str]:
    if entry.kind in _IN_WORDS:
        return
    yield from (f"{entry.name}{unit}" for unit in _units(entry))
    for key in keys:
        if key in PARTS:
            yield from (f"{entry.name}.{key}.{part}{unit}" for part in (entry.parts if key == "构成" else entry.subset) for unit in _units(entry))
        else:
            yield from (f"{entry.name}.{key}{unit}" for unit in _units(entry.children.get(key, entry)))


def _units(entry: Entry) -> list[str]:
    """（户）, （人） and （万元） of what counts in them; of words for one count the first alone. What is 人均 is in 元."""
    if entry.kind == "比率":
        return ["（%）"]
    counts = [unit for unit in entry.units if unit != "元"]
    chosen = [unit for unit in counts if unit in ("户", "人")] if {"户", "人"} <= {*counts} else counts[:1]
    if "元" in entry.units:
        chosen.append("元" if any("人均" in each for each in (entry.name, entry.definition, *entry.aliases)) else "万元")
    return [f"（{unit}）" for unit in chosen] or [""]
