"""What is said around a figure that is owed, left out, or not to be had."""

from __future__ import annotations

import pytest

from tests.saying import found, say

CATALOGUE = "甲: {子: {计量单位: 头, 用项: [任务, 上年同期]}, 丑: {计量单位: 头}}"
OWED = "甲: {子: {数值: 待补, 任务: 60头, 上年同期: 50头}}"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("出栏{{ 甲.子 }}[[，{{ 甲.子|同比 }}]]。{% 其余 甲 %}", "出栏【待补：子】（年度任务60头，上年同期50头）。"),
        ("年度任务{{ 甲.子.任务 }}，已完成{{ 甲.子 }}。{% 其余 甲 %}", "年度任务60头，已完成【待补：子】。此外，子上年同期50头。"),
        ("出栏{{ 甲.子 }}（目标{{ 甲.子.任务 }}）。{% 其余 甲 %}", "出栏【待补：子】（目标60头）。此外，子上年同期50头。"),
        ("{{ 甲.子 }}生猪出栏。{% 其余 甲 %}", "【待补：子】生猪出栏。此外，子年度任务60头，上年同期50头。"),  # no brackets before what goes with it
        ("{% 其余 甲 %}", "子【待补：子】（年度任务60头，上年同期50头）。"),
    ],
)
def test_what_it_waits_for_stands_behind_it(template: str, printed: str) -> None:
    assert say(template, OWED, catalogue=CATALOGUE) == printed


def test_left_out_it_takes_last_year_with_it() -> None:
    template = "好。[[出栏{{ 甲.子 }}[[，{{ 甲.子|同比 }}]]。]]{% 其余 甲 %}"
    assert say(template, OWED, catalogue=CATALOGUE, missing="omit") == "好。子年度任务60头。"
    paths = {each.path for each in found(template, OWED, catalogue=CATALOGUE, missing="omit") if each.code == "D222"}
    assert paths == {"甲.子", "甲.子.上年同期"}


def test_left_out_it_is_not_there_for_those_that_lean_on_it() -> None:
    template = "[[出栏生猪{{ 甲.子 }}，]]{% if not 甲.子 is 有 %}生猪{% endif %}存栏{{ 甲.丑 }}。"
    data = "甲: {子: 待补, 丑: 5头}"
    assert say(template, data, catalogue=CATALOGUE) == "出栏生猪【待补：子】，存栏5头。"
    assert say(template, data, catalogue=CATALOGUE, missing="omit") == "生猪存栏5头。"


@pytest.mark.parametrize("last_year", ["", ", 上年同期: 50头"])
def test_a_task_is_said_whatever_else_the_data_gives_beside_what_is_not_to_be_had(last_year: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{子: {{数值: 不适用, 任务: 60头{last_year}}}}}", catalogue=CATALOGUE) == "子年度任务60头。"
