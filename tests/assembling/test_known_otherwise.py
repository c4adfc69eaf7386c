"""What a figure that is not given is known to be: by a rule of the catalogue, or by a remark (D220)."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, open_library, read_dataset

CATALOGUE = """\
河湖:
  问题: 个
  整改: 个
  整改率: {计量单位: '%', 规则: [数值 = 整改 / 问题]}
  剩余: {计量单位: 个, 规则: [数值 = 问题 - 整改]}
  普及率: '%'
  普及率变化: {计量单位: 个百分点, 规则: [数值 = 普及率.同比增减]}
项目:
  项目: 个
  续建: 个
  新开工: 个
"""
WORDS = "问题{{ 河湖.问题 }}，整改{{ 河湖.整改 }}，整改率{{ 河湖.整改率 }}，剩余{{ 河湖.剩余 }}，普及率{{ 河湖.普及率 }}，变化{{ 河湖.普及率变化 }}。项目{{ 项目.项目 }}，续建{{ 项目.续建 }}，新开工{{ 项目.新开工 }}。"


def hints(tmp_path: Path, figures: str) -> dict[str, str]:
    """What is advised of each gap."""
    area = tmp_path / "示例"
    area.mkdir(exist_ok=True)
    (area / "例.j2").write_text(f"# 总结\n\n{WORDS}\n", "utf-8")
    (area / "indicators.yaml").write_text(CATALOGUE, "utf-8")
    head = "模板: 示例/例\n单位: {名称: 示例县水利局, 地区: 示例县}\n"
    (tmp_path / "2025.yaml").write_text(f"{head}报告期: 2025年\n指标: {{河湖: {{普及率: 92.1%}}}}\n", "utf-8")
    file = tmp_path / "数据.yaml"
    file.write_text(f"{head}报告期: 2026年\n上年: 2025.yaml\n指标: {figures}\n", "utf-8")
    library = open_library(tmp_path)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    return {(each.path or "").partition(".")[2]: each.hint or "" for each in draft(library, dataset).diagnostics if each.code == "D220"}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("整改率", "照指标目录的规则（整改 / 问题）是 95.76%，核对后填上"),
        ("剩余", "照指标目录的规则（问题 - 整改）是 7个，核对后填上"),
        ("普及率变化", "照指标目录的规则（普及率.同比增减）是 2.5个百分点，核对后填上"),
    ],
)
@pytest.mark.parametrize("given", ["", ", {}: 待补"])
def test_a_rule_says_what_it_is(tmp_path: Path, name: str, hint: str, given: str) -> None:
    assert hints(tmp_path, f"{{河湖: {{问题: 165个, 整改: 158个, 普及率: 94.6%{given.format(name)}}}}}")[name] == hint


def test_a_rule_of_figures_that_are_not_given_says_nothing(tmp_path: Path) -> None:
    assert hints(tmp_path, "{河湖: {问题: 165个, 整改: 待补}}")["整改率"].startswith("请填报单位补报后填入数据")


def test_a_remark_that_says_it_is_shown(tmp_path: Path) -> None:
    told = hints(tmp_path, "{项目: {项目: {数值: 16个, 备注: 其中续建7个、新开工9个}}}")
    assert told["续建"].startswith("“项目”的备注里写着“续建7个”（第")
    assert told["新开工"].endswith("是这个数的，写 新开工: 9个")
    assert hints(tmp_path, "{项目: {项目: {数值: 16个, 备注: 续建的还没有报}}}")["续建"].startswith("请填报单位补报后填入数据")
