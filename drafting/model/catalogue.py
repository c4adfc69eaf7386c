"""The catalogue: what the indicators of a field are called, mean, and obey."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property, partial
from typing import Any, Final, Literal, TypeVar

from drafting.frozen import frozen
from drafting.model.counting_words import ALONE
from drafting.model.faults import NO_FAULTS, Faults
from drafting.model.likeness import Likeness
from drafting.model.paths import path_above
from drafting.model.typing_slips import Meant, Words, words_of
from drafting.source import Path, Tree

ALL: Final = "全部"
"""Stands for all names of a group."""

_MOST_KNOWN: Final = 20_000
"""Paths whose 提供单位 is kept."""

Index = TypeVar("Index")
Nature = Literal["时点", "时期", ""]
Direction = Literal["越大越好", "越小越好", ""]


@frozen
class Entry:
    """One indicator of `templates/<领域>/indicators.yaml`."""

    name: str
    dotted: str  # 监测帮扶.监测对象
    place: Path
    definition: str = ""  # 口径
    units: tuple[str, ...] = ()  # 计量单位
    kind: str = ""  # 类型: 计量 (default) | 比率 | 名录 | 表述 | 位次
    parts: tuple[str, ...] = ()  # 构成
    subset: tuple[str, ...] = ()  # 其中
    children: dict[str, Entry] = field(default_factory=dict)  # 子项
    derived: dict[str, str] = field(default_factory=dict)  # 派生: name → formula without =
    rules: tuple[str, ...] = ()  # 规则
    nature: Nature = ""
    direction: Direction = ""
    rollup: str = ""  # 汇总
    everywhere: tuple[str, ...] = ()  # 都有: levels of which every unit has it, so that a blank is a gap
    instead: tuple[str, ...] = ()  # 或填: who gives one of these leaves it blank: 户籍人口 for 人口
    provider: str = ""  # 提供单位
    aliases: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()  # 必报: template names
    uses: tuple[str, ...] = ()  # 用项: 任务 上年同期 …
    matter: str = ""  # 事项: the work whose task it counts, 村庄规划编制 for 村庄规划
    means: tuple[str, ...] = ()  # 推进: how a task that is left is pushed on; the group's own where it names none
    printed: str = ""  # 印作: how 其余 calls it where the data uses this name: 公益性岗位, as the sentences do
    local_kind: str = ""  # the 门类 that lists it among its 名称

    @property
    def known_below(self) -> list[str]:
        """All names that it foresees below itself."""
        return [*self.parts, *self.subset, *self.derived, *self.children, *(other for each in self.children.values() for other in each.aliases)]


@frozen
class LocalKind:
    """门类: what the places' own indicators of a group have in common, those that the catalogue does not list (刺梨42万亩).

    Those that it lists among its 名称 are entries of the group, each a thing of its own that is said with the others of its kind.
    """

    name: str
    units: tuple[str, ...] = ()  # 计量单位: one of these for each quantity; any where none is named
    having: tuple[str, ...] = ()  # 含: the name has one of these; any name where none is named
    lacking: tuple[str, ...] = ()  # 不含: and none of these
    is_listed: bool = False  # 名称 says which they are, so that no others are of it

    def takes(self, name: str, units: tuple[str, ...], convertible: Callable[[str, str], bool]) -> bool:
        """Whether an indicator is of this kind by its name and the units of its value."""
        if self.is_listed or (not any(word in name for word in self.having) if self.having else name in ALONE):
            return False
        if any(word in name for word in self.lacking) or (len(name) == 1 and name not in ALONE):
            return False  # 村 says where, and not what it is
        return bool(units) and (not self.units or _all_of(units, self.units, convertible))


def _all_of(units: tuple[str, ...], some: tuple[str, ...], convertible: Callable[[str, str], bool]) -> bool:
    """Whether each unit is, or turns into, one of some; a 比率 names none."""
    return not some or all(any(unit == each or convertible(unit, each) for each in some) for unit in units)


def _index(make: Callable[[Catalogue], Index]) -> cached_property[Index]:
    """Made when it is first asked for, where none is given among the catalogue's `indexes`."""

    def found(catalogue: Catalogue) -> Index:
        known: Callable[[], Index] = catalogue.indexes.get(make.__name__, partial(make, catalogue))
        return known()

    found.__doc__ = make.__doc__
    return cached_property(found)


@frozen
class Catalogue:
    """All groups of a field. A group maps indicator names to entries."""

    __slots__ = ("__dict__",)  # room for what is kept

    tree: Tree
    groups: dict[str, dict[str, Entry]]
    by_path: dict[str, Entry]  # dotted → entry, children included
    group_aliases: dict[str, str] = field(default_factory=dict)  # another name of a group → its name
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → groups whose indicators may stand in it
    local: dict[str, frozenset[str]] = field(default_factory=dict)  # group → names that mean its indicators in it alone
    means: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → 推进 of its indicators
    close: dict[str, frozenset[str]] = field(default_factory=dict)  # group → names that mean them in it and the groups near it
    kinds: dict[str, dict[str, LocalKind]] = field(default_factory=dict)  # group → 门类 of indicators that are not listed
    synonyms: tuple[tuple[str, ...], ...] = ()  # words of one meaning inside names, the first standing for all
    whose: dict[str, tuple[str, ...]] = field(default_factory=dict)  # group → 所属: whose all its figures are, and not those of all
    trades: frozenset[str] = frozenset()  # 行业: other names of groups that are trades wider than these
    indexes: Mapping[str, Callable[[], Any]] = field(default_factory=dict)  # by their names, those that need not be made anew
    faults: Faults = NO_FAULTS  # what names say should not be, in whatever field

    @cached_property
    def outside_kinds(self) -> dict[str, frozenset[str]]:
        """Group → the names of its indicators that are in none of its 门类."""
        return {
            group: frozenset(name for name, entry in self.groups.get(group, {}).items() if not entry.local_kind) for group in self.kinds
        }

    def said_again_by(self, group: str, name: str, below: str) -> frozenset[str]:
        """The indicators of a group that are called as what is given below one of them: 危房改造竣工 as 竣工 below 危房改造."""
        asked = (group, name, below)
        found = self._said_again.get(asked)
        if found is None:
            entries = self.groups[group]
            child = entries[name].children.get(below)
            names = {below, name + below, *(child.aliases if child is not None else ())}
            beside = (other for other, entry in entries.items() if other != name and not names.isdisjoint((other, *entry.aliases)))
            found = self._said_again[asked] = frozenset(beside)
        return found

    @cached_property
    def _said_again(self) -> dict[tuple[str, str, str], frozenset[str]]:
        """What `said_again_by` has found. Asked of what the catalogue itself lists, so that there are no more than it has."""
        return {}

    @cached_property
    def neighbours(self) -> tuple[tuple[str, str], ...]:
        """Pairs of groups that are each near the other."""
        return tuple((one, other) for one, near in self.near.items() for other in near if one < other and one in self.near.get(other, ()))

    @_index
    def homes(self) -> dict[str, list[tuple[str, str]]]:
        """Name or alias of an indicator → every (group, name) that it may stand for, wherever it is given."""
        found: dict[str, list[tuple[str, str]]] = {}
        for group, entries in self.groups.items():
            for name, entry in entries.items():
                for each in (name, *entry.aliases):
                    if each not in self.local.get(group, ()):
                        found.setdefault(each, []).append((group, name))
        return found

    @cached_property
    def called(self) -> dict[str, list[Entry]]:
        """Name or alias → the indicators that the head of a table may mean by it.

        Where no single one has it for its name, those that keep it to their group (限本组) count only if no other has it:
        公益岗 is a post of any kind, if no 光伏 stands above.
        """
        called: dict[str, list[Entry]] = {}
        for entries in self.groups.values():
            for entry in entries.values():
                for name in (entry.name, *entry.aliases):
                    called.setdefault(name, []).append(entry)
        for name, named in called.items():
            if sum(entry.name == name for entry in named) != 1:
                called[name] = [self.groups[group][own] for group, own in self.homes.get(name, ())] or named
        return called

    @_index
    def _names(self) -> dict[str, dict[str, str]]:
        return {
            group: {each: name for name, entry in entries.items() for each in (*entry.aliases, name)}
            for group, entries in self.groups.items()
        }

    def names_of(self, group: str) -> dict[str, str]:
        """Name or alias → name, of the indicators of one group."""
        return self._names[group]

    def aliases_of(self, group: str) -> dict[str, str]:
        """Alias → name, of the indicators of one group."""
        return self._aliases[group]

    @cached_property
    def _aliases(self) -> dict[str, dict[str, str]]:
        return {
            group: {alias: name for name, entry in entries.items() for alias in entry.aliases}
            for group, entries in self.groups.items()
        }

    def having(self, name: str) -> list[tuple[str, Entry]]:
        """Every group that has an indicator by that name or alias, with the indicator."""
        return [(group, entries[self._names[group][name]]) for group, entries in self.groups.items() if name in self._names[group]]

    def names_abroad(self, group: str) -> dict[str, str]:
        """As `names_of`, without those that lose their population or source outside the group: 纳入低保, 余额."""
        return self._names_abroad[group]

    @cached_property
    def _names_abroad(self) -> dict[str, dict[str, str]]:
        return {
            group: {name: home for name, home in names.items() if name not in self.local.get(group, ())}
            for group, names in self._names.items()
        }

    def plain(self, names: list[str]) -> list[str]:
        """Each name with its words replaced by those that stand for them: 户厕改造 and 厕所改造 are both 改厕."""
        if not names:
            return []
        text = "\n".join(names)
        for word, standing in (*self._replaced, *self._replaced):  # what was put in may be a part of a longer word
            text = text.replace(word, standing)
        return text.split("\n")

    @cached_property
    def _replaced(self) -> tuple[tuple[str, str], ...]:
        """Longer words first: 农业产业化龙头企业 before 龙头企业."""
        pairs = [(word, words[0]) for words in self.synonyms for word in words[1:]]
        return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))

    def plain_names_of(self, group: str, *, abroad: bool = False) -> dict[str, str]:
        """Plain name → the one indicator of the group that is called so; `abroad` as `names_abroad`."""
        found = self._plain_names.get((group, abroad))
        if found is None:
            names = self.names_abroad(group) if abroad else self._names[group]
            known = list(names)
            homes: dict[str, set[str]] = {}
            for name, plain in zip(known, self.plain(known), strict=True):
                homes.setdefault(plain, set()).add(names[name])
            found = self._plain_names[group, abroad] = {plain: min(those) for plain, those in homes.items() if len(those) == 1}
        return found

    @cached_property
    def _plain_names(self) -> dict[tuple[str, bool], dict[str, str]]:
        return {}

    @_index
    def plain_homes(self) -> dict[str, list[tuple[str, str]]]:
        """As `homes`, by plain names."""
        found: dict[str, list[tuple[str, str]]] = {}
        known = list(self.homes)
        for name, plain in zip(known, self.plain(known), strict=True):
            homes = found.setdefault(plain, [])
            homes.extend(home for home in self.homes[name] if home not in homes)
        return found

    @_index
    def every_name(self) -> frozenset[str]:
        """Every name and alias of an indicator, and what they are in plain words."""
        local = [name for names in self.local.values() for name in names]
        return frozenset((*self.homes, *self.plain_homes, *local, *self.plain(local)))

    @cached_property
    def forms(self) -> dict[str, Any]:
        """What is known of names that data files give, for the next of them; `load.known_names` fills it."""
        return {}

    @cached_property
    def alike(self) -> dict[Any, Likeness]:
        """What is known of data files that left nothing to be settled, for the next that are like them; `load.alike` fills it."""
        return {}

    def is_close(self, group: str, name: str) -> bool:
        """Whether a name says too little of the group to be taken for its indicator in just any other."""
        close = self.close.get(group, frozenset())
        return not close.isdisjoint((ALL, name))

    def kind_of(self, group: str, name: str, units: tuple[str, ...], convertible: Callable[[str, str], bool]) -> LocalKind | None:
        """The 门类 of a group that an indicator is of: the one that names it; what is not listed at all, the first that takes it."""
        kinds = self.kinds.get(group)
        if not kinds:
            return None
        known, given = self._kinds_of, (group, name, units, convertible)
        if given not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            entry = self.groups[group].get(name)
            if entry is None:
                known[given] = None if self.faults.may_be_bad(name) else next((kind for kind in kinds.values() if kind.takes(name, units, convertible)), None)
            else:
                known[given] = kinds[entry.local_kind] if entry.local_kind and _all_of(units, entry.units, convertible) else None
        return known[given]

    @cached_property
    def _kinds_of(self) -> dict[Any, LocalKind | None]:
        """The same names come back in every report of a batch."""
        return {}

    def listed(self, group: str, kind: str) -> list[Entry]:
        """The indicators that a 门类 of a group lists."""
        return [entry for entry in self.groups.get(group, {}).values() if entry.local_kind == kind] if kind in self.kinds.get(group, ()) else []

    @cached_property
    def group_names(self) -> dict[str, str]:
        """Name or alias of a group → its name."""
        return {**self.group_aliases, **{name: name for name in self.groups}}

    @_index
    def words(self) -> Words:
        """Of all names, aliases and definitions: what a name that nobody knows may be made of."""
        entries = self.by_path.values()
        names = [each for entry in entries for each in (entry.name, *entry.aliases, *entry.parts, *entry.subset)]
        names += [*self.group_names, *(word for words in self.synonyms for word in words)]
        return words_of(names, (entry.definition for entry in entries))

    @cached_property
    def meant(self) -> Meant:
        """Among the names that may be given in any group."""
        return Meant(self.homes, self.words)

    def find(self, dotted: str) -> Entry | None:
        return self.by_path.get(dotted)

    def provider(self, path: str) -> str | None:
        """The 提供单位 of the entry at a dotted path, else of the nearest one above it that names one."""
        known = self._providers
        if path in known:
            return known[path]
        above = path_above(path)
        found = self.provider(above) if above else None
        if len(known) < _MOST_KNOWN:
            known[path] = found  # the same paths come back in every report of a batch
        return found

    def providers(self, paths: list[str]) -> list[str | None]:
        """Those of several."""
        try:
            return [*map(self._providers.__getitem__, paths)]
        except KeyError:
            return [*map(self.provider, paths)]

    @_index
    def _providers(self) -> dict[str, str | None]:
        """Of every entry, its own or that of what is above it."""
        found: dict[str, str | None] = {}
        for path in sorted(self.by_path, key=len):  # what is above comes first
            above = path_above(path)
            while above and above not in found:
                above = path_above(above)
            found[path] = self.by_path[path].provider or found.get(above)
        return found


EMPTY = Catalogue(Tree("", {}, {}, {}), {}, {})
