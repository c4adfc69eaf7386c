"""Per cent and percentage points: a change of a rate that says % and is the difference of the two, and one of people or money that says points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeGuard

from drafting.checks.figures import Figure
from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import DIFFERENCES, Indicator
from drafting.quantities.display import POINTS, rounded
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.values import Value
from drafting.registry import declare
from drafting.source import Path

POINTS_MEANT: Final = declare(
    Rule(
        "D272",
        "百分点写成了百分数",
        Severity.WARNING,
        "率的同比（较上年末）写成 %，而这个数正好是两个率之差：参保率由95%到98.6%，是提高3.6个百分点，不是增长3.6%（增长是3.79%）。"
        "草稿里标【待核】，check 列为必改，不改不出定稿。",
        hits=HEAD + "指标: {医疗: {参保率: {数值: 98.6%, 上年同期: 95%, 同比: 3.6%}}}\n",
        clean=HEAD + "指标: {医疗: {参保率: {数值: 98.6%, 上年同期: 95%, 同比: 3.6个百分点}}}\n",
        silence="同比: 3.6%  # 情况属实 D272：按增长率算的",
    )
)

POINTS_OF_AMOUNT: Final = declare(
    Rule(
        "D274",
        "户、人、元的增减写成了百分点",
        Severity.WARNING,
        "百分点是两个百分数之差，只用于率：户、人、元的同比、较上年末写百分数或增减的数。“下降3个百分点”不成话，草稿里标【待核】，check 列为必改，不改不出定稿。",
        hits=HEAD + "指标: {就业: {务工就业: {数值: 520人, 同比: -3个百分点}}}\n",
        clean=HEAD + "指标: {就业: {务工就业: {数值: 520人, 同比: -3%}}}\n",
    )
)

POINTS_OR_PER_CENT: Final = declare(
    Rule(
        "D352",
        "率的增减写成百分数，像是百分点",
        Severity.WARNING,
        "率（91.2%）的同比、较上年末写成 %，又没有写上年的率，看不出是多几个百分点，还是按增长率算的：91.2%，同比提高0.8%，多半是0.8个百分点。10%以上的不问。",
        hits=HEAD + "指标: {就业: {就业率: {数值: 91.2%, 同比: 0.8%}}}\n",
        clean=HEAD + "指标: {就业: {就业率: {数值: 91.2%, 同比: 0.8个百分点}}}\n",
        silence="同比: 0.8%  # 情况属实 D352：按增长率算的",
    )
)

_MOST_POINTS: Final = 10
_POINTS: Final = "个百分点"
_OF_TIME: Final = "序时进度"
_BEFORE: Final = {"同比": "same_period_last_year", "较上年末": "end_of_last_year"}
_PER_CENT: Final = "%"


def points_meant(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such change of a rate: what is the difference of the two, and what may be one, for the other is not given."""
    for source, node in book.typed.derived.items():
        for name, field in _BEFORE.items():
            stated = _one(node.stated.get(name))
            if stated is None or stated.unit != _PER_CENT:
                continue
            now, before = _rate(node), _rate(getattr(node, field))
            written = stated.text.replace(_PER_CENT, _POINTS)
            if now is not None and getattr(node, field) is None and book.last_year(source) is None and 0 < abs(stated.amount) < _MOST_POINTS:
                message = f"填 {stated.text}，{now.text} 是率，看不出是差{written.lstrip('-')}，还是增长率"
                yield _said(POINTS_OR_PER_CENT, book, (*source, name), node.stated[name], message, f"两个率之差写成 {written}；确是增长率的，在这一行末尾写 # 情况属实 {POINTS_OR_PER_CENT.code}：理由")
            if now is None or before is None or before.amount <= 0:
                continue
            difference, growth = now.amount - before.amount, (now.amount / before.amount - 1) * 100
            if difference and stated.amount == difference != rounded(growth, stated.decimals):
                message = f"填 {stated.text}，正好是 {now.text} 和 {before.text} 之差，是百分点，不是百分数"
                yield _said(POINTS_MEANT, book, (*source, name), node.stated[name], message, f"写成 {written}")


def points_of_amounts(book: Book) -> Iterator[Diagnostic]:
    """A finding for each change in points of what is no rate."""
    for source, node in book.typed.derived.items():
        for name, value in node.stated.items():
            if isinstance(value, Measure) and len(value.units) == 1 and value.units[0] in POINTS and name != _OF_TIME and _is_amount(node.value, book):
                hint = f"写成 {name}: {value.text.replace(_POINTS, _PER_CENT).replace('百分点', _PER_CENT).replace('个千分点', '‰')}；说的是率，另写一个指标"
                if name in DIFFERENCES:
                    hint = f"写增减的数，如 {name}: 5{node.value.units[0]}"
                yield _said(POINTS_OF_AMOUNT, book, (*source, name), value, f"填 {value.text}，百分点是两个率之差，{node.value}不是率", hint)


def _said(rule: Rule, book: Book, source: Path, value: Value, message: str, hint: str) -> Diagnostic:
    assert isinstance(value, Measure)
    figure = Figure(value, book.dataset.tree, source)
    return rule.at(figure.place, f"{figure.label}：{message}", hint, path=figure.path, excerpt=value.text)


def _is_amount(value: object, book: Book) -> TypeGuard[Measure]:
    return isinstance(value, Measure) and all(value.units) and not any(book.units.convertible(unit, _PER_CENT) for unit in value.units)


def _rate(node: Indicator | None) -> Quantity | None:
    found = _one(node.value) if node is not None else None
    return found if found is not None and found.unit == _PER_CENT else None


def _one(value: object) -> Quantity | None:
    return value.first if isinstance(value, Measure) and len(value.quantities) == 1 else None
