"""How what is left of a group's work reads among the problems: 隐患尚有7处未整改，发生火灾12起，其中住宅火灾8起，死亡1人.

Who reads that a thing became worse reads there of what it consists, and what it cost: its parts are no results.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, TypeGuard

from drafting.facts.fact import OWED, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.strands import strands
from drafting.model.counting_words import RANKED
from drafting.model.faults import HAPPENS, Faults, without_work_of
from drafting.model.indicator import SIMPLE
from drafting.model.paths import path_above
from drafting.quantities.values import Ordinal
from drafting.render.filters.growth import as_it_was, year_on_year
from drafting.render.ledger import Ledger
from drafting.render.naming import (
    counted_otherwise,
    is_part_of_something,
    joined,
    linked,
    named,
    named_in_a_row,
    without_unit,
)

_STILL: Final = "尚有"
_OPEN: Final = frozenset("未仍尚不")
"""A name without them does not say that it is so still: 过期食品 may have been seized."""
_THERE_ARE: Final = "有"
"""Before things that should not be. Whether some of them are gone the name does not say, so no 尚有."""
_HAPPENED: Final = "发生"
_SAID_ONCE: Final = (_STILL, _THERE_ARE, _HAPPENED)
_SIDE: Final = 2
"""Characters of a name of a group that may as well be the beginning of another word."""
_OWN_NAME: Final = 4  # characters of a name that says of what it is
_MOST: Final = 4
"""Children that 其余 puts into brackets behind a figure."""
_WITHIN: Final = "其中"
_ALL_OF_IT: Final = "包括"


class Clauses:
    """What is left of one group's work, said when it is printed: 隐患尚有7处未整改，死亡1人."""

    __slots__ = ("_facts", "_group", "_ledger")

    def __init__(self, facts: Sequence[IndicatorFact], group: str, ledger: Ledger) -> None:
        self._facts = facts
        self._group = group
        self._ledger = ledger

    def __str__(self) -> str:
        text, has_parts = "", False
        told = {fact.path for fact in self._facts}
        clauses = [(self._clause(fact, before), self._behind(fact, told)) for before, fact in pairwise((None, *self._facts)) if fact is not None]
        for (clause, _), (after, behind) in pairwise((("", ""), *clauses)):
            again = "" if has_parts else next((each for each in _SAID_ONCE if clause.startswith(each) and after.startswith(each)), "")
            text += f"{'、' if again else '，' if text else ''}{after.removeprefix(again)}{behind}"
            has_parts = bool(behind)
        return text

    def _clause(self, fact: IndicatorFact, before: IndicatorFact | None) -> str:
        """隐患尚有7处未整改, 尚有1个超期项目, 教师编制缺口126名, 有黑臭水体3条, 发生溺水事故1起, in a group called 公路事故 发生公路事故2起，受伤3人."""
        faults = fact.book.catalogue.faults
        figure = "".join(map(str, (fact, *(() if _is_compared(fact) else counted_otherwise(fact)))))
        since = _since_last_years_file(fact)
        name = _without_group(without_unit(named(fact), fact), self._group, faults)
        above = fact.parent
        below = isinstance(above, IndicatorFact) and above.parent is not None
        subject = named(above) if isinstance(above, IndicatorFact) and (below or (name.endswith(HAPPENS) and above.given_name.endswith(name) and not faults.is_dealt_with(above.given_name))) else ""
        if faults.is_left_undone(name) and not _OPEN.isdisjoint(name):
            lead = without_work_of(subject, name) if faults.is_state(name) or len(name) < _OWN_NAME else ""
            return f"{lead if lead != self._group else ''}{_STILL}{figure}{name.removeprefix('尚').removeprefix('仍').removeprefix('还')}{since}"
        of_the_last = below and before is not None and (before is above or before.path == _path_above(fact) or before.parent is above)
        if subject.endswith(RANKED):
            whole = joined(name, subject)  # 平安建设 of 考核排名
        else:
            whole = name if len(name) >= _OWN_NAME or of_the_last else joined(subject, name)
        verb = _HAPPENED if whole.endswith(HAPPENS) else _THERE_ARE if faults.is_thing(name) else ""
        if fact.measure is None or fact.measure.first.amount < 0:
            return f"{linked(whole, fact)}{fact}{since}"
        return f"{verb}{whole}{figure}{since}"

    def _behind(self, fact: IndicatorFact, told: Collection[str]) -> str:
        """Its parts, and what hangs on it where that is more than brackets hold: ，其中来访50件、来信30件."""
        node = fact.indicator
        if not (node.parts or node.subset or node.children):
            return ""
        said = {*told, *self._ledger.printed_paths()}
        texts = []
        for key, nodes, word in (("构成", node.parts, _ALL_OF_IT), (_WITHIN, node.subset, _WITHIN)):
            parts = [each for each in (fact.lookup(key).members() if nodes else ()) if self._is_to_be_said(each, said)]
            if parts:
                texts.append(f"，{word}" + "、".join(f"{linked(named(each), each)}{each}" for each in parts))
        children = [each for name in node.children if self._is_to_be_said(each := fact.lookup(name), said)]
        simple = all(each.indicator.given <= SIMPLE and not is_part_of_something(each) for each in children)
        if not simple or len(children) > _MOST:
            names = named_in_a_row(named(fact), fact, children)
            texts += [f"，{linked(name, each)}{each}{self._behind(each, said)}" for name, each in zip(names, children, strict=True)]
        return "".join(texts)

    def _is_to_be_said(self, fact: Fact, said: Collection[str]) -> TypeGuard[IndicatorFact]:
        if not isinstance(fact, IndicatorFact) or fact.path in said:
            return False
        if fact.measure is None:
            return fact.state is OWED and not self._ledger.omits_owed
        return not fact.measure.is_zero and not fact.book.catalogue.faults.is_worked_at(fact.name)


def _is_compared(fact: IndicatorFact) -> bool:
    """Whether the brackets behind it will say how much it grew: what else is counted stands in them then."""
    node = fact.indicator
    return fact.book.is_compared or node.same_period_last_year is not None or bool(node.stated)


def _since_last_years_file(fact: IndicatorFact) -> str:
    """（同比增加2处）: what the data itself says of last year is hung on it with all else, but for places in a ranking, which nothing hangs on."""
    node = fact.indicator
    if isinstance(fact.value, Ordinal) and not node.children:
        return f"（{was}）" if (was := as_it_was(fact)) else ""
    if not fact.book.is_compared or node.same_period_last_year is not None or node.stated or node.children:
        return ""
    since = year_on_year(fact) if strands(fact, "同比") else as_it_was(fact)
    return f"（{since}）" if since else ""


def _path_above(fact: IndicatorFact) -> str:
    return path_above(fact.path)


def _without_group(name: str, group: str, faults: Faults) -> str:
    """What stands behind 公路建设方面 does not begin with 公路建设 again."""
    rest = name.removeprefix(group)
    return rest if len(group) > _SIDE and rest != name and faults.is_problem(rest) else name
