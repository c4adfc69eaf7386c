"""What a bare number counts: a name that ends in 户数 or 人数 says it (低保对象户数: 3260 is 3260户, and so is 低保对象户数任务 beside it), as one
that ends in 排名 says that it is a place (3位 is 第3位), and so does the figure of which it is the task (开工项目: {数值: 20个, 任务: 20}).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import methodcaller
from typing import Final

from drafting.model.counting_words import RANKED
from drafting.model.indicator import COMPARISONS, COUNTS, FIGURE_ALONE, OTHER_WORDS, PARTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Ordinal

_PLACES: Final = ("", "位", "名")
_PLACES_BELOW: Final = ("位",)
_MOVES: Final = lazy("升|降|[前后]移|[进退]|差|较|比|位数$")
"""By how many places something moved, below a ranking."""
_IS_RANKED: Final = methodcaller("endswith", RANKED)
_HELD_AGAINST: Final = (*COMPARISONS, *(word for word, key in OTHER_WORDS.items() if key in COMPARISONS))


def rank_by_names(indicators: dict[str, Indicator], names: Iterable[str]) -> None:
    """Makes places of the numbers that `names` say are places in a ranking: no share and no sum can be told of them."""
    if any(map(_IS_RANKED, names)):
        _rank_below(indicators, "")


def _rank_below(nodes: dict[str, Indicator], above: str) -> None:
    """Below a 考核排名, 位 says that it is one too; 名 may be people."""
    below_one = above.endswith(RANKED)
    for name, node in nodes.items():
        units = _PLACES if name.endswith(RANKED) else _PLACES_BELOW if below_one and not _MOVES.search(name) else ()
        for each in (node, *(getattr(node, attribute) for attribute in COMPARISONS.values())) if units else ():
            if each is not None:
                _rank(each, units)
        if node.given is not FIGURE_ALONE:
            for below in (node.children, node.parts, node.subset):
                if below:
                    _rank_below(below, name)


def count_by_names(indicators: dict[str, Indicator]) -> None:
    """Gives bare numbers the unit that their names, or those of what they are held against, say."""
    for node in indicators.values():
        _below(node)


def count_as_their_figures(indicators: dict[str, Indicator], units: UnitTable) -> None:
    """Gives a bare 任务 or 上年同期 the unit of a figure that is a plain count, so that it prints as one; of 1.6亿元 nobody knows whether 3.5 is in 亿元, too."""
    for node in indicators.values():
        _count_beside(node, units)


def _count_beside(node: Indicator, units: UnitTable) -> None:
    value = node.value
    if isinstance(value, Measure) and len(value.quantities) == 1 and value.first.scale == 1 and value.first.unit and not units.continuous(value.first.unit):
        held = (getattr(node, attribute) for attribute in COMPARISONS.values())
        for each in (*held, *(child for name, child in node.children.items() if OTHER_WORDS.get(name) in COMPARISONS)):
            if each is not None and isinstance(each.value, Measure) and each.value.first.scale == 1:
                _count(each, value.first.unit)
    for below in (node.children, *(getattr(node, attribute) for attribute in PARTS.values())):
        for child in below.values():
            _count_beside(child, units)


def count_word(name: str) -> str:
    """户数 of 低保对象户数; "" where a name does not end in a word for one unit."""
    return next((word for word in COUNTS if name.endswith(word)), "")


def _below(node: Indicator) -> None:
    groups = (node.children, *(getattr(node, attribute) for attribute in PARTS.values()))
    for name, child in ((name, child) for group in groups for name, child in group.items()):
        whole = name if count_word(name) else _whole_beside(name, node.children)
        if whole:
            figure = child if whole == name else node.children[whole]
            for each in (child, *(getattr(child, attribute) for attribute in COMPARISONS.values())):
                if each is not None and not _may_be_scaled(each, figure):
                    _count(each, COUNTS[count_word(whole)])
        _below(child)


def _whole_beside(name: str, others: Iterable[str]) -> str:
    """低保对象户数 of 低保对象户数任务, where it stands beside it."""
    if not name.endswith(_HELD_AGAINST):
        return ""
    for ending in _HELD_AGAINST:
        whole = name.removesuffix(ending).rstrip("的")
        if whole != name and whole in others and count_word(whole):
            return whole
    return ""


def _rank(node: Indicator, units: Collection[str]) -> None:
    """3 of 全省排名: 3 is 第3位, as in a table's column of that name."""
    value = node.value
    if isinstance(value, Measure) and len(value.quantities) == 1 and value.first.unit in units and (number := value.first.text.removesuffix(value.first.unit)).isdecimal():
        node.settle("value", Ordinal(f"第{number}{value.first.unit or _PLACES_BELOW[0]}", int(number)))


def _may_be_scaled(bare: Indicator, figure: Indicator) -> bool:
    """Beside 3.2万人 nobody knows whether 3 is 3人."""
    given, whole = bare.value, figure.value
    return isinstance(given, Measure) and isinstance(whole, Measure) and given.first.scale == 1 < whole.first.scale


def _count(node: Indicator, unit: str) -> None:
    value = node.value
    if not isinstance(value, Measure) or value.units != ("",):
        return
    bare = value.first
    if bare.scale > 1 or not bare.decimals:  # nobody counts 0.5户
        node.settle("value", Measure((replace(bare, text=f"{bare.text}{unit}", unit=unit),)))
