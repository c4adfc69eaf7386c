"""Texts of the data's own that say how much of a task was done."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.completed_otherwise import completed_otherwise
from tests.checks.judging import book_of

HEAD = "单位: {名称: 甲县水务局, 地区: 甲县, 层级: 县}\n报告期: 2026年\n指标: {工程: {完成投资: {数值: 3.26亿元, 任务: 4亿元}, 泵站投资: 3.26亿元, 水库投资: {数值: 3.26亿元, 任务: 5亿元}}, 搬迁: {移民: {数值: 10户30人, 任务: 12户36人}, 应急投资: {数值: 5.5亿元, 任务: 0亿元}}}\n"


def told(text: str) -> list[str]:
    return [each.message for each in completed_otherwise(book_of(f"{HEAD}文字材料:\n  导语: {text}\n"))]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("全年完成投资3.26亿元，完成年度任务的91.5%。", "3.26亿元，完成年度任务的91.5%"),
        ("完成投资3.26亿元，完成年度任务的83%。", "3.26亿元，完成年度任务的83%"),
        ("重点工程完成投资32600万元，占全年计划的91.5%。", "32600万元，占全年计划的91.5%"),
    ],
)
def test_a_rate_that_the_data_do_not_come_to_is_told(text: str, rest: str) -> None:
    assert told(text) == [f"文字材料写的是“{rest}”，照数据的 工程.完成投资（任务 4亿元）算是81.5%"]


def test_a_task_of_several_units_is_the_one_of_what_is_done() -> None:
    assert told("移民30人，完成年度任务的91.5%。") == ["文字材料写的是“30人，完成年度任务的91.5%”，照数据的 搬迁.移民（任务 36人）算是83.33%"]


@pytest.mark.parametrize(
    "text",
    [
        "完成投资3.26亿元，完成年度任务的81.5%。",
        "完成投资3.26亿元，完成年度任务的82%。",
        "完成投资3.1亿元，完成年度任务的91.5%。",  # some other figure
        "改造泵站投资3.26亿元，完成年度任务的91.5%。",  # without a task, or the other's
        "公路建设花了3.26亿元，完成年度任务的91.5%。",
        "工程资金3.26亿元，完成年度任务的91.5%。",  # several may be meant
        "应急投资5.5亿元，完成年度任务的91.5%。",  # a task of nought
        "移民30人，完成年度任务的83.3%。",
        "完成投资3.26亿元，完成年度任务的81%。",
        "完成投资3.26亿元，完成年度任务的12345678901234%。",
        "完成投资3.26亿元。供水完成年度任务的91.5%。",
        "完成投资3.26亿元，新建水厂完成年度任务的91.5%。",
        "完成投资{{ 工程.完成投资 }}，完成年度任务的91.5%。",
    ],
)
def test_what_fits_or_is_of_something_else_is_not(text: str) -> None:
    assert told(text) == []
