"""Marks that a maintainer types and a reader would see: single braces, # without a blank, numbers in headings, places nobody has."""

from __future__ import annotations

import pytest

from drafting import guide
from tests.saying import library_of

HOUSE = {"_house/documents.yaml": "工作总结: {各期: {标题: 甲, 问题: 乙}}\n", "试/indicators.yaml": "就业: {务工: {计量单位: 人}}\n"}
CODES = {"T070", "T071", "T072", "T073", "T076"}


def told(tmp_path, template: str, front: str = "文种: 工作总结") -> list[tuple[str, str, str]]:
    """Code, line:column and hint."""
    library = library_of(tmp_path / "templates", {**HOUSE, "试/报告.j2": f"---\n{front}\n---\n{template}\n{{% 其余 %}}"})
    found = guide.check_template(library, "试/报告")
    return [(each.code, f"{each.place.line}:{each.place.column}", each.hint) for each in found if each.code in CODES]


@pytest.mark.parametrize(
    ("template", "place", "hint"),
    [
        ("务工{ 就业.务工 }。", "4:3", "写成 {{ 就业.务工 }}"),
        ("务工{就业.务工}。", "4:3", "写成 {{ 就业.务工 }}"),
        ("好。\n务工{ 就业.务工 }}。", "5:3", "写成 {{ 就业.务工 }}"),
        ("{ % 可省 % }好。", "4:1", "写成 {% 可省 %}"),
        ("好。}", "4:3", "删去，或写成一对 {{ }}"),
    ],
)
def test_a_single_brace_is_told_with_the_tag_that_was_meant(tmp_path, template, place, hint):
    assert told(tmp_path, template) == [("T071", place, hint)]


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("有农户[，务工{{ 就业.务工 }}]。", "写成 [[，务工{{ 就业.务工 }}]]"),
        ("有农户[，务工就业情况。", "写成 [[，务工就业情况。]]，]] 写在可省的那一截后面"),
        ("有农户［［，务工{{ 就业.务工 }}］］。", "写成半角的 [[，务工{{ 就业.务工 }}]]"),
        ("有农户【【，务工{{ 就业.务工 }}】】。", "写成半角的 [[，务工{{ 就业.务工 }}]]"),
    ],
)
def test_brackets_that_are_no_clause_are_told(tmp_path, template, hint):
    assert told(tmp_path, template) == [("T076", "4:4", hint)]


@pytest.mark.parametrize(
    ("template", "place", "hint"),
    [
        ("##做法成效\n\n好。", "4:1", "写成 ## 做法成效"),
        ("好。\n\n  ###{{ 文种.问题 }}\n\n好。", "6:3", "写成 ### {{ 文种.问题 }}"),
        ("##\u3000做法\n\n好。", "4:1", "写成 ## 做法"),
        ("＃＃ 做法\n\n好。", "4:1", "写成 ## 做法"),
    ],
)
def test_a_heading_that_is_none_for_want_of_a_blank_is_told(tmp_path, template, place, hint):
    assert told(tmp_path, template) == [("T072", place, hint)]


@pytest.mark.parametrize(
    ("heading", "place", "number"),
    [
        ("## 一、做法", "4:4", "一、"), ("### （一）做法", "4:5", "（一）"), ("### (一) 做法", "4:5", "(一)"), ("#### 1. 做法", "4:6", "1."),
        ("#### 1．做法", "4:6", "1．"), ("##### （1）做法", "4:7", "（1）"), ("## 一是做法", "4:4", "一是"), ("## 第一，做法", "4:4", "第一，"),
        ("## 二、{{ 文种.问题 }}", "4:4", "二、"),
    ],
)  # fmt: skip
def test_a_number_at_the_head_of_a_heading_is_told(tmp_path, heading, place, number):
    assert told(tmp_path, f"{heading}\n\n好。") == [("T073", place, f"删去“{number}”，序号由程序编")]


def test_a_level_that_counts_none_has_its_numbers_typed(tmp_path):
    found = told(tmp_path, "## 一、甲\n\n### （一）甲\n\n好。", "文种: 工作总结\n编号: [一、, '']")
    assert [(code, place) for code, place, _ in found] == [("T073", "5:4")]


@pytest.mark.parametrize(
    ("typed", "meant"), [("导雨", "导语"), ("存在间题", "存在问题"), ("做法成笑", "做法成效"), ("主要作法", "主要做法"), ("就亚", "就业")],
)
def test_a_slip_in_the_name_of_a_place_for_the_datas_texts_is_told(tmp_path, typed, meant):
    found = told(tmp_path, f"{{% 文字材料 {typed} %}}好。{{% 文字材料完 %}}")
    assert found == [("T070", "4:9", f"是不是“{meant}”？确实叫“{typed}”的不用改")]


@pytest.mark.parametrize(
    "template",
    [
        "{# { 甲 } ##甲 #}好。", "好【甲】。", "见[1]。", "{{ 就业.务工 }}{% if 就业.务工 is 有 %}好{% endif %}。[[好]]", "## “一户一策”\n\n好。", "## 第一、二产业\n\n好。",
        "（一）在句子里。\n\n一、在段首。\n\n1. 也是。", "## 一体推进\n\n好。", "### 1.5万亩\n\n好。", "## {{ 文种.问题 }}\n\n好。", "好。#甲#\n\n好。",
        *(f"{{% 文字材料 {name} %}}好。{{% 文字材料完 %}}" for name in ("导语", "致辞", "致词", "引言", "工作亮点", "典型案例", "结尾", "就业")),
    ],
)  # fmt: skip
def test_what_is_meant_as_it_is_typed_is_left_alone(tmp_path, template):
    assert told(tmp_path, template) == []


def test_a_section_that_no_report_places_is_looked_at_too(tmp_path):
    library = library_of(tmp_path / "templates", {**HOUSE, "试/报告.j2": "好。{% 其余 %}", "试/sections/就业.j2": "##就业\n\n务工{ 就业.务工 }。{% 其余 就业 %}"})
    assert {each.code for each in guide.check_catalogues(library)} >= {"T071", "T072"}


def test_a_filter_that_is_called_by_what_it_says_is_advised_without_it(tmp_path):
    library = library_of(tmp_path / "templates", {**HOUSE, "试/报告.j2": "---\n文种: 工作总结\n---\n{{ 就业.务工|同比增长 }}{% 其余 %}"})
    assert [each.hint for each in guide.check_template(library, "试/报告") if each.code == "T004"] == ["是否应为“同比”"]
