"""Which figures may be below zero, by their names: what counts people or money is not, what tells a change or a balance is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy

_APART: Final = "差|距平|偏离"
"""How far something stands from something else: below it as well as above."""
_CHANGE: Final = lazy(f"增减|变化|变动|{_APART}|净")
_TAKEN_BACK: Final = lazy("(?:(?<!结构)调整|冲销|冲减|冲回|核减|调减|退库)(?:数|额|金额|数额|人数|户数|个数)?$")
"""What is booked below zero by those who take it back."""
_BALANCE: Final = lazy("利润|净资产|盈|(?<![减增])亏|损益|收益|现金流|结余|节余|结存|赤字")
"""Of amounts that may be below zero."""
_GROWTH: Final = "增速|增幅|涨幅|升幅|增长率|增长速度"
_LEVEL: Final = "率|(?<![同环])比|比例|比重|份额|幅度|拉动|拉动力|贡献|距平|偏离|偏离度|差|差额|差距|回报|毛利|水平"
_IS_LEVEL: Final = lazy(f"(?:{_GROWTH}|{_LEVEL})(?:[（(].*)?$")
_IS_GROWTH: Final = lazy(f"(?:{_GROWTH})(?:[（(].*)?$")
"""How rates are called of which a figure below zero says how low they stand: 净资产收益率, 工业增加值增速; a 工业增加值 of -1.6% fell."""
FALLEN: Final = "净"
"""How the name of a change ends that is below zero, which its figure goes on with: 就业净, 减少20人."""


def may_be_below_zero(names: Iterable[object], *, is_amount: bool) -> bool:
    """`names` are those of the indicator and of what stands above it."""
    return any(_CHANGE.search(str(name)) or _TAKEN_BACK.search(str(name)) or (is_amount and _BALANCE.search(str(name))) for name in names)


def is_change(name: str) -> bool:
    """Whether an indicator of that name says itself by how much another has changed: 用水量变化, 净增人口."""
    return _CHANGE.search(name) is not None


def is_balance(*names: str) -> bool:
    """Whether an amount of that name, or of what stands above it, is reached by taking away: 利润, 结余."""
    return any(map(_BALANCE.search, names))


def is_growth(name: str) -> bool:
    """Whether an indicator of that name is itself a rate of growth: 固定资产投资增速."""
    return _IS_GROWTH.search(name) is not None


def is_level(name: str, *, growing: bool = True) -> bool:
    """Whether a percentage of that name is how high something stands; that of a growth only where `growing` ones count."""
    return _IS_LEVEL.search(name) is not None and (growing or not is_growth(name))
