"""Of what the data's own text quotes, what it reports there: a lead and plans nothing, problems and advice what is wanting.

虽接收档案42680卷，仍有3处漏雨 reports the leaks. The 42680 is a result: its section says it all the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.text_places import is_in_passing, is_of_problems, is_where_wanting
from drafting.patterns import lazy
from drafting.render.ledger import Ledger

_ASKED_FOR: Final = ("需", "尚需", "还需", "亟需", "急需", "拟", "请求", "恳请")
"""How names begin that say what is wanted of others."""
_SAYS_SO: Final = lazy("(?:尚[有缺欠差需未]|[仍还](?:有|存在|需|缺|欠|差|未)|存在|缺少|缺口|短缺)[^，。；：]*$")
"""Words of a clause by which the figure behind them is wanting, whatever it is called."""
_FALLS_SHORT: Final = lazy("不足|不到位|不合格|不达标|(?:收入|产量|效益|质量)下降|减少|降级|滞后|难点|危桥|病险|停产|注销|退出|倒闭|薄弱|隐患|内涝|拥堵|滑坡|塌方|坑洼|受损|带病|落后|老化|老旧|漏水|欠账|积压|空编|劣质|低效")
_CHANGES: Final = ("同比", "同比增减", "较上年末")


@lru_cache(maxsize=256)
def may_quote(called: str) -> bool:
    """Whether a text called so stands where no results are told, as few do."""
    return is_in_passing(called) or is_where_wanting(called)


def note_quoted(ledger: Ledger, begin: int, called: str, before: str) -> None:
    """What a text called so has printed since the index `begin`, behind the words `before`, and another part of the report tells, counts as named in passing."""
    if is_in_passing(called):
        ledger.named_in_passing(begin, None)
    elif is_where_wanting(called) and not _SAYS_SO.search(before):
        ledger.named_in_passing(begin, _is_wanting)


def _is_wanting(fact: Fact) -> bool:
    """Whether it has its place among the problems or the wishes, by its name or by what it hangs on; but for what fell, which is an achievement."""
    group, *names = fact.path.split(".")
    if isinstance(fact, IndicatorFact) and fact.entry is not None and fact.entry.direction == "越小越好":
        return not _fell(fact)
    if is_of_problems(group):
        return True
    faults = fact.book.catalogue.faults
    for at, name in enumerate(names):
        if _FALLS_SHORT.search(name) or name.startswith(_ASKED_FOR) or faults.is_left_undone(name) or faults.is_wanting(name):
            return True
        if faults.may_be_problem(name) or faults.less_is_better(name):
            return not _fell(fact.book.find(".".join((group, *names[: at + 1]))))
        if faults.is_dealt_with(name):
            return False
    return False


def _fell(fact: Fact) -> bool:
    """Whether there is less of it than there was."""
    changes = (fact.lookup(each).measure for each in _CHANGES)
    return any(change is not None and change.first.amount < 0 for change in changes)
