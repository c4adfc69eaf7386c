"""A thing that stands where groups stand, with its sides below it: 生猪: {存栏: 6800头, 规模场: 12个} goes into the group of 生猪存栏."""

from __future__ import annotations

from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.catalogue.names_told import D105
from drafting.load.names.keys.uses import Uses
from drafting.load.names.sides.in_groups import both_names
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import of_any_trade, says_nothing
from drafting.model.indicator import AMOUNTS, COUNTS, OTHER_WORDS, Indicator
from drafting.model.names import people_in
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable


def place_things(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, findings: Findings
) -> dict[str, str]:
    """Gives the names changed, dotted, of each thing and its sides: 生猪 → 畜牧.生猪, where they are spread as if they had been given there."""
    if indicators.keys() <= catalogue.groups.keys():
        return {}
    found: dict[str, str] = {}
    for name, thing in list(indicators.items()):
        if name in catalogue.groups or not thing.children or name.startswith(OWN):
            continue
        whole = known.group(name)
        if whole is not None:
            home = whole if _is_one_of(whole, name, thing, catalogue, known) else ""
        else:
            home = _home_of(name, thing, indicators, catalogue, known) or _home_by_name(name, thing, known)
        there = indicators.get(home)
        same = there.children.get(name) if there is not None else None
        if not home or (same is not None and not _joins(same, thing)):
            continue
        if same is not None:
            same.settle("children", {**same.children, **indicators.pop(name).children})
        elif there is not None:
            there.settle("children", {**there.children, name: indicators.pop(name)})
        else:
            items = [(home, Indicator.of({"children": {name: node}})) if each == name else (each, node) for each, node in indicators.items()]
            indicators.clear()
            indicators.update(items)
        found[name] = f"{home}.{name}"
        found |= {f"{name}.{side}": f"{home}.{name}.{side}" for side in thing.children}
        findings.tree.read_as({("指标", name): ("指标", home, name)})
        if same is None:  # as an indicator it may have a figure among its sides
            uses = Uses(units, findings)
            uses.settle(thing, ("指标", home, name))
            uses.note()
        findings.add(D105, ("指标", name), f"按目录来读：当作“{home}”组的", f"写到“{home}:”的下面；不是一回事的，换个名称，如“{OWN[0]}{name}”", key=True)
    return found


def _is_one_of(group: str, name: str, thing: Indicator, catalogue: Catalogue, known: KnownNames[Indicator]) -> bool:
    """What is called as its group, or begins so, and is no group: 乡村建设工匠培训: {期数: 4期, 人数: 326人} says nothing but how many it is;
    农业保险: {保费: 1200万元, 参保农户: 3.2万户} is an indicator, and these its sides.
    """
    counted = [side for side in thing.children if side in COUNTS or side in AMOUNTS]
    same = known.group_word(name) == name
    if same and counted:
        return False
    if thing.given == {"children"} and len(counted) == len(thing.children):
        return True
    itself = known.in_group(group, name, thing)
    if itself is None or any("children" in child.given for child in thing.children.values()):
        return False
    below = catalogue.groups[group][itself].known_below
    return all(side in below or known.in_group(group, side, child) is None for side, child in thing.children.items())


def _home_by_name(name: str, thing: Indicator, known: KnownNames[Indicator]) -> str:
    """The group of the one indicator that is called so, where what stands below may be counted as it and is nothing else: 雨露计划: {春季: 512人}."""
    if says_nothing(name) or people_in(name) or not known.may_know(name) or any("children" in child.given for child in thing.children.values()):
        return ""
    homes = {home for child in thing.children.values() if isinstance(child.value, Measure) and (home := known.home(name, child)) is not None}
    if len(homes) != 1:
        return ""
    home, = homes
    others = {other[0] for side, child in thing.children.items() if (other := known.home(side, child)) is not None and not known.is_close(side, other)}
    return home[0] if others <= {home[0]} and not known.is_close(name, home) else ""


def _joins(one: Indicator, other: Indicator) -> bool:
    return one.given == other.given == {"children"} and one.children.keys().isdisjoint(other.children)


def _home_of(name: str, thing: Indicator, indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator]) -> str:
    """The group that has the name of both, where this is another indicator than the side alone: one that the file gives, else the only one.

    项目 is the name of no thing, and what holds things itself, or mostly sides that nobody knows, is a group of its own.
    """
    if says_nothing(name) or any("children" in child.given for child in thing.children.values()):
        return ""
    sides = {side: child for side, child in thing.children.items() if side not in OTHER_WORDS}
    homes = [home for side, child in sides.items() if (home := _home_of_side(name, side, child, indicators, catalogue, known))]
    return homes[0] if homes and len(homes) * 2 >= len(sides) else ""


def _home_of_side(name: str, side: str, child: Indicator, indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator]) -> str:
    alone = known.home(side, child)
    for whole in both_names(name, side):
        if not known.may_know(whole) or (whole == f"{side}{name}" and of_any_trade(side)):  # 组织: {服务: …} are no 服务组织
            continue
        given = [
            group for group in indicators
            if group in catalogue.groups and known.in_group(group, whole, child, abroad=known.in_group(group, name, child) is None) is not None
        ]  # 安全检查 in 渔业 is that of boats only there
        home = known.home(whole, child)
        if home is not None and home == alone:
            continue  # 全县 says nothing of the thing
        if given or home is not None:
            return given[0] if given else home[0] if home is not None else ""
    return ""
