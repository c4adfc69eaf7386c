"""The catalogue: what the indicators of a field are called, mean, and obey."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from drafting.source import Path, Tree

Nature = Literal["时点", "时期", ""]
Direction = Literal["越大越好", "越小越好", ""]


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator of `templates/<领域>/indicators.yaml` (language.md §7)."""

    name: str
    dotted: str  # 监测帮扶.监测对象
    place: Path
    definition: str = ""  # 口径
    units: tuple[str, ...] = ()  # 计量单位
    kind: str = ""  # 类型: 计量 (default) | 比率 | 名录 | 表述 | 位次
    parts: tuple[str, ...] = ()  # 构成
    subset: tuple[str, ...] = ()  # 其中
    children: dict[str, Entry] = field(default_factory=dict)  # 子项
    derived: dict[str, str] = field(default_factory=dict)  # 派生: name → formula without =
    rules: tuple[str, ...] = ()  # 规则
    nature: Nature = ""
    direction: Direction = ""
    rollup: str = ""  # 汇总
    provider: str = ""  # 提供单位
    aliases: tuple[str, ...] = ()
    required: frozenset[str] = frozenset()  # 必报: template names
    uses: tuple[str, ...] = ()  # 用项: 任务 上年同期 …


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All groups of a field. A group maps indicator names to entries."""

    tree: Tree
    groups: dict[str, dict[str, Entry]]
    by_path: dict[str, Entry]  # dotted → entry, children included
    by_alias: dict[str, dict[str, tuple[str, ...]]] = field(init=False)  # group → alias → names it may stand for

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_alias", {group: _aliases(entries) for group, entries in self.groups.items()})

    def find(self, dotted: str) -> Entry | None:
        return self.by_path.get(dotted)


def _aliases(entries: dict[str, Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, entry in entries.items():
        for alias in entry.aliases:
            found[alias] = (*found.get(alias, ()), name)
    return found


EMPTY = Catalogue(Tree("", {}, {}, {}), {}, {})
