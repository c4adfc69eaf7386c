"""指标 beside its catalogue: names that nearly fit, names outside it, and units it does not expect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.frozen import frozen
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.kept_out.counted_unlike import COUNTERS, may_not_be, output_of
from drafting.load.names.kept_out.limits import say_limit
from drafting.load.names.keys.uses import D123
from drafting.load.names.levels.wrong_level import say_key_above, say_ungrouped
from drafting.load.names.sides.twins import same_words
from drafting.load.names.units.counted_otherwise import (
    D100,
    RATES,
    fits,
    is_counted_otherwise,
    say_counted_abroad,
    takes,
)
from drafting.load.names.units.named_units import say_unlike_units
from drafting.load.names.units.node_fit import counts_people
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.general_words import says_nothing
from drafting.model.indicator import DONE, FIGURE_ALONE, OTHER_WORDS, PARTS, Indicator
from drafting.model.names import closest, is_people, is_some_of_all, people_in, probable_typo
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Ordinal
from drafting.registry import declare
from drafting.source import Path

D101 = declare(
    Rule(
        "D101",
        "名称不在目录里",
        Severity.ERROR,
        "只在 --strict 时检查：每个指标都要在 indicators.yaml 里有定义。平时本地另有的指标可以照写。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {住房: {外墙彩绘: 12户}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {住房: {危房改造: 12户}}\n",
    )
)
D102 = declare(
    Rule(
        "D102",
        "单位和目录规定的不同",
        Severity.WARNING,
        "目录规定了这个指标的计量单位，数据用了换算不过去的另一种；目录说是比率的，写百分数。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: 5361个}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)
D104 = declare(
    Rule(
        "D104",
        "指标在目录的另一组里",
        Severity.WARNING,
        "这一组不在指标目录里，组里的指标却有一半是目录里另一组的。写到它们的句子到那一组去取数，取不到就省去了，这里的数只能由“其余”罗列。",
        hits=_HEAD + "指标: {底数情况: {监测对象: 5361个}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)

_OF_AN_INDICATOR: Final = 3  # steps of its place: 指标, group, name
_SHORTEST_ABROAD: Final = 4
"""Characters of a name that is compared with those of other groups."""


@frozen
class _With:
    """What a file is compared with, and where what is found goes."""

    catalogue: Catalogue
    units: UnitTable
    findings: Findings
    indicators: Mapping[str, Indicator]

    def slip_in(self, name: str, names: Iterable[str]) -> str | None:
        return probable_typo(name, names, self.catalogue.words)

    def slip_abroad(self, name: str) -> str | None:
        """The name that means one indicator wherever it is given, and which the file does not have."""
        if len(name) < _SHORTEST_ABROAD or name in self.catalogue.homes:
            return None
        near = self.catalogue.meant.by(name)
        homes = self.catalogue.homes[near] if near else ()
        taken = any(real in getattr(self.indicators.get(group), "children", ()) for group, real in homes)
        return near if len(homes) == 1 and not taken else None


def compare_with_catalogue(
    groups: Mapping[str, Indicator], indicators: Mapping[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings
) -> list[tuple[str, str]]:
    """Say what does not fit in some of the groups, and settle which children are stated values of the catalogue's 派生. Gives (group, name)
    of figures with which no sentence of their indicator reads.
    """
    known = _With(catalogue, units, findings, indicators)
    unlike: list[tuple[str, str]] = []
    for group, node in groups.items():
        path: Path = ("指标", group)
        entries = catalogue.groups.get(group)
        if not node.given <= {"children"}:
            say_ungrouped(group, path, catalogue, findings)
        elif entries is None and catalogue.groups:
            explained = _outside(group, path, catalogue.groups, {}, indicators, known)
            if not explained and not group.startswith(OWN):
                _elsewhere(node, path, indicators, known)
                for name in node.children:
                    near = None if name.startswith(OWN) else known.slip_abroad(name)
                    if near:
                        _say_slip(near, (*path, name), findings)
        if entries is None:
            for name, child in node.children.items():
                say_limit(name, child, (*path, name), catalogue.faults, findings)
                say_unlike_units(name, child, (*path, name), units, findings)
            continue
        for name, child in node.children.items():
            entry = entries.get(name)
            if entry is not None:
                if child.given is FIGURE_ALONE and _is_counted_so(child.value, entry.units):
                    continue
                _compare(entry, child, (*path, name), known)
                if isinstance(child.value, Measure) and may_not_be(entry, child.value, units):
                    unlike.append((group, name))
                continue
            say_limit(name, child, (*path, name), catalogue.faults, findings)
            told = say_unlike_units(name, child, (*path, name), units, findings)
            told = told or say_counted_abroad(name, child, (*path, name), catalogue, units, findings)
            if name in OTHER_WORDS:
                say_key_above(name, node, (*path, name), units, findings)
            elif not is_counted_otherwise(name, child, (*path, name), catalogue, units, findings, told=told) and not _is_left_of_a_thing(name, child, node, catalogue.aliases_of(group)):
                _outside(name, (*path, name), entries, catalogue.aliases_of(group), node.children, known, abroad=not name.startswith(OWN))
    return unlike


def _is_left_of_a_thing(name: str, node: Indicator, group: Indicator, aliases: Mapping[str, str]) -> bool:
    """What nobody knows below a thing whose known sides stand beside it now, under its other name: 羊: {存栏: 9只, 保险: 5元}."""
    return node.given == {"children"} and aliases.get(name) in group.children


def _elsewhere(node: Indicator, path: Path, present: Mapping[str, Indicator], known: _With) -> None:
    """Indicators of a group that the catalogue does not have, which it has in one other group. Those of 妇女 would be all people's there."""
    catalogue = known.catalogue
    if is_some_of_all(str(path[-1])):
        return
    moved: dict[str, list[str]] = {}
    for name, child in node.children.items():
        homes = catalogue.having(name)
        if says_nothing(name) or (counts_people(child) and (people_in(str(path[-1])) or (is_people(name) and catalogue.homes.get(str(path[-1]))))) or any(name in catalogue.local.get(home, ()) for home, _ in homes):
            continue  # elsewhere it would be that of another thing
        if any(name in catalogue.close.get(home, ()) for home, _ in homes):
            continue  # of one of these it may be, or of another thing: 脱贫人口参保 of 养老保险
        if len(homes) == 1 and homes[0][1].name not in getattr(present.get(homes[0][0]), "children", ()):
            home, entry = homes[0]
            said = [f"叫{entry.name}"] * (name != entry.name) + [f"用{'、'.join(entry.units)}"] * (not fits(entry, child, known.units))
            moved.setdefault(home, []).append(f"{name}（目录里{'，'.join(said)}）" if said else name)
    if sum(map(len, moved.values())) * 2 < len(node.children):
        return  # a group of another trade, in which they are at home
    for home, names in moved.items():
        known.findings.add(
            D104, path, f"{'、'.join(names)}在目录的“{home}”组里", f"移到“{home}”组，写到它的句子才用得上", key=True
        )


def _is_counted_so(value: Any, units: tuple[str, ...]) -> bool:
    """Whether there is nothing to compare: numbers, all in units that the catalogue names."""
    if value.__class__ is not Measure:
        return False
    for each in value.quantities:  # noqa: SIM110 -- asked of every figure
        if each.unit not in units:
            return False
    return True


def _compare(entry: Entry, node: Indicator, path: Path, known: _With) -> None:
    whole = node.value if isinstance(node.value, Measure) else None
    if whole is not None:
        _compare_units(entry, whole, path, known)
    elif isinstance(node.value, Ordinal) and entry.units and entry.kind in ("", "计量"):
        wanted = "、".join(entry.units)
        hint = f"写成 12{entry.units[0]} 的样子"
        known.findings.add(D102, (*path, "数值"), f"“{node.value}”是名次，目录规定用{wanted}", hint)
    if whole is not None and node.children and entry.parts and not node.parts and not node.subset:
        _settle_members(entry, node, whole, path, known)
    if node.parts:
        _compare_parts(entry, node.parts, entry.parts, whole, (*path, "构成"), known)
    if node.subset:
        _compare_parts(entry, node.subset, entry.subset, whole, (*path, "其中"), known)
    if not node.children:
        return
    if entry.derived:
        _settle_stated(entry, node)
        _compare_stated(entry, node, whole, path, known)
    others = _aliases(entry.children)
    for name, child in node.children.items():
        inner = entry.children.get(others.get(name, name))  # by another of its names it is found as well
        if inner:
            if not (_counted_as(child.value, whole) and (not inner.units or COUNTERS.intersection(inner.units))):
                _compare(inner, child, (*path, name), known)
        elif name in DONE and whole is not None and name not in entry.derived:
            if isinstance(child.value, Measure) and _counted_as(child.value, whole) and not child.value.says_again(whole):
                message = f"{child.value}和数值{whole}不是一个数，哪一个是已经完成的分不清"
                known.findings.add(D123, (*path, name), message, f"数值写已经完成的；{whole}是任务的，写成 数值: {child.value}, 任务: {whole}", key=True)
        elif name not in entry.derived and name not in (names := (*entry.children, *entry.parts, *entry.subset)):
            say_unlike_units(name, child, (*path, name), known.units, known.findings)
            _outside(name, (*path, name), (*names, *entry.derived), {}, node.children, known)


def _settle_members(entry: Entry, node: Indicator, whole: Measure, path: Path, known: _With) -> None:
    """Children that the catalogue knows as the parts of the figure are these, to be added up: all of them its 构成, some of them 其中."""
    members = {name: child for name, child in node.children.items() if name in entry.parts and _counted_as(child.value, whole)}
    if not members:
        return
    key = "构成" if members.keys() == set(entry.parts) else "其中"
    if key == "其中":  # 市外省内 beside 省外 is said with it
        others = {name for name in node.children if name in entry.subset and _counted_as(node.children[name].value, whole)}
        members = {name: child for name, child in node.children.items() if name in members or name in others}
    node.settle(PARTS[key], members)
    node.settle("children", {name: child for name, child in node.children.items() if name not in members})
    known.findings.tree.read_as({(*path, name): (*path, key, name) for name in members})


def _counted_as(part: object, whole: Measure | None) -> bool:
    """Whether what is below a figure is counted as the figure is: what there is to say of the unit is said of the figure."""
    return whole is not None and isinstance(part, Measure) and set(part.units) <= set(whole.units)


def _settle_stated(entry: Entry, node: Indicator) -> None:
    """未消除: 363户 under a node whose 未消除 the catalogue derives is a stated value, not a child."""
    for name in entry.derived:
        child = node.children.get(name)
        if child is not None and child.value is not None and child.given == {"value"}:
            node.stated = {**node.stated, name: child.value}
            del node.children[name]


def _compare_stated(entry: Entry, node: Indicator, whole: Measure | None, path: Path, known: _With) -> None:
    """未消除 = 数值 - 已消除 is counted as the figure is."""
    for name, formula in entry.derived.items():
        stated = node.stated.get(name)
        if isinstance(stated, Measure) and formula.startswith("数值 -") and not _counted_as(stated, whole):
            _compare_units(entry, stated, (*path, name), known)


def _compare_parts(
    entry: Entry, parts: Mapping[str, Indicator], names: tuple[str, ...], whole: Measure | None, path: Path, known: _With
) -> None:
    """A part obeys its whole's entry; where the catalogue names no parts, any are welcome. Where a whole is given it is
    the measure of its parts' units.
    """
    for name, part in parts.items():
        if names and name not in names:
            _outside(name, (*path, name), names, {}, parts, known)
        if part.children or part.parts or part.subset:
            _compare(entry, part, (*path, name), known)
        elif isinstance(part.value, Measure) and whole is None:
            _compare_units(entry, part.value, (*path, name), known)


def _compare_units(entry: Entry, value: Measure, path: Path, known: _With) -> None:
    allowed = entry.units or (RATES if entry.kind == "比率" else ())
    if not allowed or _is_counted_so(value, allowed):  # as nearly all are
        return
    foreign = [unit for unit in value.units if unit and unit not in allowed and known.units.known(unit) and not takes(entry, unit, known.units)]
    if foreign:
        wanted = "、".join(allowed)
        message = f"单位是“{foreign[0]}”，目录规定用{wanted}"
        known.findings.add(D102, (*path, "数值"), message, _other_unit(entry, value, foreign, path, known))


def _other_unit(entry: Entry, value: Measure, foreign: list[str], path: Path, known: _With) -> str:
    """What to type: of 73个1462人 each on its own line, one under the name that counts so where the catalogue has it."""
    own = "".join(str(each) for each in value.quantities if each.unit not in foreign)
    others = [each for each in value.quantities if each.unit in foreign]
    name, group = str(path[-1]), str(path[1])
    if not own:
        wanted = "、".join(entry.units or RATES)
        other = output_of(group, name, Indicator(value, FIGURE_ALONE), known.catalogue) if len(path) == _OF_AN_INDICATOR else None
        return f"数的是{entry.name}的，用{wanted}作单位；数的是别的，名称写明是什么，如 {other or f'{name}…'}: {value}"
    lines = [f"{_beside(entry, each.unit, group, known) or f'{name}…'}: {each}" for each in others]
    unnamed = "（…写明数的是什么）" if any("…:" in line for line in lines) else ""
    return f"分行写：{name}: {own}；{'；'.join(lines)}{unnamed}"


def _beside(entry: Entry, unit: str, group: str, known: _With) -> str:
    """The one indicator of the group that says what is beside another and is counted in `unit`: 帮扶车间带动 beside 帮扶车间."""
    found = [
        each.name
        for each in known.catalogue.groups.get(group, {}).values()
        if each is not entry and each.name.startswith(entry.name) and each.kind in ("", "计量") and takes(each, unit, known.units)
    ]
    return found[0] if len(found) == 1 else ""


def _outside(
    name: str,
    path: Path,
    names: Iterable[str],
    aliases: Mapping[str, str],
    present: Mapping[str, Indicator],
    known: _With,
    *,
    abroad: bool = False,
) -> bool:
    """Say what is near a name that the catalogue does not have; whether there was something to say. `abroad`: also if it is of another group.

    A name that is near to what the file has already is a figure of its own, and is left alone: 涉农贷款余额 beside 贷款余额.
    """
    findings = known.findings
    if name in aliases and aliases[name] in present:
        if known.catalogue.faults.is_unmended(name, aliases[name]):
            return True  # how much there is, beside how much of it was done away with
        if same_words(name, aliases[name], str(path[1]), known.catalogue):
            return True  # that is one indicator given twice (R118)
        if present[aliases[name]].value is None:
            return True  # 科技特派员: {选派: 3名, 检查: 6次}: no figure of its own, only what stands below it
        message = f"是“{aliases[name]}”的另一个名称，文件里两个都有"
        findings.add_unless_strict(D100, path, message, "是一回事的，核对后只留一个；不是的，名称里写出区别", key=True)
        return True
    if name in aliases:
        findings.add_unless_strict(D100, path, f"目录里叫“{aliases[name]}”", f"是一回事的，名称改成 {aliases[name]}；不是的不用改", key=True)
        return True
    every = (*names, *aliases)
    near = known.slip_in(name, every)
    if near and aliases.get(near, near) in present:
        near = None
    near = near or (known.slip_abroad(name) if abroad else None)
    if near:
        _say_slip(near, path, findings)
        return True
    if findings.strict:
        likely = closest(name, every)
        findings.add(
            D101,
            path,
            "不在指标目录里",
            f"是不是“{aliases.get(likely, likely)}”？" if likely else "先写进 indicators.yaml，或者去掉 --strict",
            key=True,
        )
    return findings.strict


def _say_slip(near: str, path: Path, findings: Findings) -> None:
    message = f"目录里没有这个名称，有一个相近的“{near}”"
    findings.add_unless_strict(D100, path, message, f"本想写“{near}”的，名称改成 {near}；本地另有的指标可以照写", key=True)


def _aliases(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {alias: name for name, entry in entries.items() for alias in entry.aliases}
