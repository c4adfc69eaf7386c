"""Against the task of the year: rates, over-fulfilment, and the words that fit them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from drafting.facts.derived import comparable
from drafting.facts.fact import PRESENT, Fact
from drafting.quantities.quantity import Quantity
from drafting.render.filters.growth import subject
from drafting.render.filters.kinds import Filter, Test, ledger_of

Pair = tuple[Quantity, Quantity]
_HUNDRED: Final = Decimal(100)


def fulfilment(fact: Fact) -> str:
    """完成情况. 全部 is said only when the raw count reaches the task, 超额 never of what is better small."""
    rate = fact.lookup("完成率")
    if rate.state is not PRESENT:
        return str(rate)
    target = fact.lookup("任务")
    pair = comparable(fact, target) if target.state is PRESENT else None
    say = ledger_of(fact).said  # words that speak for the rate: the task needs no sentence of its own
    return subject(fact, "任务") + _words(fact, rate, pair, say)


def _words(fact: Fact, rate: Fact, pair: Pair | None, say: Callable[[Fact, str], str]) -> str:
    if fact.lower_is_better:
        within = pair is not None and _base(fact, 0, pair) <= _base(fact, 1, pair)
        return say(rate, "控制在年度目标以内") if within else f"相当于年度控制目标的{rate}"
    if pair is not None and _base(fact, 0, pair) == _base(fact, 1, pair):
        return say(rate, "全面完成年度任务")
    excess = fact.lookup("超额完成")
    if excess.state is PRESENT:
        return f"{say(rate, '超额完成年度任务')}{excess}"
    return f"完成年度任务的{rate}"


def _base(fact: Fact, index: int, pair: Pair) -> Decimal:
    quantity = pair[index]
    return quantity.amount * fact.book.units.factor(quantity.unit)


def _rate(fact: Fact) -> str:
    return str(fact.lookup("完成率"))


def _excess(fact: Fact) -> str:
    """The words speak for the rate: 超额完成10% is 完成110%."""
    rate, excess = fact.lookup("完成率"), fact.lookup("超额完成")
    if excess.state is not PRESENT:
        return str(excess)
    return (ledger_of(fact).said(rate, "超额完成") if rate.state is PRESENT else "超额完成") + str(excess)


def _schedule(fact: Fact) -> str:
    """Ahead of or behind the months that have passed."""
    rate, due = fact.lookup("完成率"), fact.lookup("序时进度")
    if rate.measure is None or due.measure is None:
        return str(rate if rate.measure is None else due)
    difference = rate.measure.first.amount - due.measure.first.amount
    if difference == 0:
        return "与序时进度持平"
    return "快于序时进度" if difference > 0 else "慢于序时进度"


def reached(fact: Fact) -> bool:
    """Whether the task is reached on raw figures; of what is better small, whether it is kept."""
    target = fact.lookup("任务")
    pair = comparable(fact, target) if target.state is PRESENT else None
    if pair is not None:
        done, due = _base(fact, 0, pair), _base(fact, 1, pair)
        return done <= due if fact.lower_is_better else done >= due
    rate = fact.lookup("完成率").measure
    return rate is not None and rate.first.amount >= _HUNDRED


FILTERS: Final = (
    Filter(
        "完成情况", fulfilment, "对照年度任务说完成程度",
        ("{数值: 61107户, 任务: 63950户}", "甲|完成情况", "完成年度任务的95.55%"), takes_gaps=True, says="完成率",
    ),
    Filter("完成率", _rate, "完成率", ("{数值: 61107户, 任务: 63950户}", "甲|完成率", "95.55%"), takes_gaps=True, says="完成率"),
    Filter("超额", _excess, "超额部分；没有超额时所在分句省略", ("{数值: 217户, 任务: 50户}", "甲|超额", "超额完成334%"), takes_gaps=True, says="超额完成"),
    Filter("进度比较", _schedule, "与序时进度相比", ("{数值: 3户, 任务: 63户}", "甲|进度比较", "慢于序时进度")),
)

TESTS: Final = (
    Test("达标", reached, "任务已完成（越小越好的指标为未超过）", ("{数值: 5户, 任务: 5户}", "甲 is 达标", True)),
)
