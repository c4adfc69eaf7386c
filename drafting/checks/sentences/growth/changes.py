"""Changes that a text gives beside the figures before and after: 由28个增加到35个，增加7个，增长25%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from re import Pattern
from typing import Final

from drafting.checks.sentences.cells import Cell, Line, of_one_kind
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import CHANGE
from drafting.model.accounted import says_reckoned_otherwise
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.quantities.ways import FALL, GAIN, LOSS, RISE, THAN_LAST_YEAR
from drafting.relations import (
    Judgement,
    Verdict,
    judge_decline,
    judge_difference,
    judge_growth,
    judge_more,
    judge_points,
    judge_rate,
    judge_signed,
    judge_times,
)

_FROM: Final = lazy("[由从][^，]{0,20}$")
_TO: Final = lazy(rf"^[^，]{{0,6}}(?:{RISE}|{FALL}|扩大|缩小|压减|压缩|缩短|精简|延长|增|升|降|减|扩|缩|涨|跌)[^，]{{0,6}}[到至为][^，]{{0,6}}$")
_FOR_EACH: Final = lazy("[人户亩村]均|每")
_THAN: Final = lazy(r"^[比较](?:上年|去年|(?:19|20)\d\d年(?:同期)?|上年同期|去年同期|同期|上年末|去年底|年初|常年(?:同期)?|历年同期|(?:原|年度|全年|年初)?(?:计划|目标|任务)数?)的?$")
_LAST: Final = lazy("^(?:上年同期|去年同期|上年末|去年底|上年|去年|年初|同期)(?:为|有|数为|数)?")
_THIS: Final = lazy("^(?:今年|本年|目前|现|年末|年底)(?:共|有|为|达到?|已)*")
_NET: Final = lazy("^(.*)净(增|减)[加少]?(.*)$")
_COME: Final = lazy("(?:新增|新登记|新设立?|新注册|新识别|纳入|增加|转入|迁入|出生|新生)(?=[^，]{0,6}$)")
_ONE_WAY: Final = lazy("出生|新生|死亡|[迁转][入出]")
"""How people come and go in one of several ways: who moves here is in no balance of births and deaths."""
_GONE: Final = lazy("(?:注销|减少|退出|吊销|消除|转出|迁出|死亡|核减)(?=[^，]{0,6}$)")
_STOCK: Final = lazy("实有|现有|共有|在册|总[数量]|年末|年初|年底|存量")
_PERIOD: Final = lazy(r"全年|[今本]年(?:以来)?|累计|年内|[上下]半年|[一二三四]季度|[前]?三个?季度|\d{1,2}月份?|[本当]月|[本当]季|同期")
"""What a change says of when it was."""
_IN: Final = lazy("增|新|纳入|转入|迁入|调入|出生|补栏|投放|发放|发展|接收|引进|划入|入库")
_OUT: Final = lazy("减|注销|吊销|退|消除|转出|迁出|调出|划出|死亡|去世|出栏|出库|收回|偿还|归还|到期|核销|拆除|流失|淘汰|脱贫|离")
"""What comes in and what goes out: neither is the difference where both are told."""
_YEAR_END: Final = lazy("上年末|去年底|年初|年末|年底")
_AFAR: Final = 24
"""Figures before a change of which one may be what stands now."""
_DOUBLED: Final = lazy("，(?:实现|同比|基本|较上年|比上年)*翻(?:了)?(?:一|(两))?番")
_NEARLY: Final = Decimal("0.95")
"""What is told as twice as much, at least."""
_FAR_MORE: Final = Decimal("1.25")
"""Of what is so much more than twice, a text would say so."""
_AND_MORE: Final = lazy("多|有余|以上|半")
_LEAD: Final = lazy("^(?:其中|共|合计)?[：，]?|(?:了|为|达)$")
_RISE: Final = lazy(f"^(?:共|净|累计|[人户亩村]均)?(?:(?:{RISE}|{GAIN}|延长)了?|[增升涨]幅[为达]?|偏?[多高]出?|[净共]增)$")
_FALL: Final = lazy(f"^(?:共|净|累计|[人户亩村]均)?(?:(?:{FALL}|{LOSS}|压减|压缩|缩短|精简)了?|[压降减跌]幅[为达]?|偏?[少低]|[净共]减)$")

_A_YEAR_AGO: Final = lazy("^(?:上年|去年)(?:同期)?(?!年?[末底])|^同期")
_ON_YEAR: Final = lazy(f"^{THAN_LAST_YEAR}(?=[\u4e00-\u9fff])")
"""What is said of a change from what was a year ago, and of no other."""
_SINCE_RISE: Final = lazy(f"{THAN_LAST_YEAR}(?:{RISE}|{GAIN}|多)了?")
_SINCE_FALL: Final = lazy(f"{THAN_LAST_YEAR}(?:{FALL}|{LOSS}|少)了?")
_THEN: Final = lazy("(?:上年|去年)(?:同期)?(?:为|是|有|共有?)")
_REACHES: Final = lazy(f"(?:{RISE}|{FALL}|缩短|延长|[升降])?[到至为]|达到?")
_MADE: Final = lazy("其中：?，?新(?:建|增|招|购|设|办|登记)")
_LOST: Final = lazy("(?:减少|拆除|撤[并销]|注销|退出|调出|关停|报废|迁出)")
_THAN_ANOTHER: Final = lazy(f"([^，比较]{{2,8}})[比较]([^，比较]{{2,8}}?)({RISE}|{FALL}|[多少高低])了?")
_NAMED: Final = lazy("(?:完成|实现|达到?|为|是|有)+$")
_TURNED: Final = lazy(f"(?:{RISE}|{FALL}|增|减)[^，]{{0,6}}[到至为]")
_RISES: Final = lazy(f"(?:{RISE})了?$")
_FALLS: Final = lazy(f"(?:{FALL})了?$")


def changes(line: Line, units: UnitTable) -> Iterator[Claim]:
    """The claims of one line."""
    yield from _from_to(line, units)
    for one, other, said in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        if not _is_said_of_both(one, other, said, units):
            continue
        for new, old in ((one, other), (other, one)):
            if _stood(new, old, said) and (claim := _since_then(old, said, line, units)):
                yield claim
    yield from _nets(line, units)
    yield from filter(None, (_than_another(said, line, units) for said in line.cells))
    for one, two, three in zip(line.cells, line.cells[1:], line.cells[2:], strict=False):
        yield from filter(None, (_was_before(one, two, three, line, units), _came_to(one, two, three, units), _made_of(one, two, three, line, units)))


def _was_before(now: Cell, by: Cell, was: Cell, line: Line, units: UnitTable) -> Claim | None:
    """现有机构23家，比上年增加3家（or 15%），上年为20家: one right behind the other, and each of the three of nothing else."""
    if not by.clause - now.clause == was.clause - by.clause == 1:
        return None
    in_a_row = (now.segment, now.bracket) == (by.segment, by.bracket) == (was.segment, was.bracket)
    rises = _SINCE_RISE.fullmatch(by.label) is not None
    is_said = (rises or _SINCE_FALL.fullmatch(by.label) is not None) and _THEN.fullmatch(was.label) is not None and not (now.is_change or now.is_rate or by.noun or was.noun)
    if not in_a_row or not is_said or not of_one_kind(now, was, units) or any(each.quantity.is_marked for each in (now, by, was)):
        return None
    if by.quantity.unit == "%" and was.quantity.amount and not is_reckoned_otherwise(by, line):
        return replace(_growth(was, now, by, units, rises=rises), doubtful=True)
    if not of_one_kind(now, by, units):
        return None
    judged = judge_signed(was.quantity, (1, -1 if rises else 1), (now.quantity, by.quantity), units)
    formula = f"{now.quantity.text} {'-' if rises else '+'} {by.quantity.text}"
    return Claim("增减", CHANGE, was, (now, by), judged, formula, accused=True, doubtful=True)


def _came_to(was: Cell, by: Cell, now: Cell, units: UnitTable) -> Claim | None:
    """较2025年的3.2分缩短0.6分，降至2.6分: the three right beside each other."""
    beside = by.clause == was.clause and now.clause - by.clause == 1 and (was.segment, was.bracket) == (now.segment, now.bracket)
    rises = _is_way(by, _RISE)
    is_said = _THAN.search(was.label) is not None and (rises or _is_way(by, _FALL)) and _REACHES.fullmatch(now.label) is not None and not now.noun
    if not beside or not is_said or not of_one_kind(was, by, units) or not of_one_kind(by, now, units) or any(each.is_rate or each.quantity.is_marked for each in (was, by, now)):
        return None
    judged = judge_signed(now.quantity, (1, 1 if rises else -1), (was.quantity, by.quantity), units)
    return Claim("增减", CHANGE, now, (was, by), judged, f"{was.quantity.text} {'+' if rises else '-'} {by.quantity.text}", accused=True, doubtful=True)


def _is_way(by: Cell, way: Pattern[str]) -> bool:
    return way.fullmatch(by.label) is not None and not by.noun


def _made_of(said: Cell, come: Cell, gone: Cell, line: Line, units: UnitTable) -> Claim | None:
    """比上年增加4个，其中新建5个、拆除1个: the two right behind, and no third."""
    rises = _SINCE_RISE.fullmatch(said.label) is not None
    beside = come.clause - said.clause == 1 and gone.clause - come.clause <= 1 and (said.segment, said.bracket) == (gone.segment, gone.bracket) == (come.segment, come.bracket)
    is_said = (rises or _SINCE_FALL.fullmatch(said.label) is not None) and _MADE.fullmatch(come.label) is not None and _LOST.fullmatch(gone.label) is not None
    if not beside or not is_said or said.noun or come.noun or gone.noun or not of_one_kind(said, come, units) or not of_one_kind(come, gone, units) or any(each.quantity.is_marked for each in (said, come, gone)):
        return None
    if any(each.start > gone.start and each.segment == gone.segment and of_one_kind(each, gone, units) for each in line.cells):
        return None
    more, less = (come, gone) if rises else (gone, come)
    judged = judge_difference(said.quantity, more.quantity, less.quantity, units)
    return Claim("增减", CHANGE, said, (more, less), judged, _less(more, less), accused=True, doubtful=True)


def _than_another(said: Cell, line: Line, units: UnitTable) -> Claim | None:
    """一季度4.5亿元，二季度4.12亿元，二季度比一季度少0.38亿元: the words name both, and each is one figure before it."""
    found = _THAN_ANOTHER.fullmatch(said.label) if not said.noun and not said.quantity.is_marked else None
    if found is None or not (units.convertible(said.quantity.unit, "个百分点") or not said.is_rate):
        return None
    before = [each for each in line.cells if each.end <= said.start and each.sentence == said.sentence and not each.is_change and not each.quantity.is_marked]
    new, old = ([each for each in before if _NAMED.sub("", each.label) == name] for name in (found[1], found[2]))
    if len(new) != 1 or len(old) != 1 or new[0].noun or old[0].noun or not of_one_kind(new[0], old[0], units):
        return None
    claim = _reckoned(old[0], new[0], replace(said, label=found[3]), units)
    return replace(claim, whole=said, doubtful=True) if claim else None


def _is_said_of_both(one: Cell, other: Cell, said: Cell, units: UnitTable) -> bool:
    """Whether a change may be that of the two figures right before it."""
    if one.is_change or other.is_change or said.clause - one.clause > 2:
        return False
    in_one = (one.sentence, one.item, one.bracket) == (said.sentence, said.item, said.bracket)
    is_change = not said.noun and (_is_said(said) or _ON_YEAR.match(said.label) is not None)
    return in_one and is_change and of_one_kind(one, other, units)


def _since_then(old: Cell, said: Cell, line: Line, units: UnitTable) -> Claim | None:
    """Which of the figures before is what stands now the text need not say (120名，其中甲类68名、乙类52名，比上年的98名增加22名): any that fits is; one alone is told."""
    now = [each for each in line.cells if each.end <= said.start and each.sentence == said.sentence and each is not old and not each.is_change and of_one_kind(each, old, units)]
    reckoned = (_reckoned(old, each, said, units) for each in reversed(now[-_AFAR:]))
    fitting = next((each for each in reckoned if each and each.verdict is not Verdict.CONTRADICTS), None)
    if fitting or len(now) != 1:
        return fitting
    claim = change_between(old, now[0], said, line, units)
    return replace(claim, doubtful=said.clause != old.clause) if claim else None


def _stood(new: Cell, old: Cell, said: Cell) -> bool:
    """支出6万元，比上年的9万元减少3万元; 今年120户，上年同期100户，增加20户, in either order."""
    if not _is_said(said) and (not _A_YEAR_AGO.match(old.label) or not (_rises(said) or _FALL.search(_bare(said)))):
        return False
    if said.clause == old.clause:
        return _THAN.search(old.label) is not None and _THAN.search(new.label) is None and new.start < old.start
    if said.clause - max(new.clause, old.clause) != 1 or not _LAST.match(old.label) or _LAST.match(new.label) or not _said_of_one(new, old):
        return False
    return new.start < old.start or _THIS.match(new.label) is not None


def _said_of_one(new: Cell, old: Cell) -> bool:
    """Whether what stood last year is what stands now: 上年120户 names nothing else, 上年新建120户 the same."""
    thing = _LAST.sub("", old.label)
    return not thing or thing == _THIS.sub("", new.label)


def _nets(line: Line, units: UnitTable) -> Iterator[Claim]:
    """新登记860户，注销540户，净增320户; the net may stand before them."""
    for said in line.cells:
        net = _NET.search(said.label)
        if not net or said.noun:
            continue
        near = [each for each in line.cells if each is not said and each.item == said.item and 0 <= said.sentence - each.sentence <= 1 and of_one_kind(each, said, units)]
        flows = [each for each in near if not _STOCK.search(each.label)]
        come = [each for each in flows if _COME.search(each.label)]
        gone = [each for each in flows if _GONE.search(each.label)]
        are_both = len(come) == len(gone) == 1 and len(flows) == 2
        if not are_both or not _is_net_of(net[1], net[3], come[0], gone[0]):
            continue
        more, less = (come[0], gone[0]) if net[2] == "增" else (gone[0], come[0])
        judged = judge_difference(said.quantity, more.quantity, less.quantity, units)
        if not judged.agrees and _ONE_WAY.search(more.label) and _ONE_WAY.search(less.label):
            continue
        yield Claim("增减", CHANGE, said, (more, less), judged, _less(more, less), accused=True, doubtful=True)


def _is_net_of(before: str, behind: str, come: Cell, gone: Cell) -> bool:
    """Whether the words before and behind 净增 name what came and what went, and no other time than they do."""
    coming, going = _COME.sub("", come.label), _GONE.sub("", gone.label)
    things = [_LEAD.sub("", _PERIOD.sub("", each)) for each in (coming, going, before, behind)]
    times = [frozenset(_PERIOD.findall(each)) for each in (coming + going, before)]
    if times[0] and times[1] and times[0] != times[1]:
        return False
    return things[1] in ("", things[0]) and all(each in f"{things[0]}\0{come.noun}\0{gone.noun}" for each in things[2:])


def _from_to(line: Line, units: UnitTable) -> Iterator[Claim]:
    cells = line.cells
    for at in range(len(cells) - 1):
        old, new, *later = cells[at : at + 4]
        if new.sentence != old.sentence or not _FROM.search(old.label) or not _TO.search(new.label) or not of_one_kind(old, new, units):
            continue
        if claim := _doubled(old, new, line, units):
            yield claim
        for said in later:
            if said.sentence != old.sentence or said.clause - new.clause > 2 or said.item != old.item or said.noun or not _is_said(said):
                break  # another matter: 增加9个示范村
            if said.label.startswith("共") and _FOR_EACH.search(old.label):
                break  # 人均由1.2万元提高到1.5万元，共增收860万元
            if claim := change_between(old, new, said, line, units):
                yield claim


def _doubled(old: Cell, new: Cell, line: Line, units: UnitTable) -> Claim | None:
    """由1200万元增加到2040万元，实现翻番: what is less than twice as much by more than a word leaves open."""
    found = _DOUBLED.match(line.words, new.end - line.start)
    if found is None or new.is_rate or new.quantity.is_marked or old.quantity.is_marked:
        return None
    times = 4 if found[1] else 2
    was, now = (each.quantity.amount * units.factor(each.quantity.unit) for each in (old, new))
    if not was or (now >= was * times * _NEARLY and (now < was * times * _FAR_MORE or _AND_MORE.match(line.words, found.end()))):
        return None
    said = replace(old.quantity, text=f"{times}倍", number=Decimal(times), decimals=0, scale=1, unit="倍")
    told = judge_times(said, new.quantity, old.quantity, units)
    judged = Judgement(Verdict.CONTRADICTS, f"翻{'两' if found[1] else '一'}番", told.computed_text, "")
    return Claim("增减", CHANGE, new, (old,), judged, f"{new.quantity.text} ÷ {old.quantity.text}", accused=True, doubtful=True)


def _is_said(said: Cell) -> bool:
    return bool(_RISE.search(said.label) or _FALL.search(said.label))


def _bare(said: Cell) -> str:
    """增长 of 同比增长."""
    return _ON_YEAR.sub("", said.label)


def _rises(said: Cell) -> bool:
    return _RISE.search(_bare(said)) is not None


def is_rise(said: Cell) -> bool:
    """同比增长, 件数上升, in whatever words before it."""
    return _RISES.search(said.label) is not None


def is_fall(said: Cell) -> bool:
    return _FALLS.search(said.label) is not None


def is_reckoned_otherwise(said: Cell, line: Line) -> bool:
    """Whether a growth is one at constant prices, or of what the statisticians reckon so."""
    return says_reckoned_otherwise(line.words, line.said_before(said))


def is_said_of_both(said: Cell) -> bool:
    """Whether a figure is a change and its words name nothing that has changed: 增长, 同比下降."""
    bare = _bare(said)
    return not said.noun and (_RISE.fullmatch(bare) or _FALL.fullmatch(bare)) is not None


def growth_of(old: Cell, new: Cell, said: Cell, line: Line, units: UnitTable, *, rises: bool) -> Iterator[Claim]:
    """The claim that a percentage is the growth, or the fall, from one figure to the other; none where it may be reckoned otherwise."""
    claim = _growth(old, new, said, units, rises=rises)
    if claim.verdict is not Verdict.CONTRADICTS or not is_reckoned_otherwise(said, line):
        yield replace(claim, doubtful=True)


def _growth(old: Cell, new: Cell, said: Cell, units: UnitTable, *, rises: bool) -> Claim:
    high, low = (new, old) if rises else (old, new)
    judge = judge_growth if rises else judge_decline
    judged, formula = judge(said.quantity, new.quantity, old.quantity, units), f"（{_less(high, low)}）÷ {old.quantity.text}"
    return Claim("增减", CHANGE, said, (new, old), judged, formula, accused=True)


def change_between(old: Cell, new: Cell, said: Cell, line: Line, units: UnitTable) -> Claim | None:
    """The change from one figure to the other as it is said; none that does not fit where the words may mean another."""
    claim = _reckoned(old, new, said, units)
    if claim is None or claim.verdict is not Verdict.CONTRADICTS or new.is_rate:
        return claim
    meant_otherwise = is_reckoned_otherwise(said, line) if said.is_rate else _is_flow(old, new, said, line, units)
    return None if meant_otherwise else claim


def _reckoned(old: Cell, new: Cell, said: Cell, units: UnitTable) -> Claim | None:
    """As a percentage, in points, or in what is counted."""
    rises = _rises(said)
    high, low = (new, old) if rises else (old, new)
    unit = said.quantity.unit
    if unit == "%":
        return _no_points(high, low, old, new, said, units) if new.is_rate else _growth(old, new, said, units, rises=rises)
    if unit == "倍" and rises and not new.is_rate:
        return Claim("增减", CHANGE, said, (new, old), judge_more(said.quantity, new.quantity, old.quantity, units), f"（{_less(high, low)}）÷ {old.quantity.text}", accused=True)
    if new.is_rate and units.convertible(unit, "个百分点") and unit != "%":
        judged = judge_points(_points(said.quantity), high.quantity, low.quantity, units)
    elif of_one_kind(said, new, units) and not new.is_rate:
        judged = judge_difference(said.quantity, high.quantity, low.quantity, units)
    else:
        return None
    return Claim("增减", CHANGE, said, (new, old), judged, _less(high, low), accused=True)


def _no_points(high: Cell, low: Cell, old: Cell, new: Cell, said: Cell, units: UnitTable) -> Claim | None:
    """比上年的52.3%提高2.8%, where 55.1% less 52.3% are 2.8个百分点, and no growth of a rate by so much."""
    in_points = judge_points(_points(said.quantity), high.quantity, low.quantity, units)
    as_growth = judge_rate(said.quantity, replace(new.quantity, exact=high.quantity.amount - low.quantity.amount, slack=high.quantity.half_width(units) * 2), old.quantity, units)
    if not in_points.agrees or as_growth.verdict is not Verdict.CONTRADICTS or new.quantity.unit != "%" or old.quantity.unit != "%":
        return None
    judged = Judgement(Verdict.CONTRADICTS, said.quantity.text, in_points.computed_text, "")
    return Claim("增减", CHANGE, said, (new, old), judged, _less(high, low), accused=True)


def _is_flow(old: Cell, new: Cell, said: Cell, line: Line, units: UnitTable) -> bool:
    """年末320头，年初300头，增加180头，出栏160头: what came in, and not how many there are more; so is what is set against a stock. 净增 is how many more."""
    if "净" in said.label:
        return False
    against = _OUT if _rises(said) else _IN
    own = (old.start, new.start, said.start)
    others = (each for each in line.cells if each.item == said.item and against.search(each.words) and each.start not in own and of_one_kind(each, said, units))
    return any(others) or (_YEAR_END.search(old.label) is not None and _IN.search(_TURNED.sub("", new.label)) is not None)


def _less(high: Cell, low: Cell) -> str:
    return f"{high.quantity.text} - {low.quantity.text}"


def _points(quantity: Quantity) -> Quantity:
    """4.2% of 提高4.2% as points; 个千分点 are a tenth of them, and stay."""
    return replace(quantity, unit="个百分点") if quantity.unit == "%" else quantity
