"""A glance at a line without its figures tells what can be no repetition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.prose.passages import OWED, Text
from drafting.checks.prose.repeats import _MAY_REPEAT, _TWICE, BROKEN_OFF, REPEATED, repeat_findings


def text_of(*lines: str) -> Text:
    return Text([("body", line, 0, "") for line in lines])


@given(st.lists(st.text(f"甲乙丙、12.%{OWED}", max_size=30), max_size=3))
def test_where_no_line_may_repeat_none_does(lines: list[str]):
    text = text_of(*lines)
    if _TWICE.search(text.whole):
        assert text.shows(_MAY_REPEAT)


def test_words_are_told_that_stand_twice_whatever_figures_stand_between_others():
    for _ in range(2):  # also where the like was looked at before
        told = [(each.rule, each.excerpt) for each in repeat_findings(text_of("采取以奖代补等方式等方式支持12户。", "甲乙丙3甲乙丙。"))]
        assert told == [(REPEATED, "等方式等方式")]


def test_what_stands_above_a_table_is_no_paragraph_that_breaks_off():
    text = text_of("附表：各县（区）档案接收情况一览", "2026年全县重点水利项目进展情况表", "加快补齐农村供水、道路、电网等短板，完善")
    assert [(each.rule, each.start) for each in repeat_findings(text)] == [(BROKEN_OFF, text.starts[2])]


@pytest.mark.parametrize(
    ("level", "empty"),
    [
        (1, ["一、档案工作"]),  # what is beside a heading does not stand below it
        (2, []),
    ],
)
def test_a_numbered_line_that_says_what_it_has_to_say_fills_the_headings_above_it_alone(level: int, empty: list[str]):
    lines = [("一、档案工作", 1), ("接收档案2.86万卷，征集资料126件。", level), ("二、打算", 1)]
    text = Text([*(("heading", words, at, "") for words, at in lines), ("body", "抓好监测。", 0, "")])
    assert [each.excerpt for each in repeat_findings(text)] == empty
