"""未了事项: what the data's own names say is not done or should not be, group by group, for the part of a report that tells problems.

其余 says what was done: a figure that is told here is said, and does not stand there too. Where a report tells no problems, or
the data has written them itself, it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from drafting.facts.book import Book
from drafting.facts.indicator import IndicatorFact
from drafting.model.indicator import Indicator
from drafting.model.left_undone import is_harm, is_left_undone, is_state, is_wanting, without_work_of
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.render.ledger import Ledger
from drafting.render.naming import joined, named, without_unit
from drafting.render.origins import Origins

OUTSTANDING: Final = "未了事项"
_TOLD_APART: Final = ("存在问题", "概况", "基本情况", "灾情", "受灾")
"""Groups that have a place of their own for it, and what nobody's work is to blame for."""
_STILL: Final = "尚有"
_HAPPENS: Final = ("事故", "火灾", "溺水")
_FIRE: Final = "火灾"
_SAFE: Final = ("公路", "道路", "交通", "铁路", "水上", "施工", "校园", "食品", "药品", "燃气", "电梯", "特种设备", "农机", "矿山", "煤矿", "消防")
"""In what accidents happen where safety is wanting."""
_SAFETY: Final = ("安全", "安全生产")
_OWN_NAME: Final = 4  # characters of a name that says of what it is


class Clauses:
    """What is left of one group's work, said when it is printed: 隐患尚有7处未整改，死亡1人."""

    __slots__ = ("_facts",)

    def __init__(self, facts: Sequence[IndicatorFact]) -> None:
        self._facts = facts

    def __str__(self) -> str:
        text = ""
        for clause, after in pairwise(("", *map(_clause, self._facts))):
            again = clause.startswith(_STILL) and after.startswith(_STILL)
            text += f"{'、' if again else '，' if text else ''}{after.removeprefix(_STILL) if again else after}"
        return text


class Outstanding:
    """Loops as (what the data calls the group, what is left there). What a sentence has printed already is not said again."""

    __slots__ = ("_book", "_found", "_ledger", "_origins")

    def __init__(self, book: Book, ledger: Ledger) -> None:
        self._book = book
        self._ledger = ledger
        self._origins = Origins(book)
        self._found: dict[str, list[IndicatorFact]] | None = None

    def __iter__(self) -> Iterator[tuple[str, Clauses]]:
        if self._found is None:
            self._found = self._gathered()
        for group, facts in self._found.items():
            yield self._book.data_text(_matter(group.removesuffix("工作"))), Clauses(facts)

    def _gathered(self) -> dict[str, list[IndicatorFact]]:
        found: dict[str, list[IndicatorFact]] = {}
        printed: set[str] | None = None
        for path in self._named_so():
            fact = self._book.find(path)
            if not isinstance(fact, IndicatorFact) or (is_harm(fact.name) and _is_told_elsewhere(fact)):
                continue
            if printed is None:
                printed = self._ledger.printed_paths()
            if printed.isdisjoint((path, *(f"{path}.{unit}" for unit in fact.units))):
                found.setdefault(self._origins.group(path), []).append(fact)
        return found

    def _named_so(self) -> Iterator[str]:
        """Paths of figures, none of them zero, that no entry of the catalogue is made for."""
        units = self._book.units
        for group, top in self._book.dataset.indicators.items():
            if not group.endswith(_TOLD_APART):
                entries = self._book.catalogue.groups.get(group, {})
                for name, node in top.children.items():
                    if node.children:
                        yield from _below(node, f"{group}.{name}", units)
                    if name not in entries and _is_outstanding(name, node, units):
                        yield f"{group}.{name}"


def _below(node: Indicator, path: str, units: UnitTable) -> Iterator[str]:
    for name, child in node.children.items():
        if child.children:
            yield from _below(child, f"{path}.{name}", units)
        if _is_outstanding(name, child, units):
            yield f"{path}.{name}"


def _is_outstanding(name: str, node: Indicator, units: UnitTable) -> bool:
    if not (is_left_undone(name) or is_wanting(name) or is_harm(name)):
        return False
    value = node.value
    return isinstance(value, Measure) and not value.is_zero and value.first.amount > 0 and not units.convertible(value.first.unit, "%")


def _is_told_elsewhere(fact: IndicatorFact) -> bool:
    """Whether it fell, which is an achievement, or has a task: of those that are not kept the tasks tell."""
    change, task = fact.lookup("同比").measure, fact.lookup("任务").measure
    return (change is not None and change.first.amount < 0) or task is not None


def _matter(group: str) -> str:
    """公路安全 of 公路事故: what is wanting is not the accidents. Of a kind that is not known, as the data calls it."""
    kind = group.removesuffix("事故")
    if kind.endswith(_FIRE):
        return "消防安全"
    if kind == group:
        return group
    return f"{kind}安全" if kind.endswith(_SAFE) else kind if kind.endswith(_SAFETY) else group


def _clause(fact: IndicatorFact) -> str:
    """隐患尚有7处未整改, 尚有1个超期项目, 教师编制缺口126名, 发生溺水事故1起, in a group called 公路事故 发生公路事故2起，受伤3人."""
    name = without_unit(named(fact), fact)
    above = fact.parent
    below = isinstance(above, IndicatorFact) and above.parent is not None
    subject = named(above) if isinstance(above, IndicatorFact) and (below or (name.endswith(_HAPPENS) and above.given_name.endswith(name))) else ""
    if is_left_undone(name):
        lead = without_work_of(subject, name) if is_state(name) or len(name) < _OWN_NAME else ""
        return f"{lead}{_STILL}{fact}{name.removeprefix('尚').removeprefix('仍').removeprefix('还')}"
    whole = name if len(name) >= _OWN_NAME else joined(subject, name)
    return f"{'发生' if whole.endswith(_HAPPENS) else ''}{whole}{fact}"

