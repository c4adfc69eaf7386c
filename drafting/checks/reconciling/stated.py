"""Derived values that are stated (完成率: 80%) against what the figures beside them give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, Member, Missing, Term, figure_of, figure_of_fact, matching
from drafting.checks.judged import (
    BY_SHAPE,
    EQUAL,
    HEAD,
    Holding,
    Lacking,
    Plain,
    Relation,
    equality,
    hushed,
    is_decided,
    is_wrong,
    undecided,
)
from drafting.checks.reconciling.beside import NOWHERE, Seen, in_all_parts, seen
from drafting.checks.reconciling.expressions import Derived
from drafting.checks.reconciling.formulas import Names, Shaped, first_fitting, judge_formula, of_two, signed_names
from drafting.checks.reconciling.plain import adds_up as plainly_adds_up
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.facts.fact import Fact, State
from drafting.facts.formula import names_of
from drafting.facts.indicator import IndicatorFact
from drafting.model.accounted import is_at_constant_prices
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import (
    Judgement,
    Verdict,
    judge_difference,
    judge_excess,
    judge_growth,
    judge_points,
    judge_rate,
)
from drafting.source import Path
from drafting.tuples import NamedTuple

_PLAN: Final = HEAD + "指标: {乡村建设: {村庄规划: {数值: 597个, 任务: 760个, "
_GROWN: Final = HEAD + "指标: {就业: {务工人数: {数值: 59674人, "

COMPLETION = declare(
    Rule(
        "R106", "完成率不符", Severity.WARNING,
        "写明的完成率要等于 数值 ÷ 任务；任务写得比数值整的（2万吨，完成1.2万吨），照下达的准数算，不按四舍五入放宽。有户、平方米等几种单位的，合其中一种即可。"
        "明细表逐行核对：列名是 任务（目标、计划）、完成（完成数、实际完成）、完成率（完成比例、完成进度）的；完成的一列叫别的名称、又只有这一列能和任务比的，"
        "总投资、完成投资、进度，要有别的行合得上才核对。程序算的合计不核对。",
        hits=_PLAN + "完成率: 80%}}}\n",
        clean=_PLAN + "完成率: 78.6%}}}\n",
        silence="完成率: 80%  # 情况属实 R106：按调整后的任务746个计算",
        tolerance=EQUAL,
    )
)  # fmt: skip
EXCESS = declare(
    Rule(
        "R107", "超额完成不符", Severity.WARNING,
        "写明的超额完成要等于 数值 ÷ 任务 - 1；没有任务的，等于 完成率 - 100%。",
        hits=HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 200户, 超额完成: 5%}}}\n",
        clean=HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 200户, 超额完成: 8.5%}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
LEFT = declare(
    Rule(
        "R108", "剩余任务不符", Severity.WARNING,
        "写明的剩余任务要等于 任务 - 数值。",
        hits=_PLAN + "剩余任务: 136个}}}\n",
        clean=_PLAN + "剩余任务: 163个}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
SCHEDULE = declare(
    Rule(
        "R109", "序时进度不符", Severity.WARNING,
        "写明的序时进度要等于 报告期的止月 ÷ 12；另外写了截至或统计期间的不核对。",
        hits=HEAD.replace("年度}", "月份, 起月: 1, 止月: 10}") + "指标: {住房: {危房改造: {数值: 17户, 任务: 20户, 序时进度: 75%}}}\n",
        clean=HEAD.replace("年度}", "月份, 起月: 1, 止月: 10}") + "指标: {住房: {危房改造: {数值: 17户, 任务: 20户, 序时进度: 83.3%}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
OVER_YEAR = declare(
    Rule(
        "R110", "同比不符", Severity.WARNING,
        "写明的同比要等于 数值 ÷ 上年同期 - 1（数值是百分数的，为两数之差，写个百分点）；下降写负数。没有写上年同期的，用上年文件里的数。"
        "明细表里有 上年同期（去年同期）、同比 两列，又只有一列能和上年同期比的，逐行核对。生产总值、增加值、总产值的增长按可比价算，和两个数的增幅差在十个百分点以内的不算；明细表里这样的行不核对。",
        hits=_GROWN + "上年同期: 55261人, 同比: 9%}}}\n",
        clean=_GROWN + "上年同期: 55261人, 同比: 8%}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
SINCE_YEAR_END = declare(
    Rule(
        "R111", "较上年末不符", Severity.WARNING,
        "写明的较上年末要等于 数值 ÷ 上年末 - 1，较上年末增减要等于 数值 - 上年末。",
        hits=_GROWN + "上年末: 55261人, 较上年末增减: 4431人}}}\n",
        clean=_GROWN + "上年末: 55261人, 较上年末增减: 4413人}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
OF_BASE = declare(
    Rule(
        "R112", "与基期的比不符", Severity.WARNING,
        "写明的占基期要等于 数值 ÷ 基期，较基期要等于 数值 ÷ 基期 - 1。",
        hits=HEAD + "指标: {就业: {脱贫人口就业: {数值: 422人, 基期: 383人, 占基期: 101.18%}}}\n",
        clean=HEAD + "指标: {就业: {脱贫人口就业: {数值: 422人, 基期: 383人, 占基期: 110.18%}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip
DERIVED = declare(
    Rule(
        "R113", "派生值不符", Severity.WARNING,
        "指标目录为这个指标定了派生值的公式（如 未消除 = 数值 - 已消除），写明的数要和公式算出的相等。",
        hits=HEAD + "模板: rural/township\n指标: {监测帮扶: {监测对象: {数值: 20户50人, 已消除: 8户20人, 未消除: 12户31人}}}\n",
        clean=HEAD + "模板: rural/township\n指标: {监测帮扶: {监测对象: {数值: 20户50人, 已消除: 8户20人, 未消除: 12户30人}}}\n",
        tolerance=EQUAL,
    )
)  # fmt: skip

HINT: Final = "核对各数，改正填错的一个；不写这一项，程序会按公式算出"
_YEAR: Final = 12
_PERCENT: Final = "%"
_PRICES: Final = 10
"""Points by which the growth of two amounts may differ from that at constant prices."""

Judge = Callable[[Quantity, Figure, Figure, UnitTable], Shaped | None]
"""Judges one stated quantity by the figure and the one it is compared with; None where they cannot be compared."""


class Derivation(NamedTuple):
    """How a derived name is judged: by which figure (任务 上年同期 …), and by what formula over 数值 and that."""

    rule: Rule
    beside: str
    formula: str
    judge: Judge


def stated_values(book: Book, node: Indicator, source: Path, entry: Entry | None) -> list[Relation]:
    """The relations of the values that a node states, typed ones only."""
    found: dict[str, Relation] = {}
    for name, value in node.stated.items():
        if not isinstance(value, Measure):
            continue
        stated = Figure(value, book.dataset.tree, (*source, name))
        if entry is not None and name in entry.derived:
            # without the figures of the catalogue's own formula 完成率 is what it is for any indicator
            found[name] = _by_catalogue(book, node, source, name, stated, entry)
            if name not in _DERIVATIONS or is_decided(found[name]):
                continue
        if name == "序时进度":
            found[name] = _schedule(book, node, stated)
        elif name in _DERIVATIONS:
            found[name] = _derivation(book, node, source, name, stated)
    _say_once(found, node, book.units)
    return [relation for relation in found.values() if relation]


def _derivation(book: Book, node: Indicator, source: Path, name: str, stated: Figure) -> Relation:
    rule, beside, formula, judge = _DERIVATIONS[name]
    whole = figure_of(book, node, source)
    other = compared(book, node, source, beside)
    if name == "超额完成" and (whole is None or isinstance(other, Missing)) and "完成率" in node.stated:
        return _excess_of_rate(book, node, source, stated)
    if whole is None or isinstance(other, Missing):
        is_typed = isinstance(node.value, Measure) and getattr(node, COMPARISONS[beside]) is None and book.previous is None
        return Lacking((), _without, name, rule, stated, whole, other, shown=BY_SHAPE if is_typed else None)
    found = []
    for quantity in stated.measure.quantities:
        judged = judge(quantity, whole, other, book.units)
        if judged is not None and not (name == "同比" and _is_at_other_prices(str(source[-1]), quantity, judged)):
            said = (formula, judged.pattern, HINT, judged.again, judged.signs)
            found.append(equality(name, rule, Term(stated, quantity), judged.terms, judged.judgement, *said))
    return found


def _is_at_other_prices(name: str, stated: Quantity, judged: Shaped) -> bool:
    """Whether a growth that is not that of the two amounts may be so for their prices, which do not go so far within a year that a rise is a fall."""
    judgement = judged.judgement
    if not is_at_constant_prices(name) or judgement.verdict is not Verdict.CONTRADICTS or not judgement.computed_text.endswith(_PERCENT):
        return False
    computed = Decimal(judgement.computed_text.removesuffix(_PERCENT))
    return computed * stated.number > 0 and abs(computed - stated.number) <= _PRICES


def judge_derived(rule: Rule, derived: Derived, resolve: Callable[[Names], Member | None], book: Book, hint: str) -> Relation:
    """The stated figure = what is derived of another: 数值 = 务工就业.同比. Empty where a name is no figure, or is computed."""
    derivation = _DERIVATIONS.get(derived.name)
    if derivation is None:
        return []
    stated, now, other = resolve(derived.stated), resolve(derived.of), resolve((*derived.of, derivation.beside))
    if not isinstance(stated, Figure) or now is None or other is None:
        return []
    if isinstance(now, Missing) or isinstance(other, Missing) or _is_of_other_months(other, book):
        lacking = next((each.name for each in (now, other) if isinstance(each, Missing)), derivation.beside)
        return [undecided("规则", rule, stated, (), lacking)]
    shaped = [(quantity, derivation.judge(quantity, now, other, book.units)) for quantity in stated.measure.quantities]
    said = f"{'.'.join(derived.of)}.{derived.name}"
    return [
        equality("规则", rule, Term(stated, quantity), judged.terms, judged.judgement, said, judged.pattern, hint, judged.again, judged.signs)
        for quantity, judged in shaped if judged is not None
    ]  # fmt: skip


def _is_of_other_months(figure: Figure, book: Book) -> bool:
    """Whether a figure stands in last year's file, and this is of other months."""
    return book.previous is not None and figure.tree is book.previous.dataset.tree and not book.is_compared


def _without(name: str, rule: Rule, stated: Figure, whole: Figure | None, other: Member) -> Relation:
    missing = "、".join(["数值"] * (whole is None) + [each.name for each in [other] if isinstance(each, Missing)])
    given = tuple(Term(each, each.measure.first) for each in (whole, other) if isinstance(each, Figure))
    return [undecided(name, rule, stated, given, missing)]


def compared(book: Book, node: Indicator, source: Path, key: str) -> Member:
    """The figure that a derived value compares with; 上年同期 may stand in last year's file."""
    inner: Indicator | None = getattr(node, COMPARISONS[key])
    if inner is not None:
        return figure_of(book, inner, (*source, key)) or Missing(key)
    before = book.last_year(source) if key == "上年同期" and book.previous is not None else None
    return (figure_of_fact(before) if before is not None else None) or Missing(key)


def _rate(stated: Quantity, now: Figure, other: Figure, units: UnitTable) -> Shaped | None:
    return first_fitting(stated, now, other, units, judge_rate, "{} / {}")


def _completion(stated: Quantity, now: Figure, task: Figure, units: UnitTable) -> Shaped | None:
    return first_fitting(stated, now, task, units, _judge_completion, "{} / {}")


def _judge_completion(stated: Quantity, now: Quantity, task: Quantity, units: UnitTable) -> Judgement:
    return judge_rate(stated, now, _as_set(task, now, units), units)


def _beyond_task(stated: Quantity, now: Figure, task: Figure, units: UnitTable) -> Shaped | None:
    return first_fitting(stated, now, task, units, _judge_beyond, "{} / {} - 1")


def _judge_beyond(stated: Quantity, now: Quantity, task: Quantity, units: UnitTable) -> Judgement:
    return judge_growth(stated, now, _as_set(task, now, units), units)


def _as_set(task: Quantity, now: Quantity, units: UnitTable) -> Quantity:
    """A task in rounder numbers than what was done of it is no rounded figure, but was set so: 1.2万吨 of 2万吨."""
    if task.is_marked or task.exact is not None or task.step * units.factor(task.unit) <= now.step * units.factor(now.unit):
        return task
    return replace(task, exact=task.amount)


def change(stated: Quantity, now: Figure, before: Figure, units: UnitTable) -> Shaped | None:
    """同比 and the like: a growth rate, points between two rates, or a difference, by what unit is stated."""
    if units.convertible(stated.unit, "个百分点"):
        return first_fitting(stated, now, before, units, judge_points, "{} - {}")
    if units.convertible(stated.unit, "%"):
        return first_fitting(stated, now, before, units, _growth_of_amounts, "{} / {} - 1")
    return difference(stated, now, before, units)


def _growth_of_amounts(stated: Quantity, now: Quantity, before: Quantity, units: UnitTable) -> Judgement:
    """Growth; where both are rates, “同比 3%” may mean points or growth and is not judged."""
    if units.convertible(now.unit, "%"):
        return Judgement(Verdict.UNDECIDED, stated.text, "", "")
    return judge_growth(stated, now, before, units)


def difference(stated: Quantity, a: Figure, b: Figure, units: UnitTable) -> Shaped | None:
    first, second = matching(stated, a.measure, units), matching(stated, b.measure, units)
    if first is None or second is None:
        return None
    judgement = judge_difference(stated, first, second, units)
    terms = (Term(a, first), Term(b, second))
    return Shaped(judgement, terms, "{} - {}", of_two(judge_difference), (1, -1))


def _left(stated: Quantity, now: Figure, target: Figure, units: UnitTable) -> Shaped | None:
    return difference(stated, target, now, units)


_DERIVATIONS: Final[dict[str, Derivation]] = {
    "完成率": Derivation(COMPLETION, "任务", "数值 / 任务", _completion),
    "超额完成": Derivation(EXCESS, "任务", "数值 / 任务 - 1", _beyond_task),
    "剩余任务": Derivation(LEFT, "任务", "任务 - 数值", _left),
    "同比": Derivation(OVER_YEAR, "上年同期", "数值与上年同期之比", change),
    "同比增减": Derivation(OVER_YEAR, "上年同期", "数值 - 上年同期", change),
    "较上年末": Derivation(SINCE_YEAR_END, "上年末", "数值与上年末之比", change),
    "较上年末增减": Derivation(SINCE_YEAR_END, "上年末", "数值 - 上年末", change),
    "较基期": Derivation(OF_BASE, "基期", "数值与基期之比", change),
    "占基期": Derivation(OF_BASE, "基期", "数值 / 基期", _rate),
}


def _excess_of_rate(book: Book, node: Indicator, source: Path, stated: Figure) -> Relation:
    value = node.stated["完成率"]
    if not isinstance(value, Measure):
        return []
    rate = Term(Figure(value, book.dataset.tree, (*source, "完成率")), value.first)
    quantity = stated.measure.first
    judgement = judge_excess(quantity, rate.quantity, book.units)
    term = Term(stated, quantity)
    return [equality("超额完成", EXCESS, term, (rate,), judgement, "完成率 - 100%", "{} - 100%", HINT, _judge_excess)]


def _judge_excess(units: UnitTable, stated: Quantity, parts: Sequence[Quantity]) -> Judgement:
    return judge_excess(stated, parts[0], units)


def _say_once(found: dict[str, Relation], node: Indicator, units: UnitTable) -> None:
    """A wrong 完成率 from which 超额完成 was taken is one mistake."""
    rate, excess = node.stated.get("完成率"), node.stated.get("超额完成")
    if not (isinstance(rate, Measure) and isinstance(excess, Measure)):
        return
    both_wrong = all(is_wrong(found[name]) for name in ("完成率", "超额完成"))
    if both_wrong and judge_excess(excess.first, rate.first, units).verdict is not Verdict.CONTRADICTS:
        found["超额完成"] = hushed(found["超额完成"])


def _schedule(book: Book, node: Indicator, stated: Figure) -> Relation:
    """止月 ÷ 12; a figure of another period or date has another schedule."""
    if node.as_of is not None or node.period is not None:
        return []
    month = book.dataset.period.last_month
    passed, year = (Quantity(f"{each}个月", Decimal(each), 0, 1, "个月") for each in (month, _YEAR))
    quantity = stated.measure.first
    judgement = judge_rate(quantity, passed, year, book.units)
    numbers = f"{passed.text} / {year.text}"
    return [equality("序时进度", SCHEDULE, Term(stated, quantity), (), judgement, "报告期止月 / 12", numbers, HINT)]


def _by_catalogue(book: Book, node: Indicator, source: Path, name: str, stated: Figure, entry: Entry) -> Relation:
    formula = entry.derived[name]
    given = (book, source, name, stated, formula)
    if signed := signed_names(formula):
        addends = _typed_addends(book, node, source, entry, signed)
        measures, signs = [each.measure for _, each in addends], tuple([sign for sign, _ in addends])
        if measures and plainly_adds_up(stated.measure, measures, signs):
            shown = Plain((stated.source, *[each.at for _, each in addends]), signs)
            return Holding([stated.measure, *measures], _judged_by_catalogue, *given, shown=shown)
    elif any(len(names) > 1 and seen(book, node, source, entry, names) is NOWHERE for names in names_of(formula)):
        return Lacking((), _judged_by_catalogue, *given, shown=BY_SHAPE)
    return _judged_by_catalogue(*given)


def _typed_addends(
    book: Book, node: Indicator, source: Path, entry: Entry, signed: Sequence[tuple[int, Names]]
) -> list[tuple[int, Seen]]:
    """The figures of a formula's names with their signs, where each is plainly typed, or so in all parts of the node; else []."""
    found: list[tuple[int, Seen]] = []
    for sign, names in signed:
        one = seen(book, node, source, entry, names)
        if isinstance(one, Seen):
            found.append((sign, one))
            continue
        parts = in_all_parts(node, source, entry, names[0], book.required_paths) if len(names) == 1 else []
        if not parts:
            return []
        found += [(sign, part) for part in parts]
    return found


def _judged_by_catalogue(book: Book, source: Path, name: str, stated: Figure, formula: str) -> Relation:
    owner = book.at(source)

    def resolve(names: tuple[str, ...]) -> Member:
        return figure_of_fact(look_outwards(owner, names)) or Missing(".".join(names))

    return judge_formula(name, DERIVED, stated, formula, resolve, book, HINT)


def look_outwards(owner: Fact, names: tuple[str, ...]) -> Fact:
    """What a name in the catalogue means for `owner`: something in it, else beside it or further out; a gap where it is nowhere."""
    first, *rest = names
    fact: Fact | None = owner
    found = owner if first == "数值" else owner.lookup(first)
    while found.state is State.ABSENT and not (rest and isinstance(found, IndicatorFact) and rest[0] in found.indicator.children):
        fact = fact.parent if isinstance(fact, IndicatorFact) else None
        if fact is None:
            found = owner.book.group(first)
            break
        found = fact.lookup(first)
    for name in rest:
        found = found.lookup(name)
    return found
