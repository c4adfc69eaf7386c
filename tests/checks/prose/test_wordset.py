"""Words found in one pass are the words that stand in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.prose.passages import Text
from drafting.checks.prose.wordset import WordSet

WORDS = st.text("甲乙丙.*[（９0%\n", min_size=1, max_size=4)


@given(st.lists(WORDS, max_size=8), st.text("甲乙丙.*[（９0%\n", max_size=40))
def test_it_finds_what_a_search_for_each_word_finds(words: list[str], text: str):
    assert WordSet(words).standing_in(Text([("body", text, 0, "")])) == {word for word in words if word in text}


def test_what_figures_keep_apart_is_no_word_and_lines_that_went_before_change_nothing():
    words = WordSet(["户人", "脱贫", "（20", "20"])
    for text, standing in [("8户人", {"户人"}), ("8户12人脱贫", {"脱贫"}), ("9户人脱贫", {"户人", "脱贫"}), ("（2026", {"（20", "20"}), ("（1926", set())] * 2:
        assert words.standing_in(Text([("body", text, 0, "")])) == standing
