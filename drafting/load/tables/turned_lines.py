"""The lines of a table with a row per indicator: each with its unit and the group it stands in, and which are parts of the one above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.frozen import frozen
from drafting.load.names.words.heading_words import SKIPPED, names_of, unnumbered
from drafting.load.tables.cell_figures import narrowed
from drafting.load.tables.grid import Line, squeezed
from drafting.load.tables.heading_units import unit_of_cell
from drafting.load.tables.totals import is_total
from drafting.load.tables.turned_head import Head
from drafting.patterns import lazy

AMONG: Final = "其中"
_LONGEST_NAME: Final = 30
_FOOT: Final = lazy(f"(?:{'|'.join(sorted(SKIPPED))})[:：]")
"""填表人：, and whoever is named beside it, below the table."""
_NUMBER: Final = lazy(r"\d+(?:\.\d+)?")
_SEVERAL: Final = lazy("[/／、和]")
_OF_WHOM: Final = lazy("(?:户|人口?|人员|对象|[村镇乡]|家庭|群体|[男女]性?|劳动力|干部|职工|学生|儿童)$")
"""Whom or where a part of anything may be of."""
_SAYS_UNITS: Final = lazy(r"(?:\d+(?:\.\d+)?[\u3400-\u9fff]+){2,}|[-+]?\d+(?:\.\d+)?[%％]")


@frozen
class IndicatorLine:
    """`at` counts the lines below the head from 1; `numbers` is what stands under each of the head's keys that the line fills; `indent` how far its name stands in."""

    at: int
    name: str
    unit: str
    group: str
    numbers: dict[int, tuple[str, ...]]
    indent: int = 0

    @property
    def heading(self) -> str:
        """务工就业（人）; without units of which there are two (笔/万元) where every figure says its own."""
        spelled = _SEVERAL.search(self.unit) and not any(_NUMBER.match(text) and not _SAYS_UNITS.fullmatch(text) for texts in self.numbers.values() for text in texts)
        return self.name if spelled or not self.unit else f"{self.name}（{self.unit}）"


def indicator_lines(head: Head, below: Sequence[Line], groups_of: Callable[[str], Set[str]]) -> list[IndicatorLine]:
    """Those that hold a figure. `groups_of` a name are those in which the catalogue has such an indicator."""
    lines = list(_filled(head, below))
    now = next((column for column, key in head.keys.items() if key == "数值"), -1)
    for at, line in enumerate(lines):
        if at and line.name.startswith(AMONG):
            for part in range(at + 1, _end_of_parts(lines, at, now, groups_of)):
                lines[part] = replace(lines[part], name=f"{AMONG}：{lines[part].name}")
    return lines


def _filled(head: Head, below: Sequence[Line]) -> Iterator[IndicatorLine]:
    group, held = "", head.held()
    for at, line in enumerate(below, 1):
        texts = {cell.column: cell.text for cell in line.cells}
        name = unnumbered(squeezed(texts.get(head.name, "")))
        if head.group is not None and head.group in texts and not is_total(squeezed(texts[head.group])):
            group = _group(texts[head.group])
        if not name or len(name) > _LONGEST_NAME or _FOOT.match(name):
            continue
        unit = unit_of_cell(squeezed(texts.get(head.unit, ""))) if head.unit is not None else ""
        numbers: dict[int, tuple[str, ...]] = {}
        for column, text in sorted(texts.items()):
            if column in held:
                numbers[held[column]] = (*numbers.get(held[column], ()), narrowed(text))
        if numbers:
            yield IndicatorLine(at, name, unit, group, numbers, next(cell.indent for cell in line.cells if cell.column == head.name))
        elif head.unit not in texts:
            group = _group(name)


def _group(said: str) -> str:
    """就业创业 of 一、就业创业."""
    return (names_of([squeezed(said)]) or [""])[0]


def _end_of_parts(lines: Sequence[IndicatorLine], first: int, now: int, groups_of: Callable[[str], Set[str]]) -> int:
    """Where the parts end that begin with 其中：县内 at `first`: what follows without the word is one where it stands further in than the whole, or where, with those before it, it makes that up.

    What stands in another group, or is a matter of one (危房改造, and not 脱贫户), is none, though the figures may happen to fit.
    """
    whole, unit = lines[first - 1], lines[first].unit
    inner = first + 1
    while inner < len(lines) and lines[inner].indent > whole.indent and (lines[inner].unit, lines[inner].group) == (whole.unit, whole.group) and not lines[inner].name.startswith(AMONG) and _is_room([each.numbers.get(now, ()) for each in lines[first : inner + 1]], whole.numbers.get(now, ())):
        inner += 1
    if inner > first + 1:
        return inner
    own = groups_of(whole.name)
    for end in range(first + 1, len(lines) + 1):
        parts = lines[first:end]
        homes = groups_of(parts[-1].name) if own and not _OF_WHOM.search(parts[-1].name) else frozenset()
        if parts[-1].group != whole.group or (homes and homes.isdisjoint(own)):
            break
        if parts[-1].unit != unit or whole.unit != unit or (end > first + 1 and parts[-1].name.startswith(AMONG)):
            break
        if _adds_up([part.numbers.get(now, ()) for part in parts], whole.numbers.get(now, ())):
            return end
    return first + 1


def _is_room(parts: Sequence[Sequence[str]], whole: Sequence[str]) -> bool:
    """Whether they are together no more than the whole in any unit; 支出 below 省级 is no part that 衔接资金 has room for."""
    return not any(
        sum(Decimal(part[unit]) for part in parts if len(part) > unit and _NUMBER.fullmatch(part[unit])) > Decimal(number)
        for unit, number in enumerate(whole) if _NUMBER.fullmatch(number)
    )


def _adds_up(parts: Sequence[Sequence[str]], whole: Sequence[str]) -> bool:
    """For every unit of the table."""
    if not whole or not all(len(each) == len(whole) and all(map(_NUMBER.fullmatch, each)) for each in (whole, *parts)):
        return False
    return all(sum(Decimal(part[unit]) for part in parts) == Decimal(number) for unit, number in enumerate(whole))
