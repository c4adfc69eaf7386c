"""县, 乡 and 村 side by side: by level, neither places nor so many villages; their sum is the whole only where nothing is left out."""

from __future__ import annotations

import pytest

from tests.load.tables.reading import read

LEVELS = {"县级": "3名", "乡级": "8名", "村级": "25名"}
TWO_LINES = ["A1:A2", "B1:B2", "C1:E1"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("帮扶干部", ("县", "乡", "村")),
        ("帮扶责任人（名）", ("县", "乡", "村")),
        ("帮扶责任人", ("县（名）", "乡（名）", "村（名）")),
        ("帮扶责任人", ("县级", "乡级", "村级")),
    ],
)
def test_levels_below_people(book, common, above, below):
    found, notes, errors = read(book, common, ["地区", "监测对象（户）", above, "", ""], ["", "", *below], ["竹溪乡", 86, 3, 8, 25], merges=TWO_LINES)
    assert found["帮扶力量"] == {"帮扶责任人": {"构成": LEVELS}}
    assert (notes, errors) == ([("S165", "C2")], [])


@pytest.mark.parametrize("said", ["帮扶责任人（{}）", "帮扶责任人·{}", "{}级帮扶责任人（名）"])
def test_levels_said_with_their_indicator(book, common, said):
    found, notes, errors = read(book, common, ["地区", "监测对象（户）", *map(said.format, "县乡村")], ["竹溪乡", 86, 3, 8, 25])
    assert found["帮扶力量"] == {"帮扶责任人": {"构成": LEVELS}}
    assert (notes, errors) == ([("S165", "C1")], [])


def test_levels_of_what_the_catalogue_does_not_have(book, common):
    found, notes, errors = read(book, common, ["地区", "监测对象（户）", "责任人（人）", "", ""], ["", "", "县", "乡", "村"], ["竹溪乡", 86, 3, 8, 25], merges=TWO_LINES)
    assert found["责任人"] == {"县级": "3人", "乡级": "8人", "村级": "25人"}
    assert (notes, errors) == ([], [])


def test_money_by_level(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "衔接资金（万元）", "", ""], ["", "", "中央", "省", "县"], ["竹溪乡", 86, 300, 80, 25], merges=TWO_LINES)
    assert found["资金项目"] == {"衔接资金": {"构成": {"中央": "300万元", "省级": "80万元", "县级": "25万元"}}}


def test_roads_by_level(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "农村公路（公里）", "", ""], ["", "", "县", "乡", "村"], ["竹溪乡", 86, 3, 8, 25], merges=TWO_LINES)
    assert found["乡村建设"] == {"农村公路": {"县道": "3公里", "乡道": "8公里", "村道": "25公里"}}


def test_one_level_is_counted_in_people_too(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "帮扶责任人.县级（名）"], ["竹溪乡", 86, 3])
    assert found["帮扶力量"] == {"帮扶责任人": {"县级": "3名"}}, "one level's number is not the whole"


def test_a_part_that_nobody_knows_is_left_out_of_no_sum(book, common):
    """县级 and 乡级 beside 组级: 11 would be said of all 36."""
    head = ["地区", "监测对象（户）", "帮扶责任人", "", ""]
    found, _, _ = read(book, common, head, ["", "", "县级", "乡级", "组级"], ["竹溪乡", 86, 3, 8, 25], merges=TWO_LINES)
    assert found["帮扶力量"] == {"帮扶责任人": {"县级": "3名", "乡级": "8名", "组级": "25名"}}
    found, _, _ = read(book, common, head, ["", "", "县级", "乡级", "结对户（户）"], ["竹溪乡", 86, 3, 8, 25], merges=TWO_LINES)
    assert found["帮扶力量"] == {"帮扶责任人": {"构成": {"县级": "3名", "乡级": "8名"}, "结对户": "25户"}}, "households are none of the people"


def test_with_the_whole_beside_them_they_are_among_it(book, common):
    head = ["地区", "监测对象（户）", "帮扶责任人", "", ""]
    found, _, _ = read(book, common, head, ["", "", "合计", "县级", "组级"], ["竹溪乡", 86, 36, 3, 33], merges=TWO_LINES)
    assert found["帮扶力量"] == {"帮扶责任人": {"数值": "36名", "其中": {"县级": "3名"}, "组级": "33名"}}


def test_a_sum_that_is_said_to_be_one_is(book, common):
    found, notes, _ = read(book, common, ["地区", "监测对象（户）", "衔接资金.构成.中央（万元）"], ["竹溪乡", 86, 3])
    assert found["资金项目"] == {"衔接资金": {"构成": {"中央": "3万元"}}}
    assert notes == []


def test_places_that_are_counted_are_no_levels(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "示范创建（个）", "", ""], ["", "", "示范村", "示范户", "村"], ["竹溪乡", 86, 1, 2, 3], merges=TWO_LINES)
    assert "级" not in str(found)


def test_places_of_which_some_are_counted_are_not_all_that_there_are(book, common):
    """乡 below 文明创建 is no 概况.乡镇, and 县 no place."""
    head = ["地区", "监测对象（户）", "文明创建（个）", "", ""]
    found, notes, _ = read(book, common, head, ["", "", "县", "乡", "村"], ["竹溪乡", 86, 1, 2, 12], merges=TWO_LINES)
    assert (found["文明创建"], "概况" in found, notes) == ({"县": "1个", "乡": "2个", "村": "12个"}, False, [])
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "文明创建", "", ""], ["", "", "县（个）", "乡（个）", "村（个）"], ["竹溪乡", 86, 1, 2, 12], merges=TWO_LINES)
    assert found["文明创建"] == {"县": "1个", "乡": "2个", "村": "12个"}
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "行政区划（个）", ""], ["", "", "乡", "村"], ["竹溪乡", 86, 2, 12], merges=TWO_LINES)
    assert "行政区划" not in found, "all there are"


def test_places_below_a_line_of_their_own_in_a_table_turned(book, common):
    rows = [["类别", "指标", "数量"], ["文明创建（个）", "县", 1], ["文明创建（个）", "乡", 2], ["文明创建（个）", "村", 12], ["监测帮扶", "监测对象（户）", 30]]
    found, _, _ = read(book, common, *rows)
    assert found["文明创建"] == {"县": "1个", "乡": "2个", "村": "12个"}


def test_lines_of_a_table_turned(book, common):
    rows = [["指标", "单位", "竹溪乡", "柏树镇"], ["监测对象", "户", 86, 90], ["帮扶责任人", "", None, None], ["县", "名", 3, 2], ["乡", "名", 8, 6], ["村", "名", 25, 18]]
    found, _, _ = read(book, common, *rows)
    assert found["帮扶力量"] == {"帮扶责任人": {"构成": {"县级": "2名", "乡级": "6名", "村级": "18名"}}}


def test_one_level_beside_what_is_none_stays_as_it_is_called(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "帮扶责任人", ""], ["", "", "县（名）", "结对户（户）"], ["竹溪乡", 86, 3, 25], merges=["A1:A2", "B1:B2", "C1:D1"])
    assert found["帮扶力量"] == {"帮扶责任人": {"县": "3名", "结对户": "25户"}}


def test_what_the_catalogue_knows_by_its_level_is_no_part(book, common):
    found, notes, _ = read(book, common, ["地区", "监测对象（户）", "省级龙头企业（家）", "市级龙头企业（家）"], ["竹溪乡", 86, 2, 12])
    assert (found["产业"], notes) == ({"省级龙头企业": "2家", "市级龙头企业": "12家"}, [])


def test_a_heading_typed_in_both_lines_is_one(book, common):
    names = ["帮扶责任人（县）", "帮扶责任人（乡）"]
    found, _, _ = read(book, common, ["地区", "监测对象（户）", *names], ["", "", *names], ["竹溪乡", 86, 3, 8], merges=["A1:A2", "B1:B2"])
    assert found["帮扶力量"] == {"帮扶责任人": {"构成": {"县级": "3名", "乡级": "8名"}}}
