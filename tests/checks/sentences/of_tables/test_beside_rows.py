"""Figures of a text against tables with a row per indicator."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.of_tables.beside_rows import beside_rows
from drafting.checks.sentences.of_tables.totals_of_columns import Rows, row_figures
from tests.checks.sentences.saying import UNITS

WITH_UNITS: Rows = (["序号", "项目", "单位", "数值", "备注"], ["1", "行政处罚案件", "件", "264", ""], ["2", "罚没款", "万元", "186.5", "入库"])
IN_LABELS: Rows = (["指标", "2026年", "增速"], ["地区生产总值（亿元）", "126.8", "6.1%"], ["　其中：工业增加值（亿元）", "46.2", "7.1%"])
OF_PLACES: Rows = (["乡镇", "改厕（座）"], ["东山镇", "312"], ["西河镇", "268"])


def told(sentence: str, *tables: Rows) -> list[str]:
    rows = [each for table in tables for each in row_figures(table, UNITS)]
    return [each.message for each in beside_rows(Text([("body", sentence, 0, "")]), rows, UNITS)]


@pytest.mark.parametrize(
    ("sentence", "table", "message"),
    [
        ("全年办理行政处罚案件246件。", WITH_UNITS, "“全年办理行政处罚案件246件”：表里“行政处罚案件”是264件"),
        ("行政处罚案件 246 件，罚没款186.5万元。", WITH_UNITS, "“行政处罚案件 246 件”：表里“行政处罚案件”是264件"),
        ("全县地区生产总值128.6亿元，增长6.1%。", IN_LABELS, "“全县地区生产总值128.6亿元”：表里“地区生产总值”是126.8亿元"),
    ],
)
def test_swapped_digits_between_a_sentence_and_its_row_are_told(sentence, table, message):
    assert told(sentence, table) == [message]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年办理行政处罚案件264件，罚没款186.5万元。",
        "全县地区生产总值126.8亿元。",
        "上半年行政处罚案件246件。",
        "东山镇行政处罚案件246件。",
        "计划办理行政处罚案件246件。",
        "行政处罚案件约246件。",
        "行政处罚案件180件。",
        "改厕321座。",
    ],
)
def test_what_is_right_or_of_others_is_no_fault(sentence):
    assert told(sentence, WITH_UNITS, IN_LABELS, OF_PLACES) == []


def test_what_one_of_two_rows_says_is_right():
    assert told("行政处罚案件246件。", WITH_UNITS, (["项目", "单位", "数值"], ["行政处罚案件", "件", "246"])) == []


def test_a_table_of_several_columns_of_figures_tells_which_is_reported():
    both = (["指标", "单位", "全年完成", "上年"], ["行政处罚案件", "件", "264", "246"])
    neither = (["指标", "单位", "城区", "乡镇"], ["行政处罚案件", "件", "264", "118"])
    assert len(told("行政处罚案件246件。", both)) == 1
    assert told("行政处罚案件246件。", neither) == []
