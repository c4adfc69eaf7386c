"""What the last word of a name says is counted: 播种面积 in 亩, 入学率 in %; and figures whose unit is of another kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.indicator import COUNTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path
from drafting.tuples import NamedTuple

D109 = declare(
    Rule(
        "D109",
        "单位和名称说的不是一回事",
        Severity.WARNING,
        "名称的最后一个词说明了数的是什么（面积、产量、产值、资金、人数、户数、里程、…率），单位却是另一类的：面积不会用吨，产量不会用亩。"
        "目录里有的指标按目录规定的单位看（D102）；有两种单位的数、每亩每户一类的单位不看。",
        hits=_HEAD + "指标: {产业: {魔芋面积: 5万吨}}\n",
        clean=_HEAD + "指标: {产业: {魔芋面积: 5万亩}}\n",
    )
)


class _Kind(NamedTuple):
    """What a word is counted in: `usual` units to type, of these families and those of `also`; or of any but those of `never`."""

    usual: tuple[str, ...]
    also: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def takes(self, unit: str, units: UnitTable) -> bool:
        if any(units.convertible(unit, each) for each in (*self.usual, *self.also)):
            return True
        return bool(self.never) and not any(units.convertible(unit, each) for each in self.never)


_MEASURED: Final = ("元", "亩", "吨", "公里", "立方米", "%")
_AREA: Final = _Kind(("亩",), ("亩次",))
_HARVEST: Final = _Kind(("吨",), never=("亩", "元", "%", "户", "人", "人次", "户次"))
_HEADS: Final = _Kind(("头", "只"), never=(*_MEASURED, "户", "人", "人次"))
_MONEY: Final = _Kind(("元",), ("美元",))
_LENGTH: Final = _Kind(("公里",))
_RATE: Final = _Kind(("%",), ("个百分点", "成", "倍"))
_HOW_CONTENT: Final = _Kind(("%", "分"))
_PEOPLE: Final = _Kind(("人",), never=_MEASURED)
_KINDS: Final[Mapping[str, _Kind]] = {
    **dict.fromkeys(("面积", "水面"), _AREA),
    **dict.fromkeys(("产量", "总产"), _HARVEST),
    **dict.fromkeys(("存栏", "出栏"), _HEADS),
    **dict.fromkeys(("产值", "总值", "加值", "投资", "收入", "经费", "利润", "资金", "金额", "售额"), _MONEY),
    **dict.fromkeys(("里程", "长度"), _LENGTH),
    **dict.fromkeys(("占比", "比例", "比重"), _RATE),
    "意度": _HOW_CONTENT,
    **dict.fromkeys(("人口", "动力"), _PEOPLE),
    "人数": _Kind(("人",), never=(*_MEASURED, "户")),
    "户数": _Kind(("户",), never=(*_MEASURED, "人")),
    "人次": _Kind(("人次",), never=(*_MEASURED, "户")),
}
"""The last two characters of a name → what it is counted in. 率 goes by itself."""
_RATES_ALONE: Final = "率"
_NO_RATE: Final = frozenset(("频率", "效率", "功率", "产率", "出率", "概率", "汇率"))
_OTHER: Final = lazy("(?:[有无零低高中]收入|马力)$")
"""Names that end so and say something else: 无收入 are households, 动力 may be that of machines."""
_A_SHARE: Final = lazy("占|达到|相当于")
"""Before what it is a share of: 占总人口 and 占耕地面积 are in percent, whatever the last word is."""
_TAKEN: Final = lazy("侵占|挪用|侵吞|贪污|骗取|套取|截留|冒领|虚报|挤占|克扣|拖欠|违规|非法|违法|诈骗|洗钱")
_CASES: Final = ("起", "件", "宗", "例", "次")
"""Money that was taken is told in cases as well: 侵占惠民资金: 26起."""
_NAMED_BY_UNIT: Final = (("亩", "面积"), ("吨", "产量"), ("元", "产值"))
"""What of a crop is counted in which unit."""

_USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "面积": ("亩",), "产量": ("吨",), "里程": ("公里",), "占比": ("%",), "比例": ("%",), "比重": ("%",), "意度": ("%",),
    "人数": ("人",), "人口": ("人",), "动力": ("人",), **{name: (unit,) for name, unit in COUNTS.items()},
}  # fmt: skip
"""Those of which a bare number may be said to be in one unit."""


def usual_unit(name: str) -> tuple[str, ...]:
    """What the last word of a name is counted in, where that is one thing: 播种面积 in 亩."""
    return ("%",) if name.endswith(_RATES_ALONE) else _USUAL.get(name[-2:], ())


def say_unlike_units(name: str, node: Indicator, path: Path, units: UnitTable, findings: Findings) -> bool:
    """Say that a figure which the catalogue does not have cannot be what its name says, and so of what stands below; whether it was of itself."""
    unlike = is_unlike(name, node, units)
    if unlike and (kind := _kind(name)) is not None and isinstance(node.value, Measure):
        message = f"名称说的是{_word(name)}，单位却是“{node.value.units[0]}”"
        findings.add(D109, (*path, "数值"), message, _hint(name, kind, node.value, units))
    for inner, child in node.children.items():
        say_unlike_units(inner, child, (*path, inner), units, findings)
    return unlike


def is_unlike(name: str, node: Indicator, units: UnitTable) -> bool:
    """Whether a figure is in a unit in which nothing of that name is counted."""
    kind, value = _kind(name), node.value
    if kind is None or not isinstance(value, Measure) or len(value.quantities) > 1:
        return False
    unit = value.units[0]
    if not unit or "/" in unit or kind.takes(unit, units) or not units.known(unit) or _OTHER.search(name):
        return False
    return not (_A_SHARE.search(name) if _RATE.takes(unit, units) else unit in _CASES and _TAKEN.search(name))


def _kind(name: str) -> _Kind | None:
    return _KINDS.get(name[-2:]) or (_RATE if name[-1:] == _RATES_ALONE and name[-2:] not in _NO_RATE else None)


def _word(name: str) -> str:
    """The word as it is said."""
    if name[-2:] not in _KINDS:
        return _RATES_ALONE
    return next((each for each in ("满意度", "增加值", "销售额", "劳动力") if name.endswith(each)), name[-2:])


def _hint(name: str, kind: _Kind, value: Measure, units: UnitTable) -> str:
    word, unit = _word(name), value.units[0]
    other = next((said for each, said in _NAMED_BY_UNIT if units.convertible(unit, each)), "") if kind in (_AREA, _HARVEST) else ""
    named = f"，如 {name.removesuffix(word)}{other}: {value}" if other else "是什么"
    return f"是{word}的，用{'、'.join(kind.usual)}作单位；数的是别的，名称写明{named}"
