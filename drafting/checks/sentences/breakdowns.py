"""Totals that a text divides: X，其中a、b、c; X（a、b、c）; 分别为a、b、c; a、b、c，共X.

Nothing is accused that the text does not put together itself. A list may leave something out, so one that does not add up is told
only where the figures beside it (251人 beside 86户) do, and doubted where a slip of the pen explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claim import Claim, added
from drafting.checks.sentences.rules import PART, SUM
from drafting.checks.slips import slip_to
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.measure import inherit_unit
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_at_most, judge_sum

_AMONG: Final = lazy("其中")
_RESPECTIVELY: Final = lazy("分别")
_ALTOGETHER: Final = lazy("共计|合计|总计|总共|累计|共")
_TOTAL: Final = lazy("共计|合计|总计")
_LEFT_OPEN: Final = lazy("等|扣|减|退|抵|不含|除")
"""Words of a list that leaves something out, or takes something away."""
_OVERLAPPING: Final = lazy("重复|重叠|交叉|同时|兼|自然减少|去重")
"""What a sentence says of parts that count some twice, or not all."""
_OF_EACH: Final = lazy("每|均|指数|价|费|单产|亩产|标准|工资|薪|补贴|能力|日|月|最[高低大小多少]|净|增|减|降|超|[多少]开|比.*[多少]")
"""Amounts for one, of which a part may have a higher one."""
_SURE_TOTAL: Final = Decimal(20)
"""Smaller totals are met by chance."""
_TWO: Final = 2
_MOST_LISTED: Final = 40
"""Figures of one list that are looked at; no sentence that is read has more."""
_FEW_DIGITS: Final = 3
_NEARLY: Final = Decimal("0.01")
_NEAREST: Final = 4
"""Figures of one kind before a list that may be its total."""


@frozen
class _Block:
    """A list of figures, and those before it of which one may be the total, the nearest first. `listed`: the text says that these divide something."""

    items: tuple[Cell, ...]
    totals: tuple[Cell, ...]
    words: str
    listed: bool = True
    bracketed: bool = False


def breakdowns(line: Line, before: Line | None, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line; a line that begins with 其中 divides what the one before ends with."""
    for block in _blocks(line, before):
        yield from _judged(block, units)


# lists -----------------------------------------------------------------------------


def _blocks(line: Line, before: Line | None) -> Iterator[_Block]:
    cells = line.cells
    among: set[int] = set()
    for match in _AMONG.finditer(line.words):
        at = line.start + match.start()
        items = _scope(line, at)
        if not items:
            continue
        among.update(id(each) for each in items)
        yield _Block(items, _before(line, before, at, items[0]), _to_the_stop(line, at, items))
    for bracket in sorted({each.bracket for each in cells if each.bracket}):
        items = tuple(each for each in cells if each.bracket == bracket)[:_MOST_LISTED]
        if id(items[0]) in among or len(items) < 2:
            continue
        opened = line.start + line.words.rfind("（", 0, items[0].start - line.start)
        near = [each for each in cells if each.sentence == items[0].sentence and each.bracket != bracket]
        totals = _nearest([each for each in near if each.end <= opened and each.clause >= items[0].clause - 1])
        totals += tuple(each for each in near if each.start > items[-1].end and _ALTOGETHER.search(each.label))
        yield _Block(items, totals, _to_the_stop(line, opened, items), bracketed=True)
    for match in _RESPECTIVELY.finditer(line.words):
        at = line.start + match.start()
        items = tuple(each for each in cells if each.start > at and each.sentence == _sentence_at(cells, at) and not each.bracket)[:_MOST_LISTED]
        yield _Block(items, _before(line, before, at, items[0]) if items else (), _to_the_stop(line, at, items) if items else "")
    yield from _uncued(line, among)


def _to_the_stop(line: Line, start: int, items: Sequence[Cell]) -> str:
    """The words from an offset to the end of the sentence in which the items end: what follows them may say that they are not all."""
    stop = line.words.find("。", items[-1].end - line.start)
    return line.words[start - line.start : stop if stop >= 0 else None]


def _scope(line: Line, at: int) -> tuple[Cell, ...]:
    """The figures that 其中 at an offset speaks of: to the end of its brackets or its sentence, or to the next 其中."""
    after = [each for each in line.cells if each.start > at]
    if not after:
        return ()
    first = after[0]
    again = line.words.find("其中", at - line.start + 2)
    end = line.start + again if again >= 0 else line.start + len(line.words)
    return tuple(
        each for each in after
        if each.sentence == first.sentence and each.start < end and (each.bracket == first.bracket if first.bracket else not each.bracket)
    )[:_MOST_LISTED]  # fmt: skip


def _before(line: Line, before: Line | None, at: int, first: Cell) -> tuple[Cell, ...]:
    """What may be divided: the figures before an offset in the same sentence, or, where it begins one, in that before."""
    cells = [each for each in line.cells if each.end <= at and each.item == first.item]
    near = [each for each in cells if each.sentence == first.sentence and each.bracket in (0, first.bracket)]
    if not near and cells:
        near = [each for each in cells if each.sentence == cells[-1].sentence and not each.bracket]
    if not cells and before is not None and not line.words[: at - line.start].strip():
        near = [each for each in before.cells if each.sentence == before.cells[-1].sentence and not each.bracket]
    return _nearest(near)


def _sentence_at(cells: Sequence[Cell], at: int) -> int:
    return next((each.sentence for each in cells if each.start > at), -1)


def _nearest(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(reversed(cells[-_MOST_LISTED:]))


def _uncued(line: Line, among: set[int]) -> Iterator[_Block]:
    """Three figures of a kind or more in one sentence with 共 before or behind: listed without a word that says so."""
    sentences: dict[int, list[Cell]] = {}
    for cell in line.cells:
        if not cell.bracket:
            sentences.setdefault(cell.sentence, []).append(cell)
    for cells in sentences.values():
        for at, cell in enumerate(cells):
            rest = cells[at + 1 : at + 1 + _MOST_LISTED]
            if len(rest) > 1 and id(rest[0]) not in among and not cell.is_rate:
                yield _Block(tuple(rest), (cell,), line.between(cell.start, rest[-1].end), listed=False)
            if at > 1 and _ALTOGETHER.search(cell.label):
                before = cells[max(0, at - _MOST_LISTED) : at]
                is_total = _TOTAL.fullmatch(cell.label) is not None
                yield _Block(tuple(before), (cell,), line.between(before[0].start, cell.end), listed=is_total, bracketed=is_total)


# what they add up to ---------------------------------------------------------------


def _judged(block: _Block, units: UnitTable) -> Iterator[Claim]:
    open_kinds: list[list[Cell]] = []
    proven: list[Claim] = []
    for column in _columns(block.items, units):
        totals = [each for each in block.totals if of_one_kind(each, column[0], units) and not each.is_change][:_NEAREST]
        if not totals:
            continue
        found = _adding_up(column, totals, units, listed=block.listed)
        if found is None:
            open_kinds.append(column)
        else:
            proven.append(found)
    yield from proven
    for claim in proven:
        yield from _companions(claim, block, units)
    if block.listed and not proven:
        for column in open_kinds:
            yield from _suspected(column, block, units)


def _columns(items: Sequence[Cell], units: UnitTable) -> list[list[Cell]]:
    """The figures of each kind that may be added, kinds in the order in which they come."""
    columns: list[list[Cell]] = []
    before: Cell | None = None
    for item in items:
        if item.is_rate or item.is_change:
            continue
        if not item.quantity.unit:
            if before is not None and item.label and item.quantity.decimals:  # 38.526万元和46.9180: the unit is that of the one before
                next(each for each in columns if before in each).append(item)
            continue
        before = item
        column = next((each for each in columns if of_one_kind(each[0], item, units)), None)
        if column is None:
            columns.append([item])
        else:
            column.append(item)
    return columns


def _choices(column: list[Cell], *, listed: bool) -> Iterator[list[Cell]]:
    """What of a column may be the parts: all, the first of each ；, or those up to some point."""
    fewest = 2 if listed else 3
    if len(column) >= fewest:
        yield column
    heads = [each for at, each in enumerate(column) if not at or each.segment != column[at - 1].segment]
    if fewest <= len(heads) < len(column):
        yield heads
    if listed:
        for end in range(len(column) - 1, 1, -1):
            yield column[:end]


def _adding_up(column: list[Cell], totals: list[Cell], units: UnitTable, *, listed: bool) -> Claim | None:
    for parts in _choices(column, listed=listed):
        for total in totals:
            judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
            if (judged.agrees or judged.verdict is Verdict.TAIL) and (total.quantity.number >= _SURE_TOTAL or total.quantity.decimals or len(parts) > 2 or listed):
                return Claim("各项", SUM, total, tuple(parts), judged, added(parts))
    return None


def _companions(claim: Claim, block: _Block, units: UnitTable) -> Iterator[Claim]:
    """The other figures of the same parts: where the 户 add up to their total, the 人 beside them do."""
    if (claim.whole.quantity.amount < _SURE_TOTAL and len(claim.parts) < 3) or _OVERLAPPING.search(block.words):
        return
    for total in _beside(claim.whole, block, units):
        parts = _of_each_part(claim.parts, block.items, total, units)
        if len(parts) == len(claim.parts):
            judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
            if judged.verdict is Verdict.CONTRADICTS:
                yield Claim("各项", SUM, total, tuple(parts), judged, added(parts), accused=True, slip=_slip(total, parts, units))


def _of_each_part(parts: Sequence[Cell], items: Sequence[Cell], total: Cell, units: UnitTable) -> list[Cell]:
    """The one figure of the total's kind that is said of each part, tight before or behind it or else alone between it and the next; fewer where one has none."""
    starts = [items.index(part) for part in parts]
    before = starts[0] > 0  # 项目95个，投资4.77亿元: a part's other figures come first
    ends = [*starts[1:], len(items)]
    since = [0, *(at + 1 for at in starts)]
    found: list[Cell] = []
    for number, (part, at) in enumerate(zip(parts, starts, strict=True)):
        tight = [each for each in items[max(at - 1, 0) : at + 2] if (each.tight and each.start == part.end) or (part.tight and each.end == part.start)]
        near = items[since[number] : at] if before else items[at + 1 : ends[number]]
        for choice in (tight, [each for each in near if each.segment == part.segment]):
            same = [each for each in choice if of_one_kind(each, total, units) and not each.is_change]
            if same:
                found += same if len(same) == 1 else []
                break
    return found


def _beside(whole: Cell, block: _Block, units: UnitTable) -> list[Cell]:
    """The figures that are said of the same whole, one of a kind: in its clause and those next to it, outside other brackets."""
    beside = [
        each for each in block.totals
        if each.sentence == whole.sentence and each.bracket == whole.bracket and abs(each.clause - whole.clause) <= 1 and not each.is_rate and not each.is_change
    ]  # fmt: skip
    return [each for each in beside if not of_one_kind(each, whole, units) and sum(of_one_kind(each, other, units) for other in beside) == 1]


def _suspected(column: list[Cell], block: _Block, units: UnitTable) -> Iterator[Claim]:
    """A list without any figure that adds up: told where one is more than the whole, and doubted where a slip explains the difference."""
    total = next((each for each in block.totals if of_one_kind(each, column[0], units)), None)
    if total is None or total.is_change or total.quantity.unit != column[0].quantity.unit:
        return
    if column[0].end > total.end and (claim := _too_large(column[0], total, block, units)):
        yield claim
        return
    parts = [each for each in column if each.label or each.tight]
    if len(parts) < 2 or parts != column or _LEFT_OPEN.search(block.words) or any(each.quantity.is_marked or each.quantity.number < 0 for each in (total, *parts)):
        return
    judged = judge_sum(total.quantity, [each.quantity for each in parts], units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return
    slip = _slip(total, parts, units)
    over = sum((_amount(each, total, units) for each in parts), Decimal(0)) > _amount(total, total, units)
    if (slip and _is_no_chance(total, parts, units)) or _leaves_nothing_open(parts, total, block, over=over):
        yield Claim("各项", SUM, total, tuple(parts), judged, added(parts), accused=True, slip=slip, doubtful=True)


def _is_no_chance(total: Cell, parts: Sequence[Cell], units: UnitTable) -> bool:
    """Whether a slip that explains a difference explains it indeed: one of a digit is found for nearly any small number, unless it is nearly right."""
    digits = len(str(total.quantity.number).replace(".", "").strip("0"))
    whole = _amount(total, total, units)
    gap = abs(sum((_amount(each, total, units) for each in parts), Decimal(0)) - whole)
    return digits > _FEW_DIGITS or (digits == _FEW_DIGITS and gap <= whole * _NEARLY)


def _leaves_nothing_open(parts: Sequence[Cell], total: Cell, block: _Block, *, over: bool) -> bool:
    """252枚（金牌88枚、银牌84枚、铜牌80枚）: brackets right behind the total that hold a list and nothing else; or 甲3人，乙4人，合计7人.

    Two in brackets may be a choice, unless they are more than the whole.
    """
    alone = len(block.items) == len(parts) and total is block.totals[0] and not any(each.noun for each in parts)
    follows = total.start > parts[-1].end
    return block.bracketed and alone and (follows or over or len(parts) > _TWO)


def _too_large(part: Cell, total: Cell, block: _Block, units: UnitTable) -> Claim | None:
    """其中 a part that is more than the whole, which stands right before."""
    right_before = next(each for each in block.totals if not each.tight) if block.totals and not all(each.tight for each in block.totals) else None
    same_place = (total.segment, total.bracket, total.item) == (part.segment, part.bracket, part.item) and part is block.items[0]
    if not block.words.startswith("其中") or not same_place or right_before is None or total.start < right_before.start:
        return None
    if _OF_EACH.search(f"{total.words}{part.words}") or "/" in f"{total.noun[:1]}{part.noun[:1]}":
        return None
    if any(of_one_kind(each, part, units) and each.quantity.amount >= part.quantity.amount for each in block.totals):
        return None
    judged = judge_at_most(part.quantity, total.quantity, units)
    if judged.verdict is not Verdict.CONTRADICTS:
        return None
    reversed_ = Judgement(judged.verdict, part.quantity.text, total.quantity.text, judged.gap)
    return Claim("其中一项", PART, part, (total,), reversed_, "", accused=True, doubtful=True)


def _slip(total: Cell, parts: Sequence[Cell], units: UnitTable) -> str:
    """What slip in one of the figures explains that they do not add up; "" where none does."""
    factor = units.factor(total.quantity.unit)
    amounts = [_amount(each, total, units) for each in parts]
    whole = sum(amounts, Decimal(0))
    meant = _meant(total.quantity, whole / factor)
    if found := slip_to(total.quantity, meant, units):
        return f"{total.quantity.text}{found}"
    for part, amount in zip(parts, amounts, strict=True):
        rest = total.quantity.amount * factor - (whole - amount)
        typed = inherit_unit(part.quantity, total.quantity)
        if rest > 0 and (found := slip_to(typed, _meant(typed, rest / units.factor(typed.unit)), units)):
            return f"{part.quantity.text}{found}"
    return ""


def _amount(cell: Cell, total: Cell, units: UnitTable) -> Decimal:
    """In the base of its kind; a bare figure is in the total's unit."""
    quantity = inherit_unit(cell.quantity, total.quantity)
    return quantity.amount * units.factor(quantity.unit)


def _meant(typed: Quantity, amount: Decimal) -> Quantity:
    return Quantity(typed.text, amount, 0, 1, typed.unit)
