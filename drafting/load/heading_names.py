"""What a table's heading means: 监测对象（户）, 单位名称, 任务数 → a path of the data file and a unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from drafting.frozen import frozen
from drafting.load.heading_units import RATES, HeadingUnits, Kind, Lines, kind_of, unscaled
from drafting.load.known_names import KnownNames, Names
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Called
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, DERIVED_NAMES, OTHER_WORDS, OWN_KEYS, PARTS
from drafting.model.names import TOP_LEVEL, closest
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.source import Path

REGION: Final[Path] = ("单位", "地区")
NAME: Final[Path] = ("单位", "名称")

_FIXED: Final[dict[str, Path]] = {
    **dict.fromkeys(("地区", "乡镇", "乡镇名称", "乡（镇）", "乡镇（街道）", "镇街", "街道", "县区", "区县", "县（市、区）", "县市区", "市县", "所属地区", "地区名称", "行政区划", "乡", "镇"), REGION),
    **dict.fromkeys(("单位名称", "单位", "填报单位", "报送单位", "填报单位名称"), NAME),
    "层级": ("单位", "层级"), "全辖": ("单位", "全辖"), "自称": ("单位", "自称"), "党委政府": ("单位", "党委政府"),
    "模板": ("模板",), "报告期": ("报告期",), "上年": ("上年",),
    **{name: ("公文", name) for name in ("标题", "稿次", "发文字号", "主送机关", "称谓", "署名", "成文日期", "附注")},
}  # fmt: skip
_SKIPPED: Final = frozenset(("序号", "编号", "排序", "备注", "说明", "联系人", "联系电话", "电话", "填表人", "填报人", "审核人", "负责人", "填报日期"))

_SAYS: Final = {
    **OTHER_WORDS,
    **dict.fromkeys(("完成", "完成数", "实际完成", "完成情况", "合计", "小计", "总数", "总计", "数量", "本期", "本年", "今年", "当年", "绝对值", "绝对量", "总量", "本年数", "实际数"), "数值"),
    **dict.fromkeys(("上年", "去年", "上年数", "去年数"), "上年同期"),
    **dict.fromkeys(("数据来源", "来源", "责任单位"), "提供单位"),
}  # fmt: skip
"""What clerks call the keys of an indicator."""

_ONE_A_ROW: Final = frozenset(("指标", "指标名称", "指标项"))
_LONGEST_KEY: Final = 6
_SHORTEST_NAME: Final = 2
_ORDER: Final = lazy(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])")
_ALTERNATIVES: Final = frozenset("家个支项篇名所处座条件份场次期批艘种")
"""Units of which a catalogue lists several because places differ in the word, not because there are two figures."""


@frozen
class Meaning:
    """Where a column's cells belong. `unit` follows a bare number; `component` marks one quantity of several (户, 人).

    `assumed`: the heading names no group, and the name alone (余额, 新增) does not say whose figure it is.
    `among`: the indicator counts in several units, or in money, and the heading names none of these, so a bare number says too little.
    `local`: the catalogue does not have the indicator. `rank`: a bare number is a place, the 第几位. `pair`: each cell holds
    a number of each of these units. `tentative`: of the 构成 by the catalogue alone; 其中 where the table does not have all parts.
    `called` is the heading's word for the indicator, `group_called` for its group; None where these are the catalogue's.
    """

    path: Path
    unit: str = ""
    component: bool = False
    rate: bool = False
    among: tuple[str, ...] = ()
    local: bool = False
    rank: bool = False
    pair: tuple[str, ...] = ()
    tentative: bool = False
    assumed: bool = False
    called: Called | None = None
    group_called: Called | None = None


@frozen
class _Located:
    """An indicator by its names in the catalogue, the keys below it, and the heading's words for it ("" where it has none).

    Without an entry the path is a local indicator's.
    """

    entry: Entry | None
    path: list[str]
    rest: list[str]
    word: str = ""
    group_word: str = ""


@frozen
class Unclear:
    """Why a heading means nothing: the message goes on after the heading; `fatal` where figures would be lost."""

    message: str
    hint: str
    fatal: bool = False


class _UnitFit:
    """By the unit that a heading gives, "" where it gives none."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units

    def takes(self, entry: Entry, figure: str, *, strictly: bool = False) -> bool:  # noqa: ARG002  # a heading has no value to be strict about
        wanted = entry.units or (("%",) if entry.kind == "比率" else ())
        return not figure or any(self._units.convertible(unscaled(figure), each) for each in wanted)

    may_be = takes

    def unit_of(self, figure: str) -> str:
        return figure


class Headings:
    """Reads headings by the catalogue of the template's field."""

    def __init__(self, catalogue: Catalogue, units: UnitTable, above: tuple[str, ...] = ()) -> None:
        """`above` are the units that a line 单位：户、人、万元 above the table names, for columns that name none."""
        self._catalogue = catalogue
        self._units = units
        self._above = above
        self._heading_units = HeadingUnits(units)
        self._fit = _UnitFit(units)
        self._known_names = KnownNames(catalogue, self._fit)
        self._homes = _homes(catalogue)

    def below(self, above: tuple[str, ...]) -> Headings:
        return Headings(self._catalogue, self._units, above) if above else self

    def is_place(self, texts: Sequence[str]) -> bool:
        """Whether a heading is that of the column which names the units."""
        return self._fixed(texts) in (REGION, NAME)

    def read(self, texts: Sequence[str], before: Path | None = ()) -> Meaning | Unclear | None:
        """What the lines of a heading mean together, from the top; None for a column that is no data (序号, 备注).

        `before` is the indicator of the column to the left, of which 其中：… is a part; so is what the catalogue
        knows as one. None where that column could not be read.
        """
        texts = [text for text in texts if text]
        fixed = self._fixed(texts)
        if fixed:
            return Meaning(fixed)
        lines = self._heading_units.split(texts, apart=len(texts) > 1 and self._names_a_unit(texts))
        names = _names(lines.parts)
        if not names or names[-1] in _SKIPPED:
            return None
        if len(names) == 1 and names[0] in _ONE_A_ROW:
            return Unclear("表里一行是一个指标；一行要写一个单位", "在 Excel 里用数据透视表改成一行一个单位、一列一个指标", fatal=True)
        kind = kind_of(names[-1]) if lines.inherited or not lines.unit else ""
        if kind == "otherwise" and names[-1] in self._homes:
            kind = ""  # 农村居民人均可支配收入 counts as the catalogue says
        if kind:
            lines = replace(lines, unit="", several=())
        part = self._as_part(lines, before)
        if part is not None:
            return part
        if names[0] in TOP_LEVEL and names[0] != "指标" and len(names) > 1:
            return Meaning((names[0], ".".join(names[1:])) if names[0] == "文字材料" else tuple(names))
        meaning = self._indicator([name for name in names if name != "指标"], lines)
        return self._by_its_name(meaning, kind, texts) if kind and isinstance(meaning, Meaning) else meaning

    def _by_its_name(self, meaning: Meaning, kind: Kind, texts: Sequence[str]) -> Meaning:
        """A rate is in percent and a rank in places, whatever the line above counts in; of what is unsure a bare number is refused."""
        if meaning.rate or meaning.path[0] != "指标":
            return meaning
        if kind == "rate":
            return replace(meaning, unit="%", rate=True, among=(), component=False)
        if kind == "rank":
            return replace(meaning, unit="", rank=True, among=(), component=False)
        above = self._heading_units.split(texts, apart=False).unit or meaning.unit
        return replace(meaning, unit="", among=(above, "%"), component=False) if above and len(texts) > 1 else meaning

    def _fixed(self, texts: Sequence[str]) -> Path | None:
        """What a heading of one line says of the unit and its document; of more lines, where no indicator stands above."""
        names = _names(texts)
        if not names:
            return None
        if len(names) == 2 and names[0] == "单位":
            return ("单位", names[1])
        alone = len(names) == 1 or (names[-2] not in self._catalogue.groups and not self._is_indicator(texts[:-1]))
        return _FIXED.get(names[-1]) if alone else None

    def _is_indicator(self, texts: Sequence[str]) -> bool:
        lines = self._heading_units.split(texts, apart=False)
        names = _names(lines.parts)
        return bool(lines.unit or lines.several) or not isinstance(self._located(names, ""), Unclear) if names else False

    def is_unit(self, text: str) -> bool:
        """Whether a heading is nothing but a unit: 户, 万元, （人）."""
        return self._heading_units.is_unit(text)

    def _names_a_unit(self, parts: Sequence[str]) -> bool:
        """Whether the last line of a heading is the unit of what stands above it, and no indicator of that name."""
        above = _names(parts[:-1])
        known = self._catalogue.groups.get(above[-1], {}) if above else {}
        return bool(above) and self.is_unit(parts[-1]) and parts[-1] not in known

    # indicators --------------------------------------------------------------------

    def _indicator(self, names: list[str], lines: Lines) -> Meaning | Unclear:
        found = self._located(names, lines.unit, inherited=lines.inherited)
        if isinstance(found, Unclear):
            return found
        entry, path = found.entry, found.path
        if entry is None:
            return self._local(path, found.rest, lines)
        meaning = self._said_as(found, self._of_entry(entry, path, found.rest, lines.unit))
        if lines.several:
            meaning = replace(meaning, unit="", pair=lines.several, among=())
        assumed = names[0] not in self._catalogue.groups and self._says_little(names[0], entry, path[0])
        return replace(meaning, assumed=True) if assumed else meaning

    def _said_as(self, found: _Located, meaning: Meaning) -> Meaning:
        """With the heading's own words, for sentences that use them."""
        group, name = found.path[:2]
        called = self._known_names.called(group, name, typed=found.word) if found.word else None
        group_called = self._known_names.called(group, typed=found.group_word) if found.group_word else None
        return replace(meaning, called=called, group_called=group_called) if called or group_called else meaning

    def _local(self, path: list[str], rest: list[str], lines: Lines) -> Meaning:
        """An indicator that the catalogue does not have."""
        counted = COUNTS.get(rest[-1], "") if rest else ""
        rate = bool(rest) and rest[-1] in RATES
        unit = lines.unit or counted or ("%" if rate else "")
        place: Path = ("指标", *path, *(rest[:-1] if counted else rest))
        return Meaning(place, unit, component=lines.apart, rate=rate, pair=lines.several, local=True)

    def _says_little(self, name: str, entry: Entry, group: str) -> bool:
        """Whether only the group says whose figure a name is: 余额, and 风险消除 in 风险消除户数."""
        if self._catalogue.is_close(group, name) and any(name in names for names in self._catalogue.local.values()):
            return True  # another group has an indicator of that name, too
        local = self._catalogue.local.get(group, frozenset())
        return name in local or (name not in self._homes and name.startswith(entry.name) and self._catalogue.is_close(group, entry.name))

    def _of_entry(self, entry: Entry, path: list[str], rest: list[str], unit: str) -> Meaning:
        place: list[str | int] = ["指标", *path]
        component = ""
        for at, name in enumerate(rest):
            last = at == len(rest) - 1
            counted = self._component(name, entry) if last else ""
            if counted:
                component = counted
            elif not (last and _repeats(name, entry)):
                entry = _below(entry, name, place)
        return self._measured(entry, tuple(place), unit, component)

    def _as_part(self, lines: Lines, before: Path | None) -> Meaning | Unclear | None:
        """A heading below 其中, or one that the catalogue knows as a part of the indicator to the left; None where it is neither."""
        among = next((at for at, part in enumerate(lines.parts) if part.startswith("其中")), None)
        names = _names(lines.parts if among is None else lines.parts[among:])
        unit = lines.unit
        if among is not None and names[1:] and (counted := COUNTS.get(names[-1])):
            unit = unit or counted
            names.pop()
        below = among is None and bool(before) and tuple(names[:-1]) in self._ways_to(before or ())
        if (len(names) != 1 and not below) or (among is None and not (before and self._is_part(names[-1], before, below=below))):
            return None
        if before is None:
            return Unclear("左边一列没有认出来，它的其中也没有用上", "先把左边一列的表头改对")
        if not before:
            return Unclear("左边没有它所属的总数", "把总数放在左边一列，或写成 组.指标.其中.名称", fatal=True)
        meaning = self._part_of(before, names[-1], unit)
        return replace(meaning, unit="", among=(), pair=lines.several) if lines.several else meaning

    def _ways_to(self, whole: Path) -> set[tuple[str, ...]]:
        """How the lines above a column may call the indicator to the left: by its group, by its name or an alias, by both."""
        group, name = str(whole[1]), str(whole[-1])
        entry = self._entry_of(whole)
        called = (name, *entry.aliases) if entry is not None else (name,)
        return {(group,), *((each,) for each in called), *((group, each) for each in called)}

    def _part_of(self, whole: Path, name: str, unit: str) -> Meaning:
        entry = self._entry_of(whole)
        if entry is not None and name in entry.children:
            return self._measured(entry.children[name], (*whole, name), unit, "")
        key = "构成" if entry is not None and name in entry.parts else "其中"
        return self._counted(Meaning((*whole, key, name), unit, component=bool(unit), tentative=key == "构成"), entry)

    def parts_of(self, whole: Path) -> tuple[str, ...]:
        """What the catalogue says that an indicator is wholly made of."""
        entry = self._entry_of(whole)
        return entry.parts if entry is not None else ()

    def _entry_of(self, path: Path) -> Entry | None:
        return self._catalogue.find(".".join(str(each) for each in path[1:3]))

    def _is_part(self, name: str, whole: Path, *, below: bool) -> bool:
        """Whether the catalogue has a name as a part of the indicator to the left and, unless it stands `below` its name, nowhere else."""
        entry = self._entry_of(whole)
        return entry is not None and name in (*entry.parts, *entry.subset) and (below or name not in self._homes)

    def _in_other_words(self, heading: str, unit: str, group: str = "") -> tuple[Entry, list[str], str] | None:
        """(indicator, keys below it, its own words) of a name with more words: 监测对象户数, 农村改厕任务, 全县危房改造. `unit` must fit it."""
        for length in range(min(_LONGEST_KEY, len(heading) - 2), 1, -1):
            key, whole = heading[-length:], heading[:-length].rstrip("的")
            if key in COUNTS or key in AMOUNTS:
                entry = self._known(whole, "", group)
                if entry and self._component(key, entry):
                    return entry, [key], whole
            elif key in _SAYS or key in COMPARISONS or key in DERIVED_NAMES:
                rate = (OTHER_WORDS.get(key) or key) in RATES
                entry = self._known(whole, "" if rate else unit, group)
                if entry:
                    return entry, [OTHER_WORDS.get(key) or key], whole
        entry = self._known(heading, unit, group)
        return (entry, [], heading) if entry else None

    def _known(self, name: str, unit: str, group: str) -> Entry | None:
        """The one indicator (of the group) that a name means, with or without words of doing and counting, by words of one meaning too."""
        if len(name) < _SHORTEST_NAME:
            return None
        if group:
            home = self._known_names.in_group(group, name, unit)
            found = (group, home) if home else None
        else:
            found = self._given_home(name) or self._known_names.home(name, unit)
        if not found or (not group and name != found[1] and self._catalogue.is_close(found[0], name)):
            return None
        entry = self._catalogue.groups[found[0]][found[1]]
        return entry if self._fit.takes(entry, unit) else None

    def _given_home(self, name: str) -> Names | None:
        """The one place that calls an indicator so, be it only within its group: by its name, else by an alias."""
        entries = self._homes.get(name, [])
        own = [each for each in entries if each.name == name] or entries
        return (own[0].dotted.partition(".")[0], own[0].name) if len(own) == 1 else None

    def _located(self, names: list[str], unit: str = "", *, inherited: bool = False) -> _Located | Unclear:
        groups = self._catalogue.groups
        alone = len(names) == 1 and any(entry.name == names[0] for entry in self._homes.get(names[0], ()))  # 农机 is 产业.农机, too
        if names[0] in groups and not alone:
            if len(names) == 1:
                return Unclear("是组名，没有写是哪个指标", f"写成 {names[0]}.指标名")
            entries = groups[names[0]]
            entry = entries.get(names[1]) or next((each for each in entries.values() if names[1] in each.aliases), None)
            if entry:
                return _Located(entry, [names[0], entry.name], names[2:], names[1])
            other = self._in_other_words(names[1], unit if inherited or len(names) == 2 else "", names[0])
            if other:
                return _Located(other[0], [names[0], other[0].name], [*other[1], *names[2:]], other[2])
            return _Located(None, names[:2], names[2:])
        for start in range(min(2, len(names))):
            homes = self._homes.get(names[start], [])
            exact = [entry for entry in homes if entry.name == names[start]] or homes
            others = self._as_near(names[start], exact)
            if others:
                listed = "、".join(entry.dotted for entry in others)
                return Unclear("离了组不知道说的是谁，这一列没有用上", f"写明是哪一个：{listed}")
            if len(exact) == 1 and names[start] != exact[0].name and names[start] in self._catalogue.local.get(exact[0].dotted.partition(".")[0], ()):
                return Unclear("离了组不知道说的是谁，这一列没有用上", f"是“{exact[0].dotted}”的，照这样写；不是的，写明组名")
            if len(exact) == 1:
                rest = names[start + 1 :] or self._counted_in(names[start], exact[0])
                return _Located(exact[0], exact[0].dotted.split("."), rest, names[start], self._group_above(names, start, exact[0]))
            if len(exact) > 1:
                listed = "、".join(entry.dotted for entry in exact)
                return Unclear("在目录里不止一处", f"写明是哪一个：{listed}", fatal=True)
        for start in range(min(2, len(names))):
            other = self._in_other_words(names[start], unit if inherited or start == len(names) - 1 else "")
            if other:
                entry, keys, word = other
                return _Located(entry, entry.dotted.split("."), [*keys, *names[start + 1 :]], word, self._group_above(names, start, entry))
        if len(names) > 1 and "." not in names[0]:
            return _Located(None, names[:2], names[2:])
        near = closest(names[0], self._homes)
        return Unclear("不知道是哪个指标，这一列没有用上", f"是不是“{near}”？" if near else "写成 组.指标，如 监测帮扶.监测对象.户")

    def _as_near(self, name: str, exact: list[Entry]) -> list[Entry]:
        """The indicators that a heading may mean where each keeps the name to its group, or lends it to the groups near it alone.

        到位资金, 总投资: of all projects, of the model villages? Neither is the likelier.
        """
        if len(exact) > 1:
            return exact if all(name in self._catalogue.local.get(each.dotted.partition(".")[0], ()) for each in exact) else []
        if not exact or exact[0].name != name or name not in self._catalogue.close.get(exact[0].dotted.partition(".")[0], ()):
            return []
        called = [entries[name] for entries in self._catalogue.groups.values() if name in entries]
        return called if len(called) > 1 else []

    def _group_above(self, names: list[str], at: int, entry: Entry) -> str:
        """What the line above an indicator calls its group: 鲁渝协作 over 协作资金."""
        return names[0] if at and self._known_names.group(names[0]) == entry.dotted.partition(".")[0] else ""

    def _counted_in(self, name: str, entry: Entry) -> list[str]:
        """The word of counting at the end of an alias, where the indicator counts in several units: 医疗救助资金 of 医疗救助."""
        if name == entry.name or len(entry.units) < 2:
            return []
        return next(([word] for word in (*COUNTS, *AMOUNTS) if name.endswith(word) and self._component(word, entry)), [])

    def _component(self, name: str, entry: Entry) -> str:
        """户 or 户数 under an indicator that counts in 户."""
        for unit in (name, COUNTS.get(name) or ("元" if name in AMOUNTS else name.removesuffix("数"))):
            if unit in entry.units and name not in entry.children and name not in entry.parts:
                return unit
        return ""

    def _measured(self, entry: Entry, path: Path, unit: str, component: str) -> Meaning:
        key = path[-1]
        if key in OWN_KEYS and key not in COMPARISONS and key != "数值":
            return Meaning(path)
        if key in RATES:
            return Meaning(path, unit or "%", rate=unit in ("", "%"))
        if key == "数值":
            path = path[:-1]
        rate = entry.kind == "比率"
        if component:
            fitting = unit if unit and self._units.convertible(unscaled(unit), component) else component
            return Meaning(path, fitting, component=len(entry.units) > 1)
        if unit:
            among = len(entry.units) > 1 and any(self._units.convertible(unscaled(unit), each) for each in entry.units)
            return Meaning(path, unit, component=among and not _same_thing(entry.units), rate=rate)
        if rate:
            return Meaning(path, "%", rate=True)
        return Meaning(path) if entry.kind in ("名录", "表述", "位次") else self._counted(Meaning(path), entry)

    def _counted(self, meaning: Meaning, entry: Entry | None) -> Meaning:
        """With the unit of the indicator where the heading names none and it has but one."""
        if meaning.unit or entry is None or not entry.units:
            return meaning
        first = entry.units[0]
        if first != "元" and (len(entry.units) == 1 or _same_thing(entry.units)):
            return replace(meaning, unit=first)
        said = [unit for unit in self._above if any(self._units.convertible(unscaled(unit), each) for each in entry.units)]
        if len(said) == 1:
            return replace(meaning, unit=said[0])
        # 86户251人 in a cell is well; a table in 万元 that does not say so would be read ten thousand times too small
        return replace(meaning, among=("万元", "元") if first == "元" else entry.units)


def _homes(catalogue: Catalogue) -> dict[str, list[Entry]]:
    """Name or alias → the indicators that a heading may mean by it.

    Where no single one has it for its name, those that keep it to their group (限本组) count only if no other has it:
    公益岗 is a post of any kind, if no 光伏 stands above.
    """
    homes: dict[str, list[Entry]] = {}
    for entries in catalogue.groups.values():
        for entry in entries.values():
            for name in (entry.name, *entry.aliases):
                homes.setdefault(name, []).append(entry)
    for name, named in homes.items():
        if sum(entry.name == name for entry in named) != 1:
            homes[name] = [catalogue.groups[group][own] for group, own in catalogue.homes.get(name, ())] or named
    return homes


def rates_unsaid() -> tuple[str, ...]:
    """Words for a rate of growth that do not say since when (增速, 增长率), the longest first."""
    return tuple(sorted((word for word, key in OTHER_WORDS.items() if key == "同比" and key not in word), key=len, reverse=True))


def _below(entry: Entry, name: str, place: list[str | int]) -> Entry:
    """One step down from an indicator; `place` grows by what the data file calls it."""
    said = _SAYS.get(name, name)
    if place[-1] in PARTS:
        place.append(name)
    elif name in entry.parts:
        place += ["构成", name]
    elif name in entry.subset:
        place += ["其中", name]
    elif name in entry.children:
        place.append(name)
        return entry.children[name]
    elif alias := next((child.name for child in entry.children.values() if name in child.aliases), None):
        place.append(alias)
        return entry.children[alias]
    elif said in OWN_KEYS or said in DERIVED_NAMES or said in PARTS:
        place.append(said)
    else:
        place.append(name)
    return entry


def _repeats(name: str, entry: Entry) -> bool:
    """产量 below 粮食产量 is the figure itself."""
    return name not in (*entry.children, *entry.parts, *entry.subset) and any(each.endswith(name) for each in (entry.name, *entry.aliases))


def _same_thing(units: Sequence[str]) -> bool:
    """[家, 个] is one figure under two words; [户, 人] is two figures."""
    return all(unit in _ALTERNATIVES for unit in units)


def _names(texts: Sequence[str]) -> list[str]:
    """The names of a heading from the top, a repeated one once, without order numbers."""
    names: list[str] = []
    for text in texts:
        for name in _ORDER.sub("", text).removeprefix("其中").lstrip("：:").split("."):
            cleaned = "".join(name.split())
            if cleaned and (not names or names[-1] != cleaned):
                names.append(cleaned)
    return names
