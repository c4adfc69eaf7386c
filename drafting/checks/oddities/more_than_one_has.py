"""Money of one person that nobody has: 人均收入 of 19675万元."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.registry import declare

TOO_MUCH: Final = declare(
    Rule(
        "D324",
        "人均的数大得不像",
        Severity.WARNING,
        "人均、月均、平均工资一类的数在100万元以上，多半是“万”“亿”写错了。",
        hits=HEAD + "指标: {收入: {人均收入: 19675万元}}\n",
        clean=HEAD + "指标: {收入: {人均收入: 19675元}}\n",
    )
)

_OF_ONE: Final = lazy("人均|月均|平均工资")
_MOST: Final = 1_000_000
_EARNED: Final = (1_000, 500_000)


def more_than_one_has(book: Book) -> Iterator[Diagnostic]:
    """A finding for each: nobody earns 1.9亿元."""
    for source, value in book.typed.money.items():
        quantity = value.quantities[0]
        if quantity.amount >= _MOST and quantity.unit == "元" and _OF_ONE.search(str(source[-1])):
            figure = Figure(value, book.dataset.tree, source)
            message = f"{figure.label}：{quantity.text}，一个人的数不会有这么大"
            yield TOO_MUCH.at(figure.place, message, _smaller(quantity), path=figure.path, excerpt=quantity.text)


def _smaller(quantity: Quantity) -> str:
    """What may have been meant: the same digits under another 万, where one alone is what people earn."""
    likely = [f"{quantity.number:f}{SCALE_NAMES[scale]}{quantity.unit}" for scale in SCALE_NAMES if scale < quantity.scale and _EARNED[0] <= quantity.number * scale <= _EARNED[1]]
    return "核对“万”“亿”和单位" + (f"，看是不是{likely[0]}" if len(likely) == 1 and not quantity.chinese else "；确实如此的，注明情况属实")
