"""A task beside what is still to be done away with (撂荒地30亩, 任务10亩), or beside what is allotted (建设用地指标)."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.counting_words import COUNTED
from drafting.model.faults import Faults
from drafting.model.indicator import FIGURE_ALONE, FOR_WORK, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.source import Path

D107 = declare(
    Rule(
        "D107",
        "任务按控制目标来读",
        Severity.WARNING,
        "名称说的是还没有治理的（撂荒地、积案、未解决），或者上级分下来的（建设用地指标、采伐限额），目录里又没有，旁边写了任务：按“不超过”的控制目标来读，数大了算超出，不算完成率。"
        "数和任务说的是治理了多少、争取了多少的，名称里写出来（撂荒地整治、争取建设用地指标）。",
        hits=_HEAD + "模板: rural/township\n指标: {粮食耕地: {撂荒地: {数值: 30亩, 任务: 10亩}}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {粮食耕地: {撂荒地整治: {数值: 30亩, 任务: 10亩}}}\n",
    )
)

D117 = declare(
    Rule(
        "D117",
        "任务是要完成的还是不许超过的",
        Severity.WARNING,
        "目录里没有的指标写了任务，从名称看不出是要完成多少，还是最多多少（急诊滞留时间、初信初访量）：正文里只说数和年度目标，不说完成率，也不写进没有完成的任务。"
        "最多这么多的写 任务: 不超过6小时，要完成这么多的写 任务: 不少于6小时，正文就照着说。",
        hits=_HEAD + "模板: general/annual\n指标: {急诊急救: {急诊滞留时间: {数值: 5小时, 任务: 6小时}}}\n",
        clean=_HEAD + "模板: general/annual\n指标: {急诊急救: {急诊滞留时间: {数值: 5小时, 任务: 不超过6小时}}}\n",
    )
)

_IN_A_GROUP: Final = 3
"""Steps to an indicator of a group: 指标, group, name."""
_DONE: Final = "整治"
_WON: Final = "争取"
_COUNTED: Final = lazy(f"(?:{COUNTED})$")


def say_limit(name: str, node: Indicator, path: Path, faults: Faults, findings: Findings) -> None:
    """What the tasks of an indicator which the catalogue does not have, and of all below it, are taken for, where they may be something else."""
    for below, child in node.children.items():
        if child.given is not FIGURE_ALONE:
            say_limit(below, child, (*path, below), faults, findings)
    if node.target is None:
        return
    task = node.target.value
    if isinstance(task, Measure) and task.first.is_limit:
        return  # it says so itself
    if faults.is_left_over(name):
        hint = f"是控制目标的，不用改；说的是治理了多少的，名称写明，如 {what_was_done(name, faults)}"
    elif faults.is_allotted(name):
        hint = f"数是用了多少的，不用改；是争取到多少的，名称写明，如 {_WON}{name}"
    else:
        _say_open(name, node, path, faults, findings)
        return
    findings.add(D107, path, "任务当作控制目标（不超过）来读", hint, key=True)


def _say_open(name: str, node: Indicator, path: Path, faults: Faults, findings: Findings) -> None:
    """That nothing tells whether the task is to be reached or not to be passed."""
    task = node.target.value if node.target is not None else None
    value = node.value
    if not isinstance(task, Measure) or not isinstance(value, Measure) or not node.stated.keys().isdisjoint(FOR_WORK):
        return
    above = str(path[-2]) if len(path) > _IN_A_GROUP else ""
    if faults.leaves_open(name, value.first.unit, str(path[1]), above):
        bare = task.first.text.removeprefix(task.first.prefix)
        otherwise = "没有下任务的，删去任务" if task.is_zero else f"要完成这么多的，写成 任务: 不少于{bare}"
        hint = f"{'不许有的' if task.is_zero else '最多这么多的'}，写成 任务: 不超过{bare}；{otherwise}"
        findings.add(D117, path, f"看不出任务{task.first.text}是要完成的，还是不许超过的，正文里只说两个数", hint, key=True)


def what_was_done(name: str, faults: Faults) -> str:
    """How to call what was done away with: 黑臭水体治理."""
    bare = _COUNTED.sub("", name)
    mending = faults.mending(bare)
    if "未" in bare and not mending:
        return bare.replace("未", "已", 1)
    return bare + (mending or _DONE)
