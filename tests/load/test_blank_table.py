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
        assert str(each.meaning.path[2]) == name.partition("（")[0].partition(".")[0]
    assert all(found == {group} for group, found in groups.items())


def test_an_empty_one_holds_no_unit(tmp_path):
    file = tmp_path / "填报汇总.xlsx"
    file.write_bytes(blank_table(shipped(), "rural/township"))
    assert list(pipeline.read_table(file, shipped(), "rural/township").rows) == []
    assert blank_table(shipped(), "rural/township") == file.read_bytes()
