"""构成 adds up to its whole; 其中, each and their sum, is at most the whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.checks.figures import (
    Figure,
    Member,
    Missing,
    Term,
    figure_of,
    leaves,
    matching,
    member,
    typed_figure,
)
from drafting.checks.judged import (
    ADDED,
    EQUAL,
    HEAD,
    LIMIT,
    Holding,
    Judged,
    Judgements,
    Plain,
    Relation,
    at_most,
    equality,
    hushed,
    is_wrong,
    judge_limit,
    undecided,
)
from drafting.checks.reconciling.nested import outermost
from drafting.checks.reconciling.plain import adds_up as plainly_adds_up
from drafting.checks.reconciling.plain import at_most as plainly_at_most
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.model.adding_up import is_additive
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure, MeasureError, inherit_unit, total
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Judgement, Verdict, judge_sum
from drafting.source import Path

PARTS = declare(
    Rule(
        "R101",
        "构成加起来不等于总数",
        Severity.WARNING,
        "构成的各项相加要等于数值，户、人等每种单位分别核对。带“万”“亿”的数和钱、面积等按四舍五入的范围核对。",
        hits=HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 构成: {甲类: 12户30人, 乙类: 8户21人}}}}\n",
        clean=HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 构成: {甲类: 12户30人, 乙类: 8户20人}}}}\n",
        silence="数值: 20户50人  # 情况属实 R101：另有1人待归类",
        tolerance=EQUAL,
    )
)
SUBSET = declare(
    Rule(
        "R102",
        "其中一项大于总数",
        Severity.WARNING,
        "“其中”的每一项都是总数的一部分，不能大于总数。",
        hits=HEAD + "指标: {就业: {帮扶车间带动: {数值: 917人, 其中: {脱贫户: 971人}}}}\n",
        clean=HEAD + "指标: {就业: {帮扶车间带动: {数值: 917人, 其中: {脱贫户: 241人}}}}\n",
        tolerance=LIMIT,
    )
)
SUBSETS = declare(
    Rule(
        "R103",
        "其中各项之和大于总数",
        Severity.WARNING,
        "“其中”的各项相加不能大于总数。几项本来就有重叠的，不要并列写在一个“其中”里；名称看得出谁含在谁里面的（省内和县内、市级以上和省级），含在里面的不加；几项已经正好是总数的（小学和初中），别的是另一个角度（留守儿童），也不加。",
        hits=HEAD + "指标: {就业: {帮扶车间带动: {数值: 917人, 其中: {脱贫户: 541人, 监测户: 400人}}}}\n",
        clean=HEAD + "指标: {就业: {帮扶车间带动: {数值: 917人, 其中: {脱贫户: 541人, 监测户: 40人}}}}\n",
        tolerance=LIMIT,
    )
)
CHILDREN = declare(
    Rule(
        "R104",
        "各项的分项加起来不等于总数的分项",
        Severity.WARNING,
        "构成的每一项都写了同一个分项（如 已消除）、总数也写了时，各项的相加要等于总数的。上年同期、上年末、基期同样。",
        hits=HEAD
        + "指标: {监测帮扶: {监测对象: {数值: 20户, 已消除: 9户, 构成: {甲类: {数值: 12户, 已消除: 5户}, 乙类: {数值: 8户, 已消除: 3户}}}}}\n",
        clean=HEAD
        + "指标: {监测帮扶: {监测对象: {数值: 20户, 已消除: 8户, 构成: {甲类: {数值: 12户, 已消除: 5户}, 乙类: {数值: 8户, 已消除: 3户}}}}}\n",
        tolerance=EQUAL,
    )
)

_PARTS_HINT: Final = "核对总数和各项，改正填错的一个；各项没有列全的，把“构成”改为“其中”"
_SUBSET_HINT: Final = "核对这两个数；不属于总数的，不要写在“其中”里"
_SUBSETS_HINT: Final = "核对各项；几项有重叠的，分开写，不要并列在一个“其中”里"
_CHILDREN_HINT: Final = "核对总数的和各项的，改正填错的一个"
_OVER_TIME: Final = {key: field for key, field in COMPARISONS.items() if key != "任务"}

_MEAN: Final = lazy("[人户村亩]均|平均|均价")


def composition(book: Book, node: Indicator, source: Path, entry: Entry | None) -> list[Relation]:
    """The relations of 构成: the parts, and the children that every part has, add up."""
    if not is_additive(entry):
        return []
    found: list[Relation] = []
    if isinstance(node.value, Measure):
        measures = typed_parts(node)
        if measures and plainly_adds_up(node.value, measures):
            shown = Plain((source, *[(*source, "构成", name) for name in node.parts]), (1,) * len(measures))
            found.append(Holding([node.value, *measures], _composed, book, node, source, shown=shown))
        else:
            found.append(_composed(book, node, source))
    found += [_column(book, node, source, name, inner, entry) for name, inner in node.children.items()]
    for name, value in node.stated.items():
        if isinstance(value, Measure) and entry is not None and name in entry.derived:
            found.append(_stated_column(book, node, source, name, value))
    for key, field in _OVER_TIME.items():
        inner = getattr(node, field)
        if inner is not None:
            found.append(_column(book, node, source, key, inner, None, field))
    return [relation for relation in found if relation]


def _composed(book: Book, node: Indicator, source: Path) -> Relation:
    whole = typed_figure(node, source, book.dataset.tree)
    assert whole is not None
    return adds_up("构成", PARTS, whole, leaves(book, node.parts, (*source, "构成")), book.units, _PARTS_HINT)


def typed_parts(node: Indicator) -> list[Measure] | None:
    """The figures of 构成, where each part has a typed one."""
    measures: list[Measure] = []
    for part in node.parts.values():
        if not isinstance(part.value, Measure):
            return None
        measures.append(part.value)
    return measures


def _column(
    book: Book, node: Indicator, source: Path, name: str, inner: Indicator, entry: Entry | None, field: str = ""
) -> Relation:
    """A child of the whole = the same child of all parts, where all have it and the whole's is typed."""
    whole = typed_figure(inner, (*source, name), book.dataset.tree)
    if whole is None or not is_additive(entry.children.get(name) if entry else None):
        return []
    members: list[Member] = []
    are_typed = True
    for part, below in node.parts.items():
        same = getattr(below, field) if field else below.children.get(name)
        if same is None:
            return []
        members.append(member(book, same, (*source, "构成", part, name)))
        are_typed = are_typed and isinstance(same.value, Measure)
    return adds_up("构成", CHILDREN, whole, members, book.units, _CHILDREN_HINT, are_typed=are_typed)


def _stated_column(book: Book, node: Indicator, source: Path, name: str, value: Measure) -> Relation:
    """A derived value that the catalogue defines (未消除), stated of the whole and of every part."""
    whole = Figure(value, book.dataset.tree, (*source, name))
    members: list[Member] = []
    for part, below in node.parts.items():
        stated = below.stated.get(name)
        if not isinstance(stated, Measure) or may_be_mean(name, stated.first, book.units):
            return []
        members.append(Figure(stated, book.dataset.tree, (*source, "构成", part, name)))
    return adds_up("构成", CHILDREN, whole, members, book.units, _CHILDREN_HINT, are_typed=True)


def adds_up(
    kind: str, rule: Rule, whole: Figure, members: Sequence[Member], units: UnitTable, hint: str, formula: str = "各项之和", *, are_typed: bool = False
) -> Relation:
    """The whole = Σ members, for each kind of quantity that a member has. `are_typed`: all of them stand in 指标 where they say."""
    figures = [each for each in members if isinstance(each, Figure)]
    lacking = [each.name for each in members if isinstance(each, Missing)]
    measures = [each.measure for each in figures]
    if not lacking and plainly_adds_up(whole.measure, measures):
        shown = Plain((whole.source, *[each.source for each in figures]), (1,) * len(figures)) if are_typed else None
        return Holding([whole.measure, *measures], _added, kind, rule, whole, figures, lacking, units, hint, formula, shown=shown)
    return _added(kind, rule, whole, figures, lacking, units, hint, formula)


def _added(
    kind: str, rule: Rule, whole: Figure, figures: Sequence[Figure], lacking: list[str], units: UnitTable, hint: str, formula: str
) -> Judgements:
    found: list[Judged] = []
    for quantity in whole.measure.quantities:
        paired = [(figure, matching(quantity, figure.measure, units)) for figure in figures]
        terms = tuple(Term(figure, each) for figure, each in paired if each is not None)
        if not terms:
            continue
        without = lacking + [figure.label for figure, each in paired if each is None]
        if without:
            found.append(undecided(kind, rule, whole, terms, "、".join(without)))
            continue
        parts = [term.quantity for term in terms]
        stated = inherit_unit(quantity, parts[0])
        if may_be_mean(whole.path, stated, units) and _some_exceed(stated, parts, units):
            continue
        term, judgement = Term(whole, quantity), judge_sum(stated, parts, units)
        signs = (1,) * len(terms)
        found.append(equality(kind, rule, term, terms, judgement, formula, ADDED, hint, _judge_sum, signs))
    return found


def _judge_sum(units: UnitTable, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
    return judge_sum(whole, parts, units)


def subset(book: Book, node: Indicator, source: Path, entry: Entry | None) -> list[Relation]:
    """The relations of 其中. A rate or a mean has no such parts: that of some can be higher than that of all."""
    whole = figure_of(book, node, source)
    if whole is None or not is_additive(entry):
        return []
    if any(may_be_mean(whole.path, each, book.units) for each in whole.measure.quantities):
        return []
    members = [member(book, inner, (*source, "其中", name)) for name, inner in node.subset.items()]
    typed = [isinstance(node.value, Measure) and isinstance(inner.value, Measure) for inner in node.subset.values()]
    each = [_one_of(whole, part, book.units, are_typed=are_typed) for part, are_typed in zip(members, typed, strict=True)]
    if len(members) > 1 and len(apart := outermost(members)) > 1:
        together = _all_of(whole, apart, book.units)
        each.append(hushed(together) if any(map(is_wrong, each)) else together)
    return [relation for relation in each if relation]


def _one_of(whole: Figure, part: Member, units: UnitTable, *, are_typed: bool) -> Relation:
    if isinstance(part, Missing):
        return [undecided("其中", SUBSET, whole, (), part.name)]
    if are_typed and whole.measure.units == part.measure.units and plainly_at_most(part.measure, whole.measure, units):
        shown = Plain((whole.source, part.source), is_limit=True)
        return Holding((whole.measure, part.measure), _bounded, whole, part, units, shown=shown)
    return _bounded(whole, part, units)


def _bounded(whole: Figure, part: Figure, units: UnitTable) -> Judgements:
    found: list[Judged] = []
    for quantity in whole.measure.quantities:
        given = matching(quantity, part.measure, units)
        if given is not None:
            judgement = sum_at_most(units, inherit_unit(quantity, given), [given])
            term = Term(whole, quantity)
            found.append(at_most("其中", SUBSET, term, (Term(part, given),), judgement, _SUBSET_HINT, again=sum_at_most))
    return found


def _all_of(whole: Figure, members: Sequence[Member], units: UnitTable) -> Relation:
    found: list[Judged] = []
    for quantity in whole.measure.quantities:
        figures = [each for each in members if isinstance(each, Figure)]
        terms = [Term(figure, each) for figure in figures if (each := matching(quantity, figure.measure, units))]
        if len(terms) < len(members):
            lacking = [each.name for each in members if isinstance(each, Missing)]
            if lacking:
                found.append(undecided("其中", SUBSETS, whole, tuple(terms), "、".join(lacking)))
            continue
        parts = [term.quantity for term in terms]
        judgement = sum_at_most(units, quantity, parts)
        if judgement.verdict is Verdict.CONTRADICTS and _some_are_all(quantity, parts, units):
            continue
        term = Term(whole, quantity)
        found.append(
            at_most("其中", SUBSETS, term, tuple(terms), judgement, _SUBSETS_HINT, "“其中”各项之和", sum_at_most)
        )
    return found


def _some_are_all(whole: Quantity, parts: Sequence[Quantity], units: UnitTable) -> bool:
    """小学 and 初中 make up 在校生 to the digit: 留守儿童 beside them are some of these, by another count."""
    many = len(parts)
    runs = (parts[start:end] for start in range(many - 1) for end in range(start + 2, many + 1))
    return any(judge_sum(whole, run, units).agrees for run in runs)


def sum_at_most(units: UnitTable, whole: Quantity, parts: Sequence[Quantity]) -> Judgement:
    if len(parts) == 1:
        return judge_limit(inherit_unit(parts[0], whole), whole, units)
    given = [inherit_unit(part, whole) for part in parts]
    try:
        added = total([Measure.of(part) for part in given], units).first
    except MeasureError:
        return Judgement(Verdict.UNDECIDED, "", "", "")
    return judge_limit(added, whole, units)


def may_be_mean(name: str, quantity: Quantity, units: UnitTable) -> bool:
    """A percentage, or something per head: the figure of a whole may lie between those of its parts."""
    return units.convertible(quantity.unit, "%") or "/" in quantity.unit or _MEAN.search(name) is not None


def _some_exceed(whole: Quantity, parts: Sequence[Quantity], units: UnitTable) -> bool:
    limit = whole.amount * units.factor(whole.unit)
    return any(part.amount * units.factor(part.unit) > limit for part in parts)
