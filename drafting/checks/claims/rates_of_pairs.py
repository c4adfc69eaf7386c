"""Rates of two figures that no other word joins: what was done of what was due (应收, 实收: 收缴率), and what everybody divides (入住 by 床位)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from re import Pattern
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import first
from drafting.checks.figures import Figure
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_rate

Named = tuple[tuple[str, str], ...]
"""The names that stand together, each with its unit."""

DUE: Final = lazy("应(?!急|用|对|届|征青年|收账款|收款)(?P<what>.{1,8})")
DONE: Final = lazy("(?:实际|实|已)(?P<what>.{1,8})")
_HEAD_UNIT: Final = lazy(r"\s*[（(][^（）()]*[）)]$")
_COUNT: Final = lazy("(?:数量|人数|户数|人口|金额|资金|数|人|户)$")
_RATE: Final = lazy("(?P<what>[^出入益损利合优差错误好漏迟返缓抽复欠未逾免重拒缺退]{2,3}?)率")
"""收缴率 is of what is due; 检出率, 收益率, 检测合格率, 漏检率 and 缓缴率 are of something else."""
_BUDGET: Final = (
    lazy("(?:预算|累计|实际)*(?:执行|支出)(?:数|金额|资金)?"),
    lazy("(?:年初|年度|全年|调整|部门|支出)?预算(?:安排|批复)?(?:数|总额|资金|金额)?"),
)
_KNOWN: Final[dict[str, tuple[Pattern[str], Pattern[str]]]] = {
    "就业率": (
        lazy("(?:已|实现)?就业(?:人数|人员)?"),
        lazy("(?:(?:高校|应届|离校|大学)?毕业生|登记失业|登记求职|有(?:就业|劳动)意愿)(?:人数|人员|总数|数)?"),
    ),
    "入住率": (lazy("(?:已|实际)?入住(?:人数|老人|老人数|户数)?"), lazy("(?:养老|核定|开放|可用|总)?床位(?:数|总数|总量)?|房源(?:总数|数)?")),
    **dict.fromkeys(("预算执行率", "执行率"), _BUDGET),
}
"""What a rate divides, where each figure has a name that says it: (the part, the whole)."""
_OF_PLACES: Final = "入住率"
"""Who lives there (人, 户) is of what there is to live in (张, 套); no other rate is of two that are counted otherwise."""
_BEGAN_WITH: Final = "年初"
"""Where more is spent than a budget of this name, it was adjusted."""
_MOST: Final = Decimal("1.5")
"""What is so much more than the whole is no part of it that was mistyped: it counts something else."""


def rate_of_pair(name: str, named: Named, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """The rate as its two figures give it, where only one of each stands beside it. Of more done than was due D322 tells."""
    pair = pair_of(name, named)
    if pair is None:
        return
    (part, whole), is_known = pair, name in _KNOWN
    done, due = first(family[part]), first(family[whole])
    if due.amount <= 0 or (done.amount > due.amount and whole.startswith(_BEGAN_WITH)) or done.amount > due.amount * (_MOST if is_known else 1):
        return
    if not units.convertible(done.unit, due.unit):
        if name != _OF_PLACES:
            return
        done = replace(done, unit=due.unit)
    yield Claim(stated, (family[part], family[whole]), f"{part} / {whole}", judge_rate(first(stated), done, due, units))


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def pair_of(name: str, named: Named) -> tuple[str, str] | None:
    """The names of the two."""
    known = _KNOWN.get(name)
    rate = _RATE.fullmatch(name) if known is None else None
    pairs = _of_known(*known, named) if known is not None else _due_and_done(rate["what"], named) if rate is not None else []
    return pairs[0] if len(pairs) == 1 else None


def _of_known(part: Pattern[str], whole: Pattern[str], named: Named) -> list[tuple[str, str]]:
    counted = [each for each, unit in named if unit != "%"]
    return [(one, other) for one in counted if part.fullmatch(one) for other in counted if whole.fullmatch(other)]


@lru_cache(maxsize=1024)
def due_and_done(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names of what was due, each with that of how much of it was done: 应参保（人） with 实参保（人）."""
    due = {_COUNT.sub("", read["what"]): each for each in names if (read := DUE.fullmatch(_HEAD_UNIT.sub("", each)))}
    done = {_COUNT.sub("", read["what"]): each for each in names if (read := DONE.fullmatch(_HEAD_UNIT.sub("", each)))} if due else {}
    return tuple((each, done[what]) for what, each in due.items() if what in done)


def _due_and_done(rate: str, named: Named) -> list[tuple[str, str]]:
    """应检 and 实检 of 体检率: the rate has the verb."""
    due = {_COUNT.sub("", read["what"]): each for each, _ in named if (read := DUE.fullmatch(each))}
    done = {_COUNT.sub("", read["what"]): each for each, _ in named if (read := DONE.fullmatch(each))}
    return [(done[what], due[what]) for what in due.keys() & done.keys() if what[:1] in rate]
