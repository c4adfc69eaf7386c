"""A figure that was typed with words in front of it: 保费3280万元, 松澧县91.6%. What to type instead."""

from __future__ import annotations

from typing import Final

from drafting.load.names.words.key_words import UNSURE_WORDS
from drafting.load.parsing.pairs_on_a_line import KEYS_OF_A_FIGURE
from drafting.model.below_zero import is_change
from drafting.model.indicator import CHANGES, COMPARISONS, OTHER_WORDS, PARTS, change_in
from drafting.patterns import lazy
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.numerals import read_large
from drafting.quantities.units import UnitTable
from drafting.quantities.values import parse_value
from drafting.quantities.ways import FALL, FALLS, GAIN, LOSS, LOSSES, RISE

_WORDED: Final = lazy(r"([\u3400-\u9fff“”《》]{2,20}?|[增升降减↑↓])[：:]?((?:约|近|超)?\d.*)")
_CHANGE: Final = lazy("(同比|环比|较上年同期|比上年同期|较去年同期|比去年同期|较去年|比去年|较上年|比上年|较上年末|比上年末|较上年底|比上年底|较年初|比年初)?(" + f"{RISE}|{GAIN}|净?增|升|↑|{FALL}|{LOSS}|降|净?减|↓)了?")
_SINCE_THE_END: Final = lazy("[末底]$|年初$")
"""Since when a change is one since the end of last year: 比年初增加26人."""
_NOT_MORE_THAN: Final = ("控制在", "压控在", "不高于", "不大于", "低于")
_FALLS: Final = frozenset((*FALLS, *LOSSES, "降", "减", "净减", "↓"))
_OF_NOW: Final = frozenset(("数值", "完成率", "序时进度", "占基期"))
_LETTERS: Final = lazy("[一二两三四五六七八九十百千万亿零〇]*")
_PLACE: Final = lazy("[\u3400-\u9fff]{1,8}(?:省|市|州|盟|县|区|旗|乡|镇|街道|村|社区)")


OF_A_CHANGE: Final = "任务写应当完成多少；要升降百分之几的，另写一个指标：某某降幅: {数值: 3.1%, 任务: 3.5%} 的样子（升的写“增幅”）"
"""What to type where a task says by how much a figure is to change."""


def of_worded_figure(typed: str, name: str, units: UnitTable, *, below_value: bool = False) -> str:
    """The hint, "" where the text is nothing of the kind. `below_value`: it stands behind 数值 and not behind the name."""
    text = "".join(typed.split())
    found = _WORDED.fullmatch(text)
    if found is None or not _units_of(found[2], units):
        return ""
    words, figure = found.groups()
    if read_large(_LETTERS.match(words)[0]) is not None:  # type: ignore[index]  # it matches nothing, too
        return ""  # 一百三十二户418人: a number in words is no name
    if _PLACE.fullmatch(words):
        return f"数值: {figure}，旁边写 表述: {words}" if below_value else f"写成 {{数值: {figure}, 表述: {words}}}"
    told = _of_another_time(words, figure, units, name) if name not in KEYS_OF_A_FIGURE else None
    if told is not None:
        key, said = told
        if key in CHANGES and (is_change(name) or name.endswith(key)):
            return f"名称说的就是变化，这里写 {said}（下降、减少的写负数）"
        alone = f"；只有这一句的，写 {{{key}: {said}}}" if key in CHANGES else ""
        return f"数值写现在的数，{key}写在旁边：{{数值: …, {key}: {said}}}{alone}"
    if name in CHANGES and (told := _of_another_time(words, figure, units, name)) is not None and told[0] in CHANGES:
        return f"写成 {told[0]}: {told[1]}"
    if name == "任务" and figure.endswith("%") and _CHANGE.fullmatch(words):
        return OF_A_CHANGE
    if name == "任务" and words in _NOT_MORE_THAN:
        return f"写成 任务: 不超过{figure.removesuffix('以内').removesuffix('以下')}"
    if name in KEYS_OF_A_FIGURE:
        if _CHANGE.fullmatch(words):
            return f"{name}写现在是多少，不写{words}了多少" if name in _OF_NOW else ""
        return f"写成 {name}: {figure}，“{words}”写进名称" if name in COMPARISONS else ""
    if words in PARTS:
        return f"总数和它的一部分分开写：{{数值: …, {words}: {{某类: {figure}}}}}"
    if name in words:
        return f"名称写全：{words}: {figure}"
    if below_value:
        return f"“{words}”是名称：不写“数值”，写 {words}: {figure}"
    return f"“{words}”是名称，写成 {{{words}: {figure}}}，印作“{name}{words}{figure}”"


def _of_another_time(words: str, figure: str, units: UnitTable, name: str = "") -> tuple[str, str] | None:
    """(the key, its value) of what is no figure of its own: 下降5% → 同比: -5%, 去年120户 → 上年同期: 120户; below the name 比年初, 增加26人 → 较上年末: 26人."""
    if change := _CHANGE.fullmatch(words):
        since = "较上年末" if _SINCE_THE_END.search(change[1] or name) else "同比"
        if change[1] == "环比":
            return None
        return change_in(since, _units_of(figure, units)), f"-{figure}" if change[2] in _FALLS else figure
    key = OTHER_WORDS.get(words) or UNSURE_WORDS.get(words) or (words if words in COMPARISONS else "")
    return (key, figure) if key else None


def _units_of(text: str, units: UnitTable) -> tuple[str, ...]:
    """Those of a figure; none of a text that is no figure, or only nearly one."""
    try:
        value, notes = parse_value(text, units)
    except MeasureError:
        return ()
    return value.units if isinstance(value, Measure) and not notes else ()
