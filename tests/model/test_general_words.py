"""Names of words that stand with anything."""

from __future__ import annotations

from drafting.model.general_words import says_nothing


def test_joined_words_say_nothing_and_a_long_name_is_read_at_once() -> None:
    assert says_nothing("户数量")
    assert says_nothing("总数量人次")
    assert not says_nothing("案件数")
    assert not says_nothing("户数件数" * 40 + "x")
