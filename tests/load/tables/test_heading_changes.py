"""绝对数 and % below 增减 say of the figure to the left by how much it changed."""

from __future__ import annotations

import pytest

from tests.load.tables.reading import read

MERGED = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]


@pytest.mark.parametrize(
    ("above", "below", "keys"),
    [
        ("增减", ("绝对数", "%"), ("同比增减", "同比")),
        ("比上年增减", ("数量", "增幅（%）"), ("同比增减", "同比")),
        ("增减变化", ("绝对值", "幅度"), ("同比增减", "同比")),
        ("较上年末增减", ("绝对数", "%"), ("较上年末增减", "较上年末")),
        ("比年初增减", ("增减额", "百分比"), ("较上年末增减", "较上年末")),
    ],
)
def test_below_a_heading_of_change(book, common, above, below, keys):
    found, _, errors = read(book, common, ["地区", "粮食产量（吨）", "监测对象（户）", above, ""], ["", "", "", *below], ["竹溪乡", 8600, 86, 4, 4.88], merges=MERGED)
    assert (found["监测帮扶"], errors) == ({"监测对象": {"数值": "86户", keys[0]: "4户", keys[1]: "4.88%"}}, [])


def test_of_an_indicator_of_the_place_s_own_in_its_unit(book, common):
    found, _, errors = read(book, common, ["地区", "监测对象（户）", "刺梨.产量（吨）", "增减", ""], ["", "", "", "绝对数", "%"], ["竹溪乡", 86, 1260, -30, -2.33], merges=MERGED)
    assert (found["刺梨"], errors) == ({"产量": {"数值": "1260吨", "同比增减": "-30吨", "同比": "-2.33%"}}, [])


def test_a_rate_right_of_a_difference_is_not_the_difference_s(book, common):
    found, _, errors = read(book, common, ["地区", "监测对象（户）", "同比增减", "同比（%）"], ["竹溪乡", 86, 4, 4.88])
    assert (found["监测帮扶"], errors) == ({"监测对象": {"数值": "86户", "同比增减": "4户", "同比": "4.88%"}}, [])


def test_a_number_below_anything_else_stays(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "刺梨（吨）", "", ""], ["", "", "产量", "数量", "%"], ["竹溪乡", 86, 1260, -30, -2.33], merges=["A1:A2", "B1:B2", "C1:E1"])
    assert "同比" not in str(found)


def test_a_difference_may_be_counted_in_a_unit_of_its_own(book, common):
    found, _, _ = read(book, common, ["地区", "监测对象（户）", "刺梨.产量（吨）", "增减", ""], ["", "", "", "绝对数（公斤）", "%"], ["竹溪乡", 86, 1260, -30, -2.33], merges=MERGED)
    assert found["刺梨"] == {"产量": {"数值": "1260吨", "同比增减": "-30公斤", "同比": "-2.33%"}}


def test_what_stands_between_the_change_and_its_amounts_says_of_what_they_are(book, common):
    rows = [["地区", "监测对象（户）", "增减", "", ""], ["", "", "林业", "", ""], ["", "", "绝对数", "%", "其他"], ["竹溪乡", 86, 4, 4.88, 3]]
    found, _, _ = read(book, common, *rows, merges=["A1:A3", "B1:B3", "C1:E1", "C2:E2"])
    assert found["监测帮扶"] == {"监测对象": "86户"}, "it is not their change"
