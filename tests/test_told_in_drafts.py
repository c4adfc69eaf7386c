"""Dates and results that cannot be are told where the user looks: by render and batch, not only by check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting import pipeline
from drafting.cli.main import main
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


CONTRADICTED = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
公文: {成文日期: 2027-01-05, 署名: 示例乡人民政府}
指标:
  监测帮扶: {监测对象: 86户251人}
  概况: {行政村: 12个}
  就业: {务工就业: 300人}
  夜市经济: {摊位: 300个, 开业摊位: 240个, 开业率: 70%}
  项目: {计划: 11个, 开工: 12个, 完工: 10个}
  社区工厂: {工厂: 120个, 新增工厂: 130个}
  安置: {移民户: 1000户, 移民人口: 980人}
"""


@pytest.mark.parametrize("option", ["--final", "--review"])
def test_what_leaves_the_house_is_told_all_that_check_says_of_its_figures(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(CONTRADICTED, encoding="utf-8")
    assert main(["check", str(file), "--format", "json"]) == 0
    told = [(each["code"], each["message"]) for each in json.loads(capsys.readouterr().out)["diagnostics"] if each["severity"] == "warning"]
    assert sorted(code for code, _ in told) == ["D322", "D323", "D325", "D326"]
    assert main(["render", str(file), "-o", str(tmp_path / "稿.docx"), option]) == 0
    said = capsys.readouterr().err
    assert [message for _, message in told if message not in said] == []
    assert ("定稿里有存疑 4 处" in said) is (option == "--final")


@pytest.mark.parametrize(
    ("figures", "told"),
    [("指标: {}", True), ("指标:\n  农村供水:\n    供水工程:", True), ("指标: {农村供水: {供水工程: 18处}}", False), ("指标: {}\n文字材料: {做法成效: 抓好农村供水。}", False)],
)
def test_a_report_of_set_phrases_alone_is_told_and_how_to_begin(tmp_path: Path, figures: str, told: bool) -> None:
    file = tmp_path / "数据.yaml"
    file.write_text(f"模板: general/annual\n单位: {{名称: 示例县水利局, 地区: 示例县, 层级: 县}}\n报告期: 2026年\n{figures}\n", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    found = [each for each in pipeline.draft(shipped(), dataset).diagnostics if each.code == "D226"]
    assert [("drafting new general/annual" in each.hint, each.place is not None) for each in found] == [(True, True)] * told
