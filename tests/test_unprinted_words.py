"""Sections and items of a template in the words of an earlier report that are not printed, for their figures are not given."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, open_library, read_dataset

TEMPLATE = """\
---
名称: 示例局总结
{}编号: [一、]
---
# 示例局{{{{ 报告期.年度 }}}}年工作总结

## 工作情况

新建水厂{{{{ 供水.水厂 }}}}，普及率{{{{ 供水.普及率 }}}}。

{{% 分条 %}}
{{% 条 %}}巡河持续加强。巡河{{{{ 河湖.巡河 }}}}
{{% 条 %}}水资源管理严格。用水{{{{ 用水.总量 }}}}
{{% 分条完 %}}

## 存在的问题

{{% 分条 %}}
{{% 条 %}}资金缺口较大，还缺{{{{ 问题.缺口资金 }}}}
{{% 条 %}}人员不足，在岗{{{{ 问题.在岗 }}}}，缺编{{{{ 问题.缺编 }}}}
{{% 分条完 %}}
"""
CATALOGUE = "供水: {水厂: 处, 普及率: '%'}\n河湖: {巡河: 次}\n用水: {总量: 立方米}\n问题: {缺口资金: 元, 在岗: 人, 缺编: 人}\n"
DATA = "模板: 示例/例\n单位: {{名称: 示例县水利局, 地区: 示例县}}\n报告期: 2026年\n指标: {}\n"
ALL = "{供水: {水厂: 4处, 普及率: 93%}, 河湖: {巡河: 300次}, 用水: {总量: 5万立方米}, 问题: {缺口资金: 30万元, 在岗: 5人, 缺编: 2人}}"
SECTION = "“存在的问题”一节连标题没有印：缺口资金、在岗、缺编没有填；照写的话“资金缺口较大，还缺”等也没有印"
ITEM = "“水资源管理严格。用水”没有印：总量没有填"


@pytest.mark.parametrize(
    ("data", "carried", "told"),
    [
        (ALL, "照写: 2025年\n", []),
        (ALL.partition(", 问题")[0] + "}", "照写: 2025年\n", [(17, SECTION)]),
        (ALL.partition(", 问题")[0] + "}", "", []),
        ("{供水: {水厂: 4处}, 河湖: {巡河: 300次}, 问题: {缺口资金: 待补, 在岗: 5人, 缺编: 2人}}", "照写: 2025年\n", [(14, ITEM)]),
        ("{供水: {水厂: 4处}, 河湖: {巡河: 300次}, 用水: {总量: 不适用}, 问题: {缺口资金: 0元, 在岗: 5人, 缺编: 2人}}", "照写: 2025年\n", []),
    ],
)
def test_what_is_left_out_is_told_with_the_figures_that_it_lacks(tmp_path: Path, data: str, carried: str, told: list[tuple[int, str]]) -> None:
    area = tmp_path / "示例"
    area.mkdir()
    (area / "例.j2").write_text(TEMPLATE.format(carried), encoding="utf-8")
    (area / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    file = tmp_path / "数据.yaml"
    file.write_text(DATA.format(data), encoding="utf-8")
    library = open_library(tmp_path)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    drafted = draft(library, dataset)
    found = [each for each in drafted.diagnostics if each.code == "D337"]
    assert [(each.place.line if each.place else 0, each.message) for each in found] == told
    assert drafted.document is not None
