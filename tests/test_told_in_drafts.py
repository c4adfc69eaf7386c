"""Dates and results that cannot be are told where the user looks: by render and batch, not only by check."""

from __future__ import annotations

from pathlib import Path

from drafting import pipeline
from drafting.proofing import proofread
from tests.shipped import shipped

DATA = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年上半年
公文: {成文日期: 2026-06-20}
指标:
  监测帮扶: {监测对象: 86户251人}
  就业: {务工就业: {数值: 120人, 截至: 2026-06-30}, 省外务工: 130人, 省内务工: =务工就业 - 省外务工}
"""


def test_a_draft_says_what_check_says_of_dates_and_results(tmp_path: Path) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(DATA, encoding="utf-8")
    library = shipped()
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    drafted = pipeline.draft(library, dataset, checking="mismatches")
    told = [(each.code, each.message) for each in (*drafted.diagnostics, *drafted.prose) if each.code in ("D250", "D264", "P141")]
    assert [code for code, _ in told] == ["D250", "D264"]
    assert [(each.code, each.message) for each in proofread(library, dataset).diagnostics if each.code in ("D250", "D264", "P141")] == told
