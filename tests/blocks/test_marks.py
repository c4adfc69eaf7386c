"""The private-use alphabet: what data says is never read as a mark, and comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.blocks import marks


@given(st.text())
def test_literal_text_holds_no_mark_of_the_grammar_and_comes_back(text):
    marked = marks.literal(text)
    assert not set(marked) & set("#|*![]\\-\n\r")
    assert not any("\ue000" <= each < "\ue030" or "\ue037" < each <= "\uf8ff" for each in marked)
    seen = marks.unliteral(marked)
    assert seen == marks.printable(text).replace("\n", " ").replace("\r", " ")


@given(st.text(st.characters(min_codepoint=0xE000, max_codepoint=0xF8FF)))
def test_private_characters_of_data_are_gone(text):
    assert marks.literal(text) == ""
