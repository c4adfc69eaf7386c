"""What two figures make up by their names: 已办 and 未办 what is to be done, 合格 and 不合格 what was tested, the spending and 结余 the income."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from re import Pattern
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import first, unit
from drafting.checks.claims.likely_rates import BASE
from drafting.checks.figures import Figure
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_difference, judge_sum

_OPEN: Final = lazy("在[查办]|未结案?|未办结")
_CLOSED: Final = ("结案", "办结", "已结案", "已办结")
_TAKEN: Final = lazy("(?:立案|查处|受理|登记)(?:案件|数)?")
_LEFT: Final = lazy("(?:尚?未|正在|待)(.{1,6})")
_PASSED, _FAILED = "合格", "不合格"
_BALANCE: Final = lazy("(?:基金)?(?:当期|当年|收支|年度收支|当期收支)结余")
_REST, _WITH_BOTH = "结余", 3
"""By itself it may be what has gathered over the years; beside no other money than income and spending it is of these."""
_ROWS: Final = (
    (lazy(".{0,4}编制数?|核编|定编"), lazy("实有|现有|(?:实有|实际)?在编|在岗"), lazy("空编|缺编|空缺")),
    (lazy("(?:今年|本年|当年)?新增.*"), lazy("注销|吊销|退出|退库|关停|淘汰"), lazy("净增")),
)
"""(What there is, what of it is gone or taken, what is left), where each says which it is."""
NOT_ON_THE_LIST: Final = lazy("借调|挂职|工勤|聘|抽调|编外|占编|在编不在岗|离岗|退二线|购买服务|含|控|冻结|锁定|预留|周转|军转")
"""Who works there and holds no post, or what posts nobody may fill."""
_CARRIED: Final = lazy("结转|调[剂入出]|上解|下拨|滚存|预算|计划|财政")
"""What may come between income and balance: a public budget spends what others grant it."""
_LEFT_OF: Final = lazy("(?:共|累计|应)?登记(?:案件|问题|线索|事项)?(?:总?数|总量)?|.{0,4}(?:总计|合计)|矛盾(?:纠纷)?|")
"""What 已办 and 未办 are of, by its name alone, besides what rates are of; "" is the thing that they stand below."""
_PER_CENT: Final = "%"


def made_of_two(family: Figures, units: UnitTable) -> Iterator[Claim]:
    """Those of figures that stand together."""
    for name, stated in family.items():
        if unit(stated) == _PER_CENT:
            continue
        if found := _LEFT.fullmatch(name):
            yield from _left(found[1], name, family, units)
        elif name == _FAILED:
            yield from _tested(stated, family, units)
        elif _BALANCE.fullmatch(name) or (name == _REST and sum(units.convertible(unit(each), unit(stated)) for each in family.values()) == _WITH_BOTH):
            yield from _balance(name, stated, family, units)
    yield from _open_cases(family, units)
    for row in _ROWS:
        yield from _in_a_row(row, family, units)


def _open_cases(family: Figures, units: UnitTable) -> Iterator[Claim]:
    """What is closed and what is still open make up the cases; of several that are open, one alone or all of them together."""
    closed, still_open = [each for each in _CLOSED if each in family], [each for each in family if _OPEN.fullmatch(each)]
    if len(closed) != 1 or not still_open:
        return
    wholes = _cases(family, still_open[0])
    ways = [*([*closed, each] for each in still_open), closed + still_open]
    judged = [(whole, names, judge_sum(first(whole), [first(family[each]) for each in names], units)) for whole in wholes for names in ways]
    if judged and all(each.verdict is Verdict.CONTRADICTS for *_, each in judged):
        whole, names, judgement = judged[0]
        yield Claim(whole, tuple([family[each] for each in names]), " + ".join(names), judgement)


def _cases(family: Figures, name: str) -> list[Figure]:
    return [each for said, each in family.items() if _TAKEN.fullmatch(said) and unit(each) == unit(family[name])]


def _left(what: str, name: str, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """已办 and 未办 make up the one that they are counted of."""
    finished = [each for each in (f"已{what}", what, f"完成{what}") if each in family]
    if len(finished) != 1 or (_OPEN.fullmatch(name) and _cases(family, name)):
        return
    left, done = family[name], family[finished[0]]
    beside = [other for other, each in family.items() if other not in (name, finished[0]) and unit(each) == unit(left)]
    if len(beside) == 1 and (_LEFT_OF.fullmatch(beside[0]) or BASE.fullmatch(beside[0])) and unit(done) == unit(left):
        whole = family[beside[0]]
        judgement = judge_sum(first(whole), [first(done), first(left)], units)
        yield Claim(whole, (done, left), f"{finished[0]} + {name}", judgement)


def _in_a_row(row: Sequence[Pattern[str]], family: Figures, units: UnitTable) -> Iterator[Claim]:
    """编制 86人, 实有 84人, 空编 2人; 新增 5210户, 注销 3102户, 净增 2108户: where one alone of each is told, and counted alike.

    Nothing is known where others of the row (借调 2人, 迁入 60户) are, one or two of them together, what the three miss.
    """
    named = [(name or str(each.source[-1]), each) for name, each in family.items()]
    found = [[each for each in named if pattern.fullmatch(each[0])] for pattern in row]
    if all(len(each) == 1 for each in found):
        (what, whole), (going, gone), (_, left) = (each[0] for each in found)
        if not unit(whole) == unit(gone) == unit(left) or any(map(NOT_ON_THE_LIST.search, family)):
            return
        others = [first(each).amount for each in family.values() if each not in (whole, gone, left) and unit(each) == unit(left)]
        told = {abs(one + sign * other) for one, other in combinations((*others, Decimal(0)), 2) for sign in (1, -1)}
        if abs(first(whole).amount - first(gone).amount - first(left).amount) not in told - {0}:
            yield Claim(left, (whole, gone), f"{what} - {going}", judge_difference(first(left), first(whole), first(gone), units))


def _tested(failed: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """合格 and 不合格 are not more than what was tested; of some the result may not have come yet."""
    whole, passed = family.get(""), family.get(_PASSED)
    if whole is None or passed is None or not unit(whole) == unit(passed) == unit(failed) or first(passed).amount + first(failed).amount <= first(whole).amount:
        return
    yield Claim(whole, (passed, failed), f"{_PASSED} + {_FAILED}", judge_sum(first(whole), [first(passed), first(failed)], units))


def _balance(name: str, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """当期结余 is what the income leaves of itself when the spending is taken away."""
    incomes, costs = [each for each in family if each.endswith("收入")], [each for each in family if each.endswith("支出")]
    if len(incomes) != 1 or len(costs) != 1 or incomes[0].removesuffix("收入") != costs[0].removesuffix("支出") or any(map(_CARRIED.search, family)) or _is_carried_on(stated):
        return
    income, cost = family[incomes[0]], family[costs[0]]
    if all(units.convertible(unit(each), unit(income)) for each in (stated, cost)):
        yield Claim(income, (cost, stated), f"{costs[0]} + {name}", judge_sum(first(income), [first(cost), first(stated)], units))


def _is_carried_on(left: Figure) -> bool:
    """Whether what was left last year stands beside it by that name, which is read as what it is held against."""
    return str(left.tree.typed((*left.source, "上年同期"))[-1]).endswith(_REST)
