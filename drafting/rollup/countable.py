"""Whether figures are plain counts and amounts, by their units: what nobody has said may be added is, if they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.source import Path

_NO_AMOUNT: Final = frozenset((
    "", "%", "‰", "个百分点", "百分点", "倍", "成", "点", "分", "层", "届", "号", "周", "季",
    "代", "遍", "℃", "度", "摄氏度", "千伏", "伏", "天", "日", "个工作日", "工作日", "个月", "年", "周年",
    "轮", "轮次", "分钟", "小时", "个小时", "毫米", "厘米", "学时", "课时",
))
"""Units that measure one thing, or say when or how often; a number without a unit is not known."""
_INCOME: Final = lazy("收入|可支配")


def are_counts(measures: Iterable[Measure], path: Path) -> bool:
    """Income in 元 without 万 is that of one person."""
    quantities = [each for measure in measures for each in measure.quantities]
    if any(each.unit in _NO_AMOUNT or "/" in each.unit for each in quantities):
        return False
    return not (_INCOME.search(str(path[-1])) and any(each.unit == "元" and each.scale == 1 for each in quantities))
