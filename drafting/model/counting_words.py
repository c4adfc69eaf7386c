"""Words at the end of a name that say how much there is of it, and nothing of what it is: one list, from which every pattern is made."""

from __future__ import annotations

from typing import Final

HOW_MANY: Final = (
    "总数量", "数量", "总数", "总量", "个数", "人数", "户数", "件数", "处数", "起数", "宗数", "场数", "场次", "次数", "期数", "笔数", "数",
)  # fmt: skip
"""A longer one stands before what it ends in."""
HOW_LARGE: Final = ("总面积", "面积", "总规模", "规模")
ALONE: Final = frozenset((*HOW_LARGE, *HOW_MANY, "产量", "总产", "总产量", "单产", "亩产", "存栏", "出栏"))
"""Names that say no more than how much there is."""
RANKED: Final = ("位次", "排名", "名次", "排位")
"""Names whose number is a place: 全省排名: 3."""
COUNTED: Final = "|".join((*HOW_LARGE, *HOW_MANY)).replace("件数", "(?<!案)件数")
"""For patterns; 案件数 counts 案件."""
