"""A rate that is worked out of a rough figure is no more exact than that."""

from __future__ import annotations

import pytest

from tests.saying import say


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ("{数值: 约120万元, 上年同期: 98.7万元}", "（同比增长约22%）"),
        ("{数值: 120余万元, 上年同期: 100万元}", "（同比增长约20%）"),
        ("{数值: 90万元, 上年同期: 约98.3万元}", "（同比下降约8%）"),
        ("{数值: 1000万元左右, 上年同期: 1003万元}", "（同比下降约0.3%）"),
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
