"""A column of numbers that count nobody knows what: one message for the column, none for each row."""

from __future__ import annotations

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.shipped import shipped


def rows_of(tmp_path, text: str) -> list[str]:
    """The labels of the rows. Raises Refused."""
    (tmp_path / "表.csv").write_text(text, encoding="utf-8")
    return [row.label for row in pipeline.read_table(tmp_path / "表.csv", shipped(), "rural/township").rows]


def test_is_told_once_where_no_row_can_be_read(tmp_path):
    with pytest.raises(Refused) as refused:
        rows_of(tmp_path, "地区,监测对象,医疗救助资金\n甲乡,86,１２\n乙乡,90,13\n丙乡,70,14\n")
    found = refused.value.diagnostics
    assert [(each.code, str(each.place).rpartition("[")[2]) for each in found] == [("S121", "B2]"), ("S121", "C2]")]
    assert found[0].message == "监测对象：这一列只有数（如 86），没有单位，3 个单位的都读不出来"
    assert found[1].hint.startswith("表头写明单位，如 医疗救助资金（万元）")


@pytest.mark.parametrize("last", ["丙乡,70户", "丙乡,", "丙乡,待补"])
def test_is_left_to_the_rows_where_one_of_them_can_be_read(tmp_path, last):
    assert rows_of(tmp_path, f"地区,监测对象\n甲乡,86\n乙乡,90\n{last}\n") == ["甲乡", "乙乡", "丙乡"]
