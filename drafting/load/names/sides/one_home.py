"""A thing whose sides would be looked up in several groups stands in one, the one that knows most of them: the 存栏 and 出栏 of 牛 in 产业 are said in 畜牧."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from drafting.frozen import frozen
from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.catalogue.names_told import D105
from drafting.load.names.sides.in_groups import both_names, says_more
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import says_nothing
from drafting.model.indicator import Indicator
from drafting.model.names import is_people, people_in

Wholes = dict[str, list[str]]
"""Side → the names of it and its thing together that the catalogue may know; most sides have none."""

_FEWEST = 2  # sides that the other group must know: one alone may be there by chance


def gather_things(indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], findings: Findings) -> dict[str, str]:
    """Things go from their group to one near it that knows more of their sides. Gives the names changed, dotted: 产业.牛 → 畜牧.牛."""
    found: dict[str, str] = {}
    for group in list(indicators):
        things = dict(_things(indicators[group], catalogue.group_names))
        if things:
            found |= _out_of(group, things, indicators, catalogue, known, findings)
    return found


def _things(group: Indicator, groups: Mapping[str, str]) -> Iterator[tuple[str, Indicator]]:
    """What has several sides and nothing else, and is no group in a group."""
    for name, thing in group.children.items():
        plain = len(thing.children) >= _FEWEST and thing.given == {"children"}  # few have any
        if plain and name not in groups and not name.startswith(OWN) and not says_nothing(name) and not is_people(name):
            yield name, thing


def _out_of(
    group: str, things: dict[str, Indicator], indicators: dict[str, Indicator], catalogue: Catalogue, known: KnownNames[Indicator], findings: Findings
) -> dict[str, str]:
    own = known.group(group)
    if own in catalogue.whose or group.startswith(OWN) or (own is None and people_in(group)):
        return {}
    reader = _Homes(own, {name: own_group for name in indicators if (own_group := known.group(name)) is not None}, catalogue, known)
    homes = reader.of_all(things) if own is not None else reader.of_strangers(things, len(indicators[group].children))
    moved: dict[str, str] = {}
    for name, home in homes.items():
        there = next((each for each, real in reader.given.items() if real == home), "") or (home if home in indicators else "")
        if there and name in indicators[there].children:
            continue  # at home it is given already
        if not there:
            there = home
            _insert_behind(group, home, indicators)
        target = indicators[there]
        target.settle("children", {**target.children, name: indicators[group].children.pop(name)})
        moved[name] = there
    if not moved:
        return {}
    if not indicators[group].children:
        del indicators[group]
    findings.tree.read_as({("指标", group, name): ("指标", there, name) for name, there in moved.items()})
    if own is None:  # a group near is where the catalogue itself expects them
        _tell(group, moved, findings)
    found = {f"{group}.{name}": f"{there}.{name}" for name, there in moved.items()}
    return found | {f"{group}.{name}.{side}": f"{there}.{name}.{side}" for name, there in moved.items() for side in things[name].children}


@frozen
class _Homes:
    """Which group the things of one group belong to."""

    own: str | None  # the catalogue's group that it is read as
    given: dict[str, str]  # groups of the file → the catalogue's
    catalogue: Catalogue
    known: KnownNames[Indicator]

    def of_all(self, things: dict[str, Indicator]) -> dict[str, str]:
        """Thing → the group near its own that knows more of its sides than that does."""
        own = self.own or ""
        scores: dict[str, dict[str, int]] = {}
        for name, thing in things.items():
            wholes = self._wholes(name, thing)
            mine = self._known_sides(own, name, thing, wholes)
            if mine < len(thing.children):
                near = {each: self._known_sides(each, name, thing, wholes) for each in self.catalogue.near.get(own, ())}
                scores[name] = {each: score for each, score in near.items() if score >= _FEWEST and score > mine}
        return self._best(scores)

    def of_strangers(self, things: dict[str, Indicator], all_given: int) -> dict[str, str]:
        """As above, of a group that the catalogue does not have, where most of what it holds are things that are known by their own names."""
        scores: dict[str, dict[str, int]] = {}
        for name, thing in things.items():
            wholes = self._wholes(name, thing)
            homes = dict.fromkeys(group for whole in (name, *chain.from_iterable(wholes.values())) for group, _ in self.catalogue.having(whole) if group not in self.catalogue.whose)
            found = {each: self._known_sides(each, name, thing, wholes, abroad=True) for each in homes}
            scores[name] = {each: score for each, score in found.items() if score * 2 >= len(thing.children) or (score and self._is_in(each, name, thing))}
        best = self._best(scores)
        return best if len(best) * 2 > all_given else {}

    def _best(self, scores: dict[str, dict[str, int]]) -> dict[str, str]:
        """The one that knows most; of several, one of the file, then the one that knows most of all these things."""
        for_all = Counter[str]()
        for each in scores.values():
            for_all.update(each)
        given = set(self.given.values())
        return {
            name: max(found, key=lambda group, found=found: (found[group], group in given, for_all[group]))  # type: ignore[misc]
            for name, found in scores.items()
            if found
        }

    def _is_in(self, group: str, name: str, thing: Indicator) -> bool:
        return self.known.in_group(group, name, thing, abroad=True) is not None

    def _wholes(self, name: str, thing: Indicator) -> Wholes:
        may_know = self.known.may_know
        return {side: found for side in thing.children if (found := [whole for whole in both_names(name, side) if may_know(whole)])}

    def _known_sides(self, group: str, name: str, thing: Indicator, wholes: Wholes, *, abroad: bool = False) -> int:
        """How many of them sentences of that group can say: those that it has below the thing, and those that stand beside it by the name of both."""
        itself = self.known.in_group(group, name, thing, abroad=abroad)
        real = {side: self._real(group, each, thing.children[side], abroad=abroad) for side, each in wholes.items()}
        if itself is None:
            return len(set(real.values()) - {None})
        figures = [side for side, meant in real.items() if meant == itself]
        if len(figures) == 1 and says_more(name, figures[0], thing):
            return len(set(real.values()) - {None})
        below = self.catalogue.groups[group][itself].known_below
        return sum(side in below for side in thing.children) + (len(figures) == 1)

    def _real(self, group: str, wholes: list[str], side: Indicator, *, abroad: bool) -> str | None:
        found = (self.known.in_group(group, whole, side, abroad=abroad) for whole in wholes)
        return next((each for each in found if each is not None), None)


def _insert_behind(group: str, home: str, indicators: dict[str, Indicator]) -> None:
    items = list(indicators.items())
    place = next(at for at, (each, _) in enumerate(items) if each == group) + 1
    items.insert(place, (home, Indicator.of({"children": {}})))
    indicators.clear()
    indicators.update(items)


def _tell(group: str, moved: dict[str, str], findings: Findings) -> None:
    for there in dict.fromkeys(moved.values()):
        names = [name for name, home in moved.items() if home == there]
        findings.add(D105, ("指标", group), f"按目录来读：{'、'.join(names)}当作“{there}”组的", f"写到“{there}:”的下面；不是一回事的，换个名称，如“{OWN[0]}{names[0]}”", key=True)
