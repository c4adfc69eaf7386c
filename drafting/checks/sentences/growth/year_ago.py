"""Growth against what was a year ago, where this stands apart: 受理97件134人，去年同期为197件375人，分别下降50.76%、64.27%; or in another sentence.

Of two figures of one name, of which one is said to be of last year, the growth beside the other is theirs; but not what the statisticians reckon
at constant prices or of the same firms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.growth.changes import growth_of, is_fall, is_reckoned_otherwise, is_rise
from drafting.checks.sentences.twice.repeated import is_general
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE, THAN_LAST_YEAR

_YEAR_AGO: Final = lazy("^(?:上年同期|去年同期|上年|去年|同期)(?:为|有|是|数为|共)?$")
_OF_LAST_YEAR: Final = lazy("^(?:上年同期|去年同期|上年全年|去年全年|上年|去年)(?:全[市县区乡镇]|共|累计)*([\u4e00-\u9fff]{4,})$")
_THIS_YEAR: Final = lazy("^(?:今年以来|今年|本年|全年|全[市县区乡镇]|共|累计)+")
_SAID: Final = lazy("(?:累计|共|已)*(?:为|达到?|有|了|是)*$")
_GROWN: Final = lazy(f"{THAN_LAST_YEAR}(?:{RISE}|{FALL})了?")
_RESPECTIVELY: Final = "分别"
_MOST: Final = 2


def paired(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line where figures that stand tight together (197件375人) are set against such."""
    cells = line.cells
    for at, old in enumerate(cells):
        if not _YEAR_AGO.match(old.label) or not at:
            continue
        before, after = _run_back(cells, at - 1), _run(cells, at)
        said = [each for each in cells[at + len(after) :] if each.sentence == old.sentence and each.quantity.unit == "%"][: len(after)]
        if len(before) != len(after) or len(after) < _MOST or not _match(before, after, units):
            continue
        for number, (new, was) in enumerate(zip(before, after, strict=True)):
            change = _said_of(new, number, said)
            if change is not None and new.sentence == old.sentence:
                yield from growth_of(was, new, change[0], line, units, rises=change[1])


def _run(cells: Sequence[Cell], at: int) -> list[Cell]:
    """A figure and those tight behind it."""
    end = at + 1
    while end < len(cells) and cells[end].tight:
        end += 1
    return list(cells[at:end])


def _run_back(cells: Sequence[Cell], at: int) -> list[Cell]:
    while at and cells[at].tight:
        at -= 1
    return _run(cells, at)


def _match(one: Sequence[Cell], other: Sequence[Cell], units: UnitTable) -> bool:
    return all(of_one_kind(a, b, units) for a, b in zip(one, other, strict=True))


def _said_of(new: Cell, number: int, said: Sequence[Cell]) -> tuple[Cell, bool] | None:
    """(the change said of a figure, whether it is a rise): the one that names what is counted (人数下降), or in the order of 分别."""
    named = [each for each in said if f"{new.quantity.unit}数" in each.label and _RESPECTIVELY not in each.label]
    if len(named) == 1:
        return (named[0], is_rise(named[0])) if is_rise(named[0]) != is_fall(named[0]) else None
    if number >= len(said) or _RESPECTIVELY not in said[0].label or is_rise(said[0]) == is_fall(said[0]):
        return None
    own = said[number]
    follows = not own.label or is_rise(own) or is_fall(own)
    return (own, is_rise(own) if own.label else is_rise(said[0])) if follows else None


def year_ago(lines: Sequence[Line], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text where what was last year is said in another sentence, by the same name."""
    was: dict[str, list[Cell]] = defaultdict(list)
    now: dict[str, list[tuple[Cell, Cell, Line]]] = defaultdict(list)
    for line in lines:
        for at, cell in enumerate(line.cells):
            label = _SAID.sub("", cell.label)
            if cell.is_rate or cell.is_change or cell.quantity.is_marked:
                continue
            if named := _OF_LAST_YEAR.match(label):
                was[named[1]].append(cell)
            elif label and (said := line.cells[at + 1] if at + 1 < len(line.cells) else None) and _is_growth_of(said, cell):
                now[_THIS_YEAR.sub("", label)].append((cell, said, line))
    for name in was.keys() & now.keys():
        if len(was[name]) == len(now[name]) == 1 and not is_general(name):
            old, (new, said, line) = was[name][0], now[name][0]
            if of_one_kind(old, new, units) and old.sentence != new.sentence and not is_reckoned_otherwise(said, line):
                yield from growth_of(old, new, said, line, units, rises=is_rise(said))


def _is_growth_of(said: Cell, cell: Cell) -> bool:
    near = (said.sentence, said.segment) == (cell.sentence, cell.segment) and said.clause - cell.clause <= 1
    return near and said.quantity.unit == "%" and not said.noun and _GROWN.fullmatch(said.label) is not None
