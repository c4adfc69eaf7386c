"""Formulas that are written down, held against a stated figure: of relations, and of derived values."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from drafting.checks.figures import Figure, Member, Missing, Term, matching, pairs
from drafting.checks.judged import ADDED, Again, Judged, Relation, equality, undecided
from drafting.diagnostics import Rule
from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.formula import FormulaError, Unknown, dotted, evaluate, names_of, parse_formula
from drafting.quantities.measure import Measure, inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import (
    Judgement,
    Verdict,
    judge_average,
    judge_decline,
    judge_equal,
    judge_growth,
    judge_points,
    judge_rate,
    judge_signed,
)
from drafting.tuples import NamedTuple

Names = tuple[str, ...]

Resolve = Callable[[Names], Member | None]
"""What a dotted name of an expression stands for; None where there is nothing to check (a computed figure)."""


def judge_formula(
    kind: str, rule: Rule, stated: Figure, text: str, resolve: Resolve, book: Book, hint: str
) -> Relation:
    """The stated figure = what the formula gives, for each quantity that is stated."""
    operands: dict[Names, Figure] = {}
    for names in names_of(text):
        found = resolve(names)
        if found is None:
            return []
        if isinstance(found, Missing):
            return [undecided(kind, rule, stated, (), found.name)]
        operands[names] = found
    found_relations: list[Judged] = []
    for quantity in stated.measure.quantities:
        judged = _by_shape(text, quantity, operands, book.units) or _by_value(text, quantity, operands, book)
        if judged is not None:
            found_relations.append(
                equality(
                    kind, rule, Term(stated, quantity), judged.terms, judged.judgement, text, judged.pattern, hint,
                    judged.again, judged.signs,
                )
            )
    return found_relations


class Shaped(NamedTuple):
    """A formula judged: by which quantities, how to judge it again; `pattern` and `signs` as in Judged."""

    judgement: Judgement
    terms: tuple[Term, ...]
    pattern: str
    again: Again | None = None
    signs: tuple[int, ...] = ()


Judge = Callable[[Quantity, Quantity, Quantity, UnitTable], Judgement]


@cache
def of_two(judge: Judge) -> Again:
    """A judge of a stated figure and two others, to be asked again."""

    def again(units: UnitTable, stated: Quantity, parts: Sequence[Quantity]) -> Judgement:
        return judge(stated, parts[0], parts[1], units)

    return again


def _by_shape(text: str, stated: Quantity, operands: dict[Names, Figure], units: UnitTable) -> Shaped | None:
    """甲 + 乙 - 丙 … (of two rates, points) and 甲 / 乙: judged on the intervals of the figures themselves."""
    signed, divided, grown = _shape_of(text)
    if grown is not None:
        return _grown(stated, operands[grown.now], operands[grown.before], units, falls=grown.falls)
    if signed is not None and [sign for sign, _ in signed] == [1, -1] and units.convertible(stated.unit, "个百分点"):
        one, other = (operands[names] for _, names in signed)
        return first_fitting(stated, one, other, units, judge_points, "{} - {}")
    if signed is not None:
        return _combined(stated, [(sign, operands[names]) for sign, names in signed], units)
    if divided is not None:
        return _quotient(stated, operands[divided[0]], operands[divided[1]], units)
    return None


class Grown(NamedTuple):
    """(甲 - 乙) / 乙, and 甲 / 乙 - 100%: by what part one figure is more than the other; `falls`: (乙 - 甲) / 乙, by what part less."""

    now: Names
    before: Names
    falls: bool = False


class Shape(NamedTuple):
    """What a formula adds and takes away, else what it divides by what, else of what it is the growth; all None where it is none of these."""

    signed: list[tuple[int, Names]] | None = None
    divided: tuple[Names, Names] | None = None
    grown: Grown | None = None


@lru_cache(maxsize=1024)
def _shape_of(text: str) -> Shape:
    tree = parse_formula(text)
    if not (isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div | ast.Sub)):
        return Shape(_signed(tree))
    if isinstance(tree.op, ast.Div) and _is_name(tree.left) and _is_name(tree.right):
        return Shape(divided=(dotted(tree.left), dotted(tree.right)))
    grown = _growth_in(tree)
    return Shape(grown=grown) if grown is not None else Shape(_signed(tree))


def _growth_in(tree: ast.BinOp) -> Grown | None:
    left, right = tree.left, tree.right
    if not isinstance(left, ast.BinOp) or not _is_name(left.left) or not _is_name(left.right):
        return None
    one, other = dotted(left.left), dotted(left.right)
    if isinstance(tree.op, ast.Sub):
        return Grown(one, other) if isinstance(left.op, ast.Div) and _is_one(right) else None
    if not isinstance(left.op, ast.Sub) or not _is_name(right):
        return None
    base = dotted(right)
    return Grown(one, other) if base == other else Grown(other, one, falls=True) if base == one else None


def _is_one(node: ast.expr) -> bool:
    """1, and 100%."""
    if isinstance(node, ast.Constant):
        return node.value == 1
    return isinstance(node, ast.BinOp) and ast.unparse(node) == "100 / 100"


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name | ast.Attribute)


def signed_names(text: str) -> list[tuple[int, Names]] | None:
    """The names that a formula adds (1) and takes away (-1); None where it does anything else."""
    return _shape_of(text).signed


def _signed(tree: ast.expr, sign: int = 1) -> list[tuple[int, Names]] | None:
    """The names that a formula adds and takes away, with 1 and -1; None where it does anything else."""
    if _is_name(tree):
        return [(sign, dotted(tree))]
    if not (isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add | ast.Sub)):
        return None
    left, right = _signed(tree.left, sign), _signed(tree.right, sign if isinstance(tree.op, ast.Add) else -sign)
    return left + right if left is not None and right is not None else None


def _combined(stated: Quantity, signed: list[tuple[int, Figure]], units: UnitTable) -> Shaped | None:
    """A sum with signs; what is itself a sum is taken apart, so that each figure stands for itself."""
    terms: list[Term] = []
    signs: list[int] = []
    for sign, figure in signed:
        of_figure = terms_of((figure,), stated, units)
        if not of_figure:
            return None
        terms += of_figure
        signs += [sign] * len(of_figure)

    def again(units: UnitTable, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
        return judge_signed(whole, signs, parts, units)

    return Shaped(again(units, stated, [term.quantity for term in terms]), tuple(terms), ADDED, again, tuple(signs))


def _quotient(stated: Quantity, left: Figure, right: Figure, units: UnitTable) -> Shaped | None:
    if units.convertible(stated.unit, "%"):
        return first_fitting(stated, left, right, units, judge_rate, "{} / {}")
    a, b = Term(left, left.measure.first), Term(right, right.measure.first)
    judgement = judge_average(stated, a.quantity, b.quantity, units)
    return Shaped(judgement, (a, b), "{} / {}", of_two(judge_average))


def _grown(stated: Quantity, now: Figure, before: Figure, units: UnitTable, *, falls: bool) -> Shaped | None:
    if not units.convertible(stated.unit, "%"):
        return None
    if falls:
        return first_fitting(stated, now, before, units, judge_decline, "1 - {} / {}")
    return first_fitting(stated, now, before, units, judge_growth, "{} / {} - 1")


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
    return Shaped(judgement, terms, pattern, of_two(judge))


def _by_value(text: str, stated: Quantity, operands: dict[Names, Figure], book: Book) -> Shaped | None:
    """Any other formula: its value. A product or quotient in it forgets how its figures were rounded: it accuses only if none was."""
    value = computed(text, operands, book)
    other = matching(stated, value, book.units) if value else None
    if other is None:
        return None
    judgement = judge_equal(stated, other, book.units)
    terms = tuple(
        Term(figure, matching(stated, figure.measure, book.units) or figure.measure.first) for figure in operands.values()
    )
    if judgement.verdict is Verdict.CONTRADICTS and _forgets_rounding(text, operands, book.units):
        judgement = Judgement(Verdict.UNDECIDED, stated.text, "", "")
    return Shaped(judgement, terms, "")


def _forgets_rounding(text: str, operands: dict[Names, Figure], units: UnitTable) -> bool:
    scaled = any(isinstance(node, ast.Mult | ast.Div) for node in ast.walk(parse_formula(text)))
    return scaled and any(each.half_width(units) for figure in operands.values() for each in figure.measure.quantities)


def computed(text: str, operands: dict[Names, Figure], book: Book) -> Measure | None:
    """The value of a formula; None where it has none."""
    def look_up(names: Names) -> Fact:
        figure = operands[names]
        return Fact(book, figure.path, figure.path, State.PRESENT, figure.measure)

    try:
        return evaluate(text, look_up, book.units, None)[0]
    except (FormulaError, Unknown):
        return None


def terms_of(figures: Sequence[Figure], quantity: Quantity, units: UnitTable) -> list[Term]:
    """The quantities of some figures that measure the same thing as `quantity`; of a sum, those of what it adds up."""
    found: list[Term] = []
    for figure in figures:
        inner = terms_of(figure.addends, quantity, units) if figure.addends else []
        if inner and len(inner) >= len(figure.addends):
            found += inner
        elif (each := matching(quantity, figure.measure, units)) is not None:
            found.append(Term(figure, each))
    return found
