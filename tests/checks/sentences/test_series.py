"""Shares of one whole that stand in a row."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong

PARTS = "全年受理诉求20000件。其中，咨询类12460件，占62.3%；求助类5480件，占27.4%；投诉类2060件，占10.3%。"


def test_each_is_confirmed():
    assert [each for each in holding(PARTS) if "÷" in each] == ["62.3% = 12460件 ÷ 20000件", "27.4% = 5480件 ÷ 20000件", "10.3% = 2060件 ÷ 20000件"]


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("占27.4%", "占24.7%", ["24.7% ≠ 5480件 ÷ 20000件 = 27.4%"]),
        ("求助类5480件", "求助类4580件", ["20000件 ≠ 12460件 + 4580件 + 2060件 = 19100件", "27.4% ≠ 4580件 ÷ 20000件 = 22.9%"]),
        ("咨询类12460件", "咨询类124600件", ["20000件 ≠ 124600件 + 5480件 + 2060件 = 132140件", "62.3% ≠ 124600件 ÷ 20000件 = 623.0%"]),
        ("受理诉求20000件", "受理诉求30000件", ["30000件 ≠ 12460件 + 5480件 + 2060件 = 20000件"]),
    ],
)
def test_the_one_that_does_not_fit_is_told(typed, meant, told):
    assert wrong(PARTS.replace(typed, meant)) == told


def test_the_whole_may_stand_in_a_section_before():
    assert wrong("全年受理诉求20000件，日均55件。", "咨询类12460件，占62.3%；求助类5480件，占24.7%；投诉类2060件，占10.3%。") == ["24.7% ≠ 5480件 ÷ 20000件 = 27.4%"]


def test_of_two_the_sum_tells_of_what_they_are():
    assert wrong("本周受理71184件，日均10169件。所受理的诉求中，直办37527件，占53.7%，转办33657件，占47.3%。") == ["53.7% ≠ 37527件 ÷ 71184件 = 52.72%"]


def test_of_two_in_the_same_words_a_slip_is_told():
    assert wrong("判处人犯27208人。其中，重刑4844人，占有罪人犯的17.8%。无业人员14119人，占有罪人犯的59.1%。") == ["59.1% ≠ 14119人 ÷ 27208人 = 51.89%"]


def test_a_share_is_of_the_list_of_which_the_figure_is_a_part():
    assert "92.02% = 8039万元 ÷ 8736万元" in holding("收入8736万元，其中税收收入8039万元、非税收入697万元，税收占比92.02%。")


@pytest.mark.parametrize(
    "text",
    [
        "农村公路1260公里，其中县道210公里，占16.7%；乡道420公里，占33.3%；硬化里程504公里，占村道的80%。",
        "共有党员12600人，其中农村党员7560人，占60%；女党员3150人，占25%；预备党员126人，占全部发展对象的52%。",
        "受理诉求2000件，其中咨询1200件，占60%；投诉600件，占30%；消费领域投诉240件，占40%。",
        "受理诉求2000件，其中咨询1200件，占60%；投诉600件，占30%，其中重复投诉41件，占上年的46%。",
        "受理投诉约2000件，其中咨询1200件，占62%；投诉600件，占31%。",
        "水稻31.2万亩，占50%；玉米18.72万亩，占30%；大豆4.1万亩，占旱地的8.3%。粮食面积62.4万亩。",
    ],
)
def test_one_of_another_whole_is_none_of_the_row(text):
    assert wrong(text) == []
