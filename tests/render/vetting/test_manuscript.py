"""Template text as it is typed: figures that should be data, and clauses that would leave scraps behind."""

from __future__ import annotations

import pytest

from drafting.render.vetting.manuscript import manuscript_faults


def codes(source: str) -> list[str]:
    return [each.code for each in manuscript_faults(source, "试/报告.j2")]


@pytest.mark.parametrize(
    "text",
    ["走访农户5361户。", "投入1.09亿元。", "占80%。", "约2.6万人参加", "2021年以来", "增长9个百分点", "## 完成3项任务", "[[其余5户]]", "开通专车12趟", "修渠3.5华里"],
)
def test_a_number_with_a_measure_word_is_a_figure(text):
    assert codes(text) == ["T030"]


@pytest.mark.parametrize(
    "text",
    [
        "两不愁三保障", "“1579”工作法", "138+N机制", "《“十四五”规划（2021年）》", "“四个100%”", "拨打12345热线", "架设10千伏线路", "建5G基站",
        "{# 原有5户 #}甲", "{% if 单位.层级 == '3户' %}甲{% endif %}", "---\n名称: 5户\n---\n甲", "A级景区", "一是、二是",
    ],
)  # fmt: skip
def test_policy_wording_comments_tags_and_front_matter_are_not(text):
    assert codes(text) == []


def test_the_place_is_that_of_the_number():
    [fault] = manuscript_faults("---\n名称: 甲\n---\n乙\n走访5户", "试/报告.j2")
    assert str(fault.place) == "试/报告.j2:5:3"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甲和[[乙]]", "T032"), ("甲以及{% 可省 %}乙{% 可省完 %}", "T032"), ("甲与 [[乙]]", "T032"),
        ("成效明显——[[共有乙]]", "T033"),
        ("共有甲，其中[[乙]]。", "T034"), ("其中：[[乙]]", "T034"), ("其中{% 分条 '、' %}{% 条 %}乙{% 分条完 %}", "T034"),
        ("[[甲，其中[[乙]]]]", "T034"),
        ("{% 分条 %}{% 分条完 %}", "T031"), ("{% 分条 %}{% 条 %}{% 分条 '、' %}{% 分条完 %}{% 分条完 %}", "T031"),
    ],
)  # fmt: skip
def test_what_a_dropped_clause_would_leave_is_flagged(text, code):
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "甲[[和乙]]", "总和[[（乙）]]", "政策普及[[，乙]]", "群众参与[[，乙]]", "甲[[——乙]]", "甲[[，其中乙]]",
        "[[，其中{% 分条 '、' %}{% 条 %}乙{% 分条完 %}]]", "甲、[[乙]]", "{% 分条 %}{% 条 %}甲{% 分条完 %}",
    ],
)  # fmt: skip
def test_what_leaves_nothing_is_not(text):
    assert codes(text) == []
