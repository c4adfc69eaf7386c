"""An empty table to fill in: a batch finds every column of it, under the name it was made from."""

from __future__ import annotations

import openpyxl
import pytest

from drafting import pipeline
from drafting.guide import blank_table
from tests.shipped import shipped


@pytest.mark.parametrize("template", ["rural/township", "rural/annual"])
def test_every_heading_is_read_as_what_it_was_made_from(tmp_path, template):
    file = tmp_path / "填报汇总.xlsx"
    file.write_bytes(blank_table(shipped(), template))
    book = openpyxl.load_workbook(file)
    sheet = book.active
    for column in range(1, sheet.max_column + 1):
        sheet.cell(5, column, "竹溪乡" if column == 1 else 55)
    book.save(file)
    table = pipeline.read_table(file, shipped(), template)
    assert len(list(table.rows)) == 1
    assert (len(table.columns.columns), table.columns.unused) == (sheet.max_column, ())
    assert [each.meaning.among for each in table.columns.columns if each.meaning.among] == []
    assert [each for each in table.notes if each.code != "S131"] == []
    groups = {}
    for each in table.columns.columns[1:]:
        group, name = each.heading.split("·", 1)
        groups.setdefault(group, set()).add(str(each.meaning.path[1]))
        said = name.partition("（")[0]
        assert str(each.meaning.path[-1 if said.startswith("其中") else 2]) == said.removeprefix("其中：").partition(".")[0]
    assert all(found == {group} for group, found in groups.items())


def test_an_empty_one_holds_no_unit(tmp_path):
    file = tmp_path / "填报汇总.xlsx"
    file.write_bytes(blank_table(shipped(), "rural/township"))
    assert list(pipeline.read_table(file, shipped(), "rural/township").rows) == []
    assert blank_table(shipped(), "rural/township") == file.read_bytes()


def test_nothing_is_asked_twice_or_in_a_unit_that_nobody_uses(tmp_path):
    (tmp_path / "空.xlsx").write_bytes(blank_table(shipped(), "rural/township"))
    names = [cell.value for cell in openpyxl.load_workbook(tmp_path / "空.xlsx").active[4] if cell.value]
    assert {"低保资金（万元）", "低保（户）", "其中：脱贫不稳定户（户）", "供水工程（处）", "农村道路（公里）"} <= {*names}
    assert {"低保（万元）", "特困人员（万元）", "临时救助（万元）"}.isdisjoint(names)
    assert not [name for name in names if "构成" in name]
