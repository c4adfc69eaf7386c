"""Who signs a report that is already written, and on which day: what stands below its text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from drafting.adoption.whose import is_seal, signer
from drafting.diagnostics import Place
from drafting.frozen import frozen
from drafting.patterns import lazy
from drafting.quantities.numerals import from_chinese
from drafting.readers.written import Line

SENTENCE: Final = lazy("[。！？]")
_NOTE: Final = lazy(r"[（(].{2,20}[）)]")
_NO_SIGNATURE: Final = lazy(r"\d|[）)]$|^(?:附件|抄送|主送|联系人)[:：]")
_BLANKS: Final = lazy(r"[\t　]+| {2,}")
_DAY: Final = lazy(r"[（(]?(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?[）)]?$")
_IN_WORDS: Final = lazy("([一二][〇○ＯO零0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$")
_MONTH: Final = lazy("(?:\\d{4}\\s*年\\s*\\d{1,2}\\s*月|[一二][〇○ＯO零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月)$")
DIGITS: Final = str.maketrans("〇○ＯO零一二三四五六七八九", "00000123456789")
_BELOW_AT_MOST: Final = 3


@frozen
class Signed:
    """Where the text ends and what stands below it begins, who signs it on which day, the remark below; `undated`: what stands for a day and is none."""

    end: int
    below: int
    names: tuple[str, ...] = ()
    day: date | None = None
    note: str = ""
    undated: int | None = None


def signature_of(lines: Sequence[tuple[Line, str, Place]]) -> Signed:
    """By the last line that is a day; without one, by an office that stands alone at the end."""
    for at in range(len(lines) - 1, 0, -1):
        typed, is_last = lines[at][1], at >= len(lines) - _BELOW_AT_MOST and not any(kind == "heading" for (kind, *_), _, _ in lines[at + 1 :])
        found = _day_in(typed)
        if found is None or not _is_of_signature(lines, at, found[0], is_last=is_last):
            continue
        before, match, is_day = found
        try:
            day = _as_day(match) if is_day else None
        except ValueError:
            return Signed(len(lines), len(lines))
        start = at
        kinds = ("signature",) if lines[at][0][0] == "signature" else ("signature", "address")
        while start > 1 and _signs(lines[start - 1], kinds):
            start -= 1
        following = lines[at + 1][1] if at + 1 < len(lines) else ""
        names = [signer(name) or name for typed in (*(typed for _, typed, _ in lines[start:at]), before) if typed and not is_seal(typed) for name in _BLANKS.split(typed)]
        note = following.strip("（()）") if _NOTE.fullmatch(following) else ""
        return Signed(start, at + (2 if note else 1), tuple(names), day, note, None if day else at)
    end = len(lines)
    while end > 1 and _signs_alone(lines[end - 1]):
        end -= 1
    return Signed(end, len(lines), tuple(signer(typed) for _, typed, _ in lines[end:] if not is_seal(typed)))


def _is_of_signature(lines: Sequence[tuple[Line, str, Place]], at: int, before: str, *, is_last: bool) -> bool:
    """Whether a day signs the text: the reader knows it, or it stands near the end, behind or below who signs, or in words."""
    if before:
        return is_last and signer(before) != ""
    above = lines[at - 1][1]
    return lines[at][0][0] == "signature" or (is_last and (signer(above) != "" or is_seal(above) or _IN_WORDS.fullmatch(lines[at][1]) is not None))


def _signs_alone(line: tuple[Line, str, Place]) -> bool:
    """An office in a line of its own, which no day follows."""
    kind, typed = line[0][0], line[1]
    return kind in ("signature", "address", "body") and (is_seal(typed) or (bool(signer(typed)) and not SENTENCE.search(typed)))


def _day_in(typed: str) -> tuple[str, re.Match[str], bool] | None:
    """What stands before the day that a line is or ends with, the day, and whether it is one to the day."""
    for pattern, is_day in ((_DAY, True), (_IN_WORDS, True), (_MONTH, False)):
        if match := pattern.search(typed):
            return typed[: match.start()].strip(), match, is_day
    return None


def _as_day(match: re.Match[str]) -> date:
    """Raises ValueError where no calendar has it."""
    year, month, day = match.groups()
    return date(int(year.translate(DIGITS)), *(int(each) if each.isdigit() else from_chinese(each) or 0 for each in (month, day)))


def _signs(line: tuple[Line, str, Place], kinds: Collection[str]) -> bool:
    """Whether a line above the day says who signs, or where the seal goes."""
    kind, typed = line[0][0], line[1]
    if is_seal(typed) or signer(typed) not in ("", typed):
        return True
    return kind in kinds and not typed.endswith(("：", ":")) and not _NO_SIGNATURE.search(typed)
