"""Comparisons that are written down: `已消除 <= 数值`, `甲 + 乙 = 丙`, `数值 <= 100%`."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from drafting.checks.figures import Figure, Member, Missing, Term, pairs
from drafting.checks.judged import (
    Holding,
    Judged,
    Judgements,
    Operand,
    Plain,
    Relation,
    at_most,
    equality,
    judge_limit,
    undecided,
)
from drafting.checks.reconciling.formulas import Names, Resolve, computed, judge_formula, signed_names, terms_of
from drafting.checks.reconciling.plain import at_most as plainly_at_most
from drafting.checks.reconciling.plain import equal as plainly_equal
from drafting.diagnostics import Rule
from drafting.facts.book import Book
from drafting.facts.derived import DERIVATIONS
from drafting.facts.formula import FormulaError, names_of, parse_formula
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, MeasureError, inherit_unit
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_equal
from drafting.source import Path
from drafting.tuples import NamedTuple

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
    is_formula: bool


class Derived(NamedTuple):
    """A figure that is said to be what is derived (同比, 完成率) of another, whose name is `of`."""

    stated: Names
    of: Names
    name: str


class Comparison(NamedTuple):
    """`sign` is one of = ≈ <= <; what is written with > is turned round. `names` are those of both sides.

    `plain` is the same as typed figures alone may show to hold, None where they cannot. `derived` is 甲 = 乙.同比, None of any other.
    """

    left: Side
    sign: str
    right: Side
    plain: Plain | None
    derived: Derived | None = None

    @property
    def names(self) -> tuple[Names, ...]:
        return (*self.left.names, *self.right.names)


class Value(NamedTuple):
    """What a formula gives, and the figures that it is made from."""

    figure: Figure
    operands: tuple[Figure, ...]
    formula: str


@lru_cache(maxsize=1024)
def read_comparison(text: str, units: UnitTable) -> Comparison | None:
    """The comparison that a rule states, None where it states none."""
    sides, signs = _COMPARISON.split(text), _COMPARISON.findall(text)
    sign = _SIGNS.get(signs[0]) if len(signs) == 1 else None
    if sign is None:
        return None
    left, right = (_side(side.strip(), units, is_exact=sign != "≈") for side in sides)
    if left is None or right is None:
        return None
    if sign in _FLIPPED:
        left, sign, right = right, _FLIPPED[sign], left
    return Comparison(left, sign, right, _plain(left, sign, right), _derived(left, right) if sign == "=" else None)


def _derived(left: Side, right: Side) -> Derived | None:
    if left.is_formula or right.is_formula or left.literal is not None or right.literal is not None:
        return None
    stated, derived = left.names[0], right.names[0]
    return Derived(stated, derived[:-1], derived[-1]) if len(derived) > 1 and derived[-1] in DERIVATIONS else None


def _plain(left: Side, sign: str, right: Side) -> Plain | None:
    if sign == "=" and left.is_formula != right.is_formula:
        formula, named = (left, right) if left.is_formula else (right, left)
        signed = signed_names(formula.text)
        return Plain((_operand(named), *[names for _, names in signed]), tuple([sign for sign, _ in signed])) if signed else None
    if left.is_formula or right.is_formula or sign == "<":
        return None
    if sign == "<=":
        return Plain((_operand(right), _operand(left)), is_limit=True)
    return Plain((_operand(left), _operand(right)))


def _operand(side: Side) -> Operand:
    return side.names[0] if side.literal is None else side.literal


def _side(text: str, units: UnitTable, *, is_exact: bool) -> Side | None:
    if _LITERAL.match(text):
        try:
            literal = parse_measure(text, units)[0]
            return Side(text, _exactly(literal) if is_exact else literal, (), False)
        except MeasureError:
            pass  # 2 * 甲 begins with a digit too
    try:
        names = names_of(text)
        is_formula = not isinstance(parse_formula(text), ast.Name | ast.Attribute)
    except FormulaError:
        return None
    return Side(text, None, names, is_formula) if names else None


def _exactly(literal: Measure) -> Measure:
    """A number that is written in a rule was not rounded: 100% is the whole, not what rounds to it. 约100% stays as vague as it is written."""
    exact = [each if each.is_marked else replace(each, exact=each.amount) for each in literal.quantities]
    return Measure(tuple(exact), literal.separators)


def judge_comparison(
    kind: str, rule: Rule, comparison: Comparison, resolve: Resolve, book: Book, at: Path, hint: str
) -> Relation:
    """The relation between the two sides; empty where there is nothing to compare.

    `at` is where the figure stands that the rule is about, or the relation is written: a literal stands there, too.
    """
    sign, left_side, right_side = comparison.sign, comparison.left, comparison.right
    if sign == "=" and left_side.is_formula != right_side.is_formula:
        formula, named = (left_side, right_side) if left_side.is_formula else (right_side, left_side)
        stated = _figure(named, resolve, book, at)
        if not isinstance(stated, Figure):
            return []
        return judge_formula(kind, rule, stated, formula.text, resolve, book, hint)
    left = _value(left_side, resolve, book) if left_side.is_formula else _figure(left_side, resolve, book, at)
    if left is None:
        return []
    right = _value(right_side, resolve, book) if right_side.is_formula else _figure(right_side, resolve, book, at)
    if right is None:
        return []
    if isinstance(left, Missing) or isinstance(right, Missing):
        return _lacking(kind, rule, left, right)
    other = right.figure if isinstance(right, Value) else right
    if sign in ("=", "≈"):
        one = left.figure if isinstance(left, Value) else left
        if plainly_equal(one.measure, other.measure, book.units):
            return Holding((one.measure, other.measure), _equal, kind, rule, one, other, book.units, hint, sign)
        return _equal(kind, rule, one, other, book.units, hint, sign)
    if sign == "<=" and isinstance(left, Figure) and plainly_at_most(left.measure, other.measure, book.units):
        return Holding((left.measure, other.measure), _limited, kind, rule, left, other, book.units, hint, sign)
    return _limited(kind, rule, left, other, book.units, hint, sign)


def _lacking(kind: str, rule: Rule, left: Value | Member, right: Value | Member) -> Relation:
    """One side has no figure; where neither has, there is nothing to list."""
    given, missing = (right, left) if isinstance(left, Missing) else (left, right)
    if isinstance(given, Missing):
        return []
    assert isinstance(missing, Missing)
    return [undecided(kind, rule, given.figure if isinstance(given, Value) else given, (), missing.name)]


def _figure(side: Side, resolve: Resolve, book: Book, at: Path) -> Member | None:
    if side.literal is None:
        return resolve(side.names[0])
    return Figure(side.literal, book.dataset.tree, at, side.text, said=side.text)


def _value(side: Side, resolve: Resolve, book: Book) -> Value | Missing | None:
    operands: dict[Names, Figure] = {}
    for names in side.names:
        found = resolve(names)
        if not isinstance(found, Figure):
            return found
        operands[names] = found
    value = computed(side.text, operands, book)
    if value is None:
        return None
    figures = tuple(operands.values())
    inputs = tuple([(each.tree, (*each.source, "数值")) for each in figures])
    figure = Figure(value, figures[0].tree, figures[0].source, side.text, inputs, side.text)
    return Value(figure, figures, side.text)


def _equal(
    kind: str, rule: Rule, stated: Figure, other: Figure, units: UnitTable, hint: str, sign: str
) -> Judgements:
    """With ≈ two figures agree as soon as both can stand for the same number."""
    judge = _judge_roughly if sign == "≈" else _judge_equal
    return [
        equality(
            kind, rule, mine, (theirs,), judge(units, mine.quantity, [theirs.quantity]), "", "", hint, judge, (1,)
        )
        for mine, theirs in pairs(stated, other, units) or _counts(stated, other, units)
    ]


def _judge_equal(units: UnitTable, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
    mine, theirs = inherit_unit(whole, parts[0]), inherit_unit(parts[0], whole)
    if not units.convertible(theirs.unit, mine.unit):
        theirs = replace(theirs, unit=mine.unit)  # counts of different things (15名 = 15人)
    return judge_equal(mine, theirs, units)


def _judge_roughly(units: UnitTable, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
    judgement = _judge_equal(units, whole, parts)
    return judgement.as_verdict(Verdict.AGREES) if judgement.verdict is Verdict.TAIL else judgement


def _limited(
    kind: str, rule: Rule, left: Figure | Value, right: Figure, units: UnitTable, hint: str, sign: str
) -> Judgements:
    strict = sign == "<"
    one, made = (left.figure, left) if isinstance(left, Value) else (left, None)
    found: list[Judged] = []
    for part, limit in pairs(one, right, units) or _counts(one, right, units):
        judgement = _judge_limit(units, limit.quantity, [part.quantity])
        if strict and judgement.verdict is Verdict.AGREES and _is_same(part.quantity, limit.quantity, units):
            judgement = judgement.as_verdict(Verdict.CONTRADICTS)
        parts = tuple(terms_of(made.operands, part.quantity, units)) if made else (part,)
        again = None if made or strict else _judge_limit
        found.append(at_most(kind, rule, limit, parts or (part,), judgement, hint, made.formula if made else "", again))
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
    return exact and one.amount * units.factor(one.unit) == other.amount * units.factor(other.unit)  # 12个月 are 1年
