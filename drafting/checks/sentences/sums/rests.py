"""What is left: 共47个，已整改44个，其余3个."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, is_said_of, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rules import REST
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import judge_difference, judge_signed

_LEFT: Final = lazy("未|不(?:合格|达标|及格)|其余|剩余|余下|剩下|尚有|还有|尚余|还剩|结余|结转|缺口|[尚还]缺|[尚还仍相]差")
_REST: Final = lazy("(?:其余|剩余|余下|剩下|尚余|还剩|[尚还]缺)[^中]*$|^(?:资金)?缺口")
_SURPLUS: Final = lazy("(?:资金)?结余(?:资金)?")
"""What is left of money that was granted; that of a budget, of which more is told, is a balance."""
_GRANTED: Final = lazy("^(?!.*(?:基金|预算)).*(?:安排|下达|到位|筹集|收到|投入|争取)")
"""Money of which the surplus is told; a fund or a budget carries over what earlier years left."""
_UNDONE: Final = lazy("(?:未|不(?=合格|达标|及格))([\u4e00-\u9fff]{1,3})$")
"""未整改 beside 已整改, 未结案 beside 审执结各类案件: 未到期 and 未落实帮扶措施 are of other matters."""
_UNDER_WAY_TOO: Final = lazy("不|未(?:完成)?(?:整改|改造|整治|化解|处理|处置|办理)")
"""What may be neither done nor 未: of 120 that are found 100 已整改, 10 未整改, and 10 are being mended."""
_DONE: Final = lazy("已|完成|整改|销号|办结|化解|消除|支出|拨付|竣工")
_UNDER_WAY: Final = lazy("^(?:已|正在|在建|待|尚待)")
_TASK: Final = lazy("计划|任务|目标")
_FALLS_SHORT: Final = lazy("[尚还仍]差|与(?:目标|任务|计划)(?:还|仍|尚)?相差|距(?:目标|任务|计划)(?:还|仍|尚)差")
"""What a task is more than what was done of it."""
_OF_ITS_TASK: Final = lazy("(?:完成|占|达到?|为)(?:年度|全年|了)?(?:目标任务|计划|任务|目标)(?:数|的)?$")
_BALANCE: Final = lazy("(?:当年|本年|收支|当期)(?:收支)?(?:结余|盈余|相抵)")
_BUDGET: Final = lazy("预算|财政|税")
_CARRIED: Final = lazy("结余|结转|调入|滚存")
"""What is neither income nor spending of the year, but may be in its balance."""
_AFAR: Final = 20
"""Figures before one that may be what it is left of."""
_TWO: Final = 2
_BY_CHANCE: Final = 20
"""Smaller differences are met by chance."""


def rests(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    for at, cell in enumerate(line.cells):
        if not cell.is_rate and not cell.is_change and not cell.tight and _LEFT.search(_words(line, cell)):
            near = [each for each in line.cells[max(0, at - _AFAR) : at] if each.item == cell.item and of_one_kind(each, cell, units) and not each.is_change]
            proven = _proven(cell, near, units)
            claim = proven or _plain(line, cell, near, units) or _balance(line, cell, units)
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
        yield _claim(known[0], known[1], known[2], units=units, accused=True)


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
        yield _claim(cell, known[0], known[1], units=units, accused=True)


def _proven(cell: Cell, near: Sequence[Cell], units: UnitTable) -> Claim | None:
    """Two of the figures before it of which it is the difference, the nearest first."""
    for at in range(len(near) - 1, 0, -1):
        for whole in reversed(near[:at]):
            if whole.quantity.amount > near[at].quantity.amount:
                judged = judge_difference(cell.quantity, whole.quantity, near[at].quantity, units)
                if judged.agrees and cell.quantity.amount:
                    return replace(_claim(cell, whole, near[at], units=units), sure=_is_surely_left(cell, whole, near[at], near))
    return None


def _is_surely_left(cell: Cell, whole: Cell, done: Cell, near: Sequence[Cell]) -> bool:
    """Whether the two stand right before it in one sentence, and the difference is none that is met by chance, or the words say that it is one."""
    stand_together = list(near[-2:]) == [whole, done] and whole.sentence == done.sentence == cell.sentence and not (whole.bracket or done.bracket or cell.bracket)
    return stand_together and (whole.quantity.number >= _BY_CHANCE or _is_what_is_left(cell, whole, done))


def _plain(line: Line, cell: Cell, near: Sequence[Cell], units: UnitTable) -> Claim | None:
    """A whole, what is done of it, and what is left of it, in one sentence that names no other figure of the kind before."""
    own = _before_it(line, cell, units)
    if not own or _goes_on(line, cell, units) or len(near) < len(own):
        return None
    whole, *done = own
    behind = len(done) == 1 and _is_behind(whole, done[0])
    if len(done) > 1:
        each_told = _REST.search(cell.label) and not cell.noun and all(_UNDER_WAY.search(each.label) for each in done) and not _UNDER_WAY.search(whole.label)
        return _claim(cell, whole, *done, units=units, accused=True, doubtful=True) if each_told else None
    if behind:
        whole, done = done[0], [whole]
    if not (behind and not cell.noun and _FALLS_SHORT.fullmatch(cell.label)) and not _is_what_is_left(cell, whole, done[0]):
        return None
    claim = _claim(cell, whole, done[0], units=units, accused=True, doubtful=_SURPLUS.fullmatch(cell.label) is not None)
    return None if _UNDER_WAY_TOO.search(cell.label) and _is_more(claim, units) else claim


def _is_behind(done: Cell, task: Cell) -> bool:
    """完成9座，占计划12座的75%，其余3座; 培训742人，完成目标800人的92.8%."""
    is_task = _TASK.search(task.label) is not None and not _TASK.search(done.label)
    return is_task and (_DONE.search(done.label) is not None or _OF_ITS_TASK.match(task.label) is not None)


def _is_more(claim: Claim, units: UnitTable) -> bool:
    """Whether the whole is more than what is done and what is left together."""
    left, whole, done = (each.quantity.amount * units.factor(each.quantity.unit) for each in claim.cells)
    return whole > done + left


def _before_it(line: Line, cell: Cell, units: UnitTable) -> list[Cell]:
    """The figures of its kind, two or more, before what is left in one sentence, where nothing but these, their rates and changes stands between."""
    said = [each for each in line.cells if each.sentence == cell.sentence and each.start < cell.start]
    own = [each for each in said if of_one_kind(each, cell, units) and not each.is_change]
    if len(own) < _TWO or any(each.bracket for each in (*own, cell)):
        return []
    between = sum(each.start >= own[0].start for each in said) + 1
    return own if cell.clause - own[0].clause <= between else []


def _goes_on(line: Line, cell: Cell, units: UnitTable) -> bool:
    """其余15个正在整改，5个待验收."""
    return any(each.start > cell.start and each.segment == cell.segment and each.clause - cell.clause <= 1 and of_one_kind(each, cell, units) and not each.is_change for each in line.cells)


def _is_what_is_left(cell: Cell, whole: Cell, done: Cell) -> bool:
    if _LEFT.search(done.label) or _is_done(whole, done):
        return False
    if not cell.noun and (undone := _UNDONE.search(cell.label)) and is_said_of(undone[1], done) and not is_said_of(undone[1], whole):
        return True
    is_rest = _REST.search(cell.label) is not None or (_SURPLUS.fullmatch(cell.label) is not None and _GRANTED.search(whole.label) is not None)
    return is_rest and _DONE.search(done.label) is not None


def _is_done(whole: Cell, done: Cell) -> bool:
    """Whether the first figure is no whole but another one that is done: 支出500万元, of which 已拨付300万元, is one."""
    return _DONE.search(whole.label) is not None and ("已" in whole.label or "已" not in done.label)


def _balance(line: Line, cell: Cell, units: UnitTable) -> Claim | None:
    """基金收入86218万元，…；基金支出80453万元，…。当年收支结余5765万元: income and spending of one name."""
    if cell.is_rate or cell.noun or not (_BALANCE.search(cell.label) or cell.label in ("结余", "收支结余")):
        return None
    near = [each for each in line.cells if each.end <= cell.start and each.item == cell.item and not each.bracket and not each.is_change and of_one_kind(each, cell, units)]
    if any(_CARRIED.search(each.label) for each in near):
        return None
    income = [each for each in near if each.label.endswith("收入")]
    spent = [each for each in near if each.label.endswith("支出")]
    if len(income) != 1 or len(spent) != 1 or not _are_of_one_name(income[0], spent[0], cell):
        return None
    of_the_year = _BALANCE.search(cell.label) is not None
    slip = explained(cell, (income[0], spent[0]), units, (1, -1)).slip
    return _claim(cell, income[0], spent[0], units=units, accused=True, doubtful=True) if of_the_year or slip else None


def _are_of_one_name(income: Cell, spent: Cell, cell: Cell) -> bool:
    """基金收入 and 基金支出; or 基金收入100万元，支出80万元，结余20万元, one right behind the other, but not of a budget, which has more than these."""
    if _BALANCE.search(cell.label) and income.label == f"{spent.label[:-2]}收入":
        return True
    in_one = (income.sentence, income.segment) == (cell.sentence, cell.segment) and 0 < spent.clause - income.clause <= _TWO and 0 < cell.clause - spent.clause <= _TWO
    return in_one and spent.label == "支出" and not _BUDGET.search(income.label) and spent.quantity.amount * 2 > income.quantity.amount


def _claim(cell: Cell, whole: Cell, *done: Cell, units: UnitTable, accused: bool = False, doubtful: bool = False) -> Claim:
    judged = judge_signed(cell.quantity, (1, *(-1 for _ in done)), [each.quantity for each in (whole, *done)], units)
    return Claim("剩余", REST, cell, (whole, *done), judged, " - ".join(each.quantity.text for each in (whole, *done)), accused, doubtful=doubtful)
