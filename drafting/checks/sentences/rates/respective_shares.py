"""Shares that stand after 分别, each of the figure that stands in its place after the 分别 before: 分别为22亿元、44亿元、34亿元，占生产总值100亿元的22%、44%、34%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_sum

_SHARES: Final = lazy("(?:的(?:比[重例])?)?(?:分别)?(?:占|为|是|达到?)?")
_EACH: Final = lazy("(?:占比|所占比[重例]|比[重例])?分别(?:占|为|是)(?:总[^，。；]{0,4}的)?")
_OF: Final = lazy("占[^，。；]*$")
_RESPECTIVELY: Final = "分别"
_TWO: Final = 2
_APART: Final = lazy("^[、和与]$")


def respective_shares(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line: of as many shares as there are figures, and one base that stands between, or is not named and stands before both."""
    if _RESPECTIVELY not in line.words:
        return
    for _, group in groupby(line.cells, key=lambda each: (each.sentence, each.bracket)):
        cells = list(group)
        for at in range(1, len(cells) - 1):
            base: Cell | None = cells[at]
            shares = _row(cells[at + 1 :], line)
            parts = _row(cells[:at][::-1], line)[::-1]
            if len(shares) < _TWO or len(parts) != len(shares) or not _are_of(cells[at], parts, shares, line, units):
                base, parts = _summed(cells[: at + 1], shares, units)
            if base is None:
                continue
            claims = [share_of(share, part, base, units, accused=True, doubtful=True) for share, part in zip(shares, parts, strict=True)]
            if sum(each.is_wrong for each in claims) * 2 < len(claims) or (len(claims) == _TWO and sum(each.is_wrong for each in claims) == 1):
                yield from claims
            break


def _summed(before: Sequence[Cell], shares: Sequence[Cell], units: UnitTable) -> tuple[Cell | None, list[Cell]]:
    """共4800万元，其中省级2400万元、市级1200万元、县级1200万元，占比分别为50%、25%、25%: of what the parts right before add up to."""
    parts = list(before[-len(shares) :]) if len(shares) >= _TWO else []
    whole = before[-len(shares) - 1] if parts and len(before) > len(shares) else None
    if whole is None or _EACH.fullmatch(shares[0].label) is None or shares[0].clause - parts[-1].clause != 1 or any(each.quantity.is_marked for each in (whole, *parts, *shares)):
        return None, []
    are_alike = all(of_one_kind(whole, each, units) and not each.is_change for each in parts) and all(each.quantity.unit == "%" for each in shares)
    adds_up = are_alike and judge_sum(whole.quantity, [each.quantity for each in parts], units).agrees
    return (whole, parts) if adds_up else (None, [])


def _row(cells: Sequence[Cell], line: Line) -> list[Cell]:
    """The figures of one unit from the first on between which nothing but 、 stands."""
    row: list[Cell] = []
    for each in cells:
        one, other = (row[-1], each) if row and row[-1].start < each.start else (each, row[-1] if row else each)
        if row and (each.quantity.unit != row[0].quantity.unit or not _APART.match(line.between(one.end, other.start))):
            break
        row.append(each)
    return row


def _are_of(base: Cell, parts: Sequence[Cell], shares: Sequence[Cell], line: Line, units: UnitTable) -> bool:
    said = _RESPECTIVELY in line.between(line.start, parts[0].start).rpartition("。")[2]
    of_base = _OF.search(base.label) is not None and _SHARES.fullmatch(shares[0].label) is not None and of_one_kind(base, parts[0], units)
    plain = not any(each.quantity.is_marked or each.is_change for each in (base, *parts, *shares))
    return said and of_base and plain and all(each.quantity.unit == "%" for each in shares) and base.clause - parts[-1].clause == 1 and shares[0].clause == base.clause
