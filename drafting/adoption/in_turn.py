"""Whose each figure of a row behind 分别 is that says no name: 省级210万元、县级176.5万元，分别比上年增长12.3%和8.6%, 女性52人、少数民族21人，分别占31%、12.5%.

As many figures as the row has, right before it, are what it speaks of: those of one list, or all of the sentence. Where there are more or fewer, nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from drafting.adoption.rates import RATE, Turn, may_change_by, turn_before
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import step
from drafting.quantities.reported import Found
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE

_SINCE: Final = "(?:同比|环比|[与同]?[比较]?(?:上年度?|去年|\\d{4}年|年初|上年[底末]|去年[底末]|常年)(?:同期)?(?:平均|相比)?，?)"
_WAY: Final = f"(?:{RISE}|{FALL}|{GAIN}|{LOSS}|净增加?|净减少?|多|少)了?"
_FIRST: Final = lazy(f"[，；,（(](?P<since>{_SINCE}?)分别(?P<then>{_SINCE}?)(?:(?P<way>{_WAY})|占(?:比|总数的|总量的|全部的)?)")
_NEXT: Final = lazy(f"(?:[，、和及与,]|以及)(?P<way>(?:{_WAY})?)")
_LISTED: Final = lazy("[^，。；：！？（）()\\d、]{0,8}[、和及与][^，。；：、！？（）()\\d]+")
_ENDS: Final = lazy("[。；！？]")
_OVER: Final = lazy("[，。；！？、）]|$")
_HALF: Final = Decimal("0.5")
_SHORTEST: Final = 2


@frozen
class InTurn:
    """Where the row starts, and of which figure one of it is said, by where that ends; what it is a share `of`, where the numbers tell; how it turns, and of which figure of the row, that went the same way, it goes on without a word."""

    start: int
    owner: int
    of: int = 0
    turn: Turn | None = None
    like: int = 0


def in_turn(words: str, figures: Sequence[Found], year: int) -> dict[int, InTurn]:
    """Each such figure of a line, by where it ends."""
    found: dict[int, InTurn] = {}
    for at in range(_SHORTEST, len(figures) - 1):
        first = _FIRST.fullmatch(words, figures[at - 1].end, figures[at].start)
        if first is None:
            continue
        row = [figures[at]]
        for one, other in pairwise(figures[at:]):
            if not _follows(words, one, other):
                break
            row.append(other)
        owners = _spoken_of(words, figures[:at], len(row))
        if len(row) >= _SHORTEST and owners and _OVER.match(words, row[-1].end):
            since = f"{first['since']}{first['then']}"
            found |= _changes(words, row, owners, since, first["way"], year) if first["way"] else _shares(row, owners, figures[:at])
            again = figures[at + len(row) : at + 2 * len(row)]
            if first["way"] and (also := _goes_on(words, [row[-1], *again])) and len(again) == len(row):
                found |= _changes(words, again, owners, since, also, year)
    return found


def _goes_on(words: str, row: Sequence[Found]) -> str:
    """How a row right behind the first goes on of the same: 分别增加26亿元、12亿元，增长7.2%、10.5%; '' where none does."""
    if not all(_follows(words, *pair) for pair in pairwise(row[1:])):
        return ""
    match = _NEXT.fullmatch(words, row[0].end, row[1].start) if len(row) > 1 else None
    return match["way"] if match is not None and _OVER.match(words, row[-1].end) else ""


def _follows(words: str, one: Found, other: Found) -> bool:
    """Whether a row goes on with it."""
    return _NEXT.fullmatch(words, one.end, other.start) is not None and one.units[-1:] == other.units[-1:]


def _spoken_of(words: str, before: Sequence[Found], number: int) -> Sequence[Found]:
    """So many figures right before: a list of them, or all of the sentence; none where it is neither."""
    start = len(before) - 1
    while start and _LISTED.fullmatch(words, before[start - 1].end, before[start].start):
        start -= 1
    if len(before) - start == number:
        return before[start:]
    start = len(before) - 1
    while start and _ENDS.search(words, before[start - 1].end, before[start].start) is None:
        start -= 1
    return before[start:] if len(before) - start == number else ()


def _changes(words: str, row: Sequence[Found], owners: Sequence[Found], since: str, way: str, year: int) -> dict[int, InTurn]:
    """By how much each has risen or fallen; none where one cannot have changed so."""
    found: dict[int, InTurn] = {}
    word = way
    before: Found | None = None
    for figure, owner in zip(row, owners, strict=True):
        match = _NEXT.fullmatch(words, before.end, figure.start) if before else None
        is_bare = match is not None and not match["way"]
        word = match["way"] if match is not None and match["way"] else word
        turn = turn_before(f"，{since}{word}", figure, year, is_change=True)
        if turn is None or len(owner.units) != 1 or len(figure.units) != 1 or not may_change_by(owner.units[0], figure.units[0]):
            return {}
        said_as = found[before.end].turn if before else None
        goes_on = said_as is not None and (is_bare or said_as.falls != turn.falls)
        found[figure.end] = InTurn(row[0].start, owner.end, turn=turn.without_word(figure.start) if is_bare else turn, like=before.end if before and goes_on else 0)
        before = figure
    return found


def _shares(row: Sequence[Found], owners: Sequence[Found], before: Sequence[Found]) -> dict[int, InTurn]:
    """What part each is, and of which figure before them."""
    if any(each.units != (RATE,) for each in row) or any(len(each.units) != 1 or each.units == (RATE,) for each in owners):
        return {}
    first = owners[0].start
    wholes = [each for each in before if each.start < first and each.units == owners[0].units and all(_is_share(*pair, each) for pair in zip(owners, row, strict=True))]
    of = wholes[0].end if len(wholes) == 1 else 0
    return {figure.end: InTurn(row[0].start, owner.end, of) for figure, owner in zip(row, owners, strict=True)}


def _is_share(part: Found, rate: Found, whole: Found) -> bool:
    if part.quantity is None or rate.quantity is None or whole.quantity is None or not whole.quantity.amount:
        return False
    told = rate.quantity
    return abs(part.quantity.amount / whole.quantity.amount * 100 - told.amount) <= step(told.scale, told.decimals) * _HALF

