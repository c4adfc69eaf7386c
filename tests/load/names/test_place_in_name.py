"""The place that a unit's name holds."""

from __future__ import annotations

import pytest

from drafting.load.names.place_in_name import place_before_office, place_in_name, whole_place


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("柏树镇人民政府", "柏树镇"),
        ("青禾县竹溪乡人民政府", "青禾县竹溪乡"),
        ("城关街道办事处", "城关街道"),
        ("柏树镇", "柏树镇"),
        ("青禾县农业农村局", "青禾县"),
        ("大坪村村民委员会", "大坪村"),
        ("东门社区居委会", "东门社区"),
        ("柏树镇党政综合办公室", "柏树镇"),
        ("某帮扶工作队", ""),
        ("柏树镇中心小学", ""),
        ("乡村振兴局", ""),
        ("镇人民政府", ""),
        ("", ""),
    ],
)
def test_the_place_of_a_government_or_its_office(name: str, place: str) -> None:
    assert place_in_name(name) == place


def test_a_place_below_a_region() -> None:
    assert whole_place("青禾县", "柏树镇人民政府") == "青禾县柏树镇"
    assert whole_place("青禾县", "青禾县柏树镇人民政府") == "青禾县柏树镇"
    assert whole_place("青禾县", "青禾县人民政府") == ""
    assert whole_place("青禾县", "某中心") == ""


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("青禾县民政局", "青禾县"),
        ("青禾县市场监督管理局", "青禾县"),
        ("柏树镇人民政府", "柏树镇"),
        ("县城市管理局", ""),
        ("市场监督管理局", ""),
        ("城市管理局", ""),
        ("红旗灌区管理站", ""),
        ("红旗镇财政所", "红旗镇"),
        ("景区管理办公室", ""),
        ("美丽乡村建设办公室", ""),
        ("幸福社区服务中心", "幸福社区"),
        ("某帮扶工作队", ""),
    ],
)
def test_a_place_stands_before_any_office(name: str, place: str) -> None:
    assert place_before_office(name) == place
