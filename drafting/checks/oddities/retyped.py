"""Figures of the data that its own texts type once more with two digits swapped: 接待12386人次, and 接待查档12368人次 in the lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from drafting.checks.judged import HEAD
from drafting.checks.nodes import nodes
from drafting.checks.reconciling.slips import swapped
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.dataset import Dataset
from drafting.model.spans import months_of
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.running import running_figures
from drafting.registry import declare
from drafting.source import Path

RETYPED: Final = declare(
    Rule(
        "D339",
        "文字材料里的数和数据里的只有两位颠倒",
        Severity.WARNING,
        "文字材料里手写的数，和叫法相近的一个指标只有相邻两位写颠倒了（12386人次、12368人次），多半是抄错了。草稿不查；check、--review 和 --final 都查，有它就不出定稿（--final）。"
        "三位以上的数才比，百分比四位以上；说的是去年、别的年份、今年的一段时间（上半年、前三季度、截至11月底，报告期不是它的）、任务、目标的不比。",
        hits=HEAD + "指标: {查档: {接待: 12386人次}}\n文字材料: {导语: 全年接待查档12368人次。}\n",
        clean=HEAD + '指标: {查档: {接待: 12386人次}}\n文字材料: {导语: "全年接待查档{{ 查档.接待 }}。"}\n',
        silence="导语: 全年接待查档12368人次。  # 情况属实 D339：另有18人次是电话查档",
    )
)
_TEXTS: Final = "文字材料"
_DIGITS: Final = 3
_DIGITS_OF_RATE: Final = 4
_RATES: Final = frozenset("%‰")
_BEFORE: Final = 16
"""Characters before a number that may say of what it is."""
_OTHERS: Final = lazy("去年|上年|前年|往年|[近前][一二两三四五六七八九十]年|同期|20\\d{2}|[任务目标计划]{2}|力争|争取|预计|明年|下[一年]|比|较|增|减|降")
_CLAUSE: Final = lazy("[，。；！？\n]")
_SENTENCE: Final = lazy("[。；！？\n]")
_FAR: Final = 60
"""Characters of a sentence before a number in which the time may be said that it is of."""
_TIME: Final = lazy(r"(截至?到?)?(?:今年|本年)?(全年|[上下]半年|前[一二三两123]个?季度|第?[一二三四1234]季度|\d{1,2}月?[-~～—–－至到]+\d{1,2}月|\d{1,2}月)")
_BLANK: Final = lazy(r"(?<=[\d万亿])[ \u3000]+(?=[\u3400-\u9fff%％])|(?<=[\u3400-\u9fff：])[ \u3000]+(?=\d)")


def retyped(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such number, at the text that holds it."""
    texts = [each for each in texts_of(book.dataset) if _may_hold(each[1])]
    if not texts:
        return
    given = figures_by_amount(book)
    elsewhere = str({key: value for key, value in book.dataset.tree.value.items() if key != _TEXTS})
    for path, text in texts:
        text = _BLANK.sub("", text)
        for figure in running_figures(text, book.units):
            quantity = figure.quantity
            if not quantity.unit or _digits(quantity) < (_DIGITS_OF_RATE if quantity.unit in _RATES else _DIGITS) or quantity.is_marked:
                continue
            before = _CLAUSE.split(text[max(0, figure.start - _BEFORE) : figure.start])[-1]
            if _OTHERS.search(before) or str(quantity.number) in elsewhere or _is_of_another_time(text[max(0, figure.start - _FAR) : figure.start], book):
                continue
            family, factor = book.units.family(quantity.unit), book.units.factor(quantity.unit)
            for amount in swapped(quantity):
                named = next((each for each in given.get((family, amount * factor), ()) if is_named(each[0], before)), None)
                if named is not None:
                    yield _told(book, path, f"{before}{quantity.text}", *named)
                    break


def _is_of_another_time(before: str, book: Book) -> bool:
    """Whether the last time that the sentence says is another stretch of the year than that of the report: 上半年, 1—11月, 截至11月底."""
    period = book.dataset.period
    said = [*_TIME.finditer(_SENTENCE.split(before)[-1])]
    months = months_of(said[-1][2], period) if said else None
    if months is None:
        return False
    return months[2] != period.last_month or (not said[-1][1] and months[1] != period.first_month)


def _told(book: Book, path: Path, words: str, source: Path, meant: Quantity) -> Diagnostic:
    tree, called = book.dataset.tree, ".".join(map(str, source[1:]))
    message = f"文字材料里的“{words}”和数据的 {called}（{meant.text}）只有两位颠倒"
    hint = f"核对哪个对；是同一个数的，写成 {{{{ {called} }}}}，确实是另一个数的，在这一行末尾写 # 情况属实 D339：理由"
    return RETYPED.at(tree.place(path), message, hint, path=".".join(map(str, path)), excerpt=words, related=[tree.place((*source, "数值"))])


def texts_of(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """The data's own texts, each with where it stands."""
    yield from _below((_TEXTS,), dataset.tree.value.get(_TEXTS))


def _below(path: Path, value: Any) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _below((*path, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _below((*path, number), inner)


def _may_hold(text: str) -> bool:
    return sum(each.isdigit() for each in text) >= _DIGITS


_Given = tuple[Path, Quantity]


def figures_by_amount(book: Book) -> dict[tuple[str | None, Decimal], list[_Given]]:
    """The figures of the data by family of unit and amount, each with where it stands."""
    found: dict[tuple[str | None, Decimal], list[_Given]] = defaultdict(list)
    for _, source, node in nodes(book.dataset.indicators):
        if isinstance(node.value, Measure):
            for quantity in node.value.quantities:
                found[book.units.family(quantity.unit), quantity.amount * book.units.factor(quantity.unit)].append((source, quantity))
    return found


def is_named(source: Path, before: str) -> bool:
    """Whether the words before a number share two characters in a row with what the figure or its group is called."""
    words = "，".join(map(str, source[1:]))
    return any(before[at : at + 2] in words for at in range(len(before) - 1))


def _digits(quantity: Quantity) -> int:
    return len(str(abs(quantity.number)).replace(".", "").lstrip("0").rstrip("0"))
