"""What is to be done next year beside what was done in this: 新增城镇就业5200人, and among the plans 力争新增城镇就业52000人.

Plans go on from what was done, so that one of the same name that is ten times as much, or a tenth of it, is doubted. More and less by other ways
may be meant; so may what is to be done of something else, which its words then name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.checks.reconciling.slips import TENFOLD
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import TWICE, Claim
from drafting.checks.sentences.rules import TWO_FIGURES
from drafting.checks.sentences.twice.repeated import is_general, is_of_plans, is_planned, says_otherwise, times_of
from drafting.checks.sentences.twice.swapped_twice import bare_name
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_equal

_PLANNED: Final = lazy("^(?:(?:全年|年内|明年|我[市县区乡镇]|全[市县区乡镇])*(?:力争|争取|确保|计划|预计|拟|目标(?:为|是)?|要)+)+(?:实现|完成|达到)?")
_AT_LEAST: Final = lazy("(?:不少于|不低于|以上|达到?|任务|目标|计划)+$")
_TO_BE_DONE: Final = lazy("力争|争取|确保|目标|计划|明年|下一?年")
"""What a sentence says before a figure that is to be."""
_NAME: Final = lazy("[\u4e00-\u9fff]{4}")
_AGAIN: Final = lazy("再|另|累计|其中|首批|第[一二三]|[上下]半年|季度|\\d月|每")
"""What is to be done besides, or of a part."""
_YEARS: Final = lazy("十[二三四五六七]五[”\"]?(?:期间|时期|期?末|收官|规划(?!的?(?:开局|起步|第一年))|五年|目标)|规划期|[未今]来[几\\d两三四五六七八九十]+年|(?<![第\\d])(?:\\d|[两三四五六七八九十])年(?:[内间里]|时间|行动|[，、]?(?:计划|力争|目标|实现))|五年(?:规划|目标|内)|[到至](?P<year>20\\d\\d)年")
"""What says before a plan that it is one of several years, or until which year it is."""
_TEN: Final = (Decimal(8), Decimal("12.5"))


def next_years(lines: Sequence[Line], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text, where it has plans."""
    if not any(map(_holds_plans, lines)):
        return
    done: dict[tuple[str, str | None], list[Cell]] = defaultdict(list)
    planned: list[tuple[tuple[str, str | None], Cell]] = []
    for line in lines:
        for cell in line.cells:
            if cell.is_rate or cell.is_change or cell.tight or cell.bracket or not cell.quantity.unit or cell.noun[:1] == "/" or _AGAIN.search(cell.label):
                continue
            name = _name_in(cell.label.removeprefix(line.year))
            if not name:
                continue
            key = (name, units.family(cell.quantity.unit))
            if is_planned(cell, line) or _TO_BE_DONE.search(line.said_before(cell)):
                if not _is_of_years(cell, line):
                    planned.append((key, cell))
            elif not cell.quantity.is_marked and not says_otherwise(cell.label) and not times_of(cell, line):
                done[key].append(cell)
    for key, cell in planned:
        now = done.get(key, [])
        if len({each.quantity.in_base(units) for each in now}) == 1 and _is_ten_times(cell.quantity.in_base(units), now[0].quantity.in_base(units)):
            judged = judge_equal(cell.quantity, now[0].quantity, units)
            yield Claim(TWICE, TWO_FIGURES, cell, (now[0],), judged, now[0].quantity.text, accused=True, slip=TENFOLD, doubtful=True)


@lru_cache(maxsize=4096)
def _name_in(label: str) -> str:
    """The characters of what a figure is called, whether it is done or to be done; '' where that is no name."""
    name = bare_name(_AT_LEAST.sub("", _PLANNED.sub("", label)))
    return "".join(sorted(name)) if _NAME.search(name) and not is_general(name) else ""


def _is_of_years(cell: Cell, line: Line) -> bool:
    """“十五五”期间，力争新建…: several years' work is many times that of one; so is what is to be done until a year that is not the next."""
    found = _YEARS.search(line.said_before(cell))
    return found is not None and not (found["year"] and line.year and int(found["year"]) == int(line.year[:4]) + 1)


def _holds_plans(line: Line) -> bool:
    return is_of_plans(line.section) or _TO_BE_DONE.search(line.words) is not None


def _is_ten_times(one: Decimal, other: Decimal) -> bool:
    few, many = sorted((one, other))
    return few > 0 and _TEN[0] <= many / few <= _TEN[1]
