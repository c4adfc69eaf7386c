"""Units of one name are told apart in the summary by their rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.cli.main import main


def test_rows_that_name_their_county_alone_say_which_row_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("共用.yaml").write_text("模板: rural/township\n报告期: 2026年\n单位: {层级: 乡镇}\n", encoding="utf-8")
    Path("各乡.csv").write_text("地区,监测对象（户）\n甲县,86\n甲县,7\n乙县,5\n", encoding="utf-8")
    assert main(["batch", "各乡.csv", "--common", "共用.yaml", "-o", "出", "--name", "{地区}.md", "--jobs", "1"]) == 1
    book = load_workbook("出/汇总.xlsx")
    called = ["甲县（第2行）", "甲县（第3行）", "乙县"]
    assert [row[0] for sheet in ("各单位", "问题") for row in book[sheet].iter_rows(min_row=2, values_only=True)] == [*called, *called]
    assert any("、".join(called) in str(row[2]) for row in book["总数"].iter_rows(values_only=True))
