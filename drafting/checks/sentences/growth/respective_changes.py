"""Changes after 分别 of what was said to have changed by so much: 事故2起，同比减少1起，死亡1人，同比减少2人，事故起数和死亡人数分别下降33.3%和66.7%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.growth.increments import growth_beside
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, RISE, RISES, THAN_LAST_YEAR

_RESPECTIVELY: Final = lazy(f"([\u4e00-\u9fff]*?){THAN_LAST_YEAR}?分别(?:同比)?({FALL}|{RISE})了?")
_MORE: Final = lazy(f"{THAN_LAST_YEAR}?(?:{RISE}|多)了?")
_LESS: Final = lazy(f"{THAN_LAST_YEAR}?(?:{FALL}|少)了?")
_JOINS: Final = lazy("[和与及]|以及")
_TWO: Final = 2

Pair = tuple[Cell, Cell]
"""What is there now, and by how much that is more or less."""


def respective_changes(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of two figures right before, each with its change, in the order in which they are named."""
    for at, first in enumerate(line.cells[:-1]):
        said = _RESPECTIVELY.fullmatch(first.label)
        second = line.cells[at + 1]
        if said is None or not _are_two(first, second, line):
            continue
        pairs = _named(said[1], _pairs(line.cells[:at], first, rises=said[2] in RISES, units=units))
        claims = [claim for rate, (now, by) in zip((first, second), pairs, strict=False) if (claim := growth_beside(by, rate, now, units, rises=said[2] in RISES))]
        if len(claims) == _TWO:
            yield from claims


def _are_two(first: Cell, second: Cell, line: Line) -> bool:
    joined = line.between(first.end, second.start) in ("和", "、", "与", "及")
    more = line.words[second.end - line.start : second.end - line.start + 1] in ("、", "和", "与", "及")
    return joined and not more and first.quantity.unit == second.quantity.unit == "%" and not (first.quantity.is_marked or second.quantity.is_marked)


def _pairs(before: Sequence[Cell], first: Cell, *, rises: bool, units: UnitTable) -> list[Pair]:
    """The two figures of the sentence, one of each kind, each with one change the way that is said; none where there are more."""
    own = [each for each in before if each.sentence == first.sentence and each.bracket == first.bracket and not each.is_rate]
    changes = [each for each in own if (_MORE if rises else _LESS).fullmatch(each.label) and not each.noun and not each.quantity.is_marked]
    found: list[Pair] = []
    for by in changes:
        kind = [each for each in own if of_one_kind(each, by, units)]
        now = [each for each in kind if each.start < by.start and not each.is_change and not each.quantity.is_marked]
        if len(kind) != _TWO or len(now) != 1:
            return []
        found.append((now[0], by))
    found.sort(key=lambda each: each[0].start)
    return found if len(found) == _TWO else []


def _named(words: str, pairs: list[Pair]) -> list[Pair]:
    """The pairs in the order in which the words before 分别 name them by their units (事故起数和死亡人数); as they stand where these name nothing."""
    names = _JOINS.split(words) if words else []
    if not names:
        return pairs
    if len(names) != _TWO:
        return []
    units_of = [next((place for place, name in enumerate(names) if f"{pair[0].quantity.unit}数" in name), -1) for pair in pairs]
    if sorted(units_of) != [0, 1]:
        return []
    return pairs if units_of == [0, 1] else pairs[::-1]
