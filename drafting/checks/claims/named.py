"""What local names say of each other: 单产 is 产量 over 面积, 办结率 is 办结 over the one it is counted of, 合计 is all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from drafting.checks.claims.claim import Claim, Figures
from drafting.checks.claims.families import Family, first, unit
from drafting.checks.claims.likely_rates import likely_rate
from drafting.checks.claims.made_of_two import made_of_two
from drafting.checks.claims.means import means_mistyped
from drafting.checks.claims.rates_by_name import FUNDS, RATE, rate_by_name
from drafting.checks.claims.splits import Divided, Division
from drafting.checks.claims.stocks import grown_since, stocks
from drafting.checks.figures import Figure, pairs
from drafting.checks.judged import HEAD, Relation, joined_paths
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import AMOUNTS
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict, judge_average, judge_decline, judge_rate, judge_sum

NAMED: Final = declare(
    Rule(
        "D323",
        "照名称算对不上",
        Severity.WARNING,
        "写在一起的几个数，名称说明了怎么算：单产是产量除以面积，办结率是办结除以受理，户均、人均、村均是总数除以户数、人数、村数，餐饮占比是餐饮营业额除以营业额，"
        "合计是各项之和，已办加未办是总数，年初加新增减注销是年末，编制减实有是空编，新增减注销是净增，存款余额减年初是比年初增加；人均、件均、亩产只差一位小数点或“万”“亿”的；名称说明分成几块的（省外和省内，男和女，城镇和农村，公办和民办，集中和分散，新建和续建），各块都填了就加得起来。目录里有规则的按目录核对；口径不同的，名称里写明，或者注明情况属实。",
        hits=HEAD + "指标: {夜市经济: {摊位: 300个, 开业摊位: 240个, 开业率: 70%}}\n",
        clean=HEAD + "指标: {夜市经济: {摊位: 300个, 开业摊位: 240个, 开业率: 80%}}\n",
        silence="开业率: 70%  # 情况属实 D323：按登记摊位计算",
    )
)

_TOTALS: Final = frozenset(("合计", "总计", "小计"))
_SPENT_ON: Final = lazy("用于.+|.*投入.+|投向.+")
_VILLAGES: Final = lazy("行政村(?:数|总数)?|村")
_PLACE: Final = lazy("(?:全?[县市区乡镇村]|本地|地区)?(?:基本|自然|总体)?(?:概况|简况|情况|[县市区乡镇村]情)|行政区划")
"""Groups that describe the place."""
_MEAN: Final = lazy("(户均|人均|亩均|村均)(.*)")
_COUNTED: Final = {"户均": lazy("户"), "人均": lazy("人"), "亩均": lazy("亩"), "村均": lazy("[个家]?村|个")}
"""The units of what a mean is of."""
_DIVISOR: Final = lazy("总?(?:户数?|农户数?|人数?|人口数?|面积)|(?:覆盖|涉及)?(?:行政)?村(?:[庄数个]|个数)?|")
"""Whom a mean is of, where nothing else is said; of those who are 务工 it is not. "" is the thing that it stands in."""
_EACH: Final = lazy("(?:平均)?每(.)(?:平均)?.{0,6}")
_YIELD: Final = lazy("(.{0,8})单产")
_NO_PART: Final = lazy("已|未|其中|完成|支出|支付|拨付|使用|剩余|结余|新增|本月|本周|上年|去年|累计|历年|人均|户均|村均|平均|计划|任务|应")
"""Figures beside 合计 that say something else of it than what it is made of."""
_FEW: Final = 24
"""Of so many parts, all runs are tried; of more, those at either end."""
_PER_CENT: Final = "%"
_HINT: Final = "核对各数，改正填错的一个；口径不同的，名称里写明，或注明情况属实"


def unlike_their_names(book: Book, divided: Sequence[Divided], relations: Iterable[Relation]) -> list[Diagnostic]:
    """A finding for each figure that is not what its name says. What a relation judges already is not said again."""
    villages = _villages(divided, book.catalogue)
    claims = [
        claim
        for each in divided
        for claim in (*_claims(each.family, villages, book.units), *_of_all_parts(each.divisions), *_more_claims(book, each.family))
        if claim.judgement.verdict is Verdict.CONTRADICTS
    ]
    return findings(claims, relations) if claims else []


def findings(claims: Iterable[Claim], relations: Iterable[Relation]) -> list[Diagnostic]:
    """A finding for each claim that does not hold, but for those whose figures a relation judges already."""
    joined = joined_paths(relations)
    told: dict[tuple[str, ...], Claim] = {}
    for each in claims:  # a mean may be doubted in two ways
        told.setdefault((each.stated.path, *sorted(part.path for part in each.parts)), each)
    return [_finding(each) for each in told.values() if not any({each.stated.path, *(part.path for part in each.parts)} <= paths for paths in joined)]


def _finding(claim: Claim) -> Diagnostic:
    stated, judgement = claim.stated, claim.judgement
    numbers = "、".join(each.measure.text for each in claim.parts)
    gap = f"，相差 {judgement.gap}" if judgement.gap else ""
    message = f"{stated.label}：填 {judgement.stated_text}，按 {claim.formula}（{numbers}）应为 {judgement.computed_text}{gap}"
    return NAMED.at(stated.place, message, _HINT, path=stated.path, excerpt=stated.measure.text, related=[each.place for each in claim.parts])


def _villages(divided: Iterable[Divided], catalogue: Catalogue) -> Figures:
    """The villages that the place has, where the file tells one number of villages, and tells it of the place."""
    told = [
        (name, each, family)
        for family, _ in divided
        for name, each in family.figures.items()
        if _VILLAGES.fullmatch(name) and _COUNTED["村均"].fullmatch(unit(each))
    ]
    if len({first(each).amount for _, each, _ in told}) != 1:
        return {}
    return {name: each for name, each, family in told if _PLACE.fullmatch(family.name) or _is_catalogued(each, catalogue)}


def _is_catalogued(figure: Figure, catalogue: Catalogue) -> bool:
    _, group, *names = map(str, figure.source)
    return len(names) == 1 and names[0] in catalogue.groups.get(group, {})


def _claims(family: Family, villages: Figures, units: UnitTable) -> Iterator[Claim]:
    figures = family.figures
    for name, stated in figures.items():
        if name in _TOTALS:
            yield from _total(name, stated, figures, units)
        elif unit(stated) == _PER_CENT:
            yield from rate_by_name(name, stated, figures, units) or likely_rate(name, stated, figures, units)
            yield from _share_of_funds(name, stated, family, units)
            if (rate := RATE.fullmatch(name)) and rate[1]:
                yield from _all_but(rate[1].removeprefix("风险"), stated, family, units)
        elif found := _MEAN.fullmatch(name):
            yield from _mean(found[1], found[2], stated, family, villages, units)
        elif found := _EACH.fullmatch(name):
            yield from _of_each(found[1], stated, figures, units)
        elif found := _YIELD.fullmatch(name):
            yield from _yield(found[1], stated, figures, units)
    yield from made_of_two(figures, units)


def _more_claims(book: Book, family: Family) -> list[Claim]:
    return [*stocks(book, family), *grown_since(book, family), *means_mistyped(family, book.units)]


def _of_all_parts(divisions: Iterable[Division]) -> Iterator[Claim]:
    for each in divisions:
        if each.is_whole:
            yield Claim(each.whole, each.parts, " + ".join(each.names), each.judgement)


def _total(name: str, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    """合计 after, or before, all that it is made of."""
    names = [other for other in family if other != ""]
    parts = [family[other] for other in names if other != name]
    if len(parts) < 2 or name not in (names[0], names[-1]) or any(other in family for other in _TOTALS - {name}) or any(map(_NO_PART.match, names)):
        return
    if not all(units.convertible(unit(each), unit(stated)) for each in parts):
        return
    judgement = judge_sum(first(stated), [first(each) for each in parts], units)
    if judgement.verdict is Verdict.CONTRADICTS and not _some_add_up(stated, parts, units):
        yield Claim(stated, tuple(parts), "各项之和", judgement)


def _some_add_up(stated: Figure, parts: list[Figure], units: UnitTable) -> bool:
    """Whether some that stand together are the whole: the others are not parts, or parts of those."""
    many = len(parts)
    for start in range(many):
        ends = range(start + 1, many + (start > 0)) if many <= _FEW or not start else (many,)
        for end in ends:
            if judge_sum(first(stated), [first(each) for each in parts[start:end]], units).verdict is not Verdict.CONTRADICTS:
                return True
    return False


def _share_of_funds(name: str, stated: Figure, family: Family, units: UnitTable) -> Iterator[Claim]:
    """用于产业: {数值: 18.1亿元, 占比: 57.9%} beside 衔接资金."""
    part = family.figures.get("")
    if part is None or name not in ("占比", "比重") or not _SPENT_ON.fullmatch(family.name):
        return
    funds = [(said, each) for said, each in family.around.items() if FUNDS.fullmatch(said) and unit(each) == unit(part)]
    if len(funds) == 1:
        said, whole = funds[0]
        yield Claim(stated, (part, whole), f"{part.label} / {said}", judge_rate(first(stated), first(part), first(whole), units))


def _all_but(word: str, stated: Figure, family: Family, units: UnitTable) -> Iterator[Claim]:
    """消除率 where 未消除 is told: the rest of the thing's own figure, be it counted in 户 or in 人."""
    figures = {**family.figures, **family.several}
    left, whole = figures.get(f"未{word}"), figures.get("")
    if left is None or whole is None or any(each in figures for each in (word, f"已{word}")):
        return
    judged = [judge_decline(first(stated), part.quantity, of.quantity, units) for part, of in pairs(left, whole, units)]
    if judged and all(each.verdict is Verdict.CONTRADICTS for each in judged):
        yield Claim(stated, (left, whole), f"1 - 未{word} / {whole.label}", judged[0])


def _mean(kind: str, what: str, stated: Figure, family: Family, villages: Figures, units: UnitTable) -> Iterator[Claim]:
    counts = _counts(kind, family.figures)
    if not counts and kind == "村均":
        counts = _counts(kind, family.around) or list(villages.items())[:1]
    of_all = [(name, each) for name, each in family.figures.items() if units.convertible(unit(each), unit(stated).partition("/")[0]) and not _MEAN.search(name)]
    amounts = [each for each in of_all if each[0] in ((what, f"总{what}") if what else AMOUNTS)]
    amounts = amounts or [each for each in of_all if not what or each[0].endswith(what)]
    if len(counts) == len(amounts) == 1:
        (count, number), (amount, much) = counts[0], amounts[0]
        judgement = judge_average(first(stated), first(much), first(number), units)
        yield Claim(stated, (much, number), f"{amount or much.label} / {count or number.label}", judgement)


def _of_each(one: str, stated: Figure, figures: Figures, units: UnitTable) -> Iterator[Claim]:
    """平均每期: 53人次 beside 12期 and 640人次."""
    counts = [(name, each) for name, each in figures.items() if unit(each) == one]
    amounts = [(name, each) for name, each in figures.items() if each is not stated and unit(each) == unit(stated)]
    if len(counts) == len(amounts) == 1:
        (count, number), (amount, much) = counts[0], amounts[0]
        if first(number).is_zero or abs(first(much).amount / first(number).amount - first(stated).amount) >= 1:  # of people none is said by parts
            yield Claim(stated, (much, number), f"{amount or much.label} / {count or number.label}", judge_average(first(stated), first(much), first(number), units))


def _counts(kind: str, figures: Figures) -> list[tuple[str, Figure]]:
    return [(name, each) for name, each in figures.items() if _COUNTED[kind].fullmatch(unit(each)) and _DIVISOR.fullmatch(name)]


def _yield(what: str, stated: Figure, family: Figures, units: UnitTable) -> Iterator[Claim]:
    harvest = [each for each in (f"{what}产量", f"{what}总产", f"{what}总产量") if each in family]
    area = [each for each in (f"{what}面积", f"{what}播种面积", f"{what}种植面积") if each in family]
    areas = [each for each in family if each.startswith(what) and "面积" in each]  # of 投产面积 beside 面积 either may be meant
    if len(harvest) == 1 and areas == area and len(area) == 1 and "/" in unit(stated):
        parts = family[harvest[0]], family[area[0]]
        judgement = judge_average(first(stated), first(parts[0]), first(parts[1]), units)
        yield Claim(stated, parts, f"{harvest[0]} / {area[0]}", judgement)
