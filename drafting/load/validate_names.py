"""Other names of the catalogue's groups and indicators: what a clerk calls them is read as what the templates call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.validate_findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Called
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D105 = declare(
    Rule(
        "D105",
        "按目录的名称来读",
        Severity.INFO,
        "这个名称是目录里另一名称的别名（或者整组的指标大多是目录里的），程序按目录的名称来读，写到它的句子照常用上。不是一回事的，换个名称。",
        hits=_HEAD + "指标: {监测帮扶: {三类监测对象: 5361户}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 5361户}}\n",
    )
)

_YEAR_WORDS: Final = "今年以来|年初以来|年初至今|今年来|今年|本年度?|年内|当年|全年|年度|上半年|前三季度|本期|报告期内?"
_DAY_WORDS: Final = "截至目前|截止目前|年末|年底|期末|月末|月底|季末|季度末"
_OF_THE_YEAR: Final = lazy(f"^(?:{_YEAR_WORDS})")
"""Words that make a flow of a name: 今年消除风险 is not what was removed in all."""
_OF_A_DAY: Final = lazy(f"^(?:{_DAY_WORDS})")
"""Words that make a stock of a name: 年末 has no 发放."""
_LEADING: Final = (
    lazy(f"^(?:全[省市县区乡镇村州盟旗]|[我本][省市县区乡镇村州盟旗]|{_YEAR_WORDS}|{_DAY_WORDS}|下辖|辖|目前|现有|共有|共计|已|共)"),
    lazy(
        "^(?:组织|实施|开展|发放|兑现|兑付|拨付|支付|落实|完成|建成|建有|建设|创建|打造|安排|设置|开发|配备|选派|举办|召开|"
        "推广|推送|培育|发展|种植|养殖|办理|实现|享受|纳入|惠及|出台|印发|制定|制发|认定|获评|达到|列入|筛查|排查|改善|有效)"
    ),
    lazy("^(?:农村|各级|精准|针对性|低收入群体|线上线下|现行|累计|在库|在册|大数据|生态|标准化|规模化|一次性)"),
)
"""Words before a name that change nothing of what is counted: of whom and when, of doing, of kind."""
_TRAILING: Final = lazy("(?:专题研究|研究|惠及|总数量|总数|总量|总面积|总规模|面积|数量|个数|人数|户数|场次|场数|次数|金额|资金|规模|情况统计|统计|情况|工作|人员|对象|种植|养殖|饲养|发放|实际完成|完成数|完成|建成|数)$")
_LEADING_WORDS: Final = lazy("^(?:持续|扎实|全力|全面|深入|大力|着力|切实)?(?:强化|加强|推进|推动|抓好|抓实|狠抓|做好|做实|做强|落实|巩固|促进|提升|发展|深化|开展|实施|完善|农村|县级|乡村(?!治理|建设|旅游|振兴|产业))?")
OWN: Final = ("本地", "另有")
"""Before a name they make one that the catalogue does not know."""
_KIND_OF_FIGURE: Final = lazy("(?:种植|养殖|存栏|出栏)?(?:总面积|面积|总数量|总数|总量|数量|个数|人数|户数|场次|场数|次数|规模|情况|工作|数)?$")
_SHORTEST_FAR: Final = 3  # of a name that is known in a group that has nothing to do with it
_SHORTEST: Final = 2  # of a name whose words of doing and counting are taken off

_FEWEST: Final = 2  # that many indicators of a local group must be the catalogue's before these are read as theirs
_SHARE: Final = 3  # and one of so many

Names = tuple[str, str]
"""(group, indicator)"""


@dataclass(slots=True)
class _Reader:
    indicators: dict[str, Indicator]
    catalogue: Catalogue
    units: UnitTable
    findings: Findings
    renamed: dict[str, str] = field(default_factory=dict)
    forms: dict[str, tuple[tuple[str, ...], list[str]]] = field(default_factory=dict)

    def run(self) -> None:
        for group in list(self.indicators):
            self._out_of(group)
        for group in list(self.indicators):
            if group in self.catalogue.groups:
                self._within(group)
        for group in list(self.indicators):
            if group in self.catalogue.groups or not self.indicators[group].model_fields_set <= {"children"}:
                continue
            home = self._group_meant(group)
            if home is not None:
                self._whole_group(group, home)
            else:
                self._by_content(group)
        for group in list(self.indicators):
            self._next_door(group)
        for group in list(self.indicators):
            self._far_away(group)

    def called(self) -> dict[str, Called]:
        """By the path in the catalogue, how the data calls it, where that is something else. The first name given wins."""
        found: dict[str, Called] = {}
        for given, real in self.renamed.items():
            group, _, name = real.partition(".")
            typed = given.rpartition(".")[2]
            if "." not in given and "." not in real:
                word = self._group_word(typed)
            elif name and typed != name:
                names = self.catalogue.names_of(group)
                word = next((each for each in (typed, *bare_names(typed)) if each in names), typed)
            else:
                continue
            if word:
                found.setdefault(real, Called(typed, _without_kind(word)))
        return found

    # a group inside a group ----------------------------------------------------------

    def _out_of(self, group: str) -> None:
        """What has no value and is called as another group, with indicators of it below, is that group: 资金项目.以工代赈."""
        children = self.indicators[group].children
        for name, node in list(children.items()):
            home = self.catalogue.group_names.get(name)
            if home is None or home == self._group_meant(group) or node.model_fields_set != {"children"}:
                continue
            known = [each for each, below in node.children.items() if self._meant(home, each, below)]
            there = self.indicators.get(home)
            if not known or len(known) * 2 < len(node.children) or (there and not there.children.keys().isdisjoint(node.children)):
                continue
            del children[name]
            if there is None:
                self.indicators[home] = node
            else:
                there.children.update(node.children)
            self._note(f"{group}.{name}", home)
            self.findings.tree.read_as({("指标", group, name): ("指标", home)})

    # within a group of the catalogue -------------------------------------------------

    def _within(self, group: str) -> None:
        children = self.indicators[group].children
        names = self.catalogue.names_of(group)
        found = {
            name: home
            for name, node in children.items()
            if names.get(name) != name
            and (home := self._meant(group, name, node)) is not None
            and home not in children
        }
        real = _once_each(found)
        if not real:
            return
        for name, home in real.items():
            self._note(f"{group}.{name}", f"{group}.{home}")
        self._rekey(children, real)
        self.findings.tree.read_as({("指标", group, name): ("指标", group, home) for name, home in real.items()})

    def _meant(self, group: str, name: str, node: Indicator, *, abroad: bool = False) -> str | None:
        """The indicator of a group that a name stands for: its name, an alias, or either without words of doing and counting.

        `abroad` is for a name given in another group.
        """
        names = self.catalogue.names_abroad(group) if abroad else self.catalogue.names_of(group)
        entries = self.catalogue.groups[group]
        if name in names:
            home = names[name]
            return home if home == name or not self._counts_otherwise(entries[home], node) else None
        others, plain_forms = self._forms(name)
        for each in others:
            entry = entries[names[each]] if each in names else None
            if entry is not None and not at_odds(name, entry) and self._takes(entry, node, strictly=True):
                return names[each]
        plain = self.catalogue.plain_names_of(group, abroad=abroad)
        for each in plain_forms:
            entry = entries[plain[each]] if each in plain else None
            if entry is not None and not at_odds(name, entry) and self._takes(entry, node, strictly=True):
                return entry.name
        return None

    def _forms(self, name: str) -> tuple[tuple[str, ...], list[str]]:
        """(the name without words of doing and counting, it and these in plain words)."""
        found = self.forms.get(name)
        if found is None:
            others = tuple(bare_names(name))
            found = self.forms[name] = (others, self.catalogue.plain([name, *others]))
        return found

    def _group_meant(self, group: str) -> str | None:
        """The catalogue's group that a local group's name is another name of, or begins with: 防返贫工作, 强化产业帮扶.

        Only the beginning counts: 主题教育 is no 教育.
        """
        word = self._group_word(group)
        return self.catalogue.group_names[word] if word else None

    def _group_word(self, group: str) -> str:
        """The name or alias that a group is called by, "" where it is none."""
        known = self.catalogue.group_names
        if group in known:
            return group
        bare = group[_LEADING_WORDS.match(group).end() :]  # type: ignore[union-attr]  # it matches nothing, too
        starts = [name for name in known if len(name) >= _SHORTEST and bare.startswith(name)]
        return max(starts, key=len, default="")

    @staticmethod
    def _rekey(children: dict[str, Indicator], real: Mapping[str, str]) -> None:
        """In place, so that the order of the data stays."""
        items = [(real.get(name, name), node) for name, node in children.items()]
        children.clear()
        children.update(items)

    # a group of another name ---------------------------------------------------------

    def _whole_group(self, group: str, home: str) -> None:
        """All of it, its local figures too, stands under the catalogue's name of the group."""
        children = self.indicators[group].children
        present = self.indicators.get(home)
        if present is None:
            self._note(group, home)
            items = [(home if name == group else name, node) for name, node in self.indicators.items()]
            self.indicators.clear()
            self.indicators.update(items)
            self.findings.tree.read_as({("指标", group): ("指标", home)})
            self._within(home)
            return
        self._move(group, {name: (home, self._meant(home, name, node) or name) for name, node in children.items()})

    def _by_content(self, group: str) -> None:
        """A group of which at least a third are indicators of the catalogue: they go to their own groups."""
        if group.startswith(OWN):
            return
        children = self.indicators[group].children
        whole = self._group_of(children)
        if whole is not None:
            self._whole_group(group, whole)
            return
        homes = {name: home for name, node in children.items() if (home := self._home(name, node))}
        if len(homes) < _FEWEST or len(homes) * _SHARE < len(children):
            return
        ((first, count),) = Counter(home for home, _ in homes.values()).most_common(1)
        local = self.catalogue.local.get(first, frozenset())
        if count * 2 > len(children) and first not in self.indicators and local.isdisjoint(children):
            self._whole_group(group, first)
            homes = {name: home for name, home in homes.items() if home[0] != first}
            group = first
        self._move(group, homes)

    def _group_of(self, children: Mapping[str, Indicator]) -> str | None:
        """The one group that most of these are indicators of, by names too that only there say whose they are: 支出, 支出率, 开工."""
        if len(children) < _FEWEST + 1:
            return None
        scores = Counter(
            {group: sum(self._meant(group, name, node) is not None for name, node in children.items()) for group in self.catalogue.groups}
        )
        (first, most), (_, second) = scores.most_common(2) if len(scores) > 1 else (("", 0), ("", 0))
        named = first in {home[0] for name, node in children.items() if (home := self._home(name, node))}
        return first if named and most > _FEWEST and most * 2 > len(children) and most > second and first not in self.indicators else None

    def _next_door(self, group: str) -> None:
        """What the catalogue has in a group near this one: 粮食产量 under 产业."""
        near = self.catalogue.near.get(group, ())
        if not near:
            return
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            if name in self.catalogue.names_of(group):
                continue
            found = [(each, home) for each in near if (home := self._meant(each, name, node, abroad=True)) is not None]
            if len(found) == 1 and self._takes(self.catalogue.groups[found[0][0]][found[0][1]], node):
                homes[name] = found[0]
        self._move(group, self._with_followers(group, homes))

    def _with_followers(self, group: str, homes: dict[str, Names]) -> dict[str, Names]:
        """With the rates that follow what moves and say no more than it whose they are: 小额信贷余额, 逾期率."""
        found: dict[str, Names] = {}
        last = ""
        local = self.catalogue.local.get(group, frozenset())
        for name, node in self.indicators[group].children.items():
            if name in homes:
                found[name], last = homes[name], homes[name][0]
                continue
            known = group in self.catalogue.groups and name in self.catalogue.names_of(group) and name not in local
            meant = self._meant(last, name, node) if last and not known and name in self.catalogue.local.get(last, ()) else None
            if meant is not None and self.catalogue.groups[last][meant].kind == "比率":
                found[name] = (last, meant)
            else:
                last = ""
        return found

    def _home(self, name: str, node: Indicator) -> Names | None:
        """The one place of the catalogue that has this name and takes its unit."""
        others, plain_forms = self._forms(name)
        for each in (name, *others):
            found = self.catalogue.homes.get(each, ())
            if len(found) == 1:
                entry = self.catalogue.groups[found[0][0]][found[0][1]]
                odd = each != name and at_odds(name, entry)
                return found[0] if not odd and self._takes(entry, node, strictly=each != name) else None
        for each in plain_forms:
            found = self.catalogue.plain_homes.get(each, ())
            if len(found) == 1:
                entry = self.catalogue.groups[found[0][0]][found[0][1]]
                return found[0] if not at_odds(name, entry) and self._takes(entry, node, strictly=True) else None
        return None

    def _far_away(self, group: str) -> None:
        """What only one place of the whole catalogue can mean, wherever it is given: 帮扶车间 under 群众增收."""
        if group.startswith(OWN):
            return
        known = self.catalogue.names_of(group) if group in self.catalogue.groups else {}
        homes: dict[str, Names] = {}
        for name, node in self.indicators[group].children.items():
            if len(name) < _SHORTEST_FAR or name in known or name.startswith(OWN):
                continue
            home = self._home(name, node)
            if home is None or home[0] == group or self._is_close(name, home):
                continue
            if self._takes(self.catalogue.groups[home[0]][home[1]], node, strictly=True):
                homes[name] = home
        self._move(group, _once_each_home(self._with_followers(group, homes)))

    def _is_close(self, name: str, home: Names) -> bool:
        return any(self.catalogue.is_close(home[0], each) for each in (name, home[1], *bare_names(name)))

    def _takes(self, entry: Entry, node: Indicator, *, strictly: bool = False) -> bool:
        """Whether the value's units are the entry's; `strictly` wants a value that has one."""
        value = node.value
        if entry.kind == "比率":
            return not strictly or (isinstance(value, Measure) and value.units == ("%",))
        if not isinstance(value, Measure) or not entry.units:
            return not strictly
        return all(any(self.units.convertible(unit, each) for each in entry.units) for unit in value.units if unit)

    def _counts_otherwise(self, entry: Entry, node: Indicator) -> bool:
        """Whether the value is plainly of another kind: 集中排查2轮 are no households, 文明村镇68.2% no villages."""
        value = node.value
        if not isinstance(value, Measure) or not all(self.units.known(unit) for unit in value.units):
            return False
        wanted = ("%",) if entry.kind == "比率" else entry.units
        return bool(wanted) and not any(self.units.convertible(unit, each) for unit in value.units for each in wanted)

    def _move(self, group: str, homes: Mapping[str, Names]) -> None:
        moved: dict[Path, Path] = {}
        for name, (home, real) in homes.items():
            there = self.indicators.get(home)
            if there is not None and real in there.children:
                continue  # at home it is given already
            if there is None:
                there = self.indicators[home] = Indicator.model_validate({"children": {}})
            there.children[real] = self.indicators[group].children.pop(name)
            self._note(f"{group}.{name}", f"{home}.{real}")
            moved["指标", group, name] = ("指标", home, real)
        if not moved:
            return
        if not self.indicators[group].children:
            del self.indicators[group]
        self.findings.tree.read_as(moved)

    # what is said and kept -----------------------------------------------------------

    def say(self, typed: Mapping[str, Sequence[str]]) -> None:
        """One remark a group as typed (group → its names): where it and each of its names ended."""
        for group, names in typed.items():
            home = self.renamed.get(group, group)
            ends = {name: end for name in names if (end := self._end(group, home, name)) != f"{home}.{name}"}
            words = [f"当作“{home}”组"] if home != group else []
            words += [f"{name}当作{_place_of(end, home, name)}" for name, end in ends.items()]
            if words:
                first = group if home != group else next(iter(ends))
                other = f"换个名称，如“{next(own for own in OWN if not first.startswith(own))}{first}”"
                self.findings.add(D105, ("指标", group), f"按目录来读：{'；'.join(words)}", f"是一回事的不用改；不是一回事的，{other}", key=True)

    def _end(self, group: str, home: str, name: str) -> str:
        """Where the figure that is typed as group.name is read in the end, dotted."""
        return self.renamed.get(f"{group}.{name}") or self.renamed.get(f"{home}.{name}") or f"{home}.{name}"

    def _note(self, given: str, real: str) -> None:
        """Names that were noted before may have moved on."""
        for name, target in self.renamed.items():
            if target == given or target.startswith(f"{given}."):
                self.renamed[name] = real + target.removeprefix(given)
        self.renamed[given] = real


def read_by_catalogue(
    indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings
) -> tuple[dict[str, str], dict[str, Called]]:
    """Bring groups and indicators that are called by another name under their names in the catalogue.

    Gives the names changed, dotted: as given → as in the catalogue; and by the name in the catalogue what the data calls
    it. A name whose real one is given too stays as it is.
    """
    reader = _Reader(indicators, catalogue, units, findings)
    if catalogue.groups:
        typed = {group: tuple(node.children) for group, node in indicators.items()}
        reader.run()
        reader.say(typed)
    return reader.renamed, reader.called() if reader.renamed else {}


def _place_of(end: str, home: str, name: str) -> str:
    """“支出进度” within the group, “就业”组的“务工就业” or “就业”组的 in another, “就业”组 for a whole group."""
    group, _, real = end.partition(".")
    if not real:
        return f"“{group}”组"
    if group == home:
        return f"“{real}”"
    return f"“{group}”组的" if real == name else f"“{group}”组的“{real}”"


def bare_names(name: str) -> Iterator[str]:
    """A name without the words of doing before it and of counting behind it: 发放低保资金 → 低保资金, 发放低保, 低保."""
    seen = {name}
    heads = [name]
    for leading in _LEADING:
        headless = leading.sub("", heads[-1])
        if headless != heads[-1]:
            heads.append(headless)
    for head in heads:
        bare = _TRAILING.sub("", head)
        for each in (head, bare, _TRAILING.sub("", bare)):
            if each not in seen and len(each) >= _SHORTEST:
                seen.add(each)
                yield each


def _without_kind(name: str) -> str:
    """高山蔬菜 of 高山蔬菜面积: what is counted, without the words for its figure."""
    bare = _KIND_OF_FIGURE.sub("", name)
    return bare if len(bare) >= _SHORTEST else name


def at_odds(name: str, entry: Entry) -> bool:
    """今年消除风险 is not what was removed in all, and what stands at a year's end was not done in a year."""
    return bool((entry.nature == "时点" and _OF_THE_YEAR.match(name)) or (entry.nature == "时期" and _OF_A_DAY.match(name)))


def _once_each_home(found: Mapping[str, Names]) -> dict[str, Names]:
    taken: dict[Names, str] = {}
    for name, home in found.items():
        taken.setdefault(home, name)
    return {name: home for home, name in taken.items()}


def _once_each(found: Mapping[str, str]) -> dict[str, str]:
    """Of several names for one indicator the first is read so."""
    taken: dict[str, str] = {}
    for name, home in found.items():
        taken.setdefault(home, name)
    return {name: home for home, name in taken.items()}
