"""A rate of a paired measure says which of its figures it speaks of."""

from __future__ import annotations

from tests.saying import say

PAIR = "甲: {子: {数值: 862户4108万元, 上年同期: 901户4320万元, 任务: 900户}, 丑: {数值: 5户, 任务: 4户}}"


def test_growth_names_its_figure():
    assert say("{{ 甲.子 }}，{{ 甲.子|同比 }}。", PAIR) == "862户4108万元，户数同比下降4.33%。"


def test_a_component_needs_no_name():
    assert say("{{ 甲.子.元|同比 }}。", PAIR) == "同比下降4.91%。"


def test_fulfilment_names_its_figure():
    assert say("{{ 甲.子|完成情况 }}；{{ 甲.丑|完成情况 }}。", PAIR) == "户数完成年度任务的95.78%；超额完成年度任务25%。"
