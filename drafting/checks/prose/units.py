"""One indicator prints in one unit throughout a text (GB/T 15835 4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.blocks.document import Document, FigureRecord
from drafting.blocks.figures import Figures
from drafting.checks.prose.setting import Setting
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.registry import declare

TWO_UNITS = declare(
    Rule(
        "P146",
        "同一指标前后单位不同",
        Severity.INFO,
        "同一个数一处印成万元、一处印成亿元，读者要自己换算。同类数据全文用同一单位（GB/T 15835 4.3）。",
        hits="# 文件：示例/例.j2\n到位{{ 资金.投入|万元 }}。到位{{ 资金.投入 }}。\n"
        "# 文件：示例/indicators.yaml\n资金: {投入: 元}\n# 文件：数据.yaml\n模板: 示例/例\n"
        "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {资金: {投入: 1.2亿元}}\n",
        clean="# 文件：示例/例.j2\n到位{{ 资金.投入|万元 }}。到位{{ 资金.投入|万元 }}。\n"
        "# 文件：示例/indicators.yaml\n资金: {投入: 元}\n# 文件：数据.yaml\n模板: 示例/例\n"
        "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2026年\n指标: {资金: {投入: 1.2亿元}}\n",
    )
)


def unit_findings(document: Document, setting: Setting) -> Iterator[Diagnostic]:
    """A finding for each path that prints in a second unit."""
    columns = Figures.of(document.figures).columns
    printed = set(zip(columns.paths, columns.units, strict=True))
    if len(printed) == len(dict(printed)):
        return
    first: dict[str, FigureRecord] = {}
    told: set[str] = set()
    for figure in document.figures:
        if not figure.unit or figure.path in told:
            continue
        before = first.setdefault(figure.path, figure)
        if before.unit != figure.unit:
            told.add(figure.path)
            yield TWO_UNITS.at(
                Place(figure.file or setting.file, figure.line),
                f"{figure.path}：一处印“{before.text}”，一处印“{figure.text}”",
                "数据里把这些数写成同一个单位；模板是自己写的，用同一个过滤器，如 |万元",
                path=figure.path,
                excerpt=figure.text,
            )
