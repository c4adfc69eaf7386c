"""Relations that are written down: `已消除 <= 数值`, `甲 + 乙 = 丙`, `数值 <= 100%`, and formulas of derived values."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Final, NamedTuple

from drafting.checks.figures import Figure, Member, Missing, Term, matching, pairs
from drafting.checks.judged import Again, Judged, Relation, at_most, equality, judge_limit, undecided
from drafting.diagnostics import Rule
from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.formula import FormulaError, Unknown, dotted, evaluate, names_of, parse_formula
from drafting.quantities.measure import Measure, MeasureError, inherit_unit
from drafting.quantities.parse import parse_measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import (
    Judgement,
    Verdict,
    judge_average,
    judge_difference,
    judge_equal,
    judge_rate,
    judge_sum,
)

Names = tuple[str, ...]

Resolve = Callable[[Names], Member | None]
"""What a dotted name of an expression stands for; None where there is nothing to check (a computed figure)."""

_COMPARISON: Final = re.compile(r"<=|>=|==|!=|[<>=≤≥≠＜＞＝]")
_SIGNS: Final = {"<=": "<=", "≤": "<=", ">=": ">=", "≥": ">=", "==": "=", "=": "=", "＝": "="} | {
    "<": "<", "＜": "<", ">": ">", "＞": ">",
}  # fmt: skip
_LITERAL: Final = re.compile(r"-?\d")
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
    """`sign` is one of = <= <; what is written with > is turned round."""

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
        names = tuple(names_of(text.lstrip("=＝")))
        is_name = isinstance(parse_formula(text.lstrip("=＝")), ast.Name | ast.Attribute)
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
    left, right = (_value(side, resolve, book, anchor) for side in (comparison.left, comparison.right))
    if left is None or right is None:
        return []
    if isinstance(left, Missing) or isinstance(right, Missing):
        return _lacking(kind, rule, left, right)
    if comparison.sign == "=":
        return _equal(kind, rule, left.figure, right.figure, book.units, hint)
    return _limited(kind, rule, left, right, book.units, hint, strict=comparison.sign == "<")


def _lacking(kind: str, rule: Rule, left: Value | Missing, right: Value | Missing) -> Relation:
    names = "、".join(side.name for side in (left, right) if isinstance(side, Missing))
    given = next((side for side in (right, left) if isinstance(side, Value)), None)
    return [undecided(kind, rule, given.figure, (), names)] if given else []


def _value(side: Side, resolve: Resolve, book: Book, anchor: Figure | None) -> Value | Missing | None:
    if side.literal is not None:
        tree, source = (anchor.tree, anchor.source) if anchor else (book.dataset.tree, ())
        return Value(Figure(side.literal, tree, source, side.text, said=side.text), ())
    operands: list[Figure] = []
    for names in side.names:
        found = resolve(names)
        if not isinstance(found, Figure):
            return found
        operands.append(found)
    if side.is_name:
        return Value(operands[0], (operands[0],))
    computed = _computed(side.text, dict(zip(side.names, operands, strict=True)), book)
    if computed is None:
        return None
    first = operands[0]
    places = tuple(each.place for each in operands)
    figure = Figure(computed, first.tree, first.source, side.text, places, side.text)
    return Value(figure, tuple(operands), side.text)


def _computed(text: str, operands: dict[Names, Figure], book: Book) -> Measure | None:
    def look_up(names: Names) -> Fact:
        figure = operands[names]
        return Fact(book, figure.path, figure.path, State.PRESENT, figure.measure)

    try:
        return evaluate(text.lstrip("=＝"), look_up, book.units, None)[0]
    except (FormulaError, Unknown):
        return None


def _equal(kind: str, rule: Rule, stated: Figure, other: Figure, units: UnitTable, hint: str) -> Relation:
    return [
        equality(kind, rule, mine, (theirs,), judge_equal(mine.quantity, theirs.quantity, units), theirs.label, hint=hint)
        for mine, theirs in pairs(stated, other, units)
    ]


def _limited(
    kind: str, rule: Rule, left: Value, right: Value, units: UnitTable, hint: str, *, strict: bool
) -> Relation:
    found: list[Judged] = []
    for part, limit in pairs(left.figure, right.figure, units) or _counts(left.figure, right.figure, units):
        judge = partial(_judge_limit, units)
        judgement = judge(limit.quantity, [part.quantity])
        if strict and judgement.verdict is Verdict.AGREES and _is_same(part.quantity, limit.quantity, units):
            judgement = replace(judgement, verdict=Verdict.CONTRADICTS)
        parts = tuple(_terms(left.operands, part.quantity, units)) if left.formula else (part,)
        again = None if left.formula or strict else judge
        found.append(at_most(kind, rule, limit, parts or (part,), judgement, left.formula, hint, again))
    return found


def _judge_limit(units: UnitTable, limit: Quantity, parts: Sequence[Quantity]) -> Judgement:
    part = parts[0]
    comparable = units.convertible(part.unit, limit.unit)
    return judge_limit(part, limit if comparable else replace(limit, unit=part.unit), units)


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


def _terms(figures: Sequence[Figure], quantity: Quantity, units: UnitTable) -> list[Term]:
    found = ((figure, matching(quantity, figure.measure, units)) for figure in figures)
    return [Term(figure, each) for figure, each in found if each is not None]


# formulas ----------------------------------------------------------------------


def judge_formula(
    kind: str, rule: Rule, stated: Figure, text: str, resolve: Resolve, book: Book, hint: str
) -> Relation:
    """The stated figure = what the formula gives, for each quantity that is stated."""
    operands: dict[Names, Figure] = {}
    for names in names_of(text.lstrip("=＝")):
        found = resolve(names)
        if found is None:
            return []
        if isinstance(found, Missing):
            return [undecided(kind, rule, stated, (), found.name)]
        operands[names] = found
    tree = parse_formula(text.lstrip("=＝"))
    found_relations: list[Judged] = []
    for quantity in stated.measure.quantities:
        judged = _by_shape(tree, quantity, operands, book.units) or _by_value(text, quantity, operands, book)
        if judged is not None:
            found_relations.append(
                equality(
                    kind, rule, Term(stated, quantity), judged.terms, judged.judgement, text, judged.numbers, hint,
                    judged.again,
                )
            )
    return found_relations


class Shaped(NamedTuple):
    """A formula judged: by which quantities, the formula with them put in, and how to judge it again."""

    judgement: Judgement
    terms: tuple[Term, ...]
    numbers: str
    again: Again | None = None


Judge = Callable[[Quantity, Quantity, Quantity, UnitTable], Judgement]


def of_two(judge: Judge, units: UnitTable) -> Again:
    """A judge of a stated figure and two others, to be asked again."""

    def again(stated: Quantity, parts: Sequence[Quantity]) -> Judgement:
        return judge(stated, parts[0], parts[1], units)

    return again


def _by_shape(tree: ast.expr, stated: Quantity, operands: dict[Names, Figure], units: UnitTable) -> Shaped | None:
    """甲 - 乙, 甲 / 乙 and 甲 + 乙 + …: judged on the intervals of the figures themselves."""
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add):
        figures = [operands[dotted(each)] for each in _addends(tree) if isinstance(each, ast.Name | ast.Attribute)]
        terms = tuple(_terms(figures, stated, units))
        if len(terms) < len(_addends(tree)):
            return None
        texts = " + ".join(term.quantity.text for term in terms)
        return Shaped(judge_sum(stated, [term.quantity for term in terms], units), terms, texts)
    if not (isinstance(tree, ast.BinOp) and _is_name(tree.left) and _is_name(tree.right)):
        return None
    left, right = operands[dotted(tree.left)], operands[dotted(tree.right)]
    if isinstance(tree.op, ast.Sub):
        return _difference(stated, left, right, units)
    return _quotient(stated, left, right, units) if isinstance(tree.op, ast.Div) else None


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute)


def _addends(tree: ast.expr) -> list[ast.expr]:
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add):
        return [*_addends(tree.left), *_addends(tree.right)]
    return [tree]


def _difference(stated: Quantity, left: Figure, right: Figure, units: UnitTable) -> Shaped | None:
    terms = tuple(_terms((left, right), stated, units))
    if len(terms) < 2:
        return None
    a, b = (term.quantity for term in terms)
    judgement = judge_difference(stated, a, b, units)
    return Shaped(judgement, terms, f"{a.text} - {b.text}", of_two(judge_difference, units))


def _quotient(stated: Quantity, left: Figure, right: Figure, units: UnitTable) -> Shaped | None:
    if units.convertible(stated.unit, "%"):
        return first_fitting(stated, left, right, units, judge_rate, "{} / {}")
    a, b = Term(left, left.measure.first), Term(right, right.measure.first)
    judgement = judge_average(stated, a.quantity, b.quantity, units)
    return Shaped(judgement, (a, b), f"{a.quantity.text} / {b.quantity.text}", of_two(judge_average, units))


def first_fitting(
    stated: Quantity,
    one: Figure,
    other: Figure,
    units: UnitTable,
    judge: Judge,
    pattern: str,
) -> Shaped | None:
    """A rate of 5640户56.4万平方米 may be that of either quantity: the first that it fits, else the first."""
    judged = [
        (judge(stated, inherit_unit(a.quantity, b.quantity), b.quantity, units), (a, b))
        for a, b in pairs(one, other, units)
    ]
    if not judged:
        return None
    judgement, terms = next((each for each in judged if each[0].verdict is not Verdict.CONTRADICTS), judged[0])
    return Shaped(judgement, terms, pattern.format(*(term.quantity.text for term in terms)), of_two(judge, units))


def _by_value(text: str, stated: Quantity, operands: dict[Names, Figure], book: Book) -> Shaped | None:
    """Any other formula: its value. A product or quotient in it forgets how its figures were rounded: it accuses only if none was."""
    computed = _computed(text, operands, book)
    other = matching(stated, computed, book.units) if computed else None
    if other is None:
        return None
    judgement = judge_equal(stated, other, book.units)
    terms = tuple(Term(figure, figure.measure.first) for figure in operands.values())
    if judgement.verdict is Verdict.CONTRADICTS and _forgets_rounding(text, operands, book.units):
        judgement = Judgement(Verdict.UNDECIDED, stated.text, "", "")
    return Shaped(judgement, terms, "")


def _forgets_rounding(text: str, operands: dict[Names, Figure], units: UnitTable) -> bool:
    scaled = any(isinstance(node, ast.Mult | ast.Div) for node in ast.walk(parse_formula(text.lstrip("=＝"))))
    return scaled and any(each.half_width(units) for figure in operands.values() for each in figure.measure.quantities)
