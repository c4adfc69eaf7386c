"""Comparisons that are written down: `已消除 <= 数值`, `甲 + 乙 = 丙`, `数值 <= 100%`."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Final, NamedTuple

from drafting.checks.figures import Figure, Missing, Term, pairs
from drafting.checks.formulas import Names, Resolve, computed, judge_formula, terms_of
from drafting.checks.judged import Judged, Relation, at_most, equality, judge_limit, undecided
from drafting.diagnostics import Rule
from drafting.facts.book import Book
from drafting.facts.formula import FormulaError, names_of, parse_formula
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, MeasureError, inherit_unit
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import (
    Judgement,
    Verdict,
    judge_equal,
)

_COMPARISON: Final = lazy(r"<=|>=|==|!=|[<>=≤≥≠＜＞＝≈]")
_SIGNS: Final = {"<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "==": "=", "=": "=", "＝": "="} | {
    "<": "<", "＜": "<", ">": ">", "＞": ">", "≈": "≈",
}  # fmt: skip
_LITERAL: Final = lazy(r"-?\d")
_FLIPPED: Final = {">=": "<=", ">": "<"}


class Side(NamedTuple):
    """One side of a comparison: a figure as typed (100%), one name, or a formula over names."""

    text: str
    literal: Measure | None
    names: tuple[Names, ...]
    is_name: bool

    @property
    def is_formula(self) -> bool:
        return not self.is_name and self.literal is None


class Comparison(NamedTuple):
    """`sign` is one of = ≈ <= <; what is written with > is turned round."""

    left: Side
    sign: str
    right: Side


class Value(NamedTuple):
    """What a side says: its figure, and the figures that it names. `formula` is '' for a figure as it stands."""

    figure: Figure
    operands: tuple[Figure, ...]
    formula: str = ""


@lru_cache(maxsize=1024)
def read_comparison(text: str, units: UnitTable) -> Comparison | None:
    """The comparison that a rule states, None where it states none."""
    sides = _COMPARISON.split(text)
    sign = _SIGNS.get(match[0]) if (match := _COMPARISON.search(text)) else None
    if len(sides) != 2 or sign is None:
        return None
    left, right = (_side(side.strip(), units) for side in sides)
    if left is None or right is None:
        return None
    if sign in _FLIPPED:
        return Comparison(right, _FLIPPED[sign], left)
    return Comparison(left, sign, right)


def _side(text: str, units: UnitTable) -> Side | None:
    if _LITERAL.match(text):
        try:
            return Side(text, parse_measure(text, units)[0], (), False)
        except MeasureError:
            pass  # 2 * 甲 begins with a digit too
    try:
        names = names_of(text)
        is_name = isinstance(parse_formula(text), ast.Name | ast.Attribute)
    except FormulaError:
        return None
    return Side(text, None, names, is_name) if names else None


def judge_comparison(
    kind: str, rule: Rule, comparison: Comparison, resolve: Resolve, book: Book, anchor: Figure | None, hint: str
) -> Relation:
    """The relation between the two sides; empty where there is nothing to compare.

    `anchor` is the figure that the rule is about: a literal stands where it does.
    """
    if comparison.sign == "=" and comparison.left.is_formula != comparison.right.is_formula:
        formula, named = sorted((comparison.left, comparison.right), key=lambda side: not side.is_formula)
        stated = _value(named, resolve, book, anchor)
        if not isinstance(stated, Value):
            return []
        return judge_formula(kind, rule, stated.figure, formula.text, resolve, book, hint)
    left = _value(comparison.left, resolve, book, anchor)
    right = _value(comparison.right, resolve, book, anchor) if left is not None else None
    if left is None or right is None:
        return []
    if isinstance(left, Missing) or isinstance(right, Missing):
        return _lacking(kind, rule, left, right)
    if comparison.sign in ("=", "≈"):
        return _equal(kind, rule, left.figure, right.figure, book.units, hint, roughly=comparison.sign == "≈")
    return _limited(kind, rule, left, right, book.units, hint, strict=comparison.sign == "<")


def _lacking(kind: str, rule: Rule, left: Value | Missing, right: Value | Missing) -> Relation:
    names = "、".join(side.name for side in (left, right) if isinstance(side, Missing))
    given = next((side for side in (right, left) if isinstance(side, Value)), None)
    return [undecided(kind, rule, given.figure, (), names)] if given else []


def _value(side: Side, resolve: Resolve, book: Book, anchor: Figure | None) -> Value | Missing | None:
    if side.literal is not None:
        tree, source = (anchor.tree, anchor.source) if anchor else (book.dataset.tree, ())
        return Value(Figure(side.literal, tree, source, side.text, said=side.text), ())
    if side.is_name:
        named = resolve(side.names[0])
        return Value(named, (named,)) if isinstance(named, Figure) else named
    operands: list[Figure] = []
    for names in side.names:
        found = resolve(names)
        if not isinstance(found, Figure):
            return found
        operands.append(found)
    value = computed(side.text, dict(zip(side.names, operands, strict=True)), book)
    if value is None:
        return None
    first = operands[0]
    places = tuple(each.place for each in operands)
    figure = Figure(value, first.tree, first.source, side.text, places, side.text)
    return Value(figure, tuple(operands), side.text)


def _equal(
    kind: str, rule: Rule, stated: Figure, other: Figure, units: UnitTable, hint: str, *, roughly: bool
) -> Relation:
    """With `roughly` (≈) two figures agree as soon as both can stand for the same number."""
    again = partial(_judge_equal, units, roughly)
    return [
        equality(
            kind, rule, mine, (theirs,), again(mine.quantity, [theirs.quantity]), theirs.label, hint=hint, again=again,
            signs=(1,),
        )
        for mine, theirs in pairs(stated, other, units) or _counts(stated, other, units)
    ]  # fmt: skip


def _judge_equal(units: UnitTable, roughly: bool, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
    mine, theirs = inherit_unit(whole, parts[0]), inherit_unit(parts[0], whole)
    if not units.convertible(theirs.unit, mine.unit):
        theirs = replace(theirs, unit=mine.unit)  # counts of different things (15名 = 15人)
    judgement = judge_equal(mine, theirs, units)
    if roughly and judgement.verdict is Verdict.TAIL:
        return judgement.as_verdict(Verdict.AGREES)
    return judgement


def _limited(
    kind: str, rule: Rule, left: Value, right: Value, units: UnitTable, hint: str, *, strict: bool
) -> Relation:
    found: list[Judged] = []
    for part, limit in pairs(left.figure, right.figure, units) or _counts(left.figure, right.figure, units):
        judge = partial(_judge_limit, units)
        judgement = judge(limit.quantity, [part.quantity])
        if strict and judgement.verdict is Verdict.AGREES and _is_same(part.quantity, limit.quantity, units):
            judgement = judgement.as_verdict(Verdict.CONTRADICTS)
        parts = tuple(terms_of(left.operands, part.quantity, units)) if left.formula else (part,)
        again = None if left.formula or strict else judge
        found.append(at_most(kind, rule, limit, parts or (part,), judgement, left.formula, hint, again))
    return found


def _judge_limit(units: UnitTable, limit: Quantity, parts: Sequence[Quantity]) -> Judgement:
    part = parts[0]
    if units.convertible(part.unit, limit.unit):
        return judge_limit(part, limit, units)
    if part.amount <= limit.amount:  # counts of different things
        return Judgement(Verdict.AGREES, part.text, limit.text, "")
    return judge_limit(part, replace(limit, unit=part.unit), units)


def _counts(one: Figure, other: Figure, units: UnitTable) -> list[tuple[Term, Term]]:
    """Two counts of different things (户 <= 人) compare as numbers."""
    if len(one.measure.quantities) > 1 or len(other.measure.quantities) > 1:
        return []
    first, second = one.measure.first, other.measure.first
    if units.continuous(first.unit) or units.continuous(second.unit):
        return []
    return [(Term(one, first), Term(other, second))]


def _is_same(one: Quantity, other: Quantity, units: UnitTable) -> bool:
    """Whether two exact figures are equal."""
    exact = not one.half_width(units) and not other.half_width(units) and not (one.is_marked or other.is_marked)
    return exact and one.amount * units.factor(one.unit) == other.amount * units.factor(other.unit)
