"""任务, 同比 and the like under the other words that clerks have for them: 年度任务, 去年同期, 增速."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.validate_findings import Findings
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, OTHER_WORDS, OWN_KEYS, PLAIN, Indicator
from drafting.model.typing_slips import is_slip_of_a_key
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.source import Path

D123 = declare(
    Rule(
        "D123",
        "像是用项写成了别的叫法",
        Severity.WARNING,
        "年度任务、目标、去年同期、同比增长、增速这些叫法，程序当作任务、上年同期、同比来读。单位对不上的，或者说不准是哪一项的（增长、上年，只给了上年末时的增速、增长率），不猜：仍是另一个指标，完成率、同比算不出来。",
        hits=_HEAD + "指标: {就业: {技能培训: {数值: 5期, 去年: 4期}}}\n",
        clean=_HEAD + "指标: {就业: {技能培训: {数值: 5期, 去年同期: 4期}}}\n",
    )
)

D320 = declare(
    Rule(
        "D320",
        "像是用项写错了字",
        Severity.WARNING,
        "数值、任务、构成这些用项写错了字（数直、任物、构城），或者写成了别的叫法（分项、提供部门），就读成了另一个指标，照写的字印出来，完成率、合计也不核对。",
        hits=_HEAD + "指标: {就业: {务工就业: {数值: 3200人, 任物: 3000人}}}\n",
        clean=_HEAD + "指标: {就业: {务工就业: {数值: 3200人, 任务: 3000人}}}\n",
    )
)

_DONE: Final = ("完成", "完成数", "实际完成", "已完成", "累计完成", "完成情况", "竣工", "已竣工", "完工", "已完工", "建成")
"""What the figure itself is called beside its 任务."""
_ITSELF: Final = ("数量", "总数", "总量", "总额", "总投入", "总规模", "合计", "总计")
"""What it is called without one."""
_VALUE: Final = ("值", "本期", "本期数", "本期值", "当期", "当期值", "实际值", "完成值")
"""What it is called in any case: 值 is no indicator."""
_STAGES: Final = frozenset({"开工", "已开工", "开工数", "未开工", "在建"})
"""Beside these the figure of projects is how many are planned, {计划: 63个, 开工: 60个, 完工: 31个}, never what is finished."""
_PLANNED: Final = ("计划", "计划数", "计划实施")
_WHOLE: Final = lazy("^(?!其中|人均|村均|户均|亩均|平均|剩余|未|拟|在建|计划).*(?:饲养量|存栏|出栏|面积|产量|总产|单产|产值|销售收入|销售额|改造|新改建|整治|治理|复耕|清运)$")
"""Sides that are the thing itself, counted or done: of 省外 or 村均 a task above would be untrue."""
_CHANGES: Final = frozenset(("同比", "同比增减", "较上年末", "较上年末增减"))
_LAST_YEAR: Final = "上年同期的数写成 上年同期: …；半年、季度数据里上年全年的数不是同期，时点数写成 上年末: …，时期数删去"
_YEAR_BEFORE: Final = ("上年", "去年", "上一年")
_UNSURE: Final = {
    **dict.fromkeys(_YEAR_BEFORE, ("上年同期", _LAST_YEAR)),
    "年初": ("上年末", "上年末的数写成 上年末: …"),
    "增长": ("同比", "比上年同期增长的百分比写成 同比: …，增加的数写成 同比增减: …；比上年末的写成 较上年末: …"),
    "下降": ("同比", "比上年同期下降的，写成负数：同比: -…；比上年末的写成 较上年末: -…"),
    "同比下降": ("同比", "写成负数：同比: -…"),
    "同比减少": ("同比", "减少的百分比写成负数：同比: -…，减少的数写成 同比增减: -…"),
    "同比增加": ("同比", "增加的百分比写成 同比: …，增加的数写成 同比增减: …"),
    "完成进度": ("完成率", "完成的百分比写成 完成率: …"),
    "进度": ("完成率", "完成的百分比写成 完成率: …"),
}
"""Words that may mean one key or another → the likeliest, and what to type."""
UNSURE_WORDS: Final = {word: key for word, (key, _) in _UNSURE.items()}
_OF_A_YEAR: Final = {**OTHER_WORDS, **dict.fromkeys(_YEAR_BEFORE, "上年同期"), "增长": "同比"}
"""Of data of one year, where 上年 can only be the same twelve months, and what grew did so since then."""
_KEYS: Final = (*OWN_KEYS, *OTHER_WORDS)
_MEANT: Final = {
    **dict.fromkeys(("数据", "数字", "数额"), "数值"),
    **dict.fromkeys(("任务量", "任务指标", "目标任务数"), "任务"),
    **dict.fromkeys(("上年同期值", "去年同期值", "上年同期数据", "去年同期数据"), "上年同期"),
    **dict.fromkeys(("组成", "分项", "包括", "分类", "明细"), "构成"),
    **dict.fromkeys(("提供部门", "填报单位", "填报部门", "报送单位", "报送部门", "责任单位", "数据来源", "来源"), "提供单位"),
    **dict.fromkeys(("统计时间", "统计时段", "统计周期"), "统计期间"),
    **dict.fromkeys(("截止日期", "截止时间", "截至日期", "截至时间"), "截至"),
    **dict.fromkeys(("说明", "注", "注释"), "备注"),
}
"""What clerks call keys otherwise, and what is as rarely a name of its own."""
_ANY_WORD: Final = frozenset((*OTHER_WORDS, *_UNSURE))
_RATES: Final = frozenset({"%", "个百分点"})
OF_AN_INDICATOR: Final = 3  # the length of an indicator's path


class Uses:
    """Settles which children of an indicator are keys of it; where they stand in the file is noted at the end, at once."""

    def __init__(self, units: UnitTable, findings: Findings, *, whole_year: bool = False) -> None:
        """`whole_year`: the data are of one year, so that 上年 can only be the same twelve months."""
        self._words = _OF_A_YEAR if whole_year else OTHER_WORDS
        self._units = units
        self._findings = findings
        self._moved: dict[Path, Path] = {}

    def settle(self, node: Indicator, path: Path) -> None:
        """`path` is the node's own. Children that are keys under another word leave `children`."""
        if len(path) < OF_AN_INDICATOR:
            return
        for name in node.children:
            if key := slipped_key(name):
                said = f"“{name}”读成了另一个指标，照“{name}”印出来"
                self._findings.add(D320, (*path, name), said, f"是不是“{key}”？确实叫“{name}”的不用改", key=True)
        if node.value is None:
            self._settle_value(node, path)
        if node.value is None:
            self._hand_down(node, path)
        for name in [each for each in _VALUE if each in node.children] if node.value is not None else ():
            self._findings.add(D123, (*path, name), "已经有一个数值了", "两个数留一个，写成 数值: …；说的是别的数的，名称里写明", key=True)
        if node.value is None or _ANY_WORD.isdisjoint(node.children):
            return
        given = [each for each in node.children if each in self._words or each in _UNSURE]
        for name in sorted(given, key=lambda each: self._words.get(each) not in COMPARISONS):  # what 增速 means, they tell
            child = node.children[name]
            where = (*path, name)
            if name not in self._words:
                key, hint = _UNSURE[name]
                if isinstance(child.value, Measure):
                    self._findings.add(D123, where, f"“{name}”没有当作{key}", hint, key=True)
                continue
            key = self._words[name]
            why = since_when(node, key, name) or self.why_not(node, key, child)
            if why:
                self._findings.add(D123, where, f"“{name}”没有当作{key}：{why[0]}", why[1], key=True)
            else:
                take(node, key, node.children.pop(name))
                self._moved[where] = (*path, key)

    def why_not(self, node: Indicator, key: str, given: Indicator) -> tuple[str, str] | None:
        """What stands against `given` being that key of the node, and what to type instead; None where nothing does."""
        if held(node, key):
            return f"已经有一个{key}了", f"两个数留一个，写成 {key}: …"
        said = given.value
        if key in COMPARISONS:
            if isinstance(said, Measure) and isinstance(node.value, Measure) and not fits(said, node.value, self._units):
                return f"{said}和{node.value}的单位不同", f"{key}也用“{node.value.units[0]}”作单位；不是它的{key}的，换个名称"
            return None
        if not given.given <= PLAIN or not (said is Marker.OWED or (isinstance(said, Measure) and set(said.units) <= _RATES)):
            hint = "增加的数写成 同比增减: …；增长的百分比写成 同比: …" if key == "同比" else f"写成 {key}: 95% 的样子"
            return "不是一个百分数", hint
        return None

    def note(self) -> None:
        self._findings.tree.read_as(self._moved)

    def _settle_value(self, node: Indicator, path: Path) -> None:
        """{任务: 24万亩, 完成: 21万亩}: what is done is the figure. {户数: 5户, 金额: 3万元}: the first count is. 值 is it in any case."""
        called = next((name for name in _VALUE if name in node.children and node.children[name].value is not None), "")
        if called:
            self._becomes_value(node, called, path)
            return
        asked = node.target is not None or any(OTHER_WORDS.get(name) == "任务" for name in node.children)
        if asked and not _STAGES.isdisjoint(node.children):
            planned = next((name for name in _PLANNED if name in node.children and _is_count(node.children[name])), "")
            if str(path[-1]).endswith("项目"):
                if planned:
                    self._becomes_value(node, planned, path)
                return
        done: list[str] = [name for name in _DONE if asked and name in node.children and _is_count(node.children[name])]
        if not asked and not node.parts:
            done = [name for name in _ITSELF if name in node.children and _is_count(node.children[name])]
            first = next(iter(node.children))
            if not done and len(node.children) > 1 and _says_its_unit(first, node.children[first]):
                done = [first]
        if len(done) == 1:
            self._becomes_value(node, done[0], path)

    def _hand_down(self, node: Indicator, path: Path) -> None:
        """{饲养量: 9万只, 任务: 10万只}: a task, and how it changed, is that of the one side that there is, or is counted so; 金额 is the figure itself."""
        keys = {field: getattr(node, field) for field in COMPARISONS.values() if getattr(node, field) is not None}
        words = [name for name in node.children if self._words.get(name) in COMPARISONS]
        if not (keys or words or node.stated) or not node.stated.keys() <= _CHANGES:
            return
        compared = [*keys.values(), *(node.children[name] for name in words)]
        sides = [name for name, child in node.children.items() if name not in words and _is_count(child) and self._fit(compared, child)]
        if len(sides) != 1:
            return
        side, = sides
        if side in COUNTS or side in AMOUNTS:
            self._becomes_value(node, side, path)
            return
        if not _WHOLE.match(side):
            return
        child = node.children[side]
        for name in words:
            key = self._words[name]
            keys[COMPARISONS[key]] = node.children.pop(name)
            self._moved[(*path, name)] = (*path, side, key)
        for key, field in COMPARISONS.items():
            if field in keys:
                child.settle(field, keys[field])
                self._moved.setdefault((*path, key), (*path, side, key))
        if node.stated:
            child.settle("stated", node.stated)
            self._moved |= {(*path, name): (*path, side, name) for name in node.stated}
        node.let_go({*keys, "stated"})

    def _fit(self, compared: Iterable[Indicator], side: Indicator) -> bool:
        """Whether all of them are counted as the side is."""
        whole = side.value
        return isinstance(whole, Measure) and all(isinstance(each.value, Measure) and fits(each.value, whole, self._units) for each in compared)

    def _becomes_value(self, node: Indicator, name: str, path: Path) -> None:
        child = node.children.pop(name)
        for field in child.given:
            node.settle(field, getattr(child, field))
        self._moved[(*path, name)] = (*path, "数值")


def since_when(node: Indicator, key: str, name: str) -> tuple[str, str] | None:
    """Beside 上年末 alone, 增长率 may be since then."""
    said = key != "同比" or key in name or node.end_of_last_year is None or node.same_period_last_year is not None
    return None if said else ("不知道是同比还是较上年末", "比上年同期的写成 同比: …；比上年末的写成 较上年末: …")


def fits(said: Measure, whole: Measure, units: UnitTable) -> bool:
    """Whether each unit of the one is a unit of the other or of its family. A bare number takes the other's."""
    return all(not unit or any(not each or units.convertible(unit, each) for each in whole.units) for unit in said.units)


def _is_count(node: Indicator) -> bool:
    """85% beside a task of 24万亩 is what part of it is done."""
    return isinstance(node.value, Measure) and node.given <= PLAIN and "%" not in node.value.units


def _says_its_unit(name: str, node: Indicator) -> bool:
    """户数: 5户, 户: 5户, 金额: 3万元."""
    unit = COUNTS.get(name) or ("元" if name in AMOUNTS else name)
    return _is_count(node) and isinstance(node.value, Measure) and node.value.units == (unit,)


def held(node: Indicator, key: str) -> bool:
    """Whether the node has that key already."""
    return getattr(node, COMPARISONS[key]) is not None if key in COMPARISONS else key in node.stated


def take(node: Indicator, key: str, given: Indicator) -> None:
    """`given` is that key of the node: a figure to compare with, or a stated value."""
    if key in COMPARISONS:
        node.settle(COMPARISONS[key], given)
    else:
        node.settle("stated", {**node.stated, key: given.value})


@lru_cache(maxsize=2048)  # the units of a batch use the same names
def slipped_key(name: str) -> str:
    """The key of an indicator that a name is typed wrong for, "" for none."""
    if name in _KEYS:
        return ""
    return _MEANT.get(name) or next((key for key in _KEYS if is_slip_of_a_key(name, key)), "")
