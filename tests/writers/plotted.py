"""Invented charts (示例数据), with the figures they draw."""

from __future__ import annotations

from drafting.blocks.document import (
    Chart,
    ChartKind,
    Column,
    Document,
    Figure,
    FigureRecord,
    Front,
    Inlines,
    Missing,
    Paragraph,
    Table,
    Text,
)


def charted(kind: ChartKind = "column", *, series: int = 2, rows: int = 3, unit: str = "万元") -> Document:
    """A text with one chart: townships, amounts, an absent cell and an owed one."""
    figures: list[FigureRecord] = []

    def cell(row: int, column: int) -> Inlines:
        if (row, column) == (1, 1):
            return ()
        if (row, column) == (2, 1):
            return (Missing("【待补】", "明细表.投资.西乡.完成"),)
        value = f"{1000 + 137 * row + column}.5"
        path = f"明细表.投资.乡{row}.列{column}"
        figures.append(FigureRecord(f"{value}{unit}", path, value, unit, None, (), "示例.yaml", row + 5, None, "template"))
        return (Figure(value, len(figures) - 1),)

    columns = (Column("乡镇"), *(Column(f"列{column}", unit, numeric=True) for column in range(series)))
    body = tuple(((Text(f"{row}号乡"),), *(cell(row, column) for column in range(series))) for row in range(rows))
    chart = Chart(kind, Table(columns, body, "各乡镇投资（示例数据）"))
    said = Paragraph((Text("情况如下图。"),))
    return Document(Front("示例县2026年工作总结"), (said, chart, said), figures=tuple(figures))
