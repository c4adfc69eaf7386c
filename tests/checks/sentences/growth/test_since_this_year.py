"""What is to be, held against what the text says of its own year; and tasks and paces of the year that its title names."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.sayings import sayings
from tests.checks.sentences.saying import UNITS

STATION = "全县区域自动气象站46个，比上年增加4个。"
RATE = "24小时晴雨预报准确率88.6%，同比下降0.5个百分点。"
TASK = "全局组织税收收入8.62亿元，完成年度任务17.5亿元的49.3%。"


def told(title: str, *lines: str) -> int:
    text = Text([("title", title, 0, ""), *(("body", each, 0, "") for each in lines)])
    return sum(each.is_wrong for each in sayings(text, UNITS).claims)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RATE, "2027年，晴雨预报准确率力争达到90%，比2026年提高2.4个百分点。"),
        (STATION, "2027年，新建自动气象站3个，总数达到59个。"),
        (TASK, "确保完成全年15.7亿元任务。"),
        (TASK, "社保费4.6亿元，完成年度任务9亿元的51.1%，超序时进度2.1个百分点。"),
    ],
)
def test_what_does_not_go_on_from_this_year_is_told(before: str, after: str) -> None:
    assert told("2026年上半年工作总结", before, after) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RATE, "2027年，晴雨预报准确率力争达到90%，比2026年提高1.4个百分点。"),
        (RATE, "2027年，晴雨预报准确率力争达到90%，比2025年提高2.4个百分点。"),  # of another year
        (RATE, "2027年，暴雨预报准确率力争达到90%，比2026年提高2.4个百分点。"),
        (RATE, "2027年，晴雨预报准确率力争达到90%左右，比2026年提高2个百分点以上。"),
        (f"{RATE}山区晴雨预报准确率86.2%。", "2027年，晴雨预报准确率力争达到90%，比2026年提高2.4个百分点。"),
        (STATION, "2027年，新建自动气象站3个，总数达到49个。"),
        (STATION, "2027年，新建自动气象站3个，总数达到47个左右。"),
        (STATION, "2027年，新建自动气象站3个，拆除1个，总数达到48个。"),
        (STATION, "2027年，新建六要素站3个，总数达到21个。"),
        ("今年建成养老服务站12个。", "2027年，新建养老服务站8个，总数达到28个。"),
        (TASK, "社保费完成年度任务的51.1%，超序时进度9.4个百分点（数据截至5月底）。"),
        (TASK, "截至5月底，社保费入库4.6亿元。完成年度任务9亿元的51.1%，超序时进度9.4个百分点。"),
        (STATION, "“十五五”期间，新建自动气象站30个，总数达到90个。"),
        (TASK, "确保完成全年17.5亿元任务。"),
        (TASK, "社保费完成全年9亿元任务的51.1%。"),
        (TASK, "2027年任务15.7亿元。"),
        (TASK, "非税收入完成年度任务1.57亿元的51.1%。"),
        (TASK, "社保费4.6亿元，完成年度任务9亿元的51.1%，超序时进度1.1个百分点。"),
        (TASK, "截至7月底，社保费完成年度任务的60.1%，超序时进度1.8个百分点。"),
        (TASK, "一季度，社保费完成年度任务的26.1%，超序时进度1.1个百分点。"),
    ],
)
def test_of_what_goes_on_nothing_is_said(before: str, after: str) -> None:
    assert told("2026年上半年工作总结", before, after) == 0
