"""The indicator node: a value, or children, or both. Recursive, read at the door."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final

from drafting.frozen import mutable
from drafting.model.reading import Reading, refusal
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.values import Value

DERIVED_NAMES: Final = (
    "完成率",
    "超额完成",
    "剩余任务",
    "序时进度",
    "同比",
    "同比增减",
    "较上年末",
    "较上年末增减",
    "占基期",
    "较基期",
)
"""Names of derived values; under an indicator they may be stated (a measure), which prints as typed and is checked."""

CHANGES: Final = frozenset({"同比", "同比增减", "较上年末", "较上年末增减", "较基期"})
"""Those that say how much more or less it is; 下降12% is -12% there."""
DIFFERENCES: Final = frozenset({"同比增减", "较上年末增减"})
"""Those that are negative where the figure fell, whatever their unit."""
_IN_UNITS: Final = {"同比": "同比增减", "较上年末": "较上年末增减"}
_RATES: Final = frozenset({"%", "‰", "个百分点", "个千分点", "倍", "成", "番"})

OWN_CHANGE: Final = frozenset({"同比", "同比增减"})
"""Who states these holds the figure against last year's himself."""
FOR_WORK: Final = frozenset({"完成率", "超额完成"})
"""Who states these takes the task for one that is to be reached."""

PARTS: Final = {"构成": "parts", "其中": "subset"}
"""Keys that hold named nodes → the model's field."""

COMPARISONS: Final = {
    "任务": "target",
    "上年同期": "same_period_last_year",
    "上年末": "end_of_last_year",
    "基期": "base",
}
"""Keys that hold one node, a figure to compare with → the model's field."""
COMPARED: Final = frozenset(COMPARISONS.values())
"""These fields."""

DONE: Final = frozenset({"完成", "完成数", "实际完成", "已完成", "累计完成", "完成情况"})
"""What hangs on a figure by one of these names is the figure once more, unless the catalogue says otherwise."""

TEXTS: Final = {"统计期间": "period", "提供单位": "provider", "计量单位": "unit", "备注": "note"}
"""Keys that hold a text → the model's field."""

FIELDS: Final = {"数值": "value", "表述": "statement", "名录": "names", **PARTS, **COMPARISONS, "截至": "as_of", **TEXTS}
"""Keys of an indicator → the model's field; any other key under it is a child, or a derived value that is stated."""

OWN_KEYS: Final = tuple(FIELDS)

OTHER_WORDS: Final = {
    **dict.fromkeys(
        ("任务数", "目标任务", "任务目标", "目标", "目标数", "目标值", "年度任务", "年度目标", "全年任务", "全年目标", "下达任务", "下达任务数", "下达计划", "目标任务数", "计划任务数", "计划", "计划数", "年度计划", "计划任务"),
        "任务",
    ),
    **dict.fromkeys(("去年同期", "上年同期数", "去年同期数", "同期", "同期数"), "上年同期"),
    **dict.fromkeys(("上年底", "去年底", "去年末"), "上年末"),
    **dict.fromkeys(("同比增长", "同比增速", "同比增幅", "同比增长率", "同比上升", "同比提高", "同比提升", "增速", "增幅", "增长率"), "同比"),
    **dict.fromkeys(("比上年同期增长", "较上年同期增长", "比去年同期增长", "较去年同期增长"), "同比"),
    **dict.fromkeys(("较年初", "比年初", "比上年末", "较上年底", "比上年底", "较去年底", "比去年底"), "较上年末"),
    **dict.fromkeys(("任务完成率", "完成比例", "完成百分比", "任务完成比例"), "完成率"),
}
"""What clerks call the keys that a figure is compared by → the key. Read so where the figure below fits it."""

COUNTS: Final = {"户数": "户", "人数": "人", "人次": "人次", "户次": "户次", "笔数": "笔", "个数": "个", "期数": "期", "支数": "支", "座数": "座"}
"""Names of children that say no more than the unit of their figure → that unit: 小额信贷1.36亿元1660户."""

AMOUNTS: Final = frozenset({"金额", "资金", "补助金额", "补贴金额", "资助金额", "发放金额"})
"""Names of children that say no more than that it is money."""

PLAIN: Final = frozenset({"value", "as_of", "period", "provider", "unit", "note"})
"""Fields of a node that is a figure and no more."""
SIMPLE: Final = PLAIN | {"statement"}
"""Those of one that may be said in words."""

STATEMENT_LENGTH: Final = 20

TEXTS_OF_GROUP: Final = "文字材料: {组名: …}"
"""In a hint; the loader, which knows the group, puts its name in."""

_BARE_NUMBER: Final = lazy(r"[-+]?\d[\d,]*(?:\.\d+)?(?:万亿|亿|万)?")

_RANKED: Final = "级"
"""五级 says of what rank, not how many there are."""

Names = tuple[str, ...] | dict[str, tuple[str, ...]]


def change_in(key: str, units: Collection[str]) -> str:
    """How much more or less it is, by the units that say so: 同比 of a rate, 同比增减 in those of the figure."""
    return key if _RATES.issuperset(units) else _IN_UNITS.get(key, key)


def named_by_unit(stated: Mapping[str, Any], value: Any) -> dict[str, Any]:
    """同比: -13家 beside 58家, or -13户, is by how much it fell: a rate is never counted in things."""
    return {_by_unit(key, each, stated, value): each for key, each in stated.items()}


def _by_unit(key: str, change: Any, stated: Mapping[str, Any], value: Any) -> str:
    if not isinstance(change, Measure) or not isinstance(value, Measure) or "" in change.units or not _RATES.isdisjoint(change.units):
        return key
    named = change_in(key, change.units)
    return key if named in stated else named


def with_unit(value: Any, unit: Any) -> Any:
    """数值: 5361 beside 计量单位: 户 is 5361户."""
    bare = isinstance(value, str) and isinstance(unit, str) and _BARE_NUMBER.fullmatch(value.strip())
    return value.strip() + unit.strip() if bare else value


def checked_statement(raw: Any, reading: Reading | None) -> Any:
    """表述 as it stands. Raises Unreadable where it is no short phrase without a quantity."""
    if not isinstance(raw, str):
        raise refusal("shape", "表述是一句短话，不是列表或分项", "写成 表述: 全省第三")
    found = [each for each in dict.fromkeys(reading.quantities_in(raw)) if not each.endswith(_RANKED)] if reading else []
    long = f"表述有{len(raw)}个字，最多{STATEMENT_LENGTH}个字" if len(raw) > STATEMENT_LENGTH else ""
    numbers = f"{'里面' if long else '表述里'}有数量“{'、'.join(found)}”" if found else ""
    if long:
        raise refusal("statement", "，".join(filter(None, (long, numbers))), f"整段写在最外层的“文字材料”里，名称用组名：{TEXTS_OF_GROUP}；这里删去")
    if numbers:
        others = f"，{'、'.join(found[1:])}另写一行" if found[1:] else ""
        raise refusal("statement", numbers, f"数写在“数值”里才能核对：数值: {found[0]}{others}；表述里不写数")
    return raw


def read_names(raw: Any) -> Any:
    """名录: one name, a list of them, or lists under labels. Raises Unreadable."""
    if isinstance(raw, str):
        return (raw,)
    if isinstance(raw, list):
        return _name_list(raw, ())
    if isinstance(raw, dict):
        return {
            label: (items,) if isinstance(items, str) else _name_list(items, (label,))
            for label, items in raw.items()
            if items != ""
        }
    return raw


def _name_list(items: Any, inner: tuple[str | int, ...]) -> tuple[str, ...]:
    if not isinstance(items, list):
        raise refusal("shape", "名录只能分一层", "写成 名录: {甲类: [《…方案》, 《…意见》]}", inner)
    for index, item in enumerate(items):
        if not isinstance(item, str):
            raise refusal(
                "shape", f"名录的第{index + 1}项不是一个名称", "每一项写一个名称；带冒号的名称加引号", (*inner, index)
            )
    return tuple(item for item in items if item)


FIGURE_ALONE: Final = frozenset({"value"})
"""What is `given` of a node that is a figure and nothing else, as most are: it has only to be seen that it is this very set."""


class _Nothing(dict[str, Any]):
    """What stands below a node that has nothing there: one for all of them, and nobody can put anything into it."""

    def _refused(self, *_: object, **__: object) -> Any:
        raise TypeError("what stands below a node is set, not filled")

    __setitem__ = __ior__ = setdefault = update = _refused


_NOTHING: Final = _Nothing()
_NO_FIELDS: Final[frozenset[str]] = frozenset()


@mutable
class Indicator:
    """One node of 指标. English names in code, Chinese keys in the file.

    `value` is None where the node holds only children, 表述 or 名录; an empty value is absent (None, not owed).
    `given` are the fields that the file gives.
    """

    value: Value | None  # 数值
    statement: str | None  # 表述
    names: Names | None  # 名录
    parts: dict[str, Indicator]  # 构成
    subset: dict[str, Indicator]  # 其中
    target: Indicator | None  # 任务
    same_period_last_year: Indicator | None  # 上年同期
    end_of_last_year: Indicator | None  # 上年末
    base: Indicator | None  # 基期
    as_of: date | str | None  # 截至
    period: str | None  # 统计期间
    provider: str | None  # 提供单位
    unit: str | None  # 计量单位
    note: str | None  # 备注
    stated: dict[str, Value]
    children: dict[str, Indicator]
    given: frozenset[str]

    def __init__(self, value: Value | None = None, given: frozenset[str] = _NO_FIELDS) -> None:
        self.value = value
        self.statement = self.names = self.target = self.same_period_last_year = self.end_of_last_year = self.base = None
        self.as_of = self.period = self.provider = self.unit = self.note = None
        self.parts = self.subset = self.stated = self.children = _NOTHING
        self.given = given

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Indicator:
        """The node that holds these fields."""
        node = cls(None, frozenset(fields))
        for name, what in fields.items():
            setattr(node, name, what)
        return node

    def settle(self, name: str, what: Any) -> None:
        """While a file is read: a child turns out to be what the field `name` holds."""
        setattr(self, name, what)
        self.given |= {name}

    def let_go(self, names: Iterable[str]) -> None:
        """While a file is read: what these fields hold turns out to be a child's."""
        for name in self.given.intersection(names):
            setattr(self, name, _NOTHING if name == "stated" else None)
        self.given -= frozenset(names)
