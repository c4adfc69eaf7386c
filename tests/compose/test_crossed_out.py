"""A cell of a column of numbers that is crossed out (—, 无): none by its nature, in a table that a template writes out, too. It is not owed."""

from __future__ import annotations

import pytest

from tests.saying import found, say

ROWS = "明细表:\n  表: [{{乡镇: 甲乡, 造林: 3200亩, 抚育: 30亩}}, {{乡镇: 乙乡, 造林: 4800亩, 抚育: {}}}]"
TABLE = "| 乡镇 | 造林 | 抚育 |\n| --- | --- | --- |\n{% for 行 in 明细表.表 %}\n| {{ 行.乡镇 }} | {{ 行.造林 }} | {{ 行.抚育 }} |\n{% endfor %}\n"


@pytest.mark.parametrize("typed", ["—", "－", "-", "无", "/"])
def test_it_prints_as_typed(typed: str) -> None:
    assert say(TABLE, more=ROWS.format(f'"{typed}"')).split("\n")[-1] == f"乙乡 | 4800亩 | {typed}"


def test_nobody_is_asked_for_it() -> None:
    assert [each.message for each in found(TABLE, more=ROWS.format("—")) if "抚育" in each.message] == []
    assert any("抚育" in each.message for each in found(TABLE, more=ROWS.format("待补")))


@pytest.mark.parametrize("typed", ["待补", '""'])
def test_what_is_owed_is_still_owed(typed: str) -> None:
    assert say(TABLE, more=ROWS.format(typed)).split("\n")[-1] == "乙乡 | 4800亩 | 【待补】"


def test_a_sentence_says_nothing_of_it() -> None:
    sentence = "{% for 行 in 明细表.表 %}{{ 行.乡镇 }}造林{{ 行.造林 }}[[，抚育{{ 行.抚育 }}]]。{% endfor %}"
    assert say(sentence, more=ROWS.format("—")) == "甲乡造林3200亩，抚育30亩。乙乡造林4800亩。"


def test_where_a_sentence_cannot_go_it_does_not_read_as_a_dash() -> None:
    sentence = "{% for 行 in 明细表.表 %}{{ 行.乡镇 }}抚育{{ 行.抚育 }}。{% endfor %}"
    assert "抚育—" not in say(sentence, more=ROWS.format("—"))
