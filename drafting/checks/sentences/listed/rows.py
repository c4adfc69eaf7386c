"""What the items of a list have in common: figures in one row, names of one kind, names that are all of a whole together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import Pattern
from typing import Final

from drafting.checks.claims.splits import SPLITS, Split
from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.listed.axes import of_one_axis
from drafting.patterns import lazy

_OWN_SPLITS: Final[tuple[Split, ...]] = (
    *SPLITS,
    (("一般",), ("专项",)),
    (("进口",), ("出口",)),
    (("上半年",), ("下半年",)),
    (("内资",), ("外资",)),
    (("无居民",), ("有居民",)),
    (("第一产业", "一产"), ("第二产业", "二产"), ("第三产业", "三产")),
    (("工业",), ("建筑业",)),
    (("立行立改", "立整立改"), ("限期整改",), ("长期坚持", "长期整改")),
    (("非税收入", "非税"), ("税收收入", "税收")),
    (("夏粮",), ("早稻",), ("秋粮",)),
    (("社会团体", "社团"), ("民办非企业单位", "民办非企业", "民非", "社会服务机构"), ("基金会",)),
    (("一季度",), ("二季度",), ("三季度",), ("四季度",)),
    (("旧存",), ("新收",)),
    (("初访", "初信", "初次"), ("重访", "重信", "重复")),
    (("国税",), ("地税",)),
    (("水田",), ("水浇地",), ("旱地",)),
    (("大型",), ("中型",), ("小型",), ("微型",)),
)
"""Words of an axis that are all of it: there is no third beside them."""
_ALL_OF: Final[tuple[tuple[Pattern[str], Split], ...]] = (
    (lazy("纳税[人户]$"), (("企业",), ("个体工商户", "个体户", "个体"))),
    (lazy("奖牌(?:总数)?$"), (("金牌",), ("银牌",), ("铜牌",))),
    (lazy("预警(?:信号|信息)?$"), (("红色",), ("橙色",), ("黄色",), ("蓝色",))),
)
"""What is of hardly any other class by its own name: whoever pays taxes is a firm or a trader, a medal is of gold, silver or bronze."""
_OR_MORE: Final = lazy("以[上下]$")
"""一级以上 holds 二级以上."""
_TOWN: Final = lazy("([一-鿿]{1,5}?)[镇乡县]([一-鿿]{0,6})")
_NO_NAME: Final = lazy("重点|中心|特色|建制|边境|民族|贫困|脱贫|示范|试点|山区|偏远|产业|[非出摘退]|各|全|^[返入下回离进城集本外我驻该]$")
"""What is said of places of a kind, and names none."""
_MONTH: Final = lazy("\\d{1,2}月份?")
_LEAD: Final = lazy("^(?:其中|和|与|及|以及|分别)?[：，]?")
_VERB: Final = lazy("(?:已|共|合计|计|有|为|达|达到|是|完成|实现|安排|的|约)+$")
_DOING: Final = lazy("^(?:实现|完成)")
_RANKED: Final = lazy("[国省市州县区]家?级|以上|以下|以内|超|不足|规上|规模|龙头|重点|骨干|岁|学历|大专|本科|党员|妇女|女性|少数民族|青年|[重大]型|优秀|示范|最")
"""Names of parts that may hold each other, or of which only the best are told."""
_EXCLUSIVE: Final = lazy("男|公办|民办")
_PLACES: Final = lazy("[省市州盟县区旗乡镇村街道社区]$")
"""Places of a list: the others may not be worth telling."""
_LEVEL: Final = lazy("^(?:省|自治区|[地市]|州|县|区|旗|乡|镇|村|社区)(?:辖?[市区县级直委属])")
_PLACE: Final = lazy("^[一-鿿]{1,6}?[县区旗乡镇村市](?=[一-鿿]{0,6}$)")
_OF_ONE_LEVEL: Final = {"乡": "镇"}
_FUNDED: Final = lazy("(?<=^中央)(?:财政)?(?:[\u4e00-\u9fff]{0,4}资金|投资|配套)?$|(?:(?<=^[省市州县区])|(?<=^市县))级?(?:财政)?(?:[\u4e00-\u9fff]{0,4}资金|投资|配套)?$")
_MONEY: Final = "元"
_AND_OTHERS: Final = lazy("(?:^|等)其[他它]")
"""The last of a list that leaves nothing out: 其他, 企业等其他人员."""
_NOT: Final = ("不", "未", "非", "无", "没有")
_AS_IT_IS: Final = lazy("^(?:有|已经?)")
_TWO: Final = 2
_THREE: Final = 3

Step = tuple[Cell, Cell, Sequence[Cell]]
"""Two figures of a column, one after the other, and what stands between them."""


def row_of(column: Sequence[Cell], items: Sequence[Cell]) -> list[Cell]:
    """The figures of a column up to where the list ends; none where the first is no item of one."""
    if not column or not _is_item(column[0]):
        return []
    places = {id(each): at for at, each in enumerate(items)}
    steps = [(one, other, items[places[id(one)] + 1 : places[id(other)]]) for one, other in pairwise(column)]
    if steps and steps[0][0].segment != steps[0][1].segment:
        return [column[0], *_each_behind_a_mark(steps)]
    return [column[0], *_in_one_segment(steps)]


def _each_behind_a_mark(steps: Sequence[Step]) -> Iterator[Cell]:
    """The first of each ；, up to a segment that begins with a figure of another kind."""
    for one, other, between in steps:
        if other.segment == one.segment:
            continue
        if other.segment != one.segment + 1 or any(each.segment == other.segment for each in between) or not _is_item(other):
            return
        yield other


def _in_one_segment(steps: Sequence[Step]) -> Iterator[Cell]:
    """Those between any two of which the same other figures stand as between the first two, and 、 where 、 stands between these."""
    if not steps:
        return
    enumerated = steps[0][0].clause == steps[0][1].clause
    shape = _kinds(steps[0][2])
    for one, other, between in steps:
        ends = other.segment != one.segment or _kinds(between) != shape or (enumerated and other.clause != one.clause)
        if ends or not _is_item(other):
            return
        yield other


def _kinds(cells: Sequence[Cell]) -> list[str]:
    return [each.quantity.unit for each in cells if not each.is_rate and not each.is_change]


def _is_item(cell: Cell) -> bool:
    return bool(cell.label or cell.tight or cell.noun)


def names_of(parts: Sequence[Cell]) -> list[str]:
    """What the figures of a list are said of: the words before each, or those behind where the list begins with a figure (其中20个预期性指标、8个…)."""
    if _VERB.sub("", _LEAD.sub("", parts[0].label)):
        return [_VERB.sub("", _LEAD.sub("", each.label)) for each in parts]
    return [each.noun.rstrip("和与及、") for each in parts]


def begins_with_a_figure(parts: Sequence[Cell]) -> bool:
    """Whether the names stand behind the figures, where a verb may follow them (22例病例在隔离中发现)."""
    return not _VERB.sub("", _LEAD.sub("", parts[0].label))


def are_alike(parts: Sequence[Cell]) -> bool:
    """工业类, 城市建设类, 农业类: things of one kind, none of which holds another; but not places, of which a list seldom names all."""
    names = names_of(parts)
    return len({name[-1:] for name in names}) == 1 and names[0] != "" and not of_places(parts) and len(set(names)) == len(names)


def of_months(parts: Sequence[Cell]) -> bool:
    """6月, 7月, 8月: what happened in one did not in another, though what was there may be counted in each."""
    names = names_of(parts)
    return len(set(names)) == len(names) and all(map(_MONTH.fullmatch, names))


def are_places(parts: Sequence[Cell]) -> bool:
    """东乡, 西乡, 南镇: each of a place of one level, and of no place twice."""
    names = [_PLACE.search(each.label) for each in parts]
    known = [each[0] for each in names if each]
    return len(known) == len(parts) == len(set(known)) and len({_OF_ONE_LEVEL.get(name[-1], name[-1]) for name in known}) == 1


def of_places(parts: Sequence[Cell]) -> bool:
    return any(_PLACES.search(name) for name in names_of(parts))


def of_levels(parts: Sequence[Cell]) -> bool:
    """市委11个, 区委37个, 县委53个: what is the province's own may not be worth telling."""
    levels = [_LEVEL.search(name) for name in names_of(parts)]
    return len({found[0] for found in levels if found}) > 1


def overlaps(parts: Sequence[Cell]) -> bool:
    """规上企业, 龙头企业; 党员, 妇女."""
    return any(_RANKED.search(name) and not _EXCLUSIVE.search(name) for name in names_of(parts))


def divides(parts: Sequence[Cell]) -> bool:
    """男性 and 女性, 城镇居民 and 农村居民, 电话诉求 and 非电话诉求; or three and more of which the last is 其他."""
    names = names_of(parts)
    if len(parts) >= _THREE and _AND_OTHERS.search(names[-1]):
        return True
    if len(parts) == _TWO and (names[1] == f"非{names[0]}" or names[0] == f"非{names[1]}"):
        return True
    return any(_divided(names, split) for split in _OWN_SPLITS if len(split) == len(names))


def uses_up(parts: Sequence[Cell], whole: str) -> bool:
    """Whether the parts are all classes of what the whole is called."""
    if not any(called.search(whole) for called, _ in _ALL_OF):
        return False
    names = names_of(parts)
    return any(called.search(whole) and len(split) == len(names) and _are_all(names, split) for called, split in _ALL_OF)


def excludes(parts: Sequence[Cell]) -> bool:
    """本科 and 专科, 东乡 and 西乡, C级 and D级, 满意 and 不满意, money of the province and of the county: they are no more than the whole, but what is 基本满意 is neither."""
    names = names_of(parts)
    if any(map(_OR_MORE.search, names)):
        return False
    if all(each.quantity.unit == _MONEY for each in parts) and len({_FUNDED.sub("", name) for name in names}) == len(names) and all(map(_FUNDED.search, names)):
        return True
    return _are_towns(names) or of_one_axis(names) or (len(names) == _TWO and _denies(*names))


def joins(name: str, parts: Sequence[Cell]) -> bool:
    """新改建消防站 of 新建消防站 and 改建: the name of all is made of what is said of each."""
    deeds = [each[:_TWO] for each in names_of(parts)]
    alike = len({each[-1:] for each in deeds}) == 1 and len(set(deeds)) == len(deeds) > 1
    return alike and name.startswith("".join(each[:1] for each in deeds) + deeds[0][-1:])


def _are_towns(names: Sequence[str]) -> bool:
    """甲镇, 乙镇 and 丙乡: what is in one is not in the other."""
    found = [_TOWN.fullmatch(name) for name in names]
    told = [each for each in found if each is not None and not _NO_NAME.search(each[1])]
    return len(told) == len(names) == len({each[1] for each in told}) and len({each[2] for each in told}) == 1


def _denies(one: str, other: str) -> bool:
    """满意 and 不满意, 已整改 and 未整改, 有效信件 and 无效信件: none is the other."""
    for denied, said in ((one, other), (other, one)):
        denial = next((each for each in _NOT if denied.startswith(each)), "")
        rest = denied.removeprefix(denial)
        if denial and rest and rest in (said, _AS_IT_IS.sub("", said)):
            return True
    return False


def _are_all(names: Sequence[str], split: Split) -> bool:
    """Whether each side names one, in whatever order."""
    found = [next((at for at, side in enumerate(split) if name in side or name.removesuffix("预警") in side), -1) for name in names]
    return sorted(found) == list(range(len(split)))


def _divided(names: Sequence[str], split: Split) -> bool:
    """Whether each name holds the word of another side, and what is left of them is one and the same."""
    rest = {_rest(name, side) for name, side in zip(names, split, strict=True)}
    turned = {_rest(name, side) for name, side in zip(names, reversed(split), strict=True)}
    held = [all(any(word in name for word in side) for name, side in zip(names, sides, strict=True)) for sides in (split, split[::-1])]
    return (held[0] and len(rest) == 1) or (held[1] and len(turned) == 1)


def _rest(name: str, side: Sequence[str]) -> str:
    """A name without the word of its side, and without what is done: 第一产业实现增加值 and 第三产业完成增加值 leave 增加值."""
    return _DOING.sub("", name.replace(next((word for word in side if word in name), "\0"), "", 1))
