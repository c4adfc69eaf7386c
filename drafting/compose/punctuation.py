"""Punctuation repair at the places where something was dropped (language.md §5)."""

from __future__ import annotations

import re
from typing import Final

from drafting.blocks import marks

_MARKS: Final = "。！？…，、；：,;"
_STOPS: Final = "。！？…"
_OPENING: Final = "（(“‘《〈【〔「"
_CLOSING: Final = "）)”’》〉】〕」"
_PAIRS: Final = dict(zip(_OPENING, _CLOSING, strict=True))
_CONJUNCTIONS: Final = ("和", "及", "与", "以及")
_STRENGTH: Final = {"；": 3, ";": 3, "，": 2, ",": 2, "、": 1}

_PLACE: Final = re.compile(f"[ \t]*{marks.DROP}[ \t{marks.DROP}]*")
_LEFT: Final = re.compile(f"[{_MARKS} \t]*$")
_RIGHT: Final = re.compile(f"[{_MARKS} \t{marks.DROP}]*")


def repair(line: str) -> str:
    r"""One line without its DROP marks, its punctuation whole again.

    >>> repair("甲，\ue006，乙。")
    '甲，乙。'
    >>> repair("甲（\ue006），乙。")
    '甲，乙。'
    """
    while True:
        match = _PLACE.search(line)
        if match is None:
            return line
        line = _mend(line[: match.start()], line[match.end() :])


def _mend(before: str, after: str) -> str:
    left_match = _LEFT.search(before)
    right_match = _RIGHT.match(after)
    assert left_match is not None
    assert right_match is not None
    left = left_match[0].replace(" ", "").replace("\t", "")
    right = right_match[0].replace(marks.DROP, "").replace(" ", "").replace("\t", "")
    before = before[: left_match.start()]
    after = after[right_match.end() :]
    if not left and not right and before and after and _PAIRS.get(before[-1]) == after[0]:
        return _mend(before[:-1], after[1:])
    return before + _joint(before, left, right, after) + after


def _joint(before: str, left: str, right: str, after: str) -> str:
    """The marks that stand where the text was dropped; the order of the rules is language.md's."""
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
