"""其余: a figure against others, so that nothing reads as said of its task."""

from __future__ import annotations

import pytest

from tests.saying import found, say

REST = "{% 其余 甲 %}"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 18户, 上年同期: 20户, 任务: 20户70万元}", "子18户（同比下降10%，年度任务20户70万元，户数完成率90%）。"),
        ("{数值: 18户, 同比: -10%, 任务: 20户}", "子18户（同比下降10%，年度任务20户，完成率90%）。"),
        ("{数值: 18户, 同比增减: -2户, 任务: 20户}", "子18户（同比减少2户，年度任务20户，完成率90%）。"),
        ("{数值: 18户80万元, 任务: 20户70万元, 完成率: 90%}", "子18户80万元（年度任务20户70万元，户数完成率90%、金额完成率114.29%）。"),
        ("{数值: 18户80万元, 上年同期: 20户70万元, 同比: 14.3%}", "子18户80万元（户数同比下降10%，金额同比增长14.3%）。"),
        ("{数值: 18户80万元, 上年同期: 20户70万元, 同比: 33%}", "子18户80万元（同比增长33%，上年同期20户70万元）。"),  # it fits neither
        ("{数值: 18人次, 上年同期: 20人次, 金额: 5万元}", "子18人次5万元（人次同比下降10%）。"),  # and the money may have grown
        ("{数值: 18户, 同比: -10%, 金额: 5万元}", "子18户5万元（户数同比下降10%）。"),
        ("{数值: 待补, 任务: 20户, 同比: 待补}", "子【待补：子】（同比【待补：子·同比】，年度任务20户）。"),
    ],
)
def test_changes_come_before_the_task(data: str, printed: str) -> None:
    assert say(REST, f"甲: {{子: {data}}}") == printed


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 94%, 上年同期: 92%, 同比增减: 2个百分点}", "子94%（同比提高2个百分点）。"),
        ("{数值: 94.6%, 上年同期: 92.1%, 同比增减: 3.5个百分点}", "子94.6%（同比提高3.5个百分点，上年同期92.1%）。"),
        ("{数值: 18户, 上年同期: 20户, 同比增减: -2户}", "子18户（同比减少2户）。"),
        ("{数值: 18户, 上年末: 20户, 较上年末增减: -2户}", "子18户（较上年末减少2户）。"),
        ("{数值: 18户, 上年同期: 20户, 同比下降: 10%}", "子18户（同比下降10%）。"),  # which it says itself
        ("{数值: 22户, 上年同期: 20户, 同比上升: 10%, 统计期间: 1—11月}", "子22户（1—11月，同比增长10%）。"),
        ("{数值: 22户, 上年同期: 20户, 较去年同期增长: 10%}", "子22户（同比增长10%）。"),
        ("{数值: 22户, 上年同期: 20户, 增加: 2户}", "子22户（同比增长10%，增加2户）。"),
        ("{数值: 18户, 上年同期: 20户, 同比: -10%, 同比增减: -2户}", "子18户（同比下降10%，同比减少2户）。"),
        ("{数值: 18户, 上年同期: 20户, 同比增长: -10}", "子18户（上年同期20户，同比增长-10）。"),
    ],
)
def test_a_change_that_the_data_states_is_not_computed_beside_it(data: str, printed: str) -> None:
    assert say(REST, f"甲: {{子: {data}}}") == printed


@pytest.mark.parametrize("key", ["上年同期", "上年末"])
def test_points_that_the_data_states_are_what_a_sentence_of_the_template_says(key: str) -> None:
    name = {"上年同期": "同比", "上年末": "较上年末"}[key]
    data = f"甲: {{子: {{数值: 94%, {key}: 92%, {name}增减: 3个百分点}}}}"
    assert say(f"子{{{{ 甲.子 }}}}，{{{{ 甲.子|{name} }}}}。", data) == f"子94%，{name}提高3个百分点。"


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{% 文字材料 导语 %}{% 文字材料完 %}\n\n{% 其余 甲 %}", "投了18户。\n子18户（年度任务20户，完成率90%）。"),
        # a sentence of the template has room for it, or said it where there is none
        ("{% 文字材料 导语 %}{% 文字材料完 %}子{{ 甲.子 }}。{% 其余 甲 %}", "投了18户。\n子18户（年度任务20户，完成率90%）。"),
        ("好（子{{ 甲.子 }}）。{% 其余 甲 %}", "好（子18户）。此外，子年度任务20户，完成率90%。"),
    ],
)
def test_a_figure_that_a_text_of_the_data_quotes_is_said_with_what_it_is_held_against(template: str, printed: str) -> None:
    assert say(template, "甲: {子: {数值: 18户, 任务: 20户}}", own="导语: 投了{{ 甲.子 }}。" if "导语" in template else "") == printed


def test_what_was_said_before_is_not_taken_for_the_task() -> None:
    said = say("{{ 甲.子 }}。" + REST, "甲: {子: {数值: 18户, 上年同期: 20户, 任务: 20户70万元}}")
    assert said == "18户（同比下降10%，年度任务20户70万元，户数完成率90%）。"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("{数值: 4000人, 任务: 5000人, 其中: {丑: 800人}}", "子4000人（年度任务5000人，完成率80%），其中丑800人；寅5户。"),
        ("{数值: 40人, 任务: 50人, 构成: {丑: 8人, 卯: 32人}}", "子40人（年度任务50人，完成率80%），包括丑8人、卯32人；寅5户。"),
        ("{数值: 40人, 其中: {丑: 8人}}", "子40人（其中丑8人），寅5户。"),
        ("{任务: 50人, 其中: {丑: 8人}}", "子（年度任务50人）中，丑8人；寅5户。"),
        ("{数值: 待补, 任务: 50人, 其中: {丑: 8人}}", "子【待补：子】（年度任务50人），其中丑8人；寅5户。"),
    ],
)
def test_parts_are_not_taken_for_parts_of_the_task(data: str, printed: str) -> None:
    assert say(REST, f"甲: {{子: {data}, 寅: 5户}}") == printed


@pytest.mark.parametrize("parts", ["其中: {丑: 8人}", "构成: {丑: 8人}"])
def test_parts_of_what_is_left_out_are_not_taken_for_parts_of_the_task(parts: str) -> None:
    assert say(REST, f"甲: {{子: {{数值: 待补, 任务: 50人, {parts}}}}}", missing="omit") == "子（年度任务50人）中，丑8人。"


@pytest.mark.parametrize(
    ("figures", "printed"),
    [
        ("{数值: 0起, 上年同期: 2起, 同比: -100%}", "森林火灾0起（上年同期2起）。"),
        ("{数值: 0起, 同比: -100%}", "森林火灾0起（同比下降100%）。"),  # of how many is not known
        ("{数值: 0起, 上年同期: 2起}", "未发生森林火灾（上年同期2起）。"),
        ("{数值: 1起, 上年同期: 2起, 同比: -50%}", "森林火灾1起（同比下降50%）。"),
    ],
)
def test_of_what_is_gone_it_is_said_how_much_there_was_and_not_that_it_fell_by_all(figures: str, printed: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{森林火灾: {figures}}}") == printed
    assert [each for each in found("{% 其余 甲 %}", f"甲: {{森林火灾: {figures}}}") if each.code == "D222"] == []
