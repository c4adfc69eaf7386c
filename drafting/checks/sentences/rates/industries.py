"""The three industries, which nearly every report names: their sum is the 生产总值, their shares are 三次产业结构为6.2:40.1:53.7."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import LISTED, Claim, added
from drafting.checks.sentences.claimed.explained import explained
from drafting.checks.sentences.rates.of_whole import share_of
from drafting.checks.sentences.rules import SHARE, SUM
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict, judge_sum

_NUMBER: Final = r"(\d{1,2}(?:\.\d{1,2})?)"
_RATIO: Final = lazy(rf"(?<![\d.]){_NUMBER}[:：∶]{_NUMBER}[:：∶]{_NUMBER}(?![\d.:：∶])")
_STRUCTURE: Final = lazy("(?:三次|一二三|第?一、二、三次?)产业(?:增加值)?(?:结构|比例|比重|构成|占比|比)")
_AIMED_AT: Final = lazy("目标|力争|争取|计划|规划|预期|到20|努力")
_OWN: Final = lazy("第?([一二三])(?:次)?产业?(?:实现|完成)?增加值(?:实现|完成|为|达到?)?$")
_ALL_THREE: Final = lazy("第?一、(?:第?二)、(?:第?三)次?产业[^，。；\\d]{0,4}分别(?:实现|完成)?(?:增加值)?(?:为)?$")
_TOTAL: Final = lazy("(?<!人均)(?<!人均地区)(?<!人均国内)(?:生产总值(?:（GDP）)?|GDP)(?:完成|实现|为|达到?|总量)*$")
_HUNDRED: Final = Decimal(100)
_THREE: Final = 3
_FARTHEST: Final = 50
_LONGEST: Final = 60
"""Characters between 三次产业结构 and what it is."""


@frozen
class _Accounts:
    """A 生产总值 and the added value of the three industries, as one line tells them."""

    total: Cell
    parts: tuple[Cell, Cell, Cell]
    respective: bool


def industries(text: Text, lines: Sequence[Line], units: UnitTable) -> Iterator[Claim]:
    """The claims of a whole text; shares are held against the accounts only where it tells no others."""
    told = [each for line in lines if (each := _accounts(line))]
    for each in told:
        if each.respective:
            yield _sum(each, units)
    ratios = [ratio for line in lines for ratio in _ratios(line, text)]
    against = [_shares(ratio, told[0], units) for ratio in ratios] if len(told) == 1 else []
    fitting = next((each for each in against if not any(one.is_wrong for one in each)), None)
    if fitting is not None:
        yield from fitting
    elif len(ratios) == 1 and against and sum(each.is_wrong for each in against[0]) < _THREE:  # all three, or one of several: of another year
        yield from against[0]
    else:
        yield from filter(None, map(_of_hundred, ratios))


def _accounts(line: Line) -> _Accounts | None:
    """The first of a line; none where it tells of two totals, as of a year and its first half."""
    if "生产总值" not in line.words and "GDP" not in line.words:
        return None
    counts = [each for each in line.cells if not each.is_rate and not each.is_change and not each.quantity.is_marked and each.quantity.unit]
    totals = [each for each in counts if _TOTAL.search(line.words[: each.start - line.start])]
    if len(totals) != 1:
        return None
    after = [each for each in counts if each.start > totals[0].start]
    at = next((at for at, each in enumerate(after) if _ALL_THREE.search(line.words[: each.start - line.start])), None)
    if at is not None and len(after) >= at + _THREE and all(not each.label for each in after[at + 1 : at + _THREE]):
        return _Accounts(totals[0], (after[at], after[at + 1], after[at + 2]), respective=True)
    own = {found[1]: each for each in reversed(after) if (found := _OWN.search(each.label))}
    if len(own) < _THREE:
        return None
    return _Accounts(totals[0], (own["一"], own["二"], own["三"]), respective=False)


def _sum(told: _Accounts, units: UnitTable) -> Claim:
    judged = judge_sum(told.total.quantity, [each.quantity for each in told.parts], units)
    return Claim(LISTED, SUM, told.total, told.parts, judged, added(told.parts), accused=True, slip=explained(told.total, told.parts, units).slip, doubtful=True)


def _ratios(line: Line, text: Text) -> Iterator[tuple[Cell, Cell, Cell]]:
    """What the three shares of now are said to be; those before 调整为 are of another year, those of a plan of none yet."""
    if "产业" not in line.words:
        return
    words = text.whole[line.start : line.start + len(line.words)]
    for said in _STRUCTURE.finditer(line.words):
        end = min((at for at in (line.words.find(mark, said.end()) for mark in "。；") if at >= 0), default=len(words))
        found = list(_RATIO.finditer(words, said.end(), min(end, said.end() + _LONGEST)))
        if found and not _AIMED_AT.search(line.words[line.words.rfind("。", 0, said.start()) + 1 : found[-1].start()]):
            first, second, third = (_share(line.start + found[-1].start(each), line.start + found[-1].end(each), found[-1][each]) for each in (1, 2, 3))
            yield first, second, third


def _share(start: int, end: int, number: str) -> Cell:
    return _cell(start, end, Quantity(number, Decimal(number), len(number.partition(".")[2]), 1, "%"))


def _cell(start: int, end: int, quantity: Quantity) -> Cell:
    return Cell(start, end, quantity, "", "", 0, 0, 0, 0, 0, False, False)


def _shares(ratio: tuple[Cell, Cell, Cell], told: _Accounts, units: UnitTable) -> list[Claim]:
    """Against the accounts."""
    claims = (share_of(share, part, told.total, units, accused=True, doubtful=True) for share, part in zip(ratio, told.parts, strict=True))
    return [each for each in claims if not _is_fitted_in(each, ratio)]


def _of_hundred(ratio: tuple[Cell, Cell, Cell]) -> Claim | None:
    """That they are not 100, which a slip misses by little: 1:4:5 are no shares."""
    total = sum((each.quantity.number for each in ratio), Decimal(0))
    loose = sum((each.quantity.step for each in ratio), Decimal(0)) / 2
    if not loose < abs(total - _HUNDRED) <= _FARTHEST:
        return None
    said = ":".join(each.quantity.text for each in ratio)
    formula = " + ".join(each.quantity.text for each in ratio)
    whole = _cell(ratio[0].start, ratio[2].end, ratio[0].quantity)
    return Claim("占比", SHARE, whole, ratio, Judgement(Verdict.CONTRADICTS, said, f"{total}，不是100", ""), formula, accused=True, doubtful=True)


def _is_fitted_in(claim: Claim, ratio: Sequence[Cell]) -> bool:
    """Whether a share is one last place off so that the three are 100 to the last."""
    if not claim.is_wrong:
        return False
    part, whole = claim.parts
    share = claim.whole.quantity
    told = part.quantity.amount / whole.quantity.amount * _HUNDRED if part.quantity.unit == whole.quantity.unit else share.number
    return abs(told - share.number) < share.step * 2 and sum((each.quantity.number for each in ratio), Decimal(0)) == _HUNDRED
