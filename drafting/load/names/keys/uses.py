"""任务, 同比 and the like under the other words that clerks have for them: 年度任务, 去年同期, 增速."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.keys.owners import hand_down, is_compared, is_the_figure, owner_of
from drafting.load.names.units.key_fit import held, is_count, may_be_of, since_when, take, take_figure, why_not
from drafting.load.names.words.key_words import (
    ANY_WORD,
    FINISHED,
    ITSELF,
    OF_A_YEAR,
    PLANNED,
    STAGES,
    UNSURE,
    VALUE,
    slipped_key,
)
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, OTHER_WORDS, PLAIN, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D123 = declare(
    Rule(
        "D123",
        "像是用项写成了别的叫法",
        Severity.WARNING,
        "年度任务、目标、去年同期、同比增长、增速这些叫法，程序当作任务、上年同期、同比来读；写在组里、组里只有一个数的，当作这个数的（说明一声）。单位对不上的，或者说不准是哪一项的（增长、上年，只给了上年末时的增速、增长率），不猜：仍是另一个指标，完成率、同比算不出来。",
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

_RATES: Final = ("同比", "较上年末", "完成率")
_TASKS: Final = frozenset(word for word, key in OTHER_WORDS.items() if key == "任务" and word not in PLANNED)
OF_AN_INDICATOR: Final = 3  # the length of an indicator's path


class Uses:
    """Settles which children of an indicator are keys of it; where they stand in the file is noted at the end, at once."""

    def __init__(self, units: UnitTable, findings: Findings, *, whole_year: bool = False) -> None:
        """`whole_year`: the data are of one year, so that 上年 can only be the same twelve months."""
        self._words = OF_A_YEAR if whole_year else OTHER_WORDS
        self._units = units
        self._findings = findings
        self._moved: dict[Path, Path] = {}

    def settle(self, node: Indicator, path: Path) -> None:
        """`path` is the node's own. Children that are keys under another word leave `children`."""
        if len(path) < OF_AN_INDICATOR:
            self._hand_over(node, path)
            return
        for name in node.children:
            if key := slipped_key(name):
                said = f"“{name}”读成了另一个指标，照“{name}”印出来"
                self._findings.add(D320, (*path, name), said, f"是不是“{key}”？确实叫“{name}”的不用改", key=True)
        self._hand_to_the_rate(node, path)
        if node.value is None:
            self._settle_value(node, path)
        if node.value is None:
            self._hand_down(node, path)
        for name in [each for each in VALUE if each in node.children] if node.value is not None else ():
            self._findings.add(D123, (*path, name), "已经有一个数值了", "两个数留一个，写成 数值: …；说的是别的数的，名称里写明", key=True)
        if node.value is None and len(node.children) == 1:
            self._only_grew(node, path)
        if node.value is None or ANY_WORD.isdisjoint(node.children):
            return
        given = [each for each in node.children if each in self._words or each in UNSURE]
        for name in sorted(given, key=lambda each: self._words.get(each) not in COMPARISONS):  # what 增速 means, they tell
            child = node.children[name]
            where = (*path, name)
            if name not in self._words:
                key, hint = UNSURE[name]
                if isinstance(child.value, Measure):
                    self._findings.add(D123, where, f"“{name}”没有当作{key}", hint, key=True)
                continue
            key = self._words[name]
            why = since_when(node, key, name) or why_not(node, key, child, self._units)
            if why and key in _RATES and isinstance(child.value, Measure) and child.value.units == ("",):
                continue  # a rate without its % is told as a figure without a unit
            if why:
                self._findings.add(D123, where, f"“{name}”没有当作{key}：{why[0]}", why[1], key=True)
            else:
                take(node, key, node.children.pop(name))
                self._moved[where] = (*path, key)

    def note(self) -> None:
        self._findings.tree.read_as(self._moved)

    def _settle_value(self, node: Indicator, path: Path) -> None:
        """{任务: 24万亩, 完成: 21万亩}: what is done is the figure. {户数: 5户, 金额: 3万元}: the first count is. 值 is it in any case."""
        called = next((name for name in VALUE if name in node.children and node.children[name].value is not None), "")
        if called:
            self._becomes_value(node, called, path)
            return
        asked = node.target is not None or any(OTHER_WORDS.get(name) == "任务" for name in node.children)
        if asked and not STAGES.isdisjoint(node.children):
            planned = next((name for name in PLANNED if name in node.children and is_count(node.children[name])), "")
            if str(path[-1]).endswith("项目"):
                if planned:
                    self._becomes_value(node, planned, path)
                return
        due = [name for name in node.children if name.startswith("已") and self._is_due_of(f"应{name[1:]}", node.children[name], node)]
        if len(due) == 1 and not asked and not node.parts:
            self._becomes_value(node, due[0], path)
            return
        done: list[str] = [name for name in FINISHED if asked and name in node.children and is_count(node.children[name])]
        if not asked and not node.parts:
            done = [name for name in ITSELF if name in node.children and is_count(node.children[name])]
            first = next(iter(node.children))
            if not done and len(node.children) > 1 and _says_its_unit(first, node.children[first]):
                done = [first]
        if len(done) == 1:
            self._becomes_value(node, done[0], path)

    def _only_grew(self, node: Indicator, path: Path) -> None:
        """规上工业增加值: {增速: 9.6%}: by how much it grew is all that is told of it."""
        (name, child), = node.children.items()
        if self._words.get(name) == "同比" and node.given == {"children"} and isinstance(child.value, Measure) and why_not(node, "同比", child, self._units) is None:
            take(node, "同比", node.children.pop(name))
            self._moved[(*path, name)] = (*path, "同比")

    def _hand_to_the_rate(self, node: Indicator, path: Path) -> None:
        """{面积: 3万亩, 流转率: 52%, 目标: 60%}: what is aimed at is a share, so it is that of the one share there."""
        goals = {name: child for name, child in node.children.items() if self._words.get(name) == "任务" and _is_share(child)}
        if node.target is not None and _is_share(node.target):
            goals["任务"] = node.target
        rates = [name for name, child in node.children.items() if name not in self._words and name not in UNSURE and _is_share(child)] if goals else []
        if len(goals) != 1 or len(rates) != 1 or _is_share(node) or held(node.children[rates[0]], "任务"):
            return
        if node.value is None and not any(is_count(child) for child in node.children.values()):
            return
        (goal, given), = goals.items()
        take(node.children[rates[0]], "任务", given)
        if node.children.pop(goal, None) is None:
            node.let_go(("target",))
        self._moved[(*path, goal)] = (*path, rates[0], "任务")

    def _hand_down(self, node: Indicator, path: Path) -> None:
        """{饲养量: 9万只, 任务: 10万只}: a task, and how it changed, is a side's; where the side is 金额, this is the figure itself."""
        owner = owner_of(node, self._words, self._units, name=str(path[-1])) if is_compared(node, self._words) else ""
        if is_the_figure(owner):
            self._becomes_value(node, owner, path)
        elif owner:
            hand_down(node, owner, self._words, path, self._units, self._findings.tree)

    def _hand_over(self, group: Indicator, path: Path) -> None:
        """A task that stands in a group right behind the one figure there that is counted so is its task: {销售: 1.46亿元, 年度任务: 1.2亿元}."""
        if len(path) != OF_AN_INDICATOR - 1 or _TASKS.isdisjoint(group.children):
            return
        for name in [each for each in group.children if each in _TASKS]:
            task = group.children[name]
            names = [each for each in group.children if not each.startswith("其中")]
            above = names[: names.index(name)]
            fitting = [each for each in names if each not in _TASKS and may_be_of(task.value, group.children[each].value, self._units)]
            if not task.given <= PLAIN or not above or above[-1] in STAGES or fitting != above[-1:] or why_not(group.children[above[-1]], "任务", task, self._units):
                continue
            owner = group.children[above[-1]]
            take(owner, "任务", group.children.pop(name))
            self._moved[(*path, name)] = (*path, above[-1], "任务")
            hint = f"不是的，名称里写明是什么的任务；写得更清楚：{above[-1]}: {{数值: {owner.value}, 任务: {task.value}}}"
            self._findings.add(D123, (*path, name), f"当作“{above[-1]}”的任务", hint, key=True, severity=Severity.INFO)

    def _is_due_of(self, due: str, done: Indicator, node: Indicator) -> bool:
        """{应参保: 2767人, 已参保: 2766人}: what is done is the figure."""
        there = node.children.get(due)
        return there is not None and is_count(done) and may_be_of(there.value, done.value, self._units)

    def _becomes_value(self, node: Indicator, name: str, path: Path) -> None:
        if take_figure(node, name):
            self._moved[(*path, name)] = (*path, "数值")


def _is_share(node: Indicator) -> bool:
    return isinstance(node.value, Measure) and node.value.units == ("%",)


def _says_its_unit(name: str, node: Indicator) -> bool:
    """户数: 5户, 户: 5户, 金额: 3万元."""
    unit = COUNTS.get(name) or ("元" if name in AMOUNTS else name)
    return is_count(node) and isinstance(node.value, Measure) and node.value.units == (unit,)
