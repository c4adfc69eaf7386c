"""templates/_house/units.yaml → the units in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.diagnostics import Refused, Rule, Severity
from drafting.load.findings import Findings
from drafting.model.names import closest
from drafting.quantities.units import UnitTable, fold
from drafting.registry import declare
from drafting.source import Path, Tree

D150 = declare(
    Rule(
        "D150",
        "单位表读不懂",
        Severity.ERROR,
        "_house/units.yaml 写成 单位族: {名称: {连续: 是, 单位: {单位: 系数}}}、计数: [单位, …]、易错: {错字: 单位}、称呼: {单位: 叫什么数}。自己文件夹里的只写要加的，随程序的照旧认。",
        hits="# 文件：_house/units.yaml\n单位族: [元]\n",
        clean="# 文件：_house/units.yaml\n单位族: {货币: {连续: 是, 单位: {元: 1}}}\n计数: [户, 人, 个]\n",
    )
)


_FAMILIES: Final = "单位族"
_COUNTS: Final = "计数"
_SLIPS: Final = "易错"
_NAMES: Final = "称呼"
KEYS: Final = (_FAMILIES, _COUNTS, _SLIPS, _NAMES)
_CONTINUOUS: Final = "连续"
_UNITS: Final = "单位"
FAMILY_KEYS: Final = (_CONTINUOUS, _UNITS)
_YES_OR_NO: Final = ("是", "否", "true", "false", "True", "False", "")
_LIKE_OURS: Final = "对照随程序附带的 units.yaml 改写：单位族 → 名称 → 单位 → 系数"


def read_units(tree: Tree) -> UnitTable:
    """The table of known units. Raises Refused, with all that is wrong, where the file is not of its shape."""
    findings = Findings(tree)
    if isinstance(tree.value, dict):
        _check(tree.value, findings)
    table = UnitTable()
    try:
        table = UnitTable.from_data(tree.value)
    except (ValueError, AttributeError) as error:
        if not findings.any_error:
            findings.add(D150, (), f"单位表：{error}", _LIKE_OURS)
    for slip, unit in table.slips.items():
        if not table.known(unit):
            meant = table.closest(unit)
            hint = f"是不是“{meant}”？" if meant else "写单位族、计数里有的单位"
            findings.add(D150, (_SLIPS, slip), f"“{unit}”不是表里的单位", hint)
    for unit in table.names:
        if not table.known(unit):
            meant = table.closest(unit)
            hint = f"是不是“{meant}”？" if meant else "写单位族、计数里有的单位"
            findings.add(D150, (_NAMES, unit), f"“{unit}”不是表里的单位", hint, key=True)
    if findings.any_error:
        raise Refused(findings.all())
    return table


def _check(given: Mapping[str, Any], findings: Findings) -> None:
    _check_keys(given, (), KEYS, findings)
    families = given.get(_FAMILIES)
    owner: dict[str, str] = {}
    for name, family in families.items() if isinstance(families, dict) else ():
        path: Path = (_FAMILIES, name)
        if not isinstance(family, dict):
            findings.add(D150, path, "单位族下面写 连续、单位", f"写成 {name}: {{连续: 是, 单位: {{元: 1}}}}", key=True)
            continue
        _check_keys(family, path, FAMILY_KEYS, findings)
        if family.get(_CONTINUOUS, "") not in _YES_OR_NO:
            findings.add(D150, (*path, _CONTINUOUS), f"“{family[_CONTINUOUS]}”看不出是不是", "写 是 或 否")
        units = family.get(_UNITS)
        for unit in units if isinstance(units, dict) else ():
            other = owner.setdefault(fold(unit), name)
            if other != name:
                findings.add(D150, (*path, _UNITS, unit), f"“{unit}”在“{other}”里已经有了，换算时分不清", "只写在一族里", key=True)


def _check_keys(given: Mapping[str, Any], path: Path, known: tuple[str, ...], findings: Findings) -> None:
    for key in given:
        if key not in known:
            meant = closest(key, known)
            findings.add(D150, (*path, key), "不认识这个键，它不起作用", f"是不是“{meant}”？" if meant else f"可用的键：{'、'.join(known)}", key=True)
