"""The figures of a county against those of its townships: what they have adds up to what the county has."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, figure_of
from drafting.checks.judged import EQUAL, Judged, Relation, finding
from drafting.checks.nodes import nodes
from drafting.checks.sums import adds_up, is_additive
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.indicator import COMPARISONS
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.quantities.written_out import FOR_ONE
from drafting.registry import declare
from drafting.relations import Verdict
from drafting.source import Path

_SIX: Final = "指标: {就业: {务工就业: %d人, 技能培训: %d人}, 住房: {危房改造: %d户}, 粮食耕地: {播种面积: %d亩}, 教育: {雨露计划: %d人}, 医疗: {重点人群参保: %d人}}\n"


def _files(last: int) -> str:
    """The example: a county and its two townships, of whose six figures the county's last is `last`."""
    county = "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"
    town = "# 文件：%s.yaml\n模板: rural/township\n单位: {名称: %s人民政府, 地区: 示例县%s, 层级: 乡镇}\n报告期: 2026年\n"
    towns = "".join(town % (name, name, name) + _SIX % ((jobs,) * 6) for name, jobs in (("东乡", 100), ("西乡", 200)))
    return f"{county}{_SIX % (300, 300, 300, 300, 300, last)}{towns}$ drafting check 全县.yaml 东乡.yaml 西乡.yaml\n"


UNLIKE_SUM: Final = declare(
    Rule(
        "D266",
        "全县的数和各乡镇加起来不一样",
        Severity.WARNING,
        "一个县和它的各乡镇的文件一起核对、报告期相同时，目录里写明“汇总: 相加”的数，各乡镇（填了这个数的）加起来要等于全县的。大多数都相等，"
        "才看得出文件是齐的，剩下不等的逐个提示：不是县里填错，就是哪个乡镇填错。市和各县、乡和各村一样。有的乡镇没有填、比全县的少一成以上的不提示。",
        hits=_files(310),
        clean=_files(300),
        silence="就业人数: 3120人  # 情况属实 D266：含县直企业安置的12人",
        tolerance=EQUAL,
    )
)

_HINT: Final = "核对全县的数和各乡镇的数，改正填错的一个；全县另有县直部门的，注明情况属实"
_FEWEST: Final = 5
"""Figures that must add up before one that does not is told."""
_SHARE: Final = Decimal("0.6")
_NEARLY: Final = Decimal("0.1")
"""How far from the sum a figure may be where some of the places do not say it: they may have left it out."""


def against_the_parts(whole: Book, parts: Sequence[Book]) -> tuple[list[Diagnostic], list[Relation]]:
    """`parts` are of the places right below the whole's, of any period: those of its own are added up."""
    period = whole.dataset.period
    same = [each for each in parts if (each.dataset.period.year, each.dataset.period.name) == (period.year, period.name)]
    relations = [relation for relation in _relations(whole, same) if relation]
    agreeing = [relation for relation in relations if all(each.verdict in (Verdict.AGREES, Verdict.TAIL) for each in relation)]
    against = [relation for relation in relations if any(each.verdict is Verdict.CONTRADICTS for each in relation)]
    if len(agreeing) < _FEWEST or len(agreeing) < _SHARE * (len(agreeing) + len(against)):
        return [], []
    told = [[each for each in relation if each.verdict is not Verdict.CONTRADICTS or _is_worth_telling(each, len(same))] for relation in against]
    found = [finding(relation) for relation in told if relation]
    return [each for each in found if each is not None], [*agreeing, *(relation for relation in told if relation)]


def _relations(whole: Book, parts: Sequence[Book]) -> list[Relation]:
    found = []
    givers: dict[Path, int] = {}
    for _, source, node in nodes(whole.dataset.indicators):
        if not isinstance(node.value, Measure) or not COMPARISONS.keys().isdisjoint(source) or node.period is not None or not _adds_up(whole, source):
            continue
        figures = [figure for part in parts if (figure := _figure(part, source)) is not None]
        if len(figures) > 1 and len(figures) == givers.get(_whole_of(source), len(figures)):
            givers[source] = len(figures)
            mine = Figure(node.value, whole.dataset.tree, source)
            found.append(adds_up("上下级", UNLIKE_SUM, mine, figures, whole.units, _HINT, f"{len(figures)}个{parts[0].dataset.unit.level}之和"))
    return found


def _figure(book: Book, source: Path) -> Figure | None:
    node = node_at(book.dataset.indicators, source)
    return None if node is None or node.period is not None else figure_of(book, node, source)


def _whole_of(source: Path) -> Path:
    """What a figure is a part or a side of: where fewer say it than say that, it is not all that they have."""
    above = source[:-1]
    return above[:-1] if above[-1] in ("构成", "其中") else above


def _adds_up(book: Book, source: Path) -> bool:
    """By 汇总 of the catalogue: that of the indicator, and that of a child where it has its own."""
    names = [str(key) for key in source[1:]]
    names = names[: next((at for at, key in enumerate(names) if key in ("构成", "其中")), None)]
    indicator, own = book.catalogue.find(".".join(names[:2])), book.catalogue.find(".".join(names))
    return indicator is not None and indicator.rollup == "相加" and is_additive(own) and FOR_ONE.search(names[-1]) is None


def _is_worth_telling(judged: Judged, all_parts: int) -> bool:
    mine, theirs = judged.whole.quantity.amount, [part.quantity.amount for part in judged.parts]
    total = sum(theirs, Decimal(0))
    return total > mine or len(theirs) == all_parts or mine - total <= _NEARLY * mine
