"""Growth beside how much there is more."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, said, wrong


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("发放慰问金286万元，同比增加24万元，增长9.2%。", "9.2% = 24万元 ÷（286万元 - 24万元）"),
        ("刑事案件262件，同比下降2.60%，同比减少7件。", "2.60% = 7件 ÷（262件 + 7件）"),
        ("比上年的150件减少18件，下降12%。", "12% = 18件 ÷ 150件"),
        ("与上次普查的725482人相比，增加25907人，增长3.57%。", "3.57% = 25907人 ÷ 725482人"),
        ("共有企业150家，其中规上企业30家，增加30家，增长25%。", "25% = 30家 ÷（150家 - 30家）"),
        ("客运量386万人次（同比增加24万人次，增长6.6%）。", "6.6% = 24万人次 ÷（386万人次 - 24万人次）"),
        ("实现收入386万元，同比增收24万元，增6.6%。", "6.6% = 24万元 ÷（386万元 - 24万元）"),
        ("支出386万元，减支24万元，降5.9%。", "5.9% = 24万元 ÷（386万元 + 24万元）"),
        ("种植面积3.54亿亩，比2023年增加283万亩，增长0.8%。", "0.8% = 283万亩 ÷（3.54亿亩 - 283万亩）"),
    ],
)
def test_what_is_more_and_its_growth_confirm_each_other(text, held):
    assert held in holding(text)
    assert wrong(text) == []


@pytest.mark.parametrize("text", ["客运量386万人次（同比增加24万人次，增长9.2%）。", "收入386万元，同比增收24万元，增长9.2%。", "收入386万元，增24万元，增9.2%。"])
def test_growth_that_is_told_otherwise_is_held_against_how_much_there_is(text):
    assert len(wrong(text)) == 1


def test_of_what_is_about_so_much_nothing_is_reckoned():
    assert not said("比上年的150件减少近18件，下降21.4%。").claims


def test_of_a_figure_before_other_brackets_nothing_has_grown():
    assert wrong("客运量386万人次，其中（东站）120万人次，（西站）增加24万人次，增长9.2%。") == []


def test_in_a_row_of_segments_each_is_of_its_own():
    text = "刑事案件262件，同比下降2.60%，同比减少7件；行政诉讼案件31件，同比下降{}%，同比减少12件。"
    assert wrong(text.format("27.91")) == []
    assert wrong(text.format("29.71")) == ["29.71% ≠ 12件 ÷（31件 + 12件） = 27.91%"]


@pytest.mark.parametrize(
    "text",
    [
        "发放慰问金约286万元，同比增加24万元，增长19.2%。",
        "发放慰问金286万元，比年初增加24万元，增长19.2%。",
        "发放慰问金286万元，同比增加24万元，比上半年增长19.2%。",
        "发放慰问金286万元，同比增加24万元，救助人数增长19.2%。",
        "发放慰问金286万元，同比增加24万元，下降19.2%。",
        "零售总额286万元，同比增加24万元，增长19.2%。",
        "发放慰问金286万元，同比增加24万元；增长19.2%。",
        "发放慰问金286万元，同比增加24万元，受到好评，增长19.2%。",  # of what nobody knows
        "客运量386万人次（含东站），受到好评，增加24万人次，增长9.2%。",
        "比上年的150件，减少18件，下降10.7%。",  # of 150 as they are now
        "发放慰问金286万元，同比增加约24万元，增长19.2%。",
        "比上年的150件减少近18件，下降21.4%。",
        "发放慰问金286万元，其中春节120万元，增加24万元，增长19.2%。",  # of two either may be meant
        "净利润286万元，同比增加400万元，增长19.2%。",  # a loss before
        "存款286万元，同比减少400万元，下降58.3%。",
    ],
)
def test_what_may_be_of_another_base_is_no_fault(text):
    assert wrong(text) == []


def test_nothing_has_grown_by_more_than_there_is():
    assert wrong("发放慰问金286万元，同比增加400万元，增长19.2%。") == ["增加400万元 ≠  = 286万元，增加的比现有的还多"]
    assert wrong("争取资金2.35亿元，同比增加3500亿元，增长17.5%。") == ["增加3500亿元 ≠  = 2.35亿元，增加的比现有的还多"]
    assert wrong("争取资金2.35亿元，同比增加3500万元，增长17.5%。") == []
