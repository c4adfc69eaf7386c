"""Shares of one whole that stand in a row: 网上来的40512件，占63.3%；窗口来的23488件，占36.7%.

Where the others of a row are shares of one whole, so is the one that does not fit; shares that make up 100% are of a list that leaves nothing out;
and where all of a row tell of one whole that is a slip of the one named before them, that is mistyped. Each is judged by its company, so that no word
has to name the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from drafting.checks.reconciling.slips import ORDER, slips
from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import LISTED, Claim, added
from drafting.checks.sentences.claimed.explained import explained, explained_share
from drafting.checks.sentences.listed.shared import Shared, make_up_all, shared
from drafting.checks.sentences.rates.of_whole import may_be_share, share_of, size_of
from drafting.checks.sentences.rules import SHARE, SUM
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_sum

_TOTAL: Final = lazy("全部|总[\u4e00-\u9fff]{0,4}$")
_AMONG: Final = "其中"
"""Of what stands right before it, and not of the whole of the row."""
_HUNDRED: Final = Decimal(100)
_WHOLES: Final = 40
"""Figures before a row of which one may be its whole."""
_FAR: Final = 400
"""Figures before a row of which one that is called as a part of it may be its whole."""
_REACH: Final = 120
"""Figures of the line itself among which they stand: each share is one."""
_LONGEST: Final = 30
"""Shares of one row; no list that is read has more."""
_SURE: Final = 1000
"""Smaller sums are met by chance."""
_LIKELY: Final = Decimal("0.15")
"""Chance up to which a slip that would mend a share is believed."""
_TWO: Final = 2
_THREE: Final = 3
_CLOSE: Final = 2


def series(line: Line, before: Sequence[Cell], sums: Sequence[Claim], units: UnitTable) -> Iterator[Claim]:
    """The claims of one line; `before` are the figures of the lines before, `sums` what is known of lists in this one."""
    told = shared(line)
    by_share = {each.share.start: each for each in told}
    for claim in _claims(told, line, before, sums, units):
        each = by_share.get(claim.whole.start)
        if each is None or not claim.is_wrong or not _is_of_its_namesake(each, line, before, units):
            yield claim


def _claims(told: Sequence[Shared], line: Line, before: Sequence[Cell], sums: Sequence[Claim], units: UnitTable) -> Iterator[Claim]:
    for each in told:
        yield from _of_a_sum(each, told, sums, units)
    for row in _rows(told, units):
        wholes = _wholes(row, line, before, units)
        fits = list(_fits(row, wholes, units))
        yield from _of_one_whole(row, fits, units)
        for _, group in groupby(row, key=lambda each: each.part.sentence):
            yield from _of_one_sentence(list(group), fits, units)
        yield from _of_two(row, fits, units)
        yield from _of_none(row, wholes, fits, units)


def _of_a_sum(each: Shared, told: Sequence[Shared], sums: Sequence[Claim], units: UnitTable) -> Iterator[Claim]:
    """What is a part of a sum that holds is a share of that sum, unless it names another whole."""
    for claim in sums:
        is_part = each.part in claim.parts and not claim.is_wrong and _is_counted(claim.whole)
        if is_part and (not each.base or _TOTAL.search(each.base)) and not _is_fitted_in(each, claim.whole, told, units):
            yield _share_of(each, claim.whole, units)


def _is_counted(whole: Cell) -> bool:
    return not whole.quantity.is_marked and bool(whole.quantity.amount)


def _rows(told: Sequence[Shared], units: UnitTable) -> Iterator[list[Shared]]:
    """Shares of one kind of figures in one line, outside and inside brackets apart."""
    for _, group in groupby(told, key=lambda each: (each.part.bracket, units.family(each.part.quantity.unit))):
        row = list(group)
        yield from (row[start : start + _LONGEST] for start in range(0, len(row), _LONGEST) if len(row) - start >= _TWO)


def _wholes(row: Sequence[Shared], line: Line, before: Sequence[Cell], units: UnitTable) -> list[Cell]:
    """The figures of which the row may be shares, the nearest first; of two that are the same, the nearer."""
    first, last = row[0].part, row[-1].part
    end = next(at for at, each in enumerate(line.cells) if each is last)
    near = [each for each in (*before[-_WHOLES:], *line.cells[max(0, end - _REACH) : end]) if each.end <= last.start and of_one_kind(each, first, units)]
    wholes = [each for each in near if not each.is_rate and not each.is_change and _is_counted(each)]
    return list({(each.quantity.amount, each.quantity.unit): each for each in wholes}.values())[::-1]


def _is_of_its_namesake(each: Shared, line: Line, before: Sequence[Cell], units: UnitTable) -> bool:
    """Whether it is the share of a figure before it that is called as its part is: of 重大火灾5起 the whole is 重大火灾6起."""
    name = each.part.label.removeprefix(_AMONG)
    near = (*before[-_FAR:], *(cell for cell in line.cells if cell.end <= each.part.start)) if name else ()
    wholes = [cell for cell in near if cell.label.removeprefix(_AMONG) == name and _is_counted(cell) and of_one_kind(cell, each.part, units)]
    return any(_share_of(each, whole, units).judgement.agrees for whole in wholes)


Fits = Sequence[tuple[Cell, list[Shared]]]
"""Wholes, each with what of a row is the share of it that it says."""


def _fits(row: Sequence[Shared], wholes: Sequence[Cell], units: UnitTable) -> Iterator[tuple[Cell, list[Shared]]]:
    sizes = [size_of(each.part, units) for each in row]
    for whole in wholes:
        size = size_of(whole, units)
        near = [each for each, part in zip(row, sizes, strict=True) if whole.end <= each.part.start and may_be_share(each.share, part, size)]
        yield whole, [each for each in near if _share_of(each, whole, units).judgement.agrees]


def _of_one_whole(row: Sequence[Shared], fits: Fits, units: UnitTable) -> Iterator[Claim]:
    """Between shares of one whole, or beside them in their sentence, one that is of none of the wholes and names no other."""
    at_home = {each.share.start for _, fitting in fits for each in fitting}
    for whole, fitting in fits:
        if len(fitting) < _TWO:
            continue
        yield from (_share_of(each, whole, units) for each in fitting)
        run = _run(row, fitting, is_part=any(each.part is whole for each in row))
        strays = [each for each in run if each.share.start not in at_home and _is_of_this(each, fitting) and not _is_fitted_in(each, whole, row, units)]
        if len(strays) < len(fitting):
            yield from (_share_of(each, whole, units) for each in strays)


def _is_fitted_in(each: Shared, whole: Cell, row: Sequence[Shared], units: UnitTable) -> bool:
    """Whether a share is one last place off so that those of its list make up 100% to the last: 58.07% for 58.06%."""
    share = each.share.quantity
    told = each.part.quantity.amount * units.factor(each.part.quantity.unit) / (whole.quantity.amount * units.factor(whole.quantity.unit)) * _HUNDRED
    if abs(told - share.number) >= share.step * _TWO:
        return False
    at = row.index(each)
    lists = (row[start:end] for start in range(at + 1) for end in range(at + 1, len(row) + 1))
    return any(sum(one.share.quantity.number for one in each_list) == _HUNDRED for each_list in lists)


def _run(row: Sequence[Shared], fitting: Sequence[Shared], *, is_part: bool) -> list[Shared]:
    """From the first to the last of those that fit, and what is in the sentences of these, unless the whole is a part itself: what stands beside it is of another."""
    places = [row.index(each) for each in fitting]
    sentences = set() if is_part else {fitting[0].part.sentence, fitting[-1].part.sentence}
    return [each for at, each in enumerate(row) if places[0] <= at <= places[-1] or each.part.sentence in sentences]


def _is_of_this(each: Shared, fitting: Sequence[Shared]) -> bool:
    """Whether a share names no other whole than those beside it: nothing, their words, or 总里程 as 农村公路总里程 does; the first may name what the others need not."""
    if not fitting:
        return not each.base or _TOTAL.search(each.base) is not None
    follows = each.part.start > fitting[0].part.start
    if _AMONG in each.part.label and follows:
        return False
    if not each.base or any(each.thing == other.thing for other in fitting):
        return True
    if not follows and not any(other.base for other in fitting):
        return True
    total = _TOTAL.search(each.base)
    return total is not None and any(other.base.endswith(total[0]) and other.base.startswith(each.base[: total.start()][:_CLOSE]) for other in fitting)


def _of_one_sentence(row: Sequence[Shared], fits: Fits, units: UnitTable) -> Iterator[Claim]:
    """What is told of a list by its sum: where the parts add up to a whole they are shares of it, and where their shares do, so do they."""
    if len(row) < _TWO:
        return
    for whole, all_fitting in fits:
        fitting = [each for each in row if each in all_fitting]
        if whole.end <= row[0].part.start and _is_sum(whole, row, units) and (fitting or whole.quantity.amount >= _SURE):
            yield from (_share_of(each, whole, units) for each in row if each in fitting or (_is_of_this(each, fitting) and not _is_fitted_in(each, whole, row, units)))
        elif fitting and make_up_all(row, units):
            yield from _added_up(whole, row, units)


def _of_two(row: Sequence[Shared], fits: Fits, units: UnitTable) -> Iterator[Claim]:
    """The other one of two, in the same words, where it is of no whole and a slip tells why not of this."""
    at_home = {each.share.start for _, fitting in fits for each in fitting}
    for whole, fitting in fits:
        if len(row) == _TWO and len(fitting) == 1:
            yield from (_share_of(each, whole, units) for each in row if each.share.start not in at_home and _is_a_slip_of(each, fitting[0], whole, units))


def _is_sum(whole: Cell, row: Sequence[Shared], units: UnitTable) -> bool:
    return judge_sum(whole.quantity, [each.part.quantity for each in row], units).agrees


def _is_a_slip_of(each: Shared, other: Shared, whole: Cell, units: UnitTable) -> bool:
    if not each.base or each.base != other.base:
        return False
    why = explained_share(each.share, each.part, whole, units)
    return bool(why.slip) and why.chance <= _LIKELY


def _added_up(whole: Cell, row: Sequence[Shared], units: UnitTable) -> Iterator[Claim]:
    """The parts themselves, whose shares make up 100%."""
    parts = [each.part for each in row]
    judged = judge_sum(whole.quantity, [each.quantity for each in parts], units)
    if judged.verdict is Verdict.CONTRADICTS:
        slip = explained(whole, parts, units).slip
        yield Claim(LISTED, SUM, whole, tuple(parts), judged, added(parts), accused=bool(slip), slip=slip, doubtful=True)


def _of_none(row: Sequence[Shared], wholes: Sequence[Cell], fits: Fits, units: UnitTable) -> Iterator[Claim]:
    """Shares that are of no figure before them, but all of one that is a slip of the nearest before them."""
    at_home = {each.share.start for _, fitting in fits if len(fitting) >= _TWO for each in fitting}
    parts = {each.part.start for each in row}
    for is_lost, group in groupby(row, key=lambda each: each.share.start not in at_home):
        run = list(group)
        named = next((each.thing for each in run if each.thing), "")
        whole = next((each for each in wholes if each.end <= run[0].part.start and each.start not in parts and named in f"{each.label}{each.noun}"), None)
        if is_lost and len(run) >= _THREE and whole is not None and run[0].part.sentence - whole.sentence <= _CLOSE and (claim := _mistyped(whole, run, units)):
            yield claim


def _mistyped(whole: Cell, run: Sequence[Shared], units: UnitTable) -> Claim | None:
    """The claim that a whole is a slip of what all of a run tell."""
    ends = [_told(each, units) for each in run]
    low, high = max(each[0] for each in ends), min(each[1] for each in ends)
    factor = units.factor(whole.quantity.unit)
    half = whole.quantity.half_width(units)
    is_theirs = low <= (whole.quantity.amount + half) * factor and (whole.quantity.amount - half) * factor <= high
    if low > high or is_theirs:
        return None
    meant = {slip.kind: slip for slip in reversed(slips(whole.quantity)) if low <= slip.amount * factor <= high}
    kind = next((each for each in ORDER if each in meant), "")
    if not kind:
        return None
    judged = Judgement(Verdict.CONTRADICTS, whole.quantity.text, meant[kind].quantity.text, "")
    parts = tuple(cell for each in run for cell in (each.part, each.share))
    formula = f"{run[0].part.quantity.text} ÷ {run[0].share.quantity.text}"
    return Claim("占比", SHARE, whole, parts, judged, formula, accused=True, slip=f"{whole.quantity.text}{kind}", doubtful=True)


def _told(each: Shared, units: UnitTable) -> tuple[Decimal, Decimal]:
    """The least and the most that a part and its share tell of the whole, in the base of its kind."""
    part, share = each.part.quantity, each.share.quantity
    factor, half, width = units.factor(part.unit), part.half_width(units), share.half_width(units)
    return (part.amount - half) * factor * _HUNDRED / (share.number + width), (part.amount + half) * factor * _HUNDRED / max(share.number - width, width)


def _share_of(each: Shared, whole: Cell, units: UnitTable) -> Claim:
    return share_of(each.share, each.part, whole, units, accused=True, doubtful=True)
