"""Tables of one row a unit, as the tests read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from drafting.load.tables.row_tree import row_tree
from tests.shipped import shipped

Rows = list[list[Any]]
LIBRARY = shipped()
COMMON = """\
模板: rural/township
单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}
报告期: 2026年
公文: {署名: "{单位}"}
指标: {概况: {行政村: 6个}}
"""


def units(file: Path, common) -> list[tuple[dict[str, Any], list[str]]]:
    """(指标 as a data file would say them, codes of the errors) of each row."""
    table = pipeline.read_table(file, LIBRARY, None, common)
    found = []
    for row in table.rows:
        tree, _ = row_tree(row, table.columns, common)
        loaded = pipeline.read_row(row, table.columns, LIBRARY, None, common=common)
        found.append((tree.value.get("指标", {}), [each.code for each in loaded.diagnostics if each.severity == "error"]))
    return found


def only(file: Path, common) -> dict[str, Any]:
    [(indicators, errors)] = units(file, common)
    assert errors == []
    indicators.pop("概况", None)
    return indicators


def refusal(file: Path, common=None, template: str | None = "rural/township") -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        list(pipeline.read_table(file, LIBRARY, template, common).rows)
    first = caught.value.diagnostics[0]
    return first.code, str(first.place)


def read(book, common, *rows, merges=()):
    """(指标 of the last row, codes and cells of what is said of the table, codes of what is wrong with its rows)."""
    from drafting.load.tables.row_tree import row_tree

    table = pipeline.read_table(book(list(rows), merges), LIBRARY, "rural/township", common)
    trees = [row_tree(row, table.columns, common) for row in table.rows]
    said = {group: nodes for group, nodes in trees[-1][0].value["指标"].items() if group != "概况"} if trees else {}
    notes = [(each.code, str(each.place).rpartition("!")[2].rstrip("]")) for each in table.notes if each.code not in ("S131", "S132")]
    return said, notes, [each.code for _, problems in trees for each in problems]
