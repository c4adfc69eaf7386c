"""What a table's heading means: 监测对象（户）, 单位名称, 任务数 → a path of the data file and a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from drafting.frozen import frozen
from drafting.load.names.units.counted_by_name import count_word
from drafting.load.names.units.likely_units import said_units
from drafting.load.names.words.heading_times import AT_WHAT_TIME, Times, key_last
from drafting.load.names.words.heading_words import (
    COLUMNS,
    FIXED,
    LINES,
    NAME,
    ONE_A_ROW,
    REGION,
    SAYS,
    SKIPPED,
    Lying,
    key_of,
    names_of,
)
from drafting.load.tables.heading_places import HeadingPlaces, Located, Unclear, apart, component_of
from drafting.load.tables.heading_units import RATES, HeadingUnits, Kind, Lines, kind_of, unscaled
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Called
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, DERIVED_NAMES, OTHER_WORDS, OWN_KEYS, PARTS
from drafting.model.names import TOP_LEVEL
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.written_out import MONEY
from drafting.source import Path

_TIME: Final = lazy(r"[（(]?(?:截至|截止)?(?:到|至)?(?:(?:\d{2,4}|本|今|当)年度?)?(?:(?:\d{1,2}[—–\-－~～至])?\d{1,2}月份?|上半年|[一二三四1-4]季度)?(?:底|末|初|中旬|上旬|下旬|\d{1,2}[日号])?[）)]?")
_ALTERNATIVES: Final = frozenset("家个支项篇名所处座条件份场次期批艘种")
"""Units of which a catalogue lists several because places differ in the word, not because there are two figures."""
_OF_WHOM: Final = frozenset(("人", "名", "人次", "户", "户次"))
_DONE_BY: Final = lazy("(?:辐射|吸纳|带动|安置|受益|惠及|覆盖)(?:就业|带动|农户|群众|脱贫户|脱贫人口|人口)?(?:户数|人数|数|户|人)?|(?:带贫|联农带农)(?:户数|人数)?")
"""What something does for people: of what stands to the left."""
_MEASURED_OF: Final = lazy("(?:产量|单产|产值|面积|新增|增加|(?:补助|补贴|资助|发放|投入)?(?:资金|金额)|(?:普及|覆盖|利用|合格)率)")


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
    dimension: str = ""
    """What a local indicator is counted in, whatever the unit: its people (人, 名) and its households are two figures."""

    @property
    def counts(self) -> bool:
        """Whether its cells are numbers of something that is known."""
        return bool(self.unit or self.among or self.rank)


def _in_full(texts: list[str]) -> list[str]:
    """人才.培训.参训 alone, where that is typed below 培训: the lower cell says all of it."""
    if len(texts) < 2 or "." not in texts[-1]:  # a line above it
        return texts
    above, own = names_of(texts[:-1])[-1:], names_of(texts[-1:])
    return texts[-1:] if above and any(above[0] in each for each in own[1:]) else texts


def _shares(name: str, group: str) -> bool:
    """Whether a name says of which group it is: 项目资金 of 资金项目."""
    return any(name[start : start + 2] in group for start in range(len(name) - 1))


class Headings:
    """Reads headings by the catalogue of the template's field."""

    def __init__(
        self, catalogue: Catalogue, units: UnitTable, above: tuple[str, ...] = (), lying: Lying = COLUMNS, times: Times | None = None
    ) -> None:
        """`above` are the units that a line 单位：户、人、万元 above the table names, for columns that name none; `times` are the report's."""
        self.lying = lying
        self.times = times or Times()
        self._catalogue = catalogue
        self.units = units
        self._above = above
        self._heading_units = HeadingUnits(units)
        self._places = HeadingPlaces(catalogue, units, lying)

    @property
    def catalogue(self) -> Catalogue:
        """By which the headings are read."""
        return self._catalogue

    def below(self, above: tuple[str, ...]) -> Headings:
        return Headings(self._catalogue, self.units, above, self.lying, self.times) if above else self

    def at(self, times: Times) -> Headings:
        return Headings(self._catalogue, self.units, self._above, self.lying, times)

    def of_lines(self) -> Headings:
        """The same for a table that has an indicator in each line: its headings stand one below the other."""
        return Headings(self._catalogue, self.units, self._above, LINES, self.times)

    def knowing(self, units: Iterable[str]) -> Headings:
        """The same where these, which the table calls units, are units too: m³/s in a column of units."""
        return Headings(self._catalogue, self.units.with_units(units), self._above, self.lying, self.times)

    def group_in(self, title: str) -> str:
        """小额信贷 of 2026年脱贫人口小额信贷情况表; "" where a title names no group of the catalogue, or several."""
        return self._places.group_in(title)

    def is_group(self, name: str) -> bool:
        """Whether the catalogue has a group of this name, or another name for it."""
        return self._places.known_names.group(name) is not None

    def is_indicator(self, name: str) -> bool:
        """Whether the catalogue has an indicator of this name, or another name for one."""
        return name in self._places.homes

    def groups_of(self, name: str) -> frozenset[str]:
        """The groups of the catalogue that have such an indicator."""
        return frozenset(each.dotted.partition(".")[0] for each in self._places.homes.get(name, ()))

    def is_place(self, texts: Sequence[str]) -> bool:
        """Whether a heading is that of the column which names the units."""
        return self._fixed(texts) in (REGION, NAME)

    def read(self, texts: Sequence[str], before: Path | None = (), *, beside: bool = True, group: str = "") -> Meaning | Unclear | None:
        """What the lines of a heading mean together, from the top; None for a column that is no data (序号, 备注).

        `before` is the indicator of the column to the left, of which 其中：… is a part; so is what the catalogue
        knows as one, and 任务 without a name is its own where it stands right `beside` it. None where that column could not be read.
        `group` is that of the table by its title, or of the columns to the left for certain: a name that says too little is of it.
        """
        texts = _in_full([text for text in texts if text])
        fixed = self._fixed(texts)
        if fixed:
            return Meaning(fixed)
        lines = self._heading_units.split(texts, apart=len(texts) > 1 and self._names_a_unit(texts))
        parts, time = key_last(lines.parts, self.times, self._places.homes.__contains__)
        if time:
            return Unclear(f"“{time}”{self.times.why_not}，{self.lying.this}没有用上", AT_WHAT_TIME.format(head=self.lying.head))
        lines = replace(lines, parts=self._places.uncovered(parts))
        names = names_of(lines.parts)
        if not names or names[-1] in SKIPPED:
            return None
        if len(names) == 1 and names[0] in ONE_A_ROW:
            return Unclear("表里一行是一个指标；一行要写一个单位", "在 Excel 里用数据透视表改成一行一个单位、一列一个指标", fatal=True)
        kind = kind_of(names[-1]) if lines.inherited or not lines.unit else ""
        if kind == "otherwise" and names[-1] in self._places.homes:
            kind = ""  # 农村居民人均可支配收入 counts as the catalogue says
        if kind:
            lines = replace(lines, unit="", several=())
        part = self._as_part(lines, before) or self._as_key(lines, names, before if beside else ())
        if part is not None:
            return part
        if names[0] in TOP_LEVEL and names[0] != "指标" and len(names) > 1:
            return Meaning((names[0], ".".join(names[1:])) if names[0] == "文字材料" else tuple(names))
        meaning = self._indicator([name for name in names if name != "指标"], lines)
        if isinstance(meaning, Unclear) and self._is_complete(texts):
            return self.read(texts[-1:], before, beside=beside, group=group)
        if (isinstance(meaning, Unclear) or meaning.assumed) and self._is_spelled_out(texts, names):
            meaning = self._local(names[:2], names[2:], lines)
        if group and before is not None and len(names) == 1 and (isinstance(meaning, Unclear) or meaning.assumed):
            meaning = self._in_group(group, names[0], lines) or meaning
        return self._by_its_name(meaning, kind, texts) if kind and isinstance(meaning, Meaning) else meaning

    def _is_spelled_out(self, texts: Sequence[str], names: list[str]) -> bool:
        """Whether 经办服务.满意率 names a group of the data's own, with the dot that hints ask for. A slip in a group's name is
        none, and 妇女.务工就业 says of whom; 培训, which is an indicator within its group alone, may be a group's name as it is in a data file.
        """
        is_dotted = len(names) > 1 and any("." in text for text in texts)
        return is_dotted and names[1] not in SKIPPED and not key_of(names[1]) and self._places.may_name_a_group(names[0])

    def _is_complete(self, texts: Sequence[str]) -> bool:
        """Whether the last line says all of it, whatever stands above: 资金项目.县级资金 below 项目. What is above of people says of whom."""
        own = names_of(texts[-1:])
        is_dotted = len(texts) > 1 and "." in texts[-1] and not any(map(self._places.says_of_whom, names_of(texts[:-1])))
        return is_dotted and (self._places.is_spelled_out(own) or self._is_spelled_out(texts[-1:], own))

    def key_of_like(self, texts: Sequence[str], before: Path | None, others: Sequence[Path]) -> Meaning | None:
        """务工任务 right of 外出务工: the task of the column to the left, where of all the columns that one alone is called so."""
        lines = self._heading_units.split([text for text in texts if text], apart=False)
        name, key = apart((names_of(lines.parts) or [""])[-1])
        if not (before and key and name):
            return None
        alike = {tuple(map(str, path[:3])) for path in others if len(path) > 2 and path[0] == "指标" and name in str(path[2])}
        if alike != {tuple(map(str, before[:3]))} or len(before) != 3:
            return None
        meaning = self._as_key(lines, [key], before)
        return meaning if isinstance(meaning, Meaning) else None

    def aspect(self, whole: Path, text: str, *, alone: bool) -> Meaning | None:
        """带动（户） of 合作社; 产值 and 金额 only where no other indicator stands (`alone`) below the heading of both."""
        lines = self._heading_units.split([text], apart=False)
        name = (names_of(lines.parts) or [""])[0]
        if not (_DONE_BY.fullmatch(name) or (alone and (name in COUNTS or name in AMOUNTS or _MEASURED_OF.fullmatch(name)))):
            return None
        found = self._indicator([*map(str, whole[1:]), name], lines)
        kind = kind_of(name) if not lines.unit else ""
        return self._by_its_name(found, kind, [text]) if isinstance(found, Meaning) and kind else found if isinstance(found, Meaning) else None

    def key(self, texts: Sequence[str]) -> str:
        """任务 of 年度任务（人）; "" where the last line of a heading is more than a word for a key, or less."""
        names = names_of(self._heading_units.split([text for text in texts if text], apart=False).parts)
        return key_of(names[-1]) if names else ""

    def _in_group(self, group: str, name: str, lines: Lines) -> Meaning | None:
        """已支付 right of 衔接资金 is 资金项目.资金支出; None where the group has none of that name."""
        found = self._indicator([group, name], lines)
        return replace(found, assumed=True) if isinstance(found, Meaning) and not found.local else None

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
        names = names_of(texts)
        if not names:
            return None
        if len(names) == 2 and names[0] == "单位":
            return ("单位", names[1])
        alone = len(names) == 1 or (names[-2] not in self._catalogue.groups and not self._is_indicator(texts[:-1]))
        return FIXED.get(names[-1]) if alone else None

    def _is_indicator(self, texts: Sequence[str]) -> bool:
        lines = self._heading_units.split(texts, apart=False)
        names = names_of(lines.parts)
        return bool(lines.unit or lines.several) or not isinstance(self._places.locate(names, ""), Unclear) if names else False

    def is_unit(self, text: str) -> bool:
        """Whether a heading is nothing but a unit: 户, 万元, （人）."""
        return self._heading_units.is_unit(text)

    def _names_a_unit(self, parts: Sequence[str]) -> bool:
        """Whether the last line of a heading is the unit of what stands above it, and no indicator of that name."""
        above = names_of(parts[:-1])
        known = self._catalogue.groups.get(above[-1], {}) if above else {}
        return bool(above) and self.is_unit(parts[-1]) and parts[-1] not in known

    # indicators --------------------------------------------------------------------

    def _indicator(self, names: list[str], lines: Lines) -> Meaning | Unclear:
        found = self._places.locate(names, lines.unit, inherited=lines.inherited)
        if isinstance(found, Unclear):
            return found
        entry, path = found.entry, found.path
        if entry is None and key_of(path[1]):
            return Unclear(f"没有写是哪个指标的{path[1]}，{self.lying.this}没有用上", f"写成 {path[0]}.指标名.{key_of(path[1])}")
        time = next((name for name in (*(path if entry is None else ()), *found.rest) if name not in SAYS and _TIME.fullmatch(name)), "")
        if time:
            return Unclear(f"“{time}”是时间，不是指标，{self.lying.this}没有用上", f"{self.lying.head}删去这个时间；它写在报告期里，如 截至: 2026-11-30")
        if entry is None:
            return self._local(path, found.rest, lines)
        meaning = self._said_as(found, self._of_entry(entry, path, found.rest, lines.unit))
        if lines.several:
            meaning = replace(meaning, unit="", pair=lines.several, among=())
        assumed = names[0] not in self._catalogue.groups and not found.group_word and self._says_little(names[0], entry, path[0])
        return replace(meaning, assumed=True) if assumed else meaning

    def _said_as(self, found: Located, meaning: Meaning) -> Meaning:
        """With the heading's own words, for sentences that use them."""
        group, name = found.path[:2]
        called = self._places.known_names.called(group, name, typed=found.word) if found.word else None
        group_called = self._places.known_names.called(group, typed=found.group_word) if found.group_word else None
        return replace(meaning, called=called, group_called=group_called) if called or group_called else meaning

    def _local(self, path: list[str], rest: list[str], lines: Lines) -> Meaning:
        """An indicator that the catalogue does not have."""
        counted = COUNTS.get(rest[-1], "") if rest else ""
        rate = bool(rest) and rest[-1] in RATES
        name = str((path + rest)[-1])
        unit = lines.unit or counted or COUNTS.get(count_word(name), "%" if rate else "") or self._unit_above(name)
        place: Path = ("指标", *path, *(rest[:-1] if counted else rest))
        return Meaning(place, unit, component=lines.apart, rate=rate, pair=lines.several, local=True, dimension=self._dimension(unit))

    def _unit_above(self, name: str) -> str:
        """万元 of a line 单位：万元 above the table, for a column whose own name says that it is money; of any other the line may not be."""
        said = () if kind_of(name) else said_units(name)
        above = [unit for unit in self._above if unit in said or (said == MONEY and self.units.convertible(unscaled(unit), "元"))]
        return above[0] if len(above) == 1 else ""

    def _dimension(self, unit: str) -> str:
        """人数 of 人, 户 of 户, 货币 of 万元; "" of a rate and of what places only call otherwise (处, 座)."""
        bare = unscaled(unit)
        apart = bare != "%" and (bare in _OF_WHOM or self.units.continuous(bare))
        return (self.units.family(bare) or bare) if apart else ""

    def _says_little(self, name: str, entry: Entry, group: str) -> bool:
        """Whether only the group says whose figure a name is: 余额, and 风险消除 in 风险消除户数."""
        if self._catalogue.is_close(group, name) and any(name in names for names in self._catalogue.local.values()):
            return True  # another group has an indicator of that name, too
        if name == entry.name and entry.definition and name in self._catalogue.close.get(group, ()) and not _shares(name, group):
            return True  # 参与企业: 参加万企兴万村的民营企业; only the definition says of what
        local = self._catalogue.local.get(group, frozenset())
        return name in local or (name not in self._places.homes and name.startswith(entry.name) and self._catalogue.is_close(group, entry.name))

    def _of_entry(self, entry: Entry, path: list[str], rest: list[str], unit: str) -> Meaning:
        place: list[str | int] = ["指标", *path]
        component = ""
        for at, name in enumerate(rest):
            last = at == len(rest) - 1
            counted = component_of(name, entry) if last else ""
            if counted:
                component = counted
            elif not (last and _repeats(name, entry)):
                entry = _below(entry, name, place)
        return self._measured(entry, tuple(place), unit, component)

    def _as_part(self, lines: Lines, before: Path | None) -> Meaning | Unclear | None:
        """A heading below 其中, or one that the catalogue knows as a part of the indicator to the left; None where it is neither."""
        among = next((at for at, part in enumerate(lines.parts) if part.startswith("其中")), None)
        names = names_of(lines.parts if among is None else lines.parts[among:])
        unit = lines.unit
        if among is not None and names[1:] and (counted := COUNTS.get(names[-1])):
            unit = unit or counted
            names.pop()
        below = among is None and bool(before) and self._is_way_to(before or (), names[:-1])
        if (len(names) != 1 and not below) or (among is None and not (before and self._is_part(names[-1], before, below=below))):
            return None
        if before is None:
            return Unclear(f"{self.lying.before}没有认出来，它的其中也没有用上", f"先把{self.lying.before}的{self.lying.head}改对")
        if not before:
            return Unclear(f"{self.lying.left}没有它所属的总数", f"把总数放在{self.lying.before}，或写成 组.指标.其中.名称", fatal=True)
        meaning = self._part_of(before, names[-1], unit)
        return replace(meaning, unit="", among=(), pair=lines.several) if lines.several else meaning

    def _as_key(self, lines: Lines, names: list[str], before: Path | None) -> Meaning | Unclear | None:
        """任务 without the name of an indicator, to the right of 务工就业（人）; None where the heading is nothing of the kind."""
        key = key_of(names[-1])
        if not key or (len(names) > 1 and not self._is_way_to(before or ("", "", ""), names[:-1])):
            return None
        if before and len(names) > 1 and names[-2] != before[-1] and names[-2] in self._catalogue.groups.get(str(before[1]), {}):
            return None  # 务工就业 calls its group, and is itself
        if before is None:
            return Unclear(f"{self.lying.before}没有认出来，它的{names[-1]}也没有用上", f"先把{self.lying.before}的{self.lying.head}改对")
        if not before:
            return None
        entry = self._entry_of(before)
        if entry is None:
            told = len(names) > 1 and names[-2] == str(before[-1])
            return replace(self._local([str(each) for each in before[1:]], [key], lines), assumed=not told)
        if key not in RATES and not self._places.counts(entry, lines.unit):
            return None
        told = len(names) > 1 and names[-2] != str(before[1])  # the name of the indicator itself stands above its key
        return replace(self._measured(entry, (*before, key), lines.unit, ""), assumed=not told)

    def _is_way_to(self, whole: Path, names: Sequence[str]) -> bool:
        """Whether the lines above a column call the indicator to the left: by its group, by its name or an alias, by both."""
        if len(whole) <= 2:
            return False  # a group by itself
        group, name = str(whole[1]), str(whole[-1])
        entry = self._entry_of(whole)
        called = (name, *entry.aliases) if entry is not None else (name,)
        if names and self._places.known_names.group(names[0]) == group and (len(names) > 1 or names[0] not in called):
            names = [group, *names[1:]]
        return tuple(names) in {(group,), *((each,) for each in called), *((group, each) for each in called)}

    def _part_of(self, whole: Path, name: str, unit: str) -> Meaning:
        entry = self._entry_of(whole)
        if entry is not None and name in entry.children:
            return self._measured(entry.children[name], (*whole, name), unit, "")
        key = "构成" if entry is not None and name in entry.parts else "其中"
        part = Meaning((*whole, key, name), unit, component=bool(unit), tentative=key == "构成", local=entry is None)
        return self._counted(part, entry)

    def is_foreseen_below(self, whole: Path, name: str) -> bool:
        """Whether the catalogue knows what stands below an indicator by this name; so does nobody of one it does not have."""
        entry = self._entry_of(whole)
        return entry is None or name in entry.known_below

    def parts_of(self, whole: Path) -> tuple[str, ...]:
        """What the catalogue says that an indicator is wholly made of."""
        entry = self._entry_of(whole)
        return entry.parts if entry is not None else ()

    def _entry_of(self, path: Path) -> Entry | None:
        return self._catalogue.find(".".join(str(each) for each in path[1:3]))

    def _is_part(self, name: str, whole: Path, *, below: bool) -> bool:
        """Whether the catalogue has a name as a part of the indicator to the left and, unless it stands `below` its name, nowhere else."""
        entry = self._entry_of(whole)
        return entry is not None and name in (*entry.parts, *entry.subset) and (below or name not in self._places.homes)

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
            fitting = unit if unit and self.units.convertible(unscaled(unit), component) else ""
            if component != "元" or fitting:
                return Meaning(path, fitting or component, component=len(entry.units) > 1)
            return replace(self._in_money(Meaning(path)), component=len(entry.units) > 1)
        if unit:
            among = len(entry.units) > 1 and any(self.units.convertible(unscaled(unit), each) for each in entry.units)
            return Meaning(path, unit, component=among and not _same_thing(entry.units), rate=rate)
        if rate:
            return Meaning(path, "%", rate=True)
        return Meaning(path) if entry.kind in ("名录", "表述", "位次") else self._counted(Meaning(path), entry)

    def _counted(self, meaning: Meaning, entry: Entry | None) -> Meaning:
        """With the unit of the indicator where the heading names none and it has but one."""
        if meaning.unit or entry is None or not entry.units:
            return meaning
        first = entry.units[0]
        if first == "元" and len(entry.units) == 1:
            return self._in_money(meaning)
        if first != "元" and (len(entry.units) == 1 or _same_thing(entry.units)):
            return replace(meaning, unit=first)
        said = [unit for unit in self._above if any(self.units.convertible(unscaled(unit), each) for each in entry.units)]
        if len(said) == 1:
            return replace(meaning, unit=said[0])
        return replace(meaning, among=("万元", "元") if first == "元" else entry.units)  # 86户251人 in a cell is well

    def _in_money(self, meaning: Meaning) -> Meaning:
        """A table in 万元 that does not say so would be read ten thousand times too small: no unit is guessed."""
        said = [unit for unit in self._above if self.units.convertible(unscaled(unit), "元")]
        return replace(meaning, unit=said[0]) if len(said) == 1 else replace(meaning, among=("万元", "元"))


def rates_unsaid() -> tuple[str, ...]:
    """Words for a rate of growth that do not say since when (增速, 增长率), the longest first."""
    return tuple(sorted((word for word, key in OTHER_WORDS.items() if key == "同比" and key not in word), key=len, reverse=True))


def _below(entry: Entry, name: str, place: list[str | int]) -> Entry:
    """One step down from an indicator; `place` grows by what the data file calls it."""
    said = SAYS.get(name, name)
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
