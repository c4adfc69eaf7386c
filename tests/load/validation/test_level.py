"""层级 against the unit's own name: told where the name is certain."""

from __future__ import annotations

import pytest

from tests.load.validating import validate


def told(unit: str) -> list[tuple[str, str, str]]:
    dataset, found = validate(f"单位: {{{unit}}}\n报告期: 2021年\n指标: {{}}\n")
    assert dataset is not None
    return [(each.code, each.path or "", each.hint) for each in found]


@pytest.mark.parametrize(
    ("unit", "path", "hint"),
    [
        ("名称: 柏树镇人民政府, 地区: 青禾县柏树镇, 层级: 县", "单位.层级", "写成 层级: 乡镇，或者删去层级，由地区得出"),
        ("名称: 中山街道办事处, 地区: 示例市中山街道, 层级: 市", "单位.层级", "写成 层级: 乡镇，或者删去层级，由地区得出"),
        ("名称: 青禾县人民政府, 地区: 青禾县, 层级: 市", "单位.层级", "写成 层级: 县，或者删去层级，由地区得出"),
        ("名称: 示例自治区人民政府, 地区: 示例自治区, 层级: 市", "单位.层级", "写成 层级: 省，或者删去层级，由地区得出"),
        ("名称: 青山村村民委员会, 地区: 青禾县柏树镇青山村, 层级: 乡镇", "单位.层级", "写成 层级: 村，或者删去层级，由地区得出"),
        ("名称: 柏树镇人民政府, 地区: 青禾县", "单位.地区", "地区写成 青禾县柏树镇"),
        ("名称: 柏树镇人民政府, 地区: 青禾县, 层级: 县", "单位.地区", "地区写成 青禾县柏树镇，删去层级"),
        ("名称: 青禾县人民政府, 地区: 示例市", "单位.地区", "地区写成 示例市青禾县"),
        ("名称: 青禾县人民政府, 地区: 示例市青禾县柏树镇", "单位.地区", "地区写成 示例市青禾县"),
        ("名称: 青禾县人民政府, 地区: 青禾县柏树镇, 层级: 乡镇", "单位.地区", "地区写成 青禾县，删去层级"),
        ("名称: 青禾县人民政府, 地区: 柏树镇", "单位.地区", "地区写到本级"),
    ],
)
def test_a_level_that_the_name_contradicts_is_told(unit, path, hint):
    assert told(unit) == [("D067", path, hint)]


@pytest.mark.parametrize(
    "unit",
    [
        "名称: 柏树镇人民政府, 地区: 青禾县柏树镇, 层级: 乡镇", "名称: 柏树镇人民政府, 地区: 青禾县柏树镇", "名称: 示例市人民政府, 地区: 示例市, 层级: 县",
        "名称: 江北区人民政府, 地区: 示例市江北区, 层级: 市", "名称: 示例自治区人民政府, 地区: 示例自治区", "名称: 示例自治县人民政府, 地区: 示例自治县",
        "名称: 柏树镇财政所, 地区: 青禾县柏树镇, 层级: 县", "名称: 青禾县农业农村局, 地区: 青禾县", "名称: 示例盟行政公署, 地区: 示例盟",
        "名称: 红旗管理区人民政府, 地区: 青禾县, 层级: 乡镇, 全辖: 全区, 自称: 我区, 党委政府: 区党委", "名称: 青禾县柏树镇人民政府, 地区: 青禾县柏树镇",
    ],
)
def test_a_level_that_the_name_leaves_open_or_bears_out_is_not(unit):
    assert told(unit) == []


def test_what_is_told_of_the_place_is_its_own_level():
    _, [found] = validate("单位: {名称: 青禾县人民政府, 地区: 青禾县柏树镇, 层级: 市}\n报告期: 2021年\n指标: {}\n")
    assert found.message.startswith("单位.地区：地区“青禾县柏树镇”是乡镇，单位名称“青禾县人民政府”却是县的")


@pytest.mark.parametrize(
    ("region", "example"),
    [
        ("红旗管理区", "（如 层级: 乡镇，全辖: 全区，自称: 我区，党委政府: 党工委、管委会）"),
        ("青禾县云山风景名胜区", "党委政府: 党工委、管委会）"),
        ("东风林场", "（如 层级: 乡镇，全辖: 全场，自称: 我场，党委政府: 林场党委）"),
        ("临港园区", "党委政府: 党工委、管委会）"),
        ("临港园区管委会", "单位: {名称: 临港园区管委会, 地区: 临港园区}"),  # an office, and no place
    ],
)
def test_what_is_called_an_area_is_not_spoken_of_as_a_county(region, example):
    dataset, [found] = validate(f"单位: {{名称: 某办公室, 地区: {region}}}\n报告期: 2021年\n指标: {{}}\n")
    assert dataset is None
    assert found.code == "D061"
    assert found.hint.endswith(example)


def test_an_economic_development_area_has_a_committee_of_its_own():
    dataset, _ = validate("单位: {名称: 某办公室, 地区: 某市经开区}\n报告期: 2021年\n指标: {}\n")
    assert dataset is not None
    assert dataset.unit.leadership == "党工委、管委会"


@pytest.mark.parametrize(
    ("unit", "advised"),
    [
        ("{名称: 青禾县医疗保障局, 地区: 城区经办所}", "地区写报告说的是哪里，单位写在“名称”里：单位: {地区: 青禾县}"),
        ("{名称: 城区经办所, 地区: 城区经办所}", "地区写报告说的是哪里，单位写在“名称”里：单位: {名称: 城区经办所, 地区: 某县}"),
    ],
)
def test_a_bureau_is_no_place(unit, advised):
    dataset, [found] = validate(f"单位: {unit}\n报告期: 2021年\n指标: {{}}\n")
    assert dataset is None
    assert (found.code, found.message, found.hint) == ("D061", "单位.地区：“城区经办所”是单位，不是地方", advised)
