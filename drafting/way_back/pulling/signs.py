"""A word that says which way a figure went is its sign in the data: 同比下降12.6% is -12.6% there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.way_back.pulling.change import Change

_RISES: Final = ("增长", "上升", "提高", "增加", "提升", "上涨", "增")
_FALLS: Final = ("下降", "减少", "降低", "回落", "下跌", "降", "减")
WAY: Final = lazy(f"({'|'.join((*_RISES, *_FALLS))})了?$")
_SAID_WITH: Final = lazy(f"(?:同比|[比较]上年(?:同期|末)?)?({'|'.join((*_RISES, *_FALLS))})了?(?=[\\d０-９])")
CHANGES: Final = lazy(f"\\.(?:{'|'.join((*sorted(DIFFERENCES), '同比', '较上年末', '较基期'))})$|变化$")
"""Names of what is below zero where it has fallen."""
_MINUS: Final = ("-", "－", "−")


def without_way(change: Change) -> Change:
    """下降10.2% on a form, where the report's 下降 stood before the figure."""
    said = _SAID_WITH.match(change.new)
    return replace(change, new=change.new[said.end() :], way=said[1]) if said else change


def with_sign(change: Change, old: str, new: str, texts: list[str]) -> tuple[str, str]:
    """As the data have them what a word says the sign of: 同比下降12.6% is -12.6% there, and 10.2% in its place -10.2%."""
    negative = next((each for each in texts if each[:1] in _MINUS and each[1:] == old), "")
    if old in texts or not negative:
        falls = change.way in _FALLS and CHANGES.search(change.path) is not None and old in texts
        return (old, f"-{new}") if falls and new[:1] not in _MINUS else (old, new)
    keeps = new[:1] in _MINUS or change.way in _RISES or not any(each in "123456789" for each in new)
    return negative, new if keeps else f"-{new}"
