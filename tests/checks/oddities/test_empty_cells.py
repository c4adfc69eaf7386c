"""Cells left empty in a column of which a total is made and printed (D340)."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

HEAD = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n报告期: 2026年\n"
ANNEX = "公文: {附件: [表]}\n"


def told(folder: Path, *rows: str, document: str = ANNEX, more: str = "") -> list[tuple[str, str]]:
    file = folder / "数据.yaml"
    listed = "".join(f"      - {{{row}}}\n" for row in rows)
    file.write_text(f"{HEAD}{document}指标: {{}}\n明细表:\n  表:\n    行:\n{listed}{more}", encoding="utf-8")
    library = shipped()
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    drafted = [(each.code, each.message) for each in pipeline.draft(library, dataset, checking="mismatches").diagnostics if each.code == "D340"]
    assert [(each.code, each.message) for each in proofread(library, dataset).diagnostics if each.code == "D340"] == drafted
    return [message for _, message in drafted]


def column(*cells: str) -> list[str]:
    return [f"乡镇: {town}乡, 项目: {cell}, 进度: 100%" for town, cell in zip("甲乙丙丁戊己庚辛", cells, strict=False)]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("10处", "", "5处"), "表·项目：乙乡空着，合计 15处 没有算它"),
        (("10处", "", "5处", "", "3处", "2处", "1处"), "表·项目：乙乡、丁乡空着，合计 21处 没有算它们"),
        (("10处", "0处", "5处"), ""),
        (("10处", "–", "5处"), ""),
        (("10处", "无", "5处"), ""),
        (("10处", "不适用", "5处"), ""),
        (("10处", "待补", "5处"), ""),
        (("10处", "", "", "5处"), ""),
        (("", "", "5处"), ""),
    ],
)
def test_a_few_empty_cells_below_a_total_that_is_made(tmp_path: Path, cells: tuple[str, ...], message: str) -> None:
    assert told(tmp_path, *column(*cells)) == ([message] if message else [])


def test_a_row_without_any_figure_is_told_once(tmp_path: Path) -> None:
    towns = [f"乡镇: {town}乡, 项目: 3处, 投资: 5万元" for town in "甲丙丁"]
    assert told(tmp_path, *towns, "乡镇: 乙乡, 项目: , 投资: ") == ["表：乙乡整行没有数，合计没有算它"]
    assert told(tmp_path, *towns, "乡镇: 乙乡, 项目: , 备注: 没有开展") == []
    assert told(tmp_path, "乡镇: 一、平原", *towns, "乡镇: 二、山区") == []


def test_no_total_is_made(tmp_path: Path) -> None:
    typed = [*column("10处", "", "5处"), "乡镇: 合计, 项目: 15处"]
    assert told(tmp_path, *typed) == []
    assert told(tmp_path, *column("10处", "", "5处"), more="    合计: {项目: 15处}\n") == []
    assert told(tmp_path, *column("10处", "", "5处"), document="") == []  # it is not printed
    assert told(tmp_path, *[row.replace("项目", "户均用水") for row in column("10吨", "", "5吨")]) == []


def test_an_answer_is_taken(tmp_path: Path) -> None:
    first, second, third = column("10处", "", "5处")
    assert told(tmp_path, first, f"{second}}}  # 情况属实 D340：乙乡没有项目\n      - {{{third}") == []
