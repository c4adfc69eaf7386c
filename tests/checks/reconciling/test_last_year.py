"""上年同期 and 同比 beside last year's file."""

from __future__ import annotations

from pathlib import Path

from drafting.pipeline import read_dataset
from drafting.proofing import proofread
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
