"""Rates that stand in one node with what they are of: 抽检: {数值: 216批次, 合格: 214批次, 合格率: 99.1%}, and 占比 below a part of its whole.

What stands beside each other in a group may be of other things, and is doubted (`named.py`); here the node itself says whose figures they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from drafting.checks.figures import Figure, Term, figure_of
from drafting.checks.judged import EQUAL, HEAD, Relation, equality
from drafting.checks.reconciling.formulas import Shaped, first_fitting
from drafting.diagnostics import Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS, PARTS, Indicator
from drafting.model.node_at import node_at
from drafting.registry import declare
from drafting.relations import Verdict, judge_rate
from drafting.source import Path

RATE_OF_PARTS: Final = declare(
    Rule(
        "R122",
        "率和它自己的两个数不符",
        Severity.WARNING,
        "写在一个指标下面的率，要等于它自己的两个数之比：抽检下面的合格率 = 合格 ÷ 抽检，构成、其中的一项下面的占比 = 这一项 ÷ 总数（上一级的总数也行）。"
        "明细表里 占比 一列等于这一行的数 ÷ 合计：哪一列的占比，看多数行合得上哪一列；一列都合不上的不算。"
        "同一个指标下面还有别的数合得上的不算；目录里写了规则的照目录核对；不写在一个指标下面的只是存疑（D323）。",
        hits=HEAD + "指标: {食品: {抽检: {数值: 216批次, 合格: 214批次, 合格率: 99.7%}}}\n",
        clean=HEAD + "指标: {食品: {抽检: {数值: 216批次, 合格: 214批次, 合格率: 99.1%}}}\n",
        silence="合格率: 99.7%  # 情况属实 R122：按复检后的数计算",
        tolerance=EQUAL,
    )
)

STEPS: Final = ("开工", "完工", "竣工", "验收", "办结", "化解", "整改", "销号", "支付", "支出", "拨付", "兑付", "发放", "达标", "合格")
"""What is done with things one after the other."""
_RATES: Final = {f"{step}率": step for step in STEPS}
_SHARES: Final = frozenset({"占比", "比重"})
_HINT: Final = "核对各数，改正填错的一个；不写这个率，或者口径不同的，注明情况属实"
_IN_A_GROUP: Final = 3
"""The length of an indicator's place: what stands in a group stands in no node of its own."""


def rates_of_parts(book: Book) -> Iterator[Relation]:
    """A relation for each rate whose node says of what it is."""
    for source, value in book.typed.rates.items():
        name = source[-1]
        if len(source) > _IN_A_GROUP and (name in _RATES or name in _SHARES) and not _has_rules(book, source):
            stated = Figure(value, book.dataset.tree, source)
            shaped = _share(book, stated) if name in _SHARES else _rate(book, stated, _RATES[str(name)])
            if shaped is not None:
                formula = " / ".join(each.label for each in shaped.terms)
                yield [equality(str(name), RATE_OF_PARTS, Term(stated, value.first), shaped.terms, shaped.judgement, formula, shaped.pattern, _HINT, shaped.again, shaped.signs)]


def _rate(book: Book, stated: Figure, step: str) -> Shaped | None:
    """Of the node's own figure that which is done with it; or the node's own is what is done, 任务 or what is left of its name what was to be."""
    source = stated.source[:-1]
    node = node_at(book.dataset.indicators, source)
    whole = figure_of(book, node, source) if node is not None else None
    if node is None or whole is None or node.period is not None:
        return None
    named = str(source[-1])
    beside = dict(_beside(book, node, source))
    done = [each for name, each in beside.items() if name in (step, f"已{step}")]
    if len(done) == 1 and f"应{step}" in beside:
        return None  # of all, or of those that are due
    if len(done) == 1:
        return _fitting(book, stated, done[0], whole, beside.values())
    bases = [each for name, each in beside.items() if name in ("任务", f"应{step}", named.removesuffix(step))]
    return _fitting(book, stated, whole, bases[0], beside.values()) if named.endswith(step) and not done and len(bases) == 1 else None


def _beside(book: Book, node: Indicator, source: Path) -> Iterator[tuple[str, Figure]]:
    """The figures that stand below a node, of its own time."""
    groups: Iterable[tuple[Path, dict[str, Indicator]]] = [(source, node.children), *(((*source, key), getattr(node, field)) for key, field in PARTS.items())]
    for at, group in groups:
        for name, inner in group.items():
            if inner.period is None and (figure := figure_of(book, inner, (*at, name))) is not None:
                yield name, figure
    if node.target is not None and (task := figure_of(book, node.target, (*source, "任务"))) is not None:
        yield "任务", task


def _share(book: Book, stated: Figure) -> Shaped | None:
    """Of the whole whose part it stands below, or of a whole further up."""
    source = stated.source[:-1]
    node = node_at(book.dataset.indicators, source)
    part = figure_of(book, node, source) if node is not None and source[-2] in PARTS else None
    wholes = []
    while source[-2] in PARTS and COMPARISONS.keys().isdisjoint(source):
        source = source[:-2]
        above = node_at(book.dataset.indicators, source)
        if above is not None and (whole := figure_of(book, above, source)) is not None:
            wholes.append(whole)
    return _fitting(book, stated, part, wholes[0], wholes) if part is not None and wholes else None


def _fitting(book: Book, stated: Figure, part: Figure, whole: Figure, others: Iterable[Figure]) -> Shaped | None:
    """The rate of the two; None where it is none, or that of the part and something else beside it."""
    judged = _judged(book, stated, part, whole)
    if judged is None or judged.judgement.verdict is not Verdict.CONTRADICTS:
        return judged
    for other in others:
        if other is not part and other is not whole and (also := _judged(book, stated, part, other)) is not None and also.judgement.verdict is not Verdict.CONTRADICTS:
            return None
    return judged


def _judged(book: Book, stated: Figure, part: Figure, whole: Figure) -> Shaped | None:
    return first_fitting(stated.measure.first, part, whole, book.units, judge_rate, "{} / {}")


def _has_rules(book: Book, source: Path) -> bool:
    """Whether the catalogue says what the rate is."""
    above, name = book.catalogue.find(".".join(map(str, source[1:-1]))), str(source[-1])
    own = book.catalogue.find(".".join(map(str, source[1:])))
    return (own is not None and bool(own.rules)) or (above is not None and name in above.derived)
