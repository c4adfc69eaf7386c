"""What was there, what came and went, and what is there now, by the names of what stands together: 年初 1200亩, 新增 150亩, 减少 30亩, 年末 1320亩."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.claims.claim import Claim
from drafting.checks.claims.families import Family, first
from drafting.checks.figures import Figure, typed_figure
from drafting.checks.reconciling.slips import SCALE, SWAPPED, TENFOLD, slips
from drafting.facts.book import Book
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_signed
from drafting.tuples import NamedTuple

_WAS: Final = lazy("(?:上年|去年)(?:年?[末底]|结转|结存|结余|滚存)|年初|期初|上期|原有|旧存")
_IS: Final = lazy("年[末底]|期末|滚存|结余$|结存$|余额$|现有|^在[册库矫管校岗]")
_COMES: Final = lazy("新[增开建设登注成]|(?<!净)增加|转入|迁入|调入|补栏|引进|购[进入]|收购|入库|收入|接收|收到|募集")
_GOES: Final = lazy("(?<!净)减少|注销|吊销|退出|转出|迁出|调出|出栏|出库|收回|偿还|归还|还款|核销|关停|关闭|停业|拆除|淘汰|支出|支付|使用|销售|出售|解除|处置")
_GROWN: Final = lazy("(?:比|较)(?:年初|上年[末底]|期初)(?:净?增[加长]|新增)(?:额|数)?|净增[加长]?")
_NO_FLOW: Final = lazy("净|比|较|其中|预算|计划|任务|目标|均|每|上级|率|当[年期月]|收支")
"""What is no stock, no whole flow, or nets one against another."""
_LIKELY: Final = (SWAPPED, SCALE, TENFOLD)
_LAST_YEAR: Final = "上年末"


class _Stock(NamedTuple):
    """`was` and `now` with what came (1) and went (-1) between, each with its name."""

    was: tuple[str, Figure]
    now: Figure
    flows: tuple[tuple[str, Figure, int], ...]


def stocks(book: Book, family: Family) -> Iterator[Claim]:
    """What does not add up. Where all flows go one way another may have been left out: then a slip has to mend it, or nothing can."""
    told = _read(book, family)
    if told is None:
        return
    parts = (told.was[1], *(each for _, each, _ in told.flows))
    signs = (1, *(sign for *_, sign in told.flows))
    judgement = _judged(told.now, parts, signs, book.units)
    if judgement.verdict is Verdict.CONTRADICTS and (len(set(signs[1:])) > 1 or _is_a_slip(told, parts, signs, book.units)):
        formula = told.was[0] + "".join(f" {'+' if sign > 0 else '-'} {name}" for name, _, sign in told.flows)
        yield Claim(told.now, parts, formula, judgement)


def grown_since(book: Book, family: Family) -> Iterator[Claim]:
    """存款余额 286亿元 of which 年初 268亿元 and 比年初增加 18亿元 are told."""
    now, units = family.figures.get(""), book.units
    was = _before(book, family)
    by = [each for name, each in family.figures.items() if _GROWN.fullmatch(name)]
    if now is None or len(was) != 1 or len(by) != 1 or not all(units.convertible(first(each).unit, first(now).unit) for each in (was[0][1], by[0])):
        return
    parts = (now, was[0][1])
    yield Claim(by[0], parts, f"{now.label} - {was[0][0]}", _judged(by[0], parts, (1, -1), units))


def _read(book: Book, family: Family) -> _Stock | None:
    """What each figure says it is; None where one that is counted alike says nothing, or two say the same."""
    was, whole = _before(book, family), family.figures.get("")
    if not was:
        return None
    unit = first(was[0][1]).unit
    alike = [(name, each) for name, each in family.figures.items() if name and name != was[0][0] and book.units.convertible(first(each).unit, unit)]
    now = [(name, each) for name, each in alike if _IS.search(name) and not _NO_FLOW.search(name)]
    if not now and whole is not None and book.units.convertible(first(whole).unit, unit):
        now = [("", whole)]
    flows = [(name, each, -1 if _GOES.search(name) else 1) for name, each in alike if name not in dict(now)]
    if len(now) != 1 or not flows or any(_NO_FLOW.search(name) or not (_GOES.search(name) or _COMES.search(name)) for name, *_ in flows):
        return None
    return _Stock(was[0], now[0][1], tuple(flows))


def _before(book: Book, family: Family) -> list[tuple[str, Figure]]:
    """What was there at the beginning, by its name or as 上年末 of the thing."""
    was = [(name, each) for name, each in family.figures.items() if name and _WAS.match(name)]
    whole = family.figures.get("")
    if whole is None or was:
        return was
    node = node_at(book.dataset.indicators, whole.source)
    before = node.end_of_last_year if node is not None else None
    figure = typed_figure(before, (*whole.source, _LAST_YEAR), book.dataset.tree) if before is not None else None
    return [(_LAST_YEAR, figure)] if figure is not None and len(figure.measure.quantities) == 1 else []


def _judged(now: Figure, parts: tuple[Figure, ...], signs: tuple[int, ...], units: UnitTable) -> Judgement:
    return judge_signed(first(now), signs, [first(each) for each in parts], units)


def _is_a_slip(told: _Stock, parts: tuple[Figure, ...], signs: tuple[int, ...], units: UnitTable) -> bool:
    """Whether one slip of the pen mends it."""
    quantities = [first(each) for each in parts]
    for slip in slips(first(told.now)):
        if slip.kind in _LIKELY and judge_signed(slip.quantity, signs, quantities, units).agrees:
            return True
    for at, figure in enumerate(quantities):
        for slip in slips(figure):
            if slip.kind in _LIKELY and judge_signed(first(told.now), signs, [*quantities[:at], slip.quantity, *quantities[at + 1 :]], units).agrees:
                return True
    return False
