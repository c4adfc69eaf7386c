"""What only neighbours can show: the units of a figure beside those of its parts and of what it is compared with, names beside names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.amounts.worded_figures import OF_A_CHANGE
from drafting.load.names.keys.uses import OF_AN_INDICATOR, Uses
from drafting.load.names.levels.misplaced_names import D258, as_levels, marks_in_name, surely_bare
from drafting.model.indicator import CHANGES, COMPARED, COMPARISONS, DIFFERENCES, FIGURE_ALONE, PARTS, Indicator
from drafting.model.names import REFUSED_NAME
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula, Marker, Ordinal, Value
from drafting.registry import declare
from drafting.source import Path

_OF_A_GROUP: Final = 2
"""Length of the path of a group: 指标 and its name."""
D088 = declare(
    Rule(
        "D088",
        "名称里有模板符号",
        Severity.ERROR,
        "指标、分项的名称不能带 {{ }}、{% %}、[[ ]] 等模板符号，也不能换行。",
        hits=_HEAD + '指标: {监测帮扶: {"{{监测对象}}": 3户}}\n',
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 3户}}\n",
    )
)
D089 = declare(
    Rule(
        "D089",
        "名称和本项的单位相同",
        Severity.ERROR,
        "监测对象.户 说的是监测对象里的户数；下面再有一个叫“户”的分项，就分不清了。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 5户12人, 户: 5户}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 5户12人, 户主: 5人}}}\n",
    )
)
D091 = declare(
    Rule(
        "D091",
        "分项和总数的单位不同",
        Severity.ERROR,
        "构成、其中的每一项要和总数用同一类单位，才能相加和比较。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户, 构成: {甲类: 12人, 乙类: 8户}}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户, 构成: {甲类: 12户, 乙类: 8户}}}}\n",
    )
)
D092 = declare(
    Rule(
        "D092",
        "对比的两个数单位不同",
        Severity.WARNING,
        "任务、上年同期、上年末、基期、同比增减要和数值用同一类单位，否则算不出完成率、同比。",
        hits=_HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 50个}}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 50户}}}\n",
    )
)
D093 = declare(
    Rule(
        "D093",
        "分项比总数多一种单位",
        Severity.WARNING,
        "分项里有一种单位是总数没有的，这一种无法核对；多半是单位写错了。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 其中: {甲类: 12户30元}}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 其中: {甲类: 12户30人}}}}\n",
    )
)

_RATES: Final = frozenset({"%", "‰", "个百分点", "个千分点", "倍"})
_SHORT_OF_A_WORD: Final = {"百分点": "个百分点", "千分点": "个千分点"}
"""What points are typed as → what they are called: 0.8百分点 is no 0.8%."""
_LONGEST_UNIT: Final = 6
_PARTS: Final = frozenset(PARTS.values())


def check_neighbours(
    indicators: dict[str, Indicator], units: UnitTable, findings: Findings, *, names_are_bare: bool, whole_year: bool, among: Iterable[tuple[str, str]] | None = None
) -> bool:
    """Say what does not fit; what hangs on a figure by another word for a key is settled on the way (`Uses`), and so is what is owed. Whether anything was.

    `among` are the groups and indicators (`Likeness.weighed`) that are to be looked at, where names and units are known to fit.
    """
    neighbours = _Neighbours(units, findings, names_are_bare=names_are_bare, whole_year=whole_year)
    if among is None:
        neighbours.check(indicators)
    elif among:
        neighbours.check_some(indicators, among)
    return neighbours.settled or bool(findings.tree.moved)


class _Neighbours:
    """Looks into each node and below it; one that is a figure and no more has nothing there."""

    def __init__(self, units: UnitTable, findings: Findings, *, names_are_bare: bool, whole_year: bool) -> None:
        self._units = units
        self._findings = findings
        self._names_are_bare = names_are_bare
        self._uses = Uses(units, findings, whole_year=whole_year)
        self.settled = False  # whether a figure turned out to be owed

    def check(self, indicators: dict[str, Indicator]) -> None:
        self._check_names(indicators, ("指标",))
        for group, node in indicators.items():
            self._check(node, ("指标", group))
        self._uses.note()

    def check_some(self, indicators: dict[str, Indicator], among: Iterable[tuple[str, str]]) -> None:
        whole = {group for group, name in among if not name}
        for group, name in among:
            if not name:
                self._check(indicators[group], ("指标", group))
            elif group not in whole:
                self._check(indicators[group].children[name], ("指标", group, name))
        self._uses.note()

    def _check(self, node: Indicator, path: Path) -> None:
        if "children" in node.given:
            self._uses.settle(node, path)  # adds to what is given
            self._check_below(node, node.children, path)
        given = node.given
        if not given.isdisjoint(_PARTS):
            for key, field in PARTS.items():
                self._check_below(node, getattr(node, field), (*path, key))
            _check_parts(node, path, self._units, self._findings)
        if not given.isdisjoint(COMPARED):
            self._check_compared(node, path)
        if "stated" in given and isinstance(node.value, Measure):
            self._check_differences(node, node.value, path)
        elif "stated" in given and isinstance(node.value, Ordinal):
            self._check_places(node.stated, node.value, path)

    def _check_compared(self, node: Indicator, path: Path) -> None:
        if node.value is None and len(path) >= OF_AN_INDICATOR and self._is_owed(node, path):
            node.settle("value", Marker.OWED)
            self.settled = True
        own_units = node.value if isinstance(node.value, Measure) else None
        for key, field in COMPARISONS.items():
            other = getattr(node, field)
            if other is None:
                continue
            where = (*path, key)
            if other.given is not FIGURE_ALONE:
                self._check(other, where)
            if own_units and isinstance(other.value, Measure) and not _common(other.value, own_units, self._units):
                self._findings.add(
                    D092,
                    (*where, "数值"),
                    f"{other.value}和{own_units}的单位不同，不能比较",
                    self._in_one_unit(key, own_units.units[0], other.value.units[0]),
                )

    def _in_one_unit(self, key: str, own: str, other: str) -> str:
        """Advice to write both in the unit that is one: of 12护 beside a task of 10户 the figure is mistyped. A task in per cent is one of how much it is to change."""
        if other == "%" and key == "任务":
            return OF_A_CHANGE
        if self._units.family(own) is None and self._units.family(other) is not None:
            return f"数值也用“{other}”作单位"
        return f"{key}也用“{own}”作单位"

    def _check_differences(self, node: Indicator, whole: Measure, path: Path) -> None:
        """By how many it rose is counted as the figure is; points, of a rate, are told of by themselves."""
        for name in DIFFERENCES.intersection(node.stated):
            change = node.stated[name]
            if isinstance(change, Measure) and all(change.units) and all(whole.units) and not _RATES.issuperset(change.units) and not _common(change, whole, self._units):
                short = _SHORT_OF_A_WORD.get(change.units[0])
                if short is None:
                    self._findings.add(D092, (*path, name), f"{change}和{whole}的单位不同，不是它的增减", f"{name}也用“{whole.units[0]}”作单位")
                else:
                    self._findings.add(D092, (*path, name), f"{change}少了“个”字", f"写成 {str(change).replace(change.units[0], short)}")

    def _check_places(self, stated: Mapping[str, Value], place: Ordinal, path: Path) -> None:
        """Of a place in a ranking there is no share."""
        for name, change in stated.items():
            if isinstance(change, Measure) and not _RATES.isdisjoint(change.units):
                self._findings.add(D092, (*path, name), f"{place}是名次，没有百分比", f"写上年的名次（上年同期: 第5位），或升降了几位（{name}: 上升2位）" if name in CHANGES else f"删去{name}")

    def _is_owed(self, node: Indicator, path: Path) -> bool:
        """Whether what a figure is compared with is there and the figure itself is not: 数值 left empty, or 上年同期 alone.

        A 任务 alone, under which no 数值 is written, is a task and no more.
        """
        if node.statement is not None or node.names is not None or node.parts or node.stated or any(map(_says_a_figure, node.children.values())):
            return False
        written = self._findings.is_key((*path, "数值"))
        compared = COMPARISONS.values() if written else ("same_period_last_year",)
        return any(_compares(getattr(node, field)) for field in compared)

    def _check_below(self, node: Indicator, group: dict[str, Indicator], path: Path) -> None:
        """`group` are nodes that stand below the node at `path`."""
        self._check_names(group, path)
        if isinstance(node.value, Measure):
            for name in group:
                if len(name) <= _LONGEST_UNIT and node.value.component(name):
                    said = f"和{node.value.text}的单位“{name}”同名"
                    self._findings.add(D089, (*path, name), said, "换个名称，例如" + f"“{name}数”", key=True)
        for name, inner in group.items():
            if inner.given is not FIGURE_ALONE:
                self._check(inner, (*path, name))

    def _check_names(self, group: Mapping[str, Indicator], path: Path) -> None:
        if self._names_are_bare or surely_bare(group):
            return
        for name, node in group.items():
            _check_name(name, node, (*path, name), self._units, self._findings)


def _says_a_figure(node: Indicator) -> bool:
    return node.value is not None or any(map(_says_a_figure, node.children.values()))


def _compares(node: Indicator | None) -> bool:
    """Whether there is something to compare with: a task of 0 asks for nothing."""
    value = node.value if node is not None else None
    return isinstance(value, Formula) or (isinstance(value, Measure) and not value.is_zero)


def _check_name(name: str, node: Indicator, path: Path, units: UnitTable, findings: Findings) -> None:
    marks = marks_in_name(name, node, units)
    if marks and not (len(path) == _OF_A_GROUP and as_levels(name)):  # which D103 tells
        findings.add(D258, path, *marks, key=True)
        return
    if name.isalnum():
        return
    if not REFUSED_NAME.search(name):
        return
    if name.strip():
        findings.add(D088, path, "名称里有模板符号或换行", "名称只写文字，例如 监测对象", key=True)
    else:
        findings.add(D088, path, "名称是空的", "补上名称", key=True)


def _check_parts(node: Indicator, path: Path, units: UnitTable, findings: Findings) -> None:
    stated = node.value if isinstance(node.value, Measure) else None
    for key, group in (("构成", node.parts), ("其中", node.subset)):
        whole = stated
        if stated is not None and all(isinstance(part.value, Measure) and part.value.units == stated.units for part in group.values()):
            continue
        if stated is not None and _stands_alone(stated, group, (*path, "数值"), key, units, findings):
            continue
        for name, part in group.items():
            measure = part.value
            if not isinstance(measure, Measure):
                continue
            if whole is None:
                if key == "其中" or node.value is not None:
                    break
                whole = measure  # no total is given: the parts are added up
                continue
            _compare_units(measure, whole, stated is not None, (*path, key, name, "数值"), units, findings, node)


def _stands_alone(
    whole: Measure, group: dict[str, Indicator], path: Path, key: str, units: UnitTable, findings: Findings
) -> bool:
    """Whether all parts agree on their units and the total differs: then it is the total that is wrong, said once."""
    parts = [part.value for part in group.values() if isinstance(part.value, Measure)]
    kinds = {part.units for part in parts}
    if len(parts) < 2 or len(kinds) > 1 or whole.units in kinds or not all((*whole.units, *parts[0].units)):
        return False
    common = _common(parts[0], whole, units)
    extra = any(not any(units.convertible(unit, one) for one in whole.units) for unit in parts[0].units)
    if common and not extra:
        return False
    wanted = "、".join(parts[0].units)
    rule = D093 if common else D091
    findings.add(rule, path, f"{whole}和{key}各项的单位不同（各项用{wanted}）", f"总数也用“{wanted}”作单位")
    return True


def _compare_units(
    part: Measure, whole: Measure, is_total: bool, path: Path, units: UnitTable, findings: Findings, node: Indicator
) -> None:
    if part.units == whole.units:
        return
    common = _common(part, whole, units)
    other = f"总数是{whole}" if is_total else f"前面的分项是{whole}"
    wanted = "、".join(unit for unit in whole.units if unit)
    if not common:
        apart = f"表头改成“{path[1]}.{path[-2]}”，写成另一个指标" if findings.is_of_a_row else f"另写一行：{path[-2]}: {part}"
        unlike = {units.continuous(unit) for unit in part.units} != {units.continuous(unit) for unit in whole.units}
        own = "表头（或这一格）用" if findings.is_of_a_row else "用"
        hint = f"不是它的一部分（{wanted}和{'、'.join(part.units)}数的不是一种东西），{apart}" if unlike else f"是它的一部分的，{own}“{wanted}”作单位；不是的，{apart}"
        if belongs := _belongs(node, path, part, units, in_a_row=findings.is_of_a_row):
            hint = f"{belongs}；不是的，{apart}"
        findings.add(D091, path, f"{part}和总数单位不同（{other}）", hint)
        return
    extra = [unit for unit in part.units if unit and not any(units.convertible(unit, one) for one in whole.units)]
    if extra and is_total and all(whole.units):
        findings.add(
            D093,
            path,
            f"{part}里的“{extra[0]}”总数没有（{other}）",
            f"用“{wanted}”作单位，或者给总数也补上“{extra[0]}”",
        )


def _belongs(node: Indicator, path: Path, part: Measure, units: UnitTable, *, in_a_row: bool) -> str:
    """Of what else beside the figure it may be a part, as it is to be typed; "" of nothing: 脱贫人口1.36万人 of 吸纳3.2万人."""
    key, name = path[-3], path[-2]
    for other, child in node.children.items():
        if isinstance(child.value, Measure) and _common(part, child.value, units):
            if in_a_row:
                return f"是“{other}”的一部分的，表头改成“{'.'.join(map(str, path[1:-3]))}.{other}.{key}.{name}”"
            below = f"{key}: {{{name}: {part}}}"
            if child.given == {"value"}:
                return f"是“{other}”的一部分的，写成 {other}: {{数值: {child.value}, {below}}}"
            return f"是“{other}”的一部分的，写在“{other}”里面：{below}"
    return ""


def _common(one: Measure, other: Measure, units: UnitTable) -> bool:
    """Whether the two share a family of units. A bare number takes the other's unit."""
    if one.units == other.units or not all(one.units) or not all(other.units):
        return True
    return any(units.convertible(a, b) for a in one.units for b in other.units)
