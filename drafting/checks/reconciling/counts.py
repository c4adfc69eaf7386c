"""Counts that bound each other: households and their people, a number and the names listed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, Term, figure_of
from drafting.checks.judged import HEAD, LIMIT, Holding, Judgements, Plain, Relation, at_most, judge_limit
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import DIFFERENCES, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Judgement, Verdict
from drafting.source import Path, Tree

HOUSEHOLDS = declare(
    Rule(
        "R114",
        "户数大于人数",
        Severity.WARNING,
        "一户至少有一人：同一个指标里既有户又有人的，户数不能大于人数。多半是两个数写颠倒了。",
        hits=HEAD + "指标: {监测帮扶: {监测对象: 12591户5361人}}\n",
        clean=HEAD + "指标: {监测帮扶: {监测对象: 5361户12591人}}\n",
        tolerance=LIMIT,
    )
)
NAMES = declare(
    Rule(
        "R115",
        "名录比数值多",
        Severity.WARNING,
        "名录列出的名称不能多于数值；少于数值的，正文会在后面加“等”。",
        hits=HEAD + "指标: {产业: {示范县: {数值: 2个, 名录: [甲县, 乙县, 丙县]}}}\n",
        clean=HEAD + "指标: {产业: {示范县: {数值: 3个, 名录: [甲县, 乙县, 丙县]}}}\n",
        tolerance=LIMIT,
    )
)


_CHANGED: Final = "变化"
"""How an indicator is called that says how much another has changed."""
_HOUSEHOLDS_HINT: Final = "看看两个数是不是写颠倒了"
_NAMES_HINT: Final = "核对数值，或者删去多列的名称"


def may_bound(measure: Measure, source: Path) -> bool:
    """Whether a figure has 户 and 人, and tells no change: 2 more households may be 3 people fewer. No number tells."""
    units = measure.units
    return len(units) > 1 and "户" in units and "人" in units and source[-1] not in DIFFERENCES and not str(source[-1]).endswith(_CHANGED)


def households(measure: Measure, tree: Tree, source: Path, units: UnitTable) -> Relation:
    """户 <= 人 in one measure of both (`may_bound`); empty where one is below zero."""
    for each in measure.quantities:
        if each.is_below_zero:
            return []
    homes, people = measure.quantities[measure.units.index("户")], measure.quantities[measure.units.index("人")]
    if homes.amount <= people.amount:
        return Holding((measure,), _bounded, measure, tree, source, homes, people, units)
    return _bounded(measure, tree, source, homes, people, units)


def _bounded(measure: Measure, tree: Tree, source: Path, homes: Quantity, people: Quantity, units: UnitTable) -> Judgements:
    figure = Figure(measure, tree, source)
    whole, parts = Term(figure, people), (Term(figure, homes),)
    judgement = _judge_households(units, people, (homes,))
    return [at_most("户不多于人", HOUSEHOLDS, whole, parts, judgement, _HOUSEHOLDS_HINT, again=_judge_households)]


def _judge_households(units: UnitTable, people: Quantity, homes: Sequence[Quantity]) -> Judgement:
    if homes[0].amount <= people.amount:
        return Judgement(Verdict.AGREES, homes[0].text, people.text, "")
    return judge_limit(homes[0], replace(people, unit=homes[0].unit), units)


def listed_names(book: Book, node: Indicator, source: Path) -> Relation:
    """名录 has at most as many names as the figure says; empty where the figure is no count."""
    whole = figure_of(book, node, source)
    if whole is None or node.names is None:
        return []
    count = next((each for each in whole.measure.quantities if not book.units.continuous(each.unit)), None)
    if count is None:
        return []
    names = node.names
    many = sum(map(len, names.values())) if isinstance(names, dict) else len(names)
    given = Quantity(f"{many}{count.unit}", Decimal(many), 0, 1, count.unit)
    if given.amount <= count.amount:
        number = Measure.of(given)
        shown = Plain((source, number), is_limit=True) if isinstance(node.value, Measure) else None
        return Holding((whole.measure, number), _listed, book, source, whole, count, given, shown=shown)
    return _listed(book, source, whole, count, given)


def _listed(book: Book, source: Path, whole: Figure, count: Quantity, given: Quantity) -> Judgements:
    listed = Figure(Measure.of(given), book.dataset.tree, (*source, "名录"))
    judgement = judge_limit(given, count, book.units)
    return [at_most("名录", NAMES, Term(whole, count), (Term(listed, given),), judgement, _NAMES_HINT)]
