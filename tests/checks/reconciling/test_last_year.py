"""上年同期 and 同比 beside last year's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, facts, read_dataset
from drafting.proofreading.proofing import proofread
from tests.checks.judging import judged
from tests.shipped import shipped

LAST = "{就业: {务工人数: 55261人, 资金: 1.2亿元}}"


def test_last_years_figure_is_what_last_years_file_says() -> None:
    assert judged("{就业: {务工人数: {数值: 59674人, 上年同期: 55261人}}}", previous=LAST).verdicts == [("上年文件", "相符")]
    found = judged("{就业: {务工人数: {数值: 59674人, 上年同期: 55216人}}}", previous=LAST)
    (finding,) = found.findings
    assert finding.code == "R117"
    assert finding.message == "务工人数·上年同期：填 55216人，按 上年文件 = 55261人 应为 55261人，相差 45人"
    assert [str(place) for place in finding.related] == ["last.yaml:3:17"]


def test_another_rounding_of_the_same_figure_is_no_difference() -> None:
    assert judged("{就业: {资金: {数值: 2亿元, 上年同期: 12045万元}}}", previous=LAST).codes == []


def test_a_figure_of_its_own_period_is_not_compared() -> None:
    data = "{就业: {务工人数: {数值: 59674人, 上年同期: 5人, 统计期间: 前三季度}}}"
    assert judged(data, previous=LAST).relations == []


def test_a_stated_growth_is_judged_by_last_years_file() -> None:
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 7.99%}}}", previous=LAST).verdicts == [("同比", "相符")]
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 9.77%}}}", previous=LAST).codes == ["R110"]
    assert judged("{就业: {务工人数: {数值: 59674人, 同比: 9.77%}}}").verdicts == [("同比", "无法判断")]


def test_check_reads_last_years_file_beside_the_data(tmp_path: Path) -> None:
    head = "单位: {名称: 示例县农业农村局, 地区: 示例县}\n"
    (tmp_path / "2020.yaml").write_text(f"{head}报告期: 2020年\n指标: {LAST}\n", encoding="utf-8")
    now = tmp_path / "2021.yaml"
    now.write_text(f"{head}报告期: 2021年\n上年: 2020.yaml\n指标: {{就业: {{务工人数: {{数值: 59674人, 同比: 9.77%}}}}}}\n", encoding="utf-8")
    library = shipped()
    dataset = read_dataset(now, library).dataset
    assert dataset is not None
    proof = proofread(library, dataset)
    assert [each.code for each in proof.diagnostics] == ["R110"]
    assert [(each.kind, each.verdict) for each in proof.relations] == [("同比", "不符")]
    assert proof.relations[0].parts[1].file.endswith("2020.yaml")

    (tmp_path / "2020.yaml").unlink()
    proof = proofread(library, dataset)
    assert [each.code for each in proof.diagnostics] == ["D204"]
    assert [(each.kind, each.verdict) for each in proof.relations] == [("同比", "无法判断")]


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("2026年上半年", "2025年上半年", ""),
        ("2026年上半年", "2025年", "上年：上年.yaml 是2025年的，报告是2026年上半年的，不能相比：1 个数（务工就业）没有当作上年同期，同比没有算"),
        ("2026年3月", "2025年第一季度", "上年：上年.yaml 是2025年第一季度的，报告是2026年3月的，不能相比：1 个数（务工就业）没有当作上年同期，同比没有算"),
        ("2026年", "2024年", "上年：上年.yaml 是2024年的，报告是2026年的，不能相比：1 个数（务工就业）没有当作上年同期，同比没有算"),
    ],
)
def test_a_file_of_another_stretch_of_time_is_not_compared_and_told(tmp_path: Path, now: str, then: str, told: str) -> None:
    head = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
    (tmp_path / "上年.yaml").write_text(f"{head}报告期: {then}\n指标: {{就业: {{务工就业: 110人}}}}\n", encoding="utf-8")
    data = tmp_path / "本期.yaml"
    data.write_text(f"{head}报告期: {now}\n上年: 上年.yaml\n指标: {{就业: {{务工就业: 121人, 公益岗位: 5人}}}}\n", encoding="utf-8")
    library = shipped()
    dataset = read_dataset(data, library).dataset
    assert dataset is not None
    grown = facts(library, dataset, "rural/township").find("就业.务工就业.同比")
    assert grown.measure is None if told else str(grown) == "10%"
    drafted = draft(library, dataset)
    found = [each for each in drafted.diagnostics if each.code == "D336"]
    assert [each.message for each in found] == ([told] if told else [])
    assert drafted.document is not None


def test_what_is_compared_otherwise_is_not_counted(tmp_path: Path) -> None:
    head = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
    (tmp_path / "上年.yaml").write_text(f"{head}报告期: 2025年\n指标: {{就业: {{务工就业: 110人}}}}\n", encoding="utf-8")
    data = tmp_path / "本期.yaml"
    data.write_text(f"{head}报告期: 2026年上半年\n上年: 上年.yaml\n指标: {{就业: {{务工就业: {{数值: 60人, 上年同期: 50人}}}}}}\n", encoding="utf-8")
    library = shipped()
    dataset = read_dataset(data, library).dataset
    assert dataset is not None
    assert "D336" not in {each.code for each in draft(library, dataset).diagnostics}
