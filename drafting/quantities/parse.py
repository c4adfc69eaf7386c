"""Reading measures as people type them: 5361户12591人, 约2.6万人, 47384人次2900.4万元, 两个."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from drafting.quantities.display import number_text, places
from drafting.quantities.errors import MeasureError
from drafting.quantities.measure import Measure
from drafting.quantities.numerals import from_chinese, read_large
from drafting.quantities.quantity import PREFIXES, SCALES, SUFFIXES, Quantity
from drafting.quantities.units import UnitTable, fold

__all__ = ["MeasureError", "Note", "parse_measure"]

MOST_DIGITS: Final = 15
_LONGEST_NOUN: Final = 6

_PREFIX: Final = "|".join(PREFIXES)
_SUFFIX: Final = "|".join(SUFFIXES)
_NUMERAL: Final = "一二两三四五六七八九十"

_ARABIC: Final = re.compile(
    rf"({_PREFIX})?([-+])?(\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.(\d+))?(万亿|亿|万)?([余多来])?([^\d+-]*)",
    re.ASCII,
)
_CHINESE: Final = re.compile(
    rf"({_PREFIX})?()(千万|[{_NUMERAL}]+(?![百千]))()(万亿|亿|万)?([余多来])?([^\d{_NUMERAL}+-]*)",
    re.ASCII,
)
_TAIL: Final = re.compile(rf"(.*?)({_SUFFIX})?([、，,；;和及与]?)({_PREFIX})?", re.DOTALL)
_UNIT: Final = re.compile(r"[\u3400-\u9fffA-Za-z%‰℃°²³/()㎡]+")
_FULL_WIDTH: Final = re.compile("[０-９．，％＋－−]")
_FOLD: Final = str.maketrans("０１２３４５６７８９．％＋－−", "0123456789.%+--")
_THOUSANDS: Final = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_SPLIT_NUMBER: Final = re.compile(r"[\d.][\s\u3000]+[\d.]")
_DATE: Final = re.compile(
    r"\d{4}[-/.年]\d{1,2}([-/.月](\d{1,2}日?)?)?前?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(\d{4}年)?(\d{1,2}[-—–~～至])?\d{1,2}月(份|底|末|初|[上中下]旬|\d{1,2}[日号]前?)$|(\d{4}年)?\d{1,2}[-—–~～至]\d{1,2}月$"
)
_RANGE: Final = re.compile(r"\d\D{0,6}?[-—–~～至到]\d")
_DASHED: Final = re.compile(r"\d\D{0,6}?[—–~～至到]\d")
_LARGE: Final = re.compile(r"[一二两三四五六七八九十百千万亿零〇]*[百千][一二两三四五六七八九十百千零〇]*")
_PERCENT: Final = re.compile(r"百分之([一二两三四五六七八九十百零〇点\d.]+)")
_ENDS: Final = "。，、；,;.："
_NOTHING: Final = frozenset({"无", "没有", "/", "\\", "-", "--", "—", "——", "×"})
_NOT_YET: Final = re.compile(r"(?:暂无|待|尚未|未|正在)(?:定|统计|核实|核定|确认|上报|填报|补报|填|报|补充|数据)*|统计中|[?？]+")
_FALL: Final = re.compile(r"(?:同比|环比)?(下降|减少|下滑|降低|回落)(\d.*)")
_RISE: Final = re.compile(r"(?:同比|环比)?(增长|增加|上升|提高|共计|合计|累计|共|达到|达|为)(\d.*)")


@dataclass(frozen=True, slots=True)
class Note:
    """Something readable that deserves a remark.

    `kind`: unknown_unit (`text` is the unit, `suggestion` the known one closest) | noun_after_unit (`text` is the
    noun, `suggestion` the measure without it) | no_unit (`text` is the number).
    """

    kind: str
    text: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands between two numbers: the unit, marks, a separator, and the mark of the next number."""

    unit: str
    suffix: str
    separator: str
    next_prefix: str
    note: Note | None


@lru_cache(maxsize=8192)
def parse_measure(text: str, units: UnitTable) -> tuple[Measure, tuple[Note, ...]]:
    """The measure and what is odd about it. Raises MeasureError; printing the measure gives the text back, blanks aside."""
    clean = _clean(text)
    try:
        quantities, separators, notes = _read(clean, units)
    except MeasureError as error:
        raise _more_precise(error, clean) from None
    if notes and (_DASHED.search(clean) or _DATE.match(clean)):
        raise _unreadable(clean)
    return Measure(tuple(quantities), tuple(separators)), tuple(notes)


def _read(clean: str, units: UnitTable) -> tuple[list[Quantity], list[str], list[Note]]:
    """Quantity after quantity from left to right. The mark of a later one (1200户约3600人) is found with what precedes it."""
    pattern = _ARABIC
    match = pattern.match(clean)
    if match is None:
        pattern = _CHINESE
        match = pattern.match(clean)
    if match is None:
        raise _unreadable(clean)

    quantities: list[Quantity] = []
    separators: list[str] = []
    notes: list[Note] = []
    prefix, start, end = match[1] or "", 0, len(clean)
    while True:
        _, sign, digits, fraction, scale, inner, rest = match.groups()
        stop = match.end()
        if digits[0] == "0" and digits[1:2].isdigit():
            right = clean[:start] + clean[start:].replace(digits, digits.lstrip("0") or "0", 1)
            raise MeasureError("text", f"“{clean[:20]}”里的数前面多了 0", f"写成 {right}")
        try:
            tail = _read_tail(rest, units)
        except MeasureError as error:
            raise _with_number(error, digits, fraction, rest) from None
        written = stop - len(tail.separator) - len(tail.next_prefix)
        printed = clean[start:written]
        if tail.note:
            notes.append(_about_noun(tail.note, printed))
        quantities.append(_quantity(printed, prefix, sign, digits, fraction, scale, inner, tail))
        if stop == end:
            break
        match = pattern.match(clean, stop)
        if match is None or not tail.unit:
            raise _unreadable(clean)
        separators.append(tail.separator)
        prefix, start = tail.next_prefix, stop - len(tail.next_prefix)
    if written != end:
        raise _unreadable(clean)
    if len(quantities) > 1:
        _refuse_repeated_units(clean, quantities)
    if not tail.unit:
        if len(quantities) > 1:
            raise _unreadable(clean)
        notes.append(Note("no_unit", printed))
    return quantities, separators, notes


def _clean(text: str) -> str:
    """Blanks out, digits and signs half-width; everything else as typed."""
    pieces = text.split()
    clean = pieces[0] if len(pieces) == 1 else "".join(pieces)
    if not clean:
        raise MeasureError("empty", "没有填数", "填写数和单位，如 5361户；没有就删去这一项或写 待补")
    if len(pieces) > 1 and _SPLIT_NUMBER.search(text):
        if _DATE.match(clean):
            raise _unreadable(clean)
        raise MeasureError("blank", f"“{text.strip()}”的数字中间有空格", f"去掉空格，写成 {clean}")
    if _FULL_WIDTH.search(clean):
        clean = _THOUSANDS.sub(",", clean.translate(_FOLD))
    return clean


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


def _about_noun(note: Note, printed: str) -> Note:
    """The cached note knows the noun; the measure without it is known here."""
    return note if note.kind != "noun_after_unit" else Note(note.kind, note.text, printed.removesuffix(note.text))


@lru_cache(maxsize=4096)
def _read_tail(tail: str, units: UnitTable) -> _Tail:
    if not tail or units.known(tail):
        return _Tail(fold(tail), "", "", "", None)
    match = _TAIL.fullmatch(tail)
    assert match is not None  # every part is optional
    body, suffix, separator, prefix = (group or "" for group in match.groups())
    unit, noun, note = _read_unit(body, units) if body else ("", "", None)
    if noun:
        early = next((mark for mark in SUFFIXES if noun.startswith(mark)), "")
        if early and not suffix:
            suffix, noun = early, noun.removeprefix(early)
            note = Note("noun_after_unit", noun)
    return _Tail(unit, suffix, separator, prefix, note)


def _read_unit(body: str, units: UnitTable) -> tuple[str, str, Note | None]:
    """The unit at the head of `body`, a noun that follows it, and what to remark."""
    folded = fold(body)
    if units.known(folded):
        return folded, "", None
    if not _UNIT.fullmatch(folded) or len(folded) > 2 * _LONGEST_NOUN:
        raise _not_a_unit(body)
    head = units.known_head(folded)
    if head:
        noun = folded[len(head) :]
        if len(noun) > _LONGEST_NOUN:
            raise _not_a_unit(body)
        return head, noun, Note("noun_after_unit", noun)
    if body[0] in "百千":
        raise MeasureError("chinese_thousand", f"“{body[0]}”不能跟在数字后面", "把百、千写进数字，如 3千人 写成 3000人")
    if len(folded) > _LONGEST_NOUN:
        raise _not_a_unit(body)
    if not units.facts:
        return folded, "", None
    return folded, "", Note("unknown_unit", folded, units.closest(folded))


def _not_a_unit(body: str) -> MeasureError:
    return MeasureError("text", f"数后面的“{body[:20]}”不是单位", "这里只写数和单位，如 5361户；文字写进“表述”")


def _with_number(error: MeasureError, digits: str, fraction: str | None, rest: str) -> MeasureError:
    """3千人 → 写成 3000人: the tail alone cannot say this."""
    if error.kind != "chinese_thousand" or not digits[0].isascii():
        return error
    number = Decimal(f"{digits.replace(',', '')}.{fraction or 0}") * (100 if rest[0] == "百" else 1000)
    return MeasureError(error.kind, error.message_zh, f"写成 {number_text(number, places(number))}{rest[1:]}")


def _more_precise(error: MeasureError, clean: str) -> MeasureError:
    """A date or a range is named as such, whatever in it was stumbled over, and so is a full stop at the end."""
    before, hash_mark, after = clean.partition("#")
    if hash_mark and before:
        return MeasureError("text", f"“{clean[:20]}”里的“#”前面没有空格，没有读成注释", f"# 前面空一格：{before} # {after.strip()}")
    bare = clean.rstrip(_ENDS)
    if error.kind == "text" and bare != clean and bare[-1:] and bare[0].isdigit():
        return MeasureError("text", f"“{clean[:20]}”末尾多了“{clean[len(bare)]}”", f"删去标点，写成 {bare}")
    if error.kind in ("text", "duplicate_unit") and (_DATE.match(clean) or _RANGE.search(clean)):
        return _unreadable(clean)
    return error


def _range(text: str) -> MeasureError:
    return MeasureError("range", f"“{text}”是一个范围，不是一个数", "写一个数（可写 约5户、5户以上），或把两端分成两项")


def _unreadable(text: str) -> MeasureError:
    """Why `text` is no measure, as precisely as can be told."""
    shown = text if len(text) <= 20 else text[:20] + "…"
    if _DATE.match(text):
        return MeasureError("text", f"“{shown}”是日期，不是数", "日期写在“截至”或“统计期间”里")
    if _RANGE.search(text):
        return _range(shown)
    if text in _NOTHING:
        return MeasureError("text", f"“{shown}”不是数", "是零就写 0户 的样子；本地不涉及写 不适用；不报就空着")
    if _NOT_YET.fullmatch(text):
        return MeasureError("text", f"“{shown}”不是数", "还没有的写 待补")
    rate = _PERCENT.search(text)
    if rate:
        number = from_chinese(rate[1]) or read_large(rate[1])
        return MeasureError("text", f"“{shown}”用文字写了百分数", f"写成 {number}%" if number else "写成 98% 的样子")
    large = _LARGE.search(text)
    if large:
        number = read_large(large[0])
        hint = f"写成 {text.replace(large[0], str(number), 1)}" if number else "改写成阿拉伯数字"
        return MeasureError("chinese_thousand", f"“{shown}”用了汉字大数", hint)
    fall = _FALL.fullmatch(text)
    if fall:
        return MeasureError("text", f"“{shown}”里有文字“{fall[1]}”", f"写成 -{fall[2]}，文字由模板来写")
    rise = _RISE.fullmatch(text)
    if rise:
        return MeasureError("text", f"“{shown}”里有文字“{rise[1]}”", f"写成 {rise[2]}，文字由模板来写")
    return MeasureError("text", f"“{shown}”不是数", "写数和单位，如 5361户；文字写进“表述”，还没有的写 待补")
