"""The three industries: their sum and their shares."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong

RESPECTIVE = "示例市实现地区生产总值（GDP）2601.7亿元，增长7.4%。其中，第一、二、三产业分别实现增加值62.0亿元、1137.1亿元、1402.6亿元，分别增长3%、5.7%、8.9%。三次产业比为2.4:43.7:53.9。"
EACH = "示例县地区生产总值达201.1亿元，增长5.7%。其中，第一产业增加值12.5亿元；第二产业增加值80.7亿元；第三产业增加值107.9亿元。三次产业结构由7.0:39.0:54.0调整为6.2:40.1:53.7。"


@pytest.mark.parametrize("text", [RESPECTIVE, EACH])
def test_what_fits_is_confirmed(text: str):
    assert len(holding(text)) >= 4
    assert wrong(text) == []


def test_a_sum_that_does_not_fit_is_told():
    assert "2601.7亿元 ≠ 62.0亿元 + 1137.1亿元 + 1420.6亿元 = 2619.7亿元" in wrong(RESPECTIVE.replace("1402.6", "1420.6"))


def test_a_share_that_does_not_fit_is_told():
    assert wrong(EACH.replace("40.1:", "41.0:")) == ["41.0 ≠ 80.7亿元 ÷ 201.1亿元 = 40.13%"]


def test_shares_alone_make_up_100():
    assert wrong("生产总值增长5.2%，三次产业结构调整为19.9:36.9:43.2。") == []
    assert wrong("生产总值增长5.2%，三次产业结构调整为19.9:39.6:43.2。") == ["19.9:39.6:43.2 ≠ 19.9 + 39.6 + 43.2 = 102.7，不是100"]


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值201.1亿元。第一产业增加值12.5亿元；第二产业增加值80.7亿元；第三产业增加值107.9亿元。力争三次产业结构达到5.0:45.0:50.0。",
        "三次产业结构为6.2:40.1:53.6。",
        "全县比赛比分为21:15:9。",
        "示例县地区生产总值201.1亿元，上半年地区生产总值90亿元。第一产业增加值5.5亿元；第二产业增加值35.7亿元；第三产业增加值48.8亿元。三次产业结构为6.2:40.1:53.7。",
    ],
)
def test_other_ratios_are_left_alone(text: str):
    assert wrong(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2023年三次产业结构为12:40:48。\n2024年地区生产总值100亿元，其中第一产业增加值10亿元，第二产业增加值40亿元，第三产业增加值50亿元，三次产业结构为10:40:50。",
        "三次产业结构比为1:4:5。",
    ],
)
def test_shares_of_another_year_and_reduced_ones_are_left_alone(text: str):
    assert wrong(text) == []


def test_shares_of_nothing_are_left_alone():
    assert wrong("全县生产总值0亿元，第一产业增加值0亿元、第二产业增加值0亿元、第三产业增加值0亿元。三次产业结构为10:40:50。") == []


def test_the_product_of_one_head_is_no_whole():
    assert wrong("人均地区生产总值5万元，第一、二、三产业分别实现增加值10亿元、20亿元、30亿元。") == []
    assert len(wrong("人均生产总值5万元，地区生产总值61.0亿元，第一、二、三产业分别实现增加值10.0亿元、20.0亿元、30.0亿元。")) == 1
