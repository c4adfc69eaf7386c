"""Numbers that run on, begin anew and nest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.quantities.numerals import chinese
from tests.checks.prose.said import codes, found


def test_headings_that_run_on_and_begin_anew_are_clean():
    assert codes("一、成效", "（一）监测", "抓好监测。", "（二）就业", "抓好就业。", "二、打算", "（一）监测", "抓好监测。") == []


def test_a_number_twice_and_a_number_left_out():
    (twice,) = found("一、成效", "（一）监测", "抓好监测。", "（一）就业", "抓好就业。")
    assert (twice.code, twice.place.file if twice.place else "") == ("P130", "某县.yaml[第5段]")
    assert "这里应是第2个" in twice.message
    assert codes("一、成效", "抓好监测。", "三、打算", "抓好就业。") == ["P130"]


def test_a_text_of_two_layers_may_leave_out_the_second():
    assert codes("一、成效", "1.监测", "抓好监测。", "2.就业", "抓好就业。") == []


def test_points_across_paragraphs_are_one_list_until_the_next_heading():
    assert codes("一、成效", "一是抓好监测。", "二是抓好就业。", "二、打算", "一是巩固。二是提升。") == []


def test_a_list_within_an_item_does_not_disturb_the_outer_one():
    text = "一是抓好监测：一是排查；二是帮扶。二是抓好就业。三是抓好产业。"
    assert codes(text) == []


def test_points_that_jump_and_a_point_alone():
    assert codes("一是排查。三是帮扶。") == ["P131", "P131"]  # 一是 has no second, 三是 no 二是 before it
    (alone,) = found("我们的做法，一是排查到位。")
    assert "没有“二是”" in alone.message


def test_words_that_only_look_like_a_point_are_none():
    assert codes("这是全县唯一是示范的乡镇，之一是重点。") == []


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_a_list_is_clean_if_and_only_if_it_counts_from_one(numbers: list[int]):
    text = "".join(f"{chinese(number)}是抓好落实。" for number in numbers)
    counts = numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1
    assert counts <= (codes(text) == [])
    if codes(text) == []:  # nested lists count too: every number has its predecessor before it
        assert all(number == 1 or number - 1 in numbers[:at] for at, number in enumerate(numbers))


def test_a_number_written_twice_is_told_as_such_and_dots_go_before_one() -> None:
    (twice,) = found("一是排查。二是帮扶。二是提升。")
    assert twice.message == "“二是”写了两次"
    assert codes("一是强基础……二是补短板……") == []


def test_behind_a_number_left_out_the_one_that_is_right_again_is_clean() -> None:
    (wrong,) = found("一、成效", "（一）甲", "好。", "（三）乙", "好。", "（三）丙", "好。")
    assert wrong.message == "序号“（三）”接不上：这里应是第2个"
