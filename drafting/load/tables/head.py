"""The head of a table: where it begins and ends, and what each of its columns means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from drafting.diagnostics import Diagnostic, Refused, Rule, Severity
from drafting.examples import COMMON
from drafting.frozen import frozen
from drafting.load.names.words.heading_words import REGION, VILLAGES, Lying
from drafting.load.tables.above_columns import NOTHING_ABOVE, above_columns
from drafting.load.tables.grid import Grid, Line, squeezed
from drafting.load.tables.heading_changes import with_changes
from drafting.load.tables.heading_levels import with_levels
from drafting.load.tables.heading_names import Headings, Meaning, rates_unsaid
from drafting.load.tables.heading_parts import with_parts
from drafting.load.tables.heading_places import Unclear, in_full
from drafting.load.tables.heading_sides import with_sides
from drafting.load.tables.heading_units import NO_UNIT, RATES, unscaled
from drafting.load.tables.stacked_headings import stacked_headings
from drafting.model.dataset import Called
from drafting.model.general_words import says_no_group
from drafting.model.indicator import COMPARISONS, DERIVED_NAMES, DIFFERENCES, OTHER_WORDS, OWN_KEYS, PARTS
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path

COLUMN_UNUSED = declare(
    Rule(
        "S116",
        "有一列没有用上",
        Severity.WARNING,
        "表头的名称在指标目录里没有，也没有写明是哪一组，这一列的数进不了报告。写成“组.指标”，或者在上面一行写组名；不是指标的列可以留着不管。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）,帮扶事项（件）\n"
        "甲乡,86,5\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,监测对象（户）\n"
        "甲乡,86\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
COLUMN_ASSUMED = declare(
    Rule(
        "S131",
        "有一列只写了名称，按目录里唯一的一处来读",
        Severity.INFO,
        "“余额”“新增”“满意度”这样的名称，离了组就不知道说的是谁。目录里只有一处叫这个名称，表里又有那一组别的指标的，就读作那一处；不是的，表头写明组名。"
        "表里没有那一组别的指标的，不猜，这一列没有用上（S116）。"
        "只写“任务”“完成率”“上年同期”的一列，读作左边一列那个指标的。",
    )
)
COLUMN_UNCLEAR = declare(
    Rule(
        "S117",
        "有一列说不清是哪个指标",
        Severity.ERROR,
        "表头的名称对得上几个指标，或者两列读作同一个指标而数没有一个相同，或者一个指标有两种单位而没有写明。写成“组.指标.单位”，如 监测帮扶.监测对象.户。"
        "一行一个指标的表，本年的数有几列而没有一列到报告期末的（1—9月、1—11月），或者各单位下面的列排得不一样的，也说不清。",
    )
)
COLUMN_GIVEN_TWICE = declare(
    Rule(
        "S142",
        "两列是同一个指标",
        Severity.INFO,
        "两列的表头说的是同一个指标：填得一样的算一个，有一处空着的用另一处，填得不一样的在那一格指出来（S141）。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,危房改造,住房.危房改造\n"
        "甲乡,8,8\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,危房改造\n"
        "甲乡,8\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
SUM_OF_COLUMNS = declare(
    Rule(
        "S165",
        "总数没有一列，按分项相加",
        Severity.INFO,
        "表里有一个指标的几个分项（衔接资金的中央、省级），没有它的总数，目录里的分项也没有全。报告里的总数是这几列相加的；"
        "还有没列出的，加上总数一列。只有一个分项的，有目录里没有的分项的，不相加，各说各的。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,衔接资金.中央（万元）,衔接资金.省级（万元）\n"
        "甲乡,300,80\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,衔接资金（万元）,衔接资金.中央（万元）,衔接资金.省级（万元）\n"
        "甲乡,380,300,80\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml\n",
    )
)
_MOST_HEAD_LINES: Final = 4
_STEM: Final = lazy("[甲乙丙丁戊己庚辛壬癸]|栏次|列次|列号|栏目|序号")
_COLUMN_NUMBER: Final = lazy(r"[（(\[【]?([1-9]\d?)[）)\]】]?(?:[=＝][\d+＋\-－*×/÷%（()）]+)?")
_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_MATTER: Final = lazy(
    r"(?:.{2,}[省市区县旗])??(?:\d{4}年度?)?(?:上半年|下半年|第?[一二三四1-4]季度|前三季度|\d{1,2}[月至—\-－到~～]+(?:\d{1,2}月?份?)?)?(?:全[省市区县]|各?乡镇(?:（街道）)?)?"
    r"((?!情况|数据|工作|任务|指标|各|分|乡镇|街道|全[省市区县])[\u4e00-\u9fff]{2,10}?)(?:主要|重点|工作|任务|指标)*(?:完成|进展|落实)?(?:情况|数据|进度)?(?:统计|汇总|调度|明细|一览|基本情况)表?(?:[（(][^（）()]*[）)])*"
)
"""The title of a table that says on what it is."""
_SAYS: Final = lazy("[:：]|\\d{4}年")
_UNITS_OF_TABLE: Final = lazy(r"(?:计量|金额)?单位[:：]\s*([^）)]+)")
_TITLE: Final = lazy(r"表\s*(?:[（(][^（(]*[）)]\s*)?$|情况|统计|台账|汇总|进度")
_BETWEEN_UNITS: Final = lazy(r"[、，,;；/／\s]+")
_SAME_MONTHS: Final = lazy("(?:上年|去年|上一年)同期的?(.+)")
_FEWEST_TOGETHER: Final = 3
"""Indicators of one group that say by each other that they are of it: 开工, 完工 and 总投资."""
_INDICATOR: Final = 3
"""Length of the path of an indicator itself: 指标, group, name."""


@frozen
class Column:
    """A column of the table (from 0) and where its cells belong; `heading` is what messages call it."""

    index: int
    meaning: Meaning
    heading: str
    in_percent: bool = False
    """Whether its cells show that a bare 0.8 among them is 0.8%."""


@frozen
class Columns:
    """The head of a table: the same for each of its rows."""

    __slots__ = ("__dict__",)  # room for what is kept

    columns: tuple[Column, ...]
    last: int = 0  # the last column that has a heading, used or not
    unused: tuple[tuple[int, str], ...] = ()
    """(column, heading) of those that mean nothing here."""
    above: tuple[int | None, int | None] = NOTHING_ABOVE
    """The columns that say in which city and county the township of each row lies."""

    @cached_property
    def by_index(self) -> dict[int, Column]:
        return {each.index: each for each in self.columns}

    @cached_property
    def same_months(self) -> tuple[tuple[Path, Column], ...]:
        """(path of last year's figure that has a column of its own, this year's column): 上年同期抽检 beside 抽检."""
        by_path = {each.meaning.path: each for each in self.columns}
        found = ((path, _SAME_MONTHS.match(str(path[-1]))) for path in by_path if path[0] == "指标")
        now = ((path, by_path.get((*path[:-1], said[1]))) for path, said in found if said)
        return tuple((path, column) for path, column in now if column is not None)

    @cached_property
    def called(self) -> dict[str, Called]:
        """By the catalogue's dotted path, how the head calls indicators and groups otherwise; nothing where its columns differ in that."""
        said: dict[str, set[Called | None]] = {}
        for meaning in (column.meaning for column in self.columns if column.meaning.path[0] == "指标"):
            group, name = (str(each) for each in meaning.path[1:3])
            if meaning.group_called is not None:
                said.setdefault(group, set()).add(meaning.group_called)
            if not {"其中", "构成"} & set(meaning.path):
                said.setdefault(f"{group}.{name}", set()).add(meaning.called)
        return {path: word for path, words in said.items() if len(words) == 1 and (word := next(iter(words))) is not None}

    @cached_property
    def signature(self) -> bytes:
        return repr((self.columns, self.unused)).encode()


NO_COLUMNS: Final = Columns(())
Read = tuple[tuple[Column, ...], list[tuple[int, str]]]
"""The columns of a head, and (column, heading) of those that mean nothing."""


def place_column(line: Line, headings: Headings) -> int | None:
    """The column that names the units, where the line is the top of a head: beside others."""
    if len(line.cells) < 2:
        return None
    return next((cell.column for cell in line.cells if headings.is_place([squeezed(cell.text)])), None)


def stands_over(grid: Grid, line: Line, top: Line) -> bool:
    """Whether the line right above a head names the groups of its columns, and nothing stands over the units: 义务教育 over 学校 | 在校生. A title is no such line, nor is 单位：万元."""
    columns = [cell.column for cell in line.cells]
    wide = [last - column for row, column, _, last in grid.merges if row == line.number and column in columns]
    first = top.cells[0].column
    is_of_names = not any(_UNITS_OF_TABLE.search(cell.text) or _SAYS.search(cell.text) for cell in line.cells)
    return line.number == top.number - 1 and len(columns) > 1 and min(columns) > first and is_of_names and (not grid.merges or any(wide))


def split_head(grid: Grid, first: list[Line], top: int, headings: Headings) -> tuple[list[Line], list[Line]]:
    """(lines of the head, lines below it already read)."""
    place = place_column(first[top], headings)
    start = first[top].number
    bottom = max((last for row, _, last, _ in grid.merges if row == start), default=start)
    head = [first[top]]
    at = top + 1
    while at < len(first) and at - top < _MOST_HEAD_LINES:
        line = first[at]
        words = {cell.column: cell.text for cell in line.cells}
        if numbers_columns(line, place):
            at += 1
            break
        figures = any(_NUMBER.fullmatch(text) for text in words.values())
        units = _line_of_units(line, place, headings)
        if units:
            return [*head, units], first[at + 1 :]
        if place in words or (line.number > bottom and (figures or not _beneath(words, first[top]))):
            break
        head.append(line)
        at += 1
    return head, first[at:]


def numbers_columns(line: Line, place: int | None) -> bool:
    """Whether a line only numbers the columns of a form: 甲 | 1 | 2 | 3=1+2, under the names of the units 甲 or nothing."""
    label, last = next((squeezed(cell.text) for cell in line.cells if cell.column == place), ""), None
    if label and not _STEM.fullmatch(label):
        return False
    for cell in line.cells:
        number = _COLUMN_NUMBER.fullmatch(squeezed(cell.text))
        if number is None and not _STEM.fullmatch(squeezed(cell.text)):
            return False
        if number is not None:
            if last is not None and int(number[1]) != last + 1:
                return False
            last = int(number[1])
    return len(line.cells) > 1 if last is not None or label else False


def _line_of_units(line: Line, place: int | None, headings: Headings) -> Line | None:
    """The line without what stands for no unit, where all else in it are units (户, 万元): the last of a head."""
    cells = tuple(cell for cell in line.cells if squeezed(cell.text) not in NO_UNIT)
    if cells and all(cell.column != place and headings.is_unit(squeezed(cell.text)) for cell in cells):
        return Line(line.number, cells)
    return None


def _beneath(words: dict[int, str], above: Line) -> bool:
    """Whether a line can be the lower line of a head: something stands where the line above groups or is blank."""
    first = above.cells[0].column
    return min(words) >= first and (len(words) >= 2 or min(words) > first)


def read_columns(grid: Grid, head: list[Line], headings: Headings, notes: list[Diagnostic], group: str = "", below: Sequence[Line] = (), matter: str = "") -> Columns:
    """`group` is that of the whole table, "" where nothing says so; `matter` what its title says it is on; `below` are some of its rows."""
    texts = with_changes(with_levels(stacked_headings(grid, head), headings.is_indicator))
    headings = headings.at(headings.times.of([part for parts in texts.values() for part in parts]))
    texts = with_parts(with_sides(texts, headings.times, headings.is_group, headings.is_indicator), below)
    above = above_columns({index: parts for index, parts in texts.items() if not _is_of_figures(below, index)})
    texts = {index: parts for index, parts in sorted(texts.items()) if index not in above}
    said = frozenset(parts[-1] for parts in texts.values())
    found, columns, unused = read_by_matter(lambda told, own: HeadReader(grid, head[-1].number, headings, told, said, group, own).read(texts), matter)
    notes += found
    return Columns(columns, max(texts, default=0), unused, above)


def read_by_matter(read: Callable[[list[Diagnostic], str], Read], matter: str) -> tuple[list[Diagnostic], tuple[Column, ...], tuple[tuple[int, str], ...]]:
    """(what is to be said, the columns, those that mean nothing). Of a table of which the catalogue knows less than half the columns, the title's `matter` is the group of the others.

    Raises Refused where no row would have a figure.
    """
    told: list[Diagnostic] = []
    columns, unused = read(told, "")
    if matter and len(unused) > sum(each.meaning.path[0] == "指标" for each in columns):
        again: list[Diagnostic] = []
        more, left = read(again, matter)
        if len(left) < len(unused):
            told, columns, unused = again, more, left
    if unused and all(each.meaning.path[0] != "指标" for each in columns):
        raise Refused([each.as_severity(Severity.ERROR) for each in told if each.code == COLUMN_UNUSED.code])
    return told, columns, tuple(unused)


def _is_of_figures(below: Sequence[Line], column: int) -> bool:
    """Whether the first cell below the head is a number: 市 and 县 beside 中央 and 省 are whose money it is."""
    return next((cell.text for line in below for cell in line.cells if cell.column == column and cell.text.strip()), "")[:1].isdigit()


class HeadReader:
    """Reads the headings from the left to the right, each beside the one before it.

    A task that stands left of its indicator (年度任务 | 务工就业 | 完成率) waits for the next heading.
    """

    def __init__(self, grid: Grid, line: int, headings: Headings, notes: list[Diagnostic], said: frozenset[str], group: str, matter: str = "") -> None:
        self._grid = grid
        self._line = line
        self._headings = headings
        self._notes = notes
        self._said = said
        self._taken: dict[object, tuple[int, str]] = {}
        self._before: Path | None = ()
        self._beside = True
        self._group = self._group_of_table = group
        """Of the columns to the left, by those of which it is certain; until there is one, that of the table."""
        self._matter = matter
        """The group of the data's own to which columns go that nobody knows, "" where nothing says so."""
        self._above: tuple[str, ...] = ()
        self._first: Path | None = None
        """The first indicator below the heading `_above`."""
        self._waiting: tuple[int, list[str], Unclear] | None = None
        self.columns: list[Column] = []
        self.problems: list[Diagnostic] = []
        self.unused: list[tuple[int, str]] = []

    def is_indicator(self, name: str) -> bool:
        """Whether the catalogue has an indicator of this name."""
        return self._headings.is_indicator(name)

    def groups_of(self, name: str) -> frozenset[str]:
        """The groups in which the catalogue has an indicator of this name."""
        return self._headings.groups_of(name)

    @property
    def at_a_part(self) -> bool:
        """Whether the heading that was read last is a part of another."""
        return not self._beside

    def read(self, texts: Mapping[int, list[str]]) -> Read:
        """All of a head at once. Raises Refused."""
        for index, parts in texts.items():
            self.take(index, parts)
        return self.finished(), self.unused

    def finished(self) -> tuple[Column, ...]:
        """The columns, once there are all, each as the others let it be read. Raises Refused."""
        self.give_up_waiting()
        self.refuse_lone_guesses()
        if self.problems:
            raise Refused(self.problems)
        columns = [_unsure_of_rate(each, {column.meaning.path for column in self.columns}) for each in self.columns]
        read = _with_units(_among(columns, self._headings))
        self._tell_sums(read)
        return read

    def _tell_sums(self, columns: Sequence[Column]) -> None:
        """Where the report will add up what columns give of an indicator, and the catalogue knows of more."""
        given = {column.meaning.path for column in columns}
        parts: dict[Path, dict[str, Column]] = {}
        for column in columns:
            path = column.meaning.path
            if path[_INDICATOR:-1] == ("构成",) and path[:_INDICATOR] not in given and "构成" not in column.heading:
                parts.setdefault(path[:_INDICATOR], {})[str(path[-1])] = column
        for whole, found in parts.items():
            if found.keys() < {*self._headings.parts_of(whole)}:
                first = next(iter(found.values()))
                message = f"没有“{whole[-1]}”的总数，报告里的总数是{'、'.join(found)}相加的"
                hint = f"还有别的，加上总数一{self._headings.lying.this[-1]}：{'.'.join(map(str, whole[1:]))}"
                self._notes.append(SUM_OF_COLUMNS.at(self._grid.place(self._line, first.index), message, hint, excerpt=first.heading))

    def take_key_of_part(self, part: Column, index: int, key: str) -> None:
        """What the figure of a part is held against: 上年同期 of 其中：县内."""
        rate = OTHER_WORDS.get(key, key) in RATES
        meaning = replace(part.meaning, path=(*part.meaning.path, key), rate=rate or part.meaning.rate, unit="%" if rate else part.meaning.unit, called=None)
        self.columns.append(Column(index, meaning, f"{part.heading}·{key}"))

    def below_group(self, group: str, parts: list[str]) -> list[str]:
        """The parts, below the name of a group where alone they say too little: one of the catalogue, or of the table's own."""
        alone = self._headings.read(parts, self._before, beside=self._beside)
        sure = alone is not None and not isinstance(alone, Unclear) and not alone.assumed
        if not group or sure or parts[-1].startswith("其中"):
            return parts
        if self._headings.is_group(group):
            return [group, *parts]
        spelled = f"{group}.{parts[-1]}"
        own = self._headings.read([spelled], self._before, beside=self._beside)
        return [spelled] if isinstance(own, Meaning) and own.local else parts

    def take(self, index: int, parts: list[str]) -> None:
        """The next heading, by its lines from the top."""
        meaning = self._headings.read(parts, self._before, beside=self._beside)
        if isinstance(meaning, Unclear) or (meaning is not None and meaning.assumed and meaning.path[:-1] != self._before):
            like = self._headings.key_of_like(parts, self._before, [column.meaning.path for column in self.columns])
            meaning = like or self._headings.read(parts, self._before, beside=self._beside, group=self._group)
        meaning = self._as_aspect(parts, meaning) or self._of_the_matter(parts, meaning) or meaning
        if isinstance(meaning, Meaning) and meaning.path[0] == "指标":
            self._resolve_waiting(_indicator(meaning.path))
            self._mean(index, parts, meaning)
        elif isinstance(meaning, Unclear) and not meaning.fatal and self._headings.key(parts) in COMPARISONS:
            self.give_up_waiting()
            self._waiting = index, parts, meaning
        elif isinstance(meaning, Unclear):
            self.give_up_waiting()
            self._unclear(index, parts, meaning)
        elif meaning is not None:
            self.give_up_waiting()
            self._mean(index, parts, meaning)

    def _as_aspect(self, parts: list[str], read: Meaning | Unclear | None) -> Meaning | None:
        """安置 right of 公益岗位 below 就业: of the indicator beside it, where under the same heading it says nothing by itself."""
        above = tuple(part for part in parts[:-1] if part)
        if above != self._above:
            self._above, self._first = above, None
        unsaid = (isinstance(read, Unclear) and not read.fatal) or (isinstance(read, Meaning) and read.local and len(read.path) == _INDICATOR)
        whole = (self._before or ())[:_INDICATOR] if above and unsaid and self._beside else ()
        if whole and self._first is not None:
            found = self._headings.aspect(whole, parts[-1], alone=self._first == whole)
            if found is not None:
                return replace(found, assumed=True)
        if isinstance(read, Meaning) and read.path[0] == "指标" and not read.local and self._first is None:
            self._first = read.path
        return None

    def _of_the_matter(self, parts: list[str], read: Meaning | Unclear | None) -> Meaning | None:
        """学校（所） below the title 教育工作统计表: an indicator of the group 教育, where the heading says what it counts."""
        if not self._matter or not isinstance(read, Unclear) or read.fatal or self._headings.key(parts) or len([each for each in parts if each]) != 1:
            return None
        found = self._headings.read([f"{self._matter}.{next(filter(None, parts))}"], self._before, beside=self._beside)
        return replace(found, assumed=True) if isinstance(found, Meaning) and found.local and found.counts else None

    def _resolve_waiting(self, whole: Path) -> None:
        """The heading that waits is of the indicator to its right, where it can be counted so."""
        if self._waiting is not None:
            index, parts, unclear = self._waiting
            self._waiting = None
            meaning = self._headings.read(parts, whole)
            if isinstance(meaning, Meaning) and meaning.path[:-1] == whole:
                self._mean(index, parts, meaning, of_next=True)
            else:
                self._unclear(index, parts, unclear)

    def give_up_waiting(self) -> None:
        if self._waiting is not None:
            index, parts, unclear = self._waiting
            self._waiting = None
            self._unclear(index, parts, unclear)

    def refuse_lone_guesses(self) -> None:
        """位次 where nothing else of the table is of 小额信贷, of which alone the catalogue has one: it may be the rank of anything, so its group is asked for."""
        given = [column.meaning for column in self.columns if column.meaning.path[0] == "指标"]
        indicators = {each.path[:_INDICATOR] for each in given}
        sure = {each.path[1] for each in given if not (each.assumed and says_no_group(str(each.path[2])))} | {self._group_of_table}
        sure |= {group for group, count in Counter(path[1] for path in indicators).items() if count >= _FEWEST_TOGETHER}
        lone = {path for path in indicators if len(path) == _INDICATOR and path[1] not in sure and says_no_group(str(path[2]))}
        if lone:
            refused = [column for column in self.columns if column.meaning.path[:_INDICATOR] in lone]
            self.columns = [column for column in self.columns if column not in refused]
            headings = {column.heading for column in refused}
            self._notes[:] = [each for each in self._notes if each.code != COLUMN_ASSUMED.code or each.excerpt not in headings]
            for column in refused:
                self._refuse_guess(column)

    def _refuse_guess(self, column: Column) -> None:
        lying = self._headings.lying
        self.unused.append((column.index, column.heading))
        name, meant = column.heading.replace("·", "."), ".".join(map(str, column.meaning.path[1:]))
        hint = f"{lying.head}写明组名：组名.{name}；是“{meant}”的，照这样写"
        place = self._grid.place(self._line, column.index)
        self._notes.append(COLUMN_UNUSED.at(place, f"{column.heading}：离了组不知道说的是谁，{lying.this}没有用上", hint, excerpt=column.heading))

    def _unclear(self, index: int, parts: list[str], meaning: Unclear) -> None:
        heading = _heading(parts)
        rule = COLUMN_UNCLEAR if meaning.fatal else COLUMN_UNUSED
        self.unused.append((index, heading))
        if not parts[-1].startswith("其中"):
            self._before = None
        hint = in_full(parts[-1]) if meaning.near and meaning.near in self._said else meaning.hint
        told = self.problems if meaning.fatal else self._notes
        told.append(rule.at(self._grid.place(self._line, index), f"{heading}：{meaning.message}", hint, excerpt=heading))

    def _mean(self, index: int, parts: list[str], meaning: Meaning, *, of_next: bool = False) -> None:
        heading, place = _heading(parts), self._grid.place(self._line, index)
        key = said_of(meaning)
        if key in self._taken:
            at, other = self._taken[key]
            hidden = ["（隐藏的列）" if each in self._grid.hidden_columns else "" for each in (index, at)]
            message = f"{heading}{hidden[0]}：和“{other}”{hidden[1]}是同一个指标"
            lying = self._headings.lying
            if meaning.path[0] == "指标":
                hint = f"一样的算一个，不一样的在那一格指出来；不是一回事的，{lying.head}写明各是哪个指标"
                self._notes.append(COLUMN_GIVEN_TWICE.at(place, message, hint, excerpt=heading))
            else:
                self.problems.append(COLUMN_UNCLEAR.at(place, message.replace("是同一个指标", "说的是一回事"), _of_two(meaning, heading, other), excerpt=heading))
        self._taken.setdefault(key, (index, heading))
        if meaning.assumed:
            lying = self._headings.lying
            neighbour = lying.after if of_next else lying.before if meaning.path[:-1] == self._before else ""
            self._notes.append(COLUMN_ASSUMED.at(place, *_assumed(heading, parts[-1], meaning, neighbour, lying), excerpt=heading))
        elif meaning.path[0] == "指标":
            self._group = str(meaning.path[1])
        self._beside = not ({"其中", "构成"} & set(meaning.path))
        self.columns.append(Column(index, meaning, heading))
        if meaning.path[0] == "指标" and not meaning.rate and self._beside:
            self._before = _indicator(meaning.path)


def said_of(meaning: Meaning) -> object:
    """The same of two columns that give the same figure."""
    return meaning.path, meaning.dimension or ((unscaled(meaning.unit) or meaning.among) if meaning.component else "")


def _of_two(meaning: Meaning, *headings: str) -> str:
    if meaning.path == REGION and any(each in VILLAGES for each in headings):
        return "一行一个村的，乡镇一列表头改成 所属乡镇；各乡镇有同名的村的，村名写全，如 柏树镇松林村"
    if meaning.path == REGION:
        return "留下一列，写全称，如 青禾县柏树镇；另一列表头改成 所属县"
    return "留下一列"


def _heading(parts: Sequence[str]) -> str:
    """What messages call a column."""
    return "·".join(dict.fromkeys(part for part in parts if part))


def _assumed(heading: str, last: str, meaning: Meaning, neighbour: str, lying: Lying) -> tuple[str, str]:
    """Message and hint; `neighbour` is the heading of the indicator whose key it is, "" where it is an indicator itself."""
    read_as = ".".join(str(each) for each in meaning.path[1:])
    if neighbour:
        return f"{heading}：没有写是哪个指标的，读作{neighbour}的 {read_as}", f"不是的，{lying.head}写全，如 组名.指标名.{meaning.path[-1]}"
    return f"{heading}：没有写是哪一组，读作 {read_as}", f"不是的，{lying.head}写全（组名.{last or heading}），或者{lying.group}"


def _with_units(columns: list[Column]) -> tuple[Column, ...]:
    """改厕任务（户） beside 改厕完成: where all columns of an indicator that name a unit name the same, the others count in it."""
    said: dict[Path, set[str]] = {}
    for column in columns:
        if column.meaning.unit and not column.meaning.rate:
            said.setdefault(_indicator(column.meaning.path), set()).add(column.meaning.unit)
    found = []
    for column in columns:
        units = said.get(_indicator(column.meaning.path), set())
        path, unsaid = column.meaning.path, not (column.meaning.unit or column.meaning.pair)
        of_local = unsaid and column.meaning.local and (path[-2] in PARTS or path[-1] in DIFFERENCES or path[-1] in COMPARISONS)
        if len(units) == 1 and (of_local or units <= {*column.meaning.among}):
            column = replace(column, meaning=replace(column.meaning, unit=next(iter(units)), among=()))
        found.append(column)
    return tuple(found)


def _among(columns: list[Column], headings: Headings) -> list[Column]:
    """Parts of which the table does not have all are 其中: as 构成 they would have to add up."""
    parts: dict[Path, set[str | int]] = {}
    for column in columns:
        whole, part = _whole_and_part(column.meaning)
        if part[:1] == ("构成",):
            parts.setdefault(whole, set()).add(part[1])
    partial = {whole for whole, names in parts.items() if not names.issuperset(headings.parts_of(whole))}
    found = []
    for column in columns:
        whole, part = _whole_and_part(column.meaning)
        if part and whole in partial:
            column = replace(column, meaning=replace(column.meaning, path=(*whole, "其中", *part[1:])))
        found.append(column)
    return _not_all(found, headings)


def _not_all(columns: list[Column], headings: Headings) -> list[Column]:
    """县级 and 乡级 beside 组级, of which the catalogue does not know: their sum is not the whole, nor is one alone. Without a column for that, each is said by its name."""
    units: dict[Path, set[str]] = {}
    for column in columns:
        if column.meaning.path[_INDICATOR : _INDICATOR + 1] == ("构成",) and "构成" not in column.heading:
            units.setdefault(column.meaning.path[:_INDICATOR], set()).add(column.meaning.unit)
    if not units:
        return columns
    given = {column.meaning.path for column in columns}
    more = {column.meaning.path[:_INDICATOR] for column in columns if _is_one_more(column.meaning, units, headings)}
    more |= {whole for whole in units if len({path[_INDICATOR + 1] for path in given if path[: _INDICATOR + 1] == (*whole, "构成")}) == 1}
    if not more:
        return columns
    return [
        replace(column, meaning=replace(column.meaning, path=(*whole, *(("其中",) if whole in given else ()), *path[_INDICATOR + 1 :])))
        if (path := column.meaning.path)[_INDICATOR : _INDICATOR + 1] == ("构成",) and (whole := path[:_INDICATOR]) in more
        else column
        for column in columns
    ]


def _is_one_more(meaning: Meaning, units: dict[Path, set[str]], headings: Headings) -> bool:
    """Whether it stands beside parts, is counted as they are, and nobody knows what else of the whole it is."""
    whole, name = meaning.path[:_INDICATOR], str(meaning.path[-1])
    if len(meaning.path) != _INDICATOR + 1 or whole not in units or name in OWN_KEYS or name in DERIVED_NAMES:
        return False
    return (not meaning.unit or meaning.unit in units[whole]) and not headings.is_foreseen_below(whole, name)


def _whole_and_part(meaning: Meaning) -> tuple[Path, Path]:
    """The path of the indicator, and from there that of a part which may be of its 构成: 构成, 县内, 上年同期; () of anything else."""
    whole = _indicator(meaning.path)
    return whole, meaning.path[len(whole) :] if meaning.tentative else ()


def _indicator(path: Path) -> Path:
    """The path of the indicator itself: without what it is compared with, what follows from that and the part it is cut into."""
    cut = next((at for at, key in enumerate(path) if key in PARTS or key in COMPARISONS or (at >= _INDICATOR and key in DERIVED_NAMES)), len(path))
    return path[:cut]


def _unsure_of_rate(column: Column, paths: set[Path]) -> Column:
    """Beside a column 上年末 alone, 增长率 may be since then: its cells keep that name, and the rows say so (D123)."""
    *above, key = column.meaning.path
    name = next((word for word in rates_unsaid() if word in column.heading), "")
    unsure = key == "同比" and name and key not in column.heading and (*above, "上年末") in paths and (*above, "上年同期") not in paths
    return replace(column, meaning=replace(column.meaning, path=(*above, name))) if unsure else column


def group_above(above: list[Line], headings: Headings) -> str:
    """小额信贷 where the title of the table says so, "" where it names no group or several."""
    titles = {headings.group_in(squeezed(cell.text)) for line in above for cell in line.cells if _TITLE.search(cell.text)} - {""}
    return titles.pop() if len(titles) == 1 else ""


def matter_above(above: Sequence[Line]) -> str:
    """教育 of 2026年上半年教育工作统计表, "" where the line above says no such thing."""
    titles = [found[1] for line in above if len(line.cells) == 1 and (found := _MATTER.fullmatch(squeezed(line.cells[0].text)))]
    return titles[0] if len(titles) == 1 else ""


def units_above(above: list[Line], headings: Headings) -> tuple[str, ...]:
    """万元, where a line above the table says 单位：万元; 户, 人 and 万元 of 单位：户、人、万元."""
    named = (found[1] for line in above for cell in line.cells if (found := _UNITS_OF_TABLE.search(cell.text)))
    pieces = (piece.strip() for each in named for piece in _BETWEEN_UNITS.split(each))
    return tuple(dict.fromkeys(piece for piece in pieces if headings.is_unit(piece)))
