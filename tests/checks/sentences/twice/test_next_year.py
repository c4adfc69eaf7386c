"""What is to be done next year, held against what was done in this."""

from __future__ import annotations

import pytest

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.sayings import sayings
from tests.checks.sentences.saying import UNITS


def told(*paragraphs: str) -> list[tuple[str, str]]:
    lines = [("title", "示例县2026年工作总结", 0, ""), *(("heading" if each.startswith("二、") else "body", each, 1 if each.startswith("二、") else 0, "") for each in paragraphs)]
    return [(each.judgement.stated_text, each.slip) for each in sayings(Text(lines), UNITS).claims if each.is_wrong]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("今年新增城镇就业5200人。", "2027年，力争新增城镇就业52000人。"),
        ("2026年新增就业5200人。明年目标：新增就业52000人以上。",),
        ("全县城镇新增就业5200人。", "二、下一步打算", "新增城镇就业52000人。"),
        ("全县城镇新增就业5212人。", "二、2027年工作计划", "确保城镇新增就业不少于52000人。"),
    ],
)
def test_a_plan_of_ten_times_as_much_is_doubted(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == [("52000人", "差了十倍")]


def test_the_first_year_of_five_is_one_year():
    assert told("全年新建公路25公里。", "2027年，“十五五”开局之年，计划新建公路300公里。") == [("300公里", "差了十倍")]
    assert told("全年新建公路25公里。", "2027年起，“十五五”时期计划新建公路300公里。") == []
    assert told("全年新建公路25公里。", "到“十五五”末，力争新建公路300公里。") == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("今年新增城镇就业5200人。", "2027年，力争新增城镇就业5500人。"),
        ("今年新增城镇就业5200人。", "2027年，力争新增城镇就业12000人。"),
        ("今年建成高标准农田1.2万亩。", "2027年，力争累计建成高标准农田12万亩。"),
        ("今年新增城镇就业5200人。", "2027年，力争再新增城镇就业520人。"),
        ("今年新增城镇就业5200人。", "2027年，一季度力争新增城镇就业520人。"),
        ("今年新增城镇就业5200人。", "2027年，力争新增城镇公益岗位就业520人。"),
        ("今年新增城镇就业5200人，其中首次新增城镇就业600人。其他新增城镇就业4600人。", "2027年，力争新增城镇就业率52%。"),
        ("上年新增城镇就业5200人。", "2027年，力争新增城镇就业520人。"),
        ("新建高标准农田5200亩。", "“十五五”期间，力争新建高标准农田52000亩。"),
        ("新建高标准农田5200亩。", "三年内，计划新建高标准农田52000亩。"),
        ("新建高标准农田5200亩。", "到2030年，力争新建高标准农田52000亩。"),
        ("完成投资5200万元。", "2027年，力争完成投资520万元。"),
        ("今年新增城镇就业5200人。", "新增城镇就业5200人。"),
        ("今年新增城镇就业5200人。经核实，新增城镇就业5260人。", "2027年，力争新增城镇就业52000人。"),  # of which?
        ("上半年，新增城镇就业5200人。", "2027年，力争新增城镇就业52000人。"),
    ],
)
def test_what_a_plan_may_well_be_is_no_fault(paragraphs: tuple[str, ...]) -> None:
    assert told(*paragraphs) == []
