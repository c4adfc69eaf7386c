"""The place that a unit's name holds."""

from __future__ import annotations

import pytest

from drafting.load.names.words.place_in_name import place_before_office, place_in_name, whole_place


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
        ("东山区市场监督管理局", "东山区"),
        ("丁市市场监督管理局", ""),
        ("丁山市市场监督管理局", "丁山市"),
        ("丁山市东山区城市管理局", "丁山市东山区"),
        ("中共青禾县委农村工作领导小组办公室", "青禾县"),
        ("共青团青禾市委员会", "青禾市"),
        ("政协青禾县委员会", "青禾县"),
        ("国家税务总局青禾县税务局", "青禾县"),
        ("丁山市生态环境局青禾县分局", "丁山市青禾县"),
        ("市自然资源和规划局东山区分局", "东山区"),
        ("镇江市民政局", "镇江市"),
        ("白城市政务服务局", "白城市"),
        ("沙市区农业农村局", "沙市区"),
        ("市中区民政局", "市中区"),
        ("城区教育局", "城区"),
        ("青禾县城市社区建设服务中心", "青禾县"),
        ("丁山市市区供水集团有限公司", "丁山市"),
        ("青禾县石桥社区居民委员会", "青禾县石桥社区"),
        ("丁山自治州水务局", "丁山自治州"),
        ("甲乙盟农牧局", "甲乙盟"),
        ("张集镇农业综合服务中心", "张集镇"),
        ("区卫生健康局", ""),
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
