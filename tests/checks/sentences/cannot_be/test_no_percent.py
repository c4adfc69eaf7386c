"""Rates without their sign, and points that are called per cent."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said


@pytest.mark.parametrize(
    ("words", "excerpts"),
    [
        ("晴雨预报准确率89.3，比上年提高1.2个百分点。", ["晴雨预报准确率89.3"]),
        ("抽检合格率达到98.6。", ["抽检合格率达到98.6"]),
        ("抽检合格率达98.6，提高0.3%。", ["抽检合格率达98.6"]),
        ("网办率98%，提高2%。", ["提高2%"]),
        ("抽检合格率为98.6%，比上年下降0.3%。", ["比上年下降0.3%"]),
    ],
)
def test_what_lacks_its_sign_or_its_points_is_told(words, excerpts):
    found = said(words).impossible
    assert [(each.rule.code, each.excerpt, each.doubtful) for each in found] == [("P164", each, True) for each in excerpts]


@pytest.mark.parametrize(
    "words",
    [
        "抽检合格率达98左右，比上年提高。",
        "网办率98%，质量稳步向好，提高2%。",
        "网办率98%，（提高2%）。",
        "网办率98%的县，提高2%。",
        "网办率98%，提高2%的县区12个。",
        "网办率98%，提高2%左右。",
        "容积率1.8，汇率7.12。", "满意度96.5，提高1.2分。",
        "合格率98.6、98.2、97.5%。", "利润率5.2%，增长12%。", "网办率98%，办件量增长2%。", "失业率3.2%，下降2%。", "覆盖率98%，新增12个村，增长2%。",
    ],
)
def test_what_is_no_rate_of_all_or_of_another_matter_is_not(words):
    assert said(words).impossible == ()
