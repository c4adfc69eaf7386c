"""A table whose townships have their county, and its city, beside them."""

from __future__ import annotations

import pytest

from drafting import pipeline
from tests.load.tables.reading import LIBRARY

ROWS = [["甘棠县", "城关镇", 3], [None, "东乡", 4], [None, "小计", 7], ["沙河区", "城关镇", 5], [None, "河口街道办事处", 6], ["全市合计", None, 18]]


COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "%s{地区}", 层级: 乡镇}\n报告期: 2026年\n'


@pytest.fixture
def common(tmp_path):
    file = tmp_path / "共用.yaml"
    file.write_text(COMMON % "", encoding="utf-8")
    return pipeline.read_common(file)


def test_where_all_lie_in_one_county_it_is_said_once(book, tmp_path):
    (tmp_path / "本县.yaml").write_text(COMMON % "青禾县", encoding="utf-8")
    rows = [["所属县", "乡镇", "危房改造（户）"], ["青禾县", "东乡", 3], [None, "西乡", 4]]
    assert regions(book(rows), pipeline.read_common(tmp_path / "本县.yaml")) == ["青禾县东乡", "青禾县西乡"]


def regions(file, common) -> list[str]:
    table = pipeline.read_table(file, LIBRARY, "rural/township", common)
    read = [pipeline.read_row(row, table.columns, LIBRARY, common=common).dataset for row in table.rows]
    return [each.unit.region for each in read if each]


@pytest.mark.parametrize("head", ["县（区）", "县（市、区）", "县区", "所属县", "所属县（市、区）", "所在县区", "县", "县市", "区（县）", "旗县"])
@pytest.mark.parametrize("merges", [(), ("A2:A4", "A5:A6")])
def test_a_township_is_called_with_its_county(book, common, head, merges):
    assert regions(book([[head, "乡镇", "危房改造（户）"], *ROWS], merges), common) == ["甘棠县城关镇", "甘棠县东乡", "沙河区城关镇", "沙河区河口街道"]


def test_below_a_head_of_two_lines(book, common):
    lines = [["县区", "乡镇", "危房改造（户）", None], [None, None, "任务", "完成"], ["甘棠县", "东乡", 3, 2], [None, "西乡", 3, 2]]
    assert regions(book(lines), common) == ["甘棠县东乡", "甘棠县西乡"]


def test_a_count_of_counties_is_none(book, common):
    """帮扶干部 over 县, 乡 and 村 says how many of each."""
    lines = [["地区", "帮扶干部", None, None, "危房改造（户）"], [None, "县", "乡", "村", None], ["甲乡", "12人", "3人", "5人", 10]]
    table = pipeline.read_table(book(lines, ("B1:D1",)), LIBRARY, "rural/township", common)
    assert table.columns.above == (None, None)


def test_what_is_in_full_already_stays(book, common):
    lines = [["县区", "乡镇", "危房改造（户）"], ["甘棠县", "甘棠县东乡", 3], ["甘棠县", "西乡人民政府", 4], ["—", "南乡", 4]]
    assert regions(book(lines), common) == ["甘棠县东乡", "甘棠县西乡", "南乡"]


@pytest.mark.parametrize("head", ["县（市、区）", "县（区）", "区（县）", "县（市）", "区县名称"])
def test_a_column_of_counties_alone_is_that_of_the_places(book, common, head):
    table = pipeline.read_table(book([[head, "危房改造（户）"], ["甘棠县", 3]]), LIBRARY, "rural/township", common)
    assert [each.label for each in table.rows] == ["甘棠县"]


TWO_CITIES = [["临江市", "鼓楼区", "东街街道", 3], [None, None, "西乡", 4], [None, "鼓楼区小计", None, 7], ["云泽市", "鼓楼区", "东街街道", 5], [None, "石门市", "城关镇", 6], ["仙湖市", "仙湖市", "城关镇", 2]]


@pytest.mark.parametrize("head", ["市（州）", "市", "市州", "地市", "所属市", "设区市"])
def test_counties_of_two_cities_may_have_one_name(book, common, head):
    lines = [[head, "县（市、区）", "乡镇（街道）", "危房改造（户）"], *TWO_CITIES]
    assert regions(book(lines), common) == ["临江市鼓楼区东街街道", "临江市鼓楼区西乡", "云泽市鼓楼区东街街道", "云泽市石门市城关镇", "仙湖市城关镇"]


def test_the_city_in_which_all_lie_is_said_once(book, tmp_path):
    (tmp_path / "本市.yaml").write_text(COMMON % "临江市", encoding="utf-8")
    rows = [["市", "县", "乡镇", "危房改造（户）"], ["临江市", "甘棠县", "东乡", 3], [None, None, "西乡", 4]]
    assert regions(book(rows), pipeline.read_common(tmp_path / "本市.yaml")) == ["临江市甘棠县东乡", "临江市甘棠县西乡"]


def test_a_city_without_a_county_column_is_none(book, common):
    table = pipeline.read_table(book([["市", "乡镇", "危房改造（户）"], ["临江市", "东乡", 3]]), LIBRARY, "rural/township", common)
    assert table.columns.above == (None, None)


@pytest.mark.parametrize("head", ["地区", "县（区）", "县（市、区）", "县区"])
def test_districts_of_one_name_are_told_apart_by_their_cities(book, common, head):
    lines = [["市（州）", head, "危房改造（户）"], ["甘州市", "东县", 3], [None, "鼓楼区", 4], ["乙市", "鼓楼区", 5], [None, "南县", 6], ["合计", None, 18]]
    assert labels(book(lines, ("A2:A3", "A4:A5")), common) == ["东县", "甘州市鼓楼区", "乙市鼓楼区", "南县"]


@pytest.mark.parametrize("head", ["乡镇名", "乡镇街道", "苏木乡镇", "乡（镇、街道）", "地区"])
def test_the_townships_may_be_called_otherwise(book, common, head):
    assert regions(book([["县区", head, "危房改造（户）"], *ROWS]), common) == ["甘棠县城关镇", "甘棠县东乡", "沙河区城关镇", "沙河区河口街道"]


def test_units_alone_are_of_the_county_that_they_are_said_to_lie_in(book, common):
    """区县 beside units is where each works, and 所属区县 what it lies in."""
    rows = [["甘棠县", "城关镇人民政府", 3], ["沙河区", "城关镇人民政府", 5]]
    assert regions(book([["所属区县", "填报单位", "危房改造（户）"], *rows]), common) == ["甘棠县城关镇", "沙河区城关镇"]
    table = pipeline.read_table(book([["区县", "填报单位", "危房改造（户）"], ["甘棠县", "甘棠县农业农村局", 3]]), LIBRARY, "rural/township", common)
    assert table.columns.above == (None, None)


def test_a_city_on_every_line_leaves_the_county_that_is_merged(book, common):
    lines = [["市", "县", "乡镇", "危房改造（户）"], ["临江市", "甘棠县", "东乡", 3], ["临江市", None, "西乡", 4], ["临江市", "沙河县", "南乡", 5], ["云泽市", None, "北乡", 6]]
    assert regions(book(lines), common) == ["临江市甘棠县东乡", "临江市甘棠县西乡", "临江市沙河县南乡", "云泽市北乡"]


def test_columns_of_figures_are_no_places_whatever_their_heads(book, common):
    table = pipeline.read_table(book([["乡镇", "监测对象（户）", "市", "县"], ["甲乡", 5, 20, 30], ["乙乡", 6, 21, 31]]), LIBRARY, "rural/township", common)
    assert [each.code for each in table.notes] == ["S116", "S116"]


def labels(file, common) -> list[str]:
    return [row.label for row in pipeline.read_table(file, LIBRARY, "rural/township", common).rows]


def test_a_total_among_the_counties_leaves_the_county_that_is_merged(book, common):
    lines = [["县区", "乡镇", "危房改造（户）"], ["甘棠县", "东乡", 3], ["小计", None, 3], [None, "西乡", 4]]
    assert labels(book(lines), common) == ["甘棠县东乡", "甘棠县西乡"]


def test_what_all_lie_in_is_no_part_of_their_names(book, tmp_path):
    (tmp_path / "本县.yaml").write_text(COMMON % "青禾县", encoding="utf-8")
    lines = [["所属县", "乡镇", "危房改造（户）"], ["青禾县", "东乡", 3], [None, "西乡", 4]]
    assert labels(book(lines), pipeline.read_common(tmp_path / "本县.yaml")) == ["东乡", "西乡"]


def test_a_districts_own_row_is_not_within_itself(book, common):
    lines = [["县区", "乡镇", "危房改造（户）"], ["鼓楼区", "鼓楼区", 9], ["鼓楼区", "东街街道", 3]]
    assert labels(book(lines), common) == ["鼓楼区", "鼓楼区东街街道"]
