"""未了事项: what the data's own names say is not done or should not be, group by group, for the part of a report that tells problems.

其余 says what was done: a figure that is told here is said, and does not stand there too. Where a report tells no problems, or
the data has written them itself, it does. What something cost that happened stands where that is told, here or there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Final

from drafting.facts.book import Book
from drafting.facts.derived import places
from drafting.facts.indicator import IndicatorFact
from drafting.model.below_zero import is_balance
from drafting.model.catalogue import Entry
from drafting.model.faults import Faults
from drafting.model.indicator import Indicator
from drafting.model.paths import path_above, steps_of
from drafting.model.text_places import is_of_problems
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import rank_of
from drafting.render.ledger import Ledger
from drafting.render.naming import named
from drafting.render.origins import Origins
from drafting.render.problem_clauses import Clauses
from drafting.render.seen_to import around_it, fell, is_dealt_with, is_mended, is_seen_to, rose

OUTSTANDING: Final = "未了事项"
TOLD_APART: Final = ("概况", "基本情况", "灾情", "受灾")
"""Groups that have a place of their own for it, and what nobody's work is to blame for."""
SITUATION: Final = ("情况", "形势", "态势")
"""How groups end that tell what happened, good and bad, in a section of their own."""
_MEANT_TO_FALL: Final = "越小越好"
_FIRE: Final = "火灾"
_SAFE: Final = ("公路", "道路", "交通", "铁路", "水上", "施工", "校园", "食品", "药品", "燃气", "电梯", "特种设备", "农机", "矿山", "煤矿", "消防")
"""In what accidents happen where safety is wanting."""
_OF_A_DISASTER: Final = lazy("死亡|失踪|伤亡|受伤|损失|受灾|成灾|绝收|倒塌|损毁")
"""What is counted of what happened."""
_BORN: Final = "出生"
"""Beside these the dead are no harm that somebody is to blame for: 出生86人，死亡126人."""
_SAFETY: Final = ("安全", "安全生产")
HEARING: Final = ("法院", "检察院", "仲裁院", "仲裁委员会")
"""Of those what others did is the work: 离婚纠纷."""

class Outstanding:
    """Loops as (what the data calls the group, what is left there). What a sentence has printed already is not said again."""

    __slots__ = ("_book", "_found", "_is_work", "_ledger", "_origins")

    def __init__(self, book: Book, ledger: Ledger, is_work: Callable[[str, str], bool]) -> None:
        """`is_work`: whether a figure of that name in that unit is told as what was done: 受理投诉."""
        self._book = book
        self._ledger = ledger
        self._is_work = is_work
        self._origins = Origins(book)
        self._found: dict[str, list[IndicatorFact]] | None = None

    def __iter__(self) -> Iterator[tuple[str, Clauses]]:
        if self._found is None:
            self._found = self._gathered()
        for group, facts in self._found.items():
            yield self._book.data_text(_matter(group.removesuffix("工作"))), Clauses(facts, group, self._ledger)

    def _gathered(self) -> dict[str, list[IndicatorFact]]:
        found: dict[str, list[IndicatorFact]] = {}
        printed: set[str] | None = None
        for fact in self._told_here([fact for path in self._named_so() if isinstance(fact := self._book.find(path), IndicatorFact)]):
            path = fact.path
            if printed is None:
                printed = self._ledger.printed_paths()
            if printed.isdisjoint((path, *(f"{path}.{unit}" for unit in fact.units))):
                found.setdefault(self._origins.group(path), []).append(fact)
        return found

    def _told_here(self, facts: list[IndicatorFact]) -> list[IndicatorFact]:
        """Without those that are told as what was done: found out about others; of what happened, where all that happened there is (事故 and 死亡 are one matter)."""
        faults = self._book.catalogue.faults
        facts = [fact for fact in facts if not faults.is_found_out(fact.name, self._origins.group(fact.path), self._book.dataset.unit.name)]
        facts = [fact for fact in facts if not _is_of_nature(fact, faults)]
        here = {_above(fact) for fact in facts if faults.is_harm(fact.name) and self._is_news(fact, faults)}
        told = [
            fact for fact in facts
            if faults.is_left_undone(fact.name) or (faults.is_wanting(fact.name) and not is_mended(fact)) or self._is_worse(fact, faults) or _fell_back(fact, faults)
            or (_above(fact) in here if faults.is_harm(fact.name) else self._is_fault(fact, faults))
        ]  # fmt: skip
        paths = {fact.path for fact in told}
        return [fact for fact in facts if (event.path if (event := _event_of(fact, faults)) is not None else fact.path) in paths]

    def _is_fault(self, fact: IndicatorFact, faults: Faults) -> bool:
        """Whether nothing is told of what was done about it. Of more than last year some neighbour tells nothing: 停产企业12家（上年9家）, 停产企业复工6家."""
        if _is_told_elsewhere(fact):
            return False
        if faults.is_fault(fact.name) or not faults.is_evil(fact.name):
            return faults.is_fault(fact.name) and not is_dealt_with(fact, self._origins.group(fact.path))
        group = self._origins.group(fact.path)
        if faults.evils.is_counted_only(fact.name, around_it(fact), self._book.dataset.unit.name) or faults.is_of_others(group) or faults.is_disaster(group):
            return False
        return not is_seen_to(fact, faults.evils.word_in(fact.name), group)

    def _is_worse(self, fact: IndicatorFact, faults: Faults) -> bool:
        """Whether it is a loss, no smaller than last year's, or more of what nobody wants, which is no work of whoever deals with it: 利润总额-120万元, 医疗纠纷12起 after 9起."""
        if fact.measure is None or fact.lookup("任务").measure is not None:
            return False
        if fact.measure.first.amount < 0:
            before = fact.lookup("上年同期").measure
            return _is_balance(fact.name, fact.measure, fact.book.units) and (before is None or before.first.amount > fact.measure.first.amount)
        group = self._origins.group(fact.path)
        if faults.is_harm(fact.name) or not (_is_meant_to_fall(fact.entry) or faults.is_worse_if_more(fact.name, around_it(fact))) or faults.is_of_others(group) or faults.is_disaster(group) or self._book.dataset.unit.name.endswith(HEARING):
            return False
        return rose(fact) and not (self._is_work(named(fact), fact.units[0]) or is_dealt_with(fact, group))

    def _is_news(self, fact: IndicatorFact, faults: Faults) -> bool:
        """Whether what happened is the fault of somebody and did not get less. What it cost does not decide: fewer accidents are fewer."""
        group = self._origins.group(fact.path)
        if _is_told_elsewhere(fact) or faults.is_disaster(group) or _is_cost(fact, faults) or _is_of_births(fact):
            return False
        return not group.endswith(SITUATION) or rose(fact)

    def _named_so(self) -> Iterator[str]:
        """Paths of figures, none of them zero, that no entry of the catalogue is made for, or one that says that less is better."""
        for group, top in self._book.dataset.indicators.items():
            if not (group.endswith(TOLD_APART) or is_of_problems(group)):
                entries = self._book.catalogue.groups.get(group, {})
                for name, node in top.children.items():
                    entry = entries.get(name)
                    if (entry is None or entry.direction == _MEANT_TO_FALL) and self._may_be_told(name, node, (group, *top.children), entry):
                        yield f"{group}.{name}"
                    if node.children:
                        yield from self._below(node, f"{group}.{name}", (group, name))

    def _below(self, node: Indicator, path: str, above: tuple[str, ...]) -> Iterator[str]:
        """What became worse below a figure is told with that."""
        units, faults = self._book.units, self._book.catalogue.faults
        around = (*above, *node.children)
        for name, child in node.children.items():
            if _is_outstanding(name, child, units, faults) or (node.value is None and self._may_be_told(name, child, around)):
                yield f"{path}.{name}"
            if child.children:
                yield from self._below(child, f"{path}.{name}", (*above, name))

    def _may_be_told(self, name: str, node: Indicator, around: Collection[str], entry: Entry | None = None) -> bool:
        units, faults = self._book.units, self._book.catalogue.faults
        return _is_outstanding(name, node, units, faults) or self._may_be_worse(name, node, around, entry) or (faults.is_cost(name) and _is_some(node, units))

    def _may_be_worse(self, name: str, node: Indicator, around: Collection[str], entry: Entry | None) -> bool:
        value = node.value
        is_compared = self._book.is_compared or node.same_period_last_year is not None or bool(node.stated)
        if not isinstance(value, Measure):
            return is_compared and rank_of(value or node.statement) is not None
        if value.is_zero:
            return False
        if value.first.amount < 0:
            return _is_balance(name, value, self._book.units)
        return is_compared and (_is_meant_to_fall(entry) or self._book.catalogue.faults.is_worse_if_more(name, around))


def _is_meant_to_fall(entry: Entry | None) -> bool:
    """Whether the catalogue says of it that less is better."""
    return entry is not None and entry.direction == _MEANT_TO_FALL


def _is_balance(name: str, measure: Measure, units: UnitTable) -> bool:
    """利润, 结余: how much is left, in money."""
    return is_balance(name) and units.convertible(measure.first.unit, "元")


def _is_outstanding(name: str, node: Indicator, units: UnitTable, faults: Faults) -> bool:
    return faults.is_problem(name) and _is_some(node, units)


def _is_some(node: Indicator, units: UnitTable) -> bool:
    value = node.value
    return isinstance(value, Measure) and not value.is_zero and value.first.amount > 0 and not units.convertible(value.first.unit, "%")


def _is_of_births(fact: IndicatorFact) -> bool:
    above = fact.parent
    return isinstance(above, IndicatorFact) and any(_BORN in each for each in above.indicator.children)


def _fell_back(fact: IndicatorFact, faults: Faults) -> bool:
    """Whether it stands lower in a ranking of merit than last year; of a place that was to be reached the tasks tell."""
    found = places(fact, fact.lookup("上年同期"))
    return found is not None and places(fact, fact.lookup("任务")) is None and found[0] > found[1] and faults.is_ranked_by_merit("".join(steps_of(fact.path)))


def _above(fact: IndicatorFact) -> str:
    return path_above(fact.path)


def _is_told_elsewhere(fact: IndicatorFact) -> bool:
    """Whether it fell, which is an achievement, or has a task: of those that are not kept the tasks tell."""
    return fell(fact) or fact.lookup("任务").measure is not None


def _is_cost(fact: IndicatorFact, faults: Faults) -> bool:
    """Whether it is what another harm beside it cost, of which is said whether it became less."""
    return faults.is_cost(fact.name) and any(_is_told_elsewhere(each) for each in _beside(fact))


def _event_of(fact: IndicatorFact, faults: Faults) -> IndicatorFact | None:
    """What happened, of which it is the cost: what stands before it, or where nothing does what comes next; None of what is no cost, or stands alone."""
    if not faults.is_cost(fact.name):
        return None
    around = around_it(fact)
    return _nearest(fact, lambda name: not faults.is_cost(name) and (_is_event(name, faults) or faults.is_worse_if_more(name, around)))


def is_event_elsewhere(fact: IndicatorFact) -> bool:
    """Whether it is what something cost that happened, no more than last year, and stands where that is told; what a storm cost is nobody's fault."""
    faults = fact.book.catalogue.faults
    return _is_of_nature(fact, faults) or (not rose(fact) and _event_of(fact, faults) is not None)


def _is_of_nature(fact: IndicatorFact, faults: Faults) -> bool:
    """Whether it is what a storm or a flood cost that stands above or beside it."""
    if not (faults.is_cost(fact.name) or _OF_A_DISASTER.search(fact.name)):
        return False
    if any(map(faults.is_of_nature, steps_of(fact.path)[1:-1])):
        return True
    event = _nearest(fact, lambda name: not _OF_A_DISASTER.search(name) and (faults.is_of_nature(name) or _is_event(name, faults)))
    return event is not None and faults.is_of_nature(event.name)


def _is_event(name: str, faults: Faults) -> bool:
    return faults.is_harm(name) and not _OF_A_DISASTER.search(name)


def _nearest(fact: IndicatorFact, is_it: Callable[[str], bool]) -> IndicatorFact | None:
    above = fact.parent
    names = [*above.indicator.children] if isinstance(above, IndicatorFact) else []
    at = names.index(fact.name) if fact.name in names else 0
    found = next((name for name in (*reversed(names[:at]), *names[at + 1 :]) if is_it(name)), None)
    event = above.lookup(found) if isinstance(above, IndicatorFact) and found is not None else None
    return event if isinstance(event, IndicatorFact) and event.measure is not None else None


def _beside(fact: IndicatorFact) -> list[IndicatorFact]:
    """What else happened."""
    above, faults = fact.parent, fact.book.catalogue.faults
    found = [above.lookup(name) for name in above.indicator.children if name != fact.name and faults.is_harm(name)] if isinstance(above, IndicatorFact) else []
    return [each for each in found if isinstance(each, IndicatorFact) and each.measure is not None]


def _matter(group: str) -> str:
    """公路安全 of 公路事故: what is wanting is not the accidents. Of a kind that is not known, as the data calls it."""
    kind = group.removesuffix("事故")
    if kind.endswith(_FIRE):
        return "消防安全"
    if kind == group:
        return group
    return f"{kind}安全" if kind.endswith(_SAFE) else kind if kind.endswith(_SAFETY) else group
