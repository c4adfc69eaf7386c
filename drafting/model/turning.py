"""How what rose or fell since another time is called, by what it is of: 投诉量变化, which is below zero where it fell."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy

TURNS: Final = "变化"
"""投诉量变化."""
_PACE: Final = "增速"
"""How fast something grows, which is data as its change."""
_CHANGE: Final = lazy(f"(.+){TURNS}(?:比例|金额|面积|里程|[^之]?数)?$")


def changed_thing(name: str) -> str:
    """What a change is of, by its name: 接收档案 of 接收档案变化 and 接收档案变化比例, 增加值变化 of 增加值增速变化; "" of what is none."""
    match = _CHANGE.match(name)
    thing = match[1] if match else ""
    return f"{thing.removesuffix(_PACE)}{TURNS}" if thing.endswith(_PACE) and thing != _PACE else thing


def is_pace(name: str) -> bool:
    """Whether it is a change that may have changed itself."""
    return name.endswith(TURNS)
