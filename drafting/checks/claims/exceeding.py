"""What is more than all of it, by its name alone: 新增合作社 beside 合作社, 已整改 of 隐患, 中央 and 省级 of a sum, people of so few households."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from re import Pattern
from typing import Final

from drafting.checks.claims.families import CARRIED, Family, first, unit
from drafting.checks.claims.likely_rates import BASE
from drafting.checks.claims.rates_by_name import is_made_of_two
from drafting.checks.claims.rates_of_pairs import DUE
from drafting.checks.claims.splits import Divided, Division
from drafting.checks.figures import Figure, pairs
from drafting.checks.judged import HEAD, Relation, joined_paths
from drafting.checks.nodes import nodes
from drafting.checks.reconciling.rates_of_parts import STEPS
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.book import Book
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.numerals import read_large
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Verdict, judge_at_most, judge_sum
from drafting.tuples import NamedTuple

MORE_THAN_ALL: Final = declare(
    Rule(
        "D325",
        "名称说是一部分的，比全部还多",
        Severity.WARNING,
        "写在一起的数，名称说明了哪个是哪个的一部分：新增的合作社不会比合作社多，已整改的隐患不会比隐患多，省外务工不会比务工多，五亿元以上的项目不会比亿元以上的多，中央、省级加起来不会比这笔资金多；一个月、一个假期的不会比累计的多（9月营业额和1—9月营业额）；能繁母猪和生猪存栏、专任教师和教职工、工业投资和固定资产投资、追回和涉案金额一类，前面的不会比后面的多；写着化解率98%的，化解的不会比信访件多。"
        "单位相同的（公顷和亩、吨和公斤换算了）才比。口径不同的，名称里写明，或者注明情况属实。",
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
_OF_MONTH: Final = lazy("(?:1[0-2]|[1-9１-９]|十[一二]?|[一二三四五六七八九]|本|当|上)月(?:份)?(?:的)?(.*)|(?:国庆|五一|十一|春节|清明|端午|中秋|元旦|节日)(?:假[期日]|期间|黄金周)?(.+)")
_AT_A_TIME: Final = lazy("均|价|[气水]温|水位|最[高低大小]|库存|存[栏款量]|余额|保有|负债|在[校册岗编建院营职库保聘住]|对象|人口|低保|特困|五保|用户|会员|成员|[率度]$")
"""What is measured then and there: a month's may be more than the year's."""
_SO_FAR: Final = lazy("(?:1[-—－~至到](?:1[0-2]|[2-9])月份?|全年|上半年|前三季度|今年以来|年内|累计|接待)?(.*?)(?:人次|人数|总数|总量|资金|金额|数|量|额)?")
"""What a month's figure is a part of."""
_PARTS: Final = (
    (lazy("能繁母猪(?:存栏)?"), lazy("生猪(?:存栏)?")),
    (lazy("专任教师"), lazy("教职工")),
    (lazy("执业(?:（?助理）?)?医师|注册护士|护士"), lazy("卫技人员|卫生技术人员|医护人员")),
    (lazy("工业投资|民间投资|房地产(?:开发)?投资|基础设施投资|技改投资"), lazy("固定资产投资(?:额|完成额)?")),
    (lazy("(?:非)?税收?(?:收入)?"), lazy("(?:地方)?一般公共预算收入|财政(?:总)?收入")),
    (lazy("录取(?:人数)?"), lazy("(?:高考|中考)?(?:报名|参考|报考)(?:人数)?")),
    (lazy("(?:过夜|境外|入境|团队)游客(?:人数)?"), lazy("(?:接待)?游客(?:人数|总数|量)?|旅游人数")),
    (lazy("(?:发|取|获)证(?:人数)?|取得证书"), lazy("培训(?:人数|人次)?")),
    (lazy("(?:追回|挽回|追缴|返还)(?:资金|金额|损失|群众)?"), lazy("涉案(?:金额|资金)")),
    (lazy("问题(?:机构|企业|单位)|违规(?:机构|企业|单位)"), lazy("(?:检查|抽查)(?:机构|企业|单位)")),
    (lazy("移送(?:司法|公安)?"), lazy("立案(?:数)?")),
    (lazy("(?:开工|竣工|落地|履约)项目"), lazy("签约项目")),
    (lazy("(?:公交|出租|新能源)车"), lazy("(?:营运)?车辆|机动车")),
    (lazy("电梯"), lazy("(?:在用)?特种设备|在用设备")),
    (lazy("查处"), lazy("受理")),
    (lazy("已?完成(?:任务)?|正在推进|推进中"), lazy("(?:年度|承担的?)?重点任务(?:数|总数)?|承担任务")),
)
"""What is a part of what beside it, as everybody knows."""
_NO_KIND: Final = lazy("新|储备|计划|申报|谋划|拟|待|应|上年|去年|往年|历年|累计|其他|非|周边|带动|任务|目标|全[国省市县]")
"""Before the name of a thing: what may be more than it, or none of it."""
_NO_THING: Final = lazy("收入$|检查|巡[查检河林]|督[查导办]|抽查|走访|贷|债|余额|存[栏款量]|库存|任务|计划|目标|[率度]$")
"""Of these more may be done than they are: what is found is not counted by visits, what was lent may have been paid back, and no income bounds the spending."""
_HOMES: Final = lazy("(.*?)(?:户数|户)")
_PERSONS: Final = lazy("(.*?)(?:人口数|人口|人数|人)")
_NO_FAMILIES: Final = lazy("企业|大户|主体|农场|合作社|商户|店|工商|公司|园|基地|车间|工坊|经营|能人|带头人|带动|联|吸纳|培训|用工|从业|服务|帮扶人|结对")
"""户 of these are no families, or the people are not theirs."""
_PASSES: Final = lazy(r"(.*?)(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)?([万亿])?([^\d一二两三四五六七八九十百千万亿级类等档星]{1,3}?)(?:及|（含）)?以上(.*)")
_SCALES: Final = {"": 1, "万": 10**4, "亿": 10**8}
_ALL_OF_IT: Final = 100
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
        found += [_said(excess) for excess in excesses if not any({excess.whole.path, *(part.path for part in excess.parts)} <= paths for paths in joined)]
    for each in together:
        found += _two_names(each.family)
        found += map(_said, _passing_more(each.family, book.units))
    found += _one_figure(book)
    return found


def _of_it(family: Family, units: UnitTable) -> Iterator[_Excess]:
    """What is new, or done, of a thing that stands above it or beside it."""
    figures = {**family.figures, **family.several}
    if any(map(CARRIED.match, figures)):
        return
    for name, part in figures.items():
        whole = (_whole(name, family, figures, units) or _whole_of_rate(name, figures)) if name else None
        if whole is None:
            continue
        for one, all_of_it in pairs(part, whole, units):
            if not units.convertible(one.quantity.unit, "%") and judge_at_most(one.quantity, all_of_it.quantity, units).verdict is Verdict.CONTRADICTS:
                yield _Excess((part,), whole)
                break


def _whole(name: str, family: Family, figures: Mapping[str, Figure], units: UnitTable) -> Figure | None:
    """What the one of this name is a part of, if the name says so."""
    if _TAKEN_UP.fullmatch(name):
        handed_up = [each for said, each in figures.items() if _HANDED_UP.fullmatch(said) and units.convertible(unit(each), unit(figures[name]))]
        return handed_up[0] if len(handed_up) == 1 else None
    known = [each for of in _wholes_of(name) for said, each in figures.items() if of.fullmatch(said or family.name) and units.convertible(unit(each), unit(figures[name]))]
    if len(known) == 1:
        return known[0]
    if len(name) > len(family.name) > 1 and name.endswith(family.name) and not _NO_KIND.search(name):
        return figures.get("")  # 绿色矿山 of 矿山
    if month := _OF_MONTH.fullmatch(name):
        return _of_all_months(month[1] or month[2] or "", figures, family)
    what, others = None, _NO_STOCK
    if read := _NEW.fullmatch(name):
        what = read[1].removesuffix("数")
    elif read := _DONE.fullmatch(name):
        what, others = read["of"] or read["what"] or "", _NO_THING
    if what is None or others.search(what or family.name):
        return None
    return figures.get("" if what in ("", family.name) else what)


def _whole_of_rate(name: str, figures: Mapping[str, Figure]) -> Figure | None:
    """信访件 of which 98% 化解率 is said: no more than these were 化解, where nothing else is counted so. Of 应参保 beside 已参保 D322 tells, of 受理 beside 化解 the rate's own check."""
    called = f"{name.removeprefix('已').removesuffix('数')}率"
    rate = figures.get(called)
    if rate is None or unit(rate) != "%" or first(rate).amount > _ALL_OF_IT or is_made_of_two(called, tuple([(said, unit(each)) for said, each in figures.items()])):
        return None
    alike = [said for said, each in figures.items() if said != name and unit(each) == unit(figures[name])]
    return figures[alike[0]] if len(alike) == 1 and BASE.fullmatch(alike[0]) and not DUE.fullmatch(alike[0]) else None


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _wholes_of(name: str) -> tuple[Pattern[str], ...]:
    """What something of this name is known to be a part of."""
    return tuple([of for part, of in _PARTS if part.fullmatch(name)])


def _of_all_months(what: str, figures: Mapping[str, Figure], family: Family) -> Figure | None:
    """What a month's or a holiday's figure is a part of: the same without the month, the whole year's or what has been so far; the thing itself."""
    core = _core(what)
    if not what:
        return None if _AT_A_TIME.search(_core(family.name)) else figures.get("")
    if _AT_A_TIME.search(core):
        return None
    found = [each for said, each in figures.items() if not _OF_MONTH.fullmatch(said) and _core(said or family.name) == core]
    return found[0] if len(found) == 1 else None


def _core(name: str) -> str:
    said = _SO_FAR.fullmatch(name)
    return said[1] if said is not None else name


def _too_much(divisions: Iterable[Division]) -> Iterator[_Excess]:
    for each in divisions:
        if not each.is_whole:
            yield _Excess(each.parts, each.whole)


def _passing_more(family: Family, units: UnitTable) -> Iterator[_Excess]:
    """五亿元以上 of which there are more than 亿元以上; not where all of these together are all there is, as each may be meant without the next."""
    passing: dict[tuple[str, ...], list[tuple[Decimal, Figure]]] = defaultdict(list)
    for name, figure in family.figures.items():
        if (found := _passes(name)) is not None:
            passing[found[0]].append((found[1], figure))
    whole = family.figures.get("")
    for some in passing.values():
        some.sort(key=itemgetter(0))
        if whole is not None and judge_sum(first(whole), [first(each) for _, each in some], units).agrees:
            continue
        for (_, fewer), (_, more) in pairwise(some):
            if units.convertible(unit(fewer), unit(more)) and judge_at_most(first(more), first(fewer), units).verdict is Verdict.CONTRADICTS:
                yield _Excess((more,), fewer)


@lru_cache(maxsize=4096)  # the units of a batch use the same names
def _passes(name: str) -> tuple[tuple[str, ...], Decimal] | None:
    """What a name says is counted (the words around the amount), and the amount that it has to pass: 五亿元以上项目."""
    read = _PASSES.fullmatch(name)
    if read is None:
        return None
    before, number, scale, *around = read.groups()
    worth = Decimal(number) if number and number[0].isascii() else Decimal(read_large(number) or 0) if number else Decimal(1 if scale else 0)
    return ((before, *around), worth * _SCALES[scale or ""]) if worth else None


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
