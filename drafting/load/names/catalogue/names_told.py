"""What is told of names that were read otherwise than they were typed: where the group ended, and what is called by quite another word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.load.names.words.name_words import OWN, SAYS_LITTLE
from drafting.model.catalogue import Catalogue
from drafting.model.paths import steps_of
from drafting.registry import declare
from drafting.source import Path

D105 = declare(
    Rule(
        "D105",
        "按目录的名称来读",
        Severity.INFO,
        "组名是目录里没有的、组里的指标大多是目录里的，整组按目录的组来读；或者指标在目录里属于另一组，移到那一组，写到它的句子照常用上。"
        "目录里写明的别名、写在近组里的目录名称（产业里的粮食产量）不提示，名称相差较大的见 D106。不是一回事的，换个名称。",
        hits=_HEAD + "指标: {就业: {危房改造: 12户}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: 12户}}\n",
    )
)

D106 = declare(
    Rule(
        "D106",
        "名称按目录里的另一个词来读",
        Severity.INFO,
        "数据里的名称和读成的目录名称用的不是一个词（香菇读作食用菌），或者目录的名称说得更多。差得最远的写在最前面，各写明在哪一行。"
        "是一回事的不用改；不是一回事的，换个名称，句子才不会说错。",
        hits=_HEAD + "模板: rural/township\n指标: {产业: {香菇: 300亩}}\n",
        clean=_HEAD + "模板: rural/township\n指标: {产业: {食用菌: 300亩}}\n",
    )
)

_MOST_SHOWN: Final = 8
"""Names of one remark that are told in full."""


def tell_names(typed: Mapping[str, Sequence[str]], renamed: Mapping[str, str], catalogue: Catalogue, findings: Findings) -> None:
    """Where groups and names of the file ended, one remark a group as typed (`typed`: group → its names); names that are read
    as quite other words in one remark of their own, the least alike first. What is plainly one thing is not said.

    `renamed`: as given → as in the catalogue, dotted.
    """
    unlike: list[tuple[int, Path, str]] = []
    for group, names in typed.items():
        home = renamed.get(group, group)
        ends = {name: end for name in names if (end := end_of(renamed, group, home, name)) != f"{home}.{name}"}
        others = {name: far for name, end in ends.items() if (far := _unlikeness(name, end, catalogue))}
        for name, far in others.items():
            path = findings.tree.typed(("指标", group, name))
            unlike.append((far, path, f"{path[-1]}当作{_place_of(ends[name], home, name)}"))
        moved = [
            name for name, end in ends.items()
            if name not in others and steps_of(end)[0] != home and not _is_at_home_near(name, end, home, catalogue)
        ]
        words = [f"当作“{home}”组"] if home != group and catalogue.group_names.get(group) != home else []
        words += [f"{name}当作{_place_of(ends[name], home, name)}" for name in moved]
        if words:
            first = moved[0] if home == group or len(words) == len(moved) else group
            findings.add(D105, ("指标", group), f"按目录来读：{'；'.join(words)}", f"是一回事的不用改；不是一回事的，{_own(first)}", key=True)
    _tell_unlike(sorted(unlike, key=lambda each: -each[0]), findings)


def _is_at_home_near(name: str, end: str, group: str, catalogue: Catalogue) -> bool:
    """Whether the catalogue itself says that this very name of its own may stand in the group: 生猪 in 产业, whose 近组 has 粮食耕地."""
    home, _, real = end.partition(".")
    if home not in catalogue.near.get(group, ()):
        return False
    entry = catalogue.groups.get(home, {}).get(real)
    return name == real or (entry is not None and name in entry.aliases)


def _tell_unlike(unlike: Sequence[tuple[int, Path, str]], findings: Findings) -> None:
    if not unlike:
        return
    words = [f"{said}{_line(path, findings)}" for _, path, said in unlike]
    more = f"；还有 {'、'.join(str(path[-1]) for _, path, _ in unlike[_MOST_SHOWN:])}" if len(words) > _MOST_SHOWN else ""
    (_, path, _), *_ = unlike
    hint = f"是一回事的不用改；不是一回事的，{_own(str(path[-1]))}"
    findings.add(D106, path, f"名称不同，按目录来读：{'；'.join(words[:_MOST_SHOWN])}{more}", hint, key=True)


def _line(path: Path, findings: Findings) -> str:
    line = findings.tree.place(path, key=True).line
    return f"（{line}行）" if line else ""


def _unlikeness(name: str, end: str, catalogue: Catalogue) -> int:
    """How far a name is from what it was read as: 0 for the same words, more where each has words of its own, and where
    the catalogue's says more than was typed. An alias of the catalogue is trusted where they differ by a character.
    """
    group, _, real = end.partition(".")
    if not real or name == real or "\n" in name:  # what runs over a line is told anyway
        return 0
    if catalogue.faults.is_unmended(name, real):  # it is not read so (`unmended`)
        return 0
    given, meant = catalogue.plain([name, real])
    little = {*SAYS_LITTLE, *group}
    own = [each for each in given if each not in meant and each not in little]
    others = [each for each in meant if each not in given and each not in little]
    entry = catalogue.groups.get(group, {}).get(real)
    certain = entry is not None and name in entry.aliases
    if min(len(own), len(others)) > certain:
        return 10 * min(len(own), len(others)) + len(own) + len(others)
    return len(others) if len(others) > 1 and not own else 0


def end_of(renamed: Mapping[str, str], group: str, home: str, name: str) -> str:
    """Where the figure that is typed as group.name is read in the end, dotted."""
    return renamed.get(f"{group}.{name}") or renamed.get(f"{home}.{name}") or f"{home}.{name}"


def _place_of(end: str, home: str, name: str) -> str:
    """“支出进度” within the group, “就业”组的“务工就业” or “就业”组的 in another, “就业”组 for a whole group."""
    group, _, real = end.partition(".")
    if not real:
        return f"“{group}”组"
    if group == home:
        return f"“{real}”"
    return f"“{group}”组的" if real == name else f"“{group}”组的“{real}”"


def _own(name: str) -> str:
    """A name by which a figure stays the data's own."""
    return f"换个名称，如“{next(own for own in OWN if not name.startswith(own))}{name}”"
