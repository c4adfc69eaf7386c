"""指标 beside its catalogue: names that nearly fit, names outside it, and units it does not expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.validate_findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import Indicator
from drafting.model.names import closest, probable_typo
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

_HEAD: Final = "单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n"

D100 = declare(
    Rule(
        "D100",
        "名称和目录里的相近",
        Severity.WARNING,
        "这个名称不在指标目录里，但和目录里的一个只差一两个字（或是它的别名）。不改的话，模板里写到它的句子用不上这个数。",
        hits=_HEAD + "指标: {监测帮扶: {监测对像: 5361户}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)
D101 = declare(
    Rule(
        "D101",
        "名称不在目录里",
        Severity.ERROR,
        "只在 --strict 时检查：每个指标都要在 indicators.yaml 里有定义。平时本地另有的指标可以照写。",
    )
)
D102 = declare(
    Rule(
        "D102",
        "单位和目录规定的不同",
        Severity.WARNING,
        "目录规定了这个指标的计量单位，数据用了换算不过去的另一种。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: 5361个}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)


def compare_with_catalogue(
    indicators: Mapping[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings
) -> None:
    """Say what does not fit, and settle which children are stated values of the catalogue's 派生."""
    if not catalogue.groups:
        return
    for group, node in indicators.items():
        path: Path = ("指标", group)
        entries = catalogue.groups.get(group)
        if entries is None:
            _outside(group, path, catalogue.groups, {}, indicators, findings)
            continue
        for name, child in node.children.items():
            entry = entries.get(name)
            if entry is None:
                _outside(name, (*path, name), entries, _aliases(entries), node.children, findings)
            else:
                _compare(entry, child, (*path, name), units, findings)


def _compare(entry: Entry, node: Indicator, path: Path, units: UnitTable, findings: Findings) -> None:
    if isinstance(node.value, Measure) and entry.units:
        _compare_units(entry, node.value, path, units, findings)
    if node.parts:
        _compare_parts(entry, node.parts, entry.parts, (*path, "构成"), units, findings)
    if node.subset:
        _compare_parts(entry, node.subset, entry.subset, (*path, "其中"), units, findings)
    if not node.children:
        return
    _settle_stated(entry, node)
    known = {**entry.children, **dict.fromkeys((*entry.parts, *entry.subset), entry)}
    for name, child in node.children.items():
        inner = entry.children.get(name)
        if inner:
            _compare(inner, child, (*path, name), units, findings)
        elif name not in entry.derived and name not in known:
            _outside(name, (*path, name), (*known, *entry.derived), _aliases(entry.children), node.children, findings)


def _settle_stated(entry: Entry, node: Indicator) -> None:
    """未消除: 363户 under a node whose 未消除 the catalogue derives is a stated value, not a child."""
    for name in entry.derived:
        child = node.children.get(name)
        if child is not None and child.value is not None and child.model_fields_set == {"value"}:
            node.stated[name] = child.value
            del node.children[name]


def _compare_parts(
    entry: Entry,
    parts: Mapping[str, Indicator],
    known: tuple[str, ...],
    path: Path,
    units: UnitTable,
    findings: Findings,
) -> None:
    """A part obeys its whole's entry; where the catalogue names no parts, any are welcome."""
    for name, part in parts.items():
        if known and name not in known:
            _outside(name, (*path, name), known, {}, parts, findings)
        if part.children or part.parts or part.subset:
            _compare(entry, part, (*path, name), units, findings)


def _compare_units(entry: Entry, value: Measure, path: Path, units: UnitTable, findings: Findings) -> None:
    for unit in value.units:
        if not unit or unit in entry.units or not units.known(unit):
            continue
        if not any(units.convertible(unit, each) for each in entry.units):
            wanted = "、".join(entry.units)
            findings.add(
                D102,
                (*path, "数值"),
                f"单位是“{unit}”，目录规定用{wanted}",
                f"用{wanted}作单位；含义不同的数换个指标名称",
            )
            return


def _outside(
    name: str,
    path: Path,
    known: Iterable[str],
    aliases: Mapping[str, str],
    present: Mapping[str, Indicator],
    findings: Findings,
) -> None:
    if name in aliases:
        findings.add_unless_strict(D100, path, f"目录里叫“{aliases[name]}”", f"名称改成 {aliases[name]}", key=True)
        return
    names = (*known, *aliases)
    near = probable_typo(name, names)
    real = aliases.get(near, near) if near else None
    if real and real not in present:
        findings.add_unless_strict(
            D100, path, f"目录里没有这个名称，有一个相近的“{real}”", f"是不是“{real}”？本地另有的指标可以照写", key=True
        )
        return
    if findings.strict:
        likely = closest(name, names)
        findings.add(
            D101,
            path,
            "不在指标目录里",
            f"是不是“{aliases.get(likely, likely)}”？" if likely else "先写进 indicators.yaml，或者去掉 --strict",
            key=True,
        )


def _aliases(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {alias: name for name, entry in entries.items() for alias in entry.aliases}
