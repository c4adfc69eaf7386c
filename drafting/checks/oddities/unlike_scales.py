"""Parts of one whole in 万元 of which one says 元: ten thousand times too small, and no sum need object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import PARTS
from drafting.model.node_at import node_at
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

_MONEY: Final = "元"
_TEN_THOUSAND: Final = 10**4
_MOST: Final = 5
"""How many times its largest sibling a part may be in 万元 where no whole is told; of one that is told it is at most all."""
_LEAST: Final = 100
"""How many times smaller than its smallest sibling it may be."""


def unlike_scales(book: Book) -> Iterator[Diagnostic]:
    """A finding for each part that the others, or the whole, show to lack its 万."""
    of_parts: dict[Path, dict[str, Quantity]] = {}
    for source, value in book.typed.money.items():
        if source[-2] in PARTS and (quantity := _money(value)) is not None:
            of_parts.setdefault(source[:-1], {})[str(source[-1])] = quantity
    for source, money in of_parts.items():
        above = node_at(book.dataset.indicators, source[:-1])
        whole = _money(above.value) if above is not None else None
        if not (source[-1] == "构成" and whole is not None):
            yield from _lacking(book, source, {name: each for name, each in money.items() if not FOR_ONE.search(name)}, whole)


def _lacking(book: Book, source: Path, money: Mapping[str, Quantity], whole: Quantity | None) -> Iterator[Diagnostic]:
    others = [each for each in (whole, *money.values()) if each is not None and each.scale > 1 and each.amount > 0]
    if not others:
        return
    most = whole.amount if whole is not None else _MOST * max(each.amount for each in others)
    least = min(each.amount for each in others) / _LEAST
    for name, quantity in money.items():
        if quantity.scale == 1 and least <= quantity.amount * _TEN_THOUSAND <= most:
            yield _said(book, (*source, name), quantity, others[0], "总数" if others[0] is whole else "别的项")


def _said(book: Book, at: Path, quantity: Quantity, other: Quantity, whose: str) -> Diagnostic:
    figure = Figure(Measure.of(quantity), book.dataset.tree, at)
    message = f"{figure.label}：{quantity.text}，{whose}是{other.text}，单位差了一万倍"
    meant = quantity.text.replace(quantity.unit, f"万{quantity.unit}")
    return UNLIKE_SCALE.at(
        figure.place, message, f"多半是 {meant}；确是 {quantity.text} 的，注明情况属实",
        path=figure.path, excerpt=quantity.text,
    )  # fmt: skip


def _money(value: object) -> Quantity | None:
    """The money of a figure."""
    if not isinstance(value, Measure):
        return None
    found = [each for each in value.quantities if each.unit == _MONEY]
    return found[0] if len(found) == 1 else None
