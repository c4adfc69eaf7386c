"""Numbers of headings and points run on without a gap and begin anew under each parent (GB/T 9704 7.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.prose.signs import sign, words_of
from drafting.diagnostics import Rule, Severity
from drafting.patterns import lazy
from drafting.quantities.numerals import chinese, from_chinese
from drafting.registry import declare

HEADING = declare(
    Rule(
        "P130",
        "层次序号跳号、重号或越级",
        Severity.ERROR,
        "同级序号从一起连续，不跳号不重号；换到下一个上级标题时下级重新从一编；先用“一、”再用“（一）”。依据：GB/T 9704 7.3.3。",
        hits="一、成效\n抓好监测。\n三、打算\n抓好就业。",
        clean="一、成效\n抓好监测。\n二、打算\n抓好就业。",
    )
)
POINT = declare(
    Rule(
        "P131",
        "一是、二是不连续",
        Severity.ERROR,
        "一段话里的“一是……二是……”要从一是起、不跳号不重号；只有一项就不编号。",
        hits="一是加强排查。二是落实帮扶。四是强化监督。",
        clean="一是加强排查。二是落实帮扶。三是强化监督。",
    )
)

_FORMS: Final = (
    lazy(r"([一二三四五六七八九十]{1,3})、"),
    lazy(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    lazy(r"(\d{1,2})[.．](?!\d)"),
    lazy(r"[（(](\d{1,2})[）)]"),
)
"""The four layers of GB/T 9704 7.3.3; a text may leave the second out."""
_NUMBERED: Final = ("heading", "body")
_DIGITS: Final = "[一二三四五六七八九十]"
_POINT: Final = lazy(_POINTS := rf"是(?<={_DIGITS}.)(?![非否])")  # 是 is rarer than the numerals before it
_MAY_BE_POINT: Final = sign(_POINTS)
_NUMERALS: Final = frozenset(_DIGITS[1:-1])
_LONGEST_NUMERAL: Final = 3
_BEFORE_POINT: Final = frozenset("。；：，！？…\n")


def numbering_findings(text: Text, *, runs_on: bool = False) -> Iterator[Finding]:
    """With `runs_on` a heading may go on from the last of its kind, whatever stands between."""
    yield from _headings(text, runs_on=runs_on)
    yield from _points(text)


def _headings(text: Text, *, runs_on: bool) -> Iterator[Finding]:
    last = [0] * len(_FORMS)
    ever = [0] * len(_FORMS)
    so_many = [0] * len(_FORMS)  # behind one that is wrong, (三) is right where it is the third
    for at, (kind, words, _, given) in enumerate(text.lines):
        if not given or kind not in _NUMBERED or (numbered := _numbered(given)) is None:
            continue
        layer, value, shown = numbered
        expected = last[layer] + 1
        if value not in (expected, so_many[layer] + 1) and not (runs_on and value == ever[layer] + 1):
            yield Finding(HEADING, text.starts[at], words[:20], f"序号“{shown}”接不上：这里应是第{expected}个", "把序号改成连续的", text.starts[at] + len(given))
        last[layer] = ever[layer] = value
        so_many[layer] += 1
        last[layer + 1 :] = so_many[layer + 1 :] = [0] * (len(_FORMS) - layer - 1)


@lru_cache(maxsize=256)
def _numbered(number: str) -> tuple[int, int, str] | None:
    """(layer, value, number as printed) of the number before a heading, alone on its line or run in."""
    for layer, form in enumerate(_FORMS):
        match = form.match(number)
        if match:
            value = int(match[1]) if match[1].isascii() else _value(match[1])
            return layer, value, match[0]
    return None


def _points(text: Text) -> Iterator[Finding]:
    """A list within an item begins at 一是 again; the outer list goes on after it, but not behind a heading."""
    if not text.shows(_MAY_BE_POINT):
        return
    open_lists: list[_Point] = []  # the last point of each list that is open
    for at, ((kind, _, _, number), signs) in enumerate(zip(text.lines, text.shown, strict=True)):
        if open_lists and (kind == "heading" or (number and not number.endswith("是"))):
            yield from _lone(open_lists, text)
            open_lists = []
        if not signs & _MAY_BE_POINT:
            continue
        for which, value in enumerate(_values(text.forms[at])):
            point = value, at, which
            if value > 1 and open_lists and open_lists[-1][0] == value - 1:  # as nearly all do
                open_lists[-1] = point
                continue
            before = [depth for depth, (last, _, _) in enumerate(open_lists) if last == value - 1]
            if value > 1 and before:
                yield from _lone(open_lists[before[-1] + 1 :], text)
                open_lists[before[-1] :] = [point]
                continue
            if value > 1:
                yield _out_of_order(point, text, twice=bool(open_lists) and open_lists[-1][0] == value)
            open_lists.append(point)
    yield from _lone(open_lists, text)


_Point = tuple[int, int, int]
"""Its number, in which line it stands, and which of the points there it is."""


@lru_cache(maxsize=1024)
def _values(form: bytes) -> tuple[int, ...]:
    """The numbers of the points in a line of this form."""
    words = words_of(form)
    return tuple([_value(words[start:end]) for start, end in _points_in(words)])


def _points_in(line: str) -> Iterator[tuple[int, int]]:
    """From where to where the numeral of each point in a line stands."""
    for match in _POINT.finditer(line):
        start = end = match.start()
        while end - start < _LONGEST_NUMERAL and line[start - 1 : start] in _NUMERALS:
            start -= 1
        if not start or line[start - 1] in _BEFORE_POINT:
            yield start, end


def _place(point: _Point, text: Text) -> tuple[int, int]:
    """From where to where the numeral of a point stands in the whole."""
    _, at, which = point
    start, end = [*_points_in(text.lines[at][1])][which]
    return text.starts[at] + start, text.starts[at] + end


def _out_of_order(point: _Point, text: Text, *, twice: bool) -> Finding:
    start, end = _place(point, text)
    numeral = text.whole[start:end]
    message = f"“{numeral}是”写了两次" if twice else f"“{numeral}是”前面没有“{chinese(point[0] - 1)}是”"
    return Finding(POINT, start, _excerpt(text, start), message, "改序号" if twice else "补上漏掉的一项，或改序号", end + 1)


def _value(numeral: str) -> int:
    return from_chinese(numeral) or 0


def _lone(open_lists: list[_Point], text: Text) -> Iterator[Finding]:
    for point in open_lists:
        if point[0] == 1:
            start, _ = _place(point, text)
            yield Finding(POINT, start, _excerpt(text, start), "有“一是”没有“二是”", "只有一项就删去“一是”", start + 2)


def _excerpt(text: Text, start: int) -> str:
    return text.whole[start : start + 14].partition("\n")[0]
