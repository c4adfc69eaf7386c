"""A thing with its sides below it: 生猪: {存栏: 6800头, 出栏: 11200头} is 生猪存栏 and 生猪出栏, which the catalogue knows.

Where it knows the thing itself, one of them may be its figure: 柑橘: {面积: 9亩, 产值: 8万元}.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.keys.owners import COMPARED, hand_down, is_compared, owner_of, unsure_sides
from drafting.load.names.sides.twins import Twins
from drafting.load.names.units.key_fit import take_figure
from drafting.load.names.words.name_words import without_kind
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import says_nothing
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, OTHER_WORDS, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D108 = declare(
    Rule(
        "D108",
        "任务是哪一项的分不清",
        Severity.WARNING,
        "一个东西的几个方面写在它下面，旁边的任务（上年同期、同比）没有写在哪一项里面，不知道是谁的：这几项没有写进各自的句子，也算不出完成率。同比旁边只有一项写了上年同期、或者只和一项的上年同期对得上的，就是那一项的。",
        hits=_HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {存栏: 68头, 出栏: 112头, 上年同期: 120头}}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {畜牧: {生猪: {存栏: 68头, 出栏: {数值: 112头, 上年同期: 120头}}}}\n",
    )
)

_OF_ALL: Final = frozenset({"as_of", "period", "provider", "note"})
"""What stands beside the sides and is true of each of them."""
_BESIDE: Final = _OF_ALL | COMPARED | {"children"}
_SHORTEST_WORD: Final = 2  # a longer one may say itself of what thing it is


def spread_sides(
    indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, findings: Findings, twins: Twins
) -> dict[str, str]:
    """Sides that the catalogue knows by the name of both stand in the group under it, in their place; the others stay.

    Gives the names changed, dotted: 产业.生猪.存栏 → 产业.生猪存栏. Sides that stand beside the thing once more, by the name of both,
    are `twins`.
    """
    found: dict[str, str] = {}
    moved: dict[Path, Path] = {}
    for name, node in indicators.items():
        things = [thing for thing, each in node.children.items() if each.children]
        if not things:
            continue
        group = _Group(name, node, catalogue, known, units, findings, twins)
        for thing in things:
            group.spread(thing, node.children[thing])
        group.place()
        found |= group.found
        moved |= group.moved
    findings.tree.read_as(moved)
    return found


class _Group:
    """The things of one group, as it is given: what becomes of the sides of each."""

    def __init__(
        self, name: str, node: Indicator, catalogue: Catalogue, known: KnownNames[Indicator], units: UnitTable, findings: Findings, twins: Twins
    ) -> None:
        self.name = name
        self.node = node
        self.own = known.group(name)  # the catalogue's group that it is read as
        self.catalogue = catalogue
        self.known = known
        self.units = units
        self.findings = findings
        self.twins = twins
        self.found: dict[str, str] = {}
        self.moved: dict[Path, Path] = {}
        self._unsure: set[str] = set()
        self._spread: dict[str, dict[str, str]] = {}  # thing → its sides → the name of both

    def spread(self, name: str, thing: Indicator) -> None:
        """A thing that has a figure keeps what the catalogue has below it; other sides that its group knows stand beside it.

        One that has none is its sides, or has the figure of one of them where the catalogue knows it by that. What is compared
        above its sides goes with one of them.
        """
        if thing.value is not None:
            self._spread_beside(name, thing)
        elif thing.given <= _BESIDE and name not in self.catalogue.group_names:
            wholes = {side: [whole for whole in both_names(name, side) if self.known.may_know(whole)] for side in thing.children}
            if any(wholes.values()):
                self._spread_all(name, thing, wholes)
        if thing.value is None and name not in self._spread and name not in self._unsure and (sides := unsure_sides(thing, OTHER_WORDS, self.units)):
            self._say_unsure(name, thing, sides)

    def place(self) -> None:
        """The sides that are spread, in the place of their things, so that the order of the data stays."""
        for name, sides in self._spread.items():
            self.moved |= {("指标", self.name, name, side): ("指标", self.name, whole) for side, whole in sides.items()}
            self.found |= {f"{self.name}.{name}.{side}": f"{self.name}.{whole}" for side, whole in sides.items()}
        if not self._spread:
            return
        items: list[tuple[str, Indicator]] = []
        for name, thing in self.node.children.items():
            sides = self._spread.get(name, {})
            shared = thing.given & _OF_ALL if thing.value is None else ()
            if thing.value is not None:  # its figure first
                items.append((name, thing))
            for side, whole in sides.items():
                child = thing.children.pop(side)
                for field in shared:
                    child.settle(field, getattr(thing, field))
                items.append((whole, child))
            if thing.value is None and (not sides or thing.children):
                items.append((name, thing))
        self.node.children.clear()
        self.node.children.update(items)

    # a thing with a figure ------------------------------------------------------------

    def _spread_beside(self, name: str, thing: Indicator) -> None:
        """What hangs on a figure and is an indicator of the same group: 衔接资金: {数值: 9万元, 支出率: 80%}."""
        if self.own is None:
            return
        itself = self.known.in_group(self.own, name, thing)
        sides: dict[str, str] = {}
        for side, child in thing.children.items():
            if child.value is None:
                continue
            for whole in both_names(name, side):
                real = self.known.in_group(self.own, whole, child) if self.known.may_know(whole) else None
                if real is None or real == itself:
                    continue
                there = next((each for each in (real, whole) if each in self.node.children), "")
                if there:
                    self._add_twin(name, side, child, there)
                elif side not in self._known_below(itself) and whole not in sides.values():
                    sides[side] = whole
                break
        if sides:
            self._spread[name] = sides | self._followers(name, thing, sides)

    # a thing without one --------------------------------------------------------------

    def _spread_all(self, name: str, thing: Indicator, wholes: dict[str, list[str]]) -> None:
        for side, names in wholes.items():
            for whole in names:
                if whole in self.node.children:
                    self._add_twin(name, side, thing.children[side], whole)
        itself = self.known.in_group(self.own, name, thing) if self.own is not None else None
        for side in wholes.keys() & self._known_below(itself):
            wholes[side] = []  # the catalogue has it there
        figures = [side for side, names in wholes.items() if itself and self._says(itself, names, thing.children[side])]
        if itself is None or (len(figures) == 1 and says_more(name, figures[0], thing)):
            self._spread_with_owner(name, thing, self._sides(name, thing, wholes))
        elif len(figures) == 1 and _takes(thing, figures[0]):
            self.moved["指标", self.name, name, figures[0]] = ("指标", self.name, name, "数值")
            self.found[f"{self.name}.{name}.{figures[0]}"] = f"{self.name}.{name}"

    def _spread_with_owner(self, name: str, thing: Indicator, sides: dict[str, str]) -> None:
        if not sides:
            return
        words = {word: key for word, key in OTHER_WORDS.items() if word not in sides}
        owner = ""
        if is_compared(thing, words):
            owner = owner_of(thing, words, self.units, sides, lambda side: self._has_tasks(sides[side], thing.children[side]), name=name)
        if not owner and is_compared(thing, words):
            self._say_unsure(name, thing, [*sides])
        if not owner and not COMPARED.isdisjoint(thing.given):
            return
        if not any((thing.given & (_OF_ALL | COMPARED if side == owner else _OF_ALL)) & thing.children[side].given for side in {*sides, owner} - {""}):
            if owner:
                hand_down(thing, owner, words, ("指标", self.name, name), self.units, self.findings.tree)
            self._spread[name] = sides

    def _say_unsure(self, name: str, thing: Indicator, sides: Sequence[str]) -> None:
        self._unsure.add(name)
        given = [key for key, field in COMPARISONS.items() if field in thing.given] or [*thing.stated]
        words = {word: OTHER_WORDS.get(word, "") for word in thing.children}
        key = next(iter(given), next((word for word, meant in words.items() if meant), "任务"))
        others = "、".join(side for side in thing.children if side != key)
        hint = f"写在那一项里面：{sides[0]}: {{数值: …, {words.get(key, key)}: …}}"
        self.findings.add(D108, ("指标", self.name, name, key), f"{others}里，{key}是哪一项的分不清", hint, key=True)

    def _sides(self, name: str, thing: Indicator, wholes: dict[str, list[str]]) -> dict[str, str]:
        """Side → the name of both, for what hangs on no figure of its own."""
        found: dict[str, str] = {}
        for side, child in thing.children.items():
            whole = next((each for each in wholes[side] if self._is_known(each, child)), "")
            if whole and whole not in self.node.children and whole not in found.values():
                found[side] = whole
        left = {side: child for side, child in thing.children.items() if side not in found}
        if found and all(side not in AMOUNTS and self._is_money_of_a_kind(f"{name}{side}", child) for side, child in left.items()):
            found |= {side: f"{name}{side}" for side in left}
        return found | self._followers(name, thing, found)

    def _is_money_of_a_kind(self, whole: str, child: Indicator) -> bool:
        """Whether a sentence of the group says it with the places' own: 牛产值 beside 牛存栏 and 牛出栏."""
        if self.own is None or whole in self.node.children or not isinstance(child.value, Measure) or child.value.units != ("元",):
            return False
        return self.catalogue.kind_of(self.own, whole, child.value.units, self.units.convertible) is not None

    def _is_known(self, whole: str, child: Indicator) -> bool:
        if self.own is None:
            return self.known.home(whole, child) is not None
        if self.known.in_group(self.own, whole, child) is not None:
            return True
        near = self.catalogue.near.get(self.own, ())
        return any(self.known.in_group(each, whole, child, abroad=True) is not None for each in near) or self.known.home(whole, child) is not None

    def _says(self, itself: str, wholes: list[str], side: Indicator) -> bool:
        """Whether the name of both is another name of the thing: 柑橘面积 is 柑橘."""
        return self.own is not None and any(self.known.in_group(self.own, whole, side) == itself for whole in wholes)

    def _has_tasks(self, whole: str, side: Indicator) -> bool:
        real = self.known.in_group(self.own, whole, side) if self.own is not None else None
        home = (self.own, real) if self.own is not None and real is not None else self.known.home(whole, side)
        return home is not None and "任务" in self.catalogue.groups[home[0]][home[1]].uses

    # both -----------------------------------------------------------------------------

    def _add_twin(self, name: str, side: str, child: Indicator, there: str) -> None:
        self.twins.add(("指标", self.name, name, side), child, ("指标", self.name, there), self.node.children[there])

    def _known_below(self, itself: str | None) -> Collection[str]:
        entry = self.catalogue.groups[self.own].get(itself or "") if self.own is not None else None
        return entry.known_below if entry is not None else ()

    def _followers(self, name: str, thing: Indicator, found: dict[str, str]) -> dict[str, str]:
        """What is called as a side and one of its keys goes with the side: 出栏同比, 出栏任务."""
        left = [side for side in thing.children if side not in found and f"{name}{side}" not in self.node.children]
        return {side: f"{name}{side}" for side in left if any(side.startswith(each) and found[each] == f"{name}{each}" for each in found)}


def says_more(name: str, side: str, thing: Indicator) -> bool:
    """Whether a side is more than the figure of its thing: 森林防火: {宣传: 16次}; or a task stands beside it and others: 肉牛: {存栏: 9头, 出栏: 8头, 任务: 7头}."""
    other = not says_nothing(side) and without_kind(f"{name}{side}") != name
    return other or (len(thing.children) > 1 and not COMPARED.isdisjoint(thing.given))


def _takes(thing: Indicator, side: str) -> bool:
    """The side becomes its figure, but not where another is called as it: 产量, 产量任务."""
    of_another = any(one != other and other.startswith(one) for one in thing.children for other in thing.children)
    return not of_another and take_figure(thing, side)


def both_names(name: str, side: str) -> Iterator[str]:
    """生猪存栏 and 存栏生猪, but for what is no side but a count; 能繁母猪 says itself that it is 生猪."""
    if side not in COUNTS and side not in COUNTS.values() and side not in AMOUNTS:
        yield f"{name}{side}"
        yield f"{side}{name}"
    if len(side) > _SHORTEST_WORD and name and name[-1] in side:
        yield side
