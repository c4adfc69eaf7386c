"""Which places lie in which."""

from __future__ import annotations

import pytest

from drafting.model.regions import is_same, parts_of, split_place, strangers_of, whole_region

COUNTY, TOWN, VILLAGE = "县", "乡镇", "村"


@pytest.mark.parametrize(
    ("places", "parts"),
    [
        ([("青禾县", COUNTY), ("青禾县子乡", TOWN), ("青禾县丑乡", TOWN)], {0: [1, 2]}),
        ([("丁市青禾县", COUNTY), ("青禾县子乡", TOWN), ("丁市青禾县丑乡", TOWN)], {0: [1, 2]}),
        ([("青禾县", COUNTY), ("丁市青禾县子乡", TOWN), ("丑乡", TOWN)], {0: [1, 2]}),
        ([("青禾县", COUNTY), ("白石县", COUNTY), ("子乡", TOWN), ("丑乡", TOWN)], {}),  # of which is not said
        ([("青禾县", COUNTY), ("白石县子乡", TOWN), ("白石县丑乡", TOWN)], {}),
        ([("丁市城关区", COUNTY), ("戊市城关区", COUNTY), ("戊市城关区子乡", TOWN), ("戊市城关区丑乡", TOWN)], {1: [2, 3]}),
        ([("青禾县", COUNTY), ("青禾县子乡", TOWN), ("青禾县丑乡", TOWN), ("青禾县甲村", VILLAGE)], {0: [1, 2]}),
        ([("青禾县", COUNTY), ("青禾县子乡", TOWN)], {}),
        ([("青禾县子乡", TOWN), ("青禾县子乡甲村", VILLAGE), ("子乡乙村", VILLAGE), ("青禾县丑镇丙村", VILLAGE)], {0: [1, 2]}),
    ],
)
def test_what_lies_right_below_what(places: list[tuple[str, str]], parts: dict[int, list[int]]) -> None:
    assert parts_of(places) == parts


@pytest.mark.parametrize(
    ("region", "level", "parted"),
    [
        ("青禾县竹溪乡", TOWN, ("青禾县", "竹溪乡")), ("竹溪乡", TOWN, ("", "竹溪乡")), ("丁市青禾县", COUNTY, ("丁市", "青禾县")),
        ("青禾县竹溪乡甲村", VILLAGE, ("青禾县竹溪乡", "甲村")), ("东城街道花园社区", VILLAGE, ("东城街道", "花园社区")), ("古镇村", VILLAGE, ("", "古镇村")),
    ],
)  # fmt: skip
def test_a_place_is_parted_from_what_it_lies_in_by_its_level(region: str, level: str, parted: tuple[str, str]) -> None:
    assert split_place(region, level) == parted


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("青禾县", "丁市青禾县", True), ("内蒙古自治区丁市青禾县", "青禾县", True), ("湖南长沙县", "长沙县", True), ("青岛市市北区", "市北区", True),
        ("沙县", "长沙县", False), ("长沙县", "湖南沙县", False), ("北区", "市北区", False), ("溪乡", "青禾县竹溪乡", False),
    ],
)  # fmt: skip
def test_a_longer_name_is_of_the_same_place_where_what_is_before_it_is_a_place(one: str, other: str, are_one: bool) -> None:
    assert is_same(one, other) == is_same(other, one) == are_one


def test_a_county_is_known_by_its_longer_name_where_there_is_one() -> None:
    assert whole_region("青禾县", {"青禾县", "丁市青禾县", ""}) == "丁市青禾县"
    assert whole_region("城关区", {"丁市城关区", "戊市城关区"}) == "城关区"
    assert whole_region("", {"青禾县", ""}) == ""
    assert whole_region("沙县", {"沙县", "长沙县"}) == "沙县"


@pytest.mark.parametrize(
    ("places", "strangers"),
    [
        ([("青禾县", COUNTY), *((f"青禾县{mark}乡", TOWN) for mark in "子丑寅卯"), ("白石县辰乡", TOWN)], {0: [5]}),
        ([("青禾县", COUNTY), ("青禾县子乡", TOWN), ("青禾县丑乡", TOWN), ("白石县寅乡", TOWN)], {}),  # a third: two counties' files
        ([("青禾县", COUNTY), ("白石县子乡", TOWN), ("白石县丑乡", TOWN)], {0: [1, 2]}),
        ([("青禾县", COUNTY), ("白石县子乡", TOWN), ("红岩县丑乡", TOWN)], {}),
        ([("青禾县", COUNTY), ("白石县", COUNTY), ("白石县子乡", TOWN), ("白石县丑乡", TOWN)], {}),
        ([("青禾县", COUNTY), *((f"丁市青禾县{mark}乡", TOWN) for mark in "子丑寅卯"), ("辰乡", TOWN)], {}),
        ([("青禾县", COUNTY), *((f"青禾县{mark}乡", TOWN) for mark in "子丑寅卯"), ("青禾高新区辰街道", TOWN)], {}),
    ],
)
def test_what_lies_elsewhere_beside_the_one_place_above(places: list[tuple[str, str]], strangers: dict[int, list[int]]) -> None:
    assert strangers_of(places, parts_of(places)) == strangers


def test_a_county_is_known_with_its_city_before_it():
    assert is_same("沙县", "三明沙县")
    assert is_same("青禾县", "丁市青禾县")
    assert not is_same("沙县", "长沙县")
    assert not is_same("湾镇", "月牙湾镇")
    assert parts_of([("沙县", "县"), ("三明沙县东镇", "乡镇"), ("三明沙县西镇", "乡镇")]) == {0: [1, 2]}
