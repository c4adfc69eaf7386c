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
        ("{工业增加值: -3万元}", "工业增加值-3万元。"),
    ],
)
def test_a_loss_is_no_achievement(data: str, said: str) -> None:
    assert say(TEMPLATE, f"就业: {data}", catalogue=CATALOGUE) == said
