"""A name that says a stretch of time and is read as one that says none: 上半年新识别 in the report of a year keeps its 统计期间."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.model.dataset import Called, Period
from drafting.model.indicator import Indicator
from drafting.model.paths import last_step, steps_of
from drafting.model.spans import months_of
from drafting.patterns import lazy

_IN_FRONT: Final = lazy(
    r"((?:20\d\d年|今年|本年)?(?:[上下]半年|前[二两三23]个?季度|第?[一二三四1-4]季度|\d{1,2}月?(?:[—–\-－~～至到]\d{1,2})?月份?))的?(?=[\u3400-\u9fff]{2})"
)


def keep_periods(indicators: Mapping[str, Indicator], renamed: Mapping[str, str], called: dict[str, Called], period: Period) -> None:
    """In place. A figure that has a 统计期间 of its own keeps it; 上半年 in the report of that half-year is nothing else."""
    own = (period.year, period.first_month, period.last_month)
    for given, real in renamed.items():
        said = _IN_FRONT.match(last_step(given))
        if said is None or last_step(real).startswith(said[1]) or months_of(said[1], period) in (None, own):
            continue
        node = _at(indicators, real)
        if node is None or node.value is None or "period" in node.given:
            continue
        node.settle("period", said[1])
        if real in called:
            called[real] = Called(called[real].given, called[real].word.removeprefix(said[0]))


def _at(indicators: Mapping[str, Indicator], path: str) -> Indicator | None:
    group, *names = steps_of(path)
    node = indicators.get(group)
    for name in names:
        node = node.children.get(name) if node is not None else None
    return node if names else None
