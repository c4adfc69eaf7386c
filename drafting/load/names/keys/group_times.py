"""Groups that say when, or what a figure is held against, and not of what they are: 上年同期: {务工就业: 900人}, 年度任务, 2025年, 上半年."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.catalogue.known_names import KnownNames
from drafting.load.names.units.key_fit import take, why_not
from drafting.load.names.units.node_fit import NodeFit
from drafting.load.names.words.heading_times import Times
from drafting.load.names.words.heading_words import key_of
from drafting.load.names.words.key_words import ANY_WORD
from drafting.model.catalogue import Catalogue
from drafting.model.dataset import Period
from drafting.model.indicator import COMPARED, COMPARISONS, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D330 = declare(
    Rule(
        "D330",
        "组名说的是时间、任务，不是什么事",
        Severity.ERROR,
        "“上年同期”“2025年”“年度任务”作组名，下面的数是某个指标的上年同期、任务：文件里有这个指标的，当作它的（说明一声）；找不到的、有两处的，不猜，写到那个指标里面去。"
        "“本月”“上半年”不是报告期的，照印就成了全年的数：名称里写明时间，或者写上统计期间。",
        hits=_HEAD + "指标: {就业: {务工就业: 3000人}, 上年同期: {技能培训: 4期}}\n",
        clean=_HEAD + "指标: {就业: {技能培训: {数值: 5期, 上年同期: 4期}}}\n",
    )
)
_MOST_SAID: Final = 4

Place = tuple[Indicator, Path]


def settle_group_times(
    indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, period: Period | None, findings: Findings
) -> dict[str, str]:
    """In place, of the groups and of what stands in them. Gives the names changed, dotted, each → where its figure is now."""
    if period is None:
        return {}
    years = (f"{period.year - 1}年", f"{period.year - 1}年度")
    words = ANY_WORD.union(years)
    inner = [
        group for group, node in indicators.items()
        if not (COMPARED.isdisjoint(node.given) and words.isdisjoint(node.children)) and node.children
    ]
    outer = [] if indicators.keys() <= catalogue.groups.keys() else [each for each in indicators if each not in catalogue.groups and _says_when(each, period)]
    if not inner and not outer:
        return {}
    groups = _Groups(indicators, catalogue, units, Times(period), findings, frozenset(outer))
    for group in inner:
        groups.settle_within(group)
    for group in outer:
        groups.settle(group)
    findings.tree.read_as(groups.moved)
    return {".".join(map(str, given[1:])): ".".join(map(str, real[1:])) for given, real in groups.moved.items()}


def _says_when(name: str, period: Period) -> bool:
    return bool(key_of(name)) or Times(period).is_time(name)


class _Groups:
    def __init__(
        self, indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, times: Times, findings: Findings, of_times: frozenset[str]
    ) -> None:
        """`of_times` are the groups that are called by a time or a key."""
        self.moved: dict[Path, Path] = {}
        self._indicators = indicators
        self._catalogue = catalogue
        self._units = units
        self._times = times
        self._findings = findings
        self._of_times = of_times
        self._known = KnownNames(catalogue, NodeFit(units))
        self._taken: list[str] = []

    def settle(self, group: str) -> None:
        """A whole group. One that the catalogue calls so, as 年度任务, may keep what is no key of another figure."""
        node = self._indicators[group]
        if not node.given <= {"children"}:
            return
        key = self._key(group)
        self._taken = []
        for name, child in list(node.children.items()):
            self._settle(key, name, child, ("指标", group, name), node, ())
        self._tell(key, ("指标", group))
        if not node.children:
            del self._indicators[group]

    def settle_within(self, group: str) -> None:
        """What hangs on a group, or stands in it, and has no figure but those of its indicators: 就业: {务工就业: 3000人, 去年: {务工就业: 2900人}}."""
        node = self._indicators[group]
        for word, field in COMPARISONS.items():
            held = getattr(node, field)
            if held is not None and held.given == {"children"}:
                self._within(word, word, held, group)
                node.let_go((field,))
        for name, child in list(node.children.items()):
            key = self._key(name) if child.given == {"children"} else ""
            if key and key != "数值" and any(self._owners(each, (group,)) for each in child.children):
                self._within(name, key, child, group)
                if not child.children:
                    del node.children[name]

    def _within(self, word: str, key: str, node: Indicator, group: str) -> None:
        self._taken = []
        for name, child in list(node.children.items()):
            self._settle(key, name, child, ("指标", group, word, name), node, (group,))
        self._tell(key, ("指标", group, word))

    def _key(self, name: str) -> str:
        """The key that a group's name is, 数值 of a time that is the report's own, "" of any other time."""
        return self._times.key(name) if self._times.is_time(name) else key_of(name)

    def _settle(self, key: str, name: str, child: Indicator, path: Path, holder: Indicator, within: tuple[str, ...]) -> None:
        """One figure below such a name, or those that stand below it in turn: 就业: {…}, 生猪: {存栏, 出栏}. `within` are the names above it."""
        if child.given == {"children"}:
            for inner, node in list(child.children.items()):
                self._settle(key, inner, node, (*path, inner), child, (*within, self._real_group(name)))
            if not child.children:
                del holder.children[name]
            return
        owners = self._owners(name, within) or self._owners_by_catalogue(name, child, within)
        if key in ("", "数值") and not (key and owners):
            self._place(key, name, child, path, holder)
            return
        if not owners and not within and (path[1] in self._catalogue.group_names or (key == "任务" and self._known.home(name, child) is None)):
            return  # what the catalogue knows nothing of is said as a task
        why = self._why_not(key, name, child, owners)
        del holder.children[name]
        if why is not None:
            self._findings.add(D330, path, *why, key=True)
            return
        owner, home = owners[0]
        take(owner, key, child)
        self.moved[path] = (*home, key)
        self._taken.append(str(home[-1]))

    def _place(self, key: str, name: str, child: Indicator, path: Path, holder: Indicator) -> None:
        """A figure of the period goes where the catalogue has it; one of another time is refused."""
        home = self._known.home(name, child)
        if not key:
            time = str(path[1])
            figure = child.value.text if isinstance(child.value, Measure) else "…"
            hint = f"名称里写明时间：{time}{name}: {figure}，或者写上统计期间：{name}: {{数值: {figure}, 统计期间: {time}}}"
            hint += f"，写在“{home[0]}:”的下面" if home else "，写在它所在的组里"
            self._findings.add(D330, path, f"“{time}”{self._times.why_not}，不能当作报告期的数", hint, key=True)
            del holder.children[name]
            return
        if home is None or home[0] not in self._catalogue.groups:
            return
        group = self._indicators.get(home[0])
        if group is None:
            group = self._indicators[home[0]] = Indicator.of({"children": {}})
        group.settle("children", {**group.children, name: holder.children.pop(name)})
        self.moved[path] = ("指标", home[0], name)

    def _why_not(self, key: str, name: str, child: Indicator, owners: list[Place]) -> tuple[str, str] | None:
        figure = child.value.text if isinstance(child.value, Measure) else "…"
        if key == "数值":
            return "已经有一个数了", f"两个数留一个，写在“{owners[0][1][1]}:”的下面"
        written = f"{name}: {{数值: …, {key}: {figure}}}"
        if not owners:
            home = self._known.home(name, child)
            where = f"“{home[0]}:”的下面" if home else "它所在的组里"
            return f"文件里没有“{name}”报告期的数，不知道是谁的{key}", f"写在{where}：{written}"
        if len(owners) > 1:
            listed = "、".join(".".join(map(str, path[1:])) for _, path in owners[:_MOST_SAID])
            return f"叫“{name}”的不止一处（{listed}），不知道是谁的{key}", f"写在那一个里面：{written}"
        owner, home_path = owners[0]
        if not isinstance(owner.value, Measure):
            return f"“{home_path[-1]}”没有报告期的数，{key}没有用处", f"补上数值：{written}"
        why = why_not(owner, key, child, self._units)
        return None if why is None else (f"没有当作“{home_path[-1]}”的{key}：{why[0]}", why[1])

    def _owners(self, name: str, within: tuple[str, ...]) -> list[Place]:
        """The figures of that very name, in the group or below the thing that is named above it."""
        return [(node, path) for node, path in self._figures(within) if path[-1] == name]

    def _owners_by_catalogue(self, name: str, child: Indicator, within: tuple[str, ...]) -> list[Place]:
        """The figures that are the same indicator by another name."""
        home = self._known.home(name, child)
        if home is None:
            return []
        return [(node, path) for node, path in self._figures(within) if len(path) == 3 and self._known.home(str(path[2]), node) == home]

    def _figures(self, within: tuple[str, ...]) -> Iterator[Place]:
        for group, node in self._indicators.items():
            if group in self._of_times:
                continue
            for name, child in node.children.items():
                if not within or within[-1] == group:
                    yield child, ("指标", group, name)
                if within and within[-1] == name:
                    for side, figure in child.children.items():
                        yield figure, ("指标", group, name, side)

    def _real_group(self, name: str) -> str:
        """The group of the file that a name above figures calls, else the name itself."""
        if name in self._indicators:
            return name
        home = self._known.group(name)
        return next((group for group in self._indicators if home and self._known.group(group) == home), name)

    def _tell(self, key: str, path: Path) -> None:
        if self._taken:
            names = "、".join(f"“{name}”" for name in self._taken[:_MOST_SAID]) + ("等" if len(self._taken) > _MOST_SAID else "")
            hint = f"写得更清楚：{self._taken[0]}: {{数值: …, {key}: …}}；不是一回事的，换个名称"
            self._findings.add(D330, path, f"当作{names}的{key}", hint, key=True, severity=Severity.INFO)
