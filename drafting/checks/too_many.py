"""More than the place has of people, households, land and roads, by its own figures or by what places of its level can have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.dataset import Level
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
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


class _Bound(NamedTuple):
    """`most` of a kind, by the figure of the place at `source` that says so, called `label`; None where its level does."""

    most: Decimal
    label: str = ""
    text: str = ""
    source: Path | None = None


class _Excess(NamedTuple):
    label: str
    source: Path
    quantity: Quantity
    bound: _Bound


def too_many(book: Book) -> Iterator[Diagnostic]:
    """A finding for each figure beyond its bound; for the figure of the place, where several are beyond that."""
    bounds = _bounds(book)
    found = [excess for label, source, node in nodes(book.dataset.indicators) for excess in _of(label, source, node.value, bounds, book)]
    of_place: dict[Path | None, list[_Excess]] = {}
    for each in found:
        of_place.setdefault(each.bound.source, []).append(each)
    for source, excesses in of_place.items():
        if source is not None and len({each.source for each in excesses}) >= _FEWEST:
            yield _too_few(book, source, excesses)
        else:
            yield from (_said(book, each) for each in excesses)


def _bounds(book: Book) -> dict[str, _Bound]:
    most = {kind: _Bound(Decimal(number)) for kind, number in _MOST[book.dataset.unit.level].items()}
    for kind, unit, names in (("人", "人", _PEOPLE), ("户", "户", _HOMES), (_AREA, _AREA, _LAND)):
        own = _largest(book, names, unit)
        if own is not None:
            most[kind] = min(most[kind], own)
    return most


def _largest(book: Book, names: Sequence[str], unit: str) -> _Bound | None:
    """What the place has by the largest of these figures, with something more for what is counted otherwise."""
    group = book.dataset.indicators.get(_PLACE)
    found: list[_Bound] = []
    for name in names:
        node = group.children.get(name) if group is not None else None
        if node is None or not isinstance(node.value, Measure):
            continue
        alike = [each for each in node.value.quantities if book.units.convertible(each.unit, unit)]
        if len(alike) == 1 and alike[0].amount > 0:
            amount = alike[0].amount * book.units.factor(alike[0].unit) / book.units.factor(unit)
            found.append(_Bound(amount * _MORE, name, alike[0].text, ("指标", _PLACE, name)))
    return max(found, default=None)


def _of(label: str, source: Path, value: object, bounds: dict[str, _Bound], book: Book) -> Iterator[_Excess]:
    if not isinstance(value, Measure):
        return
    for quantity in value.quantities:
        kind, amount = _kind(quantity, book)
        bound = bounds.get(kind)
        if bound is None or amount <= bound.most or source[:3] == bound.source:
            continue
        others = _OTHERS.get(kind)
        if others is None or others.search(".".join(map(str, source[1:]))) is None:
            yield _Excess(label, source, quantity, bound)
            return


def _kind(quantity: Quantity, book: Book) -> tuple[str, Decimal]:
    """Of what a quantity is so much, and how much of it."""
    unit = quantity.unit
    if unit in _KINDS:
        return _KINDS[unit], quantity.amount
    for kind in (_AREA, _LENGTH):
        if book.units.convertible(unit, kind):
            return kind, quantity.amount * book.units.factor(unit) / book.units.factor(kind)
    return "", Decimal(0)


def _said(book: Book, excess: _Excess) -> Diagnostic:
    bound, level = excess.bound, book.dataset.unit.level
    why = f"比本地全部的{bound.label}（{bound.text}）多出一半以上" if bound.source else f"一个{level}不会有这么多"
    related = [book.dataset.tree.place((*bound.source, "数值"))] if bound.source else []
    place = book.dataset.tree.place((*excess.source, "数值"))
    return TOO_MANY.at(place, f"{excess.label}：{excess.quantity.text}，{why}", _HINT, path=_path(excess.source), excerpt=excess.quantity.text, related=related)


def _too_few(book: Book, source: Path, excesses: Sequence[_Excess]) -> Diagnostic:
    first, bound = excesses[0], excesses[0].bound
    message = f"{bound.label}：填 {bound.text}，{first.label}（{first.quantity.text}）等 {len(excesses)} 项比它多出一半以上"
    tree = book.dataset.tree
    places = [tree.place((*each.source, "数值")) for each in excesses]
    return TOO_MANY.at(tree.place((*source, "数值")), message, _HINT.replace("核对", f"先核对{bound.label}的"), path=_path(source), excerpt=bound.text, related=places)


def _path(source: Path) -> str:
    return ".".join(map(str, source[1:]))
