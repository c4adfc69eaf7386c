"""An indicator on its way from a report into a field, and what a template prints for it."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from drafting.frozen import frozen, mutable

GROWTH: Final = "同比"
COMPLETION: Final = "完成率"
TASK: Final = "任务"
EXCESS: Final = "超额完成"


@mutable
class Indicator:
    """`keys` are 完成率 and 同比 as last year's report states them."""

    name: str
    text: str
    units: tuple[str, ...]
    keys: dict[str, str] = field(default_factory=dict)
    turns: str = ""
    """Of a change, how last year's report says it (下降17.3%); its `text` has a sign."""


@frozen
class Hole:
    """What a template prints in place of characters `start` up to `end` of a line."""

    start: int
    end: int
    code: str
