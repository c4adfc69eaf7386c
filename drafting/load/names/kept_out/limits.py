"""A task beside what is still to be done away with (撂荒地30亩, 任务10亩), or beside what is allotted (建设用地指标)."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.counting_words import COUNTED
from drafting.model.faults import Faults
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
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

_DONE: Final = "整治"
_WON: Final = "争取"
_COUNTED: Final = lazy(f"(?:{COUNTED})$")


def say_limit(name: str, node: Indicator, path: Path, faults: Faults, findings: Findings) -> None:
    """That the task of an indicator which the catalogue does not have is taken for a limit, where it may be more."""
    if node.target is None:
        return
    if faults.is_left_over(name):
        hint = f"是控制目标的，不用改；说的是治理了多少的，名称写明，如 {what_was_done(name, faults)}"
    elif faults.is_allotted(name):
        hint = f"数是用了多少的，不用改；是争取到多少的，名称写明，如 {_WON}{name}"
    else:
        return
    findings.add(D107, path, "任务当作控制目标（不超过）来读", hint, key=True)


def what_was_done(name: str, faults: Faults) -> str:
    """How to call what was done away with: 黑臭水体治理."""
    bare = _COUNTED.sub("", name)
    mending = faults.mending(bare)
    if "未" in bare and not mending:
        return bare.replace("未", "已", 1)
    return bare + (mending or _DONE)
