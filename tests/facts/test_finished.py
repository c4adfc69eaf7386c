"""Where the data says how much is finished, no more counts as done of a task: 改造26个, 任务30个, 完工12个."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.saying import say

VERBS = {"verbs.yaml": (Path(__file__).parents[2] / "templates" / "_house" / "verbs.yaml").read_text(encoding="utf-8")}
UNMET = "{% for 办法, 各项 in 未完任务 %}{% for 事项 in 各项 %}{{ 事项 }}、{% endfor %}{% endfor %}完"
YEAR = "单位: {名称: 示例县住房和城乡建设局, 地区: 示例县}\n报告期: 2026年\n"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("老旧小区改造: {数值: 26个, 任务: 30个, 完工: 12个}", "老旧小区改造26个（年度任务30个，完工12个）。"),
        ("棚户区改造: {数值: 360户, 任务: 480户, 开工: 480户, 竣工: 220户}", "棚户区改造360户（年度任务480户），开工480户，竣工220户。"),
        ("危桥改造: {数值: 12座, 任务: 12座, 已完成: 10座, 在建: 2座}", "危桥改造12座（年度任务12座），已完成10座，在建2座。"),
        ("危桥改造: {数值: 12座, 在建: 2座}", "危桥改造12座（在建2座）。"),
        ("老旧小区改造: {数值: 26个, 任务: 30个, 完工: 12个320户}", "老旧小区改造26个（年度任务30个，完工12个320户）。"),
        ("危桥改造: {数值: 12座, 任务: 12座, 完工: 待补}", "危桥改造12座（年度任务12座，完工【待补：危桥改造·完工】）。"),
        # all of it
        ("老旧小区改造: {数值: 26个, 任务: 30个}", "完成老旧小区改造26个（年度任务30个，完成率86.67%）。"),
        ("老旧小区改造: {数值: 26个, 任务: 30个, 惠及: 3260户}", "完成老旧小区改造26个（年度任务30个，完成率86.67%，惠及3260户）。"),
        ("老旧小区改造: {数值: 26个, 任务: 30个, 完工: 26个}", "完成老旧小区改造26个（年度任务30个，完成率86.67%，完工26个）。"),
        # not of it
        ("老旧小区改造: {数值: 26个, 任务: 30个, 养老设施: 12个}", "完成老旧小区改造26个（年度任务30个，完成率86.67%，养老设施12个）。"),
        ("老旧小区改造: {数值: 26个, 任务: 30个, 完工: 12户}", "完成老旧小区改造26个（年度任务30个，完成率86.67%，完工12户）。"),
        ("危桥改造: {数值: 12座, 任务: 12座, 在建: 0座}", "完成危桥改造12座（年度任务12座，完成率100%）。"),
        ("危桥改造: {数值: 12座, 任务: 12座, 在建: 待补}", "完成危桥改造12座（年度任务12座，完成率100%，在建【待补：危桥改造·在建】）。"),
    ],
)
def test_no_more_is_said_to_be_done_than_is_finished(data: str, printed: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{{data}}}", house=VERBS) == printed


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("病险水库除险加固: {数值: 12座, 任务: 12座, 完工: 10座, 在建: 2座}", "病险水库除险加固、完"),
        ("病险水库除险加固: {数值: 12座, 任务: 12座, 完工: 12座}", "完"),
        ("病险水库除险加固: {数值: 12座, 任务: 12座, 完工: 待补}", "完"),
        ("病险水库除险加固: {数值: 10座, 任务: 12座, 完工: 待补}", "病险水库除险加固、完"),
        ("病险水库除险加固: {数值: 12座, 任务: 12座, 开工: 12座, 竣工: 6座}", "完"),  # the task may be to begin them
        ("病险水库除险加固: {数值: 12座, 任务: 12座, 完成投资: 300万元}", "完"),
    ],
)
def test_a_task_is_met_by_what_is_finished(data: str, printed: str) -> None:
    assert say(UNMET, f"甲: {{{data}}}", head=YEAR) == printed


@pytest.mark.parametrize("name", ["签约项目", "新开工项目", "储备项目", "入库项目", "招商引资项目", "争取上级资金项目", "规划编制", "签约项目建设"])
def test_what_was_built_of_it_is_not_the_task_of_what_is_done_before(name: str) -> None:
    assert say(UNMET, f"甲: {{{name}: {{数值: 26个, 任务: 25个, 建成: 3个}}}}", head=YEAR) == "完"
    assert "完成率104%" in say("{% 其余 甲 %}", f"甲: {{{name}: {{数值: 26个, 任务: 25个, 建成: 3个}}}}", head=YEAR, house=VERBS)


def test_what_is_left_of_it_too() -> None:
    data = "甲: {危桥改造: {数值: 12座, 任务: 12座, 完工: 10座}}"
    assert say("{{ 甲.危桥改造.完成率 }}，{{ 甲.危桥改造.剩余任务 }}", data, head=YEAR) == "83.33%，2座"


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ("隐性债务: {化解: 2.6亿元, 任务: 2.5亿元, 余额: 8.6亿元}", "隐性债务化解2.6亿元（年度任务2.5亿元，完成率104%）、余额8.6亿元。"),
        ("村级债务: {化解: 260万元, 任务: 300万元}", "村级债务化解260万元（年度任务300万元，完成率86.67%）。"),
        ("闲置土地: {任务: 300亩, 处置: 260亩, 剩余: 90亩}", "闲置土地处置260亩（年度任务300亩，完成率86.67%）、剩余90亩。"),
        # of all that there is
        ("隐性债务: {化解: 2.6亿元, 任务: 8.5亿元, 余额: 8.6亿元}", "隐性债务年度控制目标8.5亿元，隐性债务化解2.6亿元、余额8.6亿元。"),
    ],
)
def test_a_task_beside_what_was_done_and_what_is_left_is_of_what_was_done(data: str, printed: str) -> None:
    assert say("{% 其余 甲 %}", f"甲: {{{data}}}", head=YEAR, house=VERBS) == printed
