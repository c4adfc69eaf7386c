"""The data's own text: the words it writes around a change, against the change."""

from __future__ import annotations

import pytest

from tests.saying import drafted

RISE = "甲: {子: {数值: 60个, 上年同期: 50个}}"
FALL = "甲: {子: {数值: 40个, 上年同期: 50个}}"


@pytest.mark.parametrize(
    ("data", "own", "told"),
    [
        (RISE, "子同比下降{{ 甲.子.同比 }}。", True),
        (RISE, "子减少了{{ 甲.子.同比增减 }}。", True),
        (RISE, "子同比增长{{ 甲.子.同比 }}。", False),
        (RISE, "子{{ 甲.子|同比 }}。", False),
        (RISE, "上半年下降。子{{ 甲.子.同比 }}。", False),
        (FALL, "子同比{{ 甲.子.同比 }}。", False),
    ],
)
def test_a_word_of_falling_before_a_rise_is_refused(data: str, own: str, told: bool) -> None:
    draft = drafted("{% 文字材料 导语 %}{% 文字材料完 %}", data, own=f"导语: '{own}'")
    assert ("D213" in [each.code for each in draft.diagnostics]) is told
