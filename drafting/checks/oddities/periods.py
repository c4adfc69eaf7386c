"""Several files of one unit against each other: what has happened by June cannot be less by December."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafting.checks.figures import Figure, Term, pairs
from drafting.checks.judged import EQUAL, LIMIT, Judged, Relation, at_most, equality, finding, judge_limit
from drafting.checks.nodes import nodes
from drafting.checks.oddities.swapped import swapped_by_file
from drafting.checks.oddities.unchanged import unchanged
from drafting.checks.reconciling.last_year import same_period
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.adding_up import is_additive
from drafting.model.catalogue import Entry
from drafting.model.dataset import Period
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.model.node_at import node_at
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import judge_equal
from drafting.source import Path

FALLS: Final = declare(
    Rule(
        "R150",
        "累计数比前面的还少",
        Severity.WARNING,
        "同一单位同一年的几个文件一起核对时，时期指标（目录里 性质: 时期）的累计数只增不减：全年不少于上半年，1—10月不少于1—9月。"
        "自己写了统计期间的数、比率和要重算的平均数不看。",
        silence="公益岗位安置: 12人  # 情况属实 R150：年中清退了不合条件的岗位",
        tolerance=LIMIT,
        hits="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {住房: {危房改造: 10户}}\n# 文件：上半年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年上半年\n"
        "指标: {住房: {危房改造: 12户}}\n",
        clean="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {住房: {危房改造: 20户}}\n# 文件：上半年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年上半年\n"
        "指标: {住房: {危房改造: 12户}}\n",
    )
)
YEAR_END: Final = declare(
    Rule(
        "R151",
        "上年末与上年的文件不符",
        Severity.WARNING,
        "同一单位上一年的年度文件一起核对（或写在“上年”里）时，写明的上年末要等于那个文件里同一指标的数。",
        silence="上年末: 55261人  # 情况属实 R151：上年末的数经过核减",
        tolerance=EQUAL,
        hits="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {就业: {务工就业: {数值: 520人, 上年末: 510人}}}\n# 文件：上年.yaml\n"
        "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2025年\n指标: {就业: {务工就业: 500人}}\n",
        clean="# 文件：本年.yaml\n模板: rural/township\n"
        "单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
        "指标: {就业: {务工就业: {数值: 520人, 上年末: 500人}}}\n# 文件：上年.yaml\n"
        "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2025年\n指标: {就业: {务工就业: 500人}}\n",
    )
)

TWO_FILES: Final = declare(
    Rule(
        "D268",
        "同一单位同一报告期有两个文件",
        Severity.WARNING,
        "一起核对的两个文件，单位、报告期、模板都一样：多半是照着另一个单位的文件填的，单位和地区忘了改，或者旧稿留在了文件夹里。",
        hits="# 文件：东乡.yaml\n模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 10户}}\n"
        "# 文件：西乡.yaml\n模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 12户}}\n",
        clean="# 文件：东乡.yaml\n模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 10户}}\n"
        "# 文件：西乡.yaml\n模板: rural/township\n单位: {名称: 例西乡人民政府, 地区: 示例县例西乡, 层级: 乡镇}\n报告期: 2026年\n指标: {住房: {危房改造: 12户}}\n",
    )
)

_HINT: Final = "一年之内的累计数只增不减：核对两个文件，改正填错的一个"
_YEAR_END_HINT: Final = "以上年的文件为准改正；确已调整口径的，注明情况属实"


def across(books: Sequence[Book]) -> tuple[list[Diagnostic], list[Relation]]:
    """What the files of one unit say against each other; each finding stands in the later file."""
    found: list[Diagnostic] = []
    relations: list[Relation] = []
    ordered = sorted(books, key=lambda book: _key(book.dataset.period))
    seen: dict[tuple[object, ...], Book] = {}
    for book in ordered:
        first = seen.setdefault((book.dataset.period.name, book.dataset.template, book.dataset.unit), book)
        if first is not book:
            found.append(_twice(first, book))
    for at, later in enumerate(ordered):
        found += _as_before(later, ordered[:at])
        for relation in _relations(later, [book for book in ordered if book is not later]):
            relations.append(relation)
            said = finding(relation)
            if said is not None:
                found.append(said)
    return found, relations


def _as_before(later: Book, earlier: Sequence[Book]) -> Iterator[Diagnostic]:
    """By the nearest file of another period, unless that file is held against it by itself."""
    period = later.dataset.period.name
    before = next((book for book in reversed(earlier) if book.dataset.period.name != period), None)
    named = later.previous.dataset.tree.name if later.previous is not None else ""
    if before is not None and before.dataset.tree.name != named:
        yield from [*swapped_by_file(later, before)] or unchanged(later, before)


def _twice(one: Book, other: Book) -> Diagnostic:
    tree, unit = other.dataset.tree, other.dataset.unit
    message = f"{unit.name}：{tree.name} 和 {one.dataset.tree.name} 是同一个单位、同一报告期（{other.dataset.period.name}）"
    hint = "是另一个单位的，改正单位的名称和地区；是旧稿的，不要放在一起"
    return TWO_FILES.at(tree.place(("单位",)), message, hint, related=[one.dataset.tree.place(("单位",))])


def _key(period: Period) -> tuple[int, int, int]:
    return period.year, period.last_month, -period.first_month


def _relations(later: Book, others: Iterable[Book]) -> Iterator[Relation]:
    period = later.dataset.period
    for other in others:
        then = other.dataset.period
        if then.year == period.year and _holds(period, then):
            yield from _cumulative(later, other)
        elif then.year == period.year - 1:
            yield from _of_last_year(later, other)


def _holds(period: Period, then: Period) -> bool:
    """Whether `then` is a proper part of the period."""
    inside = period.first_month <= then.first_month and then.last_month <= period.last_month
    return inside and (period.first_month, period.last_month) != (then.first_month, then.last_month)


def _cumulative(later: Book, earlier: Book) -> Iterator[Relation]:
    for _, source, node in nodes(later.dataset.indicators):
        if not isinstance(node.value, Measure) or node.period is not None or not _adds_over_time(_entry(later, source)):
            continue
        before = _typed(earlier, source)
        if before is not None:
            now = _called(Figure(node.value, later.dataset.tree, source), later)
            yield [_not_less(mine, theirs, later.units) for mine, theirs in pairs(now, before, later.units)]


def _not_less(now: Term, before: Term, units: UnitTable) -> Judged:
    judgement = judge_limit(before.quantity, now.quantity, units)
    return at_most("跨期", FALLS, now, (before,), judgement, _HINT)._replace(culprit=now)


def _typed(book: Book, source: Path) -> Figure | None:
    """The figure of the same place in another file, where it is of that file's own period."""
    node = node_at(book.dataset.indicators, source)
    if node is None or node.period is not None or not isinstance(node.value, Measure):
        return None
    return _called(Figure(node.value, book.dataset.tree, source), book)


def _called(figure: Figure, book: Book) -> Figure:
    return figure._replace(said=f"{book.dataset.period.name}的{figure.label}")


def _entry(book: Book, source: Path) -> Entry | None:
    """The entry of an indicator, or of the whole of which it is a part; None for a figure to compare with."""
    names: list[str] = []
    for key in source[1:]:
        if key in COMPARISONS:
            return None
        if key in ("构成", "其中"):
            break
        names.append(str(key))
    return book.catalogue.find(".".join(names))


def _adds_over_time(entry: Entry | None) -> bool:
    return entry is not None and entry.nature == "时期" and is_additive(entry)


def _of_last_year(later: Book, earlier: Book) -> Iterator[Relation]:
    """上年同期 by the file of the same months, 上年末 by that of the whole year."""
    named = later.previous is not None and later.previous.dataset.tree.name == earlier.dataset.tree.name
    whole_year = (earlier.dataset.period.first_month, earlier.dataset.period.last_month) == (1, 12)
    for _, source, node in nodes(later.dataset.indicators):
        if not named and (relation := same_period(later, earlier, node, source)):
            yield relation
        if whole_year and node.end_of_last_year is not None:
            yield _year_end(later, earlier, node.end_of_last_year, source)


def _year_end(later: Book, earlier: Book, stated: Indicator, source: Path) -> Relation:
    before = _typed(earlier, source)
    if before is None or not isinstance(stated.value, Measure) or stated.period is not None:
        return []
    mine = Figure(stated.value, later.dataset.tree, (*source, "上年末"))
    return [
        equality(
            "上年末", YEAR_END, one, (other,), judge_equal(one.quantity, other.quantity, later.units),
            "上年文件", "{}", _YEAR_END_HINT,
        )
        for one, other in pairs(mine, before, later.units)
    ]  # fmt: skip
