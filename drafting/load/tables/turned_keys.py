"""Which key of its indicator a column of a table with a row per indicator holds, by the headings that stand over it: 任务 below 2026年, 数值 below 完成."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from drafting.load.names.words.heading_times import Times
from drafting.load.names.words.heading_words import COUNT, COUNT_ENDS, SAYS
from drafting.load.tables.heading_names import Headings, rates_unsaid
from drafting.patterns import lazy

_COUNTED: Final = lazy(f"{COUNT}{COUNT_ENDS}")
_DONE: Final = lazy(f"(?:累计|实际|年度)*(?:完成|实绩){COUNT_ENDS}|实际{COUNT_ENDS}|累计{COUNT_ENDS}")
"""What says that the figure is of what came about, whatever stands above: 完成 below 年度任务."""
_PERCENT: Final = r"(?:[±＋+]?[%％]|[（(][±＋+]?[%％][）)])"
_GROWTH: Final = lazy(
    rf"(?:比|较)?(?:上年|去年|同期|上年同期|去年同期)?(?:增长(?:率|幅度)?{_PERCENT}?|增减(?:率|幅度?){_PERCENT}?|增减{_PERCENT})"
)
_ACHIEVED: Final = lazy(rf"(?:占|完成)(?:年度|全年)?(?:目标)?(?:任务|目标|计划)(?:数|的)?(?:{_PERCENT}|比例|比重|百分比|情况?{_PERCENT})|完成进度{_PERCENT}?")
_THIS_MONTH: Final = lazy("本月|当月|本季")
_WHOLE_YEAR: Final = lazy(f"全年{COUNT}?{COUNT_ENDS}")
_AGO: Final = frozenset(("上年同期", "上年末"))


def keys_of(headings: Mapping[int, Sequence[str]], reading: Headings) -> dict[int, str]:
    """Column → the key of the indicator that it holds; each key once, the first column that is called so. `headings` stand from the top down.

    Of columns of this year's figures it is the first that goes as far as the report does: 1—12月 beside 1—11月.
    """
    times = times_of(headings, reading)
    read = {column: key for column, parts in headings.items() if (key := key_of_parts(parts, reading, times))}
    now = [column for column, key in read.items() if key == "数值"]
    now.sort(key=lambda column: not times.goes_as_far(_time_of(headings[column], times)))
    keys = {now[0]: "数值"} if now else {}
    for column, key in read.items():
        if key not in keys.values():
            keys[column] = _rate_as_called(headings[column], read.values()) if key == "同比" else key
    if "数值" not in keys.values() and times.period is not None and times.period.first_month == times.period.last_month:
        month = next((column for column, parts in headings.items() if column not in keys and parts and _THIS_MONTH.match(parts[-1])), None)
        keys |= {month: "数值"} if month is not None else {}
    return keys


def rivals(headings: Mapping[int, Sequence[str]], reading: Headings) -> list[int]:
    """The columns of this year's figures, where each goes to another month and none as far as the report: nobody knows which is meant."""
    times = times_of(headings, reading)
    now = {column: time for column, parts in headings.items() if (time := _time_of(parts, times)) and key_of_parts(parts, reading, times) == "数值"}
    unsure = len({times.last_month(time) for time in now.values()}) > 1 and not any(map(times.goes_as_far, now.values()))
    return list(now) if unsure else []


def times_of(headings: Mapping[int, Sequence[str]], reading: Headings) -> Times:
    """Those of the report, for a table with these headings."""
    said = [text for parts in headings.values() for text in (*parts, "".join(parts))]
    return reading.times.of(list(dict.fromkeys(said)))


def key_of_parts(parts: Sequence[str], reading: Headings, times: Times) -> str:
    """数值, 上年同期, 任务 …; "" where the last heading is no key, and of a time the report has no place for. What says no key above it gathers columns."""
    said = [text for text in parts if is_time(text, times)]
    when = _when(said, times) if said else "数值"
    words = [text for text in parts if text not in said]
    keys = {text: key for text in words if (key := _key_of_word(text, reading, times))}
    if not when or (words and parts[-1] == words[-1] and parts[-1] not in keys):
        return ""
    key = _key_of_words([(text, keys[text]) for text in words if text in keys])
    if when == "数值" or key == when:
        return key
    return when if key == "数值" else ""


def _rate_as_called(parts: Sequence[str], keys: Collection[str]) -> str:
    """增长率 beside 上年末 alone, which may be since then; 同比 elsewhere."""
    heading = "".join(parts)
    unsure = "上年末" in keys and "上年同期" not in keys and "同比" not in heading
    return next((word for word in rates_unsaid() if unsure and word in heading), "同比")


def _key_of_words(words: Sequence[tuple[str, str]]) -> str:
    """The key of headings from the top down with their keys: the last says it, unless that is the figure itself (数量 below 任务) or last year's stands above."""
    if not words:
        return "数值"
    last, key = words[-1]
    above = [each for _, each in words[:-1] if each != "数值"]
    ago = next((each for each in above if each in _AGO), "")
    if key != "数值":
        return key if ago in ("", key) else ""
    return ago or (above[-1] if above and not _DONE.fullmatch(last) else key)


def is_time(text: str, times: Times) -> bool:
    """Whether a heading says a time and no more: 全年, too."""
    return times.is_time(text) or _WHOLE_YEAR.fullmatch(text) is not None


def _time_of(parts: Sequence[str], times: Times) -> str:
    """What the headings say of a time, from the top: 2026年1—11月 of 1—11月 below 2026年; "" of none."""
    said = [text for text in parts if is_time(text, times)]
    joined = "".join(said)
    return joined if not said or is_time(joined, times) else said[-1]


def _when(said: Sequence[str], times: Times) -> str:
    """数值, 上年同期, 上年末 or "" of the times that stand over a column: 上半年 below 2026年."""
    joined = "".join(said)
    if times.is_time(joined):
        return times.key(joined)
    if _WHOLE_YEAR.fullmatch(joined):
        return "数值" if times.period is not None and times.period.kind == "年度" else ""
    return times.key(said[-1])


def _key_of_word(text: str, reading: Headings, times: Times) -> str:
    """完成 is 数值, 年度目标 is 任务, 2026年任务 as well."""
    if _COUNTED.fullmatch(text) or SAYS.get(text) == "数值":
        return "数值"
    key = reading.key([text]) or ("同比" if _GROWTH.fullmatch(text) else "完成率" if _ACHIEVED.fullmatch(text) else "")
    this_year = times.this_year(text)
    return key or (reading.key([this_year]) if this_year else "")
