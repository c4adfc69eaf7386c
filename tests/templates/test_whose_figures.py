"""What a body of one people counts is said of these, not of the whole county; 示例数据."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from drafting import pipeline
from tests.shipped import shipped


def text(unit: str, indicators: str, tmp_path: Path) -> str:
    file = tmp_path / "数据.yaml"
    data = {"模板": "rural/annual", "单位": {"名称": unit, "地区": "示例县", "层级": "县"}, "报告期": "2026年", "指标": yaml.safe_load(indicators)}
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    library = shipped()
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return pipeline.write(document, "txt", library).decode()


@pytest.mark.parametrize(
    ("unit", "work", "workshops"),
    [
        ("示例县易地扶贫搬迁安置服务中心", "搬迁群众务工就业5210人", "　建成就业帮扶车间12家"),
        ("示例县残疾人联合会", "残疾人务工就业5210人", "　建成就业帮扶车间12家"),
        ("示例县人力资源和社会保障局", "全县务工就业5210人", "全县建成就业帮扶车间12家"),
    ],
)
def test_figures_of_a_body_are_those_of_its_people(unit: str, work: str, workshops: str, tmp_path: Path) -> None:
    assert work in text(unit, "{就业: {务工就业: 5210人}}", tmp_path)
    assert workshops in text(unit, "{就业: {帮扶车间: 12家}}", tmp_path)


@pytest.mark.parametrize("group", ["移民就业", "老干部就业"])
def test_a_group_that_says_whose_its_figures_are_is_not_read_as_that_of_all(group: str, tmp_path: Path) -> None:
    said = text("示例县移民局", f"{{{group}: {{务工就业: 5210人, 省外务工: 2000人, 公益性岗位: 300人}}}}", tmp_path)
    assert f"{group}方面，务工就业5210人" in said
    assert "全县" not in said.partition("二、")[0]
