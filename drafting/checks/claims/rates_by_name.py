"""Rates whose names leave no choice of what they divide: 开业率 is of 摊位, 支付进度 of what was granted, 收缴率 of what was due.

What is divided hangs on the names and units that stand together alone, and is kept: so drafts can ask for it, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import first, unit
from drafting.checks.claims.likely_rates import CAME_IN
from drafting.checks.claims.made_otherwise import is_made_otherwise
from drafting.checks.claims.rates_of_pairs import DUE, Named, pair_of, rate_of_pair
from drafting.checks.figures import Figure
from drafting.checks.reconciling.rates_of_parts import STEPS
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_rate

FUNDS: Final = lazy("(?:财政)?衔接资金(?:规模|总额)?|资金(?:规模|总额)|总投资|总投入")
_SHARE: Final = lazy("(.{1,8})(?:占比|比重)")
RATE: Final = lazy("(?!.*(?:增长|利|汇|毛|净|贡献|覆盖|普及|满意|综合))(.{1,6})率|(.{0,4}(?:支付|支出|拨付))进度")
_PAYING: Final = lazy("(.*?)(?:支付|支出|拨付)")
_BASE: Final = lazy(f"应(?![急用对]).|符合.{{0,8}}(?:条件|规定|政策)|抽[检查测样](?!合格|不合格)|(?:共|累计)?(?:{CAME_IN}|登记(?!失业)|总数|总量|总投资|总投入|总额|下达|到位|预算)|.{{1,4}}总[数额]")
"""What another figure may be a part of, by its name alone."""
_PAID: Final = lazy("(?:支付|支出|拨付)(?:率|进度)$")
_PAYMENT: Final = lazy("(?:已|累计)?(?:支付|支出|拨付)(?:资金|金额)?|资金(?:支付|支出|拨付)")
_GRANTED: Final = lazy("(?:资金)?(?:安排|下达|到位|计划|预算|规模|总额)(?:资金|金额|数)?")
"""Of what is paid how much, and what a share of funds is a share of."""
_DONE: Final = lazy("(.{1,6})完成")
_DONE_SO_FAR: Final = lazy("^(?:已|实际)")
_PER_CENT: Final = "%"

Divided = tuple[str, tuple[str, ...]]
"""The part, and what may be the whole: the largest is meant."""


def rate_by_name(name: str, stated: Figure, family: Figures, units: UnitTable) -> list[Claim]:
    """The rate as its name says that it is made."""
    named = tuple([(each, unit(figure)) for each, figure in family.items()])
    claims = [*_rate(name, named, stated, family, units)] or [*rate_of_pair(name, named, stated, family, units)]
    return [each for each in claims if each.judgement.verdict is not Verdict.CONTRADICTS or not is_made_otherwise(each, family, units)]


def is_made_of_two(name: str, named: Named) -> bool:
    """Whether the name of a rate says of which two of these it is made."""
    return _divided(name, named) is not None or pair_of(name, named) is not None


def _rate(name: str, named: Named, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    divided = _divided(name, named)
    if divided is None:
        return
    done, wholes = divided
    whole = sorted(wholes, key=lambda each: first(family[each]).amount)[-1]
    if not units.convertible(unit(family[done]), unit(family[whole])):
        return
    parts = family[done], family[whole]
    if DUE.fullmatch(whole) and first(parts[0]).amount > first(parts[1]).amount:
        return  # of which D322 tells
    of_its_thing = not whole  # 验收率 of 项目 may be that of 完工, too
    if not _is_of_another(stated, parts, family, units, to_the_digit=not (of_its_thing or _PAID.search(name))):
        judgement = judge_rate(first(stated), first(parts[0]), first(parts[1]), units)
        yield Claim(stated, parts, f"{done} / {whole or parts[1].label}", judgement)


def _is_of_another(stated: Figure, parts: tuple[Figure, Figure], family: Figures, units: UnitTable, *, to_the_digit: bool) -> bool:
    """Whether the rate is that of something else which stands beside the whole: money that has come in, was granted or planned; or just happens to be."""
    done, _ = parts
    others = [each for each in family.values() if each not in parts and unit(each) == unit(done) and first(each).amount >= first(done).amount]
    judged = [judge_rate(first(stated), first(done), first(each), units) for each in others]
    return any(each.agrees if to_the_digit else each.verdict is not Verdict.CONTRADICTS for each in judged)


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _divided(name: str, named: Named) -> Divided | None:
    """What is divided by what, where the names leave no choice."""
    units = dict(named)
    if share := _SHARE.fullmatch(name):
        parts = [each for each in units if each.startswith(share[1]) and each != name and units[each] != _PER_CENT]
        of = parts[0].removeprefix(share[1]) if len(parts) == 1 else None
        return (parts[0], (of,)) if of is not None and of in units else None
    rate = RATE.fullmatch(name)
    if rate is None:
        return None
    word = rate[1] or rate[2]
    if (paying := _PAYING.fullmatch(word)) and (paid := _paid(paying[1], units)) is not None:
        return paid
    if rate[1] is None:
        return None
    if finished := _DONE.fullmatch(word):
        what = finished[1]
        return _only([f"完成{what}", f"已完成{what}"], [f"总{what}", f"计划{what}", f"年度{what}"], units)
    done = [each for each in units if _DONE_SO_FAR.sub("", each).startswith(word) and each != name and units[each] != _PER_CENT]
    if len(done) != 1 or any(each.endswith(word) and not DUE.fullmatch(each) for each in units if each not in done):  # 整改率 beside 整改 and 隐患整改 may be of either
        return None
    what = _DONE_SO_FAR.sub("", done[0]).removeprefix(word).removesuffix("数")
    if what:
        return _only(done, [what, f"{what}数", f"总{what}"], units)
    alike = [each for each in units if each not in (done[0], name) and units[each] == units[done[0]]]
    bases = [each for each in alike if _BASE.match(each)] or [each for each in alike if not each and word in STEPS]
    return (done[0], (bases[0],)) if len(bases) == 1 else None


def _paid(thing: str, units: Mapping[str, str]) -> Divided | None:
    """What was paid of the funds of a thing; where none are called so, of what was granted or has come in."""
    of = {each.removeprefix(thing) or each: each for each in units if each.startswith(thing)}
    paid = [each for each in of if _PAYMENT.fullmatch(each)]
    funds = [each for each in of if FUNDS.fullmatch(each) and each not in paid]
    wholes = funds if len(funds) == 1 else [each for each in of if _GRANTED.fullmatch(each)] if not funds else []
    return (of[paid[0]], tuple([of[each] for each in wholes])) if len(paid) == 1 and wholes else None


def _only(done: Iterable[str], whole: Iterable[str], names: Iterable[str]) -> Divided | None:
    """Where one alone of each is among the names."""
    known = set(names)
    ones, others = [each for each in done if each in known], [each for each in whole if each in known]
    return (ones[0], (others[0],)) if len(ones) == 1 and len(others) == 1 else None
