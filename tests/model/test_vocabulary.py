"""How far into a name known words reach."""

from __future__ import annotations

import pytest

from drafting.model.vocabulary import Vocabulary

WORDS = Vocabulary(["农村", "农村学校", "学校", "食堂"])


@pytest.mark.parametrize(("name", "start", "reached"), [("农村学校食堂", 0, [0, 2, 4, 6]), ("农村的学校", 0, [0, 2]), ("查农村学校", 0, [0]), ("查农村学校", 1, [1, 3, 5]), ("", 0, [0])])
def test_words_follow_each_other_from_the_start(name: str, start: int, reached: list[int]) -> None:
    assert WORDS.reached(name, start) == reached


def test_no_words_reach_nowhere() -> None:
    assert Vocabulary([]).reached("农村") == [0]
