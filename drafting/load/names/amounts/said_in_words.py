"""An amount that is said and not counted: 持平, 翻一番, 全覆盖. What to type instead, by the key under which it stands."""

from __future__ import annotations

from typing import Final

from drafting.model.indicator import CHANGES, DIFFERENCES
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese
from drafting.quantities.repairs import LEVEL
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR

_DOUBLED: Final = lazy("(?:同比|比上年|较上年|实现)?(?:翻了?(一|两|二)?番|增长一倍|增加一倍|倍增)")
_TENTHS: Final = lazy(f"{THAN_LAST_YEAR}?(?:({FALL})|{RISE})了?([一二两三四五六七八九])成(半)?")
_WHOLE: Final = lazy("(?:实现|基本|已|要求|应)*(?:全覆盖|全部(?:完成|覆盖|达标)?|全面完成|全员|应[\u3400-\u9fff]尽[\u3400-\u9fff]|一个不[少漏落])")
_RATE: Final = ("率", "比例", "占比", "比重", "覆盖面")
_TWICE: Final = ("两", "二")


def of_said_amount(typed: str, key: str) -> str:
    """The hint, "" where the text says no such amount. `key` is the name of the indicator, or that of its key (任务, 同比)."""
    text = "".join(typed.split())
    level, doubled, whole = (each.fullmatch(text) for each in (LEVEL, _DOUBLED, _WHOLE))
    growth = "0%" if level else "300%" if doubled and doubled[1] in _TWICE else "100%" if doubled else _in_tenths(text)
    if key in DIFFERENCES and level:
        return f"写 0 和单位，如 {key}: 0户"
    if key in CHANGES and growth:
        return f"写成 {key}: {growth}"
    if key == "任务" and (growth or whole):
        return f"任务写应当完成多少，如 45个（要求全部做到的，就是总数）；没有数的，写成 {{数值: …, 表述: 要求{text}}}"
    if growth:
        said = "与上年持平" if text == "持平" else text
        return f"今年有数的，写成 {{数值: …, 同比: {growth}}}；只说这句话的，写成 {{表述: {said}}}"
    if whole:
        return f"{f'{key}写 100%' if key.endswith(_RATE) else '写做到的数，如 45个'}；只说这句话的，写成 {{表述: {text}}}"
    return ""


def _in_tenths(text: str) -> str:
    """10% of 增长一成, -35% of 下降三成半."""
    found = _TENTHS.fullmatch(text)
    return f"{'-' if found[1] else ''}{from_chinese(found[2])}{5 if found[3] else 0}%" if found is not None else ""
