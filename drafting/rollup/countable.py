"""Whether figures are plain counts and amounts, by their units: what nobody has said may be added is, if they are; and whether anybody should look at their sum first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from drafting.model.amounts import MEASURES
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.source import Path

_INCOME: Final = lazy("收入|可支配")
_FOR_ONE: Final = lazy("^[十百千万亿]+(?:人|户|名|元|亩|吨|车|辆)")
_MONEY: Final = lazy("资金|金额|经费|投入|投资|支出|额$|款$|补助|奖金|奖补|补贴|补偿|租金|工资|报酬|产值|收[入益]|价值|损失|费用|罚没|捐|发放|兑付|减免")
_LINE: Final = lazy("里程|长度?$|总长|[路渠沟管线网堤坝岸道河溪墙廊栏桥隧街巷缆槽]")
_WEIGHT: Final = lazy("[产销重总储运]|收|查|扣|处置|清|回收|捐|发放|投放|种子")
_ALIKE: Final = Decimal("0.9")
_SIZE: Final = 20
_FEWEST: Final = 4
_A_COUNT: Final = lazy("[数量]$|人员$|面积$|队伍$")


def are_counts(measures: Iterable[Measure], path: Path) -> bool:
    """Income in 元 without 万 is that of one person."""
    quantities = [each for measure in measures for each in measure.quantities]
    if any(each.unit in MEASURES or "/" in each.unit for each in quantities):
        return False
    return not (_INCOME.search(str(path[-1])) and any(each.unit == "元" and each.scale == 1 for each in quantities))


def doubt(name: str, measures: Sequence[Measure], units: UnitTable) -> str:
    """Why counts and amounts of a name that nobody knows may be none after all: what each place has for one, or a level of which all have about the same; "" where nothing speaks for that."""
    first = [each.first for each in measures]
    if _FOR_ONE.search(name):
        return "像是平均的数"
    for each in first:
        if why := _of_one_thing(name, each, units):
            return why
    amounts = [each.amount * units.factor(each.unit) for each in first]
    if len(amounts) >= _FEWEST and not _A_COUNT.search(name) and min(amounts) > _ALIKE * max(amounts) and all(each.number >= _SIZE for each in first):
        return "各地的数差不多，像是标准、水平"
    return ""


def _of_one_thing(name: str, each: Quantity, units: UnitTable) -> str:
    """By what it is measured in: 元 may be for one person, 米 how high something is."""
    family = units.family(each.unit)
    if family is None:
        return f"“{each.unit}”不知道是什么单位"
    if each.unit == "位":
        return "“位”可能是位次"
    if family == "货币" and each.scale == 1 and not _MONEY.search(name):
        return "“元”可能是一人、一户的"
    if family == "长度" and not _LINE.search(name):
        return f"“{each.unit}”可能是高低、远近"
    if family == "质量" and each.unit != "吨" and not _WEIGHT.search(name):
        return f"“{each.unit}”可能是一亩、一头的"
    return ""
