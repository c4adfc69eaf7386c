"""Rates in the rows of tables that are already written."""

from __future__ import annotations

import pytest

from drafting.checks.sentences.of_tables.table_rates import table_rates
from drafting.checks.sentences.of_tables.totals_of_columns import Rows
from drafting.diagnostics import Place
from tests.checks.sentences.saying import UNITS


def told(*rows: list[str]) -> list[str]:
    table: Rows = rows
    places = [[Place("总结.md", number)] * len(row) for number, row in enumerate(rows, 1)]
    return [f"{each.code} {each.message}" for each in table_rates(table, places, UNITS)]


TASKS = ["指标", "任务数", "完成数", "完成率（%）"]
GROWTH = ["指标", "单位", "今年", "去年同期", "同比增长（%）"]


@pytest.mark.parametrize(
    ("head", "rows", "message"),
    [
        (TASKS, (["培训农民（人）", "2400", "2520", "150"], ["示范户（户）", "80", "76", "95%"]), "R203 培训农民（人）：完成率（%）写的是150%，算出来是105%，差45个百分点"),
        (TASKS, (["培训", "2,400", "2,520", "105.0%"], ["示范户", "80", "76", "59"]), "R203 示范户：完成率（%）写的是59%，算出来是95%，差36个百分点"),
        (GROWTH, (["受理案件", "件", "360", "300", "12"], ["办结案件", "件", "342", "285", "20"]), "R204 受理案件：同比增长（%）写的是12%，算出来是20%，差8个百分点"),
        (["指标", "2026年", "2025年", "增长"], (["受理案件（件）", "360", "300", "20%"], ["投诉（件）", "285", "300", "15%"]), "R204 投诉（件）：增长写的是15%，算出来是-5%，差20个百分点"),
    ],
)
def test_a_rate_that_is_not_that_of_its_row_is_told(head, rows, message):
    assert told(head, *rows) == [message]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (TASKS, (["培训", "2400", "2520", "105"], ["示范户", "80", "76", "95%"], ["图书馆", "—", "3", ""])),
        (TASKS, (["培训", "2400", "2520", "150"],)),  # alone it proves nothing
        (TASKS, (["培训", "2400", "2520", "150"], ["示范户", "80", "76", "98"])),  # nor do two of two
        (["指标", "任务数", "本月完成", "累计完成", "完成率"], (["培训", "2400", "240", "2520", "105"], ["示范户", "80", "7", "76", "95"])),
        (["指标", "任务数", "完成数", "累计完成", "完成率"], (["培训", "2400", "240", "2520", "105"], ["示范户", "80", "7", "76", "20"])),  # of two either may be meant
        (GROWTH, (["受理案件", "件", "360", "300", "20"], ["地区生产总值", "亿元", "126.8", "118.2", "6.1"], ["人均收入", "元", "18600", "17200", "7.1"])),
        (["指标", "今年", "去年", "增长"], (["受理案件", "360", "300", "20%"], ["投诉", "285", "300", "5%"], ["信访", "270", "300", "-10%"])),
        (["指标", "2026年", "2024年", "增长"], (["受理案件", "360", "300", "20%"], ["投诉", "285", "300", "15%"])),
    ],
)
def test_what_fits_or_may_be_reckoned_otherwise_is_no_fault(head, rows):
    assert told(head, *rows) == []
