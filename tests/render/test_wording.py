"""Wording that changes with the years, and the table of 文种 × 报告期."""

from __future__ import annotations

import pytest

from tests.saying import drafted, say

PHRASING = {"phrasing.yaml": "底线:\n  - {至: 2024-12, 文: 旧底线}\n  - {自: 2025-01, 至: 2026-06, 文: 新底线}\n  - {自: 2026-07, 文: 更新底线}\n"}
DOCUMENTS = {
    "documents.yaml": "工作总结:\n  各期: {标题: '{{ 单位.地区 }}工作总结', 打算: 下一步安排}\n  半年: {打算: 下半年安排}\n  年度: {标题: '{{ 地区 }}{{ 报告期.年度 }}年总结'}\n工作汇报: {各期: {结尾: 以上汇报。}}\n"
}
UNIT = "单位: {名称: 某局, 地区: 示例县, 层级: 县}\n"


@pytest.mark.parametrize(
    ("period", "printed"),
    [("2024年", "旧底线"), ("2025年", "新底线"), ("2026年上半年", "新底线"), ("2026年1—6月", "新底线"), ("2026年", "更新底线"), ("2025年1—1月", "新底线")],
)
def test_a_phrase_is_that_of_the_last_month_of_the_period(period, printed):
    assert say("守住{{ 提法.底线 }}。", head=f"{UNIT}报告期: {period}\n", house=PHRASING) == f"守住{printed}。"


def test_the_words_of_a_kind_of_document_follow_the_period():
    say_it = {"front": "文种: 工作总结", "house": DOCUMENTS}
    assert say("## {{ 文种.打算 }}\n\n好。", head=f"{UNIT}报告期: 2026年上半年\n", **say_it) == "一、下半年安排\n好。"
    assert say("## {{ 文种.打算 }}\n\n好。", head=f"{UNIT}报告期: 2026年\n", **say_it) == "一、下一步安排\n好。"


@pytest.mark.parametrize(
    ("more", "title"), [("", "示例县2026年总结"), ("公文: {标题: 自己的标题}\n", "自己的标题")],
)
def test_the_title_is_the_datas_else_the_tables(more, title):
    draft = drafted("好。", front="文种: 工作总结", house=DOCUMENTS, head=f"{UNIT}报告期: 2026年\n", more=more)
    assert draft.document.front.title == title


def test_a_word_that_the_kind_does_not_have_prints_nothing():
    assert say("好。{{ 文种.结尾 }}", front="文种: 工作总结", house=DOCUMENTS) == "好。"


@pytest.mark.parametrize(
    ("period", "name"),
    [("2026年", "2026年"), ("2026年上半年", "2026年上半年"), ("2026年下半年", "2026年下半年"), ("2026年第三季度", "2026年第三季度"),
     ("2026年1—10月", "2026年1—10月"), ("2026年5月", "2026年5月")],
)
def test_the_name_of_a_period(period, name):
    assert say("{{ 报告期.名称 }}", head=f"{UNIT}报告期: {period}\n") == name


def test_the_years_around_it():
    assert say("{{ 报告期.上年 }}、{{ 报告期.年度 }}、{{ 报告期.下年 }}", head=f"{UNIT}报告期: 2026年\n") == "2025、2026、2027"
