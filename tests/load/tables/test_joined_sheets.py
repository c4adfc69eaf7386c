"""Several sheets of a workbook, one a topic: joined by the names of the units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from drafting import pipeline
from tests.shipped import shipped

COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'
FIRST = [["乡镇", "监测对象（户）"], ["竹溪乡", 86], ["茶亭乡", 90]]


@pytest.fixture
def read(tmp_path: Path):
    """(指标 of each unit, codes of its errors; codes, cells and messages of the table) of a workbook (示例数据)."""

    def read(**sheets: list[list[Any]]):
        book = openpyxl.Workbook()
        for name, rows in sheets.items():
            sheet = book.active if name == next(iter(sheets)) else book.create_sheet()
            sheet.title = name
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / "表.xlsx")
        (tmp_path / "共用.yaml").write_text(COMMON, encoding="utf-8")
        common = pipeline.read_common(tmp_path / "共用.yaml")
        table = pipeline.read_table(tmp_path / "表.xlsx", shipped(), None, common)
        from drafting.load.tables.row_tree import row_tree

        units = {}
        for row in table.rows:
            tree, _ = row_tree(row, table.columns, common)
            loaded = pipeline.read_row(row, table.columns, shipped(), None, common=common)
            errors = [(each.code, str(each.place).rpartition("[")[2]) for each in loaded.diagnostics if each.severity == "error"]
            units[row.label] = (tree.value["指标"], errors, {".".join(map(str, path)): str(place) for path, place in tree.elsewhere.items()})
        return units, [(each.code, each.message) for each in table.notes if each.code not in ("S131", "S137")]

    return read


def test_a_unit_has_its_figures_of_all_sheets_with_their_cells(read):
    units, told = read(监测=FIRST, 住房=[["序号", "乡镇", "危房改造（户）"], [1, "茶 亭乡", 12], [2, "竹溪乡人民政府", 10]], 填表说明=[["各乡", "月底报"]])
    figures, errors, places = units["竹溪乡"]
    assert (figures, errors, told) == ({"监测帮扶": {"监测对象": "86户"}, "住房": {"危房改造": "10户"}}, [], [])
    assert places["指标.住房.危房改造"].endswith("表.xlsx[住房!C3]")
    assert units["茶亭乡"][0]["住房"] == {"危房改造": "12户"}


def test_a_unit_that_stands_in_one_sheet_alone_is_told(read):
    units, told = read(监测=FIRST, 住房=[["乡镇", "危房改造（户）"], ["竹溪乡", 10], ["白沙乡", 5]])
    assert units["茶亭乡"][0] == {"监测帮扶": {"监测对象": "90户"}}
    assert told == [
        ("S138", "工作表“住房”里的 白沙乡 在前面的表里没有，没有用上"),
        ("S138", "工作表“住房”里没有 茶亭乡，这几个单位缺这张表里的数"),
    ]


def test_a_unit_that_stands_twice_in_another_sheet_is_not_made(read):
    units, _ = read(监测=FIRST, 住房=[["乡镇", "危房改造（户）"], ["竹溪乡", 10], ["竹溪乡", 12], ["茶亭乡", 1]])
    assert (units["竹溪乡"][1], units["茶亭乡"][1]) == ([("S139", "住房!第2行]")], [])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ([["乡镇", "监测对象（户）"], ["竹溪乡", 84]], "S118"),  # the same of another month
        ([["乡镇", "监测对象（户）", "危房改造（户）"], ["竹溪乡", 86, 10], ["茶亭乡", 90, 1]], "S138"),
        ([["指标", "单位", "数量"], ["监测对象", "户", 86]], "S118"),
        ([["户数", "人数"], [86, 251]], "S118"),
    ],
)
def test_what_is_not_joined_is_told(read, other, code):
    units, told = read(监测=FIRST, 另一表=other)
    assert units["竹溪乡"][0]["监测帮扶"] == {"监测对象": "86户"}
    assert [(each, "另一表" in message) for each, message in told] == [(code, True)]


def test_totals_and_unread_columns_of_another_sheet_are_told_as_those_of_the_first(read):
    units, told = read(监测=FIRST, 住房=[["乡镇", "危房改造（户）", "喜欢的颜色数"], ["竹溪乡", 10, 1], ["茶亭乡", 1, 2], ["合计", 12, 3]])
    assert [code for code, _ in told] == ["S116", "S120", "R119"]
    assert told[0][1].endswith("这一列没有用上；竹溪乡（住房!C2）、茶亭乡（住房!C3）填了数")
    assert "住房!B4" in told[2][1]
    assert units["竹溪乡"][1] == []


def test_a_column_that_another_sheet_gives_again_is_held_against_it(read):
    units, told = read(监测=FIRST, 住房=[["乡镇", "监测对象（户）", "危房改造（户）"], ["竹溪乡", 86, 10], ["茶亭乡", 91, 5]])
    assert (units["竹溪乡"][0], units["竹溪乡"][1]) == ({"监测帮扶": {"监测对象": "86户"}, "住房": {"危房改造": "10户"}}, [])
    assert units["茶亭乡"][1] == [("S141", "住房!B3]")]
    assert ("S138", "工作表“住房”的 监测对象（户） 前面已经有了") in told


def test_a_unit_named_with_its_county_is_the_same_unit_once_more(read, tmp_path):
    read(监测=[*FIRST, ["青禾县竹溪乡", 87]])
    table = pipeline.read_table(tmp_path / "表.xlsx", shipped(), None, pipeline.read_common(tmp_path / "共用.yaml"))
    assert [(row.label, row.names) for row in table.rows] == [("竹溪乡", ("竹溪乡",)), ("茶亭乡", ("茶亭乡",)), ("竹溪乡", ("竹溪乡",))]
