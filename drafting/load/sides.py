"""A thing with its sides below it: 生猪: {存栏: 6800头, 出栏: 11200头} is 生猪存栏 and 生猪出栏, which the catalogue knows.

Where it knows the thing itself, one of them may be its figure: 柑橘: {面积: 9亩, 产值: 8万元}.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.load.known_names import KnownNames
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Twice
from drafting.model.indicator import AMOUNTS, COUNTS, Indicator
from drafting.source import Path, Tree

_OF_ALL: Final = frozenset({"children", "as_of", "period", "provider", "note"})
_OF_ONE: Final = frozenset({"target", "same_period_last_year", "end_of_last_year", "stated"})
"""What may stand beside the sides: what is true of each of them, and what only of the one that there is."""
_SHORTEST_WORD: Final = 2  # a longer one may say itself of what thing it is


def spread_sides(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], tree: Tree, twice: list[Twice]
) -> dict[str, str]:
    """Sides that the catalogue knows by the name of both stand in the group under it, in their place; the others stay.

    A task goes with the one side that there is: 撂荒地: {整治: 320亩, 任务: 300亩}. Gives the names changed, dotted: 产业.生猪.存栏 →
    产业.生猪存栏. Sides that stand beside the thing once more, by the name of both, are added to `twice`.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        spread: dict[str, dict[str, str]] = {}
        for name, thing in node.children.items():
            if thing.value is not None or not thing.children or not thing.given <= _OF_ALL | _OF_ONE:
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
            if own is not None and itself is not None:
                figure = [side for side, names in wholes.items() if _says(own, itself, names, thing.children[side], known)]
                if len(figure) == 1 and _takes(thing, thing.children[figure[0]]):
                    moved["指标", group, name, figure[0]] = ("指标", group, name, "数值")
                    found[f"{group}.{name}.{figure[0]}"] = f"{group}.{name}"
                    thing.children.pop(figure[0])
            elif sides := _sides(name, thing, node, wholes, own, catalogue, known):
                spread[name] = sides
                moved |= {("指标", group, name, side): ("指标", group, whole) for side, whole in sides.items()}
                found |= {f"{group}.{name}.{side}": f"{group}.{whole}" for side, whole in sides.items()}
        if spread:
            _place(node, spread)
    tree.read_as(moved)
    return found


def _says(own: str, itself: str, wholes: list[str], side: Indicator, known: KnownNames[Indicator]) -> bool:
    """Whether the name of both is another name of the thing: 柑橘面积 is 柑橘."""
    return any(known.in_group(own, whole, side) == itself for whole in wholes)


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
    for side in [each for each in thing.children if each not in found]:  # 出栏同比 is a key of 生猪出栏
        if any(side.startswith(each) and found[each] == f"{name}{each}" for each in found) and f"{name}{side}" not in node.children:
            found[side] = f"{name}{side}"
    of_one = not _OF_ONE.isdisjoint(thing.given)
    if of_one and len(thing.children) > 1:
        return {}  # whose task it is, nothing says
    given = [thing.children[side].given - {"children"} for side in found]
    return {} if any(not thing.given.isdisjoint(each) for each in given) else found


def both_names(name: str, side: str) -> Iterator[str]:
    """生猪存栏 and 存栏生猪; 能繁母猪 says that it is 生猪. None for what is no side but a count."""
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


def _place(node: Indicator, spread: dict[str, dict[str, str]]) -> None:
    """In place, so that the order of the data stays."""
    items: list[tuple[str, Indicator]] = []
    for name, thing in node.children.items():
        sides = spread.get(name, {})
        for side, whole in sides.items():
            child = thing.children.pop(side)
            for field in thing.given - {"children"}:
                child.settle(field, getattr(thing, field))
            items.append((whole, child))
        if not sides or thing.children:
            items.append((name, thing))
    node.children.clear()
    node.children.update(items)
