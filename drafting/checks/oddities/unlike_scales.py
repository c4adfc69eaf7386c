"""Parts of one whole in 万元 of which one says 元: ten thousand times too small, and no sum need object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.written_out import FOR_ONE
from drafting.registry import declare
from drafting.source import Path

UNLIKE_SCALE: Final = declare(
    Rule(
        "D259",
        "分项里有一项少了“万”",
        Severity.WARNING,
        "同一个总数的“构成”“其中”里，各项（和总数）都用万元，只有一项写元，按万元正合适，按元小到不像：多半漏了“万”。"
        "写明总数的“构成”由相加核对，这里不看。",
        hits=HEAD + "指标: {资金项目: {衔接资金: {数值: 703.8万元, 其中: {中央: 386.3万元, 省级: 161.9元, 县级: 57万元}}}}\n",
        clean=HEAD + "指标: {资金项目: {衔接资金: {数值: 703.8万元, 其中: {中央: 386.3万元, 省级: 161.9万元, 县级: 57万元}}}}\n",
        silence="省级: 161.9元  # 情况属实 D259：只有手续费",
    )
)

_TEN_THOUSAND: Final = 10**4
_MOST: Final = 5
"""How many times its largest sibling a part may be in 万元 where no whole is told; of one that is told it is at most all."""
_LEAST: Final = 100
"""How many times smaller than its smallest sibling it may be."""


def unlike_scales(book: Book) -> Iterator[Diagnostic]:
    """A finding for each part that the others, or the whole, show to lack its 万."""
    for label, source, node in nodes(book.dataset.indicators):
        whole = _money(node, book)
        for key, group in (("构成", node.parts), ("其中", node.subset)):
            if group and not (key == "构成" and whole is not None):
                yield from _lacking(book, label, (*source, key), group, whole)


def _lacking(book: Book, label: str, source: Path, group: Mapping[str, Indicator], whole: Quantity | None) -> Iterator[Diagnostic]:
    money = {name: quantity for name, part in group.items() if not FOR_ONE.search(name) and (quantity := _money(part, book))}
    others = [each for each in (whole, *money.values()) if each is not None and each.scale > 1 and each.amount > 0]
    if not others:
        return
    most = whole.amount if whole is not None else _MOST * max(each.amount for each in others)
    least = min(each.amount for each in others) / _LEAST
    for name, quantity in money.items():
        if quantity.scale == 1 and least <= quantity.amount * _TEN_THOUSAND <= most:
            yield _said(book, f"{label}·{name}", (*source, name), quantity, others[0], "总数" if others[0] is whole else "别的项")


def _said(book: Book, label: str, at: Path, quantity: Quantity, other: Quantity, whose: str) -> Diagnostic:
    message = f"{label}：{quantity.text}，{whose}是{other.text}，单位差了一万倍"
    meant = quantity.text.replace(quantity.unit, f"万{quantity.unit}")
    return UNLIKE_SCALE.at(
        book.dataset.tree.place((*at, "数值")), message, f"多半是 {meant}；确是 {quantity.text} 的，注明情况属实",
        path=".".join(str(part) for part in at[1:]), excerpt=quantity.text,
    )  # fmt: skip


def _money(node: Indicator, book: Book) -> Quantity | None:
    """The money of a node."""
    value = node.value
    if not isinstance(value, Measure):
        return None
    found = [each for each in value.quantities if each.unit and book.units.convertible(each.unit, "元")]
    return found[0] if len(found) == 1 else None
