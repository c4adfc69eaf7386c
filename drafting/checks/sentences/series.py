"""Shares of one whole that stand in a row: 直办37527件，占52.7%；转办33657件，占47.3%.

Each stands right behind what it is the share of. Where the others of a row are shares of one whole, so is the one that does not fit; and shares
that make up 100% are of a list that leaves nothing out. Each is judged by its company, so that no word has to name the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import LISTED, Claim, added
from drafting.checks.sentences.explained import explained, explained_share
from drafting.checks.sentences.of_whole import share_of
from drafting.checks.sentences.rules import SUM
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict, judge_sum

_SHARE: Final = lazy("占(?!比)(?:到|了)?([\u4e00-\u9fff]{0,14}?)的?(?:比[重例]|份额)?(?:为|达到?|是|约)?|占比(?:为|达到?|约)?|比[重例](?:为|达到?|是|约)?")
_TOTAL: Final = lazy("全部|总[\u4e00-\u9fff]{0,4}$")
_AMONG: Final = "其中"
"""Of what stands right before it, and not of the whole of the row."""
_ALL: Final = Decimal(100)
_WHOLES: Final = 40
"""Figures before a row of which one may be its whole."""
_SURE: Final = 1000
"""Smaller sums are met by chance."""
_LIKELY: Final = Decimal("0.15")
"""Chance up to which a slip that would mend a share is believed."""
_TWO: Final = 2
_CLOSE: Final = 2


@frozen
class Shared:
    """A figure and its share right behind it; `base` names what it is a share of, '' where nothing does."""

    part: Cell
    share: Cell
    base: str


def shared(line: Line) -> list[Shared]:
    """The figures of a line behind which their share stands, in their order."""
    found = []
    for part, share in zip(line.cells, line.cells[1:], strict=False):
        named = _SHARE.fullmatch(share.label) if share.quantity.unit == "%" else None
        if named and _is_followed_by(part, share):
            found.append(Shared(part, share, named[1] or ""))
    return found


def _is_followed_by(part: Cell, share: Cell) -> bool:
    together = (part.segment, part.bracket, part.item) == (share.segment, share.bracket, share.item) and share.clause - part.clause <= 1
    return together and not part.is_rate and not part.is_change and not part.quantity.is_marked and not share.quantity.is_marked


def makes_up_the_whole(parts: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    """Whether each of the parts has its share behind it, and these make up 100%."""
    row = _all_shared(parts, line)
    return bool(row) and _make_up_all(row, units)


def has_other_shares(parts: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    """Whether each of the parts has its share behind it, and these say that they are not all, or some of another's."""
    row = _all_shared(parts, line)
    return bool(row) and not _make_up_all(row, units)


def _all_shared(parts: Sequence[Cell], line: Line) -> list[Shared]:
    of_part = {each.part.start: each for each in shared(line)}
    row = [of_part[each.start] for each in parts if each.start in of_part]
    return row if len(row) == len(parts) > 1 else []


def _make_up_all(row: Sequence[Shared], units: UnitTable) -> bool:
    off = abs(sum((each.share.quantity.number for each in row), Decimal(0)) - _ALL)
    return off <= sum((each.share.quantity.half_width(units) for each in row), Decimal(0))


def series(line: Line, before: Sequence[Cell], sums: Sequence[Claim], units: UnitTable) -> Iterator[Claim]:
    """The claims of one line; `before` are the figures of the lines before, `sums` what is known of lists in this one."""
    told = shared(line)
    for each in told:
        yield from _of_a_sum(each, sums, units)
    for row in _rows(told, units):
        yield from _judged(row, line, before, units)


def _of_a_sum(each: Shared, sums: Sequence[Claim], units: UnitTable) -> Iterator[Claim]:
    """What is a part of a sum that holds is a share of that sum, unless it names another whole."""
    for claim in sums:
        if each.part in claim.parts and not claim.is_wrong and (not each.base or _TOTAL.search(each.base)) and _is_counted(claim.whole):
            yield _share_of(each, claim.whole, units)


def _is_counted(whole: Cell) -> bool:
    return not whole.quantity.is_marked and bool(whole.quantity.amount)


def _rows(told: Sequence[Shared], units: UnitTable) -> Iterator[list[Shared]]:
    """Shares of one kind of figures in one item, outside and inside brackets apart."""
    for _, group in groupby(told, key=lambda each: (each.part.item, each.part.bracket, units.family(each.part.quantity.unit))):
        row = list(group)
        if len(row) >= _TWO:
            yield row


def _judged(row: Sequence[Shared], line: Line, before: Sequence[Cell], units: UnitTable) -> Iterator[Claim]:
    """Of the figures before a row, that of which most of it is a share; what is none of it, and names nothing else, is told."""
    first = row[0].part
    own = [each for each in line.cells if each.end <= first.start and each.item == first.item]
    wholes = [each for each in (*before[-_WHOLES:], *own)[-_WHOLES:] if of_one_kind(each, first, units) and not each.is_rate and not each.is_change and _is_counted(each)]
    fits = [(whole, [each for each in row if _share_of(each, whole, units).judgement.agrees]) for whole in reversed(wholes)]
    whole, fitting = max(fits, key=lambda each: (len(each[1]), _is_sum(each[0], row, units)), default=(None, []))
    if whole is None:
        return
    is_sum = _is_sum(whole, row, units)
    if is_sum or len(fitting) >= _TWO:
        yield from (_share_of(each, whole, units) for each in fitting)
    for each in row:
        if each not in fitting and _is_of_this(each, fitting) and (is_sum or _is_outvoted(each, whole, row, fitting, units)):
            yield _share_of(each, whole, units)
    if fitting and _make_up_all(row, units):
        yield from _added_up(whole, row, units)


def _is_sum(whole: Cell, row: Sequence[Shared], units: UnitTable) -> bool:
    return whole.quantity.amount >= _SURE and judge_sum(whole.quantity, [each.part.quantity for each in row], units).agrees


def _is_outvoted(each: Shared, whole: Cell, row: Sequence[Shared], fitting: Sequence[Shared], units: UnitTable) -> bool:
    """Whether most of a row are shares of the whole, or the other one of two is, in the same words, and a slip tells why this one is not."""
    if len(fitting) >= _TWO:
        return len(fitting) > len(row) - len(fitting)
    if len(row) > _TWO or not each.base or not any(each.base == other.base for other in fitting):
        return False
    why = explained_share(each.share, each.part, whole, units)
    return bool(why.slip) and why.chance <= _LIKELY


def _is_of_this(each: Shared, fitting: Sequence[Shared]) -> bool:
    """Whether a share names no other whole than those beside it: nothing, their words, or 总里程 as 农村公路总里程 does."""
    if _AMONG in each.part.label and fitting and each.part.start > fitting[0].part.start:
        return False
    if not each.base or any(each.base == other.base for other in fitting):
        return True
    total = _TOTAL.search(each.base)
    return total is not None and any(other.base.endswith(total[0]) and other.base.startswith(each.base[: total.start()][:_CLOSE]) for other in fitting)


def _added_up(whole: Cell, row: Sequence[Shared], units: UnitTable) -> Iterator[Claim]:
    """The parts themselves, whose shares make up 100%."""
    parts = [each.part for each in row]
    judged = judge_sum(whole.quantity, [each.quantity for each in parts], units)
    if judged.verdict is Verdict.CONTRADICTS:
        slip = explained(whole, parts, units).slip
        yield Claim(LISTED, SUM, whole, tuple(parts), judged, added(parts), accused=bool(slip), slip=slip, doubtful=True)


def _share_of(each: Shared, whole: Cell, units: UnitTable) -> Claim:
    return share_of(each.share, each.part, whole, units, accused=True, doubtful=True)
