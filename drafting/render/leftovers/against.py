"""What 其余 says of a figure against others: how it changed first, then what was to be done.

In that order nothing reads as said of the task: 务工就业同比增长5%，年度任务3000人，完成率90%.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from drafting.facts.derived import comparables
from drafting.facts.fact import INAPPLICABLE, OWED, Fact
from drafting.facts.finished import finished, is_under_way, says_begun
from drafting.facts.indicator import IndicatorFact
from drafting.facts.strands import AGAINST, agreeing, strands
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, OTHER_WORDS, PARTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.rough import surely_at_most
from drafting.quantities.values import rank_of
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE, THAN_LAST_YEAR
from drafting.render.filters.growth import EARLIER, as_it_was, growth, moved
from drafting.render.filters.progress import reached
from drafting.render.leftovers.once import Once
from drafting.render.naming import compared_with

RATES: Final = {"上年同期": "同比", "上年末": "较上年末"}
"""What is said of an earlier figure instead of the figure itself."""
_ALL_GONE: Final = -100
_RATES_OF: Final = ("%", "‰")
_OF_A_GROUP: Final = 3  # how long the place of what stands in a group is
_NOT_COMPARED: Final = lazy(
    "同比|环比|增[速幅长加减]|[降减涨]幅|下降|减少|[比较](?:上年|去年|上月|上季|年初|同期)|上年|去年|往年|历年|年初|上月|目标|任务|计划|指标数|预计|预期|标准|限额|上限|下限|期限|年[份限龄]$|编号|代码|电话|排名|位次|名次"
)
"""In a name: a change, a figure of another time, what is to be or may be, what only orders: none grew since last year."""
_SINCE_THEN: Final = lazy(f"{THAN_LAST_YEAR}?(?:{RISE}|{GAIN}|{FALL}|{LOSS}|降幅)")
"""What hangs on a figure by one of these names is how much it changed, which it says in its own words."""


class Against:
    """Says it for one run."""

    __slots__ = ("_once",)

    def __init__(self, once: Once) -> None:
        self._once = once

    def all(self, fact: IndicatorFact, said: set[str], *, beside: bool = True, among: bool = False) -> list[str]:
        """One piece each. Of what is not told, what was is no news, only what was to be done.

        `beside`: the figure stands right before it, or `among` others of the same (1683人次236.4万元): then what is told says of which it is.
        """
        indicator = fact.indicator
        given = [key for key, attribute in COMPARISONS.items() if getattr(indicator, attribute) is not None]
        filed = fact.book.is_compared and EARLIER["同比"] not in given and _has_last_years(fact)
        if filed:
            given.insert(0, EARLIER["同比"])
        if given and self._once.untold(fact):
            given = [key for key in given if key == "任务"]
        stated = list(indicator.stated) if fact.state is not INAPPLICABLE else []
        if not given and not stated:  # as most are
            return []
        changes = list(self._changes(fact, given, stated, said, beside=beside, among=among))
        if filed:  # the figure of last year's file stands for a change, where there is one
            given = given[1:]
            if not changes and (was := as_it_was(fact)):
                changes.append(was)
        return [*changes, *self._figures(fact, given, stated, said)]

    def _changes(self, fact: IndicatorFact, given: list[str], stated: list[str], said: set[str], *, beside: bool, among: bool) -> Iterator[str]:
        for key, name in RATES.items():
            own = f"{name}增减"
            if name in stated and is_all_gone(fact, name):
                said.add(fact.lookup(name).path)
                continue
            if key in given and ((own in stated and agreeing(fact, own)) or (name == "同比" and says_so_itself(fact))):
                said.add(fact.lookup(key).path)
            if (name in stated or (key in given and not _is_stated(fact, name, own))) and (words := self._change(fact, key, said, beside=beside, among=among)):
                yield words
            if own in stated and (words := self._difference(fact, own, said)):
                yield words

    def _figures(self, fact: IndicatorFact, given: list[str], stated: list[str], said: set[str]) -> Iterator[str]:
        """The other figures, where nothing above speaks for them, and the rates that go with each."""
        for key in COMPARISONS:
            other = fact.lookup(key) if key in given else None
            printed = self._once(other, said, zero=key == "任务" and _is_some_of_none(fact)) if isinstance(other, IndicatorFact) and _is_typed(other) else ""
            if other is not None and printed:
                yield _within(other, printed) if key == "任务" and _is_kept(fact) else f"{compared_with(other, key)}{printed}"
            if key == "任务" and (printed or "完成率" in stated) and (done := self._completion(fact, said, computed=bool(printed))):
                yield done
            yield from self._stated(fact, (name for name in stated if AGAINST.get(name) == key), said)
        yield from self._stated(fact, (name for name in stated if name not in AGAINST), said)

    def _stated(self, fact: IndicatorFact, names: Iterable[str], said: set[str]) -> Iterator[str]:
        for name in names:
            if name not in EARLIER and name != "完成率" and (own := self._once(fact.lookup(name), said)):
                yield f"{name}{own}"

    def _change(self, fact: IndicatorFact, key: str, said: set[str], *, beside: bool, among: bool) -> str:
        """同比增长7.2% for what was before, where it can be computed or is given, and is not said; else ""."""
        name = RATES[key]
        own = fact.lookup(name)
        if own.measure is None and name in fact.indicator.stated:
            return f"{name}{printed}" if (printed := self._once(own, said)) else ""
        anew = key == "上年同期" and set_anew(fact.indicator, fact.entry)
        left = []
        for each in strands(fact, name):
            before = each.figure.lookup(key)
            if each.stated:
                if agreeing(fact, name):
                    said.add(before.path)
                if each.rate.path not in said:
                    said.add(each.rate.path)
                    left.append(each)
            elif not anew and each.rate.measure is not None and (before.book is not fact.book or before.path not in said):
                said.update((each.rate.path, before.path))
                left.append(each)
        if among:
            left = [each._replace(called=each.called or fact.book.units.called(fact.units[0])) for each in left]
        return growth(fact, left, name, beside=beside) if left else ""

    def _difference(self, fact: IndicatorFact, name: str, said: set[str]) -> str:
        """同比减少200人, as the data gives it."""
        called, own = next(((each.called, each.rate) for each in strands(fact, name) if each.stated), ("", fact.lookup(name)))
        words = partial(moved, lead=f"{called}{name.removesuffix('增减')}", lower_is_better=fact.lower_is_better, whole=fact)
        return self._once(own, said, words, zero=True)

    def _completion(self, fact: IndicatorFact, said: set[str], *, computed: bool) -> str:
        """完成率90%; 户数完成率90%、金额完成率95%. With `computed` also where the data does not give it."""
        own = fact.lookup("完成率")
        stated = "完成率" in fact.indicator.stated
        if own.state is OWED and stated:
            return f"完成率{printed}" if (printed := self._once(own, said)) else ""
        pair = len(fact.lookup("任务").units) > 1
        done = []
        for each in strands(fact, "完成率"):
            if (each.stated or (computed and _has_completion(fact))) and (printed := self._once(each.rate, said)):
                called = each.called or (fact.book.units.called(fact.units[0]) if pair and len(fact.units) == 1 and not each.stated else "")
                done.append(f"{called}完成率{printed}")
        return "、".join(done)


def _has_last_years(fact: IndicatorFact) -> bool:
    """Whether last year's file has the figure of a name that no catalogue knows, or only as one of its kind: no sentence of a template says how it changed."""
    if fact.entry is not None and not fact.entry.local_kind:
        return False
    if rank_of(fact.value) is None and (fact.measure is None or not _stands_for_itself(fact) or _NOT_COMPARED.search(fact.name)):
        return False
    return fact.book.last_year(fact.source) is not None


def _stands_for_itself(fact: IndicatorFact) -> bool:
    """Whether it is said as a figure of its own: right in its group, or below names that have none (管网: {长度, 改造}); no part of another."""
    above = fact.parent
    if len(fact.source) == _OF_A_GROUP:
        return True
    return isinstance(above, IndicatorFact) and above.measure is None and fact.source[-2] not in PARTS and _stands_for_itself(above)


def is_all_gone(fact: IndicatorFact, name: str) -> bool:
    """Whether nothing is left of what there was, and both are given: 森林火灾0起（上年同期2起） says so, and no 下降100% beside it."""
    rate = fact.lookup(name).measure
    if getattr(fact.indicator, COMPARISONS[EARLIER[name]]) is None:
        return False
    return fact.measure is not None and fact.measure.is_zero and rate is not None and len(rate.quantities) == 1 and rate.first.unit == "%" and rate.first.amount == _ALL_GONE


def _within(limit: Fact, printed: str) -> str:
    """控制在年度目标6小时以内; where the limit says itself that it is one, it is not said again: 控制在年度目标6小时以内, 符合不超过6小时的年度控制目标."""
    first = limit.measure.first if limit.measure is not None else None
    if first is None or not first.is_limit:
        return f"控制在年度目标{printed}以内"
    return f"控制在年度目标{printed}" if first.suffix else f"符合{printed}的年度控制目标"


def _is_typed(fact: IndicatorFact) -> bool:
    return fact.indicator.value is not None or fact.indicator.statement is not None


def _is_stated(fact: IndicatorFact, name: str, own: str) -> bool:
    """Whether the data says itself by how much it changed, be it without the unit of a rate (同比增长: 23.7): nothing computed stands beside that."""
    return own in fact.indicator.stated or any(OTHER_WORDS.get(each) == name for each in fact.indicator.children) or (name == "同比" and says_so_itself(fact))


def says_so_itself(fact: IndicatorFact) -> bool:
    """Whether a share hangs on it in words of its own: 同比下降6.5%, beside which what is computed would say the same again."""
    children = fact.indicator.children
    return any(_SINCE_THEN.fullmatch(name) and isinstance(child.value, Measure) and child.value.units == ("%",) for name, child in children.items())


def _has_completion(fact: IndicatorFact) -> bool:
    """A rate is held against its task as it stands: 58.3% of 55% is no 完成率, nor is -320万元 of 500万元."""
    first = fact.measure.first if fact.measure is not None else None
    if finished(fact) is not fact or (says_begun(fact) and is_under_way(fact)):  # beside 26个 of 30个 a rate of what is finished reads as wrong; the task may be to begin it
        return False
    return not (fact.lower_is_better or fact.direction_is_open) and (first is None or (first.unit not in _RATES_OF and first.amount >= 0))


def _is_kept(fact: IndicatorFact) -> bool:
    """Whether its task is a limit that it surely stays below, all of it: of 约420批次 of 420批次 nobody knows."""
    if not fact.lower_is_better or fact.measure is None or not reached(fact) or any(each.is_below_zero for each in fact.measure.quantities):
        return False
    return all(surely_at_most(done, due, fact.book.units) for done, due in comparables(fact, fact.lookup("任务")))


def _is_some_of_none(fact: IndicatorFact) -> bool:
    """Whether there is some of what its task says there shall be none: 较大火灾1起（年度控制目标0起）; of what is work a task of nought is none."""
    return fact.measure is not None and not fact.measure.is_zero and (fact.lower_is_better or fact.direction_is_open)


def set_anew(indicator: Indicator, entry: Entry | None) -> bool:
    """Whether how much was to be done is set each year: fewer than last year is then no fall, the figure alone is said."""
    return indicator.target is not None and entry is not None and "任务" in entry.uses and "上年同期" not in entry.uses
