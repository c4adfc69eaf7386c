"""Money of a total in 元, with jiao and fen or less, and not ten thousand of them: 8858.42元 where 万元 was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.adding_up import surely_adds_up
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.written_out import FOR_ONE
from drafting.registry import declare
from drafting.source import Path

LOST_SCALE: Final = declare(
    Rule(
        "D270",
        "像是漏了“万”",
        Severity.WARNING,
        "一笔总的钱（资金、贷款、投资、收入）写成不到一万元、带小数的元，或者小数点后面有三位以上，多半是漏了“万”或“亿”：没有人把资金算到几角几分。人均、标准、单价、工资一类的不看。",
        hits=HEAD + "模板: rural/annual\n指标: {资金项目: {衔接资金: 8858.4元}}\n",
        clean=HEAD + "模板: rural/annual\n指标: {资金项目: {衔接资金: 8858.4万元}}\n",
        silence="捐赠物资: 530.5元  # 情况属实 D270：学生义卖所得",
    )
)

_MONEY: Final = "元"
_LEAST: Final = 10_000
_FEN: Final = 2
_OF_ONE: Final = lazy("价|费|补[贴助]|奖|票|租|每|均|标准|工资|薪|报酬|待遇|额度|成本|亩|[月日]|[老休保恤]金|家庭|人")
"""In a local name: what may be of one person or thing."""
_FEWEST: Final = 3
"""Other figures of money in 万元 or 亿元, before one under a local name is told."""


def lost_scale(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such figure."""
    given = book.typed.money
    odd = [(source, each) for source, value in given.items() for each in value.quantities if each.scale == 1 and each.unit == _MONEY and _is_odd(each)]
    scaled = sum(each.scale > 1 and each.unit == _MONEY for value in given.values() for each in value.quantities) if odd else 0
    for source, quantity in odd:
        if _is_total(book, source, scaled):
            figure = Figure(Measure.of(quantity), book.dataset.tree, source)
            why = f"小数点后有{quantity.decimals}位" if quantity.decimals > _FEN else "带着小数，不到一万元"
            meant = f"{quantity.number:f}万元"
            hint = f"看是不是{meant}；确实是 {quantity.text} 的，在这一行末尾写 # 情况属实 D270：理由"
            yield LOST_SCALE.at(figure.place, f"{figure.label}：填 {quantity.text}，{why}，像是漏了“万”", hint, path=figure.path, excerpt=quantity.text)


def _is_odd(quantity: Quantity) -> bool:
    return quantity.exact is None and quantity.decimals > 0 and (0 < quantity.amount < _LEAST or quantity.decimals > _FEN)


def _is_total(book: Book, source: Path, scaled: int) -> bool:
    """By the catalogue; under a local name by that, beside money that is told in 万元."""
    at = source[: next((at for at, key in enumerate(source) if key in PARTS or key in COMPARISONS), None)]
    if surely_adds_up(book.catalogue, at):
        return True
    names = ".".join(map(str, source[1:]))
    known = book.catalogue.find(".".join(map(str, source[1:3]))) is not None
    return not known and scaled >= _FEWEST and not FOR_ONE.search(names) and not _OF_ONE.search(names)
