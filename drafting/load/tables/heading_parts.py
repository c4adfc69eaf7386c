"""Which columns are parts of the whole to their left: 合计 | 其中：企业 | 个体工商户 below 经营主体（户）, where 其中 stands but once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from drafting.load.names.words.heading_words import key_of
from drafting.load.tables.cell_figures import number_in
from drafting.load.tables.grid import Line
from drafting.load.tables.heading_units import kind_of
from drafting.model.total_rows import is_total_row
from drafting.patterns import lazy

_AMONG: Final = "其中"
_FIRST: Final = lazy(r"其中[：:、\s]*\S+")
_UNIT: Final = lazy(r"[（(]([^（(）)]+)[）)]$")
_WHOLE: Final = lazy("(?:合计|总计|共计|总数|总量|小计|计)(?:数)?(?:[（(][^（(）)]+[）)])?")
_NO_PART: Final = lazy("新增|净增|净|注销|退出|减少|本[年月期季]|今年|当[年月]|累计|上年|去年|同期|年[初末]|期[初末]|较|比|[人户村亩]均|平均|完成|任务|目标|计划")
_FEWEST: Final = 2
"""Parts of a whole; rows that show that names on one line are parts."""
_FEWEST_BESIDE_A_SLIP: Final = 3
"""Rows that add up, where one does not."""


def with_parts(texts: Mapping[int, Sequence[str]], below: Sequence[Line]) -> dict[int, list[str]]:
    """The headings by their lines, each that is a part of the whole before it with 其中 as the first one has."""
    found, columns = {index: [*parts] for index, parts in texts.items()}, sorted(texts)
    for at, index in enumerate(columns[1:], 1):
        parts, whole = texts[index], texts[columns[at - 1]]
        if not parts or not _FIRST.fullmatch(parts[-1]) or parts[:-1] != whole[:-1] or whole[-1].startswith(_AMONG):
            continue
        run = [index]
        for other in columns[at + 1 :]:
            if not _may_be_a_part(texts[other], parts):
                break
            run.append(other)
        for other in run[1 : _end(columns[at - 1], run, below, _covers(whole))]:
            found[other][-1] = f"{_AMONG}：{texts[other][-1]}"
    return found


def _may_be_a_part(parts: Sequence[str], first: Sequence[str]) -> bool:
    """Whether it stands below the same headings, is counted alike, and is neither a key nor what came of a time."""
    name = parts[-1] if parts else ""
    if not name or parts[:-1] != first[:-1] or name.startswith(_AMONG) or "." in name or is_total_row(name):
        return False
    unit, own = _UNIT.search(name), _UNIT.search(first[-1])
    bare = _UNIT.sub("", name)
    return (unit[1] if unit else "") == (own[1] if own else "") and not key_of(bare) and not kind_of(bare) and not _NO_PART.match(bare)


def _covers(whole: Sequence[str]) -> bool:
    """Whether what stands before 其中 is all of what the heading above names."""
    return any(whole[:-1]) and _WHOLE.fullmatch(whole[-1]) is not None


def _end(whole: int, run: Sequence[int], below: Sequence[Line], covers: bool) -> int:
    """How many of the run are parts: as many as make up the whole in most rows, else all that stand below the heading of which the whole is all, else the one with the word."""
    fits = [(rows_that_add_up(whole, run[:end], below, by_half=covers), end) for end in range(_FEWEST, len(run) + 1)]
    fitting, end = max(fits, default=(0, 0))  # of as many the longest: the last is 0 where there is none of it
    return end if fitting >= (1 if covers else _FEWEST) else len(run) if covers else 1


def rows_that_add_up(whole: int, parts: Sequence[int], below: Iterable[Line], *, by_half: bool = False) -> int:
    """In how many rows the parts make up the whole; 0 where they do in less than half of those that have all of them.

    Unless `by_half`, also where they make up less in more than one row, or in one of three: that is no slip, there are others.
    """
    rows = [{cell.column: number_in(cell.text) for cell in line.cells} for line in below]
    sums = [(_sum(row, parts), given) for row in rows if all(row.get(each) is not None for each in parts) and (given := row.get(whole)) is not None]
    fitting = sum(comes_to == given != 0 for comes_to, given in sums)
    short = sum(comes_to < given for comes_to, given in sums)
    shown = by_half or short * _FEWEST_BESIDE_A_SLIP <= fitting
    return fitting if fitting * _FEWEST >= len(sums) and shown and (by_half or short <= 1) else 0


def _sum(row: Mapping[int, Decimal | None], parts: Sequence[int]) -> Decimal:
    return sum((number for each in parts if (number := row.get(each)) is not None), Decimal(0))
