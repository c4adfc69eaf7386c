"""A thing with its sides below it: 生猪: {存栏: 6800头, 出栏: 11200头} is 生猪存栏 and 生猪出栏, which the catalogue knows.

Where it knows the thing itself, one of them may be its figure: 柑橘: {面积: 9亩, 产值: 8万元}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.known_names import KnownNames
from drafting.load.name_words import says_nothing, without_kind
from drafting.load.validate_findings import Findings
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Twice
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, Indicator
from drafting.registry import declare
from drafting.source import Path

D108 = declare(
    Rule(
        "D108",
        "任务是哪一项的分不清",
        Severity.WARNING,
        "一个东西的几个方面写在它下面，旁边的任务（上年同期、同比）没有写在哪一项里面，不知道是谁的：这几项没有写进各自的句子，也算不出完成率。",
        hits=_HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {存栏: 68头, 出栏: 112头, 上年同期: 120头}}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {存栏: 68头, 出栏: {数值: 112头, 上年同期: 120头}}}}\n",
    )
)

_OF_ALL: Final = frozenset({"children", "as_of", "period", "provider", "note"})
_OF_ONE: Final = frozenset({"target", "same_period_last_year", "end_of_last_year", "stated"})
"""What may stand beside the sides: what is true of each of them, and what only of the one that there is."""
_SHORTEST_WORD: Final = 2  # a longer one may say itself of what thing it is


def spread_sides(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], findings: Findings, twice: list[Twice]
) -> dict[str, str]:
    """Sides that the catalogue knows by the name of both stand in the group under it, in their place; the others stay.

    A task goes with the one side that there is, 撂荒地: {整治: 320亩, 任务: 300亩}, or that has tasks. A thing that has a figure keeps
    what the catalogue has below it; other sides that its group knows stand beside it. Gives the names changed, dotted: 产业.生猪.存栏 →
    产业.生猪存栏. Sides that stand beside the thing once more, by the name of both, are added to `twice`.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        spread: dict[str, dict[str, str]] = {}
        owners: dict[str, str] = {}
        for name, thing in node.children.items():
            if not thing.children:
                continue
            if thing.value is not None:
                if sides := _beside(name, thing, node, known.group(group), catalogue, known, twice, group):
                    spread[name] = sides
                continue
            if not thing.given <= _OF_ALL | _OF_ONE:
                continue
            wholes = {side: [whole for whole in both_names(name, side) if known.may_know(whole)] for side in thing.children}
            if not any(wholes.values()) or name in catalogue.group_names:
                continue
            own = known.group(group)
            for side, names in wholes.items():
                for whole in names:
                    if whole in node.children:
                        paths = ("指标", group, name, side), ("指标", group, whole)
                        twice.append(Twice(*paths, (thing.children[side].value, node.children[whole].value)))
            itself = known.in_group(own, name, thing) if own is not None else None
            for side in wholes.keys() & (catalogue.groups[own][itself].known_below if own and itself else ()):
                wholes[side] = []  # the catalogue has it there
            figure = [side for side, names in wholes.items() if own and itself and _says(own, itself, names, thing.children[side], known)]
            if itself is not None and not (len(figure) == 1 and _says_more(name, figure[0], thing)):
                if len(figure) == 1 and _takes(thing, thing.children[figure[0]]):
                    moved["指标", group, name, figure[0]] = ("指标", group, name, "数值")
                    found[f"{group}.{name}.{figure[0]}"] = f"{group}.{name}"
                    thing.children.pop(figure[0])
            elif sides := _sides(name, thing, node, wholes, own, catalogue, known):
                owner = _owner(thing, sides, own, catalogue, known)
                if owner is None:
                    said = "、".join(thing.children)
                    key = next((key for key, field in COMPARISONS.items() if field in thing.given), next(iter(thing.stated), "任务"))
                    hint = f"写在那一项里面：{next(iter(sides))}: {{数值: …, {key}: …}}"
                    findings.add(D108, ("指标", group, name, key), f"{said}里，{key}是哪一项的分不清", hint, key=True)
                elif not any(not (_shared(thing, side, owner)).isdisjoint(thing.children[side].given) for side in sides):
                    spread[name] = sides
                    owners[name] = owner
        for name, sides in spread.items():
            moved |= {("指标", group, name, side): ("指标", group, whole) for side, whole in sides.items()}
            found |= {f"{group}.{name}.{side}": f"{group}.{whole}" for side, whole in sides.items()}
        if spread:
            _place(node, spread, owners)
    findings.tree.read_as(moved)
    return found


def _beside(
    name: str, thing: Indicator, node: Indicator, own: str | None, catalogue: Catalogue, known: KnownNames[Indicator], twice: list[Twice], group: str
) -> dict[str, str]:
    """Side → the name of both, for what hangs on a figure and is an indicator of the same group: 衔接资金: {数值: 9万元, 支出率: 80%}."""
    if own is None:
        return {}
    itself = known.in_group(own, name, thing)
    entry = catalogue.groups[own].get(itself or "")
    below = entry.known_below if entry is not None else ()
    found: dict[str, str] = {}
    for side, child in thing.children.items():
        if child.value is None:
            continue
        for whole in both_names(name, side):
            real = known.in_group(own, whole, child) if known.may_know(whole) else None
            if real is None or real == itself:
                continue
            there = next((each for each in (real, whole) if each in node.children), "")
            if there:
                twice.append(Twice(("指标", group, name, side), ("指标", group, there), (child.value, node.children[there].value)))
            elif side not in below and whole not in found.values():
                found[side] = whole
            break
    return found | _followers(name, thing, node, found)


def _followers(name: str, thing: Indicator, node: Indicator, found: dict[str, str]) -> dict[str, str]:
    """What is called as a side and one of its keys goes with the side: 出栏同比, 出栏任务."""
    left = [side for side in thing.children if side not in found and f"{name}{side}" not in node.children]
    return {side: f"{name}{side}" for side in left if any(side.startswith(each) and found[each] == f"{name}{each}" for each in found)}


def _owner(thing: Indicator, sides: dict[str, str], own: str | None, catalogue: Catalogue, known: KnownNames[Indicator]) -> str | None:
    """The side that a task beside several is for: the only one that has tasks by the catalogue; "" where there is none, None where nothing says."""
    if _OF_ONE.isdisjoint(thing.given):
        return ""
    if len(thing.children) == 1:
        return next(iter(sides))
    if not thing.given & _OF_ONE <= {"target"}:
        return None
    asked = []
    for side, whole in sides.items():
        child = thing.children[side]
        real = known.in_group(own, whole, child) if own is not None else None
        home = (own, real) if own is not None and real is not None else known.home(whole, child)
        if home is not None and "任务" in catalogue.groups[home[0]][home[1]].uses:
            asked.append(side)
    return asked[0] if len(asked) == 1 else None


def _shared(thing: Indicator, side: str, owner: str) -> frozenset[str]:
    """What stands beside the sides and is true of this one."""
    if thing.value is not None:
        return frozenset()
    return thing.given & (_OF_ALL | _OF_ONE if side == owner else _OF_ALL) - {"children"}


def _says(own: str, itself: str, wholes: list[str], side: Indicator, known: KnownNames[Indicator]) -> bool:
    """Whether the name of both is another name of the thing: 柑橘面积 is 柑橘."""
    return any(known.in_group(own, whole, side) == itself for whole in wholes)


def _says_more(name: str, side: str, thing: Indicator) -> bool:
    """Whether a side is more than the figure of its thing: 森林防火: {宣传: 16次}; or a task stands beside it and others: 肉牛: {存栏: 9头, 出栏: 8头, 任务: 7头}."""
    other = not says_nothing(side) and without_kind(f"{name}{side}") != name
    return other or (len(thing.children) > 1 and not _OF_ONE.isdisjoint(thing.given))


def _takes(thing: Indicator, side: Indicator) -> bool:
    """The side becomes its figure, and what hangs on the side hangs on it; not where both give one thing, for then one would be lost."""
    both = thing.given & side.given - {"children"}
    of_another = any(one != other and other.startswith(one) for one in thing.children for other in thing.children)  # 产量, 产量任务
    if both or of_another or not side.children.keys().isdisjoint(thing.children):
        return False
    for field in side.given:
        thing.settle(field, {**thing.children, **side.children} if field == "children" else getattr(side, field))
    return True


def _sides(
    name: str, thing: Indicator, node: Indicator, wholes: dict[str, list[str]], own: str | None, catalogue: Catalogue, known: KnownNames[Indicator]
) -> dict[str, str]:
    """Side → the name of both, for what hangs on no figure of its own."""
    found: dict[str, str] = {}
    for side, child in thing.children.items():
        whole = next((each for each in wholes[side] if _is_known(each, child, own, catalogue, known)), "")
        if whole and whole not in node.children and whole not in found.values():
            found[side] = whole
    return found | _followers(name, thing, node, found)


def both_names(name: str, side: str) -> Iterator[str]:
    """生猪存栏 and 存栏生猪, but for what is no side but a count; 能繁母猪 says itself that it is 生猪."""
    if side not in COUNTS and side not in COUNTS.values() and side not in AMOUNTS:
        yield f"{name}{side}"
        yield f"{side}{name}"
    if len(side) > _SHORTEST_WORD and name and name[-1] in side:
        yield side


def _is_known(whole: str, child: Indicator, own: str | None, catalogue: Catalogue, known: KnownNames[Indicator]) -> bool:
    if own is not None and known.in_group(own, whole, child) is not None:
        return True
    near = catalogue.near.get(own, ()) if own is not None else ()
    return any(known.in_group(each, whole, child, abroad=True) is not None for each in near) or known.home(whole, child) is not None


def _place(node: Indicator, spread: dict[str, dict[str, str]], owners: dict[str, str]) -> None:
    """In place, so that the order of the data stays."""
    items: list[tuple[str, Indicator]] = []
    for name, thing in node.children.items():
        sides = spread.get(name, {})
        if thing.value is not None:  # its figure first
            items.append((name, thing))
        for side, whole in sides.items():
            child = thing.children.pop(side)
            for field in _shared(thing, side, owners.get(name, "")):
                child.settle(field, getattr(thing, field))
            items.append((whole, child))
        if thing.value is None and (not sides or thing.children):
            if owners.get(name):  # its task is gone
                thing = Indicator.of({field: getattr(thing, field) for field in thing.given & _OF_ALL})
            items.append((name, thing))
    node.children.clear()
    node.children.update(items)
