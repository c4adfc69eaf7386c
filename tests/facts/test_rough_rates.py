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


@pytest.mark.parametrize(
    ("formula", "printed"),
    [
        ("余 / 多", ""), ("(多 - 余) / 多", ""), ("多 - 余", ""), ("近 / 多", "不足50%"), ("余 / 近", "150%以上"), ("近 / 约", ""), ("余 * 率", ""), ("约 / 余", ""),
        ("余 + 多", "7000人以上"), ("余 + 近", "约5000人"), ("近 * 2", "近4000人"), ("余 / 2", "1500人以上"), ("余 * 0.8", "2400人以上"), ("多 - 近", "2000人以上"), ("约 * 2", "约4000人"), ("全 * 率", "约2500人"),
        ("全 / 2", "2500人"), ("细 / 密", "约74%"), ("密 - 细", "约1110人"), ("全 - 近", "3000人以上"), ("-余 + 全", "约2000人"),
    ],
)  # fmt: skip
def test_a_formula_of_bounds_says_what_surely_follows(formula: str, printed: str) -> None:
    data = f"组: {{余: 3000余人, 多: 4000余人, 近: 近2000人, 约: 约2000人, 率: 约50%, 全: 5000人, 细: 3210余人, 密: 4320余人, 得: ={formula}}}"
    assert say("得[[{{ 组.得 }}]]。", data) == f"得{printed}。"


def test_of_what_each_gets_the_marks_stay() -> None:
    data = "组: {钱: 近2000万元, 人: 3000余人, 各: {数值: =钱 / 人, 计量单位: 元/人}, 款: 2000万余元, 每: {数值: =款 / 人, 计量单位: 元/人}}"
    assert say("{{ 组.各 }}[[，{{ 组.每 }}]]。", data) == "不足6666.67元/人。"


@pytest.mark.parametrize(
    ("figure", "printed"),
    [("近5000人, 任务: 近6000人", "甲近5000人（年度任务近6000人）。"), ("约5000人, 任务: 近6000人", "甲约5000人（年度任务近6000人）。"), ("约4000人, 任务: 不超过4000人", "甲约4000人（年度控制目标不超过4000人）。")],
)
def test_no_rate_of_a_task_where_none_is_sure(figure: str, printed: str) -> None:
    assert say("{% 其余 组 %}", f"组: {{甲: {{数值: {figure}}}}}") == printed


def test_no_share_is_said_of_bounds_that_pull_apart() -> None:
    data = "组: {甲: 3000余人, 乙: 4000余人, 丙: 近4000人}"
    assert say("甲[[占{{ 组.甲|占比(组.乙) }}]]。甲占{{ 组.甲|占比(组.丙) }}。", data) == "甲。甲占75%以上。"
