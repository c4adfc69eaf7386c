"""Numbers of headings: counted over what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.compose.numbering import Counter, number
from tests.saying import say


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [("一、", 1, "一、"), ("一、", 11, "十一、"), ("（一）", 20, "（二十）"), ("1.", 12, "12."), ("（1）", 3, "（3）"),
     ("一是", 2, "二是"), ("第一，", 3, "第三，"), ("", 5, "")],
)
def test_forms(form, count, printed):
    assert number(form, count) == printed


def test_a_level_starts_again_under_the_next_heading_above_it():
    counter = Counter(("一、", "（一）"))
    assert [counter.next(level) for level in (1, 2, 2, 1, 2)] == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_levels_below_the_forms_given_use_the_standard_ones_that_are_left():
    counter = Counter(("一、", "1."))
    assert [counter.next(level) for level in (1, 2, 3, 4)] == ["一、", "1.", "（一）", "（1）"]


def test_a_level_may_be_skipped():
    assert say("## 甲\n\n#### 乙\n\n好。") == "一、甲\n1.乙\n好。"


@given(st.lists(st.integers(1, 4), min_size=1, max_size=30))
def test_at_each_level_numbers_run_without_gaps(levels):
    counter = Counter(("1.", "1.", "1.", "1."))
    previous: dict[int, int] = {}
    for level in levels:
        count = int(counter.next(level).rstrip("."))
        assert count == previous.get(level, 0) + 1
        previous = {above: seen for above, seen in previous.items() if above < level} | {level: count}


def test_a_number_of_the_data_replaces_the_counted_one():
    own = "位: [{标题: 甲, 内容: 好。}, {标题: 乙, 号: （二）, 内容: 好。}, {标题: 丙, 内容: 好。}]"
    assert say("{% 文字材料 位 节 %}{% 文字材料完 %}", own=own) == "一、甲\n好。\n（二）乙\n好。\n三、丙\n好。"
