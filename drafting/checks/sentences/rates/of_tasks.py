"""What was done, its task behind it and the rate of the two: 公墓26个（年度任务32个，完成率81.25%）; 新建充电桩36个，年度任务40个，完成率90%.

A task that stands right behind what was done is that of it, and the rate behind the task is of both, whatever is meant by the words of what was done;
a second rate that is called after the thing (完成投资32.6亿元（…，完成率62.69%），投资完成率72.7%) says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rates.of_whole import is_share_of_sums, share_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict

_OF: Final = "(?:年度|全年|本年度?|年初|[省市县]定|上级|上级下达|半年|上半年|前三季度|季度)?(?:目标|任务|计划)(?:任务)?(?:数|量)?"
_TASK: Final = lazy(f"{_OF}(?:为|是)?")
_RATE: Final = lazy(f"(?:(?:{_OF})?完成(?:率|比例)|(?:占|完成){_OF}的)(?:为|达到?|是|仅为?)?")
_NAMED: Final = lazy("([\u4e00-\u9fff]{2,6})完成率(?:为|达到?|是|仅为?)?")
_ON_OTHER_TERMS: Final = lazy("（[^）]*(?:含|按|口径|以|扣|剔|折|竣工|验收)|[^，。；：（）]{0,12}(?:口径|计算)|，(?:按|以)[^，。；]*(?:计|算|统计)")
"""What stands behind a rate and says how else it was reckoned."""
_NOT_YET: Final = lazy("在建|实施|安排|谋划|储备|续建|申报|计划|任务|目标|拟|预计|剩余|其余|未|还|尚")
"""Words of a figure that is not yet what its task asks for."""
_BEGUN: Final = lazy("开工|启动|开展|改造(?!完成)")
"""Words of one that need not be, unless the task stands in brackets behind it."""
_DONE: Final = lazy("(?<!累计)(?:完成|建成|新建|新增|竣工|实现|验收|培训|检验|检测|抽检|整改|销号|发放|创建)")
"""Words of one that is, so that it and the rate may lie on either side of all."""
_VERBS: Final = lazy("^(?:累计|共|已|全[省市州县区旗乡镇村])*(?:完成|实现|达到?)?")
_HUNDRED: Final = 100
_NEAR: Final = 2
_TWO: Final = 2


def of_tasks(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    cells = line.cells
    for at in range(_TWO, len(cells)):
        task, rate = cells[at - 1 : at + 1]
        done = _done(cells[: at - 1], task, line, units) if _is_rate_of(rate, task, line) else None
        if done is None:
            continue
        claim = share_of(rate, done, task, units, accused=True, doubtful=True)
        if claim.verdict is not Verdict.CONTRADICTS:
            yield claim
            yield from _said_again(done, task, cells[at + 1 : at + 2], line, units)
        elif _is_plain(done, task, rate, units) and not _is_of_another(claim, cells, units):
            yield claim


def _is_rate_of(rate: Cell, task: Cell, line: Line) -> bool:
    """Whether a task of nothing in particular, and a rate of nothing else, stand one right behind the other."""
    beside = (task.sentence, task.segment, task.bracket) == (rate.sentence, rate.segment, rate.bracket) and rate.clause - task.clause == 1
    plain = not (task.quantity.is_marked or rate.quantity.is_marked or task.noun or rate.noun) and not task.is_rate and rate.quantity.unit == "%"
    named = beside and plain and _TASK.fullmatch(task.label) is not None and _RATE.fullmatch(rate.label) is not None
    return named and not _ON_OTHER_TERMS.match(line.words, rate.end - line.start)


def _done(before: Sequence[Cell], task: Cell, line: Line, units: UnitTable) -> Cell | None:
    """The last figure before the task that counts the same, with nothing between them but how it has changed and what is said tight beside it."""
    done = next((each for each in reversed(before) if of_one_kind(each, task, units) and not each.is_change), None)
    if done is None or done.quantity.is_marked or (done.sentence, done.segment) != (task.sentence, task.segment):
        return None
    between = [each for each in before if each.start > done.start]
    if any(not (each.is_rate or each.is_change or each.tight) for each in between):
        return None
    if done.bracket == task.bracket:
        return done if not between and task.clause - done.clause == 1 else None
    opened = line.between(done.end, task.start)
    return done if opened.count("（") == 1 and task.clause - done.clause <= _NEAR and not done.bracket else None


def _is_plain(done: Cell, task: Cell, rate: Cell, units: UnitTable) -> bool:
    """Whether the words may mean no other deed than the one figure: of 86 projects under way not all need be of the task."""
    if _NOT_YET.search(done.words) or (done.bracket == task.bracket and _BEGUN.search(done.words)):
        return False
    is_more = done.quantity.amount * units.factor(done.quantity.unit) > task.quantity.amount * units.factor(task.quantity.unit)
    return _DONE.search(done.label) is not None or is_more is (rate.quantity.number > _HUNDRED)


def _is_of_another(claim: Claim, cells: Sequence[Cell], units: UnitTable) -> bool:
    """Whether another figure of its sentence, or some together, or another task, gives the rate: 改造360户（任务480户，完成率45.8%），竣工220户."""
    rate, (done, task) = claim.whole, claim.parts
    alike = [each for each in cells if each.item == rate.item and abs(each.sentence - rate.sentence) <= 1 and of_one_kind(each, done, units) and not each.is_change]
    if any(share_of(rate, one, other, units).judgement.agrees for one in alike for other in alike if one is not other):
        return True
    before = [each for each in alike if each.start < done.start and each.sentence == rate.sentence]
    return any(is_share_of_sums(rate, (*before[at:], done), (task,), units) for at in range(len(before)))


def _said_again(done: Cell, task: Cell, behind: Sequence[Cell], line: Line, units: UnitTable) -> Iterator[Claim]:
    """投资完成率 right behind the brackets in which the rate of 完成投资 stands."""
    for rate in behind:
        named = _NAMED.fullmatch(rate.label) if rate.quantity.unit == "%" and not rate.noun and not rate.quantity.is_marked else None
        near = (rate.sentence, rate.segment, rate.bracket) == (done.sentence, done.segment, done.bracket) and rate.clause - task.clause <= _NEAR
        if named is None or not near or _VERBS.sub("", done.label) != named[1] or _ON_OTHER_TERMS.match(line.words, rate.end - line.start):
            continue
        yield share_of(rate, done, task, units, accused=True, doubtful=True)
