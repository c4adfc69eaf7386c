"""What formulas give and cannot be: fewer than no households, a share of more than the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.model.below_zero import may_be_below_zero
from drafting.model.indicator import DERIVED_NAMES
from drafting.model.rates_of_all import is_of_all
from drafting.quantities.quantity import Quantity
from drafting.registry import declare
from drafting.source import Path

IMPOSSIBLE_RESULT: Final = declare(
    Rule(
        "D264",
        "公式算出的数不可能",
        Severity.WARNING,
        "公式算出的个数、金额是负的，占比、覆盖率一类（和目录里规定不大于100%的）大于100%或小于0：公式的两头写反了，或者有一个数填错了。"
        "增减、净增、盈亏、结余可以是负数；完成率、增长率可以大于100%。草稿里标【待核】，check 列为必改，不改不出定稿。",
        hits=HEAD + "指标: {就业: {总数: 5人, 省外: 8人, 省内: =总数 - 省外}}\n",
        clean=HEAD + "指标: {就业: {总数: 9人, 省外: 8人, 省内: =总数 - 省外}}\n",
        silence="省内: =总数 - 省外  # 情况属实 D264：口径不同",
    )
)

_HUNDRED: Final = 100
_MOST_SHOWN: Final = 4


def computed_findings(book: Book) -> Iterator[Diagnostic]:
    """One for each formula of the data whose result cannot be."""
    for source in book.typed.formulas:
        fact = book.at(source)
        if fact.measure is None or source[-1] in DERIVED_NAMES:
            continue
        wrong = next((why for each in fact.measure.quantities if (why := _wrong(book, source, each))), "")
        if wrong:
            names = "·".join(str(each) for each in source[2:] if each not in ("构成", "其中"))
            message = f"{names}：公式算出 {fact.measure.text}，{wrong}"
            path = ".".join(map(str, source[1:]))
            yield IMPOSSIBLE_RESULT.at(book.dataset.tree.place((*source, "数值")), message, _hint(fact), path=path, excerpt=fact.measure.text)


def _wrong(book: Book, source: Path, given: Quantity) -> str:
    units = book.units
    if units.convertible(given.unit, "%"):
        rate, room = (each * units.factor(given.unit) for each in (given.amount, given.half_width(units)))
        if not _is_share(book, source) or -room <= rate <= _HUNDRED + room:
            return ""
        return "大于100%" if rate > 0 else "小于0"
    if given.amount >= 0 or not given.unit or may_be_below_zero(source[1:], is_amount=units.continuous(given.unit)):
        return ""
    return "是负数"


def _hint(fact: Fact) -> str:
    """The figures that it was made from stand in it: one of them is wrong, or they stand the wrong way round."""
    inputs = [fact.book.find(path) for path in dict.fromkeys(fact.inputs)]
    figures = "、".join(f"{each.name} {each.measure.text}" for each in inputs[:_MOST_SHOWN] if each.measure is not None)
    return f"核对公式 ={fact.formula} 和它用的数（{figures}）；确是这样的，注明情况属实"


def _is_share(book: Book, source: Path) -> bool:
    """Whether a rate can be no more than the whole: by its name, or by a rule of the catalogue."""
    entry = book.catalogue.find(".".join(str(key) for key in source[1:]))
    return is_of_all(str(source[-1])) or (entry is not None and any(rule.endswith("<= 100%") for rule in entry.rules))
