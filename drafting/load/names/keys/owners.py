"""Whose a task, 上年同期 or 同比 is that stands beside the sides of a thing which has no figure: 羊: {饲养量: 9只, 产值: 8元, 任务: 10只}."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

from drafting.load.names.units.key_fit import fits, is_count, since_when, take, why_not
from drafting.load.names.words.key_words import STAGES
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Value
from drafting.relations import judge_growth
from drafting.source import Path, Tree

COMPARED: Final = frozenset({*COMPARISONS.values(), "stated"})
"""Fields that are true of one figure alone."""
_WHOLE: Final = lazy("^(?!其中|人均|村均|户均|亩均|平均|剩余|未|拟|在建|计划).*(?:饲养量|存栏|出栏|面积|产量|总产|单产|产值|销售收入|销售额|改造|新改建|整治|治理|复耕|清运)$")
"""Sides that are the thing itself, counted or done: of 省外 or 村均 a task above would be untrue."""
_PART: Final = lazy("其中|人均|村均|户均|亩均|平均|剩余|未|拟|在建|计划|闲置|撂荒|流失|损失|合格|不合格|[国省市州县区乡镇境内场][内外]")
"""How sides begin that are no more than a part of the thing, or the mean of it."""
CAME_IN: Final = lazy("(?:受理|接访|接收|收到|收案|登记|排查|发现|立案|申请)(?:数量|总数|件数|批次|人次|数|量)?")
_DONE_WITH_IT: Final = lazy("(?:已|未|正在|按期|及时)?(?:办结|办理|办复|答复|化解|调处|调解|结案|审结|整改|销号|解决|处置|处理|转办|交办)(?:数量|件数|数|量|率)?")
"""What is done with what came in."""
_DEALT_WITH: Final = lazy("(?:已|本年|今年|当年|年度|累计)?(?:化解|化债|偿还|消化|核销|压减|压降|清收|清偿|清退|清理|盘活|整改|整治|治理|销号|拆除|修复|复耕|复垦|安置|处置|收回|追回)(?:数量|件数|金额|额|面积|数|量)?")
_WHAT_IS_LEFT: Final = lazy("(?:现有|期末|年末|当前)?(?:余额|存量|剩余|尚存|未.+|年初余额|总额|总量|总数|新增)(?:数|量|数量|金额|面积)?")
"""Beside these a task is how much is to be dealt with: 隐性债务: {化解: 2.6亿元, 任务: 2.5亿元, 余额: 8.6亿元}."""
_NEAR: Final = 10
"""So many times a figure is another kind of thing: 5000亩 are no task of 200亩."""
_SINCE: Final = {
    **dict.fromkeys(("同比", "同比增减"), COMPARISONS["上年同期"]), **dict.fromkeys(("较上年末", "较上年末增减"), COMPARISONS["上年末"])
}  # fmt: skip
_MEASURED: Final = frozenset({"里程", "公里数", "处数", "宗数"})
"""They say no more than the unit, either: 新改建: {里程: 412公里, 任务: 600公里}."""
_CHANGES: Final = _SINCE.keys()


def is_compared(thing: Indicator, words: Mapping[str, str]) -> bool:
    """Whether anything stands above the sides that is true of one of them alone."""
    return not COMPARED.isdisjoint(thing.given) or bool(_called(thing, words))


def owner_of(
    thing: Indicator,
    words: Mapping[str, str],
    units: UnitTable,
    known: Collection[str] = (),
    has_tasks: Callable[[str], bool] = lambda _: False,
    *,
    name: str,
) -> str:
    """The one side that all of it is for, "" where nothing says which.

    It is the only one that is counted as all of it is, where its name says that it is the thing itself or no more than what is
    counted, or where there is no other; of what came in and what was done about it, what came in; of a 同比 the one that has last year's figure, or that has grown so; of those that the catalogue knows (`known`), the only one that there is, or that has tasks. `name` is that of the thing, `words` → the keys they mean.
    """
    called = _called(thing, words)
    sides = {name: child for name, child in thing.children.items() if name not in called}
    if thing.stated.keys() <= _CHANGES:
        compared = [getattr(thing, field) for field in COMPARISONS.values()] + [thing.children[name] for name, key in called.items() if key in COMPARISONS]
        if not any(compared) and (tried := _with_a_year_before(thing, called, sides)):
            return _that_has_grown_so(tried, _stated(thing, called).get("同比"), units)
        has_task = thing.target is not None or "任务" in called.values()
        counted = [side for side, child in sides.items() if is_count(child) and all(_is_counted_as(each, child, units) for each in compared if each)]
        if len(counted) == 1 and (is_the_figure(counted[0]) or _WHOLE.match(counted[0])):
            return counted[0]
        if len(counted) == len(sides) == 1 and _is_all(counted[0], name, has_task=has_task) and all(_is_near(each, sides[counted[0]], units) for each in compared if each):
            return counted[0]
        done = [side for side in counted if _DEALT_WITH.fullmatch(side)]
        if has_task and len(done) == 1 and _is_of_what_was_done(done[0], counted, thing, [each for each in compared if each], sides, units):
            return done[0]
        came_in = [side for side in counted if CAME_IN.fullmatch(side)]
        if len(came_in) == 1 and not has_task and _may_have_grown(sides[came_in[0]], compared, _stated(thing, called).get("同比"), units):
            return came_in[0]  # 办结 are of these: last year's is of all
    if not known or (COMPARED.isdisjoint(thing.given) and not STAGES.isdisjoint(sides)):  # what is planned is no task of what is begun
        return ""
    if len(sides) == 1:
        return next(iter(known))
    if not thing.given & COMPARED <= {"target"} or not {"任务"}.issuperset(called.values()):
        return ""
    asked = [side for side in known if has_tasks(side)]
    return asked[0] if len(asked) == 1 else ""


def came_in_alone(sides: Mapping[str, Indicator], before: Indicator | None, stated: Value | None, units: UnitTable) -> str:
    """The one of several figures that came in, where the others are what was done with it: 接访 of 接访, 办结 and 办结率. "" where there is none, and where
    it has not grown so.
    """
    came_in = [side for side in sides if CAME_IN.fullmatch(side)]
    if len(came_in) != 1 or not all(side in came_in or _DONE_WITH_IT.fullmatch(side) for side in sides):
        return ""
    return came_in[0] if _may_have_grown(sides[came_in[0]], [before], stated, units) else ""


def unsure_sides(thing: Indicator, words: Mapping[str, str], units: UnitTable) -> list[str]:
    """The sides between which nothing tells whose a 同比 or 上年同期 above them is. [] where it may be that of all: of 省内 and 省外."""
    called = _called(thing, words)
    sides = [name for name, child in thing.children.items() if name not in called and isinstance(child.value, Measure) and "%" not in child.value.units]
    if not _stated(thing, called).keys() & _SINCE.keys() and thing.same_period_last_year is None and "上年同期" not in called.values():
        return []
    families = {units.family(value.units[0]) for side in sides if isinstance(value := thing.children[side].value, Measure)}
    return sides if len(sides) > 1 and (len(families) > 1 or all(map(_WHOLE.match, sides))) else []


def is_the_figure(side: str) -> bool:
    """户数 and 金额 are no sides, but the figure of the thing."""
    return side in COUNTS or side in AMOUNTS or side in _MEASURED


def hand_down(thing: Indicator, side: str, words: Mapping[str, str], path: Path, units: UnitTable, tree: Tree) -> None:
    """All of it goes to the side. What is by its word a key that the side has already, or in another unit, stays: it is lost nowhere."""
    owner, there = thing.children[side], (*path, side)
    moved: dict[Path, Path] = {}
    for key, field in COMPARISONS.items():
        if field in thing.given:
            owner.settle(field, getattr(thing, field))
            moved[*path, key] = (*there, key)
    if "stated" in thing.given:
        owner.settle("stated", thing.stated)
        moved |= {(*path, name): (*there, name) for name in thing.stated}
    thing.let_go(COMPARED)
    for name, key in _called(thing, words).items():
        if not since_when(owner, key, name) and not why_not(owner, key, thing.children[name], units):
            take(owner, key, thing.children.pop(name))
            moved[*path, name] = (*there, key)
    tree.read_as(moved)


def _called(thing: Indicator, words: Mapping[str, str]) -> dict[str, str]:
    """Children that are such by another word → the key."""
    return {name: key for name in thing.children if (key := words.get(name, "")) in COMPARISONS or key == "同比"}


def _stated(thing: Indicator, called: Mapping[str, str]) -> dict[str, Value | None]:
    """How it has changed, by the key."""
    return {**thing.stated, **{key: thing.children[name].value for name, key in called.items() if key not in COMPARISONS}}


def _with_a_year_before(thing: Indicator, called: Mapping[str, str], sides: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The sides that can be held against what is stated above them."""
    fields = [_SINCE[key] for key in _stated(thing, called) if key in _SINCE]
    return {name: side for name, side in sides.items() if any(getattr(side, field) is not None for field in fields)}


def _that_has_grown_so(sides: Mapping[str, Indicator], stated: Value | None, units: UnitTable) -> str:
    """The only one, else the only one whose figures give the rate."""
    if len(sides) == 1:
        return next(iter(sides))
    agreeing = [name for name, side in sides.items() if _has_grown_so(side, stated, units)]
    return agreeing[0] if len(agreeing) == 1 else ""


def _has_grown_so(side: Indicator, stated: Value | None, units: UnitTable) -> bool:
    before = side.same_period_last_year.value if side.same_period_last_year is not None else None
    if not isinstance(stated, Measure) or not isinstance(side.value, Measure) or not isinstance(before, Measure):
        return False
    return judge_growth(stated.first, side.value.first, before.first, units).agrees


def _may_have_grown(side: Indicator, compared: Sequence[Indicator | None], stated: Value | None, units: UnitTable) -> bool:
    before = next((each.value for each in compared if each), None)
    if not isinstance(stated, Measure) or not isinstance(side.value, Measure) or not isinstance(before, Measure):
        return True
    return judge_growth(stated.first, side.value.first, before.first, units).agrees


def _is_counted_as(compared: Indicator, side: Indicator, units: UnitTable) -> bool:
    whole = side.value
    return isinstance(compared.value, Measure) and isinstance(whole, Measure) and fits(compared.value, whole, units)


def _is_all(side: str, thing: str, *, has_task: bool) -> bool:
    """Whether the only side may be all of the thing; of what has a task to be done only where it says the thing: 新增就业 of 就业, no 开工."""
    return _PART.match(side) is None and (not has_task or thing in side)


def _is_of_what_was_done(done: str, counted: list[str], thing: Indicator, compared: Sequence[Indicator], sides: Mapping[str, Indicator], units: UnitTable) -> bool:
    """Whether a task is how much is to be dealt with: nothing else is counted so but what is left, and that is further from it."""
    if len(compared) != 1 or thing.same_period_last_year is not None or not _is_near(compared[0], sides[done], units):
        return False
    others = [side for side in counted if side != done]
    return all(_WHAT_IS_LEFT.fullmatch(side) for side in others) and all(_apart(compared[0], sides[done], units) <= _apart(compared[0], sides[side], units) for side in others)


def _apart(compared: Indicator, side: Indicator, units: UnitTable) -> Decimal:
    """How many times the one is the other."""
    assert isinstance(compared.value, Measure)
    assert isinstance(side.value, Measure)
    one, other = (each.first.amount * units.factor(each.first.unit) for each in (compared.value, side.value))
    return max(one, other) / min(one, other) if min(one, other) > 0 else Decimal("Infinity")


def _is_near(compared: Indicator, side: Indicator, units: UnitTable) -> bool:
    """Whether both are of one size."""
    if not isinstance(compared.value, Measure) or not isinstance(side.value, Measure):
        return False
    one, other = (each.first.amount * units.factor(each.first.unit) for each in (compared.value, side.value))
    return 0 < one <= other * _NEAR and other <= one * _NEAR
