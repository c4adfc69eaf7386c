"""Figures of a text against the totals of its tables."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.of_tables.beside_tables import beside_tables
from drafting.checks.sentences.of_tables.totals_of_columns import Rows, column_totals
from drafting.readers.written import read_written
from tests.checks.sentences.saying import UNITS

TABLE = (
    ["乡镇", "监测对象（户）", "监测对象（人）", "改厕户数", "人均收入（元）"],
    ["东乡", "86", "860", "1040", "12600"],
    ["西乡", "1075", "2000", "53", "13200"],
    ["合计", "1161", "2860", "1093", "12900"],
)


def told(*sentences: str, table: Rows = TABLE) -> list[str]:
    text = Text([("body", each, 0, "") for each in sentences])
    return [each.message for each in beside_tables(text, list(column_totals(table, UNITS)), UNITS)]


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        ("全县共有监测对象1116户。", "“全县共有监测对象1116户”：表里合计是1161户"),
        ("全县共有监测对象1161户2680人。", "“全县共有监测对象1161户2680人”：表里合计是2860人"),
        ("全县共有监测对象1161户2300人。", "“全县共有监测对象1161户2300人”：表里合计是2860人"),  # no slip, but the 户 are the same
        ("今年完成改厕1903户。", "“今年完成改厕1903户”：表里合计是1093户"),
    ],
)
def test_a_figure_of_all_that_is_not_the_total_is_told(sentence, message):
    assert told(sentence) == [message]


@pytest.mark.parametrize(
    "sentence",
    [
        "全县共有监测对象1161户2860人，今年完成改厕1093户。",
        "全县共有监测对象约1200户。",
        "上年全县有监测对象1116户。",
        "东乡现有监测对象86户860人。",
        "西部片区有监测对象1151户。",
        "南部三镇共有监测对象1116户。",
        "监测对象增加1116户。",
        "全县共有监测对象640户。",
        "计划完成改厕1903户。",
        "人均收入19200元。",
        "已消除风险的监测对象1116户。",
    ],
)
def test_what_is_of_others_or_of_another_time_is_no_fault(sentence):
    assert told(sentence) == []


def test_a_total_that_its_rows_contradict_proves_nothing():
    assert told("全县共有监测对象1116户。", table=(*TABLE[:3], ["合计", "1611", "2860", "1093", "12900"])) == []


def _merged(*widths: int) -> bytes:
    """A Word file whose table has 监测对象 over 户数 and 人数, and 危房改造 over what is left."""
    document = Document()
    document.add_paragraph("某县2026年工作总结")
    rows = (["", "户数", "人数", "户数", "完工套数"], ["东乡", "86", "251", "40", "30"], ["西乡", "1075", "2609", "50", "60"], ["合计", "1161", "2860", "90", "90"])
    table = document.add_table(rows=len(rows) + 1, cols=5)
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row):
            table.cell(number, column).text = words
    table.cell(0, 0).merge(table.cell(1, 0)).text = "乡镇"
    start = 1
    for name, width in zip(("监测对象", "危房改造"), widths, strict=True):
        table.cell(0, start).merge(table.cell(0, start + width - 1)).text = name
        start += width
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_heads_under_a_merged_one_have_its_name():
    (table,) = read_written(_merged(2, 2), "总结.docx", ".docx").tables
    assert told("全县共有监测对象1116户。", table=table.rows) == ["“全县共有监测对象1116户”：表里合计是1161户"]
    assert told("全县共有监测对象1161户2680人。", table=table.rows) == ["“全县共有监测对象1161户2680人”：表里合计是2860人"]
    assert told("全县共有监测对象1161户2860人。", table=table.rows) == []
