"""An indicator on its way from a report into a field, and what a template prints for it."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from drafting.frozen import frozen, mutable
from drafting.model.turning import TURNS

GROWTH: Final = "同比"
COMPLETION: Final = "完成率"
SHARE: Final = "占比"
TASK: Final = "任务"
EXCESS: Final = "超额完成"
LAST: Final = "上年同期"
THAN_TASK: Final = f"较任务{TURNS}"
"""How it is called by how much more was done than should be."""
FORMER: Final = "原"
"""How what something was is called, where the words do not say that it was so last year: 原资产负债率."""


@mutable
class Indicator:
    """`keys` are 完成率, 同比 and 上年同期 as last year's report states them."""

    name: str
    text: str
    units: tuple[str, ...]
    keys: dict[str, str] = field(default_factory=dict)
    turns: str = ""
    """Of a change, how last year's report says it (下降17.3%); its `text` has a sign."""
    reckoned: str = ""
    """Of an average, of what is left of coming and going, and of what part of a task a rate is: of what, as a formula."""
    since: str = ""
    """Of one that is held against last year, or reckoned, the words that say so (比上年提高1.3个百分点)."""


@frozen
class Hole:
    """What a template prints in place of characters `start` up to `end` of a line."""

    start: int
    end: int
    code: str


@frozen
class StatedRule:
    """`text` is a rule of an indicator; `said` are the words of last year's report that state it."""

    group: str
    indicator: str
    text: str
    said: str
