"""A 新增 below zero is said as a loss, and by no sentence made for a rise."""

from __future__ import annotations

import pytest

from tests.saying import say

CATALOGUE = "就业: {新增就业: {计量单位: 人}, 务工: {计量单位: 人}}\n"
TEMPLATE = "{% 分条 '，' %}{% 条 %}稳步新增就业{{ 就业.新增就业 }}{% 分条完 %}。\n\n{% 其余 就业 %}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{新增就业: 20人}", "稳步新增就业20人。"),
        ("{新增就业: -20人}", "就业净减少20人。"),
        ("{城镇新增就业: -20人}", "城镇就业净减少20人。"),
        ("{净增存款: -3万元}", "存款净减少3万元。"),
        ("{务工净增减: -3人}", "务工净减少3人。"),
        ("{合作社: {数值: 62家, 新增: -3家}}", "合作社62家（净减少3家）。"),
        ("{工业增加值: -3万元}", "工业增加值为-3万元。"),
    ],
)
def test_a_loss_is_no_achievement(data: str, said: str) -> None:
    assert say(TEMPLATE, f"就业: {data}", catalogue=CATALOGUE) == said


OF_COUNTS = "产业:\n  门类:\n    种养: {计量单位: 亩, 含: [茶叶]}\n    盈亏各项: {计量单位: 元, 含: [利润]}\n  合作社: {计量单位: 家, 别名: [农民合作社]}\n  大户: {计量单位: 户}\n"
DOING = "发展{% 分条 '、' %}{% 条 %}合作社{{ 产业.合作社 }}{% 条 %}大户{{ 产业.大户 }}{% 条 %}{{ 产业.种养|列举 }}{% 条 %}{{ 产业.盈亏各项|列举 }}{% 分条完 %}。\n\n{% 其余 产业 %}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("{合作社: 3家, 茶叶: 20亩}", "发展合作社3家、茶叶20亩。"),
        ("{大户: 2户, 合作社: -3家}", "发展大户2户。\n合作社为-3家。"),
        ("{大户: 2户, 农民合作社: {户: -3户, 人: -9人}}", "发展大户2户。\n农民合作社为-3户（-9人）。"),
        ("{大户: 2户, 甲茶叶: -20亩}", "发展大户2户。\n甲茶叶为-20亩。"),
        ("{大户: 2户, 乙利润: -20万元}", "发展大户2户、乙利润-20万元。"),
    ],
)
def test_no_sentence_does_less_than_nothing(data: str, said: str) -> None:
    """A count or an amount below zero is doubtful (D124), and stands by its own name where nothing is said to be done."""
    assert say(DOING, f"产业: {data}", catalogue=OF_COUNTS) == said
