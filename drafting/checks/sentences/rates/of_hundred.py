"""Shares that a sentence lists without what they are of: 农业用水占61.5%、工业用水占18.2%、…; they are 100% together where their names divide the whole.

Parties and ages overlap, so that only names are read that cannot: those that leave no third (男, 女), answers to one question (满意, 基本满意, 不满意), and three
and more things of one kind (…收入, …用水) whose sum is above 100%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from drafting.checks.reconciling.slips import ORDER, slips, swapped
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import LISTED, Claim
from drafting.checks.sentences.listed.rows import divides, overlaps
from drafting.checks.sentences.rules import SHARE
from drafting.checks.sentences.twice.repeated import digits_of
from drafting.patterns import lazy
from drafting.relations import Judgement, Verdict

_SHARE: Final = lazy("^(?:其中)?(?:[\u4e00-\u9fff]{2,8}中)?(?P<name>[\u4e00-\u9fffⅠ-Ⅹ—～（）]{1,10}?)(?:占比?|的?比[重例])(?:为|达到?|是|约)?$|^(?:其中)?(?P<rate>(?:[\u4e00-\u9fff]{0,4}?)(?:非常|很|比较|基本|较|不)?满意)率?(?:占比?|为|是)?$")
_OF_THE_WHOLE: Final = lazy("占[\u4e00-\u9fff]{1,10}的(?:比[重例]为?)?$")
_ANSWERS: Final = lazy("^(?:测评|评价|表示)?(?:非常满意|很满意|满意|比较满意|较满意|基本满意|一般|不满意|不太满意|很不满意|不了解|弃权)$")
_MORE: Final = lazy("其余|其[他它]|剩余|另")
"""What goes on with a list behind it."""
_DENIED: Final = "不满意"
_HUNDRED: Final = Decimal(100)
_TWO: Final = 2
_THREE: Final = 3
_NEAR: Final = 1
_KIND: Final = 2
"""Last characters that names of one kind share."""


def of_hundred(line: Line) -> Iterator[Claim]:
    """The claims of one line."""
    if sum(each.quantity.unit == "%" for each in line.cells) < _TWO:
        return
    run: list[tuple[Cell, str]] = []
    for cell in (*line.cells, None):
        named = _named(cell) if cell is not None else None
        if cell is not None and named and (not run or _goes_on(run[-1][0], cell)):
            run.append((cell, named))
            continue
        if len(run) >= _TWO and (claim := _judged(run, line)):
            yield claim
        run = [(cell, named)] if cell is not None and named else []


def _named(cell: Cell) -> str:
    if cell.quantity.unit != "%" or cell.is_change or cell.quantity.is_marked or cell.noun:
        return ""
    found = _SHARE.match(cell.label)
    return (found["name"] or found["rate"] or "") if found else ""


def _goes_on(one: Cell, other: Cell) -> bool:
    return (one.sentence, one.bracket, one.item) == (other.sentence, other.bracket, other.item) and other.clause - one.clause <= _NEAR


def _judged(run: Sequence[tuple[Cell, str]], line: Line) -> Claim | None:
    cells, names = [cell for cell, _ in run], [name for _, name in run]
    total = sum((each.quantity.number for each in cells), Decimal(0))
    loose = sum((each.quantity.step for each in cells), Decimal(0)) / 2
    formula = " + ".join(each.quantity.text for each in cells)
    if abs(total - _HUNDRED) <= loose:
        return Claim(LISTED, SHARE, cells[0], tuple(cells[1:]), Judgement(Verdict.AGREES, formula, "100%", ""), formula)
    if _is_begun_before(cells[0], line) or not (_leave_nothing(cells, names, total) or _are_swapped(cells, names, total, loose)) or _MORE.search(line.words[cells[-1].end - line.start :].partition("。")[0]):
        return None
    slip = _slip(cells, total, loose)
    if not slip:
        return None
    judged = Judgement(Verdict.CONTRADICTS, formula, f"{total.normalize():f}%，不是100%", "")
    return Claim("占比", SHARE, cells[-1], tuple(cells[:-1]), judged, "", accused=True, slip=slip, doubtful=True)


def _is_begun_before(first: Cell, line: Line) -> bool:
    """农资占销售总额的31%，农产品占27%、…: whether the list has an item before it that says of what all are."""
    before = next((each for each in reversed(line.cells) if each.end <= first.start), None)
    return before is not None and before.quantity.unit == "%" and not before.is_change and _goes_on(before, first) and _OF_THE_WHOLE.search(before.label) is not None


def _leave_nothing(cells: Sequence[Cell], names: Sequence[str], total: Decimal) -> bool:
    if divides([_as_named(cell, name) for cell, name in zip(cells, names, strict=True)]):
        return True
    if len(set(names)) < len(names) or len(names) < _THREE:
        return False
    if all(map(_ANSWERS.match, names)):
        return names[-1].endswith(_DENIED)
    return total > _HUNDRED and len({name[-_KIND:] for name in names}) == 1 and all(len(name) > _KIND for name in names) and not overlaps(cells)


def _are_swapped(cells: Sequence[Cell], names: Sequence[str], total: Decimal, loose: Decimal) -> bool:
    """Ⅰ—Ⅱ类占27.4%、Ⅲ类占21.6%、Ⅳ类占6.0%: two swapped digits of three or more, which hardly make up 100% by chance."""
    alike = len(names) >= _THREE and len({name[-1:] for name in names}) == 1 and len(set(names)) == len(names) and not overlaps(cells)
    return alike and any(digits_of(each.quantity) >= _THREE and abs(total - each.quantity.number + meant - _HUNDRED) <= loose for each in cells for meant in swapped(each.quantity))


def _as_named(cell: Cell, name: str) -> Cell:
    return replace(cell, label=name)


def _slip(cells: Sequence[Cell], total: Decimal, loose: Decimal) -> str:
    """Which of them may be mistyped and how."""
    found: dict[str, str] = {}
    for cell in cells:
        for slip in slips(cell.quantity):
            if abs(total - cell.quantity.number + slip.number - _HUNDRED) <= loose:
                found.setdefault(slip.kind, f"{cell.quantity.text}{slip.kind}")
    return next((found[kind] for kind in ORDER if kind in found), "")
