"""What counts as done of a task where the data says beside the figure how much of that is finished: 改造26个, 任务30个, 完工12个."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.facts.fact import OWED, Fact
from drafting.patterns import lazy

_HOW_MANY: Final = "(?:数|数量|户数|套数|个数|里程|面积)?"
_WORK: Final = "(?:改造|建设|治理|整治|修复|加固|搬迁|整改)"
_FINISHED: Final = lazy(f"(?:其中)?(?:(?:已经?|累计|实际|全部)?(?:完成{_WORK}?|完工|竣工|建成)|已{_WORK}(?:完成)?){_HOW_MANY}")
_IS_WORK: Final = lazy(rf"(?!签约|招商|储备|入库|立项|争取|新?开工|前期).*(?:{_WORK}|配套|改厕|农田)")
"""What is done when it is finished; 签约项目, 入库项目 and 争取上级资金 are done before, and what is built of them is another matter."""
_BEGUN: Final = lazy(f"(?:其中)?(?:已|新|累计)?(?:开工|动工|启动|实施)(?:建设|改造)?{_HOW_MANY}")
"""Beside these nothing tells whether the task is to begin or to finish it."""
_GOING_ON: Final = lazy(f"(?:其中)?(?:尚|仍|还)?(?:在建|正在.{{2,4}}|续建|施工中){_HOW_MANY}")


def finished(fact: Fact) -> Fact:
    """What hangs on it and is counted as it is and less, or owed, where a name says that this much is finished; else itself."""
    if _IS_WORK.match(fact.name) is None:
        return fact
    for name in _below(fact):
        if _FINISHED.fullmatch(name) and _is_not_all(child := fact.lookup(name), fact):
            return fact if says_begun(fact) else child
    return fact


def says_begun(fact: Fact) -> bool:
    return any(_BEGUN.fullmatch(name) for name in _below(fact))


def is_under_way(fact: Fact) -> bool:
    """Whether what hangs on it says that not all of it is finished: 完工10座, 在建2座 of 12座."""
    for name in _below(fact):
        child = fact.lookup(name)
        if _FINISHED.fullmatch(name) and _is_not_all(child, fact):
            return True
        if _GOING_ON.fullmatch(name) and child.measure is not None and not child.measure.is_zero:
            return True
    return False


def _below(fact: Fact) -> Mapping[str, Any]:
    children: Mapping[str, Any] = getattr(getattr(fact, "indicator", None), "children", {})
    return children


def _is_not_all(child: Fact, fact: Fact) -> bool:
    """Of 12个320户 the number that is counted as the whole is counts; what is owed may be less."""
    if child.state is OWED:
        return True
    whole, units = fact.measure, fact.book.units
    if child.measure is None or whole is None or len(whole.quantities) != 1:
        return False
    alike = [each for each in child.measure.quantities if units.convertible(each.unit, whole.first.unit)]
    return len(alike) == 1 and alike[0].amount * units.factor(alike[0].unit) < whole.first.amount * units.factor(whole.first.unit)
