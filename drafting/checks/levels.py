"""The figures of a county against those of its townships: what they have adds up to what the county has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.figures import Figure, figure_of
from drafting.checks.judged import EQUAL, Judged, Relation, finding
from drafting.checks.nodes import nodes
from drafting.checks.periods import TWO_FILES
from drafting.checks.sums import adds_up, is_additive
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.adding_up import surely_adds_up
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict
from drafting.source import Path

_TEN: Final = (
    "指标: {就业: {务工就业: %d人, 技能培训: %d人}, 住房: {危房改造: %d户, 抗震改造: %d户}, 饮水: {受益人口: %d人}, 教育: {雨露计划: %d人},"
    " 粮食耕地: {播种面积: %d亩, 撂荒地复耕: %d亩, 生猪出栏: %d头}, 医疗: {重点人群参保: %d人}}\n"
)


def _files(last: int, second: int = 200) -> str:
    """The example: a county and its two townships, of whose ten figures the county's last is `last`, and those of the second township `second`."""
    county = "# 文件：全县.yaml\n模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n"
    town = "# 文件：%s.yaml\n模板: rural/township\n单位: {名称: %s人民政府, 地区: 示例县%s, 层级: 乡镇}\n报告期: 2026年\n"
    towns = "".join(town % (name, name, name) + _TEN % ((jobs,) * 10) for name, jobs in (("东乡", 100), ("西乡", second)))
    return f"{county}{_TEN % ((300,) * 9 + (last,))}{towns}$ drafting check 全县.yaml 东乡.yaml 西乡.yaml\n"


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

NOT_COMPARED: Final = declare(
    Rule(
        "D267",
        "全县和各乡镇没有核对",
        Severity.WARNING,
        "一个县和它的各乡镇的文件一起核对，但报告期不同，或者能相加的数大多和各乡镇加起来不相等（多半少了、多了文件，或者县里的数和乡镇的数不是同一次报的）："
        "这时分不出是哪一个数错，逐项的核对（D266）没有做。",
        hits=_files(300, second=700),
        clean=_files(300),
    )
)
OF_SEVERAL_FILES: Final = frozenset((UNLIKE_SUM.code, NOT_COMPARED.code, TWO_FILES.code))
"""What one file alone does not show: an answer to it is not idle there."""

_HINT: Final = "核对全县的数和各乡镇的数，改正填错的一个；全县另有县直部门的，在这一行末尾写 # 情况属实 D266：理由"
_FEWEST: Final = 5
"""Figures that must add up before one that does not is told."""
_SHARE: Final = Decimal("0.6")
_ENOUGH: Final = 10
"""Figures of which most do not add up before that is told: an office's own file has a few of the townships' figures."""
_GOVERNMENT: Final = lazy("(?:人民政府|办事处|党委|委员会|[乡镇县市区旗])$")
_SLIPS: Final = {Decimal(10): "多一位", Decimal("0.1"): "少一位", Decimal(10**4): "多一个“万”", Decimal("0.0001"): "少一个“万”"}
_MOST_NAMED: Final = 5
_NEARLY: Final = Decimal("0.1")
"""How far from the sum a figure may be where some of the places do not say it: they may have left it out."""


def against_the_parts(whole: Book, parts: Sequence[Book]) -> tuple[list[Diagnostic], list[Relation]]:
    """`parts` are of the places right below the whole's, of any period: those of its own are added up."""
    same = _one_each([each for each in parts if each.dataset.period.name == whole.dataset.period.name])
    found = list(_of_other_periods(whole, parts, same))
    relations = [relation for relation in _relations(whole, same) if relation]
    agreeing = [relation for relation in relations if all(each.verdict in (Verdict.AGREES, Verdict.TAIL) for each in relation)]
    against = [relation for relation in relations if any(each.verdict is Verdict.CONTRADICTS for each in relation)]
    if len(agreeing) + len(against) < _FEWEST:
        return found, []
    if len(agreeing) < _SHARE * (len(agreeing) + len(against)):
        is_theirs = len(agreeing) + len(against) >= _ENOUGH
        return [*found, *([_mostly_unlike(whole, same, agreeing, against)] if is_theirs else [])], []
    told = [[each for each in relation if each.verdict is not Verdict.CONTRADICTS or _is_worth_telling(each, len(same), whole.units)] for relation in against]
    told = [[_with_a_guess(each, whole.units) for each in relation] for relation in told if relation]
    said = [finding(relation) for relation in told]
    return [*found, *(each for each in said if each is not None)], [*agreeing, *told]


def _one_each(books: Sequence[Book]) -> list[Book]:
    """One file a place: that of its government before that of an office of it."""
    chosen: dict[str, Book] = {}
    for book in books:
        unit = book.dataset.unit
        if unit.region not in chosen or (_GOVERNMENT.search(unit.name) and not _GOVERNMENT.search(chosen[unit.region].dataset.unit.name)):
            chosen[unit.region] = book
    return list(chosen.values())


def _of_other_periods(whole: Book, parts: Sequence[Book], same: Sequence[Book]) -> Iterator[Diagnostic]:
    """Places of which there is a file, but none of the whole's period. Where no place has one, the files are of different reports."""
    there = {each.dataset.unit.region for each in same}
    strange = [each for each in parts if each.dataset.unit.region not in there]
    if not there or not strange:
        return
    named = "、".join(f"{each.dataset.unit.region}的是{each.dataset.period.name}" for each in strange[:_MOST_NAMED])
    more = f"等{len(strange)}个" if len(strange) > _MOST_NAMED else ""
    message = f"报告期：{whole.dataset.unit.region}的是{whole.dataset.period.name}，{named}{more}，没有算进去"
    yield NOT_COMPARED.at(strange[0].dataset.tree.place(("报告期",)), message, "核对报告期；换成同一报告期的文件再核对")


def _mostly_unlike(whole: Book, same: Sequence[Book], agreeing: Sequence[Relation], against: Sequence[Relation]) -> Diagnostic:
    judged = [each for relation in against for each in relation if each.verdict is Verdict.CONTRADICTS]
    less = sum(sum(_amounts(each, whole.units)) < each.whole.quantity.amount for each in judged)
    level = same[0].dataset.unit.level
    why = f"多半少了{level}的文件" if less > _SHARE * len(judged) else f"多半有重复的、别处的{level}文件" if less < len(judged) - _SHARE * len(judged) else "口径可能不同"
    said = f"能相加的 {len(agreeing) + len(against)} 项里只有 {len(agreeing)} 项和 {len(same)} 个{level}加起来相等"
    hint = f"{why}，或者两边不是同一次报的：核对文件齐不齐、地区写得对不对，再核对一次"
    return NOT_COMPARED.at(whole.dataset.tree.place(("指标",), key=True), f"{whole.dataset.unit.name}：{said}，没有逐项核对", hint)


def _amounts(judged: Judged, units: UnitTable) -> list[Decimal]:
    """What the parts amount to, in the unit of the whole."""
    one = units.factor(judged.whole.quantity.unit)
    return [part.quantity.amount * units.factor(part.quantity.unit) / one for part in judged.parts]


def _with_a_guess(judged: Judged, units: UnitTable) -> Judged:
    """The hint names the one part that explains the difference by a place that slipped or a 万."""
    amounts = _amounts(judged, units)
    gap = judged.whole.quantity.amount - sum(amounts)
    guesses = [(part, said) for part, amount in zip(judged.parts, amounts, strict=True) for times, said in _SLIPS.items() if amount * (times - 1) == gap]
    if len(guesses) != 1:
        return judged
    part, said = guesses[0]
    return judged._replace(hint=f"{part.figure.said}的 {part.quantity.text} {said}就对上了：先核对它；{judged.hint}")


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
    figure = None if node is None or node.period is not None else figure_of(book, node, source)
    return figure and figure._replace(said=book.dataset.unit.region)


def _whole_of(source: Path) -> Path:
    """What a figure is a part or a side of: where fewer say it than say that, it is not all that they have."""
    above = source[:-1]
    return above[:-1] if above[-1] in PARTS else above


def _adds_up(book: Book, source: Path) -> bool:
    """By 汇总 of the catalogue; a part is added up as its whole is."""
    at = source[: next((at for at, key in enumerate(source) if key in PARTS), None)]
    return surely_adds_up(book.catalogue, at) and is_additive(book.catalogue.find(".".join(map(str, at[1:]))))


def _is_worth_telling(judged: Judged, all_parts: int, units: UnitTable) -> bool:
    mine, total = judged.whole.quantity.amount, sum(_amounts(judged, units))
    return total > mine or len(judged.parts) == all_parts or mine - total <= _NEARLY * mine
