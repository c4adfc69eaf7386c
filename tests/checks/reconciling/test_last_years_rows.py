"""What a table says of last year beside the table of last year's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import read_dataset
from drafting.proofreading.proofing import proofread
from tests.shipped import shipped

HEAD = "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
LAST = "[{企业: 水务公司, 本年: 18.6, 利润本年: 1900, 利润上年: 1800}, {企业: 交投公司, 本年: 20.1, 利润本年: 2100, 利润上年: 2300}]"


def told(rows: str, tmp_path: Path, *, last: str = LAST, period: str = "2026年", name: str = "主要指标表") -> list[str]:
    (tmp_path / "2025.yaml").write_text(f"{HEAD}报告期: 2025年\n指标: {{}}\n明细表:\n  {name}: {last}\n", "utf-8")
    (tmp_path / "2026.yaml").write_text(f"{HEAD}报告期: {period}\n上年: 2025.yaml\n指标: {{}}\n明细表:\n  主要指标表: {rows}\n", "utf-8")
    library = shipped()
    found = proofread(library, read_dataset(tmp_path / "2026.yaml", library).dataset).diagnostics
    return [f"{each.path} {each.message}" for each in found if each.code == "R117"]


def test_what_a_row_was_last_year_is_what_last_years_file_says(tmp_path: Path) -> None:
    wrong = told("[{企业: 水务公司, 本年: 19.6, 上年栏: 18.06, 利润本年: 2100, 利润上年: 1900}]", tmp_path)
    assert wrong == ["明细表.主要指标表.水务公司.上年栏 主要指标表·水务公司·上年栏：填 18.06，按 上年文件 = 18.6 应为 18.60，相差 0.54"]
    assert [each.split()[0] for each in told("[{企业: 水务公司, 利润本年: 2100, 利润上年: 1990}]", tmp_path)] == ["明细表.主要指标表.水务公司.利润上年"]


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ("[{企业: 水务公司, 本年: 19.6, 上年栏: 18.6, 利润本年: 2100, 利润上年: 1900}]", LAST),
        ("[{企业: 城投公司, 本年: 19.6, 上年栏: 17.6}]", LAST),  # was not there
        ("[{企业: 水务公司, 本年: 19.6, 上年栏: 待补}]", LAST),
        ("[{企业: 水务公司, 本年: 19.6, 上年栏: 17}]", "[{企业: 水务公司, 本年: 18.6}, {企业: 水务公司, 本年: 17}]"),  # which of them?
        ("[{企业: 水务公司, 本年: 19.6, 上年: 17, 去年: 16}]", LAST),
    ],
)
def test_what_fits_or_cannot_be_held_against_it_is_not_told(rows: str, last: str, tmp_path: Path) -> None:
    assert told(rows, tmp_path, last=last) == []


def test_tables_of_another_name_or_time_are_not_compared(tmp_path: Path) -> None:
    rows = "[{企业: 水务公司, 本年: 19.6, 上年栏: 18.06}]"
    assert told(rows, tmp_path, name="另一表") == []
    assert told(rows, tmp_path, period="2026年上半年") == []
