"""Marked text as text and structure: the notation between render and compose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks import marks
from drafting.blocks.marked import tokens

S = marks.SEP


def test_text_without_marks_is_one_piece():
    assert tokens("甲乙") == ["甲乙"]
    assert tokens("") == [""]


@pytest.mark.parametrize("kind", [marks.FIGURE, marks.ZERO, marks.ABSENT, marks.OWED, marks.INAPPLICABLE, marks.SAID, marks.DROP])
def test_figures_gaps_and_drops_stay_in_the_text(kind):
    text = f"共{kind}12{S}5户{marks.CLOSE}。"
    assert tokens(text) == [text]


def test_text_and_structure_come_by_turns():
    opening, named, rest = f"{marks.CLAUSE}零{S}", f"{marks.NAMED}务工{S}", f"{marks.REST}就业{S}"
    text = f"甲{opening}乙{marks.CLAUSE_END}{named}{rest}{marks.NAMED_END}"
    assert tokens(text) == ["甲", opening, "乙", marks.CLAUSE_END, "", named, "", rest, "", marks.NAMED_END, ""]


@given(st.text())
def test_literal_text_holds_no_mark_of_the_grammar_and_comes_back(text):
    marked = marks.literal(text)
    assert not set(marked) & set("#|*![]\\-\n\r")
    seen = marks.unliteral(marked)
    assert seen == marks.printable(text).replace("\n", " ").replace("\r", " ")
    assert tokens(marked) == [marked]


@given(st.text(st.characters(min_codepoint=0xE000, max_codepoint=0xF8FF)))
def test_private_characters_of_data_are_gone(text):
    assert marks.literal(text) == ""
