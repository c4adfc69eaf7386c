"""Other names of the catalogue's groups and indicators: what a clerk calls them is read as what the templates call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final

from drafting.frozen import mutable
from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames, Names
from drafting.load.names.catalogue.names_told import end_of, tell_names
from drafting.load.names.catalogue.trades import Trades
from drafting.load.names.catalogue.whose import say_whose
from drafting.load.names.sides.by_formula import hang_by_formula
from drafting.load.names.sides.deeds import hang_deeds
from drafting.load.names.sides.in_groups import spread_sides
from drafting.load.names.sides.one_home import gather_things
from drafting.load.names.sides.things import place_things
from drafting.load.names.sides.twins import Twins
from drafting.load.names.units.node_fit import NodeFit, counts_people
from drafting.load.names.words.key_words import OF_ANYTHING
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Called, Twice
from drafting.model.general_words import of_any_trade, says_nothing
from drafting.model.indicator import FIGURE_ALONE, Indicator
from drafting.model.names import counts_all_places, is_people, is_some_of_all, people_in
from drafting.model.paths import last_step, steps_of
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.source import Path

_SHORTEST_FAR: Final = 3  # of a name that is known in a group that has nothing to do with it
_MONEY: Final = ("元",)
_FEWEST: Final = 2  # that many indicators of a local group must be the catalogue's before these are read as theirs
_BARE_PLACES: Final = frozenset("县乡镇村组")
_SHARE: Final = 3  # and one of so many


@mutable
class _Reader:
    indicators: dict[str, Indicator]
    catalogue: Catalogue
    fit: NodeFit
    known: KnownNames[Indicator]
    findings: Findings
    twins: Twins
    trades: Trades
    renamed: dict[str, str] = field(default_factory=dict)
    strange: set[str] = field(default_factory=set)  # groups that are not as the catalogue has them

    def has_strange_groups(self) -> bool:
        self.strange = {group for group in self.indicators if not self._is_as_named(group)}
        return bool(self.strange)

    def run(self) -> None:
        self.known.learn(self._strange_names())
        for group in self._strange_groups():
            self._out_of(group)
        for group in self._strange_groups():
            if group in self.catalogue.groups:
                self._within(group)
        for group in self._strange_groups():
            if group in self.catalogue.groups or not self.indicators[group].given <= {"children"}:
                continue
            named = self.known.groups(group)
            if named and self.trades.is_narrower(group):
                continue
            if named:
                self._shared(group, named[0], named[1:])
                if group in self.indicators:
                    self._whole_group(group, named[0])
            else:
                self._by_content(group)
        for group in self._strange_groups():
            self._next_door(group)
        for group in self._strange_groups():
            self._far_away(group)

    def _is_as_named(self, group: str) -> bool:
        """Whether a group and all names in it are the catalogue's own, as most files have them: nothing is to be read otherwise."""
        entries = self.catalogue.groups.get(group)
        return entries is not None and self.indicators[group].children.keys() <= entries.keys()

    def _strange_groups(self) -> Iterator[str]:
        """All others. What moves on the way makes its new group one of them."""
        return (group for group in list(self.indicators) if group in self.strange)

    def _strange_names(self) -> Iterator[str]:
        for group in self._strange_groups():
            known = self.catalogue.names_of(group) if group in self.catalogue.groups else self.catalogue.homes
            yield from (name for name in self.indicators[group].children if name not in known)

    def called(self) -> dict[str, Called]:
        """By the path in the catalogue, how the data calls it, where that is something else. The first name given wins."""
        found: dict[str, Called] = {}
        for given, real in self.renamed.items():
            group, _, name = real.partition(".")
            if not name and "." in given:
                continue  # a group of its own that was written inside another
            called = self.known.called(group, name, typed=last_step(given))
            if called:
                found.setdefault(real, called)
        return found

    # a group inside a group ----------------------------------------------------------

    def _out_of(self, group: str) -> None:
        """What has no value and is called as another group, with indicators of it below, is that group: 资金项目.以工代赈."""
        children = self.indicators[group].children
        if self.catalogue.group_names.keys().isdisjoint(children) or self.known.group(group) in self.catalogue.whose:
            return
        own = self.catalogue.names_of(group) if group in self.catalogue.groups else {}
        for name, node in list(children.items()):
            home = self.catalogue.group_names.get(name)
            below = self._below(group, name, node)
            if home is None or name in own or home == self.known.group(group) or not below:
                continue
            known = [each for each, figure in below.items() if self.known.in_group(home, each, figure)]
            there = self.indicators.get(home)
            if not known or len(known) * 2 < len(below):
                continue
            if there and (both := there.children.keys() & below.keys()):
                for each in [each for each in below if each in both]:
                    self.twins.add(("指标", group, name, each), below[each], ("指标", home, each), there.children[each])
                continue
            del children[name]
            self.strange.add(home)
            if there is None:
                self.indicators[home] = Indicator.of({"children": below})
            else:
                there.settle("children", {**there.children, **below})
            self._note(f"{group}.{name}", home)
            self.findings.tree.read_as({("指标", group, name): ("指标", home)})

    def _below(self, group: str, name: str, node: Indicator) -> dict[str, Indicator]:
        """What stands below it, also what was taken for its figure; nothing where it has one of its own: 东西部协作: {资金: 9元, 项目: 2个}."""
        if node.given == {"children"}:
            return node.children
        taken = str(self.findings.tree.typed(("指标", group, name, "数值"))[-1])
        if node.given != {"children", "value"} or taken == "数值":
            return {}
        return {taken: Indicator(node.value, FIGURE_ALONE), **node.children}

    # within a group of the catalogue -------------------------------------------------

    def _within(self, group: str, *, but: Collection[str] = ()) -> None:
        children = self.indicators[group].children
        names = self.catalogue.names_of(group)
        real: dict[str, str] = {}
        first: dict[str, str] = {}  # of several names for one indicator the first is read so
        for name, node in sorted(children.items(), key=lambda each: each[0] not in names):  # an alias before what is only like one
            home = self.known.in_group(group, name, node) if names.get(name) != name and name not in but else None
            if home is None:
                continue
            other = home if home in children else first.setdefault(home, name)
            if other == name:
                real[name] = home
            else:
                self.twins.add_if_alike(("指标", group, name), node, ("指标", group, other), children[other])
        if not real:
            return
        for name, home in real.items():
            self._note(f"{group}.{name}", f"{group}.{home}")
        self._rekey(children, real)
        self.findings.tree.read_as({("指标", group, name): ("指标", group, home) for name, home in real.items()})

    @staticmethod
    def _rekey(children: dict[str, Indicator], real: Mapping[str, str]) -> None:
        """In place, so that the order of the data stays."""
        items = [(real.get(name, name), node) for name, node in children.items()]
        children.clear()
        children.update(items)

    # a group of another name ---------------------------------------------------------

    def _shared(self, group: str, home: str, others: Sequence[str]) -> None:
        """What the first of the groups that a name is made of does not know and another does: 医保参保 under 教育医疗."""
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            if others and self.known.in_group(home, name, node) is None:
                found = [(each, real) for each in others if (real := self.known.in_group(each, name, node)) is not None]
                found = found or self._kindred(name, node, (home, *others))
                homes |= {name: found[0]} if len(found) == 1 and found[0][0] != home else {}
        self._move(group, _once_each_home(homes))

    def _kindred(self, name: str, node: Indicator, homes: Sequence[str]) -> list[Names]:
        """Of the groups that a name is made of, those with a 门类 for an indicator that none of them lists: 寨管委 under 集体经济和治理."""
        units = node.value.units if isinstance(node.value, Measure) else ()
        return [
            (each, name) for each in homes
            if name not in self.catalogue.names_of(each) and self.catalogue.kind_of(each, name, units, self.fit.convertible)
        ]

    def _whole_group(self, group: str, home: str) -> None:
        """All of it, its local figures too, stands under the catalogue's name of the group."""
        children = self.indicators[group].children
        present = self.indicators.get(home)
        unclear = self.trades.unclear(group)
        self.strange.add(home)
        if present is None:
            self._note(group, home)
            items = [(home if name == group else name, node) for name, node in self.indicators.items()]
            self.indicators.clear()
            self.indicators.update(items)
            self.findings.tree.read_as({("指标", group): ("指标", home)})
            self._within(home, but=unclear)
            return
        real = {name: None if name in unclear else self.known.in_group(home, name, node) for name, node in children.items()}
        self._move(group, {name: (home, found or name) for name, found in real.items()})

    def _by_content(self, group: str) -> None:
        """A group of which at least a third are indicators of the catalogue: they go to their own groups."""
        if group.startswith(OWN):
            return
        if people_in(group) or is_some_of_all(group):
            self._of_people(group)
            return
        children = self.indicators[group].children
        whole = self._group_of(children)
        if whole is not None:
            self._say_whose(group, whole)
            self._whole_group(group, whole)
            return
        told = {name: node for name, node in children.items() if not (_is_some_places(group, name) or self._is_whose(group, name))}
        homes = {name: home for name, node in told.items() if (home := self.known.home(name, node))}
        if len(homes) < _FEWEST or len(homes) * _SHARE < len(children):
            return
        ((first, count),) = Counter(home for home, _ in homes.values()).most_common(1)
        local = self.catalogue.local.get(first, frozenset())
        if count * 2 > len(children) and first not in self.indicators and local.isdisjoint(children):
            self._say_whose(group, first)
            self._whole_group(group, first)
            there = self.indicators[first].children  # by whose some are called now
            homes = {name: home for name, home in homes.items() if home[0] != first and name in there}
            group = first
        sure = {home[0] for name, home in homes.items() if not self.known.is_close(name, home)}
        sure |= {steps_of(real)[0] for given, real in self.renamed.items() if given.startswith(f"{group}.")}
        self._move(group, {name: home for name, home in homes.items() if home[0] in sure})  # what says too little goes with what says enough

    def _is_whose(self, group: str, name: str) -> bool:
        """People below a thing that the catalogue knows are those who have it: 监测对象 of 参保."""
        return is_people(name) and group not in self.catalogue.groups and self.known.may_know(group)

    def _say_whose(self, group: str, home: str) -> None:
        """年度任务 and 已开工 of 厕所革命 would say nothing in 人居环境."""
        children = self.indicators[group].children
        bare = {name: f"{group}{name}" for name, node in children.items() if is_of_anything(name) and self.known.in_group(home, name, node) is None}
        bare = {name: whole for name, whole in bare.items() if whole not in children}
        if not bare:
            return
        for name, whole in bare.items():
            self._note(f"{group}.{name}", f"{group}.{whole}")
        self._rekey(children, bare)
        self.findings.tree.read_as({("指标", group, name): ("指标", group, whole) for name, whole in bare.items()})

    def _of_people(self, group: str) -> None:
        """Counts of the people whom the group's name says are no counts of all: 外出务工 under 脱贫劳动力就业."""
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            home = self.known.home(f"{people_in(group) or group}{name}", node)
            if home is not None:
                homes[name] = home
        self._move(group, _once_each_home(homes))

    def _group_of(self, children: Mapping[str, Indicator]) -> str | None:
        """The one group that most of these are indicators of, by names too that only there say whose they are: 支出, 支出率, 开工."""
        if len(children) < _FEWEST + 1:
            return None
        scores = Counter(
            {group: sum(self.known.in_group(group, name, node) is not None for name, node in children.items()) for group in self.catalogue.groups}
        )
        (first, most), (_, second) = scores.most_common(2) if len(scores) > 1 else (("", 0), ("", 0))
        named = first in {home[0] for name, node in children.items() if (home := self.known.home(name, node))}
        return first if named and most > _FEWEST and most * 2 > len(children) and most > second and first not in self.indicators else None

    def _next_door(self, group: str) -> None:
        """What the catalogue has in a group near this one: 粮食产量 under 产业."""
        near = self.catalogue.near.get(group, ())
        if not near or group in self.catalogue.whose:
            return
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            if name in self.catalogue.names_of(group) or _is_some_places(group, name):
                continue
            found = [(each, home) for each in near if (home := self.known.in_group(each, name, node, abroad=True)) is not None]
            if len(found) == 1 and self.fit.takes(self.catalogue.groups[found[0][0]][found[0][1]], node) and not of_any_trade(name):
                homes[name] = found[0]
        self._move(group, self._with_followers(group, homes))
        if group in self.indicators:
            own = self.catalogue.names_of(group)
            kin = {
                name: self._kindred(name, node, near)
                for name, node in self.indicators[group].children.items()
                if name not in own and not name.startswith(OWN) and not _is_rate(node) and not self._kindred(name, node, (group,))
            }
            told = {name: found[0] for name, found in kin.items() if len(found) == 1 and self._says_whose(name, found[0][0])}
            self._move(group, told)

    def _says_whose(self, name: str, near: str) -> bool:
        """Not what is called by no more than a word of a 门类 for money: 收益 is that of the group in which it stands, 机井 is a well anywhere."""
        return not of_any_trade(name) and all(name not in kind.having for kind in self.catalogue.kinds[near].values() if kind.units == _MONEY)

    def _with_followers(self, group: str, homes: dict[str, Names]) -> dict[str, Names]:
        """With the rates and the money that follow what moves and say no more than it whose they are: 小额信贷余额, 逾期率."""
        if not homes:
            return homes
        found: dict[str, Names] = {}
        last = ""
        local = self.catalogue.local.get(group, frozenset())
        for name, node in self.indicators[group].children.items():
            if name in homes:
                found[name], last = homes[name], homes[name][0]
                continue
            known = group in self.catalogue.groups and name in self.catalogue.names_of(group) and name not in local
            meant = self.known.in_group(last, name, node) if last and not known and name in self.catalogue.local.get(last, ()) else None
            entry = self.catalogue.groups[last][meant] if meant is not None else None
            if meant is not None and entry is not None and (entry.kind == "比率" or entry.units == _MONEY):
                found[name] = (last, meant)
            else:
                last = ""
        return found

    def _far_away(self, group: str) -> None:
        """What only one place of the whole catalogue can mean, wherever it is given: 帮扶车间 under 群众增收."""
        if group.startswith(OWN) or group in self.catalogue.whose:
            return
        known = self.catalogue.names_of(group) if group in self.catalogue.groups else {}
        if not known and is_some_of_all(group):
            return  # 公益性岗位 of 妇女 are not all that there are
        whose = "" if known else people_in(group)
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            if len(name) < _SHORTEST_FAR or name in known or name.startswith(OWN) or (whose and counts_people(node)) or self._is_whose(group, name):
                continue
            home = self.known.home(name, node)
            if home is None or home[0] == group or self.known.is_close(name, home) or of_any_trade(name):
                continue
            if self.fit.takes(self.catalogue.groups[home[0]][home[1]], node, strictly=True):
                homes[name] = home
        self._move(group, _once_each_home(self._with_followers(group, homes)))

    def _move(self, group: str, homes: Mapping[str, Names]) -> None:
        moved: dict[Path, Path] = {}
        for name, (home, real) in homes.items():
            there = self.indicators.get(home)
            if there is not None and real in there.children:
                self.twins.add_if_alike(("指标", group, name), self.indicators[group].children[name], ("指标", home, real), there.children[real])
                continue  # at home it is given already
            self.strange.add(home)
            if there is None:
                there = self.indicators[home] = Indicator.of({"children": {}})
            there.settle("children", {**there.children, real: self.indicators[group].children.pop(name)})
            self._note(f"{group}.{name}", f"{home}.{real}")
            moved["指标", group, name] = ("指标", home, real)
        if not moved:
            return
        if not self.indicators[group].children and self.indicators[group].given <= {"children"}:  # a task that stands beside them is told (D103)
            del self.indicators[group]
        self.findings.tree.read_as(moved)

    # what is kept -------------------------------------------------------------------

    def _note(self, given: str, real: str) -> None:
        """Names that were noted before may have moved on."""
        for name, target in self.renamed.items():
            if target == given or target.startswith(f"{given}."):
                self.renamed[name] = real + target.removeprefix(given)
        self.renamed[given] = real


def read_by_catalogue(
    indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings
) -> tuple[dict[str, str], dict[str, Called], tuple[Twice, ...]]:
    """Bring groups and indicators that are called by another name under their names in the catalogue.

    Gives the names changed, dotted: as given → as in the catalogue; by the name in the catalogue what the data calls
    it; and what is given twice: a name whose real one is given too stays as it is.
    """
    if not catalogue.groups:
        return {}, {}, ()
    fit = NodeFit(units)
    known = KnownNames(catalogue, fit)
    twins = Twins(catalogue)
    trades = Trades(indicators, catalogue, known, fit)
    reader = _Reader(indicators, catalogue, fit, known, findings, twins, trades)
    things = place_things(indicators, catalogue, known, units, findings)
    known.set_apart(trades.apart())
    things |= gather_things(indicators, catalogue, known, findings)
    sides = hang_by_formula(indicators, catalogue, known, units, findings)
    sides |= say_whose(indicators, catalogue, known, findings.tree)
    sides |= hang_deeds(indicators, catalogue, known, units, findings)
    sides |= spread_sides(indicators, catalogue, known, units, findings, twins)
    if not reader.has_strange_groups():
        return sides | {given: sides.get(real, real) for given, real in things.items()}, {}, twins.among(indicators)
    typed = {group: tuple(node.children) for group, node in indicators.items()}
    reader.run()
    if reader.renamed:
        tell_names(typed, reader.renamed, catalogue, findings)
    called = reader.called() if reader.renamed else {}
    ends: dict[str, str] = {}
    for given, whole in sides.items():
        group, _, name = whole.partition(".")
        home = reader.renamed.get(group, group)
        ends[given] = end_of(reader.renamed, group, home, name)
        typed_as = given.partition(".")[2]
        if typed_as not in catalogue.groups.get(home, {}):  # 化解率 there is of something else: who asks for it gets no side of this thing
            reader.renamed[f"{home}.{typed_as}"] = ends[given]
    for given, real in things.items():
        ends.setdefault(given, ends.get(real, real))
    return reader.renamed | ends, called, twins.among(indicators)


def is_of_anything(name: str) -> bool:
    """A task, a stage or an amount, of whatever it is."""
    return says_nothing(name) or name in OF_ANYTHING


def _is_rate(node: Indicator) -> bool:
    """It is that of what stands around it: 资金到户率 under 资金项目."""
    return isinstance(node.value, Measure) and node.value.units == ("%",)


def _once_each_home(found: Mapping[str, Names]) -> dict[str, Names]:
    taken: dict[Names, str] = {}
    for name, home in found.items():
        taken.setdefault(home, name)
    return {name: home for home, name in taken.items()}


def _is_some_places(group: str, name: str) -> bool:
    """Whether a name means so many of the places only that its group says: 乡 in 示范创建."""
    return name in _BARE_PLACES and not counts_all_places(group)
