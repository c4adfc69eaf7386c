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
    assert told_of(tmp_path, TEMPLATE.format(carried), DATA.format(data)) == told


def told_of(folder: Path, template: str, data: str) -> list[tuple[int, str]]:
    """(line of the template, message) of each finding."""
    area = folder / "示例"
    area.mkdir()
    (area / "例.j2").write_text(template, encoding="utf-8")
    (area / "indicators.yaml").write_text(CATALOGUE, encoding="utf-8")
    file = folder / "数据.yaml"
    file.write_text(data, encoding="utf-8")
    library = open_library(folder)
    dataset = read_dataset(file, library).dataset
    assert dataset is not None
    drafted = draft(library, dataset)
    assert drafted.document is not None
    return [(each.place.line if each.place else 0, each.message) for each in drafted.diagnostics if each.code == "D337"]


ALIKE = """\
---
照写: 2025年
---
# 示例

## 问题

{%% 分条 %%}
%s{%% 分条完 %%}
"""
SHORT = "资金缺口较大，还缺{{ 问题.缺口资金 }}，有的项目停工"


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ([SHORT, "资金缺口较大，还缺{{ 用水.总量 }}，有的村民没有搬"], ["“资金缺口较大，还缺…有的村民没有搬”没有印：总量没有填"]),
        (["资金缺口较大，还缺{{ 用水.总量 }}", SHORT], ["“资金缺口较大，还缺”没有印：总量没有填"]),
        ([SHORT, "资金缺口较大，还缺{{ 问题.在岗 }}"], []),
        # words of a few characters stand elsewhere by chance
        ([SHORT, "水费收缴不足", "水费{{ 用水.总量 }}，河道清理要持续加强"], ["“水费…河道清理要持续加强”没有印：总量没有填"]),
        # both are printed, one without a clause
        ([SHORT, "资金缺口较大，还缺{{ 问题.在岗 }}[[，另{{ 用水.总量 }}]]"], []),
    ],
)
def test_an_item_that_opens_as_another_does_is_told_of_too(tmp_path: Path, points: list[str], told: list[str]) -> None:
    data = DATA.format("{问题: {缺口资金: 30万元, 在岗: 5人}}")
    found = told_of(tmp_path, ALIKE % "".join(f"{{% 条 %}}{each}\n" for each in points), data)
    assert [message for _, message in found] == told
