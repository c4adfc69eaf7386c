"""A thing with its sides below it: 生猪: {存栏: 6800头, 出栏: 11200头} is 生猪存栏 and 生猪出栏, which the catalogue knows.

Where it knows the thing itself, one of them may be its figure: 柑橘: {面积: 9亩, 产值: 8万元}.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafting.load.known_names import KnownNames
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import AMOUNTS, COUNTS, Indicator
from drafting.source import Path, Tree

_NO_FIGURE = frozenset({"children"})
_WITH_TASK = frozenset({"children", "target"})


def spread_sides(indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], tree: Tree) -> dict[str, str]:
    """Sides that the catalogue knows by the name of both stand in the group under it, in their place; the others stay.

    A task goes with the one side that there is: 撂荒地: {整治: 320亩, 任务: 300亩}. Gives the names changed, dotted: 产业.生猪.存栏 →
    产业.生猪存栏.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for group, node in indicators.items():
        spread: dict[str, dict[str, str]] = {}
        for name, thing in node.children.items():
            if thing.value is not None or thing.given not in (_NO_FIGURE, _WITH_TASK):
                continue
            wholes = {side: [whole for whole in _both(name, side) if known.may_know(whole)] for side in thing.children}
            if not any(wholes.values()) or name in catalogue.group_names:
                continue
            own = known.group(group)
            itself = known.in_group(own, name, thing) if own is not None else None
            if own is not None and itself is not None:
                figure = [side for side, names in wholes.items() if _says(own, itself, names, thing.children[side], known)]
                moved |= _own_figure(("指标", group, name), thing, figure)
            elif sides := _sides(thing, node, wholes, own, catalogue, known):
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


def _own_figure(path: Path, thing: Indicator, sides: list[str]) -> dict[Path, Path]:
    """The one side that is its figure becomes that; what the catalogue lists of it, and the others, hang on it."""
    if len(sides) != 1:
        return {}
    side = thing.children.pop(sides[0])
    for field in side.given:
        if not thing.given & {field}:
            thing.settle(field, getattr(side, field))
    return {(*path, sides[0]): (*path, "数值")}


def _sides(
    thing: Indicator, node: Indicator, wholes: dict[str, list[str]], own: str | None, catalogue: Catalogue, known: KnownNames[Indicator]
) -> dict[str, str]:
    """Side → the name of both, for what hangs on no figure of its own."""
    found: dict[str, str] = {}
    for side, child in thing.children.items():
        whole = next((each for each in wholes[side] if _is_known(each, child, own, catalogue, known)), "")
        if whole and whole not in node.children and whole not in found.values():
            found[side] = whole
    if thing.given == _WITH_TASK and (len(thing.children) > 1 or len(found) != 1):
        return {}  # whose task it is, nothing says
    return found


def _both(name: str, side: str) -> Iterator[str]:
    if side not in COUNTS and side not in COUNTS.values() and side not in AMOUNTS:
        yield f"{name}{side}"
        yield f"{side}{name}"


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
            if thing.target is not None:
                child.settle("target", thing.target)
            items.append((whole, child))
        if not sides or thing.children:
            items.append((name, thing))
    node.children.clear()
    node.children.update(items)
