"""Money of one person that nobody has, by its name (人均收入 of 19675万元), or by those whom it was given: 348人27.8元, 6210人次1260亿元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import AMOUNTS
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.registry import declare
from drafting.source import Path

TOO_MUCH: Final = declare(
    Rule(
        "D324",
        "人均的数不像",
        Severity.WARNING,
        "人均、月均、平均工资一类的数在100万元以上；或者人数和钱写在一起的，平均一个人不到1元、在1000万元以上：多半是“万”“亿”写错了。",
        hits=HEAD + "指标: {收入: {人均收入: 19675万元}}\n",
        clean=HEAD + "指标: {收入: {人均收入: 19675元}}\n",
    )
)

_OF_ONE: Final = lazy("人均|月均|平均工资")
_MOST: Final = 1_000_000
_EARNED: Final = (1_000, 500_000)
_PEOPLE: Final = frozenset({"人", "人次", "名"})
_GIVEN: Final = (1, 10_000_000)
"""What each of those has who stand with the money: less, and more, is no money for one."""
_FEWEST: Final = 10
_MONEY: Final = "元"


def more_than_one_has(book: Book) -> Iterator[Diagnostic]:
    """A finding for each: nobody earns 1.9亿元."""
    for source, value in book.typed.money.items():
        quantity = value.quantities[0]
        if quantity.unit == _MONEY and quantity.amount >= _MOST and _OF_ONE.search(str(source[-1])):
            yield _said(book, source, value, quantity, f"{quantity.text}，一个人的数不会有这么大", _smaller(quantity))
        elif len(value.quantities) > 1:
            yield from _of_each(book, source, value, value)
        elif source[-1] in AMOUNTS and len(source) > _IN_A_GROUP:
            node = node_at(book.dataset.indicators, source[:-1])
            if node is not None and isinstance(node.value, Measure):
                yield from _of_each(book, source, value, node.value)


_IN_A_GROUP: Final = 3
"""The length of an indicator's place; 金额 below it is of what it counts."""


def _of_each(book: Book, source: Path, money: Measure, people: Measure) -> Iterator[Diagnostic]:
    given = [each for each in money.quantities if each.unit == _MONEY]
    counted = [each for each in people.quantities if each.unit in _PEOPLE]
    if len(given) != 1 or len(counted) != 1 or counted[0].amount < _FEWEST or not given[0].amount:
        return
    each = given[0].amount / counted[0].amount
    if not _GIVEN[0] <= each <= _GIVEN[1]:
        said = f"{each:.2f}元" if each < _GIVEN[0] else f"{(each / 10_000).quantize(Decimal(1)):f}万元"
        text = money.text if money is people else f"{counted[0].text}{given[0].text}"
        yield _said(book, source, money, given[0], f"{text}，平均一个人{said}", "核对“万”“亿”和单位；确实如此的，注明情况属实")


def _said(book: Book, source: Path, value: Measure, quantity: Quantity, why: str, hint: str) -> Diagnostic:
    figure = Figure(value, book.dataset.tree, source)
    return TOO_MUCH.at(figure.place, f"{figure.label}：{why}", hint, path=figure.path, excerpt=quantity.text)


def _smaller(quantity: Quantity) -> str:
    """What may have been meant: the same digits under another 万, where one alone is what people earn."""
    likely = [f"{quantity.number:f}{SCALE_NAMES[scale]}{quantity.unit}" for scale in SCALE_NAMES if scale < quantity.scale and _EARNED[0] <= quantity.number * scale <= _EARNED[1]]
    return "核对“万”“亿”和单位" + (f"，看是不是{likely[0]}" if len(likely) == 1 and not quantity.chinese else "；确实如此的，注明情况属实")
