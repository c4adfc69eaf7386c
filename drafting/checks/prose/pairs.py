"""Brackets and quotation marks come in pairs within a paragraph (GB/T 15834 4.8, 4.9, 4.15)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Finding, Passage, Text, marks_of
from drafting.diagnostics import Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

UNPAIRED = declare(
    Rule(
        "P114",
        "括号、引号、书名号不成对",
        Severity.ERROR,
        "一段话里，有左括号就要有右括号，引号、书名号也一样；嵌套时先开的后关。依据：GB/T 15834 4.8、4.9、4.15。",
        hits="印发《防止返贫动态监测实施方案，明确责任分工。",
        clean="印发《防止返贫动态监测实施方案》，明确责任分工。",
    )
)

_PAIRS: Final = {"（": "）", "“": "”", "‘": "’", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」", "(": ")", "[": "]"}
_CLOSING: Final = {close: opened for opened, close in _PAIRS.items()}
_MARKS: Final = lazy(f"[{re.escape(''.join((*_PAIRS, *_CLOSING)))}]")
_TOGETHER: Final = [marks_of(opened + close) for opened, close in _PAIRS.items()]
_LINE_END: Final = marks_of("\n")
_OTHERS: Final = bytes(set(range(256)).difference(_LINE_END, *_TOGETHER))
_DEEPEST: Final = 12
"""Pairs within pairs that are taken out so; of a text with more each mark is gone through."""
_ITEM: Final = lazy(r"^[（(]?[0-9a-zA-Z一二三四五六七八九十]{1,3}[)）]")


def pair_findings(text: Text) -> Iterator[Finding]:
    """One finding a paragraph: after the first mark without its other half nothing certain can be said."""
    if _all_paired(text):
        return
    for passage in text.passages:
        fault = _first_fault(passage)
        if fault is not None:
            at, message, hint = fault
            excerpt = passage.text[max(0, at - 6) : at + 10]
            yield Finding(UNPAIRED, passage.start + at, excerpt, message, hint, passage.start + at + 1)


def _all_paired(text: Text) -> bool:
    """Whether nothing is left of the marks when pairs are taken out from within. True of nearly every text."""
    marks = text.marks.translate(None, _OTHERS)
    for _ in range(_DEEPEST):
        before = marks
        for both in _TOGETHER:
            marks = marks.replace(both, b"")
        if marks == before:
            break
    return not marks.strip(_LINE_END)


def _first_fault(passage: Passage) -> tuple[int, str, str] | None:
    opened: list[tuple[str, int]] = []
    item = _ITEM.match(passage.text)  # 1）is a number, whose bracket has no other half
    for match in _MARKS.finditer(passage.text, item.end() if item else 0):
        mark, at = match[0], match.start()
        if mark in _PAIRS:
            opened.append((mark, at))
        elif opened and opened[-1][0] == _CLOSING[mark]:
            opened.pop()
        else:
            return at, f"“{_around(passage.text, at)}”里的“{mark}”没有左边的一半", f"补上“{_CLOSING[mark]}”，或删去“{mark}”"
    if opened:
        mark, at = opened[0]
        return at, f"“{_around(passage.text, at)}”里的“{mark}”没有右边的一半", f"补上“{_PAIRS[mark]}”，或删去“{mark}”"
    return None


def _around(text: str, at: int) -> str:
    return text[max(0, at - 4) : at + 8]
