"""What is more than all of it, by its name alone: 新增合作社 beside 合作社, 已整改 of 隐患, 中央 and 省级 of a sum, people of so few households."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from drafting.checks.claims.families import CARRIED, Family, first, unit
from drafting.checks.claims.splits import Divided, Division
from drafting.checks.figures import Figure, pairs
from drafting.checks.judged import HEAD, Relation, joined_paths
from drafting.checks.nodes import nodes
from drafting.checks.reconciling.rates_of_parts import STEPS
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict, judge_at_most
from drafting.tuples import NamedTuple

MORE_THAN_ALL: Final = declare(
    Rule(
        "D325",
        "名称说是一部分的，比全部还多",
        Severity.WARNING,
        "写在一起的数，名称说明了哪个是哪个的一部分：新增的合作社不会比合作社多，已整改的隐患不会比隐患多，省外务工不会比务工多，中央、省级加起来不会比这笔资金多。"
        "单位相同的才比。口径不同的，名称里写明，或者注明情况属实。",
        hits=HEAD + "指标: {夜市经济: {摊位: {数值: 120个, 新增: 130个}}}\n",
        clean=HEAD + "指标: {夜市经济: {摊位: {数值: 130个, 新增: 120个}}}\n",
        silence="新增: 130个  # 情况属实 D325：年内撤掉了30个",
    )
)
PEOPLE: Final = declare(
    Rule(
        "D326",
        "户数和人数不像",
        Severity.WARNING,
        "一户一般是一到十人。写成两项的（低保户、低保人口）户数比人数多，或者平均一户十人以上的（十户以上才看），多半有一个差了十倍、写颠倒了，或者说的不是同样的户。"
        "企业、大户、合作社一类的户，人数是带动、用工的，不看。",
        hits=HEAD + "指标: {库区治理: {移民户: 1250户, 移民人口: 980人}}\n",
        clean=HEAD + "指标: {库区治理: {移民户: 980户, 移民人口: 1250人}}\n",
        silence="移民人口: 980人  # 情况属实 D326：人口只算了后靠安置的",
    )
)

_NEW: Final = lazy("(?:其中)?(?:今年|本年|当年|年内)?新增(?:的|了)?(.*)")
_NO_STOCK: Final = lazy("贷|债|新|累计|任务|计划|目标")
"""What may have left again within the year, or is new itself."""
_DONE: Final = lazy(
    "已?(?:(?:STEPS)(?P<of>(?!率|进度).*?)|(?P<what>.+?)已?(?:STEPS))数?|完成[数量]?|已(?![有存达]|累计).{1,4}?数?".replace("STEPS", "|".join(STEPS))
)
"""What has been done of a thing: 已X and 完成 below it, 整改隐患 and 隐患整改 beside it."""
_TAKEN_UP: Final = lazy("(?:已?[被获])?(?:采纳|采用|批示|录用)(?:建议|信息)?数?")
_HANDED_UP: Final = lazy("(?:提出|报送|上报|编报|编发|撰写).{0,6}")
"""Of what is proposed or reported some is taken up."""
_NO_THING: Final = lazy("检查|巡[查检河林]|督[查导办]|抽查|走访|贷|债|余额|存[栏款量]|库存|任务|计划|目标|[率度]$")
"""Of these more may be done than they are: what is found is not counted by visits, and what was lent may have been paid back."""
_HOMES: Final = lazy("(.*?)(?:户数|户)")
_PERSONS: Final = lazy("(.*?)(?:人口数|人口|人数|人)")
_NO_FAMILIES: Final = lazy("企业|大户|主体|农场|合作社|商户|店|工商|公司|园|基地|车间|工坊|经营|能人|带头人|带动|联|吸纳|培训|用工|从业|服务|帮扶人|结对")
"""户 of these are no families, or the people are not theirs."""
_LARGEST: Final = 10
_FEW: Final = 10
_HINT: Final = "核对两个数；口径不同的，名称里写明，或注明情况属实"
_HOMES_HINT: Final = "核对两个数：位数、“万”、是不是写颠倒了；确实如此的，注明情况属实"


class _Excess(NamedTuple):
    parts: tuple[Figure, ...]
    whole: Figure


def more_than_all(book: Book, divided: Iterable[Divided], relations: Iterable[Relation]) -> list[Diagnostic]:
    """What is more than what it is a part of. What a relation finds already is not said again."""
    found: list[Diagnostic] = []
    together = [each for each in divided if len(each.family.figures) + len(each.family.several) > 1]
    excesses = [excess for each in together for excess in (*_of_it(each.family, book.units), *_too_much(each.divisions))]
    if excesses:
        joined = joined_paths(relations)
        found += [_said(excess) for excess in excesses if not any({excess.whole.path, part.path} <= paths for part in excess.parts for paths in joined)]
    for each in together:
        found += _two_names(each.family)
    found += _one_figure(book)
    return found


def _of_it(family: Family, units: UnitTable) -> Iterator[_Excess]:
    """What is new, or done, of a thing that stands above it or beside it."""
    figures = {**family.figures, **family.several}
    if any(map(CARRIED.match, figures)):
        return
    for name, part in figures.items():
        whole = _whole(name, family, figures) if name else None
        if whole is None:
            continue
        for one, all_of_it in pairs(part, whole, units):
            if not units.convertible(one.quantity.unit, "%") and judge_at_most(one.quantity, all_of_it.quantity, units).verdict is Verdict.CONTRADICTS:
                yield _Excess((part,), whole)
                break


def _whole(name: str, family: Family, figures: Mapping[str, Figure]) -> Figure | None:
    """What the one of this name is a part of, if the name says so."""
    if _TAKEN_UP.fullmatch(name):
        handed_up = [each for said, each in figures.items() if _HANDED_UP.fullmatch(said) and unit(each) == unit(figures[name])]
        return handed_up[0] if len(handed_up) == 1 else None
    what, others = None, _NO_STOCK
    if read := _NEW.fullmatch(name):
        what = read[1].removesuffix("数")
    elif read := _DONE.fullmatch(name):
        what, others = read["of"] or read["what"] or "", _NO_THING
    if what is None or others.search(what or family.name):
        return None
    return figures.get("" if what in ("", family.name) else what)


def _too_much(divisions: Iterable[Division]) -> Iterator[_Excess]:
    for each in divisions:
        if not each.is_whole:
            yield _Excess(each.parts, each.whole)


def _said(excess: _Excess) -> Diagnostic:
    whole, (part, *others) = excess.whole, excess.parts
    texts = "、".join(each.measure.text for each in excess.parts)
    labels = "、".join(each.label for each in excess.parts)
    message = f"{labels}：{'加起来（' if others else ''}{texts}{'）' if others else ''}，比{whole.label}（{whole.measure.text}）还多"
    return MORE_THAN_ALL.at(part.place, message, _HINT, path=part.path, excerpt=part.measure.text, related=[each.place for each in (whole, *others)])


def _two_names(family: Family) -> Iterator[Diagnostic]:
    """低保户 and 低保人口. What is written as one figure is looked at there."""
    homes = {said[1]: each for name, each in family.figures.items() if unit(each) == "户" and (said := _HOMES.fullmatch(name))}
    if not homes or _NO_FAMILIES.search(family.name):
        return
    for name, people in family.figures.items():
        said = _PERSONS.fullmatch(name) if unit(people) == "人" else None
        if said is not None and said[1] in homes and not _NO_FAMILIES.search(name):
            of = homes[said[1]]
            if of.path != people.path and (unlike := _unlike(first(of), first(people), both_ways=True)):
                message = f"{people.label}：{people.measure.text}，{of.label}是{of.measure.text}，{unlike}"
                yield PEOPLE.at(people.place, message, _HOMES_HINT, path=people.path, excerpt=people.measure.text, related=[of.place])


def _one_figure(book: Book) -> Iterator[Diagnostic]:
    """100户1900人. More households than people is told by a relation."""
    for label, source, node in nodes(book.dataset.indicators):
        value = node.value
        if not isinstance(value, Measure) or len(value.quantities) < 2 or _NO_FAMILIES.search(".".join(map(str, source))):
            continue
        homes, people = value.component("户"), value.component("人")
        if homes is not None and people is not None and (unlike := _unlike(homes, people, both_ways=False)):
            place = book.dataset.tree.place((*source, "数值"))
            yield PEOPLE.at(place, f"{label}：{value}，{unlike}", _HOMES_HINT, path=".".join(map(str, source[1:])), excerpt=value.text)


def _unlike(homes: Quantity, people: Quantity, *, both_ways: bool) -> str:
    if both_ways and homes.amount > people.amount and not (homes.is_marked or people.is_marked):
        return "户比人多"
    if homes.amount >= _FEW and people.amount > homes.amount * _LARGEST:
        return f"平均一户{(people.amount / homes.amount).quantize(Decimal('0.1')).normalize():f}人"
    return ""
