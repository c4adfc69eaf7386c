"""Whether the files are of the places of one whole, each once, and of one period: only then is there anything to add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic, Refused, Rule, Severity, has_errors
from drafting.frozen import frozen
from drafting.model.dataset import Dataset
from drafting.model.indicator import Indicator
from drafting.model.regions import LEVELS, is_prefixed, is_same, split_place, whole_region
from drafting.registry import declare


def _example(name: str, *, region: str = "", period: str = "2026年", level: str = "乡镇") -> str:
    place = region or f"示例县{name}"
    return f"# 文件：{name}.yaml\n模板: rural/township\n单位: {{名称: {place}人民政府, 地区: {place}, 层级: {level}}}\n报告期: {period}\n指标: {{住房: {{危房改造: 10户}}}}\n"


_THREE: Final = "$ drafting rollup 东乡.yaml 西乡.yaml 南乡.yaml -o 全县.yaml -t rural/annual\n"
_RIGHT: Final = _example("东乡") + _example("西乡") + _example("南乡") + _THREE

ANOTHER_PERIOD: Final = declare(
    Rule(
        "D332", "报告期不同，加不到一起", Severity.ERROR,
        "汇总的各个文件要是同一个报告期的：上半年的数和全年的数相加，得出来的什么也不是。",
        hits=_example("东乡") + _example("西乡") + _example("南乡", period="2026年上半年") + _THREE,
        clean=_RIGHT,
    )
)
TWICE: Final = declare(
    Rule(
        "D333", "一个地方有两个文件", Severity.ERROR,
        "汇总时一个地方只能有一个文件，不然它的数加了两遍。名称前面写了市、县的和没有写的（三明沙县、沙县），别的文件写明是三明市的，就是一个；都没有写是哪里的，列为存疑，照样加。多半是旧稿留在文件夹里，或者照着别的乡镇的文件填，单位和地区忘了改。",
        hits=_example("东乡") + _example("西乡") + _example("南乡", region="示例县西乡") + _THREE,
        clean=_RIGHT,
    )
)
ELSEWHERE: Final = declare(
    Rule(
        "D334", "不是一起的地方，加不到一起", Severity.ERROR,
        "汇总的各个文件要是同一个县的、同一级的：别的县的乡镇、村的文件，加进来就不是这个县的数了。",
        hits=_example("东乡") + _example("西乡") + _example("南乡", region="别的县南乡") + _THREE,
        clean=_RIGHT,
    )
)
THE_WHOLE: Final = declare(
    Rule(
        "S151", "本级自己的文件没有加进去", Severity.INFO,
        "来源里有一个是这个县自己的数据文件，不是乡镇的：加进去，数就翻了一倍。没有加它，其余照常。",
        hits=_example("东乡") + _example("西乡") + _example("示例县", region="示例县", level="县")
        + "$ drafting rollup 东乡.yaml 西乡.yaml 示例县.yaml -o 全县.yaml -t rural/annual\n",
        clean=_RIGHT,
    )
)


NOTHING_TO_ADD: Final = declare(
    Rule(
        "S150", "没有可以相加的文件", Severity.ERROR, "汇总至少要两个乡镇的数据。检查文件夹和扩展名；全县自己的文件不算。",
        hits=_example("甲乡") + "$ drafting rollup 甲乡.yaml -o 全县.yaml\n",
        clean=_example("甲乡") + _example("乙乡") + "$ drafting rollup 甲乡.yaml 乙乡.yaml -o 全县.yaml\n",
    )
)
FEWEST: Final = 2
_FEW: Final = 3
_OF_A_WHOLE: Final = 2
"""Places that say so: one alone may be a file of another county."""


class NothingToAdd(Refused):
    """Fewer than two files are left."""

    could_not_run = True


@frozen
class Together:
    """The data of the places, and what they lie in ("" where they do not say it)."""

    datasets: tuple[Dataset, ...]
    region: str
    notes: tuple[Diagnostic, ...]


def together(datasets: Sequence[Dataset], whole: Dataset | None = None) -> Together:
    """Raises Refused with all that does not fit: a period, a level, a place that is not that of most (or of `whole`, which is there already);
    and where fewer than two are left beside the whole's own.
    """
    if whole is not None and datasets and (wrong := list(_of_another_whole(datasets, whole))):
        raise Refused(wrong)
    level = _most([each.unit.level for each in datasets]) if whole is None else _below(whole)
    above = {_parted(each)[0] for each in datasets if each.unit.level == level} - {""}
    region = whole.unit.region if whole else _most([_parted(each)[0] for each in datasets if each.unit.level == level]) or ""
    region = whole_region(region, above)
    wholes = [each for each in datasets if _is_the_whole(each, level, region)]
    notes = [_set_aside(each) for each in wholes]
    left = [each for each in datasets if each not in wholes]
    period = whole.period.name if whole else _most([each.period.name for each in left])
    found = [*_of_other_places(left, level, region, whole), *_of_other_periods(left, period, whole), *_given_twice(left, region)]
    if has_errors(found):
        raise Refused(found)
    if len(left) < FEWEST:
        message = f"除了{'、'.join(dict.fromkeys(each.unit.region for each in wholes))}自己的，只有 {len(left)} 个{level}的数据，没有可加的"
        raise NothingToAdd([*notes, *found, NOTHING_TO_ADD.at(None, message, f"写各{level}数据所在的文件夹，或逐个写出数据文件")])
    return Together(tuple(left), region, (*notes, *found))


def _parted(dataset: Dataset) -> tuple[str, str]:
    """What the place lies in, and its own name."""
    return split_place(dataset.unit.region, dataset.unit.level)


def _most(words: Sequence[str]) -> str:
    return Counter(words).most_common(1)[0][0] if words else ""


def _below(whole: Dataset) -> str:
    return LEVELS[min(LEVELS.index(whole.unit.level) + 1, len(LEVELS) - 1)]


def _above(level: str) -> str:
    return LEVELS[max(LEVELS.index(level) - 1, 0)]


def _is_the_whole(dataset: Dataset, level: str, region: str) -> bool:
    own = _parted(dataset)[1]
    is_it = not region or split_place(region, dataset.unit.level)[1] == own or is_same(region, dataset.unit.region)
    return LEVELS.index(dataset.unit.level) < LEVELS.index(level) and is_it


def _set_aside(dataset: Dataset) -> Diagnostic:
    message = f"{dataset.unit.region}：这是{dataset.unit.level}自己的文件，没有加进去"
    return THE_WHOLE.at(dataset.tree.place(("单位",)), message, "放到别的文件夹，就不再提示")


def _of_other_places(datasets: Sequence[Dataset], level: str, region: str, whole: Dataset | None) -> Iterator[Diagnostic]:
    those = f"{whole.unit.region}要由{level}的加" if whole else f"其余是{level}"
    hint = "把这个文件移出去，或者不写它；确是这里的，改正“单位”下的地区、层级"
    if several := _of_several_wholes(datasets, level, whole):
        yield several
        return
    for each in datasets:
        unit, place = each.unit, each.tree.place(("单位", "地区"))
        if unit.level != level:
            yield ELSEWHERE.at(each.tree.place(("单位",)), f"层级：{unit.region}是{unit.level}，{those}，加不到一起", hint)
        elif not _lies_in(each, region):
            yield ELSEWHERE.at(place, f"地区：{unit.region}不在{region}，加不到一起", hint)


def _of_several_wholes(datasets: Sequence[Dataset], level: str, whole: Dataset | None) -> Diagnostic | None:
    """One finding where the townships of several counties come together, as in a city's workbook: they are all where they belong."""
    counties = Counter(parent for each in datasets if each.unit.level == level and (parent := _parted(each)[0]))
    names = [each for each, many in counties.most_common() if many >= _OF_A_WHOLE]
    if len(names) < FEWEST or any(is_same(one, other) for at, one in enumerate(names) for other in names[:at]):
        return None
    above = _above(level)
    told = "、".join(f"{each}{counties[each]}个" for each in names[:_FEW]) + ("等" if len(names) > _FEW else "")
    message = f"来源里有 {len(counties)} 个{above}的{level}（{told}），加不到一起"
    example = whole.unit.region if whole else names[0]
    hint = f"一个{above}一个{above}地加：加上 --of {example}，-o 写{example}的文件"
    stray = next(each for each in datasets if _parted(each)[0] == names[1])
    return ELSEWHERE.at(stray.tree.place(("单位", "地区")), message, hint)


def lies_in(dataset: Dataset, region: str) -> bool:
    """Whether it lies in the region, or is its own, as far as it says where it lies."""
    return is_same(_parted(dataset)[0] or region, region) or is_same(dataset.unit.region, region)


def _lies_in(dataset: Dataset, region: str) -> bool:
    """As far as both say what they are of."""
    parent = _parted(dataset)[0]
    return not parent or not region or is_same(parent, region)


def _of_another_whole(datasets: Sequence[Dataset], whole: Dataset) -> Iterator[Diagnostic]:
    """Where it fits none of the places, it is the file of the whole that is another."""
    own, level = whole.unit.region, _most([each.unit.level for each in datasets])
    hint = "-o 写{}的文件，或者一个新的文件名".format(_most([_parted(each)[0] for each in datasets]) or "上一级")
    if all(each.unit.level != _below(whole) for each in datasets):
        message = f"-o 写的这个文件是{own}的（{whole.unit.level}），来源{'也' if level == whole.unit.level else ''}是{level}的，加不到它里面"
        yield ELSEWHERE.at(whole.tree.place(("单位",)), message, hint)
    elif not any(_lies_in(each, own) for each in datasets):
        message = f"-o 写的这个文件是{own}的，来源是{_most([_parted(each)[0] for each in datasets])}的{level}，加不到它里面"
        yield ELSEWHERE.at(whole.tree.place(("单位",)), message, hint)
    if all(each.period.name != whole.period.name for each in datasets):
        message = f"报告期：-o 写的这个文件是{whole.period.name}的，来源是{_most([each.period.name for each in datasets])}的，加不到它里面"
        yield ANOTHER_PERIOD.at(whole.tree.place(("报告期",)), message, "-o 写同一报告期的文件，或者一个新的文件名")


def _of_other_periods(datasets: Sequence[Dataset], period: str, whole: Dataset | None) -> Iterator[Diagnostic]:
    those = f"{whole.unit.region}的文件" if whole else "其余"
    for each in datasets:
        if each.period.name != period:
            message = f"报告期：{each.unit.region}的是{each.period.name}，{those}是{period}，加不到一起"
            yield ANOTHER_PERIOD.at(each.tree.place(("报告期",)), message, "换成同一报告期的文件；报告期写错了的，改正它")


def _given_twice(datasets: Sequence[Dataset], region: str) -> Iterator[Diagnostic]:
    """One place by its name, or by the same with its city or county before it."""
    seen: dict[str, Dataset] = {}
    named: dict[str, list[Dataset]] = defaultdict(list)
    for each in datasets:
        above, own = _parted(each)
        seen.setdefault(own, each)
        first = next((one for one in named[own] if not above or not (other := _parted(one)[0]) or is_same(above, other)), None)
        named[own].append(each)
        if first is not None:
            whose = f"{first.tree.name} 是{first.unit.name}的，这一个是{each.unit.name}的" if first.unit.name != each.unit.name else f"{first.tree.name} 和这一个，{_compared(first, each)}"
            message = f"{each.unit.region}：有两个文件，{whose}"
            hint = "只留一个；照着别的单位的文件填的，改正“单位”下的名称、地区"
            if each.unit.region.startswith("某"):  # 某市, as an earlier roll-up has left it
                hint = f"地区还是“{each.unit.region}”：各自改成本地的全称，再汇总"
            yield TWICE.at(each.tree.place(("单位",)), message, hint, related=(first.tree.place(("单位",)),))
    parents = {region, *(_parted(each)[0] for each in seen.values())} - {""}
    bare = [name for name, each in seen.items() if not _parted(each)[0]]
    for long, short in ((long, short) for long in bare for short in seen if long != short):
        told = is_prefixed(long, short, parents)
        if told is not False:
            found = _prefixed(seen[long], seen[short], surely=bool(told), example=f"{region or f'某{_above(seen[short].unit.level)[-1]}'}{short}")
            yield found if told else found.as_severity(Severity.WARNING)


def _compared(one: Dataset, other: Dataset) -> str:
    """Which of two drafts of one unit is to go, the clerk sees by what differs in them."""
    first, second = dict(_figures(one.indicators)), dict(_figures(other.indicators))
    unlike = [path for path in dict.fromkeys([*first, *second]) if first.get(path) != second.get(path)]
    if not unlike:
        return "数一模一样"
    named = "、".join(unlike[:_FEW]) + ("等" if len(unlike) > _FEW else "")
    return f"有 {len(unlike)} 个数不一样：{named}"


def _figures(indicators: Mapping[str, Indicator], above: str = "") -> Iterator[tuple[str, str]]:
    """Each figure by its name, as typed."""
    for name, node in indicators.items():
        if node.value is not None:
            yield f"{above}{name}", str(getattr(node.value, "text", node.value))
        for below in (node.parts, node.subset, node.children):
            yield from _figures(below, f"{above}{name}.")


def _prefixed(one: Dataset, other: Dataset, *, surely: bool, example: str) -> Diagnostic:
    files = f"{other.tree.name} 是{other.unit.name}的，这一个是{one.unit.name}的"
    said = "是一个地方，只是一个" if surely else "可能是一个地方，一个"
    hint = f"只留一个；确是两个地方的，地区写上所属的{_above(one.unit.level)}，例如 {example}"
    message = f"{one.unit.region}：和{other.unit.region}{said}前面写了上级的地名：{files}"
    return TWICE.at(one.tree.place(("单位",)), message, hint, related=(other.tree.place(("单位",)),))
