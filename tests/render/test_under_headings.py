"""文字材料 that no slot and no section takes go under the heading, or behind the figures of the group, that they are called by."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, open_library, read_dataset

TEMPLATE = "# 总结\n\n开头{{ 总体.户数 }}。\n\n## 抓好供水保障\n\n新建{{ 供水.水厂 }}。\n\n### 管护\n\n管护{{ 管护.处数 }}。\n\n## {{ 报告期.下年 }}年打算\n\n再建{{ 打算.水厂 }}。\n"
CATALOGUE = "总体: {户数: 户}\n供水: {水厂: 处}\n管护: {处数: 处}\n打算: {水厂: 处}\n"
FIGURES = "{总体: {户数: 5户}, 供水: {水厂: 2处}, 管护: {处数: 3处}, 打算: {水厂: 4处}}"


def said(tmp_path: Path, texts: str, figures: str = FIGURES, template: str = TEMPLATE) -> tuple[list[str], list[str]]:
    """The lines of the report, and the hints about texts that it does not print."""
    area = tmp_path / "示例"
    area.mkdir(exist_ok=True)
    (area / "例.j2").write_text(template, "utf-8")
    (area / "indicators.yaml").write_text(CATALOGUE, "utf-8")
    file = tmp_path / "数据.yaml"
    file.write_text(f"模板: 示例/例\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n指标: {figures}\n文字材料: {texts}\n", "utf-8")
    library = open_library(tmp_path)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    made = draft(library, dataset)
    assert made.document is not None
    return [getattr(each, "words", "") for each in made.document.blocks], [each.hint or "" for each in made.diagnostics if each.code == "T021"]


@pytest.mark.parametrize(
    ("name", "before"),
    [("抓好供水保障", "新建2处。"), ("供水", "新建2处。"), ("管护", "管护3处。"), ("2027年打算", "再建4处。"), ("打算", "再建4处。"), ("总体", "开头5户。")],
)
def test_a_text_goes_on_with_what_it_is_called_by(tmp_path: Path, name: str, before: str) -> None:
    lines, hints = said(tmp_path, f"{{{name}: 汛前检修{{{{ 供水.水厂 }}}}。}}".replace("汛前", '"汛前').replace("。}", '。"}'))
    assert lines[lines.index(before) + 1] == "汛前检修2处。"
    assert len(lines) == 8
    assert hints == []


def test_points_stand_there_as_points(tmp_path: Path) -> None:
    lines, hints = said(tmp_path, "{供水: [{内容: 检修完成。}, {内容: 水价降低。}]}")
    assert "检修完成" in "".join(lines[: lines.index("管护")])
    assert hints == []


def test_a_text_keeps_the_part_whose_figures_are_not_given(tmp_path: Path) -> None:
    lines, _ = said(tmp_path, "{管护: 管护到位。}", FIGURES.replace("管护: {处数: 3处}, ", ""))
    assert lines[lines.index("管护") + 2] == "管护到位。"


def test_a_name_that_is_none_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    _, [hint] = said(tmp_path, "{水文测验: 检修完成。}")
    assert hint.startswith("接在某一部分后面的，名称写那一部分的标题或指标的组名，如 抓好供水保障；另起一部分的，在模板里写 ## 水文测验")
    lines, hints = said(tmp_path, "{水文测验: 检修完成。}", template=TEMPLATE + "\n## 水文测验\n\n{% 文字材料 水文测验 %}{% 文字材料完 %}\n")
    assert (lines[-2:], hints) == (["水文测验", "检修完成。"], [])
