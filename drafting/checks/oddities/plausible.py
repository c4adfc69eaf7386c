"""Figures that fit every relation and still look wrong. None of these findings stops anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, Term
from drafting.checks.judged import HEAD, Relation
from drafting.checks.nodes import nodes
from drafting.checks.oddities.out_of_proportion import jumps_from_last_years_file
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import SCALE_NAMES, Quantity
from drafting.registry import declare
from drafting.source import Path

STILL_EXPECTED: Final = declare(
    Rule(
        "D253",
        "预计数过了期还没有改",
        Severity.WARNING,
        "报告期已过（成文日期在报告期末之后），数值还写着“预计”。换成实际数，或者去掉“预计”。",
        hits=HEAD + "公文: {成文日期: 2027-01-08}\n指标: {就业: {务工就业: 预计5.9万人}}\n",
        clean=HEAD + "公文: {成文日期: 2027-01-08}\n指标: {就业: {务工就业: 5.9万人}}\n",
    )
)
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
TWICE: Final = declare(
    Rule(
        "D256",
        "两项指标是同一个数",
        Severity.INFO,
        "两项指标填了同一个五位以上的数，又没有关系说明它们相等，可能抄串了行。本来就是同一个数的，其中一处写成公式（=组.指标）。",
        hits=HEAD + "指标: {就业: {务工就业: 59674人}, 概况: {农户: 59674人}}\n",
        clean=HEAD + "指标: {就业: {务工就业: 59674人}, 概况: {农户: 86321人}}\n",
    )
)
_LONG: Final = 5
_OF_ONE: Final = lazy("人均|月均|平均工资")
_MOST_EARNED: Final = 1_000_000
_EARNED: Final = (1_000, 500_000)
_PLANNED: Final = frozenset({"任务"})


def plausible(book: Book, relations: Iterable[Relation]) -> list[Diagnostic]:
    """What looks wrong in the data; `relations` say which figures are known to be equal."""
    found: list[Diagnostic] = []
    over = _is_over(book)
    for label, source, node in nodes(book.dataset.indicators):
        if over and not _PLANNED.intersection(source) and node.period is None:
            found += _expected(book, label, source, node)
        found += jumps_from_last_years_file(book, source, node)
        found += _too_much(book, label, source, node)
    found += _twice(book, relations)
    return found


def _is_over(book: Book) -> bool:
    signed, period = book.dataset.document.date, book.dataset.period
    return isinstance(signed, date) and (signed.year, signed.month) > (period.year, period.last_month)


def _expected(book: Book, label: str, source: Path, node: Indicator) -> Iterator[Diagnostic]:
    if isinstance(node.value, Measure) and any(each.prefix.startswith("预计") for each in node.value.quantities):
        message = f"{label}：{node.value}还是预计数，报告期（{book.dataset.period.name}）已经过了"
        yield STILL_EXPECTED.at(
            _place(book, source), message, "换成实际数；已是实际数的，去掉“预计”", path=_path(source), excerpt=node.value.text
        )


def _too_much(book: Book, label: str, source: Path, node: Indicator) -> Iterator[Diagnostic]:
    """Nobody earns 1.9亿元."""
    if not isinstance(node.value, Measure):
        return
    quantity = node.value.first
    if _OF_ONE.search(str(source[-1])) and book.units.convertible(quantity.unit, "元") and quantity.amount >= _MOST_EARNED:
        message = f"{label}：{quantity.text}，一个人的数不会有这么大"
        yield TOO_MUCH.at(_place(book, source), message, _smaller(quantity), path=_path(source), excerpt=quantity.text)


def _smaller(quantity: Quantity) -> str:
    """What may have been meant: the same digits under another 万, where one alone is what people earn."""
    likely = [f"{quantity.number:f}{SCALE_NAMES[scale]}{quantity.unit}" for scale in SCALE_NAMES if scale < quantity.scale and _EARNED[0] <= quantity.number * scale <= _EARNED[1]]
    return "核对“万”“亿”和单位" + (f"，看是不是{likely[0]}" if len(likely) == 1 and not quantity.chinese else "；确实如此的，注明情况属实")


def _twice(book: Book, relations: Iterable[Relation]) -> Iterator[Diagnostic]:
    """The same long figure in two indicators that no relation joins."""
    seen: dict[tuple[Decimal, str], list[Term]] = {}
    for _, source, node in nodes(book.dataset.indicators):
        if isinstance(node.value, Measure):
            figure = Figure(node.value, book.dataset.tree, source)
            for quantity in node.value.quantities:
                if _is_long(quantity.number):
                    seen.setdefault((quantity.amount, quantity.unit), []).append(Term(figure, quantity))
    several = [terms for terms in seen.values() if len(terms) > 1]
    if not several:
        return
    together = [{term.path for term in (each.whole, *each.parts)} for relation in relations for each in relation]
    for first, *others in several:
        for other in others:
            if not any({first.path, other.path} <= paths for paths in together):
                yield TWICE.at(
                    other.figure.place, f"{other.label}：和{first.label}是同一个数 {other.quantity.text}",
                    "看看是不是抄串了行；本来就是一个数的，其中一处写成公式", path=other.path, excerpt=other.quantity.text,
                    related=[first.figure.place],
                )  # fmt: skip
                break


def _is_long(number: Decimal) -> bool:
    """Whether a number has so many digits, zeros at its end aside."""
    digits = number.as_tuple().digits
    return len(digits) >= _LONG and len(number.normalize().as_tuple().digits) >= _LONG


def _path(source: Path) -> str:
    return ".".join(str(key) for key in source[1:])


def _place(book: Book, source: Path) -> Place:
    return book.dataset.tree.place((*source, "数值"))
