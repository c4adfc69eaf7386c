"""A table is found among sheets, or refused with what to do."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.load.tables.reading import LIBRARY, refusal, units


def test_the_head_of_other_data_is_still_read_below_a_line_of_its_own(book, common):
    table = pipeline.read_table(book([["基本信息", None, "就业.务工就业（人）"], ["乡镇", "层级", None], ["竹溪乡", "乡镇", 5]], ("A1:B1",)), LIBRARY, "rural/township", common)
    [row] = table.rows
    assert pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset.unit.level == "乡镇"


@pytest.mark.parametrize("head", [["乡镇", "指标", "数值"], ["乡镇", "指标名称", "数值"]])
def test_a_table_with_an_indicator_a_row_is_refused_in_words(book, common, head):
    assert refusal(book([head, ["竹溪乡", "监测对象", "86户251人"]]), common)[0] == "S117"


def test_other_sheets_with_data_are_told(book, common):
    table = pipeline.read_table(book([["地区", "危房改造"], ["竹溪乡", 1]], 另一表=[["地区", "就业"], ["竹溪乡", 1]], 说明=[["填表说明"]]), LIBRARY, None, common)
    assert len(list(table.rows)) == 1
    assert [(each.code, "另一表" in each.message) for each in table.notes] == [("S118", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_csv_as_people_save_it(tmp_path, common, encoding, delimiter):
    file = tmp_path / "表.csv"
    lines = [["地区", "危房改造", "衔接资金（万元）", "满意度"], ["竹溪乡", "12", "202.00000000000003", "97.1%"], ["茶亭乡", "#N/A", "", ""]]
    file.write_bytes("\r\n".join(delimiter.join(line) for line in lines).encode(encoding))
    (first, none), (_, errors) = units(file, common)
    assert (first["住房"], first["资金项目"], none) == ({"危房改造": "12户"}, {"衔接资金": "202万元"}, [])
    assert errors == ["S112"]
    table = pipeline.read_table(file, LIBRARY, None, common)
    places = [str(cell.fault.place) for row in table.rows for cell in row.cells if cell.fault]
    assert [place.endswith("表.csv[B3]") for place in places] == [True]


def test_a_table_without_a_head_is_refused(book):
    assert refusal(book([["甲", "乙"], [1, 2]]))[0] == "S115"


def test_the_template_must_be_known(book):
    assert refusal(book([["地区", "危房改造"], ["竹溪乡", 1]]), template=None)[0] == "T011"


def test_a_table_of_which_no_column_is_known_says_so_once(book, common):
    with pytest.raises(Refused) as refused:
        pipeline.read_table(book([["农村低保情况统计表（示例数据）"], ["乡镇", "户数（户）", "人数（人）"], ["竹溪乡", 5, 6]]), LIBRARY, None, common)
    assert [(each.code, each.severity, each.excerpt) for each in refused.value.diagnostics] == [("S116", "error", "户数（户）"), ("S116", "error", "人数（人）")]


class TestHiddenColumns:
    def hidden(self, tmp_path, head: list[str]) -> Path:
        workbook = openpyxl.Workbook()
        for row in (head, ["竹溪乡", *[5] * (len(head) - 1)]):
            workbook.active.append(row)
        workbook.active.column_dimensions["C"].hidden = True
        workbook.save(tmp_path / "表.xlsx")
        return tmp_path / "表.xlsx"

    def test_are_read_and_told(self, tmp_path, common):
        table = pipeline.read_table(self.hidden(tmp_path, ["乡镇", "监测对象（户）", "危房改造（户）"]), LIBRARY, None, common)
        assert [each.message for each in table.notes] == ["表里隐藏的 1 列也读了：C列 危房改造（户）"]

    def test_are_named_as_such_where_they_repeat_another(self, tmp_path, common):
        table = pipeline.read_table(self.hidden(tmp_path, ["乡镇", "危房改造（户）", "住房.危房改造"]), LIBRARY, None, common)
        assert [each.message for each in table.notes if each.code == "S142"] == ["住房.危房改造（隐藏的列）：和“危房改造（户）”是同一个指标"]

    def test_without_figures_of_the_report_are_not_told(self, tmp_path, common):
        assert pipeline.read_table(self.hidden(tmp_path, ["乡镇", "监测对象（户）", "所属片区"]), LIBRARY, None, common).notes == []
