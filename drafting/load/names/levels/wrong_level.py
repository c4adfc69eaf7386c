"""Figures and keys that stand a level too high: a figure right below 指标, a task beside its indicator."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.keys.owners import CAME_IN
from drafting.load.names.keys.uses import D123
from drafting.load.names.levels.misplaced_names import as_levels
from drafting.load.names.units.key_fit import may_be_of
from drafting.load.names.words.key_words import FINISHED
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import DERIVED_NAMES, OTHER_WORDS, OWN_KEYS, TEXTS_OF_GROUP, Indicator
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D103 = declare(
    Rule(
        "D103",
        "指标没有写在组里",
        Severity.ERROR,
        "指标下面先分组，组里再写各个数；直接写在“指标”下面的数，没有一句话会用到它。多半是少缩进了一级。",
        hits=_HEAD + "指标:\n  就业:\n  务工就业: 59674人\n",
        clean=_HEAD + "指标:\n  就业:\n    务工就业: 59674人\n",
    )
)

_NOTHING: Final = "不适用"
"""What clerks write of a whole group that they have no work in."""


def say_ungrouped(group: str, path: Path, catalogue: Catalogue, findings: Findings) -> None:
    """A figure directly under 指标: no sentence and no 其余 would ever say it."""
    typed = findings.tree.value["指标"]
    if isinstance(typed, dict) and typed.get(group) == _NOTHING:
        findings.add(D103, path, "没有写在组里，正文里印不出来", "没有这项工作的，删去这一行；只是这个数没有的，写在所属组的下面，比组名多缩进两格", key=True)
        return
    if group in catalogue.groups:
        findings.add(D103, path, "这是组名，不能直接写数", _below_the_group(path, findings), key=True)
        return
    if below := as_levels(group):
        findings.add(D103, path, "没有写在组里，正文里印不出来", f"写成两级：{below}", key=True)
        return
    homes = [home for home, _ in catalogue.having(group)]
    above = _empty_group_above(group, findings)
    home = above or (homes[0] if len(homes) == 1 else "")
    if not above and len(_before_its_keys(group, findings)) > 1:  # it is a group
        findings.add(D103, path, "这里写了一项，不知道是哪个指标的", _below_the_group(path, findings), key=True)
        return
    hint = f"写在“{home}:”的下面" if home else "写在所属组的下面（没有合适的，自己起个组名）"
    findings.add(D103, path, "没有写在组里，正文里印不出来", f"{hint}，比组名多缩进两格", key=True)


def say_key_above(name: str, group: Indicator, path: Path, units: UnitTable, findings: Findings) -> None:
    """年度任务 as an indicator of its own: a key that should stand deeper, in the last above that is counted so."""
    said = group.children[name].value
    above = list(group.children)[: list(group.children).index(name)]
    fitting = [each for each in reversed(above) if may_be_of(said, group.children[each].value, units)]
    done = [each for each in group.children if each in FINISHED and may_be_of(said, group.children[each].value, units)]
    owner = next(iter(fitting), next(iter(done), "指标名"))
    hint = f"是“{owner}”的，写在它里面：{owner}: {{数值: …, {OTHER_WORDS[name]}: …}}；确实是一个指标的，换个名称"
    findings.add(D123, path, "没有写在指标的下面，读成了另一个指标", hint, key=True)


def _before_its_keys(name: str, findings: Findings) -> list[str]:
    """The names that stand before the first key of an indicator."""
    typed = findings.tree.value["指标"].get(name)
    if not isinstance(typed, dict):
        return []
    return list(takewhile(lambda key: key not in OWN_KEYS and key not in DERIVED_NAMES, typed))


def _empty_group_above(name: str, findings: Findings) -> str:
    """The last group before a figure that holds nothing: what follows it was to be indented."""
    typed = findings.tree.value["指标"]
    if not isinstance(typed, dict) or name not in typed:
        return ""
    groups = [key for key, value in list(typed.items())[: list(typed).index(name)] if value == "" or isinstance(value, dict)]
    return groups[-1] if groups and typed[groups[-1]] == "" else ""


def _below_the_group(path: Path, findings: Findings) -> str:
    """What to type: keys that follow an indicator without a value were meant for it."""
    typed = findings.tree.value["指标"].get(path[-1])
    keys = [key for key in typed if key in OWN_KEYS or key in DERIVED_NAMES] if isinstance(typed, dict) else []
    if not keys:
        return "数写在下一行，比组名多缩进两格：指标名: 数"
    before = list(typed)[: list(typed).index(keys[0])]
    if before and typed[before[-1]] == "":
        return f"{'、'.join(keys[:3])}是“{before[-1]}”的，每行前面比“{before[-1]}”多空两格"
    if keys == ["表述"] and before:
        return _as_a_text(path, typed["表述"], before[-1])
    named = [each for each in reversed(before) if each not in OTHER_WORDS]
    came_in = [each for each in named if CAME_IN.fullmatch(each)] if "任务" not in keys else []
    owner = next(iter([*came_in, *named]), "指标名")
    return f"{'、'.join(keys[:3])}写在所属指标的下面：{owner}: {{数值: …, {keys[0] if keys[0] != '数值' else '任务'}: …}}"


def _as_a_text(path: Path, words: object, last: str) -> str:
    """A 表述 beside figures speaks of all of them, as a text does, or of one."""
    text = f'"{words}"' if isinstance(words, str) and words else "一段话"
    where = TEXTS_OF_GROUP.replace("组名: …", f"{path[-1]}: {text}")
    return f"说的是整组的，写到最外层的文字材料里：{where}，这里删去；只说其中一项的，写在那一项里面：{last}: {{数值: …, 表述: …}}"
