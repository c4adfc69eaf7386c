"""Dates and results that cannot be are told where the user looks: by render and batch, not only by check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting import pipeline
from drafting.cli.main import main
from drafting.proofreading.proofing import proofread
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


ODD = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2026年
上年: 上年.yaml
公文: {成文日期: 2027-01-05, 标题: 白水乡2026年乡村振兴工作总结, 署名: 示例乡人民政府}
指标:
  监测帮扶: {监测对象: 86户251人, 重点人群: 12类}
  概况: {行政村: 12个, 人口: 1800人}
  就业: {务工就业: 预计3100人, 务工人均收入: 19675万元}
  资金项目: {衔接资金: {数值: 703.8万元, 其中: {中央: 386.3万元, 省级: 161.9元}}, 小额信贷: 88.42元}
  教育: {学生资助: {数值: 812人, 上年同期: 812人}, 雨露计划: {数值: 236人, 上年同期: 236人}, 助学贷款: {数值: 154人, 上年同期: 154人}}
明细表:
  典型村: [{村: 甲村, 投资: 51万元}, {村: 乙村, 投资: 62万元}, {村: 丙村, 投资: 55万户}, {村: 丁村, 投资: 70万元}]
  务工: [{村: 甲村, 人数: 81人}, {村: 乙村, 人数: 92人}, {村: 丙村, 人数: 103人}, {村: 丁村, 人数: 8800人},
    {村: 戊村, 人数: 76人}, {村: 己村, 人数: 99人}, {村: 庚村, 人数: 85人}, {村: 辛村, 人数: 110人}]
"""
LAST = """\
模板: rural/township
单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}
报告期: 2025年
指标: {概况: {人口: 18000人, 行政村: 12个}}
"""
SEEN_AT_A_GLANCE = ["D252", "D253", "D254", "D257", "D259", "D265", "D270", "D271", "D324"]


def test_a_draft_is_told_what_looks_wrong_at_a_glance(tmp_path: Path) -> None:
    (tmp_path / "上年.yaml").write_text(LAST, encoding="utf-8")
    file = tmp_path / "数据.yaml"
    file.write_text(ODD, encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    told = {each.code: each for each in pipeline.draft(shipped(), dataset, checking="mismatches").diagnostics}
    assert sorted(code for code in told if "D250" <= code <= "D279" or code == "D324") == SEEN_AT_A_GLANCE
    checked = {each.code: each for each in proofread(shipped(), dataset).diagnostics}
    assert [checked[code] for code in SEEN_AT_A_GLANCE] == [told[code] for code in SEEN_AT_A_GLANCE]


def test_columns_that_stand_in_each_others_place_are_told_in_a_draft(tmp_path: Path) -> None:
    file = tmp_path / "数据.yaml"
    pairs = "".join(f"    {name}: {{数值: {now}, 上年同期: {then}, 同比: {rate}%}}\n" for name, now, then, rate in (
        ("务工就业", "4172人", "4388人", "5.18"), ("技能培训", "536人次", "571人次", "6.53"), ("公益岗位安置", "215人", "233人", "8.37")))  # fmt: skip
    file.write_text(LAST.partition("指标")[0] + f"指标:\n  就业:\n{pairs}", encoding="utf-8")
    dataset = pipeline.read_dataset(file, shipped()).dataset
    assert dataset is not None
    assert "D273" in [each.code for each in pipeline.draft(shipped(), dataset, checking="mismatches").diagnostics]


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
