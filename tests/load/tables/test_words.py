"""The words of a table's head go into the sentences as those of a data file do."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from tests.load.tables.reading import COMMON, LIBRARY


def _sentences(file: Path, common, name: str = "甲乡") -> str:
    table = pipeline.read_table(file, LIBRARY, None, common)
    [row] = [each for each in table.rows if each.label == name]
    dataset = pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset
    assert dataset is not None
    document = pipeline.draft(LIBRARY, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", LIBRARY).decode()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([["地区", "高山蔬菜面积（亩）"], ["甲乡", 320]], "高山蔬菜面积320亩"),
        ([["地区", "全乡露地蔬菜（亩）"], ["甲乡", 320]], "露地蔬菜面积320亩"),
        ([["地区", "产业.高山蔬菜.亩"], ["甲乡", 320]], "高山蔬菜面积320亩"),
        ([["地区", "蔬菜面积（亩）"], ["甲乡", 320]], "，蔬菜面积320亩"),
        (
            [["地区", "产业", ""], ["", "高山蔬菜", "生态家禽"], ["", "亩", "羽"], ["甲乡", 320, 900]],
            "高山蔬菜面积320亩，养殖生态家禽900羽",
        ),
        ([["地区", "屋场会场次（场）"], ["甲乡", 12]], "召开屋场会12场"),
        ([["地区", "东西部协作", ""], ["", "协作资金（万元）", "协作项目（个）"], ["甲乡", 80, 3]], "深化东西部协作，"),
        ([["地区", "鲁渝协作", ""], ["", "协作资金（万元）", "协作项目（个）"], ["甲乡", 80, 3]], "深化鲁渝协作，"),
    ],
)
def test_sentences_use_the_heads_own_word_as_they_use_that_of_a_data_file(book, common, rows, says):
    rows = [*rows[:-1], [*rows[-1], 9, 20, 500]]
    rows[0] = [*rows[0], "监测对象（户）", "监测对象（人）", "特色产业面积（亩）"]
    assert says in _sentences(book(rows), common)


def test_columns_that_call_one_indicator_differently_give_no_word(book, common):
    table = pipeline.read_table(
        book([["地区", "高山蔬菜（亩）", "蔬菜上年同期（亩）"], ["甲乡", 320, 300]]), LIBRARY, None, common
    )
    assert "产业.蔬菜" not in table.columns.called


def test_a_row_without_the_figure_takes_no_word_of_the_head(book, tmp_path):
    (tmp_path / "共用.yaml").write_text(
        COMMON.replace("概况: {行政村: 6个}", "产业: {露地蔬菜: 70亩, 茶园: 3亩}, 监测帮扶: {监测对象: 9户}"), "utf-8"
    )
    shared = pipeline.read_common(tmp_path / "共用.yaml")
    file = book([["地区", "高山蔬菜（亩）", "低保（户）"], ["甲乡", 320, 4], ["乙乡", None, 4]])
    assert "高山蔬菜面积320亩" in _sentences(file, shared)
    assert "露地蔬菜面积70亩" in _sentences(file, shared, "乙乡")
