"""Percentages that no place can have: a coverage of 985 %, a fall by more than all, 85 births a thousand where 8.5 were meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.node_at import node_at
from drafting.model.rates_of_all import MOST_LIFTED, is_of_all, is_of_each
from drafting.patterns import lazy
from drafting.quantities.display import percent
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.registry import declare
from drafting.relations import judge_rate
from drafting.source import Path

IMPOSSIBLE: Final = declare(
    Rule(
        "D255",
        "百分数不可能",
        Severity.WARNING,
        "占比、覆盖率、合格率一类的数不会大于100%，也不会小于0；下降不会超过100%；人口的出生率、死亡率是千分数，不会到百分之三以上。完成率、增长率、毛入学率、拨备覆盖率、移动电话普及率可以大于100%，不看；别的率大到500%以上的，多半是小数点错了（完成率、增长率、利润率一类的不看）。明细表的格也看。"
        "草稿里标【待核】，check 列为必改，不改不出定稿。",
        hits=HEAD + "指标: {教育: {毛入学巩固率: 985%}}\n",
        clean=HEAD + "指标: {教育: {毛入学巩固率: 98.5%}}\n",
        silence="巩固率: 101.2%  # 情况属实 D255：按学籍地统计，有转入的",
    )
)
IN_THOUSANDTHS: Final = declare(
    Rule(
        "D329",
        "率的符号不像",
        Severity.WARNING,
        "普及率、参保率、完成率、占比一类的率一般是百分数，写成了‰：97.6‰ 只有 9.76%，多半是符号选错了；984‰ 就是 98.4%，一般写成百分数。出生率、死亡率、自然增长率、发病率、受害率、利率、坡降一类本来用千分数的、目录里计量单位写的就是‰的不看。",
        hits=HEAD + "指标: {农村供水: {自来水普及率: 97.6‰}}\n",
        clean=HEAD + "指标: {农村供水: {自来水普及率: 97.6%}}\n",
        silence="超标率: 1.2‰  # 情况属实 D329：按千分数统计",
    )
)
_IN_HUNDREDTHS: Final = lazy(
    "(?<!病)(?<!亡)(?<!灾)(?<!受害)(?<!发生)(?:(?<!出生)(?<!增长)(?<!生育)(?<![离结再]婚)(?<!患)(?<!感染)(?<!事故)(?<!伤亡)(?<!缺陷)(?<!差错)(?<!犯罪)(?<!发案)(?<!信访)(?<!阳性)(?<![利费税保汇折])率|占比|比重|(?<!性别)(?<!赡养)(?<!抚养)比例)$"
)
"""Ends of names of rates that are told in hundredths."""
_PER_MILLE: Final = lazy("(?:出生率|人口死亡率|自然增长率|^死亡率)$")
_MOST_BORN: Final = 3
"""Per cent; more are born, or die, in no place."""
_HUNDRED: Final = 100
_IN_A_GROUP: Final = 3
"""Steps to a figure of a group: 指标, the group, its name."""
_FAR_TOO_MUCH: Final = 500
_MAY_BE_MUCH: Final = lazy("完成|增|超|利润|收益|回报|产出|周转|拨备|负债|杠杆|流动|速动|偿|撬动|放大|保障率|换手|产销|溢价|倍")
"""Rates that may well be so much."""
_THOUSAND: Final = 1000
_CHANGES: Final = ("同比", "较上年末", "较基期")


def impossible_rates(book: Book) -> Iterator[Diagnostic]:
    """A finding for each."""
    for source, value in book.typed.rates.items():
        name, first = str(source[-1]), value.first
        if first.unit == "‰" and 1 <= first.amount <= _THOUSAND and _IN_HUNDREDTHS.search(name) and not _is_catalogued_so(book, source, first.unit):
            yield _said(book, source, value, *_in_hundredths(name, first), rule=IN_THOUSANDTHS)
        elif is_of_all(name) and not _has_rule(book, source):
            if not 0 <= first.amount * book.units.factor(first.unit) <= _HUNDRED and not _is_borne_out(book, source, value):
                yield _said(book, source, value, "大于100%" if first.amount > 0 else "小于0")
        elif first.unit == "%" and first.amount > _MOST_BORN and _PER_MILLE.search(name):
            yield _said(book, source, value, "出生率、死亡率一般是千分数", f"是千分数的，写成 {first.text.replace('%', '‰')}")
        elif first.unit == "%" and first.amount >= _FAR_TOO_MUCH and _IN_HUNDREDTHS.search(name) and not _MAY_BE_MUCH.search(name) and not _has_rule(book, source):
            yield _said(book, source, value, "大得不像")
    for source, node in book.typed.derived.items():
        for key in _CHANGES:
            change = node.stated.get(key)
            if isinstance(change, Measure) and change.first.unit == "%" and change.first.amount < -_HUNDRED:
                yield _said(book, (*source, key), change, "下降不会超过100%")


def _in_hundredths(name: str, told: Quantity) -> tuple[str, str]:
    """What is odd about a rate in thousandths, and what to type: 97.6‰ is a slip of the sign, 984‰ of what is part of a whole is 98.4%."""
    sign, same = told.text.replace("‰", "%"), percent(told.amount / 1000).text
    if told.amount <= _HUNDRED:
        return f"这样的率一般是百分数，{told.text} 只有 {same}", f"是百分数的，写成 {sign}；确是千分数的，注明情况属实"
    either = f"写成 {same}" if is_of_all(name) else f"是百分之{told.text.removesuffix('‰')}的，写成 {sign}；是千分数的，写成 {same}"
    return f"这样的率一般写成百分数，{told.text} 是 {same}", f"{either}；本来按千分数统计的，注明情况属实"


def _is_borne_out(book: Book, source: Path, value: Measure) -> bool:
    """Whether two figures of its group give it: 实际参保 8620人 of 应参保 8600人 are told of as such."""
    name = str(source[-1])
    if is_of_each(name) or not _HUNDRED < value.first.amount <= MOST_LIFTED:
        return False
    group = book.dataset.indicators.get(str(source[1])) if len(source) == _IN_A_GROUP else node_at(book.dataset.indicators, source[:-1])
    figures = [each.value.first for other, each in group.children.items() if other != name and isinstance(each.value, Measure)] if group is not None else []
    return any(judge_rate(value.first, one, other, book.units).agrees for one, other in permutations(figures, 2))


def _said(book: Book, source: Path, value: Measure, why: str, hint: str = "核对小数点和位数", *, rule: Rule = IMPOSSIBLE) -> Diagnostic:
    figure = Figure(value, book.dataset.tree, source)
    return rule.at(figure.place, f"{figure.label}：填 {value.first.text}，{why}", hint, path=figure.path, excerpt=value.first.text)


def _has_rule(book: Book, source: Path) -> bool:
    """Whether the catalogue itself says what the rate may be."""
    entry = book.catalogue.find(".".join(map(str, source[1:])))
    return entry is not None and bool(entry.rules)


def _is_catalogued_so(book: Book, source: Path, unit: str) -> bool:
    """Whether the catalogue itself counts it in this unit."""
    entry = book.catalogue.find(".".join(map(str, source[1:])))
    return entry is not None and unit in entry.units
