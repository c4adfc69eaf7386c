"""The figures of a county against those of its townships: what they have adds up to what the county has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log
from typing import Final

from drafting.checks.figures import Figure, Member, Term, figure_of
from drafting.checks.judged import EQUAL, Judged, Relation, finding
from drafting.checks.nodes import nodes
from drafting.checks.oddities.periods import TWO_FILES
from drafting.checks.reconciling.sums import adds_up
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.adding_up import adds_up_over_places
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict
from drafting.source import Path, Tree
from drafting.tuples import NamedTuple

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
        "才看得出文件是齐的，剩下不等的逐个提示：不是县里填错，就是哪个乡镇填错。市和各县、乡和各村一样。有的乡镇没有填、比全县的少一成以上的不提示。"
        "`batch` 生成的一批里有县的文件和它各乡镇的文件，也这样比（只比数值；任务、上年同期和尾差在 `check` 里比）。和别的乡镇相差悬殊（S143）的那个数，正好说得通差额的，只在这里提示，并指明先核对它。",
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
        "这时分不出是哪一个数错，逐项的核对（D266）没有做。县的文件旁边有别的县的乡镇，多半是地区写错了，没有算进去的也提示。",
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
_EXPLAINED: Final = log(3)
"""How far from what is usual a suspect may be with the difference taken off it."""


class Giver(NamedTuple):
    """A unit as its figures are held against those of the places above it and in it.

    `typed` are its own figures that may be added up to, `find` gives the figure, typed or reckoned, at a place of the data.
    """

    name: str
    region: str
    level: str
    period: str
    tree: Tree
    typed: Mapping[Path, Measure]
    find: Callable[[Path], Member | None]


class Suspect(NamedTuple):
    """A figure that stands far from the same one of other places: `said` says how, it is `times` what is usual."""

    said: str
    times: float


Key = tuple[str, str, str]
"""File, dotted path, and unit of a quantity."""
Suspects = Mapping[Key, Suspect]
NO_SUSPECTS: Final[Suspects] = {}


class Against(NamedTuple):
    """What the figures of a place and those of the places in it say against each other. `explained` are the suspects of which a finding tells."""

    found: list[Diagnostic]
    relations: list[Relation]
    explained: list[tuple[Key, Diagnostic]]


NOTHING_AGAINST: Final = Against([], [], [])


def giver(book: Book) -> Giver:
    """One whose data are at hand."""
    unit, period = book.dataset.unit, book.dataset.period
    typed = {
        source: node.value
        for _, source, node in nodes(book.dataset.indicators)
        if isinstance(node.value, Measure) and COMPARISONS.keys().isdisjoint(source[:-1]) and not _is_dated(book, source)
    }
    return Giver(unit.name, unit.region, unit.level, period.name, book.dataset.tree, typed, lambda source: _figure(book, source))


def _figure(book: Book, source: Path) -> Figure | None:
    node = node_at(book.dataset.indicators, source)
    figure = None if node is None or _is_dated(book, source) else figure_of(book, node, source)
    return figure and figure._replace(said=book.dataset.unit.region)


def _is_dated(book: Book, source: Path) -> bool:
    """Whether it is of a 统计期间 of its own; a task is of that of its figure."""
    own = source[:-1] if source[-1] in COMPARISONS else source
    return any(each is not None and each.period is not None for each in (node_at(book.dataset.indicators, source), node_at(book.dataset.indicators, own)))


def against_the_parts(
    whole: Giver, parts: Sequence[Giver], catalogue: Catalogue, units: UnitTable, suspects: Suspects = NO_SUSPECTS, *, one_table: bool = False
) -> Against:
    """`parts` are of the places right below the whole's, of any period: those of its own are added up. Of `one_table` that
    somebody puts beside the whole each figure is meant to add up, however few there are.
    """
    same = _one_each([each for each in parts if each.period == whole.period])
    found = list(_of_other_periods(whole, parts, same))
    relations = [relation for relation in _relations(whole, same, catalogue, units) if relation]
    agreeing = [relation for relation in relations if all(each.verdict in (Verdict.AGREES, Verdict.TAIL) for each in relation)]
    against = [relation for relation in relations if any(each.verdict is Verdict.CONTRADICTS for each in relation)]
    if len(agreeing) + len(against) < (1 if one_table else _FEWEST):
        return Against(found, [], [])
    if len(agreeing) < _SHARE * (len(agreeing) + len(against)):
        is_theirs = one_table or len(agreeing) + len(against) >= _ENOUGH
        return Against([*found, *([_mostly_unlike(whole, same, agreeing, against, units, "行" if one_table else "文件")] if is_theirs else [])], [], [])
    told = [[each for each in relation if each.verdict is not Verdict.CONTRADICTS or _is_worth_telling(each, len(same), units)] for relation in against]
    named = [_named_first(relation, units, suspects) for relation in told if relation]
    explained: list[tuple[Key, Diagnostic]] = []
    for relation, keys in named:
        said = finding(relation)
        if said is not None:
            found.append(said)
            explained += [(key, said) for key in keys]
    return Against(found, [*agreeing, *(relation for relation, _ in named)], explained)


def apart(whole: Giver, own: int, strangers: Sequence[Giver]) -> Diagnostic:
    """`strangers` lie elsewhere by what they say, beside a whole with `own` parts."""
    level = strangers[0].level
    names = "、".join(each.region for each in strangers[:_MOST_NAMED])
    said = f"{names}等{len(strangers)}个{level}" if len(strangers) > _MOST_NAMED else names
    if own:
        message = f"地区：{said}不在{whole.region}，没有和{whole.name}的数核对"
        return NOT_COMPARED.at(strangers[0].tree.place(("单位", "地区")), message, f"写错的，改正单位的地区；确实是别处的，不和{whole.region}的文件放在一起")
    message = f"{whole.name}：一起的 {len(strangers)} 个{level}（{said}）都不在{whole.region}，没有核对"
    return NOT_COMPARED.at(whole.tree.place(("单位", "地区")), message, f"哪一边的地区写错了，改正哪一边；确实是别处的，换成{whole.region}的{level}再核对")


def _one_each(givers: Sequence[Giver]) -> list[Giver]:
    """One file a place: that of its government before that of an office of it."""
    chosen: dict[str, Giver] = {}
    for each in givers:
        if each.region not in chosen or (_GOVERNMENT.search(each.name) and not _GOVERNMENT.search(chosen[each.region].name)):
            chosen[each.region] = each
    return list(chosen.values())


def _of_other_periods(whole: Giver, parts: Sequence[Giver], same: Sequence[Giver]) -> Iterator[Diagnostic]:
    """Places of which there is a file, but none of the whole's period. Where no place has one, the files are of different reports."""
    there = {each.region for each in same}
    strange = [each for each in parts if each.region not in there]
    if not there or not strange:
        return
    named = "、".join(f"{each.region}的是{each.period}" for each in strange[:_MOST_NAMED])
    more = f"等{len(strange)}个" if len(strange) > _MOST_NAMED else ""
    message = f"报告期：{whole.region}的是{whole.period}，{named}{more}，没有算进去"
    yield NOT_COMPARED.at(strange[0].tree.place(("报告期",)), message, "核对报告期；换成同一报告期的文件再核对")


def _mostly_unlike(whole: Giver, same: Sequence[Giver], agreeing: Sequence[Relation], against: Sequence[Relation], units: UnitTable, what: str) -> Diagnostic:
    judged = [each for relation in against for each in relation if each.verdict is Verdict.CONTRADICTS]
    less = sum(sum(_amounts(each, units)) < each.whole.quantity.amount for each in judged)
    level = same[0].level
    why = f"多半少了{level}的{what}" if less > _SHARE * len(judged) else f"多半有重复的、别处的{level}{what if what == '文件' else ''}" if less < len(judged) - _SHARE * len(judged) else "口径可能不同"
    said = f"能相加的 {len(agreeing) + len(against)} 项里只有 {len(agreeing)} 项和 {len(same)} 个{level}加起来相等"
    hint = f"{why}，或者两边不是同一次报的：核对{what}齐不齐、地区写得对不对，再核对一次"
    return NOT_COMPARED.at(whole.tree.place(("指标",), key=True), f"{whole.name}：{said}，没有逐项核对", hint)


def _amounts(judged: Judged, units: UnitTable) -> list[Decimal]:
    """What the parts amount to, in the unit of the whole."""
    one = units.factor(judged.whole.quantity.unit)
    return [part.quantity.amount * units.factor(part.quantity.unit) / one for part in judged.parts]


def _named_first(relation: Relation, units: UnitTable, suspects: Suspects) -> tuple[list[Judged], list[Key]]:
    """The hint names the figure to look at first: the one that stands far from its peers and explains the difference (also given by
    its key), or the one part that explains it by a place that slipped or a 万.
    """
    told, keys = [], []
    for judged in relation:
        amounts = _amounts(judged, units)
        gap = judged.whole.quantity.amount - sum(amounts)
        slips = [(part, said) for part, amount in zip(judged.parts, amounts, strict=True) for times, said in _SLIPS.items() if amount * (times - 1) == gap]
        far = _far(judged, amounts, suspects) if suspects and judged.verdict is Verdict.CONTRADICTS else []
        keys += [_key(term) for term, _ in far]
        first = ""
        if len(slips) == 1:
            part, said = slips[0]
            also = "（和同级的别的单位比也相差悬殊）" if any(term is part for term, _ in far) else ""
            first = f"{part.figure.said}的 {part.quantity.text} {said}就对上了{also}：先核对它；"
        elif len(far) == 1:
            term, suspect = far[0]
            whose = f"这里填的 {term.quantity.text}" if term is judged.whole else f"{term.figure.said}的 {term.quantity.text}"
            first = f"{whose}，{suspect.said}：先核对它；"
        told.append(judged._replace(hint=first + judged.hint) if first else judged)
    return told, keys


def _far(judged: Judged, amounts: Sequence[Decimal], suspects: Suspects) -> list[tuple[Term, Suspect]]:
    """Those of the figures that stand far from their peers, and would not with the difference taken off them."""
    added, whole = sum(amounts, Decimal(0)), judged.whole.quantity.amount
    right = [*((part, amount, amount + whole - added) for part, amount in zip(judged.parts, amounts, strict=True)), (judged.whole, whole, added)]
    known = [(term, suspect, amount, other) for term, amount, other in right if (suspect := suspects.get(_key(term))) is not None]
    return [(term, suspect) for term, suspect, amount, other in known if amount > 0 < other and abs(log(float(other / amount) * suspect.times)) < _EXPLAINED]


def _key(term: Term) -> Key:
    return term.figure.tree.name, term.figure.path, term.quantity.unit


def _relations(whole: Giver, parts: Sequence[Giver], catalogue: Catalogue, units: UnitTable) -> list[Relation]:
    found = []
    givers: dict[Path, int] = {}
    for source, measure in whole.typed.items():
        if not adds_up_over_places(catalogue, source):
            continue
        figures = [figure for part in parts if (figure := part.find(source)) is not None]
        if len(figures) > 1 and len(figures) == givers.get(_whole_of(source), len(figures)):
            givers[source] = len(figures)
            mine = Figure(measure, whole.tree, source)
            found.append(adds_up("上下级", UNLIKE_SUM, mine, figures, units, _HINT, f"{len(figures)}个{parts[0].level}之和"))
    return found


def _whole_of(source: Path) -> Path:
    """What a figure is a part or a side of: where fewer say it than say that, it is not all that they have."""
    above = source[:-1]
    return above[:-1] if above[-1] in PARTS else above


def _is_worth_telling(judged: Judged, all_parts: int, units: UnitTable) -> bool:
    mine, total = judged.whole.quantity.amount, sum(_amounts(judged, units))
    return total > mine or len(judged.parts) == all_parts or mine - total <= _NEARLY * mine
