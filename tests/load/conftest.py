"""A workbook to write, and what all its rows share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from drafting import pipeline
from tests.load.tables.reading import COMMON, Rows


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook (示例数据) from rows; `merges` and `formats` go by cell names."""

    def write(rows: Rows, merges: tuple[str, ...] = (), formats: dict[str, str] | None = None, **more: Rows) -> Path:
        workbook = openpyxl.Workbook()
        for name, content in {"汇总表": rows, **more}.items():
            sheet = workbook.active if name == "汇总表" else workbook.create_sheet(name)
            sheet.title = name
            for number, row in enumerate(content, 1):
                for column, value in enumerate(row, 1):
                    if value is not None:
                        sheet.cell(number, column, value)
        for merge in merges:
            workbook["汇总表"].merge_cells(merge)
        for cell, number_format in (formats or {}).items():
            workbook["汇总表"][cell].number_format = number_format
        file = tmp_path / "表.xlsx"
        workbook.save(file)
        return file

    return write


@pytest.fixture
def common(tmp_path: Path):
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON, encoding="utf-8")
    return pipeline.read_common(file)
