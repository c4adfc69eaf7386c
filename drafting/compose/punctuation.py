"""Punctuation repair at the places where something was dropped."""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks import marks
from drafting.patterns import lazy

_MARKS: Final = "。！？…，、；：,;"
_STOPS: Final = "。！？…"
_OPENING: Final = "（(“‘《〈【〔「"
_CLOSING: Final = "）)”’》〉】〕」"
_PAIRS: Final = dict(zip(_OPENING, _CLOSING, strict=True))
_CONJUNCTIONS: Final = ("和", "及", "与", "以及")
_STRENGTH: Final = {"；": 3, ";": 3, "，": 2, ",": 2, "、": 1}

_SKIPPED: Final = _MARKS + " \t"
_BLANKS: Final = str.maketrans("", "", f" \t{marks.DROP}")

_WORD: Final = rf"[^\s{re.escape(_MARKS + _OPENING + _CLOSING)}{marks.DROP}{marks.ALSO[0]}|#*]"
_UNSEEN: Final = lazy(
    f"{marks.DROP}(?:(?<={_WORD}{marks.DROP}){marks.DROP}*+(?=[，。；]?{_WORD})|(?<={_WORD}[，。；]{marks.DROP}){marks.DROP}*+(?={_WORD}))"
)
"""DROP marks with words on both sides, and a mark on one of them at most."""


def without_unseen(text: str) -> str:
    """The text without those places, most of all, where nothing is to be repaired."""
    return _UNSEEN.sub("", text)


def repair(line: str) -> str:
    r"""One line without its DROP marks, its punctuation whole again.

    >>> repair("甲，\ue006，乙。")
    '甲，乙。'
    >>> repair("甲（\ue006），乙。")
    '甲，乙。'
    """
    if marks.DROP not in line:
        return line
    whole = line.strip(marks.DROP)
    if marks.DROP not in whole and whole and whole[0] not in _SKIPPED:
        last, before = whole[-1], whole[-2:-1]
        if last not in _SKIPPED or (last in _STOPS and before and before not in _SKIPPED):
            return whole  # something was dropped at its ends, where no marks stand or it stops
    return mended(line)


def mended(line: str) -> str:
    """The same, looking at each place."""
    before, drop, after = line.partition(marks.DROP)
    while drop:
        before, after = _mend(before, after)
        head, drop, after = after.partition(marks.DROP)
        before += head
    return before


def _mend(before: str, after: str) -> tuple[str, str]:
    """What stands before the next place to look at, the marks of this one included, and what stands after."""
    bare = before.rstrip(_SKIPPED)
    left = before[len(bare) :].translate(_BLANKS)
    rest = after.lstrip(_SKIPPED + marks.DROP)
    right = after[: len(after) - len(rest)].translate(_BLANKS)
    if not left and not right and bare and rest and _PAIRS.get(bare[-1]) == rest[0]:
        return _mend(bare[:-1], rest[1:])
    return bare + _joint(bare, left, right, rest), rest


def _joint(before: str, left: str, right: str, after: str) -> str:
    """The marks that stand where the text was dropped; the rules are tried in this order."""
    if left and left[-1] in _STOPS:
        return left
    if not left and (not before or before[-1] in _OPENING):
        return ""
    if after and after[0] in _CLOSING:
        return right[right.index("。")] if "。" in right else ""
    for stop in _STOPS:
        if stop in right:
            return stop
    if after and after[0] in "（(":
        return ""
    if not after and left:
        return "。"  # nothing follows: a clause that was to be continued ends here
    if "：" in left:
        return "："
    mark = _stronger(left, right)
    if mark == "、" and after.startswith(_CONJUNCTIONS):
        return ""
    return mark


def _stronger(left: str, right: str) -> str:
    return max(left + right, key=lambda mark: _STRENGTH.get(mark, 0), default="")
