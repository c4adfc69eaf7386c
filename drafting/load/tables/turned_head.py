"""The head of a table with a row per indicator: which columns are keys of one unit, which are units, and which are neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic
from drafting.frozen import mutable
from drafting.load.names.heading_times import AT_WHAT_TIME, Times
from drafting.load.names.heading_words import COUNT, COUNT_ENDS, ONE_A_ROW, SAYS, SKIPPED
from drafting.load.names.place_in_name import place_in_name, place_said
from drafting.load.tables.grid import Grid, Line, squeezed
from drafting.load.tables.head import COLUMN_UNUSED
from drafting.load.tables.heading_names import Headings
from drafting.load.tables.totals import is_total
from drafting.patterns import lazy

UNITS: Final = frozenset(("单位", "计量单位"))
_COUNTED: Final = lazy(f"{COUNT}{COUNT_ENDS}")
_GROWTH: Final = lazy(r"(?:比|较)?(?:上年|去年|同期|上年同期|去年同期)?增长(?:率|幅度)?(?:[±＋+]?[%％]|[（(][±＋+]?[%％][）)])?")
_THIS_MONTH: Final = lazy("本月|当月|本季")
_FIGURE: Final = lazy(r"\s*(?:约|近|超|逾)?[-+]?[\d０-９]")
_OF_THE_WHOLE: Final = lazy("(?:占|比|较|居|高于|低于)[全本][省市州盟县区旗乡镇村]")
_ORGAN: Final = lazy(r"[\u3400-\u9fff]{1,20}(?:办|(?<!出)处|场|局|中心|所|站|公司|园|委|管委会|社|队|院|校|街|寨|屯|港)")
"""What is a unit beside places: 城区办, 松林农场, 水库管理处."""


@mutable
class Head:
    """The columns of the table: of the names, of the units, of the keys of one unit, of the units that reports are made of.

    `unknown` are the others that hold figures, each with its heading.
    """

    name: int
    unit: int | None
    keys: dict[int, str]
    places: dict[int, str]
    unknown: dict[int, str]


def read_head(line: Line, below: Sequence[Line], headings: Headings) -> Head:
    texts = {cell.column: squeezed(cell.text) for cell in line.cells}
    name = next(column for column, text in texts.items() if text in ONE_A_ROW)
    unit = next((column for column, text in texts.items() if text in UNITS), None)
    others = {column: text for column, text in texts.items() if column not in (name, unit) and text not in SKIPPED}
    keys = _keys(others, headings)
    filled = _filled(below, name)
    places = {column: place_said(text) for column, text in others.items() if _is_place(text)}
    if places or "数值" not in keys.values():
        free = {column: text for column, text in others.items() if column not in keys and not is_total(text)}
        organs = [column for column, text in free.items() if _ORGAN.fullmatch(text) and filled.get(column, True)]
        places = {column: place_said(text) for column, text in others.items() if column in places or column in organs}
    taken = places or keys
    unknown = {column: text for column, text in others.items() if column not in taken and filled.get(column) and not (places and is_total(text))}
    return Head(name, unit, {} if places else keys, places, unknown)


def unused_columns(grid: Grid, line: Line, head: Head, times: Times) -> Iterator[Diagnostic]:
    """That the figures of a column come into no report."""
    for column, text in head.unknown.items():
        if head.places:
            message = f"{text}：看不出是哪个单位，这一列没有用上"
            hint = "是一个单位的，表头写全它的名称（某某镇、某某办事处）；是任务、上年同期的，各单位的写在自己那一列，另起一行，如 危房改造.任务"
        elif times.is_time(text) and not times.key(text):
            message, hint = f"{text}：“{text}”{times.why_not}，这一列没有用上", AT_WHAT_TIME.format(head="表头")
        else:
            message = f"{text}：看不出是本年、上年同期还是别的，这一列没有用上"
            hint = "表头写成 本年、上年同期、上年末、年度任务、同比、完成率 里的一个；每一种只写一列，不要的列不用管"
        yield COLUMN_UNUSED.at(grid.place(line.number, column), message, hint, excerpt=text)


def _is_place(text: str) -> bool:
    """柏树镇; not 合计, 占全县."""
    return bool(place_in_name(place_said(text))) and not is_total(text) and not _OF_THE_WHOLE.fullmatch(text)


def _filled(below: Sequence[Line], name: int) -> dict[int, bool]:
    """Of each column in which something stands beside the name of an indicator, whether that is a figure."""
    found: dict[int, bool] = {}
    for line in below:
        if any(cell.column == name for cell in line.cells):
            for cell in line.cells:
                found[cell.column] = found.get(cell.column, False) or _FIGURE.match(cell.text) is not None
    return found


def _keys(others: dict[int, str], headings: Headings) -> dict[int, str]:
    """Column → the key of the indicator that it holds; each key once, the first column that is called so."""
    times = headings.times.of([*others.values()])
    keys: dict[int, str] = {}
    for column, text in others.items():
        if _says_now(text, times) and "数值" not in keys.values():
            keys[column] = "数值"
    for column, text in others.items():
        key = "" if column in keys else _key(text, headings, times)
        if key and key not in keys.values():
            keys[column] = key
    if "数值" not in keys.values() and times.period is not None and times.period.first_month == times.period.last_month:
        month = next((column for column, text in others.items() if column not in keys and _THIS_MONTH.match(text)), None)
        keys |= {month: "数值"} if month is not None else {}
    return keys


def _says_now(text: str, times: Times) -> bool:
    """本年, 2026年, 1—11月累计; 完成 and 累计 alone, too."""
    return times.key(text) == "数值" or _COUNTED.fullmatch(text) is not None or SAYS.get(text) == "数值"


def _key(text: str, headings: Headings, times: Times) -> str:
    """The key of a heading that is not of this year's figures: 2025年 is 上年同期 of 2026年, not of 2026年1—11月; 2026年任务."""
    if times.is_time(text):
        found = times.key(text)
        return found if found != "数值" else ""
    return headings.key([text]) or ("同比" if _GROWTH.fullmatch(text) else "") or headings.key([times.this_year(text)])
