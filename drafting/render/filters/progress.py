"""Against the task of the year: rates, over-fulfilment, and the words that fit them."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from drafting.facts.derived import Compared, comparable, comparables, places
from drafting.facts.fact import PRESENT, Fact
from drafting.facts.finished import finished
from drafting.facts.indicator import IndicatorFact
from drafting.facts.strands import Strand, strands
from drafting.quantities.quantity import Quantity, unsigned
from drafting.render.filters.kinds import Filter, Test, ledger_of
from drafting.render.filters.sayings import Saying, told

_RATE: Final = "完成率"
_RATES_OF: Final = ("%", "‰")
"""Units of what a task is no whole of."""
_HUNDRED: Final = Decimal(100)
_ALL: Final = "全面完成年度任务"
_SHARE: Final = "完成年度任务的"
_WITHIN: Final = "控制在年度目标以内"
_PAST: Final = "超出年度控制目标"


def fulfilment(fact: Fact) -> str:
    """完成情况. 全面 is said only when the raw count reaches the task, 超额 never of what is better small."""
    found = strands(fact, "完成率")
    if not found and allows_none(fact) and (past := fact.lookup("较任务")).measure is not None:
        found = [Strand("", fact, past, fact)]
    if not found:
        return str(fact.lookup("完成率"))
    sayings = [_fulfilled(each) for each in found]
    words = {each.words for each in sayings}
    if len(sayings) > 1 and _ALL in words and len(words) > 1:  # 户数、金额分别完成年度任务的90%、100%
        return told([each if each.words != _ALL else Saying(each.called, "", _SHARE, each.rate, str(each.rate)) for each in sayings])
    if len(sayings) > 1 and words in ({_ALL}, {_WITHIN}):  # nothing is left over of which the names would tell
        inputs = tuple(path for each in found for path in each.rate.inputs)
        rate = Fact(fact.book, f"{fact.path}.完成率", "完成率", PRESENT, source=fact.source, formula="数值 / 任务", inputs=inputs)
        return ledger_of(fact).said(rate, words.pop())
    return told(sayings)


def _fulfilled(strand: Strand) -> Saying:
    """Words without a figure speak for the rate: the task needs no sentence of its own."""
    called, figure, rate, whole, stated = strand
    pair = comparable(figure, figure.lookup("任务")) if len(figure.units) < 2 else None
    if pair is not None and pair[0].unit in _RATES_OF and rate.formula is not None:
        return _held_against(strand, pair)
    done, due = (_base(figure, each) for each in pair) if pair is not None else (None, None)
    if figure.lower_is_better:
        if done is not None and due is not None and done <= due:
            return Saying(called, "", _WITHIN, rate, by_words=True)
        past = figure.lookup("较任务")
        if past.measure is None:
            return Saying(called, "", "相当于年度控制目标的", rate, str(rate))
        return Saying(called, "", _PAST, rate, str(past), by_words=True)
    if done is not None and done == due and not _is_less_than(rate):
        return Saying(called, "", _ALL, rate, by_words=True)
    excess = (whole if stated else figure).lookup("超额完成")
    if excess.state is PRESENT:
        return Saying(called, "", "超额完成年度任务", rate, ledger_of(excess).print(excess), by_words=True)
    return Saying(called, "", _SHARE.removesuffix("的") if _is_less_than(rate) else _SHARE, rate, str(rate))


def _is_less_than(rate: Fact) -> bool:
    """近100%, 不足84%, before which no 的 stands."""
    return rate.measure is not None and rate.measure.first.way == "down"


def _held_against(strand: Strand, pair: Compared) -> Saying:
    """Of a rate, of which the task is no whole: 99% of 100% is 低于年度目标1个百分点."""
    called, figure, rate, *_ = strand
    apart, lower_is_better = figure.lookup("较任务"), figure.lower_is_better
    if (pair[0].amount <= pair[1].amount and lower_is_better) or apart.measure is None:
        return Saying(called, "", _WITHIN, rate, by_words=True)
    points = apart.measure.first
    if not points.number:
        return Saying(called, "", "基本达到年度目标" if points.amount < 0 else "达到年度目标", rate, by_words=True)
    words = "高于年度控制目标" if lower_is_better else "高于年度目标" if points.amount > 0 else "低于年度目标"
    return Saying(called, "", words, rate, ledger_of(figure).quantity(apart, unsigned(points)), by_words=True)


def _base(fact: Fact, quantity: Quantity) -> Decimal:
    return quantity.amount * fact.book.units.factor(quantity.unit)


def _rate(fact: Fact) -> str:
    """95.55%; of a pair, 90%（户数）、95%（人数）."""
    return str(fact.lookup("完成率"))


def _excess(fact: Fact) -> str:
    """The words speak for the rate: 超额完成10% is 完成110%."""
    rate, excess = fact.lookup("完成率"), fact.lookup("超额完成")
    if excess.state is not PRESENT:
        return str(excess)
    found = strands(fact, "完成率")
    if len(found) < 2:
        return (ledger_of(fact).said(rate, "超额完成") if rate.state is PRESENT else "超额完成") + str(excess)
    return fulfilment(fact)


def _schedule(fact: Fact) -> str:
    """Ahead of or behind the months that have passed."""
    due = fact.lookup("序时进度")
    found = strands(fact, "完成率")
    if not found or due.measure is None:
        return str(due if found else fact.lookup("完成率"))
    expected = due.measure.first.amount
    return told([Saying(called, "", _pace(rate, expected), rate) for called, _, rate, *_ in found])


def _pace(rate: Fact, due: Decimal) -> str:
    done = rate.measure.first.amount if rate.measure is not None else due
    if done == due:
        return "与序时进度持平"
    return "快于序时进度" if done > due else "慢于序时进度"


def allows_none(fact: Fact) -> bool:
    """Whether there shall be none of it, of which no rate can be told: 较大火灾, 任务 0起."""
    task = fact.lookup("任务").measure if fact.lower_is_better and fact.measure is not None else None
    return task is not None and task.is_zero


def reached(fact: Fact) -> bool:
    """Whether the task is reached on raw figures, of a pair both; of what is better small, whether it is kept."""
    if isinstance(fact, IndicatorFact) and fact.entry is not None and _RATE in fact.entry.derived and (made := fact.lookup(_RATE).measure) is not None and made.first.amount < _HUNDRED:
        return False  # of what counts as done: the houses that are finished
    if (standing := places(fact, fact.lookup("任务"))) is not None:
        return standing[0] <= standing[1]
    pairs = comparables(fact if fact.lower_is_better else finished(fact), fact.lookup("任务"))
    for done, due in pairs:
        apart = _base(fact, done) - _base(fact, due)
        if not apart and done.way:  # 近2000人 are less than 2000人, 超过600人 more than 600人
            missed = done.looseness == ("above" if fact.lower_is_better else "below") and done.suffix != "以上"  # which has the number itself
        else:
            missed = apart > 0 if fact.lower_is_better else apart < 0
        if missed:
            return False
    if pairs:
        return True
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
