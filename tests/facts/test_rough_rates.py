"""A rate that is worked out of a rough figure is no more exact than that."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("{数值: 约120万元, 上年同期: 98.7万元}", "（同比增长约22%）"),
        ("{数值: 120余万元, 上年同期: 100万元}", "（同比增长20%以上）"),
        ("{数值: 90万元, 上年同期: 约98.3万元}", "（同比下降约8%）"),
        ("{数值: 1000万元左右, 上年同期: 1003万元}", "（上年同期1003万元）"),
        ("{数值: 约30万元, 任务: 40万元}", "（年度任务40万元，完成率约75%）"),
        ("{数值: 约1000人, 任务: 1001人}", "（年度任务1001人，完成率约99.9%）"),
        ("{数值: 预计120万元, 上年同期: 98.7万元}", "（同比增长21.58%）"),  # what is expected is a number all the same
        ("{数值: 120万元, 上年同期: 98.7万元}", "（同比增长21.58%）"),
        ("{数值: 约120万元, 上年同期: 100万元, 同比: 19.6%}", "（同比增长19.6%）"),  # as the data say it
    ],
)
def test_growth_and_completion(figure, printed):
    assert say("{% 其余 甲 %}", f"甲: {{产值: {figure}}}").endswith(f"{printed}。")


def test_shares_formulas_and_what_is_more_than_the_task():
    data = "甲: {产值: {数值: 约130万元, 任务: 100万元}, 总产值: 300万元, 比重: =产值 / 总产值}"
    assert say("{{ 甲.产值|占比(甲.总产值) }}；{{ 甲.比重 }}；超{{ 甲.产值.超额完成 }}。", data) == "约43%；约43%；超约30%。"


@pytest.mark.parametrize(
    ("figure", "printed", "unmet"),
    [
        ("近2000人, 任务: 2000人", "甲近2000人（年度任务2000人，完成率近100%）。", "甲"),
        ("超过600人, 任务: 600人", "甲超过600人（年度任务600人，完成率100%以上）。", ""),
        ("3000余人, 任务: 3500人", "甲3000余人（年度任务3500人，完成率85%以上）。", "甲"),
        ("320人, 任务: 300人以上", "甲320人（年度任务300人以上，完成率106.67%）。", ""),
        ("300人, 任务: 不少于300人", "甲300人（年度任务不少于300人，完成率100%）。", ""),
        ("不足100人, 上年同期: 120人", "甲不足100人（同比下降16%以上）。", ""),
        ("近2000人, 上年同期: 1500人", "甲近2000人（上年同期1500人）。", ""),
        ("2900余人, 任务: 近3000人", "甲2900余人（年度任务近3000人，完成率96%以上）。", "甲"),
    ],
)
def test_a_bound_gives_no_verdict_on_its_other_side(figure: str, printed: str, unmet: str) -> None:
    data, head = f"组: {{甲: {{数值: {figure}}}}}", "单位: {名称: 示例县民政局, 地区: 示例县}\n报告期: 2026年\n"
    assert say("{% 其余 组 %}", data, head=head) == printed
    left = say("{% for 办法, 各项 in 未完任务 %}{{ 各项 }}{% endfor %}完", data, head=head)
    assert left == ("组甲完" if unmet else "完")


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("近2000人, 任务: 2000人", "完成年度任务近100%"), ("不足100人, 任务: 120人", "完成年度任务不足84%"), ("3000余人, 任务: 3500人", "完成年度任务的85%以上"),
        ("2100余人, 任务: 2000人", "超额完成年度任务5%以上"), ("近2100人, 任务: 2000人", "完成年度任务近105%"), ("2000人, 任务: 不少于2000人", "全面完成年度任务"),
    ],
)  # fmt: skip
def test_the_words_of_a_task_say_no_more_than_the_figure(figure: str, printed: str) -> None:
    assert say("{{ 组.甲|完成情况 }}。", f"组: {{甲: {{数值: {figure}}}}}") == f"{printed}。"
