"""Lists of names as people keep them: a text, a sheet."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from drafting.diagnostics import Refused
from drafting.load.tables.roster import read_roster


def names(text: str, suffix: str = ".txt", encoding: str = "utf-8") -> list[list[str]]:
    return [[each.name for each in column.names] for column in read_roster(text.encode(encoding), f"名单{suffix}", suffix)]


@pytest.mark.parametrize(
    "text",
    [
        "东乡\n西乡\n北镇\n", "白水县各乡镇名单\n1. 东乡\n2．西乡\n（3）北镇\n", "乡镇：\n东乡、西乡，北镇\n", "\ufeff东乡 西乡\t北镇\r\n",
        "# 2026年\n- 东乡  # 已交\n- 西乡\n- 北镇\n合计 3\n", "乡镇名称\n东乡\n西乡\n北镇\n注：以上三个。\n",
        "白水县：\n东乡（张三）\n西乡：\n北镇（包联：李四）：\n", "白水县乡镇：\n应报送的乡：\n各镇：\n东乡 西乡 北镇\n", "乡镇（街道）\n东乡\n西乡\n北镇\n",
    ],
)  # fmt: skip
def test_a_text_is_a_name_a_line_or_several(text: str):
    assert names(text) == [["东乡", "西乡", "北镇"]]


@pytest.mark.parametrize("name", ["注溪乡", "联系村", "说明镇", "填料乡", "合计镇", "东"])
def test_a_place_may_begin_like_a_note(name: str):
    assert names(f"东乡\n{name}\n注：以上两个\n备注\n填表人：张三\n联系电话:5501\n合计2个\n") == [["东乡", name]]


def test_a_text_as_notepad_saves_it():
    assert names("东乡\n西乡\n", encoding="gbk") == names("东乡\n西乡\n", encoding="utf-16") == [["东乡", "西乡"]]


def test_a_table_gives_its_columns_below_their_heads():
    """Titles, numbers and totals are no names."""
    assert names("白水县乡镇,,\n序号,乡镇,\n1,东乡（张三）,5501\n2,北 镇：,5502\n合计,2,\n", ".csv") == [["东乡", "北镇"]]


def test_a_workbook_gives_the_columns_of_all_sheets():
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["序号", "单位名称"], [1, "东乡人民政府"], [2, "西乡人民政府"]):
        sheet.append(row)
    book.create_sheet("街道").append(["南街道"])
    kept = io.BytesIO()
    book.save(kept)
    columns = read_roster(kept.getvalue(), "名单.xlsx", ".xlsx")
    assert [[each.name for each in column.names] for column in columns] == [["东乡人民政府", "西乡人民政府"], ["南街道"]]
    assert [column.head for column in columns] == ["单位名称", ""]
    assert str(columns[0].names[1].place) == "名单.xlsx[Sheet!B3]"


@pytest.mark.parametrize(
    ("data", "suffix", "code"),
    [(b"", ".txt", "S156"), (b"\x00\x01\xff\xfe\x9c" * 40, ".txt", "S156"), (b"PK", ".docx", "S156"), (b"PK", ".xls", "S156"), (b"PK", ".xlsx", "S110"), (b"1,2\n3,4\n", ".csv", "S156")],
)
def test_what_is_no_list_is_told(data: bytes, suffix: str, code: str):
    with pytest.raises(Refused) as refused:
        read_roster(data, f"名单{suffix}", suffix)
    assert [each.code for each in refused.value.diagnostics] == [code]


@pytest.mark.parametrize(
    "text",
    ["青禾县\n城关镇\n东山镇\n白水县\n城关镇\n", "青禾县：\n城关镇、东山镇\n白水县：\n城关镇\n", "青禾县：城关镇、东山镇\n白水县（1个）：城关镇\n", "县区：青禾县\n1. 城关镇\n2. 东山镇\n县区：白水县\n1. 城关镇\n"],
)
def test_a_county_above_or_before_its_townships_is_what_they_lie_in(text: str):
    (column,) = read_roster(text.encode(), "名单.txt", ".txt")
    assert [f"{each.above}{each.name}" for each in column.names] == ["青禾县城关镇", "青禾县东山镇", "白水县城关镇"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("高新区\n城关镇\n东山镇\n西河乡\n", ["高新区", "城关镇", "东山镇", "西河乡"]),
        ("浦东新区\n花木街道\n川沙镇\n", ["浦东新区花木街道", "浦东新区川沙镇"]),
        ("城关镇\n城南新区\n川沙镇\n", ["城关镇", "城南新区", "川沙镇"]),
        ("高新区：\n城关镇\n东山镇\n", ["高新区城关镇", "高新区东山镇"]),
        ("青禾县\n城关镇\n高新区\n东山镇\n", ["青禾县城关镇", "高新区东山镇"]),
    ],
)
def test_a_zone_before_townships_is_one_of_the_list_but_among_counties(text: str, names: list[str]):
    (column,) = read_roster(text.encode(), "名单.txt", ".txt")
    assert [f"{each.above}{each.name}" for each in column.names] == names


def test_a_list_of_counties_is_one():
    (column,) = read_roster("青禾县\n白水县\n".encode(), "名单.txt", ".txt")
    assert [f"{each.above}{each.name}" for each in column.names] == ["青禾县", "白水县"]


@pytest.mark.parametrize("table", ["乡镇,县区\n城关镇,青禾县\n东山镇,\n城关镇,白水县\n", "县,乡镇\n青禾县,城关镇\n,东山镇\n白水县,城关镇\n"])
def test_the_column_of_counties_may_stand_on_either_side(table: str):
    columns = {each.head: each for each in read_roster(table.encode(), "名单.csv", ".csv")}
    assert [f"{each.above}{each.name}" for each in columns["乡镇"].names] == ["青禾县城关镇", "青禾县东山镇", "白水县城关镇"]


def test_a_column_that_says_it_is_of_counties_may_leave_out_their_ends():
    columns = {each.head: each for each in read_roster("县,乡镇\n青禾,城关镇\n白水,城关镇\n".encode(), "名单.csv", ".csv")}
    assert [each.above for each in columns["乡镇"].names] == ["青禾", "白水"]


def test_of_two_columns_that_say_what_places_lie_in_the_right_one_lies_in_the_left():
    columns = {each.head: each for each in read_roster("所属市,县区,乡镇\n临江市,鼓楼区,东街街道\n临江市,甘棠县,城关镇\n".encode(), "名单.csv", ".csv")}
    assert [[each.above for each in columns[head].names] for head in ("所属市", "县区", "乡镇")] == [["", ""], ["临江市", "临江市"], ["临江市鼓楼区", "临江市甘棠县"]]
