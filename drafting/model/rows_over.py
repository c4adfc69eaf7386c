"""Which rows of a 明细表 stand over others: 合计 over all of them, 小计 over those since the last; and which stand beside what is added: 其中, 平均."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.frozen import frozen
from drafting.model.total_rows import is_grand_total, is_mean_row, is_only_where, is_total_row, says_of_which
from drafting.patterns import lazy

_NUMBERS: Final = ("序号", "编号")
_SERIAL: Final = lazy(r"\d*")
_SUBTOTAL: Final = "小计"
_SUM: Final = lazy(r".{0,12}(?:[合小总]\s*计)[数额]?[:：。]?")
_WITHIN: Final = lazy(r"(?:#|其\s*中).*")
_ALL_OF: Final = lazy(r"全\s*[国省市州盟县区旗乡镇村]")
_OWN: Final = lazy("本[省市州盟县区旗乡镇]")
_FEWEST: Final = 2
_OF_ANOTHER: Final = lazy("上年|去年|上期|同期|计划|任务|目标|预算|去重|不重复")
"""How a total is called that is none of the figures above it."""
_LEVELS: Final = (lazy("[一二三四五六七八九十]+[、．.]"), lazy(r"[（(][一二三四五六七八九十]+[）)]"), lazy(r"\d+(?:[、．]|\.(?!\d))"), lazy(r"[（(]\d+[）)]|[①-⑳]"))
"""How rows of a level are numbered, the outermost first."""


@frozen
class RowsOver:
    """`over`: a row of totals → the rows that it adds up, none where nobody can say. `apart`: those and what is not added either. `whole`: the one over all rows, -1 where there is none.

    `of_some`: those called 全县, of whose places a few may be listed.
    """

    over: dict[int, tuple[int, ...]]
    apart: frozenset[int]
    whole: int = -1
    of_some: frozenset[int] = frozenset()


NONE_OVER: Final = RowsOver({}, frozenset())


def names_of_rows(columns: Sequence[str], rows: Sequence[dict[str, str]]) -> list[str]:
    """What each row calls itself, in its first words: of {片区: 东片, 乡镇: 小计} it is 小计, and so it is behind a serial number or a blank."""
    first, second = (*columns[:2], "", "")[:2]
    names = []
    for row in rows:
        own, beside = row.get(first, "").strip(), row.get(second, "").strip()
        if first in _NUMBERS or _SERIAL.fullmatch(own):
            own = own if is_total_row(own) else beside
        elif not is_total_row(own) and _SUM.fullmatch(beside):
            own = _SUBTOTAL
        names.append(own)
    return _within_others(columns[1:], rows, names)


def _within_others(columns: Sequence[str], rows: Sequence[dict[str, str]], names: list[str]) -> list[str]:
    """1.粮食 below 一、种植业 is 其中粮食, where 一、 has figures of its own."""
    levels = [next((level for level, pattern in enumerate(_LEVELS) if pattern.match(name)), -1) for name in names]
    if len(set(levels) - {-1}) < _FEWEST:
        return names
    found, above = [], [False] * (len(_LEVELS) + 1)
    for name, level, row in zip(names, levels, rows, strict=True):
        is_within = level > 0 and any(above[:level])
        if level >= 0:
            has_figures = any(any(each.isdigit() for each in row.get(column, "")) for column in columns if column in row)
            above[level:] = [has_figures] + [False] * (len(_LEVELS) - level)
        found.append(f"其中{name}" if is_within else name)
    return found


def is_numbered(name: str) -> bool:
    """Whether a row is one of several levels, and may be the heading of those below: 一、种植业."""
    return any(pattern.match(name) for pattern in _LEVELS)


def rows_over(names: Sequence[str]) -> RowsOver:
    """全县 beside 全省, or over a single row, is compared with it and is no sum. What runs on (累计) is never added, and need not be the sum."""
    if not any(is_total_row(name) or _is_beside(name) for name in names):
        return NONE_OVER
    compared = sum(_ALL_OF.fullmatch(name) is not None for name in names) >= _FEWEST or len(names) <= _FEWEST
    totals = [at for at, name in enumerate(names) if _is_total(at, names) and not _OWN.fullmatch(name) and not (compared and _ALL_OF.fullmatch(name))]
    beside = {at for at, name in enumerate(names) if at and _is_beside(name) and at not in totals}
    units = [at for at in range(len(names)) if at not in totals and at not in beside]
    if not units:
        return NONE_OVER
    is_ahead = bool(totals) and totals[0] == 0 and not is_grand_total(names[0])  # each 小计 before its rows
    over: dict[int, tuple[int, ...]] = {}
    whole = -1
    for before, at, after in zip([-1, *totals], totals, [*totals[1:], len(names)], strict=False):
        is_whole = is_grand_total(names[at]) and _is_outermost(at, units, totals, names)
        rows = units if is_whole else [each for each in units if (at < each < after if is_ahead else before < each < at)]
        if is_whole or (rows == units and not _OF_ANOTHER.match(names[at]) and not says_of_which(names[at])):
            whole = at
        over[at] = () if _is_of_something_else(names[at]) or _is_told_apart(at, names) else tuple(rows)
    return RowsOver(over, frozenset(totals) | beside, whole, frozenset(at for at in totals if _ALL_OF.match(names[at])))


def _is_total(at: int, names: Sequence[str]) -> bool:
    if not is_total_row(names[at]):
        return False
    others = [name for name in names if not is_total_row(name)]
    return not is_only_where(names[at], others, is_first=at == 0, is_last=at == len(names) - 1)


def _is_beside(name: str) -> bool:
    return _WITHIN.match(name) is not None or is_mean_row(name)


def _is_of_something_else(name: str) -> bool:
    return name.rstrip("：:").endswith("累计") or _OF_ANOTHER.match(name) is not None or says_of_which(name)


def _is_outermost(at: int, units: Sequence[int], totals: Sequence[int], names: Sequence[str]) -> bool:
    """Whether all rows are above it, or all below, and none before is called the same: 合计 below each of several places is that place's."""
    if any(names[each] == names[at] for each in totals if each < at):
        return False
    return at < min(units, default=0) or at > max(units, default=0)


def _is_told_apart(at: int, names: Sequence[str]) -> bool:
    """合计 before 其中…: what follows need not be all of it."""
    return at + 1 < len(names) and _WITHIN.match(names[at + 1]) is not None and at == 0
