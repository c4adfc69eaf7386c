"""A name of the catalogue on a figure in a unit that its indicator is not counted in."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.general_words import says_nothing
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D100 = declare(
    Rule(
        "D100",
        "名称和目录里的相近",
        Severity.WARNING,
        "这个名称不在指标目录里，像是把目录里的一个打错了：同音、形近的字，颠倒、漏掉、多打的字；或者是它的别名，而用的单位是另一个指标的。不改的话，模板里写到它的句子用不上这个数。另一个词（渔业人口、农业人口）不算，本地另有的指标可以照写。",
        hits=_HEAD + "指标: {监测帮扶: {监测对像: 5361户}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)

RATES: Final = ("%",)
"""Units of a 比率 of which the catalogue says no more."""
_COUNTED: Final = ("数", "次数", "轮次", "人数", "户数", "率", "金额", "资金")
"""What a name ends in that says what of it is counted: 集中排查次数."""


def takes(entry: Entry, unit: str, units: UnitTable) -> bool:
    return any(units.convertible(unit, each) for each in entry.units or (RATES if entry.kind == "比率" else ()))


def fits(entry: Entry, node: Indicator, units: UnitTable) -> bool:
    """Whether nothing shows that a figure is counted otherwise."""
    unit = _unit(node)
    return not unit or not entry.units or not units.known(unit) or takes(entry, unit, units)


def is_counted_otherwise(
    name: str, node: Indicator, path: Path, catalogue: Catalogue, units: UnitTable, findings: Findings, *, told: bool
) -> bool:
    """Whether a name is another one of an indicator that counts otherwise: 集中排查2次 are not so many households.

    That is said where the same words are an indicator that counts so, and where what is measured cannot be what is counted;
    else it is a figure of its own. `told`: of its unit there is no more to say.
    """
    group = str(path[1])
    home = catalogue.aliases_of(group).get(name)
    if home is None:
        return False
    entries = catalogue.groups[group]
    meant, unit = entries[home], _unit(node)
    if not unit or not units.known(unit) or takes(meant, unit, units):
        return False
    fitting = [entry for entry in entries.values() if entry is not meant and takes(entry, unit, units)]
    counted = (name, *(name + ending for ending in _COUNTED))
    alike = [entry for entry in fitting if any(each in counted for each in (entry.name, *entry.aliases))]
    wanted = "、".join(meant.units or RATES)
    message = f"这个名称在目录里是“{meant.name}”，用{wanted}，这里是{unit}，没有当作它"
    if len(alike) == 1:
        hint = f"说的是{alike[0].name}的，名称改成 {alike[0].name}；是“{meant.name}”的，单位用{wanted}；都不是的不用改"
        findings.add_unless_strict(D100, path, message, hint, key=True)
    elif not told and units.continuous(unit):
        findings.add(D100, path, message, f"是“{meant.name}”的，单位用{wanted}；不是的不用改", key=True, severity=Severity.INFO)
    return True


def say_counted_abroad(name: str, node: Indicator, path: Path, catalogue: Catalogue, units: UnitTable, findings: Findings) -> bool:
    """That what is measured goes by a name that the catalogue has in other groups, of what is counted: 改厕: 300亩.

    Of a group that it does not have at all D104 says so.
    """
    homes = catalogue.homes.get(name)
    unit = _unit(node) if homes else ""
    if not homes or not unit or says_nothing(name) or not units.continuous(unit):
        return False
    if name in catalogue.aliases_of(str(path[1])):
        return False  # here it is one of its own group
    entries = [catalogue.groups[group][real] for group, real in homes]
    if not all(each.units or each.kind == "比率" for each in entries) or any(takes(each, unit, units) for each in entries):
        return False
    wanted = "、".join(entries[0].units or RATES)
    message = f"目录的“{homes[0][0]}”组里有“{entries[0].name}”，用{wanted}，这里是{unit}，没有当作它"
    findings.add(D100, path, message, f"是“{entries[0].name}”的，单位用{wanted}；不是的不用改", key=True, severity=Severity.INFO)
    return True


def _unit(node: Indicator) -> str:
    """The unit of a figure that has one."""
    return node.value.units[0] if isinstance(node.value, Measure) and len(node.value.units) == 1 else ""
