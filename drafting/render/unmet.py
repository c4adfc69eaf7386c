"""未完任务, 落后任务, 超控任务: the tasks of the data that are not met, not on time, or limits that are passed, by what is to be done about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.facts.book import Book
from drafting.facts.derived import comparables, passed, places
from drafting.facts.finished import finished
from drafting.facts.indicator import IndicatorFact
from drafting.facts.strands import strands
from drafting.model.below_zero import is_growth
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.model.paths import steps_of
from drafting.patterns import lazy
from drafting.quantities.rough import surely_below
from drafting.quantities.values import rank_of
from drafting.render.filters.progress import allows_none, reached
from drafting.render.naming import joined, named, says_little

UNMET: Final = "未完任务"
BEHIND: Final = "落后任务"
PAST: Final = "超控任务"
BELOW: Final = "低于目标"
_WHOLE_YEAR: Final = "年度"
_LONG: Final = 5  # characters of a name that says of what it is
_WORD: Final = 2  # characters of a word
_INDICATOR: Final = 3  # steps to an indicator of a group: 指标, group, name
_BESIDE: Final = frozenset({*COMPARISONS, *PARTS})
"""Steps below an indicator that lead to no indicator of their own."""


class Matters(list[str]):
    """What several pieces of work are called; printed, they stand one after the other."""

    __slots__ = ()

    def __str__(self) -> str:
        return "、".join(self)


class UsualMeans(str):
    """What is to be done where neither the indicator nor its group says it. It counts as nothing: a template may say its own."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class Tasks:
    """The group and the fact of each indicator of which it can be told how much of its task is done. Gathered once, for all who ask."""

    __slots__ = ("_found", "book")

    def __init__(self, book: Book) -> None:
        self.book = book
        self._found: list[tuple[str, IndicatorFact]] | None = None

    def __iter__(self) -> Iterator[tuple[str, IndicatorFact]]:
        if self._found is None:
            self._found = [*self._gathered()]
        return iter(self._found)

    def _gathered(self) -> Iterator[tuple[str, IndicatorFact]]:
        for source in self.book.typed.tasks:
            if len(source) > _INDICATOR and not _BESIDE.isdisjoint(source[_INDICATOR:]):
                continue  # parts are in their whole
            fact = self.book.find(".".join(map(str, source[1:])))
            if isinstance(fact, IndicatorFact) and (fact.lookup("完成率").measure is not None or allows_none(fact) or self._is_ranked(fact) or self._is_surely_missed(fact)):
                yield str(source[1]), fact

    def _is_ranked(self, fact: IndicatorFact) -> bool:
        """Whether it is a place in a ranking, of which the task is another."""
        return places(fact, fact.lookup("任务")) is not None and self.book.catalogue.faults.is_ranked_by_merit("".join(steps_of(fact.path)))

    def _is_surely_missed(self, fact: IndicatorFact) -> bool:
        """Whether it is so of all that the figures may stand for, though they tell no rate: 近3000人 of the 近4000人 of a year that is over."""
        if self.book.dataset.period.kind != _WHOLE_YEAR or fact.lower_is_better:
            return False
        done = finished(fact)
        whole = fact if done.measure is None else done  # of which no more can be finished
        return any(surely_below(one, due, self.book.units) for one, due in comparables(whole, fact.lookup("任务")))


class Unmet:
    """Loops as (what is to be done, what the work is called)."""

    __slots__ = ("_book", "_found", "_tasks")

    usual = UsualMeans("逐项查找原因、落实责任")

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._book = tasks.book
        self._found: dict[str, Matters] | None = None

    def __iter__(self) -> Iterator[tuple[str, Matters]]:
        if self._found is None:
            self._found = self._gathered()
        return iter(self._found.items())

    def _gathered(self) -> dict[str, Matters]:
        found: dict[str, Matters] = {}
        for group, fact in self._tasks:
            if self._is_left(fact):
                matters = found.setdefault(self._means(fact, group), Matters())
                if (matter := _matter(fact)) not in matters:  # 资金支出 and 支出进度 are one work
                    matters.append(matter)
        return found

    def _is_left(self, fact: IndicatorFact) -> bool:
        return self._is_missed(fact) and not (self._book.dataset.period.kind != _WHOLE_YEAR and is_growth(fact.given_name))  # a growth is Below

    def _is_missed(self, fact: IndicatorFact) -> bool:
        return not (fact.lower_is_better or fact.direction_is_open or reached(fact) or _in_time(fact) or _is_of_a_stretch(fact))

    def _means(self, fact: IndicatorFact, group: str) -> str:
        catalogue = self._book.catalogue
        own = fact.entry.means if fact.entry is not None else ()
        of_group = () if fact.lower_is_better else catalogue.means.get(group, ())  # 逾期率 is not pushed on
        return "、".join(own or of_group) or self.usual


class Behind(Unmet):
    """Within the year: of what is less done than the share of the year that has passed. A year's report has none."""

    __slots__ = ()

    def _gathered(self) -> dict[str, Matters]:
        return {} if self._book.dataset.period.kind == _WHOLE_YEAR else super()._gathered()

    def _is_left(self, fact: IndicatorFact) -> bool:
        return _has_pace(fact) and not (reached(fact) or _keeps_pace(fact) or _is_of_a_stretch(fact))


class Below(Unmet):
    """Within the year: of rates of growth, what is below the year's target. No time that has passed excuses it. A year's report has none: they are among the others."""

    __slots__ = ()

    def _gathered(self) -> dict[str, Matters]:
        return {} if self._book.dataset.period.kind == _WHOLE_YEAR else super()._gathered()

    def _is_left(self, fact: IndicatorFact) -> bool:
        if not is_growth(fact.given_name) or not self._is_missed(fact):
            return False
        pairs = comparables(fact, fact.lookup("任务"))
        return any(surely_below(done, due, self._book.units) and not (due.is_about and due.amount - done.amount <= due.place / 2) for done, due in pairs)  # 5.8% are 6%左右


class Past(Unmet):
    """Of what is better small, what is more than the year's limit, at whatever time of the year."""

    __slots__ = ()

    usual = UsualMeans("逐项查找原因、落实管控措施")

    def _is_left(self, fact: IndicatorFact) -> bool:
        return fact.lower_is_better and not reached(fact)


def _in_time(fact: IndicatorFact) -> bool:
    """Whether what grows over the year keeps pace with it: at half-year 55% of a year's task is no lag."""
    entry = fact.entry
    return _has_pace(fact) and not (entry is not None and entry.nature != "时期") and _keeps_pace(fact)


def _is_of_a_stretch(fact: IndicatorFact) -> bool:
    """Whether it is what came of a month or quarter alone: against the year's task that says neither that it is met nor that it is late."""
    entry = fact.entry
    return fact.book.dataset.period.first_month > 1 and (entry is None or entry.nature in ("", "时期"))


def _has_pace(fact: IndicatorFact) -> bool:
    """Whether its task is done bit by bit over the year: a growth of 6.3% until October is no part of one of 8%."""
    return fact.book.dataset.period.kind != _WHOLE_YEAR and rank_of(fact.value) is None and not (fact.lower_is_better or fact.direction_is_open or is_growth(fact.given_name))


def _keeps_pace(fact: IndicatorFact) -> bool:
    told = fact.lookup("序时进度").measure
    due = told.first if told is not None else passed(fact.book.dataset.period.last_month)  # of a rate that is given without its task
    rates = [each.rate.measure for each in strands(fact, "完成率")]
    return bool(rates) and all(rate is not None and rate.first.amount >= due.amount for rate in rates)


_DONE: Final = lazy("^(?:已经?|累计)?完成(?=..)")
"""教育投资 of 教育 and 完成投资: what is still to be done of it is not 教育完成投资."""
_OF_A_THING: Final = 4  # characters of a name that says what is done to what: 机收小麦
_IS_WORK: Final = lazy("(?:作业|工作|建设|管理|服务|监管|监理|治理|防治|执法|行动|保障|补贴|推广|生产)$")
"""How a group is called that is work itself, before which nobody puts another: 机械化作业, but 庙会民俗巡游."""
_IS_FRAME: Final = lazy("(?:目标|任务|指标|考核|控制|排名)$")
"""How a group is called that says nothing of what is in it: 返贫率 of 目标控制."""
_ALREADY: Final = lazy("(?<=..)(?:已播种?|已种植?|已栽种?|已收割?|已完成|已实施|已改造?|已建成?)(?:面积|数)?$")
"""What is done of a matter: 秋播 of 秋播已播."""


def _matter(fact: IndicatorFact) -> str:
    if fact.entry is not None and fact.entry.matter:
        return fact.entry.matter
    above = fact.parent
    name = _ALREADY.sub("", fact.book.data_text(fact.called) if fact.entry is not None else named(fact))
    if isinstance(above, IndicatorFact) and above.parent is not None:
        alone = above.indicator.value is None and (_says_itself(name) or _shares_a_word(name, above.given_name))
        return name if alone else joined(_matter(above), name)
    if isinstance(above, IndicatorFact) and above.name not in fact.book.catalogue.groups:
        return _of_its_group(name, above.given_name)
    return name


def _of_its_group(name: str, group: str) -> str:
    """A figure of a group of the place's own: 小额贷款 + 新发放, 教师队伍 + 招聘; 危桥改造 needs no group, 老旧小区改造 is what the 小区 in it are."""
    if name in group:
        return group.removesuffix("工作")
    done_by_itself = (_IS_FRAME.search(group) or (len(name) >= _OF_A_THING and _IS_WORK.search(group))) and not says_little(name)
    return name if done_by_itself or _says_itself(name) or _shares_a_word(name, group) else joined(group, _DONE.sub("", name))


def _shares_a_word(name: str, group: str) -> bool:
    """招聘教师 in 教师队伍 says of whom by itself."""
    return any(group[at : at + _WORD] in name for at in range(len(group) - _WORD + 1))


def _says_itself(name: str) -> bool:
    return len(name) >= _LONG and not says_little(name)
