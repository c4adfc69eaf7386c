"""What a text says to be so many times last year's in words alone, where somebody knows what it was last year: 异地查档1300次，比上年翻了一番."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.claimed.claim import Claim
from drafting.checks.sentences.rules import CHANGE
from drafting.model.dataset import Period
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.relations import Judgement, Verdict

_TIMES: Final = lazy(
    "[^，。；：（）]{0,6}，?(?:同比|[比较](?:(年初|上年[末底]|去年[末底])|上年|去年|(20\\d\\d)年)(?:同期)?)((?:基本|接近|近乎|几乎)?(?:实现|增长|增加)?了?(?:近|约|超过?)?(?:翻了?(?:近|约)?([一两])?番|([一两二三四五])倍))"
)
_LEAST: Final = Decimal("0.9")
"""Of what is told; 近一倍 is a little less."""
_MOST: Final = Decimal("1.5")

LastYears = Callable[[Cell], "Quantity | None"]
"""What a figure of the text was last year."""


def multiples(lines: Sequence[Line], was: LastYears, period: Period, units: UnitTable) -> Iterator[Claim]:
    """The claims of a text of a `period` that do not hold: what is far less, or far more, than so many times as much. What stood at the beginning of a year is last year's figure."""
    is_year = (period.first_month, period.last_month) == (1, 12)
    for line in lines:
        for cell in line.cells:
            match = _TIMES.match(line.words, cell.end - line.start) if not cell.is_rate and not cell.is_change and cell.quantity.amount else None
            is_since = match is not None and match[2] in (None, str(period.year - 1)) and (is_year or not match[1])
            before = was(cell) if is_since else None
            if match is None or before is None or not before.amount or not units.convertible(before.unit, cell.quantity.unit):
                continue
            times = (from_chinese(match[5]) or 1) + 1 if match[5] else 4 if match[4] == "两" else 2
            ratio = cell.quantity.in_base(units) / before.in_base(units)
            if not times * _LEAST <= ratio < times * _MOST:
                judged = Judgement(Verdict.CONTRADICTS, match[3], f"{ratio:.2f}倍", "")
                yield Claim("增减", CHANGE, cell, (), judged, f"{cell.quantity.text} ÷ {before.text}（上年）", accused=True, doubtful=True)
