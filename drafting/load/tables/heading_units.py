"""The units in a table's heading: whose they are, and which columns below them count in something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from drafting.frozen import frozen
from drafting.model.counting_words import RANKED
from drafting.model.indicator import DERIVED_NAMES, OTHER_WORDS
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.units import UnitTable

_BRACKETED: Final = lazy(r"(.+?)[（(]([^（）()]*)[）)]$")
_OR_TIMES: Final = lazy(r"(?<=[\u3400-\u9fff])[（(]次[）)](?=[）)]?$)")
"""人（次）, 户（次）: so many times that somebody came, one figure."""
_UNIT_LABEL: Final = lazy(r"^(?:单位|计量单位)[:：]?")
_SCALES: Final = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3, "百": 10**2}
_UNIT_BEHIND: Final = lazy(r"(?!(?:计量)?单位[:：])(.+?)[，,、；;\s]*(?:(?:计量)?单位)?[:：]\s*([^:：]+)$")
"""投资，单位：万元; 投资：万元."""
_PERCENT_BEHIND: Final = lazy(r"(.+?)[±＋+]?[%％]$")
_PER: Final = ("1/", "1／")
"""As some write 孕产妇死亡率（1/10万）."""
_PER_WHAT: Final = frozenset(("秒", "s", "分钟", "小时", "天", "日", "月", "年", "升", "L", "立方米", "m³"))
_PER_LAND: Final = frozenset(("亩", "公顷"))
"""What things are reckoned by, where a stroke does not stand between two units."""
_BETWEEN: Final = lazy(r"[/／、，,和及]")

_THINGS: Final = frozenset("个项件条份处座家所台套辆间幢栋宗起例场头只口艘架部")
"""Words that count the same things: 处（个） is one figure, 户（人） two."""
_SET: Final = "台套"
_PERCENT_WORDS: Final = frozenset(("百分比", "百分数", "百分率"))
NO_UNIT: Final = BLANK | {"单位", "计量单位"}
"""What stands for no unit, in a line of units or a column of them."""

_DIFFERENCES: Final = frozenset({"剩余任务", "同比增减", "较上年末增减"})
RATES: Final = frozenset(DERIVED_NAMES) - _DIFFERENCES
"""Derived values that are percentages; the others are counted as the figure is."""
_RATE: Final = lazy(r"率$|进度$|占比|比例|比重|百分比|增幅|增速|降幅|涨幅|环比$|同比$")
_OTHERWISE: Final = lazy(r"均|单价|增长|增减|增加|减少|较上|比上|倍")
Kind = Literal["rate", "rank", "otherwise", ""]
"""What a column counts in by its name: percent, places, neither it nor surely what the heading above counts in, or just that."""


def kind_of(name: str) -> Kind:
    word = OTHER_WORDS.get(name, name)
    if word in _DIFFERENCES:
        return ""
    if word in RATES or _RATE.search(word):
        return "rate"
    if word.endswith(RANKED):
        return "rank"
    return "otherwise" if _OTHERWISE.search(word) else ""


@frozen
class Lines:
    """The lines of a heading without their units. `unit` is that of the column, "" where none is named.

    `inherited`: it stands in a line above the last, over other columns too. `apart`: it is the last line itself.
    `several`: the heading names more than one, as in 低保（户/人）: each cell holds them all.
    """

    parts: tuple[str, ...]
    unit: str = ""
    inherited: bool = False
    apart: bool = False
    several: tuple[str, ...] = ()


class HeadingUnits:
    """Reads them by the units that the house knows."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units

    def is_unit(self, text: str) -> bool:
        """Whether a heading is nothing but a unit: 户, 万元, （人）."""
        return self._known(_bare(text))

    def split(self, texts: Sequence[str], *, apart: bool) -> Lines:
        """`apart` says that the last line is a unit and no indicator."""
        parts: list[str] = []
        unit, at_level = "", 0
        several: tuple[str, ...] = ()
        for level, text in enumerate(texts):
            if apart and level == len(texts) - 1:
                return Lines(tuple(parts), _bare(text), apart=True)
            name, said = self._without(text)
            parts.append(name)
            if said:
                unit, at_level = ("", level) if len(said) > 1 else (said[0], level)
                several = said if len(said) > 1 else ()
        return Lines(tuple(parts), unit, bool(unit) and at_level < len(texts) - 1, False, several)

    def _without(self, text: str) -> tuple[str, tuple[str, ...]]:
        """(衔接资金, (万元,)) of 衔接资金（万元）, of 衔接资金.万元 and of 衔接资金，单位：万元; a bracket that holds no unit stays."""
        behind = _PERCENT_BEHIND.fullmatch(text)
        if behind:
            return behind[1], ("%",)
        found = _BRACKETED.fullmatch(_OR_TIMES.sub("次", text) if text.endswith(("））", "))")) else text)
        if not found:
            behind = _UNIT_BEHIND.fullmatch(text)
            name, _, last = text.rpartition(".") if behind is None else (behind[1], "", behind[2])
            return (name, (last,)) if name and self._known(last) else (text, ())
        said = _bare(found[2])
        said = said.removeprefix("1") if said.startswith(_PER) else said
        pieces = tuple(piece.strip() for piece in _BETWEEN.split(said))
        if len(pieces) > 1 and all(self._known(piece) and not piece.endswith("元") for piece in pieces) and not self._is_rate(pieces):
            return found[1].strip(), pieces
        if self._known(said):
            return found[1].strip(), (said,)
        name, before = self._without(found[1].strip()) if found[1].endswith(("）", ")")) else ("", ())
        return (f"{name}（{found[2]}）", before) if before else (text, ())  # 投资（亿元）（累计）

    def _is_rate(self, pieces: tuple[str, ...]) -> bool:
        """Whether 吨/天, 公斤/亩, μg/m³ are one unit, and no two as 户/人 are."""
        return pieces[-1] in _PER_WHAT or (pieces[-1] in _PER_LAND and self._units.family(unscaled(pieces[0])) == "质量")

    def _known(self, text: str) -> bool:
        return bool(text) and self._units.known(unscaled(text))


def unscaled(unit: str) -> str:
    """元 of 万元."""
    return next((unit.removeprefix(scale) for scale in _SCALES if unit.startswith(scale) and unit != scale), unit)


def scale_of(unit: str) -> int:
    """10000 of 万元, 1 of 元."""
    return next((scale for word, scale in _SCALES.items() if unit.startswith(word)), 1)


def unit_of_cell(text: str) -> str:
    """What a cell of a column of units says: 万元 of （万元）, 户/人 of 户（人）, 人次 of 人（次）, 台套 of 台（套）, 处 of 处（个）, "" of —, of 无."""
    said = _bare(_OR_TIMES.sub("次", text))
    of_two = _BRACKETED.fullmatch(f"{said}）") if said.count("（") + said.count("(") == 1 else None
    if of_two is None:
        return "" if said in NO_UNIT else said
    one, other = of_two[1], of_two[2]
    if one in _THINGS and other in _THINGS:
        return _SET if one + other == _SET else one
    return f"{one}/{other}"


def _bare(text: str) -> str:
    """万元 of （单位：万元）, % of 百分比."""
    said = _UNIT_LABEL.sub("", text.strip("（）()")).strip()
    return "%" if said in _PERCENT_WORDS else said
