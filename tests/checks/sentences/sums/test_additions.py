"""Sums that the text itself adds up: 加上."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong

BALANCE = "示例县一般公共预算收入23.9亿元，增长3.98%，加上：上年结转0.5亿元、上级补助收入31.8亿元、调入资金9.8亿元，收入总计66.0亿元。"


def test_what_adds_up_is_confirmed():
    assert "66.0亿元 = 23.9亿元 + 0.5亿元 + 31.8亿元 + 9.8亿元" in holding(BALANCE)
    assert wrong(BALANCE) == []


@pytest.mark.parametrize("typed", [BALANCE.replace("31.8", "38.1"), BALANCE.replace("66.0", "60.6"), BALANCE.replace("23.9", "29.3")])
def test_what_does_not_is_told(typed: str):
    assert len(wrong(typed)) == 1


def test_that_to_which_it_is_added_may_stand_in_the_sentence_before():
    text = "政府性基金收入13.02亿元，增长8.3%。其中：土地出让收入12.56亿元。加上转移性收入3.38亿元，收入合计16.40亿元。"
    assert "16.40亿元 = 13.02亿元 + 3.38亿元" in holding(text)
    assert wrong(text.replace("16.40", "14.60")) == ["14.60亿元 ≠ 13.02亿元 + 3.38亿元 = 16.40亿元"]


@pytest.mark.parametrize(
    "text",
    [
        "一般公共预算收入23.9亿元，加上上级补助收入31.8亿元、上年结转0.5亿元等，收入总计66.0亿元。",
        "一般公共预算收入23.9亿元，加上上级补助收入31.8亿元，减去上解支出2亿元，收入总计66.0亿元。",
        "一般公共预算收入23.9亿元，税收收入18亿元，加上上级补助收入31.8亿元，收入总计66.0亿元。",
        "加上上级补助收入31.8亿元，收入总计66.0亿元。",
    ],
)
def test_a_sum_that_leaves_something_out_is_left_alone(text: str):
    assert wrong(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "一般公共预算收入100亿元。加上上级补助20亿元，减上解5亿元，收入总计115亿元。",
        "一般公共预算收入100亿元。加上上级补助20亿元，其中专项5亿元，收入总计120亿元。",
    ],
)
def test_what_is_taken_off_or_is_part_of_another_is_not_added(text: str):
    assert wrong(text) == []


def test_a_total_behind_several_is_told_once():
    assert len(wrong("收入100亿元。加上补助1亿元，加上结转2亿元，收入合计130亿元。")) == 1


def test_what_stands_behind_a_part_may_be_added():
    text = "本级收入100亿元。加上转移性收入30亿元、其中专项5亿元、一般债务收入20亿元，收入合计150亿元。"
    assert "150亿元 = 100亿元 + 30亿元 + 20亿元" in holding(text)
    assert wrong(text) == []
    assert wrong(text.replace("150", "151.5")) == []  # nobody knows whether the 20 are of the 30


def test_a_part_of_the_figure_that_it_begins_with_is_not_added():
    text = "收入100.0亿元，其中税收80.0亿元，加上转移性收入30.0亿元，收入合计130.0亿元。"
    assert "130.0亿元 = 100.0亿元 + 30.0亿元" in holding(text)
    assert wrong(text.replace("130.0", "103.0")) == ["103.0亿元 ≠ 100.0亿元 + 30.0亿元 = 130.0亿元"]
