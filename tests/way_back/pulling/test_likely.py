"""Whether a new figure can stand for the old one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import facts_at_least, read_dataset
from drafting.way_back.pulling.change import Change
from drafting.way_back.pulling.likely import with_fitting_unit
from tests.shipped import shipped

DATA = """\
模板: general/annual
单位: {名称: 示例县示例局, 地区: 示例县, 层级: 县}
报告期: 2026年
指标: {执法: {拘留: 2人, 罚款: 86万元, 户均人口: 3人, 检查: 36家}}
"""


@pytest.mark.parametrize(
    ("name", "old", "new", "stands"),
    [
        ("拘留", "2人", "86.5", None), ("检查", "36家", "86.5", None), ("拘留", "2人", "2.5人", None),  # what was typed a row too low
        ("拘留", "2人", "3", "3人"), ("罚款", "86万元", "86.5", "86.5万元"), ("户均人口", "3人", "3.2", "3.2人"),
    ],
)  # fmt: skip
def test_what_is_counted_takes_no_part_of_one(tmp_path: Path, name: str, old: str, new: str, stands: str | None):
    file = tmp_path / "局.yaml"
    file.write_text(DATA, encoding="utf-8")
    library = shipped()
    book = facts_at_least(library, read_dataset(file, library).dataset)[0]
    found = with_fitting_unit(Change(f"执法.{name}", old, new, ""), book)
    assert (found.new if isinstance(found, Change) else None) == stands
