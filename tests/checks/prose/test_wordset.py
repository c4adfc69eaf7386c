"""Words found in one pass are the words that stand in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.prose.passages import Text
from drafting.checks.prose.wordset import WordSet

WORDS = st.text("甲乙丙.*[（９", min_size=1, max_size=4)


@given(st.lists(WORDS, max_size=8), st.text("甲乙丙.*[（９\n", max_size=40))
def test_it_finds_what_a_search_for_each_word_finds(words: list[str], text: str):
    assert WordSet(words).standing_in(Text([("body", text, 0, "")])) == {word for word in words if word in text}
