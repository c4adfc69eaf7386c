"""Rates whose names leave a choice of what they are of: at odds only where nothing that stands with them gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import first, unit
from drafting.checks.figures import Figure
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_decline, judge_rate

_OF: Final = lazy("(?!.*(?:增长|利|汇|毛|净|贡献|覆盖|普及|满意|综合|完成|进度|及时|按[期时]|支付|支出|拨付|执行))(.{2,6})率")
_SHARE: Final = lazy("(.{2,8})(?:占比|比重)")
_OF_MONEY: Final = lazy("送审.{0,4}|概算.{0,4}|.{0,4}总[数量额].{0,2}|总.{1,4}|应.{1,8}")
CAME_IN: Final = "受理|接[收访]|收到|申[请报]|排查|发现|立案|推送|交办|转办"
"""What is said of all that came in: of that what was done is a part."""
BASE: Final = lazy(
    f"(?:应|需|共|累计|全年|年内)?.{{0,4}}?(?:{CAME_IN}|接警|收件|查[出找摆]|检出|抽[检查测样]|督办|移交|反馈).{{0,6}}"
    "|应.{1,8}|.{0,4}总[数量额]?|(?:督[查办]|交办|信访|投诉|办理)?(?:问题|事项|案件|线索|隐患|诉求|工单|纠纷|件)"
)
"""What another figure may be a part of, by its name alone; money that was found is not what was saved of.

Of whole names, and of more words than `named.py` takes at the beginning of one: here each more that a name may mean is one more reading that
may fit, so that less is told; there one base alone is the one that is meant.
"""
_ANOTHER: Final = lazy("应|需|待|拟|不|未|正在|计划|任务|目标|上年|去年|新增|其中|本[周月]|当月|累计|历年")
"""Before the word of a rate: not what it counts."""
_WORK: Final = lazy("已|完成|累计|实际|全部")
"""Before the word of a rate, where all that was done is meant."""
_NOT: Final = ("不", "未")
_PER_CENT, _MONEY = "%", "元"

Judge = Callable[[Quantity, Quantity, Quantity, UnitTable], Judgement]


def likely_rate(name: str, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """The reading that is nearest to the figure, where every one that the names allow is at odds with it."""
    judged = [
        Claim(stated, (family[part], family[whole]), f"{'1 - ' if judge is judge_decline else ''}{part} / {whole or family[whole].label}", judge(first(stated), first(family[part]), first(family[whole]), units))
        for part, whole, judge in _readings(name, stated, family)
    ]
    if judged and all(each.judgement.verdict is Verdict.CONTRADICTS for each in judged) and not _is_of_another(stated, judged, family, units):
        yield min(judged, key=_distance)


def _is_of_another(stated: Figure, judged: list[Claim], family: Figures, units: UnitTable) -> bool:
    """Whether the same part is just so much of something else that stands with it."""
    parts = {claim.parts[0].path: claim.parts[0] for claim in judged}
    return any(
        judge_rate(first(stated), first(part), first(other), units).agrees
        for part in parts.values() for other in family.values() if other.path != part.path and unit(other) == unit(part)
    )  # fmt: skip


def _distance(claim: Claim) -> Decimal:
    part, whole = (first(each) for each in claim.parts)
    rate = part.amount / whole.amount if whole.amount else Decimal(0)
    return min(abs(first(claim.stated).amount / 100 - each) for each in (rate, 1 - rate))


def _readings(name: str, stated: Figure, family: Figures) -> Iterator[tuple[str, str, Judge]]:
    """(part, whole, how the one is of the other)."""
    found = _OF.fullmatch(name) or _SHARE.fullmatch(name)
    if found is None:
        return
    word = found[1]
    others = [each for each in family if family[each] is not stated and unit(family[each]) != _PER_CENT]
    counted = [each for each in others if word in each and not _ANOTHER.match(each)]
    if sum(each.endswith(word) and len(each) > len(word) + 1 for each in counted) > 1 and not any(map(_WORK.match, counted)):
        return  # 国企安置 and 事业单位安置 are kinds of it: none is all
    left = [each for each in others if each.startswith(tuple(f"{no}{word}" for no in _NOT))]
    for part, judge in [*((each, judge_rate) for each in counted), *((each, judge_decline) for each in left)]:
        for whole in others:
            if whole not in (*counted, *left) and _may_hold(family[whole], family[part]) and (_is_base(whole, family[whole]) or _is_all_of(whole, part, word)):
                yield part, whole, judge


def _may_hold(whole: Figure, part: Figure) -> bool:
    return unit(whole) == unit(part) and first(part).amount <= first(whole).amount


def _is_base(name: str, whole: Figure) -> bool:
    return (_OF_MONEY if unit(whole) == _MONEY else BASE).fullmatch(name) is not None


def _is_all_of(whole: str, part: str, word: str) -> bool:
    """整改隐患 are of 隐患."""
    thing = part.replace(word, "", 1).removeprefix("已").removesuffix("数")
    return bool(thing) and whole in (thing, f"{thing}数", f"{thing}总数", f"总{thing}")
