"""An empty table with a row per unit: the headings under which a batch finds what a report usually gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from drafting.load.writing.skeleton import Usual
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, PARTS

_STEM: Final = 2
"""Characters of a name that its money begins with."""
_USUAL: Final = frozenset(("公里", "处"))
"""Units that a clerk gives where the catalogue has 个, too: of roads and of water works."""
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
                alone = any(_is_money_of(entries[other], name) for other in names if other in entries and other in listed)
                found.setdefault(group, []).extend(_columns(entries[name], listed.get(name, ()), money=not alone))
    return {group: headings for group, headings in found.items() if headings}


def _is_money_of(entry: Entry, name: str) -> bool:
    """低保资金 of 低保, 特困供养资金 of 特困人员: it has a column of its own."""
    return entry.units == ("元",) and entry.name != name and entry.name.endswith("资金") and entry.name.startswith(name[:_STEM])


def _columns(entry: Entry, keys: Collection[str], *, money: bool) -> Iterator[str]:
    if entry.kind in _IN_WORDS:
        return
    yield from (f"{entry.name}{unit}" for unit in _units(entry, money=money))
    for key in keys:
        if key in PARTS:
            parts = entry.parts if key == "构成" else entry.subset
            yield from (f"其中：{part}{unit}" for part in parts for unit in _units(entry, money=money))
        elif key in COMPARISONS:
            yield from (f"{entry.name}.{key}{unit}" for unit in _units(entry, money=money))
        else:
            yield from (f"其中：{key}{unit}" for unit in _units(entry.children.get(key, entry), money=money))


def _units(entry: Entry, *, money: bool) -> list[str]:
    """（户）, （人） and （万元） of what counts in them; of words for one count the usual alone. What is 人均 is in 元."""
    if entry.kind == "比率":
        return ["（%）"]
    counts = sorted((unit for unit in entry.units if unit != "元"), key=lambda unit: unit not in _USUAL)
    chosen = [unit for unit in counts if unit in ("户", "人")] if {"户", "人"} <= {*counts} else counts[:1]
    if "元" in entry.units and (money or not chosen):
        chosen.append("元" if any("人均" in each for each in (entry.name, entry.definition, *entry.aliases)) else "万元")
    return [f"（{unit}）" for unit in chosen] or [""]
