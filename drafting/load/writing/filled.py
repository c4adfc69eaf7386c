"""A data file filled with made-up figures, to try a template on: every indicator that it can print, or only those it must have."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count
from typing import Any, Final

from drafting.load.house.catalogue import USES
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.needs import DataNeeds
from drafting.quantities.units import UnitTable

_WHOLES: Final = ("户", "户次", "人次", "次", "期", "场", "个", "家", "名", "人", "笔")
_WITH: Final = ("人", "元", "公里", "人次", "亩", "平方米")
_NAMES: Final = ["甲", "乙", "丙"]


def filled_data(
    template: str, needs: DataNeeds, catalogue: Catalogue, units: UnitTable, required: Collection[str] | None
) -> dict[str, Any]:
    """What the file holds but for its 报告期, as its tree has it. With `required` only those indicators have figures, else all; 示例 stands where a name must be."""
    numbers = count(1201, 37)
    indicators = {
        group: {
            name: _node(entry, wanted.get(name, ()), units, numbers)
            for name, entry in catalogue.groups.get(group, {}).items()
            if name in wanted and (required is None or entry.dotted in required)
        }
        | (dict(_local(group, wanted, catalogue, units, numbers)) if required is None else {})
        for group, wanted in needs.groups.items()
    }
    data: dict[str, Any] = {
        "模板": template,
        "单位": {"名称": "示例县农业农村局", "地区": "示例县", "层级": "县"},
        "公文": {"成文日期": "2026-07-10"},
        "指标": indicators,
    }
    if required is None and needs.tables:
        data["明细表"] = {name: _rows(columns, numbers) for name, columns in needs.tables.items()}
    return data


def _local(group: str, wanted: Collection[str], catalogue: Catalogue, units: UnitTable, numbers: Iterator[int]) -> Iterator[tuple[str, str]]:
    """One indicator of each kind that the catalogue does not list, by a name that no kind before it takes."""
    kinds = list(catalogue.kinds.get(group, {}).values())
    for at, kind in enumerate(kinds):
        if kind.is_listed or kind.name not in wanted:
            continue
        unit = kind.units[0] if kind.units else "个"
        refused = dict.fromkeys(("", *(word for before in kinds[:at] for word in before.lacking)))
        names = (f"示例{word}{more}" for more in refused for word in kind.having or (kind.name,))
        name = next((each for each in names if catalogue.kind_of(group, each, (unit,), units.convertible) is kind), "")
        if name:
            yield name, f"{next(numbers)}{unit}"


def _node(entry: Entry, asked: Collection[str], units: UnitTable, numbers: Iterator[int]) -> object:
    """One indicator with all that the catalogue or the template knows of it."""
    if entry.kind == "表述":
        return {"表述": "示例"}
    node: dict[str, object] = {}
    if entry.parts:
        node["构成"] = {part: _part(entry, units, numbers) for part in entry.parts}
    elif "构成" in asked:
        node["构成"] = {part: _value(entry, units, numbers) for part in _NAMES}
    else:
        node["数值"] = _value(entry, units, numbers)
    if entry.subset or "其中" in asked:
        node["其中"] = {part: _small(entry, units) for part in entry.subset or _NAMES}
    for use in USES:
        if use in entry.uses or use in asked:
            node[use] = _value(entry, units, numbers)
    if "名录" in asked or entry.kind == "名录":
        node["名录"] = list(_NAMES)
    for name, child in entry.children.items():
        node[name] = _node(child, (), units, numbers)
    return node


def _part(entry: Entry, units: UnitTable, numbers: Iterator[int]) -> object:
    """A part, with what hangs on the whole where the catalogue derives something from it."""
    value = _value(entry, units, numbers)
    if not entry.derived:
        return value
    return {"数值": value, **{name: _small(child, units) for name, child in entry.children.items()}}


def _value(entry: Entry, units: UnitTable, numbers: Iterator[int]) -> str:
    number = next(numbers)
    if entry.kind == "比率":
        return f"{number % 89 + 10}.5%"
    if entry.kind == "位次":
        return "全省第三"
    return _written(entry, units, number)


def _small(entry: Entry, units: UnitTable) -> str:
    return "1.5%" if entry.kind == "比率" else "全省第三" if entry.kind == "位次" else _written(entry, units, 3)


def _written(entry: Entry, units: UnitTable, number: int) -> str:
    """A figure in the catalogue's unit, in both where they are a pair ([户, 人]; [家, 个] is a choice)."""
    if not entry.units:
        return f"{number}个"
    first, *others = entry.units
    second = next((unit for unit in others if unit in _WITH and not units.convertible(first, unit)), "")
    return f"{number}{first}{number * 3}{second}" if second and first in _WHOLES else f"{number}{first}"


def _rows(columns: Collection[str], numbers: Iterator[int]) -> list[dict[str, str]]:
    first, *rest = columns or ("名称",)
    return [{first: f"示例{name}镇", **{column: f"{next(numbers)}个" for column in rest}} for name in _NAMES]
