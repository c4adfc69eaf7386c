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
    assert wrong("全年登记64000件，月均5333件。登记的当中，网上来的40512件，占64.3%，窗口来的23488件，占36.7%。") == ["64.3% ≠ 40512件 ÷ 64000件 = 63.3%"]


def test_of_two_in_the_same_words_a_slip_is_told():
    assert wrong("登记求职26400人。其中，青年4752人，占求职者的18.0%。外出过的13987人，占求职者的35.0%。") == ["35.0% ≠ 13987人 ÷ 26400人 = 52.98%"]


def test_a_share_is_of_the_list_of_which_the_figure_is_a_part():
    assert "82.24% = 5140万元 ÷ 6250万元" in holding("收入6250万元，其中税收收入5140万元、非税收入1110万元，税收占比82.24%。")


def test_where_all_of_a_row_tell_of_another_whole_that_is_mistyped():
    text = "全省共有党员277.48万名。女党员808465名，占党员总数的29.10%；少数民族党员22599名，占党员总数的0.81%；35岁及以下的党员738448名，占党员总数的26.58%。"
    assert wrong(text) == ["277.48万名 ≠ 808465名 ÷ 29.10% = 277.84万名"]
    assert wrong(text.replace("277.48", "277.84")) == []
    assert wrong(text.replace("共有党员277.48万名", "发展对象277.48万名")) == []


def test_lists_of_two_wholes_in_one_line_are_kept_apart():
    text = "发展党员5810名，其中一线的3450名，占59.4%；大专以上学历的5250名，占90.4%；35岁以下的3810名，占65.6%。全区党员71771名。大专以上学历党员44368名，占61.8%；女党员28955名，占40.3%；少数民族党员273名，占0.38%。"
    assert wrong(text) == []
    assert wrong(text.replace("占90.4%", "占94.0%")) == ["94.0% ≠ 5250名 ÷ 5810名 = 90.36%"]
    assert wrong(text.replace("占40.3%", "占43.0%")) == ["43.0% ≠ 28955名 ÷ 71771名 = 40.34%"]


def test_points_of_one_list_are_one_row():
    text = "共收到建议1280件，分为三类：一是财经类200件，占15.6%；二是城建类640件，占50%；三是农业类440件，占34.4%。"
    assert wrong(text) == []
    assert wrong(text.replace("占34.4%", "占43.4%")) == ["43.4% ≠ 440件 ÷ 1280件 = 34.375%"]


def test_a_share_that_was_made_to_fit_is_no_fault():
    assert wrong("办理建议93件，其中已经解决的54件，占58.07%；正在解决的33件，占35.48%；列入计划的2件，占2.15%；留作参考的4件，占4.30%。") == []


@pytest.mark.parametrize(
    "text",
    [
        "农村公路1260公里，其中县道210公里，占16.7%；乡道420公里，占33.3%；硬化里程504公里，占村道的80%。",
        "共有党员12600人，其中农村党员7560人，占60%；女党员3150人，占25%；预备党员126人，占全部发展对象的52%。",
        "受理诉求2000件，其中咨询1200件，占60%；投诉600件，占30%；消费领域投诉240件，占40%。",
        "受理诉求2000件，其中咨询1200件，占60%；投诉600件，占30%，其中重复投诉41件，占上年的46%。",
        "受理投诉约2000件，其中咨询1200件，占62%；投诉600件，占31%。",
        "水稻31.2万亩，占粮食面积的50%；玉米18.7万亩，占30%；优质稻21.8万亩，占水稻面积的70%；再生稻3.1万亩，占10%。粮食总面积62.4万亩。",
        "新增就业5260人，其中城镇4208人，占目标的105%；农村1052人，占目标的98%。",
        "水稻31.2万亩，占50%；玉米18.72万亩，占30%；大豆4.1万亩，占旱地的8.3%。粮食面积62.4万亩。",
    ],
)
def test_one_of_another_whole_is_none_of_the_row(text):
    assert wrong(text) == []


def test_two_that_name_the_same_whole_may_each_be_of_their_own():
    text = ("示例市全年重大隐患65处，特大隐患6处。", "其中省级发现重大隐患60处，占总数的92.3%，特大隐患5处，占总数的83.3%。")
    assert wrong(*text) == []
