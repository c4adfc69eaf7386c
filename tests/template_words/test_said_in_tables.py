"""One figure that the text and a table say: alike last year, otherwise this year."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.adoption import Asked, adopt
from drafting.pipeline import open_library, read_dataset
from drafting.proofreading.proofing import proofread

REPORT = """某县国资中心2025年工作总结
一、企业运行
全年实现利润0.92亿元，资产负债率57.0%，比年初下降0.6个百分点，新增贷款3.1亿元。

| 指标 | 单位 | 2025年 | 2024年 | 增减额 |
| --- | --- | --- | --- | --- |
| 利润总额 | 亿元 | 0.92 | 0.97 | -0.05 |
| 资产负债率 | % | 57.0 | 57.6 | -0.6 |
| 贷款余额 | 亿元 | 36.2 | 33.1 | 3.1 |
"""


def told(tmp_path: Path, *, profit: str = "1.02亿元", ratio: str = "57.5%", change: str = "0.5个百分点", lent: str = "2亿元", remark: str = "", year: str = "2026年") -> list[str]:
    made = adopt(REPORT.encode(), "总结.md", ".md", Asked("某县国资中心", "某县", "2025年"))
    for name, content in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    rows = '{指标栏: "利润总额", 单位栏: 亿元, 本年: 1.02, 上年栏: 0.92, 增减额: 0.10}, {指标栏: "资产负债率", 单位栏: "%", 本年: 57.5, 上年栏: 57.0, 增减额: 0.5}, {指标栏: "贷款余额", 单位栏: 亿元, 本年: 40.2, 上年栏: 36.2, 增减额: 4.0}'
    (tmp_path / "填.yaml").write_text(
        f"模板: bureau/annual\n单位: {{名称: 某县国资中心, 地区: 某县}}\n报告期: {year}\n上年: 2025.yaml\n指标:\n  企业运行:\n    实现利润: {profit}{remark}\n    资产负债率: {ratio}\n"
        f"    资产负债率变化: {change}\n    新增贷款: {lent}\n明细表: {{企业运行表: [{rows}]}}\n", "utf-8",
    )  # fmt: skip
    library = open_library(tmp_path / "模板")
    return [each.path or "" for each in proofread(library, read_dataset(tmp_path / "填.yaml", library).dataset).diagnostics if each.code == "D327"]


def test_what_was_one_figure_last_year_is_one_this_year(tmp_path: Path) -> None:
    assert told(tmp_path) == []
    assert told(tmp_path, profit="1.12亿元") == ["企业运行.实现利润"]
    assert told(tmp_path, ratio="57.6%", change="-0.5个百分点") == ["企业运行.资产负债率", "企业运行.资产负债率变化"]


@pytest.mark.parametrize(
    "given",
    [
        {"profit": "1.0亿元"},  # another rounding
        {"profit": "11200万元"},  # in another unit: nobody knows
        {"profit": "待补"},
        {"lent": "5亿元"},  # by how much what remains has changed is not what was lent
        {"profit": "1.12亿元", "remark": "  # 情况属实 D327：表里是合并口径"},
        {"profit": "1.12亿元", "year": "2026年上半年"},
    ],
)
def test_what_may_be_another_is_not_told(given: dict[str, str], tmp_path: Path) -> None:
    assert told(tmp_path, **given) == []


@pytest.mark.parametrize(("jobs", "found"), [("268人", []), ("188人", ["企业运行.新增就业残疾人"]), ("待补", [])])
def test_what_the_row_of_totals_said_alike_is_told_by_its_column(jobs: str, found: list[str], tmp_path: Path) -> None:
    report = "某县残联2025年工作总结\n一、企业运行\n新增就业残疾人268人，培训12期。\n\n| 乡镇 | 新增就业（人） | 培训（期） |\n| --- | --- | --- |\n| 东乡 | 98 | 5 |\n| 西乡 | 170 | 7 |\n| 合计 | 268 | 12 |\n"
    made = adopt(report.encode(), "总结.md", ".md", Asked("某县残联", "某县", "2025年"))
    for name, content in made.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "填.yaml").write_text(
        f"模板: bureau/annual\n单位: {{名称: 某县残联, 地区: 某县}}\n报告期: 2026年\n上年: 2025.yaml\n指标:\n  企业运行: {{新增就业残疾人: {jobs}, 培训: 14期}}\n"
        "明细表: {企业运行表: [{乡镇: 东乡, 新增就业: 98, 培训栏: 6}, {乡镇: 西乡, 新增就业: 170, 培训栏: 8}, {乡镇: 合计, 新增就业: 268, 培训栏: 14}]}\n", "utf-8",
    )  # fmt: skip
    library = open_library(tmp_path / "模板")
    assert [each.path or "" for each in proofread(library, read_dataset(tmp_path / "填.yaml", library).dataset).diagnostics if each.code == "D327"] == found
