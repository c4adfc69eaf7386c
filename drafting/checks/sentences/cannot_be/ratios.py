"""Ratios that their own words name the sides of: 在校学生28560人，专任教师1904人，师生比为1:15; 新能源汽车5120辆，充电桩1280个，车桩比4:1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import RATIO
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable

_NAMED: Final = lazy(r"(师生|生师|车桩|桩车|医护|床护|护患|床医)比(?:例)?(?:由[\d.]{1,5} ?[:：∶] ?[\d.]{1,5})?已?(?:达到?|为|是|约为|(?:提高|优化|提升|改善)[到至为]|降[为到至])?(\d+(?:\.\d+)?) ?[:：∶] ?(\d+(?:\.\d+)?)(?![\d.:：∶])")
_SIDES: Final = {
    "师": lazy("教师|老师"), "生": lazy("学生|在校生|幼儿|生$"), "车": lazy("汽车|车辆|保有量"), "桩": lazy("桩"),
    "医": lazy("医[师生]"), "护": lazy("护士|护理人员"), "床": lazy("床位"), "患": lazy("患者|病人"),
}  # fmt: skip
"""What is counted on each side, by the character that the ratio names it with."""

_SOME_ONLY: Final = lazy("毕业|新[增招入购建]|招[聘录生]|困难|资助|培训|录用|退休|贫困|留守")
"""Said of some of a side alone."""


def ratios(text: Text, lines: list[Line], units: UnitTable) -> Iterator[Finding]:
    """Where a sentence gives one figure of each side before the ratio, and they are in no such ratio."""
    for line in lines:
        words = text.whole[line.start : line.start + len(line.words)]
        for match in _NAMED.finditer(words):
            sides = [_side(name, line, line.start + match.start()) for name in match[1]]
            if all(sides) and not _fits(match, sides, units):
                one, other = (each.quantity for each in sides if each is not None)
                yield _finding(match, line, f"{one.text}比{other.text}不是{match[2]}:{match[3]}")


def _side(name: str, line: Line, before: int) -> Cell | None:
    """The one figure of a sentence that is said of a side."""
    near = [each for each in line.cells if each.end <= before and "。" not in line.between(each.end, before) and not each.is_rate and not each.is_change]
    said = [each for each in near if not _SOME_ONLY.search(each.label) and (_SIDES[name].search(each.label) or _SIDES[name].match(each.noun))]
    return said[0] if len(said) == 1 and not said[0].quantity.is_marked and said[0].quantity.amount else None


def _fits(match: re.Match[str], sides: list[Cell | None], units: UnitTable) -> bool:
    """Whether the ratio is that of the figures, to one of its last place."""
    one, other = (each.quantity.amount * units.factor(each.quantity.unit) for each in sides if each is not None)
    left, right = Decimal(match[2]), Decimal(match[3])
    if left == 1:
        return abs(other / one - right) <= _place(match[3])
    return abs(right * one / other - left) <= _place(match[2])


def _place(number: str) -> Decimal:
    return Decimal(1).scaleb(-len(number.partition(".")[2]))


def _finding(match: re.Match[str], line: Line, why: str) -> Finding:
    start = line.start + match.start()
    return Finding(RATIO, start, match[0], f"“{match[0]}”：{why}", "核对这三个数，看是哪一个写错了", start + len(match[0]), doubtful=True)
