"""What we know of one unit and one period: the validated data file."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Literal

from drafting.diagnostics import Place
from drafting.frozen import frozen
from drafting.model.indicator import Indicator
from drafting.model.likeness import Likeness
from drafting.model.narrative import Narrative
from drafting.model.official import OfficialDocument
from drafting.model.table import DetailTable
from drafting.quantities.values import Value
from drafting.source import Path, Tree
from drafting.tuples import NamedTuple

Level = Literal["省", "市", "县", "乡镇", "村"]
PeriodKind = Literal["年度", "半年", "季度", "月份"]


@frozen
class Unit:
    """单位. `whole` is 全辖 (全县), `own` is 自称 (我县), `leadership` is 党委政府 (县委、县政府)."""

    name: str
    region: str
    level: Level
    whole: str
    own: str
    leadership: str


@frozen
class Period:
    """报告期. Months are 1 to 12 inclusive; `as_of` is the day the figures stand at, if given."""

    year: int
    kind: PeriodKind
    first_month: int
    last_month: int
    as_of: date | str | None = None

    @property
    def name(self) -> str:
        """As a title says it: 2021年, 2026年上半年, 2021年1—10月, 2026年第三季度."""
        if self.kind == "年度":
            return f"{self.year}年"
        if self.kind == "半年":
            return f"{self.year}年{'上' if self.first_month == 1 else '下'}半年"
        if self.kind == "季度" and self.last_month - self.first_month == 2:
            return f"{self.year}年第{'一二三四'[(self.last_month - 1) // 3]}季度"
        if self.kind == "季度" and self.first_month == 1 and self.last_month % 3 == 0 and self.last_month < 12:
            return f"{self.year}年前{'二三'[self.last_month // 3 - 2]}季度"
        if self.first_month == self.last_month:
            return f"{self.year}年{self.first_month}月"
        return f"{self.year}年{self.first_month}—{self.last_month}月"

    def is_a_year_after(self, other: Period) -> bool:
        """Whether the other is the same months of the year before."""
        return (self.first_month, self.last_month, self.year - 1) == (other.first_month, other.last_month, other.year)

    @property
    def following(self) -> str:
        """What plans are made for: 2027年 after a year, 下半年 after its first half, 下一阶段 within a year."""
        if self.kind == "半年":
            return "下半年" if self.first_month == 1 else f"{self.year + 1}年上半年"
        return f"{self.year + 1}年" if self.last_month == 12 else "下一阶段"


@frozen
class Relation:
    """审核关系: one relation of the file's own, e.g. `就业.脱贫人口 <= 就业.总数`."""

    text: str
    path: Path


class Called(NamedTuple):
    """How the data calls what the catalogue calls otherwise."""

    given: str  # as it stands in the file: 全县高山蔬菜面积
    word: str  # for sentences, without words of doing and counting: 高山蔬菜


class Twice(NamedTuple):
    """One indicator that the file gives in two places, as read, with the figure that each has."""

    one: Path
    other: Path
    figures: tuple[Value, Value]


@frozen
class Dataset:
    """A valid data file. Positions of everything in it are in `tree`."""

    tree: Tree
    template: str | None
    unit: Unit
    period: Period
    document: OfficialDocument
    previous: str | None
    indicators: dict[str, Indicator]
    tables: dict[str, DetailTable]
    narratives: dict[str, Narrative]
    relations: tuple[Relation, ...] = ()
    silences: dict[int, str] = field(default_factory=dict)  # line → text of a 情况属实 comment; 0 → what a table's row says in its column of that name
    unsettled: dict[int, str] = field(default_factory=dict)  # line → text of a 待核 comment
    unfit: set[Place] = field(default_factory=set)  # where a figure stands that has no unit, or counts less than none, and nobody answers for it
    incomplete: dict[int, str] = field(default_factory=dict)  # line → who is missing in a sum, as a roll-up says it in a comment
    renamed: dict[str, str] = field(default_factory=dict)  # 就业.务工人数 → 就业.务工就业: a name given, the catalogue's
    called: dict[str, Called] = field(default_factory=dict)  # 产业.蔬菜 → 高山蔬菜: the catalogue's path, the data's name
    twice: tuple[Twice, ...] = ()
    likeness: Likeness | None = None  # what is known of its indicators but for the numbers, where they are what is typed
