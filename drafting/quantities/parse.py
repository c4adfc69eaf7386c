"""Reading measures as people type them: 5361户12591人, 约2.6万人, 47384人次2900.4万元, 两个."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.display import MOST_DECIMALS, number_text, places
from drafting.quantities.errors import MeasureError
from drafting.quantities.exact_unit import MOST_DIGITS
from drafting.quantities.measure import Measure, of_unmarked
from drafting.quantities.notes import RATE, Note, about_noun, as_written, of_the_whole, rate_beside
from drafting.quantities.numerals import from_chinese
from drafting.quantities.plain import FOLDED
from drafting.quantities.quantity import PREFIXES, SCALES, SUFFIXES, Quantity, unmarked
from drafting.quantities.repairs import advice, with_remark
from drafting.quantities.units import UnitTable, fold
from drafting.quantities.unreadable import SHOWN, is_date, is_date_or_range, more_precise, unreadable
from drafting.quantities.written_out import without_scale

__all__ = ["MeasureError", "Note", "begins_as_measure", "parse_measure", "plain_measure"]

_LONGEST_NOUN: Final = 6
_RATIO: Final = "比值不是一个数"
_OF_TWO: Final = lazy(r"\d{1,6}(?:\.\d{1,4})?[:：]\d{1,6}(?:\.\d{1,4})?")
_SCALED_TWICE: Final = "万、亿只写一次"
_POINT: Final = "点"
"""Between two figures it is no unit but the decimal point: 5点5万元."""

_PREFIX: Final = "|".join(PREFIXES)
_SUFFIX: Final = "|".join(SUFFIXES)
_NUMERAL: Final = "一二两三四五六七八九十"
_NO_UNITS: Final = ("至", "到", "分之")  # 六至八户, 二分之一户
_NUMBER_WORDS: Final = "零〇几万亿"  # 1万零5户 is not one 万 of something and 5户

_ARABIC: Final = lazy(
    rf"({_PREFIX})?([-+])?([1-9]\d{{0,2}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.(\d+))?([余多来](?=[万亿]))?(万亿|亿|万)?([余多来])?([/／]10万(?!\d)|[^\d+-]*)",
    re.ASCII,
)
"""Of all units one has digits: 12.3/10万."""
_PLAIN: Final = lazy(r"(0|[1-9]\d{0,10})(?:\.(\d{1,4}))?(万亿|亿|万)?((?![余多来])[^\d.,+-]+)", re.ASCII)
"""What nearly every figure is, once or several times; no more digits than MOST_DIGITS."""
_DIGITS_AND_POINT: Final = "0123456789."
_MOST_COUNTED: Final = 12
"""Digits from which on a whole number is no plain one."""
_CHINESE: Final = lazy(
    rf"({_PREFIX})?()(千万|[{_NUMERAL}]+(?![百千]))()([余多来](?=[万亿]))?(万亿|亿|万)?([余多来])?([^\d{_NUMERAL}+-]*)",
    re.ASCII,
)
_LESS: Final = lazy("[0-9]+")
_BEGINNING: Final = lazy(rf"(?:{_PREFIX})?[-+＋－−]?[\d{_NUMERAL}百千万亿零〇几数半]")
_TAIL: Final = lazy(rf"(.*?)({_SUFFIX})?([、，,；;和及与]?)({_PREFIX})?", re.DOTALL)
_UNIT: Final = lazy(r"[\u3400-\u9fffA-Za-zμµΩ%‰℃°²³/()㎡]+")
_PER: Final = "/每"
_COMPOUND: Final = lazy(r"[\u3400-\u9fffA-Za-z²³]{1,4}")
"""What a unit may be counted by: 立方米/秒, 立方米每秒."""
_FULL_WIDTH: Final = lazy("[０-９．，％＋－−]")
_THOUSANDS: Final = lazy(r"(?<=\d)，(?=\d{3}(?!\d))")
_SPLIT_NUMBER: Final = lazy(r"[\d.][\s\u3000]+[\d.]|\d[,，][\s\u3000]+\d{3}(?!\d)")
_BARE: Final = lazy(r"(\d+)[\s\u3000]+(\d+)([\s\u3000]+\d+)*")
_STRAY: Final = lazy(r"[()（）/／∕|｜丨]")
_REMARK: Final = lazy(r"(.+?)[（(]([^（）()\d]+)[）)]")
_SAYS_MORE: Final = lazy("[(（年]|增[长加]|上升|提高|下降|减少|下滑|降低|回落")


@frozen
class _Tail:
    """What stands between two numbers: the unit, marks, a separator, and the mark of the next number."""

    unit: str
    suffix: str
    separator: str
    next_prefix: str
    note: Note | None


def parse_measure(text: str, units: UnitTable) -> tuple[Measure, tuple[Note, ...]]:
    """The measure and what is odd about it. Raises MeasureError; printing the measure gives the text back, blanks and commas of thousands aside."""
    plain = plain_measure(text, units)
    if plain is not None:
        return plain, ()
    clean = _clean(text)
    try:
        quantities, separators, notes = _read(clean, units)
    except MeasureError as error:
        raise more_precise(error, clean, partial(_reads, units)) from None
    if notes:
        notes = _remarks(clean, quantities, separators, notes, units)
    else:
        if len(quantities) > 1 and quantities[0].unit == "年":
            _refuse_year(clean, units)
        notes = rate_beside(quantities, separators) or as_written(quantities, separators)
    return Measure(tuple(quantities), tuple(separators)), tuple(notes)


def begins_as_measure(text: str) -> bool:
    """Whether a text begins as every measure does. Of any other nothing is to be found but why it is none, which takes long."""
    return _BEGINNING.match("".join(text.split())) is not None


def plain_measure(text: str, units: UnitTable) -> Measure | None:
    """The measure where nothing about it is odd: digits and known units. None for any other text, odd or not."""
    behind = text.lstrip(_DIGITS_AND_POINT)
    scaled, width = units.counted.get(behind), len(text) - len(behind)
    if scaled is not None and 0 < width < _MOST_COUNTED and text[0] != "0":  # as of most
        digits = text[:width]
        decimals = _decimals(digits) if "." in digits else 0
        if decimals is not None:
            return of_unmarked(unmarked(text, Decimal(digits), decimals, *scaled))
    quantities: list[Quantity] = []
    start, end = 0, len(text)
    while start < end:
        match = _PLAIN.match(text, start)
        if match is None:
            return None
        digits, fraction, scaling, unit = match.groups()
        if unit not in units.facts:
            return None
        number, decimals = (f"{digits}.{fraction}", len(fraction)) if fraction else (digits, 0)
        quantities.append(unmarked(match[0], Decimal(number), decimals, SCALES[scaling or ""], unit))
        start = match.end()
    if len(quantities) == 1:
        units.counted[behind] = quantities[0].scale, unit
        return of_unmarked(quantities[0])
    if not quantities or quantities[0].unit == "年":
        return None
    said = {each.unit for each in quantities}
    if len(said) < len(quantities) or _POINT in said or RATE in said:
        return None
    return of_unmarked(*quantities)


def _decimals(digits: str) -> int | None:
    """The decimals of a number of digits and points; None for one that is not plain: .5, 5., 1.2.3, 1.00001."""
    whole, _, fraction = digits.partition(".")
    return len(fraction) if whole and fraction and "." not in fraction and len(fraction) <= MOST_DECIMALS else None


def _reads(units: UnitTable, text: str, *, bare: bool = False) -> bool:
    """Whether there is nothing to remark about a text; `bare` lets a missing unit pass."""
    try:
        quantities, _, notes = _read(text, units)
    except MeasureError:
        return False
    return all(bare and note.kind == "no_unit" for note in notes) and not (
        len(quantities) > 1 and quantities[0].unit == "年"
    )


def _remarks(
    clean: str, quantities: list[Quantity], separators: list[str], notes: list[Note], units: UnitTable
) -> list[Note]:
    """The notes, in better words where the text as a whole says more. Raises MeasureError for what was no unit at all."""
    if is_date_or_range(clean) or any(note.text in _NO_UNITS for note in notes):
        raise unreadable(clean)
    unknown = [note.text for note in notes if note.kind == "unknown_unit"]
    remark = _REMARK.fullmatch(clean)
    if remark and _reads(units, remark[1]):
        return [Note("remark", remark[2], with_remark(remark[1], remark[2], partial(_reads, units)))]
    bare = _STRAY.sub("", clean)
    if bare != clean and RATE not in clean and not unknown and "年" not in clean and _reads(units, bare):
        return [Note("stray_mark", "".join(dict.fromkeys(_STRAY.findall(clean))), bare)]
    if unknown or _SAYS_MORE.search(clean):
        found = advice(clean, partial(_reads, units))
        if found:
            raise MeasureError("text", f"“{clean[:SHOWN]}”{found[0]}", found[1])
    if rate := rate_beside(quantities, separators):
        return rate
    if len(quantities) > 1 and any(unit.isascii() and unit not in units.slips for unit in unknown):
        raise unreadable(clean)  # 0x1F is no figure with the unit x
    return of_the_whole(clean, notes, partial(_reads, units)) if len(quantities) > 1 else notes


def _refuse_year(clean: str, units: UnitTable) -> None:
    """2026年5户: the year would be printed, added and compared as a figure."""
    found = advice(clean, partial(_reads, units))
    if found:
        raise MeasureError("text", f"“{clean[:SHOWN]}”{found[0]}", found[1])


def _read(clean: str, units: UnitTable) -> tuple[list[Quantity], list[str], list[Note]]:
    """Quantity after quantity from left to right. The mark of a later one (1200户约3600人) is found with what precedes it."""
    pattern = _ARABIC
    match = pattern.match(clean)
    if match is None:
        pattern = _CHINESE
        match = pattern.match(clean)
    if match is None:
        raise unreadable(clean)

    quantities: list[Quantity] = []
    separators: list[str] = []
    notes: list[Note] = []
    prefix, start, end = match[1] or "", 0, len(clean)
    while True:
        _, sign, digits, fraction, early, scale, inner, rest = match.groups()
        stop = match.end()
        if digits[0] == "0" and digits[1:2].isdigit():
            right = clean[:start] + clean[start:].replace(digits, digits.lstrip("0") or "0", 1)
            raise MeasureError("text", f"“{clean[:SHOWN]}”里的数前面多了 0", f"写成 {right}")
        try:
            tail = _read_tail(rest, units)
        except MeasureError as error:
            raise _with_number(error, clean, match) from None
        written = stop - len(tail.separator) - len(tail.next_prefix)
        printed = clean[start:written]
        if tail.note:
            notes.append(about_noun(tail.note, printed, tail.unit, units))
        quantities.append(_quantity(printed.replace(",", ""), prefix, sign, digits, fraction, scale, early or inner, tail))
        if stop == end:
            break
        match = pattern.match(clean, stop)
        if match is None or not tail.unit:
            raise unreadable(clean)
        if tail.unit == _POINT and not tail.separator:
            raise MeasureError("text", f"“{clean[:SHOWN]}”里的“点”读不出来", "是小数点的，写成 . ；是两个数的，分成两项")
        separators.append(tail.separator)
        prefix, start = tail.next_prefix, stop - len(tail.next_prefix)
    if written != end:
        raise unreadable(clean)
    if len(quantities) > 1:
        _refuse_repeated_units(clean, quantities)
    if not tail.unit:
        if len(quantities) > 1:
            raise unreadable(clean)
        notes.append(Note("no_unit", printed))
    return quantities, separators, notes


def _clean(text: str) -> str:
    """Blanks out, digits and signs half-width; everything else as typed."""
    pieces = text.split()
    clean = pieces[0] if len(pieces) == 1 else "".join(pieces)
    if not clean:
        raise MeasureError("empty", "没有填数", "填写数和单位，如 5361户；没有就删去这一项或写 待补")
    if len(pieces) > 1 and _SPLIT_NUMBER.search(text):
        if is_date(clean):
            raise unreadable(clean)
        raise MeasureError("blank", f"“{text.strip()}”的数字中间有空格", _joined_or_two(text, clean))
    if _FULL_WIDTH.search(clean):
        clean = _THOUSANDS.sub(",", clean.translate(FOLDED))
    return clean


def _joined_or_two(text: str, clean: str) -> str:
    hint = f"去掉空格，写成 {clean}"
    whole = _BARE.fullmatch(text.strip())
    if whole is None:
        return hint
    several = "是几个数的，各带单位连写" if whole[3] else f"是两个数的，各带单位连写：{whole[1]}户{whole[2]}人"
    return f"是一个数的，{hint}；{several}"


def _quantity(
    text: str,
    prefix: str,
    sign: str | None,
    digits: str,
    fraction: str | None,
    scale_name: str | None,
    inner: str | None,
    tail: _Tail,
) -> Quantity:
    scale = SCALES[scale_name] if scale_name else 1
    suffix = inner or tail.suffix
    if not digits[0].isascii():
        number, scale = _numeral(digits, scale_name, tail)
        return Quantity(text, Decimal(number), 0, scale, tail.unit, prefix, suffix, True)
    digits = digits.replace(",", "")
    decimals = len(fraction) if fraction else 0
    if len(digits) + decimals > MOST_DIGITS:
        raise MeasureError("too_long", f"“{text[:24]}”的位数太多", "改用万、亿作单位")
    printed = f"{digits}.{fraction}" if fraction else digits
    return Quantity(text, Decimal(sign + printed if sign else printed), decimals, scale, tail.unit, prefix, suffix)


def _numeral(digits: str, scale_name: str | None, tail: _Tail) -> tuple[int, int]:
    """The number and scale that a Chinese numeral says: 两 → 2, 千万 → 1000 with 万."""
    if digits == "千万" and scale_name is None:
        return 1000, SCALES["万"]
    number = from_chinese(digits)
    if number is None:
        raise MeasureError("text", f"“{digits}”不是能读的数", f"改写成阿拉伯数字，如 12{tail.unit}")
    return number, SCALES[scale_name] if scale_name else 1


def _refuse_repeated_units(text: str, quantities: list[Quantity]) -> None:
    seen: set[str] = set()
    for quantity in quantities:
        if quantity.unit in seen:
            raise MeasureError(
                "duplicate_unit",
                f"“{text}”里“{quantity.unit}”出现了两次",
                "一项里每个单位只写一个数；分项写进“构成”或“其中”",
            )
        seen.add(quantity.unit)


@lru_cache(maxsize=4096)
def _read_tail(tail: str, units: UnitTable) -> _Tail:
    if not tail or units.known(tail):
        return _Tail(fold(tail), "", "", "", None)
    match = _TAIL.fullmatch(tail)
    assert match is not None  # every part is optional
    body, suffix, separator, prefix = (group or "" for group in match.groups())
    unit, note = _read_unit(body, units) if body else ("", None)
    if note and note.kind == "noun_after_unit" and not suffix:
        suffix = next((mark for mark in SUFFIXES if note.text.startswith(mark)), "")
        note = Note(note.kind, note.text.removeprefix(suffix))
    return _Tail(unit, suffix, separator, prefix, note)


def _read_unit(body: str, units: UnitTable) -> tuple[str, Note | None]:
    """The unit at the head of `body`, and what to remark: a noun that follows it, a unit nobody knows."""
    folded = fold(body)
    if units.known(folded):
        return folded, None
    if not _UNIT.fullmatch(folded):
        raise _not_a_unit(body)
    if folded in units.slips:
        return folded, Note("unknown_unit", folded, units.slips[folded])
    if folded[0] == "半":
        raise MeasureError("text", f"“{body}”读不出来", "写成小数或百分数：一半写 50%，半亩写 0.5亩")
    head = units.known_head(folded)
    if head:
        noun = folded[len(head) :]
        if noun[0] in _PER and _COMPOUND.fullmatch(noun, 1) and not units.known(folded.replace("每", "/")):  # 3500立方米/秒 are no 3500立方米
            return folded, Note("unknown_unit", folded, "")
        if len(noun) > _LONGEST_NOUN or noun[0] == "之":  # 二分之一
            raise _not_a_unit(body)
        if noun.lstrip("多余")[:1] in ("万", "亿"):  # 5个亿, 5个多亿
            raise MeasureError("text", f"“{body}”读不出来", "写成 5亿元、3万户 的样子")
        if noun[0] == "半":
            raise MeasureError("text", f"“{body}”里的“半”读不出来", f"写成小数，如 2.5{head}{noun[1:]}")
        return head, Note("noun_after_unit", noun)
    if units.known(unscaled := without_scale(folded)) and unscaled != folded:
        raise MeasureError("text", f"“{folded.removesuffix(unscaled)}”前面已有“万”或“亿”", _SCALED_TWICE)
    if folded[0] in _NUMBER_WORDS:
        raise MeasureError("text", f"数中间的“{body[0]}”读不出来", "把整个数写成阿拉伯数字，如 10005户、30多万元")
    if body[0] in "百千":
        raise MeasureError("chinese_thousand", f"“{body[0]}”不能跟在数字后面", "把百、千写进数字，如 3千人 写成 3000人")
    if len(folded) > _LONGEST_NOUN:
        raise _not_a_unit(body)
    if not units.facts:
        return folded, None
    return folded, Note("unknown_unit", folded, units.closest(folded))


def _not_a_unit(body: str) -> MeasureError:
    if body[0] in ":：":
        return MeasureError("text", _RATIO, "写进“表述”，加引号，如 {表述: '2.31:1'}")
    return MeasureError("text", f"数后面的“{body[:20]}”不是单位", "这里只写数和单位，如 5361户；文字写进“表述”")


def _with_number(error: MeasureError, clean: str, match: re.Match[str]) -> MeasureError:
    """3千人 → 写成 3000人: the tail alone cannot say this. What stands before and behind stays."""
    digits, fraction, rest = match[3], match[4], match[8]
    if error.message_zh == _RATIO and (ratio := _OF_TWO.fullmatch(clean)):
        return MeasureError("text", _RATIO, f"写进“表述”，加引号，如 {{表述: '{ratio[0].replace('：', ':')}'}}")
    if error.hint_zh == _SCALED_TWICE:
        return _scaled_once(clean, match)
    if error.kind != "chinese_thousand" or not digits[0].isascii():
        return error
    scale = 100 if rest[0] == "百" else 1000
    number = Decimal(f"{digits.replace(',', '')}.{fraction or 0}") * scale
    behind = clean[match.start(8) + 1 :]
    if less := _LESS.match(behind):  # 1百20亩 are 120亩
        if fraction or int(less[0]) >= scale:
            return error
        number, behind = number + int(less[0]), behind[less.end() :]
    right = clean[: match.start(3)] + number_text(number, places(number)) + behind
    return MeasureError(error.kind, error.message_zh, f"写成 {right}")


def _scaled_once(clean: str, match: re.Match[str]) -> MeasureError:
    """4982万 in a column of 万元: whoever wrote the scale meant the whole."""
    number = clean[: match.end() - len(match[8])]
    return MeasureError("text", f"“{clean[:SHOWN]}”里写了两次“万”“亿”", f"写成 {number}{without_scale(fold(match[8]))}")
