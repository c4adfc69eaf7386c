"""Marked text: the references in it."""

from __future__ import annotations

from drafting.blocks import marks
from drafting.blocks.marked import indexes


def said(kind: str, index: int, text: str = "") -> str:
    return f"{kind}{index}{marks.SEP}{text}{marks.CLOSE}"


def test_references_of_some_kinds_in_the_order_of_the_text():
    text = f"有{said(marks.ZERO, 12, '0户')}、{said(marks.ABSENT, 3)}{said(marks.FIGURE, 0, '5人')}{marks.DROP}，{said(marks.OWED, 7)}。"
    assert indexes(text, marks.FIGURE, marks.ZERO) == ["12", "0"]
    assert indexes(text, marks.FIGURE, marks.ZERO, marks.OWED) == ["12", "0", "7"]
    assert indexes(text, marks.SAID) == []
    assert indexes("", marks.FIGURE) == []
