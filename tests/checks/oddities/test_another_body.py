"""Another body than the file's unit in its own words."""

from __future__ import annotations

import pytest

from drafting.checks.oddities.another_body import another_body
from tests.checks.judging import book_of

HEAD = "单位: {名称: 青禾县水务局, 地区: 白水市青禾县, 层级: 县}\n报告期: 2026年\n"


def told(more: str, head: str = HEAD) -> list[str]:
    return [each.message for each in another_body(book_of(f"{head}指标: {{}}\n{more}").dataset)]


@pytest.mark.parametrize("signed", ["青禾县水利局", "水利局", "青禾县教育局", "白水市青禾县水利局"])
def test_another_signature_is_told(signed: str) -> None:
    assert told(f"公文: {{署名: {signed}}}\n") == [f"署名是“{signed}”，单位名称是“青禾县水务局”"]


@pytest.mark.parametrize(
    "more",
    [
        "公文: {署名: 青禾县水务局}\n",
        "公文: {署名: 水务局}\n",
        "公文: {署名: 白水市青禾县水务局}\n",
        "公文: {署名: 青禾水务局}\n",
        "公文: {署名: 四川省白水市青禾县水务局}\n",
        "公文: {署名: 丹霞县水务局}\n",  # another place's name is told as such
        "公文: {署名: 青禾县水务局办公室}\n",
        "公文: {署名: 青禾县人民政府}\n",
        "公文: {署名: 中共青禾县水务局党组}\n",
        "公文: {署名: [青禾县水务局, 青禾县水利局]}\n",
        "公文: {署名: 青禾县审计局}\n文字材料: {导语: 受青禾县审计局委托编写。}\n",
    ],
)
def test_what_signs_for_it_is_not(more: str) -> None:
    assert told(more) == []


@pytest.mark.parametrize(
    ("name", "signed"),
    [
        ("青禾县住房和城乡建设局", "建设局"),  # in a word
        ("青禾县河长制办公室", "青禾县教育局"),  # whose office it may be
    ],
)
def test_whose_bureau_it_is_may_be_left_open(name: str, signed: str) -> None:
    assert told(f"公文: {{署名: {signed}}}\n", HEAD.replace("青禾县水务局", name)) == []


def test_another_name_of_the_unit_is_told_though_its_text_says_it_too() -> None:
    assert len(told("公文: {署名: 青禾县水利局}\n文字材料: {导语: 青禾县水利局组织编写。}\n")) == 1


def test_a_unit_that_does_not_say_its_place_is_held_against_its_region() -> None:
    said = told("文字材料: {导语: 丹霞县水务局完成投资3.26亿元。}\n", HEAD.replace("青禾县水务局", "水务局"))
    assert said == ["文字材料“导语”里说的是“丹霞县水务局”，单位是水务局"]


def test_a_region_of_no_known_rank_has_none_beside_it() -> None:
    head = HEAD.replace("白水市青禾县", "城东街道").replace("青禾县", "城东街道")
    assert told("文字材料: {导语: 河西街道水务局完成投资3.26亿元。}\n", head) == []


def test_a_text_of_another_countys_bureau_is_told() -> None:
    assert told("文字材料: {导语: 2026年上半年，丹霞县水务局完成投资3.26亿元。}\n") == ["文字材料“导语”里说的是“丹霞县水务局”，单位是青禾县水务局"]


@pytest.mark.parametrize(
    "text",
    [
        "青禾县水务局完成投资3.26亿元。",
        "我县水务局完成投资3.26亿元。",
        "白水市水务局全面部署。",
        "与丹霞县水务局共同完成分水协议。",
        "会同丹霞县水务局完成巡查12次。",
        "丹霞县水务局来我县学习。",
        "去年，上游的丹霞县水务局开展联合巡河。",
        "2026年，流域内各县水务局共享数据。",
        "东江区水务局积极支持我县。",
    ],
)
def test_what_may_be_said_of_others_is_not(text: str) -> None:
    assert told(f"文字材料: {{导语: {text}}}\n") == []


@pytest.mark.parametrize("name", ["水务局(河长办", "水务局(河长办)"])
def test_a_name_is_no_pattern(name: str) -> None:
    text = HEAD.replace("名称: 青禾县水务局", f"名称: 青禾县{name}") + f"指标: {{}}\n文字材料: {{导语: 丹霞县{name}完成投资3.26亿元。}}\n"
    assert [each.message for each in another_body(book_of(text).dataset)] == [f"文字材料“导语”里说的是“丹霞县{name}”，单位是青禾县{name}"]


def test_the_name_of_an_office_is_too_short_to_be_known_elsewhere() -> None:
    text = HEAD.replace("名称: 青禾县水务局", "名称: 青禾县某局") + "指标: {}\n文字材料: {导语: 丹霞县某局完成投资3.26亿元。}\n"
    assert list(another_body(book_of(text).dataset)) == []
