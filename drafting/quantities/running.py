"""The figures that running text holds: numbers that state something, with the unit and the marks that they are printed with."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.quantity import PREFIXES, SCALES, SUFFIXES, Quantity
from drafting.quantities.thousands import grouped
from drafting.quantities.units import UnitTable
from drafting.tuples import NamedTuple

_COUNTED: Final = r"\d+(?:\.\d+)?[万亿]?(?:[台套辆例吨元人家件条场张块项户]|个(?!别|百))"
"""A figure that may stand right behind letters: AED58台, GDP386亿元, but not G105线."""
NO_FIGURE: Final = lazy(
    r"\d{4}年(?:度|\d{1,2}月(?:\d{1,2}[日号])?)?|(?<!\d)(?:19|20)\d{2}(?:[-/—－]\d{1,2}){1,2}(?![\d.])|(?<!\d)(?:19|20)\d{2}(?:\.\d{1,2}){2}(?!\d)|\d{4}[—–～~至-]\d{4}年?"
    r"|\d{1,2}[—–～~至-]\d{1,2}月|\d{1,2}月(?:\d{1,2}[日号])?(?:[—–～~至-](?:\d{1,2}月)?\d{1,2}[日号])?"
    r"|\d{1,2}[日号](?=[，、。至到前起止内])|\d{1,2}[：:时]\d{2}分?|\d{1,2}[·]\d{1,2}"
    r"|第\d+(?:[条款届次号章批期届部卷类]|季度)?|[〔\[（(]\d{4}[〕\])）]\s*第?\d+号|\d+号|\d{3,4}-\d{7,8}|1\d{10}|\d{5}(?=热线|电话)"
    rf"|(?<![A-Za-z])(?!(?!PM)[A-Za-z]{{2,}}{_COUNTED})[A-Za-z]+[-/]?\d+(?:[.—-]\d+)*|\d+[A-Za-z](?![A-Za-z%])|\d+[＋+]\w|[＋+]\d+"
    r"|“[^”\n]{1,16}”|‘[^’\n]{1,16}’|《[^》\n]*》|【[^】\n]*】"
    r"|★\d+(?:年|个月|天)|\d+年(?:过渡期|行动|规划|计划)"
)
"""Dates, numbers of documents and telephones, codes (G105, 138+N), quoted sayings (“1579”), titles, 【待补】, a term of secrecy."""
HEADING_NUMBER: Final = lazy(r"\s*(?:附件\d*[：:]?|（\d+）|\(\d+\)|\d+[.．、](?!\d)|[—－-]\s*\d+\s*[—－-]$|①)")

_NUMBER: Final = lazy(rf"(?<![\d.+])(?:(?<![A-Za-z])|(?<=[A-Za-z]{{2}})(?<!PM)(?={_COUNTED}))(-?)(\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.(\d+))?([余多来])?(万亿|亿|万)?([余多])?")
_RANGE: Final = lazy(r"[—–～~至到-]+(?=\d)")
_JOINED: Final = lazy(r"[\w）)-](?<![\u3400-\u9fff])$")
"""Behind a letter or a figure a hyphen is none of minus."""
_BROKEN: Final = r"(?:,|[.．]?[ \xa0\u3000]+|。)"
_GOES_ON: Final = lazy(rf"{_BROKEN}\d")
_WENT_BEFORE: Final = lazy(rf"\d{_BROKEN}$")
"""What stands within a number that is typed with a blank, a comma or a stop too many (3 260公里, 5. 6%, 12,3户): nobody knows which it is."""
_CUT_OUT: Final = lazy(r"(?:[人台床]日|[人头羽]份|集|席)(?=[\u3400-\u9fff])(?!以[上下内]|左右|上下|[余多的和与及或至到]|(?<=集)(?:电视|系列|纪录|专题|节目|动画|网络|广播|宣传|[微短]|党)|(?<=席)(?:规模|以|宴))")
"""What may be half a word: 56人日夜值守, 3台日处理50吨, 12集中供养点 are none of 56人日, 3台日, 12集."""
_THOUSANDS: Final = lazy(r",\d{3}")
_NEAR: Final = 6
_MOST_DIGITS: Final = 15
_FOLDED: Final = str.maketrans("０１２３４５６７８９．，；：（）％－", "0123456789.,;:()%-")
_WIDE: Final = lazy("[０-９．％－]")
_MARKS: Final = tuple(zip("，；：（）", ",;:()", strict=True))
"""Of these every line has some, of WIDE few: one by one they are replaced five times as soon as by a table."""


class RunningFigure(NamedTuple):
    """One figure as (from, up to) in the text; `quantity` has no unit ('') where none that is known follows."""

    start: int
    end: int
    quantity: Quantity


def running_figures(text: str, units: UnitTable) -> Iterator[RunningFigure]:
    """Every figure of a line of text, in its order.

    Full width and half width are read alike. Not what NO_FIGURE names, nor the number of a heading, nor either end of a range (3至5户).
    """
    folded = _folded(text)
    covered = [match.span() for match in NO_FIGURE.finditer(text)]
    heading = HEADING_NUMBER.match(text)
    begins = heading.end() if heading else 0
    next_covered = 0
    ranges = {match.start(): match.end() for match in _RANGE.finditer(folded)}
    whole = {match.start() for match in grouped(text)} if _THOUSANDS.search(folded) else frozenset()
    other_end = -1  # where the other end of a range stands
    for match in _NUMBER.finditer(folded):
        sign, digits, fraction, early, scale, late = match.groups()
        start, end = match.start(2), match.end()
        is_list = "," in digits and start not in whole
        digits = digits.replace(",", "")
        while next_covered < len(covered) and covered[next_covered][1] <= start:
            next_covered += 1
        is_covered = start < begins or (next_covered < len(covered) and covered[next_covered][0] < end)
        if is_covered or is_list or len(digits) + len(fraction or "") > _MOST_DIGITS:
            continue
        unit = units.known_head(folded[end : end + units.longest])
        if unit and _CUT_OUT.match(folded, end):
            unit = units.known_head(unit[:-1])
        stop = end + len(unit)
        is_broken = (not unit and not scale and _GOES_ON.match(text, end)) or _WENT_BEFORE.search(text, max(begins, start - _NEAR), start)
        is_ranged = start == other_end
        other_end = ranges.get(stop, -1)
        if is_ranged or is_broken or other_end > 0:
            continue
        prefix = next(mark for mark in PREFIXES if folded.endswith(mark, 0, start)) if folded.endswith(PREFIXES, 0, start) else ""
        suffix = early or late or (next(mark for mark in SUFFIXES if folded.startswith(mark, stop)) if folded.startswith(SUFFIXES, stop) else "")
        if suffix == "多" and not (early or late) and folded[stop + 1 : stop + 2].isdigit():
            suffix = ""  # 比计划的24场多6场
        negative = sign and not _JOINED.search(folded, 0, match.start())
        number = Decimal(f"{'-' if negative else ''}{digits}{'.' + fraction if fraction else ''}")
        printed = text[start - bool(negative) : stop]
        yield RunningFigure(start, stop, Quantity(printed, number, len(fraction or ""), SCALES[scale or ""], unit, prefix, suffix))


def _folded(text: str) -> str:
    """The text with half-width digits and marks, a character for each."""
    if _WIDE.search(text):
        return text.translate(_FOLDED)
    for wide, narrow in _MARKS:
        text = text.replace(wide, narrow)
    return text
