"""More than the place has of people, households, land and roads, by its own figures or by what places of its level can have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.model.dataset import Level
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path
from drafting.tuples import NamedTuple

TOO_MANY: Final = declare(
    Rule(
        "D269",
        "本地没有这么多",
        Severity.WARNING,
        "人数比全部人口还多一半以上，户数比全部户数还多一半以上，亩数比全部土地还多一半以上；没有填人口、户数、面积的，按最大的乡镇、县、市也不会有的数来看。多半是多了一位、多了一个“万”。"
        "三项以上都比人口多的，多半是人口填错了，只提示人口。游客、受众、培训、走访一类不是本地人的、一人算几次的不看。",
        hits=HEAD + "指标: {概况: {人口: 8612户30216人}, 就业: {务工就业: 10801万人}}\n",
        clean=HEAD + "指标: {概况: {人口: 8612户30216人}, 就业: {务工就业: 10801人}}\n",
        silence="务工就业: 45801人  # 情况属实 D269：含外来务工的",
    )
)

UNTHINKABLE: Final = declare(
    Rule(
        "D350",
        "本地不可能有这么多",
        Severity.WARNING,
        "比同一级里最大的地方还多十倍以上的人、户、亩、公里（一个乡镇两亿人）：多写了一个“万”，或者单位写错了。和别的不可能的数一样，check 列为必改，不出定稿；成批生成的草稿做完以后一起说（D269）。",
        hits=HEAD + "指标: {概况: {户籍人口: 20953万人}}\n",
        clean=HEAD + "指标: {概况: {户籍人口: 20953人}}\n",
        silence="累计采样: 20953万人  # 情况属实 D350：全国的",
    )
)

_KINDS: Final = {
    "人": "人", "名": "人", "位": "人", "户": "户", "家": "家", "座": "家", "处": "家", "场": "家", "期": "家", "所": "家", "村": "家",
}  # fmt: skip
"""Units of what there are no more of than there are people, or households."""
_AREA: Final = "亩"
_LENGTH: Final = "公里"
_MOST: Final[dict[Level, dict[str, int]]] = {
    "村": {"人": 10**5, "户": 5 * 10**4, "家": 10**4, _AREA: 3 * 10**6, _LENGTH: 10**3},
    "乡镇": {"人": 10**6, "户": 5 * 10**5, "家": 2 * 10**5, _AREA: 3 * 10**7, _LENGTH: 10**4},
    "县": {"人": 6 * 10**6, "户": 3 * 10**6, "家": 2 * 10**6, _AREA: 4 * 10**8, _LENGTH: 10**5},
    "市": {"人": 35 * 10**6, "户": 15 * 10**6, "家": 10**7, _AREA: 10**9, _LENGTH: 5 * 10**5},
    "省": {"人": 15 * 10**7, "户": 6 * 10**7, "家": 5 * 10**7, _AREA: 3 * 10**9, _LENGTH: 3 * 10**6},
}
"""What no place of a level has; 一个乡镇 may be a town of factories, and a county a desert."""
_PLACE: Final = "概况"
_PEOPLE: Final = ("人口", "户籍人口", "常住人口")
_HOMES: Final = (*_PEOPLE, "总户数")
_LAND: Final = ("土地面积",)
_MORE: Final = Decimal("1.5")
_ONE: Final = Decimal(1)
_FAR_BEYOND: Final = 10
"""Times as much as no place of the level has."""
_FEWEST: Final = 3
"""Figures that exceed one of the place's own before that is the one that is told."""
_NO_NATIVES: Final = lazy(
    "游客|旅游|接待|参观|观众|听众|观看|网[民友络]|粉丝|惠及|受益|服务|覆盖|受教|宣传|培训|流动|外来|来客|访|考生|参与|带动|辐射|浏览|阅读|关注|点击|累计|历年|历次"
    "|用户|接种|检测|筛查|体检|采样|排查|走访|入户|主体|企业|工商|商户|经营|账户|客|销|演出|群众|移动|宽带|电[力视商]|下载|注册|出口|进口|全国|全省|全市|港"
)
"""In a name: people of elsewhere, who come more than once, or who are no people."""
_NO_LAND: Final = lazy("作业|防治|飞防|累计|播种|复种|造林|流转|检测|巡[查护]|外|覆盖|服务|机[耕播收]")
_OTHERS: Final = {"人": _NO_NATIVES, "户": _NO_NATIVES, _AREA: _NO_LAND, _LENGTH: _NO_LAND}
_HINT: Final = "核对位数、“万”和单位；不是只算本地的，名称里写明，或在这一行末尾写 # 情况属实 D269：理由"


class Given(NamedTuple):
    """So much of `unit` under `label`, whose path is `path` (group, name …); `text` as it is typed."""

    label: str
    path: tuple[str, ...]
    unit: str
    amount: Decimal
    text: str


class Bound(NamedTuple):
    """`most` of a kind, by the figure of the place that says so; None where its level does."""

    most: Decimal
    given: Given | None = None


class Excess(NamedTuple):
    """What is more than its bound."""

    given: Given
    bound: Bound
    times: Decimal = _ONE
    """How many times so much it is."""


def too_many(book: Book) -> Iterator[Diagnostic]:
    """A finding for each figure beyond its bound; for the figure of the place, where several are beyond that."""
    level, tree = book.dataset.unit.level, book.dataset.tree
    given = [
        Given(label, tuple(map(str, source[1:])), quantity.unit, quantity.amount, quantity.text)
        for label, source, node in nodes(book.dataset.indicators)
        if isinstance(node.value, Measure)
        for quantity in node.value.quantities
    ]
    for excesses in beyond(given, level, book.units):
        yield said(excesses, level, tree.place)


def beyond(given: Sequence[Given], level: Level, units: UnitTable) -> Iterator[tuple[Excess, ...]]:
    """What is told together: a figure by itself, or several of which one of the place's own may be too small."""
    bounds = _bounds(given, level, units)
    of_place: dict[tuple[str, ...], dict[tuple[str, ...], Excess]] = {}
    for each in given:
        bound = _passed(each, bounds, units)
        if bound is not None:
            times = _kind(each, units)[1] / bound.most
            of_place.setdefault(bound.given.path if bound.given else (), {}).setdefault(each.path, Excess(each, bound, times))
    for place, excesses in of_place.items():
        if place and len(excesses) >= _FEWEST:
            yield tuple(excesses.values())
        else:
            yield from ((each,) for each in excesses.values())


def said(excesses: Sequence[Excess], level: str, place_of: Callable[[Path], Place], whose: str = "") -> Diagnostic:
    """What is told of them, with the places of the figures that say so; `whose` they are, where several units are told of."""
    whose = f"{whose}：" if whose else ""
    given, own = excesses[0].given, excesses[0].bound.given
    where = [_place(each.given, place_of) for each in excesses]
    if own is not None and len(excesses) > 1:
        message = f"{whose}{own.path[-1]}：填 {own.text}，{given.label}（{given.text}）等 {len(excesses)} 项比它多出一半以上"
        return TOO_MANY.at(_place(own, place_of), message, _HINT.replace("核对", f"先核对{own.path[-1]}的"), path=".".join(own.path), excerpt=own.text, related=where)
    if own is None and not whose and excesses[0].times >= _FAR_BEYOND:
        hint = _HINT.replace(TOO_MANY.code, UNTHINKABLE.code)
        return UNTHINKABLE.at(where[0], f"{given.label}：{given.text}，一个{level}不可能有这么多", hint, path=".".join(given.path), excerpt=given.text)
    why = f"比本地全部的{own.path[-1]}（{own.text}）多出一半以上" if own else f"一个{level}不会有这么多"
    related = [_place(own, place_of)] if own else []
    return TOO_MANY.at(where[0], f"{whose}{given.label}：{given.text}，{why}", _HINT, path=".".join(given.path), excerpt=given.text, related=related)


def _place(given: Given, place_of: Callable[[Path], Place]) -> Place:
    return place_of(("指标", *given.path, "数值"))


def _bounds(given: Sequence[Given], level: Level, units: UnitTable) -> dict[str, Bound]:
    most = {kind: Bound(Decimal(number)) for kind, number in _MOST[level].items()}
    for kind, unit, names in (("人", "人", _PEOPLE), ("户", "户", _HOMES), (_AREA, _AREA, _LAND)):
        own = _largest(given, names, unit, units)
        if own is not None and own.most < most[kind].most:
            most[kind] = own
    return most


def _largest(given: Sequence[Given], names: Sequence[str], unit: str, units: UnitTable) -> Bound | None:
    """What the place has by the largest of these figures, with something more for what is counted otherwise."""
    found: list[Bound] = []
    for name in names:
        alike = [each for each in given if each.path == (_PLACE, name) and units.convertible(each.unit, unit)]
        if len(alike) == 1 and alike[0].amount > 0:
            amount = alike[0].amount * units.factor(alike[0].unit) / units.factor(unit)
            found.append(Bound(amount * _MORE, alike[0]))
    return max(found, key=lambda each: each.most, default=None)


def _passed(given: Given, bounds: dict[str, Bound], units: UnitTable) -> Bound | None:
    """The bound that is passed."""
    kind, amount = _kind(given, units)
    bound = bounds.get(kind)
    if bound is None or amount <= bound.most or (bound.given is not None and given.path[:2] == bound.given.path):
        return None
    others = _OTHERS.get(kind)
    return bound if others is None or others.search(".".join(given.path)) is None else None


def _kind(given: Given, units: UnitTable) -> tuple[str, Decimal]:
    """Of what it is so much, and how much of it."""
    if given.unit in _KINDS:
        return _KINDS[given.unit], given.amount
    for kind in (_AREA, _LENGTH):
        if units.convertible(given.unit, kind):
            return kind, given.amount * units.factor(given.unit) / units.factor(kind)
    return "", Decimal(0)
