"""Keys of an indicator that stand beside it, by a name of its name and theirs: 危房改造任务, 危房改造完成率, 交通补贴金额."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.units.key_fit import fits, held, since_when, take, why_not
from drafting.load.names.units.named_units import is_unlike
from drafting.load.names.words.name_words import bare_names
from drafting.model.catalogue import Catalogue
from drafting.model.general_words import says_nothing
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, FIGURE_ALONE, OTHER_WORDS, PLAIN, Indicator
from drafting.model.paths import steps_of
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D261 = declare(
    Rule(
        "D261",
        "任务、完成率、同比写成了另一个指标",
        Severity.WARNING,
        "“危房改造任务”写在“危房改造”旁边，程序当作它的任务，“去年出栏”写在“出栏”旁边，当作它的上年同期（说明一声）；只写了“上年同期抽检”、没有今年的“抽检”（或空着）的，今年的待补；已经有任务了，或者单位对不上的，不猜，仍是另一个指标，完成率、同比不核对。",
        hits=_HEAD + "指标:\n  住房:\n    危房改造: {数值: 12户, 任务: 10户}\n    危房改造任务: 11户\n",
        clean=_HEAD + "指标:\n  住房:\n    危房改造: {数值: 12户, 任务: 10户, 完成率: 120%}\n",
    )
)
_ENDINGS: Final = {
    **OTHER_WORDS,
    "增长": "同比",
    **{key: key for key in ("任务", "上年同期", "上年末", "完成率", "超额完成", "序时进度", "同比")},
    **dict.fromkeys(("占比", "比重", "比例"), "占比"),
}
_SINCE_LAST_YEAR: Final = ("增长",)
"""What may be since another day, where last year's figure is not given."""
_COMPARED: Final = tuple(ending for ending, key in _ENDINGS.items() if key in COMPARISONS)
_LONGEST: Final = max(map(len, _ENDINGS))
_TASK: Final = "任务"
_FINISHED: Final = lazy("已?完成(?:数|户数|套数|金额|资金)?")
"""What a task is a task of; 招商兑付 and 拆迁安置 are other work than what 招商任务 and 拆迁任务 ask for."""
_HANDED_OVER: Final = lazy("保交[楼房]已?交付(?:数|户数|套数)?")
_LEAST_THING: Final = 2  # characters that a figure and its task have in common
_NEEDS: Final = {"完成率": "任务", "超额完成": "任务", "序时进度": "任务", "同比": "上年同期"}
_COUNTED: Final = {
    **{name: (unit,) for name, unit in COUNTS.items()},
    **dict.fromkeys(AMOUNTS, ("元",)),
    "人数": ("人", "名"),
    "面积": ("亩", "平方米"),  # no name of COUNTS: it prints with its name, for 亩 alone does not say what is meant
}
"""How names end that count otherwise what the figure beside them counts → the units of such a figure."""
_COUNTS: Final = {**{unit: name for name, unit in COUNTS.items()}, "元": "金额"}
"""The unit of such a figure → what it is called below the other."""


class _Beside:
    """`renamed` is what `read_by_catalogue` gave back; it grows."""

    def __init__(
        self, indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings, renamed: dict[str, str]
    ) -> None:
        self.indicators = indicators
        self.catalogue = catalogue
        self.units = units
        self.findings = findings
        self.renamed = renamed
        self.moved: dict[Path, Path] = {}

    def run(self) -> None:
        said: dict[Path, list[str]] = {}
        for group, node in self.indicators.items():
            entries = self.catalogue.groups.get(group)
            if entries is None or not node.children.keys() <= entries.keys():  # else all names are the catalogue's own
                self._keys_in(node, ("指标", group), said)
            for name, child in node.children.items():
                if child.given is not FIGURE_ALONE and child.children and child.value is None:
                    self._keys_in(child, ("指标", group, name), said)
        for path, each in said.items():
            hint = "是一回事的不用改；不是一回事的，换个名称"
            self.findings.add(D261, path, "；".join(each), hint, key=True, severity=Severity.INFO)
        self.findings.tree.read_as(self.moved)

    def _keys_in(self, node: Indicator, path: Path, said: dict[Path, list[str]]) -> None:
        entries = self.catalogue.groups.get(str(path[1]), {}) if len(path) == 2 else {}
        strange = [each for each in node.children.items() if each[0] not in entries]
        strange.sort(key=lambda each: not each[0].endswith(_COMPARED))  # they tell what 增速 means
        for name, child in strange:
            for key, whole, home, owner in self._owners(name, node, path):
                if key in _COUNTED:
                    told = self._counted(key, owner, child)
                else:
                    told = self._used(key, whole, owner, child, (*path, name))
                if told:
                    took = told if key in _COUNTED else key
                    del node.children[name]
                    self.moved[(*path, name)] = (*home, took)
                    self.renamed[".".join(map(str, (*path[1:], name)))] = ".".join(map(str, (*home[1:], took)))
                    said.setdefault(path, []).append(f"“{name}”当作“{whole}”的{took}")
                break
            else:
                self._counted_beside(name, node, path, said)

    def _counted_beside(self, name: str, node: Indicator, path: Path, said: dict[Path, list[str]]) -> None:
        """农村低保人口 beside 农村低保户: another name of an indicator that is given, counted otherwise."""
        child = node.children[name]
        unit = child.value.units[0] if isinstance(child.value, Measure) and len(child.value.units) == 1 else ""
        key = _COUNTS.get(unit)
        home = self._elsewhere(name, path) if key and len(path) == 2 else None
        if home is None or home == (*path, name):
            return
        entry = self.catalogue.groups.get(str(home[1]), {}).get(str(home[2]))
        side = name.removeprefix(str(home[2]))
        called = side if entry is not None and side in entry.children else str(key)  # 农业保险保费, and not its 金额
        if not self._counted(str(key), self._at(home), child, called):
            return
        key = called
        del node.children[name]
        self.moved[(*path, name)] = (*home, str(key))
        self.renamed[".".join(map(str, (*path[1:], name)))] = ".".join(map(str, (*home[1:], key)))
        said.setdefault(path, []).append(f"“{name}”当作“{home[-1]}”的{key}")

    def _owners(self, name: str, node: Indicator, path: Path) -> Iterator[tuple[str, str, Path, Indicator]]:
        """(key, name of the whole, its path, the whole) for each way to take a key's word off the name's end."""
        for length in range(min(_LONGEST, len(name) - 1), 1, -1):
            ending, whole = name[-length:], name[:-length].rstrip("的")
            key = _ENDINGS.get(ending) or (ending if ending in _COUNTED else "")
            home = self._home(whole, node, path) if key and whole else None
            if home is None and key == _TASK and (alike := self._begun_alike(name, whole, node)):
                whole, home = alike, (*path, alike)
            if home is not None and (ending not in _SINCE_LAST_YEAR or self._at(home).same_period_last_year is not None):
                yield key, whole, home, self._at(home)

    def _begun_alike(self, name: str, whole: str, node: Indicator) -> str:
        """危房改造完成 for 危房改造任务, 保交楼交付 for 保交楼年度任务: the one figure of that thing, counted as its task is."""
        task = node.children[name].value
        others = [each for each in node.children if each != name and whole in each]
        if len(others) != 1 or len(whole) < _LEAST_THING or says_nothing(whole) or not isinstance(task, Measure):
            return ""
        surely = others[0].startswith(whole) and (_FINISHED.fullmatch(others[0], len(whole)) or _HANDED_OVER.fullmatch(others[0]))
        if not surely:
            return ""
        done = node.children[others[0]].value
        return others[0] if isinstance(done, Measure) and fits(task, done, self.units) and "%" not in done.units else ""

    def _home(self, whole: str, node: Indicator, path: Path) -> Path | None:
        """Where the indicator stands that a name calls: beside, or where the catalogue has brought it."""
        if whole in node.children:
            return (*path, whole)
        return self._elsewhere(whole, path) if len(path) == 2 else None

    def _elsewhere(self, whole: str, path: Path) -> Path | None:
        group = str(path[1])
        real = self.renamed.get(f"{group}.{whole}")
        if real is None:
            homes = {tuple(each) for name in (whole, *bare_names(whole)) for each in self._known(group, name)}
            present = [each for each in homes if each[0] in self.indicators and each[1] in self.indicators[each[0]].children]
            return ("指标", *present[0]) if len(present) == 1 else None
        home: Path = ("指标", *steps_of(real))
        return home if len(home) == 3 and str(home[2]) in getattr(self.indicators.get(str(home[1])), "children", ()) else None

    def _known(self, group: str, name: str) -> list[tuple[str, str]]:
        if group in self.catalogue.groups and name in self.catalogue.names_of(group):
            return [(group, self.catalogue.names_of(group)[name])]
        return self.catalogue.homes.get(name, [])

    def _at(self, path: Path) -> Indicator:
        node = self.indicators[str(path[1])]
        for name in path[2:]:
            node = node.children[str(name)]
        return node

    def _counted(self, key: str, owner: Indicator, child: Indicator, called: str = "") -> str:
        """金额 of what the owner counts in people: a child of it, `called` so. Gives the child's name, "" where it stays."""
        called = called or key
        if not isinstance(owner.value, Measure) or not isinstance(child.value, Measure) or not child.given <= PLAIN:
            return ""
        fitting = all(any(self.units.convertible(unit, each) for each in _COUNTED[key]) for unit in child.value.units)
        if not fitting or fits(child.value, owner.value, self.units) or called in owner.children:
            return ""
        owner.settle("children", {**owner.children, called: child})
        return called

    def _used(self, key: str, whole: str, owner: Indicator, child: Indicator, path: Path) -> str:
        """The key, where the owner takes it; else what stands against it is said."""
        if key == "占比":
            if isinstance(child.value, Measure) and child.value.units == ("%",):
                hint = f"写成公式，改了数不会漏改：{path[-1]}: ={path[-2]}.{whole} / 总数所在的组.名称"
                self.findings.add(D261, path, "占比可以由程序算", hint, key=True, severity=Severity.INFO)
            return ""
        if owner.value is None:
            return ""
        unsure = since_when(owner, key, str(path[-1]))
        if unsure:
            self.findings.add(D261, path, f"没有当作“{whole}”的{key}：{unsure[0]}", unsure[1], key=True)
            return ""
        why = why_not(owner, key, child, self.units)
        if not held(owner, key) and why is None:
            take(owner, key, child)
            return key
        if why is not None and key not in COMPARISONS and not held(owner, key) and isinstance(child.value, Measure):
            if not is_unlike(str(path[-1]), child, self.units):  # else that says what is wrong
                self.findings.add(D261, path, f"没有当作“{whole}”的{key}：{why[0]}", why[1], key=True)
            return ""
        figure = str(owner.value) if isinstance(owner.value, Measure) else "…"
        said = str(child.value) if isinstance(child.value, Measure) else "…"
        if key in COMPARISONS:
            hint = f"写在“{whole}”下面：{whole}: {{数值: {figure}, {key}: {said}}}"
        elif (need := _NEEDS[key]) and held(owner, need):
            hint = f"“{whole}”有{need}，{key}由程序算，这一行删去；要照原文印的，写在“{whole}”下面：{key}: {said}"
        else:
            hint = f"写上{need}，{key}由程序算：{whole}: {{数值: {figure}, {need}: …}}；没有{need}的，写成 {whole}: {{数值: {figure}, {key}: {said}}}"
        self.findings.add(D261, path, f"和“{whole}”并列，没有当作它的{key}", hint, key=True)
        return ""


def settle_keys(
    indicators: dict[str, Indicator], catalogue: Catalogue, units: UnitTable, findings: Findings, renamed: dict[str, str]
) -> None:
    """What is called as an indicator and one of its keys is that key. `renamed` (of `read_by_catalogue`) grows by these names."""
    _Beside(indicators, catalogue, units, findings, renamed).run()
