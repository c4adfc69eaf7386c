"""规则 of the catalogue (已消除 <= 数值, 数值 <= 100%), held against an indicator and each of its parts."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Final

from drafting.checks.figures import COUNT, Figure, Member, Missing, counted, figure_of_fact, typed_figure
from drafting.checks.judged import (
    BY_SHAPE,
    HEAD,
    LIMIT,
    WRITTEN,
    Holding,
    Lacking,
    Operand,
    Relation,
    is_decided,
    is_wrong,
)
from drafting.checks.reconciling.beside import NOWHERE, Seen, seen, typed_beside
from drafting.checks.reconciling.expressions import Comparison, judge_comparison, read_comparison
from drafting.checks.reconciling.formulas import Names
from drafting.checks.reconciling.plain import holds
from drafting.checks.reconciling.stated import judge_derived, look_outwards
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula
from drafting.registry import declare
from drafting.source import Path

RULE = declare(
    Rule(
        "R105",
        "不合指标目录的规则",
        Severity.WARNING,
        "指标目录为指标定了规则（如 已消除 <= 数值、数值 <= 100%），数值和构成的每一项都要符合。"
        "几种算法用 或 连起来的，合一种就行。只核对填写的数，算出的不核对。"
        "有的比率按单位自己的口径会超过100%（按户籍人口算的参保率），注明情况属实就行；"
        "目录没有定这条规则的比率（完成率、增长率、毛入学率、本地自己的指标）大于100%不算错，只有占比、覆盖率一类的名称提示一句（D255）。",
        hits=HEAD + "模板: rural/township\n指标: {监测帮扶: {监测对象: {数值: 20户50人, 已消除: 28户40人}}}\n",
        clean=HEAD + "模板: rural/township\n指标: {监测帮扶: {监测对象: {数值: 20户50人, 已消除: 18户40人}}}\n",
        silence="已消除: 28户40人  # 情况属实 R105：含往年对象",
        tolerance=LIMIT + WRITTEN,
    )
)

_HINT: Final = "按指标目录的规则“{}”核对各数，改正填错的一个"
_OR: Final = lazy(r"\s或\s")
_HOUSEHOLDS: Final = ((("户",),), (("人",),))


def rules_of_catalogue(book: Book, node: Indicator, source: Path, entry: Entry) -> list[Relation]:
    """The relations of the entry's rules; one on a computed figure has nothing to check."""
    found: list[Relation] = []
    for ways, hint in rules_in(entry, book.units):
        if len(ways) == 1:  # as nearly all have
            relation = _judged(book, node, source, entry, ways[0], hint)
            if relation:
                found.append(relation)
        else:
            found.append(_one_of([_judged(book, node, source, entry, each, hint) for each in ways]))
    return found


def _judged(book: Book, node: Indicator, source: Path, entry: Entry, comparison: Comparison, hint: str) -> Relation:
    """The comparison judged of the node; unmade where the nodes show that there is nothing wrong."""
    asked = (book, node, source, entry)
    if comparison.derived is not None:
        return judge_derived(RULE, comparison.derived, partial(_resolve, *asked), book, hint)
    given = ("规则", RULE, comparison, partial(_resolve, *asked), book, source, hint)
    plain = comparison.plain
    operands = comparison.names if plain is None else plain.operands
    measures: list[Measure] = []
    places: list[Operand] = []
    for each in operands:
        found = Seen(each, ()) if isinstance(each, Measure) else seen(*asked, each)
        if isinstance(found, Seen):
            measures.append(found.measure)
            places.append(found.at or found.measure)
        elif found is NOWHERE:
            return Lacking((), judge_comparison, *given, shown=BY_SHAPE)
    if plain is not None and len(measures) == len(operands) and holds(plain, measures, book.units):
        return Holding(measures, judge_comparison, *given, shown=plain._replace(operands=tuple(places)))
    return judge_comparison(*given)


def _one_of(ways: list[Relation]) -> Relation:
    """Of several ways to reckon a figure (甲 = 乙 / 丙 或 甲 = 乙 / 丁) the one that holds, else the first that can be judged."""
    decided = [relation for relation in ways if is_decided(relation)]
    by_shape = all(isinstance(each, Lacking) and each.shown is BY_SHAPE for each in ways)
    return min(decided, key=is_wrong) if decided else Lacking((), _first_listed, ways, shown=BY_SHAPE if by_shape else None)


def _first_listed(ways: list[Relation]) -> Relation:
    return next((relation for relation in ways if len(relation)), [])


def rules_in(entry: Entry, units: UnitTable) -> tuple[tuple[tuple[Comparison, ...], str], ...]:
    """What is to be asked by the rules of an entry: the ways to reckon it, of which one is to hold, and a hint."""
    return _read(entry.rules, units)


@lru_cache(maxsize=4096)
def _read(rules: tuple[str, ...], units: UnitTable) -> tuple[tuple[tuple[Comparison, ...], str], ...]:
    """The rules of an entry, each with its hint; without 户 <= 人, a check of its own for every figure that has both."""
    read = ((_ways(text, units), _HINT.format(text)) for text in rules)
    return tuple((ways, hint) for ways, hint in read if ways)


def _ways(rule: str, units: UnitTable) -> tuple[Comparison, ...]:
    read = (read_comparison(text, units) for text in _OR.split(rule))
    return tuple(each for each in read if each is not None and (each.left.names, each.right.names) != _HOUSEHOLDS)


def _resolve(book: Book, node: Indicator, source: Path, entry: Entry, names: Names) -> Member | None:
    """The typed figure of a name: in the node, else beside it. The tree is asked first: facts are made only if needed."""
    first, *rest = names
    if not rest:
        if first == "数值":
            return _typed(book, node, source)
        found = _inner(book, node, source, entry, first)
        if found is not None:
            return found
        if first in entry.derived:
            return None
        if first in entry.children:
            return Missing(first) if first not in node.children else None
    beside = typed_beside(book, node, source, entry, names)
    if beside is not None:
        return beside
    if first == COUNT or rest[-1:] == [COUNT]:
        return _count(book, source, names)
    fact = _same_part(look_outwards(book.at(source), names), source)
    return None if fact.formula is not None else figure_of_fact(fact) or Missing(".".join(names))


def _count(book: Book, source: Path, names: Names) -> Member | None:
    """基地.项数: nothing to compare where nothing is listed."""
    return counted(look_outwards(book.at(source), names[:-1]) if names[:-1] else book.at(source))


def _same_part(fact: Fact, source: Path) -> Fact:
    """What a rule compares a part of 构成 with: the part of that name, where the other figure has it."""
    if "构成" not in source:
        return fact
    below = source[source.index("构成") :]
    found = fact
    for name in below:
        found = found.lookup(str(name))
    return found if found.measure is not None else fact


def _inner(book: Book, node: Indicator, source: Path, entry: Entry, name: str) -> Member | None:
    stated = node.stated.get(name)
    if isinstance(stated, Measure):
        return Figure(stated, book.dataset.tree, (*source, name))
    key = name if name in node.children else _alias(node, entry, name)
    if key is not None:
        return _typed(book, node.children[key], (*source, key))
    if name in COMPARISONS:
        inner = getattr(node, COMPARISONS[name])
        return _typed(book, inner, (*source, name)) if inner is not None else Missing(name)
    if isinstance(node.value, Measure) and (quantity := node.value.component(name)) is not None:
        path = ".".join(str(each) for each in (*source[1:], quantity.unit))
        return Figure(Measure.of(quantity), book.dataset.tree, source, path)
    return None


def _alias(node: Indicator, entry: Entry, name: str) -> str | None:
    inner = entry.children.get(name)
    return next((each for each in inner.aliases if each in node.children), None) if inner else None


def _typed(book: Book, node: Indicator, source: Path) -> Member | None:
    """None for a computed figure: it follows from others, which are checked themselves."""
    if isinstance(node.value, Formula) or (node.value is None and node.parts):
        return None
    return typed_figure(node, source, book.dataset.tree) or Missing(str(source[-1]))
