"""The verb before a figure that 其余 says by the data's name: 开展食品抽检4260批次, 有养老机构14家. Which, the house says in verbs.yaml.

A verb says that something was done. It stands only where every character of the name is known: an ending that it goes with, and before
that words that are known to be harmless. 取消培训, 冒领养老金 and 应改造 are a name and a number, whatever they end with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from drafting.facts.finished import is_under_way
from drafting.facts.indicator import IndicatorFact
from drafting.model.counting_words import HOW_LARGE
from drafting.model.faults import HAPPENS, Faults
from drafting.model.offences import FOUND
from drafting.model.vocabulary import Vocabulary
from drafting.quantities.measure import Measure
from drafting.quantities.values import Ordinal
from drafting.render.leftovers.pieces import AMOUNT, BARE, HAVE, OWN, Lead
from drafting.render.naming import is_rate, without_unit

_SAID: Final = "说"
_BEFORE: Final = "前面"
_UNITS: Final = "单位"
_NOT: Final = "除外"
_OWN: Final = "自成一句"
_AMOUNT: Final = "不用动词"
_BEGINS, _ENDS, _HOLDS = "开头", "末尾", "含"
_THOSE: Final = ("人", "人次")
"""With these a bare word of work is its own verb: 培训320人次."""
_BARE_WORD: Final = 2  # characters
_HAPPENED: Final = "发生"
_FOUND: Final = (FOUND, "查出", "查处", "查获", "查办", "检出")
"""How the name of what another did begins where it says itself that it was found: 查出违规资金."""
_TIMES: Final = ("起", "次", "件", "例", "宗")
_ANY: Final = "*"
"""Before the last character of a unit: *次 are 家次 and 人次."""

Words = tuple[str, ...]


class Verbs:
    """`_house/verbs.yaml`. An empty one knows nothing of any name: all are said as they are."""

    __slots__ = ("_amount", "_known", "_not", "_own", "_said", "_units", "harmless")

    def __init__(self, data: Mapping[str, Any], *own: Mapping[str, Any]) -> None:
        """What one's `own` tables say goes before what all together say."""
        self._said = [each for table in (*own, data) for each in _lists(table, _SAID).items()]
        self.harmless = Vocabulary(word for words in _lists(data, _BEFORE).values() for word in words)
        self._units = _lists(data, _UNITS)
        self._not = _lists(data, _NOT)
        self._own = _lists(data, _OWN)
        self._amount = _lists(data, _AMOUNT)
        self._known: dict[tuple[str, str], Lead] = {}

    def before(self, name: str, fact: IndicatorFact) -> Lead:
        """What goes before the name."""
        if not self._said or fact.measure is None or isinstance(fact.value, Ordinal) or is_rate(fact):
            return OWN
        if fact.measure.is_zero:
            return BARE  # 危桥改造0座（年度任务9座）: nothing was done
        faults = fact.book.catalogue.faults
        if _is_found_out(name, fact, faults):
            return _finding_out(name, fact, faults)
        if faults.is_harm(name):
            return Lead(_HAPPENED) if without_unit(name, fact).endswith(HAPPENS) and fact.units[0] in _TIMES else OWN
        if faults.is_evil(name) and not faults.is_fault(name):
            return _found_out_with(fact, faults) or BARE
        if faults.is_thing(name):
            return Lead(HAVE)
        if any(map(faults.is_left_undone, fact.indicator.children)) or is_under_way(fact):
            return BARE  # a verb would say that all is done: 水毁修复31处, of which 6处 are 未修复
        return self.of(name, fact.units[0])

    def of(self, name: str, unit: str) -> Lead:
        """What goes before the name of a figure in that unit."""
        key = name, unit
        if key not in self._known:
            self._known[key] = self._found(name, unit) if self._said else OWN
        return self._known[key]

    def _found(self, name: str, unit: str) -> Lead:
        for verb, ends in self._said:
            if len(name) <= _BARE_WORD and name in ends and unit in _THOSE and verb != HAVE:
                return OWN
            if name.endswith(ends) and self._goes_with(verb, unit) and self._is_harmless(name, ends) and not _holds(name, self._not.get(verb, ())):
                return Lead(verb)
        if name.startswith(self._own.get(_BEGINS, ())) or _holds(name, self._own.get(_HOLDS, ())):
            return OWN
        return AMOUNT if name.endswith(self._amount.get(_ENDS, ())) else BARE

    def _goes_with(self, verb: str, unit: str) -> bool:
        units = self._units.get(verb)
        return units is None or any(unit.endswith(each[1:]) if each[0] == _ANY else unit == each for each in units)

    def _is_harmless(self, name: str, ends: Words) -> bool:
        """Whether what stands before one of the endings is made of harmless words, or is nothing."""
        return any(name[at:] in ends for at in self.harmless.reached(name))


def _is_found_out(name: str, fact: IndicatorFact, faults: Faults) -> bool:
    """A task for it says that it is a limit, or what is to be done."""
    return faults.is_found_out(name, fact.path.partition(".")[0], fact.book.dataset.unit.name) and fact.lookup("任务").measure is None


def _finding_out(name: str, fact: IndicatorFact, faults: Faults) -> Lead:
    """查处 before what another did: 查处无证经营23起; 发现 where what was done about it is told beside. How large it is is said behind that: 违法用地面积213亩."""
    if name.endswith(HOW_LARGE):
        return OWN
    if name.startswith(_FOUND):
        return OWN
    return Lead(FOUND if is_dealt_with_beside(fact, faults) else faults.offences.verb(fact.name, fact.units[0], fact.book.dataset.unit.name))


def _found_out_with(fact: IndicatorFact, faults: Faults) -> Lead | None:
    """查处 before what stands among what others did, and is counted as that is: 占道经营360起, 污水直排36起."""
    group, reporter = fact.path.rpartition(".")[0], fact.book.dataset.unit.name
    among = fact.book.dataset.indicators.get(group)
    if among is None or fact.units[0] not in _TIMES or not faults.evils.is_misdeed(fact.name):
        return None
    alike = (name for name, each in among.children.items() if isinstance(each.value, Measure) and each.value.units == tuple(fact.units))
    return Lead(faults.offences.verb(fact.name, fact.units[0], reporter)) if any(faults.is_found_out(name, group, reporter) for name in alike) else None


def is_dealt_with_beside(fact: IndicatorFact, faults: Faults) -> bool:
    """Whether what was done about it hangs on it or stands beside it: 黑诊所6家, 取缔黑诊所6家."""
    above = fact.parent
    beside = above.indicator.children if isinstance(above, IndicatorFact) else ()
    return any(map(faults.is_worked_at, fact.indicator.children)) or any(fact.name in each and each != fact.name and faults.is_worked_at(each) for each in beside)


def _lists(data: Mapping[str, Any], key: str) -> dict[str, Words]:
    return {name: tuple(words) for name, words in (data.get(key) or {}).items()}


def _holds(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)


NO_VERBS: Final = Verbs({})
