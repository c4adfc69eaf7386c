"""What is left: 共47个，已整改44个，其余3个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import Claim
from drafting.checks.sentences.rules import REST
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_difference

_LEFT: Final = lazy("未|其余|剩余|余下|剩下|尚有|还有|尚余|还剩|结余|结转")
_REST: Final = lazy("(?:其余|剩余|余下|剩下|尚余|还剩)[^中]*$")
_UNDONE: Final = lazy("未([\u4e00-\u9fff]{2})$")
_DONE: Final = lazy("已|完成|整改|销号|办结|化解|消除|支出|拨付|竣工")
_NEXT: Final = 3
"""Clauses from a whole to what is left of it."""
_AFAR: Final = 20
"""Figures before one that may be what it is left of."""
_BY_CHANCE: Final = 20
"""Smaller differences are met by chance."""


def rests(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        if not cell.is_rate and not cell.is_change and not cell.tight and _LEFT.search(_words(line, cell)):
            near = [each for each in line.cells[max(0, at - _AFAR) : at] if each.item == cell.item and of_one_kind(each, cell, units) and not each.is_change]
            proven = _proven(cell, near, units)
            claim = proven or _plain(line, cell, near, units)
            if claim:
                yield claim
            if proven:
                yield from _companion(proven, line, units)
            else:
                yield from _by_its_companion(cell, line, units)


def _words(line: Line, cell: Cell) -> str:
    """The label of a figure, and of that before its brackets: 未消除的6083户（不稳定户3294户、…）."""
    head = next((each.label for each in reversed(line.cells) if each.end < cell.start and each.bracket != cell.bracket and not each.tight), "") if cell.bracket else ""
    return f"{cell.label}\0{head}"


def _companion(claim: Claim, line: Line, units: UnitTable) -> Iterator[Claim]:
    """The figures tight behind those of a difference that holds: where the 户 fit, the 人 beside them do."""
    behind = [next((each for each in line.cells if each.tight and each.start == cell.end), None) for cell in claim.cells]
    known = [each for each in behind if each is not None]
    if len(known) == len(claim.cells) and claim.whole.quantity.amount >= _BY_CHANCE and of_one_kind(known[0], known[1], units):
        yield _claim(known[0], known[1], known[2], units, accused=True)


def _by_its_companion(cell: Cell, line: Line, units: UnitTable) -> Iterator[Claim]:
    """A figure that is no difference, where that tight behind it is one of figures which stand tight behind others of its kind."""
    behind = next((each for each in line.cells if each.tight and each.start == cell.end), None)
    proven = _proven(behind, [each for each in line.cells if each.end <= cell.start and each.item == cell.item and of_one_kind(each, behind, units)], units) if behind else None
    if behind is None or proven is None or behind.quantity.amount < _BY_CHANCE:
        return
    yield proven
    ahead = [next((each for each in line.cells if other.tight and each.end == other.start), None) for other in proven.parts]
    known = [each for each in ahead if each is not None and of_one_kind(each, cell, units)]
    if len(known) == 2:
        yield _claim(cell, known[0], known[1], units, accused=True)


def _proven(cell: Cell, near: Sequence[Cell], units: UnitTable) -> Claim | None:
    """Two of the figures before it of which it is the difference, the nearest first."""
    for at in range(len(near) - 1, 0, -1):
        for whole in reversed(near[:at]):
            if whole.quantity.amount > near[at].quantity.amount:
                judged = judge_difference(cell.quantity, whole.quantity, near[at].quantity, units)
                if judged.agrees and cell.quantity.amount:
                    return _claim(cell, whole, near[at], units)
    return None


def _plain(line: Line, cell: Cell, near: Sequence[Cell], units: UnitTable) -> Claim | None:
    """A whole, what is done of it, and what is left of it, in one sentence that holds no other figure of the kind."""
    own = [each for each in line.cells if each.sentence == cell.sentence and of_one_kind(each, cell, units)]
    if len(own) != 3 or own[2] is not cell or len(near) < 2 or any(each.bracket or each.is_change for each in own):
        return None
    whole, done, _ = own
    told = _is_rest(cell, done) and _DONE.search(done.label) and not _LEFT.search(done.label) and not _DONE.search(whole.label) and cell.clause - whole.clause <= _NEXT
    return _claim(cell, whole, done, units, accused=True) if told else None


def _is_rest(cell: Cell, done: Cell) -> bool:
    """其余3个, or 未整改3个 beside 已整改44个: 未到期 and 未落实帮扶措施 are of other matters."""
    if cell.noun:
        return _REST.search(cell.label) is not None
    undone = _UNDONE.search(cell.label)
    return _REST.search(cell.label) is not None or (undone is not None and done.label.endswith(undone[1]))


def _claim(cell: Cell, whole: Cell, done: Cell, units: UnitTable, *, accused: bool = False) -> Claim:
    judged = judge_difference(cell.quantity, whole.quantity, done.quantity, units)
    return Claim("剩余", REST, cell, (whole, done), judged, f"{whole.quantity.text} - {done.quantity.text}", accused)
